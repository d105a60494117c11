package pdf

import "veil/internal/pdf"

// standing is a Sink that gathers where glyphs stay as they are, string by
// string: a box does not grow over them.
type standing struct {
	masks *masks
	set   *setting
	kept  []strip
}

// Op implements pdf.Sink.
func (t *standing) Op(*pdf.Machine, pdf.Operation) {}

// Image implements pdf.Sink.
func (t *standing) Image(*pdf.Machine, pdf.Image) {}

// Begin implements pdf.Sink.
func (t *standing) Begin(*pdf.Machine, *pdf.Form) {}

// End implements pdf.Sink.
func (t *standing) End(*pdf.Machine, *pdf.Form) {}

// Show implements pdf.Sink.
func (t *standing) Show(_ *pdf.Machine, s *pdf.Show) {
	if s.Font.Dict == nil || t.set.moves(s) {
		return
	}
	from := 0
	for i := range s.Glyphs {
		g := &s.Glyphs[i]
		if i > 0 && g.Elem != s.Glyphs[i-1].Elem {
			t.keep(s, from, i)
			from = i
		}
		if t.masks.goes(s, g, s.First+i) {
			t.keep(s, from, i)
			from = i + 1
		}
	}
	t.keep(s, from, len(s.Glyphs))
}

// keep notes where the glyphs from and up to to stay, from the first that is no
// space to the last.
func (t *standing) keep(s *pdf.Show, from, to int) {
	for from < to && isBlank(s.Glyphs[from].Text) {
		from++
	}
	for from < to && isBlank(s.Glyphs[to-1].Text) {
		to--
	}
	if from >= to {
		return
	}
	q, last := quadOf(s, &s.Glyphs[from]), &s.Glyphs[to-1]
	q.ax, q.ay = last.X+last.AX-q.x, last.Y+last.AY-q.y
	if x, ok := q.strip(); ok {
		t.kept = append(t.kept, x)
	}
}

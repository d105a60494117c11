package pdf

import (
	"sort"

	source "veil/extract/pdf"
	"veil/internal/pdf"
	"veil/redact/plan"
)

// masks are the glyphs of one page that go, and where they stood.
type masks struct {
	crop  [4]float64    // what the page shows
	page  string        // the Part's ID
	edit  map[int32]int // ordinal of a glyph: which edit, or unread
	boxes [][]quad      // for each edit, and last for what is unread
	kept  []strip       // what stays, string by string: a box does not grow over it
}

// unreadMark covers glyphs of which nobody knows what they say.
const unreadMark = "[UNREADABLE]"

// quad is where a glyph stood: origin, advance and upward vector in page space.
type quad struct{ x, y, ax, ay, ux, uy, low, high float64 }

func newMasks(src *source.Page, p plan.Plan) *masks {
	edits := p.Masked(src.ID)
	m := &masks{crop: src.CropBox, page: src.ID, edit: map[int32]int{}, boxes: make([][]quad, len(edits)+1)}
	for _, g := range src.Unread {
		m.edit[g] = len(edits)
	}
	for i, e := range edits {
		at := sort.Search(len(src.Marks), func(k int) bool { return int(src.Marks[k].End) > e.Start })
		for ; at < len(src.Marks) && int(src.Marks[at].Start) < e.End; at++ {
			m.edit[src.Marks[at].Glyph] = i
		}
	}
	return m
}

func (m *masks) of(ordinal int) (int, bool) {
	e, ok := m.edit[int32(ordinal)]
	return e, ok
}

func (m *masks) cover(edit int, s *pdf.Show, g *pdf.Shown) {
	m.boxes[edit] = append(m.boxes[edit], quadOf(s, g))
}

// keep notes where the glyphs from and up to to stay.
func (m *masks) keep(s *pdf.Show, from, to int) {
	qs := make([]quad, 0, to-from)
	for i := from; i < to; i++ {
		if g := &s.Glyphs[i]; !isBlank(g.Text) {
			qs = append(qs, quadOf(s, g))
		}
	}
	m.kept = append(m.kept, strips(qs)...)
}

func quadOf(s *pdf.Show, g *pdf.Shown) quad {
	low, high := s.Font.Descent()/1000, s.Font.Ascent()/1000
	if high-low < 0.3 || high-low > 3 {
		low, high = -0.22, 0.9
	}
	return quad{g.X, g.Y, g.AX, g.AY, g.UX, g.UY, low, high}
}

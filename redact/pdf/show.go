package pdf

import "veil/internal/pdf"

// Show implements pdf.Sink: it writes the glyphs that stay, and moves the pen
// over those that go.
func (e *emitter) Show(m *pdf.Machine, s *pdf.Show) {
	f := e.cur
	switch s.Op.Op {
	case "\"":
		if e.set == nil {
			f.numbers(pdf.Operation{Op: "Tw", Args: s.Op.Args[:1]}, 1)
			f.numbers(pdf.Operation{Op: "Tc", Args: s.Op.Args[1:2]}, 1)
			f.write(nil, "T*")
		}
	case "'":
		if e.set == nil {
			f.write(nil, "T*")
		}
	}
	if s.Font.Dict == nil { // shown without a font: no viewer draws it
		if len(s.Glyphs) > 0 {
			e.edited()
		}
		return
	}
	if e.set.moves(s) {
		e.reset(m, s)
		return
	}
	if e.set != nil {
		e.place(s)
		defer e.unplace(s)
	}
	fu, args := e.use(s.Font), operands(s)
	f.buf.WriteByte('[')
	g := 0
	for i := range args {
		a := &args[i]
		switch a.Kind {
		case pdf.Number:
			pdf.AppendNum(f.buf, a.Num)
			f.buf.WriteByte(' ')
		case pdf.Str:
			from := g
			for g < len(s.Glyphs) && int(s.Glyphs[g].Elem) == i {
				g++
			}
			e.glyphs(s, fu, a.Bytes, from, g)
		}
	}
	f.buf.WriteString("]TJ\n")
}

// operands are what a text-showing operator shows: the strings and numbers of
// TJ, the one string of the others.
func operands(s *pdf.Show) []pdf.Operand {
	switch args := s.Op.Args; s.Op.Op {
	case "TJ":
		return args[0].Elems
	case "\"":
		return args[2:]
	default:
		return args
	}
}

// glyphs writes one string of a text-showing operator.
func (e *emitter) glyphs(s *pdf.Show, fu *fontUse, b []byte, from, to int) {
	f := e.cur
	start := -1
	flush := func(end int) {
		if start >= 0 {
			pdf.AppendString(f.buf, b[start:end])
			start = -1
		}
	}
	moved := 0.0
	for i := from; i < to; i++ {
		g := &s.Glyphs[i]
		if e.removes(s, g, s.First+i) {
			flush(int(g.At))
			moved += g.Adv
			continue
		}
		if moved != 0 {
			pdf.AppendNum(f.buf, moved)
			moved = 0
		}
		if start < 0 {
			start = int(g.At)
		}
		fu.see(g)
	}
	if to > from {
		last := &s.Glyphs[to-1]
		flush(int(last.At) + last.N)
	}
	if moved != 0 {
		pdf.AppendNum(f.buf, moved)
		f.buf.WriteByte(' ')
	}
}

// removes decides about one glyph, and remembers where a masked one stood.
func (e *emitter) removes(s *pdf.Show, g *pdf.Shown, ordinal int) bool {
	if e.glyph { // text inside a Type 3 glyph has not been read
		return true
	}
	edit, masked := e.masks.of(ordinal)
	switch {
	case s.Hidden || g.Off || e.masks.hides(ordinal):
	case masked:
		if !e.set.has(ordinal) {
			e.masks.cover(edit, s, g)
		}
	default:
		return false
	}
	e.edited()
	return true
}

// edited notes that something was removed from this and the enclosing content.
func (e *emitter) edited() {
	for _, f := range e.frames {
		f.edited = true
	}
}

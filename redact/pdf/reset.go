package pdf

import (
	"math"

	"veil/internal/pdf"
)

// moves reports whether a string has a glyph that the setting has moved or
// masked.
func (s *setting) moves(x *pdf.Show) bool {
	if s == nil {
		return false
	}
	for i := range x.Glyphs {
		if _, ok := s.place(x.First + i); ok {
			return true
		}
	}
	return false
}

// has reports whether the setting has taken care of a glyph.
func (s *setting) has(ordinal int) bool {
	if s == nil {
		return false
	}
	_, ok := s.place(ordinal)
	return ok
}

// On a page with a setting, no string is placed by the operators of the source,
// and spacing is not left on: the way from one string to the next, and the
// spaces between words, tell how wide the words are that are gone.

// place puts the pen where a string that stays as it is begins.
func (e *emitter) place(s *pdf.Show) {
	if s.Tc != 0 {
		e.nums(s.Tc)
		e.cur.write(nil, "Tc")
	}
	if s.Tw != 0 {
		e.nums(s.Tw)
		e.cur.write(nil, "Tw")
	}
	e.cur.pen.to(e.cur.buf, s.Tm)
}

// unplace ends what place began.
func (e *emitter) unplace(s *pdf.Show) {
	if s.Tc != 0 {
		e.cur.write(nil, "0 Tc")
	}
	if s.Tw != 0 {
		e.cur.write(nil, "0 Tw")
	}
}

// reset writes a string whose glyphs have new places.
func (e *emitter) reset(m *pdf.Machine, s *pdf.Show) {
	fu, strs := e.use(s.Font), operands(s)
	frame, _ := frameOf(m, s)
	u0, _ := frame.at(s.Tm.Mul(m.CTM()).Apply(0, 0))
	unit := frame.scale * s.Size * s.Across / 1000
	pen, begun := 0.0, false
	f, text := e.cur.buf, e.text[:0]
	flush := func() {
		if len(text) > 0 {
			pdf.AppendString(f, text)
			text = text[:0]
		}
	}
	for i := range s.Glyphs {
		g := &s.Glyphs[i]
		ordinal := s.First + i
		if e.removes(s, g, ordinal) {
			continue
		}
		at, set := e.set.place(ordinal)
		if !set {
			at, _ = frame.at(g.X, g.Y)
		}
		if math.IsNaN(at) {
			continue
		}
		if !begun {
			tm := pdf.Matrix{1, 0, 0, 1, (at - u0) / frame.scale, 0}.Mul(s.Tm)
			e.cur.pen.to(f, tm)
			f.WriteByte('[')
			begun, pen = true, at
		}
		if move := (pen - at) / unit; math.Abs(move) > 0.5 {
			flush()
			pdf.AppendNum(f, math.Round(move))
			pen -= math.Round(move) * unit
		}
		text = append(text, strs[g.Elem].Bytes[g.At:int(g.At)+g.N]...)
		pen += frame.natural(s, g)
		fu.see(g)
	}
	if begun {
		flush()
		f.WriteString("]TJ\n")
	}
	e.text = text
	e.edited()
}

// underlines reports whether something drawn within box, in page space, belongs
// to a row that was set anew: a line below the words or colour behind them,
// which would tell where they stood.
func (s *setting) underlines(box [4]float64) bool {
	if s == nil {
		return false
	}
	for i := range s.bands {
		b := &s.bands[i]
		r := box
		if b.angle != 0 {
			sin, cos := math.Sincos(b.angle)
			r = (pdf.Matrix{cos, -sin, sin, cos, 0, 0}).Bounds(box)
		}
		if r[0] > b.u0-1.5 && r[2] < b.u1+1.5 && r[1] > b.v0 && r[3] < b.v1 {
			return true
		}
	}
	return false
}

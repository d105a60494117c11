package pdf

import (
	"math"

	"veil/internal/pdf/font"
)

// textOp carries out the operators of text state and position (PDF 32000-1,
// 9.3 and 9.4.2) and reports whether op was one.
func (m *Machine) textOp(op Operation) bool {
	t := &m.gs.text
	switch op.Op {
	case "BT":
		m.tm, m.tlm = Identity, Identity
	case "ET":
	case "Tc":
		t.tc = op.Args[0].Num
	case "Tw":
		t.tw = op.Args[0].Num
	case "Tz":
		t.th = op.Args[0].Num / 100
	case "TL":
		t.leading = op.Args[0].Num
	case "Tf":
		t.font = m.Fonts.Get(m.resource("Font", Name(op.Args[0].Bytes)))
		t.size = op.Args[1].Num
	case "Tr":
		t.mode = int(op.Args[0].Num)
	case "Ts":
		t.r = op.Args[0].Num
	case "Td":
		m.moveLine(op.Args[0].Num, op.Args[1].Num)
	case "TD":
		t.leading = -op.Args[1].Num
		m.moveLine(op.Args[0].Num, op.Args[1].Num)
	case "Tm":
		if n := matrixOf(op.Args); n.Valid() {
			m.tm, m.tlm = n, n
		}
	case "T*":
		m.moveLine(0, -t.leading)
	default:
		return false
	}
	return true
}

func (m *Machine) moveLine(x, y float64) {
	if n := (Matrix{1, 0, 0, 1, x, y}).Mul(m.tlm); n.Valid() {
		m.tlm, m.tm = n, n
	}
}

// showText measures the glyphs of a text-showing operator (PDF 32000-1, 9.4.3
// and 9.4.4), hands them to the sink and moves on.
func (m *Machine) showText(op Operation) {
	t := &m.gs.text
	args := op.Args
	switch op.Op {
	case "'":
		m.moveLine(0, -t.leading)
	case "\"":
		t.tw, t.tc = args[0].Num, args[1].Num
		m.moveLine(0, -t.leading)
		args = args[2:]
	case "TJ":
		args = args[0].Elems
	}
	s := &m.show
	if m.display != nil {
		s.Glyphs = m.display.further(s.Glyphs)
	}
	s.Op, s.Glyphs, s.First, s.Font = op, s.Glyphs[:0], m.ordinal, t.font
	s.Hidden, s.Mode = m.Hidden(), t.mode
	s.Tm, s.Size, s.Across, s.Tc, s.Tw = m.tm, t.size, t.th, t.tc, t.tw
	if t.font == nil {
		t.font = m.Fonts.missing()
		s.Font = t.font
	}
	vertical := t.font.Vertical()
	m.pen.set(m.tm, m.gs.ctm, t, vertical)
	for i := range args {
		a := &args[i]
		if a.Kind == Number {
			d := -a.Num / 1000 * t.size
			if vertical {
				m.advance(0, d)
			} else {
				m.advance(d*t.th, 0)
			}
			continue
		}
		if a.Kind != Str {
			continue
		}
		if len(a.Bytes) > 4*maxGlyphs { // more than that many codes of any length
			m.err = ErrTooComplex
			return
		}
		m.pen.elem, m.pen.at = int32(i), 0
		t.font.Decode(a.Bytes, m.emit)
		if len(s.Glyphs) > maxGlyphs {
			break
		}
	}
	m.ordinal += len(s.Glyphs)
	if m.ordinal > maxGlyphs {
		m.err = ErrTooComplex
		return
	}
	m.sink.Show(m, s)
}

// pen is what the glyphs of one operator have in common, and where the next code
// stands in its string.
type pen struct {
	vertical bool
	flat     bool    // glyphs have no area: nothing of them is drawn
	trm      Matrix  // of text space to page space, but for the translation
	ux, uy   float64 // one em upwards, in page space
	unit     float64 // from width units to unscaled text space
	elem, at int32
}

func (p *pen) set(tm, ctm Matrix, t *textState, vertical bool) {
	p.vertical, p.trm, p.unit = vertical, tm.Mul(ctm), t.font.unit
	p.ux, p.uy = p.trm.Vector(0, t.size)
	p.flat = math.Abs((p.trm[0]*p.trm[3]-p.trm[1]*p.trm[2])*t.size*t.size*t.th) < leastArea
}

// leastArea is the area of an em, in page space, below which nothing is drawn.
const leastArea = 1e-9

// glyph notes the next glyph of the string that the pen writes.
func (m *Machine) glyph(g *font.Glyph) {
	t, p := &m.gs.text, &m.pen
	p.trm[4], p.trm[5] = m.gs.ctm.Apply(m.tm[4], m.tm[5])
	if n := len(m.show.Glyphs); n < cap(m.show.Glyphs) {
		m.show.Glyphs = m.show.Glyphs[:n+1]
	} else {
		m.show.Glyphs = append(m.show.Glyphs, Shown{})
	}
	sh := &m.show.Glyphs[len(m.show.Glyphs)-1]
	sh.Glyph, sh.Elem, sh.At, sh.UX, sh.UY = g, p.elem, p.at, p.ux, p.uy // each field is set: the memory is used again
	p.at += int32(g.N)
	w := g.Width * p.unit
	adv := t.tc
	if g.Space {
		adv += t.tw
	}
	var tx, ty float64
	if p.vertical {
		// The origin of vertical writing is above the glyph; boxes are drawn
		// from the horizontal origin, half a width to the left and one em down.
		ty = -t.size + adv
		sh.X, sh.Y = p.trm.Apply(-w*t.size/2*t.th, t.r-0.88*t.size)
		adv = ty
	} else {
		adv += w * t.size
		tx = adv * t.th
		sh.X, sh.Y = p.trm.Apply(0, t.r)
	}
	sh.AX, sh.AY = p.trm.Vector(tx, ty)
	if sh.Adv = 0; t.size != 0 {
		sh.Adv = -1000 * adv / t.size
	}
	sh.Off = p.flat || m.outside(sh)
	m.advance(tx, ty)
}

// advance moves the text matrix along its own axes.
func (m *Machine) advance(tx, ty float64) {
	x, y := m.tm.Apply(tx, ty)
	if math.Abs(x) <= maxCoord && math.Abs(y) <= maxCoord { // false for what is no number
		m.tm[4], m.tm[5] = x, y
	}
}

// outside reports whether a glyph lies beyond the page's crop box, or nowhere.
func (m *Machine) outside(g *Shown) bool {
	x1, y1 := g.X+g.AX+g.UX, g.Y+g.AY+g.UY
	if sum := g.X + g.Y + x1 + y1; math.IsNaN(sum) || math.IsInf(sum, 0) {
		return true
	}
	return max(g.X, x1) < m.crop[0] || min(g.X, x1) > m.crop[2] ||
		max(g.Y, y1) < m.crop[1] || min(g.Y, y1) > m.crop[3]
}

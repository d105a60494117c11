package pdf

import (
	"bytes"
	"fmt"
	"math"
	"sort"

	source "veil/extract/pdf"
	"veil/internal/pdf"
	"veil/internal/pdf/font"
	"veil/redact/plan"
)

// masks are the glyphs of one page that go, and where they stood.
type masks struct {
	page  string        // the Part's ID
	edit  map[int32]int // ordinal of a glyph: which edit, or unread
	boxes [][]quad      // for each edit, and last for what is unread
}

// unreadMark covers glyphs of which nobody knows what they say.
const unreadMark = "[UNREADABLE]"

// quad is where a glyph stood: origin, advance and upward vector in page space.
type quad struct{ x, y, ax, ay, ux, uy, low, high float64 }

func newMasks(src *source.Page, p plan.Plan) *masks {
	edits := p.Masked(src.ID)
	m := &masks{page: src.ID, edit: map[int32]int{}, boxes: make([][]quad, len(edits)+1)}
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
	low, high := s.Font.Descent()/1000, s.Font.Ascent()/1000
	if high-low < 0.3 || high-low > 3 {
		low, high = -0.22, 0.9
	}
	m.boxes[edit] = append(m.boxes[edit], quad{g.X, g.Y, g.AX, g.AY, g.UX, g.UY, low, high})
}

// strip is a box along one line: in a frame turned by angle, from u0 to u1 and
// from v0 to v1.
type strip struct{ angle, u0, u1, v0, v1 float64 }

// strips joins quads that stand on one line, in the order of drawing.
func strips(qs []quad) []strip {
	var out []strip
	for _, q := range qs {
		dx, dy := q.ax, q.ay
		size := math.Hypot(q.ux, q.uy)
		if math.Hypot(dx, dy) < size/1000 {
			dx, dy = q.uy, -q.ux
		}
		a := math.Atan2(dy, dx)
		sin, cos := math.Sincos(a)
		u, v := q.x*cos+q.y*sin, q.y*cos-q.x*sin
		s := strip{a, u, u + math.Hypot(q.ax, q.ay), v + q.low*size, v + q.high*size}
		if n := len(out); n > 0 {
			l := &out[n-1]
			if math.Abs(l.angle-a) < 0.01 && math.Abs(l.v0-s.v0) < 0.4*size && s.u0-l.u1 < 2*size && l.u0-s.u1 < 2*size {
				l.u0, l.u1 = min(l.u0, s.u0), max(l.u1, s.u1)
				l.v0, l.v1 = min(l.v0, s.v0), max(l.v1, s.v1)
				continue
			}
		}
		out = append(out, s)
	}
	return out
}

// drawMasks draws the boxes on top of the page, each edit's label in the
// widest of its boxes.
func (e *emitter) drawMasks(p plan.Plan) {
	edits := p.Masked(e.masks.page)
	for i, qs := range e.masks.boxes {
		ss := strips(qs)
		if len(ss) == 0 {
			continue
		}
		label := unreadMark
		if i < len(edits) {
			label = p.Mark(edits[i])
		}
		if p.Style == plan.StyleBox {
			label = ""
		}
		widest := 0
		for k, s := range ss {
			if s.u1-s.u0 > ss[widest].u1-ss[widest].u0 {
				widest = k
			}
		}
		for k, s := range ss {
			text := ""
			if k == widest {
				text = label
			}
			e.strip(s, text)
		}
	}
}

// strip draws one box: black, its label in white.
func (e *emitter) strip(s strip, label string) {
	b := &e.cur.buf
	sin, cos := math.Sincos(s.angle)
	w, h := s.u1-s.u0, s.v1-s.v0
	b.WriteString("q\n")
	nums(b, cos, sin, -sin, cos, s.u0*cos-s.v0*sin, s.u0*sin+s.v0*cos)
	b.WriteString("cm\n0 g 0 0 ")
	nums(b, w, h)
	b.WriteString("re f\n")
	if label != "" {
		size := min(h*0.72, 14)
		natural := e.copy.labelWidth(label) * size
		squeeze := 100.0
		if room := w * 0.94; natural > room {
			squeeze = room / natural * 100
		}
		if squeeze < 45 { // letters squeezed this much do not read: smaller ones do
			size = max(size*squeeze/45, 1)
			squeeze = min(w*0.94/(e.copy.labelWidth(label)*size)*100, 45)
		}
		x := (w - e.copy.labelWidth(label)*size*squeeze/100) / 2
		b.WriteString("1 g\nBT ")
		e.setFont(e.copy.labelFont(), size)
		nums(b, squeeze)
		b.WriteString("Tz ")
		nums(b, x, (h-0.7*size)/2)
		b.WriteString("Td ")
		pdf.AppendString(b, []byte(label))
		b.WriteString(" Tj ET\n")
		e.copy.use(e.copy.labelFont()).seeText(label)
	}
	b.WriteString("Q\n")
}

func nums(b *bytes.Buffer, vs ...float64) {
	for _, v := range vs {
		fmt.Fprintf(b, "%.4f ", v)
	}
}

// labelFont is the font of the labels: one that every viewer has.
func (c *copy) labelFont() *pdf.Font { return c.label }

func newLabelFont() *pdf.Font {
	return &pdf.Font{
		Font: font.New(font.Spec{Subtype: "Type1", BaseFont: "Helvetica", Encoding: "WinAnsiEncoding"}),
		Dict: pdf.Dict{"Type": pdf.Name("Font"), "Subtype": pdf.Name("Type1"), "BaseFont": pdf.Name("Helvetica"),
			"Encoding": pdf.Name("WinAnsiEncoding")},
	}
}

// labelWidth is the width of a label in ems.
func (c *copy) labelWidth(s string) float64 {
	w := 0.0
	c.label.Decode([]byte(s), func(g font.Glyph) { w += g.Width })
	return w / 1000
}

// seeText notes that a label shows these characters.
func (u *fontUse) seeText(s string) {
	for i := range len(s) {
		u.see(&pdf.Shown{Glyph: font.Glyph{Code: uint32(s[i]), N: 1, Text: s[i : i+1]}})
	}
}

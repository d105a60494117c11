package pdf

import (
	"math"

	"golang.org/x/text/encoding/charmap"

	"veil/internal/pdf"
	"veil/internal/pdf/font"
	"veil/redact/plan"
)

// strip is a box along one line: in a frame turned by angle, from u0 to u1 and
// from v0 to v1.
type strip struct{ angle, u0, u1, v0, v1 float64 }

// strip is the box around a quad; false where that is nowhere, by absurd numbers.
func (q quad) strip() (strip, bool) {
	dx, dy := q.ax, q.ay
	size := math.Hypot(q.ux, q.uy)
	if math.Hypot(dx, dy) < size/1000 {
		dx, dy = q.uy, -q.ux
	}
	a := math.Atan2(dy, dx)
	sin, cos := math.Sincos(a)
	u, v := q.x*cos+q.y*sin, q.y*cos-q.x*sin
	low, high := q.low*size, q.high*size
	if q.uy*cos-q.ux*sin < 0 { // mirrored: its top is below the line
		low, high = -high, -low
	}
	s := strip{a, u, u + math.Hypot(q.ax, q.ay), v + low, v + high}
	sum := s.u0 + s.u1 + s.v0 + s.v1
	return s, !math.IsNaN(sum) && math.Abs(sum) <= 1e9
}

// strips joins quads that stand on one line, in the order of drawing.
func strips(qs []quad) []strip {
	var out []strip
	for _, q := range qs {
		s, ok := q.strip()
		if !ok {
			continue
		}
		size := math.Hypot(q.ux, q.uy)
		if n := len(out); n > 0 {
			l := &out[n-1]
			if math.Abs(l.angle-s.angle) < 0.01 && math.Abs(l.v0-s.v0) < 0.4*size && s.u0-l.u1 < 2*size && l.u0-s.u1 < 2*size {
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
func (e *emitter) drawMasks(d *pdf.Display, p plan.Plan) error {
	edits := e.masks.edits
	all := make([][]strip, len(e.masks.boxes))
	var taken []strip
	for i, qs := range e.masks.boxes {
		all[i] = strips(qs)
		taken = append(taken, all[i]...)
	}
	if taken != nil {
		t := &standing{masks: e.masks, set: e.set}
		if err := d.Play(t); err != nil {
			return err
		}
		taken = append(taken, t.kept...)
		c := e.masks.crop // beyond the page's edges there is no room either
		taken = append(taken, strip{0, c[2], c[2] + 1, c[1], c[3]}, strip{0, c[0] - 1, c[0], c[1], c[3]},
			strip{0, c[0], c[2], c[3], c[3] + 1}, strip{0, c[0], c[2], c[1] - 1, c[1]})
	}
	for _, b := range e.set.masks() {
		label := ""
		if b.label {
			label = markOf(p, edits, int(b.edit))
		}
		e.strip(b.strip, label, nil)
	}
	for i, ss := range all {
		label := markOf(p, edits, i)
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
			e.strip(s, text, taken)
		}
	}
	return nil
}

// markOf is what the masks of an edit say.
func markOf(p plan.Plan, edits []plan.Edit, i int) string {
	switch {
	case p.Style == plan.StyleBox && (i == len(edits) || p.Reasons[edits[i].Kind] == ""):
		return ""
	case i == len(edits):
		return unreadMark
	}
	return p.Mark(edits[i])
}

// What a label needs to be read.
const (
	leastSize    = 4.5 // points
	leastSqueeze = 60  // percent of its width
)

// strip draws one box: black, its label in white. A box that is too small for
// its label grows to the right as far as nothing stands there; with nothing
// known of that, it does not grow.
func (e *emitter) strip(s strip, label string, taken []strip) {
	b := e.cur.buf
	em := 0.0
	if label != "" {
		em = e.copy.labelWidth(label)
	}
	size, squeeze := labelSize(s.v1-s.v0), 100.0
	if label != "" && em*size > (s.u1-s.u0)*0.9401 {
		need := em * min(size, leastSize) * leastSqueeze / 100 / 0.94
		if short := need - (s.u1 - s.u0); short > 0 && taken != nil {
			s.u1 += room(s, short, taken)
		}
		squeeze = max((s.u1-s.u0)*0.94/(em*size)*100, leastSqueeze)
		size = max(min(size, (s.u1-s.u0)*0.94/(em*squeeze/100)), 1)
		squeeze = min(squeeze, (s.u1-s.u0)*0.94/(em*size)*100)
	}
	sin, cos := math.Sincos(s.angle)
	w, h := s.u1-s.u0, s.v1-s.v0
	b.WriteString("q\n")
	e.nums(cos, sin, -sin, cos, s.u0*cos-s.v0*sin, s.u0*sin+s.v0*cos)
	b.WriteString("cm\n0 g 0 0 ")
	e.nums(w, h)
	b.WriteString("re f\n")
	if label != "" {
		x := (w - em*size*squeeze/100) / 2
		b.WriteString("1 g\nBT ")
		e.setFont(e.copy.labelFont(), size)
		e.nums(squeeze)
		b.WriteString("Tz ")
		e.nums(x, (h-0.7*size)/2)
		b.WriteString("Td ")
		var room [64]byte
		pdf.AppendString(b, winAnsi(room[:0], label))
		b.WriteString(" Tj ET\n")
		e.copy.use(e.copy.labelFont()).seeText(label)
	}
	b.WriteString("Q\n")
}

// labelSize is the size of a label, in points, in a box of that height.
func labelSize(height float64) float64 { return min(height*0.72, 14) }

// maxTaken bounds how much is looked at for the sake of one label.
const maxTaken = 50_000

// room is how far, want at most, a box can grow to the right before it comes
// near to what stands on its line.
func room(s strip, want float64, taken []strip) float64 {
	if len(taken) > maxTaken {
		return 0
	}
	sin, cos := math.Sincos(s.angle)
	for _, t := range taken {
		// The corners of t in the frame of s.
		ts, tc := math.Sincos(t.angle)
		u0, v0, v1 := math.Inf(1), math.Inf(1), math.Inf(-1)
		for _, p := range [4][2]float64{{t.u0, t.v0}, {t.u1, t.v0}, {t.u1, t.v1}, {t.u0, t.v1}} {
			x, y := p[0]*tc-p[1]*ts, p[0]*ts+p[1]*tc
			u, v := x*cos+y*sin, y*cos-x*sin
			u0, v0, v1 = min(u0, u), min(v0, v), max(v1, v)
		}
		if u0 >= s.u1-0.01 && v0 < s.v1 && v1 > s.v0 {
			want = min(want, max(u0-s.u1-0.5, 0))
		}
	}
	return want
}

// nums writes numbers.
func (e *emitter) nums(vs ...float64) {
	for _, v := range vs {
		pdf.AppendNum(e.cur.buf, v)
		e.cur.buf.WriteByte(' ')
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
	var room [64]byte
	c.label.Decode(winAnsi(room[:0], s), func(g *font.Glyph) { w += g.Width })
	return w / 1000
}

// seeText notes that a label shows these characters.
func (u *fontUse) seeText(s string) {
	for _, r := range s {
		if c := uint32(winAnsiCode(r)); !u.seenCode(c, 1) {
			u.see(&pdf.Shown{Glyph: &font.Glyph{Code: c, N: 1, Text: string(r)}})
		}
	}
}

// winAnsi appends a label as the label font encodes it.
func winAnsi(out []byte, s string) []byte {
	for _, r := range s {
		out = append(out, winAnsiCode(r))
	}
	return out
}

// winAnsiCode is a character's code in the label font; a question mark's where the
// font does not have it.
func winAnsiCode(r rune) byte {
	c, ok := charmap.Windows1252.EncodeRune(r)
	if !ok {
		return '?'
	}
	return c
}

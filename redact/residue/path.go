package residue

import (
	"math"

	"veil/internal/pdf"
)

// path collects the four-sided pieces of a path under construction, in page
// space (PDF 32000-1, 8.5.2).
type path struct {
	quads []quad
	open  []point // the piece being drawn
	other bool    // there are pieces of another form
	clip  bool    // W or W* was said
}

func (p *path) reset() { *p = path{quads: p.quads[:0], open: p.open[:0]} }

// maxQuads bounds the pieces of one path; drawings have more.
const maxQuads = 5000

// op takes an operator and reports whether it belongs to paths.
func (p *path) op(m *pdf.Machine, op pdf.Operation) bool {
	a := op.Args
	switch op.Op {
	case "re":
		ctm := m.CTM()
		x, y, w, h := a[0].Num, a[1].Num, a[2].Num, a[3].Num
		p.close()
		p.add(quad{at(ctm, x, y), at(ctm, x+w, y), at(ctm, x+w, y+h), at(ctm, x, y+h)})
	case "m":
		p.close()
		p.open = append(p.open[:0], at(m.CTM(), a[0].Num, a[1].Num))
	case "l":
		p.open = append(p.open, at(m.CTM(), a[0].Num, a[1].Num))
	case "c", "v", "y":
		p.other = true
		p.open = p.open[:0]
	case "h":
		p.close()
	case "W", "W*":
		p.clip = true
	case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "n":
		p.close()
	default:
		return false
	}
	return true
}

// close ends the piece being drawn. Four corners make a quad.
func (p *path) close() {
	o := p.open
	p.open = p.open[:0]
	if n := len(o); n > 1 && o[0] == o[n-1] {
		o = o[:n-1]
	}
	switch len(o) {
	case 0, 1:
	case 4:
		p.add(quad{o[0], o[1], o[2], o[3]})
	default:
		p.other = true
	}
}

func (p *path) add(q quad) {
	if len(p.quads) < maxQuads {
		p.quads = append(p.quads, q)
	}
}

type point struct{ x, y float64 }

func at(m pdf.Matrix, x, y float64) point {
	x, y = m.Apply(x, y)
	return point{x, y}
}

// quad is a four-sided figure.
type quad [4]point

// unit is the place of the unit square: of a picture.
func unit(m pdf.Matrix) quad { return quad{at(m, 0, 0), at(m, 1, 0), at(m, 1, 1), at(m, 0, 1)} }

func box(b [4]float64) quad {
	return quad{{b[0], b[1]}, {b[2], b[1]}, {b[2], b[3]}, {b[0], b[3]}}
}

func (q quad) bounds() [4]float64 {
	b := [4]float64{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, p := range q {
		b = [4]float64{min(b[0], p.x), min(b[1], p.y), max(b[2], p.x), max(b[3], p.y)}
	}
	return b
}

// holds reports whether a point is inside, whichever way round the corners go.
func (q quad) holds(x, y float64) bool {
	left, right := false, false
	for i, a := range q {
		b := q[(i+1)%4]
		side := (b.x-a.x)*(y-a.y) - (b.y-a.y)*(x-a.x)
		left = left || side > 0
		right = right || side < 0
	}
	return left != right
}

func within(b [4]float64, x, y float64) bool { return b[0] <= x && x <= b[2] && b[1] <= y && y <= b[3] }

func meet(a, b [4]float64) [4]float64 {
	return [4]float64{max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])}
}

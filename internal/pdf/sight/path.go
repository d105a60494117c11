package sight

import (
	"math"

	"veil/internal/pdf"
)

// path collects the four-sided pieces of a path under construction, in page
// space (PDF 32000-1, 8.5.2).
type path struct {
	quads []quad
	open  []Point    // the piece being drawn
	box   [4]float64 // around all of it
	begun bool
	other bool // there are pieces of another form
	clip  bool // W or W* was said
}

func (p *path) reset() { *p = path{quads: p.quads[:0], open: p.open[:0]} }

// at is a point of the path, which the box takes in.
func (p *path) at(m *pdf.Machine, x, y float64) Point {
	x, y = m.CTM().Apply(x, y)
	if !p.begun {
		p.begun, p.box = true, [4]float64{x, y, x, y}
	}
	p.box = [4]float64{min(p.box[0], x), min(p.box[1], y), max(p.box[2], x), max(p.box[3], y)}
	return Point{x, y}
}

// Bounds of what is kept of one path; drawings have more.
const (
	maxQuads   = 5000
	maxCorners = 16 // of a piece: with more than four it is no quad
)

// op takes an operator and reports whether it belongs to paths.
func (p *path) op(m *pdf.Machine, op pdf.Operation) bool {
	a := op.Args
	switch op.Op {
	case "re":
		x, y, w, h := a[0].Num, a[1].Num, a[2].Num, a[3].Num
		p.close()
		p.add(quad{p.at(m, x, y), p.at(m, x+w, y), p.at(m, x+w, y+h), p.at(m, x, y+h)})
	case "m":
		p.close()
		p.open = append(p.open[:0], p.at(m, a[0].Num, a[1].Num))
	case "l":
		if len(p.open) > maxCorners {
			p.other = true
			p.open = p.open[:0]
		}
		p.open = append(p.open, p.at(m, a[0].Num, a[1].Num))
	case "c", "v", "y":
		for i := 0; i+1 < len(a); i += 2 {
			p.at(m, a[i].Num, a[i+1].Num)
		}
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
	} else {
		p.other = true
	}
}

// Point is a place on the page, in its user space.
type Point struct{ X, Y float64 }

func at(m pdf.Matrix, x, y float64) Point {
	x, y = m.Apply(x, y)
	return Point{x, y}
}

// quad is a four-sided figure.
type quad [4]Point

// unit is the place of the unit square: of a picture.
func unit(m pdf.Matrix) quad { return quad{at(m, 0, 0), at(m, 1, 0), at(m, 1, 1), at(m, 0, 1)} }

func box(b [4]float64) quad {
	return quad{{b[0], b[1]}, {b[2], b[1]}, {b[2], b[3]}, {b[0], b[3]}}
}

func (q quad) bounds() [4]float64 {
	b := [4]float64{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, p := range q {
		b = [4]float64{min(b[0], p.X), min(b[1], p.Y), max(b[2], p.X), max(b[3], p.Y)}
	}
	return b
}

// holds reports whether a point is inside, whichever way round the corners go.
func (q quad) holds(x, y float64) bool {
	left, right := false, false
	for i, a := range q {
		b := q[(i+1)%4]
		side := (b.X-a.X)*(y-a.Y) - (b.Y-a.Y)*(x-a.X)
		left = left || side > 0
		right = right || side < 0
	}
	return left != right
}

func within(b [4]float64, x, y float64) bool { return b[0] <= x && x <= b[2] && b[1] <= y && y <= b[3] }

func meet(a, b [4]float64) [4]float64 {
	return [4]float64{max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])}
}

func touch(a, b [4]float64) bool {
	return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

func grow(b [4]float64, by float64) [4]float64 {
	return [4]float64{b[0] - by, b[1] - by, b[2] + by, b[3] + by}
}

// upright reports whether the sides of the figure are level and plumb.
func (q quad) upright() bool {
	b := q.bounds()
	for _, p := range q {
		if math.Min(math.Abs(p.X-b[0]), math.Abs(p.X-b[2])) > 0.01 || math.Min(math.Abs(p.Y-b[1]), math.Abs(p.Y-b[3])) > 0.01 {
			return false
		}
	}
	return true
}

package pdf

import (
	"cmp"
	"math"
	"slices"

	"veil/internal/pdf"
)

// Text can be drawn as paths: the outlines of its letters, or the spots that
// make up a picture of it. Nobody reads it, so it counts as a picture. It is
// told by its looks: small shapes of various widths side by side on a line, or
// very many tiny ones close together. Barcodes are told by theirs. Ornaments, charts
// and rules are none of these.
const (
	minLetter   = 1.5  // points: how high a shape is that may be a letter
	maxLetter   = 72.0 // points
	leastShapes = 6    // that make a line of writing
	leastWidths = 4    // how many of these are of a different width
	spotSize    = 1.6  // points: a shape that is no higher is a spot
	spotWidth   = 14.0 // points
	cell        = 12.0 // points: where spots are counted
	cellSpots   = 15   // in a cell that is full of them
	fullCells   = 4    // that make a picture
	manySided   = 7    // lines that make a letter without curves
	maxShapes   = 100_000
	maxBoxes    = 300
)

// shape is one subpath, by its bounds in page space.
type shape struct {
	box    [4]float64
	path   int32 // that it belongs to
	pieces int16 // lines and curves
	curved bool
}

func (s *shape) width() float64  { return s.box[2] - s.box[0] }
func (s *shape) height() float64 { return s.box[3] - s.box[1] }

// drawings gathers the shapes of a page.
type drawings struct {
	shapes []shape
	from   int // the shapes of the path under construction begin here
	open   bool
}

// op notes the operators of paths (PDF 32000-1, 8.5). What is not shown, or too
// much to be writing, is not kept.
func (d *drawings) op(m *pdf.Machine, op pdf.Operation) {
	a := op.Args
	switch op.Op {
	case "m":
		d.begin()
		d.to(m, a, false)
	case "l":
		d.to(m, a, false)
	case "c", "v", "y":
		d.to(m, a, true)
	case "re":
		x, y, w, h := a[0].Num, a[1].Num, a[2].Num, a[3].Num
		d.begin()
		for _, p := range [4][2]float64{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}} {
			d.point(m, p[0], p[1])
		}
		d.open = false
	case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "n":
		if m.Hidden() || len(d.shapes) > maxShapes {
			d.shapes = d.shapes[:d.from]
		}
		for i := d.from; i < len(d.shapes); i++ {
			d.shapes[i].path = m.Painted()
		}
		d.from, d.open = len(d.shapes), false
	}
}

func (d *drawings) begin() {
	if len(d.shapes) > 2*maxShapes {
		d.shapes = d.shapes[:d.from]
	}
	d.shapes = append(d.shapes, shape{box: [4]float64{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}})
	d.open = true
}

func (d *drawings) to(m *pdf.Machine, a []pdf.Operand, curved bool) {
	if !d.open || len(d.shapes) == d.from {
		d.begin()
	}
	for i := 0; i+1 < len(a); i += 2 {
		d.point(m, a[i].Num, a[i+1].Num)
	}
	s := &d.shapes[len(d.shapes)-1]
	if s.curved = s.curved || curved; s.pieces < math.MaxInt16 {
		s.pieces++
	}
}

func (d *drawings) point(m *pdf.Machine, x, y float64) {
	x, y = m.CTM().Apply(x, y)
	b := &d.shapes[len(d.shapes)-1].box
	*b = [4]float64{min(b[0], x), min(b[1], y), max(b[2], x), max(b[3], y)}
}

// found returns the writing and pictures among the shapes, which paths draw
// them, and how many curves these have.
func (d *drawings) found() (boxes [][4]float64, paths map[int32]bool, curves int) {
	boxes = slices.Concat(writing(d.shapes), spots(d.shapes), codes(d.shapes))
	if len(boxes) == 0 {
		return nil, nil, 0
	}
	if boxes = union(boxes); len(boxes) > maxBoxes { // a page full of it
		all := boxes[0]
		for _, b := range boxes[1:] {
			all = around(all, b)
		}
		boxes = [][4]float64{all}
	}
	paths = map[int32]bool{}
	for i := range d.shapes {
		s := &d.shapes[i]
		if slices.ContainsFunc(boxes, func(b [4]float64) bool {
			return b[0] <= s.box[0] && s.box[2] <= b[2] && b[1] <= s.box[1] && s.box[3] <= b[3]
		}) {
			paths[s.path] = true
			if s.curved {
				curves += int(s.pieces)
			}
		}
	}
	return boxes, paths, curves
}

// writing finds lines of shapes that look like letters.
func writing(shapes []shape) (boxes [][4]float64) {
	var letters []*shape
	for i := range shapes {
		s := &shapes[i]
		h, w := s.height(), s.width()
		if s.pieces >= 3 && h >= minLetter && h <= maxLetter && w <= 2.5*h && w >= 0.02*h {
			letters = append(letters, s)
		}
	}
	if len(letters) < leastShapes {
		return nil
	}
	middle := func(s *shape) float64 { return s.box[1] + s.box[3] }
	slices.SortStableFunc(letters, func(a, b *shape) int { return cmp.Compare(middle(b), middle(a)) })
	var lines []*line
	for _, l := range letters {
		i := len(lines) - 1
		for ; i >= max(0, len(lines)-openLines) && !lines[i].takes(l); i-- {
		}
		if i < max(0, len(lines)-openLines) {
			lines = append(lines, &line{lo: l.box[1], hi: l.box[3]})
			i = len(lines) - 1
		}
		lines[i].add(l)
	}
	for _, l := range lines {
		boxes = append(boxes, lineOf(l.letters, l.hi-l.lo)...)
	}
	return boxes
}

// openLines is how many lines above a shape it may belong to: beside each other
// in columns they need not be level.
const openLines = 6

// line is shapes at one height.
type line struct {
	lo, hi  float64
	letters []*shape
}

// takes reports whether a shape can be a letter of the line: it shares half of
// its height with it, and does not make it another line's size.
func (l *line) takes(s *shape) bool {
	h := s.height()
	return min(l.hi, s.box[3])-max(l.lo, s.box[1]) >= 0.5*h && h <= 3*(l.hi-l.lo) &&
		max(l.hi, s.box[3])-min(l.lo, s.box[1]) <= 2.2*max(l.hi-l.lo, h)
}

func (l *line) add(s *shape) {
	l.lo, l.hi, l.letters = min(l.lo, s.box[1]), max(l.hi, s.box[3]), append(l.letters, s)
}

// lineOf returns the stretches of one line that are writing of this height.
func lineOf(letters []*shape, height float64) (boxes [][4]float64) {
	slices.SortFunc(letters, func(a, b *shape) int { return cmp.Compare(a.box[0], b.box[0]) })
	for from := 0; from < len(letters); {
		box, to := letters[from].box, from+1
		widths, curved := map[int]bool{}, 0
		count := func(s *shape) {
			widths[int(math.Round(20*s.width()/height))] = true
			if s.curved || s.pieces >= manySided {
				curved++
			}
		}
		count(letters[from])
		for ; to < len(letters) && letters[to].box[0] < box[2]+1.5*height; to++ {
			box = around(box, letters[to].box)
			count(letters[to])
		}
		if n := to - from; n >= leastShapes && len(widths) >= leastWidths && 5*curved >= n && box[2]-box[0] > 2*height {
			boxes = append(boxes, [4]float64{box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1})
		}
		from = to
	}
	return boxes
}

// spots finds where very many tiny shapes stand close together.
func spots(shapes []shape) (boxes [][4]float64) {
	type place struct{ x, y int }
	count := map[place]int{}
	for i := range shapes {
		s := &shapes[i]
		if s.height() <= spotSize && s.width() <= spotWidth && s.pieces != 1 && math.Abs(s.box[0]) < 1e6 && math.Abs(s.box[1]) < 1e6 {
			count[place{int(math.Floor(s.box[0] / cell)), int(math.Floor(s.box[1] / cell))}]++
		}
	}
	for p, n := range count {
		if n >= cellSpots {
			x, y := float64(p.x)*cell, float64(p.y)*cell
			boxes = append(boxes, [4]float64{x - 1, y - 1, x + cell + spotWidth, y + cell + spotSize})
		}
	}
	if len(boxes) < fullCells {
		return nil
	}
	return boxes
}

func around(a, b [4]float64) [4]float64 {
	return [4]float64{min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])}
}

// union joins boxes that touch or nearly do, from top to bottom.
func union(boxes [][4]float64) [][4]float64 {
	if len(boxes) > 20*maxBoxes {
		return boxes
	}
	for joined := true; joined; {
		joined = false
		slices.SortFunc(boxes, func(a, b [4]float64) int { return cmp.Or(cmp.Compare(b[3], a[3]), cmp.Compare(a[0], b[0])) })
		out := boxes[:0]
		for _, b := range boxes {
			i := slices.IndexFunc(out, func(o [4]float64) bool {
				near := 0.8 * min(b[3]-b[1], o[3]-o[1])
				return b[0] < o[2]+near && o[0] < b[2]+near && b[1] < o[3]+near && o[1] < b[3]+near
			})
			if i < 0 {
				out = append(out, b)
				continue
			}
			out[i], joined = around(out[i], b), true
		}
		boxes = out
	}
	return boxes
}

package pdf

import (
	"cmp"
	"math"
	"slices"
)

// A barcode says a name or a number to every telephone. Drawn with bars or squares
// it counts as a picture, as writing does that is drawn with paths.
const (
	leastBars    = 15  // bars in a row that make a code; hatching and grids are even
	mostBar      = 8.0 // points: how wide a bar is, and a space between two
	leastUneven  = 3   // different distances between bars
	leastModule  = 0.7 // points: how large a square of a code in two dimensions is
	mostModule   = 8.0
	leastModules = 60  // squares that make such a code
	leastAcross  = 10  // squares along its edges
	inLattice    = 0.9 // share of them that stand in rows and columns; the points of a chart do not
)

// codes finds barcodes among the shapes.
func codes(shapes []shape) (boxes [][4]float64) {
	var upright, squares []*shape
	for i := range shapes {
		s := &shapes[i]
		if s.curved || s.pieces > 4 {
			continue
		}
		w, h := s.width(), s.height()
		switch {
		case h >= leastModule && h <= mostModule && w >= 0.9*h:
			squares = append(squares, s)
		case h >= 6 && w <= mostBar && 2*w < h:
			upright = append(upright, s)
		}
	}
	if len(upright) >= leastBars {
		boxes = bars(upright)
	}
	if len(squares) >= leastModules {
		boxes = append(boxes, modules(squares)...)
	}
	return boxes
}

// bars finds rows of uneven bars of one height.
func bars(upright []*shape) (boxes [][4]float64) {
	level := func(s *shape) float64 { return math.Round(2 * s.box[1]) }
	slices.SortFunc(upright, func(a, b *shape) int {
		return cmp.Or(cmp.Compare(level(a), level(b)), cmp.Compare(a.box[0], b.box[0]))
	})
	for from := 0; from < len(upright); {
		box, to := upright[from].box, from+1
		steps := map[int]bool{}
		for ; to < len(upright); to++ {
			last, s := upright[to-1], upright[to]
			if level(s) != level(last) || math.Abs(s.box[3]-last.box[3]) > 0.5 || s.box[0]-last.box[2] > mostBar {
				break
			}
			steps[int(math.Round(4*(s.box[0]-last.box[0])))] = true
			box = around(box, s.box)
		}
		if to-from >= leastBars && len(steps) >= leastUneven {
			boxes = append(boxes, [4]float64{box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1})
		}
		from = to
	}
	return boxes
}

// modules finds fields of squares of one size, some of them run together, about
// half of which are filled.
func modules(squares []*shape) (boxes [][4]float64) {
	bySize := map[int][]*shape{}
	for _, s := range squares {
		n := int(math.Round(10 * s.height()))
		bySize[n] = append(bySize[n], s)
	}
	for n, list := range bySize {
		if len(list) < leastModules {
			continue
		}
		side := float64(n) / 10
		var all [][4]float64
		for _, s := range list {
			all = append(all, s.box)
		}
		joined := union(all)
		if len(joined) > maxBoxes { // too many to join, or apart from each other
			box := all[0]
			for _, b := range all[1:] {
				box = around(box, b)
			}
			joined = [][4]float64{box}
		}
		for _, b := range joined {
			ink, count, fit := 0.0, 0, 0
			for _, s := range list {
				if b[0] <= s.box[0] && s.box[2] <= b[2] && b[1] <= s.box[1] && s.box[3] <= b[3] {
					ink += s.width() * s.height()
					count++
					if inStep(s.box[0]-b[0], s.height()) && inStep(s.box[1]-b[1], s.height()) {
						fit++
					}
				}
			}
			w, h := b[2]-b[0], b[3]-b[1]
			if share := ink / (w * h); count >= leastModules && float64(fit) >= inLattice*float64(count) && w >= leastAcross*side && h >= leastAcross*side && w < 4*h && h < 4*w && share > 0.25 && share < 0.8 {
				boxes = append(boxes, [4]float64{b[0] - 1, b[1] - 1, b[2] + 1, b[3] + 1})
			}
		}
	}
	return boxes
}

// inStep reports whether a distance is a whole number of steps.
func inStep(far, step float64) bool {
	n := far / step
	return math.Abs(n-math.Round(n)) < 0.15
}

package pdf

import (
	"math"
	"slices"
)

// edges are where the rows of one direction begin and end on a page.
type edges struct {
	starts, mids, ends []float64 // sorted
	textLeft           float64
	centres            []float64 // of the page and of the text
	leftEdge, right    float64   // of what the page shows
	textRight          float64   // how far words may go
}

// edgesOf finds the edges among the rows. Words may go as far as those of rows
// without a mask do, or as the text's left margin, mirrored, allows: programs
// clip the pages beyond, and rows with a mask tell nothing so.
func edgesOf(rows []*row, angle float64, crop [4]float64, masked func(*row) bool) *edges {
	e := &edges{textLeft: math.Inf(1), leftEdge: math.Inf(1), right: math.Inf(-1)}
	textRight, free := math.Inf(-1), math.Inf(-1)
	for _, r := range rows {
		if r.shows() {
			e.starts, e.mids, e.ends = append(e.starts, r.u0), append(e.mids, (r.u0+r.u1)/2), append(e.ends, r.u1)
			e.textLeft, textRight = min(e.textLeft, r.u0), max(textRight, r.u1)
			if !masked(r) {
				free = max(free, r.u1)
			}
		}
	}
	slices.Sort(e.starts)
	slices.Sort(e.mids)
	slices.Sort(e.ends)
	sin, cos := math.Sincos(angle)
	for _, p := range [4][2]float64{{crop[0], crop[1]}, {crop[2], crop[1]}, {crop[2], crop[3]}, {crop[0], crop[3]}} {
		u := p[0]*cos + p[1]*sin
		e.leftEdge, e.right = min(e.leftEdge, u), max(e.right, u)
	}
	e.textRight = min(e.right, max(free, e.right-(e.textLeft-e.leftEdge)))
	e.centres = []float64{(e.leftEdge + e.right) / 2, (e.textLeft + textRight) / 2, (usual(e.starts) + usual(e.ends)) / 2}
	return e
}

// shared reports whether another row has an edge where x is one, and where that
// row has it: x itself can tell a little of what is masked.
func shared(sorted []float64, x float64) (float64, bool) {
	i, _ := slices.BinarySearch(sorted, x-alike)
	own := false
	for ; i < len(sorted) && sorted[i] <= x+alike; i++ {
		if sorted[i] == x && !own {
			own = true
			continue
		}
		return sorted[i], true
	}
	return x, false
}

// usual is the edge that most rows share.
func usual(sorted []float64) float64 {
	best, at := 0, 0.0
	for i := range sorted {
		j := i
		for j < len(sorted) && sorted[j] <= sorted[i]+alike {
			j++
		}
		if j-i > best {
			best, at = j-i, sorted[i]
		}
	}
	return at
}

// left reports whether another row begins where r does.
func (e *edges) left(r *row) bool {
	_, ok := shared(e.starts, r.u0)
	return ok
}

// start is where a row of some width is to begin: where it began if that is an
// edge, and so that it keeps its middle or its end if that is one.
func (e *edges) start(r *row, width float64, behind bool) (float64, bool) {
	if u, ok := shared(e.starts, r.u0); ok {
		return u, true
	}
	mid := (r.u0 + r.u1) / 2
	for _, c := range e.centres {
		if !behind && math.Abs(mid-c) < 1.5 && width > 0 {
			return c - width/2, true
		}
	}
	end, ended := shared(e.ends, r.u1)
	c, centred := shared(e.mids, mid)
	switch {
	case width > 0 && ended:
		return end - width, true
	case width > 0 && centred:
		return c - width/2, true
	case !behind && r.u0-e.textLeft < indent*r.size:
		return r.u0, true
	}
	return 0, false
}

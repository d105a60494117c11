package sight

// layer is something painted on the page.
type layer struct {
	quad    quad
	clip    [4]float64
	clips   bool
	picture bool
	vague   bool   // nobody knows what of it is seen: it hides nothing
	fill    colour // of a box
}

func (l *layer) holds(p Point) bool {
	return l.quad.holds(p.X, p.Y) && (!l.clips || within(l.clip, p.X, p.Y))
}

// grid keeps layers by the cells of the page that they touch, so that few are
// asked about a point.
type grid struct {
	page   [4]float64
	layers []layer   // in order of painting
	cells  [][]int32 // by row and column: indices of layers, in order; nil before the first
	many   bool      // more than are kept
}

const (
	side      = 48
	maxLayers = 50_000
)

func newGrid(page [4]float64) grid { return grid{page: page} }

func (g *grid) reset(page [4]float64) {
	if len(g.layers) > 0 {
		for i := range g.cells {
			g.cells[i] = g.cells[i][:0]
		}
	}
	g.page, g.layers, g.many = page, g.layers[:0], false
}

// cell is the number of the row or column of v between lo and hi.
func cell(v, lo, hi float64) int {
	if !(hi > lo) {
		return 0
	}
	return int(min(max((v-lo)/(hi-lo)*side, 0), side-1))
}

// add reports whether the layer is kept: whether it is on the page.
func (g *grid) add(l layer) bool {
	if len(g.layers) >= maxLayers {
		g.many = true
		return false
	}
	b := l.quad.bounds()
	if l.clips {
		b = meet(b, l.clip)
	}
	b = meet(b, g.page)
	if !(b[0] < b[2] && b[1] < b[3]) {
		return false
	}
	if g.cells == nil {
		g.cells = make([][]int32, side*side)
	}
	n := int32(len(g.layers))
	g.layers = append(g.layers, l)
	left, right := cell(b[0], g.page[0], g.page[2]), cell(b[2], g.page[0], g.page[2])
	for row := cell(b[1], g.page[1], g.page[3]); row <= cell(b[3], g.page[1], g.page[3]); row++ {
		for col := left; col <= right; col++ {
			g.cells[row*side+col] = append(g.cells[row*side+col], n)
		}
	}
	return true
}

func (g *grid) at(p Point) []int32 {
	if g.cells == nil {
		return nil
	}
	return g.cells[cell(p.Y, g.page[1], g.page[3])*side+cell(p.X, g.page[0], g.page[2])]
}

// over returns the last layer that hides what is at a point and was painted when
// there were n others, or later; nil if none does.
func (g *grid) over(p Point, n int) *layer {
	list := g.at(p)
	for i := len(list) - 1; i >= 0 && int(list[i]) >= n; i-- {
		if l := &g.layers[list[i]]; !l.vague && l.holds(p) {
			return l
		}
	}
	return nil
}

// under returns the last of the first n layers that holds a point.
func (g *grid) under(p Point, n int) *layer {
	list := g.at(p)
	for i := len(list) - 1; i >= 0; i-- {
		if l := &g.layers[list[i]]; int(list[i]) < n && l.holds(p) {
			return l
		}
	}
	return nil
}

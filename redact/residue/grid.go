package residue

// layer is something opaque on the page.
type layer struct {
	quad    quad
	clip    [4]float64
	clips   bool
	picture bool
	fill    colour // of a box
	order   int
}

func (l *layer) holds(x, y float64) bool {
	return l.quad.holds(x, y) && (!l.clips || within(l.clip, x, y))
}

// grid keeps layers by the cells of the page that they touch, so that few are
// asked about a point.
type grid struct {
	page   [4]float64
	layers []layer
	cells  [][]int32 // by row and column: indices of layers, in order
	many   bool      // more than are kept
}

const (
	side      = 48
	maxLayers = 50_000
)

func newGrid(page [4]float64) grid {
	return grid{page: page, cells: make([][]int32, side*side)}
}

// cell is the number of the row or column of v between lo and hi.
func cell(v, lo, hi float64) int {
	if !(hi > lo) {
		return 0
	}
	return int(min(max((v-lo)/(hi-lo)*side, 0), side-1))
}

func (g *grid) add(l layer) {
	if len(g.layers) >= maxLayers {
		g.many = true
		return
	}
	b := l.quad.bounds()
	if l.clips {
		b = meet(b, l.clip)
	}
	b = meet(b, g.page)
	if !(b[0] < b[2] && b[1] < b[3]) {
		return
	}
	n := int32(len(g.layers))
	g.layers = append(g.layers, l)
	for row := cell(b[1], g.page[1], g.page[3]); row <= cell(b[3], g.page[1], g.page[3]); row++ {
		for col := cell(b[0], g.page[0], g.page[2]); col <= cell(b[2], g.page[0], g.page[2]); col++ {
			g.cells[row*side+col] = append(g.cells[row*side+col], n)
		}
	}
}

// over returns the last layer at a point that was painted after order, and
// under the last that was painted before; nil where there is none.
func (g *grid) around(x, y float64, order int) (over, under *layer) {
	row, col := cell(y, g.page[1], g.page[3]), cell(x, g.page[0], g.page[2])
	list := g.cells[row*side+col]
	for i := len(list) - 1; i >= 0; i-- {
		l := &g.layers[list[i]]
		if !l.holds(x, y) {
			continue
		}
		if l.order < order {
			return over, l
		}
		if over == nil {
			over = l
		}
	}
	return over, nil
}

package scan

import (
	"image"
	"slices"
)

// Ink is what is much darker than the paper around it. It is looked for in cells
// of a millimetre; what words and long lines account for is left aside.
const (
	cellsPerInch = 25.4
	inkShare     = 0.80 // of the paper's brightness: what is darker is ink
	faintShare   = 0.88 // and what may be, of a thin line
	paperTile    = 32   // pixels: the size of tiles that have one brightness of paper
	fullCell     = 0.05 // share of a cell's pixels that are ink
	reach        = 2    // cells that part one piece of writing from the next
	leastLong    = 5    // cells: what is smaller both ways is a mark, not writing
	leastShort   = 2    // cells: what is thinner is a line
	leastInk     = 1.5  // square millimetres of ink
	edge         = 3    // cells: what is within them of the page's edge is its shadow
	small        = 25   // cells: boxes up to this size are not divided
	fill         = 0.35 // how full of cells a larger one has to be
	finest       = 3    // cells: boxes up to this size are not divided for the sake of words
	mostHidden   = 0.2  // share of a word that a box may lie over for the word to be seen
	mostRegions  = 1000
)

// grid counts the ink of a page by cells.
type grid struct {
	w, h, cell int
	count      []int
}

// unread returns the boxes of ink that neither sure words nor rules account for.
func unread(p *pixels, dpi float64, words []Word) []image.Rectangle {
	n := inkOf(p, dpi, words)
	full := n.full()
	seen := make([]bool, len(n.count))
	var out []image.Rectangle
	for at := range n.count {
		if seen[at] || n.count[at] < full {
			continue
		}
		cells, box, ink := n.flood(at, full, seen)
		long, short := max(box.Dx(), box.Dy()), min(box.Dx(), box.Dy())
		mm := float64(ink) / float64(n.cell*n.cell)
		if long < leastLong || short < leastShort || mm < leastInk || n.atEdge(box) {
			continue
		}
		for _, b := range n.tight(cells, words, nil) {
			out = append(out, n.pixels(b).Intersect(image.Rect(0, 0, p.w, p.h)))
		}
	}
	if len(out) > mostRegions { // a page full of it
		all := image.Rectangle{}
		for _, r := range out {
			all = all.Union(r)
		}
		return []image.Rectangle{all}
	}
	return out
}

// full is how many pixels of ink make a cell full.
func (n *grid) full() int {
	full := max(int(fullCell*float64(n.cell*n.cell)), 2)
	return max(full, 3*n.typical())
}

// hasInk reports whether a page is not blank.
func (p *pixels) hasInk() bool {
	ink := 0
	for _, o := range p.of {
		ink += int(o & dark)
	}
	return ink > len(p.of)/2000
}

// pixels is where a box of cells lies on the page.
func (n *grid) pixels(b image.Rectangle) image.Rectangle {
	return image.Rectangle{Min: b.Min.Mul(n.cell), Max: b.Max.Mul(n.cell)}
}

// tight appends boxes around cells: one where they fill it well enough and it does
// not hide words that were read, and those of its halves where they do not, as with a
// frame, or with handwriting between the lines.
func (n *grid) tight(cells []image.Point, words []Word, out []image.Rectangle) []image.Rectangle {
	if len(cells) == 0 {
		return out
	}
	var box image.Rectangle
	for _, c := range cells {
		box = box.Union(image.Rect(c.X, c.Y, c.X+1, c.Y+1))
	}
	w, h := box.Dx(), box.Dy()
	full := max(w, h) <= small || fill*float64(w*h) <= float64(len(cells))
	if full && (max(w, h) <= finest || !hides(n.pixels(box), words)) {
		return append(out, box)
	}
	first := func(c image.Point) bool { return c.X < box.Min.X+w/2 }
	if h > w {
		first = func(c image.Point) bool { return c.Y < box.Min.Y+h/2 }
	}
	var a, b []image.Point
	for _, c := range cells {
		if first(c) {
			a = append(a, c)
		} else {
			b = append(b, c)
		}
	}
	return n.tight(b, words, n.tight(a, words, out))
}

// hides reports whether a box lies over a word that was read.
func hides(box image.Rectangle, words []Word) bool {
	return slices.ContainsFunc(words, func(w Word) bool { return !w.Unknown && w.under(box) })
}

// under reports whether a box covers a good part of a word.
func (w Word) under(box image.Rectangle) bool {
	x := w.Box.Intersect(box)
	return float64(x.Dx()*x.Dy()) > mostHidden*float64(w.Box.Dx()*w.Box.Dy())
}

// flood takes all full cells that are near each other, from one on.
func (n *grid) flood(from, full int, seen []bool) (cells []image.Point, box image.Rectangle, ink int) {
	stack := []int{from}
	seen[from] = true
	for len(stack) > 0 {
		at := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		x, y := at%n.w, at/n.w
		cells = append(cells, image.Pt(x, y))
		box = box.Union(image.Rect(x, y, x+1, y+1))
		ink += n.count[at]
		for dy := -reach; dy <= reach; dy++ {
			for dx := -reach; dx <= reach; dx++ {
				nx, ny := x+dx, y+dy
				if nx < 0 || ny < 0 || nx >= n.w || ny >= n.h {
					continue
				}
				if k := ny*n.w + nx; !seen[k] && n.count[k] >= full {
					seen[k] = true
					stack = append(stack, k)
				}
			}
		}
	}
	return cells, box, ink
}

// atEdge reports whether a box lies at the edge of the page.
func (n *grid) atEdge(b image.Rectangle) bool {
	return b.Max.X <= edge || b.Max.Y <= edge || b.Min.X >= n.w-edge || b.Min.Y >= n.h-edge
}

// typical is how much ink most cells that are not blank have where nothing is
// written: specks.
func (n *grid) typical() int {
	sorted := slices.Clone(n.count)
	slices.Sort(sorted)
	return sorted[len(sorted)/2]
}

// inkOf counts the ink outside words and rules.
func inkOf(p *pixels, dpi float64, words []Word) *grid {
	n := &grid{cell: max(int(dpi/cellsPerInch+0.5), 2)}
	n.w, n.h = (p.w+n.cell-1)/n.cell, (p.h+n.cell-1)/n.cell
	n.count = make([]int, n.w*n.h)
	cover := coverage(image.Rect(0, 0, p.w, p.h), words, max(int(dpi/60), 2))
	for y := range p.h {
		covered, count := cover(y), n.count[y/n.cell*n.w:]
		for x, o := range p.of[y*p.w : (y+1)*p.w] {
			if o&(dark|level|upright) == dark && !covered[x] {
				count[x/n.cell]++
			}
		}
	}
	return n
}

// paper returns the brightness of the paper for each tile, and how many tiles a row
// has. The paper is what is brightest in a tile and those around it.
func paper(g *image.Gray) (brightest []uint8, tiles int) {
	w, h := g.Rect.Dx(), g.Rect.Dy()
	tiles = (w + paperTile - 1) / paperTile
	rows := (h + paperTile - 1) / paperTile
	bright := make([]uint8, tiles*rows)
	var hist [256]int
	for ty := range rows {
		for tx := range tiles {
			hist = [256]int{}
			total := 0
			for y := ty * paperTile; y < min((ty+1)*paperTile, h); y += 2 {
				for _, v := range g.Pix[y*g.Stride+tx*paperTile : y*g.Stride+min((tx+1)*paperTile, w)] {
					hist[v]++
					total++
				}
			}
			left := total / 10 // the brightest tenth may be noise
			v := 255
			for ; v > 0 && left >= hist[v]; v-- {
				left -= hist[v]
			}
			bright[ty*tiles+tx] = uint8(v)
		}
	}
	brightest = make([]uint8, len(bright))
	for ty := range rows {
		for tx := range tiles {
			best := uint8(0)
			for y := max(ty-2, 0); y <= min(ty+2, rows-1); y++ {
				for x := max(tx-2, 0); x <= min(tx+2, tiles-1); x++ {
					best = max(best, bright[y*tiles+x])
				}
			}
			brightest[ty*tiles+tx] = best
		}
	}
	return brightest, tiles
}

// coverage returns, for each row, which of its pixels words cover.
func coverage(page image.Rectangle, words []Word, margin int) func(y int) []bool {
	byRow := make([][]image.Rectangle, page.Dy())
	for _, w := range words {
		if b := w.Box.Inset(-margin).Intersect(page); !b.Empty() {
			byRow[b.Min.Y] = append(byRow[b.Min.Y], b)
		}
	}
	row := make([]bool, page.Dx())
	var open []image.Rectangle
	return func(y int) []bool {
		changed := len(byRow[y]) > 0
		open = append(open, byRow[y]...)
		kept := open[:0]
		for _, b := range open {
			if b.Max.Y > y {
				kept = append(kept, b)
			} else {
				changed = true
			}
		}
		open = kept
		if changed {
			clear(row)
			for _, b := range open {
				for x := b.Min.X; x < b.Max.X; x++ {
					row[x] = true
				}
			}
		}
		return row
	}
}

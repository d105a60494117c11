package pdf

import (
	"math"
	"slices"
	"sort"
)

// What makes columns of running text, besides the bounds for prose.
const (
	gutterGap   = 0.55 // ems between words below which a gutter cannot run there
	gutterRows  = 5    // lines that both columns need
	narrowRows  = 6    // the same, where the gutter is narrower than columnGap
	gutterBreak = 5    // ems of empty page that end columns
	widest      = 2    // ems above which a gutter is no better for being wider
	tabbed      = 0.5  // share of lines with wide gaps above which they are a table's
	ruledShare  = 0.6  // of a table's width that the rules between two rows cover
	maxSplits   = 8    // columns within columns
	maxCells    = 1024 // of the grid over the page's width
)

// blocks parts a page's words, sorted downwards, at the gutters between columns
// of running text and hands over block after block in reading order. Gutters
// may be hardly wider than the space between words, but run down many lines.
func (s *scratch) blocks(ws []word, rules *ruling, depth int, emit func([]word)) {
	g, ok := s.gutter(ws, rules)
	if !ok || depth >= maxSplits {
		emit(ws)
		return
	}
	top, bottom := s.strips[g.from], s.strips[g.to-1]
	s.gutters = append(s.gutters, upright{x: g.at, y0: bottom.v - bottom.size/2, y1: top.v + top.size})
	from, to := top.from, bottom.to
	sides := make([]word, 0, to-from)
	for _, w := range ws[from:to] {
		if w.u0 < g.at {
			sides = append(sides, w)
		}
	}
	n := len(sides)
	for _, w := range ws[from:to] {
		if w.u0 >= g.at {
			sides = append(sides, w)
		}
	}
	for _, part := range [][]word{ws[:from], sides[:n], sides[n:], ws[to:]} {
		if len(part) > 0 {
			s.blocks(part, rules, depth+1, emit)
		}
	}
}

// gutter is an empty band down the strips [from, to), around at.
type gutter struct {
	at       float64
	from, to int
}

// run is how far down from a strip a cell of the grid has been empty, and how
// many of the lines had text on its left and on its right.
type run struct{ from, left, right int }

// gutter finds the longest gutter that has running text on both sides.
func (s *scratch) gutter(ws []word, rules *ruling) (gutter, bool) {
	strips := s.inStrips(ws)
	if len(strips) < gutterRows {
		return gutter{}, false
	}
	left, right, size := math.Inf(1), math.Inf(-1), math.Inf(1)
	for i := range ws {
		left, right, size = min(left, ws[i].u0), max(right, ws[i].u1), min(size, ws[i].size)
	}
	cell := max(size/4, (right-left)/maxCells)
	if !(right-left > 40*cell) || !(cell > 0) { // also not a number
		return gutter{}, false
	}
	n := int((right-left)/cell) + 1
	if cap(s.runs) < n {
		s.runs = make([]run, n)
	}
	runs := s.runs[:n]
	clear(runs)
	var best gutter
	score := 0.0
	seen := run{-1, 0, 0}
	end := func(c, to int) {
		r := runs[c]
		if min(r.left, r.right) < gutterRows || r == seen {
			return
		}
		seen = r
		g := gutter{left + (float64(c)+0.5)*cell, r.from, to}
		if x := s.columns(ws, g, rules); x > score {
			best, score = g, x
		}
	}
	for k, st := range strips {
		if k > 0 && strips[k-1].v-st.v > gutterBreak*max(st.size, strips[k-1].size) {
			for c := range runs {
				end(c, k)
				runs[c] = run{from: k}
			}
		}
		c := 0
		line := ws[st.from:st.to]
		for i := 0; i < len(line); {
			u1 := line[i].u1
			j := i + 1
			for j < len(line) && line[j].u0-u1 < gutterGap*st.size {
				u1 = max(u1, line[j].u1)
				j++
			}
			first, last := int((line[i].u0-left)/cell), min(int((u1-left)/cell), n-1)
			for ; c < first; c++ {
				runs[c].right++
				if i > 0 {
					runs[c].left++
				}
			}
			for ; c <= last; c++ {
				end(c, k)
				runs[c] = run{from: k + 1}
			}
			i = j
		}
		for ; c < n; c++ {
			runs[c].left++
		}
	}
	for c := range runs {
		end(c, len(strips))
	}
	return best, score > 0
}

// columns is how good a gutter is, by how many lines it divides and its width.
// It is 0 where what stands on both sides is no running text, or a table that
// rules divide into rows.
func (s *scratch) columns(ws []word, g gutter, rules *ruling) float64 {
	l, r := &s.sides[0], &s.sides[1]
	*l, *r = side{widths: l.widths[:0]}, side{widths: r.widths[:0]}
	size := 0.0
	for _, st := range s.strips[g.from:g.to] {
		i := st.from
		for i < st.to && ws[i].u0 < g.at {
			i++
		}
		l.add(ws[st.from:i])
		r.add(ws[i:st.to])
		size += st.size
	}
	width := (r.u0 - l.u1) / size * float64(g.to-g.from) // in ems
	n := min(l.lines, r.lines)
	if !l.prose() || !r.prose() || width < columnGap && n < narrowRows {
		return 0
	}
	if divided(s.strips[g.from:g.to], rules.level, l, r) {
		return 0
	}
	return float64(n) * (1 + min(width, widest))
}

// divided reports whether rules run over most of both sides between several of
// the lines.
func divided(strips []strip, rules []rule, l, r *side) bool {
	top, bottom := strips[0].v, strips[len(strips)-1].v
	covered := map[int][2]float64{} // of each side, over each line
	for _, x := range rules {
		if x.y >= top || x.y <= bottom {
			continue
		}
		k := sort.Search(len(strips), func(i int) bool { return strips[i].v <= x.y })
		c := covered[k]
		c[0] += max(0, min(x.x1, l.u1)-max(x.x0, l.u0))
		c[1] += max(0, min(x.x1, r.u1)-max(x.x0, r.u0))
		covered[k] = c
	}
	n := 0
	for _, c := range covered {
		if c[0] >= ruledShare*(l.u1-l.u0) && c[1] >= ruledShare*(r.u1-r.u0) {
			n++
		}
	}
	return n >= 2
}

// side sums up the lines on one side of a gutter.
type side struct {
	lines, chars int
	tabs         int // lines with a gap as wide as between cells
	u0, u1       float64
	widths       []float64 // of the lines
}

func (s *side) add(line []word) {
	if len(line) == 0 {
		return
	}
	u0, u1, tab := line[0].u0, line[0].u1, 0
	for i := range line {
		if line[i].u0-u1 > columnGap*line[i].size {
			tab = 1
		}
		u1 = max(u1, line[i].u1)
		s.chars += len(line[i].glyphs) + 1
	}
	if s.lines == 0 {
		s.u0, s.u1 = u0, u1
	}
	s.lines++
	s.tabs += tab
	s.u0, s.u1 = min(s.u0, u0), max(s.u1, u1)
	s.widths = append(s.widths, u1-u0)
}

// prose reports whether the lines are full of text. What counts as full is told
// by the longer lines, but for a few that stick out.
func (s *side) prose() bool {
	n := float64(s.lines)
	if s.lines < gutterRows || float64(s.tabs) > tabbed*n || float64(s.chars) < proseChars*n {
		return false
	}
	slices.Sort(s.widths)
	full := s.widths[len(s.widths)*7/8]
	sum := 0.0
	for _, w := range s.widths {
		sum += min(w, full)
	}
	return sum >= proseFill*n*full
}

package scan

import "image"

// Rules are the lines of tables and forms. They are no writing, and they keep
// tesseract from the words beside them. A rule is a thin stroke, level or upright,
// that is ink nearly everywhere over a length that no letters fill; it may lie a
// little askew.
const (
	ruleWindow = 3.0  // a part of an inch that has to be full of ink
	ruleFull   = 0.88 // how full
	ruleLeast  = 1.1  // inches: shorter strokes may be the middle of a word
	ruleThick  = 24.0 // a part of an inch: thicker strokes are something else
)

// What is known of a pixel.
const (
	dark  = 1 << iota // ink
	faint             // ink, or nearly
	level             // of a level rule, or right beside it
	upright
	between // of a rule that no words stand on
)

// pixels are what is known of a page's pixels, row by row.
type pixels struct {
	w, h       int
	of         []uint8
	rows, cols bitmap  // of what is faint: line by line along the rows, and along the columns
	bright     []uint8 // of the paper, by tiles
	tiles      int     // in a row
}

// look tells ink from paper, and finds the rules.
func look(g *image.Gray, dpi float64) *pixels {
	p := &pixels{w: g.Rect.Dx(), h: g.Rect.Dy()}
	p.of, p.rows, p.cols = make([]uint8, p.w*p.h), newBitmap(p.w, p.h), newBitmap(p.h, p.w)
	p.bright, p.tiles = paper(g)
	for y := range p.h {
		row, of, tile := g.Pix[y*g.Stride:y*g.Stride+p.w], p.of[y*p.w:(y+1)*p.w], p.bright[y/paperTile*p.tiles:]
		for from := 0; from < p.w; from += paperTile {
			b := float64(tile[from/paperTile])
			ink, near := uint8(inkShare*b), uint8(faintShare*b)
			for x := from; x < min(from+paperTile, p.w); x++ {
				v := row[x]
				if v >= near {
					continue
				}
				p.rows.set(x, y)
				p.cols.set(y, x)
				if of[x] = faint; v < ink {
					of[x] = dark | faint
				}
			}
		}
	}
	p.strokes(p.rows, 1, p.w, level, dpi)
	p.strokes(p.cols, p.w, 1, upright, dpi)
	p.rows, p.cols = bitmap{}, bitmap{}
	return p
}

// strokes marks the rules of one direction. Along it the pixels of each line of b
// lie step apart, and its lines are stride apart.
func (p *pixels) strokes(b bitmap, step, stride int, flag uint8, dpi float64) {
	n, m := b.n, b.m
	window := int(dpi / ruleWindow)
	need := int32(ruleFull * float64(window))
	least, thick := int(ruleLeast*dpi), int(dpi/ruleThick)
	if n < window || window < 8 {
		return
	}
	var found []uint8 // line by line: the flags of the rules there
	marked := make([]bool, m)
	two := make([]uint64, b.words)
	sum := make([]int32, n+1)
	reached := make([]int32, n+1)
	for l := range m - 1 {
		b.either(l, two) // two lines together, for what lies askew
		if !dense(two, window, window-int(need)) {
			continue
		}
		for i := range n {
			sum[i+1] = sum[i] + int32(two[i>>6]>>(i&63)&1)
		}
		clear(reached)
		full := false
		for i := range n - window {
			if sum[i+window]-sum[i] >= need {
				reached[i]++
				reached[i+window]--
				full = true
			}
		}
		if !full {
			continue
		}
		depth, start := int32(0), -1
		for i := range n + 1 {
			if depth += reached[i]; depth > 0 && i < n {
				if start < 0 {
					start = i
				}
				continue
			}
			if start >= 0 && i-start >= least {
				as := flag
				if flag == upright || !p.underlines(start, i, l, dpi) && !p.letters(start, i, l, thick) {
					as |= between
				}
				if found == nil {
					found = make([]uint8, n*m)
				}
				marked[l], marked[l+1] = true, true
				for k := start; k < i; k++ {
					found[l*n+k] |= as
					found[(l+1)*n+k] |= as
				}
			}
			start = -1
		}
	}
	if found == nil {
		return
	}
	began := make([]int, n) // of a rule that goes on: one more than its first line
	flags := make([]uint8, n)
	for l := range m + 1 {
		here := l < m && marked[l]
		if !here && (l == 0 || !marked[l-1]) {
			continue
		}
		for i := range n {
			if here && found[l*n+i] != 0 {
				if began[i] == 0 {
					began[i], flags[i] = l+1, found[l*n+i]
				}
				flags[i] &= found[l*n+i]
				continue
			}
			first := began[i] - 1
			if began[i] = 0; first < 0 || l-first > thick+2 { // thick ones are no rules
				continue
			}
			for k := max(first-1, 0); k < min(l+1, m); k++ {
				p.of[k*stride+i*step] |= flags[i]
			}
		}
	}
}

// Words stand on a rule if their letters are this near above it, as parts of an
// inch, and are ink in this share of its length.
const (
	underFrom  = 33.0
	underTo    = 17.0
	underShare = 0.25
)

// underlines reports whether words stand on a level rule in row y, from one column
// to another. To take such a rule out would take the feet of letters with it.
func (p *pixels) underlines(from, to, y int, dpi float64) bool {
	inked := 0
	for x := from; x < to; x++ {
		for k := y - int(dpi/underFrom); k > y-int(dpi/underTo) && k >= 0; k-- {
			if p.of[k*p.w+x]&dark != 0 {
				inked++
				break
			}
		}
	}
	return float64(inked) > underShare*float64(to-from)
}

// stemShare is the share of a level stroke's length at which ink goes on above or below
// it from which the stroke is a row of letters: in small print, blurred, the tops of
// letters run together. On the rules of tables upright rules alone stand so.
const stemShare = 0.12

// letters reports whether what looks like a level rule in row y, from one column to
// another, is a part of letters: their stems are longer than a rule is thick.
func (p *pixels) letters(from, to, y, thick int) bool {
	stems := 0
	for x := from; x < to; x++ {
		top, bottom := y, y+1
		for ; top >= 0 && p.of[top*p.w+x]&faint != 0; top-- {
		}
		for ; bottom < p.h && p.of[bottom*p.w+x]&faint != 0; bottom++ {
		}
		if bottom-top-1 > thick+2 {
			stems++
		}
	}
	return float64(stems) > stemShare*float64(to-from)
}

// whiteShare is the share of the paper's brightness from which a pixel of a levelled page
// is white.
const whiteShare = 0.9

// erased returns a copy of a page without its rules, but for those that words
// stand on. Levelled, its paper is white: grain and shade can keep tesseract from
// telling ink from paper at all.
func (p *pixels) erased(g *image.Gray, levelled bool) *image.Gray {
	out := image.NewGray(image.Rect(0, 0, p.w, p.h))
	for y := range p.h {
		from, to := g.Pix[y*g.Stride:y*g.Stride+p.w], out.Pix[y*out.Stride:y*out.Stride+p.w]
		of, tile := p.of[y*p.w:(y+1)*p.w], p.bright[y/paperTile*p.tiles:]
		copy(to, from)
		for at := 0; at < p.w; at += paperTile {
			b, end := tile[at/paperTile], min(at+paperTile, p.w)
			if levelled && b > 0 {
				scale := uint32(255 * 256 / (whiteShare * float64(b)))
				for x := at; x < end; x++ {
					to[x] = uint8(min(uint32(from[x])*scale>>8, 255))
				}
				b = 255
			}
			for x := at; x < end; x++ {
				if of[x]&between != 0 {
					to[x] = b
				}
			}
		}
	}
	return out
}

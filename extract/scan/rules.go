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
	w, h int
	of   []uint8
}

// look tells ink from paper, and finds the rules.
func look(g *image.Gray, dpi float64) *pixels {
	p := &pixels{w: g.Rect.Dx(), h: g.Rect.Dy()}
	p.of = make([]uint8, p.w*p.h)
	bright, tiles := paper(g)
	for y := range p.h {
		row, of, tile := g.Pix[y*g.Stride:y*g.Stride+p.w], p.of[y*p.w:(y+1)*p.w], bright[y/paperTile*tiles:]
		for from := 0; from < p.w; from += paperTile {
			b := float64(tile[from/paperTile])
			ink, near := uint8(inkShare*b), uint8(faintShare*b)
			for x := from; x < min(from+paperTile, p.w); x++ {
				switch v := row[x]; {
				case v < ink:
					of[x] = dark | faint
				case v < near:
					of[x] = faint
				}
			}
		}
	}
	p.strokes(p.w, p.h, 1, p.w, level, dpi)
	p.strokes(p.h, p.w, p.w, 1, upright, dpi)
	return p
}

// strokes marks the rules of one direction. Along it there are n pixels, step
// apart, in each of m lines, which are stride apart.
func (p *pixels) strokes(n, m, step, stride int, flag uint8, dpi float64) {
	window := int(dpi / ruleWindow)
	need := int32(ruleFull * float64(window))
	least, thick := int(ruleLeast*dpi), int(dpi/ruleThick)
	if n < window || window < 8 {
		return
	}
	found := make([]uint8, n*m) // line by line: the flags of the rules there
	sum := make([]int32, n+1)
	reached := make([]int32, n+1)
	for l := range m - 1 {
		at := l * stride
		for i := range n { // two lines together, for what lies askew
			v := int32((p.of[at]|p.of[at+stride])&faint) / faint
			sum[i+1] = sum[i] + v
			at += step
		}
		if sum[n] < need {
			continue
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
				if flag == upright || !p.underlines(start, i, l, dpi) {
					as |= between
				}
				for k := start; k < i; k++ {
					found[l*n+k] |= as
					found[(l+1)*n+k] |= as
				}
			}
			start = -1
		}
	}
	for i := range n { // thick ones are no rules
		for l := 0; l < m; l++ {
			if found[l*n+i] == 0 {
				continue
			}
			end, as := l, found[l*n+i]
			for end < m && found[end*n+i] != 0 {
				as &= found[end*n+i]
				end++
			}
			if end-l <= thick+2 {
				for k := max(l-1, 0); k < min(end+1, m); k++ {
					p.of[k*stride+i*step] |= as
				}
			}
			l = end
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

// erased returns a copy of a page without its rules, but for those that words
// stand on.
func (p *pixels) erased(g *image.Gray) *image.Gray {
	out := image.NewGray(image.Rect(0, 0, p.w, p.h))
	bright, tiles := paper(g)
	for y := range p.h {
		to, tile := out.Pix[y*out.Stride:y*out.Stride+p.w], bright[y/paperTile*tiles:]
		copy(to, g.Pix[y*g.Stride:y*g.Stride+p.w])
		for x, o := range p.of[y*p.w : (y+1)*p.w] {
			if o&between != 0 {
				to[x] = tile[x/paperTile]
			}
		}
	}
	return out
}

package pdf

import (
	"math"
	"unicode"
	"unicode/utf8"
)

// Letters may also be set apart by spaces that are drawn, with more of them
// between words, and in the boxes of a form, one box a letter.
const (
	leastSpaced = 6    // fewer letters with spaces between are words of one letter
	leastBoxed  = 6    // fewer letters in boxes are no row of boxes
	wideSpace   = 1.6  // how much wider than between letters space between words is
	boxSlack    = 0.05 // ems by which letters may be off their boxes
	maxBox      = 2.5  // ems
)

// gather makes words of letters that are set apart. It works within ws, and
// returns what is left of it.
func gather(ws []word, glyphs []glyph) []word {
	out := ws[:0]
	for i := 0; i < len(ws); {
		ends, j := spaced(ws[i:], glyphs)
		if j == 0 {
			ends, j = boxed(ws[i:], glyphs)
		}
		if j == 0 {
			out = append(out, ws[i])
			i++
			continue
		}
		all := ws[i].glyphs[:0:cap(ws[i].glyphs)] // those of one word follow those of the one before in memory
		from := 0
		for _, to := range ends {
			w := word{glyphs: all[from:to], v: ws[i].v, size: ws[i].size, u0: math.Inf(1), u1: math.Inf(-1)}
			for _, g := range w.glyphs {
				w.u0, w.u1 = min(w.u0, glyphs[g].u), max(w.u1, glyphs[g].u+glyphs[g].adv)
			}
			out = append(out, w)
			from = to
		}
		i += j
	}
	return out
}

// abreast reports whether two words stand on one line in letters of one size, the
// second behind the first.
func abreast(a, b *word) bool {
	return math.Abs(a.v-b.v) <= 0.05*a.size && math.Abs(a.size-b.size) <= 0.05*a.size && b.u0 > a.u0
}

// spaced returns where the words end that the first of ws and those behind them
// make, counted in letters, if they are single letters with spaces drawn between
// them, and how many of ws these are; 0 if they are not.
func spaced(ws []word, glyphs []glyph) (ends []int, n int) {
	least, letters := math.Inf(1), 0
	for n = 0; n < len(ws) && len(ws[n].glyphs) == 1; n++ {
		if n > 0 {
			a, b := &ws[n-1], &ws[n]
			gap := b.u0 - a.u1
			if !abreast(a, b) || drawn(a, b, glyphs) < 1 || gap > 2*a.size {
				break
			}
			least = min(least, gap)
		}
		if r, _ := utf8.DecodeRuneInString(glyphs[ws[n].glyphs[0]].text); unicode.IsLetter(r) {
			letters++
		}
	}
	if n < leastSpaced || letters < 3 {
		return nil, 0
	}
	for i := 1; i < n; i++ {
		if drawn(&ws[i-1], &ws[i], glyphs) > 1 || ws[i].u0-ws[i-1].u1 > wideSpace*least {
			ends = append(ends, i)
		}
	}
	return append(ends, n), n
}

// drawn is how many spaces are drawn between two words.
func drawn(a, b *word, glyphs []glyph) int32 {
	first, last := &glyphs[b.glyphs[0]], &glyphs[a.glyphs[len(a.glyphs)-1]]
	return first.spaces - last.spaces
}

// boxed is spaced for letters that stand in boxes of one width: their origins or
// their middles do.
func boxed(ws []word, glyphs []glyph) (ends []int, n int) {
	if len(ws) < 3 || len(ws[0].glyphs) > 4 || len(ws[1].glyphs) > 4 || !abreast(&ws[0], &ws[1]) {
		return nil, 0
	}
	for _, middle := range []float64{0, 0.5} {
		if ends, n = boxes(ws, glyphs, middle); n > 0 {
			return ends, n
		}
	}
	return nil, 0
}

func boxes(ws []word, glyphs []glyph, middle float64) (ends []int, n int) {
	at := func(g int32) float64 { return glyphs[g].u + middle*glyphs[g].adv }
	var last int32
	var pitch float64
	count, split, goodCount := 0, 0, 0
	narrow, broad := math.Inf(1), 0.0
	size := ws[0].size
	for i := range ws {
		if i > 0 && !abreast(&ws[i-1], &ws[i]) {
			break
		}
		for k, g := range ws[i].glyphs {
			if count > 0 {
				step := at(g) - at(last)
				if pitch == 0 {
					pitch = step
				}
				boxes := math.Round(step / pitch)
				if pitch < 0.3*size || pitch > maxBox*size || boxes < 1 || boxes > 3 || math.Abs(step-boxes*pitch) > boxSlack*size ||
					boxes == 1 && glyphs[g].spaces != glyphs[last].spaces {
					goto end
				}
				if boxes > 1 {
					ends = append(ends, count)
				} else if k == 0 {
					split++
				}
			}
			narrow, broad = min(narrow, glyphs[g].adv), max(broad, glyphs[g].adv)
			last = g
			count++
		}
		n, goodCount = i+1, count // whole words only
	}
end:
	for len(ends) > 0 && ends[len(ends)-1] >= goodCount {
		ends = ends[:len(ends)-1]
	}
	// Letters of one width are set as they always are, or evenly apart. So are
	// those of "got out of", whose words are as far apart as narrow letters; in
	// boxes most letters stand alone.
	if goodCount < leastBoxed || split < 2 || 2*split < goodCount-1 || broad-narrow < 0.1*size {
		return nil, 0
	}
	return append(ends, goodCount), n
}

// maxLoose bounds the work on pages with very many words that are set apart.
const maxLoose = 200

// loosen takes words with room between their letters apart again where letters
// of other words stand in that room: what was drawn letter by letter in an odd
// order belongs together by its place.
func loosen(ws []word, glyphs []glyph) []word {
	var wide []int
	for i := range ws {
		if airy(&ws[i], glyphs) {
			wide = append(wide, i)
		}
	}
	if len(wide) > maxLoose {
		return ws
	}
	crossed := map[int]bool{}
	for _, i := range wide {
		w := &ws[i]
		for j := range ws {
			o := &ws[j]
			if i != j && math.Abs(o.v-w.v) < baseline*w.size && o.u0 < w.u1-0.1*w.size && o.u1 > w.u0+0.1*w.size {
				crossed[i] = true
				break
			}
		}
	}
	if len(crossed) == 0 {
		return ws
	}
	var out []word
	for i := range ws {
		if !crossed[i] {
			out = append(out, ws[i])
			continue
		}
		for k, n := range ws[i].glyphs {
			g := &glyphs[n]
			out = append(out, word{glyphs: ws[i].glyphs[k : k+1], u0: g.u, u1: g.u + g.adv, v: g.v, size: g.size})
		}
	}
	return out
}

// airy reports whether there is room for letters between those of a word.
func airy(w *word, glyphs []glyph) bool {
	for k := 1; k < len(w.glyphs); k++ {
		a, b := &glyphs[w.glyphs[k-1]], &glyphs[w.glyphs[k]]
		if b.u-a.u-a.adv > wordGap*w.size {
			return true
		}
	}
	return false
}

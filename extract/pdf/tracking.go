package pdf

import (
	"math"
	"unicode"
	"unicode/utf8"
)

// A word may be drawn with space between its letters: by the character spacing
// of the text state, or letter by letter.
const (
	maxTracking = 1.0  // ems of space up to which letters are of one word
	evenTenths  = 0.25 // how much the spaces between its letters may differ, as a share
	evenEms     = 0.06 // or in ems
	leastLetter = 3    // fewer letters in a row are words of one letter
)

// tracked reports whether the gap between glyphs i and j, drawn one after the
// other, is their character spacing. Where that is taken back between the glyphs
// beside them, it is the space between two words.
func tracked(glyphs []glyph, i, j int32, gap, size float64) bool {
	a, b := &glyphs[i], &glyphs[j]
	return a.tc > 0 && math.Abs(a.tc-b.tc) < 1e-3*size && a.tc <= maxTracking*size && math.Abs(gap-a.tc) < wordGap*size &&
		!tight(glyphs, i-1, i) && !tight(glyphs, j, j+1)
}

// tight reports whether two glyphs of the same character spacing stand together
// all the same.
func tight(glyphs []glyph, i, j int32) bool {
	if i < 0 || int(j) >= len(glyphs) {
		return false
	}
	a, b := &glyphs[i], &glyphs[j]
	gap := b.u - a.u - a.adv
	return a.tc > 0 && math.Abs(a.tc-b.tc) < 1e-3*a.size && a.angle == b.angle && !a.space && !b.space &&
		math.Abs(a.v-b.v) < 0.05*a.size && gap < a.tc/2 && gap > backGap*a.size
}

// track makes one word of letters that stand evenly apart on one line, one
// drawn after the other. It works within ws, and returns what is left of it.
func track(ws []word, glyphs []glyph) []word {
	out := ws[:0]
	for i := 0; i < len(ws); {
		j, mean := i+1, 0.0
		for j < len(ws) && letter(&ws[j-1], glyphs) && letter(&ws[j], glyphs) {
			gap := ws[j].u0 - ws[j-1].u1
			size := max(ws[j].size, ws[j-1].size)
			if gap < wordGap*size || gap > maxTracking*size || math.Abs(ws[j].v-ws[j-1].v) > 0.05*size ||
				glyphs[ws[j].glyphs[0]].spaces != glyphs[ws[j-1].glyphs[0]].spaces {
				break
			}
			n := float64(j - i - 1)
			if n > 0 && math.Abs(gap-mean) > max(evenTenths*mean, evenEms*size) {
				break
			}
			mean = (mean*n + gap) / (n + 1)
			j++
		}
		if j-i < leastLetter {
			out = append(out, ws[i])
			i++
			continue
		}
		w := ws[i]
		w.glyphs, w.u1 = w.glyphs[:j-i], ws[j-1].u1 // their glyphs follow each other in memory
		out = append(out, w)
		i = j
	}
	return out
}

// letter reports whether a word is one letter or digit.
func letter(w *word, glyphs []glyph) bool {
	if len(w.glyphs) != 1 {
		return false
	}
	r, n := utf8.DecodeRuneInString(glyphs[w.glyphs[0]].text)
	return n == len(glyphs[w.glyphs[0]].text) && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

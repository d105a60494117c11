package pdf

import (
	"math"
)

// repeats recognises a string that is drawn again over itself, slightly
// displaced, to look bold: its glyphs are the same text, not more of it.
type repeats struct {
	texts [64]uint64        // a bit for each string that was shown, by its hash
	at    map[showKey]int32 // where a string was shown: index of its first glyph
}

type showKey struct {
	x, y int32 // in steps of a fifth of its size
	text uint64
}

func newRepeats() repeats { return repeats{at: map[showKey]int32{}} }

func (r *repeats) reset() {
	clear(r.texts[:])
	clear(r.at)
}

// maxRepeat is the longest string, in glyphs, that is compared.
const maxRepeat = 500

// mark looks at the string whose glyphs stand from first to the end.
func (r *repeats) mark(glyphs []glyph, first int) {
	n := len(glyphs) - first
	if n <= 0 || n > maxRepeat {
		return
	}
	h, blank := uint64(14695981039346656037), true // FNV-1a; same decides
	for i := first; i < len(glyphs); i++ {
		for k := range len(glyphs[i].text) {
			h = (h ^ uint64(glyphs[i].text[k])) * 1099511628211
		}
		blank = blank && glyphs[i].space
	}
	if blank {
		return
	}
	g := &glyphs[first]
	grid := max(g.size*0.2, 0.1)
	key := showKey{int32(math.Round(g.u / grid)), int32(math.Round(g.v / grid)), h}
	word, bit := &r.texts[h>>58], uint64(1)<<(h>>52&63)
	if *word&bit != 0 && r.over(glyphs, first, key) {
		return
	}
	*word |= bit
	r.at[key] = int32(first)
}

// over looks for the same string around the place of the one at first.
func (r *repeats) over(glyphs []glyph, first int, key showKey) bool {
	n := len(glyphs) - first
	for dx := int32(-1); dx <= 1; dx++ {
		for dy := int32(-1); dy <= 1; dy++ {
			at, ok := r.at[showKey{key.x + dx, key.y + dy, key.text}]
			if !ok || int(at)+n > first || !same(glyphs[at:int(at)+n], glyphs[first:]) {
				continue
			}
			for i := range n {
				glyphs[first+i].dup = at + int32(i)
			}
			return true
		}
	}
	return false
}

func same(a, b []glyph) bool {
	for i := range a {
		if a[i].text != b[i].text || math.Abs(a[i].u-b[i].u) > 0.2*a[i].size ||
			math.Abs(a[i].v-b[i].v) > 0.2*a[i].size || a[i].angle != b[i].angle || a[i].dup >= 0 {
			return false
		}
	}
	return true
}

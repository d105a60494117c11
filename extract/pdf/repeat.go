package pdf

import (
	"math"
)

// repeats recognises a string that is drawn again over itself, slightly
// displaced, to look bold: its glyphs are the same text, not more of it.
type repeats struct {
	texts [64]uint64        // a bit for each string that was shown, by its hash
	at    map[showKey]int32 // where a string was shown: index of its first glyph
	found bool              // some were
}

type showKey struct {
	x, y int32 // in steps of a fifth of its size
	text uint64
}

func newRepeats() repeats { return repeats{at: map[showKey]int32{}} }

func (r *repeats) reset() {
	clear(r.texts[:])
	clear(r.at)
	r.found = false
}

// maxRepeat is the longest string, in glyphs, that is compared.
const maxRepeat = 500

// mark looks at the string whose glyphs stand from first to the end.
func (r *repeats) mark(glyphs []glyph, first int) {
	n := len(glyphs) - first
	if n <= 0 || n > maxRepeat {
		return
	}
	h, blank := uint64(hashed), true
	for i := first; i < len(glyphs); i++ {
		h = hash(h, glyphs[i].text)
		blank = blank && glyphs[i].space
	}
	if blank {
		return
	}
	key := glyphs[first].key(h)
	word, bit := &r.texts[h>>58], uint64(1)<<(h>>52&63)
	if *word&bit != 0 && r.over(glyphs, first, key) {
		return
	}
	*word |= bit
	r.at[key] = int32(first)
}

// hash goes on with an FNV-1a hash, which starts with hashed; same decides.
func hash(h uint64, s string) uint64 {
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

const hashed = 14695981039346656037

// key is the place of a string that starts with g.
func (g *glyph) key(text uint64) showKey {
	grid := max(g.size*0.2, 0.1)
	return showKey{int32(math.Round(g.u / grid)), int32(math.Round(g.v / grid)), text}
}

// around yields the keys beside k, and k.
func (k showKey) around(yield func(showKey) bool) {
	for dx := int32(-1); dx <= 1; dx++ {
		for dy := int32(-1); dy <= 1; dy++ {
			if !yield(showKey{k.x + dx, k.y + dy, k.text}) {
				return
			}
		}
	}
}

// rest looks at single glyphs, on a page on which strings are drawn over
// themselves: they may be cut otherwise each time ("Jane", "Jane Roe").
func (r *repeats) rest(glyphs []glyph) {
	if !r.found {
		return
	}
	clear(r.at)
	for i := range glyphs {
		g := &glyphs[i]
		if g.dup >= 0 || g.space || g.unread {
			continue
		}
		key := g.key(hash(hashed, g.text))
		for k := range key.around {
			if at, ok := r.at[k]; ok && covers(&glyphs[at], g) {
				g.dup = at
				break
			}
		}
		if g.dup < 0 {
			r.at[key] = int32(i)
		}
	}
	for i := range glyphs { // what lies over one that lies over another
		if d := glyphs[i].dup; d >= 0 && glyphs[d].dup >= 0 {
			glyphs[i].dup = glyphs[d].dup
		}
	}
}

// covers reports whether two glyphs are the same in the same place. Those of a
// narrow letter that stand side by side ("ll") are not.
func covers(a, b *glyph) bool {
	near := min(0.2*a.size, a.adv/2)
	return a.text == b.text && a.angle == b.angle && math.Abs(a.u-b.u) < near && math.Abs(a.v-b.v) < near
}

// over looks for the same string around the place of the one at first.
func (r *repeats) over(glyphs []glyph, first int, key showKey) bool {
	n := len(glyphs) - first
	for k := range key.around {
		at, ok := r.at[k]
		if !ok || int(at)+n > first || !same(glyphs[at:int(at)+n], glyphs[first:]) {
			continue
		}
		for i := range n {
			glyphs[first+i].dup = at + int32(i)
		}
		r.found = true
		return true
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

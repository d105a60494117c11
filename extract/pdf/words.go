package pdf

import (
	"math"
	"sort"
)

// word is glyphs that stand together on one line.
type word struct {
	glyphs []int32 // indexes, in drawing order
	u0, u1 float64 // extent along the line
	v      float64 // baseline
	size   float64
}

// Gaps, in ems, between the end of one glyph and the origin of the next.
const (
	wordGap   = 0.10 // more than this parts words
	backGap   = -0.5 // more than this back starts anew
	baseline  = 0.25 // how far baselines of one word may differ
	columnGap = 1.3  // more than this parts the cells of a row
)

// words groups the glyphs of one direction, in drawing order, into words.
func words(glyphs []glyph, angle int16) []word {
	var out []word
	open := false
	for i := range glyphs {
		g := &glyphs[i]
		if g.angle != angle || g.dup >= 0 {
			continue
		}
		if g.space {
			open = false
			continue
		}
		if open {
			w := &out[len(out)-1]
			gap := g.u - w.u1
			size := math.Max(w.size, g.size)
			if gap < wordGap*size && gap > backGap*size && math.Abs(g.v-w.v) < baseline*size && alike(w.size, g.size) {
				w.glyphs = append(w.glyphs, int32(i))
				w.u1 = math.Max(w.u1, g.u+g.adv)
				continue
			}
		}
		out = append(out, word{glyphs: []int32{int32(i)}, u0: g.u, u1: g.u + g.adv, v: g.v, size: g.size})
		open = true
	}
	return out
}

func alike(a, b float64) bool { return a < b*1.7 && b < a*1.7 }

// segment is words of one line without a column gap between them.
type segment struct {
	words  []word
	u0, u1 float64
	chars  int
}

// row is the segments that share a baseline, from left to right.
type row struct {
	segments []segment
	v        float64
	size     float64
	// How it follows the row before; a paragraph's line where none is set.
	next   bool // the next row of the same table
	cell   bool // the next cell of the same table row
	inside bool // a further line of the same cell
	joined bool // the same, broken for want of room
}

// rows groups words by baseline, from top to bottom, and parts each row at
// wide gaps and vertical rules.
func rows(ws []word, rules *ruling) []row {
	sort.SliceStable(ws, func(i, j int) bool {
		if ws[i].v != ws[j].v {
			return ws[i].v > ws[j].v
		}
		return ws[i].u0 < ws[j].u0
	})
	var out []row
	for i := 0; i < len(ws); {
		j := i + 1
		v, size := ws[i].v, ws[i].size
		for j < len(ws) && v-ws[j].v < 0.35*math.Max(size, ws[j].size) {
			if ws[j].size > size { // a raised mark came first: the line is the bigger one's
				v, size = ws[j].v, ws[j].size
			}
			j++
		}
		line := ws[i:j]
		sort.SliceStable(line, func(a, b int) bool { return line[a].u0 < line[b].u0 })
		r := row{v: v, size: size}
		for _, w := range line {
			n := len(r.segments)
			if n > 0 && w.u0-r.segments[n-1].u1 < columnGap*math.Max(w.size, size*0.6) &&
				!rules.parts(r.segments[n-1].u1-0.5, w.u0+0.5, w.v+0.3*w.size, w.size) {
				s := &r.segments[n-1]
				s.words = append(s.words, w)
				s.u1 = math.Max(s.u1, w.u1)
				s.chars += len(w.glyphs) + 1
				continue
			}
			r.segments = append(r.segments, segment{words: []word{w}, u0: w.u0, u1: w.u1, chars: len(w.glyphs)})
		}
		out = append(out, r)
		i = j
	}
	return out
}

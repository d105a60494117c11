package pdf

import (
	"cmp"
	"math"
	"slices"
	"unicode"
	"unicode/utf8"
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
	seam      = 0.01 // more than this may part what two operators show
	overlap   = -0.1 // the same for glyphs that were not drawn one after the other
	baseline  = 0.25 // how far baselines of one word may differ
	raised    = 0.15 // more than this above the line, and smaller, is a footnote's mark or the like
	columnGap = 1.3  // more than this parts the cells of a row
	justified = 5    // what a space may be stretched to where a line is drawn to its measure
)

// scratch is memory that laying out one page leaves to the next.
type scratch struct {
	members  []int32
	words    []word
	segments []segment
	rows     []row
	strips   []strip
	runs     []run
	sides    [2]side
	gutters  []upright // that part columns of level text
	text     []byte
	marks    []Mark
}

// raisedSize is the share of a line's size below which what is raised is small.
const raisedSize = 0.85

// group makes words of the glyphs of one direction, in drawing order.
func (s *scratch) group(glyphs []glyph, angle int16) []word {
	if cap(s.members) < len(glyphs) { // so that they do not move while words point into them
		s.members = make([]int32, 0, len(glyphs)+len(glyphs)/4)
	}
	members, out := s.members[:0], s.words[:0]
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
		n := len(members)
		members = append(members, int32(i))
		if open {
			w := &out[len(out)-1]
			gap := g.u - w.u1
			size := max(w.size, g.size)
			near := gap < wordGap*size && gap > backGap*size || tracked(glyphs, w.glyphs[len(w.glyphs)-1], int32(i), gap, size)
			if near && gap > seam*size && !g.goesOn && cellEnds(glyphs, w.glyphs, g) {
				near = false
			}
			if near && math.Abs(g.v-w.v) < baseline*size && alike(w.size, g.size) {
				w.glyphs = w.glyphs[:len(w.glyphs)+1]
				w.u1 = max(w.u1, g.u+g.adv)
				continue
			}
		}
		out = append(out, word{glyphs: members[n : n+1], u0: g.u, u1: g.u + g.adv, v: g.v, size: g.size})
		open = true
	}
	if n := len(out); n > 0 {
		if out = track(gather(out, glyphs), glyphs); len(out) < n {
			out = loosen(out, glyphs)
		}
		latinise(out, glyphs)
	}
	s.words = out
	return out
}

// cellEnds reports whether a word is whole where another operator goes on: it ends in
// small letters, and a capital or a figure follows. A cell's text may reach as far as
// the next cell.
func cellEnds(glyphs []glyph, word []int32, next *glyph) bool {
	last := &glyphs[word[len(word)-1]]
	if len(word) < leastCell || !last.goesOn {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(last.text)
	after, _ := utf8.DecodeRuneInString(next.text)
	return unicode.IsLower(before) && (unicode.IsUpper(after) || unicode.IsDigit(after))
}

// leastCell is of how many letters such a word is: "Mc" goes on with a capital.
const leastCell = 4

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

// lines groups words by baseline, from top to bottom, and parts each row at
// wide gaps and vertical rules.
func (s *scratch) lines(ws []word, glyphs []glyph, rules *ruling) []row {
	if cap(s.segments) < len(ws) {
		s.segments = make([]segment, 0, len(ws)+len(ws)/4)
	}
	segments, out := s.segments[:0], s.rows[:0]
	for _, st := range s.inStrips(ws) {
		line := ws[st.from:st.to]
		first := len(segments)
		for k := range line {
			w := &line[k]
			if n := len(segments); n > first && (w.u0-segments[n-1].u1 < columnGap*max(w.size, st.size*0.6) || stretched(&line[k-1], w, glyphs)) &&
				!rules.parts(segments[n-1].u1-0.5, w.u0+0.5, w.v+0.3*w.size, w.size) {
				s := &segments[n-1]
				s.words = s.words[:len(s.words)+1] // the words of a segment stand one after the other
				s.u1 = max(s.u1, w.u1)
				s.chars += len(w.glyphs) + 1
				continue
			}
			segments = append(segments, segment{words: line[k : k+1], u0: w.u0, u1: w.u1, chars: len(w.glyphs)})
		}
		out = append(out, row{v: st.v, size: st.size, segments: segments[first:len(segments):len(segments)]})
	}
	s.rows = out
	for again, n := true, 0; again && n < mostPasses; n++ { // what is parted in one row tells of others
		again = false
		for i := range out {
			again = full(out, i, glyphs) || again
		}
	}
	return out
}

// stretched reports whether one space is what is shown between two words, by the
// operator that shows both: a justified line of few words is no row of cells.
func stretched(x, y *word, glyphs []glyph) bool {
	last, first := x.glyphs[len(x.glyphs)-1], y.glyphs[0]
	return first == last+2 && glyphs[last+1].space && glyphs[last+1].goesOn && glyphs[first].goesOn && y.u0-x.u1 < justified*max(x.size, y.size)
}

// sorted puts words in order; mostly they are.
func sorted(ws []word, by func(a, b word) int) {
	if !slices.IsSortedFunc(ws, by) {
		slices.SortStableFunc(ws, by)
	}
}

func downwards(a, b word) int {
	if a.v != b.v {
		return cmp.Compare(b.v, a.v)
	}
	return cmp.Compare(a.u0, b.u0)
}

func rightwards(a, b word) int { return cmp.Compare(a.u0, b.u0) }

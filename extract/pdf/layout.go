package pdf

import (
	"math"
	"sort"
	"strings"
)

// Mark ties the bytes [Start, End) of a page's text to the glyph that shows
// them, by its ordinal on the page.
type Mark struct {
	Start, End int32
	Glyph      int32
}

// layout puts glyphs into reading order. It returns the text and its marks,
// sorted by Start; glyphs drawn over others share their bytes.
func layout(glyphs []glyph, rules *ruling) (string, []Mark) {
	b := &builder{glyphs: glyphs, at: make([][2]int32, len(glyphs)), spaces: make([]int32, len(glyphs)+1)}
	for i := range glyphs {
		b.spaces[i+1] = b.spaces[i]
		if glyphs[i].space {
			b.spaces[i+1]++
		}
	}
	for _, angle := range directions(glyphs) {
		var last *row
		if angle != 0 {
			rules = &ruling{} // they are level on the page, not along this text
		}
		rs := readingOrder(rows(words(glyphs, angle), rules), rules.level)
		for i := range rs {
			b.row(&rs[i], last)
			last = &rs[i]
		}
	}
	for i := range glyphs {
		if d := glyphs[i].dup; d >= 0 && b.at[d][1] > b.at[d][0] {
			b.marks = append(b.marks, Mark{b.at[d][0], b.at[d][1], glyphs[i].ordinal})
		}
	}
	sort.SliceStable(b.marks, func(i, j int) bool { return b.marks[i].Start < b.marks[j].Start })
	return b.text.String(), b.marks
}

// directions lists the angles at which text runs, most text first.
func directions(glyphs []glyph) []int16 {
	count := map[int16]int{}
	for i := range glyphs {
		count[glyphs[i].angle]++
	}
	out := make([]int16, 0, len(count))
	for a := range count {
		out = append(out, a)
	}
	sort.Slice(out, func(i, j int) bool {
		if count[out[i]] != count[out[j]] {
			return count[out[i]] > count[out[j]]
		}
		return out[i] < out[j]
	})
	return out
}

type builder struct {
	glyphs []glyph
	text   strings.Builder
	marks  []Mark
	at     [][2]int32
	spaces []int32 // how many of the glyphs before each are spaces
}

// row writes one line: segments parted by tabs, and an empty line before it
// where the page leaves one.
func (b *builder) row(r, last *row) {
	switch {
	case r.cell:
		b.text.WriteByte('\t')
	case r.joined:
		b.text.WriteByte(' ')
	case r.inside, r.next:
		b.text.WriteByte('\n')
	case b.text.Len() > 0:
		b.text.WriteByte('\n')
		if last == nil || math.Abs(last.v-r.v) > 1.9*math.Max(r.size, last.size) {
			b.text.WriteByte('\n')
		}
	}
	for i, s := range r.segments {
		if i > 0 {
			b.text.WriteByte('\t')
		}
		for j := range s.words {
			if j > 0 && b.parted(&s.words[j-1], &s.words[j]) {
				b.text.WriteByte(' ')
			}
			b.word(&s.words[j])
		}
	}
}

// parted reports whether there is a space between two words of a segment: one
// was drawn, or there is room for one.
func (b *builder) parted(x, y *word) bool {
	gap := y.u0 - x.u1
	size := math.Max(x.size, y.size)
	if gap > wordGap*size {
		return true
	}
	first, last := int(y.glyphs[0]), int(x.glyphs[len(x.glyphs)-1])
	if last < first && b.spaces[first] > b.spaces[last+1] { // drawn between them
		return true
	}
	return first < last && gap > 0.03*size || gap < backGap*size
}

func (b *builder) word(w *word) {
	for _, i := range w.glyphs {
		g := &b.glyphs[i]
		start := int32(b.text.Len())
		b.text.WriteString(g.text)
		end := int32(b.text.Len())
		b.at[i] = [2]int32{start, end}
		b.marks = append(b.marks, Mark{start, end, g.ordinal})
	}
}

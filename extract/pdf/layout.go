package pdf

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Mark ties the bytes [Start, End) of a page's text to the glyph that shows
// them, by its ordinal on the page.
type Mark struct {
	Start, End int32
	Glyph      int32
}

// layout puts glyphs into reading order. It returns the text and its marks,
// sorted by Start; glyphs drawn over others share their bytes.
func (s *scratch) layout(glyphs []glyph, rules *ruling) (string, []Mark) {
	if len(glyphs) == 0 {
		return "", nil
	}
	straighten(glyphs)
	b := &builder{glyphs: glyphs, text: s.text[:0], marks: s.marks[:0]}
	repeated := false
	for i := range glyphs {
		repeated = repeated || glyphs[i].dup >= 0
	}
	if repeated {
		b.at = make([][2]int32, len(glyphs))
		for i := range b.at {
			b.at[i][0] = -1
		}
	}
	s.gutters = s.gutters[:0]
	for _, angle := range directions(glyphs) {
		var last row
		rules := rules
		if angle != 0 {
			rules = &ruling{} // they are level on the page, not along this text
		}
		gutters := len(s.gutters)
		s.blocks(s.group(glyphs, angle), rules, 0, func(ws []word) {
			rs := readingOrder(s.lines(ws, glyphs, rules), rules.level)
			for i := range rs {
				b.row(&rs[i], &last)
				last = rs[i]
			}
		})
		if angle != 0 {
			s.gutters = s.gutters[:gutters]
		}
	}
	if repeated {
		for i := range glyphs {
			if d := glyphs[i].dup; d >= 0 && b.at[d][0] >= 0 {
				b.marks = append(b.marks, Mark{b.at[d][0], b.at[d][1], glyphs[i].ordinal})
			}
		}
		slices.SortStableFunc(b.marks, func(x, y Mark) int { return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End)) })
	}
	s.text, s.marks = b.text, b.marks
	return string(b.text), slices.Clone(b.marks)
}

// directions lists the angles at which text runs, most text first.
func directions(glyphs []glyph) []int16 {
	same := true
	for i := range glyphs {
		same = same && glyphs[i].angle == glyphs[0].angle
	}
	if same {
		return []int16{glyphs[0].angle}
	}
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
	text   []byte
	marks  []Mark
	at     [][2]int32 // the bytes of each glyph, where some are drawn twice; -1 if none
	last   int32      // the glyph that was written last
	broken bool       // the word being written began on the line before
}

// row writes one line: segments parted by tabs, and an empty line before it
// where the page leaves one.
func (b *builder) row(r, last *row) {
	b.broken = false
	switch {
	case r.cell:
		b.text = append(b.text, '\t')
	case len(last.segments) > 0 && b.hyphenated(r, last):
		b.broken = true
	case r.joined:
		b.text = append(b.text, ' ')
	case r.inside, r.next:
		b.text = append(b.text, '\n')
	case len(b.text) > 0:
		b.text = append(b.text, '\n')
		if len(last.segments) == 0 || apart(r, last) {
			b.text = append(b.text, '\n')
		}
	}
	for i, s := range r.segments {
		if i > 0 {
			b.gap('\t')
		}
		ws := b.logical(s.words)
		for j := range ws {
			if j > 0 && b.parted(&ws[j-1], &ws[j]) {
				b.gap(' ')
			}
			b.word(&ws[j])
		}
	}
}

// apart reports whether a page leaves a line empty between two rows.
func apart(r, last *row) bool { return math.Abs(last.v-r.v) > 1.9*max(r.size, last.size) }

// gap writes what stands between two words. The line end that a broken word
// crossed is written after it.
func (b *builder) gap(c byte) {
	if b.broken {
		c, b.broken = '\n', false
	}
	b.text = append(b.text, c)
}

// parted reports whether there is a space between two words of a segment: one
// was drawn, or there is room for one, or they are laid over each other.
func (b *builder) parted(x, y *word) bool {
	if y.u0 < x.u0 { // the line runs from right to left
		x, y = y, x
	}
	gap := y.u0 - x.u1
	size := max(x.size, y.size)
	if gap > wordGap*size {
		return true
	}
	first, last := slices.Min(y.glyphs), slices.Max(x.glyphs)
	if n := b.glyphs[first].spaces - b.glyphs[last].spaces; n > 0 && first == last+1+n { // drawn between them
		return true
	}
	if b.footnote(x, y) || b.footnote(y, x) || gap > seam*size && !b.glyphs[y.glyphs[0]].goesOn && cellEnds(b.glyphs, x.glyphs, &b.glyphs[y.glyphs[0]]) {
		return true
	}
	if first != last+1 && gap < overlap*size {
		return true
	}
	return first < last && gap > 0.03*size || gap < backGap*size
}

// footnote reports whether y is a small raised figure beside x, which is no part
// of the word: a name does not end in a footnote's number. Raised letters are
// part of it, as in 1st, and so is the power of a unit or of a variable, as in m².
func (b *builder) footnote(x, y *word) bool {
	if y.size > raisedSize*x.size || y.v < x.v+raised*x.size || b.closed(x) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(b.glyphs[y.glyphs[0]].text)
	return unicode.IsNumber(r) && !(len(y.glyphs) == 1 && (r == '2' || r == '3') && b.powered(x))
}

// closed reports whether a word is small letters and then the signs that end a
// sentence or a clause: they part it from what follows, and a figure that stood by
// itself would be read as the first word of the next sentence.
func (b *builder) closed(w *word) bool {
	n := len(w.glyphs)
	for n > 0 && strings.ContainsAny(b.glyphs[w.glyphs[n-1]].text, ".,;:!?)”’") {
		n--
	}
	for _, i := range w.glyphs[:n] {
		if r, _ := utf8.DecodeRuneInString(b.glyphs[i].text); !unicode.IsLower(r) {
			return false
		}
	}
	return n > 1 && n < len(w.glyphs)
}

// powered reports whether what a word ends in takes powers: a metric length, or
// one small letter of its own. None is how a name ends.
func (b *builder) powered(w *word) bool {
	var end string
	for k := len(w.glyphs) - 1; k >= 0 && len(end) < 8; k-- {
		t := b.glyphs[w.glyphs[k]].text
		if r, _ := utf8.DecodeLastRuneInString(t); !unicode.IsLetter(r) {
			break
		}
		end = t + end
	}
	switch end {
	case "mm", "cm", "dm", "km":
		return true
	}
	r, n := utf8.DecodeRuneInString(end)
	return n == len(end) && unicode.IsLower(r)
}

func (b *builder) word(w *word) {
	for k := 0; k < len(w.glyphs); k++ {
		if b.accent(w, k) {
			k++
			continue
		}
		i := w.glyphs[k]
		start := int32(len(b.text))
		b.text = append(b.text, b.glyphs[i].text...)
		b.mark(i, start)
	}
}

// mark notes that glyph i shows the text from start to the end.
func (b *builder) mark(i, start int32) {
	end := int32(len(b.text))
	if b.at != nil {
		b.at[i] = [2]int32{start, end}
	}
	b.marks = append(b.marks, Mark{start, end, b.glyphs[i].ordinal})
	b.last = i
}

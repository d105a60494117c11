package scan

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// wide is how many times the height of a line's words the space between two
// columns has.
const wide = 1.6

// layOut makes the page's text of its lines.
func (p *Page) layOut(lines []line) {
	var b strings.Builder
	number := -1
	for i, l := range lines {
		if len(l.words) == 0 {
			continue
		}
		if number++; b.Len() > 0 && !p.divided(&b, l.words[0].text) {
			b.WriteByte('\n')
			if lines[i-1].block != l.block {
				b.WriteByte('\n')
			}
		}
		high, base := l.height(), l.base()
		for k, w := range l.words {
			if k > 0 {
				gap := byte(' ')
				if float64(w.box.Min.X-l.words[k-1].box.Max.X) > wide*float64(high) {
					gap = '\t'
				}
				b.WriteByte(gap)
			}
			text := w.text
			if w.unknown {
				text = Unknown
			}
			p.Words = append(p.Words, Word{Box: w.box, Start: b.Len(), End: b.Len() + len(text), Line: number, Base: base, Unknown: w.unknown})
			b.WriteString(text)
		}
	}
	p.Text = b.String()
}

// divided reports whether the last word goes on with the next one, and takes its
// hyphen out of the text.
func (p *Page) divided(b *strings.Builder, next string) bool {
	last := &p.Words[len(p.Words)-1]
	s := b.String()
	text := s[last.Start:]
	r, _ := utf8.DecodeRuneInString(next)
	before, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(text, "-"))
	if !strings.HasSuffix(text, "-") || !unicode.IsLower(r) || !unicode.IsLower(before) || strings.Count(text, "-") > 1 {
		return false
	}
	b.Reset()
	b.WriteString(s[:len(s)-1])
	last.End--
	last.Divided = true
	return true
}

// height is that of most of the line's words, in pixels.
func (l *line) height() int {
	var hs []int
	for _, w := range l.words {
		hs = append(hs, w.box.Dy())
	}
	slices.Sort(hs)
	return hs[len(hs)/2]
}

// base is about where the letters of the line stand, in pixels downwards: the
// middle of where its words end.
func (l *line) base() int {
	var ys []int
	for _, w := range l.words {
		ys = append(ys, w.box.Max.Y)
	}
	slices.Sort(ys)
	return ys[len(ys)/2]
}

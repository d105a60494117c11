package pdf

import (
	"unicode"
	"unicode/utf8"
)

// hanging is how many ems a line may begin before the one that it goes on from.
const hanging = 5

// hyphenated undoes a word's division at the end of the line: where the text
// ends in a letter and a hyphen and r, the next line of the same paragraph,
// begins with a small letter, the hyphen goes from the text. Its glyph keeps a
// mark of no bytes within the word, so that it goes where the word goes.
//
// A hyphen before a capital may belong to a name, and stays with its line end.
// A compound that was broken at its own hyphen loses it.
func (b *builder) hyphenated(r, last *row) bool {
	n := len(b.marks)
	if n < 2 || r.next && apart(r, last) || r.v == last.v || r.v < last.v && !r.inside && !r.joined && apart(r, last) {
		return false
	}
	m, before := &b.marks[n-1], b.marks[n-2]
	if int(m.End) != len(b.text) || before.End != m.Start {
		return false
	}
	end, w := &last.segments[len(last.segments)-1], &r.segments[0].words[0]
	if r.v < last.v && (w.u0 > end.u1 || w.u0 < end.u0-hanging*last.size) { // of another column or cell
		return false
	}
	hyphen := string(b.text[m.Start:])
	letter, _ := utf8.DecodeLastRune(b.text[:m.Start])
	g := &b.glyphs[w.glyphs[0]]
	next, _ := utf8.DecodeRuneInString(g.text)
	switch {
	case hyphen != "-" && hyphen != "\u2010", !unicode.IsLetter(letter), !alike(w.size, last.size):
		return false
	case b.glyphs[b.last].soft && unicode.IsLetter(next):
	case !unicode.IsLower(next):
		return false
	}
	m.End = m.Start
	b.text = b.text[:m.Start]
	if b.at != nil {
		b.at[b.last] = [2]int32{m.Start, m.Start}
	}
	return true
}

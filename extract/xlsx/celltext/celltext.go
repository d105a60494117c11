// Package celltext lays out the text of cells for the readers of sheets.
//
// It promises that the text of a cell has neither tabs nor line ends, which part
// cells and rows, nor two blanks in a row, which look like a border of columns; and
// that it is known where line ends were.
package celltext

import (
	"strings"

	"veil/internal/ooxml"
)

// Break is a blank of a text that stands for line ends in its cell.
type Break struct {
	At    int32
	Lines int32 // how many
}

// maxBreak is how many line ends in a row are kept.
const maxBreak = 20

// Tidy is the text of a cell as it shows: without what has no width, and with each
// run of white space as one blank, or as the line ends that are in it.
func Tidy(s string) string {
	if Simple(s) {
		return s
	}
	s = ooxml.Legible(s)
	var b strings.Builder
	blank, lines := false, 0
	for i, r := range s {
		switch {
		case r == '\n', r == '\r' && !strings.HasPrefix(s[i+1:], "\n"), r == '\v', r == '\f', r == '\u0085', r == '\u2028', r == '\u2029':
			lines++
			fallthrough
		case r == ' ', r == '\t', r == '\r':
			blank = true
			continue
		case r < ' ', r == 0x7F, r == 0xFFFE, r == 0xFFFF: // nothing shows
			continue
		}
		switch {
		case b.Len() == 0:
		case lines > 0:
			b.WriteString(strings.Repeat("\n", min(lines, maxBreak)))
		case blank:
			b.WriteByte(' ')
		}
		blank, lines = false, 0
		b.WriteRune(r)
	}
	return b.String()
}

// Simple reports whether Tidy has nothing to do, as is mostly so.
func Simple(s string) bool {
	last := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c >= 0x7F || c == ' ' && last == ' ' {
			return false
		}
		last = c
	}
	return s == "" || last != ' '
}

// Builder makes the text of a sheet.
type Builder struct {
	strings.Builder
	Breaks []Break
}

// Cell writes the tidy text of a cell; runs of line ends become one blank.
func (b *Builder) Cell(s string) {
	for {
		i := strings.IndexByte(s, '\n')
		if i < 0 {
			b.WriteString(s)
			return
		}
		b.WriteString(s[:i])
		n := len(s[i:]) - len(strings.TrimLeft(s[i:], "\n"))
		b.Breaks = append(b.Breaks, Break{int32(b.Len()), int32(n)})
		b.WriteByte(' ')
		s = s[i+n:]
	}
}

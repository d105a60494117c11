package email

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// unflow joins the lines of text that says that it flows (RFC 3676): a line that
// ends in a space goes on in the next of the same depth of quoting.
func unflow(text string, delsp bool) string {
	var out strings.Builder
	depth, open := 0, false // of the last line, and whether it goes on
	for i, line := range strings.Split(text, "\n") {
		rest := strings.TrimLeft(line, ">")
		d := len(line) - len(rest)
		rest = strings.TrimPrefix(rest, " ") // stuffing
		soft := strings.HasSuffix(rest, " ") && rest != "-- "
		goesOn := open && d == depth && rest != "-- "
		if soft && delsp {
			rest = rest[:len(rest)-1]
		}
		if !goesOn && i > 0 {
			out.WriteByte('\n')
		}
		if !goesOn && d > 0 {
			out.WriteString(strings.Repeat(">", d) + " ")
		}
		out.WriteString(rest)
		depth, open = d, soft
	}
	return out.String()
}

// Lines that a mail program cut are about as long as it lets them be.
const (
	shortestCut = 50
	longestCut  = 100
	usualCut    = 70
)

// rewrap joins quoted lines that some mail program cut, so that no name is
// divided by the sign of the quotation.
func rewrap(text string) string {
	if !strings.Contains(text, "\n>") {
		return text
	}
	var out strings.Builder
	depth, last := 0, ""
	for i, line := range strings.Split(text, "\n") {
		d, rest := quoteDepth(line)
		word, _, _ := strings.Cut(rest, " ")
		width := utf8.RuneCountInString(last)
		switch {
		case d > 0 && d == depth && rest != "" && shortestCut <= width && width <= longestCut && width+1+len(word) > usualCut && !starts(rest):
			if !hyphened(last) && !strings.HasSuffix(last, " ") {
				out.WriteByte(' ')
			}
			out.WriteString(rest)
		case i > 0:
			out.WriteByte('\n')
			fallthrough
		default:
			out.WriteString(line)
		}
		depth, last = d, line
	}
	return out.String()
}

// quoteDepth is how often a line is quoted ("> > "), and what it says.
func quoteDepth(line string) (depth int, rest string) {
	for rest = line; strings.HasPrefix(rest, ">"); depth++ {
		rest = strings.TrimPrefix(rest[1:], " ")
	}
	return depth, rest
}

// starts reports whether a line begins something new, such as an item of a list.
func starts(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '(' && r != '<' && r != '"' && r != '\'' && r != '‘' && r != '“' && r != '['
}

// hyphened reports whether a line ends in a word that goes on.
func hyphened(s string) bool {
	s, ok := strings.CutSuffix(s, "-")
	r, _ := utf8.DecodeLastRuneInString(s)
	return ok && unicode.IsLetter(r)
}

package sentence

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// block is a paragraph, a point of a list or a heading: bytes [start, end).
type block struct {
	start, end int
	role       Role
}

// line is one line of the text without its end.
type line struct {
	start, end int
	text       string // without blanks at either side
}

// point is how points of lists begin.
var point = regexp.MustCompile(`^(?:[-*•–—‣◦▪●+o]\s+|[x✓✗☐☑]\s+|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]\)?\s+|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+|#{1,6}\s+)`)

// blocks divides a text into paragraphs. An empty line ends one, and so do a
// heading, the next point of a list and, where the text is not wrapped by hand,
// every line's end.
func blocks(text string) []block {
	lines := split(text)
	width := wrapped(lines)
	var out []block
	open := false
	var before line
	for _, l := range lines {
		if l.text == "" {
			open = false
			continue
		}
		role := roleOf(l.text, width)
		if open {
			last := &out[len(out)-1]
			goesOn := width > 0 && role != Item && role != Heading && last.role != Heading &&
				(role == Quoted) == (last.role == Quoted) && fills(before, l, width)
			if goesOn {
				last.end = l.end
				before = l
				continue
			}
		}
		out = append(out, block{start: l.start, end: l.end, role: role})
		open, before = true, l
	}
	return out
}

// split returns the lines of a text.
func split(text string) []line {
	var lines []line
	for at := 0; at < len(text); {
		end := strings.IndexByte(text[at:], '\n')
		next := at + end + 1
		if end < 0 {
			end, next = len(text)-at, len(text)
		}
		raw := text[at : at+end]
		trimmed := strings.TrimFunc(raw, blank)
		start := at + strings.Index(raw, trimmed)
		lines = append(lines, line{start: start, end: start + len(trimmed), text: trimmed})
		at = next
	}
	return lines
}

// wrapped returns the width, in runes, at which somebody or something broke
// the lines of the text, or 0 where each line is a paragraph: then some lines
// are far longer than a page is wide, or hardly one goes on in the next, or
// those that seem to go on had room for more, as where a message has no full
// stops.
func wrapped(lines []line) int {
	const page = 130
	width := 0
	for _, l := range lines {
		n := utf8.RuneCountInString(l.text)
		if n > page {
			return 0
		}
		width = max(width, n)
	}
	pairs, goOn, full := 0, 0, 0
	for i, l := range lines {
		if i+1 == len(lines) || l.text == "" || lines[i+1].text == "" {
			continue
		}
		next := lines[i+1].text
		n := utf8.RuneCountInString(l.text)
		first, _ := utf8.DecodeRuneInString(next)
		if n >= 40 {
			pairs++
			if !ended(l.text) && !point.MatchString(next) {
				goOn++
			}
		}
		if !ended(l.text) && unicode.IsLower(first) && !point.MatchString(next) {
			word, _, _ := strings.Cut(next, " ")
			if (n+1+utf8.RuneCountInString(word))*4 >= width*3 {
				full++
			} else {
				full -= 2
			}
		}
	}
	if width < 45 || goOn == 0 || goOn*4 < pairs || full <= 0 {
		return 0
	}
	return width
}

// fills reports whether a line was broken because the next word had no room,
// rather than because the paragraph was over.
func fills(l, next line, width int) bool {
	word, _, _ := strings.Cut(next.text, " ")
	room := width - utf8.RuneCountInString(l.text)
	if utf8.RuneCountInString(word)+1 > room {
		return true
	}
	first, _ := utf8.DecodeRuneInString(next.text)
	return !ended(l.text) && (unicode.IsLower(first) || room < width/3)
}

// ended reports whether a line ends as a sentence does.
func ended(s string) bool {
	s = strings.TrimRight(s, "\"')]”’ ")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, ":")
}

// roleOf says what a line is by its own looks.
func roleOf(s string, width int) Role {
	switch {
	case strings.HasPrefix(s, ">"):
		return Quoted
	case strings.HasPrefix(s, "#"):
		return Heading
	}
	if point.MatchString(s) {
		return Item
	}
	words := len(strings.Fields(s))
	last, _ := utf8.DecodeLastRuneInString(s)
	if words <= 9 && utf8.RuneCountInString(s) < 70 && (unicode.IsLetter(last) || unicode.IsDigit(last) || last == ':' || last == '*' || last == ',') &&
		capitalised(s) && (width == 0 || utf8.RuneCountInString(s) < width*2/3) {
		return Heading
	}
	return Prose
}

// capitalised reports whether a line begins with a capital or a figure.
func capitalised(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return !unicode.IsLower(r)
		}
	}
	return false
}

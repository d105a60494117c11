// Package sentence divides a draft into the sentences that a reader would see.
//
// It promises sentences in the order of the text, disjoint, on rune borders and
// without the blanks around them, which together hold every letter and digit of
// the text: a heading, a greeting and each point of a list are sentences of
// their own; "para. 4", "Dr. Hale", "e.g." and a quotation with full stops of
// its own divide none. Time is linear in the text.
//
// It does not promise what nobody could tell: where a writer uses neither full
// stops nor new lines, what stands together is one sentence.
package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// Sentence is bytes [Start, End) of the text.
type Sentence struct {
	Start, End int
	Block      int // number of the paragraph, from 0
	Role       Role
}

// Role is what a sentence's paragraph is in the layout of the page.
type Role uint8

// The roles.
const (
	Prose   Role = iota
	Item         // a point of a list
	Heading      // a short line without an end
	Quoted       // somebody else's mail, each line after ">"
)

// Split divides a text into its sentences.
func Split(text string) []Sentence {
	var all []Sentence
	for i, b := range blocks(text) {
		all = b.split(all, text, i)
	}
	return all
}

// split appends the sentences of a block.
func (b block) split(all []Sentence, text string, number int) []Sentence {
	body := text[b.start:b.end]
	add := func(start, end int) {
		s := body[start:end]
		lead := len(s) - len(strings.TrimLeftFunc(s, blank))
		start, end = start+lead, start+len(strings.TrimRightFunc(s, blank))
		if start >= end || !strings.ContainsFunc(body[start:end], wordRune) {
			return
		}
		all = append(all, Sentence{Start: b.start + start, End: b.start + end, Block: number, Role: b.role})
	}
	if b.role == Heading {
		add(0, len(body))
		return all
	}
	// A line's end inside a block is where the page ended, not the sentence: to
	// the rules of Unicode it would divide.
	flat := strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\v' || r == '\f' {
			return ' '
		}
		return r
	}, body)
	if len(flat) != len(body) {
		flat = body // not UTF-8; positions come first
	}
	start, quote := 0, quotation{}
	for it := sentences.FromString(flat); it.Next(); {
		end := it.End()
		quote.read(it.Value(), it.Start())
		if end < len(flat) && joined(flat[start:end], flat[end:], quote.open(end)) {
			continue
		}
		for _, cut := range within(flat[start:end]) {
			add(start, cut+start)
			start += cut
		}
		add(start, end)
		start, quote = end, quotation{}
	}
	return all
}

// wordRune reports whether a rune makes a sentence of what it stands in.
func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// blank is what surrounds sentences.
func blank(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' }

// longestQuote is how far, in bytes, a quotation mark may stand open before
// it counts as forgotten.
const longestQuote = 500

// joined reports whether what Unicode's rules divided belongs together; quoted,
// whether a quotation is open between the two.
func joined(before, after string, quoted bool) bool {
	before = strings.TrimRightFunc(before, blank)
	after = strings.TrimLeftFunc(after, blank)
	if before == "" || after == "" {
		return false
	}
	next, _ := utf8.DecodeRuneInString(after)
	switch {
	case quoted && strings.ContainsAny(head(after, longestQuote), "\"”"):
		return true
	case strings.HasSuffix(before, "\"") || strings.HasSuffix(before, "”"):
		return unicode.IsLower(next) // "Go away." he said
	case !strings.HasSuffix(before, "."):
		return unicode.IsLower(next) && !strings.HasSuffix(before, "!") && !strings.HasSuffix(before, "?")
	}
	word := lastWord(before)
	switch {
	case strings.HasSuffix(before, "..") || strings.HasSuffix(before, "…"):
		return unicode.IsLower(next)
	case always[word]:
		return true
	case beforeNumber[word]:
		return unicode.IsDigit(next) || unicode.IsLower(next) || next == '('
	case isNumbering(before):
		return true
	case initial(before):
		return unicode.IsUpper(next)
	}
	return unicode.IsLower(next)
}

// quotation follows the double quotation marks of a sentence.
type quotation struct {
	at   int // where the last one was opened
	isIn bool
}

// read goes on over s, which begins at byte at.
func (q *quotation) read(s string, at int) {
	for i, r := range s {
		switch r {
		case '"':
			q.isIn, q.at = !q.isIn, at+i
		case '“':
			q.isIn, q.at = true, at+i
		case '”':
			q.isIn = false
		}
	}
}

// open reports whether a quotation is open at byte at.
func (q *quotation) open(at int) bool { return q.isIn && at-q.at < longestQuote }

// head returns at most n bytes of a string.
func head(s string, n int) string { return s[:min(n, len(s))] }

// lastWord returns the word before the final full stop, in lower case, inner
// full stops kept: "e.g", "para", "dr".
func lastWord(s string) string {
	s = strings.TrimSuffix(s, ".")
	at := strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '.' })
	return strings.ToLower(s[at+1:])
}

// initial reports whether the end is a letter that stands for a name: "T.".
func initial(s string) bool {
	s = strings.TrimSuffix(s, ".")
	r, n := utf8.DecodeLastRuneInString(s)
	if !unicode.IsUpper(r) || r == 'I' {
		return false
	}
	p, _ := utf8.DecodeLastRuneInString(s[:len(s)-n])
	return p == utf8.RuneError || p == ' ' || p == '.' || p == '('
}

// isNumbering reports whether all there is so far is the number of a point:
// "4.", "(b).", "2.3.", "Q2."
func isNumbering(s string) bool {
	if len(s) > 2 && (s[0] == 'Q' || s[0] == 'A') {
		s = s[1:]
	}
	return len(s) <= 8 && strings.IndexFunc(s, func(r rune) bool {
		return !unicode.IsDigit(r) && r != '.' && r != '(' && r != ')'
	}) < 0 && strings.ContainsAny(s, "0123456789")
}

// within finds where one sentence of Unicode's is two of a reader's: a full
// stop or question mark followed by a word without a blank, as in hurried
// writing ("no reply.She"). The cuts count from the one before.
func within(s string) []int {
	var cuts []int
	last, read, quote := 0, 0, quotation{}
	for i := 1; i+2 < len(s); i++ {
		c := s[i]
		if c != '.' && c != '?' && c != '!' {
			continue
		}
		quote.read(s[read:i], read)
		read = i
		before, after := s[i-1], s[i+1]
		if before >= 'a' && before <= 'z' && after >= 'A' && after <= 'Z' && s[i+2] >= 'a' && s[i+2] <= 'z' &&
			i-last > 12 && !quote.open(i) && !address(s, i) {
			cuts = append(cuts, i+1-last)
			last = i + 1
		}
	}
	return cuts
}

// address reports whether the word around byte at is one of the Internet's.
func address(s string, at int) bool {
	const longest = 100
	from := max(0, at-longest)
	word := s[from+strings.LastIndexByte(s[from:at], ' ')+1 : min(len(s), at+longest)]
	word, _, _ = strings.Cut(word, " ")
	return strings.ContainsAny(word, "@/") || strings.HasPrefix(strings.ToLower(word), "www.")
}

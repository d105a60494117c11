package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Token is a word, a number or a single mark: bytes [Start, End) of the text.
type Token struct {
	Start, End int
	Lower      string // in lower case, apostrophes straight
	Quoted     bool   // somebody else's words: inside double quotation marks
}

// Tokens divides bytes [start, end) of a text. A word keeps its apostrophes and
// hyphens: "didn't", "out-of-date".
func Tokens(text string, start, end int) []Token {
	var out []Token
	quoted := false
	for at := start; at < end; {
		r, n := utf8.DecodeRuneInString(text[at:end])
		if unicode.IsSpace(r) {
			at += n
			continue
		}
		stop := at + n
		if letter(r) {
			for stop < end {
				r, n := utf8.DecodeRuneInString(text[stop:end])
				if !letter(r) {
					if !inner(r) || stop+n >= end {
						break
					}
					next, _ := utf8.DecodeRuneInString(text[stop+n : end])
					if !letter(next) {
						break
					}
				}
				stop += n
			}
		}
		switch r {
		case '"':
			quoted = !quoted
		case '“':
			quoted = true
		case '”':
			quoted = false
		}
		out = append(out, Token{Start: at, End: stop, Lower: lower(text[at:stop]), Quoted: quoted})
		at = stop
	}
	if quoted { // never closed: nobody's words but the writer's
		for i := len(out) - 1; i >= 0 && out[i].Quoted; i-- {
			out[i].Quoted = false
		}
	}
	return out
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// inner reports whether a rune may stand inside a word.
func inner(r rune) bool { return r == '\'' || r == '’' || r == '-' || r == '‑' }

func lower(s string) string {
	return strings.ToLower(plain.Replace(s))
}

var plain = strings.NewReplacer("’", "'", "‑", "-")

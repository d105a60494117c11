package tagger

import (
	"unicode"
	"unicode/utf8"

	"veil/rules/names/lexicon"
)

// Kind is how a token is written.
type Kind uint8

// The kinds.
const (
	Lower   Kind = iota // "jane"
	Title               // "Jane", "McDonald"
	Upper               // "JANE", two letters or more
	Initial             // one capital letter
	Mixed               // "jANE"
	Alnum               // letters and digits: "0kafor", "B12"
	Digits              // "42"
	Punct               // one character that is neither
)

// IsWord reports whether the token has a letter.
func (k Kind) IsWord() bool { return k <= Alnum }

// IsCapital reports whether the token begins with a capital letter.
func (k Kind) IsCapital() bool { return k == Title || k == Upper || k == Initial }

// token is one word, number or mark. Words keep an apostrophe after one or two
// letters or before a capital ("O'Neill", "D’Arcy", "L'Estrange"); a possessive
// "'s" is a token of its own.
type token struct {
	start, end int
	runes      int    // letters and digits
	initial    rune   // the first character
	first      uint32 // the first four letters in lower case, one byte each
	last       uint32 // the last four
	shape      uint32 // how the first six are written, three bits each
	brief      uint32 // the same, with runs as one
	hash       uint32 // of a word, if it is all ASCII: what lexicon.Hash returns
	kind       Kind
	before     Gap // what stands between this token and the one before
	ascii      bool
}

var noLetters = lexicon.Hash("")

// Gap is the white space before a token.
type Gap uint8

// The gaps.
const (
	None  Gap = iota // the tokens touch
	Space            // one space
	Wide             // several spaces
	Tab              // a tab: another cell
	Wrap             // the end of a full line
	Line             // a line end
	Blank            // an empty line
)

// classes of characters, for shapes
const (
	isOther = iota
	isUpper
	isLower
	isDigit
	isInner // apostrophes and marks inside a word
)

var ascii = func() (t [utf8.RuneSelf]uint8) {
	for c := range t {
		switch {
		case 'A' <= c && c <= 'Z':
			t[c] = isUpper
		case 'a' <= c && c <= 'z':
			t[c] = isLower
		case '0' <= c && c <= '9':
			t[c] = isDigit
		}
	}
	return t
}()

// class returns what r is, as a part of words.
func class(r rune) uint8 {
	switch {
	case r < utf8.RuneSelf:
		return ascii[r]
	case unicode.IsUpper(r) || unicode.IsTitle(r):
		return isUpper
	case unicode.IsLetter(r):
		return isLower
	case unicode.IsDigit(r):
		return isDigit
	}
	return isOther
}

// joins reports whether r may stand in a word, not at its start: combining
// marks, and characters that do not show.
func joins(r rune) bool {
	return r >= 0x80 && (unicode.Is(unicode.Mn, r) || invisible(r))
}

func invisible(r rune) bool {
	return r == '\u00ad' || r == '\ufeff' || ('\u200b' <= r && r <= '\u200f') || r == '\u2060'
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

// decode is utf8.DecodeRuneInString with a short way for ASCII; 0, 0 at the end.
func decode(s string, i int) (rune, int) {
	if i >= len(s) {
		return 0, 0
	}
	if c := s[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s[i:])
}

// scan reads the token that starts at i, which is not white space.
func scan(text string, i int) token {
	t := token{start: i, hash: noLetters, ascii: true}
	var upper, lower, digits int
word:
	for i < len(text) {
		r, n := decode(text, i)
		c := class(r)
		if c == isOther {
			switch {
			case t.runes == 0:
				return punct(text, i, r, n)
			case joins(r):
				t.ascii = false
				i += n
				if !invisible(r) {
					t.end = i
				}
				continue
			case isApostrophe(r) && t.inner(text, i+n):
				t.ascii = t.ascii && r < utf8.RuneSelf
				t.shapeOf(isInner)
				i += n
				continue
			}
			break word
		}
		if t.runes == 0 {
			t.initial = r
		}
		switch c {
		case isUpper:
			upper++
		case isLower:
			lower++
		default:
			digits++
		}
		t.shapeOf(c)
		t.runes++
		if r >= utf8.RuneSelf {
			t.ascii = false
			r = unicode.ToLower(r)
			r ^= r >> 8
		} else {
			if c == isUpper {
				r |= 0x20
			}
			t.hash = lexicon.HashByte(t.hash, byte(r))
		}
		if t.runes <= 4 {
			t.first |= uint32(r&0xff) << (8 * (t.runes - 1))
		}
		t.last = t.last<<8 | uint32(r&0xff)
		i += n
		t.end = i
	}
	t.kind = kindOf(upper, lower, digits, t.shape&7 == isUpper)
	return t
}

// inner reports whether the apostrophe before byte i belongs to the word.
func (t *token) inner(text string, i int) bool {
	r, n := decode(text, i)
	c := class(r)
	if c == isOther {
		return false
	}
	if next, _ := decode(text, i+n); (r == 's' || r == 'S') && class(next) == isOther {
		return false
	}
	return t.runes <= 2 || c == isUpper && t.shape>>3&7 != isUpper
}

func (t *token) shapeOf(c uint8) {
	n := uint32(t.runes)
	if n < 6 {
		t.shape |= uint32(c) << (3 * n)
	}
	if t.brief&7 != uint32(c) && t.brief < 1<<18 {
		t.brief = t.brief<<3 | uint32(c)
	}
}

func kindOf(upper, lower, digits int, first bool) Kind {
	switch {
	case upper+lower == 0:
		return Digits
	case digits > 0:
		return Alnum
	case upper == 0:
		return Lower
	case lower == 0 && upper == 1:
		return Initial
	case lower == 0:
		return Upper
	case first:
		return Title
	}
	return Mixed
}

// punct reads one character that is no part of a word, or a possessive "'s".
func punct(text string, i int, r rune, n int) token {
	t := token{start: i, end: i + n, kind: Punct, runes: 1, initial: r, shape: uint32(r) << 3, brief: uint32(r) << 3}
	if !isApostrophe(r) || i == 0 {
		return t
	}
	if prev, _ := utf8.DecodeLastRuneInString(text[:i]); class(prev) == isOther {
		return t
	}
	s, m := decode(text, t.end)
	if next, _ := decode(text, t.end+m); (s == 's' || s == 'S') && class(next) == isOther && !joins(next) {
		t.end += m
	}
	return t
}

// space skips white space from byte i and says what it was.
func space(text string, i int) (int, Gap) {
	gap := None
	lines, blanks := 0, 0
	for i < len(text) {
		switch c := text[i]; {
		case c == ' ':
			blanks++
			i++
		case c == '\n' || c == '\v' || c == '\f':
			lines++
			i++
		case c == '\r':
			i++
			if i >= len(text) || text[i] != '\n' {
				lines++
			}
		case c == '\t':
			gap = Tab
			i++
		case c < utf8.RuneSelf:
			return i, gapOf(gap, lines, blanks)
		default:
			r, n := utf8.DecodeRuneInString(text[i:])
			switch {
			case r == '\u2028' || r == '\u2029' || r == '\u0085':
				lines++
			case unicode.IsSpace(r):
				blanks++
			case invisible(r):
			default:
				return i, gapOf(gap, lines, blanks)
			}
			i += n
		}
	}
	return i, gapOf(gap, lines, blanks)
}

func gapOf(gap Gap, lines, blanks int) Gap {
	switch {
	case lines > 1:
		return Blank
	case lines == 1:
		return Line
	case gap == Tab:
		return Tab
	case blanks > 1:
		return Wide
	case blanks == 1:
		return Space
	}
	return None
}

package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// token is a longest run of letters or of digits.
type token struct {
	fold       [2]int32 // range of its folded form in tokens.folded
	start, end int32    // range in the original text
	digits     bool
	sep        sep // what stands before it
}

// sep is what separates a token from the one before.
type sep uint8

const (
	sepFar   sep = iota // start of the text, an empty line, or too much for one value
	sepGlued            // nothing: letter beside digit
	sepTight            // an apostrophe or a hyphen alone
	sepBreak            // a hyphen and a line break: maybe one word
	sepNear             // white space, or few signs
	sepSpace            // white space of any length alone
)

// tokens is a text cut up for searching.
type tokens struct {
	folded []byte
	list   []token
}

// maxSigns is how many characters that are not white space may stand between
// two tokens of one value: "(01632) 960-417".
const maxSigns = 2

// tokenize cuts s into tokens.
func tokenize(s string) *tokens {
	t := new(tokens)
	t.read(s)
	return t
}

// read cuts s into tokens, in place of those before. Bytes that are not UTF-8 are
// signs.
func (t *tokens) read(s string) {
	t.folded = slices.Grow(t.folded[:0], len(s))
	t.list = slices.Grow(t.list[:0], len(s)/6)
	open := false // the last token may grow
	gap := gapState{far: true}
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		class, form := classify(r)
		if r == utf8.RuneError && n == 1 {
			class = sign
		}
		switch class {
		case ignored:
			if open && unicode.Is(unicode.Mn, r) {
				t.list[len(t.list)-1].end = int32(i + n)
			}
		case letter, digit:
			isDigit := class == digit
			if !open || t.list[len(t.list)-1].digits != isDigit {
				k := sepGlued
				if !open {
					k = gap.sep()
				}
				at := int32(len(t.folded))
				t.list = append(t.list, token{fold: [2]int32{at, at}, start: int32(i), digits: isDigit, sep: k})
				open = true
			}
			last := &t.list[len(t.list)-1]
			if form == "" { // and so do the letters or digits of ASCII that follow
				t.folded = append(t.folded, lowerASCII(byte(r)))
				for i+n < len(s) && ascii[s[i+n]] == class {
					t.folded = append(t.folded, lowerASCII(s[i+n]))
					n++
				}
			} else {
				t.folded = append(t.folded, form...)
			}
			last.fold[1] = int32(len(t.folded))
			last.end = int32(i + n)
		default:
			if open {
				open, gap = false, gapState{}
			}
			gap.add(r)
		}
		i += n
	}
}

// gapState sums up what stands between two tokens.
type gapState struct {
	signs, lines  int
	space, brk    bool
	hyphen, tight bool // the first sign was a hyphen; or a hyphen or apostrophe
	far           bool
}

func (g *gapState) add(r rune) {
	if unicode.IsSpace(r) {
		g.space = true
		g.brk = g.brk || r == '\n' || r == '\r'
		if r == '\n' {
			g.lines++
		}
		return
	}
	g.signs++
	if g.signs == 1 && !g.space {
		g.hyphen = r == '-' || r == '\u2010' || r == '\u2011' || r == '\u00ac'
		g.tight = g.hyphen || r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '`'
	}
}

func (g *gapState) sep() sep {
	switch {
	case g.far || g.signs > maxSigns || g.lines > 1:
		return sepFar
	case g.signs == 0:
		return sepSpace
	case g.signs == 1 && g.hyphen && g.brk:
		return sepBreak
	case g.signs == 1 && g.tight && !g.space:
		return sepTight
	}
	return sepNear
}

type class uint8

const (
	sign    class = iota
	ignored       // combining marks, soft hyphens, zero-width characters
	letter
	digit
)

// ascii is the class of the ASCII letters and digits; other bytes are signs
// here.
var ascii = func() (t [256]class) {
	for c := range t {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
			t[c] = letter
		case '0' <= c && c <= '9':
			t[c] = digit
		}
	}
	return t
}()

// classify says what r is and, for characters beyond ASCII, its folded form:
// compatibility forms undone, accents off, lower case.
func classify(r rune) (class, string) {
	switch {
	case r < utf8.RuneSelf:
		return ascii[r], ""
	case r == '\u00ad' || unicode.In(r, unicode.Cf, unicode.Mn, unicode.Other_Default_Ignorable_Code_Point):
		return ignored, ""
	}
	form := foldRune(r)
	switch first, _ := utf8.DecodeRuneInString(form); {
	case form == "":
		return sign, ""
	case unicode.IsDigit(first):
		return digit, form
	case unicode.IsLetter(first) || unicode.IsLetter(r):
		return letter, form
	}
	return sign, ""
}

// undecomposed are letters that Unicode does not take apart but people do.
var undecomposed = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'ł': "l", 'þ': "th", 'ı': "i", 'ħ': "h",
	'ŀ': "l", 'ŋ': "n", 'ſ': "s",
}

// lookalikes are the letters of other alphabets that nobody tells from Latin
// ones, by their small or their capital form. Whole words of those alphabets
// fold alike in value and text, so they are found as well.
var lookalikes = map[rune]byte{
	'а': 'a', 'в': 'b', 'с': 'c', 'е': 'e', 'н': 'h', 'і': 'i', 'ј': 'j', 'к': 'k', 'м': 'm', 'о': 'o', 'р': 'p', 'ѕ': 's', 'т': 't', 'у': 'y', 'х': 'x',
	'α': 'a', 'β': 'b', 'ε': 'e', 'η': 'h', 'ι': 'i', 'κ': 'k', 'μ': 'm', 'ν': 'n', 'ο': 'o', 'ρ': 'p', 'τ': 't', 'υ': 'y', 'χ': 'x', 'ζ': 'z',
}

// foldRune returns the letters and digits of r's folded form.
func foldRune(r rune) string {
	if r >= 0x3400 && r <= 0x9fff { // most Han has no other form
		return string(r)
	}
	var b strings.Builder
	for _, d := range norm.NFKD.String(string(r)) {
		d = unicode.ToLower(d)
		if s, ok := undecomposed[d]; ok {
			b.WriteString(s)
		} else if s, ok := lookalikes[d]; ok {
			b.WriteByte(s)
		} else if unicode.IsLetter(d) {
			b.WriteRune(d)
		} else if unicode.IsDigit(d) {
			b.WriteRune(asciiDigit(d))
		}
	}
	return b.String()
}

// asciiDigit maps decimal digits of other scripts to 0-9; they come in runs of
// ten that start at a multiple of their zero.
func asciiDigit(r rune) rune {
	if r < utf8.RuneSelf {
		return r
	}
	for z := r; z > r-10; z-- {
		if !unicode.IsDigit(z - 1) {
			return '0' + (r - z)
		}
	}
	return r
}

func lowerASCII(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

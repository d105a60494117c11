package ooxml

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Legible is a text as its reader sees it: characters of no width, which part
// words for programs alone, are gone, and letters and digits in full width or of
// mathematics are plain ones.
func Legible(t string) string {
	if plain(t) {
		return t
	}
	var b strings.Builder
	last := rune(0) // before what has no width
	for _, r := range t {
		switch {
		case invisible(r), joiner(r) && (last < utf8.RuneSelf || unicode.Is(unicode.Latin, last)):
			continue
		case shaped(r):
			b.WriteString(norm.NFKC.String(string(r)))
		default:
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// plain reports whether no character of t is of the kinds that Legible looks for;
// most texts are such.
func plain(t string) bool {
	for i := range len(t) {
		if c := t[i]; c == 0xC2 || c >= 0xE1 { // U+00AD is C2 AD, the others begin with E1 and above
			return !strings.ContainsFunc(t, func(r rune) bool { return invisible(r) || shaped(r) || joiner(r) })
		}
	}
	return true
}

// invisible reports whether a character shows nothing wherever it stands: soft
// hyphens, spaces and joiners of no width, marks of the order of bytes, tags.
func invisible(r rune) bool {
	switch {
	case r == '\u00ad', r == '\u200b', r == '\u180e', r == '\ufeff', r >= '\u2060' && r <= '\u2064', r >= 0xE0001 && r <= 0xE007F:
		return true
	}
	return false
}

// joiner reports whether a character joins or parts letters of other scripts than
// ours.
func joiner(r rune) bool { return r == '\u200c' || r == '\u200d' }

// shaped reports whether a character is one of ASCII in full width, or a letter or
// digit of mathematics, which say the same as the plain ones.
func shaped(r rune) bool {
	return r >= 0xFF01 && r <= 0xFF5E || r >= 0x1D400 && r <= 0x1D7FF
}

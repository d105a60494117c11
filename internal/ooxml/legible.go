package ooxml

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Legible is a text as its reader sees it: characters that show nothing, which part
// words for programs alone, are gone, and letters and digits in another dress (full
// width, of mathematics, raised, in circles) are plain ones.
func Legible(t string) string {
	if plain(t) {
		return t
	}
	var b strings.Builder
	last := rune(0) // before what shows nothing
	word := 0       // how many characters have shown since a space
	for _, r := range t {
		switch {
		case filler(r) && word > 1:
			r = ' ' // blanks between letters are a way to set words, between words they are spaces
		case filler(r), invisible(r), foreign(r) && (last < utf8.RuneSelf || unicode.Is(unicode.Latin, last)):
			if filler(r) {
				word = 0
			}
			continue
		case shaped(r):
			b.WriteString(norm.NFKC.String(string(r)))
			last, word = r, word+1
			continue
		case dressed[r] != 0:
			r = rune(dressed[r])
		}
		b.WriteRune(r)
		if last, word = r, word+1; unicode.IsSpace(r) {
			word = 0
		}
	}
	return b.String()
}

// plain reports whether no character of t is of the kinds that Legible looks for;
// most texts are such.
func plain(t string) bool {
	for i := range len(t) {
		if odd[t[i]] {
			return !strings.ContainsFunc(t, func(r rune) bool {
				return filler(r) || invisible(r) || foreign(r) || shaped(r) || dressed[r] != 0
			})
		}
	}
	return true
}

// odd are the first bytes of such characters in UTF-8: of U+00AD, of modifier
// letters from U+02B0, of U+034F, and from U+1000.
var odd = func() (t [256]bool) {
	for c := range t {
		t[c] = c == 0xC2 || c == 0xCA || c == 0xCB || c == 0xCD || c >= 0xE1
	}
	return t
}()

// invisible reports whether a character shows nothing wherever it stands: soft
// hyphens, spaces and joiners of no width, marks of the order of bytes, tags. Marks
// of direction are something else. (Unicode, Default_Ignorable_Code_Point.)
func invisible(r rune) bool {
	switch {
	case r == '\u00ad', r == '\u034f', r == '\u200b', r == '\ufeff', r >= '\u2060' && r <= '\u2064', r >= '\u206a' && r <= '\u206f',
		r >= '\ufff0' && r <= '\ufffb', r >= 0x1BCA0 && r <= 0x1BCA3, r >= 0x1D173 && r <= 0x1D17A, r >= 0xE0000 && r <= 0xE007F:
		return true
	}
	return false
}

// foreign reports whether a character joins, parts or shapes letters of other
// scripts than ours, or pictures.
func foreign(r rune) bool {
	switch {
	case r == '\u200c', r == '\u200d', r == '\u17b4', r == '\u17b5', r >= '\u180b' && r <= '\u180f', r >= '\ufe00' && r <= '\ufe0f',
		r >= 0xE0100 && r <= 0xE01EF:
		return true
	}
	return false
}

// filler reports whether a character is a blank in place of a Korean letter.
func filler(r rune) bool {
	return r == '\u115f' || r == '\u1160' || r == '\u3164' || r == '\uffa0'
}

// shaped reports whether a character is one of ASCII in full width, or a letter or
// digit of mathematics, which say the same as the plain ones.
func shaped(r rune) bool {
	return r >= 0xFF01 && r <= 0xFF5E || r >= 0x1D400 && r <= 0x1D7FF
}

// dressed are letters of ours that are raised, lowered, in circles, brackets or
// squares, with the plain ones.
var dressed = func() map[rune]byte {
	m := map[rune]byte{}
	for _, part := range [][2]rune{{0x02B0, 0x02E3}, {0x1D2C, 0x1DBF}, {0x2071, 0x209C}, {0x2102, 0x2149}, {0x249C, 0x24E9}, {0x1F110, 0x1F149}} {
		for r := part[0]; r <= part[1]; r++ {
			s := strings.Trim(norm.NFKC.String(string(r)), "()")
			if len(s) == 1 && s[0] >= 'A' && s[0] <= 'z' {
				m[r] = s[0]
			}
		}
	}
	for i := range rune(26) { // white on black
		m[0x1F150+i], m[0x1F170+i] = 'A'+byte(i), 'A'+byte(i)
	}
	return m
}()

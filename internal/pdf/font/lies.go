package font

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A ToUnicode table can say one letter where the font shows another: by a
// mistake of the producer, or so that what is read is not what is seen. The
// names of the glyphs, the characters of the font program and the character
// collection are other witnesses. They are heard on letters and digits only;
// signs have too many names.

// lies reports whether the ToUnicode text of a code is another letter than what
// the rest of the font says, or a blank where it says a letter. own is empty
// where nothing else says anything.
func lies(table, own string) bool {
	if table == own || own == "" {
		return false
	}
	a, b := plainLetters(table), plainLetters(own)
	if b == "" || a == "" && !blank(table) && !latinSigns(table) {
		return false
	}
	return a == "" || !strings.Contains(a, b) && !strings.Contains(b, a)
}

// latinSigns reports whether s is signs of Latin 1 ("£", "~"). Fonts of symbols
// have letters for codes, but show no such signs; those that letters are drawn for
// are left out.
func latinSigns(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > 0xFF || r == '°' || r == '×' || r == '·' })
}

// blank reports whether s shows nothing.
func blank(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool {
		return !unicode.IsSpace(r) && !unicode.In(r, unicode.Cf, unicode.Cc, unicode.Zs)
	})
}

// plainLetters are the letters and digits of s, without accents, case and
// differences of form, and of letters that look the same the Latin one.
func plainLetters(s string) string {
	if len(s) == 1 && s[0] < 0x80 {
		c := s[0] | 0x20
		if c >= 'a' && c <= 'z' {
			return lowerLetters[c-'a' : c-'a'+1]
		}
	}
	return strings.Map(func(r rune) rune {
		r = unicode.ToLower(r)
		if l, ok := lookalikes[r]; ok {
			return l
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, norm.NFKD.String(s))
}

const lowerLetters = "abcdefghijklmnopqrstuvwxyz"

// lookalikes are letters that share their glyph, in one case or both, with a
// letter of Latin, and Latin ones that fonts name for each other.
var lookalikes = func() map[rune]rune {
	m := make(map[rune]rune)
	for _, pair := range strings.Fields("αa βb εe ζz ηh ιi κk μm νn οo ρp τt υy χx " +
		"аa вb сc еe нh іi јj кk мm оo рp ѕs тt уy хx ıi ȷj øo łl đd ðd ħh ŧt ƒf") {
		p := []rune(pair)
		m[p[0]] = p[1]
	}
	return m
}()

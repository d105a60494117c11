package pdf

import (
	"math"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// combining are the accents that a program may draw over a letter as characters
// of their own, and the combining characters that mean the same.
var combining = map[string]string{
	"`": "\u0300", "´": "\u0301", "ˊ": "\u0301", "ˋ": "\u0300", "^": "\u0302", "ˆ": "\u0302", "~": "\u0303", "˜": "\u0303",
	"¯": "\u0304", "ˉ": "\u0304", "˘": "\u0306", "˙": "\u0307", "¨": "\u0308", "˚": "\u030a", "°": "\u030a", "˝": "\u030b",
	"ˇ": "\u030c", "¸": "\u0327", "˛": "\u0328",
}

// accented is the letter that accent a stands over, as one text; empty where it
// stands beside it.
func accented(a, letter *glyph) string {
	mark, ok := combining[a.text]
	if !ok || math.Abs(a.u+a.adv/2-letter.u-letter.adv/2) > 0.2*letter.size {
		return ""
	}
	if r, n := utf8.DecodeRuneInString(letter.text); n != len(letter.text) || !unicode.IsLetter(r) {
		return ""
	}
	return norm.NFC.String(letter.text + mark)
}

// plain reports whether s is an ASCII letter or digit.
func plain(s string) bool {
	return len(s) == 1 && (s[0]|0x20 >= 'a' && s[0]|0x20 <= 'z' || s[0] >= '0' && s[0] <= '9')
}

// accent writes an accent and the letter at word.glyphs[k] and [k+1], in either
// order, as one text that both glyphs show. It reports whether they are such.
func (b *builder) accent(w *word, k int) bool {
	if k+1 >= len(w.glyphs) {
		return false
	}
	x, y := &b.glyphs[w.glyphs[k]], &b.glyphs[w.glyphs[k+1]]
	if plain(x.text) && plain(y.text) { // nearly always
		return false
	}
	t := accented(x, y)
	if t == "" {
		t = accented(y, x)
	}
	if t == "" {
		return false
	}
	start := int32(len(b.text))
	b.text = append(b.text, t...)
	for _, i := range w.glyphs[k : k+2] {
		b.mark(i, start)
	}
	return true
}

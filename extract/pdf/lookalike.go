package pdf

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// latin are the letters of Cyrillic and Greek that look like one of Latin, as
// it is written.
var latin = func() map[rune]string {
	m := map[rune]string{}
	for _, pair := range []struct{ other, latin string }{
		{"авеѕіјорсухԁһӏ", "abesijopcyxdhl"}, {"АВЕЅІЈКМНОРСТУХ", "ABESIJKMHOPCTYX"},
		{"αικνορτυχ", "aiknoptux"}, {"ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"},
	} {
		i := 0
		for _, r := range pair.other {
			m[r] = pair.latin[i : i+1]
			i++
		}
	}
	return m
}()

// latinise makes one script of the letters that stand together in a word and mix
// Latin with letters that look like it: a reader sees a Latin word, and so must
// the rules. Letters wholly of another script stay, such as the κ in "f(κ(x))".
func latinise(ws []word, glyphs []glyph) {
	for i := range ws {
		w := &ws[i]
		if !slices.ContainsFunc(w.glyphs, func(n int32) bool {
			t := glyphs[n].text
			return t[0] >= utf8.RuneSelf && likeLatin(t) != ""
		}) {
			continue // nearly always
		}
		for from := 0; from < len(w.glyphs); {
			to := from
			for to < len(w.glyphs) && inLetters(glyphs[w.glyphs[to]].text) {
				to++
			}
			if hasLatin(w.glyphs[from:to], glyphs) {
				for _, n := range w.glyphs[from:to] {
					if l := likeLatin(glyphs[n].text); l != "" {
						glyphs[n].text = l
					}
				}
			}
			from = to + 1
		}
	}
}

func inLetters(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.Is(unicode.M, r)
}

// likeLatin is the letter of Latin that a glyph's text looks like; empty where
// there is none.
func likeLatin(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n != len(s) {
		return ""
	}
	return latin[r]
}

func hasLatin(indexes []int32, glyphs []glyph) bool {
	for _, n := range indexes {
		if c := glyphs[n].text[0] | 0x20; c >= 'a' && c <= 'z' {
			return true
		}
	}
	return false
}

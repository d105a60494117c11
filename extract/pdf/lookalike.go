package pdf

import "unicode/utf8"

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

// latinise makes one script of words that mix Latin with letters that look like
// it: a reader sees a Latin word, and so must the rules. Words wholly of another
// script stay.
func latinise(ws []word, glyphs []glyph) {
	for i := range ws {
		w := &ws[i]
		mixed := false
		for _, n := range w.glyphs {
			if t := glyphs[n].text; t[0] >= utf8.RuneSelf && likeLatin(t) != "" {
				mixed = true
				break
			}
		}
		if !mixed || !hasLatin(w, glyphs) {
			continue
		}
		for _, n := range w.glyphs {
			if l := likeLatin(glyphs[n].text); l != "" {
				glyphs[n].text = l
			}
		}
	}
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

func hasLatin(w *word, glyphs []glyph) bool {
	for _, n := range w.glyphs {
		if c := glyphs[n].text[0] | 0x20; c >= 'a' && c <= 'z' {
			return true
		}
	}
	return false
}

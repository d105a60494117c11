package pdf

import "testing"

// TestLatinise: words that mix Latin with letters that look like it are Latin.
func TestLatinise(t *testing.T) {
	for name, tt := range map[string]struct{ in, want []string }{
		"mixed":          {[]string{"O", "k", "а", "f", "о", "r"}, []string{"O", "k", "a", "f", "o", "r"}},
		"capitals":       {[]string{"М", "r"}, []string{"M", "r"}},
		"Greek":          {[]string{"ο", "n"}, []string{"o", "n"}},
		"all Russian":    {[]string{"с", "о", "н"}, []string{"с", "о", "н"}},
		"nothing alike":  {[]string{"a", "ж"}, []string{"a", "ж"}},
		"longer glyphs":  {[]string{"fi", "о", "ан"}, []string{"fi", "o", "ан"}},
		"a formula":      {[]string{"P", "r", "(", "κ", "1", "(", "D", "ο", "b"}, []string{"P", "r", "(", "κ", "1", "(", "D", "o", "b"}},
		"in brackets":    {[]string{"(", "Т", "о", "b", "i", ")"}, []string{"(", "T", "o", "b", "i", ")"}},
		"one of another": {[]string{"а"}, []string{"а"}},
		"none":           {nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			var glyphs []glyph
			var w word
			for i, s := range tt.in {
				glyphs, w.glyphs = append(glyphs, glyph{text: s}), append(w.glyphs, int32(i))
			}
			latinise([]word{w}, glyphs)
			for i, want := range tt.want {
				if glyphs[i].text != want {
					t.Errorf("glyph %d: got %q, want %q", i, glyphs[i].text, want)
				}
			}
		})
	}
}

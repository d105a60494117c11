package pdf

import (
	"strings"
	"testing"
)

// TestWordy: a glyph that draws a letter is told from one that draws words.
func TestWordy(t *testing.T) {
	letter := "0 0 m 400 0 l 400 700 l h "
	stencil := func(w, h string, row string, rows int) string {
		return "500 0 d0 9 0 0 9 0 0 cm BI /W " + w + " /H " + h + " /IM true /BPC 1 /F /AHx ID " + strings.Repeat(row, rows) + "> EI"
	}
	for name, tt := range map[string]struct {
		proc string
		want bool
	}{
		"letter":           {"500 0 d0 " + letter + "f", false},
		"percent sign":     {"500 0 d0 " + strings.Repeat(letter, 5) + "f", false},
		"word":             {"500 0 d0 " + strings.Repeat(letter+"1 0 0 1 500 0 cm ", 6) + "f", true},
		"page":             {"500 0 d0 " + strings.Repeat(letter, 50) + "f", true},
		"stencil letter":   {stencil("16", "16", "7c3e", 16), false},
		"stencil word":     {stencil("48", "8", "aa5500aa55aa", 8), true},
		"short word":       {stencil("32", "8", "e0e0e0ee", 8), true},
		"wide fax stencil": {strings.Replace(stencil("90", "8", "00", 8), "/AHx", "[/AHx /CCF]", 1), true},
		"dash":             {stencil("64", "8", "ffffffffffffffff", 8), false},
		"text":             {"500 0 d0 BT (words) Tj ET", false}, // never carried
		"empty":            {"", false},
	} {
		t.Run(name, func(t *testing.T) {
			f := &File{Objects: map[int]Object{
				1: Dict{"Type": Name("Font"), "Subtype": Name("Type3"), "CharProcs": Dict{"a": Ref(2)}, "FontMatrix": Array{0.001, 0, 0, 0.001, 0, 0}},
				2: NewStream(nil, []byte(tt.proc)),
			}}
			s := NewFonts(f)
			for range 2 { // the second answer is remembered
				if got := s.Wordy(s.Get(Ref(1)), "a"); got != tt.want {
					t.Errorf("got %v, want %v", got, tt.want)
				}
			}
			if s.Wordy(s.Get(Ref(1)), "b") {
				t.Error("a glyph that is not there draws nothing")
			}
		})
	}
}

package font

import (
	"testing"

	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// TestSubset: another reader finds the glyphs that stay unchanged and nothing
// of the others.
func TestSubset(t *testing.T) {
	var b sfnt.Buffer
	whole, err := sfnt.Parse(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	keep := map[int]bool{0: true}
	for _, r := range "aé" { // é is composed of e and an accent
		gid, _ := whole.GlyphIndex(&b, r)
		keep[int(gid)] = true
	}
	cut, ok := cutTrueType(goregular.TTF, &Kept{Glyphs: keep})
	if !ok {
		t.Fatal("not a TrueType program")
	}
	font, err := sfnt.Parse(cut)
	if err != nil {
		t.Fatal(err)
	}
	ppem := fixed.I(1000)
	for _, r := range "aébJz" {
		was, _ := whole.GlyphIndex(&b, r)
		is, err := font.GlyphIndex(&b, r)
		if err != nil {
			t.Fatal(err)
		}
		if !keep[int(was)] {
			if is != 0 {
				t.Errorf("%c is still a character of the font", r)
			}
			if segments, err := font.LoadGlyph(&b, was, ppem, nil); err == nil && len(segments) > 0 {
				t.Errorf("%c still has an outline", r)
			}
			if w, _ := font.GlyphAdvance(&b, was, ppem, 0); w != 0 {
				t.Errorf("%c still has a width", r)
			}
			continue
		}
		if is != was {
			t.Errorf("%c is glyph %d, want %d", r, is, was)
		}
		var c sfnt.Buffer
		x, err1 := whole.LoadGlyph(&b, was, ppem, nil)
		y, err2 := font.LoadGlyph(&c, is, ppem, nil)
		if err1 != nil || err2 != nil || len(x) == 0 || len(x) != len(y) {
			t.Fatalf("%c: %d and %d segments, %v, %v", r, len(x), len(y), err1, err2)
		}
		for i := range x {
			if x[i] != y[i] {
				t.Errorf("%c: segment %d differs", r, i)
				break
			}
		}
	}
	if len(cut) > len(goregular.TTF)/3 {
		t.Errorf("the subset has %d of %d bytes", len(cut), len(goregular.TTF))
	}
}

func FuzzSubset(f *testing.F) {
	f.Add(goregular.TTF[:4000])
	cut, _ := cutTrueType(goregular.TTF, &Kept{Glyphs: map[int]bool{0: true, 5: true}})
	f.Add(cut)
	f.Fuzz(func(t *testing.T, data []byte) {
		if out, ok := cutTrueType(data, &Kept{Glyphs: map[int]bool{0: true, 3: true, 70000: true}}); ok {
			if !isSFNT(out) {
				t.Error("not a font")
			}
		}
	})
}

package font

import (
	"bytes"
	"testing"

	"golang.org/x/image/font/gofont/goregular"
)

func TestEndsAtOnce(t *testing.T) {
	for s, want := range map[string]bool{
		"\x0e": true, "\x8b\x0e": true, "\x1c\x01\x02\x0e": true, "\xf7\x00\x0e": true, "\xff\x00\x01\x00\x00\x0e": true,
		"": false, "\x8b": false, "\x8b\x8b\x8b\x8b\x0e": false, "\x8b\x8b\x15\x0e": false, "\x0a\x0e": false, "\xff": false,
	} {
		if got := endsAtOnce(bytesAt(s)); got != want {
			t.Errorf("% x: %v", s, got)
		}
	}
}

// TestBlankGlyphs: a glyph that the tables do not name is a space if it draws
// nothing.
func TestBlankGlyphs(t *testing.T) {
	space, letter := 0, 0
	b := blanksOf(goregular.TTF)
	for gid, r := range parseSFNT(goregular.TTF).runes {
		switch r {
		case ' ':
			space = gid
		case 'J':
			letter = gid
		}
	}
	if !b.has(space) || b.has(letter) || b.has(0) || b.has(-1) || b.has(1<<20) {
		t.Fatalf("space %v, J %v", b.has(space), b.has(letter))
	}
	program := withoutTables(goregular.TTF, "cmap", "post")
	f := New(Spec{Subtype: "Type0", Encoding: "Identity-H", CIDSubtype: "CIDFontType2", FontFile: program})
	got, _ := read(t, f, string([]byte{0, byte(letter), 0, byte(space)}))
	if want := "\ufffd "; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// withoutTables gives the tables of an SFNT font names that nobody knows.
func withoutTables(data []byte, names ...string) []byte {
	out := append([]byte(nil), data...)
	for i := range bytesAt(out).u16(4) {
		rec := out[12+16*i:]
		for _, n := range names {
			if string(rec[:4]) == n {
				copy(rec, "none")
			}
		}
	}
	return out
}

func TestBlankCFF(t *testing.T) {
	data := buildCFF(3, false, []string{"g3", "g4"}, append([]byte{0}, be16(391, 392)...), nil, 0, 0)
	data[bytes.Index(data, []byte("\x8b\x8b\x15"))+6+1] = 14 // glyph 1 ends before it draws
	f := New(Spec{Subtype: "Type1", BaseFont: "X", Differences: map[byte]string{1: "g3", 2: "g4", 3: "g5"}, FontFile: data})
	got, _ := read(t, f, "\x01\x02\x03")
	if want := " \ufffd\ufffd"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

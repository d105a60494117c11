package font

import (
	"bytes"
	"fmt"
	"testing"

	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
)

// TestFaces tells fonts whose ToUnicode table says several letters of one shape.
func TestFaces(t *testing.T) {
	parsed, err := sfnt.Parse(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	gid := func(r rune) int {
		var b sfnt.Buffer
		i, err := parsed.GlyphIndex(&b, r)
		if err != nil {
			t.Fatal(err)
		}
		return int(i)
	}
	// A program that does not say which characters its glyphs are.
	program := bytes.ReplaceAll(goregular.TTF, []byte("cmap"), []byte("pamc"))
	program = bytes.Replace(program, []byte("post"), []byte("tsop"), 1)
	for _, tt := range []struct {
		name        string
		shown, said string // by code, from 1
		lies        string // 1 for codes that are not believed
	}{
		{"each its own", "Roe", "Roe", "000"},
		{"empty", "", "", ""},
		{"one letter for another throughout", "Roe", "Tie", "000"}, // which the text's sense may tell
		{"two letters for one shape", "Roo", "sea", "011"},
		{"a letter and a sign", "oo", "o-", "00"},
		{"capital and small letter", "oo", "oO", "00"},
		{"letters that look alike", "ol", "0l", "00"},
		{"a letter with and without its accent", "ee", "eé", "00"},
		{"spaces", "  ", "ab", "00"},
	} {
		var table bytes.Buffer
		ids := []byte{0, 0}
		var in []byte
		said := []rune(tt.said)
		for i, r := range tt.shown {
			fmt.Fprintf(&table, "1 beginbfchar <%04X> <%04X> endbfchar\n", i+1, said[i])
			ids = append(ids, byte(gid(r)>>8), byte(gid(r)))
			in = append(in, 0, byte(i+1))
		}
		f := New(Spec{Subtype: "Type0", CIDSubtype: "CIDFontType2", Encoding: "Identity-H", FontFile: program, CIDToGIDMap: ids, ToUnicode: table.Bytes()})
		got := ""
		f.Decode(in, func(g *Glyph) {
			if g.Lies {
				got += "1"
			} else {
				got += "0"
			}
		})
		if got != tt.lies {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.lies)
		}
	}
}

// TestFacesOfNothing compares nothing where no program has shapes.
func TestFacesOfNothing(t *testing.T) {
	f := New(Spec{Subtype: "Type1", Differences: map[byte]string{1: "g7", 2: "g7"}, ToUnicode: []byte("2 beginbfchar <01> <0041> <02> <0042> endbfchar")})
	f.Decode([]byte{1, 2}, func(g *Glyph) {
		if g.Lies {
			t.Errorf("code %d is not believed", g.Code)
		}
	})
}

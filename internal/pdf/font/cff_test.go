package font

import (
	"slices"
	"testing"
)

func cffIndex(items ...string) []byte {
	if len(items) == 0 {
		return be16(0)
	}
	out := append(be16(len(items)), 2)
	off := 1
	out = append(out, be16(off)...)
	for _, s := range items {
		off += len(s)
		out = append(out, be16(off)...)
	}
	for _, s := range items {
		out = append(out, s...)
	}
	return out
}

// buildCFF makes a CFF font with as many glyphs. Offset 0 to 2 for charset and
// 0 to 1 for encoding are the predefined ones where the table is nil.
func buildCFF(glyphs int, ros bool, strs []string, charset, encoding []byte, predefinedCharset, predefinedEncoding int) []byte {
	num := func(v int) string { return "\x1d" + string(be32(v)) }
	dict := func(charsetAt, encodingAt, charsAt int) string {
		d := num(charsetAt) + "\x0f" + num(encodingAt) + "\x10" + num(charsAt) + "\x11\x1e\x0a\x00\x1f\x0c\x07"
		if ros {
			d = num(391) + num(392) + num(0) + "\x0c\x1e" + d
		}
		return d
	}
	head := func(top string) []byte {
		return slices.Concat([]byte{1, 0, 4, 4}, cffIndex("Foo"), cffIndex(top), cffIndex(strs...), be16(0))
	}
	at := len(head(dict(0, 0, 0)))
	charsetAt, encodingAt := at, at+len(charset)
	charsAt := encodingAt + len(encoding)
	if charset == nil {
		charsetAt = predefinedCharset
	}
	if encoding == nil {
		encodingAt = predefinedEncoding
	}
	chars := make([]string, glyphs)
	for i := range chars {
		chars[i] = "\x8b\x8b\x15\x8b\x06\x0e" // moves, and draws a line
	}
	return slices.Concat(head(dict(charsetAt, encodingAt, charsAt)), charset, encoding, cffIndex(chars...))
}

func TestCFF(t *testing.T) {
	own := []string{"uni0416", "g7", "f_i"}
	tests := []struct {
		name string
		font []byte
		in   string
		want string
	}{
		{"predefined", buildCFF(100, false, nil, nil, nil, 0, 0), "AB\xae", "ABﬁ"},
		{"expert", buildCFF(166, false, nil, nil, nil, 1, 1), "ab0", "ab0"},
		{"expert subset", buildCFF(87, false, nil, nil, nil, 2, 1), "0", "0"},
		{"format 0", buildCFF(5, false, own, append([]byte{0}, be16(34, 391, 392, 393)...), []byte{0, 4, 1, 2, 3, 4}, 0, 0), "\x01\x02\x03\x04\x05", "AЖ\ufffdfi\ufffd"},
		{"format 1", buildCFF(5, false, own, slices.Concat([]byte{1}, be16(34), []byte{1}, be16(391), []byte{1}), []byte{1, 2, 1, 1, 66, 1}, 0, 0), "\x01\x02BC", "ABЖ\ufffd"},
		{"format 2", buildCFF(4, false, own, slices.Concat([]byte{2}, be16(391, 2)), []byte{0, 3, 65, 66, 67}, 0, 0), "ABC", "Ж\ufffdfi"},
		{"supplement", buildCFF(2, false, own, append([]byte{0}, be16(34)...), slices.Concat([]byte{0x80, 1, 1, 2, 97}, be16(34), []byte{98}, be16(391)), 0, 0), "\x01ab", "AAЖ"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := New(Spec{Subtype: "Type1", BaseFont: "Foo", FontFile: tt.font, FontFileKind: "Type1C"})
			got, gs := read(t, f, tt.in)
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if gs[0].Route != Embedded {
				t.Errorf("route %v", gs[0].Route)
			}
		})
	}
}

func TestCFFCharsets(t *testing.T) {
	for pos, want := range []int{229, 166, 87} {
		sids := bytesAt{}.charset(pos, 1000, false)
		if len(sids) != want {
			t.Errorf("predefined charset %d: %d glyphs, want %d", pos, len(sids), want)
		}
	}
}

func TestCFFByGlyph(t *testing.T) {
	font := buildCFF(3, false, []string{"uni0416"}, append([]byte{0}, be16(34, 391)...), nil, 0, 0)
	f := New(Spec{Subtype: "Type0", Encoding: "Identity-H", CIDSubtype: "CIDFontType0", FontFile: font, FontFileKind: "CIDFontType0C"})
	if got, _ := read(t, f, "\x00\x01\x00\x02\x00\x03"); got != "AЖ\ufffd" {
		t.Errorf("glyph indices as CIDs: %q", got)
	}
	// A CID-keyed font in an OpenType file: the CID leads to the glyph and the
	// glyph to the character.
	cid := buildCFF(3, true, []string{"Adobe", "Identity"}, append([]byte{0}, be16(700, 9)...), nil, 0, 0)
	otf := buildSFNT(map[string][]byte{"CFF ": cid, "maxp": append(be32(0x5000), be16(3)...), "cmap": buildCmap(subtable{3, 1, format4('x', 1, 2)})})
	f = New(Spec{Subtype: "Type0", Encoding: "Identity-H", CIDSubtype: "CIDFontType0", FontFile: otf, FontFileKind: "OpenType"})
	if got, _ := read(t, f, "\x02\xbc\x00\x09\x00\x01"); got != "xy\ufffd" {
		t.Errorf("CIDs: %q", got)
	}
}

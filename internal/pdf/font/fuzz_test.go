package font

import (
	"testing"
	"unicode/utf8"

	"golang.org/x/image/font/gofont/goregular"
)

// decodeAll decodes strings with every byte in them and checks what holds for
// every font.
func decodeAll(t *testing.T, f *Font) {
	t.Helper()
	in := make([]byte, 0, 1024)
	for i := range 256 {
		in = append(in, byte(i))
	}
	for i := range 256 {
		in = append(in, 0, byte(i), byte(i))
	}
	n := 0
	f.Decode(in, func(g *Glyph) {
		n += g.N
		if g.N < 1 || g.N > 4 {
			t.Fatalf("glyph of %d bytes", g.N)
		}
		if g.Text != "" && (!readable(g.Text) || !utf8.ValidString(g.Text)) {
			t.Fatalf("unreadable text %q by %v", g.Text, g.Route)
		}
		if (g.Text == "") != (g.Route == None) {
			t.Fatalf("text %q by %v", g.Text, g.Route)
		}
	})
	if n != len(in) {
		t.Fatalf("glyphs take %d bytes of %d", n, len(in))
	}
	_, _, _ = f.Ascent(), f.Descent(), f.Vertical()
}

func FuzzCMap(f *testing.F) {
	for _, s := range []string{
		"", "1 begincodespacerange <00> <7F> <8140> <9FFC> endcodespacerange /WMode 1 def",
		"2 beginbfchar <0003> <0020> <05> <D83DDE00> endbfchar 1 beginbfrange <10> <20> [<0041> /eacute] <21> <FFFF> <00410042> endbfrange",
		"/GBK-EUC-H usecmap begincidrange <00> <ff> 12 <0000> <ffffffff> 0 endcidrange begincidchar <41> -1 <42> 7",
		"beginbfrange <00> <ffffffff> <DBFFDFFF> <41> <42 [ <<>> (a\\)(b)) % c\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		c := parseCMap(data)
		if got := len(c.text.spans) + len(c.cids.spans); got > 2*len(data) {
			t.Fatalf("%d spans from %d bytes", got, len(data))
		}
		decodeAll(t, New(Spec{Subtype: "Type0", Encoding: "Identity-H", ToUnicode: data}))
		decodeAll(t, New(Spec{Subtype: "Type1", ToUnicode: data}))
		decodeAll(t, New(Spec{Subtype: "Type0", EncodingCMap: data, UseCMapData: data}))
	})
}

func FuzzType1(f *testing.F) {
	f.Add([]byte("%!PS-AdobeFont-1.0\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\ndup 65 /A put dup 8#102/B put readonly def eexec"))
	f.Add([]byte("\x80\x01\x20\x00\x00\x00%!\n/Encoding StandardEncoding def\x80\x01\xff\xff\xff\xff/Encoding [/A /B]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 0 && data[0] != 0x80 {
			data = append([]byte("%!"), data...)
		}
		decodeAll(t, New(Spec{Subtype: "Type1", BaseFont: "X", FontFile: data}))
	})
}

func FuzzCFF(f *testing.F) {
	f.Add(buildCFF(5, false, []string{"uni0416", "f_i"}, append([]byte{0}, be16(34, 391, 392, 35)...), []byte{1, 2, 1, 1, 66, 1}, 0, 0))
	f.Add(buildCFF(3, true, []string{"Adobe", "Identity"}, append([]byte{2}, be16(700, 9)...), nil, 0, 0))
	f.Add(buildCFF(3, false, nil, nil, nil, 1, 1))
	f.Fuzz(func(t *testing.T, data []byte) {
		p := &program{}
		p.parseCFF(data)
		if len(p.names) > len(data) || len(p.cids) > len(data) {
			t.Fatalf("%d names, %d CIDs from %d bytes", len(p.names), len(p.cids), len(data))
		}
		decodeAll(t, New(Spec{Subtype: "Type1", BaseFont: "X", FontFile: data}))
		decodeAll(t, New(Spec{Subtype: "Type0", Encoding: "Identity-H", CIDSubtype: "CIDFontType0", FontFile: data}))
	})
}

func FuzzSFNT(f *testing.F) {
	maxp := append(be32(0x10000), be16(8)...)
	for _, sub := range []subtable{{3, 1, format4('a', 3, 4)}, {3, 0, format4(0xf041, 5, 4)}, {1, 0, format6(1, 3, 4)},
		{3, 10, append(be16(12, 0), be32(28, 0, 1, 0x1f600, 0x1f601, 3)...)}, {0, 3, append(be16(13, 0), be32(28, 0, 1, 0, 0x7fffffff, 3)...)},
		{0, 3, append(be16(10, 0), append(be32(24, 0, 65, 2), be16(1, 2)...)...)}, {1, 0, append(be16(0, 262, 0), make([]byte, 256)...)}} {
		f.Add(buildSFNT(map[string][]byte{"maxp": maxp, "post": post2(".notdef", "eacute", "f_i", "g4"), "cmap": buildCmap(sub)}))
	}
	f.Add(buildSFNT(map[string][]byte{"CFF ": buildCFF(3, false, nil, nil, nil, 1, 1), "maxp": maxp}))
	f.Add([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\x00\x10\x00\x01\x00\x00\x00\x00\x00\x00"))
	f.Add(goregular.TTF[:400])
	f.Fuzz(func(t *testing.T, data []byte) {
		p := parseSFNT(data)
		if len(p.runes) > 1<<16 || len(p.names) > 1<<16 {
			t.Fatal("more glyphs than a font can have")
		}
		decodeAll(t, New(Spec{Subtype: "TrueType", BaseFont: "X", Flags: flagSymbolic, FontFile: data}))
		decodeAll(t, New(Spec{Subtype: "Type0", Encoding: "Identity-H", CIDSubtype: "CIDFontType2", FontFile: data}))
	})
}

func FuzzNameText(f *testing.F) {
	for _, s := range []string{"A", "f_f_i.alt", "uni00410042", "u1F600", "Asmall", "g12", "_", "uniD800"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if s := nameText(name, true); s != "" && !readable(s) {
			t.Fatalf("%q is %q", name, s)
		}
	})
}

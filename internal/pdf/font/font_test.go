package font

import (
	"math"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"
)

// read returns the text of s, with U+FFFD for glyphs without, and the glyphs.
func read(t *testing.T, f *Font, s string) (string, []Glyph) {
	t.Helper()
	var b strings.Builder
	var all []Glyph
	n := 0
	f.Decode([]byte(s), func(g *Glyph) {
		if g.Text == "" {
			b.WriteRune(utf8.RuneError)
		}
		if (g.Text == "") != (g.Route == None) {
			t.Errorf("code %x: text %q by route %v", g.Code, g.Text, g.Route)
		}
		b.WriteString(g.Text)
		all = append(all, *g)
		n += g.N
	})
	if n != len(s) {
		t.Errorf("glyphs take %d bytes of %d", n, len(s))
	}
	return b.String(), all
}

func TestSimple(t *testing.T) {
	tests := []struct {
		name  string
		spec  Spec
		in    string
		want  string
		route Route // of the first glyph
	}{
		{"empty", Spec{Subtype: "Type1"}, "", "", None},
		{"standard", Spec{Subtype: "Type1", BaseFont: "Helvetica"}, "A'`\xae", "A’‘ﬁ", Standard},
		{"winansi", Spec{Subtype: "TrueType", Encoding: "WinAnsiEncoding", Flags: 32}, "O'Br\xe2n\x92s \x80\x81\xa0\xad", "O'Brân’s €• -", BaseEncoding},
		{"macroman", Spec{Subtype: "Type1", BaseEncoding: "MacRomanEncoding"}, "Zo\x91\xca\xad", "Zoë ≠", BaseEncoding},
		{"macexpert", Spec{Subtype: "Type1", Encoding: "MacExpertEncoding"}, "va\x57", "vaﬁ", BaseEncoding},
		{"pdfdoc", Spec{Subtype: "Type1", Encoding: "PDFDocEncoding"}, "\x95\xa0\x18", "Ł€˘", BaseEncoding},
		{"unknown encoding name", Spec{Subtype: "Type1", Encoding: "Nonsense"}, "A", "A", Standard},
		{"symbol", Spec{Subtype: "Type1", BaseFont: "Symbol"}, "a\xb7", "α•", Standard},
		{"symbol under another encoding", Spec{Subtype: "TrueType", BaseFont: "ABCDEF+SymbolMT", Encoding: "WinAnsiEncoding", Flags: 4}, "\xb7", "•", Standard},
		{"dingbats", Spec{Subtype: "Type1", BaseFont: "ZapfDingbats"}, "!4l\xac\xd5\x80", "✁✔●①→❨", Standard},
		{"wingdings", Spec{Subtype: "TrueType", BaseFont: "BCDEEE+Wingdings-Regular", Flags: 4}, "\xa7\xfc\x01", "▪✔\ufffd", Standard},
		{"differences", Spec{Subtype: "Type1", Differences: map[byte]string{1: "A", 2: "f_f_i", 3: "uni00E9", 4: "g23", 5: "eacute.alt", 6: "u1F600", 65: "B"}},
			"\x01\x02\x03\x04\x05\x06AC", "Affié\ufffdé😀BC", Differences},
		{"differences over base", Spec{Subtype: "Type1", BaseEncoding: "WinAnsiEncoding", Differences: map[byte]string{0x80: "a"}}, "\x80\x85", "a…", Differences},
		{"dingbat names", Spec{Subtype: "Type1", BaseFont: "XXXXXX+ZapfDingbats", Differences: map[byte]string{1: "a20"}}, "\x01", "✔", Differences},
		{"dingbat names elsewhere", Spec{Subtype: "Type1", BaseFont: "Foo", Differences: map[byte]string{1: "a20"}}, "\x01", "\ufffd", None},
		{"type 3", Spec{Subtype: "Type3", Differences: map[byte]string{1: "A", 2: "a2"}}, "\x01\x02A", "A\ufffd\ufffd", Differences},
		{"tounicode first", Spec{Subtype: "Type1", Encoding: "WinAnsiEncoding", ToUnicode: []byte("1 beginbfchar <41> <0051> endbfchar")}, "AB", "QB", ToUnicode},
		{"absurd tounicode falls through", Spec{Subtype: "Type1", Encoding: "WinAnsiEncoding",
			ToUnicode: []byte("beginbfchar <41> <0000> <42> <FFFD> <43> <D800> <44> <FFFE> <45> <FDD0> <46> <E000> <47> <> <48> <0001> <49> <00410000> endbfchar")},
			"ABCDEFGHI", "ABCDEFGHA", BaseEncoding},
		{"private use by name", Spec{Subtype: "TrueType", BaseFont: "SymbolMT", Encoding: "Identity", Flags: 4, ToUnicode: []byte("beginbfchar <01> <F0B7> endbfchar")}, "\x01", "•", ToUnicode},
		{"private use of Adobe", Spec{Subtype: "Type1", BaseFont: "Foo", ToUnicode: []byte("beginbfchar <01> <F8E9> <02> <F761> <03> <F6BA> endbfchar")}, "\x01\x02\x03", "©a\ufffd", ToUnicode},
		{"two-byte tounicode", Spec{Subtype: "Type1", ToUnicode: []byte("beginbfrange <0041> <0042> <0061> endbfrange")}, "AB", "ab", ToUnicode},
		{"symbolic without anything", Spec{Subtype: "TrueType", BaseFont: "Foo", Flags: 4, FontFile: []byte("\x00\x01\x00\x00 not really")}, "A", "\ufffd", None},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, gs := read(t, New(tt.spec), tt.in)
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if len(gs) > 0 && gs[0].Route != tt.route {
				t.Errorf("route %v, want %v", gs[0].Route, tt.route)
			}
		})
	}
}

func TestNames(t *testing.T) {
	_, gs := read(t, New(Spec{Subtype: "Type3", Differences: map[byte]string{1: "square"}}), "\x01\x02")
	if gs[0].Name != "square" || gs[1].Name != "" {
		t.Errorf("names %q, %q", gs[0].Name, gs[1].Name)
	}
	_, gs = read(t, New(Spec{Subtype: "Type3", Differences: map[byte]string{1: "A", 2: "B"}, CharProcs: map[string]bool{"A": true}}), "\x01\x02")
	if gs[0].Name != "A" || gs[1].Name != ".notdef" || gs[1].Text != "B" {
		t.Errorf("glyphs without procedures: %+v", gs)
	}
	_, gs = read(t, New(Spec{Subtype: "Type1", FontFile: []byte("%!PS\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\ndup 65 /B put\nreadonly def")}), "AB")
	if gs[0].Name != "B" || gs[1].Name != ".notdef" {
		t.Errorf("names %q, %q", gs[0].Name, gs[1].Name)
	}
}

func TestWidths(t *testing.T) {
	tests := []struct {
		name string
		spec Spec
		in   string
		want []float64
	}{
		{"given", Spec{Subtype: "Type1", BaseFont: "Helvetica", FirstChar: 65, Widths: []float64{700, -1}, MissingWidth: 250}, "@ABC", []float64{250, 700, 250, 250}},
		{"helvetica", Spec{Subtype: "Type1", BaseFont: "Helvetica", Encoding: "WinAnsiEncoding"}, "Ai \x80", []float64{667, 222, 278, 556}},
		{"helvetica bold", Spec{Subtype: "Type1", BaseFont: "Helvetica-BoldOblique"}, "Ai", []float64{722, 278}},
		{"arial", Spec{Subtype: "TrueType", BaseFont: "Arial,Bold", Encoding: "WinAnsiEncoding"}, "i", []float64{278}},
		{"times", Spec{Subtype: "Type1", BaseFont: "Times-Italic"}, "AW", []float64{611, 833}},
		{"times new roman", Spec{Subtype: "TrueType", BaseFont: "TimesNewRomanPS-BoldItalicMT"}, "A", []float64{667}},
		{"courier", Spec{Subtype: "Type1", BaseFont: "Courier"}, "iM\x01", []float64{600, 600, 600}},
		{"symbol", Spec{Subtype: "Type1", BaseFont: "Symbol"}, "a", []float64{631}},
		{"dingbats", Spec{Subtype: "Type1", BaseFont: "ZapfDingbats"}, "!", []float64{974}},
		{"unknown, fixed pitch", Spec{Subtype: "Type1", BaseFont: "Foo", Flags: flagFixedPitch}, "i", []float64{600}},
		{"unknown, serif", Spec{Subtype: "Type1", BaseFont: "Foo", Flags: flagSerif | flagNonsymbolic}, "M", []float64{889}},
		{"type 3", Spec{Subtype: "Type3", FirstChar: 1, Widths: []float64{0.5}}, "\x01\x02", []float64{0.5, 0}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, gs := read(t, New(tt.spec), tt.in)
			for i, g := range gs {
				if g.Width != tt.want[i] {
					t.Errorf("glyph %d: width %v, want %v", i, g.Width, tt.want[i])
				}
			}
		})
	}
}

func TestSpace(t *testing.T) {
	_, gs := read(t, New(Spec{Subtype: "Type1", Encoding: "WinAnsiEncoding"}), " \xa0")
	if !gs[0].Space || gs[1].Space {
		t.Error("word spacing applies to code 32 alone")
	}
	_, gs = read(t, New(Spec{Subtype: "Type0", Encoding: "Identity-H"}), "\x00 ")
	if gs[0].Space {
		t.Error("word spacing does not apply to two-byte codes")
	}
}

func TestHeights(t *testing.T) {
	tests := []struct {
		spec              Spec
		ascent, descent   float64
		vertical, picture bool
	}{
		{Spec{}, 750, -250, false, false},
		{Spec{Ascent: 905, Descent: -212}, 905, -212, false, false},
		{Spec{Ascent: 905, Descent: 212}, 905, -212, false, false},
		{Spec{BBox: [4]float64{0, -300, 1000, 1100}}, 1100, -300, false, false},
		{Spec{Ascent: math.NaN(), Descent: math.Inf(1)}, 750, -250, false, false},
		{Spec{Subtype: "Type3", FontMatrix: [6]float64{.01, 0, 0, .01, 0, 0}, BBox: [4]float64{0, -20, 80, 90}}, 900, -200, false, false},
		{Spec{Subtype: "Type0", Encoding: "Identity-V"}, 750, -250, true, false},
		{Spec{BaseFont: "ABCDEF+Webdings"}, 750, -250, false, true},
	}
	for _, tt := range tests {
		f := New(tt.spec)
		if f.Ascent() != tt.ascent || f.Descent() != tt.descent || f.Vertical() != tt.vertical || f.Pictures() != tt.picture {
			t.Errorf("%+v: %v, %v, %v, %v", tt, f.Ascent(), f.Descent(), f.Vertical(), f.Pictures())
		}
	}
}

// TestConcurrent lets several goroutines use one font, for the race detector.
func TestConcurrent(t *testing.T) {
	f := New(Spec{Subtype: "Type0", Encoding: "Identity-H", ToUnicode: []byte("beginbfrange <0000> <FFFF> <0000> endbfrange")})
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i := range 256 {
				f.Decode([]byte{1, byte(i)}, func(g *Glyph) {
					if g.Text != string(rune(0x100+i)) {
						t.Errorf("code %d: %q", i, g.Text)
					}
				})
			}
		})
	}
	wg.Wait()
}

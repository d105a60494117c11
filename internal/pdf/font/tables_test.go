package font

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// encText is the text of a whole encoding, one string per code.
func encText(t *testing.T, name string) [256]string {
	t.Helper()
	e := encodings()[name]
	if e == nil {
		t.Fatalf("no encoding %s", name)
	}
	var out [256]string
	for c, n := range e {
		if out[c] = nameText(n, name == "ZapfDingbatsEncoding"); n != "" && n != "apple" && out[c] == "" {
			t.Errorf("%s: code %#x: name %q has no text", name, c, n)
		}
	}
	return out
}

// TestEncodingSizes counts the codes of each table by PDF 32000-1, annex D.
func TestEncodingSizes(t *testing.T) {
	for name, want := range map[string]int{
		"StandardEncoding": 149, "WinAnsiEncoding": 224, "MacRomanEncoding": 222, "MacExpertEncoding": 165,
		"PDFDocEncoding": 229, "SymbolEncoding": 189, "ZapfDingbatsEncoding": 202, "ExpertEncoding": 165,
	} {
		n := 0
		for _, s := range encText(t, name) {
			if s != "" {
				n++
			}
		}
		if n != want {
			t.Errorf("%s: %d codes, want %d", name, n, want)
		}
	}
}

// TestCharmaps compares two tables with those of golang.org/x/text; the cases
// differ by the PDF specification.
func TestCharmaps(t *testing.T) {
	for _, tt := range []struct {
		name   string
		cm     *charmap.Charmap
		differ map[int]string
	}{
		{"WinAnsiEncoding", charmap.Windows1252, map[int]string{0x7f: "•", 0x81: "•", 0x8d: "•", 0x8f: "•", 0x90: "•", 0x9d: "•", 0xa0: " ", 0xad: "-"}},
		{"MacRomanEncoding", charmap.Macintosh, map[int]string{0x7f: "", 0xbd: "\u2126", 0xc6: "\u2206", 0xca: " ", 0xdb: "¤", 0xf0: ""}}, // Apple's logo has no character
	} {
		got := encText(t, tt.name)
		for c := 0x20; c < 0x100; c++ {
			want, ok := tt.differ[c]
			if !ok {
				want = string(tt.cm.DecodeByte(byte(c)))
			}
			if got[c] != want {
				t.Errorf("%s %#x: %q, want %q", tt.name, c, got[c], want)
			}
		}
	}
}

func TestEncodingRows(t *testing.T) {
	for _, tt := range []struct {
		name  string
		first int
		want  string
	}{
		{"StandardEncoding", 0x60, "‘abc"},
		{"StandardEncoding", 0xa1, "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ"},
		{"StandardEncoding", 0xc1, "`´ˆ˜¯˘˙¨"},
		{"StandardEncoding", 0xf8, "łøœß"},
		{"PDFDocEncoding", 0x18, "˘ˇˆ˙˝˛˚˜ !"},
		{"PDFDocEncoding", 0x80, "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž"},
		{"MacExpertEncoding", 0x30, "0123456789:;"},
		{"MacExpertEncoding", 0x61, "abcdefghijklmnopqrstuvwxyz"},
		{"ExpertEncoding", 0x61, "abcdefghijklmnopqrstuvwxyz"},
		{"SymbolEncoding", 0x61, "αβχδεφγηιϕκλ"},
		{"SymbolEncoding", 0xa0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…"},
		{"ZapfDingbatsEncoding", 0x21, "✁✂✃✄☎✆✇✈✉☛☞✌"},
		{"ZapfDingbatsEncoding", 0x6c, "●❍■❏❐❑❒▲▼◆❖◗❘❙❚❛❜❝❞"},
		{"ZapfDingbatsEncoding", 0x80, "❨❩❪❫❬❭❮❯❰❱❲❳❴❵"},
		{"ZapfDingbatsEncoding", 0xa1, "❡❢❣❤❥❦❧♣♦♥♠①②③④⑤⑥⑦⑧⑨⑩❶❷"},
		{"ZapfDingbatsEncoding", 0xd4, "➔→↔↕➘➙➚"},
		{"ZapfDingbatsEncoding", 0xf1, "➱➲➳➴➵➶➷➸➹➺➻➼➽➾"},
	} {
		got := encText(t, tt.name)
		if s := strings.Join(got[tt.first:tt.first+len([]rune(tt.want))], ""); s != tt.want {
			t.Errorf("%s from %#x: %q, want %q", tt.name, tt.first, s, tt.want)
		}
	}
}

func TestWordTables(t *testing.T) {
	if n := len(cffStrings()); n != 391 {
		t.Errorf("%d standard strings of CFF, want 391", n)
	}
	for sid, want := range map[int]string{0: ".notdef", 1: "space", 149: "germandbls", 150: "onesuperior", 228: "zcaron", 237: "twodotenleader", 378: "Ydieresissmall", 390: "Semibold"} {
		if got := cffStrings()[sid]; got != want {
			t.Errorf("SID %d: %s, want %s", sid, got, want)
		}
	}
	if n := len(macGlyphs()); n != 258 {
		t.Errorf("%d Macintosh glyphs, want 258", n)
	}
	for i, want := range map[int]string{0: ".notdef", 3: "space", 36: "A", 210: "apple", 257: "dcroat"} {
		if got := macGlyphs()[i]; got != want {
			t.Errorf("Macintosh glyph %d: %s, want %s", i, got, want)
		}
	}
	if n := len(glyphList()); n != 4281 {
		t.Errorf("%d names in the glyph list, want 4281", n)
	}
	for name, text := range extraNames() {
		if !readable(text) {
			t.Errorf("extra name %s is %q", name, text)
		}
	}
	for font, want := range map[string]int{"Helvetica": 315, "Times-BoldItalic": 315, "Symbol": 190, "ZapfDingbats": 202} {
		if n := len(coreWidths()[font]); n != want {
			t.Errorf("%s: %d widths, want %d", font, n, want)
		}
	}
}

// Every name of the glyph list has text but those of control characters, of
// Apple's logo and of forms of Thai and Cyrillic marks.
func TestGlyphListReadable(t *testing.T) {
	var bad []string
	for name := range glyphList() {
		s := nameText(name, false)
		if s == "" {
			bad = append(bad, name)
		} else if !readable(s) {
			t.Errorf("%s is %q", name, s)
		}
	}
	if len(bad) != 67 {
		t.Errorf("%d names without text: %v", len(bad), bad)
	}
}

func TestNameText(t *testing.T) {
	for name, want := range map[string]string{
		"": "", ".notdef": "", ".null": "", "A": "A", "A.sc": "A", "eacute": "é", "f_i": "fi", "f_f_i.liga": "ffi", "f_g23": "", "_": "", "a__b": "",
		"uni0041": "A", "uni00410042": "AB", "uni004": "", "uniD800": "", "uniE000": "", "uni0000": "", "union": "∪",
		"u0041": "A", "u1F600": "😀", "u110000": "", "uD835DC00": "", "u41": "",
		"g23": "", "c101": "", "a23": "", "G12": "", "cid17": "", "nonbreakingspace": "\u00a0", "nbspace": "\u00a0",
		"Asmall": "a", "Eacutesmall": "é", "AEsmall": "æ", "oneoldstyle": "1", "dsuperior": "d", "commainferior": ",", "Acute": "´", "apple": "",
		"parenlefttp": "⎛", "dotlessj": "ȷ", "parenleftbigg": "(", "summationdisplay": "∑", "angbracketleftBig": "⟨", "visiblespace": "␣", "big": "", "copyrightserif": "©", "dalethatafpatah": "\u05d3\u05b2",
	} {
		if got := nameText(name, false); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestFamilyOf(t *testing.T) {
	for name, want := range map[string]family{
		"Symbol": symbol, "ABCDEF+SymbolMT": symbol, "Symbol,BoldItalic": symbol, "SymbolNeu": plain, "Symbola": plain,
		"Wingdings": wingdings, "Wingdings-Regular": wingdings, "Wingdings 2": otherDings, "Wingdings3": otherDings, "Webdings": otherDings,
		"ZapfDingbats": zapfDingbats, "ITCZapfDingbats": zapfDingbats, "Arial": plain, "": plain,
	} {
		if got := familyOf(name); got != want {
			t.Errorf("%q: %d, want %d", name, got, want)
		}
	}
}

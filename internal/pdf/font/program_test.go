package font

import (
	"encoding/binary"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
)

func be16(v ...int) []byte {
	var b []byte
	for _, x := range v {
		b = binary.BigEndian.AppendUint16(b, uint16(x))
	}
	return b
}

func be32(v ...int) []byte {
	var b []byte
	for _, x := range v {
		b = binary.BigEndian.AppendUint32(b, uint32(x))
	}
	return b
}

// buildSFNT puts tables together to a font.
func buildSFNT(tables map[string][]byte) []byte {
	out := slices.Concat([]byte{0, 1, 0, 0}, be16(len(tables), 0, 0, 0))
	pos := 12 + 16*len(tables)
	var body []byte
	for _, tag := range slices.Sorted(maps.Keys(tables)) {
		out = slices.Concat(out, []byte(tag), be32(0, pos+len(body), len(tables[tag])))
		body = append(body, tables[tag]...)
	}
	return append(out, body...)
}

// subtable is a cmap subtable and its platform and encoding.
type subtable struct {
	platform, encoding int
	data               []byte
}

func buildCmap(subs ...subtable) []byte {
	head := be16(0, len(subs))
	var body []byte
	for _, s := range subs {
		head = slices.Concat(head, be16(s.platform, s.encoding), be32(4+8*len(subs)+len(body)))
		body = append(body, s.data...)
	}
	return append(head, body...)
}

// format4 maps the codes from first on to the glyphs by segments of one.
func format4(first int, gids ...int) []byte {
	n := len(gids)
	var starts, ends, deltas, offs []byte
	for i, g := range gids {
		starts = append(starts, be16(first+i)...)
		ends = append(ends, be16(first+i)...)
		deltas = append(deltas, be16(g-first-i)...)
		offs = append(offs, be16(0)...)
	}
	return slices.Concat(be16(4, 16+8*n, 0, 2*n, 0, 0, 0), ends, be16(0), starts, deltas, offs)
}

func format6(first int, gids ...int) []byte {
	return slices.Concat(be16(6, 10+2*len(gids), 0, first, len(gids)), be16(gids...))
}

func post2(names ...string) []byte {
	t := slices.Concat(be32(0x20000), make([]byte, 28), be16(len(names)))
	var strs []byte
	for i, n := range names {
		t = append(t, be16(258+i)...)
		strs = append(append(strs, byte(len(n))), n...)
	}
	return append(t, strs...)
}

func TestTrueTypeCodes(t *testing.T) {
	maxp := append(be32(0x10000), be16(8)...)
	unicode := subtable{3, 1, format4('a', 3, 4, 5)}
	hmtx := map[string][]byte{"head": append(make([]byte, 18), be16(2000)...), "hhea": append(make([]byte, 34), be16(4)...),
		"hmtx": be16(100, 0, 200, 0, 400, 0, 1000, 0)}
	tests := []struct {
		name   string
		flags  int
		enc    string
		diff   map[byte]string
		tables map[string][]byte
		in     string
		want   string
		route  Route
	}{
		{"symbol table", 4, "", nil, map[string][]byte{"maxp": maxp, "cmap": buildCmap(unicode, subtable{3, 0, format4(0xf041, 5, 4, 3, 7)})}, "ABCDE", "cba\ufffd\ufffd", Embedded},
		{"symbol table without offset", 4, "", nil, map[string][]byte{"maxp": maxp, "cmap": buildCmap(subtable{0, 3, format4('x', 2)}, subtable{3, 0, format6(1, 2)})}, "\x01", "x", Embedded},
		{"macintosh table", 4, "", nil, map[string][]byte{"maxp": maxp, "cmap": buildCmap(subtable{1, 0, format6(1, 3, 4)}, unicode)}, "\x01\x02", "ab", Embedded},
		{"byte table", 4, "", nil, map[string][]byte{"maxp": maxp, "cmap": buildCmap(subtable{1, 0, append(be16(0, 262, 0), slices.Concat(make([]byte, 65), []byte{5}, make([]byte, 190))...)}, unicode)}, "AB", "c\ufffd", Embedded},
		{"groups", 4, "", nil, map[string][]byte{"maxp": maxp, "cmap": buildCmap(subtable{1, 0, format6(1, 3, 4)},
			subtable{3, 10, slices.Concat(be16(12, 0), be32(28, 0, 1, 0x1f600, 0x1f601, 3))})}, "\x01\x02", "😀😁", Embedded},
		{"post names", 4, "", nil, map[string][]byte{"maxp": maxp, "post": post2(".notdef", "eacute", "f_i", "g4"), "cmap": buildCmap(subtable{1, 0, format6(1, 1, 2, 3)})}, "\x01\x02\x03", "éfi\ufffd", Embedded},
		{"standard order", 4, "", nil, map[string][]byte{"maxp": append(be32(0x10000), be16(258)...), "post": be32(0x10000), "cmap": buildCmap(subtable{1, 0, format6(1, 36)})}, "\x01", "A", Embedded},
		{"standard order of another font", 4, "", nil, map[string][]byte{"maxp": maxp, "post": be32(0x10000), "cmap": buildCmap(subtable{1, 0, format6(1, 3)})}, "\x01", "\ufffd", None},
		{"symbolic goes before encoding", 4, "WinAnsiEncoding", nil, map[string][]byte{"maxp": maxp, "cmap": buildCmap(unicode, subtable{3, 0, format4(0xf041, 5)})}, "AB", "cB", Embedded},
		{"not symbolic", 32, "WinAnsiEncoding", nil, map[string][]byte{"maxp": maxp, "cmap": buildCmap(unicode, subtable{3, 0, format4(0xf041, 5)})}, "A", "A", BaseEncoding},
		{"codes nobody knows", 4, "", nil, map[string][]byte{"maxp": maxp, "cmap": buildCmap(subtable{1, 0, format6(65, 3)})}, "AB", "\ufffd\ufffd", None},
		{"difference by glyph name", 4, "", map[byte]string{1: "g9", 2: "glyph4", 3: "g10"}, map[string][]byte{"maxp": maxp, "post": post2(".notdef", "x", "y", "g9"), "cmap": buildCmap(unicode)}, "\x01\x02\x03", "ab\ufffd", Embedded},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			maps.Copy(tt.tables, hmtx)
			f := New(Spec{Subtype: "TrueType", BaseFont: "Foo", Flags: tt.flags, Encoding: tt.enc, Differences: tt.diff, FontFile: buildSFNT(tt.tables)})
			got, gs := read(t, f, tt.in)
			if got != tt.want || gs[0].Route != tt.route {
				t.Errorf("got %q by %v, want %q by %v", got, gs[0].Route, tt.want, tt.route)
			}
			if tt.name == "macintosh table" && gs[0].Width != 500 {
				t.Errorf("width %v", gs[0].Width)
			}
		})
	}
}

func TestCIDToGID(t *testing.T) {
	font := buildSFNT(map[string][]byte{"maxp": append(be32(0x10000), be16(8)...), "cmap": buildCmap(subtable{3, 1, format4('a', 3, 4, 5)})})
	f := New(Spec{Subtype: "Type0", Encoding: "Identity-H", CIDSubtype: "CIDFontType2", FontFile: font})
	if got, _ := read(t, f, "\x00\x03\x00\x05\x00\x06\xff\xff"); got != "ac\ufffd\ufffd" {
		t.Errorf("identity: %q", got)
	}
	f = New(Spec{Subtype: "Type0", Encoding: "Identity-H", CIDSubtype: "CIDFontType2", FontFile: font, CIDToGIDMap: be16(0, 5, 4)})
	if got, _ := read(t, f, "\x00\x01\x00\x02\x00\x03"); got != "cb\ufffd" {
		t.Errorf("mapped: %q", got)
	}
}

// unmapGlyphs writes text as glyph indices of font, found by another parser,
// and expects to read the text back.
func unmapGlyphs(t *testing.T, name string, data []byte, text string) {
	t.Helper()
	other, err := sfnt.Parse(data)
	if err != nil {
		t.Logf("%s: the other parser: %v", name, err)
		return
	}
	var buf sfnt.Buffer
	var in []byte
	want := ""
	for _, r := range text {
		if gid, err := other.GlyphIndex(&buf, r); err == nil && gid != 0 {
			in = binary.BigEndian.AppendUint16(in, uint16(gid))
			want += string(r)
		}
	}
	f := New(Spec{Subtype: "Type0", Encoding: "Identity-H", FontFile: data})
	if len(f.prog.cids) > 0 { // CIDs are not glyph indices here
		return
	}
	got, gs := read(t, f, string(in))
	if got != want {
		t.Errorf("%s: got %q, want %q", name, got, want)
	}
	for _, g := range gs {
		if g.Route != Embedded {
			t.Errorf("%s: %q by route %v", name, g.Text, g.Route)
		}
	}
}

const sampleText = "The quick brown fox, JUMPS over 0123456789 lazy dogs; Zoë Brânză"

func TestGoFont(t *testing.T) { unmapGlyphs(t, "Go Regular", goregular.TTF, sampleText) }

// TestSystemFonts reads the fonts of the machine.
func TestSystemFonts(t *testing.T) {
	var files []string
	for _, glob := range []string{"/usr/share/fonts/truetype/*/*.ttf", "/usr/share/fonts/opentype/*/*.otf", "/usr/share/texmf/fonts/opentype/public/lm/*.otf"} {
		m, _ := filepath.Glob(glob)
		files = append(files, m[:min(len(m), 25)]...)
	}
	if len(files) == 0 {
		t.Skip("no TrueType or OpenType fonts on this machine")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil || len(data) > 4<<20 {
			continue
		}
		unmapGlyphs(t, filepath.Base(file), data, sampleText)
	}
	t.Logf("%d fonts", len(files))
}

// TestSystemType1 compares the built-in encodings of Type 1 fonts with the
// metrics files that come with them.
func TestSystemType1(t *testing.T) {
	pairs := map[string]string{
		"/usr/share/texlive/texmf-dist/fonts/type1/public/amsfonts/cm/": "/usr/share/texlive/texmf-dist/fonts/afm/public/amsfonts/cm/",
		"/usr/share/texmf/fonts/type1/public/lm/":                       "/usr/share/texmf/fonts/afm/public/lm/",
		"/usr/share/fonts/X11/Type1/":                                   "/usr/share/fonts/X11/Type1/",
		"/usr/share/texlive/texmf-dist/fonts/type1/urw/times/":          "/usr/share/texlive/texmf-dist/fonts/afm/urw/times/",
	}
	line := regexp.MustCompile(`(?m)^C (-?\d+) ; WX [\d.]+ ; N (\S+) ;`)
	compared := 0
	for dir, afmDir := range pairs {
		files, _ := filepath.Glob(dir + "*.pfb")
		for _, file := range files[:min(len(files), 20)] {
			name := filepath.Base(file)
			afm, err := os.ReadFile(afmDir + name[:len(name)-4] + ".afm")
			if err != nil {
				continue
			}
			data, err := os.ReadFile(file)
			if err != nil {
				continue
			}
			var want encoding
			for _, m := range line.FindAllSubmatch(afm, -1) {
				if c, _ := strconv.Atoi(string(m[1])); c >= 0 {
					want[c] = string(m[2])
				}
			}
			p := parseProgram(data)
			if p.encoding == nil {
				t.Errorf("%s: no encoding", name)
				continue
			}
			for c := range want {
				if p.encoding[c] != want[c] {
					t.Errorf("%s: code %d: %q, want %q", name, c, p.encoding[c], want[c])
				}
			}
			compared++
		}
	}
	if compared == 0 {
		t.Skip("no Type 1 fonts with metrics on this machine")
	}
	t.Logf("%d fonts", compared)
}

func TestType1Encoding(t *testing.T) {
	pfb := func(s string) string { return "\x80\x01" + string([]byte{byte(len(s)), 0, 0, 0}) + s }
	for name, tt := range map[string]struct{ font, want string }{
		"lines":        {"%!PS-AdobeFont-1.0\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\ndup 1/Q put dup 8#102 /R put\ndup 300 /X put readonly def\ndup 3 /No put currentfile eexec dup 4 /No put", "Q\ufffd\ufffdR"},
		"standard":     {"%!\n/Encoding StandardEncoding def", "\ufffd\ufffd\ufffdB"},
		"literal":      {"%!\n/Encoding [/.notdef /A /B] def", "AB\ufffd\ufffd"},
		"none":         {"%!\n/FontName /X def", "\ufffd\ufffd\ufffdB"},
		"cut short":    {"%!\n/Encoding 256 array dup 1 /Q put dup 2", "Q\ufffd\ufffd\ufffd"},
		"segments":     {pfb("%!\n/Encoding 256 array dup 1 /Q p") + pfb("ut dup 2 /R put def") + "\x80\x02\x05\x00\x00\x00dup 3", "QR\ufffd\ufffd"},
		"second try":   {"%!\n/Encoding get pop /Encoding 2 array dup 1 /Q put def", "Q\ufffd\ufffd\ufffd"},
		"odd names":    {"%!\n/Encoding 2 array dup 1 /G01 put def", "\ufffd\ufffd\ufffd\ufffd"},
		"leading junk": {"\r\n\r\n%!\n/Encoding 2 array dup 1 /Q put def", "Q\ufffd\ufffd\ufffd"},
	} {
		f := New(Spec{Subtype: "Type1", BaseFont: "Foo", FontFile: []byte(tt.font), FontFileKind: "Type1"})
		if got, _ := read(t, f, "\x01\x02\x03B"); got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}

// A font that starts an encoding again and again, each time reaching to the
// end, must not take time by the square of its size.
func TestType1Hostile(t *testing.T) {
	for _, again := range []string{"/Encoding (", "/Encoding%", "/Encoding 2 ", "/Encoding [/A "} {
		New(Spec{Subtype: "Type1", FontFile: []byte("%!" + strings.Repeat(again, 200000))})
	}
}

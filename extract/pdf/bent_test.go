package pdf

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"veil/internal/pdf/pdftest"
)

// each writes a text letter by letter, each where at says: its place and by how
// many degrees it is turned.
func each(text string, at func(i int) (x, y, degrees float64)) string {
	var b strings.Builder
	for i, r := range []rune(text) {
		x, y, degrees := at(i)
		sin, cos := math.Sincos(degrees * math.Pi / 180)
		fmt.Fprintf(&b, "BT /F1 10 Tf %f %f %f %f %f %f Tm (%c) Tj ET\n", cos, sin, -sin, cos, x, y, r)
	}
	return b.String()
}

// TestBent reads lines that are bent, and letters that stand one below another.
func TestBent(t *testing.T) {
	circle := func(i int) (x, y, degrees float64) {
		a := 120 - float64(i)*5.5
		sin, cos := math.Sincos(a * math.Pi / 180)
		return 300 + 60*cos, 600 + 60*sin, a - 90
	}
	down := func(step float64) func(i int) (x, y, degrees float64) {
		return func(i int) (x, y, degrees float64) { return 50, 700 - float64(i)*step, 0 }
	}
	for _, tt := range []struct {
		name, content, want string
		bent                int
	}{
		{"round a circle", each("Jane Roe", circle), "Jane Roe", 8},
		{"askew, beside a line", "BT /F1 10 Tf 50 600 Td (Dear Sir) Tj ET " +
			each("Jane Roe", func(i int) (x, y, degrees float64) { return 50 + 6*float64(i), 700 + float64(i%2), float64(i%3*5 - 5) }), "Jane Roe\n\nDear Sir", 8},
		{"three letters", each("Roe", circle), "R\n\no\n\ne", 0},
		{"one below another", each("Jane Roe", down(11)), "Jane Roe", 8},
		{"one below another, words apart", each("JaneR", down(11)) + each("oe", func(i int) (x, y, degrees float64) { return 50, 634 - 11*float64(i), 0 }), "JaneR oe", 7},
		{"far below another", each("JaneRoe", down(20)), "J\n\na\n\nn\n\ne\n\nR\n\no\n\ne", 0},
		{"line numbers", each("123456789", down(11)), "1\n2\n3\n4\n5\n6\n7\n8\n9", 0},
		{"ticks in a column", each("xxxxxxxxx", down(11)), "x\nx\nx\nx\nx\nx\nx\nx\nx", 0},
		{"nothing", "", "", 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := pdftest.New()
			doc.Page(tt.content)
			d := open(t, doc.Bytes())
			if got := texts(d)["page/1"]; got != tt.want && tt.name != "three letters" {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if n := len(d.Pages[0].Bent); n != tt.bent {
				t.Errorf("%d glyphs are of bent lines, want %d", n, tt.bent)
			}
		})
	}
}

// TestSpeckled does not believe signs that are the dots of a picture, and does
// believe leaders.
func TestSpeckled(t *testing.T) {
	var picture strings.Builder
	for y := range 40 {
		for x := range 40 {
			fmt.Fprintf(&picture, "BT /F1 8 Tf %f %f Td (.) Tj ET\n", 50+float64(x)*0.7, 500+float64(y)*0.7)
		}
	}
	leaders := ""
	for y := range 40 {
		leaders += fmt.Sprintf("BT /F1 8 Tf 50 %d Td (Page %s 7) Tj ET\n", 740-10*y, strings.Repeat(".", 60))
	}
	for _, tt := range []struct {
		name, content string
		unread        int
	}{{"picture", picture.String(), 1600}, {"leaders", leaders, 0}} {
		doc := pdftest.New()
		doc.Page(tt.content)
		d := open(t, doc.Bytes())
		if n := len(d.Pages[0].Unread); n != tt.unread {
			t.Errorf("%s: %d glyphs are unread, want %d", tt.name, n, tt.unread)
		}
	}
}

// TestReadable cleans what tables say of a glyph.
func TestReadable(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"R", "R"}, {"\u00ad", "-"}, {"R\u00ad", "R"}, {"-\u00ad", "-"}, {"R\u200b", "R"}, {"R\ufe0f", "R"}, {"R\u034f", "R"},
		{"R\u0332", "R"}, {"R\u20dd", "R"}, {"é", "é"}, {"e\u0301", "e\u0301"}, {"ⓡ", "r"}, {"🄰", "A"}, {"ℝ", "R"}, {"ℎ", "h"},
		{"№", "№"}, {"™", "™"}, {"²", "²"}, {"R\U000e0101", "R"}, {"", ""},
	} {
		if got, _ := readable(tt.in); got != tt.want {
			t.Errorf("readable(%q) is %q, want %q", tt.in, got, tt.want)
		}
	}
}

package web

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"veil/extract"
	"veil/extract/pdf"
	"veil/internal/pdf/pdftest"
	"veil/redact/plan"
)

// leafFor is the one page of a PDF with this content.
func leafFor(t testing.TB, content string) *leaf {
	t.Helper()
	f := pdftest.New()
	f.Page(content)
	b := f.Bytes()
	d, err := pdf.Open(context.Background(), bytes.NewReader(b), int64(len(b)), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	l, err := leafAt(context.Background(), d, 0, d.Parts()[0].Text)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// around is a box around the first words that say this.
func (l *leaf) around(t testing.TB, words string) box {
	t.Helper()
	at := strings.Index(l.text, words)
	if at < 0 {
		t.Fatalf("the page does not say %q", words)
	}
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, q := range l.boxes(at, at+len(words)) {
		for _, k := range q {
			b = box{min(b.X0, k[0]), min(b.Y0, k[1]), max(b.X1, k[0]), max(b.Y1, k[1])}
		}
	}
	return b
}

func TestTouched(t *testing.T) {
	const page = "BT /F1 12 Tf 14 TL 72 700 Td (Dear Si\\342n \\(Mrs Okafor\\),) Tj T* (Caf\\351 Z\\351 and Caf\\351 Z\\351 again) Tj ET " +
		"BT /F1 12 Tf 0 1 -1 0 400 300 Tm (Upward Okafor) Tj ET"
	l := leafFor(t, page)
	inside := func(b box) box { // a small box in the middle
		x, y := (b.X0+b.X1)/2, (b.Y0+b.Y1)/2
		return box{x - 1, y - 1, x + 1, y + 1}
	}
	second := func() box { // around the second "Café Zé"
		b := l.around(t, "Café Zé and Café Zé")
		b.X0 = l.around(t, "Café Zé and ").X1 + 4
		return b
	}()
	for _, c := range []struct {
		name string
		box  box
		want string // the words, parted by |
	}{
		{"a word", l.around(t, "Siân"), "Siân"},
		{"a touch takes the whole word", inside(l.around(t, "Siân")), "Siân"},
		{"brackets and commas stay", l.around(t, "(Mrs Okafor),"), "Mrs Okafor"},
		{"two words are one place", l.around(t, "Dear Siân"), "Dear Siân"},
		{"drawn from right to left", func() box { b := l.around(t, "Siân"); return box{b.X1, b.Y1, b.X0, b.Y0} }(), "Siân"},
		{"the second of two that are alike", second, "Café Zé"},
		{"text that runs upwards", l.around(t, "Upward"), "Upward"},
		{"nothing", box{10, 10, 20, 20}, ""},
		{"off the sheet", box{-900, -900, -10, -10}, ""},
		{"empty", box{}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			spans := l.touched(c.box)
			for _, s := range spans {
				got = append(got, l.text[s.Start:s.End])
			}
			if strings.Join(got, "|") != c.want {
				t.Errorf("%q", got)
			}
			if c.name == "the second of two that are alike" && len(spans) == 1 && spans[0].Start != strings.LastIndex(l.text, "Café Zé") {
				t.Errorf("the first was taken: byte %d", spans[0].Start)
			}
		})
	}
	if got := l.touched(box{0, 0, 595, 842}); len(got) == 0 || got[0].Start != 0 || got[len(got)-1].End != len(strings.TrimRight(l.text, " \n.,)")) {
		t.Errorf("all of the page: %v of %d bytes", got, len(l.text))
	}
}

// TestBoxesAreExact puts the box of a mask around its glyphs alone.
func TestBoxesAreExact(t *testing.T) {
	l := leafFor(t, "BT /F1 10 Tf 100 700 Td (iiii WWWW iiii) Tj ET")
	at := strings.Index(l.text, "WWWW")
	q := l.boxes(at, at+4)
	// Helvetica: i is 222, the space 278 and W 944 thousandths of an em wide.
	left := 100 + 10*(4*0.222+0.278)
	if len(q) != 1 || math.Abs(q[0][0][0]-left) > 0.01 || math.Abs(q[0][1][0]-left-10*4*0.944) > 0.01 || math.Abs(q[0][0][1]-(842-700+2.2)) > 0.01 || math.Abs(q[0][3][1]-(842-700-7.8)) > 0.01 {
		t.Errorf("%v", q)
	}
}

func TestLines(t *testing.T) {
	l := leafFor(t, "BT /F1 12 Tf 14 TL 72 700 Td (Dear Mrs Okafor's dog,) Tj T* (Tobi ) Tj 300 0 Td (elsewhere) Tj ET")
	var edits []plan.Edit
	for _, words := range []string{"Mrs Okafor", "Tobi"} {
		at := strings.Index(l.text, words)
		edits = append(edits, plan.Edit{Span: extract.Span{Start: at, End: at + len(words)}, Label: "PERSON " + fmt.Sprint(len(edits)+1), Mask: true, Text: words})
	}
	var got []string
	for _, n := range l.lines(edits) {
		var b strings.Builder
		for _, p := range n.Pieces {
			if p.Space {
				b.WriteByte(' ')
			}
			if p.Edit != nil {
				b.WriteString("[" + p.Edit.Label + "]")
				continue
			}
			b.WriteString(p.Text)
		}
		got = append(got, b.String())
	}
	if want := "Dear [PERSON 1]'s dog,|[PERSON 2]|elsewhere"; strings.Join(got, "|") != want {
		t.Errorf("%q", got)
	}
	for _, n := range l.lines(edits) {
		if n.X+n.Room > l.Width {
			t.Error("a line has room beyond the sheet")
		}
	}
}

func TestFind(t *testing.T) {
	parts := []extract.Part{{ID: "a", Text: "Zé met Mrs\nOkafor."}, {ID: "b"}, {ID: "c", Text: "mrs okafor (a.b)"}}
	for words, want := range map[string][]hit{
		"mrs  OKAFOR": {{0, 8, 18}, {2, 0, 10}}, "zé": {{0, 0, 3}}, "a.b": {{2, 12, 15}}, "a+b": {}, "": {}, " ": {}, "(": {{2, 11, 12}}, strings.Repeat("x", 201): {},
	} {
		if got, more := find(parts, words); fmt.Sprint(got) != fmt.Sprint(want) || more {
			t.Errorf("%q: %v %v", words, got, more)
		}
	}
	if got, more := find([]extract.Part{{Text: strings.Repeat("a ", 1001)}}, "a"); len(got) != maxHits || !more {
		t.Errorf("%d hits, more %v", len(got), more)
	}
}

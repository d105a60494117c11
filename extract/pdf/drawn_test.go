package pdf

import (
	"fmt"
	"strings"
	"testing"

	"veil/extract"
	"veil/extract/scan"
	"veil/internal/pdf/pdftest"
)

// TestDrawnTexts finds names that a page draws in one go and shows apart.
func TestDrawnTexts(t *testing.T) {
	for _, tt := range []struct{ name, content, read, find, want string }{
		{"empty", "", "", "x", ""},
		{"around what is masked", "BT /F1 10 Tf 50 700 Td (Jane QQ Roe) Tj ET", "Jane QQ Roe", "Jane\nRoe", "Jane|Roe"},
		{"one line", "BT /F1 10 Tf 50 700 Td (Dear Jane Roe,) Tj ET", "Dear Jane Roe,", "Jane Roe", "Jane Roe"},
		{"cells over several rows",
			"BT /F1 10 Tf 200 700 Td (Jane) Tj 0 -40 Td (Roe) Tj ET BT /F1 10 Tf 50 700 Td (9:00) Tj 0 -20 Td (9:10) Tj 0 -20 Td (9:20) Tj ET",
			"9:00\tJane\n9:10\n9:20\tRoe", "Jane\nRoe", "Jane|Roe"},
		{"drawn backwards", "BT /F1 10 Tf 80 700 Td (Roe) Tj -30 0 Td (Jane) Tj ET", "Jane Roe", "Roe\nJane", "Jane Roe"},
		{"divided at a hyphen", "BT /F1 10 Tf 12 TL 50 700 Td (the Roe-) Tj (led group) ' ET", "the Roeled\ngroup", "Roe-\nled", "Roeled"},
		{"drawn twice", "BT /F1 10 Tf 50 700 Td (Zoë) Tj 0.3 0 Td (Zoë) Tj ET", "Zoë", "Zoë", "Zoë"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := pdftest.New()
			doc.Page(strings.ReplaceAll(tt.content, "ë", "\xeb"))
			d := open(t, doc.Bytes())
			text := texts(d)["page/1"]
			if text != tt.read {
				t.Fatalf("it reads %q, want %q", text, tt.read)
			}
			g := d.DrawnTexts(func(s extract.Span) bool { return text[s.Start] == 'Q' })[0]
			var got []string
			if at := strings.Index(g.Text, tt.find); at >= 0 {
				for _, s := range g.Spans(at, at+len(tt.find)) {
					got = append(got, text[s.Start:s.End])
				}
			} else if tt.want != "" {
				t.Fatalf("%q is not in %q", tt.find, g.Text)
			}
			if s := strings.Join(got, "|"); s != tt.want {
				t.Errorf("got %q, want %q", s, tt.want)
			}
		})
	}
}

// TestReadText finds a name that the end of a line divides from the rest of a word
// on a page that was read as a picture.
func TestReadText(t *testing.T) {
	s := &scan.Page{Text: "the Roeled group", Words: []scan.Word{{Start: 0, End: 3}, {Start: 4, End: 7, Divided: true}, {Start: 7, End: 10}, {Start: 11, End: 16}}}
	for _, tt := range []struct{ masked, want, find, spans string }{
		{"", "the Roe-\nled group", "Roe", "4-7"},
		{"", "the Roe-\nled group", "Roe-\nled", "4-10"},
		{"led", "the Roe group", "Roe", "4-7"},
		{"Roe", "the led group", "group", "11-16"},
	} {
		d := readText("page/1", s, func(at extract.Span) bool { return s.Text[at.Start:at.End] == tt.masked })
		if d.Text != tt.want {
			t.Errorf("got %q, want %q", d.Text, tt.want)
			continue
		}
		var got []string
		at := strings.Index(d.Text, tt.find)
		for _, x := range d.Spans(at, at+len(tt.find)) {
			got = append(got, fmt.Sprintf("%d-%d", x.Start, x.End))
		}
		if strings.Join(got, " ") != tt.spans {
			t.Errorf("%q of %q stands at %v, want %s", tt.find, d.Text, got, tt.spans)
		}
	}
}

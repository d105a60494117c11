package pdf

import (
	"fmt"
	"strings"
	"testing"

	"veil/internal/pdf"
	"veil/internal/pdf/pdftest"
)

// TestWidthTellsNothing: two pages that differ only in a name, a short and a
// long one, and in what follows from its width, give the same copy.
func TestWidthTellsNothing(t *testing.T) {
	font := newLabelFont()
	width := func(s string) float64 { return (&copy{label: font}).labelWidth(s) * 10 }
	for _, tt := range []struct {
		name string
		page func(name string) string
	}{
		{"left", func(n string) string {
			return "BT /F1 10 Tf 50 700 Td (Seen was " + n + " at home) Tj 0 -14 Td (as agreed with all) Tj ET"
		}},
		{"the pen goes on", func(n string) string {
			return "BT /F1 10 Tf 50 700 Td (Seen was ) Tj (" + n + ") Tj ( at ) Tj (home) Tj 0 -14 Td (as agreed with all) Tj ET"
		}},
		{"word by word", func(n string) string {
			x := 50 + width("Seen was ")
			y := x + width(n+" ")
			return fmt.Sprintf("BT /F1 10 Tf 1 0 0 1 50 700 Tm (Seen) Tj 1 0 0 1 %f 700 Tm (was) Tj 1 0 0 1 %f 700 Tm (%s) Tj 1 0 0 1 %f 700 Tm (at home) Tj ET "+
				"BT /F1 10 Tf 50 680 Td (as agreed) Tj ET", 50+width("Seen "), x, n, y)
		}},
		{"justified", func(n string) string {
			tw := (400 - width("Seen was "+n+" at home by both")) / 6
			return fmt.Sprintf("BT /F1 10 Tf 50 700 Td %f Tw (Seen was %s at home by both) Tj 0 Tw 0 -14 Td (as agreed) Tj ET", tw, n)
		}},
		{"centred", func(n string) string {
			s := "Report about " + n + " for the panel"
			return fmt.Sprintf("BT /F1 10 Tf %f 700 Td (%s) Tj ET BT /F1 10 Tf 50 680 Td (as agreed) Tj ET", 297.5-width(s)/2, s)
		}},
		{"to the right", func(n string) string {
			s, u := "Signed: "+n+", mother", "12 May 2024"
			return fmt.Sprintf("BT /F1 10 Tf %f 700 Td (%s) Tj ET BT /F1 10 Tf %f 680 Td (%s) Tj ET BT /F1 10 Tf 50 660 Td (as agreed) Tj ET",
				500-width(s), s, 500-width(u), u)
		}},
		{"underlined", func(n string) string {
			return fmt.Sprintf("BT /F1 10 Tf 50 700 Td (Seen was %s at home) Tj ET %f 698 %f 0.5 re f BT /F1 10 Tf 50 680 Td (as agreed) Tj ET",
				n, 50+width("Seen was "), width(n))
		}},
		{"coloured", func(n string) string {
			return fmt.Sprintf("1 1 0 rg %f 697 %f 11 re f 0 g BT /F1 10 Tf 50 700 Td (Seen was %s at home) Tj ET BT /F1 10 Tf 50 680 Td (as agreed) Tj ET",
				50+width("Seen was "), width(n), n)
		}},
		{"turned", func(n string) string {
			return "BT /F1 10 Tf 0 1 -1 0 50 300 Tm (Seen was " + n + " at home) Tj 0 1 -1 0 64 300 Tm (as agreed) Tj ET"
		}},
		{"apostrophes", func(n string) string {
			return "BT /F1 10 Tf 14 TL 50 700 Td (Head) ' (" + n + "'s room) ' 1 0 (of " + n + " there) \" 0 Tw (as agreed) ' ET"
		}},
		{"spaced letters", func(n string) string {
			return "BT /F1 10 Tf 50 700 Td 0.4 Tc 90 Tz (Seen was " + n + " at home) Tj 0 -14 Td (as agreed) Tj ET"
		}},
		{"kerned", func(n string) string {
			return "BT /F1 10 Tf 50 700 Td [(Seen w) 20 (as ) -100 (" + n + ") -80 ( at home)] TJ 0 -14 Td (as agreed) Tj ET"
		}},
		{"a full line", func(n string) string {
			return "BT /F1 10 Tf 50 700 Td (" + strings.Repeat("so many words ", 7) + n + ") Tj 0 -14 Td (as agreed) Tj ET"
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var copies [2]string
			for i, name := range []string{"Jo", "Maximiliane"} {
				doc := pdftest.New()
				doc.Page(strings.ReplaceAll(strings.ReplaceAll(tt.page(name), "Jo'", `Jo\'`), "iane'", `iane\'`))
				d := open(t, doc.Bytes())
				out := write(t, d, mask(d, name))
				f := open(t, out).File
				data, _ := f.Contents(f.Pages()[0])
				copies[i] = string(data)
				if text := spaced(pageText(t, out)); !strings.Contains(text, "[PERSON 1]") || !strings.Contains(text, "as agreed") || strings.Contains(text, name) {
					t.Errorf("page: %q", text)
				}
				noOverlap(t, out)
			}
			if copies[0] != copies[1] {
				t.Errorf("the copies differ:\n%s\n---\n%s", copies[0], copies[1])
			}
		})
	}
}

// noOverlap fails where glyphs of a line stand on each other.
func noOverlap(t *testing.T, b []byte) {
	t.Helper()
	d := open(t, b)
	s := newSurvey(&d.Pages[0], &masks{})
	if _, err := pdf.NewMachine(t.Context(), d.File, d.Fonts, d.Layers, s).Page(d.Pages[0].Page); err != nil {
		t.Fatal(err)
	}
	s.flush()
	for p, spots := range s.spots {
		for _, r := range rowsOf(p.angle, spots, nil) {
			for i := 1; i < len(r.spots); i++ {
				if a, z := r.spots[i-1], r.spots[i]; !a.white && !z.white && z.u < a.u+a.natural*0.75-0.1 {
					t.Errorf("%q and %q overlap", a.text, z.text)
				}
			}
		}
	}
}

var _ pdf.Sink = (*survey)(nil)

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
		{"several runs", func(n string) string {
			return "BT /F1 10 Tf 50 700 Td (Seen ) Tj 0 0 1 rg (was ) Tj /F1 12 Tf 1 0 0 rg (" + n + ") Tj /F1 10 Tf 0 g ( at ) Tj 2 Ts (home) Tj 0 Ts " +
				"( with ) Tj (all) Tj 0 -14 Td (as agreed) Tj ET"
		}},
		{"runs placed by the width before", func(n string) string {
			x := 50 + width("Seen was ")
			y := x + width(n)
			return fmt.Sprintf("BT /F1 10 Tf 50 700 Td (Seen was ) Tj ET q 1 0 0 1 %f 700 cm BT 0.4 g /F1 10 Tf (%s) Tj ET Q BT /F1 10 Tf %f 700 Td "+
				"[(, a)-278(b)10(oy,)] TJ %f 0 Td (came) Tj ET BT /F1 10 Tf 50 680 Td (as agreed) Tj ET", x, n, y, width(", a boy, "))
		}},
		{"justified word by word", func(n string) string {
			words := []string{"Seen", "was", n, "at", "home", "by", "both"}
			gap := (400 - width(strings.Join(words, ""))) / 6
			return fmt.Sprintf("BT /F1 10 Tf 50 700 Td [(%s)] TJ 0 -14 Td (as agreed) Tj ET", strings.Join(words, fmt.Sprintf(")%f(", -gap*100)))
		}},
		{"justified, two names", func(n string) string {
			tw := (430 - width("Both "+n+" and her friend "+n+" went")) / 6
			return fmt.Sprintf("BT /F1 10 Tf 50 700 Td %f Tw (Both %s and her friend %s went) Tj 0 Tw 0 -14 Td (as agreed) Tj ET", tw, n, n)
		}},
		{"table cells", func(n string) string {
			return "0.5 w 45 690 m 445 690 l S 45 714 m 445 714 l S 45 690 m 45 714 l S 145 690 m 145 714 l S 295 690 m 295 714 l S 445 690 m 445 714 l S " +
				"BT /F1 10 Tf 50 700 Td (Child) Tj 100 0 Td (" + n + " here) Tj 150 0 Td (seen twice) Tj ET BT /F1 10 Tf 50 660 Td (as agreed) Tj ET"
		}},
		{"table cells without rules, to the right", func(n string) string {
			row := func(y float64, s, u string) string {
				return fmt.Sprintf("BT /F1 10 Tf %f %f Td (%s) Tj ET BT /F1 10 Tf 320 %f Td (%s) Tj ET ", 250-width(s), y, s, y, u)
			}
			return row(700, n, "seen twice") + row(684, "Nobody", "not seen") + row(668, "All others", "as agreed")
		}},
		{"table cells, centred", func(n string) string {
			return fmt.Sprintf("0.5 w 45 690 100 24 re S 145 690 150 24 re S 45 666 100 24 re S 145 666 150 24 re S "+
				"BT /F1 10 Tf 50 700 Td (Child) Tj ET BT /F1 10 Tf %f 700 Td (%s) Tj ET BT /F1 10 Tf 50 676 Td (Seen) Tj ET BT /F1 10 Tf %f 676 Td (as agreed) Tj ET",
				220-width(n)/2, n, 220-width("as agreed")/2)
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

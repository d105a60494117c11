package pdf

import (
	"testing"

	"veil/internal/pdf"
	"veil/internal/pdf/pdftest"
)

// TestColumnsStay: a line that grows by its labels does not run into the column
// beside it, whose lines stand on other baselines, and begins further left where
// there is room.
func TestColumnsStay(t *testing.T) {
	for _, tt := range []struct{ name, content string }{
		{"beside lines of another column", "BT /F1 10 Tf 50 700 Td (Seen by Ann and by Ann and Ann at home with us all) Tj " +
			"0 -14 Td (and later on by all of them in turn, as agreed here) Tj ET " +
			"BT /F1 10 Tf 300 706 Td (the other column) Tj 0 -14 Td (goes on here) Tj ET"},
		{"a short line on the right", "BT /F1 10 Tf 50 714 Td (Seen by all) Tj ET BT /F1 10 Tf 470 700 Td (Ann and Ann and Ann) Tj ET"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := pdftest.New()
			doc.Page(tt.content)
			d := open(t, doc.Bytes())
			out := open(t, write(t, d, mask(d, "Ann")))
			s := newSurvey(&out.Pages[0], &masks{})
			if _, err := pdf.NewMachine(t.Context(), out.File, out.Fonts, out.Layers, s).Page(out.Pages[0].Page); err != nil {
				t.Fatal(err)
			}
			s.flush()
			end := 0.0
			for _, g := range s.spots[plane{}] {
				if g.v < 704 && g.v > 698 {
					end = max(end, g.u+g.natural)
				}
			}
			limit := 300.0
			if tt.name == "a short line on the right" {
				limit = 595
			}
			if end == 0 || end > limit {
				t.Errorf("the line ends at %.1f, beyond %.1f", end, limit)
			}
		})
	}
}

package pdf

import (
	"strings"
	"testing"

	"veil/internal/pdf/pdftest"
)

// TestFit: what a page break divides is masked on both pages, with a
// footer and a header between or without.
func TestFit(t *testing.T) {
	at := func(y, s string) string { return "BT /F1 10 Tf 50 " + y + " Td (" + s + ") Tj ET\n" }
	for name, tt := range map[string]struct{ end, begin, want1, want2 string }{
		"plain":             {at("100", "It was on 14 March"), at("700", "2011 that he came"), "It was on [PERSON 1]", "[PERSON 1] that he came"},
		"footer and header": {at("100", "on 14") + at("50", "Page 1"), at("750", "Report") + at("700", "March 2011 he came"), "on [PERSON 1] Page 1", "Report [PERSON 1] he came"},
		"another date":      {at("100", "It was on 14 March"), at("700", "2012 that he came"), "It was on 14 March", "2012 that he came"},
	} {
		t.Run(name, func(t *testing.T) {
			doc := pdftest.New()
			doc.Page(at("780", "Born 14 March 2011") + tt.end)
			doc.Page(tt.begin)
			d := open(t, doc.Bytes())
			out := open(t, write(t, d, Fit(d, mask(d, "14 March 2011"))))
			for i, want := range []string{"Born [PERSON 1] " + tt.want1, tt.want2} {
				if got := strings.Join(strings.Fields(out.Parts()[i].Text), " "); got != want {
					t.Errorf("page %d: got %q, want %q", i+1, got, want)
				}
			}
		})
	}
}

package pdf

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"veil/extract"
	"veil/internal/pdf"
	"veil/internal/pdf/pdftest"
)

// TestEndlessWorkIsRefused: small files that ask for endless work or memory end
// in an error, soon.
func TestEndlessWorkIsRefused(t *testing.T) {
	for _, tt := range []struct {
		name  string
		build func(*pdftest.Doc)
	}{
		{"forms that use forms", func(d *pdftest.Doc) {
			f := d.Form("BT /F1 9 Tf (x) Tj ET", nil)
			for range 16 {
				f = d.Form("/X Do /X Do /X Do", pdf.Dict{"Resources": pdf.Dict{"XObject": pdf.Dict{"X": f}}})
			}
			d.Page("/X Do")["Resources"] = pdf.Dict{"XObject": pdf.Dict{"X": f}}
		}},
		{"one endless string", func(d *pdftest.Doc) {
			d.Page("BT /F1 9 Tf (" + strings.Repeat("a", 5_000_000) + ") Tj ET")
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := pdftest.New()
			tt.build(doc)
			b := doc.Bytes()
			_, err := Open(context.Background(), bytes.NewReader(b), int64(len(b)), extract.Options{})
			if !extract.IsReason(err, extract.TooLarge) {
				t.Errorf("err %v", err)
			}
		})
	}
}

// TestCharactersThatShowNothing: they do not part a name.
func TestCharactersThatShowNothing(t *testing.T) {
	doc := pdftest.New()
	p := doc.Page("BT /F2 10 Tf 50 700 Td [(Ja) (z) 500 (ne Roey)] TJ ET")
	p["Resources"].(pdf.Dict)["Font"].(pdf.Dict)["F2"] = pdf.Dict{"Type": pdf.Name("Font"), "Subtype": pdf.Name("Type1"),
		"BaseFont": pdf.Name("Helvetica"), "Encoding": pdf.Dict{"BaseEncoding": pdf.Name("WinAnsiEncoding"),
			"Differences": pdf.Array{121, pdf.Name("g1"), pdf.Name("g2")}}, "ToUnicode": doc.AddStream(nil, []byte(
			"1 begincodespacerange <00> <ff> endcodespacerange 2 beginbfchar <7a> <200B> <79> <00AD> endbfchar"))}
	d := open(t, doc.Bytes())
	if got, want := texts(d)["page/1"], "Jane Roe-"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(d.Gaps()) > 0 {
		t.Errorf("gaps: %v", d.Gaps())
	}
}

// TestDrawings: what may be handwriting is told.
func TestDrawings(t *testing.T) {
	doc := pdftest.New()
	doc.Page("BT /F1 10 Tf 50 700 Td (Signed) Tj ET 0 0 m " + strings.Repeat("1 1 2 2 3 3 c ", 500) + "S")
	d := open(t, doc.Bytes())
	if g := d.Gaps(); len(g) != 1 || g[0].Blocking || !strings.Contains(g[0].Why, "drawing") {
		t.Errorf("gaps: %v", g)
	}
}

// TestLettersDrawnOutOfOrder: rounding between letters that are drawn in any
// order is no space.
func TestLettersDrawnOutOfOrder(t *testing.T) {
	doc := pdftest.New()
	doc.Page("BT /F1 10 Tf 1 0 0 1 62.25 700 Tm (afor) Tj 1 0 0 1 50 700 Tm (O) Tj 1 0 0 1 57.2 700 Tm (k) Tj ET")
	if got := texts(open(t, doc.Bytes()))["page/1"]; got != "Okafor" {
		t.Errorf("got %q", got)
	}
}

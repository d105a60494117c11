package pdf_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"veil/internal/isolate"
	"veil/internal/pdf"
	"veil/internal/pdf/pdftest"
)

func TestMain(m *testing.M) {
	isolate.Main()
	os.Exit(m.Run())
}

func TestExcerpt(t *testing.T) {
	doc := pdftest.New()
	doc.Page("BT /F1 10 Tf 50 700 Td (The first page) Tj ET")
	p := doc.Page("BT /F1 10 Tf 50 700 Td (The second page) Tj ET")
	p["Rotate"], p["CropBox"] = 90, pdf.Array{10, 20, 300, 400}
	secret := doc.Add(pdf.Dict{"Title": pdf.String("Far away")})
	p["Annots"] = pdf.Array{doc.Add(pdf.Dict{"Type": pdf.Name("Annot"), "Subtype": pdf.Name("Link"), "Rect": pdf.Array{0, 0, 9, 9}, "Dest": secret, "A": secret})}
	f, err := pdf.Load(context.Background(), doc.Bytes(), "")
	if err != nil {
		t.Fatal(err)
	}
	b := f.Excerpt(f.Pages()[1])
	one, err := pdf.Load(context.Background(), b, "")
	if err != nil {
		t.Fatal(err)
	}
	pages := one.Pages()
	if len(pages) != 1 || pages[0].Rotate != 90 || pages[0].MediaBox != [4]float64{10, 20, 300, 400} || pages[0].CropBox != pages[0].MediaBox {
		t.Fatalf("%+v", pages)
	}
	var all strings.Builder
	for p := range pdf.Places(b) {
		all.WriteString(p.Text)
	}
	if s := all.String(); !strings.Contains(s, "The second page") || strings.Contains(s, "The first page") || strings.Contains(s, "Far away") {
		t.Errorf("%q", s)
	}
}

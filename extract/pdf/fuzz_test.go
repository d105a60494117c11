package pdf

import (
	"context"
	"errors"
	"os"
	"testing"
	"unicode/utf8"

	"veil/extract"
	"veil/internal/pdf"
	"veil/internal/pdf/pdftest"
)

// sound checks what holds for every document that could be read.
func sound(t *testing.T, f *pdf.File) {
	t.Helper()
	d, err := Read(context.Background(), f)
	var e *extract.Error
	if err != nil {
		if !errors.As(err, &e) {
			t.Fatalf("an error of another kind: %v", err)
		}
		return
	}
	text := texts(d)
	for i := range d.Pages {
		p := &d.Pages[i]
		checkMarks(t, text[p.ID], p.Marks)
		seen := map[int32]bool{}
		for _, m := range p.Marks {
			if m.Glyph < 0 || seen[m.Glyph] {
				t.Fatalf("glyph %d has two marks", m.Glyph)
			}
			seen[m.Glyph] = true
		}
	}
	for _, p := range d.Parts() {
		if !utf8.ValidString(p.Text) {
			t.Fatalf("part %s is not UTF-8", p.ID)
		}
	}
	again, err := Read(context.Background(), f)
	if err != nil {
		t.Fatalf("read once, but not twice: %v", err)
	}
	for id, s := range texts(again) {
		if s != text[id] {
			t.Fatalf("part %s reads in two ways", id)
		}
	}
}

// FuzzPage reads a page of any content, in a font with any ToUnicode table.
func FuzzPage(f *testing.F) {
	for _, s := range []string{
		"", "BT /F1 10 Tf 12 TL 50 700 Td (Jane Hen-) Tj (derson) ' [(a)-300(b)-300(c)] TJ ET", "q 0 1 -1 0 9 9 cm BT /F2 9 Tf 3 Tc <0102> Tj ET Q",
		"BT /F1 1e9 Tf 1e12 0 0 1e12 0 0 Tm (x) Tj ET 50 50 m 400 50 l S", "BT /F2 10 Tf 50 70 Td <04030201> Tj 5 Ts (1) Tj ET", "/X Do q q Q [(",
		"q 7 Tr BT /F1 10 Tf 50 700 Td (a) Tj ET 1 g 40 690 99 30 re W* f* Q 0 0 0 0 re W n BT (b) Tj ET /DeviceRGB cs 1 1 1 sc 40 690 m 99 690 l 99 9 l 40 9 l b",
	} {
		f.Add([]byte(s), []byte("3 beginbfchar <01> <05E9> <02> <FB03> <03> <00AD> endbfchar"))
	}
	f.Fuzz(func(t *testing.T, content, table []byte) {
		doc := pdftest.New()
		p := doc.Page(string(content))
		p["Resources"].(pdf.Dict)["Font"].(pdf.Dict)["F2"] = pdf.Dict{"Type": pdf.Name("Font"), "Subtype": pdf.Name("Type1"),
			"BaseFont": pdf.Name("Helvetica"), "ToUnicode": doc.AddStream(nil, table)}
		p["Resources"].(pdf.Dict)["XObject"] = pdf.Dict{"X": doc.Form(string(content), nil)}
		sound(t, pdf.Repair(doc.Bytes()))
	})
}

// FuzzFile reads any file, with its objects found by looking for them.
func FuzzFile(f *testing.F) {
	doc := pdftest.New()
	doc.Page("BT /F1 10 Tf 50 700 Td (Jane Roe) Tj ET")
	f.Add(doc.Bytes())
	for _, name := range []string{"case-note", "ehcp-page"} {
		b, err := os.ReadFile("../../testdata/" + name + ".pdf")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if file := pdf.Repair(data); file != nil {
			sound(t, file)
		}
	})
}

// FuzzVariable reads a form field that leaves it to the viewer to draw it.
func FuzzVariable(f *testing.F) {
	f.Add("Jane Roe", "/F1 0 Tf 1 0 0 rg", 0, 0)
	f.Add("Jane\rRoe", "/F1 9 Tf", 1<<12, 0)
	f.Add("AB12CD", "", 1<<24, 8)
	f.Add("\xfe\xff\x4e\x00", "/X 1e9 Tf [", 1<<13, -1)
	f.Fuzz(func(t *testing.T, value, style string, flags, most int) {
		doc := pdftest.New()
		p := doc.Page("BT /F1 10 Tf 50 700 Td (A form) Tj ET")
		a := doc.Add(pdf.Dict{"Subtype": pdf.Name("Widget"), "FT": pdf.Name("Tx"), "Rect": pdf.Array{50, 600, 150, 640},
			"V": pdf.String(value), "DA": pdf.String(style), "Ff": flags, "MaxLen": most, "Q": most})
		p["Annots"] = pdf.Array{a}
		doc.Root["AcroForm"] = pdf.Dict{"Fields": pdf.Array{a}, "DR": pdf.Dict{"Font": pdf.Dict{"F1": doc.Font}}}
		sound(t, pdf.Repair(doc.Bytes()))
	})
}

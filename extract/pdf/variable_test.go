package pdf

import (
	"strings"
	"testing"

	"veil/internal/pdf"
	"veil/internal/pdf/pdftest"
)

// TestValuesThatViewersDraw: what a form field or a note says without an
// appearance is on its page; where it cannot be drawn, its loss is told.
func TestValuesThatViewersDraw(t *testing.T) {
	widget := func(entries pdf.Dict) pdf.Dict {
		entries["Subtype"] = pdf.Name("Widget")
		return entries
	}
	for _, tt := range []struct {
		name  string
		annot pdf.Dict
		want  string // of the page; "" for nothing but what was there
		told  bool
	}{
		{"one line", widget(pdf.Dict{"FT": pdf.Name("Tx"), "V": pdf.String("Jane Roe")}), "Jane Roe", false},
		{"an accent", widget(pdf.Dict{"FT": pdf.Name("Tx"), "V": pdf.String("\xfe\xff\x00Z\x00o\x00\xeb")}), "Zoë", false},
		{"an end of line in one line", widget(pdf.Dict{"FT": pdf.Name("Tx"), "V": pdf.String("Jane\rRoe")}), "Jane Roe", false},
		{"several lines", widget(pdf.Dict{"FT": pdf.Name("Tx"), "Ff": 1 << 12, "V": pdf.String("Jane\r\nRoe")}), "Jane\nRoe", false},
		{"lines that are broken", widget(pdf.Dict{"FT": pdf.Name("Tx"), "Ff": 1 << 12, "DA": pdf.String("/F1 10 Tf"),
			"V": pdf.String("Miss Jane Elizabeth Roe")}), "Miss Jane Elizabeth\nRoe", false},
		{"a comb", widget(pdf.Dict{"FT": pdf.Name("Tx"), "Ff": 1 << 24, "MaxLen": 10, "V": pdf.String("AB12CD")}), "AB12CD", false},
		{"a password", widget(pdf.Dict{"FT": pdf.Name("Tx"), "Ff": 1 << 13, "V": pdf.String("Roe")}), "***", false},
		{"a field's parent", widget(pdf.Dict{"Parent": pdf.Dict{"FT": pdf.Name("Tx"), "V": pdf.String("Jane Roe")}}), "Jane Roe", false},
		{"a list", widget(pdf.Dict{"FT": pdf.Name("Ch"), "V": pdf.Array{pdf.String("Roe"), pdf.String("Jane")}}), "Roe\nJane", false},
		{"a choice under another name", widget(pdf.Dict{"FT": pdf.Name("Ch"), "V": pdf.String("7"),
			"Opt": pdf.Array{pdf.Array{pdf.String("7"), pdf.String("Ward Seven")}}}), "Ward Seven", false},
		{"a ticked box", widget(pdf.Dict{"FT": pdf.Name("Btn"), "V": pdf.Name("Yes"), "AS": pdf.Name("Yes")}), "✔", false},
		{"a box that is not ticked", widget(pdf.Dict{"FT": pdf.Name("Btn"), "V": pdf.Name("Off"), "AS": pdf.Name("Off")}), "", false},
		{"a note", pdf.Dict{"Subtype": pdf.Name("FreeText"), "Contents": pdf.String("Jane Roe")}, "Jane Roe", false},
		{"an appearance without its text", widget(pdf.Dict{"FT": pdf.Name("Tx"), "V": pdf.String("Jane Roe"),
			"AP": pdf.Dict{"N": pdf.Name("blank")}}), "Jane Roe", false},
		{"an appearance with another text", widget(pdf.Dict{"FT": pdf.Name("Tx"), "V": pdf.String("Jane Roe"),
			"AP": pdf.Dict{"N": pdf.Name("see overleaf")}}), "see overleaf", false},
		{"an empty field", widget(pdf.Dict{"FT": pdf.Name("Tx"), "T": pdf.String("Name")}), "", false},
		{"no font for it", widget(pdf.Dict{"FT": pdf.Name("Tx"), "V": pdf.String("\xfe\xff\x4e\x00")}), "", true},
		{"a turned field", widget(pdf.Dict{"FT": pdf.Name("Tx"), "MK": pdf.Dict{"R": 90}, "V": pdf.String("Jane Roe")}), "", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := pdftest.New()
			p := doc.Page("BT /F1 10 Tf 50 700 Td (A form) Tj ET")
			tt.annot["Rect"] = pdf.Array{50, 600, 150, 640}
			if ap, ok := tt.annot["AP"].(pdf.Dict); ok {
				content := "0 0 100 40 re S"
				if text := ap["N"].(pdf.Name); text != "blank" {
					content = "BT /F1 9 Tf 2 20 Td (" + string(text) + ") Tj ET"
				}
				ap["N"] = doc.Form(content, pdf.Dict{"BBox": pdf.Array{0, 0, 100, 40}})
			}
			a := doc.Add(tt.annot)
			p["Annots"] = pdf.Array{a}
			doc.Root["AcroForm"] = pdf.Dict{"Fields": pdf.Array{a}, "NeedAppearances": true, "DA": pdf.String("/F1 8 Tf 0 0 1 rg"),
				"DR": pdf.Dict{"Font": pdf.Dict{"F1": doc.Font}}}
			d := open(t, doc.Bytes())
			got := strings.TrimSpace(strings.TrimPrefix(texts(d)["page/1"], "A form"))
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			told := false
			for _, g := range d.Gaps() {
				told = told || strings.Contains(g.Why, "only some viewers draw")
			}
			if told != tt.told {
				t.Errorf("gaps: %v", d.Gaps())
			}
		})
	}
}

// TestVariableFits: text whose size is left to the viewer is as large as the field
// allows, and never drawn beyond it.
func TestVariableFits(t *testing.T) {
	doc := pdftest.New()
	p := doc.Page("")
	p["Annots"] = pdf.Array{doc.Add(pdf.Dict{"Subtype": pdf.Name("Widget"), "FT": pdf.Name("Tx"), "Rect": pdf.Array{50, 600, 110, 612},
		"V": pdf.String("Rosalind Griffith"), "Q": 2})}
	d := open(t, doc.Bytes())
	if got := texts(d); got["page/1"] != "Rosalind Griffith" {
		t.Errorf("got %q", got)
	}
}

package pdf

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"veil/internal/pdf"
	"veil/internal/pdf/pdftest"
)

// TestFieldsAreFlattened: what fields leave to viewers to draw is plain text of the
// copy, but for what is masked.
func TestFieldsAreFlattened(t *testing.T) {
	doc := pdftest.New()
	p := doc.Page("BT /F1 10 Tf 50 700 Td (Name and ward) Tj ET")
	name := doc.Add(pdf.Dict{"Subtype": pdf.Name("Widget"), "FT": pdf.Name("Tx"), "Rect": pdf.Array{50, 650, 250, 670}, "V": pdf.String("Rosalind Griffith")})
	ward := doc.Add(pdf.Dict{"Subtype": pdf.Name("Widget"), "FT": pdf.Name("Tx"), "Ff": 1 << 12, "Rect": pdf.Array{50, 600, 250, 640},
		"V": pdf.String("Ward Seven\rasked for Griffith"), "DA": pdf.String("/F1 9 Tf 1 0 0 rg")})
	p["Annots"] = pdf.Array{name, ward}
	doc.Root["AcroForm"] = pdf.Dict{"Fields": pdf.Array{name, ward}, "NeedAppearances": true, "DA": pdf.String("/F1 10 Tf"),
		"DR": pdf.Dict{"Font": pdf.Dict{"F1": doc.Font}}}
	d := open(t, doc.Bytes())
	out := write(t, d, mask(d, "Rosalind Griffith", "Griffith"))
	if s := everything(t, out); strings.Contains(s, "Griffith") || strings.Contains(s, "Rosalind") {
		t.Error("the name is left")
	}
	want := "Name and ward\n[PERSON 1]\nWard Seven\nasked for [PERSON 1]"
	if got := open(t, out).Parts()[0].Text; strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(want), " ") {
		t.Errorf("got %q, want %q", got, want)
	}
	pdftotext, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed (apt-get install poppler-utils)")
	}
	path := filepath.Join(t.TempDir(), "copy.pdf")
	if err := os.WriteFile(path, out, 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command(pdftotext, path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	if s := string(text); !strings.Contains(s, "Ward Seven") || strings.Contains(s, "Griffith") {
		t.Errorf("pdftotext reads %q", s)
	}
}

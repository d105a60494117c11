package pdf

import (
	"strings"
	"testing"

	"veil/internal/pdf"
	"veil/internal/pdf/pdftest"
	"veil/redact/plan"
)

// TestNoTextInOperands: what is no number does not pass where numbers belong.
func TestNoTextInOperands(t *testing.T) {
	for _, content := range []string{
		"(Okafor) w", "/Okafor ri", "[(Okafor) 3] 0 d", "(Okafor) q Q", "(Okafor) W n", "(Okafor) 1 2 re f",
		"(Okafor) 1 1 sc", "/Okafor sc", "/Cs cs (Okafor) 1 scn", "(Okafor) BT ET", "(Okafor) T*", "BT (Okafor) Tc ET",
		"BT /F1 10 Tf (Okafor) 0 (x) \" ET", "(Okafor) 1 rg", "<4F6B61666F72> i", "/Okafor /Okafor BDC EMC", "/Okafor MP", "BX Okafor EX",
	} {
		t.Run(content, func(t *testing.T) {
			doc := pdftest.New()
			p := doc.Page("BT /F1 10 Tf 50 700 Td (A line) Tj ET " + content)
			p["Resources"].(pdf.Dict)["ColorSpace"] = pdf.Dict{"Cs": pdf.Array{pdf.Name("Separation"), pdf.Name("Okafor"),
				pdf.Name("DeviceGray"), pdf.Dict{"FunctionType": 2, "Domain": pdf.Array{0, 1}, "N": 1, "C0": pdf.Array{pdf.String("Okafor")}}}}
			out := write(t, open(t, doc.Bytes()), plan.Plan{Style: plan.StyleLabel})
			if strings.Contains(everything(t, out), "Okafor") {
				t.Error("the copy has it")
			}
			check(t, out)
		})
	}
}

// TestLettersOfAMaskedName: a font in which nothing is shown any more does not
// come along, since its letters would be those of the name.
func TestLettersOfAMaskedName(t *testing.T) {
	doc := pdftest.New()
	p := doc.Page("BT /F1 10 Tf 50 700 Td (A line by ) Tj /F2 10 Tf (Okafor) Tj ET")
	p["Resources"].(pdf.Dict)["Font"].(pdf.Dict)["F2"] = pdf.Dict{"Type": pdf.Name("Font"), "Subtype": pdf.Name("TrueType"),
		"BaseFont": pdf.Name("ABCDEF+Hand"), "Encoding": pdf.Name("WinAnsiEncoding"), "FontDescriptor": doc.Add(pdf.Dict{
			"Type": pdf.Name("FontDescriptor"), "FontFile2": doc.AddStream(nil, []byte("\x00\x01\x00\x00the outlines"))})}
	d := open(t, doc.Bytes())
	out := write(t, d, mask(d, "Okafor"))
	if strings.Contains(everything(t, out), "the outlines") {
		t.Error("the font is carried")
	}
	if got := spaced(pageText(t, out)); got != "A line by [PERSON 1]" {
		t.Errorf("page: %q", got)
	}
}

// TestTextObjectInATextObject: BT begins anew, also where ET is missing.
func TestTextObjectInATextObject(t *testing.T) {
	doc := pdftest.New()
	doc.Page("BT /F1 10 Tf 50 700 Td (First) Tj BT 50 600 Td (Second) Tj ET")
	out := write(t, open(t, doc.Bytes()), plan.Plan{Style: plan.StyleLabel})
	if got, want := pageText(t, out), "First\n\nSecond"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestStringCutByContents: a string that two content streams share is one.
func TestStringCutByContents(t *testing.T) {
	doc := pdftest.New()
	p := doc.Page("")
	p["Contents"] = pdf.Array{doc.AddStream(nil, []byte("BT /F1 10 Tf 50 700 Td (Jane Oka")), doc.AddStream(nil, []byte("for) Tj 0 -20 Td <4A61")),
		doc.AddStream(nil, []byte("6E65> Tj ET"))}
	d := open(t, doc.Bytes())
	if got := pageText(t, doc.Bytes()); got != "Jane Okafor\n\nJane" {
		t.Errorf("page: %q", got)
	}
	out := write(t, d, mask(d, "Okafor"))
	if got := spaced(pageText(t, out)); got != "Jane [PERSON 1] Jane" {
		t.Errorf("copy: %q", got)
	}
}

// TestLabelsOfShortWords: a label has letters that can be read where there is
// room beside the box, and never covers what stays.
func TestLabelsOfShortWords(t *testing.T) {
	for _, tt := range []struct {
		name, content string
		width         float64 // of the box
	}{
		{"room", "BT /F1 10 Tf 50 700 Td (Jo) Tj ET", 43.0},
		{"no room", "BT /F1 10 Tf 50 700 Td (Jo) Tj (x) Tj ET", 43.0},
		{"at the edge", "BT /F1 10 Tf 583 700 Td (Jo) Tj ET", 10.3},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := pdftest.New()
			doc.Page(tt.content)
			d := open(t, doc.Bytes())
			out := write(t, d, mask(d, "Jo"))
			r := boxes(t, out)
			if len(r) != 1 || r[0] < tt.width-0.3 || r[0] > tt.width+0.3 {
				t.Errorf("boxes are %v wide, want one of %v", r, tt.width)
			}
			if !strings.Contains(pageText(t, out), "[PERSON 1]") {
				t.Errorf("page: %q", pageText(t, out))
			}
		})
	}
}

// boxes lists the widths of the rectangles of the first page.
func boxes(t *testing.T, b []byte) (widths []float64) {
	t.Helper()
	f := open(t, b).File
	data, _ := f.Contents(f.Pages()[0])
	c := pdf.NewContent(data)
	for {
		op, ok := c.Next()
		if !ok {
			return widths
		}
		if op.Op == "re" {
			widths = append(widths, op.Args[2].Num)
		}
	}
}

func TestLabelWithAccents(t *testing.T) {
	doc := pdftest.New()
	doc.Page("BT /F1 10 Tf 50 700 Td (Okafor-Hughes) Tj ET")
	d := open(t, doc.Bytes())
	p := mask(d, "Okafor-Hughes")
	p.Edits[0].Label = "MÈRE"
	if got := pageText(t, write(t, d, p)); got != "[MÈRE]" {
		t.Errorf("got %q", got)
	}
}

// TestAbsurdNumbers: boxes are written for what is somewhere only.
func TestAbsurdNumbers(t *testing.T) {
	huge := strings.Repeat("9", 400)
	doc := pdftest.New()
	doc.Page("BT /F1 " + huge + " Tf 50 700 Td (Okafor) Tj ET BT /F1 10 Tf " + huge + " 0 Td (Okafor) Tj ET " +
		"BT /F1 10 Tf " + huge + " Tz 50 600 Td (Okafor) Tj ET BT 100 Tz /F1 10 Tf 50 500 Td (Okafor and the rest) Tj ET")
	d := open(t, doc.Bytes())
	out := write(t, d, mask(d, "Okafor"))
	if strings.Contains(everything(t, out), "Okafor") {
		t.Error("the name is in the copy")
	}
	f := open(t, out).File
	content, _ := f.Contents(f.Pages()[0])
	if s := string(content); strings.Contains(s, "NaN") || strings.Contains(s, "Inf") {
		t.Error("the content has what is no number")
	}
	check(t, out)
}

// TestInkIsNotCarried: what somebody wrote by hand over the page is a picture.
func TestInkIsNotCarried(t *testing.T) {
	doc := pdftest.New()
	look := doc.Form("123 45 m 1 2 3 4 5 6 c S", pdf.Dict{"BBox": pdf.Array{0, 0, 200, 50}})
	p := doc.Page("BT /F1 10 Tf 50 700 Td (Signed here) Tj ET")
	p["Annots"] = pdf.Array{doc.Add(pdf.Dict{"Type": pdf.Name("Annot"), "Subtype": pdf.Name("Ink"),
		"Rect": pdf.Array{50, 500, 250, 550}, "AP": pdf.Dict{"N": look}})}
	out := write(t, open(t, doc.Bytes()), plan.Plan{Style: plan.StyleLabel})
	if strings.Contains(everything(t, out), "123 45 m") {
		t.Error("the handwriting is carried")
	}
	if got := spaced(pageText(t, out)); got != "Signed here [IMAGE]" {
		t.Errorf("page: %q", got)
	}
	check(t, out)
}

// TestProfilesLoseTheirTexts: a colour profile keeps its curves only.
func TestProfilesLoseTheirTexts(t *testing.T) {
	b := make([]byte, 300)
	put := func(at int, s string) {
		for i := range len(s) {
			b[at+i] = s[i]
		}
	}
	put(36, "acsp")
	b[131] = 2 // tags
	put(132, "desc\x00\x00\x00\xa0\x00\x00\x00\x28rTRC\x00\x00\x00\xd0\x00\x00\x00\x10")
	put(160, "desc\x00\x00\x00\x00\x00\x00\x00\x10Jane's screen")
	put(208, "curv\x00\x00\x00\x00keep")
	b = append(b, "Jane's notes"...)
	clean, ok := cleanProfile(b)
	if got := string(clean); !ok || strings.Contains(got, "Jane") || !strings.Contains(got, "curv") || len(got) != 224 {
		t.Errorf("%q", got)
	}
	for _, s := range []string{"", "acsp", strings.Repeat("a", 400)} {
		if _, ok := cleanProfile([]byte(s)); ok {
			t.Errorf("%q is no profile", s)
		}
	}
}

// TestDataIsCut: what colours are made of is carried as far as they use it.
func TestDataIsCut(t *testing.T) {
	const note = "Okafor lives here"
	for name, space := range map[string]func(d *pdftest.Doc) pdf.Object{
		"table": func(*pdftest.Doc) pdf.Object {
			return pdf.Array{pdf.Name("Indexed"), pdf.Name("DeviceRGB"), 1, pdf.String("abcdef" + note)}
		},
		"table in a stream": func(d *pdftest.Doc) pdf.Object {
			return pdf.Array{pdf.Name("Indexed"), pdf.Name("DeviceRGB"), 1, d.AddStream(nil, []byte("abcdef"+note))}
		},
		"samples": func(d *pdftest.Doc) pdf.Object {
			return pdf.Array{pdf.Name("Separation"), pdf.Name("Black"), pdf.Name("DeviceRGB"), d.AddStream(pdf.Dict{"FunctionType": 0,
				"Domain": pdf.Array{0, 1}, "Range": pdf.Array{0, 1, 0, 1, 0, 1}, "Size": pdf.Array{2}, "BitsPerSample": 8}, []byte("abcdef"+note))}
		},
		"program": func(d *pdftest.Doc) pdf.Object {
			return pdf.Array{pdf.Name("Separation"), pdf.Name("Black"), pdf.Name("DeviceGray"), d.AddStream(pdf.Dict{"FunctionType": 4,
				"Domain": pdf.Array{0, 1}, "Range": pdf.Array{0, 1}}, []byte("{dup 0.5 gt{pop(Okafor)1}{/Okafor 2 mul}ifelse Okafor}Okafor"))}
		},
		"no profile": func(d *pdftest.Doc) pdf.Object {
			return pdf.Array{pdf.Name("ICCBased"), d.AddStream(pdf.Dict{"N": 1}, []byte(note))}
		},
	} {
		t.Run(name, func(t *testing.T) {
			doc := pdftest.New()
			p := doc.Page("/Cs cs 1 sc 0 0 9 9 re f BT /F1 10 Tf 50 700 Td (A line) Tj ET")
			p["Resources"].(pdf.Dict)["ColorSpace"] = pdf.Dict{"Cs": space(doc)}
			out := write(t, open(t, doc.Bytes()), plan.Plan{Style: plan.StyleLabel})
			got := everything(t, out)
			if strings.Contains(got, "Okafor") {
				t.Error("the copy has what no colour uses")
			}
			if name == "program" && !strings.Contains(got, "{ dup 0.5 gt { pop 1 } { 2 mul } ifelse } ") {
				t.Error("the program is another")
			}
			check(t, out)
		})
	}
}

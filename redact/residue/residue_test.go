package residue

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"veil/internal/isolate"
	"veil/internal/pdf"
	"veil/internal/pdf/pdftest"
)

func TestMain(m *testing.M) {
	isolate.Main()
	m.Run()
}

// say shows words at a height of the page, left edge at 100, 12 points.
func say(y int, words string) string {
	return fmt.Sprintf("BT /F1 12 Tf 100 %d Td (%s) Tj ET\n", y, words)
}

func search(t *testing.T, data []byte) []string {
	t.Helper()
	found, err := Search(context.Background(), data, "")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range found {
		out = append(out, fmt.Sprintf("%s: %s: %s", f.Where, f.How, f.Text))
	}
	return out
}

func TestPage(t *testing.T) {
	tests := []struct {
		name, content, want string
	}{
		{"empty", "", ""},
		{"plain", say(700, "All is seen"), ""},
		{"box over a word", say(700, "seen Quillon seen") + "0 g 128 696 44 14 re f", "text under a box: Quillon"},
		{"box before", "1 1 0 rg 90 690 200 30 re f 0 g " + say(700, "on yellow"), ""},
		{"black on black", "0 g 90 690 200 30 re f " + say(700, "dark words"), "text in the colour of its ground: dark words"},
		{"white on white", "1 g " + say(700, "white words"), "text in the colour of its ground: white words"},
		{"white on black", "0 g 90 690 200 30 re f 1 g " + say(700, "seen"), ""},
		{"four lines as a box", say(700, "Quillon") + "0.2 g 90 690 m 200 690 l 200 720 l 90 720 l h f", "text under a box: Quillon"},
		{"struck out", say(700, "seen") + "90 703 200 1 re f", ""},
		{"underlined", say(700, "seen") + "90 699 200 2 re f", ""},
		{"a frame", say(700, "seen") + "90 690 200 30 re S", ""},
		{"turned box", say(700, "Quillon") + "q 0.7 0.7 -0.7 0.7 120 600 cm 0 0 200 200 re f Q", "text under a box: Quillon"},
		{"glassy box", say(700, "seen") + "/Glass gs 0 g 90 690 200 30 re f", ""},
		{"glass ends with Q", say(700, "Quillon") + "q /Glass gs Q 0 g 90 690 200 30 re f", "text under a box: Quillon"},
		{"multiplied", say(700, "seen") + "/Marker gs 1 1 0 rg 90 690 200 30 re f", ""},
		{"clipped box", say(700, "seen") + "q 0 0 50 50 re W n 90 690 200 30 re f Q", ""},
		{"clipped words", "q 0 0 50 50 re W n " + say(700, "Quillon") + "Q", "text beyond what the page shows: Quillon"},
		{"invisible", "3 Tr " + say(700, "Quillon Quin"), "invisible text: Quillon Quin"},
		{"off", say(900, "Quillon"), "text beyond what the page shows: Quillon"},
		{"tiny", "BT /F1 0.2 Tf 100 700 Td (Quillon) Tj ET", "text too small to see: Quillon"},
		{"layer", "/OC /Off BDC " + say(700, "Quillon") + "EMC", "text in a layer that is switched off: Quillon"},
		{"picture", say(700, "Quillon") + "q 200 0 0 40 90 690 cm /Photo Do Q", "text under a picture: Quillon"},
		{"words on a picture", "q 200 0 0 40 90 690 cm /Photo Do Q 1 g " + say(700, "seen"), ""},
		{"stencil", say(700, "seen") + "q 200 0 0 40 90 690 cm /Stencil Do Q", ""},
		{"form", say(700, "Quillon") + "/Box Do", "text under a box: Quillon"},
		{"two lines", say(700, "Quillon") + say(680, "Quin") + "90 670 200 50 re f", "text under a box: Quillon Quin"},
		{"operands missing", say(700, "seen") + "rg g (x) g 1 re f", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := pdftest.New()
			page := d.Page(tt.content)
			res := page["Resources"].(pdf.Dict)
			res["ExtGState"] = pdf.Dict{"Glass": pdf.Dict{"ca": 0.3}, "Marker": pdf.Dict{"BM": pdf.Name("Multiply")}}
			image := func(extra pdf.Dict) pdf.Ref {
				dict := pdf.Dict{"Type": pdf.Name("XObject"), "Subtype": pdf.Name("Image"), "Width": 1, "Height": 1, "BitsPerComponent": 8}
				for k, v := range extra {
					dict[k] = v
				}
				return d.AddStream(dict, []byte{0})
			}
			res["XObject"] = pdf.Dict{
				"Photo":   image(pdf.Dict{"ColorSpace": pdf.Name("DeviceGray")}),
				"Stencil": image(pdf.Dict{"ImageMask": true, "BitsPerComponent": 1}),
				"Box":     d.Form("0 g 90 690 200 30 re f", nil),
			}
			off := d.Add(pdf.Dict{"Type": pdf.Name("OCG"), "Name": pdf.String("x")})
			res["Properties"] = pdf.Dict{"Off": off}
			d.Root["OCProperties"] = pdf.Dict{"OCGs": pdf.Array{off}, "D": pdf.Dict{"OFF": pdf.Array{off}}}
			got := strings.Join(search(t, d.Bytes()), "\n")
			want := tt.want
			if want != "" {
				want = "page 1: " + want
			}
			if got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestAnnotations(t *testing.T) {
	d := pdftest.New()
	page := d.Page(say(700, "Quillon"))
	page["Annots"] = pdf.Array{
		d.Add(pdf.Dict{"Type": pdf.Name("Annot"), "Subtype": pdf.Name("Square"), "Rect": pdf.Array{90, 690, 200, 720},
			"AP": pdf.Dict{"N": d.Form("0 g 0 0 110 30 re f", pdf.Dict{"BBox": pdf.Array{0, 0, 110, 30}})}}),
		d.Add(pdf.Dict{"Type": pdf.Name("Annot"), "Subtype": pdf.Name("Redact"), "Rect": pdf.Array{90, 690, 200, 720}}),
		d.Add(pdf.Dict{"Type": pdf.Name("Annot"), "Subtype": pdf.Name("Text"), "Contents": pdf.String("ask Quin"), "Rect": pdf.Array{0, 0, 1, 1}}),
	}
	want := []string{
		"page 1: text under a box: Quillon",
		"page 1: a mark for redaction that was never applied: ",
		"page 1: a comment: ask Quin",
	}
	if diff := cmp.Diff(want, search(t, d.Bytes())); diff != "" {
		t.Error(diff)
	}
}

// TestVersions appends a change that blanks the page to a file.
func TestVersions(t *testing.T) {
	d := pdftest.New()
	d.Page(say(700, "Quillon was here"))
	old := d.Bytes()
	if !bytes.Contains(old, []byte("\n5 0 obj\n<</Contents")) {
		t.Fatalf("the page is not object 5: %q", old)
	}
	now := bytes.Clone(old)
	at := len(now)
	now = fmt.Appendf(now, "\n5 0 obj\n<</Type/Page/MediaBox[0 0 595 842]/Parent 2 0 R>>\nendobj\n")
	xref := len(now)
	now = fmt.Appendf(now, "xref\n5 1\n%010d 00000 n \ntrailer\n<</Size 6/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n", at+1, bytes.LastIndex(old, []byte("\nxref"))+1, xref)
	if diff := cmp.Diff([]string{"version 1 of 2 in the file: an earlier version of the text: Quillon was here"}, search(t, now)); diff != "" {
		t.Error(diff)
	}
}

func FuzzPage(f *testing.F) {
	for _, s := range []string{say(700, "x"), "q 0 0 1 1 re W n f Q", "/G gs 1 0 0 rg 0 0 m 1 1 l 2 2 l 3 3 l h f*", "Q Q sh /P cs /P scn 1 scn"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, content string) {
		d := pdftest.New()
		d.Page(content)
		file := pdf.Repair(d.Bytes())
		if file == nil {
			return
		}
		fonts, layers := pdf.NewFonts(file), pdf.NewLayers(file)
		for _, p := range file.Pages() {
			_, _ = onPage(t.Context(), file, fonts, layers, pdf.NewBudget(), p)
		}
	})
}

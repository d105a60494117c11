package residue

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"veil/internal/isolate"
	"veil/internal/pdf"
	"veil/internal/pdf/pdftest"
	"veil/internal/raster"
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

// A scan's page is 595 by 842 points, and so many pixels. Rows of black and white
// stand for writing.
func scanOf(paint func(m *image.Gray)) *image.Gray {
	m := image.NewGray(image.Rect(0, 0, 595, 842))
	draw.Draw(m, m.Rect, image.White, image.Point{}, draw.Src)
	for y := 842 - 712; y < 842-699; y++ { // at the height of the words
		for x := 90; x < 400; x++ {
			if x%4 == 0 {
				m.Pix[y*m.Stride+x] = 0
			}
		}
	}
	paint(m)
	return m
}

// TestLayer lays invisible words over pictures of pages.
func TestLayer(t *testing.T) {
	box := func(v uint8) func(*image.Gray) {
		return func(m *image.Gray) {
			draw.Draw(m, image.Rect(138, 842-714, 200, 842-696), image.NewUniform(color.Gray{Y: v}), image.Point{}, draw.Src)
		}
	}
	words := "3 Tr " + say(700, "seen") + say2(140, 700, "Quillon") + " 0 Tr "
	const all, hidden = "page 1: machine-read text over a picture of the page: ", "page 1: invisible text: Quillon"
	const picture = "q 595 0 0 842 0 0 cm /I Do Q "
	for _, c := range []struct {
		name, content string
		paint         func(*image.Gray)
		want          []string
	}{
		{"as it is", picture + words, func(*image.Gray) {}, []string{all}},
		{"under the picture", words + picture, func(*image.Gray) {}, []string{all}},
		{"painted black", picture + words, box(0), []string{all, hidden}},
		{"painted white", picture + words, box(255), []string{all, hidden}},
		{"painted grey", picture + words, box(120), []string{all, hidden}},
		{"a box drawn over it", picture + words + "0 g 130 690 100 30 re f", func(*image.Gray) {}, []string{all, hidden}},
		{"a blank picture", picture + words, func(m *image.Gray) { draw.Draw(m, m.Rect, image.White, image.Point{}, draw.Src) },
			[]string{"page 1: invisible text: seen Quillon"}},
		{"two pictures", picture + "q 10 0 0 10 0 0 cm /I Do Q " + words, func(*image.Gray) {}, []string{"page 1: invisible text: seen Quillon"}},
		{"a picture askew", "q 595 9 9 842 0 0 cm /I Do Q " + words, func(*image.Gray) {}, []string{"page 1: invisible text: seen Quillon"}},
		{"no picture there", "q 50 0 0 50 0 0 cm /I Do Q " + words, func(*image.Gray) {}, []string{"page 1: invisible text: seen Quillon"}},
		{"marks only", picture + "3 Tr " + say(400, "-- ."), func(*image.Gray) {}, nil},
	} {
		for _, filter := range []pdf.Name{"DCTDecode", "CCITTFaxDecode", "JPXDecode"} {
			m := scanOf(c.paint)
			dict := pdf.Dict{"Subtype": pdf.Name("Image"), "Width": 595, "Height": 842, "ColorSpace": pdf.Name("DeviceGray"), "BitsPerComponent": 8, "Filter": filter}
			var b bytes.Buffer
			want := c.want
			switch filter {
			case "DCTDecode":
				if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 90}); err != nil {
					t.Fatal(err)
				}
			case "CCITTFaxDecode":
				dict["BitsPerComponent"], dict["DecodeParms"] = 1, pdf.Dict{"K": -1, "Columns": 595, "Rows": 842}
				b.Write(raster.Threshold(m, 128).Fax())
			default: // nobody knows what it shows
				if want != nil {
					want = []string{"page 1: invisible text: seen Quillon"}
				} else {
					continue
				}
			}
			d := pdftest.New()
			page := d.Page(c.content)
			page["Resources"].(pdf.Dict)["XObject"] = pdf.Dict{"I": d.Add(&pdf.Stream{Dict: dict, Raw: b.Bytes()})}
			if diff := cmp.Diff(want, search(t, d.Bytes())); diff != "" {
				t.Errorf("%s, %s: %s", c.name, filter, diff)
			}
		}
	}
}

func say2(x, y int, words string) string {
	return fmt.Sprintf("BT /F1 12 Tf %d %d Td (%s) Tj ET\n", x, y, words)
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

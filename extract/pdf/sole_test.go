package pdf

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	_ "image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"veil/extract"
	"veil/internal/pdf"
	"veil/internal/pdf/pdftest"
)

// quarters is a photograph of a page with another colour in each quarter.
func quarters(w, h int) []byte {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{R: 200, A: 255}
			if x > w/2 {
				c.G = 200
			}
			if y > h/2 {
				c.B = 200
			}
			m.SetRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 95}); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// photographed is a page of one picture, 4 by 6 inches, that is turned by so many
// degrees; more is drawn after it.
func photographed(degrees int, more string, extra pdf.Dict) []byte {
	const w, h = 800, 1200
	doc := pdftest.New()
	p := doc.Page("q 288 0 0 432 0 0 cm /I Do Q " + more)
	p["MediaBox"], p["Rotate"] = pdf.Array{0, 0, 288, 432}, degrees
	d := pdf.Dict{"Type": pdf.Name("XObject"), "Subtype": pdf.Name("Image"), "Width": w, "Height": h,
		"ColorSpace": pdf.Name("DeviceRGB"), "BitsPerComponent": 8, "Filter": pdf.Name("DCTDecode")}
	for k, v := range extra {
		d[k] = v
	}
	data := quarters(w, h)
	d["Length"] = len(data)
	p["Resources"].(pdf.Dict)["XObject"] = pdf.Dict{"I": doc.Add(&pdf.Stream{Dict: d, Raw: data})}
	return doc.Bytes()
}

func opened(t *testing.T, data []byte) *Document {
	t.Helper()
	f, err := pdf.Load(context.Background(), data, "")
	if err != nil {
		t.Fatal(err)
	}
	d, err := document(context.Background(), f, false, extract.Scans{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestDirect compares pictures that are decoded with what a renderer shows of the
// page.
func TestDirect(t *testing.T) {
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		t.Skip("pdftoppm is not installed")
	}
	for _, degrees := range []int{0, 90, 180, 270} {
		t.Run(fmt.Sprint(degrees), func(t *testing.T) {
			data := photographed(degrees, "", nil)
			d := opened(t, data)
			got, err := d.direct(&d.Pages[0])
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			in := filepath.Join(dir, "page.pdf")
			if err := os.WriteFile(in, data, 0o600); err != nil {
				t.Fatal(err)
			}
			if b, err := exec.Command("pdftoppm", "-r", "200", "-png", "-singlefile", in, filepath.Join(dir, "page")).CombinedOutput(); err != nil {
				t.Fatalf("pdftoppm: %v: %s", err, b)
			}
			f, err := os.Open(filepath.Join(dir, "page.png"))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			want, _, err := image.Decode(f)
			if err != nil {
				t.Fatal(err)
			}
			a, b := got.Image.Bounds(), want.Bounds()
			if a != b {
				t.Fatalf("decoded %v, rendered %v", a, b)
			}
			for _, at := range []image.Point{{a.Dx() / 4, a.Dy() / 4}, {a.Dx() * 3 / 4, a.Dy() / 4}, {a.Dx() / 4, a.Dy() * 3 / 4}, {a.Dx() * 3 / 4, a.Dy() * 3 / 4}} {
				r1, g1, b1, _ := got.Image.At(at.X, at.Y).RGBA()
				r2, g2, b2, _ := want.At(at.X, at.Y).RGBA()
				for _, c := range [][2]uint32{{r1, r2}, {g1, g2}, {b1, b2}} {
					if diff := int(c[0]>>8) - int(c[1]>>8); diff < -8 || diff > 8 {
						t.Errorf("at %v: %d, rendered %d", at, c[0]>>8, c[1]>>8)
					}
				}
			}
		})
	}
}

// TestIndirect are pages that show something else than the pixels of one picture.
func TestIndirect(t *testing.T) {
	t.Parallel()
	for name, data := range map[string][]byte{
		"text over it":           photographed(0, "BT /F1 10 Tf 50 20 Td (Exhibit) Tj ET", nil),
		"a box over it":          photographed(0, "0 0 50 50 re f", nil),
		"two pictures":           photographed(0, "q 100 0 0 100 0 0 cm /I Do Q", nil),
		"colours the other way":  photographed(0, "", pdf.Dict{"Decode": pdf.Array{1, 0, 1, 0, 1, 0}}),
		"of another size":        photographed(0, "", pdf.Dict{"Width": 799}),
		"of other colours":       photographed(0, "", pdf.Dict{"ColorSpace": pdf.Name("DeviceGray")}),
		"colours behind a mask":  photographed(0, "", pdf.Dict{"Mask": pdf.Array{0, 9, 0, 9, 0, 9}}),
		"a transform of colours": photographed(0, "", pdf.Dict{"DecodeParms": pdf.Dict{"ColorTransform": 0}}),
	} {
		d := opened(t, data)
		if _, err := d.direct(&d.Pages[0]); err == nil {
			t.Errorf("%s: decoded without a renderer", name)
		}
	}
	d := opened(t, photographed(0, "BT 3 Tr /F1 10 Tf 50 20 Td (Exhibit) Tj ET", nil))
	if _, err := d.direct(&d.Pages[0]); err != nil {
		t.Errorf("words that do not show: %v", err)
	}
}

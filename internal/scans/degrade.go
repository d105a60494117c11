package main

import (
	"bytes"
	"image"
	"image/jpeg"
	"math"
	"math/rand/v2"

	"veil/internal/pdf"
	"veil/internal/raster"
)

// Look is how a page looks after it was printed and scanned.
type Look struct {
	Name    string
	OneBit  bool
	Skew    float64 // degrees, at most, either way
	Blur    bool
	Noise   float64 // standard deviation, in grey values
	Specks  float64 // share of pixels
	Ink     float64 // grey value of what is black
	Paper   float64 // and of what is white
	Shade   float64 // by how much the paper darkens to one side
	Quality int     // of the JPEG
}

// looks are those that are measured, by name.
var looks = []Look{
	{Name: "clean", Skew: 0.3, Noise: 2, Ink: 20, Paper: 250, Quality: 85},
	{Name: "noisy", Skew: 1.2, Blur: true, Noise: 14, Specks: 0.0008, Ink: 70, Paper: 228, Shade: 25, Quality: 40},
	{Name: "fax", OneBit: true, Skew: 0.5, Noise: 4, Ink: 10, Paper: 250},
}

// degrade makes a scan of a rendered page.
func (l Look) degrade(src *image.Gray, r *rand.Rand) *image.Gray {
	w, h := src.Rect.Dx(), src.Rect.Dy()
	out := image.NewGray(src.Rect)
	sin, cos := math.Sincos((2*r.Float64() - 1) * l.Skew * math.Pi / 180)
	cx, cy := float64(w)/2, float64(h)/2
	at := func(x, y int) float64 {
		if x < 0 || y < 0 || x >= w || y >= h {
			return 255
		}
		return float64(src.Pix[y*src.Stride+x])
	}
	for y := range h {
		for x := range w {
			fx, fy := float64(x)-cx, float64(y)-cy
			sx, sy := cos*fx-sin*fy+cx, sin*fx+cos*fy+cy
			x0, y0 := int(math.Floor(sx)), int(math.Floor(sy))
			dx, dy := sx-float64(x0), sy-float64(y0)
			v := (1-dy)*((1-dx)*at(x0, y0)+dx*at(x0+1, y0)) + dy*((1-dx)*at(x0, y0+1)+dx*at(x0+1, y0+1))
			if l.Blur {
				v = 0.5*v + 0.125*(at(x0-1, y0)+at(x0+2, y0)+at(x0, y0-1)+at(x0, y0+2))
			}
			v = l.Ink + v/255*(l.Paper-l.Ink) - l.Shade*float64(x)/float64(w)
			if v += r.NormFloat64() * l.Noise; r.Float64() < l.Specks {
				v = 60 + 120*r.Float64()
			}
			out.Pix[y*out.Stride+x] = uint8(min(max(v, 0), 255))
		}
	}
	return out
}

// pack makes a PDF of scanned pages, as scanners do.
func (l Look) pack(pages []*image.Gray, dpi float64) []byte {
	b := &pdf.Builder{}
	root, tree := b.Reserve(), b.Reserve()
	var kids pdf.Array
	for _, m := range pages {
		w, h := m.Rect.Dx(), m.Rect.Dy()
		d := pdf.Dict{"Type": pdf.Name("XObject"), "Subtype": pdf.Name("Image"), "Width": w, "Height": h, "ColorSpace": pdf.Name("DeviceGray")}
		var data []byte
		if l.OneBit {
			d["BitsPerComponent"], d["Filter"] = 1, pdf.Name("CCITTFaxDecode")
			d["DecodeParms"] = pdf.Dict{"K": -1, "Columns": w, "Rows": h}
			data = raster.Threshold(m, 128).Fax()
		} else {
			d["BitsPerComponent"], d["Filter"] = 8, pdf.Name("DCTDecode")
			var j bytes.Buffer
			if err := jpeg.Encode(&j, m, &jpeg.Options{Quality: l.Quality}); err != nil {
				panic(err) // a bytes.Buffer takes everything
			}
			data = j.Bytes()
		}
		pw, ph := float64(w)*72/dpi, float64(h)*72/dpi
		var content bytes.Buffer
		content.WriteString("q ")
		for _, n := range []float64{pw, 0, 0, ph, 0, 0} {
			pdf.AppendNum(&content, n)
			content.WriteByte(' ')
		}
		content.WriteString("cm /I Do Q")
		picture := b.Add(&pdf.Stream{Dict: d, Raw: data})
		kids = append(kids, b.Add(pdf.Dict{"Type": pdf.Name("Page"), "Parent": tree, "MediaBox": pdf.Array{0, 0, pw, ph},
			"Contents":  b.AddStream(nil, content.Bytes()),
			"Resources": pdf.Dict{"XObject": pdf.Dict{"I": picture}}}))
	}
	b.Set(tree, pdf.Dict{"Type": pdf.Name("Pages"), "Kids": kids, "Count": len(kids)})
	b.Set(root, pdf.Dict{"Type": pdf.Name("Catalog"), "Pages": tree})
	var out bytes.Buffer
	b.Write(&out, root) // a bytes.Buffer does not fail
	return out.Bytes()
}

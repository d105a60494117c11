package write

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"math/rand/v2"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"veil/internal/bundle/paper"
)

// ScanW and ScanH are the size of a scanned page in pixels, A4 at 100 dots an
// inch.
const ScanW, ScanH = 827, 1169

// Scan draws a paper as a scanner might have seen it: a little askew, grey,
// with specks. One picture a page.
func Scan(p *paper.Paper, r *rand.Rand) ([]*image.Gray, error) {
	f, err := opentype.Parse(goregular.TTF)
	if err != nil {
		return nil, err
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: 15, DPI: 72, Hinting: font.HintingFull})
	if err != nil {
		return nil, err
	}
	defer face.Close()
	ls := strings.Split(wrap(strings.ReplaceAll(p.Body().S, "\t", "   "), 88), "\n")
	const rows = 50
	var out []*image.Gray
	for len(ls) > 0 {
		n := min(rows, len(ls))
		page := image.NewGray(image.Rect(0, 0, ScanW, ScanH))
		for i := range page.Pix {
			page.Pix[i] = 250
		}
		d := font.Drawer{Dst: page, Src: image.NewUniform(color.Gray{Y: 30}), Face: face}
		for i, l := range ls[:n] {
			d.Dot = fixed.P(70, 80+i*21)
			d.DrawString(l)
		}
		ls = ls[n:]
		out = append(out, askew(page, r))
	}
	return out, nil
}

// askew turns a page by up to a degree and dirties it.
func askew(src *image.Gray, r *rand.Rand) *image.Gray {
	dst := image.NewGray(src.Rect)
	a := (r.Float64() - 0.5) * math.Pi / 90
	sin, cos := math.Sincos(a)
	for y := range ScanH {
		for x := range ScanW {
			fx, fy := float64(x)-ScanW/2, float64(y)-ScanH/2
			sx, sy := int(cos*fx-sin*fy+ScanW/2), int(sin*fx+cos*fy+ScanH/2)
			v := uint8(250)
			if sx >= 0 && sy >= 0 && sx < ScanW && sy < ScanH {
				v = src.GrayAt(sx, sy).Y
			}
			if r.IntN(900) == 0 {
				v = uint8(90 + r.IntN(100))
			}
			dst.Pix[y*dst.Stride+x] = v &^ 7
		}
	}
	return dst
}

// PNG and JPEG write a picture.
func PNG(m image.Image) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err) // a bytes.Buffer takes everything
	}
	return b.Bytes()
}

// JPEG writes a picture as a scanner does.
func JPEG(m image.Image) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 60}); err != nil {
		panic(err)
	}
	return b.Bytes()
}

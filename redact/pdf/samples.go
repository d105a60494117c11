package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"io"

	"golang.org/x/image/ccitt"

	"veil/internal/pdf"
)

// maxPixels is how many pixels a picture may have to be kept: an A4 page at
// 600 dots an inch, with room to spare.
const maxPixels = 1 << 26

// jpegQuality is that of pictures that are written as JPEG again; it is high,
// since they are encoded for the second time.
const jpegQuality = 93

// samples are a picture's pixels, row by row, each row from a byte on: n
// components of the same number of bits (PDF 32000-1, 8.9.5.2).
type samples struct {
	w, h, n, bits int
	data          []byte
	jpeg          bool // data is a JPEG file of these pixels
}

// stride is how many bytes a row takes.
func (s *samples) stride() int { return (s.w*s.n*s.bits + 7) / 8 }

// tidy cuts or fills the data to what the pixels take, clears the bits between
// rows and makes 16 bits to 8: nothing is left that does not show.
func (s *samples) tidy() {
	if s.bits == 16 {
		half := make([]byte, len(s.data)/2)
		for i := range half {
			half[i] = s.data[2*i]
		}
		s.data, s.bits = half, 8
	}
	stride := s.stride()
	data := make([]byte, stride*s.h)
	copyBytes(data, s.data)
	if spare := 8*stride - s.w*s.n*s.bits; spare > 0 {
		for y := range s.h {
			data[(y+1)*stride-1] &= 0xff << spare
		}
	}
	s.data = data
}

// copyBytes is the built-in copy, whose name is a type here.
func copyBytes(to, from []byte) {
	for i := range min(len(to), len(from)) {
		to[i] = from[i]
	}
}

// decodeSamples reads the pixels of an image dictionary with n components; lossless
// asks for the pixels themselves where they could be written as JPEG. ok is
// false where the picture is damaged or of a kind that is not read.
func (c *copy) decodeSamples(src *pdf.Stream, w, h, n, bits int, lossless bool) (s *samples, ok bool) {
	if w < 1 || h < 1 || w > maxPixels/h {
		return nil, false
	}
	// Pictures are not kept in memory nor counted with what is: each is read by itself.
	file := &pdf.File{Objects: c.file.Objects}
	data, rest, err := file.Decode(&pdf.Stream{Dict: src.Dict, Raw: src.Raw})
	if err != nil || len(data) == 0 {
		return nil, false
	}
	switch rest {
	case "":
		switch bits {
		case 1, 2, 4, 8, 16:
		default:
			return nil, false
		}
		s = &samples{w: w, h: h, n: n, bits: bits, data: data}
	case "DCTDecode", "DCT":
		s = decodeJPEG(data, n, lossless)
	case "CCITTFaxDecode", "CCF":
		if n == 1 && bits == 1 {
			s = decodeFax(data, parms(file, lastParms(file, src.Dict)), w, h)
		}
	}
	if s == nil {
		return nil, false
	}
	if !s.jpeg {
		s.tidy()
	}
	return s, true
}

func lastParms(f *pdf.File, d pdf.Dict) pdf.Object {
	if p := d["DecodeParms"]; p != nil {
		return p
	}
	return d["DP"]
}

// decodeFax reads groups 3 (one-dimensional) and 4.
func decodeFax(data []byte, p pdf.Dict, w, h int) *samples {
	f := &pdf.File{}
	k, columns := f.Int(p["K"], 0), f.Int(p["Columns"], 1728)
	group := ccitt.Group4
	if k == 0 {
		group = ccitt.Group3
	}
	if k > 0 || columns != w {
		return nil
	}
	align, _ := p["EncodedByteAlign"].(bool)
	invert, _ := p["BlackIs1"].(bool)
	r := ccitt.NewReader(bytes.NewReader(data), ccitt.MSB, group, w, h, &ccitt.Options{Align: align, Invert: invert})
	out, err := io.ReadAll(io.LimitReader(r, int64((w+7)/8*h)))
	if err != nil && len(out) == 0 {
		return nil
	}
	white := byte(0xff)
	if invert {
		white = 0
	}
	for len(out) < (w+7)/8*h { // rows that are damaged or missing
		out = append(out, white)
	}
	return &samples{w: w, h: h, n: 1, bits: 1, data: out}
}

// decodeJPEG reads a JPEG file with n components and writes it anew.
func decodeJPEG(data []byte, n int, lossless bool) *samples {
	cfg, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil || cfg.Width < 1 || cfg.Height < 1 || cfg.Width > maxPixels/cfg.Height {
		return nil
	}
	img, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	s := &samples{w: cfg.Width, h: cfg.Height, n: n, bits: 8}
	has := 3
	switch m := img.(type) {
	case *image.Gray:
		has = 1
	case *image.CMYK:
		has, lossless = 4, true
	case *image.YCbCr:
		// Written as JPEG, colours get half the resolution: no loss where they
		// had no more, and little in large pictures.
		if m.SubsampleRatio != image.YCbCrSubsampleRatio420 && s.w*s.h <= 1<<20 {
			lossless = true
		}
	}
	if has != n {
		return nil
	}
	if !lossless {
		var b bytes.Buffer
		if jpeg.Encode(&b, img, &jpeg.Options{Quality: jpegQuality}) != nil {
			return nil
		}
		s.data, s.jpeg = b.Bytes(), true
		return s
	}
	s.data = make([]byte, 0, s.w*s.h*n)
	for y := range s.h {
		for x := range s.w {
			switch m := img.(type) {
			case *image.Gray:
				s.data = append(s.data, m.GrayAt(x, y).Y)
			case *image.CMYK: // which the decoder turned round
				p := m.CMYKAt(x, y)
				s.data = append(s.data, 255-p.C, 255-p.M, 255-p.Y, 255-p.K)
			default:
				p := color.RGBAModel.Convert(img.At(x, y)).(color.RGBA)
				s.data = append(s.data, p.R, p.G, p.B)
			}
		}
	}
	return s
}

package pdf

import (
	"bytes"
	"errors"
	"image"
	"image/draw"
	"image/jpeg"
	"math"

	"veil/extract/scan"
	"veil/internal/pdf"
	"veil/internal/raster"
)

// sole takes note of whether a page draws one picture and nothing else that shows.
// What a scanner makes is such, with or without invisible words over the picture,
// and its pixels can be had without a program that renders pages.
type sole struct {
	picture *pdf.Stream
	place   pdf.Matrix // of the picture
	other   bool       // something else may show, or change how the picture looks
}

// silent are the operators that draw nothing and do not change how a picture looks
// (PDF 32000-1, annex A).
var silent = map[string]bool{
	"q": true, "Q": true, "cm": true, "w": true, "J": true, "j": true, "M": true, "d": true, "i": true, "ri": true,
	"BT": true, "ET": true, "Tf": true, "Tz": true, "Tr": true, "Td": true, "TD": true, "Tm": true, "T*": true, "Tc": true, "Tw": true, "TL": true, "Ts": true,
	"g": true, "G": true, "rg": true, "RG": true, "k": true, "K": true, "BMC": true, "BDC": true, "EMC": true, "MP": true, "DP": true,
}

func (s *sole) op(op string) { s.other = s.other || !silent[op] }

// show takes note of text: with mode 3 it does not show, but for the glyphs of fonts
// that draw them as they like (PDF 32000-1, 9.3.6).
func (s *sole) show(t *pdf.Show) { s.other = s.other || t.Mode != 3 || t.Font.Subtype == "Type3" }

func (s *sole) image(m *pdf.Machine, i pdf.Image) {
	if s.picture != nil || i.Stream == nil || i.Inline != nil || i.Ink || i.Hidden {
		s.other = true
		return
	}
	s.picture, s.place = i.Stream, m.CTM()
}

// found returns the picture; nil where the page shows more than it, or only a part
// of it, or shows it askew.
func (s *sole) found(f *pdf.File, p pdf.Page) *pdf.Stream {
	if s.other || s.picture == nil || len(f.Array(p.Dict["Annots"])) > 0 || p.Dict["UserUnit"] != nil {
		return nil
	}
	c, crop, d := s.place, p.CropBox, s.picture.Dict
	w, h := float64(f.Int(d["Width"], 0)), float64(f.Int(d["Height"], 0))
	if w < 1 || h < 1 || c[0] <= 0 || c[3] <= 0 || c[1] != 0 || c[2] != 0 {
		return nil
	}
	// Its edges are the page's, to a pixel, and its pixels are square.
	off := max(math.Abs(c[4]-crop[0]), math.Abs(c[4]+c[0]-crop[2])) * w / c[0]
	off = max(off, max(math.Abs(c[5]-crop[1]), math.Abs(c[5]+c[3]-crop[3]))*h/c[3])
	if off > 1.5 || math.Abs(w/c[0]-h/c[3])*max(c[0], c[3]) > 3 {
		return nil
	}
	return s.picture
}

var errIndirect = errors.New("pdf: the picture has to be rendered")

// direct decodes the one picture of a page, if it is of a kind that shows as it is:
// JPEG in grey or colours, or fax group 4, at a resolution that can be read. Any
// error means that the page has to be rendered.
func (d *Document) direct(p *Page) (scan.Picture, error) {
	none := scan.Picture{}
	s, dpi := p.sole, p.pictures.dpi
	if s == nil || dpi < leastDPI || dpi > mostDPI || p.Rotate%90 != 0 {
		return none, errIndirect
	}
	dict := s.Dict
	for _, k := range []pdf.Name{"SMask", "Mask", "Decode", "ImageMask", "F", "FFilter", "SMaskInData", "Matte", "OC", "Alternates"} {
		if dict[k] != nil {
			return none, errIndirect
		}
	}
	w, h := d.File.Int(dict["Width"], 0), d.File.Int(dict["Height"], 0)
	if w < 1 || h < 1 || w > raster.MaxPixels/h {
		return none, errIndirect
	}
	filter, parms := dict["Filter"], dict["DecodeParms"]
	if a := d.File.Array(filter); len(a) == 1 {
		filter = a[0]
		if b := d.File.Array(parms); len(b) == 1 {
			parms = b[0]
		}
	}
	out := scan.Picture{DPI: dpi, Turned: (p.Rotate%360 + 360) % 360}
	switch colours := d.colours(dict["ColorSpace"]); d.File.Name(filter) {
	case "DCTDecode":
		if colours == 0 || d.File.Resolve(parms) != nil || d.File.Int(dict["BitsPerComponent"], 8) != 8 {
			return none, errIndirect
		}
		m, err := decodeJPEG(s.Raw, w, h, colours)
		if err != nil {
			return none, err
		}
		out.Image, out.JPEG = m, s.Raw
	case "CCITTFaxDecode":
		q := d.File.Dict(parms)
		if colours != 1 || d.File.Int(dict["BitsPerComponent"], 1) != 1 || d.File.Int(q["K"], 0) >= 0 ||
			d.File.Int(q["Columns"], 1728) != w || d.File.Int(q["Rows"], h) != h {
			return none, errIndirect
		}
		for _, k := range []pdf.Name{"BlackIs1", "EncodedByteAlign", "EndOfLine"} {
			if set, _ := d.File.Resolve(q[k]).(bool); set {
				return none, errIndirect
			}
		}
		b, err := raster.FromFax(s.Raw, w, h)
		if err != nil {
			return none, err
		}
		out.Image, out.OneBit = b.Gray(), true
	default:
		return none, errIndirect
	}
	out.Image = raster.Turn(out.Image, out.Turned)
	return out, nil
}

// colours is how many values a pixel has: 1 for grey, 3 for red, green and blue, 0
// for what is looked up or mixed otherwise.
func (d *Document) colours(space pdf.Object) int {
	if a := d.File.Array(space); len(a) == 2 && d.File.Name(a[0]) == "ICCBased" {
		if profile := d.File.Stream(a[1]); profile != nil {
			switch n := d.File.Int(profile.Dict["N"], 0); n {
			case 1, 3:
				return n
			}
		}
		return 0
	}
	switch d.File.Name(space) {
	case "DeviceGray":
		return 1
	case "DeviceRGB":
		return 3
	}
	return 0
}

// decodeJPEG decodes a JPEG file that has the size and the colours that are said of
// it.
func decodeJPEG(data []byte, w, h, colours int) (m draw.Image, err error) {
	defer func() {
		if recover() != nil {
			m, err = nil, errIndirect
		}
	}()
	c, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil || c.Width != w || c.Height != h {
		return nil, errIndirect
	}
	got, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, errIndirect
	}
	switch got := got.(type) {
	case *image.Gray:
		if colours == 1 {
			return scan.Plain(got), nil
		}
	case *image.YCbCr:
		if colours == 3 {
			return scan.Plain(got), nil
		}
	}
	return nil, errIndirect
}

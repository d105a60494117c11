package scan

import (
	"bytes"
	"image"
	"image/draw"
	"image/jpeg"

	"veil/internal/raster"
)

// keepQuality is that of the pixels of a page, as JPEG, where they were not one
// before. They are painted on without being encoded once more.
const keepQuality = 78

// bitonalLevel is the grey from which a pixel of a black and white page is white.
const bitonalLevel = 140

// Pixels are a page's, in the room that they take as a file.
type Pixels struct {
	W, H   int
	OneBit bool // black and white
	data   []byte
	turned int // by how many degrees the page lies clockwise of what data holds
}

// NewPixels keeps the pixels of a page: a *image.Gray or *image.RGBA that begins at
// the origin.
func NewPixels(m draw.Image, oneBit bool) (*Pixels, error) {
	r := m.Bounds()
	p := &Pixels{W: r.Dx(), H: r.Dy(), OneBit: oneBit}
	if oneBit {
		p.data = raster.Threshold(raster.Gray(m), bitonalLevel).Fax()
		return p, nil
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: keepQuality}); err != nil {
		return nil, err
	}
	p.data = b.Bytes()
	return p, nil
}

// pixels keeps those of a picture: as the JPEG file that they come from, where there
// is one.
func (in Picture) pixels() (*Pixels, error) {
	if in.JPEG == nil {
		return NewPixels(in.Image, in.OneBit)
	}
	r := in.Image.Bounds()
	return &Pixels{W: r.Dx(), H: r.Dy(), data: in.JPEG, turned: in.Turned % 360}, nil
}

// JPEG returns the pixels of any other page as they are kept, where that is upright.
func (p *Pixels) JPEG() (data []byte, ok bool) { return p.data, !p.OneBit && p.turned == 0 }

// Bitmap returns the pixels of a page in black and white.
func (p *Pixels) Bitmap() (*raster.Bitmap, error) { return raster.FromFax(p.data, p.W, p.H) }

// Picture returns the pixels of a page that has grey or colours, to be painted on: a *image.Gray,
// *image.YCbCr or *image.RGBA that begins at the origin.
func (p *Pixels) Picture() (image.Image, error) {
	m, err := jpeg.Decode(bytes.NewReader(p.data))
	if err != nil {
		return nil, err
	}
	if c, ok := m.(*image.YCbCr); ok && p.turned == 0 && !colourless(c) {
		return m, nil
	}
	return raster.Turn(Plain(m), p.turned), nil
}

// Plain returns a decoded picture as a *image.Gray, where it has no colours, or a
// *image.RGBA, either of which begins at the origin.
func Plain(m image.Image) draw.Image {
	switch m := m.(type) {
	case *image.Gray:
		return raster.Gray(m)
	case *image.YCbCr:
		if r := m.Rect; r.Min == (image.Point{}) && colourless(m) {
			return &image.Gray{Pix: m.Y, Stride: m.YStride, Rect: r}
		}
	}
	r := m.Bounds()
	out := image.NewRGBA(image.Rect(0, 0, r.Dx(), r.Dy()))
	draw.Draw(out, out.Rect, m, r.Min, draw.Src)
	return out
}

// slightly is by how much the colours of a pixel may differ from grey, of 128.
const slightly = 3

// colourless reports whether a picture has colours that nobody sees.
func colourless(m *image.YCbCr) bool {
	for _, plane := range [][]byte{m.Cb, m.Cr} {
		for _, v := range plane {
			if v < 128-slightly || v > 128+slightly {
				return false
			}
		}
	}
	return true
}

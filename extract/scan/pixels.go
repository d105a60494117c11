package scan

import (
	"bytes"
	"image"
	"image/draw"
	"image/jpeg"

	"veil/internal/raster"
)

// keepQuality is that of the pixels of a page that waits to be written, as JPEG.
const keepQuality = 88

// bitonalLevel is the grey from which a pixel of a black and white page is white.
const bitonalLevel = 140

// Pixels are a page's, in the room that they take as a file.
type Pixels struct {
	W, H   int
	OneBit bool // black and white
	data   []byte
}

// NewPixels keeps the pixels of a page: a *image.Gray or *image.RGBA that begins at
// the origin.
func NewPixels(m draw.Image, oneBit bool) (*Pixels, error) {
	grey := raster.Gray(m)
	p := &Pixels{W: grey.Rect.Dx(), H: grey.Rect.Dy(), OneBit: oneBit}
	if oneBit {
		p.data = raster.Threshold(grey, bitonalLevel).Fax()
		return p, nil
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: keepQuality}); err != nil {
		return nil, err
	}
	p.data = b.Bytes()
	return p, nil
}

// Bitmap returns the pixels of a page in black and white.
func (p *Pixels) Bitmap() (*raster.Bitmap, error) { return raster.FromFax(p.data, p.W, p.H) }

// Picture returns the pixels of any other page, to be painted on: a *image.Gray or
// *image.YCbCr.
func (p *Pixels) Picture() (image.Image, error) { return jpeg.Decode(bytes.NewReader(p.data)) }

// Package raster holds the pixels of pages: as grey values or colours, or as a
// bitmap of black and white.
//
// It promises that the codecs of bitmaps (fax group 4) and of the plain formats
// that programs hand pages over in (PBM, PGM, PPM) give back every pixel, and
// that a decoder allocates no more than MaxPixels ask for. It knows nothing of
// documents.
package raster

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/draw"
)

// MaxPixels is how many pixels a page may have: A4 at 600 dots an inch, with room
// to spare.
const MaxPixels = 1 << 26

// Bitmap is a picture of black and white. A set bit is black; rows begin at a
// byte, and the bits after a row are not set.
type Bitmap struct {
	W, H int
	Pix  []byte
}

// NewBitmap returns a white bitmap.
func NewBitmap(w, h int) *Bitmap { return &Bitmap{w, h, make([]byte, (w+7)/8*h)} }

func (b *Bitmap) row(y int) []byte {
	n := (b.W + 7) / 8
	return b.Pix[y*n : (y+1)*n]
}

// Set makes a pixel black.
func (b *Bitmap) Set(x, y int) { b.row(y)[x>>3] |= 0x80 >> (x & 7) }

// Black reports whether a pixel is black.
func (b *Bitmap) Black(x, y int) bool { return b.row(y)[x>>3]&(0x80>>(x&7)) != 0 }

// Gray returns the bitmap as grey values.
func (b *Bitmap) Gray() *image.Gray {
	g := image.NewGray(image.Rect(0, 0, b.W, b.H))
	for y := range b.H {
		row, to := b.row(y), g.Pix[y*g.Stride:]
		for x := range b.W {
			if row[x>>3]&(0x80>>(x&7)) == 0 {
				to[x] = 0xff
			}
		}
	}
	return g
}

// Threshold makes a bitmap of all that is darker than a grey value.
func Threshold(g *image.Gray, level uint8) *Bitmap {
	w, h := g.Rect.Dx(), g.Rect.Dy()
	b := NewBitmap(w, h)
	for y := range h {
		row, from := b.row(y), g.Pix[y*g.Stride:y*g.Stride+w]
		for x, v := range from {
			if v < level {
				row[x>>3] |= 0x80 >> (x & 7)
			}
		}
	}
	return b
}

// Gray returns the brightness of a picture, itself if it is grey and begins at
// the origin.
func Gray(m image.Image) *image.Gray {
	if g, ok := m.(*image.Gray); ok && g.Rect.Min == (image.Point{}) {
		return g
	}
	r := m.Bounds()
	g := image.NewGray(image.Rect(0, 0, r.Dx(), r.Dy()))
	if c, ok := m.(*image.RGBA); ok {
		for y := range r.Dy() {
			from, to := c.Pix[y*c.Stride:], g.Pix[y*g.Stride:y*g.Stride+r.Dx()]
			for x := range to {
				p := from[4*x : 4*x+3 : 4*x+3]
				to[x] = uint8((19595*uint32(p[0]) + 38470*uint32(p[1]) + 7471*uint32(p[2]) + 1<<15) >> 16)
			}
		}
		return g
	}
	draw.Draw(g, g.Rect, m, r.Min, draw.Src)
	return g
}

// Fill makes a rectangle black.
func (b *Bitmap) Fill(r image.Rectangle) {
	r = r.Intersect(image.Rect(0, 0, b.W, b.H))
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			b.Set(x, y)
		}
	}
}

// Filled reports whether a rectangle is black, as far as it lies in the bitmap.
func (b *Bitmap) Filled(r image.Rectangle) bool {
	r = r.Intersect(image.Rect(0, 0, b.W, b.H))
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if !b.Black(x, y) {
				return false
			}
		}
	}
	return true
}

// Fill paints a rectangle of a picture black. The picture is a *image.Gray, a
// *image.RGBA or a *image.YCbCr; in the latter the colours of a pixel beside the rectangle may go
// as well, since pixels share them.
func Fill(m image.Image, r image.Rectangle) error {
	r = r.Intersect(m.Bounds())
	switch m := m.(type) {
	case *image.Gray:
		for y := r.Min.Y; y < r.Max.Y; y++ {
			clear(m.Pix[m.PixOffset(r.Min.X, y):m.PixOffset(r.Max.X, y)])
		}
	case *image.RGBA:
		draw.Draw(m, r, image.Black, image.Point{}, draw.Src)
	case *image.YCbCr:
		for y := r.Min.Y; y < r.Max.Y; y++ {
			clear(m.Y[m.YOffset(r.Min.X, y):m.YOffset(r.Max.X, y)])
			for x := r.Min.X; x < r.Max.X; x++ {
				at := m.COffset(x, y)
				m.Cb[at], m.Cr[at] = 128, 128
			}
		}
	default:
		return errors.New("raster: not a picture that can be painted on")
	}
	return nil
}

// Errors of DecodePNM.
var (
	errPNM   = errors.New("raster: not a picture in PGM or PPM")
	errLarge = errors.New("raster: the picture is too large")
)

// DecodePNM reads a PGM or PPM of 8 bits a value. The picture is a *image.Gray
// where it has no colours, and a *image.RGBA otherwise.
func DecodePNM(data []byte) (draw.Image, error) {
	var kind byte
	var w, h, most int
	r := bytes.NewReader(data)
	if n, err := fmt.Fscanf(r, "P%c\n%d %d\n%d\n", &kind, &w, &h, &most); n != 4 || err != nil {
		return nil, errPNM
	}
	if w < 1 || h < 1 || w > MaxPixels/h {
		return nil, errLarge
	}
	data = data[len(data)-r.Len():]
	switch {
	case most != 255:
	case kind == '5' && len(data) >= w*h:
		return &image.Gray{Pix: data[:w*h], Stride: w, Rect: image.Rect(0, 0, w, h)}, nil
	case kind == '6' && len(data) >= 3*w*h:
		if grey(data[:3*w*h]) {
			for i := range w * h { // in place: the picture is large
				data[i] = data[3*i]
			}
			return &image.Gray{Pix: data[: w*h : w*h], Stride: w, Rect: image.Rect(0, 0, w, h)}, nil
		}
		m := image.NewRGBA(image.Rect(0, 0, w, h))
		for i := range w * h {
			p := m.Pix[4*i : 4*i+4 : 4*i+4]
			p[0], p[1], p[2], p[3] = data[3*i], data[3*i+1], data[3*i+2], 0xff
		}
		return m, nil
	}
	return nil, errPNM
}

// slightly is by how much the parts of a colour may differ for it to pass as
// grey.
const slightly = 8

// grey reports whether there are no colours in RGB values.
func grey(rgb []byte) bool {
	for i := 0; i+2 < len(rgb); i += 3 {
		r, g, b := int(rgb[i]), int(rgb[i+1]), int(rgb[i+2])
		if max(r, g, b)-min(r, g, b) > slightly {
			return false
		}
	}
	return true
}

// EncodePGM writes grey values as PGM.
func EncodePGM(g *image.Gray) []byte {
	w, h := g.Rect.Dx(), g.Rect.Dy()
	out := fmt.Appendf(make([]byte, 0, w*h+32), "P5\n%d %d\n255\n", w, h)
	for y := range h {
		out = append(out, g.Pix[y*g.Stride:y*g.Stride+w]...)
	}
	return out
}

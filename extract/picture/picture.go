// Package picture reads files that are pictures of pages: PNG, JPEG and TIFF of
// one page or many.
//
// It promises that every picture in the file is a page, upright as its own note of
// orientation (EXIF, TIFF) says, and that what else the file holds (the camera,
// the place, the time, a preview) is not carried anywhere. A picture that cannot
// be decoded is a Gap. What the pages say is read by package scan; the document is
// one of package extract/pdf, for the copy of a picture is a PDF.
package picture

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"
	"io"
	"math"

	xdraw "golang.org/x/image/draw"
	"golang.org/x/image/tiff"

	"veil/extract"
	"veil/extract/pdf"
	"veil/internal/raster"
)

// Format reads pictures.
var Format = extract.Format{
	Name: "picture",
	Exts: []string{".png", ".jpg", ".jpeg", ".tif", ".tiff"},
	Sniff: func(head []byte) bool {
		for _, magic := range []string{pngMagic, jpegMagic, "II*\x00", "MM\x00*"} {
			if bytes.HasPrefix(head, []byte(magic)) {
				return true
			}
		}
		return false
	},
	Open: func(ctx context.Context, r io.ReaderAt, size int64, o extract.Options) (extract.Document, error) {
		return Open(ctx, r, size, o)
	},
}

const (
	pngMagic  = "\x89PNG\r\n\x1a\n"
	jpegMagic = "\xff\xd8\xff"
)

// maxPages bounds the pages of a TIFF.
const maxPages = 5000

// Open reads the whole file.
func Open(ctx context.Context, r io.ReaderAt, size int64, o extract.Options) (*pdf.Document, error) {
	data := make([]byte, size)
	if _, err := r.ReadAt(data, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, &extract.Error{Reason: extract.Damaged, What: "the file could not be read to its end", Err: err}
	}
	var pages []pdf.Picture
	switch {
	case bytes.HasPrefix(data, []byte(pngMagic)):
		pages = append(pages, page(note{}, func() (image.Image, error) {
			return decoded(data, png.DecodeConfig, png.Decode)
		}))
	case bytes.HasPrefix(data, []byte(jpegMagic)):
		pages = append(pages, page(exif(data), func() (image.Image, error) {
			return decoded(data, jpeg.DecodeConfig, jpeg.Decode)
		}))
	default:
		notes := directories(data)
		if len(notes) == 0 {
			return nil, &extract.Error{Reason: extract.Damaged, What: "the TIFF file has no pages", Do: "scan it again, or ask for a new copy"}
		}
		if len(notes) > maxPages {
			return nil, &extract.Error{Reason: extract.TooLarge, What: fmt.Sprintf("the TIFF file has more than %d pages", maxPages)}
		}
		for _, n := range notes {
			pages = append(pages, page(n, func() (image.Image, error) {
				return decoded(at(data, n.offset), tiff.DecodeConfig, tiff.Decode)
			}))
		}
	}
	return pdf.FromPictures(ctx, pages, o.Scans)
}

// Pixels decodes a picture, PNG or JPEG, that shows so many inches wide, at a resolution
// that can be read. dpi are its dots an inch.
func Pixels(data []byte, wide float64) (m draw.Image, dpi float64, err error) {
	var in image.Image
	switch {
	case bytes.HasPrefix(data, []byte(pngMagic)):
		in, err = decoded(data, png.DecodeConfig, png.Decode)
	case bytes.HasPrefix(data, []byte(jpegMagic)):
		in, err = decoded(data, jpeg.DecodeConfig, jpeg.Decode)
	default:
		err = errKind
	}
	if err != nil {
		return nil, 0, err
	}
	n := note{}
	if wide > 0 {
		n.dpi = float64(in.Bounds().Dx()) / wide
	}
	m, dpi, _, err = upright(in, n)
	return m, dpi, err
}

var errKind = errors.New("picture: of another kind")

var errLarge = errors.New("picture: too large")

// decoded decodes a picture that is not too large. A decoder that panics has met a
// damaged file.
func decoded(data []byte, size func(io.Reader) (image.Config, error), decode func(io.Reader) (image.Image, error)) (m image.Image, err error) {
	defer func() {
		if recover() != nil {
			m, err = nil, errors.New("picture: damaged")
		}
	}()
	c, err := size(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if c.Width < 1 || c.Height < 1 || c.Width > raster.MaxPixels/c.Height {
		return nil, errLarge
	}
	return decode(bytes.NewReader(data))
}

// Resolutions, in dots an inch. Most pictures of pages do not say theirs: they are
// taken for A4.
const (
	leastDPI = 190.0
	mostDPI  = 420.0
	longSide = 11.7 // inches
)

// page is a picture that is decoded when its turn comes.
func page(n note, decode func() (image.Image, error)) pdf.Picture {
	return func() (draw.Image, float64, bool, error) {
		m, err := decode()
		if err != nil {
			return nil, 0, false, err
		}
		return upright(m, n)
	}
}

// upright brings a picture to a size that can be read, without colours that it does
// not have and without what is transparent in it, and turns it as its note says.
func upright(m image.Image, n note) (draw.Image, float64, bool, error) {
	r := m.Bounds()
	dpi := n.dpi
	if guess := float64(max(r.Dx(), r.Dy())) / longSide; dpi < guess/2 || dpi > 2*guess {
		dpi = guess
	}
	scale := 1.0
	switch {
	case dpi < leastDPI:
		scale = math.Ceil(leastDPI / dpi)
	case dpi > mostDPI:
		scale = 1 / math.Ceil(dpi/mostDPI)
	}
	w, h := int(float64(r.Dx())*scale+0.5), int(float64(r.Dy())*scale+0.5)
	if w < 1 || h < 1 || w > raster.MaxPixels/h {
		return nil, 0, false, errLarge
	}
	if g, ok := m.(*image.Gray); ok && scale == 1 {
		return raster.Oriented(raster.Gray(g), n.orientation), dpi, blackAndWhite(g), nil
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(out, out.Rect, image.White, image.Point{}, draw.Src)
	if scale == 1 {
		draw.Draw(out, out.Rect, m, r.Min, draw.Over)
	} else {
		xdraw.ApproxBiLinear.Scale(out, out.Rect, m, r, draw.Over, nil)
	}
	if colourless(m) {
		g := raster.Gray(out)
		return raster.Oriented(g, n.orientation), dpi * scale, scale == 1 && blackAndWhite(g), nil
	}
	return raster.Oriented(out, n.orientation), dpi * scale, false, nil
}

// colourless reports whether a picture can have no colours.
func colourless(m image.Image) bool {
	switch p := m.(type) {
	case *image.Gray, *image.Gray16:
		return true
	case *image.Paletted:
		for _, c := range p.Palette {
			if r, g, b, a := c.RGBA(); r != g || g != b || a != 0xffff {
				return false
			}
		}
		return true
	}
	return false
}

// blackAndWhite reports whether a grey picture has no grey.
func blackAndWhite(g *image.Gray) bool {
	for _, v := range g.Pix {
		if v != 0 && v != 255 {
			return false
		}
	}
	return true
}

package docx

import (
	"bytes"
	"image"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"strings"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
)

// Limits of keeping pictures.
const (
	maxPixels = 1 << 26 // of one: an A4 page at 600 dots an inch, with room to spare
	allPixels = 1 << 29 // of all pictures of a document together
)

// jpegQuality is that of pictures that are written as JPEG again; it is high,
// since they are encoded for the second time.
const jpegQuality = 93

// rasters are the kinds of picture that are read, by how their files begin. What
// a picture's part is called does not matter.
var rasters = []struct {
	magic  string
	config func(io.Reader) (image.Config, error)
	decode func(io.Reader) (image.Image, error)
}{
	{"\x89PNG\r\n\x1a\n", png.DecodeConfig, png.Decode},
	{"\xff\xd8", jpeg.DecodeConfig, jpeg.Decode},
	{"GIF8", gif.DecodeConfig, gif.Decode}, // its first picture
	{"BM", bmp.DecodeConfig, bmp.Decode},
	{"II*\x00", tiff.DecodeConfig, tiff.Decode}, // its first page
	{"MM\x00*", tiff.DecodeConfig, tiff.Decode},
}

// crop is what is cut off a picture: left, top, right and bottom, in 100 000ths
// of its width or height (ECMA-376 part 1, 20.1.8.55).
type crop [4]int

// of is the rectangle that is left, rounded inwards; it may be empty.
func (k crop) of(r image.Rectangle) image.Rectangle {
	const all = 100_000
	up := func(size, part int) int { return (size*part + all - 1) / all }
	return image.Rectangle{ // image.Rect would turn an empty one round
		Min: image.Pt(r.Min.X+up(r.Dx(), k[0]), r.Min.Y+up(r.Dy(), k[1])),
		Max: image.Pt(r.Max.X-up(r.Dx(), k[2]), r.Max.Y-up(r.Dy(), k[3])),
	}
}

// valid reports whether something is left.
func (k crop) valid() bool {
	return min(k[0], k[1], k[2], k[3]) >= 0 && max(k[0]+k[2], k[1]+k[3]) < 100_000 && max(k[0], k[1], k[2], k[3]) < 100_000
}

// decode reads a picture's pixels; false where its kind is not read, it is
// damaged, or it has more than most pixels.
func decode(data []byte, most int) (img image.Image, photo, ok bool) {
	for _, r := range rasters {
		if !strings.HasPrefix(string(data[:min(len(data), 8)]), r.magic) {
			continue
		}
		cfg, err := r.config(bytes.NewReader(data))
		if err != nil || cfg.Width < 1 || cfg.Height < 1 || cfg.Width > min(most, maxPixels)/cfg.Height {
			return nil, false, false
		}
		img, err := r.decode(bytes.NewReader(data))
		if err != nil || img.Bounds().Dx() != cfg.Width || img.Bounds().Dy() != cfg.Height {
			return nil, false, false
		}
		return img, r.magic == "\xff\xd8", true
	}
	return nil, false, false
}

// encode writes the pixels of a rectangle and nothing else: as JPEG those of a
// photo, which were in one, and as PNG the others, without the colours that
// transparent pixels have.
func encode(img image.Image, r image.Rectangle, photo bool) ([]byte, error) {
	size := image.Rect(0, 0, r.Dx(), r.Dy())
	var out draw.Image = image.NewRGBA(size) // multiplied by the alpha: what is transparent has no colour
	switch img.(type) {
	case *image.Gray, *image.Gray16:
		out = image.NewGray(size)
	}
	var b bytes.Buffer
	if cut, ok := img.(*image.YCbCr); ok && photo {
		err := jpeg.Encode(&b, cut.SubImage(r), &jpeg.Options{Quality: jpegQuality})
		return b.Bytes(), err
	}
	draw.Draw(out, size, img, r.Min, draw.Src)
	if photo {
		err := jpeg.Encode(&b, out, &jpeg.Options{Quality: jpegQuality})
		return b.Bytes(), err
	}
	err := png.Encode(&b, out)
	return b.Bytes(), err
}

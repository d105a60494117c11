package docx

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"

	"golang.org/x/image/font"
	"golang.org/x/image/font/basicfont"
	"golang.org/x/image/math/fixed"

	"veil/internal/ooxml"
)

// images are the grey boxes that stand for pictures, one for each size.
type images struct {
	names map[image.Point]string // by size in pixels
	data  []ooxml.File
}

// perPixel is a pixel in EMU at 96 to the inch.
const perPixel = 9525

// box gives the name of a grey box that is cx by cy EMU large when shown. The
// picture has at most 600 pixels a side, of the same proportions, so that the
// word on it is not bent.
func (im *images) box(cx, cy int) string {
	w, h := max(cx/perPixel, 1), max(cy/perPixel, 1)
	if m := max(w, h); m > 600 {
		w, h = max(w*600/m, 1), max(h*600/m, 1)
	}
	size := image.Pt(w, h)
	name, ok := im.names[size]
	if !ok {
		name = fmt.Sprintf("word/media/image%d.png", len(im.names)+1)
		if im.names == nil {
			im.names = map[image.Point]string{}
		}
		im.names[size] = name
		im.data = append(im.data, ooxml.File{Name: name, Data: grey(w, h)})
	}
	return name
}

// grey draws the box; the word is left out where it has no room.
func grey(w, h int) []byte {
	img := image.NewPaletted(image.Rect(0, 0, w, h), color.Palette{color.Gray{0xC8}, color.Gray{0x30}})
	const word = "[IMAGE]"
	d := font.Drawer{Dst: img, Src: image.NewUniform(color.Gray{0x30}), Face: basicfont.Face7x13}
	if width := d.MeasureString(word).Ceil(); width+2 <= w && h >= 13 {
		d.Dot = fixed.P((w-width)/2, h/2+4)
		d.DrawString(word)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return nil // writing to memory does not fail
	}
	return b.Bytes()
}

// image gives the relationship from the current part to a grey box.
func (c *copier) image(cx, cy int) string {
	return c.mediaRel(c.images.box(cx, cy))
}

// mediaRel gives the relationship from the current part to a picture of the copy.
func (c *copier) mediaRel(name string) string {
	for _, r := range c.rels[c.part] {
		if r.Target == name {
			return r.ID
		}
	}
	id := fmt.Sprintf("rIdB%d", len(c.rels[c.part])+1)
	c.rels[c.part] = append(c.rels[c.part], ooxml.Rel{ID: id, Kind: "image", Target: name})
	return id
}

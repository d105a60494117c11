package docx

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"
	"unicode/utf8"

	"golang.org/x/image/font"
	"golang.org/x/image/font/inconsolata"
	"golang.org/x/image/math/fixed"

	"veil/internal/ooxml"
)

// images are the grey boxes that stand for pictures, one for each size and words.
type images struct {
	names map[greyBox]string
	data  []ooxml.File
}

// greyBox is a grey box of a size in pixels, with words.
type greyBox struct {
	size  image.Point
	words string
}

// perPixel is a pixel in EMU at 96 to the inch.
const perPixel = 9525

// box gives the name of a grey box that is cx by cy EMU large when shown, and says
// words: the mark alone, or what was read in the picture as well. The
// picture has at most 600 pixels a side, of the same proportions, so that the
// words on it are not bent.
func (im *images) box(cx, cy int, words string) string {
	w, h := max(cx/perPixel, 1), max(cy/perPixel, 1)
	if m := max(w, h); m > 600 {
		w, h = max(w*600/m, 1), max(h*600/m, 1)
	}
	size := image.Pt(w, h)
	box := greyBox{size, words}
	name, ok := im.names[box]
	if !ok {
		name = fmt.Sprintf("word/media/image%d.png", len(im.names)+1)
		if im.names == nil {
			im.names = map[greyBox]string{}
		}
		im.names[box] = name
		im.data = append(im.data, ooxml.File{Name: name, Data: box.draw()})
	}
	return name
}

// draw draws the box. The mark stands in its middle, words from its upper left corner
// on; what has no room is left out.
func (g greyBox) draw() []byte {
	w, h := g.size.X, g.size.Y
	img := image.NewPaletted(image.Rect(0, 0, w, h), color.Palette{color.Gray{0xC8}, color.Gray{0x30}})
	d := font.Drawer{Dst: img, Src: image.NewUniform(color.Gray{0x30}), Face: inconsolata.Regular8x16}
	if g.words == imageMark {
		if width := d.MeasureString(imageMark).Ceil(); width+2 <= w && h >= wordHeight {
			d.Dot = fixed.P((w-width)/2, h/2+4)
			d.DrawString(imageMark)
		}
	} else {
		for i, line := range wrapped(g.words, w/wordWidth-1) {
			if (i+1)*wordHeight > h {
				break
			}
			d.Dot = fixed.P(wordWidth/2, (i+1)*wordHeight-4)
			d.DrawString(line)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return nil // writing to memory does not fail
	}
	return b.Bytes()
}

// The size of a letter of the words, in pixels.
const (
	wordWidth  = 8
	wordHeight = 16
)

// wrapped divides a text into lines of so many letters, at its spaces where it can.
func wrapped(text string, most int) (out []string) {
	for _, line := range strings.Split(text, "\n") {
		now := ""
		for _, word := range strings.Fields(line) {
			if now != "" && utf8.RuneCountInString(now+word) >= most {
				out, now = append(out, now), ""
			}
			if now != "" {
				now += " "
			}
			now += word
		}
		if now != "" {
			out = append(out, now)
		}
	}
	return out
}

// image gives the relationship from the current part to a grey box that says words.
func (c *copier) image(cx, cy int, words string) string {
	return c.mediaRel(c.images.box(cx, cy, words))
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

package pdf

import (
	"fmt"
	"strings"

	"veil/extract"
	"veil/internal/pdf"
)

// What makes a page count as a picture, and a font as unreadable.
const (
	fewGlyphs   = 15   // fewer than this many are a caption or a page number
	pictureArea = 0.4  // share of the page that pictures cover
	tinyArea    = 0.02 // pictures under this share are ornaments
	captioned   = 300  // fewer glyphs than this many may be stamped on a picture
	manyStrokes = 150  // curves and lines that may be text drawn as outlines
	manyCurves  = 400  // curves beside text that may be handwriting or letters
	unreadShare = 0.02 // share of glyphs without a known character
)

// ScannedPage is why the gap of a page is one that is essentially a picture.
const ScannedPage = "the page is a picture (a scan or photo), which is not read"

// incompletePage is why the gap of a page is one whose content is damaged.
const incompletePage = "part of the page's content is damaged and could not be read"

const unseenText = "text that does not show on the page (invisible, covered, in a hidden layer, or beyond its edge) is left out"

// OfScans reports whether a gap says no more than what every copy of a scan is: a
// page that is one picture, of which some may be painted over, with words that do not
// show.
func OfScans(g extract.Gap) bool {
	return !g.Blocking && (PicturesGap(g) || g.Why == unseenText || g.Why == ReadPicture || g.Why == unreadInk)
}

// PicturesGap reports whether a gap is that of the pictures on a page with text.
func PicturesGap(g extract.Gap) bool {
	return strings.HasSuffix(g.Why, "grey box takes its place") || strings.HasSuffix(g.Why, "grey boxes take their place")
}

// gaps says what of a page nobody has read, and whether it can be read as a
// picture.
func (c *collector) gaps(p pdf.Page, incomplete bool) (out []extract.Gap, asPicture bool) {
	where := fmt.Sprintf("page %d", p.Number)
	add := func(blocking bool, why string, args ...any) {
		out = append(out, extract.Gap{Where: where, Why: fmt.Sprintf(why, args...), Blocking: blocking})
	}
	if incomplete {
		add(true, incompletePage)
	}
	visible := 0
	for _, g := range c.glyphs {
		if !g.space && !g.unread {
			visible++
		}
	}
	area := c.pictureShare(p)
	switch {
	case visible < fewGlyphs && area >= pictureArea, visible == 0 && area >= tinyArea:
		add(true, ScannedPage)
		asPicture = true
	case visible == 0 && c.strokes >= manyStrokes:
		asPicture = true
		add(true, "the page is drawn with lines and curves, which may be writing and are not read")
	case visible < captioned && area >= pictureArea && len(c.images) > 0:
		asPicture = true
		add(false, "pictures are most of the page and are not read; grey boxes take their place")
	case len(c.images) == 1:
		add(false, "1 picture is not read; a grey box takes its place")
	case len(c.images) > 1:
		add(false, "%d pictures are not read; grey boxes take their place", len(c.images))
	}
	if visible > 0 && c.curves >= manyCurves {
		add(false, "a drawing is carried over without being read; if it is handwriting or a signature, do not share the copy")
	}
	unread := c.unmapped - c.blank + c.lying + c.senseless
	blocking := unread > 5 && float64(unread) > unreadShare*float64(len(c.glyphs)+len(c.hidden))
	asPicture = asPicture || blocking
	if c.unmapped > 0 {
		add(blocking, "%d characters are in a font that does not say what they are; they are blacked out", c.unmapped)
	}
	if c.lying > 0 {
		add(blocking, "%d characters are in a font that says other letters than it shows; they are blacked out", c.lying)
	}
	if c.senseless > 0 {
		add(blocking, "%d characters are in a font whose text makes no sense, so that what is read may not be what is seen; they are blacked out", c.senseless)
	}
	if len(c.hidden) > 0 {
		add(false, unseenText)
	}
	return out, asPicture
}

// pictureShare is the share of the page that pictures cover, counted twice
// where they overlap, 1 at most.
func (c *collector) pictureShare(p pdf.Page) float64 {
	crop := p.CropBox
	page := (crop[2] - crop[0]) * (crop[3] - crop[1])
	sum := 0.0
	for _, b := range c.images {
		w := min(b[2], crop[2]) - max(b[0], crop[0])
		h := min(b[3], crop[3]) - max(b[1], crop[1])
		if w > 0 && h > 0 {
			sum += w * h
		}
	}
	return min(sum/page, 1)
}

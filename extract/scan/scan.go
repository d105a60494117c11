// Package scan reads pages that are pictures: scans, photographs, faxes.
//
// It promises that every word of a page's text knows the pixels that show it,
// that a word which the reading program (tesseract) was not sure of is no text but
// named as unknown, and that ink which no sure word accounts for (handwriting,
// signatures, stamps, photographs) is listed with its place, down to the size of
// a few letters. It cannot promise that a word of which the program was sure is the
// word that the page shows, nor that it sees pencil that is hardly darker than its
// paper. It works in memory and through pipes; nothing is written to a disk.
package scan

import (
	"context"
	"image"
	"image/draw"
	"slices"

	"veil/extract"
	"veil/internal/programs"
	"veil/internal/raster"
)

// Page is a page that was read. Boxes are in pixels, from the upper left corner
// of the upright page.
type Page struct {
	Text   string            // words as they are read, lines parted by line ends, columns by tabs
	Words  []Word            // in the order of Text
	Unread []image.Rectangle // ink that was not read and is to be masked
	Left   []image.Rectangle // ink that was not read and stays, by the user's wish
	DPI    float64           // pixels an inch
	Turned int               // by how many degrees the page was turned clockwise to be upright
	Pixels *Pixels
}

// Word is a word of the page, or the part of it on one line. Where the program was
// not sure, the text at its place is a replacement character.
type Word struct {
	Box        image.Rectangle
	Start, End int  // its bytes in the page's text
	Line       int  // words of one line have one number
	Base       int  // the line's, downwards in pixels
	Unknown    bool // the program was not sure of it
	Divided    bool // it ends with a hyphen that is not in the text: the next word is its rest
}

// Unknown is the text of a word that the program was not sure of.
const Unknown = "\uFFFD"

// Needs are the programs that reading takes, by whether pages have to be made
// into pictures first.
func Needs(render bool) []programs.Program {
	if render {
		return []programs.Program{programs.Pdftoppm, programs.Tesseract}
	}
	return []programs.Program{programs.Tesseract}
}

// Missing is why a page is not read for want of the programs.
func Missing() string {
	return "the page is a picture (a scan or photo); to have it read, install the programs for it: " + programs.Install(programs.All...)
}

// Picture is a page that is to be read.
type Picture struct {
	Image  draw.Image // a *image.Gray or *image.RGBA that begins at the origin
	DPI    float64    // pixels an inch
	OneBit bool       // it is to be kept as black and white
	// JPEG is the file that Image was decoded from, if that is what it was, and
	// Turned by how many degrees it was turned clockwise since.
	JPEG   []byte
	Turned int
}

// Read reads a page from its pixels.
func Read(ctx context.Context, in Picture, o extract.Scans) (*Page, error) {
	pages, errs := ReadAll(ctx, []Picture{in}, o)
	return pages[0], errs[0]
}

// ReadAll reads pages from their pixels, by few runs of the reading program. A page
// whose error is not nil was not read.
func ReadAll(ctx context.Context, in []Picture, o extract.Scans) ([]*Page, []error) {
	views, bare, dpi := make([]view, len(in)), make([]*image.Gray, len(in)), make([]float64, len(in))
	for i, m := range in {
		views[i] = viewed(m.Image, m.DPI)
		bare[i], dpi[i] = views[i].bare(), m.DPI
	}
	lines, errs := recogniseAll(ctx, bare, dpi, o)
	pages := make([]*Page, len(in))
	for i := range in {
		if errs[i] == nil {
			pages[i], errs[i] = in[i].page(ctx, views[i], lines[i], o)
		}
	}
	return pages, errs
}

// page makes a page of what was read, and reads it again where it does not stand
// upright.
func (in Picture) page(ctx context.Context, v view, lines []line, o extract.Scans) (*Page, error) {
	dpi, turned := in.DPI, 0
	var err error
	if poor(lines) && v.seen.hasInk() {
		if turned, err = orientation(ctx, v.grey, dpi, o); err != nil {
			return nil, err
		}
		if turned != 0 {
			in.Image, in.Turned = raster.Turn(in.Image, turned), in.Turned+turned
			v = viewed(in.Image, dpi)
			if lines, err = recognise(ctx, v.bare(), dpi, o); err != nil {
				return nil, err
			}
		}
	}
	judge(lines, !o.Trusting)
	p := &Page{DPI: dpi, Turned: turned}
	p.layOut(lines)
	ink := unread(v.seen, dpi, p.Words)
	if o.Trusting {
		p.Left = ink
	} else {
		p.Unread = ink
		p.cover(lines)
	}
	if p.Pixels, err = in.pixels(); err != nil {
		return nil, err
	}
	return p, nil
}

// view is a page as it is looked at.
type view struct {
	grey     *image.Gray
	smoothed bool // it had much grain
	seen     *pixels
}

func viewed(m image.Image, dpi float64) view {
	grey := raster.Gray(m)
	s := smoothed(grey)
	return view{s, s != grey, look(s, dpi)}
}

// bare is what tesseract gets to see.
func (v view) bare() *image.Gray { return v.seen.erased(v.grey, v.smoothed) }

// cover makes the words unknown that boxes over unread ink lie over: nobody sees them
// in the copy, so that they are no text of it.
func (p *Page) cover(lines []line) {
	changed, at := false, 0
	for i := range lines {
		for k := range lines[i].words {
			w := p.Words[at]
			if at++; !w.Unknown && slices.ContainsFunc(p.Unread, w.under) {
				lines[i].words[k].unknown, changed = true, true
			}
		}
	}
	if changed {
		p.Words = nil
		p.layOut(lines)
	}
}

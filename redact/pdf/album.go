package pdf

import (
	"context"
	"fmt"
	"math"
	"strings"

	"veil/extract"
	source "veil/extract/pdf"
	"veil/internal/pdf"
)

// album is a Sink that finds out which pictures of a page may be kept. A
// picture over or under text that does not show is most likely a scan with its
// text recognised: the text is masked, but the picture shows it.
type album struct {
	pictures []frameOfPicture
	drawn    []point // where glyphs stand that were drawn so far
	unseen   []point // and those that do not show, wherever they come
}

type point struct{ x, y float64 }

// frameOfPicture is where a picture stands, and how many glyphs it covers.
type frameOfPicture struct {
	box     [4]float64
	covered int
}

// Limits of keeping pictures.
const (
	maxCovered = 5       // glyphs that a picture may be drawn over, such as a logo's edge
	maxLooks   = 1 << 27 // pictures times glyphs of a page
)

// albumOf says, for each picture of a page in the order in which they are
// drawn, whether it may be kept; nil where none may.
func (c *copy) albumOf(d *pdf.Display, src *source.Page) ([]bool, error) {
	for _, g := range c.src.Gaps() {
		if g.Where == where(src) && g.Why == source.ScannedPage {
			return nil, nil
		}
	}
	a := &album{}
	if err := d.Play(a); err != nil {
		return nil, err
	}
	if len(a.pictures) == 0 || len(a.pictures) > maxLooks/(1+len(a.drawn)+len(a.unseen)) {
		return nil, nil
	}
	keep := make([]bool, len(a.pictures))
	for i, p := range a.pictures {
		keep[i] = p.covered <= maxCovered && countIn(p.box, a.unseen) == 0
	}
	return keep, nil
}

func where(src *source.Page) string { return fmt.Sprintf("page %d", src.Number) }

// countIn counts the points in a box.
func countIn(box [4]float64, points []point) int {
	n := 0
	for _, p := range points {
		if p.x > box[0] && p.x < box[2] && p.y > box[1] && p.y < box[3] {
			n++
		}
	}
	return n
}

// Op implements pdf.Sink.
func (a *album) Op(*pdf.Machine, pdf.Operation) {}

// Begin implements pdf.Sink.
func (a *album) Begin(*pdf.Machine, *pdf.Form) {}

// End implements pdf.Sink.
func (a *album) End(*pdf.Machine, *pdf.Form) {}

// Image implements pdf.Sink.
func (a *album) Image(_ *pdf.Machine, i pdf.Image) {
	p := frameOfPicture{box: i.Box}
	if len(a.pictures) < maxLooks/(1+len(a.drawn)) {
		p.covered = countIn(i.Box, a.drawn)
	}
	a.pictures = append(a.pictures, p)
}

// Show implements pdf.Sink.
func (a *album) Show(_ *pdf.Machine, s *pdf.Show) {
	if s.Hidden {
		return
	}
	for i := range s.Glyphs {
		g := &s.Glyphs[i]
		if g.Off || g.Text == " " {
			continue
		}
		at := point{g.X + g.AX/2 + g.UX/4, g.Y + g.AY/2 + g.UY/4}
		if math.IsNaN(at.x + at.y) {
			continue
		}
		if s.Mode == 3 || s.Mode == 7 {
			a.unseen = append(a.unseen, at)
		} else {
			a.drawn = append(a.drawn, at)
		}
	}
}

// Gaps are the document's, with the pictures that a Writer with KeepPictures
// carries over: nobody has read them.
func (w Writer) Gaps(ctx context.Context, doc extract.Document) ([]extract.Gap, error) {
	d, ok := doc.(*source.Document)
	if !ok || !w.KeepPictures {
		return doc.Gaps(), nil
	}
	c := newCopy(d)
	kept, read := map[string]int{}, map[string]bool{}
	for i := range d.Pages {
		page := &d.Pages[i]
		drawn, err := pdf.Displayed(ctx, c.file, d.Fonts, d.Layers, page.Page, nil)
		if err != nil {
			return nil, err
		}
		keep, err := c.albumOf(drawn, page)
		drawn.Release()
		if err != nil {
			return nil, err
		}
		read[where(page)] = len(page.Insets) > 0
		for _, k := range keep {
			if k {
				kept[where(page)]++
			}
		}
	}
	var out []extract.Gap
	for _, g := range doc.Gaps() {
		n := kept[g.Where]
		if n == 0 || !source.PicturesGap(g) {
			out = append(out, g)
			continue
		}
		g.Blocking = true
		how := keptUnread
		if read[g.Where] {
			how = keptRead
		}
		g.Why = "1 picture " + how
		if n > 1 {
			g.Why = fmt.Sprintf("%d pictures ", n) + how
		}
		out = append(out, g)
	}
	return out, nil
}

// What the gap says of pictures that are kept, and of those on a page in whose pictures
// words were read.
const (
	keptUnread = "kept without being read; look at the page before sharing the copy"
	keptRead   = "kept, unless something to mask was read there; look at the page before sharing the copy"
)

// KeptPictures reports whether a gap is of pictures that are kept, or of ink on
// scanned pages that is.
func KeptPictures(g extract.Gap) bool {
	return strings.HasSuffix(g.Why, keptUnread) || strings.HasSuffix(g.Why, keptRead) || g.Why == source.LeftInk
}

package pdf

import (
	"context"
	"fmt"
	"image"
	"math"
	"runtime"
	"slices"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"veil/extract"
	"veil/extract/scan"
	"veil/internal/pdf"
	"veil/internal/programs"
	"veil/internal/raster"
)

// Inset is a picture on a page of text, or several that touch each other, and the
// words that were read in it.
type Inset struct {
	ID    string     // of its Part
	Box   [4]float64 // in page space, within the page
	Scale float64    // pixels of Scan in a unit of page space
	Scan  *scan.Page // without pixels

	source *pdf.Stream // the one picture that it is; nil for several
}

// What a picture needs to be read, in points: room for a word.
const (
	leastInsetWidth  = 30.0
	leastInsetHeight = 9.0
	touching         = 1.0 // as near to each other, pictures are pieces of one
	maxInsets        = 40  // on a page; those of a page with more are ornaments
	lettered         = 5   // glyphs on a picture from which it is the ground of the page's own text
)

// placed is a picture where it shows.
type placed struct {
	box    [4]float64
	source *pdf.Stream
}

// insets are the pictures of a page that may hold words.
func (c *collector) insets(p pdf.Page) []Inset {
	var out []Inset
	for _, b := range c.placed {
		for i := range 2 {
			b.box[i], b.box[i+2] = max(b.box[i], p.CropBox[i]), min(b.box[i+2], p.CropBox[i+2])
		}
		if !(b.box[2] > b.box[0] && b.box[3] > b.box[1]) || len(out) > 4*maxInsets {
			continue
		}
		in := Inset{Box: b.box, source: b.source}
		for i := 0; i < len(out); {
			if !near(out[i].Box, in.Box) {
				i++
				continue
			}
			in.Box, in.source = around(out[i].Box, in.Box), nil
			out = append(out[:i], out[i+1:]...)
			i = 0 // what it has become may touch those before
		}
		out = append(out, in)
	}
	n := 0
	for _, in := range out {
		w, h := in.Box[2]-in.Box[0], in.Box[3]-in.Box[1]
		if w >= leastInsetWidth && h >= leastInsetHeight && c.glyphsOn(in.Box) < lettered {
			in.ID = fmt.Sprintf("page/%d/picture/%d", p.Number, n+1)
			out[n] = in
			n++
		}
	}
	if n > maxInsets {
		return nil
	}
	return out[:n]
}

// glyphsOn counts the glyphs that begin in a box.
func (c *collector) glyphsOn(b [4]float64) int {
	n := 0
	for i := range c.glyphs {
		g := &c.glyphs[i]
		if x, y := turn(g.u, g.v, -g.angle); !g.space && x > b[0] && x < b[2] && y > b[1] && y < b[3] {
			n++
		}
	}
	return n
}

func near(a, b [4]float64) bool {
	return a[0] <= b[2]+touching && b[0] <= a[2]+touching && a[1] <= b[3]+touching && b[1] <= a[3]+touching
}

// Upright is the map from the picture's upright points, the first to the right and the
// second upwards from its lower left corner as the page is looked at, to page space.
func (in Inset) Upright(rotate int) pdf.Matrix {
	b := in.Box
	switch (rotate%360 + 360) % 360 {
	case 90:
		return pdf.Matrix{0, 1, -1, 0, b[2], b[1]}
	case 180:
		return pdf.Matrix{-1, 0, 0, -1, b[2], b[3]}
	case 270:
		return pdf.Matrix{0, -1, 1, 0, b[0], b[3]}
	}
	return pdf.Matrix{1, 0, 0, 1, b[0], b[1]}
}

// pixels is where the picture stands in the rendered page, of a size in pixels.
func (in Inset) pixels(p pdf.Page, size image.Point) (image.Rectangle, float64) {
	b, c := in.Box, p.CropBox
	// Distances from the left and from the top of the page as it is looked at.
	x0, x1, y0, y1 := b[0]-c[0], b[2]-c[0], c[3]-b[3], c[3]-b[1]
	w := c[2] - c[0]
	switch (p.Rotate%360 + 360) % 360 {
	case 90:
		x0, x1, y0, y1, w = b[1]-c[1], b[3]-c[1], b[0]-c[0], b[2]-c[0], c[3]-c[1]
	case 180:
		x0, x1, y0, y1 = c[2]-b[2], c[2]-b[0], b[1]-c[1], b[3]-c[1]
	case 270:
		x0, x1, y0, y1, w = c[3]-b[3], c[3]-b[1], c[2]-b[2], c[2]-b[0], c[3]-c[1]
	}
	s := float64(size.X) / w
	px := func(v float64) int { return int(math.Round(v * s)) }
	return image.Rect(px(x0), px(y0), px(x1), px(y1)).Intersect(image.Rectangle{Max: size}), s
}

// sameInset tells pictures that look the same.
type sameInset struct {
	source *pdf.Stream
	w, h   int // in points
	rotate int
}

func (in Inset) same(p pdf.Page) sameInset {
	return sameInset{in.source, int(math.Round(in.Box[2] - in.Box[0])), int(math.Round(in.Box[3] - in.Box[1])), p.Rotate}
}

// readInsets reads the pictures on pages of text, each once, and gives the words of
// each a part of its own. What it cannot read stays unread: a grey box takes its place
// all the same.
func (d *Document) readInsets(ctx context.Context, parts [][]extract.Part, gaps [][]extract.Gap) error {
	if d.copied || !d.scans.Read || !programs.There(scan.Needs(true)...) {
		return nil
	}
	first := map[sameInset]*Inset{} // what others look like
	var todo []int
	for i := range d.Pages {
		p := &d.Pages[i]
		if p.Scan != nil || p.Blank {
			p.Insets = nil
		}
		reads := false
		for k := range p.Insets {
			in := &p.Insets[k]
			if in.source != nil {
				if first[in.same(p.Page)] != nil {
					continue
				}
				first[in.same(p.Page)] = in
			}
			reads = true
		}
		if reads {
			todo = append(todo, i)
		}
	}
	var done atomic.Int32
	g, gctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for _, i := range todo {
		g.Go(func() error {
			d.readPage(gctx, &d.Pages[i], first)
			if d.scans.Progress != nil {
				d.scans.Progress(int(done.Add(1)), len(todo))
			}
			return gctx.Err()
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	for i := range d.Pages {
		p := &d.Pages[i]
		read := p.Insets[:0]
		for _, in := range p.Insets {
			if like := first[in.same(p.Page)]; in.source != nil && like.Scan != nil {
				in.Scan, in.Scale = like.Scan, like.Scale
			}
			if in.Scan != nil && in.Scan.Text != "" {
				read = append(read, in)
				parts[i] = append(parts[i], extract.Part{ID: in.ID, Kind: extract.Picture, Page: p.Number, Text: in.Scan.Text})
			}
		}
		if p.Insets = read; len(read) > 0 {
			gaps[i] = slices.DeleteFunc(gaps[i], PicturesGap)
			gaps[i] = append(gaps[i], extract.Gap{Where: fmt.Sprintf("page %d", p.Number), Why: insetsRead})
		}
	}
	return nil
}

// insetsRead is the gap of a page in whose pictures words were read.
const insetsRead = "a program has read the words in the pictures, and can err; they stay, redacted, where grey boxes take their place"

// readPage reads the pictures of a page of text that are the first of their kind.
func (d *Document) readPage(ctx context.Context, p *Page, first map[sameInset]*Inset) {
	m, err := d.render(ctx, p)
	if err != nil {
		return
	}
	var pictures []scan.Picture
	var of []*Inset
	for k := range p.Insets {
		in := &p.Insets[k]
		if in.source != nil && first[in.same(p.Page)] != in {
			continue
		}
		r, scale := in.pixels(p.Page, m.Image.Bounds().Size())
		if r.Empty() {
			continue
		}
		in.Scale = scale
		pictures, of = append(pictures, scan.Picture{Image: raster.Crop(m.Image, r), DPI: m.DPI}), append(of, in)
	}
	pages, errs := scan.ReadWords(ctx, pictures, d.scans)
	for k, in := range of {
		if errs[k] == nil {
			in.Scan = pages[k]
		}
	}
}

package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"math"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"veil/extract"
	"veil/extract/scan"
	"veil/internal/pdf"
	"veil/internal/programs"
	"veil/internal/raster"
)

// Resolutions at which pages are rendered to be read, in dots an inch. A scan is
// rendered at its own where that lies between, so that its pixels stay what they
// are.
const (
	leastDPI = 190.0
	mostDPI  = 420.0
	usualDPI = 300.0
)

// renderLimit is how long rendering a page may take.
const renderLimit = 2 * time.Minute

// Why pages are not read as pictures, or what to know of those that are.
const (
	gaveUp      = "the page is a picture, and the program that reads pictures gave up on it"
	BlankPage   = "the page is a picture, which is not read; a blank page takes its place"
	ReadPicture = "the page is a picture whose words a program has read, which can err: look at it in the copy"
	LeftInk     = "something is not read (handwriting, a signature, a stamp or a photo) and stays as it is, since --careful=false asks for it; look at the page before sharing the copy"
	unreadInk   = "something is not read (handwriting, a signature, a stamp, a photo, or unclear print); boxes take its place"
)

// pictures is what a page's pictures say of how to render it.
type pictures struct {
	area   float64 // of the largest, in square points
	dpi    float64 // its resolution
	shaded bool    // one of them is more than black and white
}

// see takes note of a picture that is painted.
func (p *pictures) see(m *pdf.Machine, i pdf.Image) {
	if i.Stream == nil {
		p.shaded = p.shaded || i.Ink
		return
	}
	d := i.Stream.Dict
	mask, _ := m.File.Resolve(d["ImageMask"]).(bool)
	if !mask && m.File.Int(d["BitsPerComponent"], 8) != 1 {
		p.shaded = true
	}
	ctm := m.CTM()
	w, h := math.Hypot(ctm[0], ctm[1]), math.Hypot(ctm[2], ctm[3])
	if px := m.File.Int(d["Width"], 0); px > 0 && w*h > p.area && w > 1 {
		p.area, p.dpi = w*h, float64(px)*72/w
	}
}

// resolution is at how many dots an inch a page is rendered.
func (p *Page) resolution() float64 {
	dpi := usualDPI
	if n := p.pictures.dpi; n >= 40 && n < 5000 {
		switch {
		case n < leastDPI:
			dpi = n * math.Ceil(leastDPI/n)
		case n > mostDPI:
			dpi = n / math.Ceil(n/mostDPI)
		default:
			dpi = n
		}
	}
	w, h := p.CropBox[2]-p.CropBox[0], p.CropBox[3]-p.CropBox[1]
	if most := 72 * math.Sqrt(0.98*raster.MaxPixels/(w*h)); dpi > most {
		dpi = most
	}
	return dpi
}

// readPictures reads the pages that are pictures, several at a time, and puts
// what it read in place of their text and gaps.
func (d *Document) readPictures(ctx context.Context, parts [][]extract.Part, gaps [][]extract.Gap) error {
	if d.copied || !d.scans.Read {
		return nil
	}
	var todo []int
	for i := range d.Pages {
		if d.Pages[i].asPicture || d.scans.Flatten {
			todo = append(todo, i)
		}
	}
	if len(todo) == 0 {
		return nil
	}
	there := programs.There(scan.Needs(true)...)
	why := make([]string, len(d.Pages)) // what the gap of each page says
	var done atomic.Int32
	g, gctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for _, group := range scan.Groups(todo, runtime.GOMAXPROCS(0)) {
		g.Go(func() error {
			errs := slices.Repeat([]error{programs.ErrMissing}, len(group))
			if there {
				errs = d.scanAll(gctx, group, func(p *Page) (scan.Picture, error) { return d.pixels(gctx, p) })
			}
			if gctx.Err() != nil {
				return gctx.Err()
			}
			for k, i := range group {
				p := &d.Pages[i]
				why[i] = d.outcome(p, errs[k])
				parts[i], gaps[i] = d.instead(p, parts[i], gaps[i])
				if d.scans.Progress != nil {
					d.scans.Progress(int(done.Add(1)), len(todo))
				}
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	d.tellOf(todo, why)
	return nil
}

// outcome says what became of the reading of a page; nothing where all is well.
func (d *Document) outcome(p *Page, err error) string {
	if err == nil {
		if len(p.Scan.Left) > 0 {
			return LeftInk
		}
		if len(p.Scan.Unread) > 0 || slices.ContainsFunc(p.Scan.Words, func(w scan.Word) bool { return w.Unknown }) {
			return unreadInk
		}
		return ""
	}
	if !p.must && !d.scans.Flatten { // its text is read, and grey boxes take the place of its pictures
		return ""
	}
	p.Blank = d.scans.Blank || d.scans.Flatten // what cannot be flattened is left out
	if d.scans.Blank {
		return BlankPage
	}
	switch {
	case !d.scans.Read:
		return ScannedPage
	case errors.Is(err, programs.ErrMissing):
		return scan.Missing()
	}
	return gaveUp
}

// scanAll reads a group of pages, whose pixels are had one by one, and says why those
// were not read that were not.
func (d *Document) scanAll(ctx context.Context, group []int, pixels func(*Page) (scan.Picture, error)) []error {
	errs := make([]error, len(group))
	var pictures []scan.Picture
	var of []int // the pictures' places in the group
	for k, i := range group {
		m, err := pixels(&d.Pages[i])
		if err != nil {
			errs[k] = err
			continue
		}
		pictures, of = append(pictures, m), append(of, k)
	}
	pages, failed := scan.ReadAll(ctx, pictures, d.scans)
	for n, k := range of {
		d.Pages[group[k]].Scan, errs[k] = pages[n], failed[n]
	}
	return errs
}

// pixels are those of a page, which is rendered unless they can be had without.
func (d *Document) pixels(ctx context.Context, p *Page) (scan.Picture, error) {
	m, err := d.direct(p)
	if err != nil {
		return d.render(ctx, p)
	}
	return m, nil
}

// render has a page rendered.
func (d *Document) render(ctx context.Context, p *Page) (scan.Picture, error) {
	dpi := p.resolution()
	w, h := p.CropBox[2]-p.CropBox[0], p.CropBox[3]-p.CropBox[1]
	most := 3*int(w*dpi/72+2)*int(h*dpi/72+2) + 64
	out, err := programs.Pdftoppm.Run(ctx, bytes.NewReader(d.File.Excerpt(p.Page)), renderLimit, most,
		"-r", strconv.FormatFloat(dpi, 'f', 4, 64), "-f", "1", "-l", "1", "-")
	if err != nil {
		return scan.Picture{}, err
	}
	m, err := raster.DecodePNM(out)
	if err != nil {
		return scan.Picture{}, err
	}
	_, grey := m.(*image.Gray)
	return scan.Picture{Image: m, DPI: dpi, OneBit: grey && p.pictures.dpi > 0 && !p.pictures.shaded}, nil
}

// instead replaces the parts and gaps of a page that was read as a picture, or
// that a blank one stands in for. What the file draws as text, beside or under
// the picture, is looked at and not carried: the picture shows it or it does not
// show.
func (d *Document) instead(p *Page, parts []extract.Part, gaps []extract.Gap) ([]extract.Part, []extract.Gap) {
	gaps = slices.DeleteFunc(gaps, func(g extract.Gap) bool { return g.Why == ScannedPage })
	if p.Scan == nil && !p.Blank {
		return parts, gaps
	}
	text := ""
	if p.Scan != nil {
		text = p.Scan.Text
	}
	out := []extract.Part{{ID: p.ID, Kind: extract.Body, Page: p.Number, Text: text}}
	for _, part := range parts {
		if part.ID == p.ID {
			part.ID, part.Kind = p.ID+"/drawn", extract.Hidden
		}
		if strings.TrimSpace(part.Text) != "" {
			out = append(out, part)
		}
	}
	p.Marks, p.Unread, p.Unseen, p.Drawn, p.DrawnBy = nil, nil, nil, nil, nil
	return out, slices.DeleteFunc(gaps, func(g extract.Gap) bool { return g.Why != incompletePage })
}

// tellOf adds the gaps of the pages that are pictures, those of one sort
// together.
func (d *Document) tellOf(todo []int, why []string) {
	var read []int
	said := map[string][]int{}
	var order []string
	for _, i := range todo {
		if d.Pages[i].Scan != nil {
			read = append(read, d.Pages[i].Number)
		}
		if w := why[i]; w != "" {
			if said[w] == nil {
				order = append(order, w)
			}
			said[w] = append(said[w], d.Pages[i].Number)
		}
	}
	for _, w := range order {
		d.gaps = append(d.gaps, extract.Gap{Where: pagesInWords(said[w]), Why: w, Blocking: w != unreadInk && w != BlankPage})
	}
	if read != nil {
		d.gaps = append(d.gaps, extract.Gap{Where: pagesInWords(read), Why: ReadPicture})
	}
}

// pagesInWords lists pages: "page 3", "pages 1 to 4, 7".
func pagesInWords(ns []int) string {
	var list []string
	for i := 0; i < len(ns); {
		k := i
		for k+1 < len(ns) && ns[k+1] == ns[k]+1 {
			k++
		}
		switch {
		case k == i:
			list = append(list, strconv.Itoa(ns[i]))
		default:
			list = append(list, fmt.Sprintf("%d to %d", ns[i], ns[k]))
		}
		i = k + 1
	}
	if len(ns) == 1 {
		return "page " + list[0]
	}
	return "pages " + strings.Join(list, ", ")
}

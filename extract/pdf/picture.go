package pdf

import (
	"context"
	"fmt"
	"image/draw"
	"runtime"
	"slices"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"veil/extract"
	"veil/extract/scan"
	"veil/internal/pdf"
	"veil/internal/programs"
)

// Picture decodes a page that is a picture in a file of its own: a *image.Gray or
// *image.RGBA that begins at the origin, its resolution in dots an inch, and
// whether it is black and white.
type Picture func() (m draw.Image, dpi float64, oneBit bool, err error)

// FromPictures reads pictures as the pages of a document, several at a time.
func FromPictures(ctx context.Context, pictures []Picture, scans extract.Scans) (*Document, error) {
	f := &pdf.File{Objects: map[int]pdf.Object{}}
	d := &Document{File: f, Fonts: pdf.NewFonts(f), Layers: pdf.NewLayers(f), scans: scans, Pages: make([]Page, len(pictures))}
	parts, why, todo := make([]extract.Part, len(pictures)), make([]string, len(pictures)), make([]int, len(pictures))
	there := scans.Read && programs.There(scan.Needs(false)...)
	var done atomic.Int32
	g, gctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range pictures {
		todo[i] = i
		p := &d.Pages[i]
		p.Page = pdf.Page{Number: i + 1, MediaBox: usualPage, CropBox: usualPage}
		p.asPicture, p.must = true, true
		p.ID = fmt.Sprintf("page/%d", p.Number)
	}
	for _, group := range scan.Groups(todo, runtime.GOMAXPROCS(0)) {
		g.Go(func() error {
			errs := slices.Repeat([]error{programs.ErrMissing}, len(group))
			if there {
				errs = d.scanAll(gctx, group, func(p *Page) (scan.Picture, error) {
					m, dpi, oneBit, err := pictures[p.Number-1]()
					return scan.Picture{Image: m, DPI: dpi, OneBit: oneBit}, err
				})
			}
			if gctx.Err() != nil {
				return gctx.Err()
			}
			for k, i := range group {
				p := &d.Pages[i]
				why[i] = d.outcome(p, errs[k])
				p.Blank = errs[k] != nil
				parts[i] = extract.Part{ID: p.ID, Kind: extract.Body, Page: p.Number}
				if p.Scan != nil {
					parts[i].Text = p.Scan.Text
				}
				if scans.Progress != nil {
					scans.Progress(int(done.Add(1)), len(pictures))
				}
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	d.parts = parts
	d.tellOf(todo, why)
	return d, nil
}

// usualPage is A4, for pages in place of what was not read.
var usualPage = [4]float64{0, 0, 595, 842}

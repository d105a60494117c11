// Package pdf reads PDF files.
//
// It promises that every glyph that a page shows, its annotations' appearances
// included, is in the text of that page's Part or counted in a Gap: also where a
// font contradicts itself, or gives letters that make no language. It promises
// that the text is in the order in which a person reads it, with words whole
// that were drawn in pieces, along a bent line, one letter below another, or divided
// at the end of a line, and that
// text which does not show (without ink as OCR puts it on scans, covered, in the
// colour of its ground, in layers that are off, beyond the page's edge) and
// text outside the pages (properties, outlines, comments, form values) has
// Parts of its own. It keeps for each page which glyph shows which bytes. A page
// that is essentially a picture is rendered and read by package scan, where
// extract.Scans asks for it: its text is that of the picture alone, and what text
// the file puts on or under it is a Part that is not carried. Words in other pictures
// are read as well, and are Parts of their own. Text that is drawn as paths is not
// read, and it says so; of it, it recognises lines, not single letters.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"veil/extract"
	"veil/extract/scan"
	"veil/internal/footprint"
	"veil/internal/pdf"
)

// Format reads PDF.
var Format = extract.Format{
	Name: "pdf",
	Exts: []string{".pdf"},
	// Viewers accept the header anywhere in the first kilobyte.
	Sniff: func(head []byte) bool { return bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-")) },
	Open: func(ctx context.Context, r io.ReaderAt, size int64, o extract.Options) (extract.Document, error) {
		return Open(ctx, r, size, o)
	},
}

// Copies reads redacted copies, to verify them: all that is drawn on a page is its
// text, also where a mask lies over a letter beside it. Documents have no map for
// a writer.
var Copies = extract.Format{
	Name: Format.Name, Exts: Format.Exts, Sniff: Format.Sniff,
	Open: func(ctx context.Context, r io.ReaderAt, size int64, o extract.Options) (extract.Document, error) {
		return load(ctx, r, size, o, true)
	},
}

// Page is a page's place in the source: what only the writer needs.
type Page struct {
	pdf.Page
	ID    string // of the page's Part
	Marks []Mark // of the page's text, sorted by Start
	// Unread holds the ordinals of glyphs of which nobody knows what they say.
	Unread []int32
	// Unseen holds those of glyphs that do not show, beside those of layers that
	// are off and beyond the page.
	Unseen []int32
	// Bent holds those of glyphs on lines that are bent or run downwards, letter by
	// letter.
	Bent []int32
	// Drawn is where writing or a picture is drawn as paths, and DrawnBy which
	// paths draw it, by their ordinals.
	Drawn   [][4]float64
	DrawnBy map[int32]bool
	// Scan is what was read of the page's picture, in place of all that it draws;
	// nil where the page was read as text.
	Scan *scan.Page
	// Insets are the pictures on a page of text in which words were read.
	Insets []Inset
	// Blank says that a blank page takes its place.
	Blank bool
	rules ruling

	asPicture bool // it is to be read as a picture
	must      bool // there is no other way to read it
	pictures  pictures
	sole      *pdf.Stream // the one picture that is all that it shows; nil for other pages
}

// Ruled reports whether a vertical rule or the space between columns stands
// between two places on the line through y, between words of a size: whether
// they are in different cells or columns.
func (p *Page) Ruled(x0, x1, y, size float64) bool { return p.rules.parts(x0, x1, y, size) }

// Document is an opened PDF file.
type Document struct {
	File   *pdf.File
	Fonts  *pdf.Fonts
	Layers *pdf.Layers
	Pages  []Page
	parts  []extract.Part
	gaps   []extract.Gap

	scans     extract.Scans
	revisions int  // earlier versions in the file
	copied    bool // opened by Copies
}

// Open reads the whole document.
func Open(ctx context.Context, r io.ReaderAt, size int64, o extract.Options) (*Document, error) {
	return load(ctx, r, size, o, false)
}

// room is what the program may use for a PDF before the collector of memory takes more
// of the time: what its pages draw takes many times the room of the text.
const room = 232 << 20

func load(ctx context.Context, r io.ReaderAt, size int64, o extract.Options, copied bool) (*Document, error) {
	footprint.Allow(room)
	data := make([]byte, size)
	if _, err := r.ReadAt(data, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, &extract.Error{Reason: extract.Damaged, What: "the file could not be read to its end", Err: err}
	}
	f, err := pdf.Load(ctx, data, o.Password)
	if err != nil {
		return nil, err
	}
	f.Once = copied
	d, err := document(ctx, f, copied, o.Scans)
	switch {
	case err != nil:
		return nil, err
	case copied: // its text is all that is wanted
		return &Document{parts: d.parts, gaps: d.gaps}, nil
	}
	d.revisions = revisions(data)
	return d, nil
}

// Read reads the document that a file's objects make up.
func Read(ctx context.Context, f *pdf.File) (*Document, error) {
	return document(ctx, f, false, extract.Scans{})
}

func document(ctx context.Context, f *pdf.File, copied bool, scans extract.Scans) (*Document, error) {
	d := &Document{File: f, Fonts: pdf.NewFonts(f), Layers: pdf.NewLayers(f), copied: copied, scans: scans}
	pages := f.Pages()
	if len(pages) == 0 {
		return nil, &extract.Error{Reason: extract.Empty, What: "the PDF has no pages", Do: "ask for a new copy of it"}
	}
	if err := d.read(ctx, pages); err != nil {
		return nil, err
	}
	d.outside()
	return d, nil
}

// read interprets all pages, several at a time.
func (d *Document) read(ctx context.Context, pages []pdf.Page) error {
	d.Pages = make([]Page, len(pages))
	parts := make([][]extract.Part, len(pages))
	gaps := make([][]extract.Gap, len(pages))
	g, gctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	budget := pdf.NewBudget()
	for i, p := range pages {
		g.Go(func() error {
			var err error
			d.Pages[i], parts[i], gaps[i], err = d.page(gctx, p, budget)
			return err
		})
	}
	if err := g.Wait(); err != nil {
		if errors.Is(err, pdf.ErrTooComplex) {
			return &extract.Error{Reason: extract.TooLarge, What: "a page of the PDF is too complex to read", Err: err}
		}
		return err
	}
	if d.File.TooLarge() {
		return &extract.Error{Reason: extract.TooLarge, What: "the PDF's pages are too large to read"}
	}
	if err := d.readPictures(ctx, parts, gaps); err != nil {
		return err
	}
	if err := d.readInsets(ctx, parts, gaps); err != nil {
		return err
	}
	for i := range pages {
		d.parts = append(d.parts, parts[i]...)
		d.gaps = append(d.gaps, gaps[i]...)
	}
	return nil
}

// page interprets one page.
func (d *Document) page(ctx context.Context, p pdf.Page, b *pdf.Budget) (Page, []extract.Part, []extract.Gap, error) {
	c := collectors.Get().(*collector)
	defer collectors.Put(c)
	c.reset(p.CropBox)
	m := pdf.NewMachine(ctx, d.File, d.Fonts, d.Layers, c)
	m.Budget = b
	incomplete, err := m.Page(p)
	if err != nil {
		return Page{}, nil, nil, err
	}
	out := Page{Page: p, ID: fmt.Sprintf("page/%d", p.Number)}
	var text string
	c.rules.sort()
	if !d.copied {
		out.Unseen = c.unsee()
	}
	c.shown.rest(c.glyphs)
	c.distrust()
	c.speckled()
	text, out.Marks = c.scratch.layout(c.glyphs, &c.rules)
	out.rules.vertical = slices.Concat(c.rules.vertical, c.scratch.gutters)
	out.rules.sort()
	for _, g := range c.glyphs {
		if g.unread {
			out.Unread = append(out.Unread, g.ordinal)
		}
		if g.bent {
			out.Bent = append(out.Bent, g.ordinal)
		}
	}
	var curves int
	out.Drawn, out.DrawnBy, curves = c.drawn.found()
	c.images, c.curves = append(c.images, out.Drawn...), c.curves-curves
	parts := []extract.Part{{ID: out.ID, Kind: extract.Body, Page: p.Number, Text: text}}
	if t, _ := c.scratch.layout(c.hidden, &ruling{}); t != "" {
		parts = append(parts, extract.Part{ID: out.ID + "/hidden", Kind: extract.Hidden, Page: p.Number, Text: t})
	}
	if d.scans.Read && !d.copied {
		out.Insets = c.insets(p)
	}
	if d.copied { // the rest is for a writer
		out = Page{Page: p, ID: out.ID}
	}
	gaps, asPicture := c.gaps(p, incomplete)
	out.asPicture, out.pictures = asPicture, c.pictures
	if !incomplete {
		out.sole = c.sole.found(d.File, p)
	}
	out.must = asPicture && slices.ContainsFunc(gaps, func(g extract.Gap) bool { return g.Blocking })
	return out, parts, gaps, nil
}

// Format implements extract.Document.
func (d *Document) Format() string { return Format.Name }

// Parts implements extract.Document: the pages in order, then the rest.
func (d *Document) Parts() []extract.Part { return d.parts }

// Gaps implements extract.Document.
func (d *Document) Gaps() []extract.Gap { return d.gaps }

// Close implements extract.Document.
func (d *Document) Close() error { return nil }

// Package pdf writes the redacted copy of a PDF as a new file.
//
// It promises that nothing reaches the copy but what the pages draw: the
// content is written anew by interpreting it, without the glyphs that the plan
// masks, those that do not show and those that nobody can read; boxes with the
// labels take the place of the first and last. Pictures become grey boxes unless
// they are to be kept, and so does writing that is drawn as paths, where it is
// recognised as such: a word of a few letters is not. Properties,
// outlines, attachments, scripts, forms, structure, earlier revisions and
// whatever else a PDF can hold is not copied. Annotations' appearances are
// drawn into the page.
//
// Pages that were read as pictures are made anew from their pixels, with what is
// masked painted black in them, and the words that remain as text that does not
// show. There a box is as wide as what it covers.
//
// Lines with a mask are set anew, so that neither the mask nor what follows it
// tells how wide the masked words were; which words share a line still shows. Bent
// lines and letters one below another stay where they are: there a row of boxes is
// as long as what it covers. Dashed lines of very many dashes become solid.
package pdf

import (
	"context"
	"errors"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"veil/extract"
	source "veil/extract/pdf"
	"veil/internal/pdf"
	"veil/redact/plan"
)

// Writer implements plan.Writer. With KeepPictures, pictures are carried over,
// written anew from their pixels; those of scans and of what cannot be decoded
// become grey boxes all the same.
type Writer struct{ KeepPictures bool }

// Write implements plan.Writer. doc is a *pdf.Document of package extract/pdf.
func (w Writer) Write(ctx context.Context, out io.Writer, doc extract.Document, p plan.Plan) error {
	d, ok := doc.(*source.Document)
	if !ok {
		return errors.New("redact/pdf: not a PDF document")
	}
	c := newCopy(d)
	c.keepPictures = w.KeepPictures
	edits := map[string][]plan.Edit{}
	for _, e := range p.Edits {
		edits[e.Part] = append(edits[e.Part], e)
	}
	pages := make([]*page, len(d.Pages))
	g, gctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range d.Pages {
		g.Go(func() error {
			var err error
			own := p
			own.Edits = edits[d.Pages[i].ID]
			for _, in := range d.Pages[i].Insets {
				own.Edits = append(slices.Clip(own.Edits), edits[in.ID]...)
			}
			pages[i], err = c.page(gctx, &d.Pages[i], own)
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return c.write(out, pages)
}

// copy is the document-wide part of a copy: what its pages share.
type copy struct {
	src   *source.Document
	file  *pdf.File
	label *pdf.Font // Helvetica, for the labels

	keepPictures bool

	mu       sync.Mutex
	fonts    map[*pdf.Font]*fontUse
	pictures map[*pdf.Stream]*picture
	gstates  map[pdf.Ref]*gstate
}

func newCopy(d *source.Document) *copy {
	return &copy{src: d, file: d.File, label: newLabelFont(), fonts: map[*pdf.Font]*fontUse{}, gstates: map[pdf.Ref]*gstate{}}
}

// page is a finished page, with resources that still name objects of the
// source: numbers are given out when the file is written, in page order, so
// that parallel work does not show in the result.
type page struct {
	src     *source.Page
	content *pdf.Stream
	res     *resources
	group   pdf.Dict
	size    [2]float64 // of a page that is not laid out as the source's; zero for others
}

// write lays out the file.
func (c *copy) write(w io.Writer, pages []*page) error {
	o := &output{copy: c, b: &pdf.Builder{}, done: map[any]pdf.Ref{}}
	root, tree := o.b.Reserve(), o.b.Reserve()
	kids := make(pdf.Array, len(pages))
	for i, p := range pages {
		d := pdf.Dict{
			"Type": pdf.Name("Page"), "Parent": tree,
			"MediaBox": box(p.src.MediaBox),
			"Contents": o.b.Add(p.content),
		}
		if p.size != [2]float64{} {
			d["MediaBox"] = pdf.Array{0, 0, p.size[0], p.size[1]}
			d["Resources"] = o.resources(p.res)
			kids[i] = o.b.Add(d)
			continue
		}
		if p.src.CropBox != p.src.MediaBox {
			d["CropBox"] = box(p.src.CropBox)
		}
		if p.src.Rotate != 0 {
			d["Rotate"] = p.src.Rotate
		}
		if u, ok := c.file.Num(p.src.Dict["UserUnit"]); ok && u > 0 {
			d["UserUnit"] = u
		}
		if p.group != nil {
			d["Group"] = o.value(p.group, 0)
		}
		d["Resources"] = o.resources(p.res)
		kids[i] = o.b.Add(d)
	}
	o.b.Set(tree, pdf.Dict{"Type": pdf.Name("Pages"), "Kids": kids, "Count": len(kids)})
	o.b.Set(root, pdf.Dict{"Type": pdf.Name("Catalog"), "Pages": tree, "Lang": c.language()})
	return o.b.Write(w, root)
}

func box(b [4]float64) pdf.Array { return pdf.Array{b[0], b[1], b[2], b[3]} }

// language is what screen readers take the copy's language for (PDF 32000-1,
// 14.9.2): of the languages that the tool is for, the one that the source names.
func (c *copy) language() pdf.String {
	lang, _ := c.file.Resolve(c.file.Dict(c.file.Trailer["Root"])["Lang"]).(pdf.String)
	if strings.HasPrefix(strings.ToLower(string(lang)), "cy") {
		return "cy-GB"
	}
	return "en-GB"
}

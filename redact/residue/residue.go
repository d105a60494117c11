// Package residue finds what a redaction made by another program has left
// behind in a PDF: text that does not show and can still be copied out.
//
// It looks, page by page in drawing order, for text under boxes and pictures
// that were laid over it, text in the colour of its ground, invisible text,
// text in layers that are off, beyond the page or clipped away; and in the file
// for earlier versions of the document, comments and redaction marks that were
// never applied. It promises to tell where such text is. It does not say that
// the text identifies anybody. Of pixels it knows only whether there is ink where
// an invisible word lies over a scan, not what it says; of boxes it
// knows upright and turned rectangles, not drawn outlines. Councils' bundles
// arrive like this: London Borough of Lambeth v AM [2021] EWHC 186 (QB).
package residue

import (
	"context"
	"fmt"

	"golang.org/x/sync/errgroup"

	"veil/internal/pdf"
)

// How says how text is hidden.
type How string

// The ways in which text is hidden.
const (
	UnderBox     How = "text under a box"
	UnderPicture How = "text under a picture"
	SameColour   How = "text in the colour of its ground"
	Invisible    How = "invisible text"
	HiddenLayer  How = "text in a layer that is switched off"
	OffPage      How = "text beyond what the page shows"
	Tiny         How = "text too small to see"
	Earlier      How = "an earlier version of the text"
	Comment      How = "a comment"
	Unapplied    How = "a mark for redaction that was never applied"
	// Layer hides nothing: each of its words lies over ink of the page's picture. What
	// it says is for the rules to look at, like any text.
	Layer How = "machine-read text over a picture of the page"
)

// Hides reports whether a find is of what the page does not show.
func (f Find) Hides() bool { return f.How != Layer }

// Find is hidden text of one sort at one place.
type Find struct {
	Where string `json:"where"` // "page 3"; no text of the document
	How   How    `json:"how"`
	Words int    `json:"words"`
	// Text is what can be copied out: for the user who asks for it, not for logs.
	Text string `json:"text,omitempty"`
}

// Search looks through the file in data.
func Search(ctx context.Context, data []byte, password string) ([]Find, error) {
	f, err := pdf.Load(ctx, data, password)
	if err != nil {
		return nil, err
	}
	pages := f.Pages()
	fonts, layers, budget := pdf.NewFonts(f), pdf.NewLayers(f), pdf.NewBudget()
	found := make([][]Find, len(pages))
	g, gctx := errgroup.WithContext(ctx)
	g.SetLimit(2) // the drawing of a page is kept in memory
	for i, p := range pages {
		g.Go(func() error {
			var err error
			found[i], err = onPage(gctx, f, fonts, layers, budget, p)
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	var out []Find
	for i, p := range pages {
		out = append(out, found[i]...)
		out = append(out, onTop(f, p)...)
	}
	earlier, err := versions(ctx, data, password, f)
	if err != nil {
		return nil, err
	}
	return append(out, earlier...), nil
}

// onPage finds the hidden text of one page.
func onPage(ctx context.Context, f *pdf.File, fonts *pdf.Fonts, layers *pdf.Layers, b *pdf.Budget, p pdf.Page) ([]Find, error) {
	c := newCanvas(p.CropBox)
	m := pdf.NewMachine(ctx, f, fonts, layers, c)
	m.Budget = b
	if _, err := m.Page(p); err != nil {
		return nil, err
	}
	return c.hidden(f, fmt.Sprintf("page %d", p.Number)), nil
}

package docx

import (
	"context"
	"fmt"
	"strings"

	"veil/extract"
	source "veil/extract/docx"
	"veil/internal/ooxml"
	"veil/redact/plan"
)

// album are the pictures that a copy keeps, written anew from their pixels.
type album struct {
	open    bool // pictures are kept
	looking bool // they are counted and not written

	rels    map[string]string // of the story: the parts of the package that are pictures, by ID
	under   bool              // something of the body may lie over pictures
	covered bool              // something may lie over pictures of the story
	names   map[shown]string  // in the copy, or "" where it cannot be kept
	files   []ooxml.File
	pixels  int // of all so far
	kept    int // how many stand in the copy
}

// shown is a picture as it is shown.
type shown struct {
	part string
	crop crop
}

// begin turns to the pictures of a story.
func (c *copier) begin(s ooxml.Story) error {
	a := &c.album
	rels, err := c.src.Package.Rels(s.Name)
	if err != nil {
		return err
	}
	a.rels = map[string]string{}
	for _, r := range rels {
		if r.Kind == "image" && !r.Extern {
			a.rels[r.ID] = r.Target
		}
	}
	// What floats in the body, which comes first, may lie over the pictures of
	// headers as well.
	a.under = a.under || s.ID == mainName && covers(s.Tree.Root, false)
	a.covered = a.under || covers(s.Tree.Root, false)
	return nil
}

// keep gives the relationship from the current part to a picture that is kept,
// or "" where it is not. id leads to the original.
func (c *copier) keep(id string, k crop) string {
	a := &c.album
	part := a.rels[id]
	if !a.open || a.covered || c.object || part == "" {
		return ""
	}
	if c.told(part) {
		return ""
	}
	name, ok := a.names[shown{part, k}]
	if !ok {
		name = a.take(c.src.Package, part, k)
		a.names[shown{part, k}] = name
	}
	if name == "" {
		return ""
	}
	a.kept++
	return c.mediaRel(name)
}

// take writes a picture anew and returns its name in the copy.
func (a *album) take(p *ooxml.Package, part string, k crop) string {
	data, err := p.Read(part)
	if err != nil || k != (crop{}) && turned(data) {
		return ""
	}
	img, photo, ok := decode(data, allPixels-a.pixels)
	if !ok {
		return ""
	}
	r := k.of(img.Bounds())
	if r.Empty() {
		return ""
	}
	a.pixels += img.Bounds().Dx() * img.Bounds().Dy()
	f := ooxml.File{Name: fmt.Sprintf("word/media/picture%d.png", len(a.files)+1)}
	if photo {
		f.Name, f.Type = strings.TrimSuffix(f.Name, "png")+"jpeg", "image/jpeg"
	}
	if !a.looking {
		if f.Data, err = encode(img, r, photo); err != nil {
			return ""
		}
	}
	a.files = append(a.files, f)
	return f.Name
}

// Gaps are the document's, with the pictures that a Writer with KeepPictures
// carries over: nobody has read them.
func (w Writer) Gaps(ctx context.Context, doc extract.Document) ([]extract.Gap, error) {
	d, ok := doc.(*source.Document)
	if !ok || !w.KeepPictures {
		return doc.Gaps(), nil
	}
	c, err := w.copy(ctx, d, plan.Plan{Style: plan.StyleLabel}, true)
	if err != nil {
		return nil, err
	}
	n := c.album.kept
	var out []extract.Gap
	for _, g := range doc.Gaps() {
		if n == 0 || g != d.PicturesGap(d.Pictures()) {
			out = append(out, g)
			continue
		}
		g.Blocking = true
		how := keptUnread
		if d.Described() {
			how = keptRead
		}
		g.Why = "1 picture " + how
		if n > 1 {
			g.Why = fmt.Sprintf("%d pictures ", n) + how
		}
		out = append(out, g)
		if grey := d.Pictures() - n; grey > 0 {
			out = append(out, d.PicturesGap(grey))
		}
		n = 0
	}
	if n > 0 {
		return nil, fmt.Errorf("docx writer: pictures that the reader did not count")
	}
	return out, nil
}

// What the gap says of pictures that are kept, and of those of a document in some of
// whose pictures words were read.
const (
	keptUnread = "kept without being read" + keptWhole
	keptRead   = "kept, unless something to mask was read there" + keptWhole
	keptWhole  = ", whole even where the page cuts off or covers some of it; look at every picture before sharing the copy"
)

// KeptPictures reports whether a gap is of pictures that are kept.
func KeptPictures(g extract.Gap) bool { return strings.HasSuffix(g.Why, keptWhole) }

// onlyPictures reports whether the document is nothing but pictures, which most likely
// are of pages.
func onlyPictures(d *source.Document) bool {
	for _, g := range d.Gaps() {
		if g.Why == source.PicturesOnly {
			return true
		}
	}
	return false
}

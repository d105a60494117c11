// Package docx writes the redacted copy of a Word document.
//
// It promises a package made anew from a list of what may be in it: parts,
// elements, attributes and values that are not on the list are left out, so
// that what the copy says is its text and nothing else. The text is that of
// the document with every masked edit replaced by its mark, which takes the
// look of the first run it covers. Tracked changes are accepted; comments (unless
// the document was opened with them),
// hidden text, properties, custom data, link targets, macros and embedded
// files are gone; pictures, charts and diagrams are grey boxes of their size, but
// for pictures of pixels that the user wants to keep.
//
// Of a package that holds a theme alone the copy is a theme of its colours and
// fonts.
//
// It does not promise that pages break where they did, nor that a font in
// little use is kept: one of its kind takes its place.
package docx

import (
	"context"
	"fmt"
	"io"
	"strings"

	"veil/extract"
	source "veil/extract/docx"
	"veil/internal/ooxml"
	"veil/redact/plan"
)

// Writer writes Word documents. With KeepPictures, pictures of pixels are
// carried over, written anew from those; see Gaps. The zero value is ready.
type Writer struct{ KeepPictures bool }

var _ plan.Writer = Writer{}

// Carried reports whether the copy holds parts of that kind. All parts of
// these kinds are carried, text boxes included, and none of the others.
func Carried(k extract.Kind) bool {
	switch k {
	case extract.Body, extract.Header, extract.Footer, extract.Footnote, extract.Endnote:
		return true
	}
	return false
}

// CarriedWithComments is Carried for documents that are opened with their
// comments.
func CarriedWithComments(k extract.Kind) bool {
	return Carried(k) || k == extract.Comment || k == extract.Author
}

// carriedOf is what the copy of a document holds.
func carriedOf(d *source.Document) func(extract.Kind) bool {
	if d.Comments() {
		return CarriedWithComments
	}
	return Carried
}

const office = "application/vnd.openxmlformats-officedocument."

// mainName is the ID and the name of the main part.
const mainName = "word/document.xml"

// Write implements plan.Writer. The plan must fit the document's structure:
// see Fit.
func (w Writer) Write(ctx context.Context, out io.Writer, doc extract.Document, p plan.Plan) error {
	d, ok := doc.(*source.Document)
	if !ok {
		return fmt.Errorf("docx writer: a %s document", doc.Format())
	}
	c, err := w.copy(ctx, d, p, false)
	if err != nil {
		return err
	}
	if c.src.Theme != nil {
		return ooxml.Write(out, c.themeFiles(c.src.Theme))
	}
	return ooxml.Write(out, c.files())
}

// copy makes the parts of the copy. With looking, pictures that are kept are
// counted alone.
func (w Writer) copy(ctx context.Context, d *source.Document, p plan.Plan, looking bool) (*copier, error) {
	if err := check(d, p); err != nil {
		return nil, err
	}
	src, err := d.Source(ctx)
	if err != nil {
		return nil, err
	}
	defer d.Release()
	c := newCopier(d, src, p)
	c.album = album{open: w.KeepPictures && !onlyPictures(d), looking: looking, names: map[shown]string{}}
	if src.Theme != nil {
		return c, nil
	}
	if err := c.appearance(); err != nil {
		return nil, err
	}
	for _, s := range src.Stories {
		if s.Rel == "comments" {
			c.comments.number(s.Tree.Root.Kids)
		}
		if s.ID != mainName {
			c.rels[mainName] = append(c.rels[mainName], ooxml.Rel{ID: c.storyRel(s), Kind: s.Rel, Target: s.ID})
		}
	}
	for _, s := range src.Stories {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := c.story(s); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// storyRel is the relationship ID that leads to a story in the copy.
func (c *copier) storyRel(s ooxml.Story) string {
	for i, o := range c.src.Stories {
		if o.ID == s.ID {
			return fmt.Sprintf("rIdS%d", i)
		}
	}
	return ""
}

// story copies one part of running text.
func (c *copier) story(s ooxml.Story) error {
	c.part = s.ID
	if err := c.begin(s); err != nil {
		return err
	}
	root := ooxml.New(s.Tree.Root.Tag)
	if kids := s.Tree.Root.Kids; s.Rel == "officeDocument" && len(kids) > 0 && kids[len(kids)-1].Tag == "w:body" {
		c.out = append(c.out, ooxml.File{Name: s.ID, Type: office + "wordprocessingml.document.main+xml", Data: c.main(root, kids)})
		return c.err
	}
	for _, k := range s.Tree.Root.Kids {
		switch {
		case k.Tag == "w:body":
			root.Add(ooxml.New("w:body").Add(c.kids(k)...))
		case k.Tag == "w:footnote", k.Tag == "w:endnote":
			n := c.shell(k)
			root.Add(withParagraph(n.Add(c.kids(k)...)))
		case k.Tag == "w:background":
			root.Add(c.shell(k))
		case k.Tag == "w:comment":
			root.Add(withParagraph(c.comment(k).Add(c.kids(k)...)))
		default:
			root.Add(c.node(k)...)
		}
	}
	typ := strings.TrimSuffix(s.Rel, "s") + "+xml"
	switch s.Rel {
	case "officeDocument":
		typ = "document.main+xml"
	case "footnotes", "endnotes", "comments":
		typ = s.Rel + "+xml"
	default:
		withParagraph(root)
	}
	c.out = append(c.out, ooxml.File{Name: s.ID, Type: office + "wordprocessingml." + typ, Data: ooxml.Marshal(root)})
	return c.err
}

// main copies the main part, of which no more than a paragraph or a table is
// held at a time.
func (c *copier) main(root *ooxml.Node, kids []*ooxml.Node) []byte {
	m := ooxml.NewMarshaller(root)
	m.Grow(min(c.src.Package.Size(c.src.Stories[0].Name), 16<<20)) // about as long as the original
	last := len(kids) - 1
	for _, k := range kids[:last] {
		if k.Tag == "w:background" {
			m.Add(c.shell(k))
			continue
		}
		for _, o := range c.node(k) {
			m.Add(o)
		}
	}
	body := ooxml.New("w:body")
	m.Start(body)
	var pending []*ooxml.Node // what the next paragraph may join, and what follows it
	write := func() {
		for _, o := range pending {
			m.Add(o)
		}
		pending = pending[:0]
	}
	for _, k := range kids[last].Kids {
		before := c.last
		out := c.node(k)
		if c.last != before {
			write()
		}
		pending = append(pending, out...)
	}
	write()
	m.End(body)
	return m.Close("")
}

// withParagraph ends a container with a paragraph where it holds none, as the
// format demands.
func withParagraph(n *ooxml.Node) *ooxml.Node {
	if n.Kid("w:p") == nil && n.Kid("w:tbl") == nil {
		n.Add(ooxml.New("w:p"))
	}
	return n
}

// files lists everything for the package.
func (c *copier) files() []ooxml.File {
	files := append(append(c.out, c.images.data...), c.album.files...)
	for _, s := range c.src.Stories {
		if rels := c.rels[s.ID]; len(rels) > 0 {
			files = append(files, ooxml.File{Name: ooxml.RelsName(s.ID), Data: ooxml.MarshalRels(rels)})
		}
	}
	return append(files, frame(mainName)...)
}

// frame is what every package holds: what leads to its main part, and empty
// properties.
func frame(main string) []ooxml.File {
	core, app := "docProps/core.xml", "docProps/app.xml"
	return []ooxml.File{
		{Name: "_rels/.rels", Data: ooxml.MarshalRels([]ooxml.Rel{
			{ID: "rId1", Kind: "officeDocument", Target: main},
			{ID: "rId2", Kind: "core-properties", Target: core},
			{ID: "rId3", Kind: "extended-properties", Target: app}})},
		{Name: core, Type: "application/vnd.openxmlformats-package.core-properties+xml",
			Data: ooxml.Marshal(ooxml.New("cp:coreProperties"))},
		{Name: app, Type: office + "extended-properties+xml", Data: ooxml.Marshal(ooxml.New("ep:Properties"))}}
}

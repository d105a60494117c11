// Package odt writes the redacted copy of a text document of OpenDocument.
//
// It promises a package made anew from a list of what may be in it: elements,
// attributes and values that are not on the list are left out. The text is that
// of the document with every masked edit replaced by its mark. Tracked changes are
// accepted; comments, hidden text, properties, names, link targets, forms, macros
// and embedded files are gone; pictures and objects are grey boxes of their size;
// drawn shapes with words in them are plain text boxes.
//
// It does not promise that pages break where they did, nor that rare looks are
// kept. Facts are from OASIS, OpenDocument 1.3.
package odt

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"veil/extract"
	source "veil/extract/odt"
	"veil/internal/ooxml"
	"veil/redact/plan"
)

// Writer writes text documents. The zero value is ready.
type Writer struct{}

var _ plan.Writer = Writer{}

// errPlan means that a plan was made for another document, or changed by hand in
// a way that cannot be done.
var errPlan = errors.New("odt writer: the plan does not match the document")

// Carried reports whether the copy holds parts of that kind.
func Carried(k extract.Kind) bool {
	switch k {
	case extract.Body, extract.Header, extract.Footer, extract.Footnote, extract.Endnote:
		return true
	}
	return false
}

// Fit cuts masked edits at the borders of paragraphs and cells, which a copy
// keeps: an address over three lines becomes three edits with the same label.
func Fit(doc extract.Document, p plan.Plan) plan.Plan {
	d, ok := doc.(*source.Document)
	if !ok {
		return p
	}
	text := carriedText(d)
	var edits []plan.Edit
	for _, e := range p.Edits {
		t, carried := text[e.Part]
		if !e.Mask || !carried || e.Start < 0 || e.End > len(t) {
			edits = append(edits, e)
			continue
		}
		from := e.Start
		for _, at := range append(inside(d, e.Span), e.End) {
			piece := t[from:at]
			left := len(piece) - len(strings.TrimLeft(piece, " \t\n"))
			if core := strings.Trim(piece, " \t\n"); core != "" {
				cut := e
				cut.Start, cut.Text = from+left, core
				cut.End = cut.Start + len(core)
				edits = append(edits, cut)
			}
			from = at + 1 // separators are one byte
		}
	}
	p.Edits = edits
	return p
}

func carriedText(d *source.Document) map[string]string {
	text := map[string]string{}
	for _, p := range d.Parts() {
		if Carried(p.Kind) {
			text[p.ID] = p.Text
		}
	}
	return text
}

// inside lists the separators in a span.
func inside(d *source.Document, s extract.Span) []int {
	stay := d.Borders()[s.Part]
	i, _ := slices.BinarySearch(stay, s.Start)
	j, _ := slices.BinarySearch(stay, s.End)
	return slices.Clone(stay[i:max(i, j)])
}

// check refuses edits that do not match the text or cannot be made.
func check(d *source.Document, p plan.Plan) error {
	for _, part := range d.Parts() {
		end := 0
		for _, e := range p.Masked(part.ID) {
			if e.Start < end || e.End <= e.Start || e.End > len(part.Text) || part.Text[e.Start:e.End] != e.Text || !utf8.ValidString(e.Text) {
				return errPlan
			}
			end = e.End
			if Carried(part.Kind) && len(inside(d, e.Span)) > 0 {
				return errPlan
			}
		}
	}
	return nil
}

// Write implements plan.Writer. The plan must fit the document: see Fit.
func (Writer) Write(ctx context.Context, w io.Writer, doc extract.Document, p plan.Plan) error {
	d, ok := doc.(*source.Document)
	if !ok {
		return fmt.Errorf("odt writer: a %s document", doc.Format())
	}
	if err := check(d, p); err != nil {
		return err
	}
	src, err := d.Source(ctx)
	if err != nil {
		return err
	}
	c := &copier{src: src, plan: p, text: carriedText(d), masked: map[string][]plan.Edit{}, names: map[string]string{}, taint: map[string]bool{}}
	seen := map[string]bool{}
	for _, e := range p.Edits {
		if v := compact(e.Text); e.Mask && len(v) > 2 && !seen[v] {
			seen[v] = true
			c.values = append(c.values, v)
		}
	}
	for id := range c.text {
		c.masked[id] = p.Masked(id)
	}
	content := c.content()
	styles := c.styles()
	files := []ooxml.File{{Name: "content.xml", Data: ooxml.Marshal(content)}, {Name: "styles.xml", Data: ooxml.Marshal(styles)},
		{Name: "meta.xml", Data: ooxml.Marshal(ooxml.New("office:document-meta", version...))}}
	if c.boxes > 0 {
		files = append(files, ooxml.File{Name: boxName, Type: "image/png", Data: greyBox()})
	}
	return write(w, files)
}

var version = []string{"office:version", "1.3"}

// write makes the package: the type comes first and is not compressed, and the
// manifest lists the rest (OpenDocument 1.3, part 2, 3.3 and 4).
func write(w io.Writer, files []ooxml.File) error {
	manifest := ooxml.New("manifest:manifest", "manifest:version", "1.3").Add(entry("/", source.Type))
	for i, f := range files {
		if f.Type == "" {
			files[i].Type = "text/xml"
		}
		manifest.Add(entry(f.Name, files[i].Type))
	}
	files = append(files, ooxml.File{Name: "META-INF/manifest.xml", Data: ooxml.Marshal(manifest)})
	return ooxml.WriteZip(w, append([]ooxml.File{{Name: "mimetype", Data: []byte(source.Type), Stored: true}}, files...))
}

func entry(name, typ string) *ooxml.Node {
	return ooxml.New("manifest:file-entry", "manifest:full-path", name, "manifest:media-type", typ)
}

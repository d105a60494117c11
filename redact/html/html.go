// Package html writes the redacted copy of a web page.
//
// It promises a page made anew from a list of what may be in it: paragraphs,
// headings, lists, tables and the look of words. The text is that of the page with
// every masked edit replaced by its mark. Scripts, style sheets, comments, targets
// of links, attributes, hidden text and the title are gone; pictures, frames and
// objects are boxes that say [IMAGE]. Of attributes there are only those that a
// writer of numbers cannot put words in.
//
// It does not promise that the page looks as it did: colours, fonts and places are
// gone. The copy is in UTF-8.
package html

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"veil/extract"
	source "veil/extract/html"
	"veil/redact/cut"
	"veil/redact/plan"
)

// Writer writes web pages. The zero value is ready.
type Writer struct{}

var _ plan.Writer = Writer{}

// Carried reports whether the copy holds parts of that kind.
func Carried(k extract.Kind) bool { return k == extract.Body }

// Fit cuts masked edits at the borders of paragraphs and cells, which a copy
// keeps: an address over three lines becomes three edits with the same label.
func Fit(doc extract.Document, p plan.Plan) plan.Plan {
	d, ok := doc.(*source.Document)
	if !ok {
		return p
	}
	return text(d).Fit(p)
}

func text(d *source.Document) cut.Text {
	return cut.New(d.Parts(), Carried, map[string][]int{source.BodyID: d.Borders()})
}

// Write implements plan.Writer. The plan must fit the document: see Fit.
func (Writer) Write(ctx context.Context, w io.Writer, doc extract.Document, p plan.Plan) error {
	d, ok := doc.(*source.Document)
	if !ok {
		return fmt.Errorf("html writer: a %s document", doc.Format())
	}
	t := text(d)
	if err := t.Check(d.Parts(), p); err != nil {
		return fmt.Errorf("html writer: %w", err)
	}
	b := bufio.NewWriter(w)
	b.WriteString("<!DOCTYPE html>\n<html")
	if l := d.Lang(); l != "" {
		b.WriteString(` lang="` + l + `"`)
	}
	b.WriteString(">\n<head><meta charset=\"utf-8\"><title>" + source.Title + "</title></head>\n<body>\n")
	c := copier{w: b, render: t.Render(p)}
	for i, item := range d.Items() {
		if i%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		c.item(item)
	}
	b.WriteString("</body>\n</html>\n")
	return b.Flush()
}

// copier writes the body.
type copier struct {
	w      *bufio.Writer
	render func(extract.Span) string
	open   []source.Tag
	// What the paragraph that is open holds: it is written when it ends, since its
	// white space decides what it is.
	para   source.Item
	within bool
	pieces []piece
}

// piece is words in one look, or a picture.
type piece struct {
	text  string
	look  source.Look
	image bool
}

func (c *copier) item(i source.Item) {
	switch i.Op {
	case source.Words:
		if t := c.render(extract.Span{Part: source.BodyID, Start: int(i.Start), End: int(i.End)}); t != "" {
			c.pieces = append(c.pieces, piece{text: t, look: i.Look})
		}
	case source.Image:
		c.pieces = append(c.pieces, piece{image: true})
	case source.Rule:
		c.w.WriteString("<hr>\n")
	case source.Open:
		if i.Tag.Paragraph() {
			c.para, c.within, c.pieces = i, true, c.pieces[:0]
			return
		}
		c.open = append(c.open, i.Tag)
		c.w.WriteString("<" + i.Tag.String())
		for _, a := range []struct {
			name string
			n    int
		}{{"colspan", int(i.Cols)}, {"rowspan", int(i.Rows)}, {"start", int(i.First)}} {
			if a.n > 0 {
				fmt.Fprintf(c.w, ` %s="%d"`, a.name, a.n)
			}
		}
		if i.Lines {
			c.w.WriteString(` border="1"`)
		}
		c.w.WriteByte('>')
		if i.Tag != source.TD && i.Tag != source.TH && i.Tag != source.LI {
			c.w.WriteByte('\n')
		}
	case source.Close:
		if c.within {
			c.paragraph()
			c.within = false
			return
		}
		last := len(c.open) - 1
		c.w.WriteString("</" + c.open[last].String() + ">\n")
		c.open = c.open[:last]
	}
}

// paragraph writes the one that ends.
func (c *copier) paragraph() {
	var b strings.Builder
	for _, p := range c.pieces {
		b.WriteString(p.text)
	}
	all, tag := b.String(), c.para.Tag
	kept := tag == source.Pre || keeps(all)
	if kept {
		tag = source.Pre
	}
	c.w.WriteString("<" + tag.String())
	if c.para.Back {
		c.w.WriteString(` dir="rtl"`)
	}
	c.w.WriteByte('>')
	if kept {
		c.w.WriteByte('\n') // the first line end is markup
	}
	for _, p := range c.pieces {
		c.piece(p, kept)
	}
	image := len(c.pieces) > 0 && c.pieces[len(c.pieces)-1].image
	switch { // a line end at the end makes no line
	case image || all != "" && !strings.HasSuffix(all, "\n"):
	case kept:
		c.w.WriteByte('\n')
	default:
		c.w.WriteString("<br>")
	}
	c.w.WriteString("</" + tag.String() + ">\n")
}

// keeps reports whether text has white space that is not one blank.
func keeps(s string) bool {
	return strings.Contains(s, "\t") || strings.Contains(s, "  ") || strings.Contains(s, " \n") || strings.Contains(s, "\n ") ||
		strings.HasPrefix(s, " ") || strings.HasSuffix(s, " ")
}

// looks are the elements for the look of words, from the outermost in.
var looks = []struct {
	look source.Look
	tag  string
}{
	{source.Bold, "b"}, {source.Italic, "i"}, {source.Underline, "u"}, {source.Strike, "s"}, {source.Sub, "sub"}, {source.Sup, "sup"}, {source.Code, "code"},
}

func (c *copier) piece(p piece, kept bool) {
	if p.image {
		c.w.WriteString(Box)
		return
	}
	for _, l := range looks {
		if p.look&l.look != 0 {
			c.w.WriteString("<" + l.tag + ">")
		}
	}
	s := escape.Replace(p.text)
	if !kept {
		s = strings.ReplaceAll(s, "\n", "<br>")
	}
	c.w.WriteString(s)
	for i := len(looks) - 1; i >= 0; i-- {
		if p.look&looks[i].look != 0 {
			c.w.WriteString("</" + looks[i].tag + ">")
		}
	}
}

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// Box stands where a picture did.
const Box = `<svg width="96" height="24"><rect width="96" height="24" fill="silver"></rect><text x="8" y="17" font-size="14">` + source.ImageText + `</text></svg>`

// Package rtf writes the redacted copy of a document in Rich Text Format.
//
// It promises a document made anew from a list of control words: paragraphs and how
// they are set, the look of words, tables, headers, footers, notes and plain text
// boxes. The text is that of the document with every masked edit replaced by its
// mark. Tracked changes are accepted; comments, hidden text, properties, names, link
// targets, styles and whatever stands in other destinations are gone; pictures and
// objects are grey boxes. What is written as a number comes from a number.
//
// It does not promise that pages break where they did, nor that colours and rare
// looks are kept. There are three fonts.
package rtf

import (
	"bufio"
	"context"
	"fmt"
	"io"

	"veil/extract"
	source "veil/extract/rtf"
	"veil/redact/cut"
	"veil/redact/plan"
)

// Writer writes documents. The zero value is ready.
type Writer struct{}

var _ plan.Writer = Writer{}

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
	return cut.New(d.Parts(), Carried, d.Borders()).Fit(p)
}

// Write implements plan.Writer. The plan must fit the document: see Fit.
func (Writer) Write(ctx context.Context, w io.Writer, doc extract.Document, p plan.Plan) error {
	d, ok := doc.(*source.Document)
	if !ok {
		return fmt.Errorf("rtf writer: a %s document", doc.Format())
	}
	t := cut.New(d.Parts(), Carried, d.Borders())
	if err := t.Check(d.Parts(), p); err != nil {
		return fmt.Errorf("rtf writer: %w", err)
	}
	b := bufio.NewWriter(w)
	c := copier{ctx: ctx, w: b, render: t.Render(p), stories: d.Stories(), width: 9000}
	b.WriteString(Head)
	c.page(d.Page())
	b.WriteByte('\n')
	c.story(c.stories[0], false)
	if err := ctx.Err(); err != nil {
		return err
	}
	b.WriteString("}\n")
	return b.Flush()
}

// Head is how copies begin. The fonts are those of the families.
const Head = `{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fswiss\fcharset0 Arial;}{\f2\fmodern\fcharset0 Courier New;}}` +
	`{\colortbl;\red0\green0\blue0;}`

// copier writes one document.
type copier struct {
	ctx     context.Context
	w       *bufio.Writer
	render  func(extract.Span) string
	stories []source.Story
	width   int // between the margins
}

// num writes control words with their numbers, where these are not 0.
func (c *copier) num(words ...any) {
	for i := 0; i+1 < len(words); i += 2 {
		if n := words[i+1].(int); n != 0 {
			fmt.Fprintf(c.w, `\%s%d`, words[i], n)
		}
	}
}

func (c *copier) page(p source.Page) {
	size := func(n, least int) int {
		if n < least {
			return 0
		}
		return n
	}
	w, h := size(p.Width, 2000), size(p.Height, 2000)
	left, right := size(p.Left, 1), size(p.Right, 1)
	if w > 0 && left+right < w-1000 {
		c.width = w - left - right
	} else {
		left, right = 0, 0
	}
	c.num("paperw", w, "paperh", h, "margl", left, "margr", right)
	if top, bottom := size(p.Top, 1), size(p.Bottom, 1); h == 0 || top+bottom < h-1000 {
		c.num("margt", top, "margb", bottom)
	}
	for _, f := range []struct {
		on   bool
		word string
	}{{p.Landscape, `\landscape`}, {p.Facing, `\facingp`}, {p.FirstApart, `\titlepg`}} {
		if f.on {
			c.w.WriteString(f.word)
		}
	}
}

// story writes the blocks of one. The last paragraph of a note ends with the note.
func (c *copier) story(s source.Story, note bool) {
	rows := ends(s.Blocks)
	inside := false // a row is being written
	for i, b := range s.Blocks {
		if i%1024 == 0 && c.ctx.Err() != nil {
			return
		}
		switch b.Sort {
		case source.Paragraph:
			level := int(b.Level)
			if b.Cell {
				level = max(level, 1)
			}
			if level > 0 && rows[i] < 0 {
				level = 0 // not in a row after all
			}
			if level > 0 && !inside {
				inside = true
				c.row(s.Blocks, i, rows[i], 1)
			}
			c.paragraph(s, b, level, note && i == len(s.Blocks)-1 && len(b.Pieces) > 0)
		case source.Row:
			if b.Level < 2 {
				c.w.WriteString("\\row\n")
				inside = false
				break
			}
			c.w.WriteString(`{\*\nesttableprops`)
			c.row(s.Blocks, first(s.Blocks, i), i, int(b.Level))
			c.w.WriteString("\\nestrow}\n")
		case source.Section:
			c.w.WriteString("\\sect\\sectd\n")
		case source.PageEnd:
			c.w.WriteString("\\page\n")
		case source.Head:
			c.aside(b.Story)
		}
	}
}

// ends says for each block where the row of the outermost table ends that it is in,
// or -1.
func ends(blocks []source.Block) []int {
	out := make([]int, len(blocks))
	at := -1
	for i := len(blocks) - 1; i >= 0; i-- {
		switch b := blocks[i]; {
		case b.Sort == source.Row && b.Level < 2:
			at = i
		case b.Sort == source.Paragraph && b.Level == 0 && !b.Cell, b.Sort == source.Section:
			at = -1
		}
		out[i] = at
	}
	return out
}

// first is where a row of a table in a table begins.
func first(blocks []source.Block, at int) int {
	i := at
	for i > 0 && !(blocks[i-1].Sort == source.Row && blocks[i-1].Level <= blocks[at].Level) {
		i--
	}
	return i
}

// row writes what a row is like before its cells.
func (c *copier) row(blocks []source.Block, from, to, level int) {
	n := 0
	for _, b := range blocks[from:to] {
		if b.Sort == source.Paragraph && b.Cell && max(int(b.Level), 1) == level {
			n++
		}
	}
	var look source.RowLook
	if r := blocks[to].Row; r != nil {
		look = *r
	}
	edges := look.Edges
	for i, e := range edges {
		if e < 1 || e > 31680 || i > 0 && e <= edges[i-1] {
			edges = nil
			break
		}
	}
	if len(edges) != n {
		edges = nil
		for i := range n {
			edges = append(edges, c.width*(i+1)/n)
		}
	}
	c.w.WriteString(`\trowd\trgaph108`)
	for _, e := range edges {
		if look.Lines {
			c.w.WriteString(`\clbrdrt\brdrs\brdrw10\clbrdrl\brdrs\brdrw10\clbrdrb\brdrs\brdrw10\clbrdrr\brdrs\brdrw10`)
		}
		c.num("cellx", e)
	}
	c.w.WriteByte('\n')
}

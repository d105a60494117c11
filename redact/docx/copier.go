package docx

import (
	"regexp"
	"slices"
	"strings"

	"veil/extract"
	source "veil/extract/docx"
	"veil/internal/ooxml"
	"veil/redact/plan"
)

// copier makes the copy of one document.
type copier struct {
	src *ooxml.Source
	// pictureID is the Part with a picture's words, by the picture's name in the package.
	pictureID func(name string) string
	edits     edits
	taint     taint
	styles    map[string]string // style ID in the document to that in the copy
	// contentsStyles are those of tables of contents, by their ID in the document;
	// link is the style of links, by its ID in the copy.
	contentsStyles map[string]bool
	link           string
	images         images
	album          album
	comments       comments

	part     string // the story that is being copied
	rels     map[string][]ooxml.Rel
	out      []ooxml.File
	last     *ooxml.Node // the last paragraph written, which the next may join
	drawings int
	contents bool // the paragraph is of a table of contents
	memo     map[attrKey]string
	object   bool        // what is copied is the preview of an embedded object
	frame    *ooxml.Node // the drawing that is being copied
	relCache []ooxml.Rel
	families map[string]string             // of fonts, by name
	looks    map[*ooxml.Node][]*ooxml.Node // copies of run properties, which many runs share
	err      error
}

func newCopier(d *source.Document, src *ooxml.Source, p plan.Plan) *copier {
	c := &copier{src: src, pictureID: d.PictureID, rels: map[string][]ooxml.Rel{}, styles: map[string]string{}, contentsStyles: map[string]bool{}, memo: map[attrKey]string{}, looks: map[*ooxml.Node][]*ooxml.Node{}, taint: newTaint(p),
		edits: edits{plan: p, text: map[string]string{}, parts: map[string][]plan.Edit{}}}
	for _, part := range d.Parts() {
		c.edits.text[part.ID] = part.Text
		c.edits.parts[part.ID] = p.Masked(part.ID)
	}
	return c
}

// kept are elements of running text that the copy holds as they are.
var kept = words(`w:bdo w:dir w:ruby w:rt w:rubyBase w:footnoteReference w:endnoteReference
	w:footnoteRef w:endnoteRef w:separator w:continuationSeparator`)

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// kids copies what is below a node.
func (c *copier) kids(n *ooxml.Node) []*ooxml.Node {
	var out []*ooxml.Node
	for _, k := range n.Kids {
		out = append(out, c.node(k)...)
	}
	return out
}

// node copies one node, which may come out as none or as several. An element
// that is not known comes out as what is in it, as it was read.
func (c *copier) node(n *ooxml.Node) []*ooxml.Node {
	if c.src.Gone[n] {
		return nil
	}
	if span, ok := c.src.Text[n]; ok {
		return c.text(n, span)
	}
	switch {
	case n.Tag == "w:p":
		return c.paragraph(n)
	case n.Tag == "w:r", n.Tag == "m:r":
		return c.run(n)
	case n.Tag == "w:tc", n.Tag == "w:txbxContent":
		return one(withParagraph(c.shell(n).Add(c.kids(n)...)))
	case n.Tag == "w:tr":
		if row := c.row(n); row.Kid("w:tc") != nil {
			return one(row)
		}
		return nil
	case n.Tag == "w:tbl":
		if table := c.shell(n).Add(c.kids(n)...); table.Kid("w:tr") != nil {
			return one(table)
		}
		return nil
	case n.Tag == "mc:AlternateContent":
		if b := ooxml.Branch(n); b != nil {
			return c.kids(b)
		}
		return c.kids(n)
	case n.Tag == "w:commentRangeStart", n.Tag == "w:commentRangeEnd", n.Tag == "w:commentReference":
		return c.anchor(n)
	case n.Tag == "w:fldSimple":
		return c.simpleField(n)
	case n.Tag == "w:fldChar", n.Tag == "w:instrText":
		return c.field(n)
	case n.Tag == "w:drawing":
		return c.drawing(n)
	case n.Tag == "w:pict", n.Tag == "w:object":
		return c.pict(n)
	case n.Tag == "w:rPr":
		if c.looks[n] == nil {
			c.looks[n] = c.properties(n)
		}
		return c.looks[n]
	case containers[n.Tag]:
		return c.properties(n)
	case kept[n.Tag]:
		return one(c.shell(n).Add(c.kids(n)...))
	case strings.HasPrefix(n.Tag, "m:") && n.Tag != "m:t":
		return one(c.shell(n).Add(c.kids(n)...))
	case n.Tag == "w:sdtPr", n.Tag == "w:sdtEndPr", n.Tag == "w:smartTagPr", n.Tag == "w:customXmlPr", n.Tag == "w:del", n.Tag == "w:moveFrom":
		return nil
	}
	return c.kids(n)
}

func one(n *ooxml.Node) []*ooxml.Node { return []*ooxml.Node{n} }

// shell is an element with its harmless attributes and nothing in it.
func (c *copier) shell(n *ooxml.Node) *ooxml.Node {
	return &ooxml.Node{Tag: n.Tag, Attrs: c.attrs(n)}
}

// text writes what is left of a node that holds text.
func (c *copier) text(n *ooxml.Node, span extract.Span) []*ooxml.Node {
	s := c.edits.render(span)
	spelled := n.Tag == "w:sym" && len(s) == 1 // of a word in symbols, which is written in letters
	if n.Tag != "w:t" && n.Tag != "m:t" && n.Tag != "w:fldChar" && !spelled && len(c.edits.over(span)) == 0 {
		return one(c.shell(n)) // a tab, a break, a symbol
	}
	if s == "" {
		return nil
	}
	return one(textNode(n.Tag, s))
}

// textNode is a text element; tag says whether in a formula.
func textNode(tag, s string) *ooxml.Node {
	if tag != "m:t" {
		tag = "w:t"
	}
	n := ooxml.New(tag, "xml:space", "preserve")
	n.Text = s
	return n
}

// run copies a run, unless nothing but its looks is left.
func (c *copier) run(n *ooxml.Node) []*ooxml.Node {
	out, content := ooxml.New(n.Tag), false
	for _, k := range n.Kids {
		for _, o := range c.node(k) {
			if c.contents && o.Tag == "w:rPr" {
				o = c.unlinked(o)
			}
			out.Add(o)
			content = content || !containers[o.Tag] && o.Tag != "m:rPr"
		}
	}
	if !content {
		return nil
	}
	return one(out)
}

// paragraph copies a paragraph, or appends what is in it to the one before
// where an edit covers the border between them.
func (c *copier) paragraph(n *ooxml.Node) []*ooxml.Node {
	br, has := c.src.Breaks[n]
	if has && br.Merged && c.last != nil {
		c.join(n, br, plan.Edit{Span: extract.Span{Start: -1}})
		return nil
	}
	if has {
		if over := c.edits.over(extract.Span{Part: br.Part, Start: br.At, End: br.At + 1}); len(over) > 0 {
			if !br.Joins || c.last == nil {
				c.err = errBorder
				return nil
			}
			c.join(n, br, over[0])
			return nil
		}
	}
	outer := c.contents
	defer func() { c.contents = outer }()
	style := n.Kid("w:pPr", "w:pStyle")
	c.contents = style != nil && c.contentsStyles[style.Attr("w:val")]
	p := ooxml.New("w:p")
	p.Add(c.kids(n)...)
	c.last = p
	return one(p)
}

// contentsStyle is the name of a line's style in a table of contents, in lower case.
var contentsStyle = regexp.MustCompile(`^toc [1-9]$`)

// unlinked are the properties of a run without the look of a link. Word does not
// show that in a table of contents, and it would in the copy, which has none.
func (c *copier) unlinked(looks *ooxml.Node) *ooxml.Node {
	kids := slices.DeleteFunc(slices.Clone(looks.Kids), func(k *ooxml.Node) bool {
		return k.Tag == "w:rStyle" && k.Attr("w:val") == c.link
	})
	return &ooxml.Node{Tag: looks.Tag, Attrs: looks.Attrs, Kids: kids}
}

// join appends a paragraph to the last one. A section that ends with it ends
// with the joined one.
func (c *copier) join(n *ooxml.Node, br ooxml.Break, e plan.Edit) {
	to := c.last
	if e.Start == br.At {
		to.Add(ooxml.New("w:r").Add(textNode("w:t", c.edits.plan.Mark(e))))
	}
	for _, k := range c.kids(n) {
		if k.Tag != "w:pPr" {
			to.Add(k)
			continue
		}
		if section := k.Kid("w:sectPr"); section != nil {
			endSection(to, section)
		}
	}
	c.last = to
}

func endSection(p, section *ooxml.Node) {
	pPr := p.Kid("w:pPr")
	if pPr == nil {
		pPr = ooxml.New("w:pPr")
		p.Kids = append(one(pPr), p.Kids...)
	}
	for i, k := range pPr.Kids {
		if k.Tag == "w:sectPr" {
			pPr.Kids[i] = section
			return
		}
	}
	pPr.Add(section)
}

// simpleField keeps a page number and turns any other field into its result.
func (c *copier) simpleField(n *ooxml.Node) []*ooxml.Node {
	f := c.src.Fields[n]
	if f == nil || len(c.edits.over(f.Span)) > 0 {
		return c.kids(n)
	}
	return one(ooxml.New("w:fldSimple", "w:instr", " "+f.Name+" ").Add(c.kids(n)...))
}

// field writes the marks and the instruction of a field that is kept.
func (c *copier) field(n *ooxml.Node) []*ooxml.Node {
	f := c.src.Fields[n]
	switch {
	case f == nil || len(c.edits.over(f.Span)) > 0:
		return nil
	case n.Tag == "w:fldChar":
		return one(ooxml.New("w:fldChar", "w:fldCharType", n.Attr("w:fldCharType")))
	case n == f.Instr:
		i := ooxml.New("w:instrText", "xml:space", "preserve")
		i.Text = " " + f.Name + " "
		return one(i)
	}
	return nil
}

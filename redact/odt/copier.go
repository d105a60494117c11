package odt

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/basicfont"
	"golang.org/x/image/math/fixed"

	"veil/extract"
	source "veil/extract/odt"
	"veil/internal/ooxml"
	"veil/redact/plan"
)

// copier makes the copy of one document.
type copier struct {
	src    *source.Source
	plan   plan.Plan
	text   map[string]string
	masked map[string][]plan.Edit
	values []string               // that are masked, compact
	taint  map[string]bool        // by the value of an attribute
	names  map[string]string      // of styles in the document to those in the copy
	blank  bool                   // a blank here would not be kept
	faces  map[string]*ooxml.Node // what is said of fonts, by their names in the document
	boxes  int                    // grey boxes so far
	frames int
	tables int
	notes  int
}

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// kept are the elements of running text that the copy holds; attributes are
// judged one by one.
var kept = words(`text:p text:h text:span text:list text:list-item text:list-header text:numbered-paragraph table:table-columns
	table:table-column table:table-column-group table:table-header-columns table:table-rows table:table-row table:table-row-group
	table:table-header-rows table:table-cell table:covered-table-cell`)

// left are elements that are left out with all they hold.
var left = words(`text:tracked-changes office:annotation office:annotation-end office:forms text:note-citation svg:title svg:desc
	text:sequence-decls text:variable-decls text:user-field-decls text:dde-connection-decls text:bookmark text:bookmark-start
	text:bookmark-end text:reference-mark text:reference-mark-start text:reference-mark-end text:change text:change-start text:change-end
	text:soft-page-break text:toc-mark text:toc-mark-start text:toc-mark-end text:alphabetical-index-mark text:alphabetical-index-mark-start
	text:alphabetical-index-mark-end text:alphabetical-index-auto-mark-file text:hidden-text text:hidden-paragraph text:script text:ruby-text`)

// content makes content.xml.
func (c *copier) content() *ooxml.Node {
	root := c.src.Content.Root
	body := ooxml.New("office:text").Add(c.kids(root.Kid("office:body", "office:text"))...)
	return ooxml.New("office:document-content", version...).Add(
		ooxml.New("office:automatic-styles").Add(c.styleList(root.Kid("office:automatic-styles"))...),
		ooxml.New("office:body").Add(body))
}

func (c *copier) kids(n *ooxml.Node) []*ooxml.Node {
	var out []*ooxml.Node
	for _, k := range n.Kids {
		out = append(out, c.node(k)...)
	}
	return out
}

func one(n *ooxml.Node) []*ooxml.Node { return []*ooxml.Node{n} }

// node copies one node. An element that is not known comes out as what is in it.
func (c *copier) node(n *ooxml.Node) []*ooxml.Node {
	switch {
	case c.src.Gone[n], left[n.Tag]:
		return nil
	case n.Tag == "text:section" || n.Tag == "":
		return append(c.own(n), c.kids(n)...)
	case n.Tag == "table:table":
		c.tables++
		t := c.shell(n)
		t.Attrs = append(t.Attrs, ooxml.Attr{Tag: "table:name", Value: "Table" + strconv.Itoa(c.tables)})
		return one(t.Add(c.kids(n)...))
	case n.Tag == "text:note":
		return c.note(n)
	case n.Tag == "draw:frame":
		return c.frame(n)
	case source.Shape(n.Tag):
		return one(c.box(n, n))
	case n.Tag == "draw:image", n.Tag == "draw:object", n.Tag == "draw:object-ole", n.Tag == "draw:plugin", n.Tag == "draw:applet", n.Tag == "draw:floating-frame":
		return nil // a frame shows them
	case n.Tag == "text:page-number", n.Tag == "text:page-count":
		if span, ok := c.src.Text[n]; ok && len(c.over(span)) == 0 && digits(n.Text) {
			f := ooxml.New(n.Tag)
			f.Text = n.Text
			c.blank = false
			return one(f)
		}
		return c.own(n)
	case kept[n.Tag]:
		if n.Tag == "text:p" || n.Tag == "text:h" {
			c.blank = true
		}
		return one(c.shell(n).Add(append(c.own(n), c.kids(n)...)...))
	}
	return append(c.own(n), c.kids(n)...)
}

func digits(s string) bool { return s != "" && len(s) < 5 && strings.Trim(s, "0123456789") == "" }

// own is what is left of a node's own text.
func (c *copier) own(n *ooxml.Node) []*ooxml.Node {
	span, ok := c.src.Text[n]
	if !ok {
		return nil
	}
	return c.encode(c.render(span))
}

// over lists the edits that overlap a span.
func (c *copier) over(s extract.Span) []plan.Edit {
	all := c.masked[s.Part]
	i := sort.Search(len(all), func(i int) bool { return all[i].End > s.Start })
	j := i
	for j < len(all) && all[j].Start < s.End {
		j++
	}
	return all[i:j]
}

// render is the text of a span in the copy. A mark stands where its edit starts.
func (c *copier) render(s extract.Span) string {
	text, at := c.text[s.Part], s.Start
	var b strings.Builder
	for _, e := range c.over(s) {
		if e.Start >= s.Start {
			b.WriteString(text[at:e.Start])
			b.WriteString(c.plan.Mark(e))
		}
		at = min(e.End, s.End)
	}
	b.WriteString(text[at:s.End])
	return b.String()
}

// encode writes text so that its white space is kept: blanks at the start of a
// paragraph and after others, tabs and line ends are elements.
func (c *copier) encode(s string) []*ooxml.Node {
	var out []*ooxml.Node
	var word strings.Builder
	flush := func() {
		if word.Len() > 0 {
			out = append(out, &ooxml.Node{Text: word.String()})
			word.Reset()
		}
	}
	for _, r := range s {
		blank := c.blank
		c.blank = false
		switch {
		case r == '\t':
			flush()
			out = append(out, ooxml.New("text:tab"))
		case r == '\n':
			flush()
			out = append(out, ooxml.New("text:line-break"))
		case r == ' ' && blank:
			flush()
			out = append(out, ooxml.New("text:s"))
		default:
			c.blank = r == ' '
			word.WriteRune(r)
		}
	}
	flush()
	return out
}

// note copies a note; its number is given anew.
func (c *copier) note(n *ooxml.Node) []*ooxml.Node {
	body := n.Kid("text:note-body")
	if body == nil {
		return nil
	}
	c.notes++
	class := "footnote"
	if n.Attr("text:note-class") == "endnote" {
		class = "endnote"
	}
	mark := ooxml.New("text:note-citation")
	mark.Text = strconv.Itoa(c.notes)
	defer func(blank bool) { c.blank = blank }(c.blank)
	return one(ooxml.New("text:note", "text:note-class", class).Add(mark, ooxml.New("text:note-body").Add(withParagraph(c.kids(body))...)))
}

func withParagraph(kids []*ooxml.Node) []*ooxml.Node {
	for _, k := range kids {
		if k.Tag != "" {
			return kids
		}
	}
	return append(kids, ooxml.New("text:p"))
}

// frame copies a text box, or puts a grey box in place of what nobody has read.
func (c *copier) frame(n *ooxml.Node) []*ooxml.Node {
	var out []*ooxml.Node
	seen := false
	for _, k := range n.Kids {
		switch {
		case k.Tag == "draw:text-box":
			out = append(out, c.box(n, k))
			seen = true
		case !seen && (k.Tag == "draw:image" || strings.HasPrefix(k.Tag, "draw:object") || k.Tag == "draw:plugin" || k.Tag == "draw:applet" || k.Tag == "draw:floating-frame"):
			c.boxes++
			out = append(out, c.place(n).Add(ooxml.New("draw:image", "xlink:href", boxName, "xlink:type", "simple", "xlink:show", "embed", "xlink:actuate", "onLoad")))
			seen = true
		case k.Tag != "" && !left[k.Tag] && !strings.HasPrefix(k.Tag, "draw:"):
			out = append(out, c.node(k)...)
		}
	}
	return out
}

// box is a text box where shape stands, with what is in content.
func (c *copier) box(shape, content *ooxml.Node) *ooxml.Node {
	f := c.place(shape)
	defer func(blank bool) { c.blank = blank }(c.blank)
	return f.Add(ooxml.New("draw:text-box").Add(withParagraph(c.kids(content))...))
}

// place is a frame of the size and place of a drawing.
func (c *copier) place(n *ooxml.Node) *ooxml.Node {
	c.frames++
	f := ooxml.New("draw:frame", "draw:name", "Frame"+strconv.Itoa(c.frames))
	for _, key := range []string{"svg:x", "svg:y", "svg:width", "svg:height", "text:anchor-type", "text:anchor-page-number", "draw:z-index", "style:rel-width", "style:rel-height"} {
		if v, ok := n.Lookup(key); ok && safe(v) {
			f.Attrs = append(f.Attrs, ooxml.Attr{Tag: key, Value: v})
		}
	}
	if f.Attr("svg:width") == "" {
		f.Attrs = append(f.Attrs, ooxml.Attr{Tag: "svg:width", Value: "8cm"})
	}
	if style := n.Attr("draw:style-name"); style != "" {
		f.Attrs = append(f.Attrs, ooxml.Attr{Tag: "draw:style-name", Value: c.name(style)})
	}
	return f
}

// boxName is the grey box that stands for all pictures.
const boxName = "Pictures/box.png"

func greyBox() []byte {
	img := image.NewPaletted(image.Rect(0, 0, 240, 160), color.Palette{color.Gray{0xC8}, color.Gray{0x30}})
	d := font.Drawer{Dst: img, Src: image.NewUniform(color.Gray{0x30}), Face: basicfont.Face7x13, Dot: fixed.P(95, 84)}
	d.DrawString("[IMAGE]")
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return nil // writing to memory does not fail
	}
	return b.Bytes()
}

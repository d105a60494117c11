package email

import (
	"context"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"veil/extract"
)

// tree builds the tree of a page from its tokens. Its size and the time it takes are
// in proportion to the page: elements that are never ended, and those that overlap, are
// not made anew in each paragraph, as browsers do it, for that lets a small page grow
// without bounds. It follows the HTML Living Standard of WHATWG (13.2.6) as far as it
// matters to what is shown: which end tags are left out, and what an end tag reaches.
//
// Where it cannot tell whether text shows, it does: an element that ends within
// another that it holds hides nothing.
type tree struct {
	z     *html.Tokenizer
	root  *html.Node
	stack []*html.Node
	have  map[string]int // how often each tag is on the stack
	nodes int            // and attributes
}

// maxNodes is how many elements, texts and attributes a page may have; books have
// fewer. maxNesting is how deep elements may be within each other; browsers stop at 512.
const (
	maxNodes   = 2_000_000
	maxNesting = 512
)

const printIt = "open it in a mail program and print it to a PDF"

// parse reads a page. The error is an *extract.Error or the context's.
func parse(ctx context.Context, page string) (*html.Node, error) {
	t := &tree{z: html.NewTokenizer(strings.NewReader(page)), root: &html.Node{Type: html.DocumentNode}, have: map[string]int{}}
	t.stack = []*html.Node{t.root}
	for n := 0; ; n++ {
		if n%4096 == 0 {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
		}
		if t.nodes > maxNodes {
			return nil, &extract.Error{Reason: extract.TooLarge, What: "the HTML of the e-mail has more elements than a book", Do: printIt}
		}
		t.z.AllowCDATA(t.foreign() > 0)
		switch t.z.Next() {
		case html.ErrorToken:
			if err := t.z.Err(); !errors.Is(err, io.EOF) {
				return nil, &extract.Error{Reason: extract.Damaged, What: "the HTML of the e-mail cannot be read", Do: printIt, Err: err}
			}
			return t.root, nil
		case html.TextToken:
			t.text(t.z.Token().Data)
		case html.CommentToken:
			t.add(&html.Node{Type: html.CommentNode, Data: t.z.Token().Data})
		case html.StartTagToken, html.SelfClosingTagToken:
			if err := t.start(t.z.Token()); err != nil {
				return nil, err
			}
		case html.EndTagToken:
			t.end(t.z.Token())
		}
	}
}

func (t *tree) top() *html.Node { return t.stack[len(t.stack)-1] }

// foreign is the place of the drawing or formula that the reader is in, where scripts
// and styles are markup, or -1.
func (t *tree) foreign() int {
	if t.have["svg"] == 0 && t.have["math"] == 0 {
		return -1
	}
	for i := len(t.stack) - 1; i > 0; i-- {
		switch tag := t.stack[i].Data; {
		case tag == "svg" || tag == "math":
			return i
		case within[tag]:
			return -1
		}
	}
	return -1
}

var (
	// within are elements of drawings and formulas in which other markup may stand.
	within = words("foreignobject desc title annotation-xml mi mo mn ms mtext")
	// breakout are elements that end a drawing or a formula (13.2.6.5).
	breakout = words(`b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre
		ruby s small span strong strike sub sup table tt u ul var`)
)

// add adds a node where the reader is. What stands in a table and in none of its
// cells comes before the table (13.2.6.1, foster parenting).
func (t *tree) add(n *html.Node) {
	t.nodes += 1 + len(n.Attr)
	if t.between() && !tables[n.DataAtom] && !inTable[n.DataAtom] && n.Type != html.CommentNode && (n.Type != html.TextNode || strings.TrimSpace(n.Data) != "") {
		if i := t.find("table", nil); i > 0 {
			t.stack[i].Parent.InsertBefore(n, t.stack[i])
			return
		}
	}
	t.top().AppendChild(n)
}

// between reports whether the reader is in a table and in none of its cells.
func (t *tree) between() bool {
	switch t.top().DataAtom {
	case atom.Table, atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr, atom.Colgroup:
		return true
	}
	return false
}

// inTable are what may stand between the cells of a table, besides its pieces.
var inTable = atoms(atom.Col, atom.Script, atom.Style, atom.Template)

func (t *tree) text(s string) {
	s = strings.ReplaceAll(s, "\x00", "")
	if e := t.top(); e.FirstChild == nil && (e.DataAtom == atom.Pre || e.DataAtom == atom.Textarea || e.DataAtom == atom.Listing) {
		s = strings.TrimPrefix(s, "\n")
	}
	if s != "" {
		t.add(&html.Node{Type: html.TextNode, Data: s})
	}
}

var (
	// void are elements without content. The head is one: what it holds does not show
	// wherever it stands.
	void = atoms(atom.Area, atom.Base, atom.Basefont, atom.Bgsound, atom.Br, atom.Col, atom.Embed, atom.Frame, atom.Hr, atom.Image, atom.Img,
		atom.Input, atom.Keygen, atom.Link, atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr, atom.Head)
	// formatting are the elements that may end within others that they hold.
	formatting = atoms(atom.A, atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr, atom.S, atom.Small, atom.Strike, atom.Strong, atom.Tt, atom.U)
	// special are elements that the end tags of others leave open, besides blocks
	// and paragraphs.
	special = atoms(atom.Applet, atom.Button, atom.Colgroup, atom.Dir, atom.Figcaption, atom.Frameset, atom.Hgroup, atom.Iframe, atom.Listing, atom.Marquee,
		atom.Menu, atom.Noembed, atom.Noframes, atom.Object, atom.Plaintext, atom.Script, atom.Search, atom.Select, atom.Style, atom.Td,
		atom.Template, atom.Textarea, atom.Th, atom.Title, atom.Xmp)
	// tables are the pieces of tables, which are none without.
	tables = atoms(atom.Caption, atom.Colgroup, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr)
)

// Out of these no end tag reaches; out of buttons none of a paragraph, and out of
// lists none of an item.
var (
	scope     = atoms(atom.Applet, atom.Caption, atom.Marquee, atom.Object, atom.Select, atom.Table, atom.Td, atom.Template, atom.Th)
	parScope  = atoms(atom.Applet, atom.Button, atom.Caption, atom.Marquee, atom.Object, atom.Select, atom.Table, atom.Td, atom.Template, atom.Th)
	cellScope = atoms(atom.Caption, atom.Td, atom.Template, atom.Th)
	listScope = atoms(atom.Caption, atom.Dir, atom.Dl, atom.Menu, atom.Ol, atom.Table, atom.Td, atom.Template, atom.Th, atom.Ul)
	tabScope  = atoms(atom.Table, atom.Template)
)

// holds reports whether an element holds paragraphs, or stands as one.
func holds(a atom.Atom) bool { return blocks[a] && a != atom.Option || paragraphs[a] || special[a] }

// start reads a start tag.
func (t *tree) start(k html.Token) error {
	n := &html.Node{Type: html.ElementNode, Data: k.Data, DataAtom: k.DataAtom, Attr: k.Attr}
	for i := range n.Attr {
		n.Attr[i].Key = strings.TrimPrefix(n.Attr[i].Key, "xlink:")
	}
	for i := t.foreign(); i > 0 && breakout[k.Data]; i = t.foreign() {
		t.popTo(i)
	}
	foreign := t.foreign() > 0
	if foreign || k.DataAtom == atom.Noscript { // mail programs run no scripts
		t.z.NextIsNotRawText()
	}
	idle := t.idle(n.DataAtom)
	if idle {
		n.DataAtom, n.Data = atom.Span, "span"
	}
	t.place(n.DataAtom)
	t.add(n)
	switch {
	case idle, void[n.DataAtom], foreign && k.Type == html.SelfClosingTagToken, k.Type == html.SelfClosingTagToken && (k.Data == "svg" || k.Data == "math"):
		return nil
	case len(t.stack) > maxNesting && holds(n.DataAtom):
		return &extract.Error{Reason: extract.Unsupported, What: "the HTML of the e-mail has more than 512 elements within each other", Do: printIt}
	case len(t.stack) > maxNesting:
		return nil
	}
	t.stack = append(t.stack, n)
	t.have[n.Data]++
	return nil
}

// idle reports whether an element counts for nothing but what its attributes say:
// pieces of tables outside of any, forms within others or between cells, further pages
// within a page, as replies hold them, and what is for programs that run no scripts.
func (t *tree) idle(a atom.Atom) bool {
	switch a {
	case atom.Html, atom.Body, atom.Noscript:
		return true
	case atom.Form:
		return t.have["form"] > 0 || t.between()
	}
	return tables[a] && t.find("table", tabScope) < 0
}

// place ends the elements that one cannot be in.
func (t *tree) place(a atom.Atom) {
	switch a {
	case atom.Table: // not in a cell of the table before: that one ends
		t.close("table", cellScope)
		t.close("p", parScope)
	case atom.Td, atom.Th:
		if !t.inside("tr") {
			t.inside("table")
		}
	case atom.Tr, atom.Tbody, atom.Thead, atom.Tfoot, atom.Caption, atom.Colgroup:
		t.inside("table")
	case atom.Li:
		t.close("li", listScope)
		t.close("p", parScope)
	case atom.Dt, atom.Dd:
		t.close("dt", listScope)
		t.close("dd", listScope)
		t.close("p", parScope)
	case atom.Option, atom.Optgroup:
		if t.top().DataAtom == atom.Option {
			t.popTo(len(t.stack) - 1)
		}
	case atom.A:
		if t.find("a", scope) > 0 {
			t.end(html.Token{Data: "a", DataAtom: a})
		}
	case atom.Button:
		t.close("button", scope)
	default:
		if paragraphs[a] || blocks[a] && a != atom.Body || a == atom.Dir || a == atom.Menu || a == atom.Listing || a == atom.Xmp || a == atom.Plaintext || a == atom.Figcaption || a == atom.Hgroup {
			t.close("p", parScope)
		}
		if headings[a] && headings[t.top().DataAtom] {
			t.popTo(len(t.stack) - 1)
		}
	}
}

var headings = atoms(atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6)

// inside ends all that is within the innermost row, or table, and reports whether
// there is one.
func (t *tree) inside(tag string) bool {
	i := t.find(tag, tabScope)
	if i >= 0 {
		t.popTo(i + 1)
	}
	return i >= 0
}

// close ends an element with what is in it, if one is open within the bounds.
func (t *tree) close(tag string, bounds map[atom.Atom]bool) {
	if i := t.find(tag, bounds); i >= 0 {
		t.popTo(i)
	}
}

// find is the place of the innermost open element of a tag, or -1. It does not look
// beyond one that bounds it.
func (t *tree) find(tag string, bounds map[atom.Atom]bool) int {
	if t.have[tag] == 0 {
		return -1
	}
	for i := len(t.stack) - 1; i > 0; i-- {
		switch n := t.stack[i]; {
		case n.Data == tag:
			return i
		case bounds[n.DataAtom]:
			return -1
		}
	}
	return -1
}

// popTo ends the elements from a place of the stack on, and what has ended before and
// was kept for their sake.
func (t *tree) popTo(i int) {
	for i > 1 && t.stack[i-1].Data == "" {
		i--
	}
	for _, n := range t.stack[i:] {
		t.have[n.Data]--
	}
	t.stack = t.stack[:i]
}

// end reads an end tag.
func (t *tree) end(k html.Token) {
	if i := t.foreign(); i > 0 && (k.DataAtom == atom.P || k.DataAtom == atom.Br) {
		t.popTo(i)
	}
	bounds := scope
	switch {
	case tables[k.DataAtom] || k.DataAtom == atom.Table:
		bounds = tabScope
	case k.DataAtom == atom.P:
		bounds = parScope
	}
	i := t.find(k.Data, bounds)
	switch {
	case k.DataAtom == atom.Br, i < 0 && k.DataAtom == atom.P: // browsers take them for elements
		t.add(&html.Node{Type: html.ElementNode, Data: k.Data, DataAtom: k.DataAtom})
	case i < 0 && headings[k.DataAtom]: // any ends any
		for h := range headings {
			t.close(h.String(), scope)
		}
	case i < 0:
	case holds(k.DataAtom) || t.foreign() > 0 || !t.holding(i):
		t.popTo(i)
	case formatting[k.DataAtom]:
		t.loosen(i)
	}
}

// holding reports whether an open element holds paragraphs that are open.
func (t *tree) holding(i int) bool {
	for _, n := range t.stack[i+1:] {
		if holds(n.DataAtom) {
			return true
		}
	}
	return false
}

// loosen ends an element around others that stay open. It is still one of those that
// they are within, has no name, and hides nothing.
func (t *tree) loosen(i int) {
	n := t.stack[i]
	t.have[n.Data]--
	kept := n.Attr[:0]
	for _, a := range n.Attr {
		if a.Key != "style" && a.Key != "hidden" && a.Key != "class" && (a.Key != "id" || telling(a.Key) && strings.ContainsAny(a.Val, " @")) {
			kept = append(kept, a)
		}
	}
	n.Attr, n.Data, n.DataAtom = kept, "", 0
	t.have[n.Data]++
}

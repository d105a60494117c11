package html

import (
	"context"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html"

	"veil/extract"
	"veil/extract/aside"
	"veil/internal/lazyregexp"
)

// The lists of text that copies do not carry.
const (
	listComments   = "comments"
	listHidden     = "hidden"
	listPictures   = "pictures"
	listFields     = "fields"
	listLinks      = "links"
	listProperties = "properties"
	listNames      = "names"
)

// reader reads one page from its tokens.
type reader struct {
	ctx   context.Context
	z     *html.Tokenizer
	sheet sheet
	aside *aside.Lists
	stack []element
	have  map[string]int // how often each tag is on the stack
	story
	lang  string
	count tally
}

// tally counts what is not read and what is left out.
type tally struct {
	pictures, frames, comments, links, scripts, alternatives int
	hidden, properties                                       bool
}

// maxDepth is how deep elements may be within each other; browsers stop at 512.
const maxDepth = 512

func newReader(ctx context.Context, page string) *reader {
	r := &reader{ctx: ctx, have: map[string]int{}, sheet: sheet{rules: map[string]map[string]style{}}, aside: aside.New("page",
		aside.List{Name: listComments, Kind: extract.Comment}, aside.List{Name: listHidden, Kind: extract.Hidden},
		aside.List{Name: listPictures, Kind: extract.Drawing}, aside.List{Name: listFields, Kind: extract.Field},
		aside.List{Name: listLinks, Kind: extract.Link}, aside.List{Name: listProperties, Kind: extract.Metadata},
		aside.List{Name: listNames, Kind: extract.Metadata})}
	r.sheets(page)
	r.z = tokens(page)
	return r
}

func tokens(s string) *html.Tokenizer {
	z := html.NewTokenizer(strings.NewReader(s))
	z.AllowCDATA(false)
	return z
}

// sheets takes in the style sheets, which may stand after what they hide.
func (r *reader) sheets(page string) {
	if !strings.Contains(page, "<style") && !strings.Contains(strings.ToLower(page), "<style") {
		return
	}
	z := tokens(page)
	for t := z.Next(); t != html.ErrorToken; t = z.Next() {
		if t != html.StartTagToken {
			continue
		}
		if name, _ := z.TagName(); string(name) == "style" && z.Next() == html.TextToken {
			r.sheet.add(string(z.Text()))
		}
	}
}

// element is one that is open.
type element struct {
	tag    string
	bound  bound
	look   Look
	cover  cover // what keeps it from showing
	own    bool  // something does that does not around it
	pre    bool  // white space is kept
	dir    string
	turned bool // its letters run backwards
	block  bool
	shut   int // how many containers are open without it
	within int // and with it
}

func (r *reader) top() *element { return &r.stack[len(r.stack)-1] }

var errDeep = &extract.Error{Reason: extract.Unsupported, What: "the web page has more than 512 elements within each other", Do: "open it in a browser and print it to a PDF"}

// run reads all tokens.
func (r *reader) run() error {
	r.stack = append(r.stack, element{tag: "html", block: true})
	for n := 0; ; n++ {
		if n%4096 == 0 {
			if err := r.ctx.Err(); err != nil {
				return err
			}
			if len(r.items) > maxItems {
				return errLarge
			}
		}
		switch r.z.Next() {
		case html.ErrorToken:
			if err := r.z.Err(); !errors.Is(err, io.EOF) {
				return &extract.Error{Reason: extract.Damaged, What: "the web page cannot be read to its end", Err: err}
			}
			r.popTo(1)
			r.end()
			r.closeTo(0)
			return nil
		case html.TextToken:
			r.text(string(r.z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			if err := r.start(r.z.Token()); err != nil {
				return err
			}
		case html.EndTagToken:
			name, _ := r.z.TagName()
			r.endTag(string(name))
		case html.CommentToken:
			r.count.comments++
			r.comment(listComments, string(r.z.Text()))
		case html.DoctypeToken:
			if s := string(r.z.Text()); len(s) > len("html") && !strings.Contains(strings.ToLower(s), "//dtd") {
				r.aside.Note(listProperties, s)
			}
		}
	}
}

// conditional is what opens and ends a comment for Outlook alone.
var conditional = lazyregexp.New(`^\[if [^\]]*\]>|<!\[endif\]$`)

// comment notes a text that may itself be markup, as those for Outlook are.
func (r *reader) comment(list, s string) {
	s = conditional.ReplaceAllString(s, "")
	r.aside.Note(list, markup(s))
	if strings.ContainsRune(s, '<') {
		for _, v := range attributes(s) {
			r.aside.Note(list, v)
		}
	}
}

// start reads a start tag.
func (r *reader) start(t html.Token) error {
	if r.top().tag == "head" && !inHead[t.Data] {
		r.popTo(len(r.stack) - 1)
	}
	style := r.sheet.of(t)
	cover := covered(r.top().cover, style)
	if hiddenTag(t) {
		cover |= gone
	}
	hidden := cover != 0
	r.attributes(t, hidden)
	switch t.Data {
	case "svg", "math":
		return r.foreign(t, cover&(gone|veil) != 0)
	case "script", "style", "noscript", "noframes", "noembed", "iframe", "title", "xmp", "plaintext", "textarea":
		r.raw(t, hidden)
		return nil
	case "br":
		if !hidden {
			r.lineBreak()
		} else {
			r.unseen.WriteByte('\n')
		}
		return nil
	case "hr":
		r.closeOne("p", scopeEnd)
		r.end()
		if !hidden {
			r.rule()
		}
		return nil
	case "img", "image", "canvas", "video", "audio", "object", "embed", "applet", "frame":
		r.shown(t, style, cover&(gone|veil) != 0)
		if t.Data != "canvas" && t.Data != "video" && t.Data != "audio" && t.Data != "object" && t.Data != "applet" {
			return nil
		}
		cover |= gone // what is in it shows only where the thing itself does not
	case "input":
		r.input(t, hidden)
		return nil
	case "base":
		return nil
	}
	if void[t.Data] {
		return nil
	}
	block := blocks[t.Data] || blockStyle(style)
	if !r.place(t.Data, block) {
		return nil
	}
	if len(r.stack) >= maxDepth {
		if block {
			return errDeep
		}
		return nil
	}
	around := r.top()
	if block {
		r.end()
		r.closeTo(around.within)
	}
	e := element{tag: t.Data, bound: bounds[t.Data], look: looks(around.look|tagLook[t.Data], style), cover: cover, own: cover&^around.cover != 0, pre: around.pre,
		dir: around.dir, block: block, turned: around.turned, shut: len(r.open)}
	switch ws := style["white-space"]; {
	case t.Data == "pre", t.Data == "listing", strings.HasPrefix(ws, "pre"), ws == "break-spaces":
		e.pre = true
	case ws != "" && ws != "inherit":
		e.pre = false
	}
	if d := strings.ToLower(attr(t, "dir")); d == "rtl" || d == "ltr" || d == "auto" {
		e.dir = d
	}
	if d := style["direction"]; d == "rtl" || d == "ltr" {
		e.dir = d
	}
	if over := t.Data == "bdo" || strings.HasSuffix(style["unicode-bidi"], "override"); over && e.dir == "rtl" && !around.turned {
		e.turned = true
		if r.begun {
			r.emit(overrideOn, e.look)
		}
	}
	r.stack = append(r.stack, e)
	r.have[e.tag]++
	if cover&gone == 0 {
		r.container(t, style)
	}
	r.top().within = len(r.open)
	r.skipLine = t.Data == "pre" || t.Data == "listing"
	return nil
}

// Characters that turn what stands between them.
const (
	overrideOn  = "\u202e"
	overrideOff = "\u202c"
)

// place makes room for an element by ending those that it cannot be in. It reports
// whether the element counts where it stands.
func (r *reader) place(tag string, block bool) bool {
	switch tag {
	case "html", "body":
		return false
	case "table":
		if i := r.find("table", cellsEnd); i >= 0 { // not in a cell: that one ends
			r.popTo(i)
		}
		r.closeOne("p", scopeEnd)
	case "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "colgroup":
		i := r.find("table", 0)
		if i < 0 {
			r.end()
			return false
		}
		end := i + 1
		if tag == "td" || tag == "th" {
			if k := r.find("tr", 0); k > i {
				end = k + 1
			}
		}
		r.popTo(end)
	case "li":
		r.closeOne("li", listEnd)
		r.closeOne("p", scopeEnd)
	case "dt", "dd":
		r.closeOne("dt", listEnd)
		r.closeOne("dd", listEnd)
		r.closeOne("p", scopeEnd)
	case "option", "optgroup":
		r.closeOne("option", scopeEnd)
	case "rt", "rp":
		r.closeOne("rt", scopeEnd)
		r.closeOne("rp", scopeEnd)
	case "a":
		r.endTag("a")
	case "h1", "h2", "h3", "h4", "h5", "h6":
		r.closeOne("p", scopeEnd)
		if headings[r.top().tag] {
			r.popTo(len(r.stack) - 1)
		}
	default:
		if block && blocks[tag] {
			r.closeOne("p", scopeEnd)
		}
	}
	return true
}

// closeOne ends an element and what is in it, if one is open within the bounds.
func (r *reader) closeOne(tag string, bounds bound) {
	if i := r.find(tag, bounds); i >= 0 {
		r.popTo(i)
	}
}

// find is the place of the innermost open element of a tag, or -1. It does not look
// beyond an element that bounds it.
func (r *reader) find(tag string, bounds bound) int {
	if r.have[tag] == 0 {
		return -1
	}
	for i := len(r.stack) - 1; i > 0; i-- {
		switch e := &r.stack[i]; {
		case e.tag == tag:
			return i
		case e.bound&bounds != 0:
			return -1
		}
	}
	return -1
}

// endTag reads an end tag.
func (r *reader) endTag(tag string) {
	switch tag {
	case "br": // browsers take it for a line break
		if r.top().cover == 0 {
			r.lineBreak()
		}
		return
	case "p":
		if r.find("p", scopeEnd) < 0 {
			r.end()
		}
	case "html", "body":
		r.end()
		return
	}
	bounds := scopeEnd
	if tables[tag] {
		bounds = 0
	}
	i := r.find(tag, bounds)
	switch {
	case i < 0 && headings[tag]:
		for k := len(r.stack) - 1; k > 0 && r.stack[k].bound&scopeEnd == 0; k-- {
			if headings[r.stack[k].tag] {
				r.popTo(k)
				return
			}
		}
	case i < 0:
		if blocks[tag] {
			r.end()
		}
	case !r.stack[i].block:
		for k := i + 1; k < len(r.stack); k++ {
			if r.stack[k].block { // a block goes on beyond what is around it
				r.loosen(i)
				return
			}
		}
		r.popTo(i)
	default:
		r.popTo(i)
	}
}

// loosen ends an element around others that stay open.
func (r *reader) loosen(i int) {
	e := &r.stack[i]
	bare, plain := e.cover&^r.stack[i-1].cover, e.look&^r.stack[i-1].look
	for k := i; k < len(r.stack); k++ {
		if k > i && r.stack[k].own {
			bare = 0
		}
		r.stack[k].cover &^= bare
		r.stack[k].look &^= plain
	}
	if e.own {
		r.flushHidden()
		e.own = false
	}
	r.have[e.tag]--
	e.tag, e.bound = "", 0
}

// popTo ends the elements from a place of the stack on, but never the first.
func (r *reader) popTo(n int) {
	n = max(n, 1)
	for len(r.stack) > n {
		e := r.top()
		if e.turned && !r.stack[len(r.stack)-2].turned && r.begun {
			r.emit(overrideOff, e.look)
		}
		if e.own {
			r.flushHidden()
		}
		if e.block && e.cover&gone == 0 {
			r.end()
			r.closeTo(e.shut)
		}
		r.have[e.tag]--
		r.stack = r.stack[:len(r.stack)-1]
	}
}

// text reads the text between tags.
func (r *reader) text(s string) {
	first := r.skipLine
	r.skipLine = false
	if r.top().tag == "head" && strings.TrimSpace(s) != "" {
		r.popTo(len(r.stack) - 1)
	}
	e := r.top()
	switch {
	case e.cover != 0:
		r.unseen.WriteString(s)
	case e.pre:
		if first {
			s = strings.TrimPrefix(strings.TrimPrefix(s, "\r"), "\n")
		}
		r.kept(s, e.look)
	default:
		r.words(s, e.look)
	}
}

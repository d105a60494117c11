package odt

import (
	"context"
	"strconv"
	"strings"

	"veil/extract"
	"veil/internal/ooxml"
)

// The parts of the package that hold running text.
const (
	contentName = "content.xml"
	stylesName  = "styles.xml"
)

// reader gathers the parts of one document.
type reader struct {
	ctx   context.Context
	pkg   *ooxml.Package
	src   *Source
	parts []extract.Part
	stay  map[string][]int
	aside map[string]*lines // text that is not carried, by kind
	count tally
}

// tally counts what is not read and what is left out.
type tally struct {
	pictures, objects, controls, comments, changes, links, unknown int
	hidden, properties, macros                                     bool
}

func newReader(ctx context.Context, pkg *ooxml.Package) *reader {
	return &reader{ctx: ctx, pkg: pkg, stay: map[string][]int{}, aside: map[string]*lines{},
		src: &Source{Text: map[*ooxml.Node]extract.Span{}, Gone: map[*ooxml.Node]bool{}, Hidden: map[string]bool{}}}
}

// lines is text gathered line by line, each once.
type lines struct {
	list []string
	seen map[string]bool
}

// note adds a line to the text of a kind that is not carried.
func (r *reader) note(kind, s string) {
	s = strings.TrimSpace(s)
	l := r.aside[kind]
	if l == nil {
		l = &lines{seen: map[string]bool{}}
		r.aside[kind] = l
	}
	if s != "" && !l.seen[s] {
		l.seen[s] = true
		l.list = append(l.list, s)
	}
}

// asides are the kinds that note knows, in the order in which they are listed.
var asides = []struct {
	name string
	kind extract.Kind
}{
	{"comments", extract.Comment}, {"deleted", extract.Deleted}, {"hidden", extract.Hidden}, {"drawings", extract.Drawing},
	{"links", extract.Link}, {"names", extract.Metadata}, {"properties", extract.Metadata}, {"other", extract.Metadata},
}

func (r *reader) document() error {
	var err error
	if r.src.Content, err = r.tree(contentName); err != nil {
		return err
	}
	if _, ok := r.pkg.Name(stylesName); ok {
		if r.src.Styles, err = r.tree(stylesName); err != nil {
			return err
		}
	}
	for _, t := range []*ooxml.Tree{r.src.Content, r.src.Styles} {
		r.hiddenStyles(t)
	}
	body := r.src.Content.Root.Kid("office:body", "office:text")
	if r.src.Content.Root.Tag != "office:document-content" || body == nil {
		return &extract.Error{Reason: extract.Unsupported, What: "this is an OpenDocument file without text", Do: "open it in LibreOffice and save it as PDF or Word (.docx)"}
	}
	r.story(contentName, extract.Body, body)
	r.attributes(r.src.Content.Root)
	r.masters()
	if err := r.rest(); err != nil {
		return err
	}
	for _, a := range asides {
		if l := r.aside[a.name]; l != nil && len(l.list) > 0 {
			r.parts = append(r.parts, extract.Part{ID: "package#" + a.name, Kind: a.kind, Text: strings.Join(l.list, "\n")})
		}
	}
	return nil
}

// tree reads a part of the package in which white space may be text.
func (r *reader) tree(name string) (*ooxml.Tree, error) {
	b, err := r.pkg.Read(name)
	if err != nil {
		return nil, err
	}
	t, err := ooxml.ParseMixed(b)
	if err != nil {
		return nil, err
	}
	for _, s := range t.Asides {
		r.note("other", s)
	}
	return t, nil
}

// masters reads the headers and footers of the master pages.
func (r *reader) masters() {
	if r.src.Styles == nil {
		return
	}
	r.attributes(r.src.Styles.Root)
	n := 0
	r.src.Styles.Root.Walk(func(k *ooxml.Node) bool {
		kind := extract.Header
		switch k.Tag {
		case "style:header", "style:header-left", "style:header-first":
		case "style:footer", "style:footer-left", "style:footer-first":
			kind = extract.Footer
		default:
			return true
		}
		n++
		r.story(stylesName+"#"+strconv.Itoa(n), kind, k)
		return false
	})
}

// hiddenStyles notes the styles whose text does not show.
func (r *reader) hiddenStyles(t *ooxml.Tree) {
	if t == nil {
		return
	}
	t.Root.Walk(func(n *ooxml.Node) bool {
		if n.Tag == "style:text-properties" {
			return false
		}
		if p := n.Kid("style:text-properties"); n.Tag == "style:style" && p != nil {
			if d := p.Attr("text:display"); d == "none" || d == "condition" {
				r.src.Hidden[n.Attr("style:family")+" "+n.Attr("style:name")] = true
			}
		}
		return true
	})
}

package odt

import (
	"strconv"
	"strings"

	"veil/extract"
	"veil/internal/ooxml"
)

// story reads the text of one Part.
type story struct {
	*reader
	id    string
	kind  extract.Kind
	buf   []byte
	sep   byte // due before the next paragraph
	any   bool // there has been a paragraph
	begun bool // one is open
	cells int
	blank bool // the last character is white space that is not written again
	notes *int // notes and boxes so far in the part of the package
	later []later
}

// later is a note or a text box, which is a Part of its own.
type later struct {
	id   string
	kind extract.Kind
	node *ooxml.Node
}

// story reads running text and what stands in it in parts of its own.
func (r *reader) story(id string, kind extract.Kind, n *ooxml.Node) {
	count := 0
	queue := []later{{id, kind, n}}
	for len(queue) > 0 {
		next := queue[0]
		queue = queue[1:]
		s := &story{reader: r, id: next.id, kind: next.kind, notes: &count}
		s.kids(next.node, false)
		if len(s.buf) > 0 {
			r.parts = append(r.parts, extract.Part{ID: s.id, Kind: s.kind, Text: string(s.buf)})
		}
		for _, l := range s.later {
			l.id = id + l.id
			queue = append(queue, l)
		}
	}
}

func (s *story) kids(n *ooxml.Node, hidden bool) {
	for _, k := range n.Kids {
		s.walk(k, hidden)
	}
}

// passed are elements without text, or whose text is not the document's.
var passed = map[string]bool{"text:sequence-decls": true, "text:variable-decls": true, "text:user-field-decls": true, "text:dde-connection-decls": true,
	"text:alphabetical-index-auto-mark-file": true, "text:bookmark": true, "text:bookmark-start": true, "text:bookmark-end": true,
	"text:reference-mark": true, "text:reference-mark-start": true, "text:reference-mark-end": true, "text:change": true, "text:change-start": true,
	"text:change-end": true, "office:annotation-end": true, "text:note-citation": true, "text:toc-mark": true, "text:toc-mark-start": true,
	"text:toc-mark-end": true, "text:alphabetical-index-mark": true, "text:alphabetical-index-mark-start": true, "text:alphabetical-index-mark-end": true,
	"text:soft-page-break": true, "svg:title": true, "svg:desc": true, "text:ruby-text": true}

// walk reads a node. Elements that are not known are looked into.
func (s *story) walk(n *ooxml.Node, hidden bool) {
	switch {
	case n.Tag == "text:p", n.Tag == "text:h":
		s.paragraph(n, hidden)
	case n.Tag == "text:tracked-changes":
		s.src.Gone[n] = true
		n.Walk(func(k *ooxml.Node) bool {
			if k.Tag == "text:changed-region" {
				s.count.changes++
			}
			if k.Text != "" {
				s.note("deleted", k.Text)
			}
			return true
		})
		for _, k := range n.Kids {
			s.note("deleted", k.AllText())
			for _, p := range k.Kids {
				s.note("deleted", plain(p))
			}
		}
	case n.Tag == "office:annotation":
		s.src.Gone[n] = true
		s.count.comments++
		for _, k := range n.Kids {
			s.note("comments", plain(k))
		}
	case n.Tag == "office:forms":
		s.src.Gone[n] = true
		n.Walk(func(k *ooxml.Node) bool {
			if k.Tag == "form:form" || strings.HasSuffix(k.Tag, "}form") {
				s.count.controls++
			}
			return true
		})
	case n.Tag == "text:hidden-text", n.Tag == "text:hidden-paragraph", n.Tag == "text:script":
		s.src.Gone[n] = true
		s.note("hidden", plain(n))
	case n.Tag == "text:section" && n.Attr("text:display") != "" && n.Attr("text:display") != "true":
		s.src.Gone[n] = true
		s.count.hidden = true
		s.note("hidden", plain(n))
	case passed[n.Tag]:
		if t := plain(n); t != "" && (n.Tag == "svg:title" || n.Tag == "svg:desc") {
			s.note("drawings", t)
		} else if t != "" {
			s.note("other", t)
		}
	case n.Tag == "text:note":
		kind := extract.Footnote
		if n.Attr("text:note-class") == "endnote" {
			kind = extract.Endnote
		}
		if body := n.Kid("text:note-body"); body != nil {
			s.postpone(kind, body)
		}
	case n.Tag == "draw:text-box", shapes[n.Tag]:
		s.postpone(s.kind, n)
	case n.Tag == "draw:image":
		s.count.pictures++
	case n.Tag == "draw:object", n.Tag == "draw:object-ole", n.Tag == "draw:plugin", n.Tag == "draw:applet", n.Tag == "draw:floating-frame":
		s.count.objects++
		if t := plain(n); t != "" { // a formula or chart that stands in the document itself
			s.note("drawings", t)
		}
	case n.Tag == "table:table-row":
		s.cells, s.sep = 0, '\n'
		s.kids(n, hidden)
		s.sep = '\n'
	case n.Tag == "table:table-cell", n.Tag == "table:covered-table-cell":
		s.cell(n, hidden)
	case n.Tag == "text:s":
		count, err := strconv.Atoi(n.Attr("text:c"))
		if err != nil || count < 1 {
			count = 1
		}
		s.emit(n, strings.Repeat(" ", min(count, 1000)), hidden)
	case n.Tag == "text:tab":
		s.emit(n, "\t", hidden)
	case n.Tag == "text:line-break":
		s.emit(n, "\n", hidden)
	case n.Tag == "text:span":
		s.leaf(n, hidden || s.src.Hidden["text "+n.Attr("text:style-name")])
	default:
		s.leaf(n, hidden)
	}
}

// shapes are drawings that may hold paragraphs.
var shapes = map[string]bool{"draw:custom-shape": true, "draw:rect": true, "draw:ellipse": true, "draw:circle": true, "draw:line": true, "draw:polyline": true,
	"draw:polygon": true, "draw:regular-polygon": true, "draw:path": true, "draw:connector": true, "draw:caption": true, "draw:measure": true}

// Shape reports whether an element is a drawing that may hold paragraphs.
func Shape(tag string) bool { return shapes[tag] }

// postpone makes a Part of what is below a node.
func (s *story) postpone(kind extract.Kind, n *ooxml.Node) {
	*s.notes++
	s.later = append(s.later, later{"#" + strconv.Itoa(*s.notes), kind, n})
}

// leaf reads the text of an element, or looks into it.
func (s *story) leaf(n *ooxml.Node, hidden bool) {
	if n.Text != "" {
		s.words(n, hidden)
	}
	s.kids(n, hidden)
}

// words adds the text of a node, in which white space is one blank, and none
// after another or where the paragraph begins.
func (s *story) words(n *ooxml.Node, hidden bool) {
	var b strings.Builder
	for _, r := range n.Text {
		if r == ' ' || r == '\t' || r == '\n' || r == '\r' {
			if !s.blank {
				b.WriteByte(' ')
			}
			s.blank = true
			continue
		}
		s.blank = false
		b.WriteRune(r)
	}
	s.text(n, b.String(), hidden)
}

// emit adds what an element stands for.
func (s *story) emit(n *ooxml.Node, t string, hidden bool) {
	s.text(n, t, hidden)
	s.blank = false
}

func (s *story) text(n *ooxml.Node, t string, hidden bool) {
	switch {
	case hidden:
		s.count.hidden = true
		s.src.Gone[n] = true
		s.note("hidden", t)
	case t != "" && !s.begun: // loose text where the format has none: no program shows it
		s.src.Gone[n] = true
		if t = strings.TrimSpace(t); t != "" {
			s.note("hidden", t)
		}
	case t != "":
		s.src.Text[n] = extract.Span{Part: s.id, Start: len(s.buf), End: len(s.buf) + len(t)}
		s.buf = append(s.buf, t...)
	}
}

func (s *story) paragraph(n *ooxml.Node, hidden bool) {
	s.separate()
	s.blank = true
	s.leaf(n, hidden || s.src.Hidden["paragraph "+n.Attr("text:style-name")])
	s.begun = false
}

// separate writes the separator before a paragraph or an empty cell.
func (s *story) separate() {
	if s.any {
		s.stay[s.id] = append(s.stay[s.id], len(s.buf))
		s.buf = append(s.buf, s.sep)
	}
	s.any, s.begun, s.sep = true, true, '\n'
}

func (s *story) cell(n *ooxml.Node, hidden bool) {
	if s.cells > 0 {
		s.sep = '\t'
	}
	cells, start := s.cells, len(s.stay[s.id])
	before := len(s.buf)
	s.kids(n, hidden)
	s.cells = cells + 1
	if len(s.buf) == before && len(s.stay[s.id]) == start && n.Kid("text:p") == nil && n.Kid("text:h") == nil {
		s.separate()
		s.begun = false
	}
}

// plain is the text below a node, a line for each paragraph.
func plain(n *ooxml.Node) string {
	var b strings.Builder
	n.Walk(func(k *ooxml.Node) bool {
		switch k.Tag {
		case "text:p", "text:h":
			b.WriteByte('\n')
		case "text:s", "text:tab", "text:line-break":
			b.WriteByte(' ')
		}
		b.WriteString(k.Text)
		return true
	})
	return strings.TrimSpace(b.String())
}

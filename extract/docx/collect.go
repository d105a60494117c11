package docx

import (
	"regexp"
	"strings"

	"veil/extract"
	"veil/internal/ooxml"
)

// sides are the Parts that gather free text of attributes, in the order in
// which they are listed. None of them is carried.
var sides = []struct {
	name string
	kind extract.Kind
}{
	{"alt", extract.Drawing},
	{"links", extract.Link},
	{"form", extract.Field},
	{"controls", extract.Metadata},
	{"instructions", extract.Hidden},
	{"authors", extract.Metadata},
	{"bookmarks", extract.Metadata},
	{"tags", extract.Metadata},
	{"attributes", extract.Metadata},
}

// collect gathers the free texts in the attributes at and below n. in names
// the side that all of a form's or control's properties go to.
func (h *host) collect(n *ooxml.Node, in string) {
	switch n.Tag {
	case "w:bookmarkStart":
		if !h.aside && !ownBookmark.MatchString(n.Attr("w:name")) {
			h.r.tally.bookmarks++
		}
	case "w:sdtPr":
		in = "controls"
	case "w:ffData":
		in = "form"
	case "w:rPr", "w:tblGrid":
		if in != "" {
			in = "none"
		}
		if h.collected[n] == in+"." { // many runs share one
			return
		}
		h.collected[n] = in + "."
	}
	for _, a := range n.Attrs {
		key := sideKey{n.Tag, a, in}
		side, ok := h.memo[key]
		if !ok {
			side = sideOf(n.Tag, a, in)
			h.memo[key] = side
		}
		if side != "" {
			h.note(side, a.Value)
		}
	}
	for _, k := range n.Kids {
		h.collect(k, in)
	}
}

// sideKey is what decides about an attribute. The same ones occur thousands of
// times.
type sideKey struct {
	tag  string
	attr ooxml.Attr
	in   string
}

// note adds a line to a side, once.
func (h *host) note(side, v string) {
	l := h.side[side]
	if l == nil {
		l = &lines{}
		h.side[side] = l
	}
	if !strings.Contains("\n"+l.String()+"\n", "\n"+v+"\n") {
		l.line(v)
	}
}

// ownDrawing are names that programs give to drawings.
var ownDrawing = regexp.MustCompile(`^(?:Picture|Image|Text Box|Textbox|Shape|Rectangle|Rounded Rectangle|Oval|Chart|Diagram|Group|Canvas|Line|Straight Connector|Drawing|Frame|Object) ?[0-9]{0,5}$`)

var ownBookmark = regexp.MustCompile(`^_(?:Toc|Ref|Hlk|GoBack|Hlt)[0-9]*$`)

// sideOf names the side that an attribute's text belongs to, or "".
func sideOf(tag string, a ooxml.Attr, in string) string {
	if dull(a.Value) || in == "none" {
		return ""
	}
	switch a.Tag {
	case "w:author", "w:initials":
		return "authors"
	case "descr", "title", "alt", "o:title":
		return "alt"
	case "string": // of word art is read as text
		if tag == "v:textpath" {
			return ""
		}
		return "alt"
	case "name":
		if ownDrawing.MatchString(a.Value) {
			return ""
		}
		if strings.HasSuffix(tag, "Pr") {
			return "alt"
		}
	case "w:tooltip", "w:docLocation", "tooltip", "href":
		return "links"
	case "w:anchor":
		if tag == "w:hyperlink" && !ownBookmark.MatchString(a.Value) {
			return "links"
		}
		return ""
	case "w:instr":
		if ooxml.Vocabulary(a.Value) {
			return ""
		}
		return "instructions"
	case "w:displacedByCustomXml", "w:date":
		return ""
	}
	switch tag {
	case "w:bookmarkStart":
		if a.Tag == "w:name" && !ownBookmark.MatchString(a.Value) {
			return "bookmarks"
		}
		return ""
	case "w:tblCaption", "w:tblDescription":
		return "alt"
	case "w:smartTag", "w:customXml", "w:attr":
		return "tags"
	}
	if in != "" {
		return in
	}
	return loose(tag, a)
}

// loose is the side of an attribute that is in no list: a Word attribute that
// should be one word of the standard and is not, or one in a vocabulary that
// is not known.
func loose(tag string, a ooxml.Attr) string {
	switch {
	case strings.HasPrefix(a.Tag, "w:rsid"), strings.HasPrefix(a.Tag, "xml:"), strings.HasPrefix(a.Tag, "mc:"):
		return ""
	case strings.HasPrefix(tag, "{"):
		return "attributes"
	case !strings.HasPrefix(tag, "w:"), strings.HasSuffix(tag, "Style"), plain.MatchString(a.Value):
		return ""
	}
	switch tag {
	case "w:rFonts", "w:lang", "w:sym", "w:lvlText", "w:basedOn", "w:next", "w:link", "w:styleLink", "w:numStyleLink":
		return ""
	}
	return "attributes"
}

var (
	plain      = regexp.MustCompile(`^(?:[a-z]+[A-Za-z0-9]*|[-+]?[0-9.]{1,12}[a-z%]{0,2}|[0-9A-F]{2}|[0-9A-F]{6})$`)
	identifier = regexp.MustCompile(`^(?:\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?|true|false|on|off)$`)
	hex        = regexp.MustCompile(`^[0-9A-Fa-f]{1,8}$`)
	letters    = regexp.MustCompile(`\pL`)
)

// dull reports whether an attribute tells nothing: no letters, an identifier
// that a program made, or the name of a vocabulary. A number that is
// identifying is long.
func dull(v string) bool {
	switch {
	case identifier.MatchString(v), hex.MatchString(v) && strings.ContainsAny(v, "0123456789"):
		return true
	case strings.HasPrefix(v, "http://schemas."), strings.HasPrefix(v, "urn:schemas-microsoft-com"), strings.HasPrefix(v, "http://www.w3.org/"), strings.HasPrefix(v, "http://purl.oclc.org/ooxml/"):
		return true
	}
	return !letters.MatchString(v) && len(v) < 7
}

package xlsx

import (
	"strings"
	"unicode"

	"veil/extract"
	"veil/internal/lazyregexp"
	"veil/internal/ooxml"
)

// lines is text gathered line by line, each once.
type lines struct {
	list []string
	seen map[string]bool
}

// note adds a line to the text of a kind that is not carried.
func (r *reader) note(kind, s string) {
	s = strings.TrimSpace(s)
	if s == "" {
		return
	}
	l := r.aside[kind]
	if l == nil {
		l = &lines{seen: map[string]bool{}}
		r.aside[kind] = l
	}
	if r.noted > maxNoted || l.seen[s] {
		return
	}
	if r.noted += len(s); r.noted > maxNoted {
		return // rest says so
	}
	l.seen[s] = true
	l.list = append(l.list, strings.ToValidUTF8(s, "\uFFFD"))
}

// maxNoted is how much text that is not carried is read, in bytes.
const maxNoted = 32 << 20

// stray notes text that stands where the format has none.
func (r *reader) stray(kind, s string) {
	if s != "" {
		r.note(kind, tidy(unescape(s)))
	}
}

// asideKinds are the kinds that note knows, in the order in which they are listed.
var asideKinds = []struct {
	name string
	kind extract.Kind
}{
	{"headers", extract.Header}, {"comments", extract.Comment}, {"hidden", extract.Hidden}, {"drawings", extract.Drawing},
	{"formulas", extract.Metadata}, {"caches", extract.Hidden}, {"links", extract.Link}, {"names", extract.Metadata},
	{"properties", extract.Metadata}, {"other", extract.Metadata},
}

// asides makes Parts of what was noted.
func (r *reader) asides() {
	for _, a := range asideKinds {
		if l := r.aside[a.name]; l != nil {
			r.parts = append(r.parts, extract.Part{ID: "package#" + a.name, Kind: a.kind, Text: strings.Join(l.list, "\n")})
		}
	}
}

// blocks are elements whose text is one stretch, in however many runs it stands.
var blocks = map[string]bool{"a:p": true, "x:text": true, "x:si": true, "x:is": true, "x:t": true, "x:v": true, "c:v": true}

// gather notes the text and the attributes at and below a node.
func (r *reader) gather(kind string, n *ooxml.Node) {
	n.Walk(func(k *ooxml.Node) bool {
		if blocks[k.Tag] || strings.HasSuffix(k.Tag, "}text") {
			r.note(kind, tidy(joined(k)))
			k.Walk(func(in *ooxml.Node) bool {
				if fonts[in.Tag] {
					return false
				}
				r.attrs(kind, in)
				return true
			})
			return false
		}
		if fonts[k.Tag] {
			return false
		}
		switch k.Tag {
		case "x:f", "x:formula", "x:formula1", "x:formula2", "x:definedName", "x:oldFormula", "c:f":
			r.formula(k.Text)
		default:
			if strings.HasSuffix(k.Tag, "}f") {
				r.formula(k.Text)
			} else if worded(k.Text) && !(usual.MatchString(k.Text) && (kind == "drawings" || strings.ContainsFunc(k.Text, unicode.IsLetter))) {
				r.note(kind, tidy(unescape(k.Text)))
			}
		}
		r.attrs(kind, k)
		return true
	})
}

// fonts are elements that name fonts, many of which are names of people, too.
var fonts = map[string]bool{"x:rPr": true, "x:font": true, "a:latin": true, "a:ea": true, "a:cs": true, "a:sym": true, "a:buFont": true, "x:rFont": true}

// joined is the text below a node; line breaks are blanks.
func joined(n *ooxml.Node) string {
	var b strings.Builder
	n.Walk(func(k *ooxml.Node) bool {
		if k.Tag == "a:br" || k.Tag == "a:tab" {
			b.WriteByte(' ')
		}
		b.WriteString(unescape(k.Text))
		return true
	})
	return b.String()
}

func (r *reader) attrs(kind string, n *ooxml.Node) {
	for _, a := range n.Attrs {
		r.attr(kind, n.Tag, a)
	}
}

// attr notes the value of an attribute of an element unless it is the format's own.
func (r *reader) attr(kind, tag string, a ooxml.Attr) {
	v := a.Value
	free := free[a.Tag] && !(a.Tag == "val" && (strings.HasPrefix(tag, "c:") || strings.HasPrefix(tag, "a:")))
	if !worded(v) || usual.MatchString(v) || builtinStyle.MatchString(v) || ooxml.Vocabulary(v) {
		return
	}
	if !free && !strings.ContainsFunc(v, unicode.IsLetter) {
		return // a size or a place
	}
	if a.Tag == "name" && given.MatchString(v) {
		return
	}
	if !free && word.MatchString(v) || strings.HasSuffix(a.Tag, "}type") {
		return
	}
	r.note(kind, tidy(unescape(v)))
}

// free are attributes that people write; in the others a single word is one of the
// format.
var free = map[string]bool{"v": true, "name": true, "displayName": true, "caption": true, "descr": true, "title": true, "author": true,
	"userName": true, "userId": true, "val": true, "user": true, "comment": true, "prompt": true, "error": true, "promptTitle": true,
	"errorTitle": true, "tooltip": true, "location": true, "display": true, "command": true, "connection": true, "codeName": true,
	"totalsRowLabel": true, "uniqueName": true, "text": true, "tag": true, "label": true, "sourceFile": true, "email": true, "providerId": true}

var (
	word  = lazyregexp.New(`^[A-Za-z][A-Za-z0-9]*$`)
	usual = lazyregexp.New(`^(?:\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?|[0-9A-Fa-f]{6,8}|` +
		`\$?[A-Z]{1,3}\$?[0-9]{1,7}(?::\$?[A-Z]{1,3}\$?[0-9]{1,7})?(?: [A-Z]{1,3}[0-9]{1,7}(?::[A-Z]{1,3}[0-9]{1,7})?)*|` +
		`https?://(?:schemas\.(?:openxmlformats|microsoft)\.(?:org|com)|www\.w3\.org|purl\.(?:org|oclc\.org))/[A-Za-z0-9./_-]*|` +
		`rId[0-9]{1,5}|[a-z]{2,3}-[A-Z]{2}|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,16}Z?|_xlnm\.[A-Za-z_]{1,30}|[0-9.+-]+(?:E[+-]?[0-9]+|pt|in|cm|mm|%)?)$`)
	// given are the names that programs give to sheets, tables, drawings and the like.
	given = lazyregexp.New(`^(?:Sheet|Table|Tabelle|Chart|Picture|Image|Drawing|Text ?Box|TextBox|Rectangle|Group|Shape|Straight Connector|Diagram|Legacy|Slicer|Column|PivotTable|ThisWorkbook|Office|Normal|Microsoft Excel|LibreOffice|Calibri|Cambria|openpyxl|xuri|Apache POI|Worksheets|Named Ranges)[ _]?[0-9]{0,4}$`)
)

// worded reports whether there is a letter in a text, or a number long enough to
// be somebody's.
func worded(s string) bool {
	digits := 0
	for _, c := range s {
		if unicode.IsLetter(c) {
			return true
		}
		if unicode.IsDigit(c) {
			digits++
		}
	}
	return digits > 5
}

// quoted are the words in a formula that somebody wrote: strings, and names of
// sheets and files in quotes.
var quoted = lazyregexp.New(`"(?:[^"]|"")*"|'(?:[^']|'')*'`)

// formula notes the words in a formula. What it is called otherwise stands
// elsewhere as well: names of sheets, of columns and defined ones.
func (r *reader) formula(f string) {
	if f == "" {
		return
	}
	for _, q := range quoted.FindAllString(f, -1) {
		in := strings.ReplaceAll(q[1:len(q)-1], q[:1]+q[:1], q[:1])
		if worded(in) {
			r.note("formulas", tidy(unescape(in)))
		}
	}
	if rest := strings.TrimSpace(quoted.ReplaceAllString(f, " ")); !calculation.MatchString(rest) && strings.ContainsRune(rest, ' ') {
		r.note("formulas", tidy(rest)) // no formula at all
	}
}

// calculation is what formulas are made of.
var calculation = lazyregexp.New(`[(!+*/^<>=&:$\[{]`)

func attrOf(n *ooxml.Node, tag string) string {
	if n == nil {
		return ""
	}
	return n.Attr(tag)
}

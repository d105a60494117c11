package odt

import (
	"fmt"
	"path"
	"strings"
	"unicode"

	"veil/extract"
	"veil/internal/lazyregexp"
	"veil/internal/ooxml"
)

// usualStyles are the names that LibreOffice gives to its own styles, and knows
// them by.
var usualStyles = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`Standard Heading Text_20_body List Caption Index Footnote Endnote Header Footer Frame Graphics Title Subtitle
		Heading_20_1 Heading_20_2 Heading_20_3 Heading_20_4 Heading_20_5 Heading_20_6 Table_20_Contents Table_20_Heading Landscape
		Header_20_and_20_Footer Frame_20_contents Internet_20_link Visited_20_Internet_20_Link Bullet_20_Symbols Numbering_20_Symbols
		Footnote_20_Symbol Endnote_20_Symbol Footnote_20_anchor Endnote_20_anchor Preformatted_20_Text First_20_line_20_indent`) {
		m[w] = true
	}
	return m
}()

// UsualStyle reports whether a name is one that LibreOffice gives to a style.
func UsualStyle(name string) bool { return usualStyles[name] }

// usualEntry are names of entries that such packages have.
var usualEntry = lazyregexp.New(`^(?:(?:mimetype|content|styles|meta|settings|META-INF/manifest)(?:\.xml)?|manifest\.rdf|layout-cache|Thumbnails/thumbnail\.png|Configurations2/[a-zA-Z/]{0,60}(?:\.xml)?|Pictures/(?:box|[0-9A-F]{20,40})\.[a-z]{3,4})$`)

// free are attributes that people write, beside those of unknown vocabularies. The
// names of styles are not among them: a copy has others.
var free = map[string]bool{"draw:name": true, "text:name": true, "table:name": true, "office:title": true, "office:name": true,
	"office:string-value": true, "text:string-value": true, "text:condition": true, "text:label": true, "text:description": true,
	"draw:text-areas": true, "style:num-prefix": true, "style:num-suffix": true, "text:formula": true, "text:db-name": true}

// given are the names that programs give to tables, drawings and the like.
var given = lazyregexp.New(`^(?:[A-Za-z]?|[_A-Za-z]{1,16}[ _]?[0-9]{1,15}(?:\.[A-Z0-9]{1,5})?|Illustration|Table|Text|Drawing|Figure|_GoBack|[0-9.,:;()\[\] -]*)$`)

// attributes notes the free text in the attributes at and below a node.
func (r *reader) attributes(n *ooxml.Node) {
	n.Walk(func(k *ooxml.Node) bool {
		for _, a := range k.Attrs {
			switch {
			case a.Tag == "xlink:href" && !usualEntry.MatchString(a.Value):
				if k.Tag == "text:a" || k.Tag == "draw:a" {
					r.count.links++
				}
				r.note("links", a.Value)
			case free[a.Tag] && !given.MatchString(a.Value), strings.HasPrefix(a.Tag, "{") && phrase(a.Value):
				r.note("names", a.Value)
			}
		}
		return true
	})
}

// phrase reports whether a value has several words.
func phrase(v string) bool {
	return strings.ContainsRune(strings.TrimSpace(v), ' ') && strings.ContainsFunc(v, unicode.IsLetter)
}

// property are the elements of meta.xml that people write.
var property = map[string]bool{"dc:title": true, "dc:subject": true, "dc:description": true, "dc:creator": true, "meta:initial-creator": true,
	"meta:printed-by": true, "meta:keyword": true, "meta:user-defined": true}

// rest accounts for every other part of the package.
func (r *reader) rest() error {
	for _, name := range r.pkg.Names() {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		dir, low := path.Dir(name), strings.ToLower(name)
		if !usualEntry.MatchString(name) {
			r.note("names", name)
		}
		switch {
		case name == contentName, name == stylesName, name == "mimetype", name == "META-INF/manifest.xml", strings.HasPrefix(name, "Fonts/"), dir == "ObjectReplacements":
			continue
		case picture.MatchString(low):
			continue // counted where it is shown
		case strings.HasPrefix(name, "Basic/"), strings.HasPrefix(name, "Scripts/"):
			r.count.macros = true
		}
		if !strings.HasSuffix(low, ".xml") && !strings.HasSuffix(low, ".rdf") {
			b, err := r.pkg.Read(name)
			if err != nil {
				return err
			}
			if len(b) > 0 && !strings.HasPrefix(name, "Object ") && !strings.HasPrefix(name, "Configurations2/") && name != "layout-cache" {
				r.count.unknown++
			}
			continue
		}
		if err := r.other(name); err != nil {
			return err
		}
	}
	return nil
}

var picture = lazyregexp.New(`\.(?:png|jpe?g|gif|svm|emf|wmf|svg|bmp|tiff?|webp|pdf)$`)

// other reads an XML part of another kind. One that is not well formed is a gap,
// since no program reads it.
func (r *reader) other(name string) error {
	t, err := r.tree(name)
	if err != nil {
		r.count.unknown++
		return r.ctx.Err()
	}
	t.Root.Walk(func(n *ooxml.Node) bool {
		s := strings.TrimSpace(n.Text)
		switch {
		case name == "meta.xml" && property[n.Tag]:
			r.count.properties = r.count.properties || s != ""
			r.note("properties", s)
			r.note("properties", n.Attr("meta:name"))
		case name == "meta.xml":
		case phrase(s) && !strings.Contains(name, "settings.xml") || strings.Contains(nameOf(n), "Name") && s != "":
			r.note("other", s)
		}
		for _, a := range n.Attrs {
			if name != "meta.xml" && phrase(a.Value) {
				r.note("other", a.Value)
			}
		}
		return true
	})
	return nil
}

// nameOf is an element's name in the settings.
func nameOf(n *ooxml.Node) string {
	for _, a := range n.Attrs {
		if strings.HasSuffix(a.Tag, "config:1.0}name") {
			return a.Value
		}
	}
	return ""
}

// gaps are what nobody has read.
func (r *reader) gaps() []extract.Gap {
	var out []extract.Gap
	for _, g := range []struct {
		n         int
		one, many string
		blocking  bool
	}{
		{r.count.objects, "1 object (a chart, a formula or an embedded file) not read; replaced by a grey box", "%d objects (charts, formulas or embedded files) not read; replaced by grey boxes", true},
		{r.count.controls, "1 form not read", "%d forms not read", true},
		{r.count.unknown, "1 part of an unknown kind not read", "%d parts of unknown kinds not read", true},
		{r.count.pictures, "1 picture not read; replaced by a grey box", "%d pictures not read; replaced by grey boxes", false},
	} {
		switch {
		case g.n == 1:
			out = append(out, extract.Gap{Where: "document", Why: g.one, Blocking: g.blocking})
		case g.n > 1:
			out = append(out, extract.Gap{Where: "document", Why: fmt.Sprintf(g.many, g.n), Blocking: g.blocking})
		}
	}
	if r.count.macros {
		out = append(out, extract.Gap{Where: "document", Why: "macros not read; left out"})
	}
	for _, p := range r.parts {
		switch p.Kind {
		case extract.Body, extract.Header, extract.Footer, extract.Footnote, extract.Endnote:
			if strings.ContainsFunc(p.Text, func(c rune) bool { return c > ' ' }) {
				return out
			}
		}
	}
	if r.count.pictures > 0 {
		out = append(out, extract.Gap{Where: "document", Why: PicturesOnly, Blocking: true})
	}
	return out
}

// PicturesOnly is why a document whose only content is pictures blocks.
const PicturesOnly = "it holds pictures and no text, as scans do"

// dropped is what copies leave out.
func (r *reader) dropped() []extract.Dropped {
	var out []extract.Dropped
	for _, c := range []struct {
		n         int
		one, many string
	}{
		{r.count.comments, "comment", "comments"},
		{r.count.changes, "tracked change, which is accepted", "tracked changes, which are accepted"},
		{r.count.links, "link, of which the words stay", "links, of which the words stay"},
	} {
		switch {
		case c.n == 1:
			out = append(out, extract.Dropped{What: c.one, Count: 1})
		case c.n > 1:
			out = append(out, extract.Dropped{What: c.many, Count: c.n})
		}
	}
	if r.count.properties {
		out = append(out, extract.Dropped{What: "the document's properties"})
	}
	if r.count.hidden {
		out = append(out, extract.Dropped{What: "hidden text"})
	}
	if r.count.macros {
		out = append(out, extract.Dropped{What: "macros"})
	}
	return out
}

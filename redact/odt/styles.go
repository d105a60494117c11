package odt

import (
	"strconv"
	"strings"
	"unicode"

	source "veil/extract/odt"
	"veil/internal/lazyregexp"
	"veil/internal/ooxml"
)

// shell is an element with its harmless attributes and nothing in it.
func (c *copier) shell(n *ooxml.Node) *ooxml.Node {
	out := ooxml.New(n.Tag)
	for _, a := range n.Attrs {
		switch {
		case styleRefs[a.Tag]:
			if a.Value != "" {
				out.Attrs = append(out.Attrs, ooxml.Attr{Tag: a.Tag, Value: c.name(a.Value)})
			}
		case a.Tag == "style:num-format" && a.Value == "", looks[a.Tag] && safe(a.Value) && !c.tainted(a.Value):
			out.Attrs = append(out.Attrs, a)
		}
	}
	return out
}

// tainted reports whether a masked value stands in an attribute, as a number may
// in a colour.
func (c *copier) tainted(v string) bool {
	bad, known := c.taint[v]
	if !known {
		own := compact(v)
		for _, w := range c.values {
			bad = bad || strings.Contains(own, w)
		}
		c.taint[v] = bad
	}
	return bad
}

// compact is the letters and digits of a value, in lower case.
func compact(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// styleRefs are attributes that name a style.
var styleRefs = words(`style:name text:style-name table:style-name style:parent-style-name style:next-style-name style:list-style-name
	style:master-page-name style:page-layout-name table:default-cell-style-name draw:style-name`)

// looks are the attributes that say how text looks or is numbered.
var looks = words(`text:outline-level text:level text:start-value text:continue-numbering text:list-tab-stop-position text:label-followed-by
	text:list-level-position-and-space-mode text:space-before text:min-label-width text:min-label-distance text:display-levels
	table:number-columns-spanned table:number-rows-spanned table:number-columns-repeated table:align table:border-model
	style:family style:default-outline-level style:num-format style:type style:position style:display style:page-usage
	style:column-width style:rel-column-width style:width style:rel-width style:row-height style:min-row-height style:keep-together
	style:may-break-between-rows style:vertical-align style:writing-mode style:print-orientation style:num-letter-sync style:line-height-at-least
	style:line-spacing style:justify-single-word style:auto-text-indent style:tab-stop-distance style:text-underline-style
	style:text-underline-width style:text-underline-color style:text-line-through-style style:text-line-through-type style:text-position
	style:text-scale style:font-weight-asian style:font-weight-complex style:font-style-asian style:font-style-complex
	style:font-size-asian style:font-size-complex style:use-window-font-color style:border-line-width style:border-line-width-left
	style:border-line-width-right style:border-line-width-top style:border-line-width-bottom style:shadow style:wrap style:vertical-pos
	style:vertical-rel style:horizontal-pos style:horizontal-rel style:run-through style:number-wrapped-paragraphs style:footnote-max-height
	style:dynamic-spacing style:min-height fo:font-size fo:font-weight fo:font-style fo:font-variant fo:color fo:background-color
	fo:text-transform fo:letter-spacing fo:text-align fo:text-align-last fo:text-indent fo:margin fo:margin-left fo:margin-right fo:margin-top
	fo:margin-bottom fo:padding fo:padding-left fo:padding-right fo:padding-top fo:padding-bottom fo:border fo:border-left fo:border-right
	fo:border-top fo:border-bottom fo:line-height fo:break-before fo:break-after fo:keep-with-next fo:keep-together fo:orphans fo:widows
	fo:hyphenate fo:wrap-option fo:page-width fo:page-height fo:min-height fo:max-width fo:min-width fo:width fo:height fo:column-count
	fo:column-gap fo:start-indent fo:end-indent svg:width svg:height svg:x svg:y`)

// measure is a value of those attributes: a number with its unit, a colour, or a
// word of the standard.
var measure = lazyregexp.New(`^(?:-?[0-9]{0,6}(?:\.[0-9]{1,6})?(?:cm|mm|in|pt|pc|px|em|%|\*)?|#[0-9A-Fa-f]{6})$`)

var standard = words(`auto none normal bold italic oblique solid double dotted dash long-dash dot-dash wave single left right center start end justify
	top middle bottom automatic baseline true false always page column avoid paragraph as-char char frame page-content paragraph-content
	from-left from-top background foreground parallel dynamic run-through no-limit transparent small-caps uppercase lowercase capitalize
	text table table-column table-row table-cell graphic list section lr-tb rl-tb tb-rl lr portrait landscape separating collapsing margins
	label-alignment label-width-and-position listtab space nothing wrap no-wrap super sub all mirrored default outset inset groove ridge thin thick
	hidden 1 a A i I`)

// safe reports whether a value is made of such words alone.
func safe(v string) bool {
	for _, w := range strings.Fields(v) {
		if !standard[w] && !measure.MatchString(w) {
			return false
		}
	}
	return v != ""
}

// name is the name that a style has in the copy.
func (c *copier) name(v string) string {
	if source.UsualStyle(v) {
		return v
	}
	n, ok := c.names[v]
	if !ok {
		n = "s" + strconv.Itoa(len(c.names)+1)
		c.names[v] = n
	}
	return n
}

// styleElements are what the lists of styles may hold.
var styleElements = words(`style:style style:default-style style:text-properties style:paragraph-properties style:table-properties
	style:table-column-properties style:table-row-properties style:table-cell-properties style:section-properties style:graphic-properties
	style:tab-stops style:tab-stop style:columns style:column text:list-style text:list-level-style-number text:list-level-style-bullet
	style:list-level-properties style:list-level-label-alignment text:outline-style text:outline-level-style style:page-layout
	style:page-layout-properties style:header-style style:footer-style style:header-footer-properties style:footnote-sep`)

// styleList copies the styles in a list of them.
func (c *copier) styleList(n *ooxml.Node) []*ooxml.Node {
	var out []*ooxml.Node
	if n == nil {
		return nil
	}
	for _, k := range n.Kids {
		if !styleElements[k.Tag] {
			continue
		}
		s := c.shell(k)
		if k.Tag == "text:list-level-style-bullet" {
			s.Attrs = append(s.Attrs, ooxml.Attr{Tag: "text:bullet-char", Value: bullet(k.Attr("text:bullet-char"))})
		}
		for _, key := range []string{"style:num-suffix", "style:num-prefix"} {
			if v := k.Attr(key); v != "" && strings.Trim(v, " .,():;-–[]/") == "" && len(v) < 4 {
				s.Attrs = append(s.Attrs, ooxml.Attr{Tag: key, Value: v})
			}
		}
		if k.Tag == "style:text-properties" {
			if f := c.font(k.Attr("style:font-name")); f != "" {
				s.Attrs = append(s.Attrs, ooxml.Attr{Tag: "fo:font-family", Value: f})
			}
		}
		out = append(out, s.Add(c.styleList(k)...))
	}
	return out
}

// bullet is the sign before the items of a list.
func bullet(v string) string {
	if r := []rune(v); len(r) == 1 && (r[0] > 0x2000 && r[0] < 0x2800 || strings.ContainsRune("-*+•", r[0])) {
		return v
	}
	return "•"
}

// font is the family of a font where it is a usual one, and else one of its kind.
// The name of any other font is free text that somebody may have written a name
// into.
func (c *copier) font(name string) string {
	if name == "" {
		return ""
	}
	if c.faces == nil {
		c.faces = map[string]*ooxml.Node{}
		for _, t := range []*ooxml.Tree{c.src.Styles, c.src.Content} {
			if t != nil {
				for _, f := range t.Root.Kid("office:font-face-decls").All("style:font-face") {
					c.faces[f.Attr("style:name")] = f
				}
			}
		}
	}
	face := c.faces[name]
	if face == nil {
		return ""
	}
	if f := usualFont(face.Attr("svg:font-family")); f != "" && !c.tainted(f) {
		return f
	}
	switch face.Attr("style:font-family-generic") {
	case "swiss":
		return "Arial"
	case "modern":
		return "Courier New"
	}
	return "Times New Roman"
}

// usualFont is a font's name where it is that of one in wide use, else "".
func usualFont(v string) string {
	v = strings.Trim(v, "'")
	switch v {
	case "Aptos", "Arial", "Calibri", "Cambria", "Courier New", "DejaVu Sans", "DejaVu Serif", "Georgia", "Helvetica", "Liberation Mono", "Liberation Sans",
		"Liberation Serif", "OpenSymbol", "Palatino Linotype", "Segoe UI", "Symbol", "Tahoma", "Times New Roman", "Trebuchet MS", "Verdana", "Wingdings":
		return v
	}
	return ""
}

// styles makes styles.xml.
func (c *copier) styles() *ooxml.Node {
	out := ooxml.New("office:document-styles", version...)
	if c.src.Styles == nil {
		return out
	}
	root := c.src.Styles.Root
	masters := ooxml.New("office:master-styles")
	for _, m := range root.Kid("office:master-styles").All("style:master-page") {
		page := c.shell(m)
		for _, k := range m.Kids {
			switch k.Tag {
			case "style:header", "style:header-left", "style:header-first", "style:footer", "style:footer-left", "style:footer-first":
				page.Add(c.shell(k).Add(c.kids(k)...))
			}
		}
		masters.Add(page)
	}
	return out.Add(ooxml.New("office:styles").Add(c.styleList(root.Kid("office:styles"))...),
		ooxml.New("office:automatic-styles").Add(c.styleList(root.Kid("office:automatic-styles"))...), masters)
}

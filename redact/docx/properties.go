package docx

import (
	"regexp"
	"strings"

	bcp47 "golang.org/x/text/language"

	"veil/internal/ooxml"
)

// containers are elements that say how things look.
var containers = words(`w:pPr w:rPr w:tblPr w:tblPrEx w:trPr w:tcPr w:sectPr w:tblGrid w:rubyPr`)

// looks are the elements that may stand in them (ECMA-376 part 1, 17.3 to
// 17.9). Missing on purpose: revisions, w:vanish and its like, since a copy
// hides nothing, and what points out of the document.
var looks = words(`
	w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:framePr w:widowControl w:numPr w:ilvl w:numId
	w:suppressLineNumbers w:pBdr w:top w:left w:start w:bottom w:right w:end w:between w:bar w:insideH
	w:insideV w:tl2br w:tr2bl w:shd w:tabs w:tab w:suppressAutoHyphens w:kinsoku w:wordWrap
	w:overflowPunct w:topLinePunct w:autoSpaceDE w:autoSpaceDN w:bidi w:adjustRightInd w:snapToGrid
	w:spacing w:ind w:contextualSpacing w:mirrorIndents w:suppressOverlap w:jc w:textDirection
	w:textAlignment w:textboxTightWrap w:outlineLvl w:cnfStyle w:rPr w:sectPr w:pPr
	w:rStyle w:rFonts w:b w:bCs w:i w:iCs w:caps w:smallCaps w:strike w:dstrike w:outline w:shadow
	w:emboss w:imprint w:noProof w:color w:w w:kern w:position w:sz w:szCs w:highlight w:u w:effect w:bdr
	w:fitText w:vertAlign w:rtl w:cs w:em w:lang w:eastAsianLayout w:oMath
	w:tblStyle w:tblpPr w:tblOverlap w:bidiVisual w:tblStyleRowBandSize w:tblStyleColBandSize w:tblW
	w:tblCellSpacing w:tblInd w:tblBorders w:tblLayout w:tblCellMar w:tblLook w:gridCol
	w:gridBefore w:gridAfter w:wBefore w:wAfter w:cantSplit w:trHeight w:tblHeader
	w:tcW w:gridSpan w:hMerge w:vMerge w:tcBorders w:noWrap w:tcMar w:tcFitText w:vAlign w:hideMark
	w:headerReference w:footerReference w:footnotePr w:endnotePr w:pos w:numFmt w:numStart w:numRestart
	w:type w:pgSz w:pgMar w:pgBorders w:lnNumType w:pgNumType w:cols w:col w:formProt w:noEndnote
	w:titlePg w:rtlGutter w:docGrid w:rubyAlign w:hps w:hpsRaise w:hpsBaseText w:lid`)

// properties copies a container of looks.
func (c *copier) properties(n *ooxml.Node) []*ooxml.Node {
	return one(c.filtered(n, looks))
}

// filtered copies an element with those of its descendants that are allowed.
func (c *copier) filtered(n *ooxml.Node, allowed map[string]bool) *ooxml.Node {
	out := c.shell(n)
	for _, k := range n.Kids {
		switch {
		case !allowed[k.Tag]:
		case k.Tag == "w:headerReference", k.Tag == "w:footerReference":
			if ref := c.storyRef(k); ref != nil {
				out.Add(ref)
			}
		default:
			if o := c.filtered(k, allowed); !lost(k, o) {
				out.Add(o)
			}
		}
	}
	return out
}

// lost reports whether an element said something by its value and says nothing
// in the copy. Many may not stand there without it.
func lost(n, copy *ooxml.Node) bool {
	return n.Attr("w:val") != "" && copy.Attr("w:val") == ""
}

// storyRef points a section's header or footer at its part in the copy.
func (c *copier) storyRef(n *ooxml.Node) *ooxml.Node {
	for _, rel := range c.mainRels() {
		if rel.ID != n.Attr("r:id") || rel.Extern {
			continue
		}
		for _, s := range c.src.Stories {
			if s.Name == rel.Target && s.ID != mainName {
				return ooxml.New(n.Tag, "w:type", orElse(n.Attr("w:type"), "default"), "r:id", c.storyRel(s))
			}
		}
	}
	return nil
}

func orElse(v, other string) string {
	if v == "" || !token.MatchString(v) {
		return other
	}
	return v
}

// mainRels are the relationships of the document's main part.
func (c *copier) mainRels() []ooxml.Rel {
	if c.relCache == nil && len(c.src.Stories) > 0 {
		rels, err := c.src.Package.Rels(c.src.Stories[0].Name)
		if err != nil {
			c.err = err
		}
		c.relCache = append([]ooxml.Rel{}, rels...)
	}
	return c.relCache
}

var (
	// Numbers, in a measure or without. Nothing in running text is measured in
	// more than seven digits; telephone numbers and the like have more.
	number   = regexp.MustCompile(`^[-+]?(?:[0-9]{1,7}|[0-9]{0,7}\.[0-9]{1,4})(?:%|mm|cm|in|pt|pc|pi|px|f|fd|emu)?$`)
	colour   = regexp.MustCompile(`^(?:[0-9A-Fa-f]{4}|[0-9A-Fa-f]{6})$`) // or a character's code
	shade    = regexp.MustCompile(`^[0-9A-F]{2}$`)
	flags    = regexp.MustCompile(`^[01]{12}$`) // ST_Cnf
	token    = regexp.MustCompile(`^[a-z][A-Za-z0-9]{0,31}$`)
	language = regexp.MustCompile(`^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,4}){0,2}$`)
)

// faces are the attributes of w:rFonts that name fonts.
var faces = words("ascii hAnsi cs eastAsia")

// styleRefs are the elements whose value names a style.
var styleRefs = words(`w:pStyle w:rStyle w:tblStyle w:basedOn w:next w:link w:styleLink w:numStyleLink`)

// attrs are the attributes of an element that may be in the copy: numbers,
// words of the standard, and names of styles and fonts, cleaned.
func (c *copier) attrs(n *ooxml.Node) []ooxml.Attr {
	var out []ooxml.Attr
	for _, a := range n.Attrs {
		key := attrKey{n.Tag, a}
		v, ok := c.memo[key]
		if !ok {
			v = c.attr(n.Tag, a)
			c.memo[key] = v
		}
		if v != "" {
			out = append(out, ooxml.Attr{Tag: a.Tag, Value: v})
		}
	}
	return out
}

// attrKey is what decides about an attribute. The same ones occur thousands of
// times.
type attrKey struct {
	tag  string
	attr ooxml.Attr
}

// attr is the value of an attribute in the copy; "" leaves it out.
func (c *copier) attr(tag string, a ooxml.Attr) string {
	prefix, local, ok := strings.Cut(a.Tag, ":")
	if !ok || prefix != "w" && prefix != "m" || strings.HasPrefix(local, "rsid") {
		return ""
	}
	v := a.Value
	switch {
	case styleRefs[tag] && local == "val":
		return c.styles[v]
	case v == "":
	case tag == "w:rFonts" && faces[local], tag == "w:sym" && local == "font":
		return c.font(v)
	case (strings.HasSuffix(local, "Shade") || strings.HasSuffix(local, "Tint")) && shade.MatchString(v):
		return v
	case tag == "w:lang", tag == "w:themeFontLang", tag == "w:lid":
		if c.lang(v) {
			return v
		}
	case tag == "w:cnfStyle" && flags.MatchString(v):
		return v
	case prefix == "m" && len([]rune(v)) == 1: // the sign of a sum, a bracket
		return v
	case c.standard(v):
		return v
	}
	return ""
}

// standard reports whether a value can only be a number, a colour or a word of
// the standard. A word that is also a masked name is none, unless verification
// knows that the standard has it.
func (c *copier) standard(v string) bool {
	return number.MatchString(v) || ooxml.Vocabulary(v) || (wordValues[v] || colour.MatchString(v)) && !c.taint.in(v)
}

// lang reports whether a value names a language that there is.
func (c *copier) lang(v string) bool {
	if !language.MatchString(v) || c.taint.in(v) {
		return false
	}
	_, err := bcp47.Parse(v)
	return err == nil
}

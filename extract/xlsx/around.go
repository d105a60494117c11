package xlsx

import (
	"strings"

	"veil/internal/lazyregexp"
	"veil/internal/ooxml"
)

// around reads what stands in a sheet beside its cells.
func (r *reader) around(n *ooxml.Node) {
	switch n.Tag {
	case "x:cols", "x:mergeCells", "x:dimension", "x:sheetFormatPr", "x:pageMargins", "x:printOptions", "x:sheetCalcPr", "x:phoneticPr", "x:rowBreaks", "x:colBreaks":
		n.Walk(func(k *ooxml.Node) bool {
			r.stray("other", k.Text)
			r.attrs("other", k)
			return true
		})
	case "x:headerFooter":
		r.headers(n)
	case "x:hyperlinks":
		r.count.links += len(n.All("x:hyperlink"))
		r.gather("links", n)
	case "x:dataValidations":
		r.count.validations = true
		r.gather("other", n)
	case "x:customSheetViews":
		for _, v := range n.All("x:customSheetView") {
			for _, k := range v.Kids {
				r.around(k)
			}
			r.attrs("names", v)
		}
	default:
		r.gather("other", n)
	}
}

// headers reads the headers and footers of printed pages, without the codes for
// fonts, colours, numbers and places (18.3.1.46).
func (r *reader) headers(n *ooxml.Node) {
	n.Walk(func(k *ooxml.Node) bool {
		if k.Text != "" {
			s := headerCode.ReplaceAllString(unescape(k.Text), " ")
			s = headerPlace.ReplaceAllString(s, "\n")
			for _, line := range strings.Split(strings.ReplaceAll(s, "&&", "&"), "\n") {
				if line = tidy(line); line != "" {
					r.count.headers = true
					r.note("headers", line)
				}
			}
		}
		r.attrs("other", k)
		return true
	})
}

var (
	headerPlace = lazyregexp.New(`&[LCRlcr]`)
	headerCode  = lazyregexp.New(`&(?:"[^"]*"|K[0-9A-Fa-f]{6}|[0-9]{1,3}|[PNDTFAZGBIUESXYOHpndtfazgbiuesxyoh])`)
)

// gatherBook reads what the workbook says beside the list of its sheets.
func (r *reader) gatherBook(root *ooxml.Node) {
	for _, n := range root.Kids {
		switch n.Tag {
		case "x:sheets":
			for _, s := range n.Kids {
				if s.Tag != "x:sheet" {
					r.gather("other", s)
				}
			}
		case "x:definedNames":
			for _, d := range n.Kids {
				r.attrs("names", d)
				r.formula(d.AllText())
				r.count.names = true
			}
		case "":
			r.stray("other", n.Text)
		case "x:calcPr", "x:fileVersion", "x:workbookPr", "x:bookViews":
			r.attrs("other", n)
		default:
			r.gather("names", n)
		}
	}
	if r.book.Styles != nil {
		r.gatherStyles(r.book.Styles.Root)
	}
	if t := r.book.Theme; t != nil {
		t.Root.Walk(func(n *ooxml.Node) bool {
			r.stray("other", n.Text)
			if v := n.Attr("name"); strings.Contains(v, " ") && !strings.HasPrefix(v, "Office ") {
				r.note("names", v)
			}
			return n.Tag != "a:majorFont" && n.Tag != "a:minorFont"
		})
	}
}

// gatherStyles reads the words in number formats and the names of styles.
func (r *reader) gatherStyles(root *ooxml.Node) {
	root.Walk(func(n *ooxml.Node) bool {
		r.stray("other", n.Text)
		switch n.Tag {
		case "x:numFmt":
			for _, q := range quoted.FindAllString(n.Attr("formatCode"), -1) {
				if worded(q) {
					r.note("other", tidy(q[1:len(q)-1]))
				}
			}
		case "x:cellStyle", "x:tableStyle":
			if v := n.Attr("name"); n.Attr("builtinId") == "" && !given.MatchString(v) && !builtinStyle.MatchString(v) {
				r.note("names", tidy(unescape(v)))
			}
		}
		return true
	})
}

// builtinStyle are names of styles that programs give.
var builtinStyle = lazyregexp.New(`^(?:Excel Built-in )?(?:Normal|Default|Comma|Currency|Percent|Heading|Heading ?[0-9]|Title|Total|Note|Neutral|Good|Bad|Input|Output|Calculation|Check Cell|Linked Cell|Warning Text|Error|Warning|Status|Accent|Accent [0-9]|Footnote|Hyperlink|Text|Result|Result2|(?:20|40|60)% - Accent[0-9]|Table(?:Style)?[A-Za-z0-9]*|PivotStyle[A-Za-z0-9]*)(?: [0-9]+)?(?: \[0\])?$`)

package xlsx

import (
	"strconv"
	"strings"

	source "veil/extract/xlsx"
	"veil/extract/xlsx/numfmt"
	"veil/internal/lazyregexp"
	"veil/internal/ooxml"
)

// looks makes the table of how cells look, of those looks that are used. Fonts,
// fills and borders of the same look are one.
type looks struct {
	xfs     []*ooxml.Node // the document's, and what they name
	fonts   []*ooxml.Node
	fills   []*ooxml.Node
	borders []*ooxml.Node
	codes   map[string]string // number formats by their number
	colours colours
	tainted func(string) bool

	used    map[int32]int  // the document's looks by those of the copy
	same    map[string]int // by what they say
	outXfs  []*ooxml.Node
	lists   map[string]*list
	formats *ooxml.Node
	shown   map[int32]bool
}

// list is a list of fonts, fills or borders.
type list struct {
	nodes []*ooxml.Node
	same  map[string]int
}

func (l *list) add(n *ooxml.Node) int {
	key := string(ooxml.Marshal(n))
	i, ok := l.same[key]
	if !ok {
		i = len(l.nodes)
		l.same[key] = i
		l.nodes = append(l.nodes, n)
	}
	return i
}

func newLooks(book *source.Book, tainted func(string) bool) *looks {
	l := &looks{codes: map[string]string{}, used: map[int32]int{}, same: map[string]int{}, lists: map[string]*list{}, shown: map[int32]bool{},
		tainted: tainted, colours: readColours(book.Theme), formats: ooxml.New("x:numFmts")}
	for _, name := range []string{"font", "fill", "border"} {
		l.lists[name] = &list{same: map[string]int{}}
	}
	if book.Styles != nil {
		root := book.Styles.Root
		l.xfs = root.Kid("x:cellXfs").All("x:xf")
		l.fonts, l.fills, l.borders = root.Kid("x:fonts").All("x:font"), root.Kid("x:fills").All("x:fill"), root.Kid("x:borders").All("x:border")
		for _, n := range root.Kid("x:numFmts").All("x:numFmt") {
			l.codes[n.Attr("numFmtId")] = n.Attr("formatCode")
		}
	}
	// Programs take the first fill for none and the second for grey.
	l.lists["fill"].add(fill("none"))
	l.lists["fill"].add(fill("gray125"))
	l.use(0)
	return l
}

func fill(pattern string) *ooxml.Node {
	return ooxml.New("x:fill").Add(ooxml.New("x:patternFill", "patternType", pattern))
}

// shows reports whether the copy shows the numbers of a look as the document does.
func (l *looks) shows(style int32) bool {
	l.use(style)
	return l.shown[style]
}

// use is the number that a look has in the copy.
func (l *looks) use(style int32) int {
	if id, ok := l.used[style]; ok {
		return id
	}
	xf := ooxml.New("x:xf")
	format := "0"
	l.shown[style] = true
	if int(style) < len(l.xfs) {
		in := l.xfs[style]
		format, l.shown[style] = l.numFmt(in.Attr("numFmtId"))
		xf.Attrs = append(xf.Attrs, ooxml.Attr{Tag: "numFmtId", Value: format},
			ooxml.Attr{Tag: "fontId", Value: strconv.Itoa(l.lists["font"].add(l.font(at(l.fonts, in.Attr("fontId")))))},
			ooxml.Attr{Tag: "fillId", Value: strconv.Itoa(l.lists["fill"].add(l.fill(at(l.fills, in.Attr("fillId")))))},
			ooxml.Attr{Tag: "borderId", Value: strconv.Itoa(l.lists["border"].add(l.border(at(l.borders, in.Attr("borderId")))))},
			ooxml.Attr{Tag: "applyNumberFormat", Value: "1"}, ooxml.Attr{Tag: "applyFont", Value: "1"},
			ooxml.Attr{Tag: "applyFill", Value: "1"}, ooxml.Attr{Tag: "applyBorder", Value: "1"})
		if a := l.pick(in.Kid("x:alignment"), alignment); a != nil && len(a.Attrs) > 0 {
			xf.Attrs = append(xf.Attrs, ooxml.Attr{Tag: "applyAlignment", Value: "1"})
			xf.Add(a)
		}
	} else {
		xf.Attrs = append(xf.Attrs, ooxml.Attr{Tag: "numFmtId", Value: "0"},
			ooxml.Attr{Tag: "fontId", Value: strconv.Itoa(l.lists["font"].add(l.font(at(l.fonts, "0"))))},
			ooxml.Attr{Tag: "fillId", Value: "0"}, ooxml.Attr{Tag: "borderId", Value: strconv.Itoa(l.lists["border"].add(l.border(nil)))})
	}
	key := string(ooxml.Marshal(xf))
	id, ok := l.same[key]
	if !ok {
		id = len(l.outXfs)
		l.same[key] = id
		l.outXfs = append(l.outXfs, xf)
	}
	l.used[style] = id
	return id
}

func at(nodes []*ooxml.Node, index string) *ooxml.Node {
	if i, err := strconv.Atoi(index); err == nil && i >= 0 && i < len(nodes) {
		return nodes[i]
	}
	return nil
}

// numFmt is the number of a format in the copy, and whether it shows what the
// document's does. One that holds words, or might hide, is none.
func (l *looks) numFmt(id string) (string, bool) {
	code, own := l.codes[id]
	if !own {
		n, err := strconv.Atoi(id)
		if _, ok := numfmt.Builtin(n); err != nil || !ok {
			return "0", true
		}
		if n >= 27 && n <= 36 || n >= 50 {
			n = 14 // what those are here
		}
		return strconv.Itoa(n), true
	}
	if !plainCode.MatchString(code) || strings.Contains(code, ";;;") || len(code) > numfmt.MaxCode || l.tainted(code) {
		return "0", false
	}
	for _, f := range l.formats.Kids {
		if f.Attr("formatCode") == code {
			return f.Attr("numFmtId"), true
		}
	}
	next := strconv.Itoa(164 + len(l.formats.Kids)) // the first that is no program's own
	l.formats.Add(ooxml.New("x:numFmt", "numFmtId", next, "formatCode", code))
	return next, true
}

// plainCode are codes of formats without words of anybody's own.
var plainCode = lazyregexp.New(`^(?:[0#?.,%;:/ ()+£$€-]|\\[-  /.,:()£$€]|_[-() £$€]|\*[ -]|@|(?i:general)|E[+-]|AM/PM|A/P|[yYmMdDhHsS]{1,4}|` +
	`\[(?:Red|Black|Blue|Green|White|Cyan|Magenta|Yellow|\$[£$€]?(?:-[0-9A-Fa-fx]{1,8})?|h{1,2}|m{1,2}|s{1,2})\]|"[- /.,:()£$€%]{0,4}")*$`)

// pick is a node with those of its attributes that are listed and harmless.
func (l *looks) pick(n *ooxml.Node, allowed map[string]*lazyregexp.Regexp) *ooxml.Node {
	if n == nil {
		return nil
	}
	out := ooxml.New(n.Tag)
	for _, a := range n.Attrs {
		if re := allowed[a.Tag]; re != nil && re.MatchString(a.Value) && !l.tainted(a.Value) {
			out.Attrs = append(out.Attrs, a)
		}
	}
	return out
}

var (
	truth  = lazyregexp.New(`^(?:0|1|true|false)$`)
	degree = lazyregexp.New(`^[0-9]{1,3}$`)
	points = lazyregexp.New(`^[0-9]{1,3}(?:\.[0-9]{1,2})?$`)
	line   = lazyregexp.New(`^(?:none|thin|medium|dashed|dotted|thick|double|hair|mediumDashed|dashDot|mediumDashDot|dashDotDot|mediumDashDotDot|slantDashDot)$`)

	alignment = map[string]*lazyregexp.Regexp{"horizontal": lazyregexp.New(`^(?:general|left|center|right|fill|justify|centerContinuous|distributed)$`),
		"vertical": lazyregexp.New(`^(?:top|center|bottom|justify|distributed)$`), "wrapText": truth, "shrinkToFit": truth,
		"textRotation": degree, "indent": degree}
	simple = map[string]map[string]*lazyregexp.Regexp{"x:b": {"val": truth}, "x:i": {"val": truth}, "x:strike": {"val": truth},
		"x:u": {"val": lazyregexp.New(`^(?:single|double|singleAccounting|doubleAccounting|none)$`)}, "x:sz": {"val": points},
		"x:vertAlign": {"val": lazyregexp.New(`^(?:baseline|superscript|subscript)$`)}}
)

// font copies a font; one that is not in wide use is a usual one.
func (l *looks) font(n *ooxml.Node) *ooxml.Node {
	out := ooxml.New("x:font")
	if n == nil {
		return out.Add(ooxml.New("x:sz", "val", "11"), ooxml.New("x:name", "val", "Calibri"))
	}
	for _, tag := range []string{"x:b", "x:i", "x:strike", "x:u", "x:vertAlign", "x:sz"} {
		if k := l.pick(n.Kid(tag), simple[tag]); k != nil {
			out.Add(k)
		}
	}
	if c := l.colour(n.Kid("x:color"), "x:color"); c != nil {
		out.Add(c)
	}
	name := "Calibri"
	if k := n.Kid("x:name"); k != nil && usualFonts[k.Attr("val")] && !l.tainted(k.Attr("val")) {
		name = k.Attr("val")
	}
	return out.Add(ooxml.New("x:name", "val", name))
}

var usualFonts = map[string]bool{"Aptos": true, "Aptos Narrow": true, "Arial": true, "Arial Narrow": true, "Calibri": true, "Calibri Light": true,
	"Cambria": true, "Courier New": true, "Georgia": true, "Liberation Sans": true, "Liberation Serif": true, "Segoe UI": true, "Tahoma": true,
	"Times New Roman": true, "Trebuchet MS": true, "Verdana": true}

var patterns = map[string]*lazyregexp.Regexp{"patternType": lazyregexp.New(`^(?:none|solid|mediumGray|darkGray|lightGray|darkHorizontal|darkVertical|darkDown|darkUp|darkGrid|darkTrellis|lightHorizontal|lightVertical|lightDown|lightUp|lightGrid|lightTrellis|gray125|gray0625)$`)}

func (l *looks) fill(n *ooxml.Node) *ooxml.Node {
	in := n.Kid("x:patternFill")
	p := l.pick(in, patterns)
	if p == nil || len(p.Attrs) == 0 {
		return fill("none")
	}
	for _, tag := range []string{"x:fgColor", "x:bgColor"} {
		if c := l.colour(in.Kid(tag), tag); c != nil {
			p.Add(c)
		}
	}
	return ooxml.New("x:fill").Add(p)
}

func (l *looks) border(n *ooxml.Node) *ooxml.Node {
	out := ooxml.New("x:border")
	for _, tag := range []string{"x:left", "x:right", "x:top", "x:bottom", "x:diagonal"} {
		in := n.Kid(tag)
		k := l.pick(in, map[string]*lazyregexp.Regexp{"style": line})
		if k == nil {
			k = ooxml.New(tag)
		} else if c := l.colour(in.Kid("x:color"), "x:color"); c != nil && len(k.Attrs) > 0 {
			k.Add(c)
		}
		out.Add(k)
	}
	return out
}

// marshal makes the part.
func (l *looks) marshal() *ooxml.Node {
	root := ooxml.New("x:styleSheet")
	if len(l.formats.Kids) > 0 {
		root.Add(l.formats)
	}
	plain := ooxml.New("x:xf", "numFmtId", "0", "fontId", "0", "fillId", "0", "borderId", "0")
	normal := ooxml.New("x:cellStyle", "name", "Normal", "xfId", "0", "builtinId", "0")
	for _, x := range l.outXfs {
		x.Attrs = append(x.Attrs, ooxml.Attr{Tag: "xfId", Value: "0"})
	}
	return root.Add(ooxml.New("x:fonts").Add(l.lists["font"].nodes...), ooxml.New("x:fills").Add(l.lists["fill"].nodes...),
		ooxml.New("x:borders").Add(l.lists["border"].nodes...), ooxml.New("x:cellStyleXfs").Add(plain), ooxml.New("x:cellXfs").Add(l.outXfs...),
		ooxml.New("x:cellStyles").Add(normal))
}

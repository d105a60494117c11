package docx

import (
	"regexp"
	"strconv"
	"strings"

	"veil/internal/ooxml"
)

// figures are the VML elements that are copied. A shape of any form becomes a
// rectangle, since its form is a description in free text.
var figures = map[string]string{
	"v:shape": "v:rect", "v:rect": "v:rect", "v:roundrect": "v:roundrect", "v:oval": "v:oval",
	"v:arc": "v:rect", "v:curve": "v:rect", "v:polyline": "v:rect", "v:image": "v:rect",
	"v:line": "v:line", "v:group": "v:group", "v:textbox": "v:textbox", "w10:wrap": "w10:wrap",
}

// freehand are shapes that are left out, unless they hold text.
var freehand = words("v:arc v:curve v:polyline v:image")

// figureAttrs are their attributes.
var figureAttrs = words(`fillcolor strokecolor strokeweight filled stroked from to coordsize coordorigin arcsize inset
	o:hr o:hrstd o:hralign o:hrpct o:hrnoshade type anchorx anchory side`)

var (
	figureNumber = regexp.MustCompile(`^-?[0-9.]{0,7}(?:f|pt|in|mm|cm|px)?(?:,-?[0-9.]{0,7}(?:f|pt|in|mm|cm|px)?){0,3}$`)
	figureColour = regexp.MustCompile(`^(#[0-9A-Fa-f]{3}|#[0-9A-Fa-f]{6}|[A-Za-z]{3,20})(?: \[[0-9]{1,5}\])?$`)
	cssLength    = regexp.MustCompile(`(?:^|;)\s*(width|height)\s*:\s*([0-9.]+)(pt|in|cm|mm|px)?`)
)

// figureValue reports whether a value is a number, a colour or a word of the
// standard.
func (c *copier) figureValue(v string) bool {
	known := figureNumber.MatchString(v) || shapeValues[v]
	if m := figureColour.FindStringSubmatch(v); m != nil {
		known = known || m[1][0] == '#' || colourNames[m[1]]
	}
	return known && (ooxml.Vocabulary(v) || !c.taint.in(v))
}

// pict copies a VML picture. An embedded object comes out as its preview,
// which is a grey box.
func (c *copier) pict(n *ooxml.Node) []*ooxml.Node {
	outer := c.object
	defer func() { c.object = outer }()
	c.object = outer || n.Tag == "w:object"
	out := ooxml.New("w:pict")
	for _, k := range n.Kids {
		out.Kids = append(out.Kids, c.figure(k, nil)...)
	}
	if len(out.Kids) == 0 {
		return nil
	}
	return one(out)
}

func (c *copier) figure(n, parent *ooxml.Node) []*ooxml.Node {
	switch n.Tag {
	case "w:txbxContent":
		return c.node(n)
	case "v:imagedata":
		if parent == nil {
			return nil
		}
		rel := c.vmlPhoto(n, parent)
		if rel == "" {
			cx, cy := cssSize(parent.Attr("style"))
			rel = c.image(cx, cy, imageMark)
		}
		return one(ooxml.New("v:imagedata", "r:id", rel))
	case "v:textpath":
		if span, ok := c.src.Text[n]; ok {
			return one(ooxml.New("v:textpath", "on", "t", "fitshape", "t", "string", c.edits.render(span)))
		}
		return nil
	case "mc:AlternateContent":
		var out []*ooxml.Node
		if b := ooxml.Branch(n); b != nil {
			for _, k := range b.Kids {
				out = append(out, c.figure(k, parent)...)
			}
		}
		return out
	}
	tag := figures[n.Tag]
	if tag == "" || c.object && tag == "v:textbox" || freehand[n.Tag] && n.Kid("v:textbox") == nil {
		return nil
	}
	out := ooxml.New(tag)
	_, art := c.src.Text[n.Kid("v:textpath")]
	if art {
		out = ooxml.New("v:shape", "type", "#"+artType)
	}
	for _, a := range n.Attrs {
		switch {
		case a.Tag == "style":
			if css := cleanCSS(a.Value); css != "" {
				out.Attrs = append(out.Attrs, ooxml.Attr{Tag: "style", Value: css})
			}
		case n.Tag == "v:shape" && a.Tag == "type": // refers to a form
		case figureAttrs[a.Tag] && c.figureValue(a.Value):
			out.Attrs = append(out.Attrs, a)
		}
	}
	if n.Kid("v:imagedata") != nil && out.Attr("stroked") == "" {
		out.Attrs = append(out.Attrs, ooxml.Attr{Tag: "stroked", Value: "f"})
	}
	if fill := n.Kid("v:fill"); art && fill != nil && figureNumber.MatchString(fill.Attr("opacity")) { // watermarks are pale
		out.Add(ooxml.New("v:fill", "opacity", fill.Attr("opacity")))
	}
	for _, k := range n.Kids {
		out.Kids = append(out.Kids, c.figure(k, n)...)
	}
	if art {
		return []*ooxml.Node{wordArt(), out}
	}
	return one(out)
}

// artType names the kind of shape that word art is in a copy: text between two
// straight lines.
const artType = "_x0000_t136"

// wordArt is that kind, as programs know it (ECMA-376 part 4, 19.1.2.20).
func wordArt() *ooxml.Node {
	formulas := ooxml.New("v:formulas")
	for _, f := range []string{"sum #0 0 10800", "prod #0 2 1", "sum 21600 0 @1", "sum 0 0 @2", "sum 21600 0 @3", "if @0 @3 0",
		"if @0 21600 @1", "if @0 0 @2", "if @0 @4 21600", "mid @5 @6", "mid @8 @5", "mid @7 @8", "mid @6 @7", "sum @6 0 @5"} {
		formulas.Add(ooxml.New("v:f", "eqn", f))
	}
	return ooxml.New("v:shapetype", "id", artType, "coordsize", "21600,21600", "o:spt", "136", "adj", "10800",
		"path", "m@7,l@8,m@5,21600l@6,21600e").Add(formulas, ooxml.New("v:path", "textpathok", "t"), ooxml.New("v:textpath", "on", "t", "fitshape", "t"))
}

// cleanCSS keeps the properties that say where a shape stands.
func cleanCSS(style string) string {
	var out []string
	for _, d := range strings.Split(style, ";") {
		k, v, ok := strings.Cut(d, ":")
		k, v = strings.ToLower(strings.TrimSpace(k)), strings.ToLower(strings.TrimSpace(v))
		if k == "z-index" {
			below := strings.HasPrefix(v, "-")
			if v = layer(strings.TrimPrefix(v, "-")); below {
				v = "-" + v
			}
		}
		if ok && ooxml.StyleProperty(k) && (number.MatchString(v) || shapeValues[v]) {
			out = append(out, k+":"+v)
		}
	}
	return strings.Join(out, ";")
}

// cssSize reads a shape's size, in EMU; without one it is an inch.
func cssSize(style string) (cx, cy int) {
	perUnit := map[string]float64{"pt": 12700, "in": 914400, "cm": 360000, "mm": 36000, "px": 9525, "": 9525}
	cx, cy = 914400, 914400
	for _, m := range cssLength.FindAllStringSubmatch(style, -1) {
		v, err := strconv.ParseFloat(m[2], 64)
		if err != nil || v > 1e5 {
			continue
		}
		if emu := int(v * perUnit[m[3]]); m[1] == "width" {
			cx = emu
		} else {
			cy = emu
		}
	}
	return cx, cy
}

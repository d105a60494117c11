package docx

import (
	"regexp"
	"strconv"
	"strings"

	"veil/internal/ooxml"
)

const pictureURI = "http://schemas.openxmlformats.org/drawingml/2006/picture"

// drawing copies shapes with their text, and pictures that are kept, and turns
// everything else into a grey box of its size and place.
func (c *copier) drawing(n *ooxml.Node) []*ooxml.Node {
	var frame *ooxml.Node
	for _, k := range n.Kids {
		if k.Tag == "wp:inline" || k.Tag == "wp:anchor" {
			frame = k
		}
	}
	if frame == nil {
		return nil
	}
	data := frame.Kid("a:graphic", "a:graphicData")
	needs := ""
	if data != nil {
		needs = ooxml.Graphics(data.Attr("uri"))
	}
	out := ooxml.New("w:drawing").Add(c.shape(frame, needs))
	if needs == "" {
		return one(out)
	}
	// Programs that do not know these shapes are told so by the wrapper.
	return one(ooxml.New("mc:AlternateContent").Add(ooxml.New("mc:Choice", "Requires", needs).Add(out)))
}

// shape copies an element of a drawing. needs is empty where the content is
// to be a grey box.
func (c *copier) shape(n *ooxml.Node, needs string) *ooxml.Node {
	switch {
	case n.Tag == "w:txbxContent":
		return c.node(n)[0]
	case n.Tag == "a:custGeom":
		return ooxml.New("a:prstGeom", "prst", "rect").Add(ooxml.New("a:avLst"))
	case n.Tag == "a:graphicData" && needs == "":
		cx, cy := extentOf(c.frame.Kid("wp:extent"))
		if pic := n.Kid("pic:pic"); pic != nil && n.Attr("uri") == pictureURI && len(n.Kids) == 1 {
			if rel := c.photo(pic); rel != "" {
				return ooxml.New("a:graphicData", "uri", pictureURI).Add(c.picture(cx, cy, pic.Kid("pic:spPr", "a:xfrm"), rel))
			}
		}
		return ooxml.New("a:graphicData", "uri", pictureURI).Add(c.picture(cx, cy, nil, c.image(cx, cy, c.words())))
	case n.Tag == "pic:pic":
		cx, cy := extentOf(n.Kid("pic:spPr", "a:xfrm", "a:ext"))
		rel := c.photo(n)
		if rel == "" {
			rel = c.image(cx, cy, imageMark)
		}
		return c.picture(cx, cy, n.Kid("pic:spPr", "a:xfrm"), rel)
	case strings.HasSuffix(n.Tag, ":docPr"), strings.HasSuffix(n.Tag, ":cNvPr"):
		c.drawings++
		out := ooxml.New(n.Tag, "id", strconv.Itoa(c.drawings), "name", "")
		if words := c.words(); n.Tag == "wp:docPr" && words != imageMark {
			out.Attrs = append(out.Attrs, ooxml.Attr{Tag: "descr", Value: words})
		}
		return out
	case vml.MatchString(n.Tag), !ooxml.Framed(n):
		return nil
	}
	out := &ooxml.Node{Tag: n.Tag, Attrs: c.shapeAttrs(n)}
	switch {
	case n.Attr("val") != "" && out.Attr("val") == "": // a colour that nobody knows
		return nil
	case preset[n.Tag] != "" && out.Attr("prst") == "":
		out.Attrs = append(out.Attrs, ooxml.Attr{Tag: "prst", Value: preset[n.Tag]})
	case n.Tag == "wp:posOffset" || n.Tag == "wp:align":
		if out.Text = strings.TrimSpace(n.Text); !measure.MatchString(out.Text) && !shapeValues[out.Text] {
			return nil
		}
	}
	if n.Tag == "wp:inline" || n.Tag == "wp:anchor" {
		c.frame = n
	}
	for _, k := range n.Kids {
		if k.Tag == "mc:AlternateContent" {
			out.Kids = append(out.Kids, c.shapeBranch(k, needs)...)
		} else if o := c.shape(k, needs); o != nil {
			out.Add(o)
		}
	}
	return out
}

// shapeBranch copies one alternative within a drawing: the one for older
// programs where the choice is about a position, and else the one that is
// read.
func (c *copier) shapeBranch(n *ooxml.Node, needs string) []*ooxml.Node {
	b := ooxml.Branch(n)
	if f := n.Kid("mc:Fallback"); f != nil && b != nil && b.Attr("Requires") == "wp14" {
		b = f
	}
	var out []*ooxml.Node
	if b != nil {
		for _, k := range b.Kids {
			if o := c.shape(k, needs); o != nil {
				out = append(out, o)
			}
		}
	}
	return out
}

// extentOf reads a size in EMU; without one it is an inch.
func extentOf(n *ooxml.Node) (cx, cy int) {
	const inch = 914400
	if n == nil {
		return inch, inch
	}
	cx, err1 := strconv.Atoi(n.Attr("cx"))
	cy, err2 := strconv.Atoi(n.Attr("cy"))
	if err1 != nil || err2 != nil || cx < 0 || cy < 0 {
		return inch, inch
	}
	return cx, cy
}

// picture is a picture of that size; rel leads to it.
func (c *copier) picture(cx, cy int, xfrm *ooxml.Node, rel string) *ooxml.Node {
	c.drawings++
	id := strconv.Itoa(c.drawings)
	var place *ooxml.Node
	if xfrm != nil {
		place = c.shape(xfrm, "pic")
	} else {
		place = ooxml.New("a:xfrm").Add(ooxml.New("a:off", "x", "0", "y", "0"),
			ooxml.New("a:ext", "cx", strconv.Itoa(cx), "cy", strconv.Itoa(cy)))
	}
	return ooxml.New("pic:pic").Add(
		ooxml.New("pic:nvPicPr").Add(ooxml.New("pic:cNvPr", "id", id, "name", ""), ooxml.New("pic:cNvPicPr")),
		ooxml.New("pic:blipFill").Add(ooxml.New("a:blip", "r:embed", rel),
			ooxml.New("a:stretch").Add(ooxml.New("a:fillRect"))),
		ooxml.New("pic:spPr").Add(place, ooxml.New("a:prstGeom", "prst", "rect").Add(ooxml.New("a:avLst"))))
}

// preset is the form of shapes and of word art whose own is not known.
var preset = map[string]string{"a:prstGeom": "rect", "a:prstTxWarp": "textNoShape"}

var (
	vml = regexp.MustCompile(`^(?:v|w10|mc):`) // which is no part of these drawings
	// Numbers of a drawing are in EMU: eight digits are more than two metres.
	measure    = regexp.MustCompile(`^-?[0-9]{1,8}$`)
	adjustment = regexp.MustCompile(`^(?:adj|hf|vf)[0-9]?$`)
	adjusted   = regexp.MustCompile(`^val -?[0-9]{1,8}$`)
	themeFace  = regexp.MustCompile(`^\+m[jn]-(?:lt|ea|cs)$`)
)

// shapeAttrs are the attributes of a drawing's element that are copied:
// numbers and words of the standard.
func (c *copier) shapeAttrs(n *ooxml.Node) []ooxml.Attr {
	var out []ooxml.Attr
	for _, a := range n.Attrs {
		v := a.Value
		switch {
		case a.Tag == "uri" && n.Tag == "a:graphicData" && ooxml.Graphics(v) != "":
		case a.Tag == "typeface":
			if !themeFace.MatchString(v) {
				v = c.font(v)
			}
		case n.Tag == "a:gd" && (a.Tag == "fmla" && adjusted.MatchString(v) || a.Tag == "name" && adjustment.MatchString(v)):
		case strings.Contains(a.Tag, ":"), strings.HasPrefix(a.Tag, "{"):
			continue
		case a.Tag == "lang" && c.lang(v):
		case a.Tag == "name", a.Tag == "descr", a.Tag == "title":
			continue
		case a.Tag == "relativeHeight":
			v = layer(v)
		case measure.MatchString(v), colour.MatchString(v) && !c.taint.in(v), shapeValues[v] && (ooxml.Vocabulary(v) || !c.taint.in(v)):
		default:
			continue
		}
		out = append(out, ooxml.Attr{Tag: a.Tag, Value: v})
	}
	return out
}

// layer is the place of a drawing above or below others, counted from where
// Word starts counting, so that it has few digits. The order stays.
func layer(v string) string {
	const word, most = 251658240, 9_999_999
	n, err := strconv.ParseInt(v, 10, 64)
	switch {
	case err != nil, n < 0:
		return "0"
	case n < word:
		return strconv.FormatInt(min(n, most/10), 10)
	}
	return strconv.FormatInt(min(n-word+most/10, most), 10)
}

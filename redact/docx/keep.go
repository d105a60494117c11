package docx

import (
	"regexp"
	"strconv"
	"strings"

	"veil/internal/ooxml"
)

// leastSide is how wide and high a picture has to be, in EMU, to be one that is
// seen: a millimetre.
const leastSide = 36_000

// Of a picture these are kept; with anything else it shows otherwise than its
// pixels are (brightened till nothing is seen, its edges faded, some colours
// transparent), so that they would show more than the document does.
var (
	fillKids   = words("a:blip a:srcRect a:stretch")
	spKids     = words("a:xfrm a:prstGeom a:ln a:noFill a:solidFill a:extLst a:effectLst")
	effectKids = words("a:outerShdw a:reflection a:glow")
)

// photo gives the relationship to the pixels of a picture, or "" where it is to
// be a grey box.
func (c *copier) photo(pic *ooxml.Node) string {
	fill, sp := pic.Kid("pic:blipFill"), pic.Kid("pic:spPr")
	blip := fill.Kid("a:blip")
	if !c.album.open || blip == nil || !plainBlip(blip) || !only(fill, fillKids) || !only(sp, spKids) || !only(sp.Kid("a:effectLst"), effectKids) {
		return ""
	}
	for _, name := range []*ooxml.Node{c.frame.Kid("wp:docPr"), pic.Kid("pic:nvPicPr", "pic:cNvPr")} {
		if name != nil && name.Attr("hidden") != "" && name.Attr("hidden") != "0" && name.Attr("hidden") != "false" {
			return ""
		}
	}
	if g := sp.Kid("a:prstGeom"); g != nil && g.Attr("prst") != "rect" {
		return "" // which cuts corners off
	}
	for _, at := range []*ooxml.Node{sp.Kid("a:xfrm", "a:ext"), c.frame.Kid("wp:extent")} {
		if cx, cy := extentOf(at); cx < leastSide || cy < leastSide {
			return ""
		}
	}
	if r := fill.Kid("a:stretch", "a:fillRect"); r != nil {
		for _, a := range r.Attrs {
			if a.Value != "0" {
				return ""
			}
		}
	}
	var k crop
	if r := fill.Kid("a:srcRect"); r != nil {
		for i, side := range []string{"l", "t", "r", "b"} {
			v := r.Attr(side)
			if v == "" {
				continue
			}
			n, err := strconv.Atoi(v)
			if err != nil {
				return ""
			}
			k[i] = n
		}
	}
	if !k.valid() {
		return ""
	}
	return c.keep(blip.Attr("r:embed"), k)
}

// plainBlip reports whether a picture shows as its pixels are. The one extension
// that says nothing of that is about its resolution.
func plainBlip(blip *ooxml.Node) bool {
	for _, list := range blip.Kids {
		if list.Tag != "a:extLst" {
			return false
		}
		for _, ext := range list.Kids {
			for _, k := range ext.Kids {
				if !strings.HasSuffix(k.Tag, "useLocalDpi") {
					return false
				}
			}
		}
	}
	return true
}

// only reports whether a node, if there is one, has no other children than
// these.
func only(n *ooxml.Node, tags map[string]bool) bool {
	if n == nil {
		return true
	}
	for _, k := range n.Kids {
		if !tags[k.Tag] {
			return false
		}
	}
	return true
}

// cropSides are the attributes of VML's pictures that cut (ECMA-376 part 4,
// 19.1.2.11), and imageWords those that say nothing of how they look.
var (
	cropSides  = map[string]int{"cropleft": 0, "croptop": 1, "cropright": 2, "cropbottom": 3}
	imageWords = words("r:id o:title o:href o:relid")
	hiddenCSS  = regexp.MustCompile(`(?i)visibility|clip`)
)

// vmlPhoto is photo for a picture of VML.
func (c *copier) vmlPhoto(data, parent *ooxml.Node) string {
	plain := parent.Tag == "v:rect" || parent.Tag == "v:shape" && parent.Attr("path") == "" &&
		(parent.Attr("type") == "" || strings.HasSuffix(parent.Attr("type"), "_x0000_t75"))
	cx, cy := cssSize(parent.Attr("style"))
	if !c.album.open || !plain || hiddenCSS.MatchString(parent.Attr("style")) || cx < leastSide || cy < leastSide {
		return ""
	}
	var k crop
	for _, a := range data.Attrs {
		if imageWords[a.Tag] {
			continue
		}
		side, ok := cropSides[a.Tag]
		if !ok {
			return "" // a change of its colours
		}
		n, err := fraction(a.Value)
		if err != nil {
			return ""
		}
		k[side] = n
	}
	if !k.valid() {
		return ""
	}
	return c.keep(data.Attr("r:id"), k)
}

// fraction reads a part of one, in 100 000ths rounded up: "0.25", or "16384f",
// which are of 65 536.
func fraction(s string) (int, error) {
	unit := 1.0
	if rest, ok := strings.CutSuffix(s, "f"); ok {
		s, unit = rest, 65536
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || !(v >= 0 && v < unit) {
		return -1, err // with which no crop is valid
	}
	return int(v/unit*100_000 + 0.999), nil
}

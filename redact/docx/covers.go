package docx

import (
	"regexp"
	"strconv"

	"veil/internal/ooxml"
)

// thick is a line that may hide something, in EMU: six points.
const thick = 76_200

var (
	thinVML     = regexp.MustCompile(`^(?:[0-5](?:\.[0-9]*)?|\.[0-9]+)pt$`)
	placedVML   = regexp.MustCompile(`(?i)position\s*:\s*absolute`)
	closedVML   = words("v:shape v:rect v:roundrect v:oval v:arc v:curve v:polyline")
	fillsOfForm = words("a:solidFill a:gradFill a:blipFill a:pattFill a:grpFill")
	lineForms   = map[string]bool{"line": true, "straightConnector1": true}
)

// covers reports whether something below a node may lie over pictures and hide
// some of them: filled shapes, thick lines, charts that float or stand in a
// group with others, and ink. Whoever drew a box over a face wants it to stay
// hidden. floats says that the node is in such a place.
func covers(n *ooxml.Node, floats bool) bool {
	switch n.Tag {
	case "mc:AlternateContent":
		if b := ooxml.Branch(n); b != nil {
			return covers(b, floats)
		}
	case "wp:anchor", "wpg:wgp", "wpg:grpSp", "wpc:wpc", "v:group":
		floats = true
	case "w:txbxContent":
		floats = false
	case "w:contentPart", "w14:contentPart", "wpg:graphicFrame":
		return true
	case "a:graphicData":
		if floats && n.Attr("uri") != pictureURI && ooxml.Graphics(n.Attr("uri")) == "" {
			return true
		}
	case "wps:wsp":
		if floats && !seeThrough(n) {
			return true
		}
	case "v:line":
		if w := n.Attr("strokeweight"); w != "" && !thinVML.MatchString(w) {
			return true
		}
	}
	if closedVML[n.Tag] && n.Kid("v:imagedata") == nil && n.Kid("v:textpath") == nil && (floats || placedVML.MatchString(n.Attr("style"))) {
		if f := n.Attr("filled"); f != "f" && f != "false" {
			return true
		}
		if w := n.Attr("strokeweight"); w != "" && !thinVML.MatchString(w) {
			return true
		}
	}
	for _, k := range n.Kids {
		if covers(k, floats) {
			return true
		}
	}
	return false
}

// seeThrough reports whether a shape is a thin line, or an outline of one.
func seeThrough(n *ooxml.Node) bool {
	sp := n.Kid("wps:spPr")
	if sp == nil {
		return false
	}
	if ln := sp.Kid("a:ln"); ln != nil && ln.Attr("w") != "" {
		if w, err := strconv.Atoi(ln.Attr("w")); err != nil || w > thick {
			return false
		}
	}
	if g := sp.Kid("a:prstGeom"); g != nil && lineForms[g.Attr("prst")] {
		return true
	}
	if sp.Kid("a:custGeom") != nil {
		return false
	}
	if sp.Kid("a:noFill") != nil {
		return true
	}
	for _, k := range sp.Kids {
		if fillsOfForm[k.Tag] {
			return false
		}
	}
	ref := n.Kid("wps:style", "a:fillRef")
	return ref == nil || ref.Attr("idx") == "0"
}

package ooxml

import "strings"

// Graphics is the prefix of the shapes that a drawing of that kind (the URI of an
// a:graphicData) is made of, or "" where it is no drawing of shapes: a picture, a
// chart, a diagram.
func Graphics(uri string) string { return graphics[uri] }

var graphics = map[string]string{
	"http://schemas.microsoft.com/office/word/2010/wordprocessingShape":  "wps",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup":  "wpg",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas": "wpc",
}

// Framed reports whether what an element of a drawing or of a VML picture holds is
// carried: shapes, their places and their text boxes are. Reader and writer both go
// by it.
func Framed(n *Node) bool {
	prefix, local, _ := strings.Cut(n.Tag, ":")
	switch prefix {
	case "w":
		return n.Tag == "w:txbxContent"
	case "v", "w10":
		return figures[n.Tag]
	case "mc":
		return true
	case "pic":
		return false
	case "wp", "a", "wps", "wpg", "wpc":
		return !unframed[n.Tag] && local != "docPr" && local != "cNvPr" && local != "extLst" && (n.Tag != "a:graphicData" || graphics[n.Attr("uri")] != "")
	}
	return false
}

// figures are the shapes of VML that are carried.
var figures = map[string]bool{"v:shape": true, "v:rect": true, "v:roundrect": true, "v:oval": true, "v:line": true, "v:arc": true,
	"v:curve": true, "v:polyline": true, "v:image": true, "v:group": true, "v:textbox": true, "v:textpath": true, "w10:wrap": true}

// unframed are elements of drawings that are not carried, or come out otherwise:
// links, pictures as fillings, frames of charts, sound, forms drawn freely.
var unframed = map[string]bool{"a:hlinkClick": true, "a:hlinkHover": true, "a:hlinkMouseOver": true, "a:blipFill": true,
	"wpg:graphicFrame": true, "a:snd": true, "a:audioFile": true, "a:videoFile": true, "a:custGeom": true}

package docx

import (
	"strings"

	"veil/extract"
	source "veil/extract/docx"
	"veil/extract/scan"
	"veil/internal/ooxml"
)

// told reports whether something in a picture's words is masked or was not read for
// certain: such a picture is not kept.
func (c *copier) told(name string) bool {
	id := c.pictureID(name)
	return id != "" && (len(c.edits.parts[id]) > 0 || strings.Contains(c.edits.text[id], scan.Unknown))
}

// wordsOf is what the description of a drawing says in the copy: the words that were
// read in its one picture, redacted, where a grey box takes the picture's place.
func (c *copier) wordsOf(n *ooxml.Node) string {
	if n.Tag != "wp:docPr" || c.frame == nil || c.object {
		return ""
	}
	data := c.frame.Kid("a:graphic", "a:graphicData")
	if data == nil || len(data.Kids) != 1 || data.Kids[0].Tag != "pic:pic" {
		return ""
	}
	name := c.album.rels[source.Whole(data.Kids[0])]
	id := c.pictureID(name)
	if id == "" || c.album.open && !c.told(name) {
		return ""
	}
	words := c.edits.plan.Apply(extract.Part{ID: id, Text: c.edits.text[id]})
	return described + " " + strings.ReplaceAll(words, scan.Unknown, "?")
}

// described begins the description of a grey box that says what was read.
const described = "[IMAGE]"

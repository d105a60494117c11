package docx

import (
	"strings"

	"veil/extract"
	source "veil/extract/docx"
	"veil/extract/scan"
)

// told reports whether something in a picture's words is masked: such a picture is not
// kept.
func (c *copier) told(name string) bool {
	id := c.pictureID(name)
	return id != "" && len(c.edits.parts[id]) > 0
}

// words are those of the box in place of what a drawing shows: the mark, and after it
// what was read in the drawing's one picture, redacted. They are its description, too.
func (c *copier) words() string {
	if c.frame == nil || c.object {
		return imageMark
	}
	data := c.frame.Kid("a:graphic", "a:graphicData")
	if data == nil || len(data.Kids) != 1 || data.Kids[0].Tag != "pic:pic" {
		return imageMark
	}
	name := c.album.rels[source.Whole(data.Kids[0])]
	id := c.pictureID(name)
	if id == "" || c.album.open && !c.told(name) {
		return imageMark
	}
	words := c.edits.plan.Apply(extract.Part{ID: id, Text: c.edits.text[id]})
	return imageMark + " " + strings.ReplaceAll(words, scan.Unknown, "?")
}

// imageMark is what the box in place of a picture says.
const imageMark = "[IMAGE]"

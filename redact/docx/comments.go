package docx

import (
	"strconv"

	"veil/internal/ooxml"
)

// comments are those that the copy holds, which are counted anew: an ID may be a
// number that identifies somebody. The zero value holds none.
type comments struct {
	ids  map[string]string  // in the document to in the copy
	done map[[2]string]bool // tags and IDs of anchors that are written
}

// number gives comments their IDs in the copy.
func (c *comments) number(all []*ooxml.Node) {
	c.ids, c.done = map[string]string{}, map[[2]string]bool{}
	for i, n := range all {
		c.ids[n.Attr("w:id")] = strconv.Itoa(i)
	}
}

// anchor copies where a comment stands: the start or end of its text, or its sign.
// Each stands once, in the main part.
func (c *copier) anchor(n *ooxml.Node) []*ooxml.Node {
	id, ok := c.comments.ids[n.Attr("w:id")]
	if key := [2]string{n.Tag, id}; ok && c.part == mainName && !c.comments.done[key] {
		c.comments.done[key] = true
		return one(ooxml.New(n.Tag, "w:id", id))
	}
	return nil
}

// comment is an empty comment with its author, who is text like any other. It has
// no date and no initials (ECMA-376 part 1, 17.13.4.2: both may be missing).
func (c *copier) comment(n *ooxml.Node) *ooxml.Node {
	author := ""
	if span, ok := c.src.Text[n]; ok {
		author = c.edits.render(span)
	}
	return ooxml.New("w:comment", "w:id", c.comments.ids[n.Attr("w:id")], "w:author", author)
}

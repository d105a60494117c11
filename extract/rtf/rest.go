package rtf

import (
	"fmt"

	"veil/extract"
)

// PicturesOnly is why a document whose only content is pictures blocks.
const PicturesOnly = "it holds pictures and no text, as scans do"

// gaps are what nobody has read.
func (r *reader) gaps(empty bool) []extract.Gap {
	var out []extract.Gap
	add := func(n int, one, many string, blocking bool) {
		switch {
		case n == 1:
			out = append(out, extract.Gap{Where: "document", Why: one, Blocking: blocking})
		case n > 1:
			out = append(out, extract.Gap{Where: "document", Why: fmt.Sprintf(many, n), Blocking: blocking})
		}
	}
	add(r.count.objects, "1 object (a chart or an embedded file) not read; replaced by a grey box", "%d objects (charts or embedded files) not read; replaced by grey boxes", true)
	add(r.count.pictures, "1 picture not read; replaced by a grey box", "%d pictures not read; replaced by grey boxes", false)
	if empty && r.count.pictures > 0 {
		out = append(out, extract.Gap{Where: "document", Why: PicturesOnly, Blocking: true})
	}
	return out
}

// dropped is what copies leave out.
func (r *reader) dropped() []extract.Dropped {
	var out []extract.Dropped
	add := func(n int, one, many string) {
		switch {
		case n == 1:
			out = append(out, extract.Dropped{What: one, Count: 1})
		case n > 1:
			out = append(out, extract.Dropped{What: many, Count: n})
		}
	}
	add(r.count.comments, "comment", "comments")
	add(r.count.changes, "tracked change, which is accepted", "tracked changes, which are accepted")
	add(r.count.links, "link, of which the words stay", "links, of which the words stay")
	for _, c := range []struct {
		is   bool
		what string
	}{{r.count.properties, "the document's properties"}, {r.count.hidden, "hidden text"}, {r.count.data, "data of programs"}} {
		if c.is {
			out = append(out, extract.Dropped{What: c.what})
		}
	}
	return out
}

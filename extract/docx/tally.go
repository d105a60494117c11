package docx

import (
	"fmt"
	"strings"

	"veil/extract"
	"veil/internal/ooxml"
)

// tally counts what is not read and what a copy leaves out: see tell and drop.
type tally struct {
	pictures, charts, freehand, controls, embedded, unknown, chartData int
	outside                                                            int // references to text that is not in the document
	comments, changes, links, chunks, subDocs                          int
	plainChunks, lost, bookmarks, customData, fonts                    int
	hidden, macros, thumbnail, properties, blocks, people              bool
	settings, descriptions, forms, printer, theme                      bool
}

// look counts what a drawing shows that is no text.
func (t *tally) look(n *ooxml.Node) {
	n.Walk(func(k *ooxml.Node) bool {
		switch {
		case k.Tag == "mc:Fallback":
			return false
		case k.Tag == "a:blip", k.Tag == "v:imagedata", k.Tag == "w:contentPart", k.Tag == "w14:contentPart":
			t.pictures++
		case k.Tag == "a:custGeom", k.Tag == "v:polyline", k.Tag == "v:curve", k.Tag == "v:arc":
			t.freehand++
		case k.Tag == "w:control":
			t.controls++
		case k.Tag == "a:graphicData" && (strings.Contains(k.Attr("uri"), "chart") || strings.Contains(k.Attr("uri"), "diagram")):
			t.charts++
		}
		return true
	})
}

// take adds what an inserted document holds, whose pictures are not carried.
func (t *tally) take(in tally) {
	t.lost += in.lost + in.pictures + in.charts + in.freehand
	t.embedded += in.embedded
	t.chunks += in.chunks
	t.subDocs += in.subDocs
	t.controls += in.controls
	t.unknown += in.unknown
	t.outside += in.outside
	t.chartData += in.chartData
	t.comments += in.comments
	t.changes += in.changes
	t.links += in.links
	t.bookmarks += in.bookmarks
	t.customData += in.customData
	t.fonts += in.fonts
	t.properties = t.properties || in.properties
	t.blocks = t.blocks || in.blocks
	t.people = t.people || in.people
	t.settings = t.settings || in.settings
	t.descriptions = t.descriptions || in.descriptions
	t.forms = t.forms || in.forms
	t.printer = t.printer || in.printer
	t.hidden = t.hidden || in.hidden
	t.macros = t.macros || in.macros
	t.thumbnail = t.thumbnail || in.thumbnail
}

// What the gap of pictures says.
const (
	onePicture   = "1 picture not read; replaced by a grey box"
	manyPictures = "%d pictures not read; replaced by grey boxes"
	oneRead      = "1 picture, in which a program has read words, and can err; replaced by a grey box with them in its description"
	manyRead     = "%d pictures, in which a program has read words, and can err; replaced by grey boxes with them in their descriptions"
)

// PicturesGap is the gap of n of the document's pictures, one or more.
func (d *Document) PicturesGap(n int) extract.Gap { return picturesGap(n, len(d.words) > 0) }

func picturesGap(n int, read bool) extract.Gap {
	one, many := onePicture, manyPictures
	if read {
		one, many = oneRead, manyRead
	}
	if n == 1 {
		many = one
	} else {
		many = fmt.Sprintf(many, n)
	}
	return extract.Gap{Where: "document", Why: many}
}

// tell turns the counts into gaps.
func (r *reader) tell() {
	t := r.tally
	for _, g := range []struct {
		n         int
		one, many string
		blocking  bool
	}{
		{t.embedded, "1 embedded file not read", "%d embedded files not read", true},
		{t.chunks, "1 inserted document not read; open this one in Word and save it, which takes it in", "%d inserted documents not read; open this one in Word and save it, which takes them in", true},
		{t.subDocs, "1 linked sub-document not read", "%d linked sub-documents not read", true},
		{t.controls, "1 form control not read", "%d form controls not read", true},
		{t.unknown, "1 part of an unknown kind not read", "%d parts of unknown kinds not read", true},
		{t.outside, "1 piece of text that the document names and does not hold, not read", "%d pieces of text that the document names and does not hold, not read", true},
		{t.plainChunks, "1 inserted document taken in as plain paragraphs", "%d inserted documents taken in as plain paragraphs", false},
		{t.lost, "1 picture of an inserted document left out", "%d pictures of inserted documents left out", false},
		{t.pictures, onePicture, manyPictures, false},
		{t.charts, "1 chart or diagram replaced by a grey box", "%d charts or diagrams replaced by grey boxes", false},
		{t.freehand, "1 freehand shape left out or redrawn as a rectangle", "%d freehand shapes left out or redrawn as rectangles", false},
		{t.chartData, "1 chart's workbook not read; left out", "%d charts' workbooks not read; left out", false},
		{count(t.macros), "macros not read; left out", "", false},
		{count(t.thumbnail), "preview picture not read; left out", "", false},
	} {
		switch {
		case g.n == 1:
			r.gap("document", g.one, g.blocking)
		case g.n > 1:
			r.gap("document", fmt.Sprintf(g.many, g.n), g.blocking)
		}
	}
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// PicturesOnly is why a document whose only content is pictures blocks: most
// likely it is a scan.
const PicturesOnly = "it holds pictures and no text, as scans do"

// scanned blocks a document whose only content is pictures.
func (r *reader) scanned() {
	for _, p := range r.parts {
		if strings.Contains(p.ID, artID) { // a watermark over the scan
			continue
		}
		switch p.Kind {
		case extract.Body, extract.Header, extract.Footer, extract.Footnote, extract.Endnote:
			if letters.MatchString(p.Text) {
				return
			}
		}
	}
	if r.tally.pictures > 0 {
		r.gap("document", PicturesOnly, true)
	}
}

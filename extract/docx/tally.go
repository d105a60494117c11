package docx

import (
	"fmt"
	"strings"

	"veil/extract"
	"veil/internal/ooxml"
)

// tally counts what is not read and what a copy leaves out.
type tally struct {
	pictures, charts, freehand, wordArt, controls, embedded, unknown, chartData int
	comments, changes, links, chunks, subDocs                                   int
	hidden, macros, thumbnail                                                   bool
}

// look counts what a drawing shows that is no text.
func (t *tally) look(n *ooxml.Node) {
	n.Walk(func(k *ooxml.Node) bool {
		switch {
		case k.Tag == "mc:Fallback":
			return false
		case k.Tag == "a:blip", k.Tag == "v:imagedata", k.Tag == "w:contentPart":
			t.pictures++
		case k.Tag == "a:custGeom", k.Tag == "v:polyline", k.Tag == "v:curve", k.Tag == "v:arc":
			t.freehand++
		case k.Tag == "v:textpath":
			t.wordArt++
		case k.Tag == "w:control":
			t.controls++
		case k.Tag == "a:graphicData" && (strings.Contains(k.Attr("uri"), "chart") || strings.Contains(k.Attr("uri"), "diagram")):
			t.charts++
		}
		return true
	})
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
		{t.chunks, "1 inserted document not read", "%d inserted documents not read", true},
		{t.subDocs, "1 linked sub-document not read", "%d linked sub-documents not read", true},
		{t.controls, "1 form control not read", "%d form controls not read", true},
		{t.unknown, "1 part of an unknown kind not read", "%d parts of unknown kinds not read", true},
		{t.pictures, "1 picture not read; replaced by a grey box", "%d pictures not read; replaced by grey boxes", false},
		{t.charts, "1 chart or diagram replaced by a grey box", "%d charts or diagrams replaced by grey boxes", false},
		{t.freehand, "1 freehand shape left out or redrawn as a rectangle", "%d freehand shapes left out or redrawn as rectangles", false},
		{t.wordArt, "1 piece of word art or watermark left out", "%d pieces of word art or watermarks left out", false},
		{t.chartData, "1 chart's workbook not read; left out", "%d charts' workbooks not read; left out", false},
		{t.comments, "1 comment left out", "%d comments left out", false},
		{t.changes, "1 tracked change accepted", "%d tracked changes accepted", false},
		{t.links, "1 link keeps its text and loses its target", "%d links keep their text and lose their targets", false},
		{count(t.hidden), "hidden text left out", "", false},
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

package web

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"strings"

	"veil/extract"
	"veil/extract/pdf"
	"veil/redact/plan"
)

// leafRoutes are for the pages of PDFs as they lie before a reader.
func (d *desk) leafRoutes(m *http.ServeMux) {
	m.HandleFunc("GET /papers/{id}/parts/{n}/leaf", d.with(func(w http.ResponseWriter, r *http.Request, p *paper) {
		l, edits, ok := p.leafOf(r)
		if !ok {
			http.NotFound(w, r)
			return
		}
		v := leafView{Number: number(r.PathValue("n")), leaf: l, Still: r.URL.Query().Has("still")}
		if r.URL.Query().Has("after") {
			v.Lines = l.lines(edits)
			fragment(w, "leaf-after", v)
			return
		}
		v.marks(edits)
		fragment(w, "leaf-before", v)
	}))
	m.HandleFunc("GET /papers/{id}/parts/{n}/thumb", d.with(func(w http.ResponseWriter, r *http.Request, p *paper) {
		l, edits, ok := p.leafOf(r)
		if !ok {
			http.NotFound(w, r)
			return
		}
		var ink, masks strings.Builder
		for _, n := range l.lines(nil) {
			g := n.Placed
			g.AX, g.AY = -g.UY/em(&g)*n.Length, g.UX/em(&g)*n.Length
			g.Low, g.High = 0, 0.5
			outline(&ink, quad(g.Corners()))
		}
		for _, e := range edits {
			if e.Mask {
				for _, q := range l.boxes(e.Start, e.End) {
					outline(&masks, q)
				}
			}
		}
		fragment(w, "leaf-thumb", map[string]string{"Ink": ink.String(), "Masks": masks.String()})
	}))
	m.HandleFunc("POST /papers/{id}/parts/{n}/box", d.with(func(w http.ResponseWriter, r *http.Request, p *paper) {
		var b box
		if !ask(w, r, &b) {
			return
		}
		l, _, ok := p.leafOf(r)
		if !ok {
			refuse(w, http.StatusBadRequest, errPlace)
			return
		}
		type place struct {
			Start, End int
			Text       string
		}
		places := []place{}
		for _, s := range l.touched(b) {
			places = append(places, place{s.Start, s.End, l.text[s.Start:s.End]})
		}
		answer(w, map[string]any{"places": places})
	}))
	m.HandleFunc("GET /papers/{id}/parts/{n}/picture", d.with(d.picture))
}

// paged is a PDF that is kept in memory to show its pages; the zero value shows
// none.
type paged struct {
	doc  *pdf.Document
	page map[string]int // by the ID of its part
}

// pagesOf keeps a document where it is a PDF.
func pagesOf(doc extract.Document) (g paged) {
	if d, ok := doc.(*pdf.Document); ok {
		g = paged{d, map[string]int{}}
		for i := range d.Pages {
			g.page[d.Pages[i].ID] = i
		}
	}
	return g
}

// leafOf is the page that a request is about, and what is decided on it.
func (p *paper) leafOf(r *http.Request) (*leaf, []plan.Edit, bool) {
	p.mu.Lock()
	part, page, ok := p.pageOf(r.PathValue("n"))
	doc, all := p.pages.doc, p.now.Edits
	p.mu.Unlock()
	if !ok {
		return nil, nil, false
	}
	l, err := leafAt(r.Context(), doc, page, part.Text)
	if err != nil {
		return nil, nil, false
	}
	var edits []plan.Edit
	for _, e := range all {
		if e.Part == part.ID {
			edits = append(edits, e)
		}
	}
	return l, edits, true
}

func leafAt(ctx context.Context, doc *pdf.Document, page int, text string) (*leaf, error) {
	s, err := doc.Sheet(ctx, page)
	if err != nil {
		return nil, err
	}
	return newLeaf(s, text), nil
}

// pageOf finds a part by its number, and its page in the document. The caller
// holds mu.
func (p *paper) pageOf(n string) (part extract.Part, page int, ok bool) {
	i := number(n)
	if i < 0 || i >= len(p.base.Parts) || p.pages.doc == nil {
		return part, 0, false
	}
	part = p.base.Parts[i]
	page, ok = p.pages.page[part.ID]
	return part, page, ok
}

// leafView is a leaf for its template.
type leafView struct {
	*leaf
	Number int // of the part
	Still  bool
	Marks  []leafMark
	Lines  []line
}

// leafMark is a place to decide on, and the way round it on the sheet.
type leafMark struct {
	piece
	Way string
}

// marks are the leaf's places: of those that lie in each other the first.
func (v *leafView) marks(edits []plan.Edit) {
	at := 0
	for i := range edits {
		e := &edits[i]
		if e.Start < at {
			continue
		}
		var way strings.Builder
		for _, q := range v.boxes(e.Start, e.End) {
			outline(&way, q)
		}
		if way.Len() > 0 {
			v.Marks = append(v.Marks, leafMark{piece{e.Start, e.End, e.Text, e}, way.String()})
			at = e.End
		}
	}
}

// Said is what a screen reader says of a place.
func (p piece) Said() string {
	name, becomes := p.Edit.Label, "stays"
	if name == "" {
		name = kindName(p.Edit.Kind)
	}
	if p.Edit.Mask {
		becomes = "will be taken out"
	}
	if p.Unsure() {
		becomes += ", look at it"
	}
	return name + ": " + p.Text + ", " + becomes
}

// Words are the leaf's words as text.
func (v leafView) Words() []leafWord {
	out := make([]leafWord, len(v.words))
	for i := range v.words {
		w := &v.words[i]
		out[i] = leafWord{w, v.text[w.Start:w.End]}
	}
	return out
}

type leafWord struct {
	*word
	Text string
}

// Size is that of the letters.
func (w *word) Size() float64 {
	if w.Low+w.High <= 1.001 && w.Face == "" { // a box around what a picture shows
		return 0.9 * em(&w.Placed)
	}
	return em(&w.Placed)
}

// Turned is what turns text to the direction of its line; empty where it is
// upright.
func (w *word) Turned() string {
	if w.UX == 0 && w.UY < 0 {
		return ""
	}
	return fmt.Sprintf("rotate(%s %s %s)", px(math.Atan2(w.UX, -w.UY)*180/math.Pi), px(w.X), px(w.Y))
}

// Class says how the letters look, as far as the font's name tells.
func (w *word) Class() string {
	face, out := strings.ToLower(w.Face), ""
	has := func(words ...string) bool {
		for _, x := range words {
			if strings.Contains(face, x) {
				return true
			}
		}
		return false
	}
	if has("times", "serif", "roman", "georgia", "garamond", "cambria", "palatino", "cmr", "cmb", "book") && !has("sans") {
		out += " serif"
	}
	if has("courier", "mono") {
		out += " mono"
	}
	if has("bold", "black", "heavy", "cmbx") {
		out += " bold"
	}
	if has("italic", "oblique", "cmti") {
		out += " italic"
	}
	return strings.TrimSpace(out)
}

// px writes a length.
func px(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "0"
	}
	return strconv.FormatFloat(v, 'f', 1, 64)
}

// outline writes the way round a box as SVG has it.
func outline(b *strings.Builder, q quad) {
	for i, k := range q {
		b.WriteString(string("MLLL"[i]) + px(k[0]) + " " + px(k[1]))
	}
	b.WriteByte('Z')
}

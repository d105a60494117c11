package docx

import (
	"errors"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"veil/extract"
	source "veil/extract/docx"
	"veil/redact/plan"
)

// Errors of Write. They mean that a plan was made for another document or was
// changed by hand in a way that cannot be done.
var (
	errPlan   = errors.New("docx writer: the plan does not match the document")
	errBorder = errors.New("docx writer: an edit reaches over a border between cells or columns of text")
)

// check refuses edits that do not match the text or cannot be made.
func check(d *source.Document, p plan.Plan) error {
	b, carried := newBorders(d), carriedOf(d)
	for _, part := range d.Parts() {
		end := 0
		for _, e := range p.Masked(part.ID) {
			if e.Start < end || e.End <= e.Start || e.End > len(part.Text) || part.Text[e.Start:e.End] != e.Text ||
				!utf8.ValidString(e.Text) {
				return errPlan
			}
			end = e.End
			if carried(part.Kind) && len(b.inside(e.Span)) > 0 {
				return errBorder
			}
		}
	}
	known := map[string]bool{}
	for _, part := range d.Parts() {
		known[part.ID] = true
	}
	for _, e := range p.Edits {
		// Others, such as the file's name, are not this writer's business.
		own := strings.HasPrefix(e.Part, "word/") || strings.HasPrefix(e.Part, "docProps/") || strings.HasPrefix(e.Part, "package#")
		if e.Mask && own && !known[e.Part] {
			return errPlan
		}
	}
	return nil
}

// Fit cuts masked edits at the borders that a copy cannot take away, such as
// those between the cells of a table: an address over two cells becomes two
// edits with the same label. Edits over several paragraphs of one cell or of
// the body stay whole, and a word with a cell for each letter is masked as a
// whole. The plan must be fitted before it is applied or
// written, so that plan.Apply says what a reader of the copy will see.
func Fit(doc extract.Document, p plan.Plan) plan.Plan {
	d, ok := doc.(*source.Document)
	if !ok {
		return p
	}
	b := newBorders(d)
	edits := make([]plan.Edit, 0, len(p.Edits))
	for _, e := range wholeBoxes(d, p.Edits) {
		text, carried := b.text[e.Part]
		if !e.Mask || !carried || e.Start < 0 || e.End > len(text) {
			edits = append(edits, e)
			continue
		}
		cuts := b.inside(e.Span)
		if len(cuts) == 0 {
			edits = append(edits, e)
			continue
		}
		from := e.Start
		for _, at := range append(cuts, e.End) {
			piece := text[from:at]
			left := len(piece) - len(strings.TrimLeft(piece, " \t\n"))
			if core := strings.Trim(piece, " \t\n"); core != "" {
				cut := e
				cut.Start, cut.Text = from+left, core
				cut.End = cut.Start + len(core)
				edits = append(edits, cut)
			}
			from = at + 1 // separators are one byte
		}
	}
	p.Edits = edits
	return p
}

// borders knows which bytes of a carried part's text are separators that stay.
type borders struct {
	source.Borders
	text map[string]string
}

func newBorders(d *source.Document) *borders {
	b := &borders{d.Borders(), map[string]string{}}
	carried := carriedOf(d)
	for _, p := range d.Parts() {
		if carried(p.Kind) {
			b.text[p.ID] = p.Text
		}
	}
	return b
}

// inside lists the positions within a span of separators that stay.
func (b *borders) inside(s extract.Span) []int {
	stay := b.Stay[s.Part]
	i, _ := slices.BinarySearch(stay, s.Start)
	j, _ := slices.BinarySearch(stay, s.End)
	return slices.Clone(stay[i:max(i, j)])
}

// edits are the masked edits of each part and how they come out.
type edits struct {
	plan  plan.Plan
	text  map[string]string
	parts map[string][]plan.Edit
}

// over lists the edits that overlap a span.
func (e *edits) over(s extract.Span) []plan.Edit {
	all := e.parts[s.Part]
	i := sort.Search(len(all), func(i int) bool { return all[i].End > s.Start })
	j := i
	for j < len(all) && all[j].Start < s.End {
		j++
	}
	return all[i:j]
}

// render is the text of a span in the copy. A mark stands where its edit
// starts.
func (e *edits) render(s extract.Span) string {
	text, at := e.text[s.Part], s.Start
	var b strings.Builder
	for _, ed := range e.over(s) {
		if ed.Start >= s.Start {
			b.WriteString(text[at:ed.Start])
			b.WriteString(e.plan.Mark(ed))
		}
		at = min(ed.End, s.End)
	}
	b.WriteString(text[at:s.End])
	return b.String()
}

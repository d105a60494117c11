// Package cut fits plans to formats whose copies keep the borders of paragraphs
// and cells, and writes the text between masks. Writers share it.
//
// It promises that a masked edit over several paragraphs becomes one for each,
// with the same label, and that every byte of the text is either written or
// masked. It does not know any format.
package cut

import (
	"errors"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"veil/extract"
	"veil/redact/plan"
)

// ErrPlan means that a plan was made for another document, or changed by hand in
// a way that cannot be done.
var ErrPlan = errors.New("the plan does not match the document")

// Text is the text that a copy carries, by part, and where in it the separators
// of paragraphs and cells stand, in order. A separator is one byte.
type Text struct {
	Parts   map[string]string
	Borders map[string][]int
}

// New takes the carried ones of a document's parts.
func New(parts []extract.Part, carried func(extract.Kind) bool, borders map[string][]int) Text {
	t := Text{Parts: map[string]string{}, Borders: borders}
	for _, p := range parts {
		if carried(p.Kind) {
			t.Parts[p.ID] = p.Text
		}
	}
	return t
}

// Fit cuts the masked edits of a plan at the borders.
func (t Text) Fit(p plan.Plan) plan.Plan {
	var edits []plan.Edit
	for _, e := range p.Edits {
		text, carried := t.Parts[e.Part]
		if !e.Mask || !carried || e.Start < 0 || e.End > len(text) {
			edits = append(edits, e)
			continue
		}
		from := e.Start
		for _, at := range append(t.inside(e.Span), e.End) {
			piece := text[from:at]
			left := len(piece) - len(strings.TrimLeft(piece, " \t\n"))
			if core := strings.Trim(piece, " \t\n"); core != "" {
				c := e
				c.Start, c.Text = from+left, core
				c.End = c.Start + len(core)
				edits = append(edits, c)
			}
			from = at + 1
		}
	}
	p.Edits = edits
	return p
}

// inside lists the separators in a span.
func (t Text) inside(s extract.Span) []int {
	all := t.Borders[s.Part]
	i, _ := slices.BinarySearch(all, s.Start)
	j, _ := slices.BinarySearch(all, s.End)
	return slices.Clone(all[i:max(i, j)])
}

// Check refuses a plan whose edits do not match the parts or were not cut. The
// error is ErrPlan.
func (t Text) Check(parts []extract.Part, p plan.Plan) error {
	for _, part := range parts {
		_, carried := t.Parts[part.ID]
		end := 0
		for _, e := range p.Masked(part.ID) {
			if e.Start < end || e.End <= e.Start || e.End > len(part.Text) || part.Text[e.Start:e.End] != e.Text || !utf8.ValidString(e.Text) {
				return ErrPlan
			}
			end = e.End
			if carried && len(t.inside(e.Span)) > 0 {
				return ErrPlan
			}
		}
	}
	return nil
}

// Render returns what writes the text of spans with their masks. A mark stands
// where its edit starts.
func (t Text) Render(p plan.Plan) func(extract.Span) string {
	masked := map[string][]plan.Edit{}
	for _, e := range p.Edits {
		if e.Mask {
			masked[e.Part] = append(masked[e.Part], e)
		}
	}
	return func(s extract.Span) string {
		text, at, all := t.Parts[s.Part], s.Start, masked[s.Part]
		var b strings.Builder
		for i := sort.Search(len(all), func(i int) bool { return all[i].End > s.Start }); i < len(all) && all[i].Start < s.End; i++ {
			if e := all[i]; e.Start >= s.Start {
				b.WriteString(text[at:e.Start])
				b.WriteString(p.Mark(e))
			}
			at = min(all[i].End, s.End)
		}
		b.WriteString(text[at:s.End])
		return b.String()
	}
}

package pdf

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"veil/extract"
	source "veil/extract/pdf"
	"veil/redact/plan"
	"veil/redact/plan/search"
)

// Fit adds to the plan the pieces of masked values that a page break divides:
// each page is a Part of its own, and "14 March" at the end of one and
// "2011" on the next are nothing that a rule knows. Headers and footers may
// stand between the pieces, so that several lines at either edge are tried. On
// pages that were read from pictures, masks cover whole words.
func Fit(doc extract.Document, p plan.Plan) plan.Plan {
	p = seams(doc, p)
	if d, ok := doc.(*source.Document); ok {
		p = coveredWords(d, wholeWords(d, p))
	}
	return p
}

func seams(doc extract.Document, p plan.Plan) plan.Plan {
	parts := doc.Parts()
	values, first := plan.Values(p.Edits)
	if len(values) == 0 {
		return p
	}
	m := search.New(values)
	masked := map[string][]plan.Edit{}
	for _, e := range p.Edits {
		if e.Mask {
			masked[e.Part] = append(masked[e.Part], e)
		}
	}
	var more []plan.Edit
	add := func(part extract.Part, from, to int, like plan.Edit) {
		for _, e := range masked[part.ID] {
			switch {
			case e.Start <= from && from < e.End:
				from = min(e.End, to)
			case e.Start < to && from < e.Start:
				to = e.Start
			}
		}
		if strings.TrimSpace(part.Text[from:to]) == "" {
			return
		}
		e := like
		e.Span = extract.Span{Part: part.ID, Start: from, End: to}
		e.Text, e.Why = part.Text[from:to], "a page break divides it"
		more = append(more, e)
		masked[part.ID] = append(masked[part.ID], e)
	}
	var above *extract.Part
	for i := range parts {
		below := &parts[i]
		if below.Kind != extract.Body {
			continue
		}
		if above != nil && above.Page+1 == below.Page {
			for _, x := range lastLines(above.Text) {
				for _, y := range firstLines(below.Text) {
					text := above.Text[x.Start:x.End] + "\n" + below.Text[y.Start:y.End]
					for h := range m.All(text) {
						if cut := x.End - x.Start; h.Start < cut && h.End > cut+1 {
							add(*above, x.Start+h.Start, x.End, first[h.Value])
							add(*below, y.Start, y.Start+h.End-cut-1, first[h.Value])
						}
					}
				}
			}
		}
		above = below
	}
	if more == nil {
		return p
	}
	rank := map[string]int{}
	for i := range parts {
		rank[parts[i].ID] = i
	}
	p.Edits = append(slices.Clone(p.Edits), more...)
	slices.SortStableFunc(p.Edits, func(a, b plan.Edit) int {
		return cmp.Or(cmp.Compare(rank[a.Part], rank[b.Part]), cmp.Compare(a.Start, b.Start))
	})
	return p
}

// edgeLines is how many lines at the edge of a page may hold a piece.
const edgeLines = 3

// maxEdge bounds how many bytes of a line count: what is in the middle of a long
// one is no piece.
const maxEdge = 160

// lastLines are the places of the last lines that are not empty.
func lastLines(s string) (out []extract.Span) {
	for end := len(s); end > 0 && len(out) < edgeLines; {
		start := strings.LastIndexByte(s[:end], '\n') + 1
		if text := strings.TrimRight(s[start:end], " \t"); strings.TrimSpace(text) != "" {
			from := max(0, len(text)-maxEdge)
			for from < len(text) && !utf8.RuneStart(text[from]) {
				from++
			}
			out = append(out, extract.Span{Start: start + from, End: start + len(text)})
		}
		end = max(start-1, 0)
	}
	return out
}

// firstLines are the places of the first lines that are not empty.
func firstLines(s string) (out []extract.Span) {
	for start := 0; start < len(s) && len(out) < edgeLines; {
		end := len(s)
		if i := strings.IndexByte(s[start:], '\n'); i >= 0 {
			end = start + i
		}
		if strings.TrimSpace(s[start:end]) != "" {
			to := min(end, start+maxEdge)
			for to < end && !utf8.RuneStart(s[to]) {
				to++
			}
			out = append(out, extract.Span{Start: start, End: to})
		}
		start = end + 1
	}
	return out
}

package redact

import (
	"strings"

	"veil/extract"
	pdfin "veil/extract/pdf"
	"veil/redact/plan"
	"veil/redact/plan/search"
)

// apart masks the pieces of values that stand together in the order in which the
// document draws its text, though not in that of reading: those in a timetable,
// whose cells run over several rows, in a margin beside other lines,
// around what is masked ("Jane [PERSON 2] Roe"), and those that the end of a line
// divides from the rest of a longer word. It reports whether there were any.
func (j *job) apart() (bool, error) {
	if j.format.Drawn == nil {
		return false, nil
	}
	values, first := plan.Values(j.plan.Edits)
	m := search.New(values)
	text := map[string]string{}
	for _, p := range j.parts {
		text[p.ID] = p.Text
	}
	masked, kept := map[string][]extract.Span{}, map[string][]extract.Span{}
	small := map[string]bool{} // what is masked in lower case: it is the value there, be it an English word or not
	for _, e := range j.plan.Edits {
		if e.Mask {
			small[e.Text] = strings.ToLower(e.Text) == e.Text
			masked[e.Part] = append(masked[e.Part], e.Span)
		} else {
			kept[e.Part] = append(kept[e.Part], e.Span)
		}
	}
	for _, by := range []map[string][]extract.Span{masked, kept} {
		for part, spans := range by {
			by[part] = union(spans)
		}
	}
	var pieces []plan.Edit
	for _, d := range j.format.Drawn(j.doc, func(s extract.Span) bool { return touches(masked[s.Part], s) }) {
		for h := range m.All(d.Text) {
			spans := d.Spans(h.Start, h.End)
			for _, s := range spans {
				if touches(kept[s.Part], s) ||
					len(spans) == 1 && !small[text[s.Part][s.Start:s.End]] && ordinary(text[s.Part], s.Start, s.End) {
					continue
				}
				e := first[h.Value]
				e.Span, e.Text = s, text[s.Part][s.Start:s.End]
				e.Rule, e.Why = plan.RulePiece, "a piece of a value found elsewhere"
				pieces = append(pieces, e)
			}
		}
	}
	if !j.plan.Insert(j.parts, pieces) {
		return false, nil
	}
	j.pieces = append(j.pieces, pieces...)
	return true, j.fit()
}

// pdfDrawn is a PDF's text in the order of drawing, without what is masked.
func pdfDrawn(doc extract.Document, masked func(extract.Span) bool) []pdfin.DrawnText {
	d, ok := doc.(*pdfin.Document)
	if !ok {
		return nil
	}
	return d.DrawnTexts(masked)
}

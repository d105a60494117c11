package verify

import (
	"slices"
	"strings"
	"unicode"

	"veil/extract"
	"veil/redact/plan"
	"veil/rules"
)

// numbered are the kinds of which the digits identify: without them nothing is
// left to find.
var numbered = []string{rules.CaseNumber, rules.NHSNumber, rules.Phone, rules.BankAccount}

// ours reports whether what the rules found in the copy is the number of a label.
// On a page where two lines lie on one another a label is read letter by letter
// among the words beside it: "no" and "[PERSON 133]" make "no133". All digits of
// the finding have to be those of labels of its part, and none of them may stand
// in what the part keeps, however it is spaced: there they could be the document's.
func (c *checker) ours(f rules.Finding, text string) bool {
	if c.in.Format.Exact || !slices.Contains(numbered, f.Label) {
		return false
	}
	i := slices.IndexFunc(c.in.Parts, func(p extract.Part) bool { return p.ID == f.Part })
	runs := digits(text)
	if i < 0 || len(runs) == 0 {
		return false
	}
	var labels []string
	for _, e := range c.in.Plan.Masked(f.Part) {
		labels = append(labels, digits(c.in.Plan.Mark(e))...)
	}
	kept := strings.Join(digits(left(c.in.Plan, c.in.Parts[i])), "")
	for _, r := range runs {
		if !slices.Contains(labels, r) || strings.Contains(kept, r) {
			return false
		}
	}
	return true
}

// left is the text of a part outside what is masked.
func left(pl plan.Plan, p extract.Part) string {
	var b strings.Builder
	at := 0
	for _, e := range pl.Masked(p.ID) {
		if e.Start > at {
			b.WriteString(p.Text[at:e.Start])
		}
		at = max(at, e.End)
	}
	b.WriteString(p.Text[min(at, len(p.Text)):])
	return b.String()
}

// digits are the runs of digits in a text.
func digits(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsDigit(r) })
}

package verify

import (
	"context"
	"maps"
	"slices"

	"veil/extract"
	"veil/redact/plan/search"
	"veil/rules"
)

// Sure is the score from which a finding in the copy fails it.
const Sure = 0.9

// Rules is the Check of an Error that says that the rules found something in
// the copy.
const Rules = "rules"

// rescan lets the rules look at the copy. What they are sure of and the policy
// masks must not be there, unless the plan keeps it or it is one of the marks.
func (c *checker) rescan(ctx context.Context, doc extract.Document, set *rules.Set) error {
	if set == nil {
		return nil
	}
	parts := doc.Parts()
	findings, err := set.ScanParts(ctx, parts)
	if err != nil {
		return err
	}
	excused := map[string]bool{} // what may stand: kept texts and labels
	for _, e := range c.in.Plan.Edits {
		if e.Mask {
			excused[e.Label] = true
		} else {
			excused[e.Text] = true
		}
	}
	m := search.New(slices.Sorted(maps.Keys(excused)))
	ok := map[string][]search.Hit{}
	for _, p := range parts {
		ok[p.ID] = m.Find(p.Text)
	}
	text := map[string]string{}
	for _, p := range parts {
		text[p.ID] = p.Text
	}
	var failed *Error
	for _, f := range findings {
		if f.Score < Sure || !c.in.Masks(f.Label) || touchesAny(ok[f.Part], f.Span) || c.ours(f, text[f.Part][f.Start:f.End]) {
			continue
		}
		if failed == nil {
			failed = &Error{Check: Rules, Where: where(parts, f.Part), Kind: f.Label, Why: "the rules still find an identifying detail"}
		}
		failed.strays = append(failed.strays, Stray{f.Label, text[f.Part][f.Start:f.End], f.Rule, f.Why})
	}
	if failed != nil {
		return failed
	}
	c.did("ran the rules again over the copy")
	return nil
}

func touchesAny(hits []search.Hit, s extract.Span) bool {
	for _, h := range hits {
		if h.Start < s.End && s.Start < h.End {
			return true
		}
	}
	return false
}

func where(parts []extract.Part, id string) string {
	for _, p := range parts {
		if p.ID == id {
			return PartName(p)
		}
	}
	return ""
}

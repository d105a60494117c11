package redact

import (
	"context"

	"veil/extract"
	"veil/redact/plan"
	"veil/redact/verify"
	"veil/rules"
)

// lookAgain is how often the rules look at the text as the plan leaves it.
// Masks change what stands beside a name, and so what the rules say of it;
// verification would find what they find then and refuse the copy.
const lookAgain = 2

// again lets the rules look at the text with its marks and adds what they are
// sure of to the findings, until there is nothing new.
func (j *job) again(ctx context.Context) error {
	for range lookAgain {
		view := make([]extract.Part, len(j.parts))
		for i, p := range j.parts {
			view[i] = p
			view[i].Text = j.plan.Apply(p)
		}
		found, err := j.o.Set.ScanParts(ctx, view)
		if err != nil {
			return err
		}
		more := j.unseen(found)
		if len(more) == 0 {
			return nil
		}
		j.found = append(j.found, more...)
		if err := j.replan(); err != nil {
			return err
		}
	}
	return nil
}

// unseen moves findings from the text with marks to the document's own text,
// and leaves out those that are not sure, not masked, or reach into a place
// that the plan knows.
func (j *job) unseen(found []rules.Finding) []rules.Finding {
	known := map[string][]extract.Span{}
	for _, e := range j.plan.Edits {
		known[e.Part] = append(known[e.Part], e.Span)
	}
	var out []rules.Finding
next:
	for _, f := range found {
		if f.Score < verify.Sure || !j.o.Masks(f.Label) {
			continue
		}
		span, ok := before(j.plan, f.Span)
		if !ok {
			continue
		}
		for _, k := range known[f.Part] {
			if k.Overlaps(span) {
				continue next
			}
		}
		f.Span = span
		out = append(out, f)
	}
	return out
}

// before is the place in the document of a span of what the plan makes of it;
// false where it touches a mark.
func before(p plan.Plan, s extract.Span) (extract.Span, bool) {
	shift := 0 // from the text with marks to the document's
	for _, e := range p.Masked(s.Part) {
		start := e.Start - shift
		end := start + len(p.Mark(e))
		if s.End <= start {
			break
		}
		if s.Start < end {
			return s, false
		}
		shift += e.End - e.Start - len(p.Mark(e))
	}
	s.Start += shift
	s.End += shift
	return s, true
}

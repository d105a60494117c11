package redact

import (
	"context"
	"io"
	"slices"

	"veil/extract"
	"veil/redact/keymap"
	"veil/redact/plan"
	"veil/rules"
)

// Found is one finding of a scan and what the policy does with it.
type Found struct {
	*rules.Finding
	Entity string // the label of whom or what it is about
	Mask   bool
}

// ScanResult is what a document holds.
type ScanResult struct {
	Format   string
	Parts    []extract.Part
	Findings []Found // in document order; they nest or are disjoint
	Gaps     []extract.Gap
}

// Scan finds identifying details and writes nothing. Unread content is listed,
// not an error.
func Scan(ctx context.Context, in io.ReaderAt, size int64, o Options) (ScanResult, error) {
	j, err := open(ctx, in, size, o)
	if err != nil {
		return ScanResult{}, err
	}
	defer j.close()
	if err := j.look(ctx); err != nil {
		return ScanResult{}, err
	}
	more, err := j.recurring()
	if err != nil {
		return ScanResult{}, err
	}
	j.stage(Stages)
	return ScanResult{Format: j.format.Reader.Name, Parts: j.doc.Parts(), Findings: j.listed(more),
		Gaps: j.doc.Gaps()}, nil
}

// recurring are the edits that the plan adds to what was found. The plan of a
// long text takes more room than all the rest: it is made only where somebody
// wants it, and not kept.
func (j *job) recurring() ([]plan.Edit, error) {
	if j.o.OnPlan == nil {
		return plan.Recurring(j.parts, j.linked, j.planOptions())
	}
	if err := j.replan(); err != nil {
		return nil, err
	}
	if err := j.o.OnPlan(j.plan); err != nil {
		return nil, err
	}
	return recurrences(j.plan), nil
}

func recurrences(p plan.Plan) (out []plan.Edit) {
	for _, e := range p.Edits {
		if e.Mask && e.Rule == plan.RuleRecurrence {
			out = append(out, e)
		}
	}
	return out
}

// listed merges the findings and what the plan adds to them, in document
// order, without the file's name.
func (j *job) listed(more []plan.Edit) []Found {
	count := len(more)
	for _, e := range j.linked {
		count += len(e.Mentions)
	}
	out := make([]Found, 0, count)
	known := map[extract.Span]bool{} // of more: whether it was found as well
	for _, e := range more {
		known[e.Span] = false
	}
	for _, e := range j.linked {
		for _, f := range e.Mentions {
			kept := j.o.Keep != nil && j.o.Keep(e, *f, j.text(f.Span))
			out = append(out, Found{Finding: f, Entity: e.Label, Mask: j.o.Masks(f.Label) && !kept})
			if _, ok := known[f.Span]; ok {
				known[f.Span] = true
			}
		}
	}
	for _, e := range more {
		if !known[e.Span] {
			out = append(out, Found{Finding: &rules.Finding{Span: e.Span, Label: e.Kind, Rule: e.Rule, Score: e.Score, Why: e.Why},
				Entity: e.Label, Mask: true})
		}
	}
	return nested(j.doc.Parts(), out)
}

// text is what stands at a span of the document.
func (j *job) text(s extract.Span) string {
	for _, p := range j.parts {
		if p.ID == s.Part {
			return p.Text[s.Start:s.End]
		}
	}
	return ""
}

// nested sorts findings by part and place, the outer ones first, and leaves
// out what would cross another: its letters are masked all the same.
func nested(parts []extract.Part, in []Found) []Found {
	rank := make(map[string]int32, len(parts))
	for i, p := range parts {
		rank[p.ID] = int32(i)
	}
	order := make([]placed, 0, len(in))
	for i, f := range in {
		if part, ok := rank[f.Part]; ok {
			order = append(order, placed{part, int32(i), int32(f.Start), int32(f.End)})
		}
	}
	slices.SortFunc(order, func(a, b placed) int {
		switch {
		case a.part != b.part:
			return int(a.part - b.part)
		case a.start != b.start:
			return int(a.start - b.start)
		case a.end != b.end:
			return int(b.end - a.end)
		}
		return int(a.at - b.at)
	})
	out := make([]Found, 0, len(order))
	var open []int32 // ends of what is around the current place, outermost first
	for i, f := range order {
		if i > 0 && order[i-1].part != f.part {
			open = open[:0]
		}
		for len(open) > 0 && open[len(open)-1] <= f.start {
			open = open[:len(open)-1]
		}
		if len(open) > 0 && open[len(open)-1] < f.end {
			continue
		}
		open = append(open, f.end)
		out = append(out, in[f.at])
	}
	return out
}

// placed is where a finding is: which of the parts, which of the findings, and
// its bytes. No document is so long.
type placed struct{ part, at, start, end int32 }

// Keys returns what each label of the copy stands for.
func (r Result) Keys() []keymap.Entry {
	canonical := map[string]string{}
	for _, e := range r.Entities {
		canonical[e.Label] = e.Canonical
	}
	var out []keymap.Entry
	seen := map[string]bool{}
	for _, e := range r.Plan.Edits {
		if !e.Mask || seen[e.Label] {
			continue
		}
		seen[e.Label] = true
		original := canonical[e.Label]
		if original == "" {
			original = e.Text
		}
		out = append(out, keymap.Entry{Label: e.Label, Kind: e.Kind, Original: original})
	}
	return out
}

package redact

import (
	"cmp"
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
	if err := j.find(ctx); err != nil {
		return ScanResult{}, err
	}
	if o.OnPlan != nil {
		if err := o.OnPlan(j.plan); err != nil {
			return ScanResult{}, err
		}
	}
	j.stage(Stages)
	return ScanResult{Format: j.format.Reader.Name, Parts: j.doc.Parts(), Findings: j.listed(),
		Gaps: j.doc.Gaps()}, nil
}

// listed merges the findings and what the plan adds to them, in document
// order, without the file's name.
func (j *job) listed() []Found {
	count := 0
	for _, e := range j.linked {
		count += len(e.Mentions)
	}
	out := make([]Found, 0, count+count/16)
	known := make(map[extract.Span]bool)
	for _, e := range j.plan.Edits {
		if e.Mask && e.Rule == plan.RuleRecurrence {
			known[e.Span] = false
		}
	}
	for _, e := range j.linked {
		for i := range e.Mentions {
			f := &e.Mentions[i]
			kept := j.o.Keep != nil && j.o.Keep(e, *f, j.text(f.Span))
			out = append(out, Found{Finding: f, Entity: e.Label, Mask: j.o.Masks(f.Label) && !kept})
			if _, ok := known[f.Span]; ok {
				known[f.Span] = true
			}
		}
	}
	for _, e := range j.plan.Edits {
		if found, ok := known[e.Span]; ok && !found && e.Mask && e.Rule == plan.RuleRecurrence {
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
// out what would cross another: its letters are masked all the same. It uses
// the room of in.
func nested(parts []extract.Part, in []Found) []Found {
	byPart := map[string][]placed{}
	for _, p := range parts {
		byPart[p.ID] = nil
	}
	for _, f := range in {
		if list, ok := byPart[f.Part]; ok {
			byPart[f.Part] = append(list, placed{f.Start, f.End, f})
		}
	}
	out := in[:0]
	for _, p := range parts {
		list := byPart[p.ID]
		slices.SortStableFunc(list, func(a, b placed) int { return cmp.Or(a.start-b.start, b.end-a.end) })
		var open []int // ends of what is around the current place, outermost first
		for _, f := range list {
			for len(open) > 0 && open[len(open)-1] <= f.start {
				open = open[:len(open)-1]
			}
			if len(open) > 0 && open[len(open)-1] < f.end {
				continue
			}
			open = append(open, f.end)
			out = append(out, f.found)
		}
	}
	return out
}

// placed is a finding with its place, which is what sorting looks at.
type placed struct {
	start, end int
	found      Found
}

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

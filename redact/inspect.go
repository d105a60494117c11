package redact

import (
	"context"
	"io"
	"strings"
	"unicode"

	"veil/extract"
	"veil/redact/plan"
	"veil/redact/verify"
	"veil/rules"
)

// Leak is something that should not be in a redacted file.
type Leak struct {
	Where string `json:"where"`
	Kind  string `json:"kind"`
	Why   string `json:"why"`
}

// Inspection is what a look into a finished file found. It holds no text.
type Inspection struct {
	Format string `json:"format"`
	Places int    `json:"places"` // that were searched
	Leaks  []Leak `json:"leaks"`
}

// Inspect looks into a file that is said to be redacted, by whomever. It lists
// what the rules are sure of and the policy masks. With an original (nil for
// none) it also looks, in every text-bearing place, for each value that the
// policy masks there. The file must be readable throughout: a blocking gap
// that is not accepted is an *UnreadError.
func Inspect(ctx context.Context, file io.ReaderAt, size int64, original io.ReaderAt, osize int64, o Options) (Inspection, error) {
	j, err := open(ctx, file, size, o)
	if err != nil {
		return Inspection{}, err
	}
	defer j.close()
	if b := blocking(j.doc.Gaps()); len(b) > 0 && !o.AcceptGaps {
		return Inspection{}, &UnreadError{b}
	}
	if err := j.find(ctx); err != nil {
		return Inspection{}, err
	}
	out := Inspection{Format: j.format.Reader.Name}
	for _, f := range j.listed() {
		if f.Mask && f.Score >= verify.Sure {
			out.Leaks = append(out.Leaks, Leak{j.where(f.Part), f.Label, "the rules find an identifying detail"})
		}
	}
	in := verify.Input{Format: j.format.Format, Plan: plan.Plan{}, Name: o.Name}
	if original != nil {
		if in.Plan, in.Parts, err = planFor(ctx, original, osize, o); err != nil {
			return Inspection{}, err
		}
		in.Whole = in.Plan
		in.Whole.Edits = append(in.Whole.Edits, nameWords(in.Plan.Edits)...)
		in.Format.Carried = func(extract.Kind) bool { return true }
	}
	report, found, err := verify.Search(ctx, file, size, in)
	if err != nil {
		return Inspection{}, err
	}
	for _, e := range found {
		out.Leaks = append(out.Leaks, Leak{e.Where, e.Kind, e.Why})
	}
	out.Places = report.Places
	return out, nil
}

// nameWords are the single words of masked names: somebody who blacks out
// "Tobi Okafor" by hand may leave "Tobi". Short words are somebody else's.
func nameWords(edits []plan.Edit) []plan.Edit {
	var out []plan.Edit
	for _, e := range edits {
		if !e.Mask || e.Kind != rules.Person {
			continue
		}
		for _, w := range strings.FieldsFunc(e.Text, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '\'' || r == '’' }) {
			if len([]rune(w)) >= 4 {
				out = append(out, plan.Edit{Kind: e.Kind, Label: e.Label, Mask: true, Text: w})
			}
		}
	}
	return out
}

// planFor is the plan that the options would make for the original.
func planFor(ctx context.Context, in io.ReaderAt, size int64, o Options) (plan.Plan, []extract.Part, error) {
	o.Name = ""
	j, err := open(ctx, in, size, o)
	if err != nil {
		return plan.Plan{}, nil, err
	}
	defer j.close()
	if err := j.find(ctx); err != nil {
		return plan.Plan{}, nil, err
	}
	return j.plan, j.parts, nil
}

// where names a part for people.
func (j *job) where(id string) string {
	for _, p := range j.parts {
		if p.ID == id {
			return verify.PartName(p)
		}
	}
	return ""
}

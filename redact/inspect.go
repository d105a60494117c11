package redact

import (
	"context"
	"errors"
	"io"

	"veil/extract"
	"veil/redact/plan"
	"veil/redact/verify"
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
		in.Format.Carried = func(extract.Kind) bool { return true }
	}
	report, err := verify.Search(ctx, file, size, in)
	var found *verify.Error
	switch {
	case errors.As(err, &found) && found.Kind != "":
		out.Leaks = append(out.Leaks, Leak{found.Where, found.Kind, found.Why})
	case err != nil:
		return Inspection{}, err
	}
	out.Places = report.Places
	return out, nil
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

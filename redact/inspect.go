package redact

import (
	"context"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"veil/extract"
	pdfin "veil/extract/pdf"
	"veil/redact/plan"
	"veil/redact/residue"
	"veil/redact/verify"
	"veil/rules"
)

// Leak is something that should not be in a redacted file.
type Leak struct {
	Where string `json:"where"`
	Kind  string `json:"kind"`
	Why   string `json:"why"`
}

// Inspection is what a look into a finished file found. It holds no text but
// that of Hidden, which is for the user who asks for it.
type Inspection struct {
	Format string `json:"format"`
	Places int    `json:"places"` // that were searched
	Leaks  []Leak `json:"leaks"`
	// Hidden is text that does not show but can be copied out, as careless
	// redactions leave it, whether or not it identifies anybody.
	Hidden []residue.Find `json:"hidden"`
	Gaps   []extract.Gap  `json:"gaps"` // what could not be looked into
}

// Inspect looks into a file that is said to be redacted, by whomever. It lists
// what the rules are sure of and the policy masks. With an original (nil for
// none) it also looks, in every text-bearing place, for each value that the
// policy masks there. What could not be read is among the Gaps.
func Inspect(ctx context.Context, file io.ReaderAt, size int64, original io.ReaderAt, osize int64, o Options) (Inspection, error) {
	j, err := open(ctx, file, size, o)
	if err != nil {
		return Inspection{}, err
	}
	defer j.close()
	if err := j.find(ctx); err != nil {
		return Inspection{}, err
	}
	out := Inspection{Format: j.format.Reader.Name, Leaks: []Leak{}, Hidden: []residue.Find{}, Gaps: append([]extract.Gap{}, j.doc.Gaps()...)}
	if j.format.Residue != nil {
		b, err := all(file, size)
		if err != nil {
			return Inspection{}, err
		}
		hidden, err := j.format.Residue(ctx, b, o.Password)
		if err != nil {
			return Inspection{}, err
		}
		out.Hidden = append(out.Hidden, hidden...)
		out.Gaps = slices.DeleteFunc(out.Gaps, func(g extract.Gap) bool { return pdfin.OfScans(g) && plainScans(g.Where, hidden) })
	}
	for i := range out.Gaps {
		out.Gaps[i].Why = copied.ReplaceAllString(out.Gaps[i].Why, "")
	}
	for _, f := range j.listed(recurrences(j.plan)) {
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

// copied is the end of a gap that says what would become of something in a copy, of
// which there is none here.
var copied = regexp.MustCompile(`(; [^;]*(left out|takes? (its|their) place|blacked out|replaced by [^;]*)| is left out)$`)

// plainScans reports whether all the pages that a gap names ("page 3", "pages 1 to 4,
// 7") are pictures whose words lie over them and hide nothing: saying so says it all.
func plainScans(where string, hidden []residue.Find) bool {
	plain := map[string]bool{}
	for _, h := range hidden {
		if h.How == residue.Layer {
			plain[h.Where] = true
		}
	}
	for _, h := range hidden {
		if h.Hides() {
			delete(plain, h.Where)
		}
	}
	list, ok := strings.CutPrefix(where, "page")
	if !ok {
		return false
	}
	for _, run := range strings.Split(strings.TrimPrefix(list, "s"), ",") {
		first, last, ok := strings.Cut(strings.TrimSpace(run), " to ")
		if !ok {
			last = first
		}
		from, err := strconv.Atoi(first)
		to, err2 := strconv.Atoi(last)
		if err != nil || err2 != nil || to < from {
			return false
		}
		for n := from; n <= to; n++ {
			if !plain["page "+strconv.Itoa(n)] {
				return false
			}
		}
	}
	return true
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

package redact

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"unicode"

	"veil/extract"
	"veil/redact/plan"
	"veil/redact/plan/search"
	"veil/redact/verify"
	"veil/rules"
)

// lookAgain is how often a copy is made anew because the rules found something
// in it.
const lookAgain = 5

// untilClean makes a copy. Masks change what stands beside a name, and so what
// the rules say of it: where verification fails for what the rules find in the
// copy, they look at the text as the plan leaves it, the plan takes in what
// they are sure of, and the copy is made once more. What they find only in the
// copy itself, whose lines may be set otherwise, is masked wherever the document
// has it. Where a value survives that the page shows in pieces, the pieces are
// masked.
func (j *job) untilClean(ctx context.Context, make func() error) error {
	for range lookAgain {
		err := make()
		var failed *verify.Error
		if !errors.As(err, &failed) || j.o.Plan != nil {
			return err
		}
		more := j.apart
		if failed.Check == verify.Rules {
			more = func() (bool, error) { return j.again(ctx, failed.Strays()) }
		}
		grown, err2 := more()
		if err2 != nil {
			return err2
		}
		if !grown {
			return err
		}
	}
	return make()
}

// again lets the rules look at the text with its marks and adds what they are
// sure of to the plan. It reports whether there was anything.
func (j *job) again(ctx context.Context, strays []verify.Stray) (bool, error) {
	view := slices.Clone(j.parts)
	for i, p := range j.parts {
		view[i].Text = j.plan.Apply(p)
	}
	found, err := j.recheck().ScanParts(ctx, view)
	if err != nil {
		return false, err
	}
	more := j.unseen(found)
	if len(more) == 0 {
		more = j.everywhere(strays)
	}
	if len(more) == 0 { // the copy brings together what stands apart in the document
		more = j.everywhere(shreds(strays))
	}
	if len(more) == 0 {
		return false, nil
	}
	j.found = append(j.findings(), more...)
	if j.o.Known != nil {
		return false, &MoreError{j.found}
	}
	j.link()
	if err := j.replan(); err != nil {
		return false, err
	}
	return true, j.fit()
}

// unseen moves findings from the text with marks to the document's own text,
// and leaves out those that are not sure, not masked, or reach into a place
// that the plan masks.
func (j *job) unseen(found []rules.Finding) []rules.Finding {
	known := map[string][]extract.Span{} // by part, in order, apart from each other or within
	for _, e := range j.plan.Edits {
		if e.Mask {
			known[e.Part] = append(known[e.Part], e.Span)
		}
	}
	for part, spans := range known {
		known[part] = union(spans)
	}
	shifts := map[string]*shifter{}
	var out []rules.Finding
	for _, f := range found {
		if f.Score < verify.Sure || !j.o.Masks(f.Label) {
			continue
		}
		m := shifts[f.Part]
		if m == nil {
			m = newShifter(j.plan, f.Part)
			shifts[f.Part] = m
		}
		span, ok := m.before(f.Span)
		if !ok || touches(known[f.Part], span) {
			continue
		}
		f.Span = span
		out = append(out, f)
	}
	return out
}

// everywhere returns the places of strays in the document that no mask covers.
func (j *job) everywhere(strays []verify.Stray) (out []rules.Finding) {
	var values []string
	for _, s := range strays {
		values = append(values, s.Text)
	}
	m := search.New(values)
	for _, p := range j.parts {
		var masked []extract.Span
		for _, e := range j.plan.Masked(p.ID) {
			masked = append(masked, e.Span)
		}
		masked = union(masked)
		for _, h := range m.Find(p.Text) {
			s := strays[h.Value]
			span := extract.Span{Part: p.ID, Start: h.Start, End: h.End}
			if !touches(masked, span) {
				out = append(out, rules.Finding{Span: span, Label: s.Kind, Rule: s.Rule, Score: verify.Sure, Why: s.Why})
			}
		}
	}
	return out
}

// shreds are the words of strays that say something by themselves: numbers, and
// words that are not in lower case.
func shreds(strays []verify.Stray) (out []verify.Stray) {
	for _, s := range strays {
		for _, w := range strings.Fields(s.Text) {
			if search.Searchable(w) && (strings.ToLower(w) != w || strings.ContainsFunc(w, unicode.IsDigit)) {
				out = append(out, verify.Stray{Kind: s.Kind, Text: w, Rule: s.Rule, Why: s.Why})
			}
		}
	}
	return out
}

// union returns the spans of one part in order, with those that overlap made
// one.
func union(spans []extract.Span) []extract.Span {
	slices.SortFunc(spans, func(a, b extract.Span) int { return cmp.Compare(a.Start, b.Start) })
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// touches reports whether s overlaps one of the spans that union made.
func touches(spans []extract.Span, s extract.Span) bool {
	i, _ := slices.BinarySearchFunc(spans, s.Start+1, func(k extract.Span, start int) int { return cmp.Compare(k.End, start) })
	return i < len(spans) && spans[i].Overlaps(s)
}

// shifter moves places from the text with marks to the document's own text.
type shifter struct {
	marks []mark // in order
}

// mark is where a mark stands in the text with marks, and how much shorter that
// text is than the document up to the end of the mark.
type mark struct{ start, end, shift int }

func newShifter(p plan.Plan, part string) *shifter {
	m := &shifter{}
	shift := 0
	for _, e := range p.Masked(part) {
		start := e.Start - shift
		end := start + len(p.Mark(e))
		shift += e.End - e.Start - len(p.Mark(e))
		m.marks = append(m.marks, mark{start, end, shift})
	}
	return m
}

// before is the place in the document of a span of the text with marks; false
// where it touches a mark.
func (m *shifter) before(s extract.Span) (extract.Span, bool) {
	// The first mark that ends after the start of the span.
	i, _ := slices.BinarySearchFunc(m.marks, s.Start+1, func(k mark, start int) int { return cmp.Compare(k.end, start) })
	if i < len(m.marks) && m.marks[i].start < s.End {
		return s, false
	}
	if i > 0 {
		s.Start += m.marks[i-1].shift
		s.End += m.marks[i-1].shift
	}
	return s, true
}

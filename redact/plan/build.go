package plan

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"veil/extract"
	"veil/redact/link"
	"veil/redact/plan/search"
	"veil/rules"
)

// Rules of edits that Build itself adds.
const (
	RuleRecurrence = "plan/recurrence"
	RuleOrdinary   = "plan/ordinary-word"
)

// Options are what Build needs to decide.
type Options struct {
	Format      string
	InputSHA256 string
	Policy      string // its name, for the record
	Style       Style
	Gaps        []extract.Gap
	// Masks says which kinds are masked. Required.
	Masks func(kind string) bool
	// Keep says that the user asked for a mention to stay: a term of the
	// people file's keep list, or the data subject's own. It may be nil.
	Keep func(e link.Entity, f rules.Finding, text string) bool
	// Ordinary reports whether the word at [start, end) of text, which is
	// somebody's name elsewhere, is plain English there ("hope", "will"). It may
	// be nil: then no word ever is.
	Ordinary func(text string, start, end int) bool
}

// Errors of Build: its input contradicts itself.
var (
	ErrSpan  = errors.New("plan: a finding lies outside the document")
	ErrLabel = fmt.Errorf("plan: a label is empty, longer than %d characters, or not letters, digits, spaces and hyphens", maxLabel)
)

// Build makes the plan of a redaction. Of findings within each other the
// outermost that is masked wins; of equal ones the higher score. What the user
// asked to keep is kept with all that was found within it. What is kept is
// listed too, with Mask false, where no mask covers it.
//
// Every further place where a masked value stands, in any part, is masked as
// well, even if no rule found it there; but not inside a date or an age that
// the policy keeps ("2 April", of a child April), and not where a name is an
// ordinary word ("hope"), which is listed as kept.
func Build(parts []extract.Part, entities []link.Entity, o Options) (Plan, error) {
	b := builder{o: o, text: map[string]string{}}
	for _, p := range parts {
		b.text[p.ID] = p.Text
	}
	count := 0
	for _, e := range entities {
		count += len(e.Mentions)
	}
	b.masked = make([]Edit, 0, count+count/16) // there can be many: they are moved as little as can be
	for _, e := range entities {
		for _, f := range e.Mentions {
			if err := b.mention(e, f); err != nil {
				return Plan{}, err
			}
		}
	}
	asked := newCover(b.asked)
	masked := slices.DeleteFunc(b.masked, func(e Edit) bool { return asked.contains(e.Span) })
	values, first := Values(masked) // a postcode within an address is looked for by itself, too
	masked = disjoint(masked, b.text)
	found, kept := b.sweep(parts, values, first, masked)
	masked = disjoint(append(masked, found...), b.text)
	edits := append(masked, uncovered(append(b.asked, append(b.kept, kept...)...), masked)...)
	slices.SortFunc(edits, order(parts))
	return Plan{
		Version: Version, Format: o.Format, InputSHA256: o.InputSHA256,
		Policy: o.Policy, Style: o.Style, Edits: edits, Gaps: o.Gaps,
	}, nil
}

type builder struct {
	o      Options
	text   map[string]string // by part
	masked []Edit
	kept   []Edit // by the policy
	asked  []Edit // kept because the user says so
}

func (b *builder) mention(e link.Entity, f rules.Finding) error {
	text, ok := b.text[f.Part]
	if !ok || f.Start < 0 || f.End <= f.Start || f.End > len(text) {
		return ErrSpan
	}
	if !SafeLabel(e.Label) {
		return ErrLabel
	}
	ed := Edit{Span: f.Span, Kind: f.Label, Label: e.Label, Text: text[f.Start:f.End],
		Rule: f.Rule, Score: f.Score, Why: f.Why}
	switch {
	case b.o.Keep != nil && b.o.Keep(e, f, ed.Text):
		b.asked = append(b.asked, ed)
	case b.o.Masks(f.Label):
		ed.Mask = true
		b.masked = append(b.masked, ed)
	default:
		b.kept = append(b.kept, ed)
	}
	return nil
}

// disjoint resolves overlaps between masked edits: the longest stays, then the
// surest, and grows over what another one leaves hanging out, so that nothing
// that was masked is uncovered. It uses the room of in.
func disjoint(in []Edit, text map[string]string) []Edit {
	slices.SortStableFunc(in, func(a, b Edit) int {
		return cmp.Or(cmp.Compare(a.Part, b.Part), cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(b.Score, a.Score))
	})
	out := in[:0]
	for _, e := range in {
		if n := len(out); n > 0 && out[n-1].Overlaps(e.Span) {
			last := &out[n-1]
			if e.End <= last.End {
				continue
			}
			start := last.Start
			if e.End-e.Start > last.End-last.Start {
				*last = e
			}
			last.Start, last.End = start, e.End
			last.Text = text[e.Part][start:e.End]
			continue
		}
		out = append(out, e)
	}
	return out
}

// uncovered returns the kept edits that no masked one touches, each place once.
func uncovered(kept, masked []Edit) []Edit {
	cover := newCover(masked)
	seen := map[extract.Span]bool{}
	var out []Edit
	for _, e := range kept {
		if seen[e.Span] || cover.touches(e.Span) {
			continue
		}
		seen[e.Span] = true
		out = append(out, e)
	}
	return out
}

// sweep finds the places of values that no masked edit covers; first has for
// each an edit that it comes from.
func (b *builder) sweep(parts []extract.Part, values []string, first, masked []Edit) (found, kept []Edit) {
	m := search.New(values)
	done, asked := newCover(masked), newCover(b.asked)
	var dates []Edit
	for _, e := range b.kept {
		if e.Kind == rules.Date || e.Kind == rules.Age {
			dates = append(dates, e)
		}
	}
	inDate := newCover(dates)
	for _, p := range parts {
		for _, h := range m.Find(p.Text) {
			span := extract.Span{Part: p.ID, Start: h.Start, End: h.End}
			if done.contains(span) || asked.contains(span) || inDate.strictly(span) {
				continue
			}
			origin := first[h.Value]
			e := Edit{Span: span, Kind: origin.Kind, Label: origin.Label, Text: p.Text[h.Start:h.End],
				Rule: RuleRecurrence, Score: origin.Score, Why: "same value as found elsewhere", Mask: true}
			if b.o.Ordinary != nil && oneWord(e.Text) && b.o.Ordinary(p.Text, h.Start, h.End) {
				e.Mask, e.Rule, e.Why = false, RuleOrdinary, "an ordinary word here"
				kept = append(kept, e)
				continue
			}
			found = append(found, e)
		}
	}
	return found, kept
}

// oneWord reports whether s is letters alone.
func oneWord(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
}

// Values returns the distinct texts of the masked edits that are long enough
// to be looked for anywhere, and for each the first edit that has it.
func Values(edits []Edit) ([]string, []Edit) {
	seen := map[string]bool{}
	var values []string
	var first []Edit
	for _, e := range edits {
		if e.Mask && !seen[e.Text] && search.Searchable(e.Text) {
			seen[e.Text] = true
			values = append(values, e.Text)
			first = append(first, e)
		}
	}
	return values, first
}

// order sorts edits by the document's order of parts, then by place, outermost
// first.
func order(parts []extract.Part) func(a, b Edit) int {
	rank := map[string]int{}
	for i, p := range parts {
		rank[p.ID] = i
	}
	return func(a, b Edit) int {
		return cmp.Or(cmp.Compare(rank[a.Part], rank[b.Part]), cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	}
}

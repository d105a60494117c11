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
	Reasons     map[string]string // see Plan
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
	b := &builder{o: o, parts: parts, entities: entities}
	places, err := b.places()
	if err != nil {
		return Plan{}, err
	}
	edits := make([]Edit, len(places))
	for i, p := range places {
		edits[i] = b.edit(p)
	}
	return Plan{
		Version: Version, Format: o.Format, InputSHA256: o.InputSHA256,
		Policy: o.Policy, Style: o.Style, Edits: edits, Gaps: o.Gaps, Reasons: o.Reasons,
	}, nil
}

// Recurring returns the edits that Build would add to the mentions: the further
// places of masked values. It takes less room than the whole plan.
func Recurring(parts []extract.Part, entities []link.Entity, o Options) ([]Edit, error) {
	b := &builder{o: o, parts: parts, entities: entities}
	places, err := b.places()
	if err != nil {
		return nil, err
	}
	var out []Edit
	for _, p := range places {
		if p.how == again {
			out = append(out, b.edit(p))
		}
	}
	return out, nil
}

// places are the places of all edits, in order.
func (b *builder) places() ([]place, error) {
	if err := b.decide(); err != nil {
		return nil, err
	}
	values, first := b.values() // a postcode within an address is looked for by itself, too
	slices.SortFunc(b.masked, b.order)
	b.masked = disjoint(b.masked)
	swept := b.sweep(values, first)
	slices.SortFunc(swept, b.order)
	b.masked = disjoint(merge(b.masked, swept, b.order))
	return merge(b.masked, b.uncovered(), byPlace), nil
}

type builder struct {
	o        Options
	parts    []extract.Part
	entities []link.Entity
	masked   []place
	kept     []place // by the user's wish, by the policy, as ordinary words
}

// decide sorts the mentions into those to be masked and those that are kept.
func (b *builder) decide() error {
	index := map[string]int32{}
	for i, p := range b.parts {
		index[p.ID] = int32(i)
	}
	count := 0
	for _, e := range b.entities {
		count += len(e.Mentions)
	}
	b.masked = make([]place, 0, count+count/16)
	keep := cover[int32]{}
	for i, e := range b.entities {
		safe := SafeLabel(e.Label)
		for j := range e.Mentions {
			f := e.Mentions[j]
			part, ok := index[f.Part]
			if !ok || f.Start < 0 || f.End <= f.Start || f.End > len(b.parts[part].Text) {
				return ErrSpan
			}
			if !safe {
				return ErrLabel
			}
			p := place{start: f.Start, end: f.End, part: part, entity: int32(i), mention: int32(j)}
			switch {
			case b.o.Keep != nil && b.o.Keep(e, *f, b.text(p)):
				p.how = asked
				keep.add(part, p.start, p.end)
				b.kept = append(b.kept, p)
			case b.o.Masks(f.Label):
				b.masked = append(b.masked, p)
			default:
				p.how = allowed
				b.kept = append(b.kept, p)
			}
		}
	}
	keep.sort()
	b.masked = slices.DeleteFunc(b.masked, func(p place) bool { return keep.contains(p.part, p.start, p.end) })
	return nil
}

// disjoint resolves overlaps between masked places, which are in order: the
// longest stays, then the surest, and grows over what another one leaves hanging
// out, so that nothing that was masked is uncovered. It uses the room of in.
func disjoint(in []place) []place {
	out := in[:0]
	for _, p := range in {
		if n := len(out); n > 0 && out[n-1].part == p.part && p.start < out[n-1].end {
			last := &out[n-1]
			if p.end <= last.end {
				continue
			}
			start := last.start
			if p.end-p.start > last.end-last.start {
				*last = p
			}
			last.start, last.end = start, p.end
			continue
		}
		out = append(out, p)
	}
	return out
}

// uncovered returns the kept places that no masked one touches, each once.
func (b *builder) uncovered() []place {
	slices.SortFunc(b.kept, func(p, q place) int {
		return cmp.Or(byPlace(p, q), cmp.Compare(p.how, q.how), byMention(p, q))
	})
	b.kept = slices.CompactFunc(b.kept, func(p, q place) bool { return byPlace(p, q) == 0 })
	at := walk(b.masked)
	return slices.DeleteFunc(b.kept, func(p place) bool {
		m := at(p.part, p.start)
		return m != nil && m.start < p.end
	})
}

// sweep finds the places of values that no masked place covers; first has for
// each a place that it comes from. Ordinary words go to what is kept.
func (b *builder) sweep(values []string, first []place) (found []place) {
	keep, inDate := cover[int32]{}, cover[int32]{}
	for _, p := range b.kept {
		switch f := b.mention(p); {
		case p.how == asked:
			keep.add(p.part, p.start, p.end)
		case f.Label == rules.Date || f.Label == rules.Age:
			inDate.add(p.part, p.start, p.end)
		}
	}
	keep.sort()
	inDate.sort()
	m := search.New(values)
	masked := walk(b.masked)
	for i, part := range b.parts {
		for h := range m.All(part.Text) {
			p := first[h.Value]
			p.start, p.end, p.part, p.how = h.Start, h.End, int32(i), again
			if m := masked(p.part, p.start); m != nil && m.start <= p.start && p.end <= m.end {
				continue
			}
			if b.straddles(p) { // "Jane [Okafor\nTom] Ng" is nobody's "OKAFOR, Tom"
				continue
			}
			if keep.contains(p.part, p.start, p.end) || inDate.strictly(p.part, p.start, p.end) {
				continue
			}
			if b.o.Ordinary != nil && oneWord(b.text(p)) && b.o.Ordinary(part.Text, p.start, p.end) {
				p.how = ordinary
				b.kept = append(b.kept, p)
				continue
			}
			found = append(found, p)
		}
	}
	return found
}

// straddles reports whether a value found again is made of the end of one masked
// place and the beginning of another, so that all its letters and digits are masked
// already, under the labels of those whose they are.
func (b *builder) straddles(p place) bool {
	i, _ := slices.BinarySearchFunc(b.masked, p, func(m, p place) int {
		return cmp.Or(cmp.Compare(m.part, p.part), cmp.Compare(m.end, p.start+1))
	})
	text := b.parts[p.part].Text
	at, beyond := p.start, false
	for ; i < len(b.masked) && b.masked[i].part == p.part && b.masked[i].start < p.end; i++ {
		m := &b.masked[i]
		beyond = beyond || m.start < p.start || m.end > p.end
		if m.start > at && solid(text[at:m.start]) {
			return false
		}
		at = m.end
	}
	return beyond && (at >= p.end || !solid(text[at:p.end]))
}

// solid reports whether a text has a letter or a digit.
func solid(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// values returns the distinct texts of the masked places that are long enough to
// be looked for anywhere, and for each the first place that has it.
func (b *builder) values() (values []string, first []place) {
	seen := map[string]bool{}
	for _, p := range b.masked {
		if t := b.text(p); !seen[t] && search.Searchable(t) && !guess(b.mention(p).Label, t, b.mention(p).Score) {
			seen[t] = true
			values, first = append(values, t), append(first, p)
		}
	}
	return values, first
}

// guess reports whether a text says too little to be looked for elsewhere: a
// single word in lower case that is hardly believed to be a name, or a month or a
// year alone that somebody was born in. It is masked where it was found; to take
// it out of every place where it stands would take half the words out of a text
// in a foreign language, and every March.
func guess(kind, text string, score float64) bool {
	if kind == rules.DateOfBirth {
		digits := strings.IndexFunc(text, unicode.IsDigit) >= 0
		return !digits || len(text) < 6 && !strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsDigit(r) })
	}
	least := map[string]float64{rules.Person: 0.3, rules.Organisation: 0.6, rules.School: 0.6}[kind]
	return score < least && strings.ToLower(text) == text && oneWord(text)
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
		if e.Mask && e.Rule != RulePiece && !seen[e.Text] && search.Searchable(e.Text) && !guess(e.Kind, e.Text, e.Score) {
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

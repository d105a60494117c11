package names

import (
	"cmp"
	"context"

	"veil/extract"
	"veil/rules"
	"veil/rules/names/lexicon"
)

// New returns the Detector of people's names, and of the few schools and
// organisations that only a reading of the sentence tells from people. Its findings leave out titles and
// a possessive 's.
func New() rules.Detector { return detector{} }

type detector struct{}

// RuleName is the Rule of this detector's findings.
const RuleName = "names"

func (d detector) Name() string { return RuleName }

// Detect reads the part twice: first for names that stand by themselves, then
// for words that are names because the first reading found them.
func (d detector) Detect(ctx context.Context, p extract.Part) ([]rules.Finding, error) {
	s := newScan(p.Text)
	defer s.free()
	found := s.found
	for pass := range 2 {
		found = found[:0]
		for i, n := 0, 0; i < len(s.units); n++ {
			if n&1023 == 0 && ctx.Err() != nil {
				return nil, ctx.Err()
			}
			if s.idle[i] {
				i++
				continue
			}
			var c candidate
			var ok bool
			c, i, ok = s.next(i)
			if ok {
				found = append(found, s.epithet(c))
			}
		}
		if pass == 0 {
			s.learn(found)
		}
	}
	found = append(found, s.initials(found)...)
	s.found = found
	out := make([]rules.Finding, 0, len(found))
	for _, c := range found {
		out = append(out, rules.Finding{
			Span:  extract.Span{Part: p.ID, Start: c.start, End: c.end},
			Label: cmp.Or(c.label, rules.Person), Rule: RuleName, Score: c.score, Why: c.why,
		})
	}
	return out, nil
}

// candidate is a stretch of units that is a name.
type candidate struct {
	start, end  int // bytes
	first, last int // units, both included
	score       float64
	why         string
	label       string // of a school or organisation; empty for a person
}

// Ordinary reports whether every word of text is an ordinary English word, a
// role, an organisation word, a month or a nation: nothing in it is like a
// person's name. Other recognisers use it to drop headings and job titles.
func Ordinary(text string) bool {
	for _, a := range lexicon.Atoms(text) {
		if a.Shape.IsWord() && !plain(a.Flags, a.Class) {
			return false
		}
	}
	return true
}

const plainClass = lexicon.Function | lexicon.Role | lexicon.Org | lexicon.Street | lexicon.Calendar | lexicon.Domain |
	lexicon.Nation | lexicon.Acronym | lexicon.Brand | lexicon.Be | lexicon.Say | lexicon.Auxiliary | lexicon.Greeting | lexicon.Eponym

func plain(f lexicon.Flags, c lexicon.Class) bool {
	if c&(lexicon.Honorific|lexicon.Kin) != 0 {
		return true
	}
	if f.Name() && f.Ordinary() < 2 && c&(lexicon.Function|lexicon.Role|lexicon.Calendar) == 0 {
		return false
	}
	return c&plainClass != 0 || f.Ordinary() > 0 && f.Fore() < 2
}

// NotAName reports whether text, found elsewhere in a document as a name,
// should not be looked for on its own: a title, a role, a month.
func NotAName(word string) bool {
	c := lexicon.ClassOf(word)
	f := lexicon.Word(word)
	return c&(lexicon.Function|lexicon.Role|lexicon.Org|lexicon.Honorific|lexicon.Kin|lexicon.Label|lexicon.ListLabel) != 0 && f.Fore() < 2
}

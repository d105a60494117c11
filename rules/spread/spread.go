// Package spread finds people and things that were found once everywhere else
// in a document.
//
// A child named in full on page one is "Jayden", "J.O." or "jayden's" on page
// nine, where no context gives the name away. A Spreader takes what the
// detectors found in all parts and looks for every recurrence: whole values in
// any case and spacing, and of people also forename, surname, initials and
// spellings one edit away. It invents nothing: where no detector found a name,
// it finds none. A name that is also a usual word ("Hope") counts only where
// its context does not speak against it.
package spread

import (
	"cmp"
	"context"
	"slices"

	"veil/extract"
	"veil/rules"
	"veil/rules/names"
	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
	"veil/rules/names/roster"
)

// Options are the choices of a Spreader. The zero value is usable.
type Options struct {
	// Keep reports whether a text is never to be looked for, as listed in the
	// people file. Nil keeps nothing.
	Keep func(text string) bool
}

// New returns the Spreader.
func New(o Options) rules.Spreader {
	return spreader{o}
}

type spreader struct{ o Options }

// RuleName is the Rule of the findings made here.
const RuleName = "spread"

func (spreader) Name() string { return RuleName }

// Spread returns what is new: no finding lies within one of found with the same
// label.
func (sp spreader) Spread(ctx context.Context, parts []extract.Part, found []rules.Finding) ([]rules.Finding, error) {
	text := make(map[string]string, len(parts))
	for _, p := range parts {
		text[p.ID] = p.Text
	}
	x := roster.New(roster.Options{Rule: RuleName, Why: "found elsewhere in the document", Keep: sp.o.Keep, OCR: scanned(parts)})
	seen := map[fact]bool{}
	for _, f := range found {
		if t, ok := text[f.Part]; ok && 0 <= f.Start && f.Start < f.End && f.End <= len(t) {
			if k := (fact{f.Label, f.Role, t[f.Start:f.End]}); !seen[k] {
				seen[k] = learn(x, f, k.value)
			}
		}
	}
	have := covers(found)
	var out []rules.Finding
	for _, p := range parts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for _, piece := range rules.Stretches(p) {
			for _, f := range piece.Own(x.Find(piece.Part)) {
				if !have.covered(f) && !have.inAddress(f) {
					out = append(out, f)
				}
			}
		}
	}
	return out, nil
}

// scanned reports whether a scanner damaged the words of some part.
func scanned(parts []extract.Part) bool {
	for _, p := range parts {
		for _, piece := range rules.Stretches(p) {
			if names.Scanned(piece.Text, lexicon.Atoms(piece.Text)) {
				return true
			}
		}
	}
	return false
}

// cover is the found spans by part and label, sorted, with the farthest end so
// far, so that "is this inside one of them" takes a binary search.
type cover map[[2]string][]extract.Span

func covers(found []rules.Finding) cover {
	c := cover{}
	for _, f := range found {
		k := [2]string{f.Part, f.Label}
		c[k] = append(c[k], f.Span)
	}
	for _, spans := range c {
		slices.SortFunc(spans, func(a, b extract.Span) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
		end := 0
		for i := range spans {
			end = max(end, spans[i].End)
			spans[i].End = end
		}
	}
	return c
}

func (c cover) covered(f rules.Finding) bool {
	spans := c[[2]string{f.Part, f.Label}]
	i, _ := slices.BinarySearchFunc(spans, f.Start+1, func(s extract.Span, at int) int { return s.Start - at })
	return i > 0 && spans[i-1].End >= f.End
}

// inAddress reports whether a name lies in an e-mail address, link or user name
// that was found as a whole.
func (c cover) inAddress(f rules.Finding) bool {
	if f.Label != rules.Person {
		return false
	}
	for _, l := range []string{rules.Email, rules.URL, rules.Handle} {
		f.Label = l
		if c.covered(f) {
			return true
		}
	}
	return false
}

// fact is what a finding tells; to hear it again tells nothing new.
type fact struct{ label, role, value string }

// learn tells the roster of one finding and reports whether it was believed.
func learn(x *roster.Roster, f rules.Finding, value string) bool {
	switch f.Label {
	case rules.Person:
		if !trusted(f, value) {
			return false
		}
		x.AddPerson(value, f.Role)
	case rules.DateOfBirth:
		if d, ok := dates.Parse(value); ok {
			x.AddBorn(d, f.Role)
		}
	case rules.Date, rules.Age, rules.Location:
	default:
		x.AddValue(f.Label, value, f.Role)
	}
	return true
}

// trusted keeps what was hardly a name from spreading over the document.
func trusted(f rules.Finding, value string) bool {
	words := names.Parse(value).Words()
	switch {
	case len(words) == 0: // initials
		return f.Score >= 0.6 && len(names.Parse(value).Initials) > 1 && f.Rule == names.RuleName
	case len(words) > 1:
		return f.Score >= 0.4
	}
	return f.Score >= 0.63 && !names.NotAName(words[0]) && lexicon.ClassOf(words[0])&(lexicon.Function|lexicon.Acronym) == 0
}

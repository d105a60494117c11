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
	for _, f := range facts(text, found) {
		learn(x, f.best, f.value)
	}
	have := covers(found)
	var out []rules.Finding
	one := make([]rules.Finding, 1)
	for _, p := range parts {
		for _, piece := range rules.Stretches(p) {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			// Nearly all that is found here was found before.
			out = append(out, piece.Own(x.Find(piece.Part, func(label string, start, end int) bool {
				one[0] = rules.Finding{Span: extract.Span{Part: p.ID, Start: start, End: end}, Label: label}
				own := piece.Own(one)
				return len(own) > 0 && (have.covered(own[0]) || have.inAddress(own[0]))
			}))...)
		}
	}
	return out, nil
}

// scanned reports whether a scanner damaged the words of some part.
func scanned(parts []extract.Part) bool {
	for _, p := range parts {
		for _, piece := range rules.Stretches(p) {
			if names.Scanned(piece.Text) {
				return true
			}
		}
	}
	return false
}

// cover is the found spans by part and label.
type cover map[[2]string]*reach

// reach is the spans of one part and label in order of their start, each with
// the farthest end so far, so that only one has to be asked whether something
// lies inside.
type reach struct {
	spans []span
	at    int // the spans before it start at or before what was last asked for
}

type span struct{ start, end int }

func covers(found []rules.Finding) cover {
	c := cover{}
	for _, f := range found {
		k := [2]string{f.Part, f.Label}
		r := c[k]
		if r == nil {
			r = &reach{}
			c[k] = r
		}
		r.spans = append(r.spans, span{f.Start, f.End})
	}
	for _, r := range c {
		slices.SortFunc(r.spans, func(a, b span) int { return a.start - b.start })
		end := 0
		for i := range r.spans {
			end = max(end, r.spans[i].end)
			r.spans[i].end = end
		}
	}
	return c
}

// covered reports whether f lies within a span of its part and label. It takes
// little time for what comes in order.
func (c cover) covered(f rules.Finding) bool {
	r := c[[2]string{f.Part, f.Label}]
	if r == nil {
		return false
	}
	for r.at < len(r.spans) && r.spans[r.at].start <= f.Start {
		r.at++
	}
	for r.at > 0 && r.spans[r.at-1].start > f.Start {
		r.at--
	}
	return r.at > 0 && r.spans[r.at-1].end >= f.End
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

// fact is what a rule's findings tell of a value: the surest speaks for all.
type fact struct {
	value string
	best  rules.Finding
}

// facts are what found tells, in order of the first finding of each.
func facts(text map[string]string, found []rules.Finding) []fact {
	type key struct{ label, role, rule, value string }
	var out []fact
	at := map[key]int{}
	for _, f := range found {
		t, ok := text[f.Part]
		if !ok || f.Start < 0 || f.Start >= f.End || f.End > len(t) {
			continue
		}
		k := key{f.Label, f.Role, f.Rule, t[f.Start:f.End]}
		i, known := at[k]
		switch {
		case !known:
			at[k] = len(out)
			out = append(out, fact{k.value, f})
		case f.Score > out[i].best.Score:
			out[i].best = f
		}
	}
	return out
}

// learn tells the roster of a value, if it is to be believed.
func learn(x *roster.Roster, f rules.Finding, value string) {
	switch f.Label {
	case rules.Person:
		if trusted(f, value) {
			x.AddPerson(value, f.Role, f.Score)
		}
	case rules.DateOfBirth:
		if d, ok := dates.Parse(value); ok {
			x.AddBorn(d, f.Role)
		}
	case rules.Date, rules.Age, rules.Location:
	default:
		x.AddValue(f.Label, value, f.Role, f.Score)
	}
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

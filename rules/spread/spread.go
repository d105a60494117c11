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
	return look(ctx, x, parts, found)
}

// look finds the roster's mentions, without those that were found before.
func look(ctx context.Context, x *roster.Roster, parts []extract.Part, found []rules.Finding) ([]rules.Finding, error) {
	have := covers(found)
	var out []rules.Finding
	for _, p := range parts {
		have := have[p.ID]
		for _, piece := range rules.Stretches(p) {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			release := lexicon.Hold(piece.Text)
			// Nearly all that is found here was found before.
			known := func(label string, start, end int) bool {
				start, end, ok := piece.Whole(start, end)
				return ok && (have.covered(label, start, end) || label == rules.Person && have.inAddress(start, end))
			}
			out = append(out, piece.Own(append(x.Find(piece.Part, known), rows(x, piece.Part, known)...))...)
			release()
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

// cover is the found spans of one part by label.
type cover map[string]*reach

// reach is the spans of one label in order of their start, each with
// the farthest end so far, so that only one has to be asked whether something
// lies inside.
type reach struct {
	spans []span
	at    int // the spans before it start at or before what was last asked for
}

type span struct{ start, end int32 } // no document is so long

// covers sorts the found spans by part.
func covers(found []rules.Finding) map[string]cover {
	all := map[string]cover{}
	for i := range found {
		f := &found[i]
		c := all[f.Part]
		if c == nil {
			c = cover{}
			all[f.Part] = c
		}
		r := c[f.Label]
		if r == nil {
			r = &reach{}
			c[f.Label] = r
		}
		r.spans = append(r.spans, span{int32(f.Start), int32(f.End)})
	}
	for _, c := range all {
		for _, r := range c {
			slices.SortFunc(r.spans, func(a, b span) int { return int(a.start - b.start) })
			end := int32(0)
			for i := range r.spans {
				end = max(end, r.spans[i].end)
				r.spans[i].end = end
			}
		}
	}
	return all
}

// covered reports whether a place lies within a span of a label. It takes little
// time for what comes in order.
func (c cover) covered(label string, start, end int) bool {
	r := c[label]
	if r == nil {
		return false
	}
	for r.at < len(r.spans) && int(r.spans[r.at].start) <= start {
		r.at++
	}
	for r.at > 0 && int(r.spans[r.at-1].start) > start {
		r.at--
	}
	return r.at > 0 && int(r.spans[r.at-1].end) >= end
}

// inAddress reports whether a name lies in an e-mail address, link or user name
// that was found as a whole.
func (c cover) inAddress(start, end int) bool {
	return c.covered(rules.Email, start, end) || c.covered(rules.URL, start, end) || c.covered(rules.Handle, start, end)
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

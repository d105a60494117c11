package batch

import (
	"cmp"
	"slices"

	"veil/redact/link"
)

// Doubtful are the people whose labels may stand for more than one, for the same
// reason.
type Doubtful struct {
	Why    string
	People []Person // who is named most often comes first
}

// Doubts are the labels that may stand for more than one person, by reason, in
// the order in which they are worth looking at.
func (r Result) Doubts() []Doubtful {
	by := map[string][]Person{}
	for _, p := range r.People {
		if p.Doubt != "" {
			by[p.Doubt] = append(by[p.Doubt], p)
		}
	}
	var out []Doubtful
	for why, people := range by {
		slices.SortStableFunc(people, func(a, b Person) int { return cmp.Compare(b.Mentions, a.Mentions) })
		out = append(out, Doubtful{why, people})
	}
	slices.SortFunc(out, func(a, b Doubtful) int {
		return cmp.Or(cmp.Compare(weight(a), weight(b)), cmp.Compare(a.Why, b.Why))
	})
	return out
}

// weight is the place of a reason among all; one that nobody weighed comes first.
func weight(d Doubtful) int { return slices.Index(link.ByWeight, link.Doubt(d.Why)) }

// matters reports whether a doubt says something of a label with so many places.
// A label with one place cannot stand for two people, unless that one place may
// hold two names; and a figure besides may be in the name of a file, where no
// place is counted.
func matters(d link.Doubt, figures, places int) bool {
	return d == link.Mixed || figures > 1 || places > 1
}

package link

import (
	"slices"
	"strings"

	"veil/rules/names/lexicon"
)

// genuine takes out of several people those who are none: names that ran together
// with what stood beside them ("Jane There", "Jane Ng Jane Okafor", "Janewas Ng").
// These are seldom met, and what they have besides the name of somebody who is met
// often is no name, or another's.
func (c *crowd) genuine(ps []*person) []*person {
	best := heaviest(ps)
	if best == nil {
		return ps
	}
	return slices.DeleteFunc(slices.Clone(ps), func(p *person) bool {
		return p != best && p.role == "" && p.weight*rarely < best.weight && c.odd(p, best)
	})
}

// heaviest is who is met most often.
func heaviest(ps []*person) *person {
	var best *person
	for _, p := range ps {
		if best == nil || p.weight > best.weight {
			best = p
		}
	}
	return best
}

// odd reports whether the words of a name are those of another and what is no
// name of its own.
func (c *crowd) odd(p, best *person) bool {
	known := best.name.Words()
	for _, w := range p.name.Words() {
		switch f := lexicon.Word(w); {
		case slices.Contains(known, w), len(w) < 3, strings.ContainsAny(w, "0123456789"):
		case f.Ordinary() > 0 && f.Fore() == 0 && f&lexicon.Surname == 0:
		case slices.ContainsFunc(known, func(k string) bool { return len(k) > 3 && (strings.Contains(w, k) || petForm(w, k)) }):
		case lexicon.ClassOf(w)&(lexicon.Calendar|lexicon.Honorific) != 0: // "Sunday Jane went out", "Okafor Mrs Okafor"
		case c.borrowed(w, rarely*p.weight):
		default:
			return false
		}
	}
	return true
}

// borrowed reports whether a word is one of somebody's who is met more often than
// so many times, a pet form or slip of it, or one that ran into the next word.
func (c *crowd) borrowed(w string, often int) bool {
	words := c.company.words
	if words[w] > often {
		return true
	}
	for i := 4; i < len(w); i++ {
		if words[w[:i]] > often {
			return true
		}
	}
	for _, p := range slices.Concat(c.nicknamed(w), c.cut(w), c.near(w)) {
		if p = p.root(); p.weight > often {
			return true
		}
	}
	return slices.ContainsFunc(c.pets.of(w), func(g string) bool { return words[g] > often })
}

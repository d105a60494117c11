package address

import (
	"cmp"
	"slices"

	"veil/rules"
	"veil/rules/names/lexicon"
)

// maxJoin is how many atoms may stand between two parts of one address.
const maxJoin = 10

// nearby are the words that say where a house is: "The Spinney, off Beacon
// Lane".
var nearby = hashes("old off near nr by the of next opposite opp behind above below beside rear back over at in to via jct junction corner on and with")

// dwellings are the kinds of house that are written small after a name.
var dwellings = hashes("hostel hotel unit flats flat site park estate house farm refuge apartments apts building buildings block caravan lodge hall home cottage cottages layby lay-by offices office floor")

// join makes one address of parts that were found apart: a house off a lane, a
// village before or behind a street, the postcode at the end.
func (s *scan) join() {
	slices.SortStableFunc(s.found, func(a, b hit) int { return cmp.Or(a.first-b.first, b.after-a.after) })
	cur := hit{}
	for _, f := range slices.Clone(s.found) {
		switch {
		case cur.after == 0 || f.after > cur.after && !s.joins(cur, f):
			if f.label == rules.Address {
				cur = f
			}
		case f.after > cur.after:
			cur.after, cur.score, cur.why = f.after, max(cur.score, 0.8), "parts of an address"
			s.add(cur.first, cur.after, rules.Address, cur.score, cur.why)
		}
	}
}

// joins reports whether nothing but the words of an address stands between two
// findings.
func (s *scan) joins(a, b hit) bool {
	if b.first <= a.after {
		return b.first == a.after || b.label == rules.Address
	}
	if b.first-a.after > maxJoin && !(b.label == rules.Address && s.saidBetween(a.after, b.first)) || s.numberedAt(a) && s.numberedAt(b) {
		return false
	}
	if b.label == rules.Address && s.saidBetween(a.after, b.first) {
		return true
	}
	words, small, commas, lines, dashes := 0, 0, 0, 0, 0
	for i := a.after; i < b.first; i++ {
		t := s.atoms[i]
		switch p := s.punct(i); {
		case p == ',', p == '/' && s.glued(i) && s.glued(i+1):
			commas++
		case p == '\n':
			lines++
		case p == '\r', p == '>', p == ')' && dashes > 0, p == '\'' && s.glued(i), p == '’' && s.glued(i), p == '.' && s.at(i-1)&short != 0:
		case p == '-' || p == '–' || p == '(':
			dashes++
		case p != 0:
			return false
		case t.Shape == lexicon.Lower && nearby[t.Hash]:
			small++
		case t.Shape == lexicon.Lower && (dwellings[t.Hash] || s.at(i)&floor != 0 || s.glued(i) && t.End-t.Start == 1):
		case s.roadNumber(i):
			words++
		case s.at(i)&stop != 0, t.Class&(lexicon.Honorific|lexicon.Kin|lexicon.Function|lexicon.Role) != 0 && t.Flags&lexicon.Place == 0:
			return false
		case s.capital(i) && (t.Flags.Fore() < 2 || t.Flags&lexicon.Place != 0 || b.label == rules.Postcode && i == b.first-1):
			words++
		default:
			return false
		}
	}
	if lines > 1 || dashes > 1 || words > 4 || small > 3 || small > 0 && commas+words == 0 || dashes > 0 && words > 2 {
		return false
	}
	if b.label == rules.Postcode {
		return words+commas+lines+dashes > 0 && (commas+lines > 0 || s.placeAfter(a.after) || small == 0)
	}
	return commas+lines > 0 || dashes > 0 && words == 0
}

// numberedAt reports whether a finding begins with the number of a house.
func (s *scan) numberedAt(f hit) bool {
	return s.atoms[f.first].Shape == lexicon.Digits
}

// roadNumber reports whether atom i is the number of a road, "A417".
func (s *scan) roadNumber(i int) bool {
	a := s.atoms[i]
	if a.Shape != lexicon.Alnum || a.End-a.Start > 5 {
		return false
	}
	t := s.text[a.Start:a.End]
	if t[0] != 'A' && t[0] != 'B' && t[0] != 'M' {
		return false
	}
	for k := 1; k < len(t); k++ {
		if !digit(t[k]) {
			return false
		}
	}
	return true
}

package names

import (
	"veil/rules/names/lexicon"
)

// A word that no list has is a name where the places it stands in, over the
// whole part, speak for one together: pooled is how much they must say, and
// pooledWord how much of a word that English has.
const (
	pooled     = 2.2
	pooledWord = 3
	onePlace   = 2 // the most that one place says
)

// pool adds up, for every word with a capital, what its places say, and learns
// the words that are names for it.
func (s *scan) pool(taken []bool) {
	type sum struct {
		says   float64
		places int
	}
	sums := map[uint32]sum{}
	for i := range s.units {
		u := &s.units[i]
		if taken[i] || !s.poolable(u) || s.loud[i] || s.inAddress(i) {
			continue
		}
		if n := s.at(i + 1); n.capital() && n.start-u.end == 1 && !n.is(lexicon.Acronym|lexicon.Role) {
			continue
		}
		w, _ := s.before(i)
		a, _ := s.after(i, i+1)
		v := min(w+a, onePlace)
		if u.sentence && v > 0 {
			v /= 2
		}
		t := sums[u.hash]
		sums[u.hash] = sum{t.says + v, t.places + 1}
	}
	for h, t := range sums {
		need := pooled
		if f := lexicon.Lookup(h); f.Ordinary() > 1 || f&lexicon.Place != 0 && f.Fore() < 2 {
			need = pooledWord
		}
		if t.places > 1 && t.says >= need {
			s.known.Add(h)
		}
	}
}

// poolable reports whether a word may be a name that no list has, or one that
// is a word too.
func (s *scan) poolable(u *unit) bool {
	switch {
	case u.shape != lexicon.Title && u.shape != lexicon.Upper, u.end-u.start < 3,
		u.is(lexicon.Function | lexicon.Calendar | lexicon.Acronym | lexicon.Nation | lexicon.Label | lexicon.Honorific | lexicon.Kin | lexicon.Role | lexicon.Domain | lexicon.Org | lexicon.Brand | lexicon.Eponym):
		return false
	case u.flags.Ordinary() > 1:
		return u.flags.Fore() > 0
	}
	return u.flags.Fore() > 0 || u.flags&lexicon.Surname != 0 || u.flags.Ordinary() == 0 && !s.derived(u) && !s.remedy(u)
}

package body

import (
	"veil/rules"
	"veil/rules/names/lexicon"
)

// slot follows up words after which the name of a body stands, or a person's:
// "run by Stepping Forward", "contract with J & K Autos".
func (s *scan) slot(i int, r reading) {
	if !s.near(i - 1) {
		return
	}
	to := s.reads(i, r)
	if to == 0 {
		return
	}
	s.add(i, to, rules.Organisation, 0.5, whySaid)
	s.following(to, r, true, rules.Organisation)
}

// following takes what a list goes on with after a name that ends before token
// to: "signposted to Dad Matters and to Bump & Beyond".
func (s *scan) following(to int, r reading, comma bool, label string) {
	for range 6 {
		from := to
		for s.at(to).punct(';') || comma && s.at(to).punct(',') || s.at(to).hash == hashAnd || s.at(to).hash == hashOr || to > from && preps.Has(s.at(to).hash) && s.at(to-1).hash == hashAnd || to > from && s.at(to).hash == hashTo {
			to++
		}
		if to == from {
			return
		}
		i := to
		if to = s.reads(i, r); to == 0 || to == i+1 && (s.at(i).flags&lexicon.Surname != 0 || s.at(from).punct(',') && s.at(i).flags != 0) || s.personLike(i, to) {
			return
		}
		s.add(i, to, label, 0.45, whySaid)
	}
}

// siblings takes what stands in one list with a body that was found.
func (s *scan) siblings() {
	for k, n := 0, len(s.found); k < n; k++ {
		to := s.found[k].to
		if n := s.at(to); n.punct(';') || n.hash == hashAnd || n.hash == hashOr {
			s.following(to, reading{}, false, s.found[k].label)
		}
	}
}

var hashWith, hashBy = lexicon.Hash("with"), lexicon.Hash("by")

var hashOr = lexicon.Hash("or")

// preposition follows up a small "at", "from", "of", "with" or "for".
func (s *scan) preposition(i int) {
	if !s.near(i) {
		return
	}
	h, n := s.at(i).hash, s.at(i+1)
	if !n.capital() && n.shape != lexicon.Alnum && n.shape != lexicon.Digits && n.hash != hashThe {
		return
	}
	p := s.at(i - 1)
	if h == hashAt {
		if !aims.Has(p.hash) && !s.courtBefore(i) {
			s.slot(i+1, reading{place: s.personal(i-1) || p.class&lexicon.Role != 0 || s.schoolish(i), given: !n.possessive() && n.flags.Fore() < 3})
		}
		return
	}
	if !s.near(i-1) && !p.punct(',') {
		return
	}
	role := p.class&lexicon.Role != 0 && p.shape == lexicon.Lower || p.is(job) || p.is(sender) && h == hashFrom
	if h == hashOf && p.punct(',') && (s.personal(i-2) || s.at(i-2).class&lexicon.Role != 0 || s.at(i-2).is(job)) {
		s.slot(i+1, reading{})
		return
	}
	if (h == hashWith || h == hashBy) && !role && (p.shape <= lexicon.Alnum || p.punct(',')) {
		if h == hashBy {
			s.slot(i+1, reading{})
		} else {
			s.several(i + 1)
		}
		return
	}
	if role || (h == hashFrom || h == hashOf) && s.personal(i-1) {
		s.slot(i+1, reading{})
	}
}

// schoolish reports whether the sentence before token i speaks of a school, a
// placement or the like.
func (s *scan) schoolish(i int) bool {
	for j := i - 1; j > i-14 && j >= 0 && !s.at(j).punct('.') && s.at(j).shape != lexicon.Break; j-- {
		if s.at(j).is(placing|labelSchool) && s.at(j).hash != hashHome {
			return true
		}
	}
	return false
}

// courtBefore reports whether "at" at token i says where a court or the like
// sits: "the Family Court sitting at".
func (s *scan) courtBefore(i int) bool {
	for j := i - 1; j >= i-3 && s.near(j); j-- {
		if sits.Has(s.at(j).hash) {
			return true
		}
	}
	return false
}

var sits = hashes("court courts tribunal sitting hospital infirmary station magistrates")

// personal reports whether token i ends the name of a person.
func (s *scan) personal(i int) bool {
	t := s.at(i)
	if !t.capital() || t.possessive() || t.known || t.class&(lexicon.Org|lexicon.Street|lexicon.Nation|lexicon.Calendar|lexicon.Brand) != 0 && t.flags.Fore() == 0 && t.flags&lexicon.Surname == 0 {
		return false
	}
	p := s.at(i - 1)
	if p.punct('.') {
		p = s.at(i - 2)
	}
	return t.flags.Fore() > 0 || p.class&lexicon.Honorific != 0 || p.shape == lexicon.Initial || p.capital() && p.flags.Fore() > 0
}

// beside stand before shops that are called after their owners.
var beside = hashes("into opposite")

// several follows up words after which towns stand as well, and takes only a
// name of more than one word: "came from Baby Basics".
func (s *scan) several(i int) {
	if !s.near(i - 1) {
		return
	}
	if t, n := s.at(i), s.at(i+1); t.shape == lexicon.Title && t.possessive() && t.class&(lexicon.Kin|lexicon.Role) == 0 && beside.Has(s.at(i-1).hash) && (n.punct(',') || ends(n)) {
		s.add(i, i+1, rules.Organisation, 0.45, whySaid) // "into Gino's,"
		return
	}
	if to := s.reads(i, reading{}); to > i+1 && !(to == i+2 && (s.at(i).hash == hashThe || s.at(i).flags&lexicon.Place != 0 || s.at(i+1).flags&lexicon.Place != 0)) {
		s.add(i, to, rules.Organisation, 0.45, whySaid)
	}
}

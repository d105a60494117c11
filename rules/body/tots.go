package body

import (
	"veil/rules"
	"veil/rules/names/lexicon"
)

// tots follows up a word or phrase that nurseries and playgroups are called by:
// "Tiddlywinks at the Tollgate", "First Footsteps". Two words are enough; one
// must stand where a body stands.
func (s *scan) tots(h hit) {
	t := s.at(h.from)
	if !t.capital() || s.at(h.to-1).possessive() {
		return
	}
	for i := h.from; i < h.to; i++ {
		if !s.at(i).capital() {
			return
		}
	}
	from, to := h.from, h.to
	for from > h.from-2 && s.near(from-1) && s.tot(from-1, t.shape) {
		from--
	}
	for to < h.to+3 && s.near(to-1) && s.tot(to, t.shape) {
		to++
	}
	if s.near(to-1) && s.at(to).capital() && !s.at(to).is(stop) || s.near(from-1) && s.at(from-1).capital() && s.at(from-1).shape != t.shape {
		return
	}
	if toys.Has(s.at(to - 1).hash) {
		return
	}
	if j := s.by(to, t.shape); j > to {
		to = j
	}
	if n := s.at(to); s.near(to-1) && toys.Has(n.hash) {
		return
	}
	if to == from+1 {
		p, n := s.at(from-1), s.at(to)
		led := s.near(from-1) && p.shape == lexicon.Lower && toward.Has(p.hash) || s.near(from-1) && p.hash == hashTo
		if t.shape != lexicon.Title || t.first || !led || s.near(to-1) && n.word() && n.class&lexicon.Function == 0 {
			return
		}
	}
	s.add(from, to, rules.Organisation, 0.55, "what nurseries are called")
}

// tot reports whether token i may be a word of such a name.
func (s *scan) tot(i int, shape lexicon.Shape) bool {
	t := s.at(i)
	return t.shape == shape && !s.stops(i) && !t.known && t.flags.Fore() < 2 && t.hash != hashThe && !t.possessive() &&
		t.class&(lexicon.Honorific|lexicon.Kin|lexicon.Role|lexicon.Function|lexicon.Calendar|lexicon.Nation|lexicon.Say|lexicon.Be|lexicon.Acronym) == 0
}

// by returns the token after "on the Green", "at the Tollgate", "at St Bede's" at
// token i; i where there is none.
func (s *scan) by(i int, shape lexicon.Shape) int {
	t := s.at(i)
	if !s.near(i-1) || !s.near(i) || t.hash != hashAt && t.hash != hashOn && t.hash != hashIn {
		return i
	}
	j := i + 1
	if s.at(j).hash == hashThe && s.near(j) {
		j++
	} else if !saints.Has(s.at(j).hash) {
		return i
	}
	if s.at(j).shape != shape {
		return i
	}
	for k := j + 1; k <= j+2; k++ {
		if !s.near(k-1) || s.at(k).shape != shape || s.stops(k) {
			return k
		}
	}
	return j + 1
}

// toys follow the name of a class, a room or a thing of a nursery.
var toys = hashes("class classes room rooms group groups table book books song songs story stories party game games award awards toy toys set puzzle ward assembly rhyme jumper pyjamas costume outfit")

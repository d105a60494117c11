package body

import (
	"veil/rules"
	"veil/rules/names/lexicon"
)

// appositionAfter follows up what is said of a name after it: "Crossways
// (hostel)", "Talk It Out, a charity".
func (s *scan) appositionAfter(i int) {
	var j int
	switch t := s.at(i); {
	case t.punct('('):
		j = i + 1
	case t.punct(','):
		if j = i + 1; !articles.Has(s.at(j).hash) {
			return
		}
	default:
		return
	}
	if !s.at(i - 1).capital() {
		return
	}
	said := false
	for k := j; k < j+6 && s.near(k-1) || k == j; k++ {
		t := s.at(k)
		if t.shape != lexicon.Lower {
			return
		}
		if t.is(bodyWord) && (k > j || s.at(i).punct('(')) {
			if n := s.at(k + 1); s.at(i).punct('(') && !n.punct(')') && !n.punct(',') && !(n.shape == lexicon.Lower && s.near(k) && n.class&lexicon.Function != 0) {
				continue
			}
			said = true
			break
		}
		if k == j+5 || t.class&(lexicon.Be|lexicon.Say|lexicon.Kin|lexicon.Role) != 0 || who.Has(t.hash) {
			return
		}
	}
	if !said {
		return
	}
	r := reading{place: true, owner: true, given: s.at(i - 1).possessive()}
	from := s.back(i, r)
	if from == i {
		r.usual = true
		if from = s.back(i, r); from < i && s.at(from).first {
			return
		}
	}
	if from < i {
		s.add(from, i, rules.Organisation, 0.5, whySaid)
	}
}

var (
	articles = hashes("a an the his her their our which")
	who      = hashes("who whose where when with and but")
	hashMay  = lexicon.Hash("may")
)

// called follows up a body that is "called" or "named" something.
func (s *scan) called(i int) {
	for j := i - 1; j > i-7 && !ends(s.at(j)); j-- {
		if s.at(j).is(bodyWord) {
			s.slot(i+1, reading{place: true, usual: true})
			return
		}
	}
}

// anyRun takes two words and more with capitals inside a sentence that end
// like the name of a house and are no address: "the caller believes Bluebell
// Barn".
func (s *scan) anyRun(i int) {
	to := s.reads(i, reading{})
	if to < i+2 || !s.at(to-1).is(placed) {
		return
	}
	if n := s.at(to); n.punct(',') && (s.at(to+1).shape >= lexicon.Digits || s.at(to+1).capital()) {
		return
	}
	s.add(i, to, rules.Organisation, 0.4, "words with capitals inside a sentence")
}

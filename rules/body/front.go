package body

import (
	"veil/rules"
	"veil/rules/names/lexicon"
)

// front follows up a word that a name begins with: "Ysgol Brynteg".
func (s *scan) front(h hit) {
	label := rules.Organisation
	if h.set&frontSchool != 0 {
		label = rules.School
	}
	first := s.at(h.from)
	if first.shape == lexicon.Lower {
		t := s.at(h.to)
		if h.set&frontSchool != 0 && s.near(h.to-1) && t.shape == lexicon.Lower && s.strange(t) {
			s.add(h.from, h.to+1, label, 0.55, whySaid)
		}
		return
	}
	to, own := h.to, 0
	for s.near(to-1) && to < h.to+6 {
		t := s.at(to)
		if t.hash == hashOur && t.capital() && s.at(to+1).hash == hashLady {
			to, own = to+2, own+1
			continue
		}
		if t.capital() {
			if s.stops(to) || t.known {
				break
			}
			if s.own(t) {
				own++
			}
			to++
			continue
		}
		if (fronting.Has(t.hash) || label == rules.Organisation && (t.hash == hashAnd || t.hash == hashThe || t.punct('&'))) && s.near(to) && s.at(to+1).capital() && !s.at(to+1).is(frontSchool|frontOrg) {
			to++
			continue
		}
		break
	}
	if own == 0 && s.at(h.to-1).hash == hashOf && to > h.to && to <= h.to+3 && s.at(to-1).shape == lexicon.Title && s.at(h.to).hash == hashThe {
		own++ // "Friends of the Road"
	}
	if own == 0 || s.other(to) && !s.at(to-1).is(tail) {
		return
	}
	// "Church of the Good Shepherd, Ashlock"
	if t := s.at(to + 1); cloisters.Has(first.hash) && s.at(to).punct(',') && t.shape == lexicon.Title && s.near(to) && t.flags.Ordinary() == 0 && t.class == 0 && t.flags.Fore() == 0 {
		to += 2
	}
	s.add(h.from, to, label, 0.8, whySaid)
}

// cloisters are churches and houses of orders.
var cloisters = hashes("church convent priory abbey")

var fronting = hashes("y yr a an na nan of de ar")

// strange reports whether a word in small letters is none that English has.
func (s *scan) strange(t *token) bool {
	return t.shape == lexicon.Lower && t.flags.Ordinary() == 0 && t.end-t.start > 3 && t.class == 0 && !t.is(generic|plainly) && !welsh.Has(t.hash)
}

var welsh = hashes("gynradd uwchradd feithrin newydd leol gyfun wedi hefyd bore prynhawn heddiw arbennig")

package names

import "veil/rules/names/lexicon"

// placeName reports whether unit i, a word of a known name that is a place's as
// well ("Kosi", "Chelsea"), may be the name here: nothing around says that the
// place is meant. Words that are usual English, too, need the context of Find.
func (s *scan) placeName(i int) bool {
	u, p, n := &s.units[i], s.at(i-1), s.at(i+1)
	if !u.capital() || s.loud[i] || u.flags&lexicon.Place == 0 || u.flags.Ordinary() > 0 || u.class&^(lexicon.Forename|lexicon.Eponym|lexicon.Particle) != 0 {
		return false
	}
	switch {
	case p.shape == lexicon.Lower && p.hash != hashOf && p.is(lexicon.Locative), p.hash == hashOf && placesOf.Has(s.at(i-2).hash):
		return false
	case p.capital() && p.punct == 0 && u.start-p.end == 1 && !p.is(lexicon.Honorific|lexicon.Kin|lexicon.Role) && !p.sentence:
		return false // "West Kosi"
	case n.is(lexicon.Org | lexicon.Street | lexicon.Domain), n.shape == lexicon.Digits, n.capital() && n.start-u.end == 1 && !n.flags.Name():
		return false // "Chelsea Court", "Chelsea FC"
	case (p.punct == ',' || p.punct == '/') && s.at(i-2).flags&lexicon.Place != 0:
		return false // one of a list of places
	}
	return true
}

// placesOf stand before a place with "of".
var placesOf = hashes("city university borough county town bishop diocese port isle village district area north south east west outside republic kingdom council archdiocese bay gulf river")

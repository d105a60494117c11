package names

import (
	"veil/rules/names/lexicon"
)

// introduced reports whether a capitalised word, be it a usual one, is given as
// what a person is called: "a lad called River", "ask for Win".
func (s *scan) introduced(i int) bool {
	u, p, q := &s.units[i], s.at(i-1), s.at(i-2)
	if u.shape != lexicon.Title || u.sentence || s.loud[i] || u.is(lexicon.Function|lexicon.Acronym|lexicon.Nation|lexicon.Org|lexicon.Domain|lexicon.Brand) || u.start-p.end != 1 || !clauseEnd(s.at(i+1)) && s.at(i+1).capital() {
		return false
	}
	switch {
	case p.hash == hashCalled || p.hash == hashNamed:
		return q.is(lexicon.Kin) && q.shape == lexicon.Lower || folk.Has(q.hash)
	case p.hash == hashAs:
		return q.hash == hashKnown || s.at(i-3).hash == hashKnown && q.shape == lexicon.Lower && s.kinOrFolk(i-3)
	case p.hash == hashFor:
		return asking.Has(q.hash) && (clauseEnd(s.at(i+1)) || s.at(i+1).shape == lexicon.Lower && s.at(i+1).is(lexicon.Function))
	}
	return false
}

// kinOrFolk reports whether a person stands shortly before i.
func (s *scan) kinOrFolk(i int) bool {
	for k := i - 1; k >= 0 && k > i-4; k-- {
		if s.units[k].is(lexicon.Kin|lexicon.Role) || folk.Has(s.units[k].hash) {
			return true
		}
	}
	return false
}

var (
	hashAs    = lexicon.Hash("as")
	hashKnown = lexicon.Hash("known")
	folk      = hashes("man woman lad lass lady boy girl guy bloke person someone somebody chap teenager youth male female")
	asking    = hashes("ask asked asking")
	hashBaby  = lexicon.Hash("baby")
	hashNamed = lexicon.Hash("named")
	hashFor   = lexicon.Hash("for")
)

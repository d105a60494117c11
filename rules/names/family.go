package names

import (
	"strings"

	"veil/rules/names/lexicon"
)

// bigFamily reports whether a plural, after "the", may be a family by a surname
// that is in no list.
func (s *scan) bigFamily(u *unit) bool {
	return u.flags&^lexicon.Surname == 0 && u.class == 0 && u.shape == lexicon.Title && s.pluralForm(u) && !s.derived(u) && !s.peoples(u)
}

// familyHere reports whether "the" and a plural at i stand where people do:
// "adopters (the Xs", "with the Xs.", "the Xs have".
func (s *scan) familyHere(i int) bool {
	for k := i - 2; k >= 0 && k > i-5; k-- {
		if u := &s.units[k]; u.shape.IsWord() && u.is(lexicon.Kin|lexicon.Role) {
			return true
		}
	}
	n := s.at(i + 1)
	if n.shape == lexicon.Lower && (n.hash == hashHave || n.is(lexicon.Say)) {
		return true
	}
	return people.Has(s.at(i-2).hash) && s.at(i-2).shape == lexicon.Lower && s.at(i-2).hash != hashTo && s.at(i-2).hash != hashFor && clauseEnd(n)
}

var kinsfolk = hashes("family families children child kids boys girls twins siblings brothers sisters household lot clan parents")

var hashHave = lexicon.Hash("have")

// peoples reports whether a plural is that of a nation or a movement:
// "Estonians", "Sunnis".
func (s *scan) peoples(u *unit) bool {
	w := strings.ToLower(s.text[u.start : u.end-1])
	if lexicon.ClassOf(w)&lexicon.Nation != 0 {
		return true
	}
	for _, end := range []string{"an", "i", "ist", "ite", "ese", "o", "u", "z"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

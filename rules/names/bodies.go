package names

import (
	"strings"

	"veil/rules"
	"veil/rules/names/lexicon"
)

// body finds a school or small organisation that only its place in the sentence
// tells from a person or from plain words: "the school. Quorfield knew", and in
// casual text "someone from quorfield", "6 hrs from the nest quorfield.",
// "happy ducks on mill st".
func (s *scan) body(i int) (candidate, int, bool) {
	u := &s.units[i]
	found := func(j int, label, why string) (candidate, int, bool) {
		c := s.make(i, j, 4, why)
		c.label = label
		return c, j, true
	}
	p := s.at(i - 1)
	switch {
	case u.shape == lexicon.Title && s.resumes(i):
		return found(i+1, rules.School, "a school spoken of by its name")
	case u.shape != lexicon.Lower || !s.casual:
	case p.hash == hashFrom && someone.Has(s.at(i-2).hash) && s.noWord(i) && u.end-u.start > 4:
		return found(i+1, rules.Organisation, "where somebody comes from")
	case u.hash == hashThe && fromBody.Has(p.hash) && s.plainWord(i+1) && s.noWord(i+2) && clauseEnd(s.at(i+3)):
		return found(i+3, rules.Organisation, "an organisation by its short name")
	case p.punct == ',' || u.sentence:
		if j := s.onStreet(i); j > 0 {
			return found(j, rules.Organisation, "a name and its street")
		}
	}
	return candidate{}, 0, false
}

var (
	fromBody = hashes("from at by with")
	settings = hashes("school nursery college academy preschool")
	streets  = hashes("st rd road street lane ln ave avenue close")
	hashOn   = lexicon.Hash("on")
)

// resumes reports whether a capitalised word that is no usual one does what a
// body does, right after the sentence came to a school.
func (s *scan) resumes(i int) bool {
	u, p, q, n := &s.units[i], s.at(i-1), s.at(i-2), s.at(i+1)
	return p.punct == '.' && settings.Has(q.hash) && q.shape == lexicon.Lower && u.flags.Fore() < 2 && u.flags.Ordinary() == 0 && u.class == 0 &&
		!s.derived(u) && n.shape == lexicon.Lower && n.start-u.end == 1 && (n.is(lexicon.Say) || n.hash == hashHave)
}

// noWord reports whether unit i is a word in small letters that English lacks.
func (s *scan) noWord(i int) bool {
	u := s.at(i)
	return u.shape == lexicon.Lower && u.flags.Ordinary() == 0 && u.class == 0 && u.end-u.start > 3 && !s.derived(u)
}

// plainWord reports whether unit i is a word in small letters that may be the
// name of a body.
func (s *scan) plainWord(i int) bool {
	u := s.at(i)
	return u.shape == lexicon.Lower && u.class&(lexicon.Function|lexicon.Say|lexicon.Be|lexicon.Auxiliary|lexicon.Locative|lexicon.Kin|lexicon.Role|lexicon.Calendar) == 0
}

// doing reports whether unit i ends like something that somebody does or did.
func (s *scan) doing(i int) bool {
	w := s.text[s.units[i].start:s.units[i].end]
	return strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ed")
}

// onStreet returns the unit after two or three words and their street that
// begin at i, or 0: "happy ducks on mill st".
func (s *scan) onStreet(i int) int {
	j := i
	for j < i+3 && s.plainWord(j) && !s.doing(j) {
		j++
	}
	if j < i+2 || s.at(j).hash != hashOn {
		return 0
	}
	for k := j + 2; k < j+4; k++ {
		if !s.plainWord(k - 1) {
			return 0
		}
		if streets.Has(s.at(k).hash) && s.at(k).shape == lexicon.Lower {
			return k + 1
		}
	}
	return 0
}

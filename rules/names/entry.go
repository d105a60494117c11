package names

import (
	"veil/rules/names/lexicon"
)

// entry finds a person in a list, a column or an address line whose surname
// comes first and may be any word: "Bright, Sterling – Practitioner",
// "GOLIGHTLY, F (Admin)", "Fortune, Mr Sam". The place and what follows have to
// be those of a list.
func (s *scan) entry(i int) (candidate, int, bool) {
	const never = lexicon.Function | lexicon.Calendar | lexicon.Greeting | lexicon.SignOff | lexicon.Kin | lexicon.Role | lexicon.Label |
		lexicon.ListLabel | lexicon.Honorific | lexicon.Nation | lexicon.Domain
	no := candidate{}
	u := &s.units[i]
	if u.is(lexicon.Acronym) && u.flags.Fore() < 2 {
		return no, 0, false
	}
	if u.shape != lexicon.Title && u.shape != lexicon.Upper || u.is(never) || u.end-u.start < 2 || !s.opens(i) {
		return no, 0, false
	}
	j := i + 1 // after the surname
	for ; j < len(s.units) && j < i+3 && s.units[j].capital() && s.units[j].start-s.units[j-1].end == 1; j++ {
		if s.units[j].is(never) || s.units[j].flags.Ordinary() > 1 || s.units[j].flags.Fore() > 1 || u.flags.Fore() > 0 {
			return no, 0, false
		}
	}
	if s.at(j).punct != ',' || s.at(j).start != s.units[j-1].end {
		return no, 0, false
	}
	g := j + 1
	if s.at(g).is(lexicon.Honorific) {
		g++
	}
	k := g
	forename := 0
	for ; k < len(s.units) && k < g+3 && s.units[k].capital() && s.units[k].start-s.units[k-1].end <= 1; k++ {
		v := &s.units[k]
		if v.shape != lexicon.Initial && v.flags.Fore() == 0 && v.flags&^lexicon.Surname != 0 || v.is(lexicon.Function|lexicon.Acronym|lexicon.Calendar|lexicon.Nation|lexicon.Org|lexicon.Role) && v.flags.Fore() < 2 {
			break
		}
		if k == g {
			forename = v.flags.Fore()
			if v.shape == lexicon.Initial {
				forename = 1
			}
		}
	}
	if k == g || !s.closes(k) {
		return no, 0, false
	}
	plainWord := u.flags.Ordinary() > 1 && u.flags&lexicon.Surname == 0 || u.is(lexicon.Org|lexicon.Street)
	if forename == 0 || plainWord && s.units[g].shape == lexicon.Initial || u.flags.Fore() > 1 && u.flags&lexicon.Surname == 0 && u.shape != lexicon.Upper {
		return no, 0, false
	}
	return s.make(i, k, 6, "surname, forename"), k, true
}

// opens reports whether an entry of a list may begin at i.
func (s *scan) opens(i int) bool {
	p := s.at(i - 1)
	return p.shape == lexicon.Break || s.units[i].start-p.end > 1 || p.shape == lexicon.Digits || p.punct == ';' || p.punct == '|' || p.punct == ':' || p.punct == ']' || p.punct == '*' || p.punct == '-' || p.punct == '–' || p.punct == '•'
}

// closes reports whether an entry of a list may end before unit k.
func (s *scan) closes(k int) bool {
	n := s.at(k)
	switch n.punct {
	case '–', '—', '-', '(', '|', ';', ':', '<', '[', '*', '/':
		return true
	}
	return n.shape == lexicon.Break || n.shape == lexicon.Digits || n.shape == lexicon.Alnum || n.start-s.units[k-1].end > 1
}

package birth

import (
	"veil/rules/names/lexicon"
)

// entry marks the date of an entry in a list of events that is a birth: "12
// March 2014 | Birth of Tobi", "12.3.14 - Tobi born".
func (s *scan) entry(t trigger) {
	apart := false
	for i := t.start - 1; i >= 0 && t.start-i < 9; i-- {
		if k := s.dateOf(i); k >= 0 {
			lead := s.first[k] - 1
			for lead >= 0 && (s.punct(lead) == '|' || s.punct(lead) == '-' || s.punct(lead) == '*') {
				lead--
			}
			if k > 0 && s.punct(lead) == '/' && s.after[k-1] == lead && apart {
				lead = s.first[k-1] - 1 // "30.7.14 / 2.8.14 | Ava born, lives three days"
				for lead >= 0 && s.punct(lead) == '|' {
					lead--
				}
				if lead < 0 || s.punct(lead) == '\n' || s.punct(lead+1) == '|' {
					s.mark(k-1, 0.85, anEntry)
				}
				return
			}
			if (apart || s.after[k] == t.start) && (lead < 0 || s.punct(lead) == '\n' || s.punct(lead+1) == '|') {
				s.mark(k, 0.85, anEntry)
			}
			return
		}
		switch p := s.punct(i); {
		case p == '\n' || p == '.':
			return
		case p == '|' || p == ':' || p == '\t' || p == '-' || p == '–' || p == '—':
			apart = true
		case s.atoms[i].Shape == lexicon.Lower && s.words[i]&is == 0 && s.atoms[i].Hash != hashAnd:
			return
		}
	}
}

const anEntry = "the date of an entry about a birth"

// whenBorn marks the date before "is when I was born", "is the day she was born".
func (s *scan) whenBorn(t trigger) {
	when := false
	for i := t.start - 1; i >= 0 && t.start-i < 8; i-- {
		if k := s.dateOf(i); k >= 0 {
			if when && s.at(s.after[k])&is != 0 {
				s.mark(k, 0.85, whyOf[bornVerb])
			}
			return
		}
		h := s.atoms[i].Hash
		when = when || h == lexicon.Hash("when") || h == hashDay
		if !s.atoms[i].Shape.IsWord() || s.words[i]&blocks != 0 {
			return
		}
	}
}

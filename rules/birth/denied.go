package birth

import (
	"veil/rules/names/lexicon"
)

// dayNumber reports whether atom i is the number of a day, "30th".
func (s *scan) dayNumber(i int) bool {
	return i >= 0 && i < len(s.atoms) && s.atoms[i].Shape == lexicon.Alnum && s.atoms[i].End-s.atoms[i].Start < 5 && ordinal(s.text[s.atoms[i].Start:s.atoms[i].End])
}

// dayOf enters the number of a day, atom i, that is said to be of somebody whose
// birthday is spoken of: "it said Amber was the 23rd", "if I put Bear as the
// 20th it's the 29th".
func (s *scan) dayOf(i int) {
	if !s.dayNumber(i) || s.dateOf(i) >= 0 {
		return
	}
	j := i - 1
	if s.hashAt(j) == hashThe {
		j--
	}
	if s.at(j)&is == 0 && s.hashAt(j) != hashAs || j < 1 || s.at(i+1)&years != 0 {
		return
	}
	if a := s.atoms[j-1]; !a.Shape.IsWord() || s.hashAt(j-2) != lexicon.Hash("put") && (a.Flags.Fore() < 2 || !s.nameLike(j-1)) {
		return
	}
	put := s.hashAt(j-2) == lexicon.Hash("put") && (s.closed(i+1) || s.hashAt(i+1) == lexicon.Hash("its") || s.hashAt(i+1) == hashIt)
	for n := max(0, i-120); n < min(len(s.atoms), i+60); n++ {
		if s.words[n]&(birthday|dob) == 0 && !put {
			continue
		}
		s.extra = append(s.extra, [2]int{s.atoms[i].Start, s.atoms[i].End})
		for m := i + 1; m < min(len(s.atoms), i+6); m++ { // "it's the 29th"
			if s.dayNumber(m) && s.hashAt(m-1) == hashThe && s.dateOf(m) < 0 {
				s.extra = append(s.extra, [2]int{s.atoms[m].Start, s.atoms[m].End})
			}
		}
		return
	}
}

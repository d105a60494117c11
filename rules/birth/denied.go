package birth

import (
	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
)

// denied marks what a birth is said not to be, "3rd April, not the 30th", "not
// on 1 May but on 30 April": a wrong date tells of the person as a right one does.
func (s *scan) denied() {
	for k := range s.dates {
		if s.verdicts[k].score < 0.7 {
			continue
		}
		s.deniedAfter(k)
		s.correctedAfter(k)
		i := s.first[k] - 1
		for i > 0 && (s.at(i)&on != 0 || s.hashAt(i) == hashThe) {
			i--
		}
		if s.hashAt(i) != lexicon.Hash("but") {
			continue
		}
		if i--; s.punct(i) == ',' {
			i--
		}
		if m := s.dateOf(i); m >= 0 && (s.hashAt(s.first[m]-1) == hashNot || s.hashAt(s.first[m]-2) == hashNot || s.hashAt(s.first[m]-3) == hashNot) {
			s.mark(m, 0.78, chained)
		}
	}
}

// correctedAfter marks the date behind birth k if that is only what the birth is
// not: "not on 1 May but on 30 April".
func (s *scan) correctedAfter(k int) {
	i := s.first[k] - 1
	for i > 0 && (s.at(i)&on != 0 || s.hashAt(i) == hashThe) {
		i--
	}
	j := s.after[k]
	if s.punct(j) == ',' {
		j++
	}
	if s.hashAt(i) != hashNot || s.hashAt(j) != lexicon.Hash("but") {
		return
	}
	for j++; s.at(j)&(on|is) != 0 || s.hashAt(j) == hashThe; j++ {
	}
	if m := s.dateOf(j); m >= 0 {
		s.mark(m, 0.78, chained)
	}
}

// deniedAfter marks a date, or the number of a day, behind birth k and "not".
func (s *scan) deniedAfter(k int) {
	i := s.after[k]
	if p := s.punct(i); p == ',' || p == '(' || p == '-' || p == '–' || p == '—' || p == '"' || p == ';' {
		i++
	}
	if h := s.hashAt(i); h == hashAnd || h == lexicon.Hash("definitely") || h == lexicon.Hash("certainly") {
		i++
	}
	switch h := s.hashAt(i); {
	case h == hashNot:
		i++
	case h == lexicon.Hash("rather") && s.hashAt(i+1) == lexicon.Hash("than"), h == lexicon.Hash("instead") && s.at(i+1)&of != 0:
		i += 2
	default:
		return
	}
	for n := 0; n < 3 && (s.at(i)&(on|of) != 0 || s.hashAt(i) == hashThe || s.punct(i) == '"' || s.punct(i) == '“'); n++ {
		i++
	}
	if m := s.dateOf(i); m >= 0 {
		if s.dates[m].Form&(dates.Only|dates.Joined) == 0 || s.closed(s.after[m]) {
			s.mark(m, 0.78, chained)
		}
		return
	}
	if s.dayNumber(i) && s.at(i+1)&(years|section) == 0 {
		s.extra = append(s.extra, [2]int{s.atoms[i].Start, s.atoms[i].End})
	}
}

// dayNumber reports whether atom i is the number of a day, "30th".
func (s *scan) dayNumber(i int) bool {
	return i < len(s.atoms) && s.atoms[i].Shape == lexicon.Alnum && s.atoms[i].End-s.atoms[i].Start < 5 && ordinal(s.text[s.atoms[i].Start:s.atoms[i].End])
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

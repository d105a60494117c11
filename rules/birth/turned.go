package birth

import (
	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
)

// age reads "turned six on", "is 14 on", "reaches the age of 18 on", "will
// attain her majority on".
func (s *scan) age(i int) trigger {
	verb := s.words[i]
	j := i + 1
	for n := 0; n < 4 && j < len(s.atoms); n++ {
		h := s.atoms[j].Hash
		if s.words[j]&(aged|of|is) == 0 && h != hashThe && h != hashHis && h != hashHer && h != hashTheir && h != lexicon.Hash("an") || !s.atoms[j].Shape.IsWord() {
			break
		}
		j++
	}
	if j >= len(s.atoms) {
		return trigger{}
	}
	a := s.atoms[j]
	switch {
	case s.words[j]&number != 0, a.Shape == lexicon.Digits && a.End-a.Start <= 2:
		j++
	case a.Shape == lexicon.Lower && (a.Hash == hashMajority || a.Hash == lexicon.Hash("adult")):
		j++
	case verb&turns != 0 && s.at(j)&on != 0 && s.at(j-1)&aged != 0 && s.at(j-2)&of != 0: // "comes of age on"
	default:
		return trigger{}
	}
	for n := 0; n < 2 && s.at(j)&years != 0; n++ {
		if verb&turns == 0 && s.at(j)&years != 0 && s.atoms[j].Hash != hashOld && s.dateAt[min(j+1, len(s.atoms)-1)] == 0 && s.at(j+1)&(on|years) == 0 {
			return trigger{}
		}
		j++
	}
	if k := s.dateOf(j + 1); verb&turns != 0 && s.hashAt(j) == hashIn && k >= 0 && s.dates[k].Form&(dates.NoDay|dates.Only) == dates.NoDay {
		s.mark(k, 0.8, whyOf[turned]) // "turned 18 in March 2032"
		return trigger{}
	}
	if verb&turns == 0 && !s.somebody(i) {
		return trigger{}
	}
	if s.weekdayReached(j) {
		return trigger{}
	}
	if s.at(j)&rel != 0 {
		for n := 0; n < 2 && s.at(j)&rel != 0; n++ {
			j++
		}
		if s.punct(j) == '(' || s.punct(j) == ',' || s.punct(j) == '-' {
			j++
		}
		if s.at(j)&(on|weekday) != 0 {
			j++
		}
		if !s.near(j, 2) {
			return trigger{}
		}
		return trigger{turned, i, j, false}
	}
	// "on 14 May he turned six"
	if verb&turns != 0 && i > 1 && s.dateAt[i-2] > 0 && s.at(j)&on == 0 && s.at(i-1)&nobody == 0 {
		s.mark(int(s.dateAt[i-2])-1, 0.8, "the day on which somebody reaches an age")
		return trigger{}
	}
	if k := s.dateOf(j); k >= 0 && s.first[k] == j && s.dates[k].Form == dates.NoYear && s.dates[k].Day > 0 {
		return trigger{turned, i, j, false} // "tobi was 10 12th march"
	}
	if s.at(j)&on == 0 && s.punct(j) != '(' && s.punct(j) != ',' && !(verb&turns != 0 && s.near(j, 5)) {
		return trigger{}
	}
	return trigger{turned, i, j, false}
}

// weekdayReached enters the day of the week, from atom j on, on which an age is
// reached, if nothing tells more of it: "he's one this Sunday".
func (s *scan) weekdayReached(j int) bool {
	if h := s.hashAt(j); s.at(j)&on == 0 && h != hashThis && h != lexicon.Hash("next") && h != hashLast {
		return false
	}
	if d := s.at(j + 1); d&weekday == 0 || s.near(j+2, 3) || !s.closed(j+2) && j+2 < len(s.atoms) && s.atoms[j+2].Shape == lexicon.Digits || s.dateOf(j+1) >= 0 {
		return false
	}
	s.extra = append(s.extra, [2]int{s.atoms[j+1].Start, s.atoms[j+1].End})
	return true
}

// somebody reports whether the subject before the verb at atom i can be a
// person.
func (s *scan) somebody(i int) bool {
	if h := s.atoms[i].Hash; h == hashHes || h == hashShes || h == hashIm {
		return true
	}
	for i > 0 && (s.hashAt(i-1) == lexicon.Hash("gonna") || s.hashAt(i-1) == lexicon.Hash("going") || s.hashAt(i-1) == hashTo || s.hashAt(i-1) == hashShes || s.hashAt(i-1) == hashHes || s.at(i-1)&is != 0 || s.hashAt(i-1) == lexicon.Hash("have") || s.hashAt(i-1) == lexicon.Hash("d") || s.punct(i-1) == '\'' || s.punct(i-1) == '’') {
		i--
	}
	if h := s.hashAt(i); i == 0 || h == hashHes || h == hashShes {
		return h == hashHes || h == hashShes
	}
	a := s.atoms[i-1]
	if s.words[i-1]&nobody != 0 || !a.Shape.IsWord() {
		return false
	}
	return a.Shape.IsCapital() && a.Class&(lexicon.Calendar|lexicon.Org|lexicon.Domain) == 0 ||
		a.Shape == lexicon.Lower && a.Flags.Fore() > 1 && a.Flags.Ordinary() < 2 ||
		a.Class&lexicon.Kin != 0 || a.Hash == lexicon.Hash("he") || a.Hash == lexicon.Hash("gonna") || a.Hash == lexicon.Hash("she") || a.Hash == lexicon.Hash("who")
}

package birth

import (
	"veil/rules/names/lexicon"
)

// calendar enters a date of another calendar right behind label t: "9 Hamal
// 1385", "1385/01/09", "12 Ramadan 1429".
func (s *scan) calendar(t trigger) {
	if t.kind == bornVerb {
		s.boxed(t)
	}
	if t.kind != label {
		return
	}
	s.figures(t)
	s.boxed(t)
	for j := t.end; j < min(len(s.atoms)-2, t.end+4); j++ {
		if s.atoms[j].Shape != lexicon.Digits {
			if s.atoms[j].Shape == lexicon.Break {
				return
			}
			continue
		}
		last := 0
		switch {
		case s.width(j) <= 2 && s.atoms[j+1].Shape == lexicon.Title && s.foreignYear(j+2):
			last = j + 2
		case s.width(j) <= 2 && j+4 < len(s.atoms) && s.punct(j+1) == s.punct(j+3) && s.punct(j+1) != 0 && s.width(j+2) > 0 && s.foreignYear(j+4):
			last = j + 4
		case s.foreignYear(j) && j+4 < len(s.atoms) && s.punct(j+1) == s.punct(j+3) && s.punct(j+1) != 0 && s.width(j+2) > 0 && s.width(j+2) <= 2 && s.width(j+4) > 0 && s.width(j+4) <= 2:
			last = j + 4
		}
		if last > 0 {
			s.extra = append(s.extra, [2]int{s.atoms[j].Start, s.atoms[last].End})
		}
		return
	}
}

// foreignYear reports whether atom i is a year of living people in the Islamic
// calendars.
func (s *scan) foreignYear(i int) bool {
	if s.width(i) != 4 {
		return false
	}
	y := s.text[s.atoms[i].Start:s.atoms[i].End]
	return "1300" <= y && y < "1470"
}

// lunarYears reports whether a birth of the text is told in an Islamic calendar.
func (s *scan) lunarYears() bool {
	for _, e := range s.extra {
		if y := s.text[max(e[0], e[1]-4):e[1]]; "1300" <= y && y < "1470" {
			return true
		}
	}
	return false
}

// foreignAlone enters a bare year of an Islamic calendar, atom i, that is all of
// a field behind somebody, in a text that tells a birth in it: "Shilan, 1380;".
func (s *scan) foreignAlone(i int) {
	if !s.foreignYear(i) || s.dateOf(i) >= 0 || s.glued(i) || !s.closed(i+1) && s.punct(i+1) != ';' {
		return
	}
	j := i - 1
	switch p := s.punct(j); {
	case p == ',' || p == '(' || p == '|' || p == ':' || p == '-' || p == '–':
		j--
	case s.at(j)&(born|dob|is) == 0 && s.hashAt(j) != hashIn:
		return
	}
	if a := s.atoms[max(j, 0)]; people.Has(a.Hash) || a.Hash == lexicon.Hash("you") || a.Class&lexicon.Kin != 0 || s.at(j)&(born|dob|is|sex) != 0 || s.hashAt(j) == hashIn && s.at(j-1)&born != 0 || a.Shape.IsWord() && s.nameLike(j) {
		s.extra = append(s.extra, [2]int{s.atoms[i].Start, s.atoms[i].End})
	}
}

// movable enters a feast that has another date each year right behind a trigger,
// with the year: "born on Easter Sunday 2011", "her birthday is Pancake Day".
func (s *scan) movable(t trigger) {
	j := t.end
	for n := 0; n < 4 && (s.at(j)&(is|on|of|season) != 0 || s.hashAt(j) == hashThe || s.hashAt(j) == hashIn || s.hashAt(j) == lexicon.Hash("during") || s.punct(j) == ':' || s.punct(j) == '\'' || s.hashAt(j) == hashS); n++ {
		j++
	}
	if h := s.hashAt(j); h == lexicon.Hash("good") && s.at(j+1)&weekday == 0 || (h == lexicon.Hash("mother") || h == lexicon.Hash("father")) && (s.punct(j+1) == 0 || s.hashAt(j+3) != hashDay) || !feasts.Has(h) || !s.atoms[j].Shape.IsWord() {
		return
	}
	last := j
	for k := j + 1; k < min(len(s.atoms), j+5); k++ {
		switch {
		case s.dateOf(k) >= 0:
			last = s.after[s.dateOf(k)] - 1 // "Whit Monday, 29 May 2022"
		case s.at(k)&weekday != 0, feasts.Has(s.hashAt(k)), s.hashAt(k) == hashDay, s.hashAt(k) == lexicon.Hash("weekend"), s.hashAt(k) == lexicon.Hash("week"):
			last = k
			continue
		case s.punct(k) == '\'', s.punct(k) == '’', s.hashAt(k) == hashS, s.punct(k) == ',':
			continue
		}
		break
	}
	s.extra = append(s.extra, [2]int{s.atoms[j].Start, s.atoms[last].End})
}

// feasts are the words with which movable feasts begin, and go on.
var feasts = lexicon.NewSet("easter pancake shrove whit maundy palm mothering mothers mother fathers father good diwali eid passover hanukkah")

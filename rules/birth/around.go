package birth

import (
	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
)

// behind returns the atom after what stands behind a birth that ends before atom
// after, and is part of the day: "the 14th of last month", "September 84", "the
// 2nd of the 2nd, 22".
func (s *scan) behind(after int) int {
	j := after
	if s.at(j)&of != 0 {
		j++
		if s.hashAt(j) == hashThe {
			j++
		}
		if (s.at(j)&rel != 0 || s.hashAt(j) == lexicon.Hash("same") || s.hashAt(j) == lexicon.Hash("this")) && s.hashAt(j+1) == lexicon.Hash("month") {
			return j + 2
		}
		return after
	}
	comma := s.punct(j) == ','
	if comma {
		j++
	}
	if (s.at(j)&rel != 0 || s.hashAt(j) == lexicon.Hash("this")) && s.at(j+1)&year != 0 {
		return j + 2
	}
	apostrophe := s.punct(j) == '\'' || s.punct(j) == '’'
	if apostrophe {
		j++
	}
	if s.width(j) != 2 || s.dateAt[j] > 0 || s.glued(j) && !apostrophe || s.glued(j+1) && !s.closed(j+1) || s.width(after-1) > 2 {
		return after
	}
	// A number that no day can be is a year; others after a comma, at an end.
	if s.figuresAt(j, 2) > 31 && dates.Month(s.atoms[after-1]) > 0 || apostrophe || comma && s.closed(j+1) && s.day(after-1) {
		return j + 1
	}
	return after
}

// day reports whether atom i may be the end of a day without a year: a month, or
// an ordinal.
func (s *scan) day(i int) bool {
	return dates.Month(s.atoms[i]) > 0 || s.dayNumber(i) || ofTen.Has(s.hashAt(i))
}

// before returns the first atom of a feast by which a year is told: "Shrove
// Tuesday 2011", "Hallowe'en 2013", "St Mary's day, 1960".
func (s *scan) before(first int) int {
	j := first - 1
	if s.punct(j) == ',' {
		j--
	}
	if j < 0 || s.dateAt[j] > 0 {
		return first
	}
	switch h := s.hashAt(j); {
	case s.at(j+1)&weekday != 0 && feastHeads.Has(h):
		return j
	case s.at(j)&weekday != 0 && feastHeads.Has(s.hashAt(j-1)):
		return j - 1
	case h == lexicon.Hash("en") && s.hashAt(j-2) == lexicon.Hash("hallowe"):
		return j - 2
	case feastHeads.Has(h) && !dayOnly.Has(h) && s.atoms[j].Shape == lexicon.Title:
		return j
	case h == hashDay:
		for n := 0; n < 7 && j > 0; n++ {
			if j--; s.hashAt(j) == lexicon.Hash("st") || s.hashAt(j) == lexicon.Hash("saint") {
				return j
			}
			if p := s.punct(j); p != '\'' && p != '’' && p != '.' && !s.atoms[j].Shape.IsCapital() && s.hashAt(j) != lexicon.Hash("s") {
				break
			}
		}
	}
	return first
}

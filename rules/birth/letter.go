package birth

import "veil/rules/names/dates"

const maxBlock = 4 // lines between the name of a subject and a date below it

// reBlock reports whether date k is all of a line of the few short ones that
// begin with "Re:" or "Name:", as letters have them, and long ago.
func (s *scan) reBlock(k int) bool {
	if s.punct(s.first[k]-1) != '\n' || !s.lineEnds(k) || s.yearsBefore(k) >= 0 && s.yearsBefore(k) < 1.5 || s.dates[k].Form&dates.Boxed != 0 {
		return false
	}
	if s.yearsBefore(k) < 0 && s.dates[k].Year > today-3 {
		return false // the date of the letter
	}
	i := s.first[k] - 1
	for n := 0; n < maxBlock && i > 0; n++ {
		start := s.lineStart(i)
		if i-start > 14 || i == start || s.dateAt[start] > 0 {
			return false
		}
		if s.words[start]&re != 0 {
			return true
		}
		i = start - 1
	}
	return false
}

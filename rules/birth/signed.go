package birth

// signings is how often the day on which a paper is signed stands in it at least.
const signings = 3

// signed reports whether date k is of the day of the paper itself, which stands
// beside the names of all who signed: a recent day, several times in the text,
// and no birth nearby.
func (s *scan) signed(k int) bool {
	if ago := s.yearsBefore(k); ago > 1.5 || ago == -1 && s.dates[k].Year < today-1 {
		return false
	}
	if s.days == nil {
		s.days = map[int]int{}
		for _, d := range s.dates {
			if d.Form.Whole() {
				s.days[day(d)]++
			}
		}
	}
	if s.days[day(s.dates[k])] < signings {
		return false
	}
	for j := max(0, k-8); j < min(len(s.dates), k+8); j++ { // triplets
		if s.dates[j].Form.Whole() && day(s.dates[j]) == day(s.dates[k]) && s.verdicts[j].score > 0.76 {
			return false
		}
	}
	return true
}

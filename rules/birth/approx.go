package birth

import (
	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
)

// approximate returns the atom after the words that make year k one of several,
// or near enough: "or 1987", "and 1996" behind "between", "or thereabouts".
func (s *scan) approximate(k int) int {
	i := s.after[k]
	j := i
	between := s.hashAt(s.first[k]-1) == lexicon.Hash("between")
	switch h := s.hashAt(j); {
	case s.punct(j) == '/' || s.punct(j) == '?' || s.punct(j) == '-' || s.punct(j) == '–':
	case h == hashOr || h == hashTo, h == hashAnd && between, h == lexicon.Hash("ish") || s.punct(j) == '-' && s.hashAt(j+1) == lexicon.Hash("ish"):
	default:
		return i
	}
	if j++; s.hashAt(j) == lexicon.Hash("thereabouts") || s.hashAt(j) == lexicon.Hash("so") {
		return j + 1
	}
	for n := 0; n < 2 && (s.punct(j) == '?' || s.hashAt(j) == lexicon.Hash("maybe") || s.hashAt(j) == lexicon.Hash("even")); n++ {
		j++
	}
	if m := s.dateOf(j); m >= 0 && s.first[m] == j && s.dates[m].Form&dates.Only != 0 && abs(s.dates[m].Year-s.dates[k].Year) < 8 {
		return s.after[m]
	}
	return i
}

// eitherYear enters two years of two figures around "or", atom i, said of
// somebody's age or birth: "“81 or 82”, says her brother".
func (s *scan) eitherYear(i int) {
	if s.width(i-1) != 2 || s.width(i+1) != 2 || s.at(i+2)&years != 0 || s.dateOf(i-1) >= 0 || s.dateOf(i+1) >= 0 {
		return
	}
	a, b := s.figuresAt(i-1, 2), s.figuresAt(i+1, 2)
	q := s.punct(i - 2)
	quoted := q == '"' || q == '“' || q == '\'' || q == '’' || q == '‘'
	if b != a+1 && b != a+2 || a < 30 || !quoted && s.at(i-2)&(born|hedge|dob) == 0 && s.hashAt(i-2) != hashIn {
		return
	}
	for j := i - 2; j >= 0 && i-j < 14; j-- {
		if s.atoms[j].Class&lexicon.Kin != 0 || s.words[j]&(born|dob|birth|relation) != 0 {
			s.extra = append(s.extra, [2]int{s.atoms[i-1].Start, s.atoms[i-1].End}, [2]int{s.atoms[i+1].Start, s.atoms[i+1].End})
			return
		}
	}
}

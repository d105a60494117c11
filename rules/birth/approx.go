package birth

import (
	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
)

// guessedYears marks years of birth of which nobody is sure, "thinks 1951",
// "somewhere between 1994 and 1996", and "a 1980 baby".
func (s *scan) guessedYears() {
	for k, d := range s.dates {
		if s.verdicts[k].score > 0 || d.Form&dates.NoDay == 0 && d.Form&dates.Only == 0 || d.Year < lowYear || d.Year > today+1 {
			continue
		}
		i := s.opening(k)
		if s.at(s.after[k])&baby != 0 && s.hashAt(i) == hashA || s.punct(s.after[k]) == '-' && s.hashAt(s.after[k]+1) == lexicon.Hash("born") {
			s.mark(k, 0.8, whyOf[bornVerb])
			continue
		}
		guess := false
		for n := 0; n < 4 && i >= 0; n++ {
			h := s.atoms[i].Hash
			if s.words[i]&hedge != 0 || h == lexicon.Hash("between") || h == lexicon.Hash("either") || h == lexicon.Hash("so") && s.afterOr(k) {
				guess = true
			} else if h != hashIn && h != lexicon.Hash("be") && h != hashTo && s.punct(i) != '.' && s.words[i]&season == 0 {
				break
			}
			i--
		}
		if guess && (d.Form&dates.Figures == 0 || d.Form&dates.Only != 0) && s.wanting(k) {
			s.mark(k, 0.78, "a year of birth")
		}
	}
}

// wanting reports whether a date of birth is spoken of before year k, and
// nothing else that has dates.
func (s *scan) wanting(k int) bool {
	for j := s.first[k] - 1; j >= 0 && s.first[k]-j < 26; j-- {
		if p := s.punct(j); p == '|' || p == '\n' && s.punct(j-1) == '\n' {
			return false
		}
		switch w := s.words[j]; {
		case s.ofBirth(j) || w&turns != 0, milestones.Has(s.atoms[j].Hash) && s.atoms[j].Shape.IsWord() && s.atoms[j].End-s.atoms[j].Start > 6:
			return true
		case w&date != 0 && (s.hashAt(j-1) == lexicon.Hash("own") || s.hashAt(j-1) == hashS && s.glued(j-1)):
			return true // "Nan's date is not on file"
		case w&blocks != 0 && w&relation == 0 && !absentWords.Has(s.atoms[j].Hash):
			return false
		}
	}
	return false
}

// afterOr reports whether "or so", "or thereabouts" or another year follows year k.
func (s *scan) afterOr(k int) bool { return s.approximate(k) > s.after[k] }

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

var (
	hashA       = lexicon.Hash("a")
	absentWords = lexicon.NewSet("unknown tbc nk unrecorded blank")
)

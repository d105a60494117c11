package birth

import (
	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
)

// monthAlone enters a month without day or year, atom i, of which somebody's
// birthday or age is told: "my birthday is January", "will be four in November",
// "were you born in March", "and Alfie mid-August" after other birthdays.
func (s *scan) monthAlone(i int) {
	a := s.atoms[i]
	if dates.Month(a) == 0 || s.dateOf(i) >= 0 || a.End-a.Start < 3 || s.dateOf(i+1) >= 0 || s.hashAt(i+1) == hashDay {
		return
	}
	lower := a.Shape == lexicon.Lower && (a.Hash == hashMay || a.Hash == hashMarch || a.Hash == hashMar || a.Hash == lexicon.Hash("sun") || a.Class&lexicon.Calendar == 0)
	first, in := i, false
	j := i - 1
	for n := 0; n < 7 && j >= 0; n++ {
		h := s.atoms[j].Hash
		switch {
		case s.at(j)&season != 0 || parts.Has(h):
			first = j
		case s.punct(j) == '-' && s.glued(j+1):
		case s.at(j)&of != 0 || h == hashThe:
		case h == hashIn || h == lexicon.Hash("since") || h == lexicon.Hash("come") || h == lexicon.Hash("till") || h == lexicon.Hash("until"):
			in = true
		case s.at(j)&rel != 0 || h == lexicon.Hash("back"):
		case s.at(j)&is != 0 || falls.Has(h) || s.punct(j) == '\'' || s.punct(j) == '’' || s.punct(j) == ':':
			if first == i && a.Class&lexicon.Calendar != 0 && lower {
				return
			}
		default:
			n = 9
			continue
		}
		j--
	}
	if j < 0 || lower && !in && first == i {
		return
	}
	w := s.words[j]
	if p := s.at(j + 1); p&is != 0 && s.atoms[j].End == s.atoms[j+1].Start && w == 0 {
		return
	}
	switch {
	case w&(birthday|born) != 0 && (w&born == 0 || in):
	case w&dob != 0 && s.punct(j+1) == ':':
	case in && s.ageEnds(j):
	case s.atoms[j].Shape.IsWord() && s.atoms[j].Flags.Fore() > 1 && s.nameLike(j) && first < i && s.birthdaysBefore(j):
	default:
		return
	}
	s.extra = append(s.extra, [2]int{s.atoms[first].Start, a.End})
}

// ageEnds reports whether somebody's age ends with atom j: "will be thirty",
// "I'm only thirteen", "turns 4 years old".
func (s *scan) ageEnds(j int) bool {
	for n := 0; n < 3 && s.at(j)&years != 0 && s.at(j)&number == 0; n++ {
		j--
	}
	if j < 1 {
		return false
	}
	if s.words[j]&number == 0 && s.width(j) != 1 && s.width(j) != 2 && !milestones.Has(s.atoms[j].Hash) {
		return false
	}
	j--
	for n := 0; n < 4 && j >= 0 && (adverbs.Has(s.atoms[j].Hash) || s.words[j]&(number|on) != 0 || s.punct(j) == '-'); n++ {
		j--
	}
	if j < 0 {
		return false
	}
	if h := s.atoms[j].Hash; h == lexicon.Hash("m") && (s.punct(j-1) == '\'' || s.punct(j-1) == '’') || h == hashIm || h == lexicon.Hash("am") {
		return true
	}
	if s.hashAt(j-1) == hashAnd && s.hashAt(j) == lexicon.Hash("will") {
		return true // "lives alone and will be thirty in"
	}
	return s.words[j]&turns != 0 && s.at(j-1)&nobody == 0 || s.words[j]&is != 0 && s.somebody(j)
}

// birthdaysBefore reports whether a birthday is told shortly before atom j, in
// the same sentence.
func (s *scan) birthdaysBefore(j int) bool {
	for n := j - 1; n >= 0 && j-n < 16 && s.punct(n) != '\n' && !(s.punct(n) == '.' && s.sentenceEnd(n)); n-- {
		if k := s.dateOf(n); k >= 0 {
			return s.verdicts[k].score > 0 && s.dates[k].Form&dates.NoYear != 0
		}
		for _, e := range s.extra[max(0, len(s.extra)-2):] {
			if e[0] <= s.atoms[n].Start && s.atoms[n].End <= e[1] {
				return true
			}
		}
	}
	return false
}

var (
	parts   = lexicon.NewSet("mid end beginning start middle late early")
	adverbs = lexicon.NewSet("only just already now nearly almost still about around be going to have been")
)

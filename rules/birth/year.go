package birth

import (
	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
)

// incomplete marks years, and months with a year, that stand where whole dates of
// birth do; it is asked when those are known.
func (s *scan) incomplete() {
	for k, d := range s.dates {
		switch {
		case s.verdicts[k].score > 0:
		case d.Form&^dates.Figures == dates.Only && (s.kinYear(k) || s.yearOf(k)):
			s.mark(k, 0.75, "a year right behind one of a family")
		case d.Form&^dates.Figures == dates.NoDay && d.Form&dates.Figures != 0 && s.besideUnknown(k):
			s.mark(k, 0.78, "a month beside a sex")
		case d.Form&^dates.Figures == dates.NoDay && (s.monthOf(k) || d.Form&dates.Figures == 0 && s.lineLed(k)):
			s.mark(k, 0.75, "a month right behind one of a family")
		}
	}
}

// besideUnknown reports whether a sex stands before month k, or before a day that
// is not known there: "F   u/k 03/2024", "M | ??/03/2014".
func (s *scan) besideUnknown(k int) bool {
	i := s.first[k] - 1
	for n := 0; n < 4 && i >= 0 && (s.punct(i) == '/' || s.punct(i) == '?' || unknownDays.Has(s.atoms[i].Hash)); n++ {
		i--
	}
	for n := 0; n < 2 && (s.punct(i) == '|' || s.punct(i) == ',' || s.punct(i) == '\t'); n++ {
		i--
	}
	return i > 0 && s.words[i]&sex != 0 && s.atoms[i].Shape == lexicon.Initial && (s.atoms[i].Start-s.atoms[i-1].End > 1 || s.punct(i-1) != 0) && (s.punct(i+1) != 0 || s.atoms[i+1].Start-s.atoms[i].End > 1)
}

// unknownDays stand for a day that nobody knows.
var unknownDays = lexicon.NewSet("u k uk unk nk xx x tbc approx c")

// lineLed reports whether month k stands behind a name that leads its line, or in
// a field behind it, where others have their births.
func (s *scan) lineLed(k int) bool {
	if s.period(k) || !s.ended(k) || s.eventColumn(k) || s.yearsBefore(k) >= 0 && s.yearsBefore(k) < 1.5 {
		return false
	}
	if s.besideSex(k) || s.besideNumber(k) || s.afterNumber(k) {
		return true
	}
	if i := s.nameBefore(k); i >= 0 {
		return s.birthNear(k) && s.person(k, i)
	}
	i := s.fieldBefore(k)
	return i >= 0 && s.birthNear(k) && s.fielded(k, i)
}

// kinYear reports whether year k stands in brackets behind the name of one of a
// family: "Mother: Grace Pryce (1986)".
func (s *scan) kinYear(k int) bool {
	if s.punct(s.first[k]-1) != '(' || s.punct(s.after[k]) != ')' {
		return false
	}
	i := s.nameBefore(k)
	if i < 1 || s.hashAt(s.first[k]-2) == lexicon.Hash("form") {
		return false
	}
	for j := i - 1; j >= 0 && i-j < 5 && s.punct(j) != '\n' && s.punct(j) != '.'; j-- {
		if s.atoms[j].Class&lexicon.Kin != 0 {
			return true
		}
	}
	return false
}

// yearOf reports whether the bare year k is of the birth of somebody whose name
// stands before it in a field or bracket: "Grandmother | Ann Pryce, 1958 |",
// "Ann (DOB 7/2/61) and Joe (1959)", "Joe (1950-2019)".
func (s *scan) yearOf(k int) bool {
	y := s.dates[k].Year
	if y < lowYear || y > today {
		return false
	}
	i, p := s.first[k]-1, s.punct(s.after[k])
	for n := 0; n < 2 && i > 0 && (s.punct(i) == '.' || s.punct(i) == '~' || s.atoms[i].Hash == hashC || s.hashAt(i) == lexicon.Hash("circa") || s.hashAt(i) == lexicon.Hash("about") || s.hashAt(i) == lexicon.Hash("est") || s.hashAt(i) == lexicon.Hash("approx")); n++ {
		i--
	}
	sep := s.punct(i)
	wide := i >= 0 && i == s.first[k]-1 && s.atoms[i+1].Start-s.atoms[i].End > 1 && s.birthNear(k) // a row with wide gaps
	if !wide && sep != '(' && sep != '|' && sep != ',' && sep != '\t' && sep != '-' && sep != '–' && sep != ';' {
		return false
	}
	if !fieldEnd(p) && p != ')' && p != '\n' && p != '.' && s.after[k] < len(s.atoms) {
		return false
	}
	lived := (p == '-' || p == '–') && (s.punct(s.after[k]+1) == ')' || s.dateOf(s.after[k]+1) >= 0)
	if (p == '-' || p == '–') && !lived {
		return false
	}
	if sep == '(' && p == ')' && i > 0 && s.atoms[i-1].Shape.IsCapital() && s.atoms[i-1].Class == 0 && s.closeBirth(k, 14) {
		return true
	}
	from := s.nameEnding(i)
	if from < 0 || s.atoms[i-1].Shape == lexicon.Initial { // "Form F (2019)"
		return false
	}
	if lived {
		return sep == '(' && y < 1990
	}
	old := y < grown-6
	for j := from; j >= 0 && from-j < 8 && s.punct(j) != '\n'; j-- {
		if s.words[j]&(unnamed|blocks) != 0 && s.words[j]&relation == 0 {
			return false
		}
		if j < from && s.atoms[j].Class&lexicon.Kin != 0 || elders.Has(s.atoms[j].Hash) {
			return sep == '(' || old
		}
	}
	return wide && s.lineLead(from) || sep == '(' && s.closeBirth(k, 14)
}

// monthOf reports whether month k stands in a bracket, or behind a comma, right
// behind the name of one of a family: "her brother Tobi (May 2011)".
func (s *scan) monthOf(k int) bool {
	sep := s.punct(s.first[k] - 1)
	if h := s.hashAt(s.first[k] - 2); sep == ',' && (h == lexicon.Hash("younger") || h == lexicon.Hash("older")) && s.ended(k) {
		return true // "a year younger, Aug 2013"
	}
	if n, sure, ok := s.ageBefore(k); ok && s.adds(k, n, sure) || s.at(s.after[k])&baby != 0 && (s.punct(s.first[k]-1) != 0 || s.hashAt(s.first[k]-1) == lexicon.Hash("a")) {
		return true // "aged 9 (Sept 2011)", "a September 2011 baby"
	}
	if y := s.dates[k].Year; y < lowYear || y > today+1 || sep != '(' && sep != ',' || sep == '(' && s.punct(s.after[k]) != ')' && s.punct(s.after[k]) != ',' && s.punct(s.after[k]) != ';' || sep == ',' && !s.ended(k) {
		return false
	}
	i := s.nameBefore(k)
	if i < 0 || s.yearsBefore(k) >= 0 && s.yearsBefore(k) < 0.8 {
		return false
	}
	kin := s.atoms[i].Class&lexicon.Kin != 0
	for j := i - 1; j >= 0 && i-j < 9 && s.punct(j) != '\n'; j-- {
		a := s.atoms[j]
		if s.words[j]&(unnamed|blocks) != 0 && s.words[j]&relation == 0 || a.Class&lexicon.Role != 0 && a.Class&lexicon.Kin == 0 && s.words[j]&relation == 0 {
			return false
		}
		kin = kin || a.Class&lexicon.Kin != 0 || s.words[j]&(baby|relation|re|sex) != 0 || a.Hash == hashEx || children.Has(a.Hash) || young.Has(a.Hash)
	}
	return kin || s.closeBirth(k, 16)
}

// closeBirth reports whether a birth stands at most n atoms before date k.
func (s *scan) closeBirth(k, n int) bool {
	for j := k - 1; j >= 0 && s.first[k]-s.after[j] <= n; j-- {
		if s.verdicts[j].score > 0.7 {
			return true
		}
	}
	return false
}

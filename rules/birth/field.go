package birth

import (
	"veil/rules/names/dates"

	"veil/rules/names/lexicon"
)

// fieldBefore returns the atom at which a name begins that stands some fields
// before date k on its line, or alone on the line above it: "Rose Pryce,
// circle, ", "Ann Pryce (“M”), ", "Tobi Pryce, Yr 5 (", "PRYCE/TOBI  M W  ". It
// returns -1 where none does. What lies between are brackets, words of kin and
// others that begin no sentence.
func (s *scan) fieldBefore(k int) int {
	i := s.first[k] - 1
	if i < 0 {
		return -1
	}
	if s.punct(i) == '\n' {
		return s.nameAbove(k)
	}
	if s.atoms[i].Shape.IsWord() && s.words[i]&(sex|years) == 0 && s.atoms[i].Class&(lexicon.Kin|lexicon.Nation) == 0 && s.atoms[i].Shape != lexicon.Initial {
		return -1
	}
	if s.punct(i) == '.' {
		if s.punct(s.after[k]) != '.' && !s.lineEnds(k) || s.punct(i-1) != ')' && s.atoms[max(i-1, 0)].Class&lexicon.Kin == 0 && !s.strongName(max(i-2, 0), i) {
			return -1
		}
		i-- // "1. Ann Pryce (mother). 3.5.80. Mill Row"
	}
	for fields := 0; fields < 6 && i >= 0; fields++ {
		for i >= 0 && fieldEnd(s.punct(i)) {
			i--
		}
		if s.punct(i) == ')' || s.punct(i) == ']' {
			for n := 0; n < 10 && i >= 0 && s.punct(i) != '(' && s.punct(i) != '['; n++ {
				if s.dateAt[i] > 0 || s.punct(i) == '\n' {
					return -1
				}
				i--
			}
			if p := s.punct(i); p != '(' && p != '[' {
				return -1
			}
			i--
		}
		end := i
		for i >= 0 && end-i < 5 && s.nameLike(i) && s.words[i]&sex == 0 {
			i--
		}
		if i < end && (i < 0 || fieldEnd(s.punct(i)) || s.punct(i) == '\n' || s.atoms[i].Shape == lexicon.Digits || s.punct(i) == '.' || s.punct(i) == '*' || s.punct(i) == ')' || s.atoms[i].Class&(lexicon.Kin|lexicon.Label|lexicon.Honorific) != 0) {
			if s.strongName(i+1, end+1) {
				return i + 1
			}
			return -1
		}
		for i = end; i >= 0 && end-i < 5 && s.filler(i); i-- {
			if s.atoms[i].Shape == lexicon.Alnum && s.atoms[i].End-s.atoms[i].Start < 6 { // "10yrs", "6M": a field by itself
				i--
				break
			}
		}
		if i >= 0 && i < end && s.atoms[i+1].Shape == lexicon.Alnum && s.nameLike(i) {
			continue
		}
		if i == end || i < 0 || !fieldEnd(s.punct(i)) && s.punct(i) != ')' && !(s.atoms[i+1].Start-s.atoms[i].End > 1) {
			return -1
		}
	}
	return -1
}

// fieldEnd reports whether p separates the fields of a list or a row.
func fieldEnd(p rune) bool {
	switch p {
	case '(', '[', ',', '-', '–', '—', '|', ':', '\t', ';', '=', '/', '"', '<', '>':
		return true
	}
	return false
}

// filler reports whether atom i may stand in a field between a person and a
// birth.
func (s *scan) filler(i int) bool {
	a := s.atoms[i]
	if s.dateAt[i] > 0 && s.dates[s.dateAt[i]-1].Form.Whole() {
		return false
	}
	const other = lexicon.Role | lexicon.Org | lexicon.Domain | lexicon.Calendar | lexicon.Function | lexicon.Be | lexicon.Say
	switch {
	case s.punct(i) == '\'' || s.punct(i) == '’':
		return s.hashAt(i+1) == lexicon.Hash("s") // "mum's partner"
	case s.words[i]&(blocks|unnamed|on|date|turns) != 0 && s.words[i]&relation == 0:
		return false
	case schools.Has(a.Hash), elders.Has(a.Hash), a.Class&lexicon.Street != 0 && a.Shape == lexicon.Title, a.Class&lexicon.Kin != 0, s.words[i]&(sex|years|relation) != 0, a.Hash == lexicon.Hash("s") && s.glued(i), a.Class&lexicon.Nation != 0:
		return true
	case a.Shape == lexicon.Digits:
		return a.End-a.Start <= 2 || a.End-a.Start > 4
	case a.Shape == lexicon.Lower, a.Shape == lexicon.Alnum, a.Shape == lexicon.Initial:
		return a.Class&other == 0
	}
	return a.Shape.IsCapital() && a.Class&other == 0 && a.Flags.Ordinary() > 1 && a.Flags.Fore() < 2
}

// schools are words that end the names of schools in a row about a child.
var schools = lexicon.NewSet("school primary academy nursery college infants juniors reception sch")

// nameAbove returns where the name begins that is all of the line above date
// k, which is all of its own line; -1 if it is not so.
func (s *scan) nameAbove(k int) int {
	if !s.lineEnds(k) {
		return -1
	}
	end := s.first[k] - 2
	i := end
	for i >= 0 && end-i < 5 && s.nameLike(i) {
		i--
	}
	if i == end || i >= 0 && s.punct(i) != '\n' && s.punct(i) != ':' && s.atoms[i].Class&lexicon.Honorific == 0 || !s.strongName(i+1, end+1) {
		return -1
	}
	return i + 1
}

// fielded reports whether date k, some fields behind the name at atom i, is the
// person's birth: it is a field of its own, nothing before the name makes it
// something else, and it was long enough ago.
func (s *scan) fielded(k, i int) bool {
	if !s.ended(k) || s.period(k) {
		return false
	}
	for j := i - 1; j >= 0 && i-j < 5 && s.punct(j) != '\n'; j-- {
		if s.words[j]&(unnamed|blocks) != 0 && s.words[j]&relation == 0 {
			return false
		}
	}
	ago := s.yearsBefore(k)
	if s.punct(s.first[k]-1) == '\n' {
		return ago >= 2 || ago > 0.1 && s.birthNear(k)
	}
	if ago < 0 && s.dates[k].Year <= today-3 && s.apart(k) {
		return true
	}
	return ago >= 1.5 || ago > 0.1 && s.birthNear(k) || ago < 0 && s.dates[k].Form.Whole() && (s.at(s.first[k]-3)&years != 0 || s.at(s.first[k]-2)&years != 0 || s.numbered(k))
}

// period reports whether date k is the first of two between which something
// lasted: "12/03/2019 to 14/04/2020", "12.3.19 – present".
func (s *scan) period(k int) bool {
	i := s.after[k]
	switch p := s.punct(i); {
	case s.hashAt(i) == hashTo || s.hashAt(i) == lexicon.Hash("until") || s.hashAt(i) == lexicon.Hash("till"):
	case p == '-' || p == '–' || p == '—':
	default:
		return false
	}
	h := s.hashAt(i + 1)
	if n := s.dateOf(i + 1); n >= 0 && day(s.dates[n])-day(s.dates[k]) > 372*25 {
		return false // a life
	}
	return s.dateOf(i+1) >= 0 && s.punct(s.after[s.dateOf(i+1)]) != '(' || h == lexicon.Hash("date") || h == lexicon.Hash("present") || h == lexicon.Hash("now") || h == lexicon.Hash("ongoing") || h == lexicon.Hash("current")
}

// apart reports whether date k is all of a field that a semicolon, a bar or a
// tab begins.
func (s *scan) apart(k int) bool {
	p := s.punct(s.first[k] - 1)
	return (p == ';' || p == '|' || p == '\t') && fieldEnd(s.punct(s.after[k]))
}

// numbered reports whether a number that may be an age is all of the field
// before date k, or "10yrs" stands there.
func (s *scan) numbered(k int) bool {
	i := s.first[k] - 1
	if i > 0 && s.atoms[i].Shape == lexicon.Alnum {
		_, unit, ok := s.ageAt(i)
		return unit && ok
	}
	w := s.width(i - 1)
	return i > 2 && (w == 1 || w == 2) && fieldEnd(s.punct(i)) && fieldEnd(s.punct(i-2))
}

// ended reports whether date k is followed by a separator, or by the end of its
// line or sentence.
func (s *scan) ended(k int) bool {
	i := s.after[k]
	if i >= len(s.atoms) {
		return true
	}
	p := s.punct(i)
	return fieldEnd(p) || p == ')' || p == ']' || p == '\n' || p == '\r' || p == '.' || p == '*' || s.atoms[i].Start-s.atoms[i-1].End > 1 || s.atoms[i].Shape == lexicon.Upper
}

// runs marks dates in a run of names and dates, "Tobi 12/3/14, April 3.4.11 and
// Sam (1/5/16)", of which the earliest is long ago.
func (s *scan) runs(named []int) {
	for k := 0; k < len(s.dates); {
		m := k
		for m+1 < len(s.dates) && named[m+1] < 0 && s.first[m+1]-s.after[m] == 1 && s.dates[m+1].Form.Whole() && (s.atoms[s.after[m]].Class&lexicon.Kin != 0 || inList.Has(s.hashAt(s.after[m]))) && named[m] >= 0 {
			named[m+1] = s.after[m] // "toby 12/3/14 april 3/4/11 me 21/9/86"
			m++
		}
		for m+1 < len(s.dates) && named[m] >= 0 && named[m+1] >= s.after[m] && s.first[m+1]-s.after[m] <= 12 && s.joined(s.after[m], named[m+1]) {
			m++
		}
		if m > k && named[m] >= 0 && s.people(named[k]) && !s.signed(k) {
			oldest := -1.0
			for j := k; j <= m; j++ {
				oldest = max(oldest, s.yearsBefore(j))
			}
			if s.newestAt >= k && s.newestAt <= m && oldest < 1.5 && s.events <= m-k+1 {
				oldest = -1
			}
			if oldest >= 1.5 || oldest < 0 { // below 0: nothing to compare with
				for j := k; j <= m; j++ {
					s.mark(j, 0.76, "in a list of people and dates")
				}
			}
		}
		k = m + 1
	}
}

// inList are words that stand for a person in a list and are no names by
// themselves.
var inList = lexicon.NewSet("me mine april june may summer him her")

// joined reports whether only separators, "and" and words of kin stand in [i, j).
func (s *scan) joined(i, j int) bool {
	for ; i < j; i++ {
		a := s.atoms[i]
		p := s.punct(i)
		if s.words[i]&(unnamed|blocks) != 0 && s.words[i]&relation == 0 {
			return false
		}
		if !(fieldEnd(p) || p == ')' || p == '\n' || p == '&' || p == '+' || p == '.' || a.Hash == hashAnd || a.Class&lexicon.Kin != 0 || s.words[i]&(sex|baby|relation) != 0 || a.Shape == lexicon.Digits && a.End-a.Start < 3 || a.Class&lexicon.Honorific != 0) {
			return false
		}
	}
	return true
}

// people reports whether nothing before atom i says that what follows are
// writers, visits or other events.
func (s *scan) people(i int) bool {
	for j := i - 1; j >= 0 && i-j < 7 && s.punct(j) != '\n' && s.punct(j) != '.'; j-- {
		if s.words[j]&(unnamed|blocks) != 0 && s.words[j]&relation == 0 {
			return false
		}
	}
	return true
}

// titled reports whether the cell before atom i names a date or an event.
func (s *scan) titled(i int) bool {
	for j := i - 1; j >= 0 && i-j < 5 && s.punct(j) != '|' && s.punct(j) != '\t' && s.punct(j) != '\n'; j-- {
		if s.words[j]&(date|blocks|dob) != 0 {
			return true
		}
	}
	return false
}

// rowOfEvents reports whether the first cell of the row of date k names an event:
// "| Placed | 12/03/2019 |".
func (s *scan) rowOfEvents(k int) bool {
	i := s.lineStart(s.first[k])
	if s.punct(i) == '|' {
		i++
	}
	for n := 0; n < 4 && i < s.first[k] && s.punct(i) != '|' && s.punct(i) != '\t'; n++ {
		if s.words[i]&(blocks|date) != 0 && s.words[i]&relation == 0 {
			return true
		}
		i++
	}
	return false
}

// rows marks the dates that stand in the same cell of the next row, or the one
// before, as a birth: tables whose heading says nothing.
func (s *scan) rows() {
	col := make([]int, len(s.dates)) // the cell of each date, 0 for none or the first
	line := make([]int, len(s.dates))
	n, c, k := 0, 0, 0
	for i := 0; i < len(s.atoms) && k < len(s.dates); i++ {
		if i == s.first[k] {
			col[k], line[k] = c, n
			p, q := s.punct(i-1), s.punct(s.after[k])
			if p != '|' && p != '\t' || c == 1 && p == '|' && q != '|' || c == 1 && p == '\t' && q != '\t' || s.titled(i-1) {
				col[k] = 0
			}
			k++
		}
		switch s.punct(i) {
		case '|', '\t':
			if i > 0 && s.punct(i-1) != '\n' {
				c++
			}
		case '\n':
			n, c = n+1, 0
		}
	}
	spread := func(k, j int) {
		d := s.dates[j]
		if s.verdicts[k].score > 0.74 && s.verdicts[k].why != anEntry && s.verdicts[j].score == 0 && col[k] > 0 && col[k] == col[j] && abs(line[k]-line[j]) == 1 && d.Form&(dates.Only|dates.NoDay|dates.NoYear) == 0 && !s.rowOfEvents(j) {
			s.mark(j, 0.75, "below or above a birth in a table")
		}
	}
	for k := range s.dates {
		for j := k + 1; j < min(len(s.dates), k+6); j++ {
			spread(k, j)
		}
	}
	for k := len(s.dates) - 1; k >= 0; k-- {
		for j := k - 1; j >= max(0, k-5); j-- {
			spread(k, j)
		}
	}
}

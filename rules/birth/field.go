package birth

import (
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

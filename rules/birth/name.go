package birth

import (
	"veil/rules/names/lexicon"
)

// nameBefore returns the atom at which the name right before date k begins, or
// -1: "Tobi Pryce (", "Tobi Pryce, ", "PRYCE, Tobi (M) ".
func (s *scan) nameBefore(k int) int { return s.nameEnding(s.first[k] - 1) }

// nameEnding returns the atom at which the name begins that ends with atom i, or
// right before a separator there; -1 where there is none.
func (s *scan) nameEnding(i int) int {
	i = s.beforeSex(i)
	seps := 0
	for i >= 0 && seps < 2 {
		switch s.punct(i) {
		case '*', '_', '♂', '♀':
			i-- // emphasis and signs part no fields
			continue
		case '(', '[', ',', '-', '–', '—', '|', ':', '\t', ')', '=', ';', '<':
			if s.punct(i) == ')' && !s.smallBracket(i) {
				return -1
			}
			if s.punct(i) == ')' {
				i -= 2
			}
			i--
			seps++
			continue
		}
		break
	}
	for i > 0 && (s.atoms[i].Class&lexicon.Kin != 0 || elders.Has(s.atoms[i].Hash)) && s.words[i]&sex == 0 && s.atoms[i].Flags.Fore() < 2 { // "PIKE, ROXANNE  MOTHER  19-FEB-1989"
		if i--; s.punct(i) == '(' || s.punct(i) == ',' || s.punct(i) == '|' {
			i--
		}
	}
	end := i
	if i >= 0 && s.initials(i-1, i) && s.atoms[i].Class&lexicon.Acronym == 0 {
		return i
	}
	if s.punct(i) == '.' && s.punct(i+1) == '(' && i > 2 && s.atoms[i-1].Shape == lexicon.Initial && s.punct(i-2) == '.' && s.atoms[i-3].Shape == lexicon.Initial {
		return i - 3 // "T.P. ("
	}
	for i >= 0 && end-i < 5 && s.nameLike(i) {
		i--
	}
	if i == end {
		return -1
	}
	if formerly.Has(s.hashAt(i)) {
		for i--; i >= 0 && end-i < 8 && s.nameLike(i); { // "Ann Pryce née Hart"
			i--
		}
	}
	if s.punct(i+1) == ',' {
		i++
	}
	if i >= end {
		return -1
	}
	if !s.strongName(i+1, end+1) {
		return -1
	}
	return i + 1
}

// initials reports whether atom end, all of (i, end], is a person's initials before a bracket:
// "KD (12/03/14)".
func (s *scan) initials(i, end int) bool {
	n := s.atoms[end].End - s.atoms[end].Start
	return i+1 == end && (s.atoms[end].Shape == lexicon.Upper || s.atoms[end].Shape == lexicon.Initial && s.at(end-1)&re == 0) && n < 4 && s.punct(end+1) == '('
}

// smallBracket reports whether the bracket that closes at atom i holds one
// short word: "(10)", "(M)".
func (s *scan) smallBracket(i int) bool {
	return i > 2 && s.punct(i-2) == '(' && s.atoms[i-1].End-s.atoms[i-1].Start <= 6
}

// beforeSex steps over ", M," and "(male)" before a date.
func (s *scan) beforeSex(i int) int {
	j := i
	for n := 0; n < 2 && j >= 0 && (s.punct(j) == ',' || s.punct(j) == ')' || s.punct(j) == '|' || s.punct(j) == '/' || s.punct(j) == '-' || s.punct(j) == '–'); n++ {
		j--
	}
	if j > 0 && s.words[j]&sex != 0 {
		j--
		if s.punct(j) == '(' || s.punct(j) == ',' || s.punct(j) == '|' {
			return j - 1
		}
		if s.atoms[j].Shape.IsCapital() && s.nameLike(j) && s.atoms[j+1].Shape.IsCapital() {
			return j // "Tobi Pryce M 12/3/14"
		}
	}
	return i
}

// nameLike reports whether atom i can be part of a person's name.
func (s *scan) nameLike(i int) bool {
	a := s.atoms[i]
	if a.Shape == lexicon.Punct {
		return (a.Hash == '-' || a.Hash == '\'' || a.Hash == '’' || a.Hash == '.' || a.Hash == ',') && i > 0 && s.atoms[i-1].Shape.IsCapital() &&
			(a.Hash != '.' || s.atoms[i-1].Shape == lexicon.Initial) && (a.Hash != ',' || s.atoms[i-1].Shape == lexicon.Upper || i+1 < len(s.atoms) && s.atoms[i+1].Shape == lexicon.Initial && s.atoms[i-1].Flags.Name())
	}
	if a.Shape == lexicon.Lower && a.Flags.Fore() > 1 && a.Flags.Ordinary() < 2 && a.Class == 0 {
		return true // messages
	}
	if a.Shape == lexicon.Lower && a.Flags.Name() && a.Flags.Ordinary() == 0 && a.Class == 0 && s.words[i] == 0 && i > 0 && s.atoms[i-1].Shape == lexicon.Lower && s.atoms[i-1].Flags.Fore() > 1 && s.atoms[i-1].Class == 0 {
		return true // the surname behind it
	}
	if s.words[i]&years != 0 && a.Shape == lexicon.Title && s.hashAt(i) == hashMo && s.width(i-1) == 0 {
		return true // "Mo"
	}
	if !a.Shape.IsCapital() && a.Shape != lexicon.Mixed || s.words[i]&(blocks|unnamed|re|on|born|aged|years) != 0 && a.Flags.Fore() < 2 {
		return false
	}
	if i > 1 && s.punct(i-1) == '-' && s.glued(i) && s.atoms[i-2].Shape.IsCapital() && s.glued(i-1) {
		return true // "John-Boy"
	}
	const other = lexicon.Org | lexicon.Domain | lexicon.Calendar | lexicon.Street | lexicon.Role | lexicon.Function | lexicon.Honorific | lexicon.Kin |
		lexicon.Acronym | lexicon.Nation | lexicon.Label | lexicon.ListLabel | lexicon.Greeting | lexicon.Brand | lexicon.Say | lexicon.Be
	const surname = lexicon.Org | lexicon.Domain | lexicon.Street | lexicon.Role | lexicon.Brand | lexicon.Nation | lexicon.Say
	if a.Class&surname != 0 && a.Class&other&^surname == 0 && a.Shape == lexicon.Title && i > 0 && s.atoms[i-1].Shape == lexicon.Title && (s.atoms[i-1].Flags.Fore() > 0 || s.punct(i-2) == '-') && (s.atoms[i-1].Class&other&^lexicon.Calendar == 0 || s.punct(i-2) == '-') {
		return true // "April Ward"
	}
	if a.Class&other != 0 && (a.Flags.Fore() < 2 || a.Class&(lexicon.Calendar|lexicon.Function) != 0 && a.Flags.Fore() < 3) {
		return a.Hash == lexicon.Hash("april") || a.Hash == lexicon.Hash("june") || a.Hash == lexicon.Hash("may") || a.Hash == lexicon.Hash("summer")
	}
	return a.Flags.Name() || a.Flags.Ordinary() < 2
}

// strongName reports whether a word of [i, end) is hardly anything but a name.
func (s *scan) strongName(i, end int) bool {
	for ; i < end; i++ {
		a := s.atoms[i]
		if a.Shape.IsWord() && a.Shape != lexicon.Initial && (a.Flags.Name() || a.Flags.Ordinary() == 0) && !(a.Flags.Ordinary() > 1 && a.Flags.Fore() < 2) {
			return true
		}
	}
	return false
}

// formerly are the words before another name of the same person.
var formerly = lexicon.NewSet("nee formerly previously alias aka")

var (
	young  = lexicon.NewSet("child baby newborn twin sibling infant minor pupil boy girl children youngest eldest oldest middle")
	elders = lexicon.NewSet("mgm pgm mgf pgf mgp pgp mggm pggm mga pga mgu pgu") // grandparents, aunts and uncles
)

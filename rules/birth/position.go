package birth

import (
	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
)

// positions marks dates that stand where dates of birth stand: right behind a
// name in brackets, a heading or a list of people, or beside an age, a sex or
// an NHS number.
func (s *scan) positions() {
	s.newest, s.events = 0, 0
	named := make([]int, len(s.dates)) // atom where the name before the date begins, -1: none
	for k, d := range s.dates {
		named[k] = -1
		if s.verdicts[k].score > 0 || !d.Form.Whole() || d.Form&(dates.Boxed|dates.Joined) != 0 {
			continue
		}
		named[k] = s.nameBefore(k)
		if named[k] < 0 && !s.aged(k) {
			s.events++
			if n := day(d); n > s.newest {
				s.newest, s.newestAt = n, k
			}
		}
	}
	if s.guessed = s.newest == 0; s.guessed { // no date of an event: the newest of all must do
		for k, d := range s.dates {
			if s.verdicts[k].score == 0 && 1980 < d.Year && d.Year < 2060 && d.Form&dates.Joined == 0 && day(d) > s.newest {
				s.newest, s.newestAt, s.events = day(d), k, 1
			}
		}
	}
	for k, d := range s.dates {
		if s.verdicts[k].score == 0 && d.Form&^dates.Figures == dates.Only && (s.kinYear(k) || s.yearOf(k)) {
			s.mark(k, 0.75, "a year right behind one of a family")
			continue
		}
		if d.Form == dates.Joined|dates.Figures && d.Short && s.verdicts[k].score == 0 {
			if i := s.nameBefore(k); i >= 0 && s.figured(k, i) {
				s.mark(k, 0.75, "a date right behind a name")
			}
			continue
		}
		if d.Form == dates.Joined|dates.Figures && !d.Short && s.verdicts[k].score == 0 && d.Year > 1930 && d.Year < 2040 && s.nameBefore(k) >= 0 && s.yearsBefore(k) >= 1.5 {
			s.mark(k, 0.75, "a date right behind a name")
			continue
		}
		if s.verdicts[k].score > 0 || !d.Form.Whole() || d.Form&dates.Joined != 0 || d.Form&dates.Boxed != 0 && d.Short {
			continue
		}
		if d.Form&dates.Boxed != 0 {
			if i := s.fieldBefore(k); i >= 0 && s.fielded(k, i) {
				s.mark(k, 0.75, "a date in the row of a person")
			}
			continue
		}
		switch {
		case s.besideAge(k):
			s.mark(k, 0.82, "an age beside the date")
		case s.newYear(k):
			s.mark(k, 0.75, "a first of January long ago")
		case s.lifetime(k) && named[k] >= 0:
			s.mark(k, 0.8, "the first of two dates of a life")
		case s.besideNumber(k), s.afterNumber(k):
			s.mark(k, 0.8, "a health number beside the date")
		case s.besideSex(k):
			s.mark(k, 0.8, "a sex beside the date")
		case s.eventColumn(k):
			named[k] = -1
		case named[k] >= 0 && s.person(k, named[k]):
			s.mark(k, 0.75, "a date right behind a name")
		case named[k] < 0:
			if i := s.fieldBefore(k); i >= 0 && s.fielded(k, i) {
				s.mark(k, 0.75, "a date in the row of a person")
			}
		}
	}
	s.chain()
	s.runs(named)
	s.rows()
}

// kinYear reports whether year k stands in brackets behind the name of one of a
// family: "Mother: Grace Pryce (1986)".
func (s *scan) kinYear(k int) bool {
	if s.punct(s.first[k]-1) != '(' || s.punct(s.after[k]) != ')' {
		return false
	}
	i := s.nameBefore(k)
	if i < 1 {
		return false
	}
	for j := i - 1; j >= 0 && i-j < 5 && s.punct(j) != '\n' && s.punct(j) != '.'; j-- {
		if s.atoms[j].Class&lexicon.Kin != 0 {
			return true
		}
	}
	return false
}

// Papers without any other date are taken to be of today, give or take.
const (
	today = 2024
	grown = today - 16
)

// yearsBefore is how many years before the newest event date k was; -1 if unknown.
func (s *scan) yearsBefore(k int) float64 {
	if s.newest == 0 || s.newestAt == k && s.events == 1 {
		if y := s.dates[k].Year; y > 0 && y < grown {
			return float64(today - y) // nothing to compare with, but somebody grown up by any measure
		}
		return -1
	}
	return float64(s.newest-day(s.dates[k])) / 372
}

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
		case '(', '[', ',', '-', '–', '—', '|', ':', '\t', '*', ')', '=', ';':
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
	for i > 0 && s.atoms[i].Class&lexicon.Kin != 0 && s.words[i]&sex == 0 && s.atoms[i].Flags.Fore() < 2 { // "PIKE, ROXANNE  MOTHER  19-FEB-1989"
		if i--; s.punct(i) == '(' || s.punct(i) == ',' || s.punct(i) == '|' {
			i--
		}
	}
	end := i
	if i >= 0 && s.initials(i-1, i) && s.atoms[i].Class&lexicon.Acronym == 0 {
		return i
	}
	for i >= 0 && end-i < 5 && s.nameLike(i) {
		i--
	}
	if i == end {
		return -1
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
	}
	return i
}

// nameLike reports whether atom i can be part of a person's name.
func (s *scan) nameLike(i int) bool {
	a := s.atoms[i]
	if a.Shape == lexicon.Punct {
		return (a.Hash == '-' || a.Hash == '\'' || a.Hash == '’' || a.Hash == '.' || a.Hash == ',') && i > 0 && s.atoms[i-1].Shape.IsCapital() &&
			(a.Hash != '.' || s.atoms[i-1].Shape == lexicon.Initial) && (a.Hash != ',' || s.atoms[i-1].Shape == lexicon.Upper)
	}
	if a.Shape == lexicon.Lower && a.Flags.Fore() > 1 && a.Flags.Ordinary() < 2 && a.Class == 0 {
		return true // messages
	}
	if !a.Shape.IsCapital() && a.Shape != lexicon.Mixed || s.words[i]&(blocks|unnamed|re|on|born|aged|years) != 0 && a.Flags.Fore() < 2 {
		return false
	}
	const other = lexicon.Org | lexicon.Domain | lexicon.Calendar | lexicon.Street | lexicon.Role | lexicon.Function | lexicon.Honorific | lexicon.Kin |
		lexicon.Acronym | lexicon.Nation | lexicon.Label | lexicon.ListLabel | lexicon.Greeting | lexicon.Brand | lexicon.Say | lexicon.Be
	const surname = lexicon.Org | lexicon.Domain | lexicon.Street | lexicon.Role | lexicon.Brand | lexicon.Nation | lexicon.Say
	if a.Class&surname != 0 && a.Class&other&^surname == 0 && a.Shape == lexicon.Title && i > 0 && s.atoms[i-1].Shape == lexicon.Title && s.atoms[i-1].Flags.Fore() > 0 && s.atoms[i-1].Class&other&^lexicon.Calendar == 0 {
		return true // "April Ward"
	}
	if a.Class&other != 0 && (a.Flags.Fore() < 2 || a.Class&(lexicon.Calendar|lexicon.Function) != 0 && a.Flags.Fore() < 3) {
		return a.Hash == lexicon.Hash("april") || a.Hash == lexicon.Hash("june") || a.Hash == lexicon.Hash("may") || a.Hash == lexicon.Hash("summer")
	}
	return a.Flags.Name() || a.Flags.Ordinary() < 2
}

// person reports whether date k behind the name that begins with atom i is of
// the person's birth, judged by what stands before the name and by how long
// ago it was.
func (s *scan) person(k, i int) bool {
	ago := s.yearsBefore(k)
	adult := ago >= 16
	bracket := s.punct(s.first[k]-1) == '(' || s.punct(s.first[k]-1) == '[' || s.inBracket(k)
	before := i - 1
	lead, role, kin := true, false, false
	if s.punct(before) == ':' && s.nameLabel(before) {
		return true
	}
	for n := 0; n < 8 && before >= 0; n++ {
		a := s.atoms[before]
		p := s.punct(before)
		switch {
		case s.words[before]&re != 0:
			return ago < 0 || ago > 0.02
		case p == '\n', p == ':' && n == 0 && (s.labelled(before) || adult && s.at(before-1)&(unnamed|blocks|date|re) == 0 && s.atoms[max(before-1, 0)].Class&lexicon.Role == 0):
			n = 99
		case p == '.' && s.sentenceEnd(before):
			n = 99
		case s.words[before]&(unnamed|blocks) != 0 && (n == 0 || n < 3 && (a.Class&lexicon.Function == 0 || s.atoms[before+1].Class&lexicon.Honorific != 0)) && !(adult && bracket):
			return false
		case a.Class&lexicon.Kin != 0 && n < 7:
			kin = true
		case a.Class&lexicon.Role != 0 && a.Class&lexicon.Kin == 0 && s.words[before]&relation == 0:
			role = true
		case a.Shape == lexicon.Lower && a.Class&lexicon.Kin == 0:
			lead = false
			n = 99
		}
		if n < 99 {
			before--
		}
	}
	// A list of people has other births around.
	family := s.birthNear(k)
	kin = kin || s.first[k] > 0 && s.atoms[s.first[k]-1].Class&lexicon.Kin != 0
	if s.hashAt(s.first[k]-2) != 0 && s.punct(s.first[k]-1) == '|' {
		kin = kin || s.atoms[s.first[k]-2].Class&lexicon.Kin != 0
	}
	switch {
	case role:
		return adult && (bracket || s.punct(s.first[k]-1) == ',')
	case bracket:
		return ago < 0 || ago >= 0.8 || family && ago > 0.02
	case adult && (s.punct(s.first[k]-1) == ',' || kin || s.first[k]-i > 1 && s.nameLike(s.first[k]-1)):
		return true
	case ago < 0 && s.first[k]-i > 1 && s.nameLike(s.first[k]-1) && !s.lineEnds(k):
		return true // "GRACE PRYCE 06/02/1987. MARKERS:" in a text with no other dates
	case !lead || !s.lineLead(i):
		return family && ago > 1
	case s.lineEnds(k) || s.besideAgeOrNote(k) || s.punct(s.after[k]) == '.' && s.punct(s.first[k]-1) == ',':
		return ago < 0 && (kin || family) || ago >= 2 || ago > 0.9 && s.punct(s.first[k]-1) == ',' || family && ago > 0.02
	}
	return ago >= 4 || family && ago > 0.1
}

// labelled reports whether the label that ends with the colon at atom i names
// no writer and no event: "Child ids:".
func (s *scan) labelled(i int) bool {
	for j := i - 1; j >= 0 && i-j < 7 && s.punct(j) != '\n' && s.punct(j) != '.'; j-- {
		a := s.atoms[j]
		if s.words[j]&(unnamed|blocks|date|re) != 0 && s.words[j]&relation == 0 && j != s.lineStart(i) || s.words[j]&(blocks|date) != 0 || a.Class&lexicon.Role != 0 && a.Class&lexicon.Kin == 0 {
			return false
		}
	}
	return s.words[i-1]&(unnamed|re) == 0 && s.atoms[i-1].Class&lexicon.Kin == 0
}

// nameLabel reports whether the label that ends with the colon at atom i is of a
// child's or relative's name: "Name on the court order:".
func (s *scan) nameLabel(i int) bool {
	found := false
	for j := i - 1; j >= 0 && i-j < 7 && s.punct(j) != '\n' && s.punct(j) != '.'; j-- {
		h := s.atoms[j].Hash
		found = found || h == lexicon.Hash("name") || h == lexicon.Hash("names")
		if s.words[j]&unnamed != 0 || s.atoms[j].Class&lexicon.Role != 0 && s.atoms[j].Class&lexicon.Kin == 0 || h == lexicon.Hash("print") || h == lexicon.Hash("worker") || h == lexicon.Hash("staff") {
			return false
		}
	}
	return found
}

// lineStart returns the first atom of the line of atom i; of a very long line one
// that is near.
func (s *scan) lineStart(i int) int {
	for n := 0; n < 300 && i > 0 && s.punct(i-1) != '\n'; n++ {
		i--
	}
	return i
}

// inBracket reports whether date k is the last thing in a bracket that began
// with a name: "(Matei, 05-11-2019)".
func (s *scan) inBracket(k int) bool {
	return s.punct(s.after[k]) == ')' && s.punct(s.first[k]-1) == ','
}

// lineLead reports whether nothing but bullets, numbers, labels and words of
// kin stand before atom i on its line.
func (s *scan) lineLead(i int) bool {
	for j := i - 1; j >= 0 && i-j < 8; j-- {
		a := s.atoms[j]
		switch p := s.punct(j); {
		case p == '\n' || p == ':':
			return true
		case p != 0:
		case a.Shape == lexicon.Digits && a.End-a.Start <= 2, a.Shape == lexicon.Alnum && a.End-a.Start <= 2, a.Shape == lexicon.Initial:
		case a.Class&(lexicon.Kin|lexicon.Label) != 0, s.words[j]&re != 0:
		case a.Shape.IsCapital():
		default:
			return false
		}
	}
	return true
}

// lineEnds reports whether date k ends its line.
func (s *scan) lineEnds(k int) bool {
	i := s.after[k]
	for n := 0; n < 2 && (s.punct(i) == '.' || s.punct(i) == ';' || s.punct(i) == ')' || s.punct(i) == ','); n++ {
		i++
	}
	return i >= len(s.atoms) || s.atoms[i].Shape == lexicon.Break
}

// besideAgeOrNote reports whether a bracket, a dash or a bar follows date k.
func (s *scan) besideAgeOrNote(k int) bool {
	p := s.punct(s.after[k])
	return p == '(' || p == '-' || p == '–' || p == '|' || p == ','
}

// birthNear reports whether a birth was found a few dates before or after date
// k, not far away.
func (s *scan) birthNear(k int) bool {
	for j := max(0, k-2); j < min(len(s.dates), k+3); j++ {
		if j != k && s.verdicts[j].score > 0.7 && abs(s.first[j]-s.first[k]) < 40 {
			return true
		}
	}
	return false
}

func abs(n int) int { return max(n, -n) }

// besideNumber reports whether a health number follows date k.
func (s *scan) besideNumber(k int) bool {
	j := s.after[k]
	for n := 0; n < 6 && j < len(s.atoms); n++ {
		a := s.atoms[j]
		switch {
		case a.Shape == lexicon.Digits:
			if a.End-a.Start == 10 {
				return !s.preposed(k)
			}
			return a.End-a.Start == 3 && j+2 < len(s.atoms) && s.width(j+1) == 3 && s.width(j+2) == 4 && !s.preposed(k)
		case a.Shape == lexicon.Break && a.Hash == '\n' || s.dateAt[j] > 0:
			return false
		case a.Shape == lexicon.Lower:
			return false
		}
		j++
	}
	return false
}

func (s *scan) width(j int) int {
	if j < 0 || j >= len(s.atoms) || s.atoms[j].Shape != lexicon.Digits {
		return 0
	}
	return s.atoms[j].End - s.atoms[j].Start
}

// besideSex reports whether "male", "(M)" or "F," stands right before date k, or
// right behind it.
func (s *scan) besideSex(k int) bool {
	j := s.after[k]
	if p := s.punct(j); p == ',' || p == '|' || p == '(' || p == '\t' {
		j++
	}
	if s.at(j)&sex != 0 && s.atoms[j].Shape.IsCapital() && s.opened(k) && (s.atoms[j].Shape != lexicon.Initial || s.aloneAt(j)) && s.at(j+1)&years == 0 {
		return true
	}
	i := s.first[k] - 1
	marked := false
	for n := 0; n < 2 && i >= 0 && (s.punct(i) == ',' || s.punct(i) == ')' || s.punct(i) == '|' || s.punct(i) == '-' || s.punct(i) == '–' || s.punct(i) == '('); n++ {
		i--
		marked = true
	}
	if i < 0 || s.words[i]&sex == 0 {
		return false
	}
	if s.atoms[i].Shape == lexicon.Initial && s.punct(i+1) == '|' && s.punct(i-1) != '|' {
		return false
	}
	return s.atoms[i].End-s.atoms[i].Start > 3 || marked && s.atoms[i].Shape == lexicon.Initial
}

// aloneAt reports whether the letter at atom j is all of a field: in "| M went
// home" and "M drove" it is the mother.
func (s *scan) aloneAt(j int) bool {
	if j+1 >= len(s.atoms) || s.atoms[j+1].Start-s.atoms[j].End > 1 {
		return true
	}
	p := s.punct(j + 1)
	return p == ',' || p == '|' || p == ')' || p == '\t' || p == '\n' || p == '\r' || p == ';' || p == '/' || s.atoms[j+1].Shape == lexicon.Digits || s.at(j+1)&sex != 0 || s.atoms[j+1].Class&(lexicon.Kin|lexicon.Nation) != 0 || s.atoms[j+1].Shape == lexicon.Upper
}

// besideAge reports whether an age stands right before or after date k, and
// the sum is right as far as the text's dates tell.
func (s *scan) besideAge(k int) bool {
	if n, sure, ok := s.ageAfter(k); ok && s.opened(k) && s.adds(k, n, sure) {
		return true
	}
	n, sure, ok := s.ageBefore(k)
	return ok && s.adds(k, n, sure)
}

// aged reports whether something that could be an age stands beside date k.
func (s *scan) aged(k int) bool {
	if _, _, ok := s.ageBefore(k); ok {
		return true
	}
	_, _, ok := s.ageAfter(k)
	return ok && s.opened(k)
}

// adds reports whether somebody born on date k was n years old at the newest
// event.
func (s *scan) adds(k, n int, sure bool) bool {
	ago := s.yearsBefore(k)
	if p := s.punct(s.first[k] - 1); ago < 0 || s.newestAt == k && (p == ',' || p == ';') {
		return true
	}
	d := ago - float64(n)
	if s.guessed && d < 0 {
		return true // today is later than any of these dates
	}
	return d > -1.1 && (d < 2.2 || sure && d < 6)
}

// opened reports whether date k stands apart from the words before it.
func (s *scan) opened(k int) bool {
	i := s.first[k] - 1
	return i < 0 || !s.atoms[i].Shape.IsWord() || s.atoms[i].Shape.IsCapital() && s.words[i]&(blocks|on) == 0 && s.atoms[i].Class&lexicon.Calendar == 0
}

// ageAfter reads ", aged 10", "(10)", "(10y 3m)", "– 13 yrs" after date k. sure
// says that words make it an age.
func (s *scan) ageAfter(k int) (n int, sure, ok bool) {
	j := s.after[k]
	open := false
	for m := 0; m < 2; m++ {
		switch s.punct(j) {
		case '(', '[':
			open = true
			j++
		case ',', '-', '–', ')', '|', ';':
			j++
		}
	}
	if s.at(j)&aged != 0 {
		sure = true
		if j++; s.punct(j) == ':' {
			j++
		}
	}
	if j >= len(s.atoms) {
		return 0, false, false
	}
	n, unit, ok := s.ageAt(j)
	if !ok {
		return 0, false, false
	}
	if s.at(j+1)&years != 0 || unit {
		sure = true
	}
	cell := s.punct(j-1) == '|' || s.punct(j-1) == '\t'
	if cell && (s.punct(j+1) == '|' || s.punct(j+1) == '\t' || s.punct(j+1) == '\n') && s.punct(s.first[k]-1) == s.punct(j-1) {
		if ago := s.yearsBefore(k); ago > 0 {
			return n, sure, ago-float64(n) > -0.3 && ago-float64(n) < 1.2
		}
	}
	return n, sure, sure || open && s.punct(j+1) == ')'
}

// ageAt reads "10" or "10y" at atom j.
func (s *scan) ageAt(j int) (n int, unit, ok bool) {
	a := s.atoms[j]
	t := s.text[a.Start:a.End]
	if a.Shape != lexicon.Digits && a.Shape != lexicon.Alnum || s.dateAt[j] > 0 {
		return 0, false, false
	}
	i := 0
	for i < len(t) && '0' <= t[i] && t[i] <= '9' {
		n = n*10 + int(t[i]-'0')
		if i++; i > 2 {
			return 0, false, false
		}
	}
	if i == 0 || n > 109 {
		return 0, false, false
	}
	return n, i < len(t), i == len(t) || vocabulary[lexicon.Hash(t[i:])]&years != 0
}

// ageBefore reads "aged 10 (", "10 years, ", "(10) " before date k.
func (s *scan) ageBefore(k int) (n int, sure, ok bool) {
	i := s.first[k] - 1
	closed, apart := false, false
	for m := 0; m < 2 && i >= 0; m++ {
		switch s.punct(i) {
		case ')':
			closed = true
			i--
		case '(', ',', '[', '-', '–', '|', ';', '/':
			apart = true
			i--
		}
	}
	unit := false
	for m := 0; m < 2 && i >= 0 && s.words[i]&years != 0 && s.words[i]&number == 0; m++ {
		unit = true
		i--
	}
	if i < 1 {
		return 0, false, false
	}
	n, u, ok := s.ageAt(i)
	if !ok {
		return 0, false, false
	}
	lbl := s.words[i-1]&aged != 0 || i > 1 && s.punct(i-1) == ':' && s.words[i-2]&aged != 0
	switch {
	case lbl, (unit || u) && (closed || apart):
		return n, true, closed || apart || lbl
	case apart && !closed && !unit && s.punct(s.first[k]-1) == '(' && s.punct(s.after[k]) == ')' && n < 22 && i > 0 && (s.punct(i-1) == ',' || s.hashAt(i-1) == hashAnd || s.hashAt(i-1) == lexicon.Hash("now") || s.atoms[i-1].Flags.Fore() > 1): // "Tobi, now 10 (12 March 2014)"
		ago := s.yearsBefore(k) - float64(n)
		return n, false, ago > -0.3 && ago < 1.3
	case apart && !closed && s.punct(i-1) == '(' && s.punct(s.after[k]) == ')' && i > 1 && s.atoms[i-2].Shape.IsCapital(): // "Tobi (10, 12/03/14)"
		return n, false, s.strongName(i-2, i-1)
	case closed && s.punct(i-1) == '(' && i > 1 && s.atoms[i-2].Shape.IsCapital():
		return n, false, true
	}
	return 0, false, false
}

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
		if s.verdicts[k].score > 0 || !d.Form.Whole() || !s.parted(k) {
			continue
		}
		named[k] = s.nameBefore(k)
		if named[k] < 0 && d.Form&(dates.Boxed|dates.Joined) == 0 && !s.aged(k) {
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
		if d.Form == dates.Joined|dates.Figures && s.verdicts[k].score == 0 && !s.parted(k) {
			i := s.nameBefore(k)
			if i < 0 {
				i = s.fieldBefore(k)
			}
			if i >= 0 && s.figured(k, i) || s.inBracket(k) && s.fieldBefore(k) >= 0 && s.fielded(k, s.fieldBefore(k)) {
				s.mark(k, 0.75, "a date right behind a name")
			}
			continue
		}
		if s.verdicts[k].score == 0 && d.Form == dates.NoYear && s.milestone(k) {
			s.mark(k, 0.8, "said to be somebody's day")
			continue
		}
		if s.verdicts[k].score == 0 && d.Form == dates.NoYear && s.saidDay(k) {
			s.mark(k, 0.8, whyOf[birthLbl])
			continue
		}
		if s.verdicts[k].score > 0 || !d.Form.Whole() || !s.parted(k) {
			continue
		}
		if s.milestone(k) || s.saidOf(k) && !s.stamped(k) {
			s.mark(k, 0.8, "said to be somebody's day")
			continue
		}
		if s.numberOf(k) {
			s.mark(k, 0.9, "a health number that begins with the date")
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
		case s.held(k):
			s.mark(k, 0.75, "a date right behind one of a family")
		case s.reBlock(k):
			s.mark(k, 0.75, "a date by itself below the name of somebody")
		case s.eventColumn(k):
			named[k] = -1
		case named[k] >= 0 && !s.signed(k) && s.person(k, named[k]):
			s.mark(k, 0.75, "a date right behind a name")
		case named[k] < 0:
			if i := s.fieldBefore(k); i >= 0 && s.fielded(k, i) {
				s.mark(k, 0.75, "a date in the row of a person")
			}
		}
	}
	s.incomplete()
	s.sourced()
	s.guessedYears()
	s.chain()
	s.denied()
	s.pairs()
	s.runs(named)
	s.rows()
	s.anniversaries()
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

// person reports whether date k behind the name that begins with atom i is of
// the person's birth, judged by what stands before the name and by how long
// ago it was.
func (s *scan) person(k, i int) bool {
	if s.period(k) {
		return false
	}
	ago := s.yearsBefore(k)
	adult := ago >= 16
	bracket := s.punct(s.first[k]-1) == '(' || s.punct(s.first[k]-1) == '[' || s.inBracket(k)
	before := i - 1
	direct := s.first[k]-i > 1 && s.atoms[s.first[k]-1].Shape == lexicon.Upper // "arrested Dan PRYCE 3/4/80"
	if w := s.at(before); w&(baby|sex) != 0 && s.atoms[before].End-s.atoms[before].Start > 2 {
		return ago < 0 || ago > 0.02
	}
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
		case p == '\n', p == ';', p == ':' && n == 0 && (s.labelled(before) || adult && s.at(before-1)&(unnamed|blocks|date|re) == 0 && s.atoms[max(before-1, 0)].Class&lexicon.Role == 0):
			n = 99
		case p == '.' && s.sentenceEnd(before):
			n = 99
		case s.words[before]&(unnamed|blocks) != 0 && (n == 0 || n < 3 && (a.Class&lexicon.Function == 0 || s.atoms[before+1].Class&lexicon.Honorific != 0)) && !(adult && (bracket || direct)):
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
	case kin && s.punct(s.first[k]-1) == ',' && s.ended(k):
		return ago < 0 || ago >= 0.8 || family && ago > 0.02
	case ago >= 4 && s.first[k]-i > 2 && s.punct(s.first[k]-1) == ',' && s.punct(s.after[k]) == ',' && s.named(i, s.first[k]-1):
		return true // "missing person Tobi Pryce, 12/3/09, last seen"
	case !lead || !s.lineLead(i):
		return family && ago > 1
	case s.lineEnds(k) || s.besideAgeOrNote(k) || s.punct(s.after[k]) == '.' && s.punct(s.first[k]-1) == ',':
		return ago < 0 && (kin || family) || ago >= 2 || ago > 0.9 && s.punct(s.first[k]-1) == ',' || family && ago > 0.02
	}
	return ago >= 4 || family && ago > 0.1
}

// named reports whether two words of [i, end) are hardly anything but names.
func (s *scan) named(i, end int) bool {
	n := 0
	for ; i < end; i++ {
		if s.strongName(i, i+1) || s.atoms[i].Shape == lexicon.Initial {
			n++
		}
	}
	return n > 1
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
	return s.punct(s.after[k]) == ')' && (s.punct(s.first[k]-1) == ',' || s.punct(s.first[k]-1) == ';')
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
		case a.Shape == lexicon.Digits && (a.End-a.Start <= 2 || a.End-a.Start > 4), a.Shape == lexicon.Alnum && (a.End-a.Start <= 2 || a.End-a.Start > 5), a.Shape == lexicon.Initial:
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
	for n := 0; n < 3 && (s.punct(j) == ',' || s.punct(j) == '|' || s.punct(j) == '(' || s.punct(j) == '\t' || s.punct(j) == ';' || s.punct(j) == '"' || s.punct(j) == '/'); n++ {
		j++
	}
	if p, q := s.punct(j), s.punct(s.first[k]-1); p == '♂' || p == '♀' || q == '♂' || q == '♀' {
		return true
	}
	if s.at(j)&sex != 0 && s.atoms[j].Shape.IsCapital() && s.opened(k) && (s.atoms[j].Shape != lexicon.Initial || s.aloneAt(j)) && s.at(j+1)&years == 0 {
		return true
	}
	i := s.first[k] - 1
	marked := false
	for n := 0; n < 3 && i >= 0 && (s.punct(i) == ',' || s.punct(i) == ';' || s.punct(i) == '"' || s.punct(i) == ')' || s.punct(i) == '|' || s.punct(i) == '-' || s.punct(i) == '–' || s.punct(i) == '('); n++ {
		i--
		marked = true
	}
	if i < 0 || s.words[i]&sex == 0 {
		return false
	}
	if s.atoms[i].Shape == lexicon.Initial && s.punct(i+1) == '|' && s.punct(i-1) != '|' {
		return false
	}
	if !marked && i > 0 && s.atoms[i].Shape == lexicon.Initial && s.atoms[i+1].Start-s.atoms[i].End > 1 && s.atoms[i].Start-s.atoms[i-1].End > 1 {
		return true // "PRYCE, Ann   F   21.09.86"
	}
	return s.atoms[i].End-s.atoms[i].Start > 2 || (marked || s.dateOf(i-1) >= 0) && s.atoms[i].Shape == lexicon.Initial
}

// aloneAt reports whether the letter at atom j is all of a field: in "| M went
// home" and "M drove" it is the mother.
func (s *scan) aloneAt(j int) bool {
	if j+1 >= len(s.atoms) || s.atoms[j+1].Start-s.atoms[j].End > 1 {
		return true
	}
	p := s.punct(j + 1)
	return p == ',' || p == '|' || p == ')' || p == '\t' || p == '\n' || p == '\r' || p == ';' || p == '"' || p == '/' || s.atoms[j+1].Shape == lexicon.Digits || s.at(j+1)&sex != 0 || s.atoms[j+1].Class&(lexicon.Kin|lexicon.Nation) != 0 || s.atoms[j+1].Shape == lexicon.Upper
}

package birth

import (
	"strings"

	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
	"veil/rules/table"
)

const (
	maxChain = 22 // atoms between a birth and another in its sentence
	lowYear  = 1915
)

// chain marks the dates that follow a birth in its line, in words that go on
// about it: "we hold the DOB as 3/4/11 and the school holds 4/3/11", "Tobi's
// birthday is 3 May, April's 12 June".
func (s *scan) chain() {
	for k := range s.dates {
		v := s.verdicts[k]
		if v.why != whyOf[label] && v.why != whyOf[birthLbl] && v.why != chained || s.dates[k].Form&dates.Only != 0 {
			continue
		}
		for m := k + 1; m < len(s.dates); m++ {
			if s.first[m]-s.after[k] > maxChain {
				break
			}
			if s.verdicts[m].score > 0 || s.dates[m].Start < s.dates[k].End {
				continue
			}
			if s.goesOn(k, m, v.why) {
				s.mark(m, 0.78, chained)
			}
			break
		}
	}
}

const chained = "a date beside a birth, in the same words"

// goesOn reports whether date m goes on about birth k.
func (s *scan) goesOn(k, m int, why string) bool {
	d := s.dates[m]
	whole := d.Form.Whole() && d.Form&dates.Joined == 0
	yearless := d.Form&dates.NoYear != 0 && d.Form&dates.Figures == 0 && s.dates[k].Form&dates.NoYear != 0
	if !whole && !yearless || s.dates[k].Form&dates.Boxed != d.Form&dates.Boxed {
		return false
	}
	stops := 0
	for j := s.after[k]; j < s.first[m]; j++ {
		switch p := s.punct(j); {
		case p == '\n' || p == '|' || p == '\t':
			return false
		case s.words[j]&(blocks|date|due) != 0 && s.words[j]&relation == 0:
			return false
		case p == '.' && s.sentenceEnd(j):
			stops++
		}
	}
	ago := s.yearsBefore(m)
	if whole && ago >= 0 && ago < 0.5 && !(s.newest == day(d)) {
		return false
	}
	i := s.first[m] - 1
	for i >= s.after[k] && (s.hashAt(i) == hashThe || s.punct(i) == '(' || s.punct(i) == ':') {
		i--
	}
	if s.hashAt(i) == hashFrom || s.hashAt(i) == lexicon.Hash("to") {
		return strings.HasSuffix(s.text[:s.atoms[i].Start], "amended ") || strings.HasSuffix(s.text[:s.atoms[i].Start], "changed ") || strings.HasSuffix(s.text[:s.atoms[i].Start], "corrected ")
	}
	a := s.atoms[max(i, 0)]
	// "April's 12 June", "tobi 12/3/14": whose the date is stands before it
	his := s.hashAt(i) == lexicon.Hash("s") && (s.punct(i-1) == '\'' || s.punct(i-1) == '’') || s.at(i)&is != 0 && s.hashAt(i-1) == lexicon.Hash("s") || a.Hash == lexicon.Hash("hers") || a.Hash == hashHis
	if his || s.nameBefore(m) >= 0 && s.punct(i) != '|' {
		return stops < 3 && (why != whyOf[birthLbl] || !s.preposed(m))
	}
	if whole && why != "" && a.Shape == lexicon.Lower && a.Class == 0 && a.Flags.Ordinary() == 0 && s.words[i] == 0 {
		return stops < 3 // "kiki 12/3/14" in a message
	}
	if s.hashAt(i) == hashNot {
		return true
	}
	if stops > 0 || a.Shape != lexicon.Lower || s.words[i]&on != 0 && s.hashAt(i+1) != hashThe && s.first[m]-s.after[k] > 4 {
		return false
	}
	const plain = lexicon.Function | lexicon.Be | lexicon.Say
	return a.Class&plain != 0 || s.words[i]&(is|of|soft) != 0 || a.Hash == lexicon.Hash("read") || a.Hash == lexicon.Hash("holds") || a.Hash == lexicon.Hash("shows") || a.Hash == lexicon.Hash("gives") || a.Hash == lexicon.Hash("later") || a.Hash == lexicon.Hash("visa") || a.Hash == lexicon.Hash("has")
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
	if sep != '(' && sep != '|' && sep != ',' && sep != '\t' && sep != '-' && sep != '–' && sep != ';' {
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
	if from < 0 {
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
		if j < from && s.atoms[j].Class&lexicon.Kin != 0 || s.atoms[j].Hash == hashMGM || s.atoms[j].Hash == hashPGM {
			return sep == '(' || old
		}
	}
	return sep == '(' && s.closeBirth(k, 14)
}

var (
	hashMGM = lexicon.Hash("mgm")
	hashPGM = lexicon.Hash("pgm")
)

// closeBirth reports whether a birth stands at most n atoms before date k.
func (s *scan) closeBirth(k, n int) bool {
	for j := k - 1; j >= 0 && s.first[k]-s.after[j] <= n; j-- {
		if s.verdicts[j].score > 0.7 {
			return true
		}
	}
	return false
}

// figured reports whether date k, six figures without a separator, is the birth
// of the person named before it: "BROTHER JOE PRYCE 120314", "JOE PRYCE
// (120314)".
func (s *scan) figured(k, i int) bool {
	if ago := s.yearsBefore(k); !s.ended(k) || ago >= 0 && ago < 0.05 {
		return false
	}
	p := s.punct(s.first[k] - 1)
	for j := i - 1; j >= 0 && i-j < 4 && s.punct(j) != '\n' && s.punct(j) != '.'; j-- {
		a := s.atoms[j]
		if s.words[j]&(unnamed|blocks) != 0 && s.words[j]&relation == 0 || a.Class&lexicon.Role != 0 && a.Class&lexicon.Kin == 0 && s.words[j]&relation == 0 {
			return false
		}
		if a.Class&lexicon.Kin != 0 || s.words[j]&(sex|relation) != 0 || a.Hash == lexicon.Hash("child") {
			return true
		}
	}
	return p == '(' && s.punct(s.after[k]) == ')' || s.closeBirth(k, 12) || s.nameLed(i)
}

// nameLed reports whether a word of kin is the first word of the name at atom i.
func (s *scan) nameLed(i int) bool {
	return s.atoms[i].Class&lexicon.Kin != 0 || s.words[i]&sex != 0
}

// newYear reports whether date k is the first of January many years ago: the
// birthday that offices give to those who do not know theirs.
func (s *scan) newYear(k int) bool {
	d := s.dates[k]
	if d.Day != 1 || d.Month != 1 || !d.Form.Whole() || s.yearsBefore(k) < 10 || s.preposed(k) {
		return false
	}
	for j := s.first[k] - 1; j >= 0 && s.first[k]-j < 7 && s.punct(j) != '\n'; j-- {
		if s.words[j]&blocks != 0 {
			return false
		}
	}
	return true
}

// afterNumber reports whether a health number stands before date k, with
// nothing but a name between.
func (s *scan) afterNumber(k int) bool {
	if !s.ended(k) {
		return false
	}
	j := s.first[k] - 1
	for n := 0; n < 8 && j >= 0; n++ {
		a := s.atoms[j]
		switch {
		case a.Shape == lexicon.Digits:
			return a.End-a.Start == 10 || s.width(j) == 4 && s.width(j-1) == 3 && s.width(j-2) == 3
		case s.punct(j) == '\n' || s.words[j]&(blocks|date|unnamed) != 0 || a.Shape == lexicon.Lower:
			return false
		}
		j--
	}
	return false
}

// lifetime reports whether date k is the first of two in a bracket behind a
// name: "Joe Pryce (3.4.50 – 5.6.19)".
func (s *scan) lifetime(k int) bool {
	if k+1 >= len(s.dates) || s.punct(s.first[k]-1) != '(' || s.first[k+1] != s.after[k]+1 || s.punct(s.after[k+1]) != ')' {
		return false
	}
	p := s.punct(s.after[k])
	return (p == '-' || p == '–' || p == '—') && day(s.dates[k+1])-day(s.dates[k]) > 372*25
}

// notes reads notes of deliveries, "SVD", "NVD", "Live", "Twin 1", and marks the
// dates that belong to them.
func (s *scan) notes() {
	for i, w := range s.words {
		switch {
		case w&section != 0 && s.atoms[i].End-s.atoms[i].Start <= 6 && s.infant(i), s.atoms[i].Hash == hashLive && s.at(i+1)&(sex|baby) != 0 && s.atoms[i+1].End-s.atoms[i+1].Start > 1:
		case s.atoms[i].Hash == hashTwin && i+2 < len(s.atoms) && (s.width(i+1) == 1 || s.atoms[i+1].Shape == lexicon.Initial || s.words[i+1]&number != 0):
			if k := s.dateOf(i + 2); k >= 0 && s.dates[k].Form.Whole() {
				s.mark(k, 0.85, whyOf[bornVerb])
			}
			continue
		case s.atoms[i].Hash == hashArrived && s.ours(i):
		case w&sex != 0 && s.atoms[i].End-s.atoms[i].Start > 2 && s.newborn(i):
		default:
			continue
		}
		s.birthBeside(i)
	}
}

// birthBeside marks the date a few atoms behind atom i, or right before it.
func (s *scan) birthBeside(i int) {
	for j := i + 1; j < min(len(s.atoms), i+10) && s.words[j]&blocks == 0 && s.punct(j) != '\n' && !(s.punct(j) == '.' && s.sentenceEnd(j)); j++ {
		if k := s.dateOf(j); k >= 0 {
			f := s.dates[k].Form
			if f.Whole() || f&dates.NoYear != 0 && (f&dates.Figures == 0 || strings.Contains(s.text[s.dates[k].Start:s.dates[k].End], "/") && !s.weeks(k) && s.dates[k].Day < 28) {
				s.mark(k, 0.85, whyOf[bornVerb])
				return
			}
			j = s.after[k] - 1
		}
	}
	j := i - 1
	if s.punct(j) == ',' || s.punct(j) == ':' || s.punct(j) == '-' || s.punct(j) == '–' {
		j--
	}
	if k := s.dateOf(j); k >= 0 && s.dates[k].Form.Whole() {
		s.mark(k, 0.8, whyOf[bornVerb])
	}
}

// infant reports whether words of a newborn child stand near atom i.
func (s *scan) infant(i int) bool {
	for j := max(0, i-8); j < min(len(s.atoms), i+9); j++ {
		if s.words[j]&sex != 0 && s.atoms[j].End-s.atoms[j].Start > 2 || s.atoms[j].Hash == hashLive || s.atoms[j].Hash == lexicon.Hash("infant") {
			return true
		}
	}
	return false
}

// ours reports whether "our son", "a baby boy" stands before "arrived" at atom i.
func (s *scan) ours(i int) bool {
	for j := max(1, i-4); j < i; j++ {
		h := s.atoms[j-1].Hash
		if s.words[j]&sex != 0 && s.words[j-1]&baby != 0 || (h == lexicon.Hash("our") || h == hashMy) && (s.atoms[j].Class&lexicon.Kin != 0 || s.words[j]&baby != 0) {
			return true
		}
	}
	return false
}

// newborn reports whether "welcomed a", "had a baby" or "gave birth to a"
// stands before the boy or girl at atom i.
func (s *scan) newborn(i int) bool {
	for j := i - 1; j >= 0 && i-j < 6; j-- {
		switch h := s.atoms[j].Hash; {
		case h == lexicon.Hash("welcomed"):
			return true
		case s.words[j]&(baby|soft) == 0 && h != lexicon.Hash("a") && h != lexicon.Hash("little") && h != lexicon.Hash("healthy") && h != lexicon.Hash("to"):
			return h == lexicon.Hash("had") && j == i-3 && s.words[i-1]&baby != 0
		}
	}
	return false
}

var (
	hashLive    = lexicon.Hash("live")
	hashTwin    = lexicon.Hash("twin")
	hashArrived = lexicon.Hash("arrived")
)

// under marks the births in the lines below a heading that ends with other
// words behind label t, "Children (name, date of birth, school):", each behind a
// name, and reports whether there are any.
func (s *scan) under(t trigger, head string, start, next int) bool {
	end := s.atoms[t.end-1].End - start
	if t.kind != label || end > len(head) || strings.ContainsAny(head, "0123456789|\t?") || len(head) > maxLine {
		return false
	}
	if tail := strings.TrimRight(head, " *_\r"); end >= len(tail) || tail[len(tail)-1] != ')' && tail[len(tail)-1] != ':' {
		return false
	}
	found := false
	for range maxUp {
		if next >= len(s.text) {
			break
		}
		var row string
		row, start, next = table.Line(s.text, next)
		if strings.TrimSpace(row) == "" {
			if found {
				break
			}
			continue
		}
		k, ok := s.dateIn(start, start+len(row))
		if !ok || !s.dates[k].Form.Whole() || s.event(k) || s.nameBefore(k) < 0 && s.fieldBefore(k) < 0 {
			break
		}
		s.mark(k, 0.9, "below a heading of dates of birth")
		found = true
	}
	return found
}

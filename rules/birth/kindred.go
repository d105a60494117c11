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

// anniversaries marks days without a year that are those of a birth in the text,
// where a birthday is spoken of nearby: "it was her birthday: on 3 May".
func (s *scan) anniversaries() {
	var days [13][32]bool
	any := false
	for k, d := range s.dates {
		if s.verdicts[k].score > 0 && d.Day > 0 && d.Day < 32 && d.Form.Whole() {
			days[d.Month][d.Day], any = true, true
		}
	}
	if !any {
		return
	}
	for k, d := range s.dates {
		if s.verdicts[k].score > 0 || d.Form&dates.NoYear == 0 || d.Form&dates.Figures != 0 || !days[d.Month][d.Day] {
			continue
		}
		for j := max(0, s.first[k]-40); j < min(len(s.atoms), s.after[k]+20); j++ {
			if s.words[j]&(birthday|turns) != 0 || s.words[j]&year != 0 && (s.hashAt(j-1) == lexicon.Hash("each") || s.hashAt(j-1) == lexicon.Hash("every")) || d.Form&dates.Named != 0 && s.closeBirth(k, 4) || s.hashAt(j) == lexicon.Hash("leap") {
				s.mark(k, 0.75, "the day of a birth, beside a birthday")
				break
			}
		}
	}
}

// sources are the papers, and the verbs of the papers, in which a birth is given
// otherwise: "as 3/4/11; on passport: 4/3/11".
var sources = lexicon.NewSet("read reads holds shows gives later visa has passport form system records card file mosaic liquidlogic sims notes spine school gp hospital police")

const chained = "a date beside a birth, in the same words"

// goesOn reports whether date m goes on about birth k.
func (s *scan) goesOn(k, m int, why string) bool {
	d := s.dates[m]
	whole := d.Form.Whole() && d.Form&dates.Joined == 0
	yearless := d.Form&dates.NoYear != 0 && d.Form&dates.Figures == 0 && s.dates[k].Form&dates.NoYear != 0
	hedged := d.Form&dates.NoDay != 0 && s.dates[k].Form.Whole() && s.at(s.first[m]-1)&(is|hedge) != 0 // "really June '91"
	whole = whole || hedged
	if !whole && !yearless || s.dates[k].Form&dates.Boxed != d.Form&dates.Boxed {
		return false
	}
	stops := 0
	for j := s.after[k]; j < s.first[m]; j++ {
		switch p := s.punct(j); {
		case p == '\n' || p == '|' || p == '\t':
			return false
		case s.words[j]&(blocks|date|due) != 0 && s.words[j]&relation == 0 && !(hedged && s.words[j]&date != 0):
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
	if hedged {
		return stops == 0
	}
	if s.hashAt(i+1) == hashThe && yearless && s.nameEnding(i) >= 0 && s.stops(m) {
		return stops == 0 // "Zak the twelfth of July,"
	}
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
	return a.Class&plain != 0 || s.words[i]&(is|of|soft) != 0 || sources.Has(a.Hash)
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
		if a.Class&lexicon.Kin != 0 || s.words[j]&(sex|relation) != 0 || children.Has(a.Hash) {
			return true
		}
	}
	if p == '/' && s.after[k] < len(s.atoms) || s.besideSex(k) {
		return true // "PRYCE/DAN/030480"
	}
	return p == '(' && s.punct(s.after[k]) == ')' || s.closeBirth(k, 12) || s.nameLed(i)
}

// children are words before the names of children.
var children = lexicon.NewSet("child children chn ch kids kid sib sibs sibling siblings")

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

// lifetime reports whether date k is the first of two in a bracket behind a
// name: "Joe Pryce (3.4.50 – 5.6.19)".
func (s *scan) lifetime(k int) bool {
	if k+1 >= len(s.dates) || s.punct(s.first[k]-1) != '(' || s.first[k+1] != s.after[k]+1 || s.punct(s.after[k+1]) != ')' {
		return false
	}
	p := s.punct(s.after[k])
	return (p == '-' || p == '–' || p == '—') && day(s.dates[k+1])-day(s.dates[k]) > 372*25
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

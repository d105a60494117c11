package birth

import (
	"strings"

	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
)

// How far a trigger reaches, in atoms.
var reach = map[kind]int{label: 22, birthLbl: 14, bornVerb: 26, turned: 6}

var whyOf = map[kind]string{
	label: "a date of birth by its label", birthLbl: "a birthday", bornVerb: "the day on which somebody was born",
	turned: "the day on which somebody reaches an age",
}

var scoreOf = map[kind]float64{label: 0.97, birthLbl: 0.9, bornVerb: 0.93, turned: 0.85}

// forward marks the first date after a trigger, and those listed with it.
func (s *scan) forward(t trigger) bool {
	lines, crossed := 0, false
	s.calendar(t)
	for j := t.end; j < min(len(s.atoms), t.end+reach[t.kind]); j++ {
		if k := s.dateAt[j]; k > 0 {
			if crossed && !s.answers(t, int(k)-1) {
				return false
			}
			if !s.fits(t, int(k)-1, j) {
				if s.dates[k-1].Form.Whole() {
					return false
				}
				j = s.after[k-1] - 1
				continue
			}
			s.mark(int(k)-1, scoreOf[t.kind], whyOf[t.kind])
			s.listed(t, int(k)-1)
			return true
		}
		if s.punct(j) == '\n' {
			if lines++; lines > 1 && t.kind != label || t.kind != label && s.rowBelow(j+1) {
				return false
			}
		}
		if s.ends(t, j) {
			if (t.kind == label || t.kind == birthLbl) && s.punct(j) == '.' && lines == 0 {
				crossed = true
				continue
			}
			return t.kind == label && s.thought(j)
		}
	}
	return false
}

// thought marks the year after a label whose date is not known, "unknown but
// thought to be 1980", "not known (approx 1980)", from atom i on.
func (s *scan) thought(i int) bool {
	for j := i + 1; j < min(len(s.atoms), i+9) && s.punct(j) != '\n' && s.punct(j) != '|'; j++ {
		k := s.dateOf(j)
		if k < 0 {
			continue
		}
		h := s.hashAt(j - 1)
		if s.dates[k].Form&dates.Only == 0 || s.dates[k].Year > today || h != lexicon.Hash("approx") && h != lexicon.Hash("about") && h != lexicon.Hash("circa") && h != hashBe && h != hashC && h != lexicon.Hash("around") && h != lexicon.Hash("approximately") && h != lexicon.Hash("possibly") {
			return false
		}
		s.mark(k, 0.85, "a year of birth")
		return true
	}
	return false
}

// masked enters a date right behind label t of which parts are left open:
// "00/00/1980", "xx/04/1980", "??/04/80".
func (s *scan) masked(t trigger) {
	from := s.atoms[t.end-1].End
	for from < len(s.text) && (s.text[from] == ' ' || s.text[from] == ':' || s.text[from] == '|') {
		from++
	}
	part, n, open, i := 0, 0, false, from
	for ; i < len(s.text) && i < from+10; i++ {
		c := s.text[i]
		if c == '/' || c == '.' {
			if n != 2 {
				return
			}
			part, n = part+1, 0
			continue
		}
		if c < '0' || c > '9' {
			if c != 'x' && c != 'X' && c != '?' && c != '-' && c != '_' {
				break
			}
			open = true
		}
		n++
	}
	if part != 2 || n != 2 && n != 4 || !open && !strings.HasPrefix(s.text[from:i], "00/") && !strings.Contains(s.text[from:i], "/00/") {
		return
	}
	if strings.ContainsAny(s.text[from:i], "123456789") {
		s.extra = append(s.extra, [2]int{from, i})
	}
}

// answers reports whether date k, a sentence or two behind the label t, is what
// it asked for: "The nurse wanted his date of birth. I knew it. The third of April
// 2011, in the night."
func (s *scan) answers(t trigger, k int) bool {
	i := s.first[k] - 1
	for i > t.end && (s.hashAt(i) == hashThe || s.punct(i) == '"' || s.punct(i) == '“') {
		i--
	}
	f := s.dates[k].Form
	if t.kind == birthLbl {
		return f&dates.NoYear != 0 && f&dates.Figures == 0 && (s.at(i)&is != 0 || s.atoms[i].Class&lexicon.Say != 0)
	}
	p := s.punct(s.after[k])
	return f.Whole() && f&dates.Joined == 0 && (s.punct(i) == '.' || s.punct(i) == ',' || s.at(i)&is != 0 || s.atoms[i].Class&lexicon.Say != 0) &&
		(p == '.' || p == ',' || p == '\n' || p == 0 && s.after[k] >= len(s.atoms))
}

// calendar enters a date of another calendar right behind label t: "9 Hamal
// 1385", "1385/01/09", "12 Ramadan 1429".
func (s *scan) calendar(t trigger) {
	if t.kind != label {
		return
	}
	s.masked(t)
	for j := t.end; j < min(len(s.atoms)-2, t.end+4); j++ {
		if s.atoms[j].Shape != lexicon.Digits {
			if s.atoms[j].Shape == lexicon.Break {
				return
			}
			continue
		}
		last := 0
		switch {
		case s.width(j) <= 2 && s.atoms[j+1].Shape == lexicon.Title && s.foreignYear(j+2):
			last = j + 2
		case s.width(j) <= 2 && j+4 < len(s.atoms) && s.punct(j+1) == s.punct(j+3) && s.punct(j+1) != 0 && s.width(j+2) > 0 && s.foreignYear(j+4):
			last = j + 4
		case s.foreignYear(j) && j+4 < len(s.atoms) && s.punct(j+1) == s.punct(j+3) && s.punct(j+1) != 0 && s.width(j+2) > 0 && s.width(j+2) <= 2 && s.width(j+4) > 0 && s.width(j+4) <= 2:
			last = j + 4
		}
		if last > 0 {
			s.extra = append(s.extra, [2]int{s.atoms[j].Start, s.atoms[last].End})
		}
		return
	}
}

// foreignYear reports whether atom i is a year of living people in the Islamic
// calendars.
func (s *scan) foreignYear(i int) bool {
	if s.width(i) != 4 {
		return false
	}
	y := s.text[s.atoms[i].Start:s.atoms[i].End]
	return "1300" <= y && y < "1470"
}

// rowBelow reports whether the line that begins at atom j is an entry in a list
// of events: a date, then a dash, bar or colon.
func (s *scan) rowBelow(j int) bool {
	for n := 0; n < 2 && (s.punct(j) == '|' || s.punct(j) == '-' || s.punct(j) == '*' || s.punct(j) == '•'); n++ {
		j++
	}
	k := s.dateOf(j)
	if k < 0 || s.first[k] != j {
		return false
	}
	switch s.punct(s.after[k]) {
	case '|', '-', '–', '—', ':', '\t', ',':
		return true
	}
	return false
}

// ends reports whether atom j ends the reach of a trigger.
func (s *scan) ends(t trigger, j int) bool {
	a := s.atoms[j]
	w := s.words[j]
	switch {
	case w&blocks != 0:
		return true
	case w&(date|dob) != 0 && t.kind != birthLbl:
		// Another label; but "DOB (date of birth)" names the same.
		return w&date != 0 && s.at(s.skip(j+1))&of == 0 && s.at(j-1)&birth == 0
	case a.Hash == hashNot && a.Shape.IsWord():
		return j+1 < len(s.atoms) && absent[s.atoms[j+1].Hash]
	case a.Shape != lexicon.Punct:
		return false
	}
	switch rune(a.Hash) {
	case '?':
		return j > t.end // "Date of birth?" may be a question on a form
	case '!':
		return true
	case '|':
		return t.kind == bornVerb && j > t.end
	case ';':
		return t.kind != label
	case '.':
		if k := s.dateOf(j + 1); t.kind == label && k >= 0 && s.dates[k].Form.Whole() && !s.dates[k].Short && s.dates[k].Form&dates.Figures == 0 {
			return false // "Confirm your date of birth. The third of May 1987."
		}
		return s.sentenceEnd(j) && j > t.end
	}
	return false
}

// sentenceEnd reports whether the full stop at atom j ends a sentence.
func (s *scan) sentenceEnd(j int) bool {
	if j == 0 || j+1 >= len(s.atoms) {
		return true
	}
	p, n := s.atoms[j-1], s.atoms[j+1]
	switch {
	case n.Shape == lexicon.Lower || n.Start == s.atoms[j].End:
		return false
	case p.Shape == lexicon.Initial || p.End-p.Start < 3 && n.Shape != lexicon.Title:
		return false
	case p.Class&lexicon.Honorific != 0 || p.Hash == lexicon.Hash("st"):
		return false
	}
	return true
}

// fits reports whether date k, at atom j, is in a form that the trigger may
// introduce.
func (s *scan) fits(t trigger, k, j int) bool {
	d := s.dates[k]
	gap := j - t.end
	if t.kind == turned {
		return d.Form&(dates.Only|dates.NoDay) == 0
	}
	if d.Form == dates.NoYear|dates.Figures && d.Month == 0 { // "the 9th"
		return t.kind == birthLbl && gap <= 5
	}
	switch {
	case d.Form&dates.Only != 0:
		return s.yearFits(t, j)
	case d.Form&dates.NoYear != 0 && d.Form&dates.Figures != 0:
		if d.Form&dates.Figures != 0 && t.kind == label && !strings.Contains(s.text[d.Start:d.End], "/") {
			return false // "2.1" is hardly a day
		}
		return t.kind != bornVerb && gap <= 4 && !s.weeks(k) || gap <= 1 && !s.weeks(k)
	case d.Form&(dates.Joined|dates.Boxed) != 0 && t.kind == bornVerb:
		return gap <= 2
	case d.Form&dates.Joined != 0:
		return gap <= 12
	case d.Form&dates.NoYear != 0 && t.kind == label:
		return gap <= 8
	}
	return true
}

// weeks reports whether date k is rather a term of pregnancy, "31/40", or a
// fraction.
func (s *scan) weeks(k int) bool {
	i := s.after[k]
	return s.at(i)&years != 0
}

// yearFits reports whether a bare year may be one of birth.
func (s *scan) yearFits(t trigger, j int) bool {
	if gap := j - t.end; gap <= 2 {
		return true
	} else if gap > 8 || t.kind == birthLbl {
		return false
	}
	p := s.atoms[j-1]
	return p.Shape.IsWord() && (p.Hash == hashIn || s.words[j-1]&(of|season|year) != 0 || p.Hash == lexicon.Hash("about") || p.Hash == lexicon.Hash("circa") || p.Hash == lexicon.Hash("c"))
}

// listed marks the dates that follow date k in a list: with commas and "and",
// and after a label in the plural with the names of those born.
func (s *scan) listed(t trigger, k int) {
	for k+1 < len(s.dates) {
		from, to := s.after[k], s.first[k+1]
		if to-from > 9 || s.dates[k+1].Form&(dates.Only) != 0 {
			return
		}
		glue, his := s.gapped(t, from, to), false
		for j := from; j < to; j++ {
			a := s.atoms[j]
			switch {
			case a.Shape == lexicon.Punct && (a.Hash == ',' || a.Hash == '&' || a.Hash == '+' || a.Hash == '/' || a.Hash == ';'):
				glue = true
			case a.Shape.IsWord() && (a.Hash == hashAnd || a.Hash == hashOr || a.Hash == lexicon.Hash("n")):
				glue = true
			case s.punct(j) == ')' || s.punct(j) == '(' || s.punct(j) == '-' || s.punct(j) == '–' || s.punct(j) == ':' || s.punct(j) == '\n':
			case t.kind == label && (s.words[j]&is != 0 || a.Hash == hashHis || a.Hash == hashHer || a.Hash == hashTheir || a.Hash == hashMy || a.Hash == lexicon.Hash("hers") || a.Hash == hashThe || a.Hash == '\'' || a.Hash == '’' || a.Hash == lexicon.Hash("s")):
				his = true
			case t.kind == label && (a.Class&lexicon.Kin != 0 || s.words[j]&of != 0 || s.punct(j) == '.' && s.atoms[j+1].Class&lexicon.Kin != 0):
				his = his || a.Class&lexicon.Kin != 0
			case (t.kind == label || t.kind == birthLbl) && s.possessor(j, to) && s.words[j]&blocks == 0:
				his = true
			case t.kind == bornVerb && s.dates[k+1].Form.Whole() && s.words[j]&blocks == 0 && (s.words[j]&on != 0 || a.Hash == hashThe || a.Class&lexicon.Kin != 0 || a.Shape.IsCapital() && a.Class == 0):
			case (t.many || t.kind == birthLbl) && a.Shape.IsCapital() && s.words[j]&blocks == 0:
				his = his || t.many && s.words[j] == 0
			case a.Shape == lexicon.Digits && a.End-a.Start <= 2 && t.many:
			default:
				return
			}
		}
		if !glue && !his {
			return
		}
		k++
		s.mark(k, scoreOf[t.kind]-0.05, whyOf[t.kind])
	}
}

// gapped reports whether nothing but a wide gap or bars lie between two dates
// in a row that begins with the label.
func (s *scan) gapped(t trigger, from, to int) bool {
	if t.kind != label || t.start > 0 && s.punct(t.start-1) != '\n' && s.punct(t.start-1) != '|' {
		return false
	}
	for j := from; j < to; j++ {
		if p := s.punct(j); p != '|' && p != '\t' {
			return false
		}
	}
	return to > from || s.atoms[to].Start-s.atoms[from-1].End > 2
}

// possessor reports whether atom j is a forename whose "'s" leads to another
// date, or is it without the apostrophe: "rileys 9.11.16".
func (s *scan) possessor(j, to int) bool {
	a := s.atoms[j]
	if !a.Shape.IsWord() || a.End-a.Start < 3 {
		return false
	}
	if p := s.punct(j + 1); p == '\'' || p == '’' {
		return a.Shape.IsCapital() && j+2 < to
	}
	t := s.text[a.Start:a.End]
	return t[len(t)-1] == 's' && lexicon.Word(t[:len(t)-1]).Fore() > 0 && (j+1 == to || s.punct(j+1) == ':')
}

// backward marks a date with its label behind it: "12/03/2014 (DOB)".
func (s *scan) backward(t trigger) {
	i := t.start - 1
	it := false // "on 12 March it was his birthday"
	for n := 0; n < 6 && i >= 0; n++ {
		if k := s.dateAt[i]; k > 0 {
			d := int(k) - 1
			if s.dates[d].Form&(dates.Only|dates.Joined) != 0 || s.verdicts[d].score > 0 || s.preposed(d) && n > 0 && !it && s.punct(t.start-1) != '(' {
				return
			}
			s.mark(d, 0.85, "a label behind the date")
			return
		}
		switch p := s.punct(i); {
		case p == '(' || p == ',' || p == '-' || p == '–' || p == '=' || p == ':' || p == '[':
		case p == '\n' && i == t.start-1 && (t.end >= len(s.atoms) || s.punct(t.end) == '\n' || s.punct(t.end) == '.'):
			// the label stands below the value
		case t.kind == birthLbl && (s.atoms[i].Hash == hashOr || s.atoms[i].Hash == hashIt || s.atoms[i].Class&lexicon.Calendar != 0 && s.dateAt[i] == 0):
			it = it || s.atoms[i].Hash == hashIt
		case s.words[i]&is != 0 || s.words[i]&on != 0:
		case s.atoms[i].Hash == hashHis || s.atoms[i].Hash == hashHer || s.atoms[i].Hash == hashTheir || s.atoms[i].Hash == hashMy:
		case s.words[i]&(years|number) != 0 || s.atoms[i].Class&lexicon.Kin != 0:
		default:
			return
		}
		i--
	}
}

// entry marks the date of an entry in a list of events that is a birth: "12
// March 2014 | Birth of Tobi", "12.3.14 - Tobi born".
func (s *scan) entry(t trigger) {
	apart := false
	for i := t.start - 1; i >= 0 && t.start-i < 9; i-- {
		if k := s.dateOf(i); k >= 0 {
			lead := s.first[k] - 1
			for lead >= 0 && (s.punct(lead) == '|' || s.punct(lead) == '-' || s.punct(lead) == '*') {
				lead--
			}
			if (apart || s.after[k] == t.start) && (lead < 0 || s.punct(lead) == '\n' || s.punct(lead+1) == '|') {
				s.mark(k, 0.85, "the date of an entry about a birth")
			}
			return
		}
		switch p := s.punct(i); {
		case p == '\n' || p == '.':
			return
		case p == '|' || p == ':' || p == '\t' || p == '-' || p == '–' || p == '—':
			apart = true
		case s.atoms[i].Shape == lexicon.Lower && s.words[i]&is == 0 && s.atoms[i].Hash != hashAnd:
			return
		}
	}
}

// preposed reports whether the word before date k makes it the time of
// something.
func (s *scan) preposed(k int) bool {
	i := s.first[k] - 1
	if i < 0 {
		return false
	}
	a := s.atoms[i]
	return a.Shape.IsWord() && (s.words[i]&on != 0 || a.Hash == hashThe || s.words[i]&(blocks|of) != 0 || a.Hash == lexicon.Hash("until") || a.Hash == lexicon.Hash("from") || a.Hash == lexicon.Hash("since") || a.Hash == lexicon.Hash("by"))
}

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
	s.movable(t)
	limit := t.end + reach[t.kind]
	bracket := t.end // "DOB (self-reported):"
	if s.punct(t.end) == '(' {
		for bracket < min(len(s.atoms), t.end+8) && s.punct(bracket) != ')' && s.dateAt[bracket] == 0 {
			bracket++
		}
	}
	for j := t.end; j < min(len(s.atoms), limit); j++ {
		if s.leader(j) {
			limit++
			continue
		}
		if k := s.dateAt[j]; k > 0 {
			if s.stamped(int(k) - 1) {
				return false
			}
			if crossed && !s.replies(t, int(k)-1) {
				return false
			}
			if !s.fits(t, int(k)-1, j, j-t.end-(limit-t.end-reach[t.kind])) {
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
		if j >= bracket && s.ends(t, j) {
			if (t.kind == label || t.kind == birthLbl) && (s.punct(j) == '.' || s.punct(j) == '?') && lines == 0 {
				crossed = true
				continue
			}
			return t.kind == label && s.thought(j)
		}
	}
	return false
}

// leader reports whether atom j is one of the dots or lines that lead from a
// label to its value: "Born ........ 3 May".
func (s *scan) leader(j int) bool {
	p := s.punct(j)
	return (p == '.' || p == '_' || p == '-' || p == '…' || p == '·') && (s.punct(j+1) == p && s.glued(j+1) || s.punct(j-1) == p && s.glued(j)) || p == '…'
}

// thought marks the date after a label whose date is not known, "unknown but
// thought to be 1980", "TBC (approx. 3 May 1980)", from atom i on.
func (s *scan) thought(i int) bool {
	for j := i + 1; j < min(len(s.atoms), i+9) && s.punct(j) != '\n' && s.punct(j) != '|'; j++ {
		k := s.dateOf(j)
		if k < 0 {
			continue
		}
		if s.at(j-1)&hedge == 0 && s.hashAt(j-1) != hashBe && s.punct(j-1) != '.' || s.dates[k].Form&dates.Only != 0 && s.dates[k].Year > today {
			return false
		}
		s.mark(k, 0.85, "a year of birth")
		return true
	}
	return false
}

// hums are the words with which an answer begins.
var hums = lexicon.NewSet("er erm um uh yeah yes yep ok okay so oh right well sure")

// replies reports whether date k, a sentence or two behind the label t, is what
// it asked for: "The nurse wanted his date of birth. I knew it. The third of April
// 2011, in the night."
func (s *scan) replies(t trigger, k int) bool {
	i := s.first[k] - 1
	for i > t.end && (s.hashAt(i) == hashThe || s.punct(i) == '"' || s.punct(i) == '“' || s.punct(i) == '-' || s.punct(i) == '–' || s.punct(i) == ',' || s.punct(i) == '…' || hums.Has(s.hashAt(i))) {
		i--
	}
	f := s.dates[k].Form
	if t.kind == birthLbl {
		return f&dates.NoYear != 0 && f&dates.Figures == 0 && (s.at(i)&is != 0 || s.atoms[i].Class&lexicon.Say != 0)
	}
	p := s.punct(s.after[k])
	return f.Whole() && f&dates.Joined == 0 && (s.punct(i) == '.' || s.punct(i) == ',' || s.punct(i) == '?' || s.punct(i) == ':' || s.punct(i) == '\n' || s.at(i)&is != 0 || s.atoms[i].Class&lexicon.Say != 0) &&
		(p == '.' || p == ',' || p == '\n' || p == 0 && s.after[k] >= len(s.atoms))
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
		return (a.Hash != hashEnd || s.at(j+1)&of == 0) && !(t.kind == birthLbl && a.Hash == lexicon.Hash("until")) // "due end of May"
	case w&(date|dob) != 0 && t.kind != birthLbl:
		// Another label; but "DOB (date of birth)" names the same.
		return w&date != 0 && s.at(s.skip(j+1))&of == 0 && s.at(j-1)&birth == 0
	case a.Hash == hashNot && a.Shape.IsWord():
		return j+1 < len(s.atoms) && absent[s.atoms[j+1].Hash] && !(s.at(j+1)&on != 0 && s.near(j+2, 2)) // "born not on 1 May but on"
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
		if s.at(j-1)&(weekday|expect|hedge) != 0 {
			return false // "Sat. 3 May"
		}
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

// fits reports whether date k, at atom j, gap atoms behind the trigger, is in a
// form that the trigger may introduce.
func (s *scan) fits(t trigger, k, j, gap int) bool {
	d := s.dates[k]
	if t.kind == turned {
		return d.Form&(dates.Only|dates.NoDay) == 0
	}
	if d.Form == dates.NoYear|dates.Figures && d.Month == 0 { // "the 9th"
		return t.kind == birthLbl && gap <= 5
	}
	switch {
	case d.Form&dates.Only != 0:
		return s.yearFits(t, j, gap)
	case d.Form&dates.NoYear != 0 && d.Form&dates.Figures != 0:
		if d.Form&dates.Figures != 0 && t.kind == label && !strings.Contains(s.text[d.Start:d.End], "/") {
			return false // "2.1" is hardly a day
		}
		return t.kind != bornVerb && gap <= 4 && !s.weeks(k) || gap <= 1 && !s.weeks(k) || gap <= 6 && strings.Contains(s.text[d.Start:d.End], " of the ")
	case d.Form&(dates.Joined|dates.Boxed) != 0 && t.kind == bornVerb:
		return gap <= 2 || s.at(j-1)&on != 0
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
func (s *scan) yearFits(t trigger, j, gap int) bool {
	if gap <= 2 {
		return true
	} else if gap > 8 || t.kind == birthLbl {
		return false
	}
	for n := 0; n < 3 && j > 1 && s.atoms[j-1].Shape == lexicon.Punct; n++ {
		j-- // "c. 1950", "(approx): 1985"
	}
	p := s.atoms[j-1]
	if p.Hash == lexicon.Hash("season") && climate.Has(s.hashAt(j-2)) {
		return true
	}
	return p.Shape.IsWord() && s.words[j-1]&hedge != 0 || p.Shape.IsWord() && (p.Hash == hashIn || s.words[j-1]&(of|season|year) != 0 || p.Hash == lexicon.Hash("about") || p.Hash == lexicon.Hash("circa") || p.Hash == lexicon.Hash("c"))
}

// listed marks the dates that follow date k in a list: with commas and "and",
// and after a label in the plural with the names of those born.
func (s *scan) listed(t trigger, k int) {
	for k+1 < len(s.dates) {
		from, to := s.after[k], s.first[k+1]
		if to-from > 9 || s.dates[k+1].Form&(dates.Only) != 0 || t.kind == label && !s.fits(t, k+1, t.end, 0) || s.dates[k].Form.Whole() && s.dates[k+1].Form&(dates.NoYear|dates.Figures) == dates.NoYear|dates.Figures {
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
			case t.many && a.Shape == lexicon.Lower && a.Flags.Fore() > 1 && s.words[j] == 0:
				his = true // "tobi 12/3/14, april 3/4/11"
			case (t.many || t.kind == birthLbl) && a.Shape.IsCapital() && s.words[j]&blocks == 0:
				his = his || t.many && s.words[j] == 0
			case a.Shape == lexicon.Digits && a.End-a.Start <= 2 && t.many:
			default:
				return
			}
		}
		if !glue && !his && !(from == to && t.kind == label && s.dates[k+1].Form.Whole() && s.dates[k+1].Year < today-2) {
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

// backward marks a date with its label behind it, "12/03/2014 (DOB)", and reports
// whether there is one.
func (s *scan) backward(t trigger) bool {
	i := t.start - 1
	it := false // "on 12 March it was his birthday"
	named := false
	for n := 0; n < 8 && i >= 0; n++ {
		if k := s.dateAt[i]; k > 0 {
			d := int(k) - 1
			if t.kind == birthLbl && (named && s.dates[d].Form&dates.NoYear == 0 || !s.closed(t.end)) && !it && s.punct(t.start-1) != '(' && s.at(s.after[d])&is == 0 && s.at(s.after[d]+1)&is == 0 {
				return false // "12/03/2024 Tobi's birthday tea": a day of a diary
			}
			if s.dates[d].Form&(dates.Only|dates.Joined) != 0 || s.verdicts[d].score > 0 || s.preposed(d) && n > 0 && !it && s.punct(t.start-1) != '(' {
				return false
			}
			s.mark(d, 0.85, "a label behind the date")
			return true
		}
		switch p := s.punct(i); {
		case p == '(' || p == ',' || p == '-' || p == '–' || p == '=' || p == ':' || p == '[':
		case p == '\n' && i == t.start-1 && (t.end >= len(s.atoms) || s.punct(t.end) == '\n' || s.punct(t.end) == '.'):
			// the label stands below the value
		case t.kind == birthLbl && (s.atoms[i].Hash == hashOr || s.atoms[i].Hash == hashIt || s.atoms[i].Class&lexicon.Calendar != 0 && s.dateAt[i] == 0):
			it = it || s.atoms[i].Hash == hashIt
		case s.words[i]&is != 0 || s.words[i]&on != 0:
		case s.atoms[i].Hash == hashHis || s.atoms[i].Hash == hashHer || s.atoms[i].Hash == hashTheir || s.atoms[i].Hash == hashMy:
		case t.kind == birthLbl && (s.punct(i) == '\'' || s.punct(i) == '’' || s.atoms[i].Hash == hashS || milestones.Has(s.atoms[i].Hash) || ofTen.Has(s.atoms[i].Hash) || s.atoms[i].Shape == lexicon.Alnum && ordinal(s.text[s.atoms[i].Start:s.atoms[i].End]) || s.nameLike(i) || s.possessor(i, t.start)):
			named = true
		case s.words[i]&(years|number) != 0 || s.atoms[i].Class&lexicon.Kin != 0:
		default:
			return false
		}
		i--
	}
	return false
}

// closed reports whether a line, a field or a sentence ends before atom i.
func (s *scan) closed(i int) bool {
	p := s.punct(i)
	return i >= len(s.atoms) || p == '\n' || p == '\r' || p == '.' || p == '?' || p == '!' || p == ')' || p == ',' || p == ';' || p == '|'
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

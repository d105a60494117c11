package birth

import (
	"strings"
	"unicode/utf8"

	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
)

// kind is what a trigger is.
type kind int

const (
	none     kind = iota
	label         // "DOB", "date of birth": the date may be in any form
	birthLbl      // a birthday: often without the year
	bornVerb      // "born", "gave birth": running text
	turned        // "turned six on": the next words are the date
)

// trigger is a stretch of atoms after, or above, which a birth is expected.
type trigger struct {
	kind       kind
	start, end int // atoms
	many       bool
}

// labels goes through the text and marks the dates that labels, verbs and
// birthdays point to.
func (s *scan) labels() {
	for i := 0; i < len(s.atoms); {
		t := s.trigger(i)
		if t.kind == none {
			i++
			continue
		}
		i = max(t.end, i+1)
		if s.column(t) {
			continue
		}
		if s.forward(t) {
			continue
		}
		if t.kind == label || t.kind == birthLbl {
			s.backward(t)
		} else if t.kind == bornVerb {
			s.entry(t)
		}
	}
}

// trigger reads the trigger that begins with atom i.
func (s *scan) trigger(i int) trigger {
	w := s.words[i]
	if w == 0 {
		return s.spelt(i)
	}
	t := trigger{start: i, end: i + 1}
	switch {
	case w&dob != 0:
		t.kind, t.many = label, w&plural != 0
		if w&birthday != 0 {
			t.kind = birthLbl
		}
	case w&date != 0:
		j := s.skip(i + 1)
		if s.hashAt(j) == hashOfBirth {
			t.kind, t.end = label, j+1
			return t
		}
		if (s.punct(j) == '&' || s.punct(j) == '/' || s.hashAt(j) == hashAnd) && (s.hashAt(j+1) == lexicon.Hash("place") || s.hashAt(j+1) == hashTime) {
			j = s.skip(j + 2)
		}
		if s.at(j)&of != 0 {
			j = s.skip(j + 1)
		}
		if s.at(j)&(birth|delivery) == 0 && !(s.hashAt(j) == hashB && s.at(j-1)&of != 0) {
			return s.spelt(i)
		}
		t.kind, t.end, t.many = label, j+1, w&plural != 0
	case w&delivery != 0 && s.at(i+1)&date != 0 && s.near(i+2, 3):
		t.kind, t.end = label, i+2
	case w&birth != 0:
		return s.birthWord(i)
	case w&born != 0:
		if s.hashAt(i+1) == hashTo && s.hashAt(i+2) == hashBe {
			return trigger{} // "born to be wild"
		}
		if k := s.dateOf(i - 2); k >= 0 && s.punct(i-1) == '-' && s.dates[k].Form&dates.Only != 0 {
			s.mark(k, 0.9, "a year of birth")
		}
		s.cutYear(i + 1)
		s.cutYear(i + 2)
		t.kind = bornVerb
	case w&delivered != 0 && s.midwifery(i):
		t.kind = bornVerb
	case w&world != 0 && i > 1 && s.atoms[i-2].Hash == hashInto:
		t.kind = bornVerb
	case w&baby != 0 && s.at(i-1)&sex != 0 && s.liveborn(i):
		t.kind = bornVerb
	case w&due != 0 && s.at(i+1)&date != 0 && s.near(i+2, 3) && s.dates[s.nextDate(i+2)].Form&dates.NoYear != 0 && s.atoms[i].Shape == lexicon.Lower:
		t.kind, t.end = bornVerb, i+2
	case w&due != 0 && s.expecting(i):
		t.kind = bornVerb
		if s.at(i+1)&date != 0 {
			t.end++
		}
	case w&year != 0 && s.at(i+1)&of != 0 && s.at(i+2)&birth != 0:
		t.kind, t.end = label, i+3
	case w&baby != 0 && i > 1 && s.at(i-1)&soft == 0 && s.hadBaby(i):
		t.kind = bornVerb
	case w&turns != 0:
		return s.age(i)
	case w&is != 0:
		return s.age(i)
	default:
		return s.spelt(i)
	}
	return t
}

// skip is the first atom from i on that is no line end or hyphen: labels wrap,
// and are hyphened.
func (s *scan) skip(i int) int {
	for n := 0; n < 2 && i < len(s.atoms) && (s.atoms[i].Shape == lexicon.Break || s.punct(i) == '-' || s.punct(i) == '_'); n++ {
		i++
	}
	return i
}

// birthWord reads what begins with "birth": "birth date", "birth day", "birth
// of Tobi on", "gave birth on".
func (s *scan) birthWord(i int) trigger {
	j := s.skip(i + 1)
	switch {
	case s.at(j)&date != 0:
		return trigger{label, i, j + 1, false}
	case j < len(s.atoms) && s.atoms[j].Hash == hashDay:
		return trigger{birthLbl, i, j + 1, false}
	case s.hashAt(j) == lexicon.Hash("details") || s.hashAt(j) == lexicon.Hash("entry") || s.hashAt(j) == lexicon.Hash("particulars"):
		return trigger{bornVerb, i, j + 1, false}
	case s.at(i-1)&of != 0 && s.dateLike(i-2):
		return trigger{label, i, i + 1, false}
	case i > 0 && s.at(i-1)&gave != 0:
		return trigger{bornVerb, i, i + 1, false}
	case s.at(j)&(of|on) != 0 || s.punct(j) == '(' || s.punct(j) == ':':
		return trigger{bornVerb, i, i + 1, false}
	}
	return trigger{}
}

// dateLike reports whether the word at atom i is "date" with one letter wrong.
func (s *scan) dateLike(i int) bool {
	if i < 0 || s.atoms[i].End-s.atoms[i].Start != 4 {
		return false
	}
	wrong := 0
	for k, c := range []byte(strings.ToLower(s.text[s.atoms[i].Start:s.atoms[i].End])) {
		if c != "date"[k] {
			wrong++
		}
	}
	return wrong == 1
}

// liveborn reports whether "live female infant" stands around atom i.
func (s *scan) liveborn(i int) bool {
	for j := max(0, i-3); j < i; j++ {
		if s.atoms[j].Hash == lexicon.Hash("live") || s.atoms[j].Hash == lexicon.Hash("liveborn") {
			return true
		}
	}
	return false
}

// nextDate returns the first date that atom i, or one after it, belongs to.
func (s *scan) nextDate(i int) int {
	for ; i < len(s.atoms); i++ {
		if s.dateAt[i] > 0 {
			return int(s.dateAt[i]) - 1
		}
	}
	return -1
}

// hadBaby reports whether the word before or two before atom i is "had".
func (s *scan) hadBaby(i int) bool {
	had := lexicon.Hash("had")
	return s.atoms[i-1].Hash == had || s.atoms[i-2].Hash == had
}

// midwifery reports whether "delivered" at atom i is said of a baby.
func (s *scan) midwifery(i int) bool {
	for j := max(0, i-3); j < i; j++ {
		if s.words[j]&baby != 0 && s.near(i+1, 2) {
			return true // "the baby was delivered on"
		}
	}
	for j := i + 1; j < min(len(s.atoms), i+8); j++ {
		if s.words[j]&(section|sex) != 0 && s.atoms[j].End-s.atoms[j].Start > 2 || s.words[j]&baby != 0 {
			return true
		}
	}
	return false
}

// expecting reports whether "due" at atom i is said of a baby.
func (s *scan) expecting(i int) bool {
	for j := max(0, i-14); j < min(len(s.atoms), i+10); j++ {
		if s.words[j]&baby != 0 {
			return true
		}
	}
	return s.at(i-1)&expect != 0 && s.at(i+1)&date != 0
}

// spelt reads labels that are several atoms: d.o.b., d/o/b, "D O B", b., b'day.
func (s *scan) spelt(i int) trigger {
	a := s.atoms[i]
	n := a.End - a.Start
	if n == 1 && a.Shape.IsWord() {
		return s.letters(i)
	}
	if (a.Hash == hashBn || a.Hash == hashGeb) && a.Shape.IsWord() && s.near(i+1, 2) || a.Hash == hashGeb && a.Shape.IsWord() && s.near(i+2, 1) {
		return trigger{bornVerb, i, i + 1, false}
	}
	// "DOB12/03/2014": the label is glued to the day.
	if a.Shape == lexicon.Alnum && n > 3 && n < 14 && s.vocab(i, 3)&dob != 0 {
		s.splitDate(i)
	}
	return trigger{}
}

func (s *scan) vocab(i, n int) word {
	if a := s.atoms[i]; utf8.RuneStart(s.text[a.Start+n]) {
		return vocabulary[lexicon.Hash(s.text[a.Start:a.Start+n])]
	}
	return 0
}

// letters reads a label of single letters.
func (s *scan) letters(i int) trigger {
	switch s.atoms[i].Hash {
	case hashE: // "E.D.D."
		if s.punct(i+1) == '.' && s.hashAt(i+2) == hashD && s.punct(i+3) == '.' && (s.hashAt(i+4) == hashD || s.hashAt(i+4) == hashC) {
			return trigger{label, i, i + 5, false}
		}
		return trigger{}
	case hashD:
		if s.punct(i+1) == '.' && s.hashAt(i+2) == hashG && s.punct(i+3) == '.' && s.near(i+4, 2) {
			return trigger{label, i, i + 4, false} // "D.G.", dyddiad geni
		}
		j, dots := i+1, 0
		if s.at(j)&of != 0 && s.hashAt(j+1) == hashB || s.punct(j) == '/' && s.hashAt(j+1) == hashB && s.glued(j+1) && s.near(j+2, 2) {
			return trigger{label, i, j + 2, false} // "D of B", "D/B"
		}
		for _, want := range [2]uint32{hashO, hashB} {
			if s.punct(j) == '.' || s.punct(j) == '/' || s.punct(j) == '-' || s.punct(j) == ',' {
				j, dots = j+1, dots+1
			}
			if j >= len(s.atoms) || s.atoms[j].Hash != want && !(want == hashO && s.is(j, "0")) && !(want == hashB && s.is(j, "8") && dots > 1) {
				return trigger{}
			}
			j++
		}
		return trigger{label, i, j, false}
	case hashB, hashG:
		j := i + 1
		if s.atoms[i].Hash == hashB {
			s.cutYear(j)
		}
		if p := s.punct(j); p == '\'' || p == '’' || p == '-' || p == '/' {
			if j+1 < len(s.atoms) && s.atoms[j+1].Hash == hashDay {
				return trigger{birthLbl, i, j + 2, false}
			}
			return trigger{}
		}
		lower := s.atoms[i].Shape == lexicon.Lower
		named := i > 0 && (s.atoms[i-1].Shape.IsCapital() || s.punct(i-1) == '(' || s.punct(i-1) == ',' || s.punct(i-1) == '[')
		if s.atoms[i].Hash == hashG && s.punct(j) != '.' {
			return trigger{}
		}
		if !lower && (s.punct(j) == '.' || s.punct(j) == ':') && s.near(j+1, 1) && s.dates[s.dateAt[j+1]-1].Form&dates.Figures != 0 && s.dates[s.dateAt[j+1]-1].Form.Whole() && s.atoms[j+1].Start == s.atoms[j].End {
			return trigger{bornVerb, i, j + 1, false} // "B.040898"
		}
		named = named || s.punct(i-1) == '-' || s.punct(i-1) == '–' || s.punct(i-1) == ';' || s.punct(i-1) == ':'
		if i == 0 || s.punct(i-1) == '\n' {
			named = s.punct(j) == ':' || s.punct(j) == '.'
		}
		if !named || !lower {
			return trigger{}
		}
		if p := s.punct(j); p == '.' || p == ':' {
			j++
		}
		s.cutYear(j)
		if j < len(s.atoms) && s.dateAt[j] > 0 || s.near(j, 2) {
			return trigger{bornVerb, i, j, false}
		}
	}
	return trigger{}
}

// cutYear enters a year of two figures behind "b." or "born": "b. '87".
func (s *scan) cutYear(j int) {
	p := s.punct(j)
	if p != '\'' && p != '’' && p != '‘' || s.width(j+1) != 2 || !s.glued(j+1) || s.dateAt[j+1] > 0 || s.glued(j+2) && s.atoms[j+2].Shape != lexicon.Punct && s.atoms[j+2].Shape != lexicon.Break {
		return
	}
	e := [2]int{s.atoms[j].Start, s.atoms[j+1].End}
	if n := len(s.extra); n == 0 || s.extra[n-1] != e {
		s.extra = append(s.extra, e)
	}
}

// glued reports whether atom i begins where the one before it ends.
func (s *scan) glued(i int) bool {
	return i > 0 && i < len(s.atoms) && s.atoms[i].Start == s.atoms[i-1].End
}

// is reports whether atom i is the text t.
func (s *scan) is(i int, t string) bool {
	return i >= 0 && i < len(s.atoms) && s.text[s.atoms[i].Start:s.atoms[i].End] == t
}

// near reports whether a date begins in the next n atoms.
func (s *scan) near(j, n int) bool {
	for ; n > 0 && j < len(s.atoms); n-- {
		if s.dateAt[j] > 0 {
			return true
		}
		if s.punct(j) == '.' {
			return false
		}
		j++
	}
	return false
}

// splitDate enters the date after a label that is glued to it, if there is one.
func (s *scan) splitDate(i int) {
	from := s.atoms[i].Start + 3
	tail := s.text[from:min(len(s.text), from+24)]
	for len(tail) > 0 && !utf8.ValidString(tail) {
		tail = tail[:len(tail)-1]
	}
	ds := dates.All(tail, lexicon.Atoms(tail))
	if len(ds) == 0 || ds[0].Start > 0 || !ds[0].Form.Whole() {
		return
	}
	s.extra = append(s.extra, [2]int{from, from + ds[0].End})
}

// age reads "turned six on", "is 14 on", "reaches the age of 18 on", "will
// attain her majority on".
func (s *scan) age(i int) trigger {
	verb := s.words[i]
	j := i + 1
	for n := 0; n < 4 && j < len(s.atoms); n++ {
		h := s.atoms[j].Hash
		if s.words[j]&(aged|of|is) == 0 && h != hashThe && h != hashHis && h != hashHer && h != hashTheir || !s.atoms[j].Shape.IsWord() {
			break
		}
		j++
	}
	if j >= len(s.atoms) {
		return trigger{}
	}
	a := s.atoms[j]
	switch {
	case s.words[j]&number != 0, a.Shape == lexicon.Digits && a.End-a.Start <= 2:
		j++
	case a.Shape == lexicon.Lower && a.Hash == hashMajority && verb&turns != 0:
		j++
	default:
		return trigger{}
	}
	for n := 0; n < 2 && s.at(j)&years != 0; n++ {
		if verb&turns == 0 && s.at(j)&years != 0 && s.atoms[j].Hash != hashOld && s.dateAt[min(j+1, len(s.atoms)-1)] == 0 && s.at(j+1)&(on|years) == 0 {
			return trigger{}
		}
		j++
	}
	if verb&turns == 0 && !s.somebody(i) {
		return trigger{}
	}
	if s.at(j)&rel != 0 {
		for n := 0; n < 2 && s.at(j)&rel != 0; n++ {
			j++
		}
		if s.punct(j) == '(' || s.punct(j) == ',' || s.punct(j) == '-' {
			j++
		}
		if s.at(j)&(on|weekday) != 0 {
			j++
		}
		if !s.near(j, 2) {
			return trigger{}
		}
		return trigger{turned, i, j, false}
	}
	// "on 14 May he turned six"
	if verb&turns != 0 && i > 1 && s.dateAt[i-2] > 0 && s.at(j)&on == 0 && s.at(i-1)&nobody == 0 {
		s.mark(int(s.dateAt[i-2])-1, 0.8, "the day on which somebody reaches an age")
		return trigger{}
	}
	if s.at(j)&on == 0 && s.punct(j) != '(' && s.punct(j) != ',' && !(verb&turns != 0 && s.near(j, 5)) {
		return trigger{}
	}
	return trigger{turned, i, j, false}
}

// somebody reports whether the subject before the verb at atom i can be a
// person.
func (s *scan) somebody(i int) bool {
	if h := s.atoms[i].Hash; h == hashHes || h == hashShes {
		return true
	}
	for i > 0 && (s.at(i-1)&is != 0 || s.hashAt(i-1) == lexicon.Hash("have") || s.hashAt(i-1) == lexicon.Hash("d") || s.punct(i-1) == '\'' || s.punct(i-1) == '’') {
		i--
	}
	if i == 0 {
		return false
	}
	a := s.atoms[i-1]
	if s.words[i-1]&nobody != 0 || !a.Shape.IsWord() {
		return false
	}
	return a.Shape.IsCapital() && a.Class&(lexicon.Calendar|lexicon.Org|lexicon.Domain) == 0 ||
		a.Class&lexicon.Kin != 0 || a.Hash == lexicon.Hash("he") || a.Hash == lexicon.Hash("she") || a.Hash == lexicon.Hash("who")
}

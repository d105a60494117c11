package birth

import (
	"strings"

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
		if t.kind == label || t.kind == bornVerb && s.atoms[t.start].Shape == lexicon.Upper && s.numeral(t.end) {
			s.spoken(t)
		}
		if s.forward(t) {
			continue
		}
		if t.kind == label || t.kind == birthLbl {
			s.backward(t)
		} else if t.kind == bornVerb {
			s.entry(t)
			s.whenBorn(t)
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
		t.kind, t.many = label, w&plural != 0 || s.hashAt(i+2) == hashS && s.glued(i+2)
		if w&birthday != 0 {
			t.kind = birthLbl
		}
	case w&date != 0:
		j := s.skip(i + 1)
		if s.punct(j) == '(' && s.hashAt(j+1) == hashS && s.punct(j+2) == ')' {
			j, t.many = j+3, true // "Date(s) of birth"
		}
		if s.hashAt(j) == hashOfBirth {
			t.kind, t.end = label, j+1
			return t
		}
		if (s.punct(j) == '&' || s.punct(j) == '/' || s.hashAt(j) == hashAnd) && (s.hashAt(j+1) == lexicon.Hash("place") || s.hashAt(j+1) == hashTime) {
			j = s.skip(j + 2)
		}
		if s.at(j)&of != 0 || s.at(j+1)&birth != 0 && j < len(s.atoms) && s.atoms[j].Shape == lexicon.Lower && s.text[s.atoms[j].Start] == 'o' && s.atoms[j].End-s.atoms[j].Start < 4 {
			j = s.skip(j + 1)
		}
		if s.at(j)&(birth|delivery) == 0 && !(s.at(j)&born != 0 && j == i+1) && !(s.at(j-1)&of != 0 && s.birthLike(j)) && !(s.hashAt(j) == hashB && s.at(j-1)&of != 0) {
			return s.spelt(i)
		}
		t.kind, t.end, t.many = label, j+1, t.many || w&plural != 0
	case w&delivery != 0 && s.at(i+1)&date != 0 && s.near(i+2, 3):
		t.kind, t.end = label, i+2
	case w&birth != 0:
		return s.birthWord(i)
	case w&born != 0:
		if s.hashAt(i+1) == hashTo && s.hashAt(i+2) == hashBe {
			return trigger{} // "born to be wild"
		}
		if k := s.dateOf(i - 2); k >= 0 && s.punct(i-1) == '-' && (s.glued(i) || s.dates[k].Form&dates.Only != 0) {
			s.mark(k, 0.9, whyOf[bornVerb]) // "this 2014-born boy"
		}
		s.cutYear(i + 1)
		s.cutYear(i + 2)
		s.shortYear(i + 1)
		s.thisMonth(i + 1)
		t.kind = bornVerb
	case w&birthed != 0 && s.mother(i):
		t.kind = bornVerb
	case w&delivered != 0 && s.midwifery(i):
		t.kind = bornVerb
	case w&world != 0 && i > 1 && s.atoms[i-2].Hash == hashInto:
		t.kind = bornVerb
	case w&baby != 0 && s.at(i-1)&sex != 0 && s.liveborn(i):
		t.kind = bornVerb
	case w&due != 0 && s.at(i+1)&date != 0 && s.near(i+2, 3) && s.hers(i-1):
		t.kind, t.end = bornVerb, i+2
	case w&due != 0 && s.at(i+1)&date != 0 && s.near(i+2, 3) && s.dates[s.nextDate(i+2)].Form&dates.NoYear != 0 && s.atoms[i].Shape == lexicon.Lower:
		t.kind, t.end = bornVerb, i+2
	case w&due != 0 && s.at(i+1)&on != 0 && s.cameLater(i):
		t.kind = bornVerb
	case w&baby != 0 && s.atoms[i].Hash == hashExpecting && (s.hashAt(i+1) == hashIn || s.at(i+1)&baby != 0 || s.at(i+2)&baby != 0) && s.near(i+1, 5):
		t.kind = bornVerb
	case w&due != 0 && s.expecting(i):
		t.kind = bornVerb
		if s.at(i+1)&date != 0 {
			t.end++
		}
	case w&expect != 0 && s.babyBefore(i) && (s.near(i+1, 5) || s.punct(i+1) == '.' && s.near(i+2, 4)):
		t.kind = bornVerb
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
	case s.hashAt(j) == lexicon.Hash("details") || s.hashAt(j) == lexicon.Hash("info") || s.hashAt(j) == lexicon.Hash("entry") || s.hashAt(j) == lexicon.Hash("particulars"):
		return trigger{bornVerb, i, j + 1, false}
	case s.hashAt(j) == lexicon.Hash("certificate") || s.hashAt(j) == lexicon.Hash("cert"):
		if j++; s.punct(j) == ':' || states.Has(s.hashAt(j)) {
			return trigger{bornVerb, i, j + 1, false}
		}
		return trigger{}
	case (i == 0 || s.punct(i-1) == '|' || s.punct(i-1) == '\t' || s.punct(i-1) == '\n') && (s.punct(i+1) == '|' || s.punct(i+1) == '\t') && !s.near(i+2, 1):
		return trigger{label, i, i + 1, false} // the heading of a column
	case s.at(i-1)&of != 0 && s.hashAt(i-2) == hashTime && s.hashAt(i-3) != hashAnd:
		return trigger{bornVerb, i, i + 1, false}
	case s.at(i-1)&of != 0 && s.dateLike(i-2):
		return trigger{label, i, i + 1, false}
	case i > 0 && s.at(i-1)&gave != 0:
		return trigger{bornVerb, i, i + 1, false}
	case s.atoms[i].Hash == hashGeni && s.near(j, 3):
		return trigger{label, i, i + 1, false}
	case s.punct(j) == ',' && s.near(j+1, 1) && (s.hashAt(i-1) == hashFrom || s.hashAt(i-1) == lexicon.Hash("since")):
		return trigger{bornVerb, i, j + 1, false}
	case s.hashAt(j) == hashIn && s.near(j+1, 2):
		return trigger{bornVerb, i, j + 1, false}
	case s.at(j)&(of|on) != 0 || s.punct(j) == '(' || s.punct(j) == ':':
		return trigger{bornVerb, i, i + 1, false}
	}
	return trigger{}
}

// states are the verbs of what a certificate says.
var states = lexicon.NewSet("shows showed says said states stated gives gave reads confirms confirmed records")

// birthLike reports whether atom i is "birth" with one letter wrong.
func (s *scan) birthLike(i int) bool {
	if i >= len(s.atoms) || s.atoms[i].End-s.atoms[i].Start != 5 {
		return false
	}
	wrong := 0
	for k, c := range []byte(strings.ToLower(s.text[s.atoms[i].Start:s.atoms[i].End])) {
		if c != "birth"[k] {
			wrong++
		}
	}
	return wrong == 1
}

// dateLike reports whether the word at atom i is "date" with one letter wrong.
func (s *scan) dateLike(i int) bool {
	if i > 0 && s.is(i, "ate") && s.hashAt(i-1) == hashD {
		return true // "D ate"
	}
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

// nextDate returns the first date that atom i, or one after it, belongs to.
func (s *scan) nextDate(i int) int {
	for ; i < len(s.atoms); i++ {
		if s.dateAt[i] > 0 {
			return int(s.dateAt[i]) - 1
		}
	}
	return -1
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

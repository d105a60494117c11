package birth

import (
	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
)

const maxAnswers = 8 // messages after a question in which it may be answered

// stamped reports whether date k is when a message was sent or an entry made: it
// begins its line and a time of day follows, "[12/03/2024, 19:04:11] Grace:",
// "12.3.24 16:10 visit".
func (s *scan) stamped(k int) bool {
	i := s.first[k] - 1
	for n := 0; n < 3 && i >= 0 && (s.punct(i) == '[' || s.punct(i) == '(' || s.punct(i) == '>' || s.punct(i) == '*' || s.punct(i) == '\u200e'); n++ {
		i--
	}
	if i >= 0 && s.punct(i) != '\n' {
		return false
	}
	j := s.after[k]
	if s.punct(j) == ',' || s.hashAt(j) == lexicon.Hash("at") {
		j++
	}
	w := s.width(j)
	return (w == 1 || w == 2) && (s.punct(j+1) == ':' || s.punct(j+1) == '.') && s.glued(j+1) && s.glued(j+2) && s.width(j+2) == 2 && s.dateOf(j) < 0
}

// answers marks the dates with which the messages of a chat answer one that asked
// for dates of birth and did not get any.
func (s *scan) answers() {
	if len(s.asked) == 0 {
		return
	}
	var stamps []int
	for k := range s.dates {
		if s.stamped(k) {
			stamps = append(stamps, k)
		}
	}
	if len(stamps) < 2 {
		return
	}
	m := 0
	for _, q := range s.asked {
		for m < len(stamps) && s.first[stamps[m]] <= q.end {
			m++
		}
		if m == 0 {
			continue
		}
		for n := m; n < min(len(stamps), m+maxAnswers); n++ {
			end := len(s.dates)
			if n+1 < len(stamps) {
				end = stamps[n+1]
			}
			s.answer(q, stamps[n], end)
		}
	}
}

// answer marks the births among the dates of one message, those between stamp
// and end.
func (s *scan) answer(q trigger, stamp, end int) {
	said := s.body(stamp)
	for k := stamp + 1; k < min(end, stamp+8); k++ {
		if s.first[k]-said > 60 {
			return
		}
		f := s.dates[k].Form
		if !f.Whole() && !(f&dates.NoYear != 0 && f&dates.Figures == 0) && !(f&dates.NoYear != 0 && q.kind == birthLbl) && f&(dates.NoDay|dates.Figures) != dates.NoDay {
			continue
		}
		if s.first[k] == said || s.told(k) {
			s.mark(k, 0.85, "an answer to a question for a date of birth")
		}
	}
}

// body returns the atom with which the message begins whose stamp is date k:
// what stands behind the sender's colon.
func (s *scan) body(k int) int {
	i := s.after[k]
	for n := 0; n < 40 && i < len(s.atoms) && s.punct(i) != '\n'; n++ {
		if s.punct(i) == ':' && !(s.width(i-1) > 0 && s.width(i+1) > 0 && s.glued(i+1)) {
			return i + 1
		}
		i++
	}
	return s.after[k]
}

// told reports whether the words before date k say whose it is: "mine is",
// "teddy is", "mum", "and".
func (s *scan) told(k int) bool {
	i := s.first[k] - 1
	if i < 0 {
		return false
	}
	a := s.atoms[i]
	if s.words[i]&is != 0 && i > 0 {
		if s.hashAt(i) == hashS && (s.punct(i-1) == '\'' || s.punct(i-1) == '’') {
			i--
		}
		b := s.atoms[i-1]
		return b.Shape == lexicon.Punct || b.Shape == lexicon.Break || b.Class&lexicon.Kin != 0 || said.Has(b.Hash) || s.nameLike(i-1)
	}
	return s.words[i]&sex != 0 || a.Class&lexicon.Kin != 0 || a.Hash == hashAnd || a.Hash == lexicon.Hash("mine") || s.nameLike(i) && a.Shape.IsWord() ||
		(s.punct(i) == ',' || s.punct(i) == '&' || s.punct(i) == '-' || s.punct(i) == '=') && s.dateOf(i-1) < 0
}

// said are the words for people, and for birthdays, of whom an answer may speak.
var said = lexicon.NewSet("mine hers his yours theirs it thats its hes shes he she i im baby little dob bday birthday")

// saidOf reports whether the words before date k say that it is somebody's: "mine
// is 30.4.71", "teddy is 1/10/21", "hers was".
func (s *scan) saidOf(k int) bool {
	i := s.first[k] - 1
	if i < 1 || s.words[i]&is == 0 && s.punct(i) != ':' && s.punct(i) != '=' {
		return false
	}
	if s.hashAt(i-1) == hashS && i > 2 && (s.punct(i-2) == '\'' || s.punct(i-2) == '’') {
		return s.nameLike(i-3) && s.strongName(i-3, i-2) // "Tobi's: 12/3/14"
	}
	if ago := s.yearsBefore(k); s.words[i]&is == 0 || ago >= 0 && ago < 0.8 {
		return false
	}
	if s.atoms[i].Hash == hashS && i > 1 {
		i--
	}
	a := s.atoms[i-1]
	switch a.Hash {
	case lexicon.Hash("mine"), lexicon.Hash("hers"), lexicon.Hash("yours"):
		return true
	}
	return a.Shape.IsWord() && a.Flags.Fore() > 1 && s.nameLike(i-1) && s.strongName(i-1, i)
}

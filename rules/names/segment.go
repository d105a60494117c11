package names

import (
	"strings"

	"veil/rules/names/lexicon"
)

// Weights add up evidence that a stretch of words is a name; accept is where
// "probably a name" begins. They were set by hand on the development sets so
// that recall stays above precision.
const (
	accept     = 2.5
	acceptMany = 3.2
	block      = -2 // a word at or under it does not stand in a name
	maxUnits   = 6
)

// hard marks the classes of words that are not names unless a list says so.
const hard = lexicon.Domain | lexicon.Role | lexicon.Org | lexicon.Street | lexicon.Nation | lexicon.Kin | lexicon.Honorific |
	lexicon.Brand | lexicon.Greeting | lexicon.SignOff | lexicon.Say | lexicon.ListLabel | lexicon.Label

// weight is how name-like unit i is by itself.
func (s *scan) weight(i int) float64 {
	u := &s.units[i]
	f := u.flags
	ord, fore := f.Ordinary(), f.Fore()
	switch {
	case u.shape == lexicon.Initial:
		return 0.8
	case u.is(lexicon.Calendar) && !s.titled(i) && s.dated(i):
		return -5
	case u.is(lexicon.Acronym) && u.shape == lexicon.Upper:
		return -4
	case u.is(lexicon.Domain|lexicon.Brand) && u.shape == lexicon.Title && inner(s.text[u.start:u.end]):
		return -4 // a computer system: "RiO"
	case u.parts > 1 && s.status(u), u.is(lexicon.Acronym) && s.abbreviates(i):
		return -4
	case u.is(lexicon.Function):
		return -5
	case u.evident && u.is(hard) && fore < 2:
		return 1.5 // "Ward": a person's only after a title or the like
	case u.evident && ord <= 1:
		return 4
	case u.evident && fore >= 2:
		return 3.2
	case u.evident:
		return 2
	case u.is(lexicon.Forename):
		return 3
	case u.is(lexicon.Calendar) && fore < 2:
		return -5
	case u.is(hard) && !(fore >= 2 && ord <= 2):
		return -4
	case u.is(lexicon.Eponym):
		return 0.5
	case f.Name():
		return nameWeight(f, u)
	case f&lexicon.Place != 0:
		return 0
	case ord > 0:
		return -1.5 - float64(ord)/2
	case u.shape == lexicon.Upper && u.end-u.start <= 4:
		return 0.2
	case s.plural(u):
		return 2.2 // "the Ashworths"
	case s.derived(u):
		return -2
	}
	return 1.5
}

// status reports whether a hyphenated word says what somebody is or was:
// "Post-LAC", "Non-verbal".
func (s *scan) status(u *unit) bool {
	head, _, _ := strings.Cut(s.text[u.start:u.end], "-")
	return statusHeads[lexicon.Hash(head)] && !u.evident
}

var statusHeads = hashes("post pre non ex anti multi semi sub inter self")

// abbreviates reports whether a short word is followed by what it announces: a
// number, or a full stop or colon and then one ("Tel. 01632").
func (s *scan) abbreviates(i int) bool {
	n := s.at(i + 1)
	if n.punct == '.' || n.punct == ':' {
		n = s.at(i + 2)
	}
	return n.shape == lexicon.Digits || n.punct == '(' && s.at(i+3).shape == lexicon.Digits || n.punct == '+'
}

func nameWeight(f lexicon.Flags, u *unit) (w float64) {
	fore := f.Fore()
	switch f.Ordinary() {
	case 0:
		switch {
		case f&lexicon.Place != 0 && fore >= 3:
			w = 3.2
		case f&lexicon.Place != 0:
			w = 1.5
		case fore >= 2:
			w = 4
		default:
			w = 3
		}
	case 1:
		w = [4]float64{1.8, 1.8, 2.6, 3.4}[fore]
	case 2:
		w = [4]float64{0.5, 0.5, 2.4, 2.4}[fore]
	default:
		w = [4]float64{0, 0, 2, 2}[fore]
	}
	if u.shape == lexicon.Upper && u.end-u.start <= 3 {
		w -= 1.5 // more often an abbreviation
	}
	return w
}

// plural reports whether a word is a surname with an s.
func (s *scan) plural(u *unit) bool {
	w := s.text[u.start:u.end]
	if len(w) < 5 || w[len(w)-1] != 's' {
		return false
	}
	f := lexicon.Lookup(lexicon.Hash(w[:len(w)-1]))
	return f&lexicon.Surname != 0 && f.Ordinary() == 0
}

// derived reports whether a word that is in no list is built like an English
// word: a plural or a usual ending.
func (s *scan) derived(u *unit) bool {
	w := s.text[u.start:u.end]
	n := len(w)
	if n > 4 && (w[n-1] == 's' || w[n-1] == 'S') {
		stem := lexicon.Hash(w[:n-1])
		if f := lexicon.Lookup(stem); f.Ordinary() > 0 && f.Fore() == 0 {
			return true
		}
	}
	for _, end := range endings {
		if n > len(end)+3 && equalFold(w[n-len(end):], end) {
			return true
		}
	}
	return false
}

var endings = []string{
	"ing", "ed", "ly", "tion", "tions", "ment", "ments", "ness", "ity", "ities", "ism", "ical", "ology", "ised", "ized", "able", "ance", "ence", "ative", "ful", "less", "ship", "logist",
}

// equalFold compares with a lower-case ASCII word.
func equalFold(s, lower string) bool {
	for i := range len(s) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != lower[i] {
			return false
		}
	}
	return true
}

// dated reports whether a month or day at i is a date rather than a person:
// "in April", "2 May", "June 2024".
func (s *scan) dated(i int) bool {
	if i+1 < len(s.units) {
		if n := &s.units[i+1]; n.shape == lexicon.Digits || n.shape == lexicon.Alnum {
			return true
		}
	}
	if i == 0 {
		return false
	}
	p := &s.units[i-1]
	switch {
	case p.shape == lexicon.Digits || p.shape == lexicon.Alnum:
		return true
	case p.is(lexicon.Calendar):
		return true
	case (p.punct == '-' || p.punct == '/' || p.punct == '.') && i > 1:
		return s.units[i-2].shape == lexicon.Digits || s.units[i-2].shape == lexicon.Alnum
	case !p.shape.IsWord():
		return false
	}
	u := &s.units[i]
	if p.hash == hashOf && i > 1 && (ofTime[s.units[i-2].hash] || s.units[i-2].shape == lexicon.Digits || s.units[i-2].shape == lexicon.Alnum) {
		return true // "the end of June"
	}
	if p.hash == hashOf && i > 1 && (ofPeople[s.units[i-2].hash] || s.units[i-2].is(lexicon.Kin)) {
		return false // "in front of April"
	}
	if i+1 < len(s.units) { // "by Summer Doyle"
		if n := &s.units[i+1]; n.capital() && n.start-u.end == 1 && n.flags&lexicon.Surname != 0 && n.flags.Ordinary() < 2 && n.class == 0 {
			return false
		}
	}
	return dateWords[p.hash] || !u.evident && dateWordsToo[p.hash]
}

var (
	ofTime   = hashes("end start beginning middle month week half weeks days")
	hashOf   = lexicon.Hash("of")
	ofPeople = hashes("front proud afraid scared fond care custody jealous ahead photo photos picture pictures hold")
)

// Words before a month; those of the second set stand before people as often.
var (
	dateWords    = hashes("in on during since until till last next early late mid before after every through st nd rd th")
	dateWordsToo = hashes("by of from this end beginning start to between for")
)

// segment returns the units [i, j) that may form one name, by their own
// weights and the way they stand together. j == i where there is none.
func (s *scan) segment(i int, titled bool) (j int, total, best float64) {
	j = i
	for j < len(s.units) && j-i < maxUnits {
		k, ok := j, true
		if j > i {
			k, ok = s.step(i, j)
			if !ok {
				break
			}
		}
		u := &s.units[k]
		if !u.capital() && !(k == i) {
			break
		}
		w := s.weight(k)
		if titled && k == i && w > -5 && (u.flags.Name() || !u.is(hard)) {
			w = max(w, 0)
		}
		switch {
		case j > i && s.streetName(i, k):
			w = 1
		case j > i && w <= block && u.flags.Ordinary() <= 2 && !u.is(hard|lexicon.Function|lexicon.Calendar) && s.units[j-1].flags.Fore() >= 2 && u.shape == lexicon.Title && !s.loud[k] && s.units[j-1].flags.Ordinary() < 2:
			w = 0.5 // "Sarah Sheepwash"
		case j > i && w <= block && s.surnameInCapitals(k):
			w = 1 // "Danielle FROST"
		case j > i && w > block && w < 1 && u.flags.Name() && s.units[j-1].flags.Fore() >= 2:
			w = 1 // "Jane Young"
		case j > i && s.digraph(i, k):
			return k + 1, total + 1.2, best // "Hope Ll."
		case u.shape == lexicon.Initial && !s.initialFits(i, k):
			return j, total, best
		case w <= block:
			return j, total, best
		}
		total += w
		best = max(best, w)
		j = k + 1
	}
	return j, total, best
}

// step returns the next unit of a name after units [i, j): the neighbour, past
// particles, or past the line end of wrapped text.
func (s *scan) step(i, j int) (int, bool) {
	u, prev := &s.units[j], &s.units[j-1]
	if u.start-prev.end > 2 {
		return 0, false
	}
	if u.hash == hashSaint && prev.flags.Fore() > 0 && j+1 < len(s.units) && s.units[j+1].capital() && s.units[j+1].start-u.end == 1 {
		return j + 1, true // "Marguerite St Hilaire"
	}
	if u.capital() {
		return j, true
	}
	if u.shape == lexicon.Break && u.punct != '\t' {
		k := j + 1
		if u.punct == '\r' && k < len(s.units) && s.units[k].punct == '\n' {
			k++
		}
		if k >= len(s.units) || s.units[k].sentence || !s.units[k].capital() || s.loud[k] {
			return 0, false
		}
		left, right := prev.flags, s.units[k].flags
		return k, left.Fore() > 0 && (right&lexicon.Surname != 0 || right == 0) && s.units[k].class == 0
	}
	// Particles and then a capital: "van der Berg", "Mac a' Ghobhainn".
	for k := j; k < len(s.units) && k < j+4; k++ {
		p := &s.units[k]
		switch {
		case p.capital() && k > j:
			return k, s.units[k].start-s.units[k-1].end <= 1
		case p.is(lexicon.Particle) && p.shape == lexicon.Lower:
		case (p.punct == '\'' || p.punct == '’') && k > j:
		default:
			return 0, false
		}
	}
	return 0, false
}

// streetName reports whether unit k, a street word that is a surname too
// ("Hill", "Lane"), ends a person's name: a forename before it, no number
// before that and no more capitals after.
func (s *scan) streetName(i, k int) bool {
	u := &s.units[k]
	if !u.is(lexicon.Street|lexicon.Org) || u.flags&lexicon.Surname == 0 || k != i+1 {
		return false
	}
	f := s.units[i].flags
	if f.Fore() < 2 || f.Ordinary() > 1 || f&lexicon.Place != 0 && f.Fore() < 3 {
		return false
	}
	return i == 0 || s.units[i-1].shape != lexicon.Digits
}

// surnameInCapitals reports whether unit k, a word in capitals after a forename
// that is not, is a surname as the police and courts write it, and no stress.
func (s *scan) surnameInCapitals(k int) bool {
	u, g := &s.units[k], &s.units[k-1]
	if u.shape != lexicon.Upper || s.loud[k] || g.shape != lexicon.Title || g.flags.Fore() < 2 || u.flags.Ordinary() > 2 || u.end-u.start < 4 {
		return false
	}
	if u.is(hard&^lexicon.Street|lexicon.Function|lexicon.Calendar|lexicon.Acronym) || s.derived(u) {
		return false
	}
	return u.flags&lexicon.Surname != 0 || clauseEnd(s.at(k+1)) || s.at(k+1).punct == '('
}

// digraph reports whether unit k, after a forename, is a surname cut to a
// letter that is written with two.
func (s *scan) digraph(i, k int) bool {
	u, g := &s.units[k], &s.units[k-1]
	if k != i+1 || u.shape != lexicon.Title || u.end-u.start != 2 || !digraphs[u.hash] || g.flags.Fore() == 0 && !g.evident {
		return false
	}
	n := s.at(k + 1)
	return n.punct == '.' && n.start == u.end
}

var digraphs = hashes("ll ch th rh dd ff ph sh gh kh mc cz sz ng dz zh")

// initialFits reports whether the initial k can be in a name that began at i.
func (s *scan) initialFits(i, k int) bool {
	u := &s.units[k]
	dotted := s.text[u.end-1] == '.'
	if k > i { // "Shabana H", "Jane A. Smith"; not "when Jane I said"
		return dotted || s.text[u.start:u.end] != "I"
	}
	if k+1 >= len(s.units) {
		return false
	}
	n := &s.units[k+1]
	if !n.capital() || n.start-u.end > 1 {
		return false
	}
	if dotted {
		return true
	}
	c := s.text[u.start:u.end]
	return c != "I" && (c != "A" || !u.sentence)
}

func hashes(words string) map[uint32]bool {
	m := map[uint32]bool{}
	from := 0
	for i := 0; i <= len(words); i++ {
		if i == len(words) || words[i] == ' ' {
			m[lexicon.Hash(words[from:i])] = true
			from = i + 1
		}
	}
	return m
}

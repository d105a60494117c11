package names

import (
	"strings"

	"veil/rules/names/lexicon"
)

// Weights add up evidence that a stretch of words is a name; accept is where
// "probably a name" begins. They were set by hand on the development sets so
// that recall stays above precision.
const (
	accept     = 2.1
	acceptMany = 2.75
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
	case u.parts > 2 && inPlace(s.text[u.start:u.end]):
		return -4
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
	return statusHeads.Has(lexicon.Hash(head)) && !u.evident
}

// inPlace reports whether a word is divided as the names of places are:
// "Barrow-in-Furness".
func inPlace(w string) bool {
	for _, mid := range []string{"-in-", "-on-", "-by-", "-upon-", "-under-", "-le-", "-the-", "-next-"} {
		if strings.Contains(w, mid) {
			return true
		}
	}
	return false
}

var statusHeads = hashes("post pre non ex anti multi semi sub inter self co e x u")

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
		case f&lexicon.Place != 0 && fore == 2:
			w = 2.2
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

package names

import (
	"veil/rules/names/lexicon"
)

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
	if weekdays.Has(u.hash) && !s.at(i+1).capital() {
		return true
	}
	if p.hash == hashOf && i > 1 && (ofTime.Has(s.units[i-2].hash) || s.units[i-2].shape == lexicon.Digits || s.units[i-2].shape == lexicon.Alnum) {
		return true // "the end of June"
	}
	if p.hash == hashOf && i > 1 && (ofPeople.Has(s.units[i-2].hash) || s.units[i-2].is(lexicon.Kin)) {
		return false // "in front of April"
	}
	if i+1 < len(s.units) { // "by Summer Doyle"
		if n := &s.units[i+1]; n.capital() && n.start-u.end == 1 && n.flags&lexicon.Surname != 0 && n.flags.Ordinary() < 2 && n.class == 0 {
			return false
		}
	}
	return dateWords.Has(p.hash) || !u.evident && dateWordsToo.Has(p.hash)
}

var (
	weekdays = hashes("monday tuesday wednesday thursday friday saturday sunday")
	ofTime   = hashes("end start beginning middle month week half weeks days")
	hashOf   = lexicon.Hash("of")
	ofPeople = hashes("front proud afraid scared fond care custody jealous ahead photo photos picture pictures hold")
)

// Words before a month; those of the second set stand before people as often.
var (
	dateWords    = hashes("in on during since until till last next early late mid before after every through st nd rd th")
	dateWordsToo = hashes("by of from this end beginning start to between for")
)

package birth

import (
	"strings"

	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
)

// lone returns the days of which only the number is said, "on the 9th", where a
// birthday, a baby that is due or an age reached stands beside them. All of them
// are births. It needs no more of the scan than its words and dates.
func (s *scan) lone() []dates.Date {
	var out []dates.Date
	k := 0
	for i := range s.atoms {
		a := &s.atoms[i]
		end := a.End
		if a.Shape.IsWord() {
			if s.hashAt(i-1) != hashThe {
				continue
			}
			last := s.ordinalWords(i)
			if last < 0 || s.birthdayOn(i, last) < 0 {
				continue
			}
			end = s.atoms[s.birthdayOn(i, last)].End
		} else if a.Shape != lexicon.Alnum || a.End-a.Start > 4 || !ordinal(s.text[a.Start:a.End]) {
			continue
		}
		for k < len(s.dates) && s.dates[k].End <= a.Start {
			k++
		}
		if k < len(s.dates) && s.dates[k].Start <= a.Start {
			continue
		}
		if a.Shape.IsWord() || s.behindBirthday(i) || s.behindAge(i) || s.aheadOfBirthday(i) || s.birthdayOn(i, i) >= 0 {
			out = append(out, dates.Date{Start: a.Start, End: end, Form: dates.NoYear | dates.Figures})
		}
	}
	return out
}

// ordinalWords returns the last atom of the number of a day in words that begins
// with atom i, "ninth", "twenty-fourth", or -1.
func (s *scan) ordinalWords(i int) int {
	a := s.atoms[i]
	if a.Class&lexicon.Calendar != 0 || a.Shape == lexicon.Upper {
		return -1
	}
	if ofTen.Has(a.Hash) || dayWords.Has(a.Hash) {
		return i
	}
	if (a.Hash == hashTwenty || a.Hash == hashThirty) && s.punct(i+1) == '-' && i+2 < len(s.atoms) && ofTen.Has(s.atoms[i+2].Hash) {
		return i + 2
	}
	return -1
}

// birthdayOn reports whether a birthday is said before the day in the atoms
// [i, last], "on the" and no verb of another thing between, and returns the last
// atom of the day with "of the month" behind it, or -1: "it would have been his
// birthday on the ninth", "her birthday party won't be on the 7th".
func (s *scan) birthdayOn(i, last int) int {
	if s.hashAt(i-1) != hashThe || s.atoms[last].Shape.IsWord() && last+1 < len(s.atoms) && s.atoms[last+1].Shape.IsWord() && s.at(last+1)&of == 0 && s.atoms[last+1].Class&lexicon.Function == 0 {
		return -1
	}
	on := s.hashAt(i-2) == hashOn
	if !on && s.at(i-2)&is == 0 && s.punct(i-2) != '\'' && s.punct(i-2) != '’' && s.hashAt(i-2) != hashS {
		return -1
	}
	for j := i - 2; j >= 0 && i-j < 10; j-- {
		if p := s.punct(j); p == '.' || p == '\n' || p == ';' || p == '?' || s.words[j]&blocks != 0 || s.width(j) > 0 {
			return -1
		}
		if s.words[j]&birthday != 0 {
			if s.at(last+1)&of != 0 && s.hashAt(last+2) == hashThe && (s.hashAt(last+3) == lexicon.Hash("month") || s.hashAt(last+3) == lexicon.Hash("same")) {
				return last + 3
			}
			return last
		}
	}
	return -1
}

// behindBirthday reports whether a birthday or a baby's day stands right before
// atom i: "her birthday is on the 9th", "EDD 11th".
func (s *scan) behindBirthday(i int) bool {
	for j := i - 1; j >= 0 && i-j < 8; j-- {
		switch {
		case s.words[j]&birthday != 0:
			return true
		case s.words[j]&born != 0:
			return j < i-1 && s.atoms[j].Shape == lexicon.Lower // "born a week last Tuesday, the 20th"
		case s.atoms[j].Hash == hashEDD || s.atoms[j].Hash == hashEDC:
			return i-j < 3
		case s.words[j]&(is|on|soft|weekday|rel) == 0 && s.atoms[j].Hash != hashA && s.punct(j) != ':' && s.punct(j) != '(' && s.punct(j) != ',' && s.punct(j) != '\'' && s.punct(j) != '’':
			return false
		}
	}
	return false
}

// behindAge reports whether an age reached stands before atom i: "Tobi was 10 on
// the 24th", "turned five years old on Tuesday 12th".
func (s *scan) behindAge(i int) bool {
	j := i - 1
	for j >= 0 && (s.words[j]&weekday != 0 || s.atoms[j].Hash == hashThe || s.punct(j) == ',') {
		j--
	}
	if s.hashAt(j) != hashOn {
		return false
	}
	for j--; s.at(j)&years != 0 && s.at(j)&number == 0; j-- {
	}
	if w := s.width(j); s.at(j)&number == 0 && w != 1 && w != 2 {
		return false
	}
	return s.at(j-1)&turns != 0 || s.at(j-1)&is != 0 && s.somebody(j-1)
}

// aheadOfBirthday reports whether atom i is said to be somebody's birthday: "the
// 23rd, Nan's birthday", "on the 9th for her birthday".
func (s *scan) aheadOfBirthday(i int) bool {
	if s.at(i-1)&(on|weekday) == 0 && s.hashAt(i-1) != hashThe {
		return false
	}
	for j := i + 1; j < min(len(s.atoms), i+7); j++ {
		a := s.atoms[j]
		if s.punct(j) == ',' && s.at(j+1)&birthday != 0 {
			return false
		}
		switch {
		case s.words[j]&birthday != 0:
			return true
		case s.words[j]&blocks != 0, s.punct(j) == '\n', s.punct(j) == '.', a.Hash == hashAnd:
			return false
		}
	}
	return false
}

// ordinal reports whether s is "9th" and the like.
func ordinal(s string) bool {
	n := strings.TrimLeft(s, "0123456789")
	if d := len(s) - len(n); d == 0 || d > 2 {
		return false
	}
	switch strings.ToLower(n) {
	case "st", "nd", "rd", "th":
		return true
	}
	return false
}

var (
	falls      = lexicon.NewSet("falls fell falling celebrated party do")
	ofTen      = lexicon.NewSet("first second third fourth fifth sixth seventh eighth ninth")
	milestones = lexicon.NewSet("tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty thirtieth thirty " +
		"fortieth forty fiftieth fifty sixtieth sixty seventieth seventy eightieth eighty ninetieth ninety hundredth")
	dayWords   = lexicon.NewSet("tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth")
	hashThirty = lexicon.Hash("thirty")
	hashOn     = lexicon.Hash("on")
	hashEDD    = lexicon.Hash("edd")
	hashEDC    = lexicon.Hash("edc")
)

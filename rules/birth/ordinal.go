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
		if a.Shape != lexicon.Alnum || a.End-a.Start > 4 || !ordinal(s.text[a.Start:a.End]) {
			continue
		}
		for k < len(s.dates) && s.dates[k].End <= a.Start {
			k++
		}
		if k < len(s.dates) && s.dates[k].Start <= a.Start {
			continue
		}
		if s.behindBirthday(i) || s.behindAge(i) || s.aheadOfBirthday(i) {
			out = append(out, dates.Date{Start: a.Start, End: a.End, Form: dates.NoYear | dates.Figures})
		}
	}
	return out
}

// behindBirthday reports whether a birthday or a baby's day stands right before
// atom i: "her birthday is on the 9th", "EDD 11th".
func (s *scan) behindBirthday(i int) bool {
	for j := i - 1; j >= 0 && i-j < 6; j-- {
		switch {
		case s.words[j]&birthday != 0:
			return true
		case s.atoms[j].Hash == hashEDD || s.atoms[j].Hash == hashEDC:
			return i-j < 3
		case s.words[j]&(is|on|soft|weekday|rel) == 0 && s.punct(j) != ':' && s.punct(j) != '(' && s.punct(j) != ',' && s.punct(j) != '\'' && s.punct(j) != '’':
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
	hashOn  = lexicon.Hash("on")
	hashEDD = lexicon.Hash("edd")
	hashEDC = lexicon.Hash("edc")
)

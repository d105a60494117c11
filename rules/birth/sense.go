package birth

import "veil/rules/names/lexicon"

// sense is what a word or a sign is to a date beside it, coarser than the word
// itself: one of the constants below, the width of a number above digitsOf, or
// a character above signOf.
type sense = uint32

const (
	edge sense = 1 + iota // before the text, or behind it
	lineEnd
	labelWord
	birthNoun
	bornWord
	birthdayWord
	turnsWord
	agedWord
	yearsWord
	sexWord
	babyWord
	dueWord
	weekdayWord
	kinWord
	pronoun
	honorific
	nameWord
	capitalised
	capitals
	initial
	roleWord
	sayWord
	eventWord
	writerWord
	reWord
	paperWord
	orgWord
	calendarWord
	numberWord
	isWord
	onWord
	hedgeWord
	functionWord
	otherWord
	mixedWord
	wholeDate
	partDate

	digitsOf sense = 64
	signOf   sense = 128
)

// senseAt returns the sense of atom i.
func (s *scan) senseAt(i int) sense {
	if i < 0 || i >= len(s.atoms) {
		return edge
	}
	if k := s.dateAt[i]; k > 0 {
		if s.dates[k-1].Form.Whole() {
			return wholeDate
		}
		return partDate
	}
	a := &s.atoms[i]
	switch a.Shape {
	case lexicon.Punct:
		return signOf + a.Hash&0xffff
	case lexicon.Break:
		if a.Hash == '\t' {
			return signOf + '\t'
		}
		return lineEnd
	case lexicon.Digits:
		return digitsOf + uint32(min(a.End-a.Start, 20))
	case lexicon.Alnum:
		if s.words[i] == 0 {
			return mixedWord
		}
	}
	return s.wordSense(i)
}

// wordSense is senseAt for words; the first sense that fits is taken.
func (s *scan) wordSense(i int) sense {
	a, w := &s.atoms[i], s.words[i]
	switch {
	case w&birthday != 0:
		return birthdayWord
	case w&dob != 0:
		return labelWord
	case w&birth != 0:
		return birthNoun
	case w&born != 0:
		return bornWord
	case w&turns != 0:
		return turnsWord
	case w&aged != 0:
		return agedWord
	case a.Class&lexicon.Kin != 0:
		return kinWord
	case w&sex != 0:
		return sexWord
	case w&number != 0:
		return numberWord
	case w&years != 0:
		return yearsWord
	case w&due != 0:
		return dueWord
	case w&baby != 0:
		return babyWord
	case w&weekday != 0:
		return weekdayWord
	case a.Class&lexicon.Honorific != 0:
		return honorific
	case w&blocks != 0:
		return eventWord
	case w&unnamed != 0:
		return writerWord
	case w&re != 0:
		return reWord
	case people.Has(a.Hash):
		return pronoun
	case papers.Has(a.Hash):
		return paperWord
	case w&is != 0:
		return isWord
	case w&on != 0:
		return onWord
	case w&hedge != 0:
		return hedgeWord
	case a.Class&lexicon.Say != 0:
		return sayWord
	case a.Class&lexicon.Role != 0:
		return roleWord
	case a.Class&lexicon.Org != 0:
		return orgWord
	case a.Class&lexicon.Calendar != 0:
		return calendarWord
	case a.Class&lexicon.Function != 0:
		return functionWord
	case a.Shape == lexicon.Initial:
		return initial
	case a.Shape.IsCapital() && a.Flags.Name() && (a.Flags.Ordinary() < 2 || a.Flags.Fore() > 1):
		return nameWord
	case a.Shape == lexicon.Upper:
		return capitals
	case a.Shape.IsCapital():
		return capitalised
	}
	return otherWord
}

// tokenAt returns the hash of the word at atom i; its sense where it is no word,
// belongs to a date or is a name.
func (s *scan) tokenAt(i int) uint32 {
	v := s.senseAt(i)
	if v == edge || v == nameWord || v == wholeDate || v == partDate || v >= digitsOf || v == lineEnd {
		return v
	}
	return s.atoms[i].Hash
}

// ofBirthSense reports whether a word of that sense speaks of a birth or an age.
func ofBirthSense(v sense) bool {
	return v >= labelWord && v <= agedWord
}

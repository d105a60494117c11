package birth

import (
	"strings"
	"unicode/utf8"

	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
)

// spelt reads labels that are several atoms: d.o.b., d/o/b, "D O B", b., b'day.
func (s *scan) spelt(i int) trigger {
	a := s.atoms[i]
	n := a.End - a.Start
	if h := s.hashAt(i + 1); n == 2 && a.Shape == lexicon.Upper && a.Hash == hashDo && h == hashB && s.near(i+2, 3) {
		return trigger{label, i, i + 2, false} // "DO B"
	}
	if (a.Hash == hashUr || a.Hash == hashNe || a.Hash == hashNee) && a.Shape.IsWord() && s.near(i+2, 1) && (s.punct(i+1) == '.' && a.Hash == hashUr || s.hashAt(i+1) == hashLe) {
		return trigger{bornVerb, i, i + 2, false} // "ur. 3.5.1980", "née le 3 mai 1980"
	}
	if (a.Hash == hashNato || a.Hash == hashNata) && a.Shape == lexicon.Lower && (s.hashAt(i+1) == hashIl && s.near(i+2, 1) || s.hashAt(i+1) == lexicon.Hash("a") && s.near(i+2, 4)) {
		return trigger{bornVerb, i, i + 2, false}
	}
	if n == 1 && a.Shape.IsWord() {
		return s.letters(i)
	}
	if (a.Hash == hashBn || a.Hash == hashGeb) && a.Shape.IsWord() && s.near(i+1, 2) || a.Hash == hashGeb && a.Shape.IsWord() && s.near(i+2, 1) {
		return trigger{bornVerb, i, i + 1, false}
	}
	// "DOB12/03/2014": the label is glued to the day.
	if a.Shape == lexicon.Alnum && n > 3 && n < 14 && s.vocab(i, 3)&dob != 0 {
		if tail := s.text[a.Start+3 : a.End]; len(tail) < 3 && strings.Trim(tail, "0123456789") == "" && !(s.glued(i+1) && s.glued(i+2) && s.width(i+2) > 0) {
			return trigger{label, i, i + 1, false} // "DOB1"
		}
		s.splitDate(i, 3)
	}
	if a.Hash == hashBlwydd && (penBlwydd.Has(s.hashAt(i-1)) || s.punct(i-1) == '-' && penBlwydd.Has(s.hashAt(i-2))) {
		return trigger{birthLbl, i, i + 1, false}
	}
	return trigger{}
}

func (s *scan) vocab(i, n int) word {
	if a := s.atoms[i]; utf8.RuneStart(s.text[a.Start+n]) {
		return vocabulary.of(lexicon.Hash(s.text[a.Start : a.Start+n]))
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
		if s.punct(j) == '.' && s.at(j+1)&of != 0 && (s.hashAt(j+2) == hashB || s.at(j+2)&birth != 0) {
			return trigger{label, i, j + 3, false} // "D. of B."
		}
		if s.at(j)&of != 0 && s.at(j+1)&birth != 0 || s.is(j, "OB") && s.near(j+1, 3) {
			return trigger{label, i, j + 1, false} // "D of birth", "D OB"
		}
		if s.at(j)&of != 0 && s.hashAt(j+1) == hashB || s.punct(j) == '/' && s.hashAt(j+1) == hashB && s.glued(j+1) && s.near(j+2, 2) {
			return trigger{label, i, j + 2, false} // "D of B", "D/B"
		}
		for _, want := range [2]uint32{hashO, hashB} {
			if s.punct(j) == '.' || s.punct(j) == '/' || s.punct(j) == '-' || s.punct(j) == ',' {
				j, dots = j+1, dots+1
			}
			if want == hashB && j < len(s.atoms) && s.atoms[j].Shape == lexicon.Alnum && s.text[s.atoms[j].Start]|32 == 'b' && s.atoms[j].End-s.atoms[j].Start < 4 {
				s.splitDate(j, 1) // "D.O.B12.3.14"
				return trigger{}
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
			y := j
			if s.punct(y) == '.' {
				y++
			}
			if p := s.punct(i - 1); (p == '(' || p == ',') && s.width(y) == 2 && s.punct(y+1) == ')' && s.atoms[y].Shape == lexicon.Digits {
				s.extra = append(s.extra, [2]int{s.atoms[y].Start, s.atoms[y].End}) // "(b 58)", "(adult, b. 04)"
			}
		}
		if p := s.punct(j); p == '\'' || p == '’' || p == '-' || p == '/' {
			if j+1 < len(s.atoms) && s.atoms[j+1].Hash == hashDay {
				return trigger{birthLbl, i, j + 2, false}
			}
			return trigger{}
		}
		lower := s.atoms[i].Shape == lexicon.Lower
		named := i > 0 && (s.atoms[i-1].Shape.IsCapital() || s.atoms[i-1].Class&lexicon.Kin != 0 || young.Has(s.hashAt(i-1)) || s.punct(i-1) == '(' || s.punct(i-1) == ',' || s.punct(i-1) == '[' || s.punct(i-1) == ')')
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
		if i > 0 && s.atoms[i].Hash == hashB && j == i+2 && s.atoms[i-1].Shape.IsCapital() && s.punct(j) == ',' {
			s.entry(trigger{bornVerb, i, j, false}) // "10.10.17 | Poppy b., at home"
		}
	}
	return trigger{}
}

// penBlwydd are the first words of the Welsh for a birthday, as they change.
var penBlwydd = lexicon.NewSet("pen mhen phen ben")

// cutYear enters a year of two figures behind "b." or "born": "b. '87".
func (s *scan) cutYear(j int) {
	p := s.punct(j)
	if p != '\'' && p != '’' && p != '‘' || s.width(j+1) != 2 || !s.glued(j+1) || s.dateAt[j+1] > 0 || s.glued(j+2) && s.atoms[j+2].Shape != lexicon.Punct && s.atoms[j+2].Shape != lexicon.Break {
		return
	}
	last := j + 1
	for n := last + 1; n < last+4; n++ { // "'83 ? '84", "'83 or '84"
		if q := s.punct(n); (q == '\'' || q == '’' || q == '‘') && n > last+1 && s.width(n+1) == 2 && s.glued(n+1) {
			last = n + 1
			break
		} else if q != '?' && q != '/' && q != '-' && s.hashAt(n) != hashOr {
			break
		}
	}
	e := [2]int{s.atoms[j].Start, s.atoms[last].End}
	if n := len(s.extra); n == 0 || s.extra[n-1] != e {
		s.extra = append(s.extra, e)
	}
}

// thisMonth enters the month behind "born this" or "last", atom j: "born this
// May".
func (s *scan) thisMonth(j int) {
	if h := s.hashAt(j); h != hashThis && h != hashLast || j+1 >= len(s.atoms) || s.dateOf(j+1) >= 0 {
		return
	}
	if a := s.atoms[j+1]; a.Shape.IsWord() && dates.Month(a) > 0 {
		s.extra = append(s.extra, [2]int{s.atoms[j].Start, a.End})
	}
}

var (
	hashThis = lexicon.Hash("this")
	hashLast = lexicon.Hash("last")
)

// shortYear enters a year of two figures behind "born in": "born in 82".
func (s *scan) shortYear(j int) {
	if s.hashAt(j) != hashIn {
		j-- // "i was born 86"
	}
	if s.width(j+1) != 2 || s.dateAt[j+1] > 0 || s.at(j+2)&years != 0 || s.glued(j+2) && s.atoms[j+2].Shape != lexicon.Punct && s.atoms[j+2].Shape != lexicon.Break {
		return
	}
	if y := s.figuresAt(j+1, 2); y > 30 && (s.hashAt(j) == hashIn || s.closed(j+2)) || y <= today%100 && s.punct(j+2) != 0 && s.hashAt(j) == hashIn {
		s.extra = append(s.extra, [2]int{s.atoms[j+1].Start, s.atoms[j+1].End})
	}
}

// splitDate enters the date that is glued to a label of n letters, if there is
// one.
func (s *scan) splitDate(i, n int) {
	from := s.atoms[i].Start + n
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

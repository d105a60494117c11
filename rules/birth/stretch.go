package birth

import (
	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
)

// stretched returns the atoms of a birth that is less than a whole date, with
// what stands right beside it and can be no more than its other parts: "March of
// 2014", "Sept. 2014", "day 12 month 3 year 2014", "12th of March, in the year
// 2014".
func (s *scan) stretched(first, after int) (int, int) {
	named := false // its month is known
	for i := first; i < after; i++ {
		named = named || dates.Month(s.atoms[i]) > 0
	}
	for range 3 {
		j, glue := first-1, true
		for n := 0; n < 2 && s.between(j); n++ {
			glue = glue && s.glued(j+1)
			j--
		}
		if !s.datePart(j, glue && s.glued(j+1)) || s.atoms[j].Shape == lexicon.Digits && s.glued(j) && j > 0 && s.atoms[j-1].Shape == lexicon.Digits {
			break
		}
		if dates.Month(s.atoms[j]) > 0 {
			if named {
				break // "April, 3 May": a name
			}
			named = true
		}
		first = j
	}
	if k := s.dateOf(after - 1); !named && (k < 0 || s.dates[k].Form&dates.Only != 0) {
		after = s.monthBehind(after)
	}
	j := after
	for n := 0; n < 4 && (s.between(j) || s.hashAt(j) == hashIn); n++ {
		j++
	}
	if j > after && s.dateAt[after-1] > 0 && s.dates[s.dateAt[after-1]-1].Form&dates.NoYear != 0 {
		if y := s.punct(j - 1); s.foundYear(j) || (y == '\'' || y == '’') && s.width(j) == 2 && s.glued(j) {
			return first, j + 1
		}
	}
	return first, after
}

// monthBehind returns the atom after a month that stands behind a year, which ends
// before atom i: "2014, July", "'78, the August", "1983-02"; i where none does.
func (s *scan) monthBehind(i int) int {
	j, glue := i, true
	for n := 0; n < 2 && (s.punct(j) == ',' || s.punct(j) == '-' || s.punct(j) == '/' || s.hashAt(j) == hashThe); n++ {
		glue = glue && s.glued(j)
		j++
	}
	switch {
	case j >= len(s.atoms) || s.dateAt[j] > 0:
	case dates.Month(s.atoms[j]) > 0 && s.atoms[j].Shape.IsCapital():
		return j + 1
	case j == i+1 && s.punct(i) != ',' && s.width(j) == 2 && glue && s.glued(j) && !s.glued(j+1):
		if m := s.figuresAt(j, 2); 0 < m && m < 13 {
			return j + 1
		}
	}
	return i
}

// between reports whether atom j may stand between the parts of a date.
func (s *scan) between(j int) bool {
	switch s.punct(j) {
	case '.', ',', '/', '-', '–', '—', '~', '\'', '’', '´', ';', '_', '\\', '*':
		return true
	case 0:
		return j >= 0 && j < len(s.atoms) && s.dateAt[j] == 0 && partNames.Has(s.atoms[j].Hash)
	}
	return false
}

// datePart reports whether atom j, of no date, can be a day or a month: a figure
// only where nothing but a sign parts it from the next.
func (s *scan) datePart(j int, glued bool) bool {
	if j < 0 || s.dateAt[j] > 0 {
		return false
	}
	a := s.atoms[j]
	switch {
	case a.Shape == lexicon.Digits:
		return s.width(j) <= 2 && (glued || partNames.Has(s.hashAt(j-1)) || partNames.Has(s.hashAt(j+1)) && s.hashAt(j+1) != hashThe)
	case a.Shape == lexicon.Alnum:
		return s.dayNumber(j)
	case !a.Shape.IsWord():
		return false
	case dates.Month(a) > 0:
		return a.Shape != lexicon.Lower || a.Class&lexicon.Calendar != 0 && a.Hash != hashMay && a.Hash != hashMarch
	}
	return ofTen.Has(a.Hash) && a.Class&lexicon.Calendar == 0 && s.datePart(j+1, false)
}

// foundYear reports whether atom j is a year of four figures that is a date by
// itself.
func (s *scan) foundYear(j int) bool {
	k := s.dateOf(j)
	return k >= 0 && s.dates[k].Form&dates.Only != 0 && s.dates[k].Year > lowYear
}

// spoken enters what follows label t and is less than a date: "'09", and numbers that are read out one by one, "twelve oh three twenty
// fourteen", "one two, oh three".
func (s *scan) spoken(t trigger) {
	for j := t.end; j < min(len(s.atoms), t.end+14); j++ {
		if c := s.loose(j); c.kind > 0 && j-t.end < 4 && s.dateAt[j] == 0 {
			from, to := s.stretched(c.from, c.to)
			s.extra = append(s.extra, [2]int{s.atoms[from].Start, s.atoms[to-1].End})
			return
		}
		if !s.numeral(j) {
			continue
		}
		last, n, words := j, 0, 0
		for i := j; i < len(s.atoms) && (s.numeral(i) || s.between(i) || s.hashAt(i) == hashAnd || s.punct(i) == '…'); i++ {
			if k := s.dateOf(i); k >= 0 && s.dates[k].Form&dates.Only == 0 {
				return
			}
			if s.numeral(i) {
				last = i
				n++
				words += int(flag(s.atoms[i].Shape.IsWord()))
			}
		}
		if n > 2 && n < 14 && (words > 0 || n == 3 && s.foundYear(last)) {
			s.extra = append(s.extra, [2]int{s.atoms[j].Start, s.atoms[last].End})
		}
		return
	}
}

// numeral reports whether atom i is a number, in figures or in words.
func (s *scan) numeral(i int) bool {
	if i >= len(s.atoms) {
		return false
	}
	a := s.atoms[i]
	return a.Shape == lexicon.Digits && a.End-a.Start <= 4 || a.Shape.IsWord() && (numerals.Has(a.Hash) || dates.Month(a) > 0 && a.Hash != hashMay) || s.dayNumber(i)
}

var (
	// partNames are the words between the parts of a date.
	partNames = lexicon.NewSet("of the day month year slash stroke dash")
	numerals  = lexicon.NewSet("oh zero nought double one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen " +
		"twenty thirty forty fifty sixty seventy eighty ninety hundred thousand first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth " +
		"fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth")
)

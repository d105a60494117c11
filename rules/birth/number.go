package birth

import (
	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
)

const numberLen = 10 // figures of an NHS or CHI number

// besideNumber reports whether a health number follows date k.
func (s *scan) besideNumber(k int) bool {
	j := s.after[k]
	for n := 0; n < 6 && j < len(s.atoms); n++ {
		a := s.atoms[j]
		switch {
		case s.numberAt(j) > 0:
			return !s.preposed(k)
		case numbered.Has(a.Hash) && a.Shape.IsWord():
		case a.Shape == lexicon.Digits, a.Shape == lexicon.Break && a.Hash == '\n', s.dateAt[j] > 0, a.Shape == lexicon.Lower:
			return false
		}
		j++
	}
	return false
}

// numbered are the words of the label of a health number.
var numbered = lexicon.NewSet("nhs chi hc number no num nr is and")

// numberAt returns how many atoms from i on are a health number, in one or as
// 3-3-4 or, a CHI number, 6-4 figures with blanks or hyphens; 0 for none.
func (s *scan) numberAt(i int) int {
	var groups [3]int
	n, j := 0, i
	for ; n < 3 && s.width(j) > 0; n++ {
		groups[n] = s.width(j)
		j++
		if p := s.punct(j); n < 2 && (p == '-' || p == '–') && s.glued(j) {
			j++
		}
	}
	switch {
	case groups[0] == numberLen:
		return 1
	case groups[0] == 6 && groups[1] == 4:
		return 2
	case groups == [3]int{3, 3, 4}:
		return j - i
	}
	return 0
}

// afterNumber reports whether a health number stands before date k, with
// nothing but a name between.
func (s *scan) afterNumber(k int) bool {
	if !s.ended(k) {
		return false
	}
	j := s.first[k] - 1
	for n := 0; n < 8 && j >= 0; n++ {
		a := s.atoms[j]
		switch {
		case a.Shape == lexicon.Digits:
			for _, back := range [...]int{0, 1, 2, 4} {
				if n := s.numberAt(j - back); n == back+1 {
					return true
				}
			}
			return false
		case s.punct(j) == '\n' || s.words[j]&(blocks|date|unnamed) != 0 || a.Shape == lexicon.Lower:
			return false
		}
		j--
	}
	return false
}

// numberOf reports whether a number of ten figures on the line of date k begins
// with the day, month and year, as CHI numbers do.
func (s *scan) numberOf(k int) bool {
	d := s.dates[k]
	want := (d.Day*100+d.Month)*100 + d.Year%100
	for _, step := range [...]int{-1, 1} {
		j := s.first[k] - 1
		if step > 0 {
			j = s.after[k]
		}
		for n := 0; n < 16 && j >= 0 && j < len(s.atoms) && s.punct(j) != '\n'; n++ {
			if w := s.width(j); (w == numberLen || w == 6 && s.width(j+1) == 4) && s.figuresAt(j, 6) == want {
				return true
			}
			j += step
		}
	}
	return false
}

// figuresAt returns the first n figures of atom i as a number.
func (s *scan) figuresAt(i, n int) int {
	v := 0
	for _, c := range []byte(s.text[s.atoms[i].Start : s.atoms[i].Start+n]) {
		v = v*10 + int(c-'0')
	}
	return v
}

// parted reports whether date k is not one of mere figures without marks between
// them, or stands in a field of its own: wide gaps, bars, brackets, commas or
// line ends on both sides. A name of several words may stand right before it.
func (s *scan) parted(k int) bool {
	d := s.dates[k]
	if d.Form&(dates.Boxed|dates.Joined) == 0 {
		return true
	}
	i := s.first[k] - 1
	if i < 0 || d.Year < 1920 || d.Year > today+4 || !s.ended(k) && s.at(s.after[k])&sex == 0 || s.width(s.after[k]) > 0 && s.numberAt(s.after[k]) == 0 {
		return false
	}
	if s.atoms[i+1].Start-s.atoms[i].End > 1 || fieldEnd(s.punct(i)) || s.punct(i) == ')' || s.punct(i) == '.' && s.punct(i-1) == ')' || s.words[i]&sex != 0 {
		return true
	}
	n := s.nameBefore(k)
	return n >= 0 && (d.Form&dates.Boxed != 0 || !d.Short) && (i-n > 0 || s.at(s.after[k])&sex != 0)
}

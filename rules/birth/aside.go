package birth

import (
	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
)

// asides goes over the text once more, when births are known, for what tells of
// one without a date in full: days, months, years, blanks and feasts.
func (s *scan) asides() {
	abroad := s.lunarYears()
	for i := range s.atoms {
		a := &s.atoms[i]
		switch a.Shape {
		case lexicon.Alnum:
			s.dayOf(i)
			continue
		case lexicon.Digits:
			if a.End-a.Start == 2 && s.text[a.Start:a.End] == "00" {
				s.zeros(i)
			} else if abroad {
				s.foreignAlone(i)
			}
			continue
		case lexicon.Punct, lexicon.Break:
			continue
		}
		switch h := a.Hash; {
		case h == hashOr:
			s.eitherYear(i)
		case h == hashFollowed:
			s.followed(i)
		case h == hashYoungest || h == hashEldest || h == hashOldest:
			s.hersOn(i)
		case h == hashBest:
			s.bestDay(i)
		case h == hashMoon || h == hashYearWord:
			s.moon(i)
		case s.words[i]&lunar != 0:
			s.lunarDate(i)
		case a.Class&lexicon.Calendar != 0:
			s.monthAlone(i)
		}
	}
}

// lunarDate enters a date of another calendar around the name of its month, atom
// i: "21 Mizan 1384", "12 Sene 2000". Papers count so only for births.
func (s *scan) lunarDate(i int) {
	j, k := i-1, i+1
	if s.width(k) == 1 || s.width(k) == 2 { // "Hidar 12, 1991"
		j = k
		if k++; s.punct(k) == ',' {
			k++
		}
		if s.width(k) == 4 && (s.foreignYear(k) || 1950 < s.figuresAt(k, 4) && s.figuresAt(k, 4) <= today+2) {
			s.extra = append(s.extra, [2]int{s.atoms[i].Start, s.atoms[k].End})
		}
		return
	}
	if s.width(j) != 1 && s.width(j) != 2 && !s.dayNumber(j) || s.width(k) != 4 {
		return
	}
	if y := s.figuresAt(k, 4); s.foreignYear(k) || 1950 < y && y <= today+2 {
		s.extra = append(s.extra, [2]int{s.atoms[j].Start, s.atoms[k].End})
	}
}

// zeros enters "00/00/1981", in which a day and a month that are not known are
// noughts: nothing but births is written so.
func (s *scan) zeros(i int) {
	p := s.punct(i + 1)
	if p != '/' && p != '.' && p != '-' || s.punct(i+3) != p || s.width(i+2) != 2 || s.width(i+4) != 4 || !s.glued(i+1) || !s.glued(i+2) || !s.glued(i+3) || !s.glued(i+4) || s.glued(i) && s.punct(i-1) != '"' && s.punct(i-1) != '(' && s.punct(i-1) != ',' {
		return
	}
	if y := s.figuresAt(i+4, 4); y < lowYear || y > today+4 || s.figuresAt(i+2, 2) > 12 {
		return
	}
	s.extra = append(s.extra, [2]int{s.atoms[i].Start, s.atoms[i+4].End})
}

// followed marks the dates of a list of children in which one "arrived" or was
// born and another "followed", atom i: "Tobi arrived on 3 May 2010, April
// followed in June 2013".
func (s *scan) followed(i int) {
	if i < 2 || s.punct(i-1) != 0 || !(s.atoms[i-1].Class&lexicon.Kin != 0 || s.at(i-1)&(sex|baby) != 0 || people.Has(s.atoms[i-1].Hash) || s.nameLike(i-1) && s.strongName(i-1, i)) {
		return
	}
	j := i + 1
	for n := 0; n < 6 && j < len(s.atoms) && s.dateOf(j) < 0 && s.punct(j) != '.' && s.punct(j) != '\n' && s.words[j]&blocks == 0; n++ {
		j++
	}
	k := s.dateOf(j)
	if k < 0 || s.at(j-1)&on == 0 && s.hashAt(j-1) != hashIn && s.hashAt(j-1) != hashThe || s.dates[k].Form&(dates.Joined|dates.Boxed) != 0 || !s.past(k) {
		return
	}
	for n := i - 1; n >= 0 && i-n < 30 && s.punct(n) != '\n'; n-- {
		m := s.dateOf(n)
		if m >= 0 && s.verdicts[m].score > 0 {
			s.mark(k, 0.8, whyOf[bornVerb])
			return
		}
		if m < 0 || s.first[m] != n || !s.past(m) {
			continue
		}
		v := s.first[m] - 1
		for v >= 0 && (s.hashAt(v) == hashThe || s.at(v)&on != 0 || s.hashAt(v) == hashIn) {
			v--
		}
		if s.at(v)&(birthed|born) != 0 && s.nameLike(v-1) {
			s.mark(m, 0.8, whyOf[bornVerb])
			s.mark(k, 0.8, whyOf[bornVerb])
		}
		return
	}
}

// hersOn marks the date behind "her youngest on", of which the first word is
// before atom i, if it is long ago or a feast.
func (s *scan) hersOn(i int) {
	if !s.hers(i-1) || s.at(i+1)&on == 0 {
		return
	}
	if k := s.dateOf(s.skipThe(i + 2)); k >= 0 && (s.dates[k].Form.Whole() && s.past(k) || s.dates[k].Form&dates.Named != 0) {
		s.mark(k, 0.8, whyOf[bornVerb])
	}
}

// bestDay marks the date before "best day of my life", the first word of which
// is atom i, or right behind it.
func (s *scan) bestDay(i int) {
	if s.hashAt(i+1) != hashDay || s.at(i+2)&of == 0 {
		return
	}
	for j := i - 1; j >= 0 && i-j < 6 && s.punct(j) != '\n'; j-- {
		if k := s.dateOf(j); k >= 0 {
			if f := s.dates[k].Form; f.Whole() || f == dates.NoYear {
				s.mark(k, 0.8, whyOf[bornVerb])
			}
			return
		}
		if s.words[j]&(blocks|turns) != 0 {
			return
		}
	}
}

// moon enters days told by the moon and its years, atom i, where a birth is
// spoken of: "the fifteenth day of the eighth moon", "the first day of the Year
// of the Horse", "Chinese New Year 1990".
func (s *scan) moon(i int) {
	first, last := -1, i
	switch {
	case s.atoms[i].Hash == hashMoon:
		for j := i - 1; j >= 0 && i-j < 6; j-- {
			if s.hashAt(j) == hashDay || s.at(j)&of != 0 || s.hashAt(j) == hashThe || ofTen.Has(s.atoms[j].Hash) || milestones.Has(s.atoms[j].Hash) || s.punct(j) == '-' || s.dayNumber(j) {
				first = j
				continue
			}
			break
		}
		if first < 0 || i-first < 3 {
			return
		}
	case s.at(i+1)&of != 0 && s.hashAt(i+2) == hashThe && zodiac.Has(s.hashAt(i+3)):
		first, last = i, i+3
		for j := i - 1; j >= 0 && i-j < 6 && (s.hashAt(j) == hashDay || s.at(j)&of != 0 || s.hashAt(j) == hashThe || ofTen.Has(s.atoms[j].Hash) || s.dayNumber(j)); j-- {
			first = j
		}
	case s.hashAt(i-1) == lexicon.Hash("new") && newYears.Has(s.hashAt(i-2)):
		first = i - 2
		if k := s.dateOf(i + 1); k >= 0 && s.first[k] == i+1 {
			last = s.after[k] - 1
		}
	default:
		return
	}
	if s.hashAt(first) == hashThe {
		first++
	}
	if s.atoms[i].Hash == hashMoon {
		s.extra = append(s.extra, [2]int{s.atoms[first].Start, s.atoms[last].End})
		return
	}
	for j := max(0, first-40); j < min(len(s.atoms), last+14); j++ {
		if s.ofBirth(j) {
			s.extra = append(s.extra, [2]int{s.atoms[first].Start, s.atoms[last].End})
			return
		}
	}
}

var (
	hashFollowed = lexicon.Hash("followed")
	hashYoungest = lexicon.Hash("youngest")
	hashEldest   = lexicon.Hash("eldest")
	hashOldest   = lexicon.Hash("oldest")
	hashBest     = lexicon.Hash("best")
	hashMoon     = lexicon.Hash("moon")
	hashYearWord = lexicon.Hash("year")
	zodiac       = lexicon.NewSet("rat ox tiger rabbit hare dragon snake horse goat sheep ram monkey rooster dog pig boar")
	newYears     = lexicon.NewSet("chinese lunar vietnamese persian kurdish thai jewish tamil")
)

// closeBirth reports whether a birth stands at most n atoms before date k.
func (s *scan) closeBirth(k, n int) bool {
	for j := k - 1; j >= 0 && s.first[k]-s.after[j] <= n; j-- {
		if s.verdicts[j].score > 0.7 {
			return true
		}
	}
	return false
}

// past reports whether date k, as far as it is known, was long enough ago for
// what papers say of births.
func (s *scan) past(k int) bool {
	d := s.dates[k]
	switch {
	case d.Form&dates.NoYear != 0:
		return true
	case d.Form&(dates.Only|dates.NoDay) != 0:
		return lowYear < d.Year && d.Year <= today-2 || s.closeBirth(k, 20)
	}
	t := s.timeline()
	return t.usual > d.Year || len(t.days) == 1 && d.Year < today-1 || s.closeBirth(k, 30)
}

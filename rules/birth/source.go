package birth

import (
	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
)

// sourced marks the dates that papers, offices and people are said to have for
// somebody's birth, "her passport has 27 JAN 1990", "the police have him as
// 3.4.80", "two dates have been given, 3.4.90 and 4.3.90": a birth is what is
// disputed in that way.
func (s *scan) sourced() {
	for k, d := range s.dates {
		if s.verdicts[k].score > 0 || d.Form&(dates.Joined|dates.Boxed) != 0 || d.Form&dates.NoYear != 0 && d.Form&dates.Figures != 0 {
			continue
		}
		i := s.opening(k)
		if i > 0 && s.hashAt(i) == hashAs && s.ofBirth(i-1) && s.at(i-2)&date == 0 {
			s.mark(k, 0.85, chained)
			continue
		}
		if i < 1 || !s.past(k) {
			continue
		}
		switch h := s.hashAt(i); {
		case h == hashAs && s.enteredAs(k, i):
		case told.Has(h) && s.atoms[i].Shape.IsWord() && s.givenBy(k, i):
		case s.oneOfTwo(k, i):
		default:
			continue
		}
		s.mark(k, 0.78, chained)
	}
}

// opening returns the atom before date k and the quotation marks, colons and
// articles that stand right before it.
func (s *scan) opening(k int) int {
	i := s.first[k] - 1
	for n := 0; n < 3 && i >= 0; n++ {
		switch s.punct(i) {
		case '"', '“', '‘', '\'', ':', '(', '*':
			i--
			continue
		}
		if s.hashAt(i) == hashThe || s.at(i)&season != 0 {
			i--
		}
	}
	if s.at(i)&on != 0 && s.punct(i-2) == ':' && s.width(i-1) == 2 && s.width(i-3) > 0 && s.glued(i-1) {
		i -= 4 // "the notes say 23:48 on"
	}
	return i
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
	ago := s.yearsBefore(k)
	return ago < 0 && d.Year < today-1 || ago >= 0.8 || ago >= 0.1 && s.closeBirth(k, 30)
}

// enteredAs reports whether the words before "as" at atom i say that somebody's
// birth is put down as date k: "has the boy as", "appear as", "put els as".
func (s *scan) enteredAs(k, i int) bool {
	entered, whose := false, false
	for j := i - 1; j >= 0 && i-j < 9; j-- {
		a := s.atoms[j]
		switch p := s.punct(j); {
		case p == '\n' || p == ';' || p == '|' || p == '.' && s.sentenceEnd(j):
			j = -1
			continue
		case p != 0:
			continue
		}
		switch {
		case s.words[j]&(blocks|date|due) != 0 && s.words[j]&relation == 0 && !papers.Has(a.Hash):
			return entered && whose
		case entries.Has(a.Hash):
			entered = true
		case papers.Has(a.Hash), offices.Has(a.Hash):
			entered = entered || a.Hash == lexicon.Hash("system") || a.Hash == lexicon.Hash("systems")
		}
		whose = whose || people.Has(a.Hash) || a.Class&lexicon.Kin != 0 || s.words[j]&(sex|baby) != 0 && a.End-a.Start > 2 || a.Shape.IsWord() && a.Flags.Fore() > 1 && s.nameLike(j)
	}
	if s.dates[k].Form&dates.NoYear != 0 {
		return entered && whose
	}
	return entered && (whose || s.closeBirth(k, 16) || s.spokenOf(k, 30))
}

// givenBy reports whether the subject of the verb at atom i is a paper that
// gives dates of birth, or an office that keeps them where births are spoken of.
func (s *scan) givenBy(k, i int) bool {
	if !s.stops(k) {
		return false
	}
	paper, office := false, false
	for j, n := i-1, 0; j >= 0 && n < 8; j, n = j-1, n+1 {
		if s.punct(j) == ')' { // "check (ref AB/123) has"
			for m := j; m >= 0 && j-m < 14; m-- {
				if s.punct(m) == '(' {
					j = m - 1
					break
				}
			}
		}
		if j < 0 {
			break
		}
		a := s.atoms[j]
		if p := s.punct(j); p == '\n' || p == ';' || p == '|' || p == '.' && s.sentenceEnd(j) || s.dateOf(j) >= 0 && s.dates[s.dateOf(j)].Form.Whole() {
			break
		}
		if s.words[j]&(blocks|date|due) != 0 && s.words[j]&relation == 0 && !papers.Has(a.Hash) && a.Hash != lexicon.Hash("issued") || a.Hash == hashNot || a.Hash == lexicon.Hash("marriage") {
			return false
		}
		paper = paper || papers.Has(a.Hash)
		office = office || offices.Has(a.Hash)
	}
	if f := s.dates[k].Form; paper && f.Whole() && (s.atoms[i].Hash != lexicon.Hash("put") || s.spokenOf(k, 40)) {
		return true
	}
	return (paper || office) && (s.closeBirth(k, 40) || s.spokenOf(k, 40))
}

// stops reports whether what follows date k leaves it an answer by itself, not
// the day of something: a stop, a bracket, "and", "which".
func (s *scan) stops(k int) bool {
	i := s.after[k]
	if (s.punct(i) == '\'' || s.punct(i) == '’') && s.glued(i+1) && s.hashAt(i+1) == hashS {
		return false // "the first of May's"
	}
	if s.ended(k) || s.closed(i) || s.punct(i) == '"' || s.punct(i) == '”' || s.punct(i) == '\'' || s.punct(i) == '’' {
		return true
	}
	h := s.hashAt(i)
	return h == hashAnd || h == lexicon.Hash("which") || h == lexicon.Hash("but") || h == hashNot || h == hashOr || h == lexicon.Hash("while") || h == lexicon.Hash("instead") || h == lexicon.Hash("correctly")
}

// oneOfTwo reports whether the words before date k say that there are several of
// one birth: "two dates have been given,".
func (s *scan) oneOfTwo(k, i int) bool {
	if !s.dates[k].Form.Whole() {
		return false
	}
	for j := i; j > 0 && s.first[k]-j < 14; j-- {
		if p := s.punct(j); p == '\n' || p == '.' && s.sentenceEnd(j) || s.words[j]&(blocks|due) != 0 {
			return false
		}
		if h := s.atoms[j].Hash; h == lexicon.Hash("dates") || h == lexicon.Hash("versions") {
			return several.Has(s.hashAt(j-1)) || several.Has(s.hashAt(j-2))
		}
	}
	return false
}

// spokenOf reports whether a birth, a birthday or an age is spoken of at most n
// atoms before date k, or right behind it.
func (s *scan) spokenOf(k, n int) bool {
	for j := max(0, s.first[k]-n); j < min(len(s.atoms), s.after[k]+8); j++ {
		if s.ofBirth(j) || s.words[j]&turns != 0 || ages.Has(s.atoms[j].Hash) {
			return true
		}
	}
	return false
}

// ofBirth reports whether atom j speaks of a birth or a birthday, not of a birth
// mother.
func (s *scan) ofBirth(j int) bool {
	w := s.at(j)
	return w&(birthday|dob|born) != 0 || w&birth != 0 && s.at(j+1)&relation == 0 && s.atoms[min(j+1, len(s.atoms)-1)].Class&lexicon.Kin == 0
}

var (
	hashAs = lexicon.Hash("as")
	// told are the verbs of what a paper says.
	told = lexicon.NewSet("has have had says say said gives give gave given shows show showed states state stated reads read records record recorded put wrote us carries bears got")
	// papers give dates of birth.
	papers = lexicon.NewSet("passport visa permit brp bc card cards certificate certificates cert id papers paperwork licence register registration redbook wristband bracelet tag taskera tazkira tazkera shenasnameh kebele spine pnc p45 p60 payslip check")
	// offices keep dates of birth among others.
	offices = lexicon.NewSet("school gp surgery hospital police probation education health dwp hmrc council registrar registry midwife nursery college prison office doctor book booklet form application referral file interpreter ward record records notes summary sims database mosaic liquidlogic system systems eclipse framework emis systmone rio carenotes scan")
	// entries are the verbs of putting down.
	entries = lexicon.NewSet("put puts has have had having got shown shows show recorded records record entered listed registered given gives gave appear appears appeared booked logged written wrote noted down typed held holds hold known entering stated")
	people  = lexicon.NewSet("him her them whom he she they me us who boys girls twins children kids mine hers his")
	several = lexicon.NewSet("two three four both different conflicting several various alternative competing differing")
	ages    = lexicon.NewSet("aged age older younger")
)

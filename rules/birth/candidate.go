package birth

import (
	"slices"
	"strconv"
	"strings"

	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
)

// candidate is a place that may tell a birth, as the classifier sees it: a date,
// or what is less than one.
type candidate struct {
	from, to   int // atoms
	date       dates.Date
	kind       uint32 // how it is written: see kindOf
	prev, next int    // the dates before and after it
}

// The kinds of candidate that are no dates to package dates; those of dates lie
// below.
const (
	loneDay     = 20 + iota // "the 23rd"
	loneMonth               // "in January"
	loneYear                // a year of an Islamic calendar, or "'83"
	loneFeast               // "Plough Monday", "the feast of St Nicholas"
	readOut                 // "twenty-one, seven, ninety-six"
	loneWeekday             // "three on Sunday", "her birthday was the Tuesday"
)

// kindOf is how a date is written.
func kindOf(f dates.Form) uint32 {
	switch {
	case f&dates.Only != 0:
		return 1
	case f&dates.NoDay != 0 && f&dates.Figures != 0:
		return 2
	case f&dates.NoDay != 0:
		return 3
	case f&dates.NoYear != 0 && f&dates.Figures != 0:
		return 4
	case f&dates.NoYear != 0:
		return 5
	case f&dates.Joined != 0:
		return 6
	case f&dates.Boxed != 0:
		return 7
	}
	return 8
}

// key is the day of a candidate that is a whole date in the usual way of
// writing, 0 for all others.
func (c *candidate) key() int {
	if c.kind != kindOf(0) {
		return 0
	}
	return dayKey(c.date)
}

// candidates yields what may tell a birth, in order of place, with the number of
// the date that it is, or -1.
func (s *scan) candidates(yield func(c *candidate, k int)) {
	var c candidate // one for all: yield does not keep it
	k := 0
	for i := 0; i < len(s.atoms); i++ {
		if n := int(s.dateAt[i]) - 1; n >= 0 {
			if n >= k {
				k = n
				c = candidate{from: s.first[k], to: s.after[k], date: s.dates[k], kind: kindOf(s.dates[k].Form), prev: k - 1, next: k + 1}
				yield(&c, k)
				k++
			}
			continue
		}
		if !s.mayBeLoose(i) {
			continue
		}
		if c = s.loose(i); c.kind > 0 {
			c.prev, c.next = k-1, k
			yield(&c, -1)
			i = c.to - 1
		}
	}
}

// mayBeLoose reports whether loose has to be asked: for most words it has not.
func (s *scan) mayBeLoose(i int) bool {
	a := &s.atoms[i]
	switch a.Shape {
	case lexicon.Digits:
		return a.End-a.Start == 4 || a.End-a.Start < 3
	case lexicon.Alnum:
		return a.End-a.Start < 6
	case lexicon.Punct:
		return a.Hash == '\'' || a.Hash == '’' || a.Hash == '‘'
	case lexicon.Title, lexicon.Upper, lexicon.Lower:
		if s.words[i]&(weekday|rel) != 0 {
			return s.tellsBirthday(i)
		}
		return a.Class&lexicon.Calendar != 0 || s.words[i]&number != 0 || numerals.Has(a.Hash) || feastHeads.Has(a.Hash)
	}
	return false
}

// tellsBirthday reports whether a day of the week, or one told by today, stands
// where it may tell a birthday: after an age or a word for birthdays.
func (s *scan) tellsBirthday(i int) bool {
	for j := i - 1; j >= 0 && i-j < 7; j-- {
		switch w := s.at(j); {
		case w&(birthday|turns|born|number) != 0, s.width(j) > 0 && s.width(j) < 3 && s.dateAt[j] == 0:
			return true
		case s.punct(j) == '.' || s.punct(j) == '\n' || s.punct(j) == '|' || w&weekday != 0:
			return false
		}
	}
	return false
}

// loose reads a candidate that begins with atom i and is no date: "the 23rd",
// "January", "'83", "c1950", "nineteen eighty-three".
func (s *scan) loose(i int) candidate {
	a := &s.atoms[i]
	c := candidate{from: i, to: i + 1}
	switch a.Shape {
	case lexicon.Alnum:
		if s.dayNumber(i) {
			c.kind = loneDay
		} else if t := s.text[a.Start:a.End]; len(t) == 4 && (t[0] == 'l' || t[0] == 'I') && (t[1] == '9') {
			c.year(figuresIn("1" + t[1:])) // a scanner's "l958"
		} else if t := s.text[a.Start:a.End]; len(t) == 5 && (t[0]|32 == 'c' || t[0]|32 == 'b') {
			c.year(figuresIn(t[1:]))
		}
	case lexicon.Digits:
		if s.foreignYear(i) && !s.glued(i) {
			c.kind = loneYear
		} else if s.width(i) < 3 {
			s.roman(&c)
		}
	case lexicon.Punct:
		if (a.Hash == '\'' || a.Hash == '’' || a.Hash == '‘') && s.width(i+1) == 2 && s.glued(i+1) && s.dateOf(i+1) < 0 && !(s.glued(i) && (s.atoms[i-1].Shape.IsWord() || s.width(i-1) > 0)) {
			if c.to++; !s.glued(c.to) || s.closed(c.to) && s.width(c.to+1) == 0 {
				y := 1900 + s.figuresAt(i+1, 2)
				if y+100 <= today+2 {
					y += 100
				}
				c.year(y)
			}
		}
	case lexicon.Title, lexicon.Upper, lexicon.Lower:
		if a.Class&lexicon.Calendar != 0 && a.End-a.Start > 2 && dates.Month(*a) > 0 && (a.Shape != lexicon.Lower || a.Hash != hashMay && a.Hash != hashMarch && a.Hash != hashMar) {
			c.kind = loneMonth
			break
		}
		if s.words[i]&(weekday|rel) != 0 {
			switch {
			case s.words[i]&weekday != 0 || ownDay.Has(a.Hash):
				c.kind = loneWeekday
			case shifts.Has(a.Hash) && (s.at(i+1)&weekday != 0 || periods.Has(s.hashAt(i+1))):
				c.kind, c.to = loneWeekday, i+2 // "next month"
			}
			break
		}
		if s.feast(&c); c.kind == 0 && (a.Hash == hashNineteen || a.Hash == hashTwenty || a.Hash == hashTwo) {
			s.wordedYear(&c)
		}
		if c.kind == 0 {
			s.readOut(&c)
		}
	}
	return c
}

// roman reads a date whose month is in Roman figures: "1.iii.22", "11 x 2019".
func (s *scan) roman(c *candidate) {
	i := c.from
	j := i + 1
	sep := s.punct(j)
	if sep == '.' || sep == '/' || sep == '-' {
		j++
	}
	if j >= len(s.atoms) || !s.atoms[j].Shape.IsWord() || s.glued(j) != (sep != 0) || s.glued(i) {
		return
	}
	month := slices.Index(romans, strings.ToLower(s.text[s.atoms[j].Start:s.atoms[j].End])) + 1
	y := j + 1
	if sep != 0 && s.punct(y) == sep {
		y++
	}
	w := s.width(y)
	if month == 0 || w != 4 && (w != 2 || sep == 0) || y == j+1 && sep != 0 {
		return
	}
	d := dates.Date{Day: s.figuresAt(i, s.width(i)), Month: month, Year: s.figuresAt(y, w)}
	if w == 2 {
		if d.Year, d.Short = d.Year+1900, true; d.Year+100 <= today+2 {
			d.Year += 100
		}
	}
	if d.Day < 1 || d.Day > 31 || d.Year <= lowYear || d.Year > today+20 {
		return
	}
	c.to, c.date, c.kind = y+1, d, kindOf(0)
}

// feast reads a feast without a fixed day: "Plough Monday", "Hallowe'en", "the
// feast of Saint Nicholas", "independence day", "the eighth of the month".
func (s *scan) feast(c *candidate) {
	i := c.from
	h := s.atoms[i].Hash
	j := i + 1
	switch {
	case h == hashFeast && s.at(j)&of != 0:
		for j++; j < len(s.atoms) && j < i+6 && (s.hashAt(j) == hashThe || s.atoms[j].Shape.IsCapital() || s.punct(j) == '.' && s.atoms[j].End-s.atoms[j-1].Start < 4); j++ {
		}
		if j == i+2 {
			return
		}
	case feastHeads.Has(h):
		if p := s.punct(j); (p == '\'' || p == '’') && s.glued(j) && s.glued(j+1) {
			j += 2
		}
		if s.dateOf(j) < 0 && (s.at(j)&weekday != 0 || s.hashAt(j) == hashDay || s.hashAt(j) == lexicon.Hash("eve")) {
			j++
		} else if dayOnly.Has(h) {
			return
		}
	case s.hashAt(i-1) == hashThe && (ofTen.Has(h) || milestones.Has(h)) && (s.at(j)&of != 0 && (s.hashAt(j+1) == hashThe || s.at(j+1)&rel != 0) && s.hashAt(j+2) == lexicon.Hash("month") || s.atoms[i].Shape == lexicon.Title && s.closed(j)):
		c.kind = loneDay
		if s.at(j)&of != 0 {
			c.to = j + 3
		}
		return
	default:
		return
	}
	c.kind, c.to = loneFeast, j
}

// readOut reads numbers that are said one by one: "twenty-one, seven,
// ninety-six", "three, eleven, oh eight".
func (s *scan) readOut(c *candidate) {
	n, last := 0, c.from
	for i := c.from; i < len(s.atoms) && s.dateAt[i] == 0 && n < 10; i++ {
		if a := s.atoms[i]; a.Shape.IsWord() && numerals.Has(a.Hash) || a.Shape == lexicon.Digits && a.End-a.Start < 3 {
			last = i
			n++
		} else if p := s.punct(i); p != ',' && p != '-' && p != '…' {
			break
		}
	}
	if n > 2 && n < 9 {
		c.kind, c.to = readOut, last+1
	}
}

var (
	romans    = strings.Fields("i ii iii iv v vi vii viii ix x xi xii")
	hashFeast = lexicon.Hash("feast")
	// feastHeads are the words that feasts begin with; after dayOnly a day of the
	// week or "day" has to follow.
	feastHeads = lexicon.NewSet("feast easter hallowe diwali eid passover whit palm plough mothering pancake lammas martinmas epiphany pentecost vaisakhi holi hanukkah nowruz norouz norooz independence republic ascension mothers fathers mother father shrove ash maundy good")
	// ownDay are days told by today; shifts are followed by one of periods.
	ownDay  = lexicon.NewSet("tomorrow tmrw tmr tomoz tomorow today yesterday")
	shifts  = lexicon.NewSet("next last this")
	periods = lexicon.NewSet("month week")
	dayOnly = lexicon.NewSet("palm plough mothering pancake independence republic ascension mothers fathers mother father shrove ash maundy good whit")
)

// year makes c the candidate of a year by itself, if people are alive who were
// born then.
func (c *candidate) year(y int) {
	if lowYear < y && y <= today+2 {
		c.kind, c.date.Year = loneYear, y
	}
}

// wordedYear reads a year in words: "nineteen eighty-three", "twenty fourteen",
// "two thousand and three".
func (s *scan) wordedYear(c *candidate) {
	i := c.from
	y := 0
	switch s.atoms[i].Hash {
	case hashNineteen:
		y = 1900
	case hashTwenty:
		y = 2000
	case hashTwo:
		if i++; s.hashAt(i) != lexicon.Hash("thousand") {
			return
		}
		if y = 2000; s.hashAt(i+1) == hashAnd {
			i++
		}
	}
	i++
	if s.punct(i) == '-' {
		i++
	}
	switch h := s.hashAt(i); {
	case s.dateOf(i) >= 0 || i >= len(s.atoms):
		return
	case tens[h] > 0:
		y += tens[h]
		if s.punct(i+1) == '-' {
			i++
		}
		if n := numbers[s.hashAt(i+1)]; n > 0 && n < 10 {
			y += n
			i++
		}
	case numbers[h] > 0 && (numbers[h] > 9 || s.atoms[c.from].Hash == hashTwo):
		y += numbers[h]
	default:
		return
	}
	if c.year(y); c.kind > 0 {
		c.to = i + 1
	}
}

// figuresIn returns the number that t is, 0 where it is none.
func figuresIn(t string) int {
	n, err := strconv.Atoi(t)
	if err != nil {
		return 0
	}
	return n
}

// Candidate is a place that may tell a birth, for the training: its bytes, as
// they would be reported, and the rows of the weights that it adds up.
type Candidate struct {
	Start, End int
	Rows       []uint32
	Key        int  // of its day, if it is a whole date: see Accept
	Known      bool // the rules find it without the classifier
}

// Rows is how many rows the weights have.
const Rows = 1 << rowBits

// Candidates returns all candidates of a text.
func Candidates(text string) []Candidate {
	s := newScan(text)
	s.labels()
	s.asides()
	s.anniversaries()
	t := s.timeline()
	t.learn(s)
	var out []Candidate
	var f features
	s.candidates(func(c *candidate, k int) {
		s.features(c, t, &f)
		start, end := s.bytes(c, k)
		out = append(out, Candidate{start, end, append([]uint32(nil), f.rows...), c.key(), k >= 0 && s.verdicts[k].score > 0})
	})
	return out
}

// bytes returns the place of a candidate, which is date k unless k is -1.
func (s *scan) bytes(c *candidate, k int) (start, end int) {
	if k >= 0 {
		return s.whole(k)
	}
	from, to := s.stretched(c.from, c.to)
	from, to = s.before(from), s.behind(to)
	return s.atoms[from].Start, s.atoms[to-1].End
}

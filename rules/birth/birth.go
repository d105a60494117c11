// Package birth finds dates, and tells dates of birth from all others.
//
// Every date of a text is read first (package dates); what stands around it
// says whether somebody was born then: a label, "born", a birthday or an age
// reached, the column of a table, a name or an age right beside it. What these
// rules leave is judged once more by a classifier that has read marked papers
// (see learned.go and train); it finds more and is wrong more often. Package
// birth promises no completeness: a date of birth in running text that nothing tells apart
// from a visit is listed as a DATE. Deaths are dates.
package birth

import (
	"context"
	"slices"
	"sort"
	"strings"

	"veil/extract"
	"veil/rules"
	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
)

// Options say what is looked for. The zero value: all there is.
type Options struct {
	// Plain leaves the classifier out.
	Plain bool
}

// New returns the Detector of dates of birth (DATE_OF_BIRTH) and other dates
// (DATE).
func New(o Options) rules.Detector { return detector{o} }

type detector struct{ Options }

// RuleName is the Rule of this detector's findings.
const RuleName = "birth"

func (detector) Name() string { return RuleName }

// Detect reads the part once for dates and once for what speaks of births.
func (d detector) Detect(ctx context.Context, p extract.Part) ([]rules.Finding, error) {
	s := newScan(p.Text)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	s.labels()
	s.asides()
	s.anniversaries()
	if !d.Plain {
		s.learned()
	}
	var out []rules.Finding
	covered := 0
	for k, d := range s.dates {
		if d.Start < covered {
			continue // an hour, "03.12", that looks like a day
		}
		f := rules.Finding{Span: extract.Span{Part: p.ID, Start: d.Start, End: d.End}, Rule: RuleName}
		switch v := s.verdicts[k]; {
		case v.score > 0:
			f.Label, f.Score, f.Why = rules.DateOfBirth, v.score, v.why
			f.Start, f.End = s.whole(k)
			covered = f.End
		case s.plain(k):
			f.Label, f.Score, f.Why = rules.Date, 0.4, "a date"
		default:
			continue
		}
		out = append(out, f)
	}
	if len(s.extra) > 0 {
		slices.SortFunc(s.extra, func(a, b [2]int) int { return a[0] - b[0] })
		s.extra = joined(s.extra)
		out = slices.DeleteFunc(out, func(f rules.Finding) bool {
			i := sort.Search(len(s.extra), func(i int) bool { return s.extra[i][1] > f.Start })
			return i < len(s.extra) && s.extra[i][0] < f.End
		})
	}
	for _, e := range s.extra {
		out = append(out, rules.Finding{
			Span:  extract.Span{Part: p.ID, Start: e[0], End: e[1]},
			Label: rules.DateOfBirth, Rule: RuleName, Score: 0.95, Why: whyOf[label],
		})
	}
	if len(s.extra) > 0 {
		slices.SortStableFunc(out, byStart)
	}
	return s.withGuesses(p.ID, out), nil
}

// joined makes one of spans, in order, that overlap.
func joined(spans [][2]int) [][2]int {
	out := spans[:0]
	for _, e := range spans {
		if n := len(out) - 1; n >= 0 && e[0] < out[n][1] {
			out[n][1] = max(out[n][1], e[1])
			continue
		}
		out = append(out, e)
	}
	return out
}

func byStart(a, b rules.Finding) int { return a.Start - b.Start }

// verdict is why a date is a birth. The zero value: it is none.
type verdict struct {
	score float64
	why   string
}

// scan is a text on its way through the detector.
type scan struct {
	text      string
	atoms     []lexicon.Atom
	words     []word // of each atom; see words.go
	dates     []dates.Date
	first     []int // of each date: its first atom, and the atom after its last
	after     []int
	dateAt    []int32 // of each atom: the date that it belongs to, from 1; 0 for none
	verdicts  []verdict
	extra     [][2]int  // bytes of births that are no dates: glued to their label, with slips, in other calendars
	times     *timeline // nil until it is asked for
	guesses   []guess   // what the classifier found besides dates
	row, head int       // the row of a table that was last asked for, and the first row of the table
}

// farOff is the last year that two figures stand for in this century.
const farOff = today + 10

func newScan(text string) *scan {
	s := &scan{text: text, atoms: lexicon.Atoms(text)}
	s.words = make([]word, len(s.atoms))
	for i, a := range s.atoms {
		if a.Shape.IsWord() || a.Shape == lexicon.Alnum {
			s.words[i] = vocabulary.of(a.Hash)
			if a.Shape != lexicon.Lower && a.End-a.Start > 4 && s.words[i] == 0 && (text[a.End-1] == 'B' || text[a.End-1] == 'b' || text[a.End-1] == 'h' || text[a.End-1] == 'e') && dobTail(text[a.Start:a.End]) {
				s.words[i] = dob | soft // "ChildDOB"
			}
		}
	}
	s.dates = dates.All(text, s.atoms)
	for k, d := range s.dates {
		if d.Short && d.Year > farOff {
			s.dates[k].Year -= 100 // "3/5/38"
		}
	}
	if lone := s.lone(); len(lone) > 0 {
		s.dates = append(s.dates, lone...)
		slices.SortStableFunc(s.dates, func(a, b dates.Date) int { return a.Start - b.Start })
	}
	s.verdicts = make([]verdict, len(s.dates))
	s.dateAt = make([]int32, len(s.atoms))
	i := 0
	for k, d := range s.dates {
		for s.atoms[i].Start < d.Start {
			i++
		}
		first := s.daysHead(i, d.Form)
		s.first = append(s.first, first)
		for ; first < i; first++ {
			s.dateAt[first] = int32(k) + 1
		}
		for i < len(s.atoms) && s.atoms[i].End <= d.End {
			s.dateAt[i] = int32(k) + 1
			i++
		}
		s.after = append(s.after, i)
		if d.Form == dates.NoYear|dates.Figures && d.Month == 0 {
			s.mark(k, scoreOf[birthLbl], whyOf[birthLbl])
		}
	}
	return s
}

var (
	hashSt    = lexicon.Hash("st")
	hashSaint = lexicon.Hash("saint")
)

// daysHead returns the atom with which a date begins whose first is atom i: the
// day of the week before it, if it is there.
func (s *scan) daysHead(i int, f dates.Form) int {
	j := i - 1
	if h := s.atoms[i].Hash; (h == lexicon.Hash("last") || h == lexicon.Hash("first")) && s.hashAt(j) == hashThe && s.hashAt(i+1) == hashDay && s.dateAt[j] == 0 {
		return j // "the last day of May 2017"
	}
	if f&dates.Named != 0 {
		n := j
		if s.punct(n) == '.' && s.glued(n) {
			n--
		}
		if h := s.hashAt(n); (h == hashSt || h == hashSaint) && s.dateAt[n] == 0 {
			return n // "st georges day"
		}
	}
	if f&(dates.Only|dates.NoDay) != 0 || j < 0 || s.dateAt[j] > 0 {
		return i
	}
	if s.atoms[j].Hash == hashThe && s.atoms[j].Shape.IsWord() || s.atoms[j].Shape == lexicon.Punct && (s.atoms[j].Hash == ',' || s.atoms[j].Hash == '.') {
		j--
	}
	if j >= 0 && s.words[j]&weekday != 0 && s.dateAt[j] == 0 {
		return j
	}
	return i
}

// dobTail reports whether a word of small and capital letters ends in a label:
// ChildDOB, PupilDob, MotherBirthDate.
func dobTail(t string) bool {
	if t == strings.ToUpper(t) {
		return false
	}
	for _, tail := range [...]string{"DOB", "DoB", "Dob", "BirthDate", "DateOfBirth", "Birthdate"} {
		if strings.HasSuffix(t, tail) {
			return true
		}
	}
	return false
}

// whole returns the bytes of date k with the words that belong to it: "the",
// "on" after "born", and the day of the week before it, "this year" behind it.
func (s *scan) whole(k int) (start, end int) {
	first, after := s.first[k], s.after[k]
	for first > 0 && s.dateAt[first-1] == 0 {
		switch a := s.atoms[first-1]; {
		case s.words[first-1]&weekday != 0, a.Hash == hashThe && a.Shape.IsWord() && s.dates[k].Form&dates.Only == 0:
			first--
			continue
		case a.Hash == ',' && a.Shape == lexicon.Punct && first > 1 && s.words[first-2]&weekday != 0:
			first -= 2
			continue
		case a.Hash == '.' && a.Shape == lexicon.Punct && first > 1 && s.words[first-2]&weekday != 0:
			first -= 2 // "Sat. 24 Jan"
			continue
		case first > 2 && a.Hash == hashC && s.punct(first-2) == '/' && s.hashAt(first-3) == hashW:
			first -= 3 // "w/c 9 Sept"
			continue
		case s.dates[k].Form&dates.Only != 0 && (a.Hash == lexicon.Hash("about") || a.Hash == lexicon.Hash("circa") || a.Hash == lexicon.Hash("approx") || a.Hash == '~'):
			first--
			continue
		case s.dates[k].Form&dates.Only != 0 && a.Hash == '.' && a.Shape == lexicon.Punct && (s.hashAt(first-2) == hashC || s.hashAt(first-2) == lexicon.Hash("ca")):
			first -= 2 // "c.1980"
			continue
		case s.dates[k].Form&dates.Figures == 0 && s.atoms[first].Shape == lexicon.Title && (a.Hash == lexicon.Hash("st") || a.Hash == lexicon.Hash("saint") || a.Hash == lexicon.Hash("new") || a.Hash == lexicon.Hash("april") || a.Hash == lexicon.Hash("all")):
			first--
			continue
		}
		break
	}
	if first > 1 && s.words[first-1]&on != 0 && s.words[first-2]&born != 0 {
		first-- // "born on": both read well without it
	}
	if s.at(after+1)&year != 0 && (s.hashAt(after) == lexicon.Hash("this") || s.hashAt(after) == lexicon.Hash("last") || s.hashAt(after) == lexicon.Hash("next")) {
		after += 2
	} else if s.hashAt(after) == lexicon.Hash("last") && s.verdicts[k].why == whyOf[turned] {
		after++
	}
	if s.dates[k].Form&dates.NoDay != 0 && s.at(first-1)&of != 0 && (s.hashAt(first-2) == hashEnd || s.hashAt(first-2) == lexicon.Hash("beginning") || s.hashAt(first-2) == lexicon.Hash("start") || s.hashAt(first-2) == lexicon.Hash("middle")) {
		first -= 2
	}
	for s.dates[k].Form&(dates.Only|dates.NoDay) != 0 && s.dateOf(first-1) < 0 && s.at(first-1)&season != 0 {
		first--
	}
	if s.dates[k].Form&dates.Only != 0 && s.punct(first-1) == ',' && s.hashAt(first-2) == lexicon.Hash("season") && first > 4 {
		for first -= 2; first > 0 && (s.hashAt(first-1) == hashThe || s.hashAt(first-1) == hashIn || climate.Has(s.hashAt(first-1))); first-- {
		}
	}
	if s.dates[k].Form&dates.Only != 0 && s.at(first-1)&of != 0 && s.at(first-2)&season != 0 {
		first -= 2
	}
	first = s.relative(k, first)
	if s.dates[k].Form&dates.Only != 0 {
		after = s.approximate(k)
	}
	if s.verdicts[k].score > 0 {
		after = s.hour(after)
	}
	if !s.dates[k].Form.Whole() && s.verdicts[k].score > 0 {
		first, after = s.stretched(first, after)
		first, after = s.before(first), s.behind(after)
	}
	return s.atoms[first].Start, s.atoms[after-1].End
}

// relative returns the first atom of what is said of date k before atom first,
// where it begins, and makes another day of it: "two days before Christmas", "the
// Thursday before Pentecost", "10 or 11 August", "the back end of August".
func (s *scan) relative(k, first int) int {
	if s.verdicts[k].score == 0 {
		return first
	}
	j := first - 1
	if s.hashAt(j) == hashThe {
		j--
	}
	switch h := s.hashAt(j); {
	case h == lexicon.Hash("before") || h == lexicon.Hash("after"):
		unit := s.hashAt(j - 1)
		if s.at(j-1)&weekday == 0 && unit != hashDay && unit != lexicon.Hash("days") && unit != lexicon.Hash("week") && unit != lexicon.Hash("weeks") {
			return first
		}
		if j--; s.hashAt(j-1) == hashThe || s.at(j-1)&number != 0 || s.hashAt(j-1) == hashA || s.width(j-1) == 1 {
			j--
		}
		return j
	case j == first-1 && h == hashOr && (s.width(j-1) == 1 || s.width(j-1) == 2 || s.dayNumber(j-1)) && s.dateAt[j-1] == 0 && s.dates[k].Day > 0:
		return j - 1
	case j == first-1 && s.at(j)&of != 0 && s.hashAt(j-1) == hashEnd && s.hashAt(j-2) == lexicon.Hash("back"):
		return j - 2
	case j == first-1 && s.punct(j) == '-' && s.hashAt(j-1) == lexicon.Hash("mid"):
		return j - 1
	case j == first-1 && s.punct(j) == ',' && s.at(j-1)&weekday != 0 && s.hashAt(j-2) == lexicon.Hash("remembrance"):
		return j - 2
	}
	return first
}

// climate are the seasons of countries in which years have no winter.
var climate = lexicon.NewSet("dry wet rainy hot harvest planting monsoon cold")

// hour returns the atom after a time of day that stands at atom i, behind a
// date: ", 03.12 hrs", "@ 03:12"; i where none does.
func (s *scan) hour(i int) int {
	j := i
	if s.punct(j) == ',' || s.punct(j) == '@' {
		j++
	}
	if w := s.width(j); w != 1 && w != 2 || s.punct(j+1) != ':' && s.punct(j+1) != '.' || !s.glued(j+1) || s.width(j+2) != 2 || !s.glued(j+2) {
		return i
	}
	if s.figuresAt(j, s.width(j)) > 23 || s.figuresAt(j+2, 2) > 59 {
		return i
	}
	if s.hashAt(j+3) == lexicon.Hash("hrs") {
		j++
	}
	return j + 3
}

// plain reports whether date k is clearly a date: not a number that might be
// one.
func (s *scan) plain(k int) bool {
	d := s.dates[k]
	if d.Form&(dates.Only|dates.Joined|dates.Boxed|dates.Damaged|dates.Named) != 0 {
		return false
	}
	return d.Form.Whole() || d.Form&dates.Figures == 0 && d.Month > 0 && !s.modal(k)
}

// modal reports whether the month of a date without a year is rather a verb:
// "section 3 may apply".
func (s *scan) modal(k int) bool {
	d := s.dates[k]
	last := s.atoms[s.after[k]-1]
	return d.Form&dates.NoYear != 0 && last.Shape == lexicon.Lower && last.Class&lexicon.Function == 0 &&
		(last.Hash == hashMay || last.Hash == hashMarch || last.Hash == hashMar)
}

// mark says that date k is a birth.
func (s *scan) mark(k int, score float64, why string) {
	if s.verdicts[k].score < score {
		s.verdicts[k] = verdict{score, why}
	}
}

// at returns the words of atom i; none beyond the ends.
func (s *scan) at(i int) word {
	if i < 0 || i >= len(s.atoms) {
		return 0
	}
	return s.words[i]
}

// hashAt returns the hash of atom i, 0 beyond the ends.
func (s *scan) hashAt(i int) uint32 {
	if i < 0 || i >= len(s.atoms) {
		return 0
	}
	return s.atoms[i].Hash
}

// dateOf returns the date that atom i belongs to, -1 for none.
func (s *scan) dateOf(i int) int {
	if i < 0 || i >= len(s.atoms) {
		return -1
	}
	return int(s.dateAt[i]) - 1
}

// punct returns the character that atom i is, a line end as '\n', 0 otherwise.
func (s *scan) punct(i int) rune {
	if i < 0 || i >= len(s.atoms) || s.atoms[i].Shape != lexicon.Punct && s.atoms[i].Shape != lexicon.Break {
		return 0
	}
	return rune(s.atoms[i].Hash)
}

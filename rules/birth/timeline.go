package birth

import (
	"slices"
	"sort"

	"veil/rules/names/dates"
	"veil/rules/names/lexicon"
)

// timeline is what the dates of a text say together: when it was written, and
// which days stand in it more than once.
type timeline struct {
	last, usual int   // the last year, and that of most dates
	days        []int // dayKey of all dates with a day and a month, in order
	births      []int // dates that the rules take for births
}

// today is when papers without any other date are taken to be of, give or take;
// lowYear is before the births of living people.
const (
	today   = 2024
	lowYear = 1915
)

// The years that a timeline counts.
const firstYear, yearsCounted = 1930, 120

// timeline reads the timeline of the text, once.
func (s *scan) timeline() *timeline {
	if s.times != nil {
		return s.times
	}
	t := new(timeline)
	s.times = t
	var count [yearsCounted]int
	for _, d := range s.dates {
		if y := d.Year - firstYear; d.Form&(dates.NoYear|dates.Only|dates.Joined|dates.Boxed) == 0 && y > 0 && y < yearsCounted {
			count[y]++
		}
		if d.Day > 0 && d.Month > 0 {
			t.days = append(t.days, dayKey(d))
		}
	}
	slices.Sort(t.days)
	most := 0
	for y, n := range count {
		if n > 0 {
			t.last = firstYear + y
		}
		if n >= most && n > 0 {
			most, t.usual = n, firstYear+y
		}
	}
	return t
}

// learn notes which dates the rules take for births.
func (t *timeline) learn(s *scan) {
	t.births = t.births[:0]
	for k := range s.verdicts {
		if s.verdicts[k].score > 0 {
			t.births = append(t.births, k)
		}
	}
}

// anniversaries marks the days without a year that fall on a birth in full which
// the rules found: a birthday that is spoken of elsewhere.
func (s *scan) anniversaries() {
	born := map[int]bool{}
	for k, d := range s.dates {
		if s.verdicts[k].score > 0.7 && d.Form.Whole() {
			born[d.Month*32+d.Day] = true
		}
	}
	if len(born) == 0 {
		return
	}
	for k, d := range s.dates {
		if d.Form&^dates.Figures == dates.NoYear && d.Day > 0 && d.Month > 0 && born[d.Month*32+d.Day] && s.plain(k) {
			s.mark(k, 0.6, "the day and month of a birth")
		}
	}
}

// How a candidate agrees with a birth that the rules found in another place.
const (
	agreesDay = 1 << iota // its day of the month
	agreesMonth
	agreesYear
)

// maxKnown is how many births before a candidate are looked at, and how many
// behind it: a list of thousands tells no more.
const maxKnown = 100

// known returns the most that candidate c, which is date k or of none, agrees
// with one of the births.
func (v *view) known() uint32 {
	var best uint32
	day := v.date.Day
	month, year := v.date.Month, v.date.Year
	if v.kind == loneDay && v.atoms[v.from].Shape == lexicon.Alnum {
		for _, c := range v.text[v.atoms[v.from].Start:v.atoms[v.from].End] {
			if c >= '0' && c <= '9' {
				day = 10*day + int(c-'0')
			}
		}
	}
	if v.kind == loneMonth {
		month = dates.Month(v.atoms[v.from])
	}
	at := sort.SearchInts(v.t.births, v.prev+1)
	for _, k := range v.t.births[max(0, at-maxKnown):min(len(v.t.births), at+maxKnown)] {
		if v.first[k] >= v.from && v.first[k] < v.to {
			continue
		}
		d := v.dates[k]
		var is uint32
		if day > 0 && d.Day == day {
			is |= agreesDay
		}
		if month > 0 && d.Month == month {
			is |= agreesMonth
		}
		if year > 0 && d.Year > 0 && (d.Year-year)%100 == 0 {
			is |= agreesYear
		}
		if (day == 0 || is&agreesDay != 0) && (month == 0 || is&agreesMonth != 0) || is == agreesYear {
			best = max(best, is)
		}
	}
	return best
}

// dayKey orders dates by month and day, then by the last figures of the year; a
// date without a year comes first.
func dayKey(d dates.Date) int {
	k := (d.Month*32 + d.Day) * 128
	if d.Year > 0 {
		k += 1 + d.Year%100
	}
	return k
}

// count returns how many dates have keys in [from, to).
func (t *timeline) count(from, to int) int {
	return sort.SearchInts(t.days, to) - sort.SearchInts(t.days, from)
}

var yearSteps = []int{-1, 0, 1, 2, 3, 5, 8, 12, 16, 19, 25, 35, 45, 60, 80}

// since is about how many years before most dates year y lies.
func (t *timeline) since(y int) uint32 { return step(t.usual-y, yearSteps) }

// years adds how long before the text's other dates the date lies.
func (v *view) years() {
	y := v.date.Year
	if y == 0 {
		return
	}
	f, last, usual := v.f, step(v.t.last-y, yearSteps), v.t.since(y)
	f.add(120, last)
	f.add(121, usual)
	f.add(122, mix(v.kind, last))
	f.add(123, mix(v.kind, usual))
	f.add(124, mix(v.before, usual))
	f.add(125, mix(v.before, last))
	f.add(126, step(today-y, yearSteps))
	f.add(127, mix(mix(v.senseAt(v.l-1), v.before), usual))
	f.add(128, mix(v.later, usual))
}

// repeats adds how often the same date, and the same day of other years, stands
// elsewhere in the text.
func (v *view) repeats() {
	d, same, sameDay := v.date, 0, 0
	if d.Day > 0 && d.Month > 0 {
		key := dayKey(d)
		day := key &^ 127
		sameDay = v.t.count(day, day+128) - 1
		if d.Year > 0 {
			same = v.t.count(key, key+1) - 1
			sameDay -= same
		}
	}
	f := v.f
	if known := v.known(); known > 0 {
		f.add(153, known)
		f.add(154, mix(v.kind, known))
		f.add(155, mix(mix(v.kind, known), v.before))
	}
	f.add(156, step(len(v.t.births), []int{0, 1, 2, 4, 8, 16}))
	f.add(150, uint32(min(same, 3)))
	f.add(151, mix(v.kind, uint32(min(sameDay, 2))))
	if d.Year > 0 {
		f.add(152, mix(uint32(min(same, 3)), v.t.since(d.Year)))
	}
}

// neighbours adds the dates before and after this one, if they are near.
func (v *view) neighbours() {
	f := v.f
	for side, m := range [...]int{v.prev, v.next} {
		side := uint32(side)
		if m < 0 || m >= len(v.dates) || abs(v.first[m]-v.from) > farLeft {
			f.add(170+side, 0)
			continue
		}
		o := v.dates[m]
		if v.verdicts[m].score > 0 {
			near := step(abs(v.first[m]-v.from), []int{3, 5, 8, 14, 25})
			f.add(180+side, near)
			f.add(182+side, mix(near, v.before))
			f.add(184+side, mix(kindOf(o.Form), v.kind))
		}
		before := v.senseAt(v.first[m] - 1)
		f.add(172+side, mix(kindOf(o.Form), before))
		if o.Year > 0 && v.date.Year > 0 {
			f.add(174+side, step(abs(o.Year-v.date.Year), []int{0, 1, 2, 5, 10, 20, 40}))
			f.add(176+side, v.t.since(o.Year))
		}
		if before == v.before && v.senseAt(v.after[m]) == v.later {
			f.add(178, before)
		}
	}
}

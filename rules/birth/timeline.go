package birth

import (
	"slices"
	"sort"

	"veil/rules/names/dates"
)

// timeline is what the dates of a text say together: when it was written, and
// which days stand in it more than once.
type timeline struct {
	last, usual int   // the last year, and that of most dates
	days        []int // dayKey of all dates with a day and a month, in order
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

package review

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Dated is an event with the day that the draft gives it.
type Dated struct {
	Day      time.Time
	Written  string // as the draft has it
	Sentence int
}

const months = `jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?`

var (
	dayMonth = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(` + months + `)\b\.?(?:,?\s+((?:19|20)\d\d|'?\d\d\b))?`)
	monthDay = regexp.MustCompile(`(?i)\b(` + months + `)\s+(\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+((?:19|20)\d\d))?`)
	figures  = regexp.MustCompile(`\b(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)?\d\d)\b`)
)

// dates finds the days of events, in order of time. A day without a year takes
// the year last named before it, or, where there is none, the first named after.
func (d *draft) dates(ss []Sentence) []Dated {
	type found struct {
		at               int
		day, month, year int
		written          string
	}
	var out []Dated
	var all []found
	for i, s := range ss {
		var here []found
		add := func(at int, written, day, month, year string) {
			f := found{at: at, written: written, month: monthOf(month)}
			f.day, _ = strconv.Atoi(day)
			f.year = yearOf(year)
			if f.day < 1 || f.day > 31 || f.month < 1 || f.month > 12 {
				return
			}
			here = append(here, f)
		}
		for _, m := range dayMonth.FindAllStringSubmatchIndex(s.Text, -1) {
			add(m[0], s.Text[m[0]:m[1]], group(s.Text, m, 1), group(s.Text, m, 2), group(s.Text, m, 3))
		}
		for _, m := range monthDay.FindAllStringSubmatchIndex(s.Text, -1) {
			overlaps := slices.ContainsFunc(here, func(f found) bool { return m[0] < f.at+len(f.written) && f.at < m[1] })
			if !overlaps {
				add(m[0], s.Text[m[0]:m[1]], group(s.Text, m, 2), group(s.Text, m, 1), group(s.Text, m, 3))
			}
		}
		for _, m := range figures.FindAllStringSubmatchIndex(s.Text, -1) {
			add(m[0], s.Text[m[0]:m[1]], group(s.Text, m, 1), group(s.Text, m, 2), group(s.Text, m, 3))
		}
		slices.SortFunc(here, func(a, b found) int { return a.at - b.at })
		for k := range here {
			here[k].at = i
		}
		all = append(all, here...)
	}
	year := 0
	for _, f := range all {
		if f.year > 0 {
			year = f.year
			break
		}
	}
	if year == 0 {
		return nil // days without any year cannot be ordered
	}
	for _, f := range all {
		if f.year > 0 {
			year = f.year
		}
		day := time.Date(year, time.Month(f.month), f.day, 0, 0, 0, 0, time.UTC)
		if day.Day() == f.day {
			out = append(out, Dated{Day: day, Written: f.written, Sentence: f.at})
		}
	}
	slices.SortStableFunc(out, func(a, b Dated) int { return cmp.Compare(a.Day.Unix(), b.Day.Unix()) })
	return slices.CompactFunc(out, func(a, b Dated) bool { return a.Day.Equal(b.Day) && a.Sentence == b.Sentence })
}

func group(s string, m []int, n int) string {
	if m[2*n] < 0 {
		return ""
	}
	return s[m[2*n]:m[2*n+1]]
}

func monthOf(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	for i := time.January; i <= time.December; i++ {
		if len(s) >= 3 && strings.EqualFold(s[:3], i.String()[:3]) {
			return int(i)
		}
	}
	return 0
}

func yearOf(s string) int {
	n, err := strconv.Atoi(strings.TrimPrefix(s, "'"))
	switch {
	case err != nil:
		return 0
	case n >= 100:
		return n
	case n < 70:
		return 2000 + n
	}
	return 1900 + n
}

// String is the day as a chronology has it.
func (d Dated) String() string {
	return fmt.Sprintf("%d %s", d.Day.Day(), d.Day.Format("January 2006"))
}

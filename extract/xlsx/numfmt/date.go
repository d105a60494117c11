package numfmt

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// minutesUnit is the unit of an m that means minutes.
const minutesUnit = "min"

// minutes tells the m of minutes, which stands after hours or before seconds, from
// that of months.
func (s *section) minutes() {
	last := ""
	for i := range s.tokens {
		t := &s.tokens[i]
		if t.kind != unit || t.text == "AM/PM" {
			continue
		}
		hours := strings.HasPrefix(last, "h") || strings.HasPrefix(last, "[h")
		if (t.text == "m" || t.text == "mm") && (hours || s.before(i, "s")) {
			t.text = minutesUnit + t.text
		}
		last = t.text
	}
}

// before reports whether the next unit after token i begins so.
func (s *section) before(i int, with string) bool {
	for _, t := range s.tokens[i+1:] {
		if t.kind == unit && t.text != "AM/PM" {
			return strings.HasPrefix(strings.TrimPrefix(t.text, "["), with)
		}
	}
	return false
}

// lastDay is the serial number of the last day that sheets know, 31 December 9999.
const lastDay = 2958465

// shows says which units a section shows.
func (s section) shows() (year, month, day, hour, minute, second, elapsed bool) {
	for _, t := range s.tokens {
		if t.kind != unit {
			continue
		}
		switch t.text[0] {
		case 'y', 'e':
			year = true
		case 'd':
			day = day || len(t.text) < 3 // longer ones are days of the week
		case 'h':
			hour = true
		case 's':
			second = true
		case 'm':
			if strings.HasPrefix(t.text, minutesUnit) {
				minute = true
			} else {
				month = true
			}
		case '[':
			elapsed = true
		}
	}
	return
}

// Day is the date of a serial number in the calendar that begins with 1900, in
// which 1900 is a leap year by mistake. It is false for no date.
func Day(v float64) (t time.Time, ok bool) {
	if v < 0 || v >= lastDay+1 {
		return t, false
	}
	day := int(v)
	switch {
	case day >= 60:
		day -= 2
	default:
		day--
	}
	return time.Date(1900, 1, 1+day, 0, 0, 0, 0, time.UTC), true
}

// showDate shows a number as a date or a time.
func (s section) showDate(v float64) (string, bool) {
	_, _, _, _, _, second, _ := s.shows()
	parts := 0
	for i, t := range s.tokens {
		if t.kind == digit && i > 0 {
			parts++
		}
	}
	// A time is cut to what shows, but rounded to what is stored: 12:00 is not
	// 11:59:59.999.
	step := 1.0
	if second && parts > 0 {
		step = math.Pow(10, float64(min(parts, 3)))
	}
	ticks := math.Round(v * 86400 * step)
	day, ok := Day(math.Floor(ticks / (86400 * step)))
	if !ok {
		return "", false
	}
	of := ticks - math.Floor(ticks/(86400*step))*86400*step // ticks of the day
	secs := int(of / step)
	h, m, sec := secs/3600, secs/60%60, secs%60
	total := math.Floor(ticks / step) // seconds since the beginning
	half := false
	for _, t := range s.tokens {
		half = half || t.text == "AM/PM" && t.kind == unit
	}
	var b strings.Builder
	for i, t := range s.tokens {
		switch {
		case t.kind == literal:
			b.WriteString(t.text)
		case t.kind == point:
			b.WriteByte('.')
		case t.kind == digit:
			if i > 0 && s.tokens[i-1].kind == point && second {
				frac := strconv.Itoa(int(of - float64(secs)*step))
				b.WriteString(strings.Repeat("0", max(0, min(parts, 3)-len(frac))) + frac)
			}
		case t.kind == unit:
			b.WriteString(showUnit(t.text, day, h, m, sec, total, half))
		}
	}
	return b.String(), true
}

func showUnit(u string, day time.Time, h, m, sec int, total float64, half bool) string {
	two := func(n int) string {
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
		return strconv.Itoa(n)
	}
	of := func(n int) string { // one letter or two
		if len(strings.TrimPrefix(u, minutesUnit)) == 1 {
			return strconv.Itoa(n)
		}
		return two(n)
	}
	switch {
	case u == "AM/PM":
		return map[bool]string{true: "PM", false: "AM"}[h >= 12]
	case u[0] == '[':
		n := total
		switch u[1] {
		case 'h':
			n = math.Floor(total / 3600)
		case 'm':
			n = math.Floor(total / 60)
		}
		s := strconv.FormatFloat(n, 'f', 0, 64)
		return strings.Repeat("0", max(0, len(u)-2-len(s))) + s
	case u[0] == 'y' || u[0] == 'e':
		if len(u) < 3 && u[0] == 'y' {
			return two(day.Year() % 100)
		}
		return strconv.Itoa(day.Year())
	case u[0] == 'd':
		switch len(u) {
		case 1, 2:
			return of(day.Day())
		case 3:
			return day.Weekday().String()[:3]
		}
		return day.Weekday().String()
	case u[0] == 'h':
		if half {
			h = (h+11)%12 + 1
		}
		return of(h)
	case u[0] == 's':
		return of(sec)
	case strings.HasPrefix(u, minutesUnit):
		return of(m)
	}
	switch len(u) {
	case 1, 2:
		return of(int(day.Month()))
	case 3:
		return day.Month().String()[:3]
	case 5:
		return day.Month().String()[:1]
	}
	return day.Month().String()
}

// bareDates are the numbers that may show the same as v: a date keeps the day only
// where it shows it whole, and a time keeps what it shows.
func (s section) bareDates(v float64) []float64 {
	year, month, day, hour, minute, second, elapsed := s.shows()
	whole := year && month && day
	timed := hour || minute || second
	switch {
	case elapsed, timed && !year && !month && !day:
		if !elapsed {
			v -= math.Floor(v)
		}
	case !whole:
		return nil
	case !timed:
		return []float64{math.Floor(v), math.Round(v)}
	}
	var out []float64
	for _, unit := range []float64{24, 1440, 86400, 86400e3} {
		out = append(out, math.Floor(v*unit+1e-6)/unit, math.Round(v*unit)/unit)
	}
	return out
}

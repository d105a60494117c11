// Package numfmt shows numbers as a sheet shows them: by number formats such as
// "dd/mm/yyyy" or "£#,##0.00".
//
// It promises that a date reads as the date that a person sees, that no digit
// of a whole number is left out, and it says which number shows the same and
// tells no more. Dates of the formats that follow the computer's language are
// shown as in Britain. Fractions ("1 3/4") are shown as decimals, and in General
// all digits are shown, where a narrow column would show "7.7E+10". Names of
// months are English. Facts are from ECMA-376 part 1, 18.8.30 and 18.8.31.
package numfmt

import (
	"math"
	"strconv"
	"strings"
)

// Format is a number format, parsed. It is safe for concurrent use.
type Format struct {
	sections []section
}

// General shows numbers as they are.
var General = Parse("General")

// MaxCode is how long the code of a format may be, in bytes; more is General.
const MaxCode = 300

// Parse reads the code of a format. What it does not understand it shows as it is
// written.
func Parse(code string) *Format {
	f := &Format{}
	if len(code) > MaxCode {
		code = "General"
	}
	for len(f.sections) < 4 {
		s, rest, more := parseSection(code)
		f.sections = append(f.sections, s)
		if !more {
			break
		}
		code = rest
	}
	return f
}

// pick chooses the section for a number, and whether the sign is written.
func (f *Format) pick(v float64) (s section, sign bool) {
	n := min(len(f.sections), 3)
	if f.sections[0].limit != "" {
		for i := range n {
			if f.sections[i].holds(v) {
				return f.sections[i], v < 0
			}
		}
		return f.sections[n-1], v < 0
	}
	switch {
	case n == 1 || v > 0 || v == 0 && n < 3:
		return f.sections[0], v < 0
	case v == 0:
		return f.sections[2], false
	}
	return f.sections[1], false
}

// Date reports whether the format shows numbers as dates or times.
func (f *Format) Date() bool { return f.sections[0].date }

// Show is what a number looks like.
func (f *Format) Show(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "#NUM!"
	}
	s, sign := f.pick(v)
	if s.date {
		if text, ok := s.showDate(v); ok {
			return text
		}
		return general(v)
	}
	text := s.showNumber(math.Abs(v))
	if sign && v != 0 {
		text = "-" + text
	}
	return text
}

// Bare returns the number that shows the same as v and tells no more: without the
// digits that are rounded away, and the time of a date. It is false where only
// text can do that, as where a date shows its year alone.
func (f *Format) Bare(v float64) (float64, bool) {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return 0, false
	}
	s, _ := f.pick(v)
	shown := f.Show(v)
	for _, n := range s.candidates(v) {
		if f.Show(n) == shown {
			return n, true
		}
	}
	return 0, false
}

// candidates are the numbers to try, the barest first.
func (s section) candidates(v float64) []float64 {
	if s.date {
		return s.bareDates(v)
	}
	if s.general || s.fraction {
		n, err := strconv.ParseFloat(general(v), 64)
		return keep(n, err)
	}
	if s.digits == 0 {
		return nil
	}
	if s.exponent {
		n, err := strconv.ParseFloat(strconv.FormatFloat(v, 'e', s.decimals, 64), 64)
		return keep(n, err)
	}
	n, err := strconv.ParseFloat(shift(round(v*s.scale(), s.decimals), s), 64)
	return keep(n, err)
}

func keep(n float64, err error) []float64 {
	if err != nil {
		return nil
	}
	return []float64{n}
}

// shift takes the scale back by moving the point, which rounds nothing.
func shift(digits string, s section) string {
	return digits + "e" + strconv.Itoa(3*s.thousands-2*s.percent)
}

// general shows a number with up to 15 digits, as many as a sheet keeps, and those
// of whole numbers all.
func general(v float64) string {
	if a := math.Abs(v); v != 0 && (a < 1e-9 || a >= 1e17) {
		return strconv.FormatFloat(v, 'E', -1, 64)
	}
	if v == math.Trunc(v) {
		return strconv.FormatFloat(v, 'f', 0, 64)
	}
	n, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	if err != nil {
		n = v
	}
	return strings.TrimPrefix(strconv.FormatFloat(n, 'f', -1, 64), "+")
}

// Plain reports whether the format is General alone.
func (f *Format) Plain() bool {
	return len(f.sections) == 1 && f.sections[0].general && len(f.sections[0].tokens) == 1
}

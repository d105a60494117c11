// Package dates reads the dates of British papers: 12/03/2014, 12.3.14, 12th
// March 2014, March 12, 2014, 2014-03-12, 2014, March 12th, 12Mar14, "the twelfth
// of March two thousand and fourteen", 12 Mawrth 2014, 12 de Março de 2014; also
// as scanning damages them ("l2/O3/2Ol4"), in boxes ("1 2 0 3 2 0 1 4") and run
// together (12032014).
//
// Day comes before month unless only the American order makes a date. It reads
// no relative dates, and does not judge what a date is of.
package dates

import (
	"veil/rules/names/lexicon"
)

// Form is how much of a date is there and how it is written, as a set of bits.
// The zero Form is a whole date written in the usual ways.
type Form uint8

// The forms.
const (
	NoYear  Form = 1 << iota // "3rd April", "12/3"
	NoDay                    // "March 2014", "03/2014"
	Only                     // a year alone
	Joined                   // 12032014, 120314
	Boxed                    // "1 2 0 3 2 0 1 4", "12 | 03 | 2014", "12 03 2014"
	Damaged                  // letters where figures should be
	Figures                  // without the name of a month
	Named                    // a feast: "Boxing Day 2014"
)

// Whole reports whether day, month and year are there.
func (f Form) Whole() bool { return f&(NoYear|NoDay|Only) == 0 }

// Date is a calendar day, or part of one, at a place of a text. What is not
// given is 0.
type Date struct {
	Start, End       int // bytes
	Year, Month, Day int
	Short            bool // the year was written with two digits
	Form             Form
}

// Same reports whether two dates are the same day. A year of two digits is the
// same in every century.
func (d Date) Same(o Date) bool {
	if d.Month != o.Month || d.Day != o.Day {
		return false
	}
	if d.Short || o.Short {
		return d.Year%100 == o.Year%100
	}
	return d.Year == o.Year
}

// Find returns the whole dates in text, whose atoms are given, in order.
func Find(text string, atoms []lexicon.Atom) []Date {
	var out []Date
	for _, d := range All(text, atoms) {
		if d.Form.Whole() && !(d.Short && d.Form&Joined != 0) {
			out = append(out, d)
		}
	}
	return out
}

// All returns whole dates and parts of dates, down to bare years. Many of them
// are other numbers: the caller has to look at the form and the context.
func All(text string, atoms []lexicon.Atom) []Date {
	r := reader{text, atoms}
	var out []Date
	for i := 0; i < len(atoms); {
		if !r.may(i) {
			i++
			continue
		}
		d, next := r.at(i)
		if next <= i {
			i++
			continue
		}
		out = append(out, d)
		i = next
	}
	return out
}

// Parse reads a text that is, or holds, exactly one whole date.
func Parse(text string) (Date, bool) {
	d := Find(text, lexicon.Atoms(text))
	if len(d) != 1 {
		return Date{}, false
	}
	return d[0], true
}

type reader struct {
	text  string
	atoms []lexicon.Atom
}

// may reports whether a date can begin with atom i.
func (r reader) may(i int) bool {
	a := r.atoms[i]
	switch a.Shape {
	case lexicon.Digits:
		switch a.End - a.Start {
		case 1, 2, 4, 6, 8:
			return true
		}
		return false
	case lexicon.Alnum:
		return true
	case lexicon.Punct, lexicon.Break:
		return false
	}
	return firstWords.Has(a.Hash) || a.End-a.Start <= 2 && r.damaged(i) || a.End-a.Start == 3 && firstOf(r.text[a.Start:a.End])
}

// damaged reports whether a word of two letters could be two figures ("lO").
func (r reader) damaged(i int) bool {
	for k := r.atoms[i].Start; k < r.atoms[i].End; k++ {
		if c := r.text[k]; c != 'l' && c != 'O' && c != 'I' {
			return false
		}
	}
	return true
}

// at reads a date that begins with atom i; next is i where there is none. The
// fullest reading wins.
func (r reader) at(i int) (d Date, next int) {
	if r.glued(i) {
		return d, i
	}
	for _, read := range [...]func(reader, int) (Date, int){
		reader.iso, reader.yearFirst, reader.bound, reader.numeric, reader.dayMonth, reader.monthDay, reader.worded, reader.welsh, reader.feast, reader.run, reader.boxes, reader.parts,
	} {
		if d, next = read(r, i); next > i {
			return d, next
		}
	}
	return d, i
}

// glued reports whether atom i continues a longer number: "1.12.3.14".
func (r reader) glued(i int) bool {
	if i == 0 || r.atoms[i].Shape != lexicon.Digits {
		return false
	}
	p := r.atoms[i-1]
	if p.End != r.atoms[i].Start || p.Shape != lexicon.Punct {
		return false
	}
	switch p.Hash {
	case '£', '$', '€':
		return true
	case '/', '.', '-':
		return i > 1 && r.atoms[i-2].End == p.Start && r.atoms[i-2].Shape == lexicon.Digits
	}
	return false
}

// goesOn reports whether the number that ends with atom i goes on: "13/4/24/2".
func (r reader) goesOn(i int) bool {
	if i+2 >= len(r.atoms) {
		return false
	}
	s, n := r.atoms[i+1], r.atoms[i+2]
	return s.Shape == lexicon.Punct && (s.Hash == '/' || s.Hash == '-') && s.Start == r.atoms[i].End && n.Start == s.End && n.Shape == lexicon.Digits
}

// done makes the date that runs from atom i to atom last, if it is one.
func (r reader) done(i, last, year, digits, month, day int, f Form) (Date, int) {
	d := Date{Start: r.atoms[i].Start, End: r.atoms[last].End, Month: month, Day: day, Form: f}
	if year >= 0 && digits > 0 {
		d.Year, d.Short = century(year, digits)
	}
	y, dd := d.Year, d.Day
	if f&NoYear != 0 {
		y = 2000
	}
	if f&NoDay != 0 {
		dd = 1
	}
	if !valid(y, month, dd) {
		return Date{}, i
	}
	return d, last + 1
}

// century makes a whole year of two figures, and reports whether there were
// only two.
func century(y, digits int) (int, bool) {
	if digits > 2 {
		return y, false
	}
	if y += 1900; y < 1940 {
		y += 100
	}
	return y, true
}

// valid allows days that no month has: papers hold them ("30/02/2022, no such
// date"), and they tell as much.
func valid(y, m, d int) bool {
	return 1850 <= y && y <= 2150 && 1 <= m && m <= 12 && 1 <= d && d <= 31
}

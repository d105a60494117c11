// Package dates reads the dates of British papers: 12/03/2014, 12.3.14, 12th
// March 2014, March 12, 2014, 2014-03-12. Day comes before month. It does not
// read relative dates, dates without a year or dates in words.
package dates

import (
	"strconv"

	"veil/rules/names/lexicon"
)

// Date is a calendar day at a place of a text.
type Date struct {
	Start, End       int // bytes
	Year, Month, Day int
	Short            bool // the year was written with two digits
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

var months = func() map[uint32]int {
	m := map[uint32]int{}
	for i, w := range []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"} {
		m[lexicon.Hash(w)] = i + 1
		m[lexicon.Hash(w[:3])] = i + 1
	}
	m[lexicon.Hash("sept")] = 9
	return m
}()

// Find returns the dates in text, whose atoms are given, in order.
func Find(text string, atoms []lexicon.Atom) []Date {
	r := reader{text, atoms}
	var out []Date
	for i := 0; i < len(atoms); {
		d, next := r.at(i)
		if next == i {
			i++
			continue
		}
		out = append(out, d)
		i = next
	}
	return out
}

// Parse reads a text that is, or holds, exactly one date.
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

// at reads a date that begins with atom i; next is i where there is none.
func (r reader) at(i int) (d Date, next int) {
	n, _, ok := r.number(i)
	first := r.month(i)
	j := i + 1
	if !ok && first == 0 || i > 0 && r.glued(i) {
		return d, i
	}
	sep := r.sep(&j)
	switch {
	case first > 0: // March 12, 2014
		day, _, ok := r.number(j)
		j++
		if !ok || sep > ' ' && sep != ',' && sep != '-' {
			return d, i
		}
		r.sep(&j)
		return r.make(i, j, day, first, j)
	case n > 31: // 2014-03-12
		month, _, ok := r.number(j)
		j++
		if !ok || n < 1000 || sep == ' ' || r.sep(&j) != sep {
			return d, i
		}
		day, _, ok := r.number(j)
		if !ok || !valid(n, month, day) {
			return d, i
		}
		return Date{r.atoms[i].Start, r.atoms[j].End, n, month, day, false}, j + 1
	}
	if j < len(r.atoms) && r.atoms[j].Hash == hashOf {
		j++
	}
	if m := r.month(j); m > 0 {
		j++
		r.sep(&j)
		return r.make(i, j, n, m, j)
	}
	month, _, ok := r.number(j)
	j++
	if !ok || sep == ',' || r.sep(&j) != sep {
		return d, i
	}
	return r.make(i, j, n, month, j)
}

var hashOf = lexicon.Hash("of")

func (r reader) make(i, yearAt, day, month, last int) (Date, int) {
	y, digits, ok := r.number(yearAt)
	if !ok || digits != 2 && digits != 4 {
		return Date{}, i
	}
	short := digits == 2
	if short {
		y += 1900
		if y < 1940 {
			y += 100
		}
	}
	if !valid(y, month, day) {
		return Date{}, i
	}
	return Date{r.atoms[i].Start, r.atoms[last].End, y, month, day, short}, last + 1
}

func valid(y, m, d int) bool {
	if y < 1850 || y > 2150 || m < 1 || m > 12 || d < 1 {
		return false
	}
	days := [...]int{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
	return d <= days[m-1]
}

// number reads "12", "12th" or "2014" at atom i.
func (r reader) number(i int) (n, digits int, ok bool) {
	if i >= len(r.atoms) {
		return 0, 0, false
	}
	a := r.atoms[i]
	s := r.text[a.Start:a.End]
	for digits < len(s) && '0' <= s[digits] && s[digits] <= '9' {
		digits++
	}
	switch rest := lexicon.Fold(s[digits:]); {
	case digits == 0 || digits > 4:
		return 0, 0, false
	case rest != "" && (digits > 2 || rest != "st" && rest != "nd" && rest != "rd" && rest != "th"):
		return 0, 0, false
	}
	n, err := strconv.Atoi(s[:digits])
	return n, digits, err == nil
}

func (r reader) month(i int) int {
	if i >= len(r.atoms) || !r.atoms[i].Shape.IsWord() {
		return 0
	}
	return months[r.atoms[i].Hash]
}

// sep moves *j past one separator and returns it; ' ' where there was only
// space or a line end.
func (r reader) sep(j *int) rune {
	sep := ' '
	for *j < len(r.atoms) {
		switch c := rune(r.atoms[*j].Hash); {
		case r.atoms[*j].Shape == lexicon.Break && c != '\t':
		case r.atoms[*j].Shape == lexicon.Punct && sep == ' ' && (c == '/' || c == '.' || c == '-' || c == ',' || c == '–' || c == '‑'):
			sep = c
		default:
			return sep
		}
		*j++
	}
	return sep
}

// glued reports whether atom i continues a longer number: "1.12.3.14".
func (r reader) glued(i int) bool {
	p := r.atoms[i-1]
	if p.End != r.atoms[i].Start || p.Shape != lexicon.Punct || p.Hash != '/' && p.Hash != '.' && p.Hash != '-' {
		return false
	}
	return i > 1 && r.atoms[i-2].End == p.Start && r.atoms[i-2].Shape == lexicon.Digits
}

package dates

import "veil/rules/names/lexicon"

var (
	hashLast  = lexicon.Hash("last")
	hashFirst = lexicon.Hash("first")
)

// lengths are the days of the months; February has 28 in years without a number.
var lengths = [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// bound reads "last day of January 2018" and "first day of May".
func (r reader) bound(i int) (Date, int) {
	h := r.atoms[i].Hash
	if h != hashLast && h != hashFirst || i+3 >= len(r.atoms) || r.atoms[i+1].Hash != hashDay || r.atoms[i+2].Hash != hashOf && r.atoms[i+2].Hash != hashIn {
		return Date{}, i
	}
	m := r.month(i + 3)
	if m == 0 {
		return Date{}, i
	}
	if h == hashFirst {
		return r.withYear(i, i+3, m, 1, 0)
	}
	d, next := r.withYear(i, i+3, m, lengths[m-1], 0)
	if m == 2 && d.Year%4 == 0 && d.Year > 0 {
		d.Day = 29
	}
	return d, next
}

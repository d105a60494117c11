package dates

import "veil/rules/names/lexicon"

// dayInWords reads "twelfth", "twenty-first" and, right before the name of a
// month, "sixteen" and "twenty one" at atom i; next is the atom after it. A
// month that is also a verb ("one may") has to be written as a name.
func (r reader) dayInWords(i int) (day, next int) {
	h := r.atoms[i].Hash
	day, next = ordinals[h], i+1
	if h == hashTwenty || h == hashThirty {
		k := next
		r.sep(&k)
		if k >= len(r.atoms) {
			return 0, i
		}
		if n := ordinals[r.atoms[k].Hash]; n > 0 && n <= 9 && (day == 20 || n == 1) {
			return day + n, k + 1
		}
		if n := cardinals[r.atoms[k].Hash]; n > 0 && n <= 9 && (day == 20 || n == 1) {
			day, next = day+n, k+1
		}
		return r.beforeMonth(day, next)
	}
	if day > 0 {
		return day, next
	}
	return r.beforeMonth(cardinals[h], next)
}

// beforeMonth returns day and next where the name of a month stands at atom next, or
// behind "of" there.
func (r reader) beforeMonth(day, next int) (int, int) {
	k := next
	if k < len(r.atoms) && r.atoms[k].Hash == hashOf {
		k++
	}
	if day == 0 || r.month(k) == 0 || r.atoms[k].Shape == lexicon.Lower && (r.atoms[k].Hash == hashMay || r.atoms[k].Hash == hashMarch) {
		return 0, next
	}
	return day, next
}

// curtailed returns the last atom of the name of a month that ends with atom i,
// with what stands after an apostrophe: "Feb'y", "Sept'r".
func (r reader) curtailed(i int) int {
	if i+2 < len(r.atoms) && apostrophe(r.atoms[i+1]) && r.atoms[i+1].Start == r.atoms[i].End && r.atoms[i+2].Start == r.atoms[i+1].End && r.atoms[i+2].Shape == lexicon.Lower && r.atoms[i+2].End-r.atoms[i+2].Start < 3 {
		switch r.text[r.atoms[i+2].Start:r.atoms[i+2].End] {
		case "y", "r", "t", "ry", "br":
			return i + 2
		}
	}
	return i
}

// romanYear reports whether the capitals at atom i are followed by a year, so
// that they are the number of a month: "6 IX 1987".
func (r reader) romanYear(i int) bool {
	a := r.atoms[i]
	if i+1 >= len(r.atoms) || r.atoms[i+1].Shape != lexicon.Digits {
		return false
	}
	y, n, _, ok := r.number(i + 1)
	if a.Shape == lexicon.Lower && a.End-a.Start > 1 { // "2 ii 71"
		return ok && (n == 2 || n == 4 && 1900 <= y && y <= 2100)
	}
	return ok && n == 4 && 1900 <= y && y <= 2100 && (a.Shape == lexicon.Upper || a.Shape == lexicon.Initial)
}

// scannedOrdinal reads an ordinal in which scanning took figures for letters:
// "2lst", "l2th".
func scannedOrdinal(s string) (int, bool) {
	k := len(s) - 2
	if k < 1 || k > 2 || !ordinal(s[k:]) {
		return 0, false
	}
	n, _, ok := figures(s[:k])
	return n, ok && n > 0 && n < 32
}

// firstOf reports whether a word is what a scan makes of "1st".
func firstOf(s string) bool { return s == "Ist" || s == "lst" }

var (
	hashMay   = lexicon.Hash("may")
	hashMarch = lexicon.Hash("march")
)

// inTheYear steps over "in the year", "in the year of our Lord" before a year of
// four figures.
func (r reader) inTheYear(j int) int {
	k := j
	for _, h := range [...]uint32{hashIn, hashThe, hashYear} {
		if k >= len(r.atoms) || r.atoms[k].Hash != h {
			return j
		}
		k++
	}
	if k+2 < len(r.atoms) && r.atoms[k].Hash == hashOf && r.atoms[k+1].Hash == hashOur {
		k += 3
	}
	if _, n, bad, ok := r.number(k); !ok || bad || n != 4 {
		return j
	}
	return k
}

// worded reads "twelfth of March two thousand and fourteen".
func (r reader) worded(i int) (Date, int) {
	if !r.atoms[i].Shape.IsWord() {
		return Date{}, i
	}
	d, j := r.dayInWords(i)
	if d == 0 {
		return Date{}, i
	}
	if j = r.ofDay(j); j < len(r.atoms) && r.atoms[j].Hash == hashOf {
		j++
	}
	m := r.month(j)
	if m == 0 && j+1 < len(r.atoms) && r.atoms[j-1].Hash == hashOf && r.atoms[j].Hash == hashThe { // "of the eighth"
		j++
		if m = ordinals[r.atoms[j].Hash]; m > 12 {
			return Date{}, i
		}
		if t := j + 1; t < len(r.atoms) && tens[r.atoms[t].Hash] >= 40 {
			if _, _, ok := r.year(t); !ok { // "of the third eighty"
				return r.done(i, t, 1900+tens[r.atoms[t].Hash], 4, m, d, Figures)
			}
		}
		date, next := r.withYear(i, j, m, d, Figures)
		if !date.Form.Whole() {
			date.Form = NoYear
		}
		return date, next
	}
	if m == 0 {
		return Date{}, i
	}
	return r.withYear(i, j, m, d, 0)
}

// year reads a year in words: "two thousand and fourteen", "twenty fourteen",
// "nineteen eighty-six". last is its last atom.
func (r reader) year(i int) (y, last int, ok bool) {
	at := func(k int) uint32 {
		if k < len(r.atoms) && (r.atoms[k].Shape.IsWord() || r.atoms[k].Hash == '-') {
			return r.atoms[k].Hash
		}
		return 0
	}
	base, j := 0, i+1
	switch at(i) {
	case hashTwo:
		if at(j) != hashThousand {
			return 0, 0, false
		}
		if j++; at(j) == hashAnd {
			j++
		}
		base = 2000
	case hashTwenty:
		base = 2000
	case hashNineteen:
		base = 1900
	case hashOh: // "oh-nine"
		if at(j) == '-' {
			j++
		}
		if n, end := r.upTo99(j); n > 0 && n < 10 {
			return 2000 + n, end, true
		}
		return 0, 0, false
	default: // "eighty-seven"
		if n, end := r.upTo99(i); tens[at(i)] >= 40 && n%10 > 0 {
			return 1900 + n, end, true
		}
		return 0, 0, false
	}
	if at(j) == '-' {
		j++
	}
	if n, end := r.upTo99(j); n > 0 {
		return base + n, end, true
	}
	if at(j-1) == hashThousand {
		return base, j - 1, true
	}
	return 0, 0, false
}

// upTo99 reads one to ninety-nine at atom j, 0 where there is none.
func (r reader) upTo99(j int) (n, last int) {
	if j >= len(r.atoms) || !r.atoms[j].Shape.IsWord() {
		return 0, 0
	}
	h := r.atoms[j].Hash
	if h == hashOh && j+1 < len(r.atoms) {
		return cardinals[r.atoms[j+1].Hash], j + 1
	}
	if c := cardinals[h]; c > 0 {
		return c, j
	}
	t := tens[h]
	if t == 0 {
		return 0, 0
	}
	k := j + 1
	if k < len(r.atoms) && r.atoms[k].Hash == '-' {
		k++
	}
	if k < len(r.atoms) && r.atoms[k].Shape.IsWord() {
		if c := cardinals[r.atoms[k].Hash]; 0 < c && c < 10 {
			return t + c, k
		}
	}
	return t, j
}

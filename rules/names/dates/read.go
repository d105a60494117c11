package dates

import "veil/rules/names/lexicon"

// sep moves *j past one separator and returns it; ' ' where there was only
// space or a line end.
func (r reader) sep(j *int) rune {
	sep, lines := ' ', 0
	for *j < len(r.atoms) {
		switch c := rune(r.atoms[*j].Hash); {
		case r.atoms[*j].Shape == lexicon.Break && c == '\n' && lines == 0:
			lines++
		case r.atoms[*j].Shape == lexicon.Break && c == '\r':
		case r.atoms[*j].Shape == lexicon.Punct && sep == ' ' && separates(c):
			sep = c
		case r.atoms[*j].Shape == lexicon.Punct && (c == '\'' || c == '’' || c == '‘') && (sep == ' ' || sep == ','):
		default:
			return sep
		}
		*j++
	}
	return sep
}

func separates(c rune) bool {
	switch c {
	case '/', '.', '-', ',', '–', '‑', '\\', '_', '|', ':', '·', '•':
		return true
	}
	return false
}

// iso reads 2014-03-12.
func (r reader) iso(i int) (Date, int) {
	y, n, _, ok := r.number(i)
	if !ok || n != 4 || y < 1850 {
		return Date{}, i
	}
	j := i + 1
	sep := r.sep(&j)
	m, _, _, ok := r.number(j)
	j++
	if !ok || sep == ' ' || sep == ',' || sep == ':' || sep == '|' || r.sep(&j) != sep {
		return Date{}, i
	}
	d, _, _, ok := r.number(j)
	if !ok {
		return Date{}, i
	}
	return r.done(i, j, y, 4, m, d, Figures)
}

// numeric reads 12/03/2014 and, as boxed, "12 03 2014" and "12|03|2014".
func (r reader) numeric(i int) (Date, int) {
	d, n, bad1, ok := r.number(i)
	if !ok || n > 2 || bad1 && n < 2 {
		return Date{}, i
	}
	j := r.ending(i + 1)
	sep := r.sep(&j)
	m, n, bad2, ok := r.number(j)
	if alike(sep) && j < len(r.atoms) && r.atoms[j].Shape.IsWord() && roman[r.atoms[j].Hash] > 0 {
		m, n, bad2, ok = roman[r.atoms[j].Hash], 2, false, true
	}
	j++
	tight := sep == ',' || sep == ':' // "12:03:2014": only without blanks, and with a whole year
	if !ok || n > 2 || tight && (n != 2 || bad1 || bad2) {
		return Date{}, i
	}
	if s := r.sep(&j); s != sep && !(alike(s) && alike(sep)) {
		return Date{}, i
	}
	y, n, bad3, ok := r.number(j)
	if tight && (!ok || n != 4 || bad3 || y < 1900 || y > 2100 || j != i+4 || r.atoms[j].Start != r.atoms[i].Start+6) {
		return Date{}, i
	}
	if !ok || n != 2 && n != 4 || r.goesOn(j) {
		return Date{}, i
	}
	f := Figures
	if bad1 || bad2 || bad3 {
		if f |= Damaged; !r.plausible(i, j) || sep == ' ' {
			return Date{}, i
		}
	}
	if sep == ' ' || sep == '|' || sep == '_' || sep == ',' {
		f |= Boxed
	}
	if m > 12 && d <= 12 && (sep == '/' || sep == '-' && n == 4) { // American
		d, m = m, d
	}
	return r.done(i, j, y, n, m, d, f)
}

// alike are separators that scanning and typing mix up.
func alike(c rune) bool {
	return c == '/' || c == '.' || c == '-' || c == '\\' || c == '–' || c == '‑' || c == '·' || c == '•'
}

// plausible reports whether damaged figures have real ones among them.
func (r reader) plausible(i, j int) bool {
	n := 0
	for k := r.atoms[i].Start; k < r.atoms[j].End; k++ {
		if '0' <= r.text[k] && r.text[k] <= '9' {
			n++
		}
	}
	return n >= 2
}

// dayMonth reads 12th of March 2014 and 12 March.
func (r reader) dayMonth(i int) (Date, int) {
	d, n, bad, ok := r.number(i)
	if !ok || n > 2 {
		return Date{}, i
	}
	j := r.ofDay(r.ending(i + 1))
	if j < len(r.atoms) && (r.atoms[j].Hash == hashOf || r.atoms[j].Hash == hashO) && r.atoms[j].Shape.IsWord() {
		if j++; j < len(r.atoms) && r.atoms[j].Hash == hashThe {
			return r.ofThe(i, j, d)
		}
	} else if s := r.sep(&j); s == ':' || s == '|' || s == '_' {
		return Date{}, i
	}
	m := r.month(j)
	var f Form
	if bad {
		f = Damaged
	}
	if m == 0 {
		k := j + 1
		r.sep(&k)
		if _, n, _, ok := r.number(k); !ok || n != 4 {
			return Date{}, i
		}
		if m, f = r.scanned(j), Damaged; m == 0 {
			return Date{}, i
		}
	}
	return r.withYear(i, j, m, d, f)
}

// ofDay steps over "day" in "fifteenth day of February".
func (r reader) ofDay(j int) int {
	if j+1 < len(r.atoms) && r.atoms[j].Hash == hashDay && r.atoms[j+1].Hash == hashOf {
		return j + 1
	}
	return j
}

// ofThe reads the rest of "3rd of the 4th 2011", day d, from the article at
// atom j on.
func (r reader) ofThe(i, j, d int) (Date, int) {
	if j++; j >= len(r.atoms) {
		return Date{}, i
	}
	m, _, bad, ok := r.number(j)
	if r.atoms[j].Shape.IsWord() {
		m, bad, ok = ordinals[r.atoms[j].Hash], false, true
	}
	if !ok || bad || m > 12 {
		return Date{}, i
	}
	if date, next := r.withYear(i, j, m, d, Figures); next > i && date.Form.Whole() {
		return date, next
	}
	return Date{}, i
}

// monthDay reads March 12, 2014, March 12th and March 2014.
func (r reader) monthDay(i int) (Date, int) {
	m := r.month(i)
	if m == 0 {
		return Date{}, i
	}
	j := i + 1
	sep := r.sep(&j)
	if sep == ':' || sep == '|' || sep == '_' || sep == '/' {
		return Date{}, i
	}
	d, n, bad, ok := r.number(j)
	switch {
	case ok && n <= 2 && !bad:
		k := r.ending(j + 1)
		if r.month(k) > 0 || k+1 < len(r.atoms) && r.atoms[k].Start == r.atoms[j].End && r.atoms[k].Shape == lexicon.Punct && r.atoms[k].Hash != ',' && r.atoms[k+1].Start == r.atoms[k].End && r.atoms[k+1].Shape == lexicon.Digits {
			return Date{}, i // "April 3 May", "April 3/4/11": the first is a name
		}
		if date, next := r.withYear(i, k-1, m, d, 0); next > i {
			if date.Form&NoYear == 0 && date.Short {
				break // "March 12, 14" is nothing anybody writes
			}
			return date, next
		}
	case ok && n == 4 && sep != '.':
		return r.done(i, j, d, 4, m, 0, NoDay)
	}
	if y, last, ok := r.year(j); ok && y > 0 && last > j {
		return r.done(i, last, y, 4, m, 0, NoDay)
	}
	if j < len(r.atoms) && j > i+1 && r.atoms[j-1].Shape == lexicon.Punct && ok && n == 2 && !bad { // Mar '14
		return r.done(i, j, d, 2, m, 0, NoDay)
	}
	return Date{}, i
}

// withYear reads the year, if there is one, after a day and a month of which
// last is the last atom.
func (r reader) withYear(i, last, m, d int, f Form) (Date, int) {
	j := last + 1
	if j+2 < len(r.atoms) && r.atoms[j].Hash == '/' && r.atoms[j].Shape == lexicon.Punct && r.atoms[j+1].Shape == lexicon.Upper && r.atoms[j+2].Shape == lexicon.Digits {
		j += 2 // "12 MAR /MARS 14", as passports have it
	}
	if sep := r.sep(&j); sep != ':' && sep != '|' && sep != '_' {
		j = r.inTheYear(j)
		if y, n, bad, ok := r.number(j); ok && (n == 4 && 1850 <= y && y <= 2150 || n == 2 && r.near(last, j)) && !bad {
			return r.done(i, j, y, n, m, d, f)
		} else if ok && n == 4 && bad {
			return r.done(i, j, y, n, m, d, f|Damaged)
		}
		if y, end, ok := r.year(j); ok {
			return r.done(i, end, y, 4, m, d, f)
		}
	}
	return r.done(i, last, 0, 0, m, d, f|NoYear)
}

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

// near reports whether a year of two figures is one: on the same line, and not
// the start of a time or of another number.
func (r reader) near(last, j int) bool {
	for k := last + 1; k < j; k++ {
		if r.atoms[k].Shape == lexicon.Break || r.atoms[k].Hash == ',' {
			return false
		}
	}
	if j+1 >= len(r.atoms) || r.atoms[j+1].Start != r.atoms[j].End {
		return r.text[r.atoms[j].Start] != ' '
	}
	n := r.atoms[j+1]
	if n.Shape != lexicon.Punct || n.Hash != ':' && n.Hash != '.' {
		return true
	}
	return j+2 >= len(r.atoms) || r.atoms[j+2].Shape != lexicon.Digits || r.atoms[j+2].Start != n.End
}

// worded reads "twelfth of March two thousand and fourteen".
func (r reader) worded(i int) (Date, int) {
	if !r.atoms[i].Shape.IsWord() {
		return Date{}, i
	}
	d := ordinals[r.atoms[i].Hash]
	if d == 0 {
		return Date{}, i
	}
	j := i + 1
	if h := r.atoms[i].Hash; h == hashTwenty || h == hashThirty {
		k := j
		r.sep(&k)
		if k >= len(r.atoms) {
			return Date{}, i
		}
		n := ordinals[r.atoms[k].Hash]
		if n == 0 || n > 9 || d == 30 && n > 1 {
			return Date{}, i
		}
		d, j = d+n, k+1
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

// feast reads "Christmas Eve 2016" and "St Stephen's Day".
func (r reader) feast(i int) (Date, int) {
	if !r.atoms[i].Shape.IsWord() {
		return Date{}, i
	}
	for _, f := range feasts[r.atoms[i].Hash] {
		j := i
		if f.then != "" {
			j++
			if j < len(r.atoms) && (r.atoms[j].Hash == '\'' || r.atoms[j].Hash == '’') {
				j += 2
			}
			if j >= len(r.atoms) || r.atoms[j].Hash != lexicon.Hash(f.then) {
				continue
			}
		}
		return r.withYear(i, j, f.month, f.day, Named)
	}
	return Date{}, i
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

// run reads what is written without a space: 12032014, 120314, 12Mar2014.
func (r reader) run(i int) (Date, int) {
	a := r.atoms[i]
	s := r.text[a.Start:a.End]
	if a.Shape == lexicon.Digits && (len(s) == 8 || len(s) == 6) && !r.goesOn(i) {
		d, _ := atoi(s[:2])
		m, _ := atoi(s[2:4])
		y, _ := atoi(s[4:])
		if date, next := r.done(i, i, y, len(s)-4, m, d, Joined|Figures); next > i {
			return date, next
		}
		if len(s) == 8 {
			y, _ = atoi(s[:4])
			m, _ = atoi(s[4:6])
			d, _ = atoi(s[6:])
			return r.done(i, i, y, 4, m, d, Joined|Figures)
		}
		return Date{}, i
	}
	if a.Shape != lexicon.Alnum || len(s) < 4 || len(s) > 18 {
		return Date{}, i
	}
	k := span(s, 0, true)
	if k == 0 || k > 2 {
		return Date{}, i
	}
	e := span(s, k, false)
	word := s[k:e]
	if len(word) > 4 && ordinal(word[:2]) && months[lexicon.Hash(word[2:])] > 0 {
		word = word[2:]
	}
	m := months[lexicon.Hash(word)]
	d, _ := atoi(s[:k])
	if m == 0 {
		return Date{}, i
	}
	if e == len(s) {
		return r.withYear(i, i, m, d, 0)
	}
	y, ok := atoi(s[e:])
	if n := len(s) - e; !ok || n != 2 && n != 4 {
		return Date{}, i
	}
	return r.done(i, i, y, len(s)-e, m, d, 0)
}

// span returns where the run of figures (or of anything else) in s from k ends.
func span(s string, k int, digits bool) int {
	for k < len(s) && ('0' <= s[k] && s[k] <= '9') == digits {
		k++
	}
	return k
}

// boxes reads eight or six single figures: "1 2 0 3 2 0 1 4", "[1][2]/[0][3]".
func (r reader) boxes(i int) (Date, int) {
	var ds [9]int
	n, last := 0, i
	for j := i; j < len(r.atoms) && n < len(ds); j++ {
		switch a := r.atoms[j]; {
		case a.Shape == lexicon.Digits && a.End-a.Start == 1:
			ds[n] = int(r.text[a.Start] - '0')
			n++
			last = j
			continue
		case a.Shape == lexicon.Punct && (a.Hash == '|' || a.Hash == '[' || a.Hash == ']' || a.Hash == '/' || a.Hash == '-' || a.Hash == '.' || a.Hash == '_') && j-last < 4:
			continue
		}
		break
	}
	if n != 8 && n != 6 {
		return Date{}, i
	}
	y := 0
	for _, d := range ds[4:n] {
		y = y*10 + d
	}
	return r.done(i, last, y, n-4, ds[2]*10+ds[3], ds[0]*10+ds[1], Boxed|Figures)
}

// parts reads what is left: "12/3", "03/2014" and a bare year.
func (r reader) parts(i int) (Date, int) {
	d, n, bad, ok := r.number(i)
	if !ok || bad || r.atoms[i].Shape != lexicon.Digits {
		return Date{}, i
	}
	if n == 4 {
		if d < 1900 || d > 2100 {
			return Date{}, i
		}
		return Date{Start: r.atoms[i].Start, End: r.atoms[i].End, Year: d, Form: Only | Figures}, i + 1
	}
	if n > 2 || i+2 >= len(r.atoms) || r.atoms[i+1].Shape != lexicon.Punct || r.atoms[i+2].Shape != lexicon.Digits || r.goesOn(i+2) {
		return Date{}, i
	}
	sep := r.atoms[i+1]
	m, k, _, ok := r.number(i + 2)
	if !ok || sep.Hash != '/' && sep.Hash != '.' && sep.Hash != '-' || sep.Start != r.atoms[i].End || r.atoms[i+2].Start != sep.End {
		return Date{}, i
	}
	if k == 4 {
		return r.done(i, i+2, m, 4, d, 0, NoDay|Figures)
	}
	if k > 2 || sep.Hash == '-' {
		return Date{}, i
	}
	return r.done(i, i+2, 0, 0, m, d, NoYear|Figures)
}

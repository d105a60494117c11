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
		case r.atoms[*j].Shape == lexicon.Punct && (c == '\'' || c == '’' || c == '‘' || c == '`') && (sep == ' ' || sep == ',' || sep == '.' || alike(sep) && *j+1 < len(r.atoms) && r.atoms[*j+1].Shape == lexicon.Digits && r.atoms[*j+1].End-r.atoms[*j+1].Start == 2):
		case r.atoms[*j].Shape == lexicon.Punct && sep == '.' && c == ',': // "9th Sept., 2011"
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
	if j < len(r.atoms) && r.atoms[j].Shape.IsWord() && roman[r.atoms[j].Hash] > 0 && (alike(sep) || sep == ' ' && r.romanYear(j)) {
		m, n, bad2, ok = roman[r.atoms[j].Hash], 2, false, true
	}
	j++
	tight := sep == ',' || sep == ':' // "12:03:2014": only without blanks, and with a whole year
	if !ok || n > 2 || tight && (n != 2 || bad1 || bad2) {
		return Date{}, i
	}
	then := r.sep(&j)
	if then != sep && !(alike(then) && alike(sep)) {
		return Date{}, i
	}
	y, n, bad3, ok := r.number(j)
	if tight && (!ok || n != 4 || bad3 || y < 1900 || y > 2100 || j != i+4 || r.atoms[j].Start != r.atoms[i].Start+6) {
		return Date{}, i
	}
	if !ok || n != 2 && n != 4 || r.goesOn(j) && !(sep == '.' && then == '.' && r.atoms[j+1].Hash == '/') {
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
		if date, next := r.ofNumber(i, j, d); next > i {
			return date, next
		}
	} else if s := r.sep(&j); s == ':' || s == '|' || s == '_' {
		return Date{}, i
	} else if s == ',' && r.month(j) > 0 {
		if date, next := r.monthDay(j); next > j && date.Form.Whole() && date.Day > 0 {
			return Date{}, i // "aged 2, March 23rd 2023"
		}
	}
	m := r.month(j)
	var f Form
	if bad {
		f = Damaged
	}
	if m == 0 {
		if date, next := r.foreign(i, j, d); next > i {
			return date, next
		}
		k := j + 1
		r.sep(&k)
		if _, n, _, ok := r.number(k); !ok || n != 4 {
			if m = r.scanned(j); m > 8 && r.atoms[j].End-r.atoms[j].Start > 7 { // "14 Septembir"
				return r.done(i, j, 0, 0, m, d, NoYear)
			}
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
	date, next := r.withYear(i, j, m, d, Figures)
	if next > i && (date.Form.Whole() || r.atoms[i].Shape == lexicon.Alnum && r.atoms[j].Shape == lexicon.Alnum) {
		return date, next // a whole one, or "9th of the 11th"
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
	if sep == ' ' && j < len(r.atoms) && r.atoms[j].Hash == hashThe && r.atoms[j].Shape.IsWord() {
		j++
	}
	d, n, bad, ok := r.number(j)
	switch {
	case ok && n <= 2 && !bad:
		k := r.ending(j + 1)
		if sep == '-' && k+1 < len(r.atoms) && r.atoms[k].Hash == '-' && r.atoms[k+1].Shape == lexicon.Digits && r.atoms[k+1].End-r.atoms[k+1].Start == 4 {
			return r.withYear(i, k-1, m, d, 0) // "Jan-30-2017"
		}
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
	if j > i+1 && r.atoms[j-1].Hash == hashThe && j < len(r.atoms) && r.atoms[j].Shape.IsWord() {
		if d, k := r.dayInWords(j); d > 0 { // "May the twenty-sixth"
			return r.withYear(i, k-1, m, d, 0)
		}
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
	last = r.curtailed(last)
	j := last + 1
	if j+2 < len(r.atoms) && r.atoms[j].Hash == '/' && r.atoms[j].Shape == lexicon.Punct && r.atoms[j+1].Shape == lexicon.Upper && r.atoms[j+2].Shape == lexicon.Digits {
		j += 2 // "12 MAR /MARS 14", as passports have it
	}
	if sep := r.sep(&j); sep != ':' && sep != '|' && sep != '_' {
		j = r.inTheYear(j)
		if y, n, bad, ok := r.number(j); ok && (n == 4 && 1850 <= y && y <= 2150 || n == 2 && r.near(last, j)) && !bad {
			return r.done(i, j, y, n, m, d, f)
		} else if ok && bad && (n == 4 || n == 2 && r.atoms[j].Shape == lexicon.Alnum && r.near(last, j)) {
			return r.done(i, j, y, n, m, d, f|Damaged)
		}
		if y, end, ok := r.year(j); ok {
			return r.done(i, end, y, 4, m, d, f)
		}
	}
	return r.done(i, last, 0, 0, m, d, f|NoYear)
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

// Month returns the number of the month whose name a is, 0 for none.
func Month(a lexicon.Atom) int {
	if !a.Shape.IsWord() {
		return 0
	}
	return months[a.Hash]
}

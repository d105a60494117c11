package dates

import "veil/rules/names/lexicon"

// yearFirst reads "2021, July 30th", "1992, 30 April", "2014-Mar-12" and, with the
// century left out, "'56, 2nd of March".
func (r reader) yearFirst(i int) (Date, int) {
	if r.atoms[i].Shape != lexicon.Digits {
		return Date{}, i
	}
	y, n, _, ok := r.number(i)
	quoted := i > 0 && apostrophe(r.atoms[i-1]) && r.atoms[i-1].End == r.atoms[i].Start
	if !ok || !(n == 4 && 1850 <= y && y <= 2150 || n == 2 && quoted) {
		return Date{}, i
	}
	j := i + 1
	if j < len(r.atoms) && r.atoms[j].Shape == lexicon.Punct && (r.atoms[j].Hash == ',' || alike(rune(r.atoms[j].Hash)) && r.atoms[j].Start == r.atoms[i].End && j+1 < len(r.atoms) && r.atoms[j+1].Start == r.atoms[j].End) {
		j++
	}
	if j < len(r.atoms) && r.atoms[j].Hash == hashThe && r.atoms[j].Shape.IsWord() {
		j++
	}
	if j >= len(r.atoms) || r.atoms[j].Shape == lexicon.Punct || r.atoms[j].Shape == lexicon.Break {
		return Date{}, i
	}
	for _, read := range [...]func(reader, int) (Date, int){reader.dayMonth, reader.monthDay, reader.worded} {
		d, next := read(r, j)
		if next <= j || d.Form&^Damaged != NoYear || d.Day == 0 {
			continue
		}
		date, end := r.done(i, next-1, y, n, d.Month, d.Day, d.Form&Damaged)
		if end > i && n == 2 {
			date.Start = r.atoms[i-1].Start
		}
		return date, end
	}
	return Date{}, i
}

// apostrophe reports whether a stands for what is left out of a year.
func apostrophe(a lexicon.Atom) bool {
	return a.Shape == lexicon.Punct && (a.Hash == '\'' || a.Hash == '’' || a.Hash == '‘' || a.Hash == '`')
}

// ofNumber reads the rest of "20 of 11 2014" and "3rd of 4th 14", day d, from the
// month at atom j on. Without an ending on the day the year has to be whole.
func (r reader) ofNumber(i, j, d int) (Date, int) {
	m, _, bad, ok := r.number(j)
	if !ok || bad || m < 1 || m > 12 {
		return Date{}, i
	}
	j = r.ending(j + 1)
	sep := r.sep(&j)
	y, n, bad, ok := r.number(j)
	if !ok || bad || sep != ' ' && !alike(sep) && sep != ',' || n != 4 && (n != 2 || r.atoms[i].Shape == lexicon.Digits) || n == 4 && (y < 1900 || y > 2100) {
		return Date{}, i
	}
	return r.done(i, j, y, n, m, d, Figures)
}

// shortMonth reads a month and a year of two figures, "9/99".
func (r reader) shortMonth(i int, m, y, digits int) (Date, int) {
	if digits != 2 || y <= 12 {
		return Date{}, i
	}
	return r.done(i, i+2, y, 2, m, 0, NoDay|Figures)
}

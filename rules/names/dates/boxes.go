package dates

import "veil/rules/names/lexicon"

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
	if sep.Hash == '/' && m > 12 {
		return r.shortMonth(i, d, m, k)
	}
	return r.done(i, i+2, 0, 0, m, d, NoYear|Figures)
}

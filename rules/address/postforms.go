package address

import (
	"strings"

	"veil/rules"
	"veil/rules/names/lexicon"
)

// spaced reads a postcode with blanks in odd places at atom i, "BD 23 9ZZ",
// "BD2 3 9ZZ", "BD23 9 ZZ", and returns the atom after it; i where there is
// none. Its area must be a real one of two letters, and all in capitals.
func (s *scan) spaced(i int) int {
	a := s.atoms[i]
	if a.Shape != lexicon.Upper && a.Shape != lexicon.Alnum && a.Shape != lexicon.Initial || a.End-a.Start > 4 || s.tied(i) {
		return i
	}
	t := s.text[a.Start:a.End]
	most, labelled := 3, s.labelledPost(i)
	if labelled || len(t) == 2 && a.Shape == lexicon.Upper && rules.IsPostcodeArea(t) {
		most = 4
	} else if a.Shape == lexicon.Initial {
		return i
	}
	for n := 2; n <= most; n++ {
		j := i + n - 1
		if j >= len(s.atoms) || s.atoms[j].Start-s.atoms[j-1].End > 1 || s.atoms[j].Shape == lexicon.Punct || s.atoms[j].Shape == lexicon.Break || s.atoms[j].End-s.atoms[j].Start > 3 {
			return i
		}
		t += s.text[s.atoms[j].Start:s.atoms[j].End]
		if n < 3 || len(t) < 5 || len(t) > 7 || len(t) < 6 && !labelled {
			continue
		}
		out, in := t[:len(t)-3], t[len(t)-3:]
		if t == strings.ToUpper(t) && letter(t[0]) && (letter(t[1]) || letter(out[len(out)-1]) || labelled) && outward(out) == right && inward(in) == right && s.ends(j+1) {
			return j + 1
		}
	}
	return i
}

// eircode reads an Irish postcode at atom i, "D02 X285", behind a comma, a line
// end or its label, and returns the atom after it; i where there is none.
func (s *scan) eircode(i int) int {
	if i+1 >= len(s.atoms) || s.atoms[i].Shape != lexicon.Alnum || s.atoms[i+1].Shape != lexicon.Alnum && s.atoms[i+1].Shape != lexicon.Upper {
		return i
	}
	t, u := s.text[s.atoms[i].Start:s.atoms[i].End], s.text[s.atoms[i+1].Start:s.atoms[i+1].End]
	if len(t) != 3 || len(u) != 4 || !letter(t[0]) || !digit(t[1]) || !digit(t[2]) && t != "D6W" || u != strings.ToUpper(u) || !strings.ContainsAny(u, "0123456789") || s.atoms[i+1].Start-s.atoms[i].End > 1 {
		return i
	}
	if h := s.hashAt(i - 1); i == 0 || s.punct(i-1) == ',' || s.punct(i-1) == '\n' || s.labelledPost(i) || shires[h] && s.capital(i-1) || s.placeAfter(i-1) || h == lexicon.Hash("eircode") || s.punct(i-1) == ':' && s.hashAt(i-2) == lexicon.Hash("eircode") {
		return i + 2
	}
	return i
}

// sector reads "BD23 9", the start of a postcode whose rest is left out, and
// returns the atom after it; i where there is none.
func (s *scan) sector(i int) int {
	a := s.atoms[i]
	if a.Shape != lexicon.Alnum || s.width(i+1) != 1 || s.atoms[i+1].Start-a.End != 1 || !s.ends(i+2) {
		return i
	}
	t := s.text[a.Start:a.End]
	if t = strings.ToUpper(t); outward(t) != right || !letter(t[0]) || !letter(t[1]) {
		return i
	}
	h := s.hashAt(i - 1)
	if before, after := s.punct(i-1), s.punct(i+2); (before == '|' || before == '\t') && (after == '|' || after == '\t' || after == '\n') || sectorNoun[s.hashAt(i+2)] {
		return i + 2 // a cell of its own, "her LA3 2 address"
	}
	if h == lexicon.Hash("area") || h == lexicon.Hash("sector") || s.labelledPost(i) || s.punct(i-1) == ',' && s.capital(i-2) {
		return i + 2
	}
	// "(TA99 7)", "its SA45 9 something": four signs and a fifth are hardly anything else.
	if len(t) == 4 && digit(t[2]) && digit(t[3]) && s.punct(i+2) == '-' && sectorBefore[s.hashAt(i+3)] {
		return i + 2 // "np44 2-something"
	}
	if len(t) == 4 && digit(t[2]) && digit(t[3]) && (sectorAfter[h] || s.punct(i-1) == ',' || s.punct(i-1) == '(') && (s.closed(i+2) || sectorBefore[s.hashAt(i+2)] || s.punct(i+2) == '-') {
		return i + 2
	}
	return i
}

// sectorAfter and sectorBefore are the words beside a postcode whose rest nobody knows.
var (
	sectorAfter  = hashes("is its s in near around from to code postcode like")
	sectorNoun   = hashes("address addr postcode area")
	sectorBefore = hashes("something sumthing summat smth sth somethin ish or and")
)

// ends reports whether a word ends before atom i: no more letters or figures
// follow at once.
func (s *scan) ends(i int) bool {
	return i >= len(s.atoms) || s.atoms[i].Shape == lexicon.Punct || s.atoms[i].Shape == lexicon.Break || s.atoms[i].Start-s.atoms[i-1].End > 1 || s.atoms[i].Shape == lexicon.Lower
}

// townBefore reports whether half a postcode at atom i stands behind a town or
// a street: "Skipworth, BD23", "Skipworth (BD23)".
func (s *scan) townBefore(i int) bool {
	j := i - 1
	bracket := s.punct(j) == '('
	if bracket || s.punct(j) == ',' {
		j--
	}
	if !s.capital(j) || !s.ends(i+1) || s.atoms[j].Shape == lexicon.Initial {
		return false
	}
	if s.at(j)&(strong|lane) != 0 {
		return true
	}
	for k := j - 1; k >= 0 && k > j-5 && s.punct(j+1) == ','; k-- {
		if s.at(k)&(strong|lane|common) != 0 && s.capital(k) && s.punct(k+1) == ',' {
			return true // "9 Hollin Bank, Skipworth, BD23"
		}
	}
	a := s.atoms[j]
	return a.Flags&lexicon.Place != 0 && a.Flags.Fore() < 2 && a.Class == 0 || bracket && s.punct(i+1) == ')' && a.Shape == lexicon.Title && a.Flags.Ordinary() == 0 && a.Class == 0 && a.Flags.Fore() == 0
}

// townAfter reports whether a town stands behind atom i and a comma: "NR3, Norwich".
func (s *scan) townAfter(i int) bool {
	if s.punct(i+1) != ',' || !s.capital(i+2) {
		return false
	}
	a := s.atoms[i+2]
	return a.Flags&lexicon.Place != 0 && a.Flags.Fore() < 2 && a.Class == 0
}

// unread reads a postcode of which signs of the second half could not be read,
// "OL2 5?X", "FY8 4xx", and returns the atom after it; i where there is none.
func (s *scan) unread(i int) int {
	a := s.atoms[i]
	if a.Shape != lexicon.Alnum || a.End+4 > len(s.text) || s.text[a.End] != ' ' || outward(s.text[a.Start:a.End]) != right {
		return i
	}
	hidden, seen := 0, 0
	for k, c := range []byte(s.text[a.End+1 : a.End+4]) {
		switch {
		case c == '?' || c == '*' || c == '_' || k > 0 && (c == 'x' || c == 'X' && s.text[a.End+2:a.End+4] == "XX"):
			hidden++
		case k == 0 && digit(c), k > 0 && letter(c):
			seen++
		default:
			return i
		}
	}
	if hidden == 0 || seen == 0 {
		return i
	}
	for i++; i < len(s.atoms) && s.atoms[i].Start < a.End+4; i++ {
	}
	return i
}

// grade reports whether the half of a postcode at atom i is rather the grade of
// a doctor, "Dr Rao (ST4)", or a number of the guidance of NICE.
func (s *scan) grade(i int, t string) bool {
	switch t[:min(2, len(t))] {
	case "ST", "CT", "FY", "SP":
		if len(t) != 3 || s.punct(i-1) != '(' && s.punct(i-1) != ',' {
			return false
		}
		for j := i - 2; j > i-6 && (s.capital(j) || s.punct(j) == '.' || s.punct(j) == '-'); j-- {
			if s.atoms[j].Class&lexicon.Honorific != 0 {
				return true
			}
		}
		return !s.streetNear(i)
	case "NG", "CG", "PH", "QS", "TA":
		h := s.hashAt(i - 1)
		return h == hashNice || h == hashOr || s.punct(i-1) == ',' && s.hashAt(i-3) == hashNice
	}
	return false
}

var hashNice = lexicon.Hash("nice")

// streetNear reports whether the words of an address stand before atom i on its
// line: a street, or a house.
func (s *scan) streetNear(i int) bool {
	lines := 0
	most := 1
	if s.punct(i-1) == '\n' {
		most = 2 // a line of its own, under the town's
	}
	for j := i - 1; j >= 0 && j > i-14; j-- {
		switch s.punct(j) {
		case '\n':
			if lines++; lines > most {
				return false
			}
		case ';', ':', '!', '?', ')':
			return false
		case '.':
			if s.at(j-1)&short == 0 && s.hashAt(j-1) != hashSt {
				return false
			}
		}
		if s.at(j)&(strong|lane|house|block|welsh) != 0 && s.capital(j) || s.at(j)&(strong|lane) != 0 && s.width(j-2) > 0 {
			return true
		}
	}
	return false
}

// half returns the first half of a postcode at atom i, which stands by itself,
// as it should be read: a scan may have turned its figures into letters. It is
// empty where there is none.
func (s *scan) half(i int) string {
	a := s.atoms[i]
	if a.Shape != lexicon.Alnum || a.End-a.Start > 4 || a.End-a.Start < 2 || s.tied(i) || !s.ends(i+1) {
		return ""
	}
	t := s.text[a.Start:a.End]
	if s.glued(i + 1) {
		switch s.punct(i + 1) {
		case ',', '.', ')', ';', '\n', '\r', '|', '?', '*':
		default:
			return ""
		}
	}
	if letter(t[0]) && letter(t[1]) && len(t) > 3 {
		t = t[:2] + ones.Replace(t[2:])
	}
	if t != strings.ToUpper(t) || outward(t) != right || s.grade(i, t) {
		return ""
	}
	return t
}

var ones = strings.NewReplacer("l", "1", "I", "1")

// outwardEnd reports whether atom i is the first half of a postcode at the end
// of an address, "9 Hollin Bank, Skipworth BD23".
func (s *scan) outwardEnd(i int) bool {
	t := s.half(i)
	if t == "" || digit(t[1]) && (t[0] == 'B' || t[0] == 'M') && s.punct(i-1) != 0 {
		return false
	}
	j := i - 1
	if s.punct(j) == ',' || s.punct(j) == '\n' || s.punct(j) == '(' {
		j--
	}
	return s.capital(j) && s.at(j)&stop == 0 && s.streetNear(i)
}

// outwardArea reports whether atom i is the first half of a postcode where parts
// of a town are spoken of: "not in BD23 or LS29".
func (s *scan) outwardArea(i int) bool {
	if s.hashAt(i-1) == hashIn && dwell[s.hashAt(i-2)] && s.half(i) != "" {
		return true // "lives in E17"
	}
	if t := s.half(i); t == "" || !letter(t[1]) || len(t) == 3 && (t[:2] == "ST" || t[:2] == "CT" || t[:2] == "FY") && s.hashAt(i-1) == hashAnd {
		return false
	}
	j := i - 1
	for ; j > 0 && (s.punct(j) == ',' || s.punct(j) == '/' || s.hashAt(j) == hashOr || s.hashAt(j) == hashAnd); j-- {
	}
	if j > 0 && j < i-1 {
		if t := s.half(j); t != "" && letter(t[1]) {
			return true // "BD23, LS29"
		}
	}
	if k := i + 2; s.punct(i+1) == '/' || s.punct(i+1) == ',' || s.hashAt(i+1) == hashOr || s.hashAt(i+1) == hashAnd {
		if t := s.half(k); t != "" && letter(t[1]) {
			return true // the first of them
		}
	}
	for ; j > 0 && (s.punct(j) == ':' || s.punct(j) == '*'); j-- {
	}
	return areal[s.hashAt(j)] && (dwell[s.hashAt(j)] || s.closed(i+1) || s.hashAt(i+1) == hashOr || s.hashAt(i+1) == hashAnd)
}

// dwell are the words that say that somebody lives somewhere.
var dwell = hashes("live lives lived living reside resides resided staying stays stayed rents renting house home flat flats")

// areal are the words after which a part of a town is spoken of.
var areal = hashes("live lives lived living in into near around to from towards outside within leave leaving avoid avoiding offer offered moved moving area areas round via enter")

package address

import (
	"strings"

	"veil/rules/names/lexicon"
)

// spaced reads a postcode with blanks in odd places at atom i, "BD 23 9ZZ",
// "BD2 3 9ZZ", "BD23 9 ZZ", and returns the atom after it; i where there is
// none. Its area must be a real one of two letters, and all in capitals.
func (s *scan) spaced(i int) int {
	a := s.atoms[i]
	if a.Shape != lexicon.Upper && a.Shape != lexicon.Alnum || a.End-a.Start > 4 || s.glued(i) {
		return i
	}
	t := s.text[a.Start:a.End]
	for n := 2; n <= 3; n++ {
		j := i + n - 1
		if j >= len(s.atoms) || s.atoms[j].Start-s.atoms[j-1].End > 1 || s.atoms[j].Shape == lexicon.Punct || s.atoms[j].Shape == lexicon.Break || s.atoms[j].End-s.atoms[j].Start > 3 {
			return i
		}
		t += s.text[s.atoms[j].Start:s.atoms[j].End]
		if n < 3 || len(t) < 6 || len(t) > 7 {
			continue
		}
		out, in := t[:len(t)-3], t[len(t)-3:]
		if t == strings.ToUpper(t) && letter(t[0]) && letter(t[1]) && outward(out) == right && inward(in) == right && s.ends(j+1) {
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
	if h := s.hashAt(i - 1); i == 0 || s.punct(i-1) == ',' || s.punct(i-1) == '\n' || s.labelledPost(i) || h == lexicon.Hash("eircode") || s.punct(i-1) == ':' && s.hashAt(i-2) == lexicon.Hash("eircode") {
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
	if outward(t) != right || !letter(t[0]) || !letter(t[1]) {
		return i
	}
	if h := s.hashAt(i - 1); h == lexicon.Hash("area") || h == lexicon.Hash("sector") || s.labelledPost(i) || s.punct(i-1) == ',' && s.capital(i-2) {
		return i + 2
	}
	return i
}

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

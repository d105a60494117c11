package address

import "veil/rules/names/lexicon"

// numberish reports whether a short word could be a house number that was
// scanned badly: "l4" is one atom, "lO" is a word.
func (s *scan) numberish(i int) bool {
	t := s.text[s.atoms[i].Start:s.atoms[i].End]
	return len(t) == 2 && (t[0] == 'l' || t[0] == 'I') && (t[1] == 'O' || t[1] == 'l')
}

// digits reads the figures of a house number at atom i: 14, 14a, l4, 1O.
func (s *scan) digits(i int) bool {
	if i < 0 || i >= len(s.atoms) {
		return false
	}
	a := s.atoms[i]
	t := s.text[a.Start:a.End]
	if len(t) > 5 || s.dated(i) || a.Shape == lexicon.Alnum && s.misread(i) {
		return false
	}
	switch a.Shape {
	case lexicon.Digits:
		return len(t) <= 4 && t != "0"
	case lexicon.Alnum:
		n, bad := 0, 0
		for k := range len(t) {
			c := t[k]
			switch {
			case digit(c):
				n++
			case c == 'l' || c == 'I' || c == 'O' || c == 'o' || c == 'S':
				bad++
			case k == len(t)-1 && n > 0:
			default:
				return false
			}
		}
		return n > 0 && bad <= 1
	}
	return a.Shape.IsWord() && s.numberish(i)
}

// dated reports whether atom i belongs to a sum, a time or a longer number.
func (s *scan) dated(i int) bool {
	if !s.glued(i) {
		return false
	}
	switch s.punct(i - 1) {
	case '£', '$', '€', '#', '@':
		return true
	case '.', ':', '/', '-', ',', '–':
		return i > 1 && (s.atoms[i-2].Shape == lexicon.Digits || s.atoms[i-2].Class&lexicon.Calendar != 0) && s.glued(i-1)
	}
	return false
}

// houseNumber reads "14", "14a", "14-16", "14 & 16", "No. 14", "3/1" at atom i
// and returns the atom after it; i where there is none.
func (s *scan) houseNumber(i int) int {
	j := i
	if s.at(j)&number != 0 {
		j++
		if s.punct(j) == '.' || s.punct(j) == ':' {
			j++
		}
	}
	if !s.digits(j) {
		return i
	}
	j++
	if k := j + 1; s.punct(j) == '(' && s.punct(k+1) == ')' && s.flatPart(k) == k+1 {
		j += 3 // "12 (1F2) Montrose Terrace"
	}
	switch s.punct(j) {
	case 0:
		if h := s.hashAt(j); (h == hashAnd || h == hashOr) && s.digits(j+1) && s.capital(j+2) && s.atoms[j+2].Class&lexicon.Calendar == 0 {
			j += 2 // "7 and 11 Larch Close"
		}
	case '-', '–', '/', '&', '+':
		if s.digits(j+1) || j+2 < len(s.atoms) && s.atoms[j+1].Shape == lexicon.Digits {
			j += 2
		}
	}
	if j+1 < len(s.atoms) && s.atoms[j].Shape == lexicon.Initial && s.atoms[j].End-s.atoms[j].Start == 1 && s.text[s.atoms[j].Start] <= 'F' && s.atoms[j].Start-s.atoms[j-1].End <= 1 && s.capital(j+1) && s.at(j)&small == 0 {
		j++ // "8 B Dock Street"
	}
	return j
}

// flatPart reads "Flat 2", "Flat 3/1", "Room 4", "First Floor Flat", "1F2",
// "0/2" at atom i, and returns the atom after it; i where there is none.
func (s *scan) flatPart(i int) int {
	if i >= len(s.atoms) {
		return i
	}
	a, w := s.atoms[i], s.words[i]
	t := s.text[a.Start:a.End]
	switch {
	case w&flat != 0:
		j := i + 1
		if s.at(j)&number != 0 {
			j++
		}
		if s.punct(j) == '.' {
			j++
		}
		if j >= len(s.atoms) {
			return i
		}
		n := s.atoms[j].End - s.atoms[j].Start
		switch b := s.atoms[j]; {
		case n == 1 && b.Shape != lexicon.Digits && b.Shape.IsWord() && s.punct(j+1) == '/' && s.glued(j+1) && s.glued(j+2) && s.width(j+2) == 1:
			return j + 3 // "Flat G/2"
		case b.Shape.IsWord() && s.words[j]&spelt != 0: // "Flat nine"
			return j + 1
		case b.Shape == lexicon.Digits && n <= 4, b.Shape.IsWord() && n == 2 && s.numberish(j), b.Shape == lexicon.Alnum && n <= 4, b.Shape == lexicon.Initial && (s.at(j)&small == 0 || b.Hash == hashA && s.closed(j+1)):
			j++
			if (s.punct(j) == '/' || s.punct(j) == '-') && s.glued(j) && j+1 < len(s.atoms) && n < 3 && s.atoms[j+1].End-s.atoms[j+1].Start <= 2 {
				j += 2
			}
			return j
		}
		if (a.Hash == lexicon.Hash("narrowboat") || a.Hash == lexicon.Hash("houseboat")) && s.capital(j) {
			return s.word(j)
		}
	case w&floor != 0:
		j := i + 1
		if s.at(j)&floor != 0 && j < len(s.atoms) && s.atoms[j].Hash != hashFloor {
			j++
		}
		if s.hashAt(j) == hashFloor {
			j++
		}
		if side[s.hashAt(j)] && s.atoms[j].End-s.atoms[j].Start > 3 {
			j++ // "Top right, 14 Bell Street"
			if s.punct(j) == ',' {
				return j
			}
		}
		if s.hashAt(j) == hashFlat {
			j++
			if s.punct(j+1) == ',' && j < len(s.atoms) && s.atoms[j].End-s.atoms[j].Start <= 2 && s.punct(j) == 0 {
				j++
			}
			return j
		}
	case a.Hash == hashSite && s.capital(i) && !s.capital(i-1) && s.width(i+1) > 0 && s.width(i+1) < 4 && s.punct(i+2) == ',' && s.capital(i+3): // "Site 4, Old Mill Lane"
		return i + 2
	case a.Shape == lexicon.Alnum && len(t) <= 4 && digit(t[0]) && s.hashAt(i+1) == hashFloor && s.hashAt(i+2) == hashFlat && s.punct(i+3) == ',': // 3rd Floor Flat,
		return i + 3
	case a.Hash == hashFloor && s.width(i+1) > 0 && s.width(i+1) < 3 && s.punct(i+2) == ',':
		return i + 2
	case a.Shape == lexicon.Digits && len(t) <= 2 && s.punct(i+1) == '/' && s.glued(i+1) && s.glued(i+2) && side[s.hashAt(i+2)] && !s.dated(i): // 2/R
		if k, _, _ := s.gap(i + 3); k < len(s.atoms) && s.digits(k) {
			return i + 3
		}
	case a.Hash == hashThe && s.hashAt(i+1) == hashFlat && s.punct(i+2) == ',':
		return i + 2
	case a.Shape == lexicon.Alnum && len(t) == 3 && digit(t[0]) && t[1] == 'F' && digit(t[2]), // 1F2
		a.Shape == lexicon.Alnum && len(t) == 3 && letter(t[0]) && t[1] == 'F' && digit(t[2]) && (s.punct(i+1) == ',' || s.digits(i+1) && s.capital(i+2)): // PF1
		return i + 1
	case a.Shape == lexicon.Alnum && len(t) <= 4 && digit(t[0]) && s.hashAt(i+1) == hashFloor && s.punct(i+2) == ',' && (i == 0 || s.punct(i-1) == '\n' || s.punct(i-1) == '·' || s.punct(i-1) == '|' || s.punct(i-1) == ',' || s.at(i-1)&locative != 0): // 4th Floor,
		return i + 2
	case a.Shape == lexicon.Digits && len(t) <= 2 && s.punct(i+1) == '/' && i+2 < len(s.atoms) && s.atoms[i+2].Shape == lexicon.Digits && s.atoms[i+2].End-s.atoms[i+2].Start <= 2 && !s.dated(i):
		if k, _, _ := s.gap(i + 3); k < len(s.atoms) && s.digits(k) {
			return i + 3
		}
	}
	return i
}

// side are the sides of a common stair.
var side = hashes("r l m right left middle centre front rear")

func (s *scan) hashAt(i int) uint32 {
	if i < 0 || i >= len(s.atoms) {
		return 0
	}
	return s.atoms[i].Hash
}

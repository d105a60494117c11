package address

import (
	"veil/rules"
	"veil/rules/names/lexicon"
)

// finishStreet enters a street without a number, with the postcode or towns
// behind it.
func (s *scan) finishStreet(first, after int, score float64) {
	first, after = s.speltBefore(first), s.numberAfter(after)
	if j, lines, _ := s.gap(after); lines == 0 && s.at(j)&flat != 0 {
		if k := s.flatPart(j); k > j { // "Raglan House, Flat 40"
			s.finish(first, k, 0.85)
			return
		}
	}
	if end, ok := s.toPostcode(after); ok {
		s.emit(s.front(first), end, 0.85)
		return
	}
	after = s.saidAfter(after)
	if end := s.tail(after); end > after {
		s.emit(s.front(first), end, score+0.05)
		return
	}
	if f := s.front(first); f < first {
		s.emit(f, after, 0.85)
		return
	}
	s.add(first, after, rules.Address, score, "a street")
}

// front extends an address that begins with a street back over the name of a
// house: "Rose Cottage, ", "The Old Forge,\n".
func (s *scan) front(first int) int {
	first = s.unitBefore(s.signBefore(s.listedBefore(s.rear(first))))
	if s.width(first) > 0 && s.punct(first+1) == ',' && s.capital(first-1) && !s.glued(first) && (rooms[s.hashAt(first-1)] || s.lineStart(first-1) && s.atoms[first-1].Flags.Ordinary() < 2 && s.at(first-1)&(stop|office) == 0) {
		first-- // "Clinic 3, Bell Road", "Dockside 3, Wharf Road" at the head of a line
	}
	for range 2 { // "Stable Flat, The Limes, 300 ..."
		f := s.houseBefore(first)
		if f == first {
			f = s.saidBefore(first)
		}
		if f == first {
			break
		}
		first = f
	}
	if p := s.punct(first); p == '"' || p == '“' || p == '‘' {
		if boats[s.hashAt(first-1)] {
			first-- // `HOUSEBOAT "KITTIWAKE", MOORING 12, ...`
		}
	}
	return first
}

// signBefore extends an address at the number at atom first back over "no." before it.
func (s *scan) signBefore(first int) int {
	if s.width(first) == 0 {
		return first
	}
	k := first - 1
	if k >= 0 && s.at(k)&flat != 0 && s.punct(k) == 0 {
		return k // "flat 6 ..."
	}
	if s.punct(k) == '.' && s.glued(k) {
		k--
	}
	if k >= 0 && s.at(k)&number != 0 && s.punct(k) == 0 {
		return k
	}
	return first
}

// unitBefore extends an address at atom first back over a part of the building with
// its number: "Room 4, 52 Mill Lane", "Stall 9, Market Hall".
func (s *scan) unitBefore(first int) int {
	for s.punct(first-1) == ',' && s.width(first-2) > 0 && s.dateless(first-2) {
		k := first - 3
		if k < 0 || s.punct(k) != 0 || s.glued(first-2) || s.at(k)&flat == 0 && !rooms[s.hashAt(k)] && s.hashAt(k) != hashBox {
			break
		}
		first = k
	}
	return first
}

// listedBefore extends an address at atom first back over the numbers of other
// houses in the street: "12, 14 and 16 Mill Lane".
func (s *scan) listedBefore(first int) int {
	number := func(i int) bool { return s.width(i) > 0 && s.width(i) < 4 && s.dateless(i) }
	and := func(i int) bool { return s.hashAt(i) == hashAnd || s.punct(i) == '&' }
	if !number(first) {
		return first
	}
	if and(first-1) && number(first-2) {
		first -= 2
	} else if !and(first+1) || !number(first+2) {
		return first
	}
	for ; s.punct(first-1) == ',' && number(first-2); first -= 2 {
	}
	return first
}

// dateless reports whether no stroke or full stop joins the figures at atom i to
// others.
func (s *scan) dateless(i int) bool {
	p := s.punct(i - 1)
	return !(s.glued(i) && (p == '/' || p == '.' || p == ':' || p == '-' || p == '£'))
}

var boats = hashes("houseboat narrowboat boat barge nb mv caravan")

// rooms are the parts of buildings that have numbers and are no flats.
var rooms = hashes("clinic house block villa cottage office hut portakabin portacabin kiosk garage lockup pod shed gate door entrance level tower chambers number site area ward bay lot hall croft stall arch")

// houseBefore is one step of front.
func (s *scan) houseBefore(first int) int {
	if w := s.welshBefore(first); w < first {
		return w
	}
	if w := s.wrappedBefore(first); w < first {
		return w
	}
	if w := s.lowerHouseBefore(first); w < first {
		return w
	}
	j := first - 1
	comma, lines := false, 0
	for ; j >= 0 && lines < 2; j-- {
		switch s.punct(j) {
		case ',':
			comma = true
			continue
		case '\n':
			lines++
			continue
		case '\r', '>', '|':
			continue
		}
		break
	}
	if s.hashAt(j) == hashFloor && j > 2 { // "The Maltings, 3rd Floor\nTollgate Lane"
		j -= 2
		if comma = s.punct(j) == ','; comma {
			j--
		}
	}
	if p := s.punct(j); p == '"' || p == '”' || p == '’' || p == '\'' {
		j--
	}
	if s.punct(j) == ')' && comma { // "Saltergate House (top bell), King's Rd"
		for k := j - 1; k > max(0, j-5); k-- {
			if s.punct(k) == '(' {
				j = k - 1
				break
			}
		}
	}
	if s.hashAt(j) == hashS && s.glued(j) && (s.punct(j-1) == '\'' || s.punct(j-1) == '’') && comma {
		j -= 2 // "Ferryman's, "
		if k := j; s.capital(k) && (k == 0 || s.punct(k-1) == '\n') {
			return k
		}
	}
	if j < 0 || !comma && lines == 0 || lines > 1 || !s.capital(j) || s.at(j)&stop != 0 {
		return first
	}
	start, kind := j+1, false
	for n := 0; n < 4; n++ {
		k := start - 1
		for k > 1 && s.glued(k) && (s.punct(k-1) == '\'' || s.punct(k-1) == '’' || s.punct(k-1) == '-') && s.glued(k-1) {
			k -= 2
		}
		if (s.punct(k) == '\'' || s.punct(k) == '’') && k > 0 {
			k--
		}
		if k < 0 || !s.capital(k) || s.at(k)&stop != 0 || s.atoms[k].Class&(lexicon.Kin|lexicon.Honorific) != 0 {
			break
		}
		for k > 1 && s.at(k-1)&small != 0 && s.atoms[k-1].Shape == lexicon.Lower && s.at(k-1)&locative == 0 && s.capital(k-2) {
			k -= 2
		}
		kind = kind || s.at(k)&(house|welsh|block) != 0 || s.hashAt(k) == hashThe || n == 0 && s.at(k)&flat != 0 && s.capital(k-1) || premises[s.atoms[k].Hash]
		start = k
		if s.hashAt(k) == hashThe {
			break
		}
	}
	if !kind && !(comma && lines == 0 && s.homeName(start, j)) {
		return first
	}
	if bodies[s.atoms[j].Hash] {
		return first // "The Elm Trust, 4 Mill Lane": a body before its address
	}
	if !kind && s.punct(start-1) == '"' {
		start--
	}
	// "Flat 6, Raglan Court, Chapel Row"
	for k := max(0, start-5); k < start; k++ {
		if s.at(k)&(flat|floor) != 0 {
			if e := s.flatPart(k); e > k {
				if g, _, _ := s.gap(e); g == start {
					return k
				}
			}
		}
	}
	return start
}

// welshBefore extends an address at atom first back over a Welsh or Gaelic house
// or office before a comma or a line end: "Tŷ'n y Coed, ", "Swyddfa'r Sir, ".
func (s *scan) welshBefore(first int) int {
	j := first - 1
	for ; j > 0 && (s.punct(j) == ',' || s.punct(j) == '\n' || s.punct(j) == '\r'); j-- {
	}
	if j == first-1 || first-j > 4 {
		return first
	}
	for n := 0; n < 7 && j >= 0; n++ {
		if h := s.hashAt(j); n > 0 && (h == hashY || h == hashYr) && s.atoms[j].Shape == lexicon.Lower && s.capital(j-1) && s.capital(j+1) {
			return j - 1 // "Swn y Môr"
		}
		if s.punct(j) != 0 && s.punct(j) != '\'' && s.punct(j) != '’' && s.punct(j) != '-' {
			break
		}
		if s.at(j)&welsh != 0 && s.capital(j) && n > 0 {
			return j
		}
		if s.punct(j) == 0 && !s.capital(j) && s.at(j)&small == 0 && s.atoms[j].End-s.atoms[j].Start > 2 {
			break
		}
		j--
	}
	return first
}

// wrappedBefore extends an address at atom first back over the name of a house
// in quotation marks that a line end cuts in two, `"Fair-\nhaven", `.
func (s *scan) wrappedBefore(first int) int {
	j := first - 1
	if s.punct(j) == ',' {
		j--
	}
	if p := s.punct(j); p != '"' && p != '”' && p != '’' {
		return first
	}
	for k := j - 4; k >= max(0, j-6); k-- {
		if s.capital(k) && s.wrapped(k) == j {
			return k
		}
	}
	return first
}

// lowerHouseBefore extends an address that begins with the number at atom first
// back over a house, as messages write it: "willow lodge, 3 mill lane".
func (s *scan) lowerHouseBefore(first int) int {
	if first < 3 || s.width(first) == 0 || s.punct(first-1) != ',' || s.glued(first-3) || s.atoms[first-2].Shape != lexicon.Lower || s.at(first-2)&(house|block) == 0 || s.atoms[first-3].Shape != lexicon.Lower {
		return first
	}
	a := s.atoms[first-3]
	if a.Class&(lexicon.Function|lexicon.Kin|lexicon.Be|lexicon.Say|lexicon.Role) != 0 || s.at(first-3)&(counted|generic|locative) != 0 {
		return first
	}
	return first - 3
}

// homeName reports whether the words [k, j], before a comma and a street, are
// rather the name of a house than of a person: they begin a line or follow a
// word of place, and are in no list of names, or stand in quotation marks.
func (s *scan) homeName(k, j int) bool {
	if s.punct(k-1) == '"' || s.punct(k-1) == '“' || s.punct(k-1) == '‘' {
		return true
	}
	after := s.personBefore(k) // "Ann Farrant, Hafan, Mill Lane"
	if k > 0 && s.punct(k-1) != '\n' && s.punct(k-1) != ':' && s.punct(k-1) != '|' && s.at(k-1)&locative == 0 && !after && !(s.punct(k-1) == '.' && j > k && s.atoms[k].Flags&lexicon.Place != 0) || j-k > 2 {
		return false
	}
	for i := k; i <= j; i++ {
		a := s.atoms[i]
		if i == k && j > k && s.at(i)&spelt != 0 {
			continue // "Four Winds"
		}
		if a.Shape.IsWord() && (i == j && s.at(i)&office != 0 || a.Flags.Fore() > 0 && a.Flags&lexicon.Place == 0 && a.Flags.Ordinary() < 2 && !(after && i > k && s.atoms[k].Flags.Fore() == 0) || a.Class&(lexicon.Function|lexicon.Role|lexicon.Org|lexicon.Domain|lexicon.Calendar|lexicon.Label|lexicon.ListLabel|lexicon.Greeting) != 0) {
			return false
		}
	}
	return true
}

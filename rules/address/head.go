package address

import (
	"veil/rules"
	"veil/rules/names/lexicon"
)

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
		case b.Shape == lexicon.Digits && n <= 4, b.Shape == lexicon.Alnum && n <= 4, b.Shape == lexicon.Initial && s.at(j)&small == 0:
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

// lead reads an address that begins with a number, a flat or c/o at atom i, and
// reports whether there is one.
func (s *scan) lead(i int) bool {
	j := i
	if i > 0 && (s.at(i-1)&ruled != 0 && !(s.hashAt(i-1) == hashS && s.punct(i-2) != 0) && s.at(i-1)&flat == 0 || s.at(i-1)&number != 0 && s.at(i)&number == 0) && s.at(i)&flat == 0 {
		return false // "section 31 ..."; "No. 14 ..." began an atom before
	}
	flats := false
	if s.hashAt(i) == hashC && s.punct(i+1) == '/' && s.hashAt(i+2) == hashO {
		j = i + 3
		if k := s.caps(j, 3); k > j && s.punct(k) == ',' {
			j = k + 1
		}
		flats = true
		if s.careOf(i, j) {
			return true
		}
	}
	if s.hashAt(j) == hashPO && s.hashAt(j+1) == hashBox && s.digits(j+2) {
		s.finish(i, j+3, 0.9)
		return true
	}
	if k := s.flatPart(j); k > j {
		flats = true
		k = s.aside(k)
		j, _, _ = s.gap(k)
		if m := s.boat(j); m > j {
			s.finish(i, m, 0.85)
			return true
		}
		if m := s.above(j); m > j {
			j, _, _ = s.gap(m)
		}
		if m := s.flatPart(j); m > j {
			j, _, _ = s.gap(m)
		}
		if b := s.building(j); b > j {
			if m, _, ok := s.gap(b); ok {
				if n := s.numbered(m, true); n > m {
					s.finish(i, n, 0.93)
					return true
				}
			}
			s.finish(i, b, 0.88)
			return true
		}
		if n := s.numbered(j, true); n > j {
			s.finish(i, n, 0.93)
			return true
		}
		if n := s.streetAt(j, false); n > j {
			if s.hashAt(n) == hashSite {
				n++ // "Bay 6, Willow Lane site"
			}
			s.finish(i, n, 0.9)
			return true
		}
		if end, ok := s.toPostcode(k); ok {
			s.emit(i, end, 0.85)
			return true
		}
		if e := s.caps(j, 4); e > j && s.punct(k) == ',' && s.punct(e) == ',' && s.atoms[j].Class&(lexicon.Honorific|lexicon.Kin) == 0 {
			n := s.numbered(e+1, true) // "Suite 4, The Exchange, Bridge Street"
			if n == e+1 {
				n = s.streetAt(e+1, false)
			}
			if n > e+1 {
				s.finish(i, n, 0.85)
				return true
			}
		}
		if h := s.hashAt(i); s.punct(k) == ',' && (h == hashFlat || h == lexicon.Hash("apartment") || h == lexicon.Hash("apt") || h == lexicon.Hash("fflat")) {
			if n := s.homeNamed(j); n > j {
				s.finish(i, n, 0.8)
				return true
			}
		}
		j = i
		if s.at(i)&flat != 0 {
			return false
		}
	}
	if n := s.numbered(j, flats); n > j {
		s.finish(i, n, 0.93)
		return true
	}
	return false
}

// aside steps from atom k, behind a flat or room, over "(1st floor)" and "of the
// Seaview B&B".
func (s *scan) aside(k int) int {
	switch {
	case s.punct(k) == '(':
		for j := k + 1; j < k+6; j++ {
			if s.punct(j) == ')' {
				return j + 1
			}
		}
	case s.hashAt(k) == hashOf || s.hashAt(k) == hashAt || s.hashAt(k) == hashIn || s.punct(k) == ',':
		for j := k + 1; j < k+8 && j < len(s.atoms); j++ {
			if s.punct(j) == ',' {
				if m, lines, _ := s.gap(j); lines == 0 && s.houseNumber(m) > m {
					return j
				}
				break
			}
			if s.at(j)&stop != 0 || s.atoms[j].Class&(lexicon.Honorific|lexicon.Kin) != 0 {
				break
			}
			if !s.capital(j) && s.hashAt(j) != hashThe && s.punct(j) != '&' && s.punct(j) != '\'' && s.punct(j) != '’' && s.hashAt(j) != hashS {
				break
			}
		}
	}
	return k
}

// building reads "Raglan House", "Drovers' Rest Caravan Site" at atom i.
func (s *scan) building(i int) int {
	j := i
	for n := 0; n < 4; n++ {
		if !s.capital(j) || s.at(j)&stop != 0 {
			return i
		}
		k := s.word(j)
		if n > 0 && s.at(j)&(block|house) != 0 && s.at(k)&(block|house|strong|lane) == 0 && s.at(k)&office == 0 {
			return k
		}
		if s.hashAt(j) == hashPark || k == j {
			return i
		}
		j = k
	}
	return i
}

// caps returns the atom after at most n words with capitals from atom i.
func (s *scan) caps(i, n int) int {
	for ; n > 0 && s.capital(i) && s.at(i)&stop == 0; n-- {
		i = s.word(i)
	}
	return i
}

// numbered reads a house number and a street at atom i; flats says that a flat
// stands before it. It returns i where there is none.
func (s *scan) numbered(i int, flats bool) int {
	j := s.houseNumber(i)
	if j == i || j >= len(s.atoms) {
		return i
	}
	k := j
	if s.punct(k) == ',' {
		k++
	}
	if s.punct(k) == '\n' || s.punct(k) == '\r' {
		if i > 0 && s.punct(i-1) != '\n' && s.punct(i-1) != ',' && s.at(i-1)&locative == 0 {
			return i
		}
		k++
		if s.punct(k) == '\n' {
			k++
		}
	}
	if k >= len(s.atoms) || !s.atoms[k].Shape.IsWord() && s.atoms[k].Shape != lexicon.Alnum || s.at(k)&counted != 0 && s.at(k)&(strong|lane) == 0 && !s.capital(k) {
		return i
	}
	a := s.atoms[k]
	// A building before the street: "3 Mill Cottages, Back Lane".
	if n := s.streetAt(k, true); n > k {
		if a.Class&lexicon.Calendar != 0 && a.Hash != hashSpring && (n-k != 2 || s.at(n-1)&strong == 0 || s.at(n-1)&short != 0 || a.Shape == lexicon.Lower) {
			return i
		}
		if s.lawCourt(n-1) || a.Class&(lexicon.Honorific) != 0 && a.Hash != hashSt && (s.at(k)&stop != 0 || s.at(n-1)&(strong|lane) == 0 || s.at(n-1)&short != 0) {
			return i
		}
		kind := s.at(n-1) | s.at(k)&welsh
		if kind&compass != 0 {
			kind |= s.at(n - 2)
		}
		if kind&(strong|lane|welsh|short) == 0 && !flats && s.doubtful(k, n) && !s.anchored(i, n) {
			return i
		}
		if m, lines, ok := s.gap(n); ok && lines == 0 && s.at(n-1)&block != 0 {
			if x := s.streetAt(m, false); x > m && s.at(x-1)&strong != 0 {
				return x
			}
		}
		return n
	}
	if s.capital(k) {
		if end, ok := s.toPostcode(k); ok && !s.doubtful(k, k+1) {
			return end
		}
		// "lives at 27 Brynteg", "14 Swallows Rest, Northbridge"
		if n := s.caps(k, 3); n > k && !s.doubtful(k, n) && a.Class&(lexicon.Calendar|lexicon.Honorific|lexicon.Kin) == 0 && s.anchored(i, n) && s.at(n)&office == 0 {
			return n
		}
		return i
	}
	if n := s.lowerStreet(k); n > k {
		return n
	}
	if n := s.lowerLane(i, k); n > k {
		return n
	}
	if end, ok := s.lowerToPostcode(k); ok {
		return end
	}
	return i
}

// lowerLane reads "hollin bank" at atom k behind the number at atom i, where
// somebody is said to be: kinds of street that are often something else.
func (s *scan) lowerLane(i, k int) int {
	if i > 0 && s.punct(i-1) != '\n' && s.at(i-1)&(locative|lives) == 0 && s.hashAt(i-1) != lexicon.Hash("its") && s.hashAt(i-1) != lexicon.Hash("is") && s.hashAt(i-1) != lexicon.Hash("still") {
		return k
	}
	for j := k; j < k+3 && j < len(s.atoms); j++ {
		a := s.atoms[j]
		if a.Shape != lexicon.Lower {
			return k
		}
		if j > k && s.at(j)&(lane|common|house) != 0 {
			return j + 1
		}
		if j == k && a.Flags&lexicon.Surname != 0 && a.Flags.Ordinary() == 0 && s.text[a.End-1] == 's' && s.closed(j+1) && (j+1 >= len(s.atoms) || !s.atoms[j+1].Shape.IsWord()) {
			return j + 1 // "22 salters"
		}
		if a.Flags.Ordinary() > 1 && a.Flags&(lexicon.Place|lexicon.Surname) == 0 || a.Class&(lexicon.Function|lexicon.Kin|lexicon.Be|lexicon.Calendar|lexicon.Domain|lexicon.Role) != 0 || s.at(j)&(counted|stop) != 0 {
			return k
		}
	}
	return k
}

// lowerToPostcode reads "tyne view gateshead ne8 9zz" at atom i: whatever the
// street is called, a number stands before it and a postcode behind it.
func (s *scan) lowerToPostcode(i int) (after int, ok bool) {
	for n := 0; n < 8 && i < len(s.atoms); n++ {
		if after, ok := s.post[i]; ok {
			return after, n > 0
		}
		a := s.atoms[i]
		switch {
		case s.punct(i) == ',':
		case a.Shape == lexicon.Lower && (a.Class&(lexicon.Function|lexicon.Be|lexicon.Calendar) == 0 || s.at(i)&small != 0) && s.at(i)&counted == 0 || a.Shape == lexicon.Title:
		default:
			return i, false
		}
		i++
	}
	return i, false
}

// above reads "7th floor", "top floor", "above the shop" at atom i: what may
// stand between a flat and its street. It returns i where there is nothing.
func (s *scan) above(i int) int {
	if s.at(i)&floor != 0 && s.hashAt(i+1) == hashFloor {
		return i + 2
	}
	if i < len(s.atoms) && s.atoms[i].Shape == lexicon.Alnum && s.atoms[i].End-s.atoms[i].Start <= 4 && s.hashAt(i+1) == hashFloor {
		return i + 2
	}
	if h := s.hashAt(i); h == lexicon.Hash("above") || h == lexicon.Hash("over") || h == lexicon.Hash("behind") || h == lexicon.Hash("rear") {
		for j := i + 1; j < i+6; j++ {
			if s.punct(j) == ',' {
				return j
			}
			if j >= len(s.atoms) || !s.atoms[j].Shape.IsWord() {
				break
			}
		}
	}
	return i
}

// doubtful reports whether the words [k, n) are ordinary words or those of an
// office rather than the name of a street.
func (s *scan) doubtful(k, n int) bool {
	const other = lexicon.Function | lexicon.Role | lexicon.Org | lexicon.Domain | lexicon.Calendar | lexicon.Kin | lexicon.Acronym | lexicon.Honorific | lexicon.Label | lexicon.ListLabel
	names := 0
	for j := k; j < n; j++ {
		a := s.atoms[j]
		if !a.Shape.IsWord() || j > k && s.at(j)&(strong|lane|common|house) != 0 {
			continue
		}
		if a.Hash == hashThe && j == k && n > k+1 {
			continue
		}
		if a.Hash == hashSpring && s.at(j+1)&(strong|lane|common) != 0 {
			names++
			continue
		}
		if s.at(j)&counted != 0 && s.punct(j+1) == '-' && s.word(j) > j+1 && s.capital(j) {
			names++ // "Min-y-Don"
			continue
		}
		if s.at(j)&(counted|stop|ruled) != 0 || a.Class&other != 0 && a.Flags&lexicon.Place == 0 {
			return true
		}
		names++
	}
	return names == 0
}

// anchored reports whether a number at atom i with a name up to n is an address
// by what stands before or after it.
func (s *scan) anchored(i, n int) bool {
	if s.residence(i) {
		return true
	}
	start := i == 0 || s.punct(i-1) == '\n' || s.punct(i-1) == ',' || s.punct(i-1) == '|' || s.punct(i-1) == ':'
	if i > 0 && (s.punct(i-1) == '|' || s.punct(i-1) == '\t') && s.punct(n) == s.punct(i-1) && s.width(i) < 4 && s.word(s.houseNumber(i)) < n {
		return true // all of a cell
	}
	switch s.hashAt(i - 1) {
	case hashFrom, lexicon.Hash("to"), lexicon.Hash("near"), lexicon.Hash("outside"), lexicon.Hash("opposite"), lexicon.Hash("behind"):
		start = true
	}
	j, lines, comma := s.gap(n)
	return start && comma && s.punct(n) == ',' && lines == 0 && s.capital(j) && s.placeLike(j) && s.closed(s.caps(j, 3))
}

// residence reports whether the words before atom i say that somebody lives
// there: "lives at", "moved to", "house at", "address is", "of" and a number.
func (s *scan) residence(i int) bool {
	if i < 1 {
		return false
	}
	w := s.at(i - 1)
	if w&(lives|thing) != 0 && s.at(i)&number == 0 {
		return w&lives != 0
	}
	if s.hashAt(i-1) == lexicon.Hash("is") || s.hashAt(i-1) == lexicon.Hash("was") || s.punct(i-1) == ':' {
		return s.at(i-2)&(label|thing) != 0
	}
	if h := s.hashAt(i - 1); h == lexicon.Hash("v") && s.punct(i-2) == '/' || h == lexicon.Hash("hv") || h == lexicon.Hash("visited") || h == lexicon.Hash("attended") {
		return true
	}
	if w&locative == 0 {
		return false
	}
	if s.at(i-2)&(lives|label|thing) != 0 {
		return true
	}
	switch s.hashAt(i - 1) {
	case lexicon.Hash("at"):
		return true
	case lexicon.Hash("to"), hashFrom:
		v := s.hashAt(i - 2)
		return v == lexicon.Hash("taxi") || v == lexicon.Hash("lift") || v == lexicon.Hash("home") || v == lexicon.Hash("visit") || v == lexicon.Hash("called") || v == lexicon.Hash("back")
	case lexicon.Hash("of"):
		return s.capital(i-2) && s.punct(i-1) == 0
	}
	return false
}

// lawCourt reports whether the court at atom i is a court of law.
func (s *scan) lawCourt(i int) bool {
	return s.hashAt(i) == hashCourt && i > 0 && (s.at(i-1)&court != 0 || (s.punct(i-1) == '\'' || s.punct(i-1) == '’') && s.at(i-2)&court != 0 || s.hashAt(i-1) == lexicon.Hash("s") && s.at(i-3)&court != 0)
}

// emit enters an address.
func (s *scan) emit(first, after int, score float64) {
	s.add(first, after, rules.Address, score, "an address")
	s.until = max(s.until, after)
}

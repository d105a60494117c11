package address

import (
	"veil/rules"
	"veil/rules/names/lexicon"
)

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
			s.emit(s.front(i), end, 0.85)
			return true
		}
		if n := s.lowerBlock(j); n > j && s.at(i)&flat != 0 {
			if end, ok := s.lowerToPostcode(j); ok {
				n = end
			}
			s.finish(i, n, 0.85)
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
		if h := s.hashAt(i); s.punct(k) == ',' && (h == hashFlat || pitches[h] || h == lexicon.Hash("apartment") || h == lexicon.Hash("apt") || h == lexicon.Hash("fflat")) {
			if n := s.homeNamed(j); n > j {
				if h := s.hashAt(n); (h == hashSite || h == hashPark || h == lexicon.Hash("yard")) && s.closed(n+1) {
					n++ // "pitch 14, Wateringpole site"
				}
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
		for j := k + 1; j < k+9 && j < len(s.atoms); j++ {
			if s.punct(j) == ',' {
				if m, lines, _ := s.gap(j); lines == 0 && (s.houseNumber(m) > m || s.streetAt(m, false) > m) {
					return j
				}
				break
			}
			family := s.punct(j+1) == '&' || s.punct(j-1) == '&' || s.hashAt(j+1) == hashAnd // "Mother & Baby Unit"
			if s.at(j)&stop != 0 && !family || s.atoms[j].Class&(lexicon.Honorific|lexicon.Kin) != 0 && !family {
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
	if n := s.lowerWelsh(k); n > k {
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
	if a := s.atoms[i]; a.Shape == lexicon.Alnum && k == i+1 && s.at(k+1)&lane != 0 && s.closed(k+2) && s.atoms[k].Shape == lexicon.Lower && s.atoms[k+1].Shape == lexicon.Lower && s.atoms[k].Flags.Ordinary() < 2 && s.atoms[k].Class == 0 && s.text[a.End-1] >= 'a' {
		return k + 2 // "27b chandlers row"
	}
	if i > 0 && s.punct(i-1) != '\n' && s.at(i-1)&(locative|lives) == 0 && s.hashAt(i-1) != lexicon.Hash("its") && s.hashAt(i-1) != lexicon.Hash("is") && s.hashAt(i-1) != lexicon.Hash("still") {
		return k
	}
	if s.hashAt(k) == hashThe && s.at(k+1)&(lane|common) != 0 && s.atoms[k+1].Shape == lexicon.Lower && s.closed(k+2) {
		return k + 2 // "33 the green"
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

// lowerWelsh reads "heol y felin" at atom k, behind a number: a kind of street, and
// a word that is none of English or has "y" or "yr" before it.
func (s *scan) lowerWelsh(k int) int {
	if k >= len(s.atoms) || s.atoms[k].Shape != lexicon.Lower || !welshStreets[s.hashAt(k)] {
		return k
	}
	j, the := k+1, false
	if h := s.hashAt(j); h == hashY || h == hashYr {
		j, the = j+1, true
	}
	if j >= len(s.atoms) || s.atoms[j].Shape != lexicon.Lower || s.at(j)&(stop|counted) != 0 {
		return k
	}
	if a := s.atoms[j]; !the && (a.Flags.Ordinary() > 0 || a.Class != 0) {
		return k
	}
	return j + 1
}

// welshStreets are kinds of street in Welsh that are nothing else in English.
var welshStreets = hashes("heol ffordd stryd maes lon clos rhodfa rhes bryn cae llys tyddyn")

// lowerBlock reads "kestrel hse" at atom i, behind a flat; i where there is none.
func (s *scan) lowerBlock(i int) int {
	for j := i; j < i+3 && j < len(s.atoms); j++ {
		a := s.atoms[j]
		if a.Shape != lexicon.Lower {
			return i
		}
		if j > i && s.at(j)&(block|strong) != 0 {
			return j + 1
		}
		if a.Class&(lexicon.Function|lexicon.Be|lexicon.Kin|lexicon.Say) != 0 || s.at(j)&(counted|stop|generic) != 0 {
			return i
		}
	}
	return i
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
		case s.punct(i) == ',', s.glued(i) && (s.punct(i) == '\'' || s.punct(i) == '’'):
		case s.glued(i) && a.Hash == hashS:
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
	if h := s.hashAt(i); (h == lexicon.Hash("rear") || h == lexicon.Hash("back")) && s.hashAt(i+1) == hashOf && s.houseNumber(i+2) > i+2 {
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

// emit enters an address.
func (s *scan) emit(first, after int, score float64) {
	s.add(first, after, rules.Address, score, "an address")
	s.until = max(s.until, after)
}

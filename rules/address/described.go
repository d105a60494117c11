package address

import "veil/rules/names/lexicon"

// This file is about what people say of where a house is, in place of a number:
// "flat over the chippy, Fore St", "Barton St, above the vape shop", "Candlemas
// Cottage, the one with the blue gate on Pound Hill".

var (
	// whereabouts are the words between a house and what it is near.
	whereabouts = hashes("above over behind opposite opp beside below under underneath")
	// nearWords are the same, and often something else.
	nearWords = hashes("with wi")
	// homes are the kinds of home that are called after nothing.
	homes = hashes("flat flats bungalow cottage house caravan vicarage manse lodge farm farmhouse rectory chalet annexe annex maisonette bedsit room rooms rm place barn trailer presbytery schoolhouse croft stables")
	// doors are what a flat has for itself.
	doors = hashes("buzzer bell door flat floor end bells landing side entrance")
	// whichDoor are the words before those.
	whichDoor = hashes("top bottom left right first second third middle back front side rear ground upper lower end far")
	// opening are the first words of a description, closing the last before the
	// street.
	opening = hashes("the a an back rear over above behind opposite opp next off by near nr old just right beside below under corner")
	closing = hashes("on off over above behind near by of opposite in at nr opp beside the")
)

// saidAfter returns the atom after what is said, behind an address that ends
// before atom i, of where it is: ", above the vape shop", "top buzzer", "wi the
// monkey puzzle". It returns i where nothing is.
func (s *scan) saidAfter(i int) int {
	j, comma, bracket := i, false, false
	switch s.punct(j) {
	case ',':
		comma = true
		j++
	case '(':
		bracket = true
		j++
	}
	h := s.hashAt(j)
	if whichDoor[h] && doors[s.hashAt(j+1)] && s.punct(j) == 0 {
		if k := j + 2; bracket && s.punct(k) == ')' {
			return k + 1
		} else if !bracket && s.closed(k) {
			return k
		}
		return i
	}
	thing := false
	switch {
	case whereabouts[h]:
		thing = comma || bracket || s.definite(j+1)
		j++
	case h == lexicon.Hash("next") && s.hashAt(j+1) == lexicon.Hash("to"), (h == lexicon.Hash("back") || h == lexicon.Hash("rear")) && s.hashAt(j+1) == hashOf:
		thing = true
		j += 2
	case nearWords[h]:
		thing = s.hashAt(j+1) == hashThe
		j++
	}
	if !thing || j >= len(s.atoms) || s.punct(i) == 0 && !s.glued(i) && s.atoms[i].Start-s.atoms[max(i-1, 0)].End > 1 {
		return i
	}
	if s.definite(j) {
		j++
	}
	const other = lexicon.Kin | lexicon.Role | lexicon.Be | lexicon.Say | lexicon.Honorific | lexicon.Calendar
	for n := 0; n < 3; n++ {
		if j >= len(s.atoms) || s.punct(j) != 0 || s.at(j)&stop != 0 || s.atoms[j].Class&other != 0 || people[s.hashAt(j)] || s.width(j) > 0 {
			return i
		}
		if s.hashAt(j) == hashOld {
			n--
		}
		k := s.word(j)
		if k == j {
			return i
		}
		j = k
		switch s.punct(j) {
		case ')':
			if bracket {
				return j + 1
			}
			return j
		case ',', '.', ';', '\n', '|':
			return j
		}
		if j >= len(s.atoms) {
			return j
		}
	}
	return i
}

// people are whom one is somewhere "with", and what one does "by".
var people = hashes("children child kids kid baby babies family dog dogs police lad lads girl girls boy boys others other time end law court same way whole window phone")

// definite reports whether an article is atom i.
func (s *scan) definite(i int) bool {
	switch s.hashAt(i) {
	case hashThe, hashA, lexicon.Hash("an"), lexicon.Hash("his"), lexicon.Hash("her"), lexicon.Hash("their"):
		return s.punct(i) == 0
	}
	return false
}

// saidBefore extends an address at atom first back over a home that is said to be
// there before a comma: "the bungalow, Sluice Rd", "flat over Raja's, Halifax
// Rd", "the Spar, Wrotham Rd".
func (s *scan) saidBefore(first int) int {
	end := first - 1
	if s.punct(end) != ',' {
		return s.homeOn(first)
	}
	for k := end - 1; k >= 1 && end-k <= 9; k-- {
		if p := s.punct(k); p == '\'' || p == '’' {
			continue
		} else if p != 0 {
			return first
		}
		h := s.hashAt(k)
		switch {
		case s.at(k)&stop != 0 || s.atoms[k].Class&(lexicon.Be|lexicon.Say|lexicon.Honorific) != 0:
			return first
		case whereabouts[h] && s.capital(k+1) && s.capital(end-1) && (k == 0 || s.punct(k-1) == '\n' || s.punct(k-1) == ',' || s.punct(k-1) == ':' || s.at(k-1)&(locative|lives) != 0):
			return k // "above Anatolia Kebab, 5 Corn Hill"
		case whereabouts[h] && homes[s.hashAt(k-1)]:
			if k--; s.definite(k - 1) {
				k--
			}
			return k
		case h == hashThe && whereabouts[s.hashAt(k-1)] && s.at(k-2)&(locative|lives) != 0 && s.capital(k+1) && s.capital(end-1):
			return k - 1 // "above the Jade Garden, Quay St"
		case h == hashThe && k >= end-3 && s.atoms[k].Shape == lexicon.Lower:
			if homes[s.hashAt(end-1)] && k == end-2 || s.capital(k+1) && s.capital(end-1) && s.homeNamed(k+1) == end {
				return k
			}
			if !whereabouts[s.hashAt(k-1)] {
				return first
			}
		}
	}
	return first
}

// homeOn extends an address at atom first back over a kind of home that is said
// to be on it or by it: "the yellow house on Pound Hill", "the caravan behind
// Moss Side Farm", "flat above 5 Mill St".
func (s *scan) homeOn(first int) int {
	j := first - 1
	if s.definite(j) {
		j--
	}
	if k := s.overShop(j); k < j {
		return k
	}
	on, in := s.hashAt(j) == hashOn || s.hashAt(j) == hashOff, s.hashAt(j) == hashIn || s.hashAt(j) == hashAt
	if s.punct(j) != 0 || j < 1 || !on && !in && !whereabouts[s.hashAt(j)] || !homes[s.hashAt(j-1)] || s.punct(j-1) != 0 {
		return first
	}
	k := j - 1
	for n := 0; n < 2 && k > 0 && s.punct(k-1) == 0 && s.atoms[k-1].Shape == lexicon.Lower && !s.definite(k-1) && s.atoms[k-1].Class == 0 && s.at(k-1)&(stop|locative|lives) == 0 && !whichHouse[s.hashAt(k)]; n++ {
		k--
	}
	switch {
	case k < j-1 && whichHouse[s.hashAt(k)]:
		if s.definite(k - 1) {
			k--
		}
		return k // "end house on Pound Hill"
	case in:
		return first
	case s.definite(k-1) && (!on || s.hashAt(k-1) == hashThe || s.hashAt(k-1) == hashA):
		return k - 1
	case !on:
		return j - 1
	}
	return first
}

// whichHouse are words that tell one house of a street from the others.
var whichHouse = hashes("end middle corner last first top bottom far")

// overShop extends back from atom j, a word for a place before an address, over what
// somebody lives over there: "flat over the chippy at 2 Fore St".
func (s *scan) overShop(j int) int {
	if h := s.hashAt(j); h != hashAt && h != hashOn && h != hashIn {
		return j
	}
	k := j - 1
	for n := 0; n < 2 && k > 0 && s.punct(k) == 0 && s.atoms[k].Shape == lexicon.Lower && !s.definite(k); n++ {
		k--
	}
	if k == j-1 || s.hashAt(k) != hashThe || !overs[s.hashAt(k-1)] || s.punct(k-1) != 0 {
		return j
	}
	if k--; k > 0 && homes[s.hashAt(k-1)] && s.punct(k-1) == 0 {
		k--
	}
	return k
}

var overs = hashes("over above behind")

var (
	hashOn  = lexicon.Hash("on")
	hashOff = lexicon.Hash("off")
)

// saidBetween reports whether the atoms [i, j) between two addresses say where
// the first is by the second: ", the one with the blue gate on", " (old vicarage)".
func (s *scan) saidBetween(i, j int) bool {
	if j-i > 14 || j-i < 2 {
		return false
	}
	bracket := false
	switch s.punct(i) {
	case ',':
		i++
	case '(':
		bracket = true
	case 0:
		if !whereabouts[s.hashAt(i)] {
			return false
		}
	default:
		return false
	}
	for s.punct(i) == '\n' || s.punct(i) == '\r' {
		i++
	}
	if s.punct(i) == '(' {
		bracket = true
		i++
	}
	last := j - 1
	if bracket {
		for ; last > i && s.punct(last) == ',' || s.punct(last) == '\n'; last-- {
		}
		if s.punct(last) != ')' || last-i > 6 {
			return false
		}
		last--
	} else if !opening[s.hashAt(i)] || !closing[s.hashAt(last)] {
		return false
	}
	const other = lexicon.Kin | lexicon.Be | lexicon.Say | lexicon.Honorific | lexicon.Calendar | lexicon.Role
	for k := i; k <= last; k++ {
		if s.punct(k) != 0 || s.atoms[k].Shape != lexicon.Lower || s.atoms[k].Class&other != 0 || moving[s.hashAt(k)] || bracket && s.at(k)&stop != 0 {
			return false
		}
	}
	return true
}

// moving are words of a sentence that goes on to the next place.
var moving = hashes("to from and or but then when who which went go goes came moved moving left until after before than via towards now was were")

// remark returns the atom after a remark in brackets at atom k, "(old vicarage)";
// k where there is none.
func (s *scan) remark(k int) int {
	if s.punct(k) != '(' {
		return k
	}
	for j := k + 1; j < k+6; j++ {
		if s.punct(j) == ')' {
			return j + 1
		}
		if s.punct(j) != 0 {
			break
		}
	}
	return k
}

// unitAfter enters a house by its name and the number of a room in it, whose kind
// is atom i: "The Foyer, rm 31".
func (s *scan) unitAfter(i int) {
	if s.punct(i-1) != ',' || s.glued(i) || !s.capital(i-2) || s.at(i-2)&office != 0 || s.lawCourt(i-2) {
		return
	}
	k := s.flatPart(i)
	if k == i || !s.closed(k) && !s.wideGap(k) {
		return
	}
	first := i - 2
	for n := 0; n < 3 && first > 0 && s.capital(first-1) && s.at(first-1)&(stop|office) == 0 && s.hashAt(first) != hashThe; n++ {
		first--
	}
	if s.hashAt(first) != hashThe && s.at(i-2)&(house|block) == 0 || first == i-2 || s.at(first)&office != 0 {
		return
	}
	for j := first; j < i-1; j++ {
		if s.atoms[j].Class&(lexicon.Honorific|lexicon.Kin|lexicon.Role|lexicon.Domain|lexicon.Org) != 0 {
			return
		}
	}
	s.emit(first, k, 0.75)
}

// wideGap reports whether a wide gap stands before atom k: the next column.
func (s *scan) wideGap(k int) bool {
	return k < len(s.atoms) && s.atoms[k].Start-s.atoms[k-1].End > 1
}

// kinds are the kinds of street and house by their short forms.
var kinds = func() map[uint32]uint32 {
	m := map[uint32]uint32{}
	for _, k := range [][]string{
		{"road", "rd"}, {"street", "st", "str"}, {"lane", "ln", "lne"}, {"avenue", "ave", "av", "avn"}, {"close", "cl", "clse", "cls"}, {"drive", "dr"},
		{"gardens", "gdns", "gdn"}, {"crescent", "cres", "cresc", "cr", "crs"}, {"terrace", "terr", "ter", "tce"}, {"court", "ct", "crt"}, {"place", "pl"}, {"square", "sq"},
		{"walk", "wlk"}, {"grove", "gr"}, {"park", "pk"}, {"house", "ho", "hse"}, {"cottages", "cotts", "cots"}, {"buildings", "bldgs"}, {"yard", "yd"}, {"heights", "hts"},
		{"row", "rw"}, {"boulevard", "blvd"}, {"parade", "pde"}, {"block", "blk"}, {"bank", "bk"}, {"bungalow", "bung"}, {"way", "wy"},
	} {
		for _, short := range k[1:] {
			m[lexicon.Hash(short)] = lexicon.Hash(k[0])
		}
	}
	return m
}()

// kindOf is the kind of street or house that a word means in full.
func kindOf(h uint32) uint32 {
	if k, ok := kinds[h]; ok {
		return k
	}
	return h
}

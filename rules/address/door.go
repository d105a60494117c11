package address

import (
	"veil/rules"
	"veil/rules/names/lexicon"
)

// doorAfter are the words after which "no. 14" is a house: what is done to a
// door, and places. A noun ("case", "bus") is none of them.
var doorAfter = hashes("at from to near nr outside opposite opp behind past round into visit visited visiting rang rung ring knocked passed watched came went go going come coming left leave leaving lives live living lived and or between frm @ beside above below under with n is was by via off")

// neighbourly are the words for who or what has a number in a street.
var neighbourly = hashes("neighbour neighbours neighbor neighbors door lady woman man couple family people girl house home address flat lives lived living moved")

// door finds "no. 14" where a house is spoken of.
func (s *scan) door(i int) {
	j := i + 1
	if s.punct(j) == '.' || s.punct(j) == ':' {
		j++
	}
	if !s.digits(j) || s.atoms[j].End-s.atoms[j].Start > 4 || s.at(j+1)&(counted|small) != 0 && s.at(j+1)&(locative) == 0 && s.hashAt(j+1) != hashAnd || s.hashAt(j+1) == hashOf || s.punct(j+1) == '/' || s.punct(j+1) == '.' && s.width(j+2) > 0 && s.glued(j+2) || s.atoms[j].Start-s.atoms[i].End > 2 {
		return
	}
	if s.punct(i+1) == ':' && (s.punct(i-1) == 0 || s.hashAt(i-1) == lexicon.Hash("visit")) {
		return // "Visit number: 11"
	}
	if (s.hashAt(j+1) == lexicon.Hash("on") || s.hashAt(j+1) == hashIn) && (s.hashAt(j+2) == hashThe || s.atoms[min(j+2, len(s.atoms)-1)].Class&lexicon.Function != 0) && s.at(i-1)&house == 0 {
		return // "number 3 on the list"
	}
	if s.capital(j+1) && s.lawCourt(j+1) || s.hashAt(j+1) == hashCourt {
		return
	}
	if s.capital(i) && s.capital(i-1) && !s.glued(i) && s.at(i-1)&(house|lane|block) != 0 && s.punct(i-1) == 0 {
		s.add(i-1, j+1, rules.Address, 0.6, "a house by its number") // "Croft No. 4"
		return
	}
	ok := doorAfter[s.hashAt(i-1)] && s.punct(i-1) == 0
	if h := s.hashAt(i - 1); h == hashNo || h == lexicon.Hash("is") || h == lexicon.Hash("was") || h == lexicon.Hash("with") || h == lexicon.Hash("by") || h == lexicon.Hash("via") || h == lexicon.Hash("off") || h == hashAnd || h == hashOr {
		ok = false
	}
	if s.hashAt(i-1) == hashThe {
		ok = false
	}
	// "(Mrs Vong, number 21)", "next door (no. 12)"
	switch s.punct(i - 1) {
	case ',', '(':
		ok = ok || s.personBefore(i) && (s.closed(j+1) || s.hashAt(j+1) == hashSame)
		ok = ok || s.capital(i-2) && s.atoms[i-2].Class&lexicon.Domain == 0 && s.at(i-2)&(stop|ruled|office) == 0 && s.atoms[i-2].Flags.Name() && (s.closed(j+1) || s.hashAt(j+1) == hashSame)
		ok = ok || s.neighbour(i)
		for j := i - 2; j > i-6 && s.capital(j) && s.punct(i-1) == '(' && s.punct(j+1) != ':'; j-- {
			ok = ok || s.atoms[j].Class&lexicon.Honorific != 0 && s.closed(j+1) == (j == i-2) && s.punct(s.houseNumber(i)) == ')' // "Mrs Solanki (no. 40)"
		}
	default:
		ok = ok || s.neighbour(i)
	}
	if ok {
		s.add(i, j+1, rules.Address, 0.6, "a house by its number")
	}
}

// neighbour reports whether a neighbour or a house is spoken of in the words
// before atom i.
func (s *scan) neighbour(i int) bool {
	if s.at(i-1)&locative == 0 && s.punct(i-1) == 0 && !neighbourly[s.hashAt(i-1)] {
		return false
	}
	for n := 1; n <= 7; n++ {
		if s.punct(i-n) == '.' || s.punct(i-n) == '\n' {
			return false
		}
		if s.punct(i-n) == 0 && neighbourly[s.hashAt(i-n)] {
			return true
		}
	}
	return false
}

// flatAlone enters "Flat C" at atom i where nothing of the house is told.
func (s *scan) flatAlone(i int) {
	switch h := s.hashAt(i); {
	case h == hashFlat, h == lexicon.Hash("apartment"), h == lexicon.Hash("apt"), h == lexicon.Hash("fflat"), h == lexicon.Hash("maisonette"), h == lexicon.Hash("bedsit"):
	case pitches[h] && (s.punct(i-1) == ',' || s.at(i-1)&locative != 0):
	default:
		return
	}
	k := s.flatPart(i)
	if k == i || s.at(k)&counted != 0 || s.hashAt(i) == lexicon.Hash("bay") && !s.bays() {
		return
	}
	if s.capital(i) || doorAfter[s.hashAt(i-1)] || s.at(i-1)&locative != 0 && s.hashAt(i-1) != hashA || pitches[s.hashAt(i)] {
		if s.atoms[k-1].Shape != lexicon.Lower {
			s.add(i, k, rules.Address, 0.6, "a flat by its number")
		}
	}
}

// pitches are the places of caravans, boats and the like, which have numbers.
var pitches = hashes("plot pitch caravan berth mooring chalet lodge cabin trailer bay")

// wayAlone enters a street whose name is one word, at atom i, where somebody is
// on it: "on Pottergate", "down Kingsway".
func (s *scan) wayAlone(i int) {
	if !s.capital(i) || s.capital(i+1) && s.punct(i+1) == 0 || s.atoms[i].Shape == lexicon.Upper && s.atoms[i-min(i, 1)].Shape == lexicon.Lower {
		return
	}
	switch s.hashAt(i - 1) {
	case lexicon.Hash("on"), lexicon.Hash("along"), lexicon.Hash("down"), lexicon.Hash("up"), lexicon.Hash("off"), lexicon.Hash("onto"):
		s.finishStreet(i, i+1, 0.65)
	}
}

// doors are the house numbers of the addresses found.
func (s *scan) doors() []int {
	var out []int
	for _, f := range s.found {
		if f.label != rules.Address || f.score < 0.7 {
			continue
		}
		for i := f.first; i < min(f.after, f.first+6); i++ {
			if w := s.width(i); w > 1 && w < 4 && s.at(i-1)&(flat|floor) == 0 && i+1 < f.after && s.capital(i+1) {
				out = append(out, s.value10(i))
				break
			}
		}
	}
	return out
}

// value10 is the number that atom i, all figures, is.
func (s *scan) value10(i int) int {
	v := 0
	for _, c := range s.text[s.atoms[i].Start:s.atoms[i].End] {
		v = 10*v + int(c-'0')
	}
	return v
}

// besides finds the houses near one that was found, by their bare number after
// "at": "Beverley at 128", where 130 is known.
func (s *scan) besides() {
	known := s.doors()
	if len(known) == 0 {
		return
	}
	for i := 1; i+1 < len(s.atoms); i++ {
		if s.atoms[i].Hash != hashAt || !s.atoms[i].Shape.IsWord() {
			continue
		}
		j := i + 1
		if w := s.width(j); w < 2 || w > 3 || s.at(j+1)&counted != 0 || s.glued(j+1) && (s.punct(j+1) == ':' || s.punct(j+1) == '.' && s.width(j+2) > 0 || s.punct(j+1) == '%' || s.punct(j+1) == '/' || s.punct(j+1) == '-') || s.atoms[min(j+1, len(s.atoms)-1)].Start < s.atoms[j].End {
			continue
		}
		v := s.value10(j)
		if v <= 24 && !neighbourly[s.hashAt(i-1)] || !neighbourly[s.hashAt(i-1)] && !s.atoms[i-1].Flags.Name() {
			continue
		}
		for _, k := range known {
			if v-k <= 20 && k-v <= 20 {
				s.add(j, j+1, rules.Address, 0.6, "a house near one that was named")
				break
			}
		}
	}
}

// flatOnly returns the atom after "pitch 12" at atom i, 0 where there is none.
func (s *scan) flatOnly(i int) int {
	if s.at(i)&flat != 0 {
		if k := s.flatPart(i); k > i {
			return k
		}
	}
	return 0
}

// livesAt enters the bare number of a house: "she lives at 14.", "the neighbour
// at 16"; the word "at" is atom i.
func (s *scan) livesAt(i int) bool {
	if s.stair(i) {
		return true
	}
	if i == 0 || s.width(i+1) == 0 || s.width(i+1) > 3 || s.at(i+2)&counted != 0 {
		return false
	}
	switch s.hashAt(i - 1) {
	case lexicon.Hash("lives"), lexicon.Hash("live"), lexicon.Hash("neighbour"), lexicon.Hash("neighbours"), lexicon.Hash("door"):
	default:
		return false
	}
	k := i + 2
	if h := s.hashAt(i - 1); h != lexicon.Hash("lives") && h != lexicon.Hash("live") && k < len(s.atoms) && s.atoms[k].Shape == lexicon.Lower && !s.glued(k) {
		s.add(i+1, k, rules.Address, 0.6, "a house by its number")
		return true
	}
	if k < len(s.atoms) && s.glued(k) && (s.punct(k) == 0 || s.punct(k) == ':' || s.punct(k) == '/' || s.punct(k) == '-' || s.width(k+1) > 0 && s.glued(k+1)) || !s.closed(k) || s.capital(k) {
		return false
	}
	s.add(i+1, k, rules.Address, 0.6, "a house by its number")
	return true
}

// stair enters the number of a flat on a stair, where a landing, a door or the
// like is spoken of before the "at" at atom i: "across the landing at 2/2".
func (s *scan) stair(i int) bool {
	if s.width(i+1) != 1 || s.punct(i+2) != '/' || !s.glued(i+2) || !s.glued(i+3) || s.width(i+3) != 1 || s.glued(i+4) && s.punct(i+4) == '/' {
		return false
	}
	for n := 1; n < 7; n++ {
		if p := s.punct(i - n); p == '.' || p == '\n' {
			return false
		}
		if stairs[s.hashAt(i-n)] {
			s.add(i+1, i+4, rules.Address, 0.65, "a flat by its number")
			return true
		}
	}
	return false
}

var stairs = hashes("landing stair stairs door doors flat close neighbour neighbours neighbor upstairs downstairs")

// bays reports whether an address of the text begins with the bay of a site;
// others are of wards.
func (s *scan) bays() bool {
	for _, f := range s.found {
		if f.label == rules.Address && s.hashAt(f.first) == lexicon.Hash("bay") {
			return true
		}
	}
	return false
}

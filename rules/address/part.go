package address

import (
	"strings"

	"veil/rules/names/lexicon"
)

// wrapped returns the atom after the word at atom i where a hyphen at a line end
// cuts it in two ("Terr-\nace"); i where it is whole.
func (s *scan) wrapped(i int) int {
	if i < 0 || i+3 >= len(s.atoms) || !s.glued(i+1) || s.punct(i+1) != '-' && s.punct(i+1) != '¬' || !s.atoms[i].Shape.IsWord() {
		return i
	}
	k := i + 2
	if s.punct(k) == '\r' {
		k++
	}
	if s.punct(k) != '\n' || k+1 >= len(s.atoms) || s.atoms[k+1].Shape != lexicon.Lower {
		return i
	}
	return k + 2
}

// homely are the kinds of street and block that are no surname and hardly
// anything else with a capital.
var homely = hashes("square villas cottages bungalows maisonettes almshouses buildings mansions court mews cres crescent close gardens wharf paddocks meadows")

// premises are the last words of what offices call their houses in front of a
// street.
var premises = hashes("offices swyddfeydd hall shed studios mill")

// bodies are the last words of names of organisations that are no houses.
var bodies = hashes("trust society association charity ltd limited llp solicitors service services foundation project council agency team partnership group company plc")

func hashes(words string) map[uint32]bool {
	m := map[uint32]bool{}
	for _, w := range strings.Fields(words) {
		m[lexicon.Hash(w)] = true
	}
	return m
}

// own reports whether the one or two words [first, i) are such that a homely
// kind of street behind them makes a name of a street wherever it stands:
// "refused Sperrin Court".
func (s *scan) own(first, i int) bool {
	a := s.atoms[first]
	if i-first > 2 || first == 0 || !a.Shape.IsCapital() || a.Shape == lexicon.Upper || s.atoms[i].Shape != lexicon.Title || s.at(first)&(generic|office|court) != 0 || s.plain(first, i) || s.doubtful(first, i+1) || s.at(i+1)&office != 0 {
		return false
	}
	switch s.hashAt(i) {
	case hashCourt, lexicon.Hash("close"), lexicon.Hash("gardens"), lexicon.Hash("meadows"):
		return a.Flags.Ordinary() == 0 && a.Flags&lexicon.Place == 0 && s.atoms[first-1].Shape == lexicon.Lower && s.hashAt(first-1) != hashThe
	}
	return a.Flags.Ordinary() < 3
}

// speltBefore extends a street at atom i back over its number in words: "Nine,
// Orchard Leaze", "twenty-two Larch Close".
func (s *scan) speltBefore(i int) int {
	j := i - 1
	if s.punct(j) == ',' {
		j--
	}
	if s.at(j)&spelt == 0 {
		return i
	}
	for k := j - 1; k >= 0 && k > j-6; k-- {
		switch {
		case s.at(k)&spelt != 0:
			j = k
			continue
		case s.punct(k) == '-', s.hashAt(k) == hashAnd && s.at(k-1)&spelt != 0:
			continue
		}
		break
	}
	return j
}

// numberAfter extends an address that ends before atom i over the number of the
// house behind it: "Windrush Court, no. 9".
func (s *scan) numberAfter(i int) int {
	j := i
	switch s.punct(j) {
	case ',', '-', '–', '(':
		j++
		if w := s.width(j); s.punct(i) == ',' && (w > 0 && w < 4 || j < len(s.atoms) && s.atoms[j].Shape == lexicon.Alnum && s.houseNumber(j) > j) && s.at(i-1)&(strong|lane) != 0 && (s.punct(j+1) == ',' && s.at(j+2)&flat != 0 || s.atoms[i-1].Shape.IsCapital() && s.closed(j+1) && s.punct(j+1) != 0 && !s.dated(j)) {
			return j + 1 // "Summerfield Cres, 118, flat A"
		}
	case 0:
		if k := s.houseNumber(j); k > j && s.at(j)&number == 0 && s.width(j) < 4 && s.atoms[j].Start-s.atoms[j-1].End == 1 && (s.at(j-1)&(strong|lane|house|block) != 0 || (s.at(j-2)|s.at(j-3))&welsh != 0) && s.shut(k) {
			return k // "Llys Derwen 14B,"
		}
	}
	if s.at(j)&number == 0 {
		return i
	}
	if s.at(j+1)&spelt != 0 {
		k := j + 2
		for n := 0; n < 2 && s.at(k)&spelt != 0; n++ {
			k++
		}
		if s.closed(k) {
			return k // "Cawley Lane, number three", "number six two"
		}
	}
	if k := s.houseNumber(j); k > j && (s.closed(k) || whichDoor[s.hashAt(k)] && doors[s.hashAt(k+1)]) && s.hashAt(k) != hashOf {
		return k
	}
	return i
}

// shut reports whether a comma, a bar or the end of the line stands at atom k.
func (s *scan) shut(k int) bool {
	switch s.punct(k) {
	case ',', '|', '\n', '\r', ';', ')':
		return true
	}
	return k >= len(s.atoms)
}

// personBefore reports whether a comma stands before atom i, and before that the
// name of a person.
func (s *scan) personBefore(i int) bool {
	if s.punct(i-1) != ',' || !s.capital(i-2) || s.at(i-2)&(stop|strong|lane) != 0 {
		return false
	}
	a := s.atoms[i-2]
	return a.Flags&lexicon.Surname != 0 || i > 2 && s.capital(i-3) && (s.atoms[i-3].Flags.Fore() > 0 || s.atoms[i-3].Class&lexicon.Honorific != 0)
}

// rear extends an address at atom i back over "rear of", "land adjacent to".
func (s *scan) rear(i int) int {
	switch s.hashAt(i - 1) {
	case hashOf:
		switch s.hashAt(i - 2) {
		case lexicon.Hash("rear"), lexicon.Hash("back"):
			return i - 2
		}
	case lexicon.Hash("adj"):
		return i - 1
	case hashSite, lexicon.Hash("plot"), lexicon.Hash("area"):
		if s.width(i) > 0 && s.capital(i-1) { // "Mail Handling Site 4, ..."
			for n := 0; n < 3 && s.capital(i-1) && s.at(i-1)&stop == 0; n++ {
				i--
			}
		}
	}
	return i
}

// boat reads `NB "Kittiwake"`, "MV Curlew" at atom j, behind a mooring.
func (s *scan) boat(j int) int {
	switch s.hashAt(j) {
	case lexicon.Hash("nb"), lexicon.Hash("mv"), lexicon.Hash("narrowboat"), lexicon.Hash("boat"), lexicon.Hash("houseboat"), lexicon.Hash("barge"):
	default:
		return j
	}
	k := j + 1
	quote := s.punct(k)
	if quote == '"' || quote == '\'' || quote == '“' || quote == '‘' {
		k++
	} else {
		quote = 0
	}
	e := s.caps(k, 3)
	if e == k {
		return j
	}
	if quote != 0 && e < len(s.atoms) && s.atoms[e].Shape == lexicon.Punct && s.punct(e) != ',' && s.punct(e) != '.' {
		e++
	}
	return e
}

// careOf enters an address at atom i that begins with c/o and a house or street
// without a number at atom j: "c/o Glanrafon, Ffordd y Bryn".
func (s *scan) careOf(i, j int) bool {
	if s.houseNumber(j) > j || !s.capital(j) {
		return false
	}
	if end, ok := s.toPostcode(j); ok {
		s.emit(i, end, 0.88)
		return true
	}
	for n, k := 0, j; n < 2; n++ {
		if x := s.streetAt(k, false); x > k {
			s.finish(i, x, 0.85)
			return true
		}
		e := s.caps(k, 4)
		if e > k && s.punct(e) == '&' && s.capital(e+1) {
			e = s.caps(e+1, 3)
		}
		if e > k && s.hashAt(e) == hashFlat && s.punct(e+1) == ',' { // "c/o Hope Chapel flat, 2 ..."
			if x := s.numbered(e+2, true); x > e+2 {
				s.finish(i, x, 0.88)
				return true
			}
		}
		if e == k || s.punct(e) != ',' {
			return false
		}
		k = e + 1
		if s.houseNumber(k) > k {
			return false
		}
		if x := s.flatPart(k); x > k && s.at(k)&flat != 0 { // "c/o Pell & Daughter, Unit 3 Staithe Yard"
			if y := s.streetAt(x, false); y > x {
				s.finish(i, y, 0.85)
				return true
			}
		}
	}
	return false
}

// fields enters the address of an export that gives each part its own label,
// of which atom i is in the first: "Line1: ...\nTown: ...". The labels between
// its parts are in the span.
func (s *scan) fields(i int) bool {
	if s.words[i]&part == 0 {
		return false
	}
	for k := i - 1; k > i-4; k-- { // the label begins its line
		if k < 0 || s.punct(k) == '\n' {
			break
		}
		if s.punct(k) == '|' || s.punct(k) == '*' || s.punct(k) == '>' || s.punct(k) == '-' || s.at(k)&part != 0 || k == i-1 && (s.hashAt(k) == lexicon.Hash("home") || s.hashAt(k) == lexicon.Hash("current")) {
			continue
		}
		return false
	}
	first, last, n, street, sure := 0, 0, 0, false, false
	for j := i; n < 8; {
		v, e, home := s.field(j)
		if v < 0 {
			break
		}
		for k := j; k < v; k++ {
			sure = sure || s.at(k)&part != 0 && !vague[s.hashAt(k)]
		}
		if v < e {
			if first == 0 {
				first = v
			}
			last = e
			n++
		}
		street = street || home && v < e && !absent[s.hashAt(v)]
		for j = e; s.punct(j) == '\r' || s.punct(j) == '|'; j++ {
		}
		if s.punct(j) != '\n' {
			break
		}
		for j++; s.punct(j) == '*' || s.punct(j) == '|' || s.punct(j) == '>' || s.punct(j) == '-'; j++ {
		}
	}
	if n < 2 || !street || !sure || first < s.until {
		return false
	}
	s.emit(first, last, 0.85)
	return true
}

// vague are the labels of other things than addresses as well.
var vague = hashes("house number property building premises district locality post")

// field reads one line "Label: value" at atom j: the value is [v, e), and home
// says that it is the house or street rather than the town. v is -1 where the
// label is none of an address.
func (s *scan) field(j int) (v, e int, home bool) {
	is := false
	k := j
	for ; k < j+5; k++ {
		if k > j && k < len(s.atoms) && s.punct(k) == 0 && s.atoms[k].Start-s.atoms[k-1].End > 1 {
			break
		}
		p := s.punct(k)
		if p == ':' || p == '=' || p == '|' || p == '\t' {
			break
		}
		if p == '\n' || k >= len(s.atoms) {
			return -1, 0, false
		}
		if s.at(k)&part != 0 {
			is = true
			switch s.hashAt(k) {
			case lexicon.Hash("town"), lexicon.Hash("city"), lexicon.Hash("village"), lexicon.Hash("locality"), lexicon.Hash("district"), lexicon.Hash("county"), lexicon.Hash("postcode"), hashPost, lexicon.Hash("pcode"), lexicon.Hash("number"), lexicon.Hash("postal"):
			default:
				home = true
			}
		} else if h := s.hashAt(k); p == 0 && h == hashCode || h == hashPost {
			is = true
		} else if p == 0 && h != lexicon.Hash("name") && h != hashNo && h != lexicon.Hash("home") && s.atoms[k].Shape != lexicon.Digits {
			return -1, 0, false
		}
	}
	if !is || k == j+5 {
		return -1, 0, false
	}
	for p := s.punct(k); p == ':' || p == '=' || p == '|' || p == '\t' || p == '*' || p == '"'; p = s.punct(k) {
		k++
	}
	v, e = k, k
	for e < len(s.atoms) && s.punct(e) != '\n' && s.punct(e) != '\r' && s.punct(e) != '|' && e < v+16 {
		e++
	}
	return v, e, home
}

// boxNumber enters a number of a mail service at atom i: "DX 99120 Larchford",
// "BFPO 61", "FREEPOST RTKX-AAAA".
func (s *scan) boxNumber(i int) bool {
	if s.words[i]&boxed == 0 || !s.capital(i) {
		return false
	}
	j := i + 1
	if s.at(j)&number != 0 {
		j++
	}
	if s.punct(j) == ':' || s.punct(j) == '.' {
		j++
	}
	switch s.hashAt(i) {
	case lexicon.Hash("dx"):
		if s.atoms[i].Shape != lexicon.Upper || s.width(j) < 3 || s.width(j) > 7 {
			return false
		}
		j++
		if s.punct(j) == ',' || s.punct(j) == '-' {
			j++
		}
		e := s.caps(j, 3)
		if e > j && s.width(e) > 0 && s.width(e) < 3 {
			e++
		}
		if e == j && s.loose(e-1) {
			e--
		}
		s.emit(i, e, 0.8)
	case lexicon.Hash("bfpo"):
		if s.width(j) == 0 || s.width(j) > 4 {
			return false
		}
		s.emit(i, j+1, 0.8)
	default:
		if s.punct(j) == ',' {
			j++
		}
		if end, ok := s.toPostcode(j); ok {
			s.emit(i, end, 0.85)
			return true
		}
		e := j
		for e < j+5 && e < len(s.atoms) && (s.atoms[e].Shape == lexicon.Upper || s.atoms[e].Shape == lexicon.Alnum || s.punct(e) == '-') {
			e++
		}
		if e == j {
			return false
		}
		s.emit(i, e, 0.75)
	}
	return true
}

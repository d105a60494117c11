package address

import (
	"veil/rules"
	"veil/rules/names/lexicon"
)

// living finds the name of a home, of whatever kind, where somebody is said to
// live at it: "lives at The Old Schoolhouse", "her home, Rose Lea,". The verb or
// noun is atom i.
func (s *scan) living(i int) {
	j := i + 1
	for n := 0; n < 2 && j < len(s.atoms) && s.atoms[j].Shape == lexicon.Lower && s.at(j)&locative == 0; n++ {
		j++
	}
	comma := false
	switch {
	case s.hashAt(j) == hashAt && s.atoms[j].Shape.IsWord():
		j++
	case j == i+3 && s.hashAt(j-1) == lexicon.Hash("as") && s.hashAt(j-2) == lexicon.Hash("known") && s.at(i)&thing != 0:
	case j == i+1 && (s.punct(j) == '"' || s.punct(j) == '“') && s.at(i)&lives != 0 && s.at(i)&thing == 0: // a form's "Lives"
	case j == i+1 && s.punct(j) == ',' && s.at(i)&thing != 0 && s.atoms[i].Shape == lexicon.Lower:
		j++
		comma = true
	default:
		return
	}
	quoted := s.punct(j) == '"' || s.punct(j) == '\'' || s.punct(j) == '“' || s.punct(j) == '‘'
	if quoted {
		j++
	}
	n := s.homeNamed(j)
	if n == j || j < s.until {
		return
	}
	if p := s.punct(n); comma && p != ',' && p != '.' && p != '\n' && !quoted {
		return
	}
	if p := s.punct(n); quoted && (p == '"' || p == '”' || p == '’' || p == '\'') && s.punct(n+1) == ',' {
		n++
	}
	if s.punct(n) == ',' {
		if x := s.streetAt(n+1, false); x > n+1 { // "at Dunira, Shore Rd"
			s.finish(j, x, 0.75)
			return
		}
	}
	s.emit(j, max(n, s.tail(n)), 0.7)
}

// sized are the words that names of houses begin with as often as others.
var sized = map[uint32]bool{
	lexicon.Hash("old"): true, lexicon.Hash("new"): true, lexicon.Hash("little"): true, lexicon.Hash("great"): true,
	lexicon.Hash("upper"): true, lexicon.Hash("lower"): true, lexicon.Hash("west"): true, lexicon.Hash("east"): true,
	lexicon.Hash("north"): true, lexicon.Hash("south"): true,
}

// homeNamed reads up to four words at atom j that may be the name of a home: no
// person, office or town alone. It returns j where there are none.
func (s *scan) homeNamed(j int) int {
	if !s.capital(j) {
		return j
	}
	k := j
	if s.hashAt(k) == hashThe {
		k++
	}
	const other = lexicon.Function | lexicon.Role | lexicon.Org | lexicon.Domain | lexicon.Calendar | lexicon.Kin | lexicon.Acronym | lexicon.Honorific | lexicon.Label | lexicon.ListLabel | lexicon.Nation | lexicon.Brand
	n := s.caps(k, 4)
	for m := k; m < n; m++ {
		a := s.atoms[m]
		if sized[a.Hash] && m == k && n-k > 1 {
			continue // "The Old Schoolhouse"
		}
		if a.Class&other != 0 || s.at(m)&(office|stop) != 0 || a.Shape == lexicon.Initial || a.Shape.IsWord() && a.Shape == lexicon.Upper && s.atoms[j-1].Shape == lexicon.Lower {
			return j
		}
		if (s.punct(m) == '\'' || s.punct(m) == '’') && s.hashAt(m+1) == hashS {
			return j // somebody's
		}
	}
	if a := s.atoms[k]; n-k == 1 && k == j && (s.at(k)&(thing|lives) != 0 || a.Flags&lexicon.Place != 0 && s.hashAt(j-1) != hashAt) {
		return j // "HOME", or a town
	}
	if n == k || s.at(n)&office != 0 || s.hashAt(n) == hashS {
		return j
	}
	if a := s.atoms[k]; n-k <= 2 && k == j && (a.Flags.Fore() > 1 && a.Flags&lexicon.Place == 0 && s.at(n-1)&(house|strong|lane|common) == 0) {
		return j
	}
	return n
}

// streets are the names of streets and houses seen in full, by the hashes of
// the last word of the name and of its kind.
type streets struct {
	known map[[2]uint32][]uint32 // to the words of the name, last first
	alone map[uint32]bool        // the names without their kind, after a number
}

// learn notes the streets and houses of the addresses found.
func (s *scan) learn() streets {
	var st streets
	for _, f := range s.found {
		if f.label != rules.Address || f.score < 0.7 {
			continue
		}
		for i := f.first + 1; i < f.after; i++ {
			if s.at(i)&(strong|lane|common|house|block) == 0 || !s.atoms[i].Shape.IsWord() || s.at(i+1)&(strong|lane) != 0 && i+1 < f.after {
				continue
			}
			first := i
			for n := 0; n < 3 && first > f.first && s.atoms[first-1].Shape.IsWord() && s.at(first-1)&(small|stop|flat|locative) == 0 && s.hashAt(first-1) != hashThe; n++ {
				first--
			}
			if first == i || s.plain(first, i) {
				continue
			}
			if st.known == nil {
				st.known, st.alone = map[[2]uint32][]uint32{}, map[uint32]bool{}
			}
			var name []uint32
			for j := i - 1; j >= first; j-- {
				name = append(name, s.atoms[j].Hash)
			}
			st.known[[2]uint32{s.atoms[i-1].Hash, kindOf(s.atoms[i].Hash)}] = name
			if i-first == 1 && s.atoms[first].Flags.Ordinary() < 3 {
				name := s.text[s.atoms[first].Start:s.atoms[first].End]
				st.alone[s.atoms[first].Hash], st.alone[lexicon.Hash(name+"s")] = true, true
			}
		}
	}
	return st
}

// again finds the streets that were seen in full wherever else they are named,
// in any case, and a number before the name alone: "22 salters".
func (s *scan) again(st streets) {
	if len(st.known) == 0 {
		return
	}
	for i := 1; i < len(s.atoms); i++ {
		a := s.atoms[i]
		if !a.Shape.IsWord() {
			continue
		}
		if s.at(i)&(strong|lane|common|house|block) != 0 {
			if name := st.known[[2]uint32{s.atoms[i-1].Hash, kindOf(a.Hash)}]; len(name) > 0 && s.atoms[i-1].Shape.IsWord() && s.at(i+1)&(strong|lane|office) == 0 {
				first := i
				for _, h := range name {
					if first == 0 || s.atoms[first-1].Hash != h || !s.atoms[first-1].Shape.IsWord() {
						break
					}
					first--
				}
				if first > 0 && s.digits(first-1) {
					first--
				}
				s.add(first, i+1, rules.Address, 0.7, "a street that was named before")
				continue
			}
		}
		if s.digits(i-1) && s.atoms[i-1].Shape != lexicon.Lower && s.at(i)&counted == 0 && st.alone[a.Hash] && (s.at(i-2)&(number|locative|lives) != 0 || a.Flags.Ordinary() == 0) {
			s.add(i-1, i+1, rules.Address, 0.65, "a street that was named before")
		}
	}
}

// foreign reads "Rua das Flores 22", "ul. Kwiatowa 12/4", "Via Garibaldi 14" at
// atom i, whose word is a kind of street in another language.
func (s *scan) foreignStreet(i int) {
	if i < s.until || s.atoms[i].Shape == lexicon.Upper || s.atoms[i].Shape == lexicon.Lower && s.hashAt(i) == lexicon.Hash("via") {
		return
	}
	j := i + 1
	if s.punct(j) == '.' {
		j++
	}
	n := 0
	for m := 0; m < 6 && j < len(s.atoms); m++ {
		switch {
		case s.capital(j) && s.at(j)&stop == 0:
			n++
		case s.at(j)&small != 0 || s.atoms[j].Class&lexicon.Particle != 0 || s.hashAt(j) == lexicon.Hash("das") || s.hashAt(j) == lexicon.Hash("dos") || s.hashAt(j) == lexicon.Hash("des") || s.hashAt(j) == lexicon.Hash("di"):
		default:
			m = 6
			continue
		}
		j = max(s.word(j), j+1)
	}
	if n == 0 || !s.capital(j-1) && s.punct(j-1) == 0 {
		return
	}
	after, numbered := j, false
	if s.glued(i) {
		return
	}
	first := i
	if s.digits(i-1) && i > 0 {
		first, numbered = i-1, true
	}
	k := j
	if s.punct(k) == ',' {
		k++
	}
	if s.hashAt(k) == lexicon.Hash("nr") || s.hashAt(k) == lexicon.Hash("no") || s.hashAt(k) == lexicon.Hash("n") {
		if k++; s.punct(k) == '.' || s.punct(k) == 'º' || s.punct(k) == '°' {
			k++
		}
	}
	if h := s.houseNumber(k); h > k {
		after, numbered = h, true
	}
	if !numbered && (!s.capital(i) && s.punct(i+1) != '.' || s.at(i-1)&locative == 0 && s.punct(i-1) != ',') {
		return
	}
	for m := 0; m < 3; m++ { // "20121 Milano", "Poland"
		k := after
		if s.punct(k) != ',' {
			break
		}
		k++
		for x := 0; x < 3 && k < len(s.atoms) && s.atoms[k].Shape == lexicon.Digits; x++ {
			if k++; s.punct(k) == '-' {
				k++
			}
		}
		e := s.caps(k, 2)
		if e == k {
			break
		}
		after = e
	}
	s.emit(first, after, 0.8)
}

// staying finds the name of a home after "at", where the word before says that
// somebody is, or is kept, there and the name is no usual word: "moored at
// Pinder Lock", "with her granny at Tigh na Coille".
func (s *scan) staying(i int) {
	if s.livesAt(i) {
		return
	}
	if i == 0 || i+1 < s.until || s.atoms[i].Shape != lexicon.Lower || s.at(i-1)&office != 0 || s.atoms[i-1].Class&lexicon.Org != 0 {
		return
	}
	j := i + 1
	n := s.homeNamed(j)
	if n == j || n-j > 4 {
		return
	}
	k := j
	if s.hashAt(k) == hashThe {
		k++
	}
	rare := false
	for m := k; m < n; m++ {
		a := s.atoms[m]
		rare = rare || a.Shape.IsWord() && a.Flags.Ordinary() == 0 && a.Flags&lexicon.Place == 0 && a.Flags.Fore() == 0
	}
	if !rare || s.at(n)&office != 0 || s.capital(n) {
		return
	}
	if g, lines, _ := s.gap(n); lines == 0 {
		n = max(n, s.flatOnly(g)) // "at Greenacres, pitch 12"
	}
	s.add(j, n, rules.Address, 0.55, "a home by its name")
}

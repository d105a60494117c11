package address

import (
	"veil/rules"
	"veil/rules/names/lexicon"
)

// streetAt reads the name of a street at atom i: "Larch Close", "St Mary's
// Road", "Heol y Bryn", "The Ridings". It returns i where there is none. After
// a number more kinds of street count.
func (s *scan) streetAt(i int, numbered bool) int {
	if i >= len(s.atoms) || !s.capital(i) && !(s.atoms[i].Shape == lexicon.Alnum && s.words[i] != 0) {
		return i
	}
	if s.at(i)&welsh != 0 {
		if j := s.welshName(i); j > i {
			return j
		}
	}
	j := i
	for n := 0; n < 6 && j < len(s.atoms); n++ {
		wrapped := false
		if n > 0 && numbered && s.punct(j) == '\n' && s.at(j+1)&(strong|lane) != 0 { // "14 Larch\nClose"
			j++
			wrapped = true
		}
		if s.at(j)&small != 0 && n > 0 && !s.capital(j) {
			j++
			continue
		}
		w := s.at(j)
		if n > 0 && w&(strong|lane|common) != 0 && (s.capital(j) || w&strong != 0 && w&common == 0 && s.atoms[j].Shape != lexicon.Punct) {
			k := max(j+1, s.wrapped(j))
			if w&short != 0 && s.abbreviated(k) {
				k++
			}
			// The last of several kinds counts: "Mill Hill Road".
			if m := j + 1; s.at(m)&(strong|lane) != 0 && s.capital(m) && !wrapped {
				j = m
				if k = j + 1; s.at(j)&short != 0 && s.abbreviated(k) {
					k++
				}
			}
			if w&common != 0 && w&(strong|lane) == 0 && !numbered {
				return i
			}
			if s.at(k)&compass != 0 && s.capital(k) && s.at(s.word(k))&(strong|lane) == 0 {
				k++
			}
			return k
		}
		if !s.capital(j) && s.atoms[j].Shape != lexicon.Alnum || w&stop != 0 && n > 0 || s.atoms[j].Shape == lexicon.Digits {
			break
		}
		k := s.word(j)
		if k == j {
			break
		}
		if s.fragment(k) {
			k++
		}
		j = k
	}
	if numbered && s.hashAt(i) == hashThe && s.capital(i+1) {
		if k := s.caps(i+1, 2); !s.doubtful(i+1, k) {
			return k
		}
	}
	if numbered && s.capital(i) && s.wayName(i) {
		return s.word(i)
	}
	return i
}

// fragment reports whether the small word at atom k is the rest of the one
// before it, which a scan cut in two before a kind of street: "Ta nnery Row".
func (s *scan) fragment(k int) bool {
	if k < 1 || k+1 >= len(s.atoms) || s.at(k+1)&(strong|lane) == 0 || !s.capital(k+1) {
		return false
	}
	a := s.atoms[k]
	return a.Shape == lexicon.Lower && a.Start-s.atoms[k-1].End == 1 && s.at(k) == 0 && a.Class == 0 && a.Flags == 0 && s.capital(k-1) && s.atoms[k-1].End-s.atoms[k-1].Start < 6
}

// abbreviated reports whether the full stop at atom k belongs to the word
// before it, and the line goes on.
func (s *scan) abbreviated(k int) bool {
	return s.punct(k) == '.' && s.glued(k) && k+1 < len(s.atoms) && s.atoms[k+1].Shape != lexicon.Break
}

// wayName reports whether one word is by itself the name of a street:
// Broadway, Kingsway, Eastgate, Cheapside.
func (s *scan) wayName(i int) bool {
	t := lexicon.Fold(s.text[s.atoms[i].Start:s.atoms[i].End])
	for _, end := range [...]string{"way", "gate", "side", "croft"} {
		if n := len(t) - len(end); n > 2 && t[n:] == end && t != "railway" && t != "anyway" && t != "halfway" && t != "outside" && t != "inside" && t != "investigate" && t != "pathway" && t != "aside" {
			return true
		}
	}
	return false
}

// welshName reads "Heol y Bryn", "Maes-y-Coed", "Ty'r Ysgol" at atom i.
func (s *scan) welshName(i int) int {
	j := s.word(i)
	n := j - i - 1
	if s.punct(j) == '’' || s.punct(j) == '\'' {
		j++
	}
	for m := 0; m < 4 && j < len(s.atoms); m++ {
		h := s.atoms[j].Hash
		if (h == lexicon.Hash("h") || h == lexicon.Hash("t")) && s.punct(j+1) == '-' && s.glued(j+1) && s.glued(j+2) && s.capital(j+2) {
			j += 3 // "na h-Eaglais"
			n++
			continue
		}
		if (h == hashY || h == hashYr || h == hashA || h == lexicon.Hash("na") || h == lexicon.Hash("nan") || h == lexicon.Hash("an")) && s.atoms[j].Shape.IsWord() && (s.capital(j+1) || s.punct(j+2) == '-' && s.capital(j+3)) {
			j++
			continue
		}
		if !s.capital(j) || s.at(j)&(stop|office) != 0 || s.atoms[j].Class&lexicon.Function != 0 {
			break
		}
		j = s.word(j)
		n++
	}
	if n < 1 {
		return i
	}
	return j
}

// lowerStreet reads "larch close" at atom i, as messages write it.
func (s *scan) lowerStreet(i int) int {
	for j := i; j < i+4 && j < len(s.atoms); {
		a, w := s.atoms[j], s.at(j)
		if !a.Shape.IsWord() || a.Shape.IsCapital() && j == i {
			return i
		}
		if j > i && w&(strong) != 0 {
			k := j + 1
			if w&short != 0 && s.abbreviated(k) {
				k++
			}
			return k
		}
		const other = lexicon.Function | lexicon.Kin | lexicon.Be | lexicon.Calendar
		if a.Class&other != 0 && a.Hash != hashSt || w&counted != 0 && a.Hash != hashSt || w&stop != 0 {
			return i
		}
		j = s.word(j)
	}
	return i
}

// street finds a street without a number by its kind at atom i.
func (s *scan) street(i int) {
	w := s.at(i)
	if i < s.until || s.at(i+1)&(strong|lane) != 0 && s.capital(i+1) {
		return
	}
	caps := s.capital(i)
	if s.lawCourt(i) {
		return
	}
	if !caps && w&strong == 0 {
		if w&lane == 0 {
			return
		}
		if first := s.nameOf(i); s.hashAt(i) == hashEstate && first < i && i-first < 3 && s.hashAt(first-1) == hashThe && !s.plain(first, i) && !s.doubtful(first, i) && s.named(first, i) {
			s.add(first, i+1, rules.Address, 0.6, "an estate by its name") // "on the Fernhill estate"
			return
		}
		s.lowerName(i)
		return
	}
	first := s.nameOf(i)
	if !caps && first == i-1 && s.hashAt(i) == lexicon.Hash("road") && s.hashAt(first-1) == hashThe && s.atoms[first].Flags&lexicon.Place != 0 && s.atoms[first].Flags.Ordinary() == 0 {
		return // "on the Ormskirk road": the road there
	}
	if first == i && !caps {
		s.lowerName(i)
		return
	}
	if first == i || s.capital(i) && s.atoms[i].Shape == lexicon.Upper && s.atoms[i-1].Shape == lexicon.Lower {
		return
	}
	after := i + 1
	if w&short != 0 && s.punct(after) == '.' && s.glued(after) && s.capital(after+1) {
		after++
	}
	if c := s.at(after); c&compass != 0 && s.capital(after) && c&(strong|lane|small) == 0 && s.atoms[after].Shape == lexicon.Title && s.closed(after+1) && !s.capital(after+1) {
		after++ // "Pitt Street West"
	}
	if s.at(after)&office != 0 && s.capital(after) {
		return
	}
	// Words like "Larch Park Estate".
	cue := s.cue(first, after)
	switch {
	case w&strong != 0 && w&short == 0 && caps && s.hashAt(i) != hashSt:
		if s.plain(first, i) && cue < 2 && s.front(first) == first {
			return
		}
		s.finishStreet(first, after, 0.72)
	case w&strong != 0 && !caps, w&short != 0:
		if (cue > 0 || s.delimited(first, after) || caps && s.surely(i) && s.named(first, i)) && !s.plain(first, i) && (caps || s.at(first)&counted == 0 && s.atoms[first].Class&lexicon.Role == 0) && (s.hashAt(i) != hashSt || caps && (!s.capital(i+1) || s.atoms[i].Shape == lexicon.Upper && s.atoms[i+1].Class&lexicon.Function != 0)) {
			s.finishStreet(first, after, 0.7)
		}
	case w&lane != 0:
		if (cue > 0 || s.at(after)&(flat|number) != 0 && (s.flatPart(after) > after || s.houseNumber(after) > after) || s.delimited(first, after) && s.named(first, i) || s.front(first) < first || s.apart(first) && s.tail(after) > after) && !s.plain(first, i) {
			s.finishStreet(first, after, 0.72)
		} else if homely[s.atoms[i].Hash] && s.own(first, i) {
			s.finishStreet(first, after, 0.6)
		}
	case w&common != 0:
		if first > 0 && fieldStart(s.punct(first-1)) && s.atoms[first].Flags.Ordinary() < 3 && (s.atoms[first].Flags.Fore() < 2 || s.at(i)&house != 0) && !s.plain(first, i) && !s.doubtful(first, i) && s.punct(after) == ',' && s.tail(after) > after {
			s.finishStreet(first, after, 0.65)
			return
		}
		if (cue > 1 || cue > 0 && w&weak == 0) && !s.plain(first, i) && !s.doubtful(first, i) && (s.named(first, i) || w&weak == 0 && s.hashAt(first-1) != hashThe && s.atoms[first].Flags.Ordinary() < 3) {
			s.finishStreet(first, after, 0.65)
		}
	}
}

// nameOf returns the atom at which the name before the kind of street at atom
// i begins; i where there is none.
func (s *scan) nameOf(i int) int {
	first := i
	for n := 0; n < 3 && first > 0; n++ {
		j := first - 1
		// Back over what hyphens and apostrophes tie together.
		for j > 1 && s.glued(j) && (s.punct(j-1) == '\'' || s.punct(j-1) == '’' || s.punct(j-1) == '-') && s.glued(j-1) {
			j -= 2
		}
		if s.punct(j) == '.' && s.hashAt(j-1) == hashSt {
			j--
		}
		if s.punct(j) == '\'' || s.punct(j) == '’' {
			j--
		}
		if k := j - 3; k >= 0 && s.wrapped(k) == j+1 {
			j = k // "Sand-\npiper Drive"
		}
		if j < 0 || !s.capital(j) || s.at(j)&stop != 0 && !(s.hashAt(j) == hashSchool && first == j+1 && s.hashAt(first) == hashHouse) && !(s.hashAt(j) == hashMay || s.hashAt(j) == hashMarch) {
			break
		}
		a := s.atoms[j]
		if a.Shape == lexicon.Upper && s.at(j)&locative != 0 {
			break // "NOT TO ENTER DOVE ST"
		}
		if a.Hash == hashThe || a.Class&(lexicon.Function|lexicon.Honorific) != 0 && a.Hash != hashSt && !(nobles[a.Hash] && a.Shape == lexicon.Title) && !(first < i && numeral[a.Hash]) && !(first == i && a.Hash == hashWell) || a.Shape == lexicon.Initial {
			break
		}
		first = j
	}
	return first
}

// nobles are the titles that names of streets begin with: "Lady Wood Road".
var nobles = hashes("lady lord king queen duke earl bishop abbot canon dean sir prince princess saint father captain admiral general colonel doctor")

// numeral holds the numbers that names of streets begin with: "Five Oaks Walk".
var numeral = map[uint32]bool{
	lexicon.Hash("two"): true, lexicon.Hash("three"): true, lexicon.Hash("four"): true, lexicon.Hash("five"): true,
	lexicon.Hash("six"): true, lexicon.Hash("seven"): true, lexicon.Hash("nine"): true, lexicon.Hash("ten"): true,
}

// welshStreet finds a Welsh or Gaelic street without a number.
func (s *scan) welshStreet(i int) {
	if i < s.until {
		return
	}
	j := s.welshName(i)
	if j == i {
		return
	}
	switch s.hashAt(i) {
	case lexicon.Hash("heol"), lexicon.Hash("ffordd"), lexicon.Hash("stryd"), lexicon.Hash("rhodfa"), lexicon.Hash("lon"), lexicon.Hash("sraid"), lexicon.Hash("rathad"), lexicon.Hash("bothar"):
		s.finishStreet(i, j, 0.75)
	case lexicon.Hash("ty"), lexicon.Hash("bwthyn"), lexicon.Hash("fferm"), lexicon.Hash("maes"), lexicon.Hash("bryn"), lexicon.Hash("clos"), lexicon.Hash("rhes"), lexicon.Hash("cae"), lexicon.Hash("llys"), lexicon.Hash("cwrt"), lexicon.Hash("hendre"), lexicon.Hash("hafod"), lexicon.Hash("plas"), lexicon.Hash("tyddyn"), lexicon.Hash("gwel"), lexicon.Hash("chy"):
		if end := s.tail(j); end > j || s.cue(i, j) > 0 || s.numberAfter(j) > j {
			s.finish(i, j, 0.8)
		}
	}
}

// trees are what most streets and houses of new estates are called after.
var trees = hashes("elm oak ash beech birch cedar rowan willow holly laurel maple lime larch hazel hawthorn ivy lilac poplar sycamore chestnut alder cherry juniper bramble heather acacia aspen yew linden")

// lowerName finds a street in small letters without a number, "on dene street",
// whose kind is atom i. Kinds that are often something else need a name that is
// no ordinary word: "at marian court".
func (s *scan) lowerName(i int) {
	if s.hashAt(i-1) == hashThe && s.atoms[i].Shape == lexicon.Lower && s.at(i)&(strong|lane) != 0 && s.digits(i-2) && s.width(i-2) < 4 && s.at(i+1)&(thing|counted) == 0 {
		first := i - 2
		if s.at(first-1)&number != 0 {
			first--
		}
		s.finishStreet(first, i+1, 0.6) // "number 8 the crescent"
		return
	}
	usual := 1
	switch s.hashAt(i) {
	case lexicon.Hash("street"), lexicon.Hash("road"), lexicon.Hash("avenue"), lexicon.Hash("crescent"), lexicon.Hash("terrace"), lexicon.Hash("lane"), lexicon.Hash("rd"), lexicon.Hash("ave"), lexicon.Hash("cres"), lexicon.Hash("gdns"):
		usual = 3
	case lexicon.Hash("ct"), lexicon.Hash("cl"), lexicon.Hash("wlk"), lexicon.Hash("terr"), lexicon.Hash("ln"), lexicon.Hash("tce"):
		usual = 2
	case hashSt:
		usual = 3
		if i+1 < len(s.atoms) && s.atoms[i+1].Shape.IsWord() && s.atoms[i+1].Class&lexicon.Function == 0 && s.houseNumber(i+1) == i+1 {
			return // a saint
		}
	case hashCourt, lexicon.Hash("close"), lexicon.Hash("drive"), lexicon.Hash("gardens"), lexicon.Hash("grove"), lexicon.Hash("mews"), lexicon.Hash("estate"), lexicon.Hash("cottages"), lexicon.Hash("buildings"), lexicon.Hash("square"), lexicon.Hash("villas"), lexicon.Hash("mansions"), lexicon.Hash("wharf"):
	default:
		if s.at(i)&(lane|common|block) != 0 && s.hashAt(i) != lexicon.Hash("green") && i > 1 && trees[s.hashAt(i-1)] && s.atoms[i-1].Shape == lexicon.Lower && s.at(i-2)&locative != 0 && s.atoms[i].Shape == lexicon.Lower {
			s.finishStreet(i-1, i+1, 0.6)
		}
		return
	}
	first := i
	for n := 0; n < 2 && first > 0; n++ {
		a := s.atoms[first-1]
		const other = lexicon.Function | lexicon.Kin | lexicon.Role | lexicon.Be | lexicon.Say | lexicon.Nation | lexicon.Domain | lexicon.Org
		if a.Shape != lexicon.Lower || a.Flags.Ordinary() >= usual && !trees[a.Hash] || a.Class&other != 0 && a.Flags&lexicon.Place == 0 || s.at(first-1)&(generic|counted|locative|court) != 0 {
			break
		}
		first--
	}
	if first == i-1 && usual == 1 && s.atoms[first].Flags.Ordinary() == 0 && s.atoms[first].Flags.Name() && s.at(i+1)&office == 0 {
		s.finishStreet(first, i+1, 0.6)
		return
	}
	linked := (s.hashAt(first-1) == hashAnd || s.hashAt(first-1) == hashOr) && len(s.found) > 0 && s.found[len(s.found)-1].after == first-1
	if first < i && (s.at(first-1)&locative != 0 || linked || s.at(i+1)&number != 0 && s.houseNumber(i+1) > i+1 || s.at(i+1)&thing != 0) && (usual > 1 || s.hashAt(first-1) != hashOf) {
		s.finishStreet(first, i+1, 0.65)
	}
}

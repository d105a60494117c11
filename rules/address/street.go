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
		if (h == hashY || h == hashYr || h == hashA || h == lexicon.Hash("na") || h == lexicon.Hash("nan") || h == lexicon.Hash("an")) && s.atoms[j].Shape.IsWord() && s.capital(j+1) {
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
		if (cue > 0 || s.delimited(first, after) && s.named(first, i) || s.front(first) < first || s.apart(first) && s.tail(after) > after) && !s.plain(first, i) {
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

// fieldStart reports whether a field begins after p: a cell, a value, a bracket.
func fieldStart(p rune) bool { return p == '|' || p == ':' || p == '(' || p == '\t' || p == '\n' }

// surely reports whether the short form at atom i is of nothing but a street.
func (s *scan) surely(i int) bool {
	switch s.hashAt(i) {
	case lexicon.Hash("rd"), lexicon.Hash("ave"), lexicon.Hash("cres"), lexicon.Hash("gdns"), lexicon.Hash("terr"), lexicon.Hash("ln"), lexicon.Hash("tce"), lexicon.Hash("cresc"), lexicon.Hash("blvd"):
		return true
	}
	return false
}

// delimited reports whether [first, after) stands by itself between commas,
// brackets and the like, and is hardly a person.
func (s *scan) delimited(first, after int) bool {
	switch s.punct(first - 1) {
	case ',', '(', ';', ':', '|', '/', '–', '"', '“', '‘':
	default:
		return false
	}
	switch s.punct(after) {
	case ',', ')', ';', '.', '|', '\n', '/', '–', '"', '”', '’', '\'':
	default:
		if after < len(s.atoms) {
			return false
		}
	}
	a := s.atoms[first]
	return a.Flags.Fore() < 2 || a.Flags&lexicon.Place != 0 || homely[s.atoms[after-1].Hash] && s.tail(after) > after
}

// apart reports whether a bracket, a colon or a line end stands before atom i.
func (s *scan) apart(i int) bool {
	p := s.punct(i - 1)
	return i == 0 || p == '(' || p == ':' || p == '\n'
}

// named reports whether a word of [first, i) is hardly an ordinary one.
func (s *scan) named(first, i int) bool {
	for j := first; j < i; j++ {
		if a := s.atoms[j]; a.Shape.IsWord() && (a.Flags.Ordinary() < 2 || a.Flags.Name() && a.Flags.Ordinary() < 3 || s.at(j)&(lane|strong) != 0) {
			return true
		}
	}
	return false
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
		if j < 0 || !s.capital(j) || s.at(j)&stop != 0 && !(s.hashAt(j) == hashMay || s.hashAt(j) == hashMarch) {
			break
		}
		a := s.atoms[j]
		if a.Shape == lexicon.Upper && s.at(j)&locative != 0 {
			break // "NOT TO ENTER DOVE ST"
		}
		if a.Hash == hashThe || a.Class&(lexicon.Function|lexicon.Honorific) != 0 && a.Hash != hashSt && !(first < i && numeral[a.Hash]) && !(first == i && a.Hash == hashWell) || a.Shape == lexicon.Initial {
			break
		}
		first = j
	}
	return first
}

// numeral holds the numbers that names of streets begin with: "Five Oaks Walk".
var numeral = map[uint32]bool{
	lexicon.Hash("two"): true, lexicon.Hash("three"): true, lexicon.Hash("four"): true, lexicon.Hash("five"): true,
	lexicon.Hash("six"): true, lexicon.Hash("seven"): true, lexicon.Hash("nine"): true, lexicon.Hash("ten"): true,
}

// plain reports whether the words of [first, i) are so usual that they name no
// one street: High, Main, Station is not.
func (s *scan) plain(first, i int) bool {
	for j := first; j < i; j++ {
		a := s.atoms[j]
		if a.Hash == hashWell && j == i-1 || a.Hash == hashCoronation && s.hashAt(i) != lexicon.Hash("street") {
			return false
		}
		if a.Shape.IsWord() && s.at(j)&generic == 0 && (a.Class&(lexicon.Kin|lexicon.Function|lexicon.Acronym|lexicon.Honorific) == 0 || a.Class&lexicon.Acronym != 0 && a.Shape == lexicon.Title && a.Flags.Ordinary() > 0) && (a.Class&(lexicon.Domain|lexicon.Role) == 0 || a.Flags.Name() || a.Flags&lexicon.Place != 0) && s.at(j)&counted == 0 {
			return false
		}
	}
	return true
}

// cue says how strongly the words around a street tell that it is one: 2 where
// somebody lives or something stands there, 1 after a word of place.
func (s *scan) cue(first, after int) int {
	j := first - 1
	if s.hashAt(j) == hashThe {
		j--
		if s.at(after)&thing != 0 && s.atoms[after].Shape == lexicon.Lower {
			return 2
		}
	}
	if s.at(after)&thing != 0 && s.atoms[after].Shape == lexicon.Lower {
		return 2
	}
	// "of Mill Lane or Elder Row"
	if h := s.hashAt(j); (h == hashOr || h == hashAnd) && len(s.found) > 0 && s.found[len(s.found)-1].after == j {
		return 1
	}
	if j < 0 || s.at(j)&locative == 0 {
		return 0
	}
	switch s.hashAt(j) {
	case lexicon.Hash("up"), lexicon.Hash("down"), lexicon.Hash("along"), lexicon.Hash("off"):
		return 2
	}
	for n := 1; n <= 2; n++ {
		if s.at(j-n)&(lives|thing) != 0 {
			return 2
		}
	}
	return 1
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
	case lexicon.Hash("heol"), lexicon.Hash("ffordd"), lexicon.Hash("stryd"), lexicon.Hash("rhodfa"), lexicon.Hash("lon"), lexicon.Hash("sraid"), lexicon.Hash("bothar"):
		s.finishStreet(i, j, 0.75)
	case lexicon.Hash("ty"), lexicon.Hash("bwthyn"), lexicon.Hash("fferm"), lexicon.Hash("maes"), lexicon.Hash("bryn"), lexicon.Hash("clos"), lexicon.Hash("rhes"), lexicon.Hash("cae"), lexicon.Hash("llys"), lexicon.Hash("cwrt"), lexicon.Hash("hendre"), lexicon.Hash("hafod"), lexicon.Hash("plas"), lexicon.Hash("tyddyn"), lexicon.Hash("gwel"), lexicon.Hash("chy"):
		if end := s.tail(j); end > j || s.cue(i, j) > 1 {
			s.finish(i, j, 0.8)
		}
	}
}

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
	first = s.rear(first)
	for range 2 { // "Stable Flat, The Limes, 300 ..."
		f := s.houseBefore(first)
		if f == first {
			break
		}
		first = f
	}
	return first
}

// houseBefore is one step of front.
func (s *scan) houseBefore(first int) int {
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

// homeName reports whether the words [k, j], before a comma and a street, are
// rather the name of a house than of a person: they begin a line or follow a
// word of place, and are in no list of names, or stand in quotation marks.
func (s *scan) homeName(k, j int) bool {
	if s.punct(k-1) == '"' || s.punct(k-1) == '“' || s.punct(k-1) == '‘' {
		return true
	}
	if k > 0 && s.punct(k-1) != '\n' && s.punct(k-1) != ':' && s.punct(k-1) != '|' && s.at(k-1)&locative == 0 || j-k > 2 {
		return false
	}
	for i := k; i <= j; i++ {
		a := s.atoms[i]
		if a.Shape.IsWord() && (i == j && s.at(i)&office != 0 || a.Flags.Fore() > 0 && a.Flags&lexicon.Place == 0 && a.Flags.Ordinary() < 2 || a.Class&(lexicon.Function|lexicon.Role|lexicon.Org|lexicon.Domain|lexicon.Calendar|lexicon.Label|lexicon.ListLabel|lexicon.Greeting) != 0) {
			return false
		}
	}
	return true
}

// lowerName finds a street in small letters without a number, "on dene street",
// whose kind is atom i. Kinds that are often something else need a name that is
// no ordinary word: "at marian court".
func (s *scan) lowerName(i int) {
	usual := 1
	switch s.hashAt(i) {
	case lexicon.Hash("street"), lexicon.Hash("road"), lexicon.Hash("avenue"), lexicon.Hash("crescent"), lexicon.Hash("terrace"), lexicon.Hash("lane"), lexicon.Hash("rd"), lexicon.Hash("ave"), lexicon.Hash("cres"), lexicon.Hash("gdns"):
		usual = 3
	case lexicon.Hash("ct"), lexicon.Hash("cl"), lexicon.Hash("wlk"), lexicon.Hash("terr"), lexicon.Hash("ln"), lexicon.Hash("tce"):
		usual = 2
	case hashSt:
		usual = 3
		if i+1 < len(s.atoms) && s.atoms[i+1].Shape.IsWord() && s.atoms[i+1].Class&lexicon.Function == 0 {
			return // a saint
		}
	case hashCourt, lexicon.Hash("close"), lexicon.Hash("drive"), lexicon.Hash("gardens"), lexicon.Hash("grove"), lexicon.Hash("mews"), lexicon.Hash("estate"), lexicon.Hash("cottages"), lexicon.Hash("buildings"), lexicon.Hash("square"), lexicon.Hash("villas"), lexicon.Hash("mansions"), lexicon.Hash("wharf"):
	default:
		return
	}
	first := i
	for n := 0; n < 2 && first > 0; n++ {
		a := s.atoms[first-1]
		const other = lexicon.Function | lexicon.Kin | lexicon.Role | lexicon.Be | lexicon.Say | lexicon.Nation | lexicon.Domain | lexicon.Org
		if a.Shape != lexicon.Lower || a.Flags.Ordinary() >= usual || a.Class&other != 0 && a.Flags&lexicon.Place == 0 || s.at(first-1)&(generic|counted|locative|court) != 0 {
			break
		}
		first--
	}
	if first == i-1 && usual == 1 && s.atoms[first].Flags.Ordinary() == 0 && s.atoms[first].Flags.Name() && s.at(i+1)&office == 0 {
		s.finishStreet(first, i+1, 0.6)
		return
	}
	linked := (s.hashAt(first-1) == hashAnd || s.hashAt(first-1) == hashOr) && len(s.found) > 0 && s.found[len(s.found)-1].after == first-1
	if first < i && (s.at(first-1)&locative != 0 || linked || s.at(i+1)&thing != 0) && (usual > 1 || s.hashAt(first-1) != hashOf) {
		s.finishStreet(first, i+1, 0.65)
	}
}

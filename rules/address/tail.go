package address

import (
	"veil/rules"
	"veil/rules/names/lexicon"
)

// finish enters an address whose house and street are the atoms [first, after),
// with what follows: a flat, towns, the postcode.
func (s *scan) finish(first, after int, score float64) {
	if first > 0 {
		first = s.front(first)
	}
	// "14 larch close flat 3", "Raglan House, Flat 3"
	if j, lines, _ := s.gap(after); lines == 0 && s.at(j)&flat != 0 {
		if k := s.flatPart(j); k > j {
			after = k
		}
	}
	after = s.numberAfter(after)
	if end, ok := s.toPostcode(after); ok {
		s.emit(first, end, max(score, 0.93))
		return
	}
	after = s.saidAfter(after) // "8 Dock Street, over the bakery;"
	s.emit(first, max(after, s.tail(after)), score)
}

const maxTail = 14 // words between a street and its postcode

// toPostcode reads from atom i on to a postcode over towns and counties, and
// returns the atom after it.
func (s *scan) toPostcode(i int) (after int, ok bool) {
	words := 0
	for j := i; j < len(s.atoms) && words <= maxTail; {
		if after, ok := s.post[j]; ok {
			return after, true
		}
		k, lines, _ := s.gap(j)
		if lines > 1 {
			return i, false
		}
		if after, ok := s.post[k]; ok {
			return after, true
		}
		if k >= len(s.atoms) {
			return i, false
		}
		switch p := s.punct(k); p {
		case '-', '–', '(', ')', '[', ']':
			k++
		}
		if k >= len(s.atoms) {
			return i, false
		}
		a := s.atoms[k]
		if m := s.above(k); m > k {
			j = m
			continue
		}
		switch {
		case s.post[k] > 0:
			return s.post[k], true
		case s.postLabel(k) > k:
			m := s.postLabel(k)
			if after, ok := s.post[m]; ok {
				return after, true
			}
			return i, false
		case s.at(k)&stop != 0 && s.hashAt(k) != hashMay:
			return i, false
		case s.digits(k) && a.Shape != lexicon.Lower && s.punct(k-1) == ',' && s.capital(k+1) && s.at(k+1)&counted == 0: // "Regent Chambers, 12 Park Place, ..."
			words++
			j = k + 1
		case words == 0 && outside[a.Hash] && a.Shape == lexicon.Lower && s.punct(k-1) == ',' && s.capital(k+1): // "Tillyeve Cottage, by Udny, ..."
			words++
			j = k + 1
		case a.Shape.IsCapital(), a.Shape == lexicon.Lower && (s.at(k)&small != 0 || s.lower(i)):
			if a.Class&(lexicon.Honorific|lexicon.Kin) != 0 && s.hashAt(k) != hashSt || a.Shape == lexicon.Lower && s.at(k)&small == 0 && a.Class&(lexicon.Function|lexicon.Be) != 0 {
				return i, false
			}
			words++
			j = max(s.word(k), k+1)
		default:
			return i, false
		}
	}
	return i, false
}

// lower reports whether the word before atom i has no capital: messages.
func (s *scan) lower(i int) bool {
	return i > 0 && (s.atoms[i-1].Shape == lexicon.Lower || s.punct(i-1) == '.' && i > 1 && s.atoms[i-2].Shape == lexicon.Lower)
}

// postLabel returns the atom after "Postcode:" at atom i; i where there is none.
func (s *scan) postLabel(i int) int {
	j := i
	for n := 0; n < 3; n++ {
		if s.postWord(j) {
			for j++; s.punct(j) == ':' || s.punct(j) == '|' || s.punct(j) == '-' || s.punct(j) == '\t'; j++ {
			}
			return j
		}
		if h := s.hashAt(j); h != hashPost && h != lexicon.Hash("cod") && h != lexicon.Hash("postal") && s.punct(j) != '-' {
			break
		}
		j++
	}
	return i
}

// nearTown returns the atom after a town at atom j that an address is said to be
// near: "near Balfron", "Nr. Ratby"; j where there is none.
func (s *scan) nearTown(j int) int {
	if j >= len(s.atoms) || !outside[s.atoms[j].Hash] {
		return j
	}
	k := j + 1
	if s.punct(k) == '.' && s.glued(k) {
		k++
	} else if s.atoms[j].Shape != lexicon.Lower {
		return j
	}
	if !s.capital(k) || s.atoms[k].Class&(lexicon.Honorific|lexicon.Kin|lexicon.Calendar) != 0 || s.atoms[k].Flags.Fore() > 1 {
		return j
	}
	if e := s.town(k); s.closed(e) || s.atoms[e].Shape == lexicon.Lower {
		return e
	}
	return j
}

// tail returns the atom after the towns that follow an address at atom i
// without a postcode; i where none do. Behind a comma they must end a clause; on
// a line of their own they must be all of it.
func (s *scan) tail(i int) int {
	end := i
	for n := 0; n < 4; n++ {
		j, lines, comma := s.gap(end)
		if k := s.nearTown(j); k > j && comma && lines == 0 {
			end = k // "Low Farm, near Balfron"
			continue
		}
		if j >= len(s.atoms) || lines > 1 || lines == 0 && !comma && !s.placeAfter(j) || s.barBefore(end, j) && n == 0 && lines == 0 && !s.placeAfter(j) {
			break
		}
		if k := s.lowerTown(j); k > j && comma && lines == 0 {
			end = k // "112 maryhill road, glasgow"
			continue
		}
		if s.punct(end) == '.' || !s.capital(j) || !s.placeLike(j) {
			break
		}
		k := s.town(j)
		if k == j {
			break
		}
		if !s.closed(k) || lines > 0 && !s.wholeLine(k) {
			break
		}
		if lines > 0 && !comma && !s.sureTown(j, k) {
			break
		}
		end = k
	}
	return end
}

// barBefore reports whether a bar or tab stands in [i, j): another cell.
func (s *scan) barBefore(i, j int) bool {
	for ; i < j; i++ {
		if p := s.punct(i); p == '|' || p == '\t' {
			return true
		}
	}
	return false
}

// placeAfter reports whether the word at atom j, right behind a street with no
// comma between, is a town.
func (s *scan) placeAfter(j int) bool {
	return s.capital(j) && s.atoms[j].Flags&lexicon.Place != 0 && s.atoms[j].Flags.Fore() == 0 && s.atoms[j].Class == 0 && s.atoms[j].Flags.Ordinary() < 2
}

// town returns the atom after the name of a town at atom j: "Newcastle upon
// Tyne", "Co. Down".
func (s *scan) town(j int) int {
	k := j
	for n := 0; n < 5; n++ {
		if n > 0 && s.at(k)&small != 0 && !s.capital(k) && s.hashAt(k) != hashA && s.hashAt(k) != hashIn && s.hashAt(k) != lexicon.Hash("and") && s.hashAt(k) != lexicon.Hash("of") && s.capital(k+1) {
			k++
			continue
		}
		if !s.capital(k) || s.at(k)&stop != 0 && !s.welshCounty(k) {
			break
		}
		m := s.word(k)
		if s.at(k)&county != 0 && s.punct(m) == '.' {
			m++
		}
		k = m
	}
	return k
}

// lowerTown returns the atom after a town written small at atom j, behind a
// street that is; j where there is none.
func (s *scan) lowerTown(j int) int {
	if j < 2 || s.atoms[j].Shape != lexicon.Lower || s.punct(j-1) != ',' || s.atoms[j-2].Shape != lexicon.Lower {
		return j
	}
	a := s.atoms[j]
	if a.End-a.Start < 4 || a.Class&^lexicon.Street != 0 || a.Flags&lexicon.Place == 0 && a.Flags != 0 || a.Flags.Ordinary() > 1 || a.Flags.Fore() > 1 {
		return j
	}
	if k := j + 1; k >= len(s.atoms) || s.atoms[k].Shape == lexicon.Punct && !s.glued(k+1) || s.atoms[k].Shape == lexicon.Break || s.post[k] > 0 {
		return k
	}
	return j
}

// welshCounty reports whether "Sir" at atom j is a shire: "Sir Gâr".
func (s *scan) welshCounty(j int) bool {
	return s.hashAt(j) == hashSir && sirs[s.hashAt(j+1)]
}

var (
	// prefixes are the words that names of places begin with.
	prefixes = hashes("lower upper great little north south east west old new nether long high low market over middle much saint st port mid isle county nr near")
	// outside are the words between a house and the place it is near.
	outside = hashes("near nr by outside off")
	sirs    = hashes("gar benfro ddinbych fynwy fon y gaerfyrddin gaernarfon gaerhirfryn feirionnydd forgannwg drefaldwyn faesyfed frycheiniog amwythig gaer gaerloyw")
	shires  = hashes(`cornwall devon dorset somerset kent essex surrey sussex norfolk suffolk cumbria durham northumberland rutland merseyside cleveland
		humberside avon middlesex tyneside wearside gwynedd powys dyfed clwyd gwent glamorgan ceredigion anglesey conwy fife angus moray highland orkney
		shetland argyll borders antrim armagh fermanagh londonderry tyrone donegal cavan monaghan louth meath kildare wicklow wexford carlow kilkenny laois offaly westmeath longford roscommon leitrim sligo mayo galway clare limerick kerry cork waterford tipperary dublin yorkshire lancashire cheshire derbyshire lincolnshire
		nottinghamshire staffordshire shropshire herefordshire worcestershire warwickshire leicestershire northamptonshire cambridgeshire huntingdonshire
		bedfordshire hertfordshire buckinghamshire oxfordshire gloucestershire wiltshire berkshire hampshire monmouthshire pembrokeshire carmarthenshire
		flintshire denbighshire aberdeenshire perthshire stirlingshire lanarkshire renfrewshire ayrshire dunbartonshire berwickshire roxburghshire`)
	hashSir = lexicon.Hash("sir")
)

// placeLike reports whether the word at atom j may begin the name of a town: it
// is no person, month or function word.
func (s *scan) placeLike(j int) bool {
	a := s.atoms[j]
	if s.at(j)&county != 0 || shires[a.Hash] || prefixes[a.Hash] && s.capital(j+1) && s.placeLike(j+1) || s.welshCounty(j) {
		return true
	}
	other := lexicon.Function | lexicon.Honorific | lexicon.Kin | lexicon.Role | lexicon.Calendar | lexicon.Domain | lexicon.Label | lexicon.ListLabel | lexicon.Acronym | lexicon.Greeting | lexicon.SignOff | lexicon.Org | lexicon.Nation
	if a.Flags&lexicon.Place != 0 && a.Shape == lexicon.Title {
		other &^= lexicon.Domain // Reading
	}
	if s.at(j)&stop != 0 || a.Class&other != 0 && s.at(j)&compass == 0 || a.Shape == lexicon.Initial {
		return false
	}
	if a.Flags&lexicon.Place != 0 || s.at(j)&compass != 0 {
		p := s.punct(j + 1)
		return a.Flags.Fore() < 3 || j+1 >= len(s.atoms) || p == '\n' || p == '.' || p == ',' && s.punct(j-1) == ','
	}
	return a.Flags.Fore() == 0 && a.Flags.Ordinary() < 3
}

// sureTown reports whether a line [j, k) is surely a town, with no comma before
// it: a listed place, a shire, or a word that is neither ordinary nor a name.
func (s *scan) sureTown(j, k int) bool {
	a := s.atoms[j]
	return a.Flags&lexicon.Place != 0 || s.at(j)&county != 0 || a.Flags.Ordinary() == 0 && a.Flags.Fore() == 0 && k-j <= 3
}

// closed reports whether what ends before atom k ends there: a full stop,
// another comma, a line end, or a word that goes on with the sentence.
func (s *scan) closed(k int) bool {
	if k >= len(s.atoms) {
		return true
	}
	a := s.atoms[k]
	if a.Shape == lexicon.Punct || a.Shape == lexicon.Break {
		return a.Hash != '\'' && a.Hash != '’' && a.Hash != ':'
	}
	if a.Shape == lexicon.Digits || a.Shape == lexicon.Alnum || a.Shape.IsCapital() {
		return s.atoms[k].Start-s.atoms[k-1].End > 1 || s.at(k)&stop != 0
	}
	return a.Class&(lexicon.Function|lexicon.Be) != 0 && a.Class&lexicon.Kin == 0 && !s.verbAfterName(k)
}

// verbAfterName reports whether the word at atom k is what people do: "Grace is
// there".
func (s *scan) verbAfterName(k int) bool {
	return s.atoms[k].Class&lexicon.Say != 0 || s.atoms[k-1].Flags.Fore() > 0 && s.atoms[k].Class&lexicon.Be != 0
}

// wholeLine reports whether the line ends at atom k.
func (s *scan) wholeLine(k int) bool {
	for s.punct(k) == ',' || s.punct(k) == '.' || s.punct(k) == '\r' {
		k++
	}
	return k >= len(s.atoms) || s.punct(k) == '\n'
}

// before enters the address that ends with the postcode [p, after): it goes
// back over towns, streets and the house.
func (s *scan) before(p, after int) {
	if p < s.until {
		return
	}
	start, numbered, lines, words, parts := p, -1, 0, 0, 0
	kind := false
	joined := true // all lines so far end with commas
	j := p - 1
	k := j
	for s.punct(k) == '|' || s.punct(k) == '\t' {
		k--
	}
	if s.punct(k) == ':' || s.postWord(k) {
		return
	}
loop:
	for ; j >= 0 && words < 16; j-- {
		a := s.atoms[j]
		switch c := s.punct(j); {
		case c == ',' || c == '|':
			parts++
			continue
		case c == '\r' || c == '>' || c == '-' || c == '’' || c == '\'' || c == '–':
			continue
		case c == '\n':
			if j > 0 && (s.punct(j-1) == '\n' || s.punct(j-1) == '.' || s.punct(j-1) == ':') {
				break loop
			}
			joined = joined && s.punct(j-1) == ','
			if lines++; lines > 6 || lines > 1 && numbered >= 0 {
				break loop
			}
			continue
		case c == ')':
			if o := s.bracketed(j); o < j {
				j = o
				continue
			}
			break loop
		case c == '.' && j > 0 && s.at(j-1)&(short|county) != 0 || c == '.' && s.hashAt(j-1) == hashSt:
			continue
		case c != 0:
			break loop
		}
		switch {
		case s.punct(j-1) == '-' && a.Start == s.atoms[j-1].End && s.capital(j-2) && a.Shape.IsWord(): // "Ross-shire"
		case s.at(j)&stop != 0, a.Class&(lexicon.Honorific|lexicon.Kin) != 0 && a.Hash != hashSt:
			break loop
		case s.digits(j) && !a.Shape.IsWord():
			if words == 0 || s.at(j-1)&ruled != 0 && s.at(j-1)&flat == 0 {
				break loop
			}
			numbered, start = j, j
			words++
		case s.capital(j):
			words++
			if s.at(j)&(house|strong|lane|welsh) != 0 || a.Hash == hashThe {
				kind = true
			}
			// Lines further up belong only where something in them is of an
			// address.
			if numbered < 0 && (lines == 0 || lines == 1 && words <= 3 || kind || joined && lines < 5) && a.Class&lexicon.Function == 0 || a.Hash == hashThe {
				start = j
			}
			if numbered >= 0 && (s.at(j)&flat != 0 || j == numbered-1 && rooms[a.Hash]) {
				start = j
			}
		case s.at(j)&small != 0 && s.capital(j-1) && a.Hash != hashIn && a.Hash != lexicon.Hash("and"):
		default:
			break loop
		}
		if numbered >= 0 && words > 12 {
			break
		}
	}
	if start >= p {
		if start = s.smallTail(p); start >= p {
			return
		}
	}
	if start > 0 && (s.at(start-1)&number != 0 || s.width(start) > 0 && s.capital(start-1) && rooms[s.hashAt(start-1)]) {
		start--
	}
	s.add(start, after, rules.Address, 0.8, "an address up to its postcode")
}

// bracketed returns the atom of the bracket that opens what closes at atom j, where a
// room or a door stands between them, "(Room 4)", "(entrance in Tib Yard)"; else j.
func (s *scan) bracketed(j int) int {
	unit := false
	for k := j - 1; k >= 0 && k > j-8; k-- {
		switch s.punct(k) {
		case '(':
			if unit {
				return k
			}
			return j
		case '\n', ')':
			return j
		}
		unit = unit || s.at(k)&(flat|floor) != 0 || rooms[s.hashAt(k)]
	}
	return j
}

// smallTail goes back from a postcode in small letters at atom p over the parts of
// its address, which commas divide: "bodlondeb, cwrt y felin, sa12 6qq". It
// returns p where there are none.
func (s *scan) smallTail(p int) int {
	if s.upper(p) || s.punct(p-1) != ',' {
		return p
	}
	start := p
	for parts := 0; parts < 4 && s.punct(start-1) == ','; parts++ {
		j, words := start-2, 0
		for ; j >= 0 && words < 4; j-- {
			a := s.atoms[j]
			if !a.Shape.IsWord() || a.Shape.IsCapital() || s.at(j)&(stop|locative|lives) != 0 && s.hashAt(j) != hashO && s.hashAt(j) != hashY ||
				a.Class&(lexicon.Function|lexicon.Be|lexicon.Say|lexicon.Kin) != 0 && s.at(j)&small == 0 {
				break
			}
			words++
		}
		if words == 0 || words == 4 {
			break
		}
		start = j + 1
	}
	return start
}

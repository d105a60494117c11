package address

import "veil/rules/names/lexicon"

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
		if prefixes[a.Hash] && j+1 < n && s.capital(j+1) {
			continue // "Lower Sandwick"
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
	if s.punct(i-1) == ',' && s.width(i) < 4 && s.closed(n) {
		if s.at(i-2)&(thing|house) != 0 && s.atoms[i-2].Shape == lexicon.Lower {
			return true // "her mother's croft, 4 Lower Sandwick"
		}
		for j := i - 2; j > i-5 && s.capital(j) && s.at(j)&stop == 0; j-- {
			if h := s.hashAt(j - 1); h == hashAt || h == hashIn {
				return true // "at Whitley Wood, 9 Foxhays"
			}
		}
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
		return s.at(i-2)&(label|thing) != 0 || s.hashAt(i-2) == lexicon.Hash("one") // "the new one is"
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
	if s.hashAt(j) == hashNot && s.atoms[first].Shape == lexicon.Title {
		return 1 // "it is 7 Elm Close, not Coal Pit Row"
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

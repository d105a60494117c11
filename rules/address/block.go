package address

import "veil/rules/names/lexicon"

// block enters the address at the head of a letter that has no number and no
// postcode: short lines of words with capitals, of which the last, at atom i, is
// a county, and one says that a house or a street is meant or what it is near.
func (s *scan) block(i int) {
	if !s.lineStart(i) || i < s.until || !s.capital(i) || !shires[s.atoms[i].Hash] || !s.wholeLine(i+1) {
		return
	}
	first, sure := i, false
	for n, end := 0, i; n < 4; n++ {
		from, kind := s.capsLine(end)
		if from == end {
			break
		}
		sure = sure || kind
		first, end = from, from
	}
	if sure && first < i {
		s.emit(first, i+1, 0.75)
	}
}

// lineStart reports whether a line begins at atom i.
func (s *scan) lineStart(i int) bool { return i == 0 || s.punct(i-1) == '\n' }

// capsLine reads back the line before the one that begins at atom i: it returns
// where it begins if it has up to four words, all with capitals and none of a
// person or a label, and whether they are of an address.
func (s *scan) capsLine(i int) (from int, kind bool) {
	j := i - 1
	if j < 0 || s.punct(j) != '\n' {
		return i, false
	}
	for j--; s.punct(j) == '\r' || s.punct(j) == ','; j-- {
	}
	words := 0
	for ; j >= 0 && s.punct(j) != '\n'; j-- {
		a := s.atoms[j]
		switch p := s.punct(j); {
		case p == '\'' || p == '’' || p == '-':
		case s.glued(j) && a.Hash == hashS, prefixes[a.Hash], s.at(j)&small != 0 && !s.capital(j):
			kind = kind || a.Hash == lexicon.Hash("nr") || a.Hash == lexicon.Hash("near")
		case !s.capital(j), s.at(j)&stop != 0, a.Class&(lexicon.Honorific|lexicon.Kin|lexicon.Role|lexicon.Org|lexicon.Domain|lexicon.Calendar|lexicon.Function) != 0,
			a.Flags.Fore() > 1 && a.Flags&lexicon.Place == 0, a.Shape == lexicon.Initial:
			return i, false
		default:
			words++
			kind = kind || s.at(j)&(strong|lane|common|house|welsh) != 0 && words > 0
		}
	}
	if words == 0 || words > 4 {
		return i, false
	}
	return j + 1, kind
}

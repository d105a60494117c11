package address

import (
	"strings"

	"veil/rules"
	"veil/rules/names/lexicon"
	"veil/rules/table"
)

// Houses whose kind alone makes a name of one: "Rose Cottage".
var sureHouse = func() map[uint32]bool {
	m := map[uint32]bool{}
	for _, w := range strings.Fields("cottage cottages farm farmhouse forge barn barns rectory vicarage manse bungalow croft steading steadings bothy stables marina boatyard villa") {
		m[lexicon.Hash(w)] = true
	}
	return m
}()

// houseName finds a house, farm or site by its name, whose kind is atom i.
func (s *scan) houseName(i int) {
	if i < s.until || !s.capital(i) || s.at(i+1)&office != 0 && s.capital(i+1) || s.lawCourt(i) {
		return
	}
	site := s.hashAt(i) == hashPark || s.hashAt(i) == lexicon.Hash("site")
	if site && !(s.hashAt(i-1) == lexicon.Hash("caravan") || s.hashAt(i-1) == lexicon.Hash("holiday") || s.hashAt(i-1) == lexicon.Hash("travellers") || s.hashAt(i-1) == lexicon.Hash("home") || s.hashAt(i-1) == lexicon.Hash("homes")) {
		return
	}
	first := s.nameOf(i)
	// "at the Old School House"
	if first == i && s.hashAt(i-2) == hashOld && s.capital(i-1) && s.at(i-1)&office != 0 {
		first-- // "School" ends a name everywhere else
	}
	if s.hashAt(first-1) == hashOld && s.capital(first-1) {
		first--
	}
	if first > 1 && first < i && s.hashAt(first) == hashOld && s.hashAt(first-1) == hashThe && s.at(first-2)&(locative|lives) != 0 && i-first < 4 {
		s.emit(first, max(i+1, s.tail(i+1)), 0.75)
		return
	}
	if s.hashAt(first-1) == hashThe && s.capital(first-1) {
		first--
	}
	if first == i {
		return
	}
	for j := first; j < i; j++ {
		if h := s.hashAt(j); h == lexicon.Hash("city") || h == lexicon.Hash("animal") || h == lexicon.Hash("care") || h == lexicon.Hash("childrens") {
			return
		}
	}
	f := s.unitBefore(s.flatBefore(first))
	if end, ok := s.toPostcode(i + 1); ok && (s.at(i)&thing == 0 || f < first || s.punct(i+1) == ',' || s.punct(i+1) == '\n') {
		s.emit(f, end, 0.85)
		return
	}
	sure := sureHouse[s.atoms[i].Hash] || site
	if p := s.punct(first - 1); sure && first == i-1 && s.hashAt(first) == hashThe && (p == '|' || p == '\t' || p == '\n') && s.shut(i+1) && s.punct(i+1) != ')' {
		s.add(first, i+1, rules.Address, 0.55, "a house by its name") // all of a cell: "The Manse"
		return
	}
	// "Mr & Mrs Faith, Low Grange Farm, Great Ayton"
	if sure && s.personBefore(first) && s.shut(i+1) && !s.plain(first, i) && (s.named(first, i) || !s.doubtful(first, i)) {
		s.emit(first, max(i+1, s.tail(i+1)), 0.75)
		return
	}
	if f < first {
		s.emit(f, max(i+1, s.tail(i+1)), 0.85)
		return
	}
	if sure && (s.cue(first, i+1) > 0 || s.residence(first) || first > 0 && s.punct(first-1) != '\n' && fieldStart(s.punct(first-1)) && s.named(first, i)) && !s.plain(first, i) {
		s.emit(first, max(i+1, s.tail(i+1)), 0.8)
	}
}

// flatBefore extends a house at atom first back over a flat or pitch.
func (s *scan) flatBefore(first int) int {
	for k := max(0, first-6); k < first; k++ {
		if s.at(k)&(flat|floor) != 0 {
			if e := s.flatPart(k); e > k {
				if g, _, _ := s.gap(e); g == first {
					return k
				}
			}
		}
	}
	return first
}

// labelled finds what stands after, or under, the label "Address" at atom i.
func (s *scan) labelled(i int) {
	if s.hashAt(i-1) == lexicon.Hash("email") || s.hashAt(i-1) == lexicon.Hash("mail") || s.hashAt(i-1) == lexicon.Hash("ip") || s.hashAt(i-1) == lexicon.Hash("web") {
		return
	}
	if s.column(i) {
		return
	}
	j, sep := i+1, false
	if s.hashAt(j) == lexicon.Hash("line") || s.hashAt(j) == lexicon.Hash("lines") {
		j++
	}
	if s.width(j) == 1 && s.punct(j+1) == ':' {
		if j++; s.capital(j + 1) {
			if e := s.caps(j+1, 4); e > j+1 && (s.punct(e) == '\n' || e >= len(s.atoms) || s.atoms[e].Start-s.atoms[e-1].End > 1 || s.punct(e) == '|' || s.punct(e) == ',') {
				s.add(j+1, e, rules.Address, 0.8, "what stands after its label")
				return
			}
		}
	}
	for n := 0; n < 8 && j < len(s.atoms); n++ {
		switch s.punct(j) {
		case ':', '=', '|', '\t', '–', '\n':
			sep = true
		case '-', '*', '_', '\r', '>', '[':
		case '.', '…', '·':
			for sep = sep || s.punct(j) == s.punct(j+1) || s.punct(j) == '…'; s.punct(j+1) == s.punct(j); j++ {
			}
		case '(':
			for m := 0; m < 8 && s.punct(j) != ')' && j < len(s.atoms); m++ {
				j++
			}
		default:
			n = 8
			continue
		}
		j++
	}
	if !sep || j >= len(s.atoms) {
		return
	}
	end := s.value(j)
	if end > j {
		s.add(j, end, rules.Address, 0.85, "what stands after its label")
	}
}

// absent are the words that begin a value which is no address.
var absent = func() map[uint32]bool {
	m := map[uint32]bool{}
	for _, w := range strings.Fields("as not unknown see n same no withheld confidential redacted none yes the to known type change both above nfa of homeless tbc and is was for or in") {
		m[lexicon.Hash(w)] = true
	}
	return m
}()

// value returns the atom after an address that begins, after its label, at atom
// i; i where it is none.
func (s *scan) value(i int) int {
	a := s.atoms[i]
	if absent[a.Hash] && a.Hash != lexicon.Hash("the") || s.at(i)&stop != 0 || !s.capital(i) && !s.digits(i) && s.at(i)&(flat|floor) == 0 {
		return i
	}
	lower := s.digits(i)
	end, words, firm, lines := i, 0, false, 0
	for j := i; j < len(s.atoms) && words < 16; {
		k, n, comma := s.gap(j)
		if lines += n; n > 1 || k >= len(s.atoms) || s.barBefore(j, k) || s.atoms[k].Start-s.atoms[max(k-1, 0)].End > 1 && k > i && n == 0 && !comma {
			break
		}
		if after, ok := s.post[k]; ok {
			return after
		}
		if m := s.remark(k); m > k && words > 0 {
			if k, _, _ = s.gap(m); k >= len(s.atoms) || !s.capital(k) {
				break
			}
		}
		if n > 0 && !s.addressLine(k) {
			break
		}
		b := s.atoms[k]
		switch {
		case s.at(k)&stop != 0 && !s.welshCounty(k):
			k = -1
		case s.capital(k), s.digits(k), b.Shape == lexicon.Alnum, s.at(k)&small != 0 && words > 0:
		case lower && b.Shape == lexicon.Lower && b.Class&(lexicon.Function|lexicon.Be|lexicon.Say) == 0:
		default:
			k = -1
		}
		if k < 0 {
			break
		}
		firm = firm || comma && words > 0 || s.digits(k) || s.at(k)&(strong|lane|welsh|house) != 0 && words > 0 || n > 0
		words++
		j = max(s.word(k), k+1)
		for s.punct(j) == '/' || s.punct(j) == '-' && s.glued(j) {
			j++
		}
		if s.at(k)&small == 0 {
			end = j
		}
	}
	if words < 2 || !firm {
		return i
	}
	return end
}

// addressLine reports whether the line that begins at atom k goes on with an
// address: it is short, and no label stands in it.
func (s *scan) addressLine(k int) bool {
	for n := 0; n < 8; n++ {
		if k >= len(s.atoms) || s.punct(k) == '\n' || s.punct(k) == '\r' {
			return true
		}
		if _, ok := s.post[k]; ok {
			return true
		}
		if s.punct(k) == ':' || s.punct(k) == '|' || s.at(k)&stop != 0 || s.atoms[k].Shape == lexicon.Lower && s.at(k)&small == 0 {
			return false
		}
		k++
	}
	return false
}

// column marks the cells under a heading at atom i, and reports whether it is
// one.
func (s *scan) column(i int) bool {
	at := s.atoms[i].Start
	// The word before may belong to the heading: "Home address".
	head, start, next := table.Line(s.text, at)
	cut, bars := table.Cells, strings.ContainsAny(head, "|\t")
	if table.Heading(head) {
		cut, bars = table.Commas, true
	} else if !bars && !strings.Contains(head, "  ") || strings.ContainsAny(head, "0123456789") {
		return false
	}
	cells := cut(head)
	col, full := -1, 0
	for n, c := range cells {
		t := strings.Trim(head[c.Start:c.End], " *_>\"")
		if t != "" {
			full++
		}
		if c.Start <= at-start && at-start < c.End && len(t) < 34 {
			col = n
		}
	}
	if col < 0 || full < 3 && !(full == 2 && col > 0 && strings.Trim(head[cells[0].Start:cells[0].End], " |*_>") != "") {
		return false
	}
	k := i
	found := false
	for range 300 {
		if next >= len(s.text) {
			break
		}
		var row string
		row, start, next = table.Line(s.text, next)
		rc := cut(row)
		if len(rc) < 2 {
			break
		}
		if len(rc) != len(cells) || col >= len(rc) {
			continue
		}
		for k < len(s.atoms) && s.atoms[k].Start < start+rc[col].Start {
			k++
		}
		e := k
		for e < len(s.atoms) && s.atoms[e].End <= start+rc[col].End {
			e++
		}
		if e > k+1 && s.punct(k) == '"' {
			k, e = k+1, e-1
		}
		if e > k && s.cellValue(k, e, bars) {
			s.add(k, e, rules.Address, 0.85, "in a column of addresses")
			found = true
		}
	}
	return found
}

// cellValue reports whether the cell [k, e) under "Address" holds one; bars says
// that the table has bars or tabs.
func (s *scan) cellValue(k, e int, bars bool) bool {
	if absent[s.atoms[k].Hash] && s.atoms[k].Hash != lexicon.Hash("the") || e-k > 30 || !s.capital(k) && !s.digits(k) && s.at(k)&flat == 0 {
		return false
	}
	if bars {
		return e-k >= 2
	}
	// Wide gaps alone make many a table: the cell must look like an address.
	for ; k < e; k++ {
		if s.at(k)&(strong|lane|welsh|house) != 0 || s.post[k] > 0 || s.punct(k) == ',' {
			return true
		}
	}
	return false
}

// width returns how many figures atom i has, 0 for what is no number.
func (s *scan) width(i int) int {
	if i < 0 || i >= len(s.atoms) || s.atoms[i].Shape != lexicon.Digits {
		return 0
	}
	return s.atoms[i].End - s.atoms[i].Start
}

// siteName finds a site whose kind, atom i, is written small after a name that is
// no usual word: "at the Ballyhollin site".
func (s *scan) siteName(i int) {
	first := s.nameOf(i)
	if first == i || i-first > 2 || s.hashAt(first-1) != hashThe || s.at(first-2)&locative == 0 || s.atoms[first].Flags.Ordinary() > 0 || s.atoms[first].Flags&lexicon.Surname != 0 || s.plain(first, i) || s.doubtful(first, i) {
		return
	}
	s.add(first-1, i+1, rules.Address, 0.6, "a site by its name")
}

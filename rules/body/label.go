package body

import (
	"veil/rules"
	"veil/rules/names/lexicon"
)

// label follows up the label of a form: "School: Larkfield".
func (s *scan) label(h hit) {
	if s.withinLabel(h) {
		return
	}
	if !s.cellHead(h.from) && !(lists.Has(s.at(h.to-1).hash) && s.at(h.to).punct(':')) {
		return
	}
	i, ok := s.afterLabel(h.to)
	if !ok {
		return
	}
	s.value(i, h.set)
	// Several may stand in a row: "Ash Grove (2014), The Beeches and Elm Lodge".
	for range 8 {
		if i, ok = s.nextInList(i); !ok {
			return
		}
		s.value(i, h.set)
	}
}

var lists = hashes("schools placements homes nurseries considered options")

// nextInList returns the token after the next comma, semicolon or "and" that
// follows the name at i and what stands in brackets after it.
func (s *scan) nextInList(i int) (int, bool) {
	depth := 0
	for j := i + 1; j < i+24 && j < len(s.toks); j++ {
		t := s.at(j)
		switch {
		case t.punct('('):
			depth++
		case t.punct(')'):
			depth--
		case depth > 0:
		case t.shape == lexicon.Break || t.punct('.') && !s.at(j-1).abbreviated() || t.punct('|') || t.punct(':'):
			return 0, false
		case t.punct(',') || t.punct(';') || t.hash == hashAnd && s.at(j+1).capital():
			if j++; s.at(j).hash == hashAnd {
				j++
			}
			if s.at(j).hash == hashNow {
				j++
			}
			if s.at(j).capital() || s.at(j).hash == hashThe {
				return j, true
			}
			j--
		}
	}
	return 0, false
}

var hashNow = lexicon.Hash("now")

// cellHead reports whether token i begins a line or cell.
func (s *scan) cellHead(i int) bool {
	p := s.at(i - 1)
	if p.shape == lexicon.Break || p.shape == lexicon.Punct && (p.hash == '|' || p.hash == '*' || p.hash == '•' || p.hash == ';' || p.hash == '_') {
		return true
	}
	if p.punct('-') || p.punct('–') {
		return s.at(i-2).shape == lexicon.Break
	}
	if p.punct('.') && s.at(i).shape == lexicon.Title && s.at(i+1).punct(':') { // "School: Elm Row. GP: The Limes."
		return true
	}
	// A line end that was taken for a layout's is a line end here.
	return s.at(i).start-p.stop > 1 || s.at(i).start > 0 && s.text[s.at(i).start-1] == '\n'
}

// afterLabel returns the token after the sign that ends a label.
func (s *scan) afterLabel(i int) (int, bool) {
	for s.at(i).punct('*') || s.at(i).punct('_') && !s.at(i+1).punct('_') {
		i++
	}
	if t := s.at(i); t.shape == lexicon.Digits && t.end-t.start <= 2 && s.near(i-1) && s.at(i+1).punct(':') { // "Placement 3: Larkrise"
		i++
	}
	if s.at(i).leader() && s.at(i+1).leader() || s.at(i).punct('…') { // "SCHOOL ........ FAIRMEAD"
		for s.at(i).leader() || s.at(i).punct('…') || s.at(i).punct(':') {
			i++
		}
		return i, i < len(s.toks)
	}
	t := s.at(i)
	wide := i > 0 && t.shape <= lexicon.Alnum && t.start-s.at(i-1).stop > 2
	switch {
	case wide:
		return i, true
	case t.punct(':') || t.punct('|') || t.shape == lexicon.Break && t.hash == '\t' || t.punct('='):
	case (t.punct('-') || t.punct('–') || t.punct('—')) && t.start > s.at(i-1).stop && s.at(i+1).start > t.end:
	default:
		return 0, false
	}
	i++
	for s.at(i).punct('*') || s.at(i).punct('_') || s.at(i).punct('|') && !t.punct('|') || s.at(i).shape == lexicon.Break && s.at(i).hash == '\t' {
		i++
	}
	if t.punct(':') && s.at(i).shape == lexicon.Break && s.at(i+1).word() { // the value stands below
		i++
	}
	return i, i < len(s.toks)
}

func (t *token) leader() bool { return t.punct('.') || t.punct('_') }

// value takes the name at token i as the value of a label.
func (s *scan) value(i int, b set) {
	label, score := rules.School, 0.75
	if b&labelSchool == 0 {
		label, score = rules.Organisation, 0.6
	}
	t := s.at(i)
	if t.class&lexicon.Honorific != 0 && t.hash != hashSt && !titled.Has(t.hash) {
		return
	}
	if t.shape == lexicon.Lower && t.hash != hashThe {
		if label == rules.School {
			s.smallValue(i, label)
		}
		return
	}
	to, own := s.run(i)
	if own == 0 && to > i+1 && label == rules.Organisation && s.at(to-1).is(org) && s.at(to).punct(',') && s.at(to+1).capital() { // "Village Surgery, Nether Poole"
		if j, more := s.run(to + 1); more > 0 && j < to+4 {
			to, own = j, more
		}
	}
	if s.at(to).punct(':') && to > i+2 && s.at(to-1).is(stop) { // "Agency: Beacon Fostering Tel:"
		to--
	}
	if own == 0 || to <= i || s.at(to).punct(':') {
		return
	}
	first, last := s.at(i), s.at(to-1)
	if to == i+1 && first.shape == lexicon.Upper && first.end-first.start < 4 { // a short form of something
		return
	}
	if first.hash == hashThe {
		if to == i+1 {
			return
		}
		first = s.at(i + 1)
	}
	// The rest of a cell that goes on in small letters is a sentence.
	if n := s.at(to); s.near(to-1) && n.shape == lexicon.Lower && !placeWord.Has(n.hash) && !n.is(school|org) {
		return
	}
	for j := i; j < to; j++ {
		if x := s.at(j); x.known && x.is(public) || never.Has(x.hash) && to-i == 1 {
			return
		}
	}
	person := first.flags.Fore() > 0 && !first.possessive() && !s.linkIn(i, to) && to-i <= 3 && last.class&(lexicon.Street|lexicon.Org) == 0 && !s.saint(i)
	if person && (label != rules.School || to-i == 2) || s.national(i, to) {
		return
	}
	if first.class&(lexicon.Domain|lexicon.Role|lexicon.Kin|lexicon.Say) != 0 && to-i == 1 {
		return
	}
	s.add(i, to, label, score, "what a label says")
}

var placeWord = hashes("in on at since from until for")

// smallValue takes a name written small as the value of a label.
func (s *scan) smallValue(i int, label string) {
	to, own := i, false
	for to < i+4 && (to == i || s.near(to-1)) && s.at(to).shape == lexicon.Lower {
		t := s.at(to)
		if t.is(plainly) || t.class&lexicon.Function != 0 {
			return
		}
		own = own || s.strange(t) || s.saint(to) || wayside.Has(t.hash) && to > i
		to++
	}
	if own && (ends(s.at(to)) || s.at(to).punct(',')) {
		s.add(i, to, label, 0.5, "what a label says")
	}
}

// looseLabel follows up labels before which a person stands as often: "From:
// Swift Escorts", "cc: Ashfield Dental; Tiny Tigers".
func (s *scan) looseLabel(h hit) {
	if !s.cellHead(h.from) || !s.at(h.to).punct(':') {
		return
	}
	i, ok := s.afterLabel(h.to)
	for n := 0; ok && n < 12; n++ {
		to := s.reads(i, reading{place: true})
		if (to > i+1 || to > i && s.leet(i)) && !s.personLike(i, to) && !s.at(to).punct('@') {
			s.add(i, to, rules.Organisation, 0.5, "what a label says")
		}
		i, ok = s.nextInList(i)
	}
}

// withinLabel follows up a label that says more than its kind: "Setting
// attended by siblings: Tiny Treasures".
func (s *scan) withinLabel(h hit) bool {
	from, to := h.from, h.to
	for from > h.from-6 && !s.cellHead(from) && s.near(from-1) && s.at(from-1).word() {
		from--
	}
	for to < h.to+6 && s.near(to-1) && s.at(to).word() {
		to++
	}
	if from == h.from && to == h.to || !s.cellHead(from) || !s.at(to).punct(':') || !s.at(from).capital() {
		return false
	}
	i, ok := s.afterLabel(to)
	for n := 0; ok && n < 8; n++ {
		if j := s.reads(i, reading{place: true}); j > 0 && !s.personLike(i, j) && (j > i+1 || s.at(i).flags&lexicon.Surname == 0) {
			label := rules.Organisation
			if h.set&labelSchool != 0 {
				label = rules.School
			}
			s.add(i, j, label, 0.5, "what a label says")
		}
		i, ok = s.nextInList(i)
	}
	return true
}

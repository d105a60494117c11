package body

import (
	"veil/rules"
	"veil/rules/names/lexicon"
)

// has follows up what a body has: "Larchmoor's DSL", "Fairhaven staff".
func (s *scan) has(h hit) {
	i := h.from - 1
	if h.set&hasLog != 0 {
		s.heading(h)
		return
	}
	t := s.at(i)
	if h.set&hasSchool == 0 && s.near(i) && s.near(i-1) && s.at(i-1).hash == hashThe && !t.possessive() && t.shape == lexicon.Title && s.own(t) && !t.known && !never.Has(t.hash) {
		s.add(i, i+1, rules.Organisation, 0.5, whySaid) // "the Oasis staff"
		return
	}
	if !s.near(i) || !t.capital() || s.stops(i) || !s.own(t) || t.flags.Fore() > 0 || t.class&lexicon.Role != 0 || t.known {
		return
	}
	if h.set&hasSchool != 0 && !t.possessive() || h.set&hasOrg != 0 && h.set&hasSchool == 0 && t.possessive() {
		return
	}
	from := i
	for s.near(from-1) && s.at(from-1).capital() && !s.stops(from-1) && s.at(from-1).word() && i-from < 3 {
		from--
	}
	if from == i && (t.first && t.flags.Ordinary() > 0 || t.flags.Ordinary() > 1) || s.at(from).flags.Fore() > 1 || s.at(from-1).class&lexicon.Honorific != 0 {
		return
	}
	label := rules.School
	if h.set&hasSchool == 0 {
		label = rules.Organisation
		if !s.at(from).first && from == i && s.at(from-1).hash != hashThe && s.at(from-1).shape != lexicon.Lower {
			return
		}
	}
	for j := from; j <= i; j++ {
		if s.at(j).known || never.Has(s.at(j).hash) {
			return
		}
	}
	s.add(from, i+1, label, 0.55, "what a body has")
}

// does follows up what only a school does: "Ravensbourne was consulted".
func (s *scan) does(h hit) {
	i := h.from - 1
	t := s.at(i)
	if !s.near(i) || t.shape != lexicon.Title || !s.own(t) || t.known || t.possessive() || t.flags.Fore() > 0 || t.class&^lexicon.Street != 0 {
		return
	}
	from := i
	for s.near(from-1) && s.at(from-1).capital() && !s.stops(from-1) && i-from < 3 && s.at(from-1).class&(lexicon.Honorific|lexicon.Role) == 0 {
		from--
	}
	if from == i && (t.flags.Ordinary() > 1 || t.class != 0) {
		return
	}
	if p := s.at(from - 1); s.near(from-1) && p.class&lexicon.Honorific != 0 || s.at(from).flags.Fore() > 0 {
		return
	}
	s.add(from, i+1, rules.School, 0.5, whySaid)
}

// heading follows up what a home's papers are called: "GREYSTONES - NIGHT BOOK".
func (s *scan) heading(h hit) {
	if n := s.at(h.to); (n.punct('-') || n.punct('–') || n.punct('—')) && n.start > s.at(h.to-1).stop && s.lineStart(h.from) {
		if to := s.reads(h.to+1, reading{place: true}); to > 0 && !s.personLike(h.to+1, to) {
			s.add(h.to+1, to, rules.Organisation, 0.5, whySaid) // "Staff rota – Dovecote"
		}
	}
	d := s.at(h.from - 1)
	to := h.from - 1
	switch {
	case d.is(placed) && d.capital() && s.near(h.from-1): // "Beechcroft House daily log"
		to++
	case !d.punct('-') && !d.punct('–') && !d.punct('—') && !d.punct(':'):
		return
	}
	from := to
	for from > 0 && s.at(from-1).capital() && (from == to || s.near(from-1)) && to-from < 5 {
		from--
	}
	if p := s.at(from - 1); from == to || p.shape != lexicon.Break && !p.punct('*') && !p.punct('#') && !(p.punct('.') && (s.at(from-2).shape == lexicon.Initial || s.at(from-2).shape == lexicon.Digits) && (s.lineStart(from-2) || s.at(from-3).punct('#'))) {
		return
	}
	own := 0
	for i := from; i < to; i++ {
		t := s.at(i)
		if t.known || s.stops(i) {
			return
		}
		if s.own(t) && t.class == 0 {
			own++
		}
	}
	if own > 0 && s.at(from).flags.Fore() < 2 {
		s.add(from, to, rules.Organisation, 0.55, whySaid)
	}
}

// apposition follows up what is named after a comma or in brackets: "his
// school, Larkfield," and "SENCO (Larkfield)".
func (s *scan) apposition(h hit) {
	p := s.at(h.to)
	dash := p.punct('–') || p.punct('—') || p.punct('-') && s.at(h.to+1).start > p.end && s.at(h.to-1).stop < p.start
	if dash && (s.at(h.to-1).shape != lexicon.Lower || s.at(h.from).first && !s.at(h.from-1).punct('(')) {
		return
	}
	if p.punct('(') && s.at(h.from).shape == lexicon.Lower && s.smallBracket(h) {
		return
	}
	if !p.punct(',') && !p.punct('(') && !dash || !s.at(h.to+1).capital() && s.at(h.to+1).hash != hashThe {
		return
	}
	if s.at(h.from-1).hash == hashHome || p.punct(',') && s.at(h.from).first && s.at(h.from).shape == lexicon.Lower {
		return
	}
	if s.at(h.from).is(school|org|schoolBig|orgBig|kind) && s.at(h.from).capital() && s.near(h.from-1) && s.at(h.from-1).capital() {
		return // the end of a name, and an address after it
	}
	i := h.to + 1
	to, own := s.run(i)
	if own == 0 || to-i > 5 || s.stops(i) {
		return
	}
	first, last := s.at(i), s.at(to-1)
	if first.hash == hashThe && to > i+1 {
		first = s.at(i + 1)
	}
	// What is named so ends with the brackets, a comma or the sentence.
	if n := s.at(to); !ends(n) && !n.punct(',') && !n.punct(')') && !(s.near(to-1) && placeWord.Has(n.hash)) {
		return
	}
	if !dash && p.punct('(') != s.at(to).punct(')') && !(p.punct('(') && s.at(to).punct(',')) {
		return
	}
	words := to - i
	for j := i; j < to; j++ {
		if x := s.at(j); x.known || never.Has(x.hash) || x.class&(lexicon.Nation|lexicon.Calendar) != 0 {
			return
		}
	}
	person := first.flags.Fore() > 0 && words <= 3 && !s.linkIn(i, to) && last.class&(lexicon.Street|lexicon.Org) == 0 && !s.saint(i)
	if person || first.class&(lexicon.Role|lexicon.Kin|lexicon.Domain) != 0 && words == 1 || words == 1 && (towns.Has(first.hash) || first.shape == lexicon.Upper && first.end-first.start < 4) ||
		words == 2 && first.flags&lexicon.Surname != 0 && last.flags&lexicon.Surname != 0 && last.class == 0 && last.flags.Ordinary() == 0 {
		return
	}
	label := rules.School
	if h.set&apposSchool == 0 {
		label = rules.Organisation
	}
	score := 0.55
	if last.is(placed) {
		score = 0.72
	}
	s.add(i, to, label, score, whySaid)
}

var hashHome = lexicon.Hash("home")

// team follows up those who belong to a body: "the Wellspring worker",
// "Tamarind's manager".
func (s *scan) team(h hit) {
	i := h.from - 1
	t := s.at(i)
	if !s.near(i) || t.shape != lexicon.Title || t.first && !t.possessive() && s.at(i-1).hash != hashThe {
		return
	}
	if t.possessive() {
		if t.flags&lexicon.Surname == 0 && s.reads(i, reading{place: true}) == i+1 && !(s.near(i-1) && s.at(i-1).capital()) {
			s.add(i, i+1, rules.Organisation, 0.5, whySaid)
		}
		return
	}
	from := i
	for s.near(from-1) && s.at(from-1).shape == lexicon.Title && s.at(from-1).hash != hashThe && i-from < 3 {
		from--
	}
	if !s.near(from-1) || s.at(from-1).hash != hashThe {
		return
	}
	to, own := s.run(from)
	if to != i+1 || own == 0 {
		return
	}
	for j := from; j < to; j++ {
		if x := s.at(j); x.class&noName != 0 && x.class&(lexicon.Org|lexicon.Street) == 0 || x.known || towns.Has(x.hash) || x.is(titleEnd) {
			return
		}
	}
	if from == i && (t.flags.Fore() > 1 || t.flags.Ordinary() > 1 || t.flags&lexicon.Place != 0) {
		return
	}
	s.add(from, to, rules.Organisation, 0.5, whySaid)
}

// smallBracket takes what stands in brackets after a kind in chat: "the nursery
// (bizzy bees)".
func (s *scan) smallBracket(h hit) bool {
	i := h.to + 1
	to := i
	for to < i+4 && s.at(to).shape == lexicon.Lower && (to == i || s.near(to-1)) {
		if t := s.at(to); t.class&(lexicon.Function|lexicon.Be|lexicon.Say|lexicon.Role|lexicon.Kin|lexicon.Domain|lexicon.Calendar) != 0 || t.is(plainly|generic) {
			return false
		}
		to++
	}
	if to < i+2 || !s.at(to).punct(')') {
		return false
	}
	label := rules.Organisation
	if h.set&apposSchool != 0 {
		label = rules.School
	}
	s.add(i, to, label, 0.45, whySaid)
	return true
}

package body

import (
	"strings"

	"veil/rules"
	"veil/rules/names/lexicon"
)

// member follows up the sign at token i between a person or a role and the
// body they come from, as lists of those present have it: "Sue Finn – Homeward",
// "Mrs P Gill - manager, Sycamores", "Mr Fox (Garden Square)".
func (s *scan) member(i int) {
	t := s.at(i)
	bracket := t.punct('(')
	if !bracket && !t.punct('-') && !t.punct('–') && !t.punct('—') && !t.punct(',') && !t.punct('|') && !t.punct(':') && !(t.shape == lexicon.Break && t.hash == '\t') {
		return
	}
	if (t.punct('-') || t.punct(':')) && t.start == s.at(i-1).stop && t.end == s.at(i+1).start {
		return
	}
	if n := s.at(i + 1); !n.capital() && n.shape != lexicon.Alnum && n.hash != hashThe && n.shape != lexicon.Digits {
		return
	}
	p := s.at(i - 1)
	role := p.class&lexicon.Role != 0 || p.is(job)
	switch {
	case role && !t.punct(':'):
		if t.punct('|') && s.lineStart(i-1) { // the head of a table
			return
		}
	case t.punct(':'):
		return
	case !s.personal(i - 1):
		return
	case bracket:
		if q := s.at(i - 2); q.class&lexicon.Honorific == 0 && !q.capital() && s.reads(i+1, reading{}) < i+3 {
			return
		}
	case t.punct(','):
		if !s.roleLine(i) && !s.ownLine(i) {
			return
		}
	default:
		from := i - 1
		for s.near(from-1) && s.at(from-1).capital() || s.at(from-1).punct('.') && s.at(from-2).shape == lexicon.Initial {
			from--
		}
		if !s.lineStart(from) || i-from < 2 {
			return
		}
	}
	dash := t.punct('-') || t.punct('–') || t.punct('—')
	to := s.reads(i+1, reading{place: !bracket && !t.punct(','), usual: dash && s.at(i+1).shape == lexicon.Title && !late.Has(s.at(i+1).hash)})
	if to == 0 || bracket != s.at(to).punct(')') && !(bracket && s.at(to).punct(',')) {
		return
	}
	if n := s.at(to); !ends(n) && !n.punct(')') && !n.punct('(') && !n.punct(',') && !n.punct('|') && !((n.punct('-') || n.punct('–')) && n.start > s.at(to-1).stop) && n.start-s.at(to-1).stop < 2 && !s.newline(to) {
		return
	}
	x := s.at(i + 1)
	if to == i+2 && (x.flags&lexicon.Surname != 0 || x.shape == lexicon.Upper) || s.personLike(i+1, to) {
		return
	}
	s.add(i+1, to, rules.Organisation, 0.5, "who comes from where")
}

var late = hashes("late absent present yes no minute online here remote remotely dialled phone teams virtual")

// newline reports whether a line ends before token i.
func (s *scan) newline(i int) bool {
	return i >= len(s.toks) || i > 0 && strings.Contains(s.text[s.at(i-1).stop:s.at(i).start], "\n")
}

// roleLine reports whether the comma at token i stands after a name that a
// role labels: "Drug worker: Steve,".
func (s *scan) roleLine(i int) bool {
	for j := i - 1; j > i-5; j-- {
		t := s.at(j)
		if t.punct(':') {
			return s.at(j-1).class&lexicon.Role != 0 || s.at(j-1).is(job)
		}
		if !t.capital() && !t.punct('.') {
			return false
		}
	}
	return false
}

// ownLine reports whether a name of two words that is no person's ends the line,
// cell or sentence after a name that any label stands before: "Assessor: Kay Orr,
// Compass Kinship". A name of three needs no label.
func (s *scan) ownLine(i int) bool {
	to := s.reads(i+1, reading{})
	if x := s.at(i + 1); x.shape != lexicon.Title && x.end-x.start < 5 && x.hash != hashThe { // letters after a name
		return false
	}
	if to < i+3 || s.personLike(i+1, to) || s.at(i+1).flags&(lexicon.Place|lexicon.Surname) != 0 && to < i+4 {
		return false
	}
	for j := i + 1; j < to; j++ {
		if s.at(j).class&(lexicon.Street|lexicon.Role) != 0 || towns.Has(s.at(j).hash) {
			return false
		}
	}
	if n := s.at(to); !ends(n) && !n.punct(',') && !n.punct(')') {
		return false
	}
	j := i - 1
	for j > i-6 && (s.at(j).capital() || s.at(j).punct('.')) {
		j--
	}
	return s.at(j).punct(':') && s.at(j-1).word() || to > i+3 && i-j > 2
}

// personLike reports whether [from, to) may be a forename and a surname.
func (s *scan) personLike(from, to int) bool {
	first, last := s.at(from), s.at(to-1)
	return to-from == 2 && first.flags.Name() && last.flags&lexicon.Surname != 0 && last.flags.Ordinary() == 0 && !first.possessive()
}

// lineStart reports whether token i begins a line, cell or item.
func (s *scan) lineStart(i int) bool {
	p := s.at(i - 1)
	return p.shape == lexicon.Break || p.punct('|') || p.punct(';') || p.punct('*') || p.punct('•') || p.punct('.') && s.at(i-2).shape == lexicon.Digits ||
		p.punct('-') && s.at(i-2).shape == lexicon.Break || s.at(i).start > 0 && s.text[s.at(i).start-1] == '\n'
}

// lines looks at lines that hold a name and nothing else: below a person's role
// at the end of a letter, or above an address at its head.
func (s *scan) lines() {
	for i := 0; i < len(s.toks); i++ {
		if !s.lineStart(i) || !s.at(i).capital() && s.at(i).hash != hashThe || s.at(i-1).punct('|') {
			continue
		}
		to := s.reads(i, reading{place: true, usual: true})
		if to == 0 || s.at(to).shape != lexicon.Break || s.at(to).hash == '\t' || s.personLike(i, to) || to == i+1 && s.at(i).flags&lexicon.Surname != 0 {
			continue
		}
		above, below := s.roleAbove(i-1), s.addressBelow(to)
		if above && (to > i+1 || s.at(i).flags.Ordinary() < 2 || below) || below && (i < 12 || above) {
			s.add(i, to, rules.Organisation, 0.5, "a line of its own")
		}
	}
}

// roleAbove reports whether the line that ends at token i is somebody's role.
func (s *scan) roleAbove(i int) bool {
	n := 0
	for s.at(i).shape == lexicon.Break && i > 0 && n < 2 {
		i, n = i-1, n+1
	}
	t := s.at(i)
	if n == 0 || t.class&lexicon.Role == 0 || !t.capital() {
		return false
	}
	for j := i; j > i-7; j-- {
		switch u := s.at(j); {
		case u.shape == lexicon.Break:
			return true
		case u.shape == lexicon.Lower && u.class&lexicon.Function == 0, u.punct(':'):
			return false
		}
	}
	return false
}

// addressBelow reports whether the line after the break at token i is an
// address, a telephone number or the like.
func (s *scan) addressBelow(i int) bool {
	t := s.at(i + 1)
	if (t.shape == lexicon.Digits || t.shape == lexicon.Alnum) && s.near(i+1) {
		for j := i + 2; j < i+6 && s.at(j).shape != lexicon.Break; j++ {
			if s.at(j).class&lexicon.Street != 0 && s.at(j).capital() {
				return true
			}
		}
	}
	return reach.Has(t.hash) && (s.at(i+2).shape >= lexicon.Digits || s.at(i+1).first)
}

var reach = hashes("tel telephone phone email e-mail www http https fax unit registered mobile")

package names

import (
	"strings"

	"veil/rules/names/lexicon"
)

// A text itself gives initials to people: "Trevon Blackwood (TB)", "SFR =
// teaching assistant", "KS explained that", "– KP" at the end of an entry.
// They are sure: found also where they are a usual abbreviation.

// sureCodes returns the codes of the text.
func (s *scan) sureCodes(found []candidate, forms map[string]bool) map[string]bool {
	sure := s.defined(found, forms)
	s.acting(sure)
	return sure
}

// defined finds codes beside the names found that they stand for.
func (s *scan) defined(found []candidate, forms map[string]bool) map[string]bool {
	sure := map[string]bool{}
	take := func(i int, c candidate) {
		if i < 0 || i >= len(s.units) {
			return
		}
		l, _ := s.capitals(i, i+1)
		u := s.at(i)
		if len(l) < 2 || len(l) > 4 || !u.shape.IsCapital() || u.shape == lexicon.Title && len(l) > 3 {
			return
		}
		first := lexicon.Fold(s.text[c.start:c.end])
		if forms[l] && s.fits(l, c) || first != "" && strings.EqualFold(first[:1], l[:1]) && !roleLetters.Has(u.hash) && !u.is(lexicon.Acronym|lexicon.Role) {
			sure[l] = true
		}
	}
	for _, c := range found {
		if c.label != "" || c.last == c.first && !strings.Contains(s.text[c.start:c.end], "-") {
			continue
		}
		n, m := s.at(c.last+1), s.at(c.last+2)
		p := s.at(c.first - 1)
		switch {
		case (n.punct == '(' || n.punct == '[') && (s.at(c.last+3).punct == ')' || s.at(c.last+3).punct == ']' || s.at(c.last+3).punct == ','):
			take(c.last+2, c)
		case n.punct == '=' && m.shape.IsWord():
			take(c.last+2, c)
		case p.punct == '=':
			take(c.first-2, c)
		case (p.punct == '–' || p.punct == '-' || p.punct == ':') && s.opens(c.first-2):
			take(c.first-2, c)
		}
	}
	return sure
}

// fits reports whether initials are those of a name found.
func (s *scan) fits(l string, c candidate) bool {
	for _, f := range Parse(s.text[c.start:c.end]).InitialForms() {
		if f == l {
			return true
		}
	}
	return false
}

// acting finds initials of people who are nowhere named in full: what has two
// to four capitals, is no usual abbreviation, and does what people do.
func (s *scan) acting(sure map[string]bool) {
	weak := map[string]int{}
	for i := range s.units {
		u := &s.units[i]
		if u.shape != lexicon.Upper || u.end-u.start > 5 || u.is(lexicon.Acronym|lexicon.Function|lexicon.Role|lexicon.Kin|lexicon.Honorific|lexicon.Calendar) || s.loud[i] || roleLetters.Has(u.hash) || u.flags.Fore() > 0 || u.flags.Ordinary() > 0 {
			continue
		}
		l, _ := s.capitals(i, i+1)
		if len(l) < 2 || len(l) > 3 {
			continue
		}
		p, n := s.at(i-1), s.at(i+1)
		switch {
		case u.sentence && n.shape == lexicon.Lower && n.start-u.end == 1 && (personal.Has(n.hash) || past.Has(n.hash) || deeds.Has(n.hash)),
			p.shape == lexicon.Lower && byWhom.Has(p.hash) && (clauseEnd(n) || n.shape == lexicon.Lower),
			(p.punct == '–' || p.punct == '—') && s.at(i-2).punct != 0 && n.shape == lexicon.Break,
			p.punct == '(' && n.punct == ')' && s.at(i+2).shape == lexicon.Break && s.at(i-2).punct == '.',
			n.punct == '=' && (s.at(i+2).is(lexicon.Role|lexicon.Kin|lexicon.Acronym) || s.at(i+3).is(lexicon.Role|lexicon.Kin)),
			(n.punct == '\'' || n.punct == '’') && n.start == u.end && s.isS(s.at(i+2)) && s.at(i+3).is(lexicon.Kin):
			sure[l] = true
		case p.shape == lexicon.Lower && (toward.Has(p.hash) || company.Has(p.hash) || reaching.Has(p.hash)), u.sentence && n.shape == lexicon.Lower && n.start-u.end == 1,
			(n.punct == '\'' || n.punct == '’') && n.start == u.end && s.isS(s.at(i+2)), s.labelBefore(i):
			weak[l]++
		}
	}
	for l, n := range weak {
		if n > leastHabit {
			sure[l] = true
		}
	}
}

// Words after or before initials that only people do or have done.
var (
	deeds  = hashes("opened closed summarised outlined updated gave shared summarised explained advised confirmed reported informed shared asked wondered raised noted queried apologised suggested thanked welcomed introduced felt visited spoke met arrived attended left called chaired collected observed rang emailed texted discussed signed refused agreed disagreed cried laughed woke slept settled played ate reminded offered supported spoken")
	byWhom = hashes("by told asked spoke rang emailed texted with visited seen")
)

// labelBefore reports whether a label of people and a colon stand before i.
func (s *scan) labelBefore(i int) bool {
	return s.at(i-1).punct == ':' && s.at(i-2).is(lexicon.ListLabel|lexicon.Say)
}

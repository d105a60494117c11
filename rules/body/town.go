package body

import (
	"strings"

	"veil/rules"
	"veil/rules/names/lexicon"
)

// townAfter takes in the town or county that stands after a name and tells it
// from others of that name: "Stepping Stones, Silkstone", "Holy Family College,
// Sperrin campus", "Friends of the Road (Worcs)". Token to is the one after the
// name; it returns the token after all of it.
func (s *scan) townAfter(to int) int {
	open := s.at(to)
	if !open.punct(',') && !open.punct('(') || open.start-s.at(to-1).stop > 1 {
		return to
	}
	i := to + 1
	t := s.at(i)
	if open.punct('(') {
		if n := s.at(i + 1); n.punct(')') && (shortShires.Has(t.hash) || s.placed(t)) {
			return i + 2
		}
		return to
	}
	if s.near(to) && t.shape == lexicon.Title && s.near(i) && sites.Has(s.at(i+1).hash) && s.at(i+1).shape == lexicon.Lower {
		return i + 2
	}
	if leads.Has(t.hash) && t.capital() && s.near(i) && s.placed(s.at(i+1)) {
		i++ // "Long Eaton"
	}
	if t = s.at(i); !s.near(to) || !s.placed(t) && !shortShires.Has(t.hash) || t.shape == lexicon.Upper && s.at(to-1).shape != lexicon.Upper {
		return to
	}
	if n := s.at(i + 1); s.near(i) && !s.newline(i+1) && n.word() && n.class&lexicon.Function == 0 {
		return to // the first of more words
	}
	if n := s.at(i + 1); !s.newline(i+1) && !n.word() && !ends(n) && !n.punct(',') && !n.punct(')') && !n.punct(':') {
		return to
	}
	return i + 1
}

// placed reports whether a word is the name of a place and no person's.
func (s *scan) placed(t *token) bool {
	if !t.capital() || t.possessive() || t.end-t.start < 3 || t.end-t.start == 3 && t.flags&lexicon.Place == 0 || strings.HasSuffix(s.text[t.start:t.end], "days") || t.class != 0 || t.known || t.flags.Fore() > 0 || t.flags.Ordinary() > 1 {
		return false
	}
	return t.flags&lexicon.Place != 0 || t.flags.Ordinary() == 0 && !strings.Contains(s.text[t.start:t.end], "-")
}

var (
	// leads are the words that names of places begin with.
	leads = hashes("lower upper great little north south east west old new nether long high low market st port")
	sites = hashes("campus site base branch")
	// What counties are called for short.
	shortShires = hashes("worcs berks bucks herts beds hants lancs leics lincs northants notts oxon staffs warks wilts yorks cambs glos salop shrops derbys cheshire cumbria devon dorset kent essex surrey sussex norfolk suffolk cornwall durham")
)

// tell extends the findings over the towns after them. Bodies whose own word is
// a town's are left as they are.
func (s *scan) tell() {
	for k := range s.found {
		f := &s.found[k]
		if f.label != rules.Organisation && f.label != rules.School || f.to < 1 || f.to >= len(s.toks) {
			continue
		}
		if to := s.townAfter(f.to); to > f.to {
			f.to = to
			f.end = s.at(to - 1).stop
		}
	}
}

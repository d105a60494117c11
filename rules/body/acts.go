package body

import (
	"strings"

	"veil/rules"
	"veil/rules/names/lexicon"
)

// plural follows up what only a body does, since one person would have an "s":
// "Turnaround confirm three screens", "Langdale have put him".
func (s *scan) plural(i int) {
	if n := s.at(i + 1); nouny.Has(s.at(i).hash) && (!s.near(i) || n.shape >= lexicon.Punct || afterNoun.Has(n.hash)) {
		return
	}
	if !s.near(i-1) || s.at(i).shape != lexicon.Lower || !s.at(i-1).capital() {
		return
	}
	from := s.back(i, reading{place: true, usual: true})
	if from == i || from == i-1 && !s.at(from).first && s.at(from).flags.Ordinary() > 1 {
		return
	}
	p := s.at(from - 1)
	several := i-from > 1
	if s.near(from-1) && ((p.hash == hashAnd || p.punct('&')) && !several || p.class&(lexicon.Auxiliary|lexicon.Honorific) != 0 || lets.Has(p.hash)) || p.punct(',') || p.punct('/') {
		return
	}
	if s.near(from-1) && p.shape != lexicon.Lower && !s.stops(from-1) && !p.punct('&') {
		return
	}
	t := s.at(from)
	if from == i-1 {
		plural := s.text[t.end-1] == 's'
		if plural && t.end-t.start > 3 && t.flags.Ordinary() == 0 && p.hash == hashThe || // "the Hewitts have"
			t.first && (t.flags.Ordinary() > 0 && !(t.flags.Ordinary() < 3 && !plural && sure.Has(s.at(i).hash)) || plural && !sayings.Has(s.at(i).hash)) {
			return
		}
	}
	s.add(from, i, rules.Organisation, 0.5, whyDoes)
}

// back returns the token that begins the name ending before token i, or i.
func (s *scan) back(i int, r reading) int {
	from := i
	for j := i - 1; j >= i-7 && (s.near(j) || j == i-1); j-- {
		t := s.at(j)
		if !t.capital() && !links.Has(t.hash) && !t.punct('&') && t.shape != lexicon.Alnum {
			break
		}
		if (t.capital() || t.hash == hashThe) && !s.stops(j) && s.reads(j, r) == i {
			from = j
		}
	}
	return from
}

var (
	// Verbs that are nouns too, and what follows such a noun.
	nouny     = hashes("report offer request charge state need want run hope advise confirm")
	afterNoun = hashes("by of from for on in dated to is was has with at and or attached")
	sure      = hashes("have confirm report offer")
	sayings   = hashes("say confirm report offer advise state request agree decline refuse")
)

// Words that a verb without its "s" follows after one person's name.
var lets = hashes("let lets make makes made help helps helped see saw hear heard watch watched have had that's and did does do didn't doesn't will would can could should may might must to recommend recommended suggest suggested request requested propose proposed insist insisted ask asked or both")

// calls follows up a place that rings up: "Seaview called to say".
func (s *scan) calls(i int) {
	if !s.near(i-1) || s.at(i).shape != lexicon.Lower || s.at(i-1).shape != lexicon.Title {
		return
	}
	if from := s.back(i, reading{}); from < i-1 && !s.at(i-1).possessive() && !s.personLike(from, i) && s.at(from-1).class&lexicon.Honorific == 0 && (!s.near(from-1) || s.at(from-1).shape == lexicon.Lower || s.at(from).first) {
		s.add(from, i, rules.Organisation, 0.45, whyDoes)
		return
	}
	t := s.at(i - 1)
	if t.first && (idle.Has(s.at(i).hash) || s.text[t.end-1] == 's' && done.Has(s.at(i).hash)) || strings.ContainsAny(s.text[t.start:t.end], "0123456789") {
		return // "Paperwork is too long", "Cuddles offered"
	}
	if p := s.at(i - 2); s.near(i-2) && (p.capital() && !s.stops(i-2) || p.hash == hashAnd) || p.class&lexicon.Honorific != 0 || t.flags&lexicon.Surname != 0 || t.possessive() || t.first && t.flags.Ordinary() > 0 {
		return
	}
	if t.first && (s.text[t.end-1] == 's' || s.abstract(t)) && s.at(i).class&(lexicon.Be|lexicon.Auxiliary) != 0 { // "Handovers will"
		return
	}
	if s.reads(i-1, reading{place: true}) == i {
		s.add(i-1, i, rules.Organisation, 0.5, whyDoes)
	}
}

var (
	// Verbs that say what anything is or has.
	idle = hashes("is was has had will would could can cannot does did may might should must also then since were")
	// Verbs that say as well what is done to something.
	done = hashes("offered refused declined cancelled sent charged agreed accepted served given provided supplied issued paid closed opened reported confirmed")
)

// abstract reports whether a word is made like that for a thing of the mind.
func (s *scan) abstract(t *token) bool {
	w := strings.ToLower(s.text[t.start:t.end])
	for _, end := range []string{"ology", "tion", "ism", "ing", "ment", "ness", "ity", "graphy", "ance", "ence", "itis", "osis", "ine", "ol", "therapy"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

package body

import (
	"strings"

	"veil/rules/names/lexicon"
)

// candidate is a run of words with capitals, tokens [from, to), that may be the
// name of a body or of the place where somebody lives.
type candidate struct{ from, to int }

// longest is how many tokens a candidate may have.
const longest = 8

// candidates calls f for each run of words with capitals, in order, with the
// small words inside it ("Hub on Ferry Rd") and without those before it that
// belong to the sentence.
func (s *scan) candidates(f func(candidate)) {
	for i := 0; i < len(s.toks); {
		if !s.upright(i) {
			i++
			continue
		}
		from, to := i, s.uprightEnd(i)
		for from < to && s.leading(from) {
			from++
		}
		end := to
		for end > from && (links.Has(s.at(end-1).hash) || s.at(end-1).shape == lexicon.Punct || s.at(end-1).shape == lexicon.Lower) {
			end--
		}
		if to := end; from < to && to-from <= longest && !s.code(from, to) && !s.opens(from, to) {
			f(candidate{from, to})
		}
		i = to
	}
}

// upright reports whether token i is a word with a capital.
func (s *scan) upright(i int) bool {
	t := s.at(i)
	return t.capital() || (t.shape == lexicon.Mixed || t.shape == lexicon.Alnum) && s.text[t.start] >= 'A' && s.text[t.start] <= 'Z'
}

// leading reports whether token i, at the front of a run, is none of a name.
func (s *scan) leading(i int) bool {
	t := s.at(i)
	if t.hash == hashThe {
		return !s.near(i) || !s.upright(i+1)
	}
	return s.stops(i) || links.Has(t.hash) || t.shape == lexicon.Punct || t.first && t.class&lexicon.Function != 0 && t.shape == lexicon.Title
}

// opens reports whether [from, to) is one usual word at the beginning of a
// sentence, as most words with a capital are.
func (s *scan) opens(from, to int) bool {
	t := s.at(from)
	return to == from+1 && t.first && t.shape == lexicon.Title && !t.possessive() && (t.flags.Ordinary() > 1 || t.class&(lexicon.Honorific|lexicon.Kin|lexicon.Calendar) != 0) && s.near(from) && s.at(to).shape == lexicon.Lower
}

// couple reports whether [from, to) are two people with "and" between them, or two
// named in full with a line end between them: what is said of them, and what they
// do, is said of bodies, too ("agreed by").
func (s *scan) couple(from, to int) bool {
	for i := from + 1; i < to; i++ {
		t, p := s.at(i), s.at(i-1)
		if and := t.hash == hashAnd || t.punct('&'); and && i+1 < to {
			return s.fullName(from, i) && s.fullName(i+1, to) || from+1 == i && i+2 == to && s.forename(from) && s.forename(i+1)
		}
		if strings.Contains(s.text[p.stop:t.start], "\n") && s.fullName(from, i) && s.fullName(i, to) {
			return true
		}
	}
	return false
}

// forename reports whether a token is the forename of somebody and nothing else.
func (s *scan) forename(i int) bool {
	t := s.at(i)
	return t.flags.Fore() > 0 && t.flags.Ordinary() == 0 && t.flags&lexicon.Place == 0 && !t.possessive() && t.class&(lexicon.Street|lexicon.Org) == 0
}

// fullName reports whether [from, to) is a forename and one or two words that no
// body's name ends with.
func (s *scan) fullName(from, to int) bool {
	if n := to - from; n < 2 || n > 3 || s.at(from).flags.Fore() == 0 {
		return false
	}
	for i := from; i < to; i++ {
		if t := s.at(i); !t.capital() || t.class&(lexicon.Street|lexicon.Org) != 0 {
			return false
		}
	}
	return true
}

// code reports whether [from, to) is one short sign that is no name: "Y2", "Hb",
// "ST4".
func (s *scan) code(from, to int) bool {
	t := s.at(from)
	return to == from+1 && (t.end-t.start < 3 || t.shape == lexicon.Alnum && !s.leet(from) || t.shape == lexicon.Initial)
}

// uprightEnd returns the token after the run that begins at token i.
func (s *scan) uprightEnd(i int) int {
	to := i + 1
	for to < i+12 && to < len(s.toks) {
		t, p := s.at(to), s.at(to-1)
		dot := t.punct('.') && p.stop == t.start && s.upright(to+1) && s.at(to+1).start-t.end <= 1
		switch {
		case dot && (p.abbreviated() || dotted.Has(p.hash)):
			to++
			continue
		case p.punct('.') && t.start-p.end <= 1:
		case !s.near(to - 1):
			return to
		}
		switch {
		case s.upright(to) && (!s.stops(to) || t.hash == hashThe):
			to++
			continue
		case t.shape == lexicon.Digits && t.end-t.start == 1 && s.near(to) && s.at(to+1).shape == lexicon.Title:
			to += 2
			continue
		case (links.Has(t.hash) || linking.Has(t.hash) || t.punct('&') || t.punct('+') || t.punct('@')) && s.near(to):
			k := to + 1
			if s.at(k).hash == hashThe && s.near(k) {
				k++
			}
			if s.upright(k) && !s.stops(k) {
				to = k + 1
				continue
			}
		}
		return to
	}
	return to
}

var (
	// linking are small words inside names of which runs of rules know nothing.
	linking = hashes("at for ar yr ti")
	// dotted are short forms that a full stop stands behind.
	dotted = hashes("surg pr pract prac ctr ho hse jnr jnrs inf infs prim sch acad coll med gp rd ln dr nurs")
)

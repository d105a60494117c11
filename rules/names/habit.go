package names

import (
	"veil/rules/names/lexicon"
)

// leastHabit is how often a letter must stand where people stand before its
// other such places count.
const leastHabit = 2

// markHabits finds the letters that a text uses for people again and again, as
// case notes and diaries do: "R up at 6", "B held my hand", "saw J in town".
func (s *scan) markHabits(named []bool, first map[byte]bool) {
	var times [128]int
	for i := range s.units {
		u := &s.units[i]
		if named[i] || u.shape != lexicon.Initial || u.end-u.start != 1 {
			continue
		}
		if c := s.text[u.start]; c < 128 && first[c|0x20] && s.subject(i) {
			times[c]++
		}
	}
	for c, n := range times {
		s.habit[c] = n >= leastHabit
	}
}

// subject reports whether the capital letter at i stands where a person may:
// at the head of a sentence before a small word, or between small words.
func (s *scan) subject(i int) bool {
	u, p, n := &s.units[i], s.at(i-1), s.at(i+1)
	if u.shape != lexicon.Initial || u.end-u.start != 1 || s.loud[i] || s.labelWord(p) || s.text[u.start] == 'I' {
		return false
	}
	near := n.shape == lexicon.Lower && n.start-u.end == 1 && !(n.is(lexicon.Be) && articles.Has(s.at(i+2).hash))
	owns := (n.punct == '\'' || n.punct == '’') && n.start == u.end && s.isS(s.at(i+2))
	switch {
	case owns:
		return p.shape == lexicon.Lower || u.sentence
	case u.sentence && (p.shape == lexicon.Break || p.punct == '.' || p.shape == lexicon.Digits):
		return near && s.text[u.start] != 'A'
	case p.shape != lexicon.Lower && !(p.sentence && p.is(lexicon.Function)) || u.start-p.end != 1 || articles.Has(p.hash):
		return false
	}
	return near && !n.is(lexicon.Org) || clauseEnd(n) && (toward.Has(p.hash) || reaching.Has(p.hash))
}

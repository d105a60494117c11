package names

import (
	"strings"
	"unicode/utf8"

	"veil/rules/names/lexicon"
)

// leastSpelled is how many letters on their own make a word that is spelled out;
// rows longer than mostSpelled are no word.
const leastSpelled, mostSpelled = 4, 24

// spell takes in the letters that spell a word out, on a form with a box for
// each or to somebody who writes it down: "A N A N D", "y e v a". It returns
// the next atom to look at.
func (u *unit) spell(text string, atoms []lexicon.Atom, i int) int {
	j := i
	for j < len(atoms) && j-i < mostSpelled && atoms[j].Shape.IsWord() && oneLetter(text, atoms[j]) && atoms[j].Shape == u.shape && gap(text, atoms[j-1].End, atoms[j].Start) {
		j++
	}
	if j-i+1 < leastSpelled {
		return i
	}
	var b strings.Builder
	for _, a := range atoms[i-1 : j] {
		b.WriteString(text[a.Start:a.End])
	}
	w := b.String()
	if !strings.ContainsAny(lexicon.Fold(w), "aeiouy") || strings.Contains("ABCDEFGHIJKLMNOPQRSTUVWXYZ", strings.ToUpper(w)) {
		return i
	}
	u.hash = lexicon.Hash(w)
	u.flags, u.class = lexicon.Lookup(u.hash), lexicon.ClassOf(w)
	u.shape, u.spelled = lexicon.Upper, true
	u.end = atoms[j-1].End
	return j
}

func oneLetter(text string, a lexicon.Atom) bool {
	_, n := utf8.DecodeRuneInString(text[a.Start:a.End])
	return n == a.End-a.Start
}

// gap reports whether one space or hyphen lies between two letters.
func gap(text string, end, start int) bool {
	return start-end == 1 && text[end] == ' '
}

// spelledName reports whether the word spelled out at i is a name: it is one of
// the lists or at least no word.
func (s *scan) spelledName(i int) bool {
	u := &s.units[i]
	return u.spelled && u.class&^(lexicon.Eponym|lexicon.Forename|lexicon.Kin) == 0 && (u.flags.Fore() > 1 || u.flags.Ordinary() == 0)
}

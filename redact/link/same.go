package link

import (
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"veil/rules/names"
	"veil/rules/names/lexicon"
	"veil/rules/names/phrase"
)

// samePerson reports whether two full names may be one person's: as
// names.Compatible says, and where one is a slip of the other, or lacks the
// surname behind two forenames.
func samePerson(p, q *person) bool {
	a, b := p.name, q.name
	if names.Compatible(a, b) {
		return true
	}
	if len(a.Given) == 0 || len(b.Given) == 0 || names.TitlesConflict(a.Title, b.Title) {
		return false
	}
	v, w := p.folded(), q.folded()
	if leads(v, w) || leads(w, v) {
		return true
	}
	if (misheard(v, w) || misheard(w, v)) && max(p.weight, q.weight) > rarely*min(p.weight, q.weight) {
		return true
	}
	if damaged(v, w) && max(p.weight, q.weight) > rarely*min(p.weight, q.weight) {
		return true
	}
	x, y, s, t := v.first, w.first, v.surname, w.surname
	switch {
	case x == y:
		return slip(s, t)
	case soundsLike(x, y) && slices.Equal(foldAll(a.Given[1:]), foldAll(b.Given[1:])):
		return slip(s, t) || s == t && max(p.weight, q.weight) > rarely*min(p.weight, q.weight)
	case x[:min(1, len(x))] != y[:min(1, len(y))] || !slip(x, y) || !slices.Equal(foldAll(a.Given[1:]), foldAll(b.Given[1:])):
		return false
	case s == t: // Jaydon and Jayden may be brothers
		return max(p.weight, q.weight) > rarely*min(p.weight, q.weight)
	}
	return slip(s, t)
}

// soundsLike reports whether two folded forenames sound alike.
func soundsLike(x, y string) bool {
	k := soundKey(x)
	return k != "" && k == soundKey(y)
}

func foldAll(ws []string) (out []string) {
	for _, w := range ws {
		out = append(out, lexicon.Fold(w))
	}
	return out
}

// folded is a full name in the forms in which it is compared with many.
type folded struct {
	words   []string // see names.Name.Words
	first   string   // the first forename
	surname string   // see surnameKey
	pieces  int      // of the first forename
	behind  int      // pieces of the surname
}

func fold(n names.Name) *folded {
	return &folded{words: n.Words(), first: lexicon.Fold(n.Given[0]), surname: surnameKey(n),
		pieces: len(names.Split(n.Given[0])), behind: len(names.Split(n.Surname))}
}

// leads reports whether a is the first two words of b, which is longer: "Bich
// Ngoc" of Bich Ngoc Nguyen.
func leads(a, b *folded) bool {
	return len(a.words) == 2 && len(b.words) > 2 && a.pieces == 1 && slices.Equal(a.words, b.words[:2]) && b.behind < len(b.words)-1
}

// misheard is like leads where the second word is spelled otherwise and sounds
// alike: "Abdi Raheem" of Abdi Rahim Warsame.
func misheard(a, b *folded) bool {
	return len(a.words) == 2 && len(b.words) > 2 && a.pieces == 1 && a.words[0] == b.words[0] && soundsLike(a.words[1], b.words[1]) && b.behind < len(b.words)-1
}

// sameWords reports whether two names are the same but for order and marks.
func sameWords(a, b names.Name) bool { return slices.Equal(a.Words(), b.Words()) }

// slip reports whether one of two folded words is a slip of the other: one
// letter is wrong, missing or too much, or two side by side have changed places.
func slip(a, b string) bool {
	return phrase.OneAway(a, b) || phrase.OneAway(b, a) || swapped(a, b)
}

// swapped reports whether two words differ by two letters side by side.
func swapped(a, b string) bool {
	if len(a) != len(b) || len(a) < phrase.FuzzyLen {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

// lettersKey is the same for words of the same letters that begin alike.
func lettersKey(name string) string {
	f := []byte(lexicon.Fold(name))
	if len(f) < phrase.FuzzyLen {
		return ""
	}
	slices.Sort(f[1:])
	return string(f)
}

// damaged reports whether two names are one but for a slip in the forename and
// either a slip in the surname too, which brothers and sisters do not differ in, or
// a hyphen: "Rehanna Mia" of Rehana Miah, "Oluwasun Adebayo Cole" of Oluwaseun
// Adebayo-Cole.
func damaged(a, b *folded) bool {
	v, w := a.words, b.words
	if len(v) < 2 || len(w) < 2 || v[0] == "" || w[0] == "" || v[0][0] != w[0][0] || !slip(v[0], w[0]) {
		return false
	}
	s, t := strings.Join(v[1:], ""), strings.Join(w[1:], "")
	if s == "" || t == "" || len(v[0])+len(s) < longName || len(w[0])+len(t) < longName {
		return false
	}
	if s == t {
		return len(v) != len(w) || a.surname != b.surname
	}
	return s[0] == t[0] && levenshtein.ComputeDistance(s, t) == 1
}

// longName is the least length of a name of which two letters may be slips.
const longName = 9

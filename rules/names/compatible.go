package names

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"veil/rules/names/lexicon"
)

// Compatible reports whether a and b may name one person: they share a
// forename, surname or initials, and nothing in one contradicts the other.
// Nicknames count as the forename they come from.
func Compatible(a, b Name) bool {
	if TitlesConflict(a.Title, b.Title) {
		return false
	}
	shared := false
	if a.Surname != "" && b.Surname != "" {
		if !SameSurname(a.Surname, b.Surname) {
			return false
		}
		shared = true
	}
	switch {
	case len(a.Given) > 0 && len(b.Given) > 0:
		if !SameForename(a.Given[0], b.Given[0]) || !middlesAgree(a.Given[1:], b.Given[1:]) {
			return false
		}
		return true
	case a.Initials != "" || b.Initials != "":
		ok, known := initialsAgree(a, b)
		if known && !ok {
			return false
		}
		return shared || known
	}
	return shared
}

func middlesAgree(a, b []string) bool {
	for i := range min(len(a), len(b)) {
		if !SameForename(a[i], b[i]) {
			return false
		}
	}
	return true
}

// initialsAgree compares where at least one name has initials; known is false
// where there is nothing to compare with.
func initialsAgree(a, b Name) (ok, known bool) {
	if a.Initials == "" {
		a, b = b, a
	}
	if a.Surname == "" { // the initials stand for the whole name
		if forms := b.InitialForms(); len(forms) > 0 {
			return slices.Contains(forms, a.Initials), true
		}
		return b.Initials == a.Initials, b.Initials != "" && b.Surname == ""
	}
	first := ""
	for _, g := range b.Given {
		first += initial(g)
	}
	first += b.Initials
	if first == "" || (b.Surname == "" && len(b.Given) == 0) {
		return false, false
	}
	return strings.HasPrefix(first, a.Initials) || strings.HasPrefix(a.Initials, first), true
}

// SameSurname compares surnames in folded form; "Okafor-Hughes" is the same as
// "Okafor Hughes" and may be shortened to either half.
func SameSurname(a, b string) bool {
	if lexicon.Fold(a) == lexicon.Fold(b) {
		return true
	}
	x, y := Split(a), Split(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if strings.Join(x, "") == strings.Join(y, "") {
		return true
	}
	for _, w := range x {
		if isParticle(w) || !slices.Contains(y, w) {
			return false
		}
	}
	return len(x) > 0
}

// SameForename reports whether two forenames are the same or one is a usual
// short form of the other.
func SameForename(a, b string) bool {
	x, y := lexicon.Fold(a), lexicon.Fold(b)
	if x == y {
		return true
	}
	for _, g := range NicknameGroups(x) {
		if slices.Contains(NicknameGroups(y), g) {
			return true
		}
	}
	// "Kerry" for "Kerry-Ann".
	p, q := Split(a), Split(b)
	return len(p) > 0 && len(q) > 0 && len(p) != len(q) && p[0] == q[0]
}

//go:embed nicknames.txt
var nicknamesText string

// Each line of nicknames.txt is one family of forms. A form may be in several
// families (Beth, Alex), but forms of different families are not the same name.
var nicknames = sync.OnceValue(func() map[string][]int {
	m := map[string][]int{}
	n := 0
	for line := range strings.Lines(nicknamesText) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, w := range strings.Fields(line) {
			m[lexicon.Fold(w)] = append(m[lexicon.Fold(w)], n)
		}
		n++
	}
	return m
})

var nickHashes = sync.OnceValue(func() *lexicon.Set {
	s := lexicon.NewSet("")
	for w := range nicknames() {
		s.Add(lexicon.Hash(w))
	}
	return s
})

// shortForm reports whether the word with that hash is in a family of forenames.
func shortForm(h uint32) bool { return nickHashes().Has(h) }

// NicknameGroups returns the numbers of the families that a folded forename
// belongs to; two forenames that share one may be the same person's.
func NicknameGroups(folded string) []int { return nicknames()[folded] }

// The titles that tell a woman or a man.
var sexes = map[string]byte{
	"mrs": 'f', "ms": 'f', "miss": 'f', "lady": 'f', "dame": 'f', "madam": 'f', "auntie": 'f', "aunty": 'f', "aunt": 'f', "nana": 'f',
	"nan": 'f', "nanny": 'f', "gran": 'f', "granny": 'f', "grandma": 'f', "mum": 'f', "mother": 'f', "sister": 'f', "wpc": 'f',
	"mr": 'm', "sir": 'm', "lord": 'm', "uncle": 'm', "grandad": 'm', "granddad": 'm', "grandpa": 'm', "dad": 'm', "father": 'm', "brother": 'm',
}

// Sex returns 'f' or 'm' where a title tells it, else 0.
func Sex(title string) byte {
	for _, w := range strings.Fields(title) {
		if s := sexes[lexicon.Fold(strings.TrimSuffix(w, "."))]; s != 0 {
			return s
		}
	}
	return 0
}

// TitlesConflict reports whether two titles cannot be one person's.
func TitlesConflict(a, b string) bool {
	x, y := Sex(a), Sex(b)
	return x != 0 && y != 0 && x != y
}

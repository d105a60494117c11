package link

import (
	"slices"
	"strings"

	"veil/rules/names/lexicon"
)

// petForms finds the forenames of which a word may be a pet form that no list
// has: Serko of Serkan, Lumi of Olumide, Kosi of Akosua. It guesses; a guess
// counts only where one person alone fits.
type petForms struct {
	names []string // folded
	by    map[string][]int
	known map[string]bool
	// bold guesses at names that people bear themselves, too: for bundles, whose
	// report says what was guessed.
	bold bool
}

// add makes a folded forename findable.
func (f *petForms) add(name string) {
	if len(name) < 3 || f.known[name] {
		return
	}
	if f.known == nil {
		f.known, f.by = map[string]bool{}, map[string][]int{}
	}
	f.known[name] = true
	f.names = append(f.names, name)
	seen := map[string]bool{}
	for i := range len(name) - 1 {
		if g := name[i : i+2]; !seen[g] {
			seen[g] = true
			f.by[g] = append(f.by[g], len(f.names)-1)
		}
	}
	f.by[name[:1]] = append(f.by[name[:1]], len(f.names)-1)
}

// of returns the forenames that a folded word may be a pet form of.
func (f *petForms) of(word string) []string {
	if len(word) < 3 || len(word) > 9 {
		return nil
	}
	w := lexicon.Word(word)
	own := w.Fore() > 1 // somebody's own: "Sahra" is no Shirazeh
	if own && (!f.bold || w.Fore() > 2 || !strings.HasSuffix(word, "i") && !strings.HasSuffix(word, "ie")) {
		return nil
	}
	if w.Ordinary() > 0 && w.Fore() == 0 || lexicon.ClassOf(word)&^(lexicon.Forename|lexicon.Eponym) != 0 {
		return nil
	}
	var out []string
	seen := map[int]bool{}
	for _, k := range []string{word[:1], word[:2], word[1:3]} {
		for _, i := range f.by[k] {
			if !seen[i] && petForm(word, f.names[i]) && (!own || strings.HasPrefix(f.names[i], stemOf(word))) { // "Abi" is Abena's, too
				out = append(out, f.names[i])
			}
			seen[i] = true
		}
	}
	slices.Sort(out)
	return out
}

// petForm reports whether a word may be made of a name: what is left of it
// without its ending stands in the name, or begins alike and has its letters in
// the same order; or the name stands in it.
func petForm(word, name string) bool {
	if word == name {
		return false
	}
	stem := stemOf(word)
	switch {
	case len(name) >= 3 && strings.HasPrefix(word, name):
		return true
	case len(stem) >= 3 && strings.Contains(name, stem):
		return true
	case word[0] != name[0]:
		return len(word) >= 4 && strings.HasSuffix(name, word[1:]) && within(word, name)
	case strings.HasPrefix(name, stem):
		return true
	case len(stem) >= 3 && within(stem, name):
		return true
	}
	a, b := bones(word), bones(name)
	return len(a) >= 3 && len(b) >= 3 && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a))
}

// stemOf is a word without doubled letters and the ending that makes a pet form
// of a name: at least two letters.
func stemOf(word string) string {
	s := word[:1]
	for i := 1; i < len(word); i++ {
		if word[i] != word[i-1] {
			s += word[i : i+1]
		}
	}
	for _, end := range []string{"kins", "ie", "ey", "y", "i", "o", "a", "e", "u", "s", "z"} {
		if t, ok := strings.CutSuffix(s, end); ok && len(t) >= 2 {
			return t
		}
	}
	return s
}

// within reports whether a name has the letters of a word in their order.
func within(word, name string) bool {
	for i := range len(word) {
		j := strings.IndexByte(name, word[i])
		if j < 0 {
			return false
		}
		name = name[j+1:]
	}
	return true
}

// bones are the consonants.
func bones(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("aeiouy", r) {
			return -1
		}
		return r
	}, s)
}

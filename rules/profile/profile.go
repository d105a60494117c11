// Package profile is the user's own people file: who is in the papers, what
// they are called, what to mask always and what never.
//
// Its Detector finds every mention of those people, however written: full
// names, aliases, forename or surname alone, initials, nicknames, other case,
// accents, hyphens and line ends, scanning errors, and their dates of birth in
// any format. What it finds carries the person's label as its Role, unless the
// words may mean two people of the file. It knows only who is in the file.
package profile

import (
	"os"
	"slices"
	"strings"
	"unicode"

	"veil/rules"
	"veil/rules/names"
	"veil/rules/names/lexicon"
)

// Person is one entry of the file.
type Person struct {
	Label string   // "CHILD A": what stands in the redacted text
	Names []string // the fullest first, then aliases
	Born  string   // as year-month-day; empty where not given
}

// File is a people file.
type File struct {
	People  []Person
	Also    []string // always masked
	Keep    []string // never masked
	Subject string   // label of the person whose own details stay under the third-party policy; may be empty
	kept    map[string]bool
}

// Load reads a people file. Its errors tell the line and the mistake and quote
// nothing of the content.
func Load(path string) (*File, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return Parse(b)
}

// Kept reports whether text is one of the entries that are never masked,
// compared without case, accents, spacing and marks.
func (f *File) Kept(text string) bool { return f != nil && f.kept[normal(text)] }

// Labels returns the labels of the file in its order.
func (f *File) Labels() []string {
	var out []string
	for _, p := range f.People {
		out = append(out, p.Label)
	}
	return out
}

func normal(s string) string {
	var words []string
	for _, a := range lexicon.Atoms(s) {
		if a.Shape <= lexicon.Alnum {
			words = append(words, lexicon.Fold(s[a.Start:a.End]))
		}
	}
	return strings.Join(words, " ")
}

// guess says what kind of thing an entry that is always masked is: an address
// has a number or a street word, a person is a forename and a surname of the
// lists; all else is an organisation.
func guess(v string) string {
	atoms := lexicon.Atoms(v)
	street := slices.ContainsFunc(atoms, func(a lexicon.Atom) bool { return a.Class&lexicon.Street != 0 })
	digit := strings.ContainsFunc(v, unicode.IsDigit)
	n := names.Parse(v)
	switch {
	case digit && street, digit && len(atoms) > 1 && unicode.IsDigit(rune(v[0])):
		return rules.Address
	case digit && !strings.ContainsFunc(v, unicode.IsSpace):
		return rules.CaseNumber
	case street && len(atoms) > 1 && atoms[len(atoms)-1].Class&lexicon.Street != 0 && atoms[len(atoms)-1].Flags&lexicon.Surname == 0:
		return rules.Address
	case len(n.Given) > 0 && n.Surname != "" && !names.Ordinary(n.Given[0]) && lexicon.Word(n.Given[0]).Fore() > 1 && lexicon.Word(n.Surname)&lexicon.Surname != 0:
		return rules.Person
	}
	return rules.Organisation
}

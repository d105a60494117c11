package link

import (
	"slices"
	"strings"

	"veil/rules/names"
	"veil/rules/names/lexicon"
	"veil/rules/names/phrase"
)

// crowd is everybody known so far, with the ways to look them up. Values of
// the maps may be merged later; readers take the roots.
type crowd struct {
	surname map[string][]*person // folded surname, whole
	half    map[string][]*person // each part of a compound surname
	given   map[string][]*person // folded first forenames and their first parts
	middle  map[string][]*person // the other forenames
	nick    map[int][]*person    // families of nicknames
	initial map[string][]*person // "JO"
	// particle are initials that have a surname's particle in place of what follows it.
	particle map[string][]*person
	first    map[byte][]*person   // first letters of forenames
	short    map[string][]string  // by their first three letters: the forenames
	end      map[string][]string  // by their last four letters: the forenames
	sound    map[string][]*person // by soundKey of the first forename
	fuzzy    phrase.Fuzzy
	fuzzed   []*person
	pets     petForms             // of the first forenames
	letters  map[string][]*person // by lettersKey of the first forename
	// stylesOf are the styles, as bits, in which women and men of a surname are
	// mentioned.
	stylesOf map[string]int
	company  *company // of a bundle, once it is known; nil in one document
	bundle   bool     // names of many documents
	families Families // where others of the bundle may be meant
}

func newCrowd() *crowd {
	return &crowd{
		surname: map[string][]*person{}, half: map[string][]*person{}, given: map[string][]*person{}, middle: map[string][]*person{},
		nick: map[int][]*person{}, initial: map[string][]*person{}, particle: map[string][]*person{}, first: map[byte][]*person{}, short: map[string][]string{}, end: map[string][]string{},
		sound: map[string][]*person{}, letters: map[string][]*person{}, stylesOf: map[string]int{},
	}
}

// put makes p findable by one of its names.
func (c *crowd) put(p *person, n names.Name) {
	if n.Surname != "" {
		k := surnameKey(n)
		c.surname[k] = append(c.surname[k], p)
		if h := names.Split(n.Surname); len(h) > 1 {
			for _, w := range h {
				c.half[w] = append(c.half[w], p)
			}
		}
		c.nearTo(p, n.Surname)
	}
	for i, g := range n.Given {
		by := c.given
		if i > 0 {
			by = c.middle
		}
		for _, w := range givenKeys(g) {
			by[w] = append(by[w], p)
		}
		c.nearTo(p, g)
		if k := soundKey(g); i == 0 && k != "" {
			c.sound[k] = append(c.sound[k], p)
		}
		if k := lettersKey(g); i == 0 && k != "" {
			c.letters[k] = append(c.letters[k], p)
		}
	}
	if len(n.Given) > 0 {
		for _, f := range names.NicknameGroups(lexicon.Fold(n.Given[0])) {
			c.nick[f] = append(c.nick[f], p)
		}
	}
	if len(n.Given) > 0 {
		if f := lexicon.Fold(n.Given[0]); f != "" {
			c.pets.add(f)
			c.first[f[0]] = append(c.first[f[0]], p)
			if h := head(f); !slices.Contains(c.short[h], f) {
				c.short[h] = append(c.short[h], f)
			}
			if h := tail(f); h != "" && !slices.Contains(c.end[h], f) {
				c.end[h] = append(c.end[h], f)
			}
		}
	}
	forms := n.InitialForms()
	if w := strings.Fields(n.Surname); len(w) > 1 && len(n.Given) > 0 { // "D.M." for Diarmuid Mac Giolla
		if f := plainInitial(n.Given[0]) + plainInitial(w[0]); !slices.Contains(forms, f) {
			forms = append(forms, f)
		}
	}
	for _, f := range forms {
		c.initial[f] = append(c.initial[f], p)
	}
	if first, _, ok := strings.Cut(n.Surname, "-"); ok && len(n.Given) > 0 { // "F.A." for Fatima Al-Hashimi, who is F.H. oftener
		f := plainInitial(n.Given[0]) + plainInitial(first)
		c.particle[f] = append(c.particle[f], p)
	}
}

// tail is the last letters of a folded forename that is longer than a short form
// of it which keeps only its end ("Fania" of Stefania).
func tail(f string) string {
	if len(f) < shortEnd+2 {
		return ""
	}
	return f[len(f)-shortEnd:]
}

const shortEnd = 4

// soundKey is the same for spellings of a forename that sound alike: Manjit and
// Manjeet, Philippa and Phillipa. It is empty for short ones.
func soundKey(name string) string {
	f := lexicon.Fold(name)
	if len(f) < 4 {
		return ""
	}
	f = strings.TrimSuffix(alike.Replace(f), "e") // Yasmeen and Yasmine
	out := f[:1]
	for i := 1; i < len(f); i++ {
		if f[i] != f[i-1] {
			out += f[i : i+1]
		}
	}
	return out
}

var alike = strings.NewReplacer("ph", "f", "ck", "k", "ee", "i", "ea", "i", "ie", "i", "y", "i", "oo", "u", "ou", "u", "gh", "g", "th", "t", "kh", "k", "c", "k", "sh", "s", "z", "s", "w", "v", "h", "")

// head is the first letters of a folded forename, as many as a short form of it
// has at least.
func head(f string) string { return f[:min(len(f), 3)] }

func (c *crowd) nearTo(p *person, w string) {
	c.fuzzy.Add(len(c.fuzzed), w)
	c.fuzzed = append(c.fuzzed, p)
}

func surnameKey(n names.Name) string { return strings.Join(names.Split(n.Surname), "") }

func givenKeys(g string) []string {
	keys := []string{lexicon.Fold(g)}
	if h := names.Split(g); len(h) > 1 {
		keys = append(keys, h[0])
	}
	return keys
}

// plainInitial is a word's first letter as initials have it.
func plainInitial(w string) string {
	f := lexicon.Fold(w)
	return strings.ToUpper(f[:min(1, len(f))])
}

package names

import (
	"veil/rules/names/lexicon"
)

// Mention is a place where somebody is named.
type Mention struct {
	Start, End int // bytes of the text
	Score      float64
	Why        string
}

// Known holds what other parts of a document have shown to be names.
type Known struct {
	words map[uint32]bool
	forms map[string]bool
}

// Add takes a name in: its forenames and surname, and its initials where both
// are known.
func (k *Known) Add(n Name) {
	if k.words == nil {
		k.words, k.forms = map[uint32]bool{}, map[string]bool{}
	}
	for _, w := range n.Words() {
		if len(w) > 1 {
			k.words[lexicon.Hash(w)] = true
		}
	}
	if n.Surname != "" {
		k.words[lexicon.Hash(n.Surname)] = true
	}
	for _, g := range n.Given {
		k.words[lexicon.Hash(g)] = true
	}
	for _, f := range n.InitialForms() {
		k.forms[f] = true
	}
	if len(n.Given) == 0 && n.Surname == "" && n.Initials != "" {
		k.forms[n.Initials] = true
	}
}

// Find returns the mentions in text of names that are known, with a capital,
// judged by their context: "Will" at the head of a question is left out. Safe
// for concurrent use once nothing is added.
func (k *Known) Find(text string) []Mention {
	s := newScan(text)
	for i := range s.units {
		u := &s.units[i]
		u.evident = u.capital() && u.shape != lexicon.Initial && k.words[u.hash]
	}
	var out []Mention
	taken := make([]bool, len(s.units))
	for i := 0; i < len(s.units); {
		c, next, ok := s.next(i)
		i = next
		if !ok {
			continue
		}
		known := false
		for j := c.first; j <= c.last; j++ {
			known = known || s.units[j].evident
		}
		if known {
			for j := c.first; j <= c.last; j++ {
				taken[j] = true
			}
			out = append(out, Mention{c.start, c.end, c.score, "a name found elsewhere in the document"})
		}
	}
	for _, c := range s.shortForms(k.forms, taken) {
		out = append(out, Mention{c.start, c.end, c.score, "initials of a person named in the document"})
	}
	return out
}

// Distinctive reports whether a word is hardly anything but a name, so that it
// is one also in lower case and without context.
func Distinctive(word string) bool {
	f, c := lexicon.Word(word), lexicon.ClassOf(word)
	return f.Ordinary() == 0 && f&lexicon.Place == 0 && c&^(lexicon.Forename|lexicon.Eponym|lexicon.Particle) == 0
}

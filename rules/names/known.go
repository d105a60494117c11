package names

import (
	"unicode/utf8"

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
	words *lexicon.Set    // forenames, surnames and their plurals
	short *lexicon.Set    // what forenames and surnames may be shortened to
	forms map[string]bool // initials, as InitialForms writes them
	first map[byte]bool   // first letters of forenames, small, a to z
}

func (k *Known) init() {
	if k.words == nil {
		k.words, k.short, k.forms, k.first = lexicon.NewSet(""), lexicon.NewSet(""), map[string]bool{}, map[byte]bool{}
	}
}

// Add takes a name in: its forenames and surname, what they may be shortened
// to, and its initials where both are known.
func (k *Known) Add(n Name) {
	k.init()
	for _, w := range n.Words() {
		if len(w) > 1 {
			k.words.Add(lexicon.Hash(w))
		}
	}
	if n.Surname != "" {
		k.words.Add(lexicon.Hash(n.Surname))
		for _, f := range surnameForms(n.Surname) {
			k.short.Add(lexicon.Hash(f))
		}
	}
	for _, g := range n.Given {
		k.words.Add(lexicon.Hash(g))
	}
	if len(n.Given) > 0 {
		for _, f := range forenameForms(n.Given[0]) {
			k.short.Add(lexicon.Hash(f))
		}
		if f := lexicon.Fold(n.Given[0]); f != "" && f[0] < utf8.RuneSelf {
			k.first[f[0]] = true
		}
	}
	for _, f := range n.InitialForms() {
		k.forms[f] = true
	}
	for _, g := range n.Given {
		for _, f := range doubleInitials(g) {
			k.forms[f] = true
		}
	}
	if len(n.Given) == 0 && n.Surname == "" && n.Initials != "" {
		k.forms[n.Initials] = true
		k.first[n.Initials[0]|0x20] = true
	}
}

// AddWord takes in a single word that is part of a name: to be looked for as it
// is and not in shorter forms.
func (k *Known) AddWord(w string) {
	k.init()
	k.words.Add(lexicon.Hash(w))
}

// Find returns the mentions in text of names that are known, judged by their
// context: "Will" at the head of a question is left out. In text that is
// written without capitals, as messages are, names in lower case count too;
// casual says whether text is such.
// Safe for concurrent use once nothing is added.
func (k *Known) Find(text string) (found []Mention, casual bool) {
	if k.words == nil {
		k = &Known{}
		k.init()
	}
	s := newScan(text)
	defer s.free()
	for i := range s.units {
		u := &s.units[i]
		u.evident = u.capital() && u.shape != lexicon.Initial && k.words.Has(u.hash)
	}
	out := make([]Mention, 0, len(s.units)/16)
	taken := s.taken     // found here
	named := s.named     // by the detector alone too
	var lone []candidate // of one word, found by the detector alone
	add := func(c candidate, why string) {
		for j := c.first; j <= c.last; j++ {
			taken[j], named[j] = true, true
		}
		out = append(out, Mention{c.start, c.end, c.score, why})
	}
	for i := 0; i < len(s.units); {
		if s.idle[i] {
			i++
			continue
		}
		c, next, ok := s.next(i)
		i = next
		if !ok || c.label != "" {
			continue
		}
		known := false
		for j := c.first; j <= c.last; j++ {
			known = known || s.units[j].evident
			named[j] = true
		}
		if !known && c.first == c.last {
			lone = append(lone, c)
		}
		if known {
			add(s.epithet(c), "a name found elsewhere in the document")
		}
	}
	for i := range s.units {
		var c candidate
		alone := len(lone) > 0 && lone[0].first == i
		if alone {
			c, lone = lone[0], lone[1:]
		}
		switch u := &s.units[i]; {
		case alone && (k.short.Has(u.hash) || k.words.Has(u.hash) || k.words.Has(lexicon.Hash(text[c.start:c.end]))):
			add(c, "a name found elsewhere in the document")
		case named[i]:
		case k.short.Has(u.hash) && s.shortName(i):
			add(s.make(i, i+1, 4, ""), "a short form of a name in the document")
		case k.words.Has(u.hash) && s.placeName(i):
			add(s.make(i, i+1, 3, ""), "a name found elsewhere in the document")
		case s.low[i] && u.shape == lexicon.Lower:
			if end, ok := s.knownLower(i, k); ok {
				c := s.make(i, i+1, 4, "")
				c.end = end
				add(c, "a name found elsewhere in the document")
			}
		}
	}
	for _, c := range s.shortForms(k.forms, nil, taken, named) {
		add(c, "initials of a person named in the document")
	}
	for _, i := range s.inColumns(named) {
		add(s.make(i, i+1, 3, ""), "among names in a table")
	}
	s.markHabits(named, k.first)
	for i := range s.units {
		if !named[i] && s.letter(i, k.first) {
			add(s.make(i, i+1, 3, ""), "the first letter of a person named in the document")
		}
	}
	return out, s.casual
}

// Distinctive reports whether a word is hardly anything but a name, so that it
// is one also in lower case and without context.
func Distinctive(word string) bool {
	f, c := lexicon.Word(word), lexicon.ClassOf(word)
	return f.Ordinary() == 0 && f&lexicon.Place == 0 && c&^(lexicon.Forename|lexicon.Eponym|lexicon.Particle) == 0
}

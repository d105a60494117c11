package roster

import (
	"strings"

	"veil/rules"
	"veil/rules/names"
	"veil/rules/names/lexicon"
	"veil/rules/names/phrase"
)

// addShort adds what people say for short for a school or organisation:
// "Quorfield" for Quorfield Primary School, "Oak Lodge" and "the Lodge" for Oak
// Lodge Children's Home.
func (x *Roster) addShort(value string, p pattern) {
	short := strings.Fields(value)
	for len(short) > 1 && kindWord(short[len(short)-1]) {
		short = short[:len(short)-1]
	}
	several := len(short) > 1 && (p.label == rules.School || dwellings[lexicon.Hash(short[len(short)-1])])
	if s := strings.TrimRight(strings.Join(short, " "), ","); s != value && (several || significant(s) && !names.Ordinary(s)) {
		q := p
		q.body, q.score = true, 0.7
		q.free = len(short) == 1 && len(s) > 5 && lexicon.Word(s) == 0
		x.put(x.values, s, q)
	}
	if last := short[len(short)-1]; len(short) > 1 && dwellings[lexicon.Hash(last)] {
		p.free, p.body, p.definite, p.score = false, true, true, 0.6
		x.put(x.values, last, p)
	}
}

// kindWord reports whether a word at the end of a name says only what kind of
// body it is.
func kindWord(w string) bool {
	return lexicon.ClassOf(w)&(lexicon.Org|lexicon.Domain) != 0 || kinds[lexicon.Hash(w)]
}

var (
	kinds     = words("children's childrens home homes care residential nursing rc cofe ce va vc catholic special community day preschool prep fostering and")
	dwellings = words("lodge house grange manor hall villa cottage towers haven")
	// Words beside the name of a place.
	placeTails = words("bypass town market station area estate hospital library police road street village")
	placeHeads = words("in near around outside towards")
	// Words before what a school is called for short.
	schooling = words("at attend attends attended attending left joined school with by")
	having    = words("has have had")
	hashThe   = lexicon.Hash("the")
)

func words(s string) map[uint32]bool {
	m := map[uint32]bool{}
	for _, w := range strings.Fields(s) {
		m[lexicon.Hash(w)] = true
	}
	return m
}

// bodyHere reports whether the short name of a body at m means the body and not
// the place that it is called after.
func bodyHere(atoms []lexicon.Atom, m phrase.Match, label string, definite bool) bool {
	before := func(n int) lexicon.Atom { return around(atoms, m.First-n) }
	after := func(n int) lexicon.Atom { return around(atoms, m.Last+n) }
	p, n := before(1), after(1)
	if definite {
		return p.Hash == hashThe && p.Shape.IsWord() && !(n.Shape.IsCapital() && n.Start-m.End == 1)
	}
	for _, a := range atoms[m.First : m.Last+1] {
		if m.First < m.Last && a.Shape == lexicon.Lower && a.Class&lexicon.Function == 0 {
			return false
		}
	}
	acts := n.Shape == lexicon.Lower && (n.Class&lexicon.Say != 0 || having[n.Hash])
	first, last := atoms[m.First], atoms[m.Last]
	plain := m.First == m.Last && (first.Flags&lexicon.Place != 0 || label != rules.School) ||
		m.First < m.Last && last.Class&lexicon.Street != 0 && !dwellings[last.Hash]
	switch {
	case n.Start-m.End <= 1 && n.Shape.IsWord() && (placeTails[n.Hash] || n.Class&(lexicon.Street|lexicon.Org) != 0 && n.Shape.IsCapital()):
		return false
	case p.Shape == lexicon.Lower && placeHeads[p.Hash]:
		return false
	case p.Hash == ',' && p.Shape == lexicon.Punct && (n.Shape == lexicon.Break || n.Hash == ','),
		p.Shape == lexicon.Break && n.Shape == lexicon.Break: // a line of an address
		return false
	case plain: // may be the name of a place or street
		return acts || p.Shape == lexicon.Lower && schooling[p.Hash]
	}
	return true
}

// around is an atom, or a line end beyond the text.
func around(atoms []lexicon.Atom, i int) lexicon.Atom {
	if i < 0 || i >= len(atoms) {
		return lexicon.Atom{Shape: lexicon.Break, Hash: '\n'}
	}
	return atoms[i]
}

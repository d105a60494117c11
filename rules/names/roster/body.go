package roster

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"veil/rules"
	"veil/rules/names/lexicon"
	"veil/rules/names/phrase"
)

// addShort adds what people say for short for a school or organisation:
// "Quorfield" for Quorfield Primary School, "Oak Lodge" and "the Lodge" for Oak
// Lodge Children's Home, "Bede's" and "St B's" for St Bede's, "HLJS" for Harrow
// Lane Junior School.
func (x *Roster) addShort(value string, p pattern) {
	words := strings.Fields(value)
	x.addLetters(words, p)
	short := words
	for len(short) > 1 && kindWord(short[len(short)-1]) {
		short = short[:len(short)-1]
	}
	if len(short) > 1 && lexicon.Hash(short[0]) == hashThe {
		short = short[1:]
		if len(short) == 1 && len(short[0]) > 3 {
			q := p
			q.free, q.body, q.definite, q.score = false, true, true, min(0.6, p.score)
			x.put(x.values, short[0], q)
		}
	}
	several := len(short) > 1 && !generics(short)
	if s := strings.TrimRight(strings.Join(short, " "), ","); s != value && (several || len(s) >= 4 && !generics(short)) {
		q := p
		q.body, q.score = true, min(0.7, p.score)
		q.free = len(s) >= 5 // bodyHere looks at what is written small
		x.put(x.values, s, q)
	}
	// "Briarfield" for Briarfield House, "Open Door" for Open Door Harehills.
	switch last := short[len(short)-1]; {
	case len(short) == 2 && dwellings.Has(lexicon.Hash(last)) && len(short[0]) > 4 && lexicon.Word(short[0]).Ordinary() == 0 && lexicon.Word(short[0]).Fore() == 0 && lexicon.ClassOf(short[0]) == 0:
		q := p
		q.free, q.body, q.score = false, true, min(0.6, p.score)
		x.put(x.values, short[0], q)
	case len(short) == 3 && !saint.Has(lexicon.Hash(short[0])) && !linking.Has(lexicon.Hash(short[1])) && !generics(short[:2]) && lexicon.Word(short[0]).Fore() == 0:
		q := p
		q.free, q.body, q.score = false, true, min(0.6, p.score)
		x.put(x.values, short[0]+" "+short[1], q)
	}
	if len(short) > 1 && saint.Has(lexicon.Hash(strings.TrimSuffix(short[0], "."))) {
		q := p
		q.free, q.body, q.score = false, true, min(0.6, p.score)
		name := short[1]
		if strings.HasSuffix(name, "s") && len(name) > 4 {
			x.put(x.values, name, q)
		}
		_, size := utf8.DecodeRuneInString(name)
		x.put(x.values, "St "+name[:size]+"'s", q)
	}
	if last := short[len(short)-1]; len(short) > 1 && (dwellings.Has(lexicon.Hash(last)) || definites.Has(lexicon.Hash(last))) {
		p.free, p.body, p.definite, p.score = false, true, true, min(0.6, p.score)
		x.put(x.values, last, p)
	}
}

// addLetters adds the initials of a name of three to six words: "HLJS".
func (x *Roster) addLetters(words []string, p pattern) {
	var b strings.Builder
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		switch h := lexicon.Hash(w); {
		case unicode.IsUpper(r) && h != hashThe:
			b.WriteRune(r)
		case !linking.Has(h):
			return
		}
	}
	s := b.String()
	if n := utf8.RuneCountInString(s); n < 3 || n > 6 || lexicon.ClassOf(s) != 0 || lexicon.Word(s) != 0 {
		return
	}
	p.free, p.body, p.score = false, true, min(0.6, p.score)
	x.put(x.values, s, p)
	// "HLPS" of Harrow Lane Primary
	if t := s + "S"; p.label == rules.School && lexicon.Hash(words[len(words)-1]) != hashSchool && lexicon.ClassOf(t) == 0 && lexicon.Word(t) == 0 {
		x.put(x.values, t, p)
	}
}

// generics reports whether words are only such as many bodies' names hold.
func generics(words []string) bool {
	for _, w := range words {
		if lexicon.ClassOf(w)&(lexicon.Org|lexicon.Domain|lexicon.Function|lexicon.Nation) == 0 {
			return false
		}
	}
	return true
}

// kindWord reports whether a word at the end of a name says only what kind of
// body it is.
func kindWord(w string) bool {
	return lexicon.ClassOf(w)&(lexicon.Org|lexicon.Domain) != 0 || kinds.Has(lexicon.Hash(w))
}

var (
	kinds     = words("children's childrens home homes care residential nursing rc cofe ce va vc catholic special community day preschool prep fostering and llp dentist dental scouts brownies cubs pack troop playgroup kindergarten montessori childcare therapy therapies counselling psychology pantry foodbank hub fellowship tabernacle gym ltd limited cic escorts cars stables interpreting translations assessments laboratories labs toxicology taxis garage motors opticians fc afc academy dance football rugby medical surgery")
	saint     = words("st saint")
	linking   = words("of and the on upon &")
	dwellings = words("lodge house grange manor hall villa cottage towers haven")
	// Said with "the" for short, and the ends of streets' names too.
	definites = words("rise croft mount gables heights mead barn mill rectory vicarage hollow hollies willows")
	// Words beside the name of a place.
	placeTails = words("bypass town market station area estate hospital library police road street village")
	placeHeads = words("in near around outside towards")
	// Words before what a school is called for short.
	schooling = words("at attend attends attended attending left joined school with by through")
	// Words before a short name that is written small.
	chatting = words("at to from attends left joined goes")
	having   = words("has have had cancelled offered closed sent called rang phoned emailed agreed provided opened arranged supervised declined refused advised requested invoiced will would can cannot")
	// Words before a usual word that is a body's short name and no place's.
	calling    = words("from to via of for rang phoned emailed called contacted told asked re and")
	hashSchool = lexicon.Hash("school")
	hashThe    = lexicon.Hash("the")
)

func words(s string) *lexicon.Set { return lexicon.NewSet(s) }

// bodyHere reports whether the short name of a body at m means the body and not
// the place that it is called after.
func bodyHere(atoms []lexicon.Atom, m phrase.Match, label string, definite bool) bool {
	before := func(n int) lexicon.Atom { return around(atoms, m.First-n) }
	after := func(n int) lexicon.Atom { return around(atoms, m.Last+n) }
	p, n := before(1), after(1)
	if definite {
		return p.Hash == hashThe && p.Shape.IsWord() && !(n.Shape.IsCapital() && n.Start-m.End == 1)
	}
	if a := atoms[m.First]; a.Shape == lexicon.Lower && !(m.First == m.Last && a.End-a.Start > 5 && a.Flags == 0) {
		return p.Shape == lexicon.Lower && chatting.Has(p.Hash) && (m.First < m.Last || a.Flags.Ordinary() == 0 && a.Flags.Fore() == 0)
	}
	for _, a := range atoms[m.First : m.Last+1] {
		if m.First < m.Last && a.Shape == lexicon.Lower && a.End-a.Start > 1 && a.Class&lexicon.Function == 0 {
			return false
		}
	}
	acts := n.Shape == lexicon.Lower && (n.Class&lexicon.Say != 0 || having.Has(n.Hash))
	first, last := atoms[m.First], atoms[m.Last]
	// In capitals there are no small words around it to tell by.
	unknown := m.First == m.Last && first.Shape == lexicon.Upper && first.Flags == 0 && first.Class == 0 && first.End-first.Start > 5
	plain := !unknown && m.First == m.Last && (first.Flags&lexicon.Place != 0 || first.Flags.Ordinary() > 0 || label != rules.School) ||
		m.First < m.Last && (label != rules.School || p.Shape == lexicon.Digits || p.Shape == lexicon.Alnum) && last.Class&lexicon.Street != 0 && !dwellings.Has(last.Hash)
	switch {
	case n.Start-m.End <= 1 && n.Shape.IsWord() && (placeTails.Has(n.Hash) || n.Class&(lexicon.Street|lexicon.Org) != 0 && n.Shape.IsCapital()):
		return false
	case p.Shape == lexicon.Lower && placeHeads.Has(p.Hash):
		return false
	case p.Hash == ',' && p.Shape == lexicon.Punct && (n.Shape == lexicon.Break || n.Hash == ','),
		p.Shape == lexicon.Break && n.Shape == lexicon.Break: // a line of an address
		return false
	case plain: // may be the name of a place or street
		return acts || m.First < m.Last && p.Shape == lexicon.Digits && p.End-p.Start == 4 || p.Shape == lexicon.Lower && (schooling.Has(p.Hash) || calling.Has(p.Hash) && m.First == m.Last && first.Shape == lexicon.Title && first.Flags&(lexicon.Place|lexicon.Surname) == 0 && first.Flags.Fore() == 0)
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

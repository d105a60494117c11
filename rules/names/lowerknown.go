package names

import (
	"veil/rules/names/lexicon"
)

// stem is what the lists say of a word without its s.
func (s *scan) stem(u *unit) lexicon.Flags {
	w := s.text[u.start:u.end]
	if len(w) < 4 || w[len(w)-1] != 's' {
		return 0
	}
	h := lexicon.Hash(w[:len(w)-1])
	f := lexicon.Lookup(h)
	if f.Fore() < 2 && shortForm(h) {
		f = lexicon.MakeFlags(2, f.Ordinary(), f&lexicon.Surname != 0, f&lexicon.Place != 0)
	}
	return f
}

// stemEnd is where the name in unit i ends: before an s that makes it an owner
// where the word with the s is in no list.
func (s *scan) stemEnd(i int) int {
	u := &s.units[i]
	if f := s.stem(u); f.Name() && !u.flags.Name() && u.flags.Ordinary() == 0 {
		return u.end - 1
	}
	return u.end
}

// knownLower reports whether the small word at i of casual text is a name that
// is known, and where the name ends: "marsh agreed", "oh del.", "wills in
// cardiff".
func (s *scan) knownLower(i int, k *Known) (end int, ok bool) {
	u := &s.units[i]
	w := s.text[u.start:u.end]
	known, short, owner := k.words.Has(u.hash), k.short.Has(u.hash), false
	f := u.flags
	if !known && len(w) > 3 && w[len(w)-1] == 's' {
		if h := lexicon.Hash(w[:len(w)-1]); k.words.Has(h) {
			known, owner, f = true, true, lexicon.Lookup(h)
		}
	}
	if !known && !short || len(w) < 3 || s.inAddress(i) || u.is(lexicon.Calendar) && s.dated(i) {
		return 0, false
	}
	end = u.end
	if owner {
		end--
	}
	p, n := s.at(i-1), s.at(i+1)
	if p.shape == lexicon.Lower && (notBefore.Has(p.hash) || p.hash == u.hash) || p.punct == '\'' || p.punct == '’' || p.shape == lexicon.Digits && !u.sentence {
		return 0, false
	}
	switch {
	case owner && f.Ordinary() > 0:
		return end, (u.sentence || p.punct == ',') && (n.is(lexicon.Locative|lexicon.Kin) || !n.is(lexicon.Auxiliary) && n.is(lexicon.Function)) && n.hash != hashTo && n.shape == lexicon.Lower
	case known && f.Ordinary() == 0 && u.class&^(lexicon.Forename|lexicon.Eponym) == 0:
		return end, true
	case u.class&hard&^lexicon.Street != 0:
		return 0, false
	}
	if known && f.Fore() > 0 {
		if j, total, _ := s.small(i); j == i+1 && total+0.8 >= accept {
			return end, true
		}
	}
	switch {
	case n.shape == lexicon.Lower && n.start-u.end == 1:
		if known && f.Fore() > 1 && p.shape == lexicon.Lower && joining.Has(p.hash) && n.is(lexicon.Be) {
			return end, true // "if rob will drive"
		}
		return end, known && n.is(lexicon.Say) && !n.is(lexicon.Auxiliary|lexicon.Function) && (u.sentence || p.hash == hashAnd || p.punct == ',') ||
			short && f.Ordinary() == 0 && (u.sentence || people.Has(p.hash)) || short && f.Ordinary() < 2 && joining.Has(p.hash) && n.is(lexicon.Say)
	case clauseEnd(n):
		return end, (u.sentence || people.Has(p.hash) || greets.Has(p.hash) || p.punct == ',') && (known || f.Fore() > 0 || f.Ordinary() == 0)
	}
	return 0, false
}

// Words before a word that is no name there: "no hope", "he will".
var notBefore = hashes("no any some little much i you we they he she it lets dont the a an this that of in my your his our their just only really not cant wont will would can could should must may might who what which there here so such")

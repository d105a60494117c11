package names

import (
	"veil/rules/names/lexicon"
)

// smallBefore weighs the small words before a name at i.
func (s *scan) smallBefore(i int) (float64, string) {
	u, p := &s.units[i], s.at(i-1)
	ord := u.flags.Ordinary()
	switch {
	case (p.punct != 0 || p.hash == hashIs) && (s.at(i-2).hash == hashName || s.at(i-2).hash == hashCalled || s.at(i-2).is(lexicon.Kin|lexicon.Role) && p.hash == hashIs):
		return 2.5, "after called or named"
	case p.shape != lexicon.Lower && p.hash != hashAnd || u.start-p.end != 1:
		return 0, ""
	case p.is(lexicon.Kin) && u.flags.Fore() > 0 && u.hash != hashWill, p.hash == hashCalled || p.hash == hashNamed:
		return 2.5, "after a relation"
	case p.is(lexicon.Kin) && ord == 0:
		return 1.4, "after a relation"
	case epithets.Has(p.hash) && u.flags.Fore() > 0:
		return 1.5, "after what tells apart"
	case p.hash == hashOur && u.flags.Fore() > 1 && ord < 2:
		return 1.5, "after what tells apart" // "our stace"
	case notBefore.Has(p.hash):
		if ord == 0 && u.flags.Name() {
			if u.flags.Fore() > 0 && (p.hash == hashThat || p.hash == hashOur) {
				return 0.8, ""
			}
			return 0, ""
		}
		return -3, ""
	case greets.Has(p.hash):
		return 1.6, "is spoken to"
	case reaching.Has(p.hash):
		return 1.9, "is spoken to"
	case p.is(lexicon.Greeting) && p.sentence:
		return 1.9, "greeted"
	case (p.hash == hashAnd || p.punct == '&') && i > 1 && s.smallName(i-2):
		return 1.9, "named together"
	case p.hash == hashLet && s.at(i+1).hash == hashKnow:
		return 2.5, "is told something" // "let tobs know"
	case p.hash == hashIts && u.flags.Fore() > 0 && (u.flags.Fore() > 1 || clauseEnd(s.at(i+1))):
		return 1.5, "says who it is"
	case ord > 1:
		return 0, ""
	case people.Has(p.hash) || p.hash == hashOf && u.flags.Fore() > 1:
		return 1, "is spoken of"
	case joining.Has(p.hash) && u.flags.Fore() > 0, p.is(lexicon.Be | lexicon.Role):
		return 0.5, ""
	}
	return 0, ""
}

// smallAfter weighs the small words after a name of units [i, j).
func (s *scan) smallAfter(i, j int) (float64, string) {
	u, n, m := &s.units[i], s.at(j), s.at(j+1)
	p := s.at(i - 1)
	ord := u.flags.Ordinary()
	near := n.start-s.units[j-1].end == 1
	heads := u.sentence || joining.Has(p.hash) || p.punct == ',' || asks.Has(p.hash) && p.sentence
	switch {
	case n.punct == '\'' || n.punct == '’':
		if n.start == s.units[j-1].end && s.isS(m) {
			o := s.at(j + 2)
			if o.is(lexicon.Kin) {
				return 2, "someone's relation"
			}
			if ord > 1 && (o.class&(lexicon.Function|lexicon.Be) != 0 || s.derived(o) || p.shape == lexicon.Lower && notBefore.Has(p.hash)) {
				return 0, ""
			}
			return 1.9, "owns something"
		}
	case n.punct == '(' && (m.is(lexicon.Role|lexicon.Kin|lexicon.Acronym) || roleLetters.Has(m.hash)) && (s.at(j+2).punct == ')' || s.at(j+3).punct == ')'):
		return 2, "beside a relation or role"
	case n.punct == ',' && possessives.Has(m.hash) && s.roleSoon(j+2), ord == 0 && near && possessives.Has(n.hash) && s.roleSoon(j+1):
		return 2, "beside a relation or role"
	case (n.hash == hashAnd || n.punct == '&' || n.hash == hashN) && s.pairs(j+1, ord):
		if ord > 1 && !(u.sentence || reaching.Has(p.hash) || people.Has(p.hash) || p.is(lexicon.Say)) {
			return 0, ""
		}
		return 1.9, "named together"
	case n.shape != lexicon.Lower || !near:
		if clauseEnd(n) && ord == 0 && (reaching.Has(p.hash) || greets.Has(p.hash) || people.Has(p.hash)) {
			return 1, ""
		}
	case n.is(lexicon.Say) && !n.is(lexicon.Function|lexicon.Auxiliary) && (n.flags.Ordinary() == 0 || personal.Has(n.hash) || past.Has(n.hash) || s.pastTense(n)):
		if heads || ord == 0 {
			return 1.9, "says or does something"
		}
		return 0.8, ""
	case n.hash == u.hash && heads && !s.question(i):
		return 2, "a name and the same word"
	case asks.Has(p.hash) && p.sentence && whereabouts.Has(n.hash) && u.flags.Fore() > 0:
		return 1.9, "is asked after"
	case heads && n.is(lexicon.Be) && n.hash != u.hash:
		if ord > 1 && (u.hash == hashHope || u.hash == hashWill) {
			return 0.5, ""
		}
		return 1.9, "is or has something"
	case heads && n.hash == hashFrom && possessives.Has(m.hash):
		return 1.9, "is from somewhere"
	}
	return 0, ""
}

// smallName reports whether the small word at i is a name for its pair's sake.
func (s *scan) smallName(i int) bool {
	if i < 0 {
		return false
	}
	u := &s.units[i]
	return u.shape == lexicon.Lower && (u.flags.Fore() > 1 && u.flags.Ordinary() < 2 || s.known.Has(u.hash) || u.flags.Fore() > 1 && reaching.Has(s.at(i-1).hash))
}

// pairs reports whether the word at k may be the second of two names.
func (s *scan) pairs(k, ord int) bool {
	u := s.at(k)
	if u.shape != lexicon.Lower {
		return u.capital() && u.flags.Fore() > 0
	}
	f := u.flags
	if g := s.stem(u); g.Fore() > 1 && f.Ordinary() == 0 {
		f = g
	}
	return f.Fore() > 1 && (f.Ordinary() == 0 || ord < 2 && f.Ordinary() < 2 || ord > 1 && f.Ordinary() > 1 && u.class&notNames == 0)
}

// roleSoon reports whether a relation or role stands in the few words from k on.
func (s *scan) roleSoon(k int) bool {
	for j := k; j < k+3; j++ {
		u := s.at(j)
		if u.shape != lexicon.Lower {
			return false
		}
		if u.is(lexicon.Kin | lexicon.Role) {
			return true
		}
	}
	return false
}

// pastTense reports whether a word ends like a past.
func (s *scan) pastTense(u *unit) bool {
	w := s.text[u.start:u.end]
	return len(w) > 3 && w[len(w)-2:] == "ed"
}

var (
	people      = hashes("with to from and for by tell told ask asked ring rang call called see saw text texted love hi hey miss met know for n &")
	possessives = hashes("her his my our their your the a")
	personal    = hashes("said says told tells asked asks thinks reckons thought wants wanted needs rang texted phoned agreed denied reported hates loves knows cried swore lied promised came went got took gave made ran sat left wrote hit kicked bit threw slept ate brought")
	greets      = hashes("hi hiya hey hello night nite morning thanks ta cheers sorry aw bye oh alright")
	joining     = hashes("if when and but cos coz because that cause says said think reckon so where until til unless then")
	reaching    = hashes("ask asked tell told ring rang call called text texted met saw miss phone phoned message messaged email emailed visit visited seen invite known")
	asks        = hashes("is was has does did are")
	whereabouts = hashes("with ok okay there here in at coming back going still on home alright allowed asleep up out not staying about around well gone any better")
	someone     = hashes("someone somebody lady woman man guy bloke people person worker teacher staff")
	hashFrom    = lexicon.Hash("from")
	hashCalled  = lexicon.Hash("called")
	hashOur     = lexicon.Hash("our")
	hashThat    = lexicon.Hash("that")
	hashLet     = lexicon.Hash("let")
	hashKnow    = lexicon.Hash("know")
	hashIts     = lexicon.Hash("its")
	hashN       = lexicon.Hash("n")
	hashWill    = lexicon.Hash("will")
)

// question reports whether the sentence at i ends with a question mark.
func (s *scan) question(i int) bool {
	for k := i; k < len(s.units) && k < i+40; k++ {
		switch u := &s.units[k]; {
		case u.punct == '?':
			return true
		case u.punct == '.' || u.punct == '!' || u.shape == lexicon.Break && u.punct != '\t':
			return false
		}
	}
	return false
}

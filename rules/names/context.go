package names

import (
	"strings"

	"veil/rules/names/lexicon"
)

// back returns the nearest unit before i that is not one of the marks in skip,
// or -1.
func (s *scan) back(i int, skip string) int {
	for i--; i >= 0; i-- {
		if p := s.units[i].punct; p == 0 || !strings.ContainsRune(skip, p) {
			return i
		}
	}
	return -1
}

// titled reports whether an honorific stands right before unit i.
func (s *scan) titled(i int) bool {
	p := i - 1
	wrapped := false
	if p > 0 && s.units[p].shape == lexicon.Break && s.units[p].punct != '\t' && s.units[i].capital() {
		if p--; s.units[p].punct == '\r' && p > 0 {
			p--
		}
		wrapped = true // "Mr" at the end of the line
	}
	if p >= 0 && s.units[p].punct == '.' && s.units[p].start == s.unitEnd(p-1) {
		p--
	}
	if p > 0 && s.units[p].shape == lexicon.Digits && s.units[p-1].is(lexicon.Honorific) {
		p-- // "PC 4471 Mackie"
	}
	if p < 0 || !s.units[p].is(lexicon.Honorific) || s.units[i].start-s.units[p].end > 8 || p == i-1 && s.units[i].start-s.units[p].end > 2 {
		return false
	}
	u := &s.units[p]
	if wrapped && (u.shape != lexicon.Title || !titleLower[u.hash]) {
		return false
	}
	if u.shape == lexicon.Lower {
		return titleLower[u.hash]
	}
	return true
}

var titleLower = hashes("mr mrs ms miss mx dr pc dc sgt cllr rev prof")

func (s *scan) unitEnd(i int) int {
	if i < 0 {
		return -1
	}
	return s.units[i].end
}

// before weighs what stands before a name that begins at i.
func (s *scan) before(i int) (w float64, why string) {
	if s.titled(i) {
		return 5, "after a title"
	}
	if i == 0 {
		return 0, ""
	}
	p := &s.units[i-1]
	switch {
	case p.is(lexicon.Kin) && p.shape.IsWord():
		return 3, "after a relation"
	case p.is(lexicon.Role) && p.shape.IsWord():
		return 2.5, "after a role"
	case p.is(lexicon.Greeting) && p.shape.IsWord() && (p.sentence || p.shape != lexicon.Lower):
		return 3.5, "greeted"
	case naming[p.hash] && p.shape.IsWord():
		return 3, "after called or named"
	case p.hash == hashWord && p.shape == lexicon.Lower:
		return -6, "" // "the word GRACE"
	case p.capital() && (saints[p.hash] || p.is(lexicon.Street) && !p.flags.Name()):
		return -6, ""
	case p.shape == lexicon.Digits && s.units[i].flags.Fore() < 2 && s.units[i].start-p.end == 1:
		return -2, "" // a house number
	case p.shape == lexicon.Lower && articles[p.hash]:
		if s.plural(&s.units[i]) {
			return 0.5, ""
		}
		if p.hash == hashThe && s.bigFamily(&s.units[i]) && s.familyHere(i) {
			return 0.8, "" // a family by a surname that is in no list
		}
		return -2, ""
	case p.hash == hashThe && p.shape == lexicon.Title && s.bigFamily(&s.units[i]) && s.familyHere(i):
		return 0.8, ""
	case p.hash == hashIs && i > 1 && s.units[i-2].hash == hashName:
		return 3, "after called or named"
	case p.shape == lexicon.Lower && p.is(lexicon.Locative):
		if f := s.units[i].flags; f&lexicon.Place != 0 {
			return -2.5, ""
		} else if !f.Name() && !p.is(lexicon.ListLabel) {
			return -1, ""
		}
	case p.punct == '(' || p.punct == ',':
		if q := s.back(i, "(,"); q >= 0 && s.units[q].shape.IsWord() && s.units[q].is(lexicon.Kin|lexicon.Role) {
			return 2, "beside a relation or role"
		}
		if g := s.at(i - 2); p.punct == '(' && s.at(i+1).punct == ')' && g.capital() && s.at(i-3).capital() && s.units[i].shape == lexicon.Title && s.units[i].parts == 1 && (g.flags.Name() || g.evident) && s.units[i].class == 0 && s.units[i].flags&lexicon.Place == 0 {
			return 2, "a short name after the full one"
		}
	}
	return s.labelled(i)
}

var (
	naming    = hashes("called named aka alias nee né née nicknamed surnamed")
	articles  = hashes("the a an")
	saints    = hashes("st saint holy san santa santo los las")
	hashSaint = lexicon.Hash("st")
	hashWord  = lexicon.Hash("word")
	hashIs    = lexicon.Hash("is")
	hashName  = lexicon.Hash("name")
)

// labelled looks back over names already in a list to a label with a colon, a
// tab or a table border: "Mother: X", "Present: X, Y (chair) and Z".
func (s *scan) labelled(i int) (float64, string) {
	list, breaks := false, 0
	for k := i - 1; k >= 0 && i-k < 60; k-- {
		u := &s.units[k]
		switch {
		case u.punct == ':' || u.punct == '\t' || u.punct == '|':
			q := s.back(k, ":|\t)*")
			if q < 0 {
				return 0, ""
			}
			l := &s.units[q]
			switch {
			case !l.shape.IsWord():
				return 0, ""
			case l.is(lexicon.ListLabel), !list && l.is(lexicon.Label|lexicon.Kin):
				return 3, "beside a label"
			case !list && l.is(lexicon.Role) && u.punct == ':':
				return 3, "beside a label"
			}
			return 0, ""
		case u.shape == lexicon.Break:
			breaks++
			q := s.back(k, "\n\r\t,|>* ")
			if q < 0 {
				return 0, ""
			}
			l := &s.units[q]
			if list || breaks > 1 {
				return 0, ""
			}
			if l.is(lexicon.SignOff) {
				return 3, "signed"
			}
			if l.punct == ':' && q > 0 && s.units[q-1].is(lexicon.ListLabel|lexicon.Label) {
				return 3, "under a label"
			}
			return 0, ""
		case u.capital() || u.punct == '(' || u.punct == ')' || u.is(lexicon.Particle|lexicon.Role|lexicon.Kin):
			if u.is(lexicon.Domain|lexicon.Org) && !u.is(lexicon.Role) {
				return 0, ""
			}
			list = true
		case u.punct == ',' || u.punct == ';' || u.punct == '&' || u.punct == '/' || u.hash == hashAnd:
			list = true
		case u.punct == '*' || u.punct == '.' || u.punct == '"':
		default:
			return 0, ""
		}
	}
	return 0, ""
}

var hashAnd = lexicon.Hash("and")

// after weighs what follows a name that ends before unit j.
func (s *scan) after(i, j int) (w float64, why string) {
	if j >= len(s.units) {
		return 0, ""
	}
	n, prev := &s.units[j], &s.units[j-1]
	near := n.start-prev.end <= 2
	at := func(k int) *unit {
		if k < len(s.units) {
			return &s.units[k]
		}
		return &unit{punct: '\n', shape: lexicon.Break}
	}
	switch {
	case n.punct == '&' && at(j+1).is(lexicon.Org), near && j-i == 1 && s.leadsToOrg(j):
		return -6, ""
	case near && j-i == 1 && !s.units[i].flags.Name() && s.jointBody(j):
		return -6, ""
	case near && n.capital() && n.is(lexicon.Org|lexicon.Street) && !n.is(lexicon.Role) && at(j+1).punct != ':':
		return -6, ""
	case (n.punct == '\'' || n.punct == '’') && n.start == prev.end && at(j+1).start == n.end && s.isS(at(j+1)):
		switch m := at(j + 2); {
		case m.capital() && m.is(lexicon.Org|lexicon.Street):
			return -6, ""
		case m.is(lexicon.Kin):
			return 3, "someone's relation"
		}
		return 1.2, "owns something"
	case n.shape == lexicon.Lower && n.is(lexicon.Say) && near:
		return 2, "says or does something"
	case n.hash == hashTo && near && s.units[i].evident && j-i == 1 && s.units[i].sentence && s.units[i].hash != hashHope:
		return 1.5, "is to do something" // a list of actions
	case n.shape == lexicon.Lower && n.is(lexicon.Be) && near:
		if n.is(lexicon.Auxiliary) {
			return 0, ""
		}
		return 0.8, "is or has something"
	case n.punct == '(' || n.punct == ',' || n.punct == '-' || n.punct == '–' || n.punct == '\t' || n.punct == '|':
		m := at(j + 1)
		switch {
		case aging[m.hash] && m.shape.IsWord(), m.shape == lexicon.Digits && n.punct == '(' && at(j+2).punct == ')':
			return 2.5, "with an age or birth"
		case m.is(lexicon.Kin|lexicon.Role) && m.shape.IsWord():
			return 2, "with a relation or role"
		}
	case n.punct == ':' && s.units[i].sentence && !s.loud[i]:
		return 1.5, "speaks"
	case aging[n.hash] && n.shape.IsWord() && near:
		return 2.5, "with an age or birth"
	}
	return 0, ""
}

// leadsToOrg reports whether the capitalised words from j on end in the name of
// an organisation or street: "Marl [Fields Medical Practice]".
func (s *scan) leadsToOrg(j int) bool {
	for k := j; k < len(s.units) && k < j+4; k++ {
		u := &s.units[k]
		if !u.capital() || s.units[k].start-s.units[k-1].end > 1 || u.is(lexicon.Role|lexicon.Kin) {
			return false
		}
		if u.is(lexicon.Org | lexicon.Street) {
			return true
		}
	}
	return false
}

// jointBody reports whether unit j goes on to the name of a council of two
// places: "Thorne [and the Isles Council]".
func (s *scan) jointBody(j int) bool {
	if s.units[j].hash != hashAnd {
		return false
	}
	k := j + 1
	if s.at(k).hash == hashThe {
		k++
	}
	for own := 0; s.at(k).capital() && own < 4; k, own = k+1, own+1 {
		if own > 0 && councils[s.units[k].hash] {
			return true
		}
	}
	return false
}

var councils = hashes("council borough county district partnership")

// bigFamily reports whether a plural, after "the", may be a family by a surname
// that is in no list.
func (s *scan) bigFamily(u *unit) bool {
	return u.flags&^lexicon.Surname == 0 && u.class == 0 && u.shape == lexicon.Title && s.pluralForm(u) && !s.derived(u) && !s.peoples(u)
}

// familyHere reports whether "the" and a plural at i stand where people do:
// "adopters (the Xs", "with the Xs.", "the Xs have".
func (s *scan) familyHere(i int) bool {
	for k := i - 2; k >= 0 && k > i-5; k-- {
		if u := &s.units[k]; u.shape.IsWord() && u.is(lexicon.Kin|lexicon.Role) {
			return true
		}
	}
	n := s.at(i + 1)
	if n.shape == lexicon.Lower && (n.hash == hashHave || n.is(lexicon.Say)) {
		return true
	}
	return people[s.at(i-2).hash] && s.at(i-2).shape == lexicon.Lower && s.at(i-2).hash != hashTo && s.at(i-2).hash != hashFor && clauseEnd(n)
}

var hashHave = lexicon.Hash("have")

// peoples reports whether a plural is that of a nation or a movement:
// "Estonians", "Sunnis".
func (s *scan) peoples(u *unit) bool {
	w := strings.ToLower(s.text[u.start : u.end-1])
	if lexicon.ClassOf(w)&lexicon.Nation != 0 {
		return true
	}
	for _, end := range []string{"an", "i", "ist", "ite", "ese", "o", "u", "z"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// talkWords is how far on talk of somebody's name is looked for.
const talkWords = 14

// nameTalk reports whether the sentence goes on about what somebody is called:
// "that Zdravko – I never knew his surname".
func (s *scan) nameTalk(j int) bool {
	for k := j; k < len(s.units) && k < j+talkWords; k++ {
		switch u := &s.units[k]; {
		case u.punct == '.' || u.punct == ':' || u.punct == '?' || u.punct == '!' || u.shape == lexicon.Break && u.punct != '\r' && k+1 < len(s.units) && s.units[k+1].sentence:
			return false
		case nameWords[u.hash] && u.shape == lexicon.Lower && theirs[s.at(k-1).hash] && s.at(k-1).shape == lexicon.Lower:
			return true
		}
	}
	return false
}

var theirs = hashes("his her their whose")

var nameWords = hashes("surname forename lastname nickname name names")

var aging = hashes("aged age dob born dod dobs")

func (s *scan) isS(u *unit) bool {
	return u.end-u.start == 1 && (s.text[u.start] == 's' || s.text[u.start] == 'S')
}

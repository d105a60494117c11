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
	case p.capital() && (saints[p.hash] || p.is(lexicon.Street) && !p.flags.Name()):
		return -6, ""
	case p.shape == lexicon.Digits && s.units[i].flags.Fore() < 2 && s.units[i].start-p.end == 1:
		return -2, "" // a house number
	case p.shape == lexicon.Lower && articles[p.hash]:
		if s.plural(&s.units[i]) {
			return 0.5, ""
		}
		return -2, ""
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
	}
	return s.labelled(i)
}

var (
	naming    = hashes("called named aka alias nee né née nicknamed surnamed")
	articles  = hashes("the a an")
	saints    = hashes("st saint holy san santa santo los las")
	hashSaint = lexicon.Hash("st")
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

var aging = hashes("aged age dob born dod dobs")

func (s *scan) isS(u *unit) bool {
	return u.end-u.start == 1 && (s.text[u.start] == 's' || s.text[u.start] == 'S')
}

package names

import (
	"veil/rules/names/lexicon"
)

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
		return ofBody, ""
	case near && j-i == 1 && !s.units[i].flags.Name() && s.jointBody(j):
		return ofBody, ""
	case near && n.capital() && n.is(lexicon.Org|lexicon.Street) && !n.is(lexicon.Role) && at(j+1).punct != ':':
		return ofBody, ""
	case (n.punct == '\'' || n.punct == '’') && n.start == prev.end && at(j+1).start == n.end && s.isS(at(j+1)):
		switch m := at(j + 2); {
		case m.capital() && m.is(lexicon.Org|lexicon.Street):
			return ofBody, ""
		case m.is(lexicon.Kin):
			return 3, "someone's relation"
		}
		return 1.2, "owns something"
	case near && n.shape == lexicon.Lower && eponymous.Has(n.hash) && !s.units[i].evident, (n.punct == '\'' || n.punct == '’') && at(j+1).start == n.end && s.isS(at(j+1)) && eponymous.Has(at(j+2).hash) && at(j+2).shape == lexicon.Lower && !s.units[i].evident:
		return ofBody, "" // "Connors questionnaire", "Hashimoto's thyroiditis"
	case n.punct == '-' && n.start == prev.end && at(j+1).start == n.end && seaside.Has(at(j+1).hash):
		return ofBody, "" // "Goring-by-Sea"
	case n.shape == lexicon.Lower && n.is(lexicon.Say) && near:
		return 2, "says or does something"
	case n.hash == hashTo && near && (s.units[i].evident || s.units[i].flags.Fore() > 1 && s.units[i].flags.Ordinary() == 0) && j-i == 1 && s.units[i].sentence && (s.units[i].hash != hashHope || s.at(i-1).punct == '.' && s.at(i-2).shape == lexicon.Digits):
		return 1.5, "is to do something" // a list of actions
	case n.shape == lexicon.Lower && n.is(lexicon.Be) && near:
		if n.is(lexicon.Auxiliary) {
			return 0, ""
		}
		if m := at(j + 1); m.shape == lexicon.Digits || m.shape == lexicon.Lower && (aging.Has(m.hash) || ages.Has(m.hash)) || m.is(lexicon.Locative) && schooling.Has(at(j+2).hash) {
			return 2, "with an age or year"
		}
		return 0.8, "is or has something"
	case near && n.shape == lexicon.Upper && roleLetters.Has(n.hash) && !s.loud[i]:
		return 1.5, "before a role"
	case n.punct == '(' || n.punct == ',' || n.punct == '-' || n.punct == '–' || n.punct == '\t' || n.punct == '|':
		m := at(j + 1)
		switch {
		case n.punct == ',' && m.shape == lexicon.Lower && possessives.Has(m.hash) && s.roleSoon(j+2):
			return 2, "with a relation or role" // ", a family friend"
		case aging.Has(m.hash) && m.shape.IsWord(), m.shape == lexicon.Digits && n.punct == '(' && at(j+2).punct == ')':
			return 2.5, "with an age or birth"
		case m.is(lexicon.Kin|lexicon.Role) && m.shape.IsWord(), m.shape == lexicon.Upper && roleLetters.Has(m.hash):
			return 2, "with a relation or role"
		case n.punct == '(' && !m.is(lexicon.Calendar|lexicon.Function) && s.at(j+2).is(lexicon.Kin|lexicon.Role) && s.at(j+2).shape == lexicon.Lower:
			return 1.5, "with a relation or role" // "(paternal aunt)"
		}
	case n.punct == ':' && s.units[i].sentence && !s.loud[i]:
		return 1.5, "speaks"
	case aging.Has(n.hash) && n.shape.IsWord() && near:
		return 2.5, "with an age or birth"
	}
	return 0, ""
}

// eponymous words follow the name of who found or made something.
var eponymous = hashes("syndrome syndromes sign sulci thyroiditis contracture lymphoma palsy chorea questionnaire questionnaires scale scales rating ratings test criteria guidelines competence competent protocol arthritis stain fever friend")

var seaside = hashes("on by upon le under in next the")

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
		if own > 0 && councils.Has(s.units[k].hash) {
			return true
		}
	}
	return false
}

var councils = hashes("council borough county district partnership")

func (s *scan) isS(u *unit) bool {
	return u.end-u.start == 1 && (s.text[u.start] == 's' || s.text[u.start] == 'S')
}

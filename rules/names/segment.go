package names

import (
	"veil/rules/names/lexicon"
)

// segment returns the units [i, j) that may form one name, by their own
// weights and the way they stand together. j == i where there is none.
func (s *scan) segment(i int, titled bool) (j int, total, best float64) {
	j = i
	for j < len(s.units) && j-i < maxUnits {
		k, ok := j, true
		if j > i {
			k, ok = s.step(i, j)
			if !ok {
				break
			}
		}
		u := &s.units[k]
		if !u.capital() && !(k == i) {
			break
		}
		w := s.weight(k)
		if titled && k == i && w > -5 && (u.flags.Name() || !u.is(hard)) {
			w = max(w, 0)
		}
		switch {
		case j > i && u.is(lexicon.Particle) && u.shape == lexicon.Title && s.at(k+1).capital() && s.at(k+1).start-u.end == 1 && s.units[j-1].flags.Fore() > 0:
			w = 0.8 // "Bridie Ní Mhaoláin", "Rita Da Costa"
		case j > i+1 && w <= block && s.units[j-1].is(lexicon.Particle) && s.units[j-1].shape == lexicon.Title && u.shape == lexicon.Title && !u.is(lexicon.Function|lexicon.Calendar):
			w = 0.5
		case j > i && s.shouted(k):
			return j, total, best
		case j > i && s.streetName(i, k):
			w = 1
		case j == i && w <= block && w > -5 && (s.coupled(i) || s.oddForename(i)):
			w = 0 // "Errol and Winsome Green"
		case j > i && w <= block && (s.plainSurname(j, k, titled) || j == i+1 && u.flags&lexicon.Surname != 0 && s.coupled(i)):
			w = 0.5 // "Sarah Sheepwash"
		case j > i && w <= block && s.surnameInCapitals(k):
			w = 1 // "Danielle FROST"
		case j > i && w > block && w < 1 && u.flags.Name() && s.units[j-1].flags.Fore() >= 2:
			w = 1 // "Jane Young"
		case j > i && s.digraph(i, k):
			return k + 1, total + 1.2, best // "Hope Ll."
		case u.shape == lexicon.Initial && !s.initialFits(i, k):
			return j, total, best
		case w <= block:
			return j, total, best
		}
		total += w
		best = max(best, w)
		j = k + 1
	}
	return j, total, best
}

// plainSurname reports whether unit k, an ordinary word with a capital, is the
// surname that goes with the forename before unit j: "Sarah Sheepwash", "Mrs
// Ivy Trench".
func (s *scan) plainSurname(j, k int, titled bool) bool {
	u, g := &s.units[k], &s.units[j-1]
	never := hard | lexicon.Function | lexicon.Calendar | lexicon.Acronym
	if titled && !s.at(k+1).capital() {
		never &^= lexicon.Street | lexicon.Say | lexicon.Domain
	}
	if u.shape != lexicon.Title || s.loud[k] || u.is(never) || u.sentence || u.start-g.end != 1 {
		return false
	}
	switch {
	case titled:
		return g.flags.Name() || g.evident
	case g.flags.Ordinary() > 1 && !g.evident:
		return false
	case g.flags.Fore() >= 2 && u.flags.Ordinary() <= 2:
		return true
	}
	return (g.flags.Fore() > 0 || g.evident) && !s.at(k+1).capital() && !s.derived(u)
}

// oddForename reports whether the word at i, which no list has and which ends as
// words do, stands as a forename before a surname: "by Ethelred Osagie".
func (s *scan) oddForename(i int) bool {
	u, n := &s.units[i], s.at(i+1)
	cell := i > 0 && u.start-s.units[i-1].end > 1 // of columns set apart by spaces
	return u.flags&^lexicon.MakeFlags(0, 1, false, false) == 0 && u.class == 0 && u.shape == lexicon.Title && (cell || u.flags == 0 && !u.sentence && !s.loud[i]) &&
		n.shape == lexicon.Title && n.start-u.end == 1 && n.flags&lexicon.Surname != 0 && n.flags.Ordinary() == 0 && n.class == 0
}

// coupled reports whether the word with a capital at i follows a forename and
// "and" and stands before a surname.
func (s *scan) coupled(i int) bool {
	u, and, n := &s.units[i], s.at(i-1), s.at(i+1)
	g := s.at(i - 2)
	return u.shape == lexicon.Title && !s.loud[i] && !u.is(hard|lexicon.Function|lexicon.Calendar) && (and.hash == hashAnd || and.punct == '&') &&
		g.capital() && g.flags.Fore() > 0 && n.shape == lexicon.Title && n.flags&lexicon.Surname != 0 && n.start-u.end == 1
}

// step returns the next unit of a name after units [i, j): the neighbour, past
// particles, or past the line end of wrapped text.
func (s *scan) step(i, j int) (int, bool) {
	u, prev := &s.units[j], &s.units[j-1]
	if u.start-prev.end > 2 {
		return 0, false
	}
	if u.hash == hashSaint && (prev.flags.Fore() > 0 || prev.shape == lexicon.Initial) && j+1 < len(s.units) && s.units[j+1].capital() && s.units[j+1].start-u.end == 1 {
		return j + 1, true // "Marguerite St Hilaire"
	}
	if u.capital() {
		return j, true
	}
	if u.shape == lexicon.Break && u.punct != '\t' {
		k := j + 1
		if u.punct == '\r' && k < len(s.units) && s.units[k].punct == '\n' {
			k++
		}
		if k >= len(s.units) || s.units[k].sentence || !s.units[k].capital() || s.loud[k] {
			return 0, false
		}
		left, right := prev.flags, s.units[k].flags
		return k, left.Fore() > 0 && (right&lexicon.Surname != 0 || right == 0) && s.units[k].class == 0
	}
	// Particles and then a capital: "van der Berg", "Mac a' Ghobhainn".
	for k := j; k < len(s.units) && k < j+4; k++ {
		p := &s.units[k]
		switch {
		case p.capital() && k > j:
			return k, s.units[k].start-s.units[k-1].end <= 1
		case p.is(lexicon.Particle) && p.shape == lexicon.Lower:
		case (p.punct == '\'' || p.punct == '’') && k > j:
		default:
			return 0, false
		}
	}
	return 0, false
}

// streetName reports whether unit k, a word of streets or offices that is a
// surname too ("Hill", "Lane", "Bishop"), ends a person's name: a forename before it, no number
// before that and no more capitals after.
func (s *scan) streetName(i, k int) bool {
	u := &s.units[k]
	if !u.is(lexicon.Street|lexicon.Org|lexicon.Honorific|lexicon.Role) || u.flags&lexicon.Surname == 0 || k != i+1 || s.at(k+1).hash == hashOf {
		return false
	}
	f := s.units[i].flags
	if f.Fore() < 2 || f.Ordinary() > 1 || f&lexicon.Place != 0 && f.Fore() < 3 {
		return false
	}
	if n := s.at(k + 1); n.capital() && n.is(lexicon.Street|lexicon.Org) && n.start-u.end == 1 {
		return false
	}
	return i == 0 || s.units[i-1].shape != lexicon.Digits
}

// surnameInCapitals reports whether unit k, a word in capitals after a forename
// that is not, is a surname as the police and courts write it, and no stress.
func (s *scan) surnameInCapitals(k int) bool {
	u, g := &s.units[k], &s.units[k-1]
	if u.shape != lexicon.Upper || s.loud[k] || g.shape != lexicon.Title || g.flags.Fore() < 2 || u.flags.Ordinary() > 2 || u.end-u.start < 4 {
		return false
	}
	if u.is(hard&^lexicon.Street|lexicon.Function|lexicon.Calendar|lexicon.Acronym) || s.derived(u) {
		return false
	}
	return u.flags&lexicon.Surname != 0 || clauseEnd(s.at(k+1)) || s.at(k+1).punct == '('
}

// digraph reports whether unit k, after a forename, is a surname cut to a
// letter that is written with two.
func (s *scan) digraph(i, k int) bool {
	u, g := &s.units[k], &s.units[k-1]
	if k != i+1 || u.shape != lexicon.Title || u.end-u.start != 2 || !digraphs.Has(u.hash) || g.flags.Fore() == 0 && !g.evident {
		return false
	}
	n := s.at(k + 1)
	return n.punct == '.' && n.start == u.end
}

var digraphs = hashes("ll ch th rh dd ff ph sh gh kh mc cz sz ng dz zh")

// initialFits reports whether the initial k can be in a name that began at i.
func (s *scan) initialFits(i, k int) bool {
	u := &s.units[k]
	dotted := s.text[u.end-1] == '.'
	if k > i { // "Shabana H", "Jane A. Smith"; not "when Jane I said"
		return dotted || s.text[u.start:u.end] != "I"
	}
	if k+1 >= len(s.units) {
		return false
	}
	n := &s.units[k+1]
	if n.start-u.end > 1 || !n.capital() && !(n.is(lexicon.Particle) && n.shape == lexicon.Lower && s.at(k+2).capital()) {
		return false
	}
	if dotted {
		return true
	}
	c := s.text[u.start:u.end]
	return c != "I" && (c != "A" || !u.sentence) || s.listed(k)
}

// listed reports whether unit k, which may be a word of one letter ("A", "I"),
// stands where a name of a list or a signature begins.
func (s *scan) listed(k int) bool {
	n := s.at(k + 1)
	if n.shape != lexicon.Title && n.shape != lexicon.Upper || n.flags.Ordinary() > 1 && n.flags&lexicon.Surname == 0 || n.class != 0 || s.at(k+2).shape == lexicon.Lower {
		return false
	}
	if s.at(k-1).punct == ',' && s.at(k-2).capital() && s.at(k-3).shape == lexicon.Initial {
		return true // the next of "C Oakden, I Mavros"
	}
	w, _ := s.labelled(k)
	return w > 0
}

func hashes(words string) *lexicon.Set { return lexicon.NewSet(words) }

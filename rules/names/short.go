package names

import (
	"slices"
	"strings"
	"sync"

	"veil/rules/names/lexicon"
)

// minShort is the least number of letters to which a forename is cut: "Des".
// Usual short forms ("Jo") may have fewer.
const minShort = 3

// forenameForms returns what a forename may be shortened to, folded: its family
// of nicknames, its beginnings ("Kwab" of Kwabena) and those with -ie, -y or
// -s ("Desy", "Robbie", "Debs"). Many are nobody's name or are words: context decides.
func forenameForms(given string) []string {
	g := lexicon.Fold(given)
	if h := Split(given); len(h) > 1 {
		g = h[0]
	}
	var out []string
	for _, group := range NicknameGroups(g) {
		out = append(out, nicknameFamilies()[group]...)
	}
	for n := minShort; n < len(g); n++ {
		cut := g[:n]
		out = append(out, cut)
		if n > 5 || strings.ContainsRune("aeiouy", rune(cut[n-1])) {
			continue
		}
		out = append(out, cut+"y", cut+"ie", cut+"ey", cut+cut[n-1:]+"y", cut+cut[n-1:]+"ie", cut+"s")
	}
	return slices.DeleteFunc(out, func(f string) bool { return f == g })
}

// surnameForms returns the plural of a surname ("the Kellys") and what friends
// make of it ("Brooksy").
func surnameForms(surname string) []string {
	var out []string
	for _, p := range Split(surname) {
		if len(p) > minShort {
			out = append(out, p+"s", p+"es", p+"y", p+"ie")
		}
	}
	return out
}

// doubleInitials returns the initials of a double forename that a name begins
// with: "TJ" and "T-J" of "Tyler-James".
func doubleInitials(name string) []string {
	first, _, _ := strings.Cut(name, " ")
	if !strings.ContainsAny(first, "-‐‑") {
		return nil
	}
	p := Split(first)
	if len(p) != 2 || lexicon.Word(p[0]).Fore() == 0 {
		return nil
	}
	return []string{initial(p[0]) + initial(p[1])}
}

// ShortOf reports whether one word, folded, is a usual or plain shortening of a
// forename: "kwab" of "Kwabena".
func ShortOf(word, given string) bool {
	return len(word) >= minShort && slices.Contains(forenameForms(given), word)
}

// nicknameFamilies lists the forms of each family.
var nicknameFamilies = sync.OnceValue(func() map[int][]string {
	m := map[int][]string{}
	for w, groups := range nicknames() {
		for _, g := range groups {
			m[g] = append(m[g], w)
		}
	}
	for _, f := range m {
		slices.Sort(f)
	}
	return m
})

// shortName reports whether unit i, which a known name may be shortened to,
// stands as a name: with a capital that the place does not explain, or before
// something that people do.
func (s *scan) shortName(i int) bool {
	u := &s.units[i]
	const words = hard | lexicon.Function | lexicon.Particle
	switch {
	case u.shape != lexicon.Title || s.loud[i] || u.is(words&^lexicon.Domain) || u.is(lexicon.Domain|lexicon.Acronym) && !u.is(lexicon.Calendar):
		return false
	case u.is(lexicon.Calendar) && s.dated(i), s.inAddress(i):
		return false
	}
	next := unit{punct: '\n', shape: lexicon.Break}
	if i+1 < len(s.units) {
		next = s.units[i+1]
	}
	if n := s.at(i + 2); next.punct == '.' && next.start == u.end && n.start == next.end && n.shape.IsWord() {
		return false // "space.com"
	}
	if next.capital() && next.start-u.end == 1 || next.punct == '-' || s.ownedByOrg(i) {
		return false
	}
	if i > 0 {
		p := &s.units[i-1]
		near := u.start-p.end <= 1
		if near && p.hash == hashThe && s.pluralForm(u) && !u.is(lexicon.Calendar) {
			return true // "the Kellys"
		}
		if near && p.capital() && !u.sentence && !s.titled(i) && !p.is(lexicon.Function) && p.class&(lexicon.Kin|lexicon.Role) == 0 {
			return false
		}
		if near && p.shape == lexicon.Lower && articles.Has(p.hash) {
			return false
		}
		if s.isS(p) && i > 1 && (s.units[i-2].punct == '\'' || s.units[i-2].punct == '’') {
			return false // "Women's Aid"
		}
		if u.flags&lexicon.Place != 0 && p.shape == lexicon.Lower && p.is(lexicon.Locative) {
			return false
		}
		if u.flags.Ordinary() > 1 && !u.sentence && p.shape != lexicon.Lower && p.punct != ',' && p.punct != '"' {
			return false
		}
		if near && (p.hash == hashSaint || placeHeads.Has(p.hash) && p.capital()) {
			return false
		}
	}
	acts := next.shape == lexicon.Lower && next.is(lexicon.Say|lexicon.Be)
	ord := u.flags.Ordinary()
	if !u.sentence {
		return u.flags&lexicon.Place == 0 || acts || u.flags.Fore() > 0
	}
	if u.is(lexicon.Calendar) {
		return acts
	}
	return ord == 0 && (u.flags&lexicon.Place == 0 || acts) || ord == 1 && acts || u.flags.Fore() > 1 && acts
}

// ownedByOrg reports whether an organisation or street follows the unit, also
// over a possessive: "Des's Cafe".
func (s *scan) ownedByOrg(i int) bool {
	w, _ := s.after(i, i+1)
	return w < 0
}

// pluralForm reports whether a word ends like a plural: "Ashworths".
func (s *scan) pluralForm(u *unit) bool {
	w := s.text[u.start:u.end]
	return len(w) > 4 && (w[len(w)-1] == 's' || w[len(w)-1] == 'S')
}

var hashThe = lexicon.Hash("the")

// epithets stand before a forename as part of what somebody is called.
var (
	epithets    = hashes("big wee little lil mad fat old auld ginger mama papa")
	epithetsKin = hashes("mama papa")
)

// epithet takes into a name the word that tells its bearer from others: "Big
// John", "Wee Angus", "Mama Obi".
func (s *scan) epithet(c candidate) candidate {
	i := c.first - 1
	if i < 0 {
		return c
	}
	u, n := &s.units[i], &s.units[c.first]
	if !epithets.Has(u.hash) || n.start-u.end != 1 || s.shout[i] && s.at(i-1).punct == 0 || u.shape != n.shape {
		return c
	}
	if p := s.at(i - 1); p.capital() && u.start-p.end == 1 && !u.sentence && !p.is(lexicon.Function|lexicon.Say) {
		return c
	}
	if n.flags.Fore() < 2 && !n.evident && !epithetsKin.Has(u.hash) {
		return c
	}
	c.first, c.start = i, u.start
	return c
}

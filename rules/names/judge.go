package names

import (
	"math"

	"veil/rules/names/lexicon"
)

// next looks for a name that begins at unit i and returns where to go on.
func (s *scan) next(i int) (candidate, int, bool) {
	u := &s.units[i]
	titled := s.titled(i)
	switch {
	case !u.shape.IsWord():
		return candidate{}, i + 1, false
	case s.speaker(i) > 0:
		j := s.speaker(i)
		return s.make(i, j, 4, "speaks"), j, true
	case s.casual || u.sentence:
		if c, j, ok := s.body(i); ok {
			return c, j, true
		}
	}
	switch {
	case titled && u.shape == lexicon.Lower && u.is(lexicon.Particle) && i+1 < len(s.units) && s.units[i+1].capital():
		j, _, _ := s.segment(i+1, true)
		return s.make(i, max(j, i+2), 5, "after a title"), max(j, i+2), true
	case u.shape == lexicon.Lower:
		return s.lower(i)
	case !u.capital(), s.inAddress(i), u.shape == lexicon.Upper && u.end-u.start < 5 && s.exhibit(i+1):
		return candidate{}, i + 1, false
	}
	if titled && u.shape == lexicon.Initial && !s.initialFits(i, i) {
		return s.make(i, i+1, 3, "after a title"), i + 1, true // "Ms H"
	}
	j, total, best := s.segment(i, titled)
	if j == i && s.introduced(i) {
		return s.make(i, i+1, 4, "after called or named"), i + 1, true
	}
	if j == i {
		return candidate{}, i + 1, false
	}
	if placeHeads[u.hash] && j-i > 1 && !titled {
		return candidate{}, j, false // "San Francisco", "Port Ellary"
	}
	if c, k, ok := s.reversed(i, j); ok {
		return c, k, true
	}
	if s.units[j-1].shape == lexicon.Initial && s.units[i].shape == lexicon.Initial && !titled {
		return candidate{}, j, false // "D.O.B."
	}
	w, why := s.before(i)
	a, whyAfter := s.after(i, j)
	if titled {
		a = max(a, 0)
	}
	if why == "" {
		why = whyAfter
	}
	total += w + a + s.shapeBonus(i, j)
	if j-i == 1 && s.introduced(i) {
		total += 3
	}
	if j-i == 1 && total < accept && total >= 1 && !u.flags.Name() && w+a >= 0 && s.nameTalk(j) {
		total += 1.5
	}
	if j-i > 1 && why == "" {
		why = "forename and surname"
	}
	need := accept
	if j-i > 1 {
		need = acceptMany
	}
	if total < need || best < 1.5 && w+a < 2 && !s.initialled(i, j) {
		return candidate{}, s.resume(i, j), false
	}
	if why == "" {
		why = "a known name"
	}
	return s.make(i, j, total, why), j, true
}

// introduced reports whether a capitalised word, be it a usual one, is given as
// what a person is called: "a lad called River", "ask for Win".
func (s *scan) introduced(i int) bool {
	u, p, q := &s.units[i], s.at(i-1), s.at(i-2)
	if u.shape != lexicon.Title || u.sentence || s.loud[i] || u.is(lexicon.Function|lexicon.Acronym|lexicon.Nation|lexicon.Org|lexicon.Domain|lexicon.Brand) || u.start-p.end != 1 || !clauseEnd(s.at(i+1)) && s.at(i+1).capital() {
		return false
	}
	switch {
	case p.hash == hashCalled || p.hash == hashNamed:
		return q.is(lexicon.Kin) && q.shape == lexicon.Lower || folk[q.hash]
	case p.hash == hashAs:
		return q.hash == hashKnown || s.at(i-3).hash == hashKnown && q.shape == lexicon.Lower && s.kinOrFolk(i-3)
	case p.hash == hashFor:
		return asking[q.hash] && (clauseEnd(s.at(i+1)) || s.at(i+1).shape == lexicon.Lower && s.at(i+1).is(lexicon.Function))
	}
	return false
}

// kinOrFolk reports whether a person stands shortly before i.
func (s *scan) kinOrFolk(i int) bool {
	for k := i - 1; k >= 0 && k > i-4; k-- {
		if s.units[k].is(lexicon.Kin|lexicon.Role) || folk[s.units[k].hash] {
			return true
		}
	}
	return false
}

var (
	hashAs    = lexicon.Hash("as")
	hashKnown = lexicon.Hash("known")
	folk      = hashes("man woman lad lass lady boy girl guy bloke person someone somebody chap teenager youth male female")
	asking    = hashes("ask asked asking")
	hashNamed = lexicon.Hash("named")
	hashFor   = lexicon.Hash("for")
)

// inAddress reports whether unit i is part of an e-mail address, a user name or
// a link, which are found as such.
func (s *scan) inAddress(i int) bool {
	u := &s.units[i]
	if i > 0 {
		if p := &s.units[i-1]; p.end == u.start && (p.punct == '@' || p.punct == '_') {
			return true
		}
	}
	for k := i + 1; k < len(s.units) && k < i+6 && s.units[k].start == s.units[k-1].end; k++ {
		switch n := &s.units[k]; {
		case n.punct == '@', n.punct == '_':
			return true
		case n.punct == 0 || n.punct == '.' || n.punct == '-':
		default:
			return false
		}
	}
	return false
}

// placeHeads begin the names of places.
var placeHeads = hashes("san santa los las port fort new lake mount st saint north south east west upper lower nether great little")

// resume is where to look after units [i, j) were no name together. A name may
// begin inside: "Parents Jane Okafor".
func (s *scan) resume(i, j int) int {
	if j-i > 1 {
		return i + 1
	}
	return j
}

// initialled reports whether the name begins with an initial: "T. Bell".
func (s *scan) initialled(i, j int) bool { return s.units[i].shape == lexicon.Initial && j > i+1 }

// shapeBonus weighs how the words stand in their sentence and line.
func (s *scan) shapeBonus(i, j int) float64 {
	u := &s.units[i]
	ord, fore := u.flags.Ordinary(), u.flags.Fore()
	w := 0.0
	if s.initialled(i, j) {
		last := &s.units[j-1]
		w = 1.2
		if s.text[u.end-1] == '.' {
			w = 2.5
		}
		if !last.flags.Name() {
			w -= 0.5
		}
		return w
	}
	known := u.flags.Name() || u.evident
	switch {
	case s.loud[i]:
		if !known || ord > 0 {
			w--
		}
		if j-i > 1 && s.pair(i, j) {
			w += 1.5
		}
	case u.sentence:
		switch {
		case j-i > 1:
		case ord >= 2:
			if w -= 0.5; !u.evident {
				w--
			}
			if s.asks(u, j) {
				w -= 3
			}
		case !known:
			w--
		}
	case u.shape == lexicon.Upper && u.end-u.start > 3 && ord == 0 && u.flags&lexicon.Surname != 0:
		w += 1.2 // capitals for stress, on a word that is none
	case fore >= 2 && ord == 3:
		w += 1.2
	default:
		w += 0.5
	}
	if j-i > 1 && s.pair(i, j) {
		w++
	}
	return w
}

// asks reports whether u at the head of a sentence is a plain word: "Will the",
// "May I", "Hope to".
func (s *scan) asks(u *unit, j int) bool {
	if j >= len(s.units) || s.units[j].shape != lexicon.Lower && !s.units[j].is(lexicon.Function) || !s.units[j].is(lexicon.Auxiliary) {
		return false
	}
	return u.hash == hashHope || !hopeOnly[s.units[j].hash]
}

var (
	hashHope = lexicon.Hash("hope")
	hopeOnly = hashes("to in on for")
)

// pair reports whether the words are a forename and a surname by the lists.
func (s *scan) pair(i, j int) bool {
	return s.units[i].flags.Fore() > 0 && (s.units[j-1].flags&lexicon.Surname != 0 || s.units[j-1].flags.Fore() == 0)
}

// reversed finds "SURNAME, Forename" and "Surname, Forename".
func (s *scan) reversed(i, j int) (candidate, int, bool) {
	if j-i > 2 || j+1 >= len(s.units) || s.units[j].punct != ',' || s.units[j].start != s.units[j-1].end {
		return candidate{}, 0, false
	}
	g := &s.units[j+1]
	sur := &s.units[j-1]
	if j-i == 2 && s.units[i].flags.Fore() > 0 && s.units[i].shape != lexicon.Upper {
		return candidate{}, 0, false // "Harpreet Kaur, Jaswinder Singh"
	}
	if !g.capital() || g.shape == lexicon.Initial && s.text[g.end-1] != '.' || s.weight(j+1) < 1.5 && g.shape != lexicon.Initial {
		return candidate{}, 0, false
	}
	loudSurname := sur.shape == lexicon.Upper && g.shape != lexicon.Upper && s.weight(j-1) > -1
	listed := sur.flags&lexicon.Surname != 0 && sur.flags.Fore() < 2 && g.flags.Fore() >= 1
	if w, _ := s.before(i); listed && !s.units[i].sentence && w < 2 {
		listed = i > 0 && s.units[i-1].punct == ';'
	}
	if s.loud[i] && sur.shape == lexicon.Upper && g.shape == lexicon.Upper {
		listed = listed || sur.flags&lexicon.Surname != 0 && g.flags.Fore() >= 2
	}
	if !loudSurname && !listed {
		return candidate{}, 0, false
	}
	k, _, _ := s.segment(j+1, false)
	k = max(k, j+2)
	return s.make(i, k, 7, "surname, forename"), k, true
}

func (s *scan) make(i, j int, total float64, why string) candidate {
	c := candidate{start: s.units[i].start, end: s.units[j-1].end, first: i, last: j - 1, why: why}
	c.score = math.Min(0.97, 0.45+0.06*total)
	return c
}

// learn remembers the words of names that were found with good evidence and
// marks them wherever they stand with a capital.
func (s *scan) learn(found []candidate) {
	s.known = map[uint32]bool{}
	for _, c := range found {
		if c.score < 0.7 || c.label != "" {
			continue
		}
		for i := c.first; i <= c.last; i++ {
			u := &s.units[i]
			if u.shape.IsWord() && u.shape != lexicon.Initial && u.end-u.start > 1 && !u.is(lexicon.Particle|lexicon.Function) {
				s.known[u.hash] = true
			}
		}
	}
	for i := range s.units {
		u := &s.units[i]
		u.evident = u.capital() && u.shape != lexicon.Initial && s.known[u.hash]
	}
}

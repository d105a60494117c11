package names

import (
	"math"

	"veil/rules/names/lexicon"
)

// markIdle marks the units, most of a text, of which next says at once that no
// name begins there, whatever else is known: small words and marks.
func (s *scan) markIdle() {
	for i := range s.units {
		u := &s.units[i]
		s.idle[i] = !u.shape.IsWord() || u.shape == lexicon.Lower && !s.low[i] && !s.casual && !u.sentence && !u.is(lexicon.Particle) &&
			s.speaks[i] == 0 && !s.quietName(u, i) && !distinct(u)
	}
}

// next looks for a name that begins at unit i and returns where to go on.
func (s *scan) next(i int) (candidate, int, bool) {
	u := &s.units[i]
	switch {
	case s.idle[i]:
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
	case u.shape == lexicon.Lower && u.is(lexicon.Particle) && i+1 < len(s.units) && s.units[i+1].capital() && s.titled(i):
		j, _, _ := s.segment(i+1, true)
		return s.make(i, max(j, i+2), 5, "after a title"), max(j, i+2), true
	case u.shape == lexicon.Lower:
		return s.lower(i)
	case u.shape == lexicon.Initial && s.at(i-1).punct == '/' && s.at(i-1).end == u.start, // "S/N"
		!u.capital(), s.inAddress(i), s.ending(i), s.shouted(i), u.shape == lexicon.Upper && u.end-u.start < 5 && s.exhibit(i+1):
		return candidate{}, i + 1, false
	}
	if p := s.at(i - 1); u.shape == lexicon.Initial && p.hash == hashBaby && u.start-p.end == 1 && (clauseEnd(s.at(i+1)) || s.at(i+1).shape == lexicon.Lower) {
		return s.make(i, i+1, 3, "after a relation"), i + 1, true // "Baby M"
	}
	if n := s.at(i + 2); digraphs.Has(u.hash) && u.shape == lexicon.Title && u.end-u.start == 2 && s.at(i+1).punct == '.' && s.at(i+1).start == u.end && n.shape == lexicon.Title && n.start-s.at(i+1).end == 1 && !n.is(hard|lexicon.Function) && n.flags.Ordinary() < 2 {
		return s.make(i, i+3, 4, "an initial and a surname"), i + 3, true // "Ll. Devonald"
	}
	titled := s.titled(i)
	if u.spelled {
		if s.spelledName(i) {
			return s.make(i, i+1, 4, "spelled out"), i + 1, true
		}
		return candidate{}, i + 1, false
	}
	if c, k, ok := s.entry(i); ok {
		return c, k, true
	}
	if titled && u.shape == lexicon.Initial && !s.initialFits(i, i) {
		return s.make(i, i+1, 3, "after a title"), i + 1, true // "Ms H"
	}
	j, total, best := s.segment(i, titled)
	if j == i && s.introduced(i) {
		return s.make(i, i+1, 4, "after called or named"), i + 1, true
	}
	if j <= i+1 && s.nicknamed(i) {
		return s.make(i, i+1, 5, "a name in quotation marks"), i + 1, true
	}
	if j == i {
		return candidate{}, i + 1, false
	}
	if placeHeads.Has(u.hash) && j-i > 1 && !titled {
		return candidate{}, j, false // "San Francisco", "Port Ellary"
	}
	if c, k, ok := s.reversed(i, j); ok {
		return c, k, true
	}
	if s.units[j-1].shape == lexicon.Initial && s.units[i].shape == lexicon.Initial && !titled {
		if p := s.at(i - 1); (p.is(lexicon.Kin|lexicon.Role) || folk.Has(p.hash)) && p.shape.IsWord() && j-i < 4 && s.text[s.units[j-1].end-1] == '.' {
			return s.make(i, j, 3, "initials after a relation or role"), j, true
		}
		return candidate{}, j, false // "D.O.B."
	}
	w, why := s.before(i)
	a, whyAfter := s.after(i, j)
	if titled {
		a = max(a, 0)
	} else if a <= ofBody {
		return candidate{}, s.resume(i, j), false
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

// ofBody is what speaks against a name so that nothing makes up for it: the words
// are an organisation's or a street's.
const ofBody = -6

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

// ending reports whether the letters at i, in brackets, go on with the word
// before them: "CHILD(REN)".
func (s *scan) ending(i int) bool {
	p := s.at(i - 1)
	return p.punct == '(' && p.end == s.units[i].start && p.start == s.at(i-2).end && s.at(i-2).shape.IsWord()
}

// shouted reports whether a word in capitals that is a name too ("WILL",
// "HOPE") is the plain word for what stands beside it: "WILL SAY", "I HOPE".
func (s *scan) shouted(i int) bool {
	u, p, n := &s.units[i], s.at(i-1), s.at(i+1)
	if u.shape != lexicon.Upper || u.flags.Ordinary() < 2 || s.titled(i) {
		return false
	}
	if p.shape == lexicon.Upper && p.is(lexicon.Function) || p.shape == lexicon.Initial && s.text[p.start] == 'I' && u.start-p.end == 1 {
		return p.hash != hashAnd && !people.Has(p.hash)
	}
	return u.hash == hashWill && n.shape == lexicon.Upper && n.start-u.end == 1 && n.flags.Ordinary() > 1 && (n.flags&lexicon.Surname == 0 || n.is(lexicon.Say|lexicon.Function))
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
		if last.flags&lexicon.Surname != 0 || last.flags == 0 && last.class == 0 && last.shape == lexicon.Title && !s.derived(last) {
			w = 1.7
		}
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
			if n := s.at(j); fore >= 2 && n.is(lexicon.Be) && n.hash != hashAnd && (ord < 3 || n.hash != hashIs) && !n.is(lexicon.Auxiliary) && n.shape == lexicon.Lower && !u.is(lexicon.Calendar) {
				w += 0.9 // "Grace was upset"
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
	return u.hash == hashHope || !hopeOnly.Has(s.units[j].hash)
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
	if pluralTitles.Has(s.at(i - 1).hash) {
		return candidate{}, 0, false // "Drs Nair, Quill"
	}
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

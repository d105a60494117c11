package names

import (
	"veil/rules/names/lexicon"
)

// Text messages, and what is copied from them, hardly use capitals: a name is a
// word like any other, an apostrophe is left out. Here the place of a word among
// others has to say what a capital says elsewhere.

// leastCasual is how many sentences a text must begin small to count as casual.
const leastCasual = 6

// isCasual reports whether most sentences of the text begin with a small letter.
func (s *scan) isCasual() bool {
	small, capital := 0, 0
	for i := range s.units {
		u := &s.units[i]
		if !u.sentence || !u.shape.IsWord() || i+1 < len(s.units) && s.units[i+1].punct == ':' {
			continue
		}
		if u.shape == lexicon.Lower {
			small++
		} else if u.shape != lexicon.Initial {
			capital++
		}
	}
	return small >= leastCasual && small > 2*capital
}

// maxQuote is how many units a quoted message may have.
const maxQuote = 80

// smallQuotes marks the units of quotations that are written without capitals:
// a message that a report repeats.
func (s *scan) smallQuotes() []bool {
	out := make([]bool, len(s.units))
	for i := 0; i+1 < len(s.units); i++ {
		if q := s.units[i].punct; q != '"' && q != '“' || s.units[i+1].shape != lexicon.Lower || i > 0 && s.units[i-1].end == s.units[i].start && s.units[i-1].shape.IsWord() {
			continue
		}
		for j := i + 1; j < len(s.units) && j-i < maxQuote; j++ {
			u := &s.units[j]
			if u.capital() && u.shape != lexicon.Initial {
				break
			}
			if u.punct == '"' || u.punct == '”' {
				for k := i + 1; k < j; k++ {
					out[k] = true
				}
				i = j
				break
			}
		}
	}
	return out
}

// lower finds names in lower case, as in text messages, on strong evidence.
func (s *scan) lower(i int) (candidate, int, bool) {
	u := &s.units[i]
	no := func() (candidate, int, bool) { return candidate{}, i + 1, false }
	if (s.casual || s.small[i]) && !s.inAddress(i) {
		if c, j, ok := s.chat(i); ok {
			return c, j, true
		}
	}
	if s.inAddress(i) || !s.quietName(u, i) && (!distinct(u) || u.flags.Fore() < 2 && !s.titled(i)) {
		return no()
	}
	j := i + 1
	total := 1.0
	if s.quiet[i] || s.casual {
		total = accept // text messages hardly use capitals
		if s.casual {
			total = accept + 1
		}
	}
	if j < len(s.units) && s.units[j].shape == lexicon.Lower && s.units[j].start-u.end == 1 && distinct(&s.units[j]) {
		total += 2.5
		j++
	}
	w, why := s.before(i)
	a, whyAfter := s.after(i, j)
	if a == 1.2 || w < 0 {
		a = 0 // "amber's" alone is too little
	}
	total += w + a
	if why == "" {
		why = whyAfter
	}
	if total < accept {
		return no()
	}
	return s.make(i, j, total, why), j, true
}

// quietName reports whether a word of a line without capitals is a forename that
// is not a word.
func (s *scan) quietName(u *unit, i int) bool {
	fore := u.flags.Fore()
	return (s.quiet[i] || s.casual) && fore > 1 && u.flags.Ordinary() == 0 && u.class&^lexicon.Forename == 0 && u.end-u.start > 2
}

// speaker returns the unit after the name of who wrote a chat message, of at
// most three words, that begins at i, or 0: "[11/10/2024, 07:04] mags: hi".
func (s *scan) speaker(i int) int {
	if p := s.at(i - 1).punct; p != ']' && p != '-' && p != '–' || !s.stamped(i-1) {
		return 0
	}
	for j := i; j < len(s.units) && j < i+4; j++ {
		u := &s.units[j]
		if u.punct == ':' && j > i && u.start == s.units[j-1].end {
			if s.at(j+1).punct == '/' {
				return 0 // a link
			}
			return j
		}
		if !u.shape.IsWord() || u.class&^lexicon.Eponym&(hard|lexicon.Function|lexicon.Acronym) != 0 && u.flags.Fore() < 2 || j > i && u.start-s.units[j-1].end != 1 {
			return 0
		}
	}
	return 0
}

// maxStamp is how many units the date and time of a message have at most.
const maxStamp = 16

// stamped reports whether the line up to unit i is the date and time of a
// message: "[11/10/2024, 07:04]", "12/06/2025, 9:01 pm -".
func (s *scan) stamped(i int) bool {
	digits := 0
	for k := i - 1; k >= 0 && k > i-maxStamp; k-- {
		switch u := &s.units[k]; {
		case u.shape == lexicon.Break || u.punct == '>' || u.punct == '[':
			return digits > 0
		case u.shape == lexicon.Digits:
			digits++
		case u.shape.IsWord() && !noon[u.hash] || u.shape == lexicon.Alnum:
			return false
		}
	}
	return digits > 0 && i < maxStamp
}

var noon = hashes("am pm")

// distinct reports whether a word in lower case is hardly anything but a name.
func distinct(u *unit) bool {
	return u.flags.Name() && u.flags.Ordinary() == 0 && u.flags&lexicon.Place == 0 && u.class&^(lexicon.Forename|lexicon.Eponym) == 0 && u.end-u.start > 2
}

const notNames = hard | lexicon.Function | lexicon.Acronym | lexicon.Calendar | lexicon.Locative

// chat finds names among the small words of casual text.
func (s *scan) chat(i int) (candidate, int, bool) {
	u, n := &s.units[i], s.at(i+1)
	near := n.shape == lexicon.Lower && n.start-u.end == 1
	named := func(j int, why string) (candidate, int, bool) {
		c := s.make(i, j, 4, why)
		c.end = s.stemEnd(j - 1)
		return c, j, true
	}
	p := s.at(i - 1)
	opens := u.sentence || p.shape == lexicon.Lower && people[p.hash]
	switch {
	case p.shape == lexicon.Lower && titleLower[p.hash] && s.titled(i):
		if u.shape == lexicon.Lower && u.class&(hard|lexicon.Function)&^lexicon.Street == 0 || u.end-u.start == 1 {
			return named(i+1, "after a title")
		}
	case s.names(u) && near && opens && n.flags&lexicon.Surname != 0 && n.flags.Ordinary() <= min(1, 2-u.flags.Ordinary()) && n.class&notNames == 0,
		s.names(u) && near && opens && u.flags.Ordinary() > 1 && n.flags&lexicon.Surname != 0 && n.flags.Ordinary() == 0 && n.class == 0:
		return named(i+2, "forename and surname")
	case s.names(u) && near && n.hash == u.hash && opens && !s.question(i):
		return named(i+1, "a name and the same word") // "will will come"
	case s.names(u) && p.hash == u.hash && p.sentence && s.question(i):
		return named(i+1, "a name and the same word") // "will will come?"
	case s.names(u) && opens && s.paired(i):
		return named(i+1, "named together")
	case s.names(u) && i > 2 && s.paired(i-2) && s.nameBefore(i-2):
		return named(i+1, "named together")
	case s.names(u) && u.sentence && n.punct == ',' && possessives[s.at(i+2).hash] && s.at(i+3).is(lexicon.Kin|lexicon.Role):
		return named(i+1, "beside a relation or role")
	case s.names(u) && p.punct != 0 && (s.at(i-2).hash == hashName || s.at(i-2).hash == hashCalled) && clauseEnd(n):
		return named(i+1, "after called or named")
	case s.names(u) && u.sentence && n.shape == lexicon.Lower && clauseEnd(s.at(i+2)) && near && u.flags.Fore() > 1 && n.flags&^lexicon.Place == 0 && n.class == 0 && n.end-n.start > 4:
		return named(i+2, "forename and a word that is none")
	case s.names(u) && u.flags.Fore() > 1 && near && personal[n.hash] && (u.sentence || p.shape == lexicon.Lower && (joining[p.hash] || p.is(lexicon.Say))):
		return named(i+1, "says something")
	case s.names(u) && u.flags.Fore() > 1 && p.shape == lexicon.Lower && (reaching[p.hash] || greets[p.hash]) && clauseEnd(n):
		return named(i+1, "is spoken to")
	case s.names(u) && u.flags.Fore() > 1 && u.flags.Ordinary() < 3 && p.shape == lexicon.Lower && joining[p.hash] && n.shape == lexicon.Lower && n.is(lexicon.Be) && u.flags.Ordinary() < 2:
		return named(i+1, "is or has something")
	case s.names(u) && u.flags.Fore() > 1 && p.sentence && asks[p.hash] && whereabouts[n.hash]:
		return named(i+1, "is asked after") // "is grace with you"
	case s.names(u) && u.flags.Fore() > 1 && (u.sentence || p.sentence && asks[p.hash]) && near && (u.sentence && n.is(lexicon.Be|lexicon.Say) && u.flags.Ordinary() < 2 || n.hash == hashFrom && possessives[s.at(i+2).hash]):
		return named(i+1, "is or does something")
	case u.flags.Fore() > 1 && u.class&^lexicon.Calendar == 0 && p.is(lexicon.Kin) && p.shape == lexicon.Lower && u.start-p.end == 1 && u.end-u.start > 2:
		return named(i+1, "after a relation")
	case s.names(u) && u.flags.Fore() > 1 && p.hash == hashIs && s.at(i-2).is(lexicon.Kin|lexicon.Role) && clauseEnd(n):
		return named(i+1, "is given as somebody's name")
	case distinct(u) && u.flags.Fore() > 0 && (p.is(lexicon.Be|lexicon.Role|lexicon.Kin) || people[p.hash]) && p.shape == lexicon.Lower:
		return named(i+1, "a known name")
	case s.stem(u).Fore() > 1 && s.stem(u).Ordinary() == 0 && !u.flags.Name() && u.flags.Ordinary() == 0 && u.class == 0:
		return named(i+1, "owns something") // "steves laptop"
	}
	return candidate{}, 0, false
}

var (
	people      = hashes("with to from and for by tell told ask asked ring rang call called see saw text texted love hi hey miss met know for n &")
	possessives = hashes("her his my our their your the")
	personal    = hashes("said says told tells asked asks thinks reckons thought wants wanted needs rang texted phoned agreed denied reported hates loves knows cried swore lied promised")
	greets      = hashes("hi hiya hey hello night nite morning thanks ta cheers sorry aw")
	joining     = hashes("if when and but cos coz because that cause says said think reckon so where until til unless")
	reaching    = hashes("ask asked tell told ring rang call called text texted met saw miss phone phoned message")
	asks        = hashes("is was has does did are")
	whereabouts = hashes("with ok okay there here in at coming back going still on home alright allowed asleep up out not staying about around well gone any better")
	someone     = hashes("someone somebody lady woman man guy bloke people person worker teacher staff")
	hashFrom    = lexicon.Hash("from")
	hashCalled  = lexicon.Hash("called")
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

// names reports whether a word, as it is, is also a forename.
func (s *scan) names(u *unit) bool {
	return u.shape == lexicon.Lower && u.flags.Fore() > 0 && u.end-u.start > 1 && u.class&(notNames&^lexicon.Function) == 0 &&
		(u.class&lexicon.Function == 0 || u.hash == hashWill) && (u.flags.Fore() > 1 || u.flags.Ordinary() < 2)
}

var hashWill = lexicon.Hash("will")

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

// paired reports whether two forenames, one of them no word, are joined at i:
// "pat and rons".
func (s *scan) paired(i int) bool {
	if i < 0 {
		return false
	}
	u, and, n := &s.units[i], s.at(i+1), s.at(i+2)
	if !s.names(u) || and.hash != hashAnd && and.punct != '&' || n.shape != lexicon.Lower {
		return false
	}
	f := n.flags
	if g := s.stem(n); g.Fore() > 1 && n.flags.Ordinary() == 0 {
		f = g
	}
	return u.flags.Fore() > 1 && f.Fore() > 1 && (u.flags.Ordinary() == 0 || f.Ordinary() == 0)
}

// nameBefore reports whether unit i, the first of a pair, was taken for a name.
func (s *scan) nameBefore(i int) bool {
	p := s.at(i - 1)
	return s.units[i].sentence || p.shape == lexicon.Lower && people[p.hash]
}

// knownLower reports whether the small word at i of casual text is a name that
// is known, and where the name ends: "marsh agreed", "oh del.", "wills in
// cardiff".
func (s *scan) knownLower(i int, k *Known) (end int, ok bool) {
	u := &s.units[i]
	w := s.text[u.start:u.end]
	known, short, owner := k.words[u.hash], k.short[u.hash], false
	f := u.flags
	if !known && len(w) > 3 && w[len(w)-1] == 's' {
		if h := lexicon.Hash(w[:len(w)-1]); k.words[h] {
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
	if p.shape == lexicon.Lower && (notBefore[p.hash] || p.hash == u.hash) || p.punct == '\'' || p.punct == '’' || p.shape == lexicon.Digits {
		return 0, false
	}
	switch {
	case owner && f.Ordinary() > 0:
		return end, (u.sentence || p.punct == ',') && (n.is(lexicon.Locative|lexicon.Kin) || !n.is(lexicon.Auxiliary) && n.is(lexicon.Function)) && n.hash != hashTo && n.shape == lexicon.Lower
	case known && f.Ordinary() == 0 && u.class&^(lexicon.Forename|lexicon.Eponym) == 0:
		return end, true
	case u.class&hard&^lexicon.Street != 0:
		return 0, false
	case n.shape == lexicon.Lower && n.start-u.end == 1:
		if known && f.Fore() > 1 && p.shape == lexicon.Lower && joining[p.hash] && n.is(lexicon.Be) {
			return end, true // "if rob will drive"
		}
		return end, known && n.is(lexicon.Say) && !n.is(lexicon.Auxiliary|lexicon.Function) && (u.sentence || p.hash == hashAnd || p.punct == ',') ||
			short && f.Ordinary() == 0 && (u.sentence || people[p.hash]) || short && f.Ordinary() < 2 && joining[p.hash] && n.is(lexicon.Say)
	case clauseEnd(n):
		return end, (u.sentence || people[p.hash] || greets[p.hash] || p.hash == hashOh || p.punct == ',') && (known || f.Fore() > 0 || f.Ordinary() == 0)
	}
	return 0, false
}

var (
	hashOh = lexicon.Hash("oh")
	// Words before a word that is no name there: "no hope", "he will".
	notBefore = hashes("no any some little much i you we they he she it lets dont the a an this that of in my your his our their just only really not cant wont will would can could should must may might who what which there here so such")
)

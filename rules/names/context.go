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
	case p.shape == lexicon.Upper && roleLetters.Has(p.hash) && !s.loud[i] && s.units[i].shape == lexicon.Title && s.units[i].start-p.end == 1 && !s.units[i].is(hard|lexicon.Acronym|lexicon.Calendar):
		return 2, "after a role"
	case p.is(lexicon.Greeting) && p.shape.IsWord() && (p.sentence || p.shape != lexicon.Lower):
		return 3.5, "greeted"
	case naming.Has(p.hash) && p.shape.IsWord():
		return 3, "after called or named"
	case p.hash == hashWord && p.shape == lexicon.Lower:
		return -6, "" // "the word GRACE"
	case p.capital() && (saints.Has(p.hash) || p.is(lexicon.Street) && !p.flags.Name()):
		return -6, ""
	case p.shape == lexicon.Digits && s.units[i].flags.Fore() < 2 && s.units[i].start-p.end == 1:
		return -2, "" // a house number
	case p.shape == lexicon.Lower && articles.Has(p.hash):
		if p.hash == hashThe && s.plural(&s.units[i]) {
			return 0.5, ""
		}
		if p.hash == hashThe && kinsfolk.Has(s.at(i+1).hash) && s.at(i+1).shape == lexicon.Lower && s.units[i].class == 0 && s.units[i].flags.Ordinary() < 2 {
			return 1.5, "a family" // "the Okafor children"
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
	if w, why := s.labelled(i); w != 0 {
		return w, why
	}
	return s.spokenOf(i)
}

// spokenOf weighs the small word before a capitalised word within a sentence: a
// verb of meeting or speaking, or a preposition that people follow.
func (s *scan) spokenOf(i int) (float64, string) {
	u, p := &s.units[i], s.at(i-1)
	if u.shape != lexicon.Title || u.sentence || s.loud[i] || p.shape != lexicon.Lower || u.start-p.end != 1 {
		return 0, ""
	}
	switch {
	case reaching.Has(p.hash) && p.hash != hashMiss:
		return 1.2, "is spoken to"
	case company.Has(p.hash) && !s.remedy(u) && (u.flags.Name() || s.text[u.end-1] != 's'), u.flags.Fore() > 0 && toward.Has(p.hash):
		return 0.7, "is spoken of"
	case p.hash == hashAnd && i > 1 && s.units[i-2].capital() && (s.units[i-2].flags.Fore() > 1 || s.units[i-2].evident) && s.units[i-2].flags.Ordinary() < 2:
		return 1, "named together"
	}
	return 0, ""
}

// remedy reports whether a word that is in no list ends as medicines do.
func (s *scan) remedy(u *unit) bool {
	if u.flags.Name() {
		return false
	}
	w := s.text[u.start:u.end]
	for _, end := range []string{"ine", "ol", "am", "pam", "one", "ide", "ate", "cin", "tin", "pril", "xil", "mab", "zole", "en", "ium", "il"} {
		if len(w) > len(end)+3 && strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

var (
	company  = hashes("about with and that told asked by when because if but while where whether said")
	hashMiss = lexicon.Hash("miss")
)

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

// talkWords is how far on talk of somebody's name is looked for.
const talkWords = 14

// nameTalk reports whether the sentence goes on about what somebody is called:
// "that Zdravko – I never knew his surname".
func (s *scan) nameTalk(j int) bool {
	for k := j; k < len(s.units) && k < j+talkWords; k++ {
		switch u := &s.units[k]; {
		case u.punct == '.' || u.punct == ':' || u.punct == '?' || u.punct == '!' || u.shape == lexicon.Break && u.punct != '\r' && k+1 < len(s.units) && s.units[k+1].sentence:
			return false
		case nameWords.Has(u.hash) && u.shape == lexicon.Lower && theirs.Has(s.at(k-1).hash) && s.at(k-1).shape == lexicon.Lower:
			return true
		}
	}
	return false
}

var theirs = hashes("his her their whose")

var nameWords = hashes("surname forename lastname nickname name names")

// What follows "is" when it is said how old somebody is or what form they are in.
var (
	ages      = hashes("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen my his her their autistic adopted fostered pregnant upset tearful")
	schooling = hashes("year reception nursery foster care hospital prison custody college yr y1 y2 y3 y4 y5 y6 primary secondary")
)

var aging = hashes("aged age dob born dod dobs")

package body

import (
	"strings"

	"veil/rules/names/lexicon"
)

// name is what stands before a kind.
type name struct {
	from   int
	own    int  // words of its own
	public bool // holds the name of a public body
	mine   bool // one possessive forename: "Mia's"
}

// maxReach is how many tokens a name before its kind may have, full stops and
// brackets included.
const maxReach = 16

// leftOf walks left from token i over what may be of the name.
func (s *scan) leftOf(i int) name {
	n := name{from: i}
	loud := s.at(i).shape == lexicon.Upper
	kinds := true // only words of the kind so far
	for j := i - 1; j >= 0 && i-j <= maxReach; j-- {
		t := s.at(j)
		dotted := s.at(j+1).punct('.') && t.abbreviated() && t.stop == s.at(j+1).start
		if !s.near(j) && !dotted && !(t.punct('.') && joinedOver(s, j)) {
			break
		}
		switch {
		case t.punct(')') && kinds:
			open := s.faith(j)
			if open < 0 {
				return n
			}
			j, n.from = open, open
			continue
		case kinds && t.punct('.') && s.churchSchool(j):
			j -= 4 // "C. of E. School"
			n.from = j
			continue
		case t.punct('.') && s.at(j-1).abbreviated() && s.at(j-1).stop == t.start:
			continue
		case kinds && churchly.Has(t.hash) && (s.at(j-1).hash == hashOf || s.at(j-1).hash == hashIn) && s.at(j-2).hash == hashChurch:
			j -= 2 // "Church of England"
			n.from = j
			continue
		case t.hash == hashLady && s.near(j-1) && s.at(j-1).hash == hashOur && s.at(j-1).capital():
			n.from, n.mine = j-1, false
			n.own++
			return n
		case titled.Has(t.hash) && n.own > 0 && t.capital() && !loud:
			n.from, n.mine = j, false
			continue
		case t.known:
			n.public = n.public || t.is(public) || !t.is(national) && !t.is(generic)
			if !t.capital() {
				return n
			}
			n.from = j
			kinds = false
			continue
		case t.shape == lexicon.Alnum && ordinal(s.text[t.start:t.end]), t.shape == lexicon.Digits && n.own > 0 && s.at(i).hash == hashChambers:
			n.from = j
			return n
		case !t.word() && t.shape != lexicon.Alnum:
			if link(t, s.text) && n.own > 0 && s.linked(j, loud) {
				continue
			}
			return n
		case t.shape == lexicon.Lower:
			if kinds && t.is(kind) && s.at(i).shape == lexicon.Lower {
				n.from = j
				continue
			}
			if (n.own > 0 || !kinds) && link(t, s.text) && s.linked(j, loud) {
				continue
			}
			if t.hash == hashThe && n.own > 0 {
				if s.theName(j - 1) {
					continue
				}
				n.from = j
			}
			return n
		case t.hash == hashThe:
			n.from = j
			if n.own > 0 && s.near(j-1) && s.theName(j-1) {
				continue
			}
			return n
		case loud && link(t, s.text):
			if n.own > 0 && s.linked(j, loud) {
				continue
			}
			return n
		case t.hash == hashOur && n.from < i && s.at(j+1).hash == hashLady:
			n.from = j
			return n
		case s.stops(j):
			if t.class&(lexicon.Kin|lexicon.Honorific) != 0 && s.at(j+1).possessive() && n.own == 1 && !loud && s.at(i).shape != lexicon.Lower { // "Aunty Bev's Childminders"
				n.from, n.mine = j, false
			}
			return n
		}
		n.from = j
		if s.own(t) || streety.Has(t.hash) && n.own == 0 && s.near(j-1) && s.at(j-1).shape == t.shape && s.at(j-1).capital() && !s.stops(j-1) && !s.at(j-1).known {
			n.own++
			n.mine = n.own == 1 && t.possessive() && t.flags.Fore() > 0 && !s.saint(j-1)
			kinds = false
		} else {
			n.mine = false
			kinds = kinds && t.is(kind)
		}
	}
	return n
}

// churchSchool reports whether "C. of E." ends at token j.
func (s *scan) churchSchool(j int) bool {
	return s.at(j-1).hash == hashE && s.at(j-2).hash == hashOf && s.at(j-3).punct('.') && s.at(j-4).hash == hashC
}

var hashC, hashE = lexicon.Hash("c"), lexicon.Hash("e")

// joinedOver reports whether the full stop at j belongs to the word before it
// and the name goes on after it: "St. Bede's".
func joinedOver(s *scan, j int) bool {
	return s.at(j-1).stop == s.at(j).start && s.at(j+1).start-s.at(j).end <= 1
}

// stops reports whether a capitalised word belongs to the sentence and not to
// the name after it.
func (s *scan) stops(j int) bool {
	t := s.at(j)
	switch {
	case unstop.Has(t.hash) && t.shape == lexicon.Title && !t.first && s.near(j-1) && s.at(j-1).shape == lexicon.Title && !s.at(j-1).is(stop):
		return false
	case t.is(stop):
		return !(t.class&lexicon.Honorific != 0 && t.hash == hashSt)
	case titled.Has(t.hash), (companions.Has(t.hash) || s.at(j-1).punct('&') && heirs.Has(t.hash)) && s.near(j-1) && (s.at(j-1).capital() && s.at(j-1).hash != hashThe || s.at(j-1).punct('&') || s.at(j-1).hash == hashAnd && s.at(j-2).capital()):
		return false
	case t.class&lexicon.Kin != 0 && s.near(j) && s.at(j+1).shape == t.shape && joining.Has(s.at(j+1).hash):
		return false // "Dunford Grandparents Together"
	case t.class&(lexicon.Honorific|lexicon.Kin) != 0 && t.hash != hashSt && t.flags.Fore() == 0 && !t.possessive():
		return t.flags&lexicon.Surname == 0
	case t.class&lexicon.Say != 0:
		return t.first || t.shape == lexicon.Upper
	}
	return false
}

// own reports whether a word can be what tells a body from its like.
func (s *scan) own(t *token) bool {
	if t.known || t.is(generic) || t.end-t.start < 2 || t.shape == lexicon.Initial {
		return false
	}
	return t.class&(lexicon.Acronym|lexicon.Nation|lexicon.Calendar|lexicon.Role|lexicon.Honorific) == 0 || t.flags.Fore() > 1 && t.class&lexicon.Calendar == 0
}

// Words that stop a name where they are a verb or label, and that firms are
// called by too: "Iron Works".
var unstop = hashes("works calls call visit visits source host setting settings place note today tomorrow now home child children parents life matters beyond together social")

// joining end the names of groups of people.
var joining = hashes("together support group matters alliance network forum association club plus voices collective action")

var (
	links    = hashes("of and the on upon y yr de le la du na an nan der")
	churchly = hashes("england wales scotland ireland")
	// "Park Road Surgery": two usual words, and yet a name.
	streety = hashes("road lane street avenue drive hill grove way park green square gardens cross bridge")
	// What a centre is that is no small organisation.
	publicCentre = hashes("leisure sports sport shopping town city job civic call garden retail custody justice crisis conference convention exhibition tribunal hearing immigration removal detention hearing hearings national regional data arts visitor visitors outlet trade police law business enterprise")
	hashChurch   = lexicon.Hash("church")
	titled       = hashes("sir lady dame lord bishop archbishop canon cardinal king queen prince princess duke earl")
	// Kinds that usual words stand before: "Exchequer Services".
	vague        = hashes("services centre center group society care legal law community network recovery")
	partners     = hashes("partners partner surgery practice")
	centres      = hashes("centre center ctr")
	hashChambers = lexicon.Hash("chambers")
	// X in "X of Y" as the name of a body.
	ofHeads = hashes("lady church queen king prince princess duke earl sons friends isle vale forest house heart sacred academy school college chapel parish isles daughters children cathedral temple circle tree sisters company centre")
	// X in "X the Y".
	theHeads = hashes("christ jesus mary john")
)

func link(t *token, text string) bool {
	return links.Has(t.hash) && (t.word()) || t.punct('&') || t.punct('+')
}

// linked reports whether the link at token j joins a word of the name before it.
func (s *scan) linked(j int, loud bool) bool {
	p, t := s.at(j-1), s.at(j)
	if !s.near(j-1) || s.stops(j-1) || p.known {
		return false
	}
	if p.shape == lexicon.Lower { // "of the", "upon the"
		return (p.hash == hashOf || p.hash == hashOn) && t.hash == hashThe && s.linked(j-1, loud)
	}
	if !p.capital() || p.class&lexicon.Role != 0 && !ofHeads.Has(p.hash) {
		return false
	}
	if t.hash == hashOf {
		return ofHeads.Has(p.hash) || s.saint(j-2)
	}
	if t.hash == hashThe {
		return theHeads.Has(p.hash) || s.saint(j-2)
	}
	if t.hash == hashAnd && s.at(j+1).shape == lexicon.Title && p.is(school|schoolBig|org) && s.own(s.at(j+1)) {
		return false // two bodies
	}
	return !(loud && p.is(stop)) && (!p.is(generic) || p.is(kind) || p.hash == hashLady || t.hash != hashAnd)
}

// theName reports whether "the" after token j may be inside a name.
func (s *scan) theName(j int) bool {
	t := s.at(j)
	return t.capital() && (theHeads.Has(t.hash) || s.saint(j-1)) || t.hash == hashOf && ofHeads.Has(s.at(j-1).hash)
}

// faith returns the opening bracket of "(VA)", "(C.E.)", "(RC)" before token j,
// or -1.
func (s *scan) faith(j int) int {
	for k := j - 1; k > j-8 && k >= 0; k-- {
		t := s.at(k)
		switch {
		case t.punct('('):
			if k < j-1 {
				return k
			}
			return -1
		case t.punct('.') || t.capital() || t.word() && (t.is(kind) || t.hash == hashOf):
		default:
			return -1
		}
	}
	return -1
}

func ordinal(w string) bool {
	if len(w) < 3 || w[0] < '0' || w[0] > '9' {
		return false
	}
	switch strings.ToLower(w[len(w)-2:]) {
	case "st", "nd", "rd", "th":
		return true
	}
	return false
}

package body

import (
	"strings"

	"veil/rules"
	"veil/rules/names/lexicon"
)

// small follows up a kind written small after words written small, as in chat:
// "hes at harrow lane primary". Where English has no article before such words
// they are a name.
func (s *scan) small(h hit, label string) {
	n, strange := 0, false
	i := h.from - 1
	for ; n < 4 && s.near(i); i-- {
		t := s.at(i)
		if t.shape != lexicon.Lower || t.is(plainly) || t.known {
			break
		}
		if !s.saint(i) && !t.is(generic) && t.class&(lexicon.Function|lexicon.Be|lexicon.Auxiliary) != 0 {
			break
		}
		strange = strange || s.strange(t) || s.saint(i) || t.flags&lexicon.Surname != 0 && t.flags.Ordinary() < 2
		n++
	}
	p := s.at(i)
	if n == 0 || !s.ownSmall(i+1, h.from) {
		return
	}
	led := p.is(lead) && s.near(i) || ends(p) || p.shape == lexicon.Digits && s.near(i) && n > 1 && wayside.Has(s.at(h.from-1).hash) // "thurs 9.10 mill lane surgery"
	if !led || ends(p) && (n < 2 || !strange) || n == 1 && !strange && h.set&placed == 0 {
		return
	}
	if h.set&(school|org) == 0 && h.set&schoolBig == 0 && h.set&(placed|orgBig) != 0 {
		if w := s.at(h.from - 1); h.set&placed == 0 && !strange || h.set&placed != 0 && (n != 1 && !(n == 2 && twice.Has(w.hash)) || !s.smallHouse(w, s.at(h.from)) || !toward.Has(p.hash)) {
			return
		}
	} else if h.set&(school|org) == 0 && !strange && !wayside.Has(s.at(h.from-1).hash) && s.at(h.from-1).class&lexicon.Street == 0 {
		return
	}
	s.add(i+1, s.smallEnd(h.to), label, 0.55, whyKind)
}

// smallShort follows up a usual word written small after a name of two words or
// more, or after "the" and a name: "Holland Haven infants", "the Fernleigh
// practice".
func (s *scan) smallShort(h hit) bool {
	last := s.at(h.from)
	if h.to != h.from+1 || !shortKinds.Has(last.hash) || !s.near(h.from-1) || s.at(h.from-1).shape != lexicon.Title {
		return false
	}
	n := s.leftOf(h.from)
	if n.own == 0 || n.public || n.mine || s.at(h.from-1).possessive() || s.at(n.from).first && s.at(n.from).hash != hashThe {
		return false
	}
	label := rules.School
	if last.hash == hashPractice {
		if label = rules.Organisation; s.at(n.from).hash != hashThe || n.own != h.from-n.from-1 || s.at(n.from+1).flags.Ordinary() > 1 || s.at(h.from-1).class != 0 || s.abstract(s.at(h.from-1)) {
			return false
		}
	} else if h.from-n.from < 2 || s.personLike(n.from, h.from) || s.at(n.from).flags.Fore() > 1 {
		return false
	}
	s.add(n.from, h.to, label, 0.6, whyKind)
	return true
}

var (
	shortKinds   = hashes("infants juniors primary middle comp comprehensive grammar practice")
	hashPractice = lexicon.Hash("practice")
)

// twice are the middle words of houses' names: "beech tree house".
var twice = hashes("tree hill bank park wood view lane brook end gate green lea field")

// smallHouse reports whether a word before "lodge" or "house" is its name and
// does not say whose it is: "birch lodge" but not "nans house".
func (s *scan) smallHouse(w, kind *token) bool {
	if !dwelling.Has(kind.hash) || kind.hash == hashUnit || w.class&(lexicon.Kin|lexicon.Role|lexicon.Function|lexicon.Say) != 0 || w.flags.Fore() > 1 {
		return false
	}
	return s.text[w.end-1] != 's' && w.end-w.start > 2
}

// smallSaint follows up "at st wilfrids", at token i the "st".
func (s *scan) smallSaint(i int) {
	p, t := s.at(i-1), s.at(i+1)
	if !s.near(i-1) && !p.punct(',') || !s.near(i) || !p.is(lead) && p.hash != hashFrom && (s.at(i+1).end == 0 || s.text[s.at(i+1).end-1] != 's') || t.shape != lexicon.Lower || t.is(plainly) || t.end-t.start < 4 || saintTowns.Has(t.hash) || notSaintly.Has(s.at(i+2).hash) {
		return
	}
	if s.text[t.end-1] == 's' || t.possessive() || t.flags.Ordinary() == 0 {
		to := i + 2
		for k := to; k < i+5 && s.near(k-1) && s.at(k).shape == lexicon.Lower; k++ {
			if saintBodies.Has(s.at(k).hash) {
				to = k + 1
				break
			}
			if s.at(k).class&(lexicon.Function|lexicon.Be|lexicon.Say|lexicon.Auxiliary) != 0 {
				break
			}
		}
		s.add(i, to, rules.School, 0.5, whySaid)
	}
}

// What stands after a saint's name in small letters: "st pauls youth club".
var saintBodies = hashes("base centre hall club church hospice hostel project pantry nursery school primary academy college playgroup preschool youth hub house infants juniors high catholic")

// ownSmall reports whether the small words [from, to) hold one that is not
// said of any body.
func (s *scan) ownSmall(from, to int) bool {
	for i := from; i < to; i++ {
		if !s.at(i).is(generic) && !s.saint(i) {
			return true
		}
	}
	return false
}

// smallEnd takes in "school" after "primary".
func (s *scan) smallEnd(i int) int {
	for s.near(i-1) && s.at(i).shape == lexicon.Lower && s.at(i).is(tail) && s.at(i).is(school|org) {
		i++
	}
	return i
}

// smallCue follows up what is said of a body before words written small: "goes
// to st wilfrids", "in yr 4 at brambleside".
func (s *scan) smallCue(h hit) {
	i := h.to
	t := s.at(i)
	label := rules.School
	if h.set&(cueSchool|cueWeak) == 0 {
		label = rules.Organisation
	}
	if saints.Has(t.hash) && s.near(i) {
		j := i + 1
		if n := s.at(j); n.shape == lexicon.Lower && !n.is(plainly) && !notSaintly.Has(s.at(j+1).hash) && n.end-n.start > 2 {
			s.add(i, j+1, label, 0.5, whySaid)
		}
		return
	}
	if p := s.at(i - 1).hash; !(p == hashOf && h.to-h.from == 3) && p != hashAt && p != hashTo && p != hashFrom && p != hashIn {
		return
	}
	last := s.at(i + 1)
	if s.near(i) && last.shape == lexicon.Lower && wayside.Has(last.hash) && (!dwelling.Has(last.hash) || s.smallHouse(t, last)) && !t.is(plainly|generic) && t.class&lexicon.Function == 0 {
		if h.set&cueSchool == 0 && (dwelling.Has(last.hash) || last.hash == hashBank || last.hash == hashView) {
			label = rules.Organisation
		}
		s.add(i, i+2, label, 0.5, whySaid)
		return
	}
	unheard := h.set&cueWeak != 0 && t.flags == 0 && t.end-t.start > 5 // "shes in parkview"
	if (h.set&cueSchool != 0 || s.at(i-1).hash == hashAt || s.at(i-1).hash == hashOf || unheard) && s.strange(t) && t.flags.Fore() == 0 && !towns.Has(t.hash) {
		s.add(i, i+1, label, 0.5, whySaid)
	}
}

var (
	hashTo     = lexicon.Hash("to")
	hashFrom   = lexicon.Hash("from")
	hashBank   = lexicon.Hash("bank")
	hashView   = lexicon.Hash("view")
	hashUnit   = lexicon.Hash("unit")
	saintTowns = hashes("albans helens ives neots davids andrews pancras asaph austell leonards helier")
	hashIn     = lexicon.Hash("in")
	wayside    = hashes("lane road street hill park green grove house lodge bank view manor grange cottage bridge vale brow moor wood")
)

// schoolLane follows up a school called after its street, where the talk is of
// school: "can do the school run. is it still hawthorn lane".
func (s *scan) schoolLane(i int) {
	t, p := s.at(i-1), s.at(i-2)
	if !s.near(i-1) || !s.near(i-2) || !p.is(lead) && !nowThen.Has(p.hash) || dwelling.Has(s.at(i).hash) || t.is(plainly|generic) || t.class != 0 || t.flags.Fore() > 1 || t.end-t.start < 4 {
		return
	}
	for j := i - 3; j > i-16 && j >= 0; j-- {
		if s.at(j).hash == hashSchool {
			s.add(i-1, i+1, rules.School, 0.5, whySaid)
			return
		}
	}
}

var (
	nowThen    = hashes("still now its it's then also")
	hashSchool = lexicon.Hash("school")
)

// smallPair follows up two words after "at" or "outside" in chat, where English
// would have an article: "meet me outside spice garden".
func (s *scan) smallPair(i int) {
	a, b, n := s.at(i+1), s.at(i+2), s.at(i+3)
	if s.sentence(i) || strings.HasSuffix(s.text[b.start:b.end], "ed") {
		return
	}
	if !s.near(i) || !s.near(i+1) || b.shape != lexicon.Lower || aims.Has(s.at(i-1).hash) || s.near(i+2) && !(n.class&lexicon.Function != 0 || n.shape == lexicon.Digits || chatEnd.Has(n.hash)) || s.near(i+2) && n.shape == lexicon.Upper {
		return
	}
	const no = lexicon.Function | lexicon.Be | lexicon.Say | lexicon.Role | lexicon.Kin | lexicon.Domain | lexicon.Calendar | lexicon.Auxiliary | lexicon.Acronym | lexicon.Nation
	for _, t := range []*token{a, b} {
		if t.flags.Ordinary() == 0 && t.end-t.start < 4 || t == a && t.flags.Ordinary() == 0 && t.end-t.start < 5 || t.class&no != 0 || t.is(plainly|generic|stop) || t.end-t.start < 3 || plainPlace.Has(t.hash) || t.possessive() || t.known {
			return
		}
	}
	if strings.HasSuffix(s.text[a.start:a.end], "ing") || strings.HasSuffix(s.text[a.start:a.end], "ly") || s.text[b.end-1] == 'd' && b.flags.Ordinary() == 0 {
		return
	}
	s.add(i+1, i+3, rules.Organisation, 0.45, whySaid)
}

// sentence reports whether token i is in a sentence that begins with a capital,
// as they do outside chats.
func (s *scan) sentence(i int) bool {
	for j := i - 1; j >= 0 && j > i-40; j-- {
		if t := s.at(j); ends(t) || t.shape == lexicon.Break {
			break
		} else if t.first {
			return t.shape == lexicon.Title && t.flags.Fore() == 0
		}
	}
	return false
}

// streetSurgery follows up a surgery that chats call after its street: "gp is dr
// shah at mill st".
func (s *scan) streetSurgery(i int) bool {
	if !s.near(i) || !s.near(i+1) || s.at(i+1).shape != lexicon.Lower || s.at(i+1).is(plainly|generic) || s.at(i+1).class&^lexicon.Street != 0 || !shortStreet.Has(s.at(i+2).hash) {
		return false
	}
	for j := i - 1; j > i-8 && !s.at(j).punct('.') && s.at(j).shape != lexicon.Break; j-- {
		if healers.Has(s.at(j).hash) {
			s.add(i+1, i+3, rules.Organisation, 0.5, whySaid)
			return true
		}
	}
	return false
}

var (
	shortStreet = hashes("st rd ave lane road street way hill grove close park green square")
	healers     = hashes("gp gps dr drs doc docs doctor doctors surgery dentist dentists chemist nurse midwife vet school nursery")
)

var (
	chatAt     = hashes("at outside")
	chatEnd    = hashes("till til since tonite tonight 2moro tomorrow lol xx x cos coz but n pls im hes shes")
	plainPlace = hashes("height value face arms random expense store reception handover assembly registration time times day days practice training match game games party term level risk least most speed work town dinner lunch tea bed door doors gate gates window table shop shops points point stage rate cost costs once dawn dusk noon midnight midday breakfast ease length sea peace odds stake hand heart weekend weekends teatime bedtime bathtime playtime bus stop station corner end start front back bottom top side lights traffic big bit uni lmao lol")
)

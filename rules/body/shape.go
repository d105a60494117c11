package body

import (
	"strings"

	"veil/rules"
	"veil/rules/names/lexicon"
)

// shape follows up a word that says what kind of body it ends the name of.
func (s *scan) shape(h hit) {
	last := s.at(h.to - 1)
	small := s.at(h.from).shape == lexicon.Lower
	if small && s.smallShort(h) {
		return
	}
	if small && h.set&(school|org) == 0 {
		if !s.other(h.to) && s.at(h.from-1).shape == lexicon.Lower {
			label := rules.Organisation
			if h.set&schoolBig != 0 {
				label = rules.School
			}
			s.small(h, label)
		}
		return
	}
	if s.other(h.to) {
		return
	}
	label := rules.Organisation
	if h.set&(school|schoolBig) != 0 {
		label = rules.School
	}
	n := s.leftOf(h.from)
	if w := s.at(h.from - 1); n.own == 0 && !n.public && h.set&school != 0 && !small && n.from == h.from-2 && s.at(n.from).hash == hashThe && nests.Has(w.hash) && w.capital() {
		n.own = 1 // "The Link PRU"
	}
	if n.own == 0 && !n.public && last.hash == hashChurch && last.capital() && lively.Has(s.at(h.from-1).hash) && n.from < h.from-1 {
		n.own = 1 // "New Life Church"
	}
	if n.own == 0 || n.public {
		if small {
			s.small(h, label)
		}
		return
	}
	if h.set&(school|schoolBig|org|orgBig|placed) == 0 && n.own < 2 && !(shops.Has(last.hash) && s.at(h.from-1).possessive() && !n.public && !s.at(h.to).punct(':')) && !spare.Has(last.hash) {
		return
	}
	if h.set&(school|schoolBig|org|orgBig|headTwo) == 0 && !s.talkOfPlaces(n.from, h.to) {
		return
	}
	if h.set&(school|org) == 0 && !last.capital() && last.shape != lexicon.Alnum {
		return
	}
	if small && n.own == 1 && s.at(n.from).possessive() && s.near(n.from-1) && s.at(n.from-1).class&lexicon.Honorific != 0 && h.set&org != 0 {
		s.add(n.from-1, h.to, label, 0.7, whyKind) // "Dr Khan's surgery"
		return
	}
	if small && !s.smallKind(n, h) || !small && n.mine && h.set&(school|schoolBig) != 0 {
		return
	}
	if f := s.at(n.from); n.own == 1 && h.to == h.from+1 && n.from == h.from-1 && h.set&(school|org) == 0 && f.flags.Fore() > 1 && !f.possessive() && last.flags&lexicon.Surname != 0 { // "Tom Ward"
		return
	}
	if spare.Has(last.hash) && !s.spared(n, h, last) {
		return
	}
	if clinics.Has(last.hash) && n.own == 1 && s.speciality(s.at(h.from-1)) {
		return
	}
	if centres.Has(last.hash) && publicCentre.Has(s.at(h.to-2).hash) {
		return
	}
	if h.set&(school|org) == 0 && vague.Has(last.hash) && n.own == 1 && s.own(s.at(h.from-1)) && s.at(h.from-1).flags.Ordinary() > 0 && s.at(h.from-1).flags&lexicon.Surname == 0 {
		return
	}
	if h.set&(schoolBig|orgBig|placed) != 0 && h.set&(school|org) == 0 && n.own == 1 && s.sentenceWord(n.from) && !s.at(h.from).punct('&') && (s.own(s.at(n.from)) || n.from+1 == h.from) && h.from-n.from < 2 {
		return
	}
	if n.own == 1 && label == rules.Organisation && countyHead.Has(last.hash) && s.county(n.from, h.from) {
		return
	}
	if last.hash == hashCC && s.at(n.from).flags&lexicon.Place != 0 && h.from-n.from == 1 {
		return // a court
	}
	if last.shape == lexicon.Upper && s.at(h.from-1).shape == lexicon.Title && roomy.Has(s.at(h.from-1).hash) {
		return // "Religion RC"
	}
	if s.at(h.to).punct('/') && s.at(h.to).start == last.stop && s.at(h.to+1).start == s.at(h.to).end && h.set&(school|org) == 0 {
		return // "SARA High/High"
	}
	if partners.Has(last.hash) && s.at(n.from-1).class&lexicon.Honorific != 0 && s.near(n.from-1) {
		n.from-- // "Dr Bell & Partners"
	}
	if partners.Has(last.hash) && s.at(n.from-1).punct(',') && s.at(n.from-2).capital() && s.at(n.from-3).class&lexicon.Honorific != 0 && s.near(n.from-3) {
		n.from -= 3 // "Drs Malik, Orr & Partners"
	}
	to := s.rightOf(h.to)
	for i := n.from; i < to; i++ {
		if s.at(i).known && s.at(i).is(public) && (i < h.from || i >= h.to) {
			return
		}
	}
	score := 0.85
	if h.set&(school|org) == 0 {
		score = 0.7
	}
	if h.set&placed != 0 && h.set&(school|schoolBig|org|orgBig) == 0 {
		score = 0.6
		if p := s.at(n.from - 1); (p.punct(',') || p.punct('(') || p.punct(':')) && s.at(n.from-2).is(bodyWord|org) {
			score = 0.75 // "children's home, Oak House"
		}
	}
	s.add(n.from, to, label, score, whyKind)
	if label == rules.School {
		s.next(to)
	}
}

// next follows up what comes after one school: "from Larkfield Primary to
// Brynmead", "Larkfield Primary, then Brynmead".
func (s *scan) next(i int) {
	for s.at(i).punct(',') || s.at(i).hash == hashAnd {
		i++
	}
	if t := s.at(i); t.shape != lexicon.Lower || t.hash != hashTo && t.hash != hashThen {
		return
	}
	to, own := s.run(i + 1)
	first := s.at(i + 1)
	if own == 0 || to-i > 4 || first.flags.Fore() > 0 || first.flags.Ordinary() > 1 || towns.Has(first.hash) || first.class != 0 || s.at(to-1).possessive() {
		return
	}
	for j := i + 1; j < to; j++ {
		if s.at(j).known || never.Has(s.at(j).hash) {
			return
		}
	}
	s.add(i+1, to, rules.School, 0.5, whySaid)
}

var hashThen = lexicon.Hash("then")

var (
	hashCC = lexicon.Hash("cc")
	// Labels before the short name of a church.
	roomy = hashes("religion faith denomination ethnicity background baptised church raised practising")
)

// countyHead ends what a county's own service is called too.
var countyHead = hashes("fostering adoption service services support partnership hub advocacy")

// county reports whether tokens [from, to) hold the name of a county.
func (s *scan) county(from, to int) bool {
	for i := from; i < to; i++ {
		if t := s.at(i); t.word() && strings.HasSuffix(strings.ToLower(s.text[t.start:t.end]), "shire") {
			return true
		}
	}
	return false
}

// rightOf returns the token after what still belongs to the name.
func (s *scan) rightOf(i int) int {
	for s.near(i - 1) {
		t := s.at(i)
		switch {
		case t.capital() && t.is(tail) && !s.other(i+1):
			i++
		case (t.hash == hashAnd || t.punct('&')) && s.near(i) && s.at(i+1).capital() && s.at(i+1).is(kind|tail):
			j := i + 1
			for s.near(j) && s.at(j+1).capital() && s.at(j+1).is(kind|tail) {
				j++
			}
			if !s.at(j).is(tail) {
				return i
			}
			i = j + 1
		case t.hash == hashFor && s.near(i) && s.at(i+1).capital() && s.at(i+1).is(forWhom),
			t.hash == hashOf && s.near(i) && s.at(i+1).capital() && s.at(i+1).is(ofWhat):
			i += 2
			for s.near(i-1) && (s.at(i).capital() && s.at(i).is(ofWhat|forWhom) || s.at(i).hash == hashAnd && s.at(i+1).is(ofWhat) && s.at(i+1).capital()) {
				i++
			}
			if s.at(i-1).hash == hashAnd {
				i--
			}
			if s.near(i-1) && s.at(i).capital() && s.at(i).flags.Ordinary() > 0 && s.at(i-1).hash != hashOf && s.at(i).is(generic) {
				i++ // "Further Education"
			}
		default:
			return i
		}
	}
	return i
}

// other reports whether the word at i makes something else of the name before
// it: "High Court", "Church Road", "Adoption Panel".
func (s *scan) other(i int) bool {
	t := s.at(i)
	if !s.near(i-1) || s.at(i-1).possessive() {
		return false
	}
	if t.capital() && t.is(after) {
		return true
	}
	if t.hash == hashOf && s.at(i-1).hash == hashChurch && churchly.Has(s.at(i+1).hash) {
		return !s.at(i + 2).is(kind | school)
	}
	return t.capital() && t.known && t.is(public) && !(t.hash == hashUniversity && s.near(i))
}

var hashUniversity = lexicon.Hash("university")

// sentenceWord reports whether token i is an ordinary word that has its
// capital from beginning a sentence.
func (s *scan) sentenceWord(i int) bool {
	t := s.at(i)
	return t.first && t.shape == lexicon.Title && t.flags.Ordinary() > 1 && !t.possessive() && !saints.Has(t.hash)
}

// smallKind reports whether a name is sure enough to stand before a kind that
// is written small: "Mill Lane surgery" but not "Missing school".
func (s *scan) smallKind(n name, h hit) bool {
	first := s.at(n.from)
	if n.own > 1 || s.saint(n.from) {
		return !n.mine
	}
	last := s.at(h.from - 1)
	if last.possessive() && !s.saint(h.from-2) {
		return false
	}
	if first.hash == hashThe {
		first = s.at(n.from + 1)
	}
	before := s.at(n.from - 1)
	if before.hash == hashA || before.hash == hashAn {
		return false
	}
	return first.flags.Fore() == 0 && first.class&(lexicon.Nation|lexicon.Say|lexicon.Domain) == 0 &&
		!(first.first && first.flags.Ordinary() > 0) && (first.flags.Ordinary() < 2 || n.from+1 < h.from)
}

var hashA, hashAn = lexicon.Hash("a"), lexicon.Hash("an")

// talkOfPlaces reports whether the sentence around tokens [from, to) speaks of
// a placement, and whether these are not part of an address.
func (s *scan) talkOfPlaces(from, to int) bool {
	p, n := s.at(from-1), s.at(to)
	switch {
	case p.shape == lexicon.Digits || p.shape == lexicon.Alnum,
		p.punct(',') && (s.at(from-2).shape == lexicon.Digits && !s.at(from-3).punct(':') && !s.at(from-3).punct('.') || s.at(from-2).shape == lexicon.Alnum),
		n.punct(',') && (s.at(to+1).shape == lexicon.Digits || s.at(to+2).class&lexicon.Street != 0 && s.at(to+1).capital()):
		return false
	}
	if p.shape == lexicon.Lower && toward.Has(p.hash) && dwelling.Has(s.at(to-1).hash) {
		return true
	}
	for i := from - 1; i >= from-9 && !ends(s.at(i)); i-- {
		if s.at(i).is(placing) {
			return true
		}
	}
	for i := to; i < to+6 && !ends(s.at(i)); i++ {
		if s.at(i).is(placing) {
			return true
		}
	}
	return false
}

var (
	toward   = hashes("at from to outside")
	dwelling = hashes("house lodge grange manor cottage villa towers haven unit")
)

// ends reports whether a sentence or cell ends at t.
func ends(t *token) bool {
	return t.shape == lexicon.Break || t.shape == lexicon.Punct && (t.hash == '.' || t.hash == '!' || t.hash == '?' || t.hash == ';' || t.hash == '|')
}

// spare are usual words that end the names of schools and surgeries said short:
// "Colne Vale Girls'", "Gravel Lane First", "Quayside Health".
var (
	spare      = hashes("girls boys first ps health suite")
	hashHealth = lexicon.Hash("health")
	hashSuite  = lexicon.Hash("suite")
	hashFirst  = lexicon.Hash("first")
)

// doctorBefore reports whether a name with a title ends before token i.
func (s *scan) doctorBefore(i int) bool {
	for j := i - 1; j > i-5 && (s.at(j).capital() || s.at(j).punct('.')); j-- {
		if s.at(j).class&lexicon.Honorific != 0 {
			return true
		}
	}
	return false
}

// lively words make a church's name of usual ones.
var lively = hashes("life hope light word family")

// shops end a shop's name after its owner's: "Raj's News".
var shops = hashes("news phones wines vapes nails kebabs fryer")

// spared reports whether the name before a spare word makes a body of it.
func (s *scan) spared(n name, h hit, last *token) bool {
	if s.near(h.to-1) && s.at(h.to).capital() {
		return false
	}
	switch {
	case last.hash == hashHealth && s.at(n.from-1).punct(',') && s.doctorBefore(n.from-1):
		return true // "Dr Obi, Riverside Health"
	case last.hash == hashHealth, last.hash == hashSuite:
		return n.own > 1
	case last.hash == hashFirst:
		return h.from-n.from > 1 && (s.at(h.from-1).class&lexicon.Street != 0 || s.at(n.from-1).shape == lexicon.Lower)
	case last.shape == lexicon.Upper || last.possessive() || last.apostrophe(s.text):
		return true
	}
	return h.from-n.from > 1
}

// speciality reports whether a word before "Clinic" says what is treated there.
func (s *scan) speciality(t *token) bool {
	w := strings.ToLower(s.text[t.start:t.end])
	for _, end := range []string{"ology", "iatric", "iatrics", "ability", "trics", "pathy", "plasty", "tomy", "therapy", "ing", "ocrine", "etic", "etes", "psy", "rology", "ment", "tion"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return t.flags.Ordinary() > 1 || specialities.Has(t.hash)
}

var (
	clinics      = hashes("clinic")
	specialities = hashes("asthma memory allergy eczema enuresis continence asd adhd fasd ent gum fracture antenatal postnatal cleft spasticity hip weight obesity dental eye hearing")
)

package body

import (
	"strings"

	"veil/rules"
	"veil/rules/names/lexicon"
)

// reading says how much is asked of a name.
type reading struct {
	place bool // a single word may be a place's
	usual bool // a single word may be a usual one
	owner bool // a single word may be a person's with 's: "Bidwell's"
	given bool // a single word may be a forename
}

// reads returns the token after the name of a body that begins at token i, or
// 0 where what stands there is more likely a person, a place, a public body or
// plain words with a capital.
func (s *scan) reads(i int, r reading) int {
	to, own := s.long(i)
	if to <= i || own == 0 && !s.catchy(i, to) {
		return 0
	}
	from := i
	if s.at(i).hash == hashThe {
		if i++; i == to {
			return 0
		}
	}
	first, last := s.at(i), s.at(to-1)
	if first.class&lexicon.Function != 0 && !(first.shape == lexicon.Title && to > i+1) || s.contracted(first) || s.at(from-1).shape == lexicon.Upper && first.shape == lexicon.Upper && s.near(from-1) {
		return 0
	}
	words := 0
	for j := i; j < to; j++ {
		t := s.at(j)
		switch {
		case t.known && t.is(public), t.class&(lexicon.Calendar|lexicon.Honorific) != 0 && !s.saint(j) && !t.possessive() && t.hash != hashMay,
			t.class&(lexicon.Role|lexicon.Kin) != 0 && t.flags&lexicon.Surname == 0 && !t.possessive() && !companions[t.hash] && !(heirs[t.hash] && s.at(j-1).punct('&')) && !s.kinOf(j, i, to), t.shape == lexicon.Break:
			return 0
		case t.capital() || t.shape >= lexicon.Mixed:
			words++
		}
	}
	if s.other(to) || s.near(to-1) && !last.possessive() && (s.at(to).capital() && s.at(to).known && s.at(to).is(public) || s.at(to).punct('/')) {
		return 0
	}
	if words == 1 {
		return s.readsOne(from, to, first, r)
	}
	return s.readsMore(from, i, to, words)
}

// catchy reports whether two usual words are such as names are made of and not
// such as papers talk of: "Kids First", "Upper Room".
func (s *scan) catchy(i, to int) bool {
	if s.at(i).hash == hashThe {
		i++
	}
	if to != i+2 || s.at(i).shape != lexicon.Title || s.at(i+1).shape != lexicon.Title {
		return false
	}
	a, b := s.at(i), s.at(i+1)
	if a.is(stop) || b.is(stop) || a.known || b.known {
		return false
	}
	return opening[a.hash] && !b.is(kind|titleEnd|public|org) || closing[b.hash] && !a.is(public|titleEnd)
}

var (
	opening = hashes("kids baby sure upper happy little tiny bright sunny stepping moving")
	closing = hashes("kids tots together friends cars steps")
)

// kinOf reports whether the word for kin at token j begins a name of plain
// words: "Sister Circle".
func (s *scan) kinOf(j, from, to int) bool {
	return j == from && to == j+2 && (s.at(j).class&lexicon.Kin != 0 || s.at(j).hash == hashNanny) && s.plainAfter(j+1)
}

// plainAfter reports whether token i is a usual word with a capital that names
// nobody.
func (s *scan) plainAfter(i int) bool {
	n := s.at(i)
	return n.shape == lexicon.Title && n.flags.Ordinary() > 0 && !n.flags.Name() && n.class&(lexicon.Domain|lexicon.Role|lexicon.Kin|lexicon.Say|lexicon.Be|lexicon.Function) == 0 && !n.is(stop|generic)
}

var hashNanny = lexicon.Hash("nanny")

// contracted reports whether a word is none of a name: "You've", "I'll".
func (s *scan) contracted(t *token) bool {
	w := s.text[t.start:t.end]
	for _, q := range []string{"'", "’"} {
		if i := strings.Index(w, q); i > 0 {
			switch strings.ToLower(w[i+len(q):]) {
			case "ve", "ll", "re", "d", "t", "m":
				return true
			}
		}
	}
	return false
}

// companions are people that the names of firms end with.
var companions = hashes("brothers bros sons daughters sisters partners friends carers families parents kids tots mums dads neighbours brownies scouts guides young family support")

// heirs follow the "&" of a firm's name.
var heirs = hashes("son daughter brother sister wife")

const noName = lexicon.Domain | lexicon.Role | lexicon.Kin | lexicon.Nation | lexicon.Acronym | lexicon.Brand | lexicon.Eponym | lexicon.Say |
	lexicon.Calendar | lexicon.Org | lexicon.Street | lexicon.Label | lexicon.Greeting | lexicon.SignOff | lexicon.Function

func (s *scan) readsOne(from, to int, t *token, r reading) int {
	if t.is(national) && t.known || never[t.hash] || notNest[t.hash] || towns[t.hash] || t.class&noName != 0 || s.saint(to-1) {
		return 0
	}
	n := s.at(to)
	the := s.at(from).hash == hashThe
	if the && s.near(to-1) && n.shape == lexicon.Lower && n.class&(lexicon.Function|lexicon.Be|lexicon.Say|lexicon.Auxiliary) == 0 && !n.is(hasTeam) { // "the Morriston call centre"
		return 0
	}
	if t.shape == lexicon.Upper && t.end-t.start < 5 || t.shape == lexicon.Initial || t.shape >= lexicon.Mixed && !s.leet(to-1) {
		return 0
	}
	if t.flags.Fore() > 0 && !r.given && !(the && from < to-1) || t.flags.Ordinary() > 1 && !r.usual || t.flags&lexicon.Place != 0 && !r.place || s.county(to-1, to) {
		return 0
	}
	if n.punct(':') && n.start == t.stop {
		return 0
	}
	if s.near(to-1) && n.capital() && !n.is(stop) || t.possessive() && t.flags&lexicon.Surname != 0 && !r.owner {
		return 0
	}
	return to
}

func (s *scan) readsMore(from, i, to, words int) int {
	first, last := s.at(i), s.at(to-1)
	if s.national(i, to) && !s.catchy(i, to) || roads[last.hash] && words <= 3 && !last.possessive() || last.is(titleEnd) || first.is(titleEnd) || words == 2 && last.shape == lexicon.Initial {
		return 0
	}
	for j := i; j < to; j++ {
		if t := s.at(j); t.known && t.is(national) || t.class&lexicon.Brand != 0 {
			return 0
		}
	}
	// A person's: "Ann Lee", "Karen Dunn-Moss".
	if first.flags.Fore() > 0 && words <= 3 && !s.saint(i) && !first.possessive() &&
		(last.flags&lexicon.Surname != 0 || last.flags.Ordinary() == 0) && last.class&lexicon.Org == 0 && !last.is(bodyWord) && !s.linkIn(i, to) {
		return 0
	}
	return to
}

// roads end the name of a street and of nothing else.
var roads = hashes("road street lane avenue drive crescent terrace close gardens mews way rd st ave ln")

// linkIn reports whether a link stands in [i, to).
func (s *scan) linkIn(i, to int) bool {
	for j := i + 1; j < to; j++ {
		if t := s.at(j); t.shape == lexicon.Lower || t.punct('&') {
			return true
		}
	}
	return false
}

// long is run, with the numbers, small words and initials that names of firms
// have: "Tots 2 Teens", "4 Pines", "D. R. Sutton Haulage", "Little Acorns on the
// Wharf".
func (s *scan) long(i int) (to, own int) {
	if t := s.at(i); t.shape == lexicon.Digits && t.end-t.start <= 2 && s.near(i) && s.at(i+1).shape == lexicon.Title {
		to, own = s.run(i + 1)
		return to, own
	}
	from := i
	for s.at(i).shape == lexicon.Initial && s.at(i+1).punct('.') && s.at(i+2).start-s.at(i+1).end <= 1 {
		i += 2
	}
	if t := s.at(i); t.class&lexicon.Kin != 0 && t.shape == lexicon.Title && !t.possessive() && s.near(i) && s.plainAfter(i+1) {
		i++ // "Dad Matters"
	}
	if s.at(i).shape == lexicon.Alnum && s.text[s.at(i).start] < 'a' && s.near(i) && s.at(i+1).shape == lexicon.Title {
		i++
	}
	if s.leet(i) {
		return i + 1, 1
	}
	to, own = s.run(i)
	if own == 0 || to == from {
		return to, own
	}
	for s.near(to-1) && to-from < 7 {
		n := s.at(to)
		switch {
		case n.shape == lexicon.Digits && n.end-n.start == 1 && s.near(to) && s.at(to+1).shape == lexicon.Title,
			(n.hash == hashAt || n.hash == hashOn || n.hash == hashFor || n.hash == hashIn) && s.near(to) && s.at(to+1).hash == hashThe && s.near(to+1) && s.at(to+2).shape == lexicon.Title && s.at(to).shape == lexicon.Lower,
			pronouns[n.hash] && n.shape == lexicon.Title && s.near(to) && s.at(to+1).shape == lexicon.Title && !s.stops(to+1),           // "Talk It Out"
			n.hash == hashFor && n.shape == lexicon.Lower && s.near(to) && s.at(to+1).shape == lexicon.Title && causes[s.at(to+1).hash], // "Coalition for Kids"
			ulAl[n.hash] && s.near(to) && s.at(to+1).shape == lexicon.Title && n.shape == lexicon.Lower:
			if n.hash == hashFor && causes[s.at(to+1).hash] {
				to += 2
				continue
			}
			if n.hash == hashAt || n.hash == hashOn || n.hash == hashFor || n.hash == hashIn {
				to++
			}
			j, more := s.run(to + 1)
			if j <= to+1 || more == 0 && !ulAl[n.hash] && !pronouns[n.hash] {
				return s.fine(from, to), own
			}
			to, own = j, own+more
		default:
			return to, own
		}
	}
	return to, own
}

// leet reports whether token i is a word with a digit in it: "Elev8".
func (s *scan) leet(i int) bool {
	t := s.at(i)
	if t.shape != lexicon.Alnum {
		return false
	}
	small := 0
	for _, c := range s.text[t.start:t.end] {
		if c >= 'a' && c <= 'z' {
			small++
		}
	}
	return small > 2 && s.text[t.start] >= 'A' && s.text[t.start] <= 'Z'
}

var (
	ulAl     = hashes("ul al el bin")
	causes   = hashes("kids families children people life all hope change women men youth parents carers dads mums justice good tots babies girls boys everyone lads")
	pronouns = hashes("it you me we us your my our this up")
)

// slot follows up words after which the name of a body stands, or a person's:
// "run by Stepping Forward", "contract with J & K Autos".
func (s *scan) slot(i int, r reading) {
	if !s.near(i - 1) {
		return
	}
	to := s.reads(i, r)
	if to == 0 {
		return
	}
	s.add(i, to, rules.Organisation, 0.5, whySaid)
	s.following(to, r, true, rules.Organisation)
}

// following takes what a list goes on with after a name that ends before token
// to: "signposted to Dad Matters and to Bump & Beyond".
func (s *scan) following(to int, r reading, comma bool, label string) {
	for range 6 {
		from := to
		for s.at(to).punct(';') || comma && s.at(to).punct(',') || s.at(to).hash == hashAnd || s.at(to).hash == hashOr || to > from && preps[s.at(to).hash] && s.at(to-1).hash == hashAnd || to > from && s.at(to).hash == hashTo {
			to++
		}
		if to == from {
			return
		}
		i := to
		if to = s.reads(i, r); to == 0 || to == i+1 && (s.at(i).flags&lexicon.Surname != 0 || s.at(from).punct(',') && s.at(i).flags != 0) || s.personLike(i, to) {
			return
		}
		s.add(i, to, label, 0.45, whySaid)
	}
}

// siblings takes what stands in one list with a body that was found.
func (s *scan) siblings() {
	for k, n := 0, len(s.found); k < n; k++ {
		to := s.found[k].to
		if n := s.at(to); n.punct(';') || n.hash == hashAnd || n.hash == hashOr {
			s.following(to, reading{}, false, s.found[k].label)
		}
	}
}

var hashWith, hashBy = lexicon.Hash("with"), lexicon.Hash("by")

var hashOr = lexicon.Hash("or")

// preposition follows up a small "at", "from", "of", "with" or "for".
func (s *scan) preposition(i int) {
	if !s.near(i) {
		return
	}
	h, n := s.at(i).hash, s.at(i+1)
	if !n.capital() && n.shape != lexicon.Alnum && n.shape != lexicon.Digits && n.hash != hashThe {
		return
	}
	p := s.at(i - 1)
	if h == hashAt {
		if !aims[p.hash] && !s.courtBefore(i) {
			s.slot(i+1, reading{place: s.personal(i-1) || p.class&lexicon.Role != 0 || s.schoolish(i), given: !n.possessive() && n.flags.Fore() < 3})
		}
		return
	}
	if !s.near(i-1) && !p.punct(',') {
		return
	}
	role := p.class&lexicon.Role != 0 && p.shape == lexicon.Lower || p.is(job) || p.is(sender) && h == hashFrom
	if h == hashOf && p.punct(',') && s.personal(i-2) {
		s.slot(i+1, reading{})
		return
	}
	if (h == hashWith || h == hashBy) && !role && (p.shape <= lexicon.Alnum || p.punct(',')) {
		if h == hashBy {
			s.slot(i+1, reading{})
		} else {
			s.several(i + 1)
		}
		return
	}
	if role || (h == hashFrom || h == hashOf) && s.personal(i-1) {
		s.slot(i+1, reading{})
	}
}

// schoolish reports whether the sentence before token i speaks of a school, a
// placement or the like.
func (s *scan) schoolish(i int) bool {
	for j := i - 1; j > i-14 && j >= 0 && !s.at(j).punct('.') && s.at(j).shape != lexicon.Break; j-- {
		if s.at(j).is(placing|labelSchool) && s.at(j).hash != hashHome {
			return true
		}
	}
	return false
}

// courtBefore reports whether "at" at token i says where a court or the like
// sits: "the Family Court sitting at".
func (s *scan) courtBefore(i int) bool {
	for j := i - 1; j >= i-3 && s.near(j); j-- {
		if sits[s.at(j).hash] {
			return true
		}
	}
	return false
}

var sits = hashes("court courts tribunal sitting hospital infirmary station magistrates")

// personal reports whether token i ends the name of a person.
func (s *scan) personal(i int) bool {
	t := s.at(i)
	if !t.capital() || t.possessive() || t.known || t.class&(lexicon.Org|lexicon.Street|lexicon.Nation|lexicon.Calendar|lexicon.Brand) != 0 && t.flags.Fore() == 0 && t.flags&lexicon.Surname == 0 {
		return false
	}
	p := s.at(i - 1)
	if p.punct('.') {
		p = s.at(i - 2)
	}
	return t.flags.Fore() > 0 || p.class&lexicon.Honorific != 0 || p.shape == lexicon.Initial || p.capital() && p.flags.Fore() > 0
}

// plural follows up what only a body does, since one person would have an "s":
// "Turnaround confirm three screens", "Langdale have put him".
func (s *scan) plural(i int) {
	if n := s.at(i + 1); nouny[s.at(i).hash] && (!s.near(i) || n.shape >= lexicon.Punct || afterNoun[n.hash]) {
		return
	}
	if !s.near(i-1) || s.at(i).shape != lexicon.Lower || !s.at(i-1).capital() {
		return
	}
	from := s.back(i, reading{place: true, usual: true})
	if from == i || from == i-1 && !s.at(from).first && s.at(from).flags.Ordinary() > 1 {
		return
	}
	p := s.at(from - 1)
	several := i-from > 1
	if s.near(from-1) && ((p.hash == hashAnd || p.punct('&')) && !several || p.class&(lexicon.Auxiliary|lexicon.Honorific) != 0 || lets[p.hash]) || p.punct(',') || p.punct('/') {
		return
	}
	if s.near(from-1) && p.shape != lexicon.Lower && !s.stops(from-1) && !p.punct('&') {
		return
	}
	t := s.at(from)
	if from == i-1 {
		plural := s.text[t.end-1] == 's'
		if plural && t.end-t.start > 3 && t.flags.Ordinary() == 0 && p.hash == hashThe || // "the Hewitts have"
			t.first && (t.flags.Ordinary() > 0 && !(t.flags.Ordinary() < 3 && !plural && sure[s.at(i).hash]) || plural && !sayings[s.at(i).hash]) {
			return
		}
	}
	s.add(from, i, rules.Organisation, 0.5, "does what a body does")
}

// back returns the token that begins the name ending before token i, or i.
func (s *scan) back(i int, r reading) int {
	from := i
	for j := i - 1; j >= i-7 && (s.near(j) || j == i-1); j-- {
		t := s.at(j)
		if !t.capital() && !links[t.hash] && !t.punct('&') && t.shape != lexicon.Alnum {
			break
		}
		if (t.capital() || t.hash == hashThe) && !s.stops(j) && s.reads(j, r) == i {
			from = j
		}
	}
	return from
}

var (
	// Verbs that are nouns too, and what follows such a noun.
	nouny     = hashes("report offer request charge state need want run hope advise confirm")
	afterNoun = hashes("by of from for on in dated to is was has with at and or attached")
	sure      = hashes("have confirm report offer")
	sayings   = hashes("say confirm report offer advise state request agree decline refuse")
)

// Words that a verb without its "s" follows after one person's name.
var lets = hashes("let lets make makes made help helps helped see saw hear heard watch watched have had that's and did does do didn't doesn't will would can could should may might must to recommend recommended suggest suggested request requested propose proposed insist insisted ask asked or both")

// calls follows up a place that rings up: "Seaview called to say".
func (s *scan) calls(i int) {
	if !s.near(i-1) || s.at(i).shape != lexicon.Lower || s.at(i-1).shape != lexicon.Title {
		return
	}
	if from := s.back(i, reading{}); from < i-1 && !s.personLike(from, i) && s.at(from-1).class&lexicon.Honorific == 0 && (!s.near(from-1) || s.at(from-1).shape == lexicon.Lower) {
		s.add(from, i, rules.Organisation, 0.45, "does what a body does")
		return
	}
	t := s.at(i - 1)
	if p := s.at(i - 2); s.near(i-2) && (p.capital() && !s.stops(i-2) || p.hash == hashAnd) || p.class&lexicon.Honorific != 0 || t.flags&lexicon.Surname != 0 || t.possessive() || t.first && t.flags.Ordinary() > 0 {
		return
	}
	if t.first && (s.text[t.end-1] == 's' || s.abstract(t)) && s.at(i).class&(lexicon.Be|lexicon.Auxiliary) != 0 { // "Handovers will"
		return
	}
	if s.reads(i-1, reading{place: true}) == i {
		s.add(i-1, i, rules.Organisation, 0.5, "does what a body does")
	}
}

// appositionAfter follows up what is said of a name after it: "Crossways
// (hostel)", "Talk It Out, a charity".
func (s *scan) appositionAfter(i int) {
	var j int
	switch t := s.at(i); {
	case t.punct('('):
		j = i + 1
	case t.punct(','):
		if j = i + 1; !articles[s.at(j).hash] {
			return
		}
	default:
		return
	}
	if !s.at(i - 1).capital() {
		return
	}
	said := false
	for k := j; k < j+6 && s.near(k-1) || k == j; k++ {
		t := s.at(k)
		if t.shape != lexicon.Lower {
			return
		}
		if t.is(bodyWord) && (k > j || s.at(i).punct('(')) {
			if n := s.at(k + 1); s.at(i).punct('(') && !n.punct(')') && !n.punct(',') && !(n.shape == lexicon.Lower && s.near(k) && n.class&lexicon.Function != 0) {
				continue
			}
			said = true
			break
		}
		if k == j+5 || t.class&(lexicon.Be|lexicon.Say|lexicon.Kin|lexicon.Role) != 0 || who[t.hash] {
			return
		}
	}
	if !said {
		return
	}
	r := reading{place: true, owner: true, given: s.at(i - 1).possessive()}
	from := s.back(i, r)
	if from == i {
		r.usual = true
		if from = s.back(i, r); from < i && s.at(from).first {
			return
		}
	}
	if from < i {
		s.add(from, i, rules.Organisation, 0.5, whySaid)
	}
}

var (
	articles = hashes("a an the his her their our which")
	who      = hashes("who whose where when with and but")
	hashMay  = lexicon.Hash("may")
)

// abstract reports whether a word is made like that for a thing of the mind.
func (s *scan) abstract(t *token) bool {
	w := strings.ToLower(s.text[t.start:t.end])
	for _, end := range []string{"ology", "tion", "ism", "ing", "ment", "ness", "ity", "graphy", "ance", "ence", "itis", "osis", "ine", "ol", "therapy"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// several follows up words after which towns stand as well, and takes only a
// name of more than one word: "came from Baby Basics".
func (s *scan) several(i int) {
	if !s.near(i - 1) {
		return
	}
	if to := s.reads(i, reading{}); to > i+1 && !(to == i+2 && (s.at(i).hash == hashThe || s.at(i).flags&lexicon.Place != 0 || s.at(i+1).flags&lexicon.Place != 0)) {
		s.add(i, to, rules.Organisation, 0.45, whySaid)
	}
}

// called follows up a body that is "called" or "named" something.
func (s *scan) called(i int) {
	for j := i - 1; j > i-7 && !ends(s.at(j)); j-- {
		if s.at(j).is(bodyWord) {
			s.slot(i+1, reading{place: true, usual: true})
			return
		}
	}
}

// anyRun takes two words and more with capitals inside a sentence that end
// like the name of a house and are no address: "the caller believes Bluebell
// Barn".
func (s *scan) anyRun(i int) {
	to := s.reads(i, reading{})
	if to < i+2 || !s.at(to-1).is(placed) {
		return
	}
	if n := s.at(to); n.punct(',') && (s.at(to+1).shape >= lexicon.Digits || s.at(to+1).capital()) {
		return
	}
	s.add(i, to, rules.Organisation, 0.4, "words with capitals inside a sentence")
}

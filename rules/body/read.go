package body

import (
	"strings"

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
		case t.known && t.is(public), t.class&(lexicon.Calendar|lexicon.Honorific) != 0 && !s.saint(j) && !t.possessive() && t.hash != hashMay && !(seasons.Has(t.hash) && j == i && to == j+2 && s.plainAfter(j+1) && !terms.Has(s.at(j+1).hash)),
			t.class&(lexicon.Role|lexicon.Kin) != 0 && t.flags&lexicon.Surname == 0 && !t.possessive() && !companions.Has(t.hash) && !(heirs.Has(t.hash) && s.at(j-1).punct('&')) && !s.kinOf(j, i, to), t.shape == lexicon.Break:
			return 0
		case t.capital() || t.shape >= lexicon.Mixed:
			words++
		}
	}
	if first.flags.Fore() > 0 && to > i+3 && s.at(i+1).flags&lexicon.Surname != 0 && s.at(i+2).hash == hashOf && !first.possessive() { // "Lars Holm of Kite Therapy"
		return 0
	}
	if s.other(to) || s.near(to-1) && !last.possessive() && (s.at(to).capital() && s.at(to).known && s.at(to).is(public) || s.at(to).punct('/')) {
		return 0
	}
	if words == 1 {
		return s.readsOne(from, to, first, r)
	}
	if last.shape == lexicon.Upper && last.end-last.start < 5 && words == 2 && (first.shape == lexicon.Upper && first.end-first.start < 5 || first.flags&lexicon.Place != 0) && !last.is(org|orgBig) {
		return 0 // "Luton CSC", "USS LMP"
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
	return opening.Has(a.hash) && !b.is(kind|titleEnd|public|org) || closing.Has(b.hash) && !a.is(public|titleEnd)
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

// seasons begin names ("Spring Heels") where no word of the calendar follows.
var (
	seasons = hashes("spring summer autumn winter")
	terms   = hashes("term terms holiday holidays half break breaks school fair fayre fete show concert bank ball time scheme sports clothes clothing uniform coat budget statement review census fuel")
)

// heirs follow the "&" of a firm's name.
var heirs = hashes("son daughter brother sister wife")

const noName = lexicon.Domain | lexicon.Role | lexicon.Kin | lexicon.Nation | lexicon.Acronym | lexicon.Brand | lexicon.Eponym | lexicon.Say |
	lexicon.Calendar | lexicon.Org | lexicon.Street | lexicon.Label | lexicon.Greeting | lexicon.SignOff | lexicon.Function

func (s *scan) readsOne(from, to int, t *token, r reading) int {
	if t.is(national) && t.known || never.Has(t.hash) || notNest.Has(t.hash) || towns.Has(t.hash) || t.class&noName != 0 || s.saint(to-1) {
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
	if s.national(i, to) && !s.catchy(i, to) || roads.Has(last.hash) && words <= 3 && !last.possessive() || last.is(titleEnd) && !s.withMe(i, to) || first.is(titleEnd) || words == 2 && last.shape == lexicon.Initial {
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

// withMe reports whether [i, to) holds such a pair as names have and titles of
// papers don't: "By Me".
func (s *scan) withMe(i, to int) bool {
	for j := i + 1; j+1 < to; j++ {
		if withYou.Has(s.at(j).hash) && pronouns.Has(s.at(j+1).hash) {
			return true
		}
	}
	return false
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
	if to > from && own == 0 && s.near(to-1) && withYou.Has(s.at(to).hash) && s.at(to).shape == lexicon.Title && pronouns.Has(s.at(to+1).hash) && s.at(to+1).shape == lexicon.Title && !s.at(from).is(stop) {
		own = 1 // "Walk With Me"
	}
	if own == 0 || to == from {
		return to, own
	}
	for s.near(to-1) && to-from < 7 {
		n := s.at(to)
		switch {
		case n.shape == lexicon.Digits && n.end-n.start == 1 && s.near(to) && s.at(to+1).shape == lexicon.Title,
			(n.hash == hashAt || n.hash == hashOn || n.hash == hashFor || n.hash == hashIn) && s.near(to) && s.at(to+1).hash == hashThe && s.near(to+1) && s.at(to+2).shape == lexicon.Title && s.at(to).shape == lexicon.Lower,
			withYou.Has(n.hash) && n.shape == lexicon.Title && s.near(to) && pronouns.Has(s.at(to+1).hash) && s.at(to+1).shape == lexicon.Title, // "Stand By Me"
			pronouns.Has(n.hash) && n.shape == lexicon.Title && s.near(to) && s.at(to+1).shape == lexicon.Title && !s.stops(to+1),               // "Talk It Out"
			n.hash == hashFor && n.shape == lexicon.Lower && s.near(to) && s.at(to+1).shape == lexicon.Title && causes.Has(s.at(to+1).hash),     // "Coalition for Kids"
			ulAl.Has(n.hash) && s.near(to) && s.at(to+1).shape == lexicon.Title && n.shape == lexicon.Lower:
			if withYou.Has(n.hash) && n.shape == lexicon.Title {
				if to += 2; s.near(to-1) && s.at(to).capital() && !s.stops(to) {
					if j, _ := s.run(to); j > to {
						to = j
					}
				}
				continue
			}
			if n.hash == hashFor && causes.Has(s.at(to+1).hash) {
				to += 2
				continue
			}
			if n.hash == hashAt || n.hash == hashOn || n.hash == hashFor || n.hash == hashIn {
				to++
			}
			j, more := s.run(to + 1)
			if j <= to+1 || more == 0 && !ulAl.Has(n.hash) && !pronouns.Has(n.hash) {
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
	withYou  = hashes("by with for to on beside behind")
	pronouns = hashes("it you me we us your my our this up")
)

package body

import (
	_ "embed"
	"fmt"
	"strings"

	"veil/rules"
	"veil/rules/names/lexicon"
)

// Weights is how many weights each question has, Bias what the sum of them
// starts from and Unit what 1 is in the file.
const (
	Weights       = 1 << featureBits
	Bias          = -3.0
	Unit          = 32
	taken         = -2.0 // a sum above which a candidate is taken
	takenDoubtful = 0.5  // the same of words that have their capitals for another reason
	guessedScore  = 0.42
)

//go:embed weights.bin
var weightsFile []byte

// weights are those of the three questions in turn; see train.
var weights = openWeights(weightsFile)

// openWeights reads what train wrote: one signed byte for each weight.
func openWeights(b []byte) [3][]byte {
	if len(b) != 3*Weights {
		panic(fmt.Sprintf("body: %d bytes of weights", len(b))) // the embedded file is part of the program; a test opens it
	}
	return [3][]byte{b[:Weights], b[Weights : 2*Weights], b[2*Weights:]}
}

func sum(w []byte, features []uint32) float64 {
	n := 0
	for _, f := range features {
		n += int(int8(w[f]))
	}
	return Bias + float64(n)/Unit
}

// guess takes the candidates that no finding covers and that by all that is seen
// of them are rather bodies or addresses than anything else. The findings must
// be in order.
func (s *scan) guess() {
	found, k, end := len(s.found), 0, 0
	var f features
	f.s, f.out = s, make([]uint32, 0, 256)
	s.candidates(func(c candidate) {
		start, stop := s.at(c.from).start, s.at(c.to-1).end
		for ; k < found && s.found[k].start < stop; k++ {
			end = max(end, s.found[k].end)
		}
		if end >= stop {
			return
		}
		touched := end > start
		f.out = f.out[:0]
		f.of(c)
		label, z := rules.Organisation, sum(weights[0], f.out)
		if a := sum(weights[1], f.out); a > z {
			label, z = rules.Address, a
		}
		if z < taken || s.official(c) || z < takenDoubtful && (touched || s.loud(c) || s.usual(c) || s.otherwise(c)) {
			return
		}
		if label == rules.Address && z < takenDoubtful && c.to == c.from+1 && !s.positioned(c.from) && !s.housed(c) {
			return // a word alone, of which nothing says that somebody lives there
		}
		if label == rules.Address && c.to == c.from+1 && fieldNames.Has(s.at(c.from).hash) {
			return // the head of a column
		}
		if label != rules.Address && (s.national(c.from, c.to) || s.couple(c.from, c.to)) {
			return // no word of its own, or two people
		}
		if label == rules.Organisation && sum(weights[2], f.out) > 0 {
			label = rules.School
		}
		from, to := s.whole(c, label)
		s.found = append(s.found, finding{s.at(from).start, s.at(to - 1).stop, to, label, guessedScore, "what stands around it and what it is made of"})
	})
}

// loud reports whether a candidate is part of a text in capitals, where all words
// look like names.
func (s *scan) loud(c candidate) bool {
	for i := c.from; i < c.to; i++ {
		if t := s.at(i); t.word() && t.shape != lexicon.Upper {
			return false
		}
	}
	upper := func(i, step int) bool {
		for range 3 {
			if t := s.at(i); t.word() {
				return t.shape == lexicon.Upper && t.end-t.start > 2
			}
			i += step
		}
		return false
	}
	return upper(c.from-1, -1) || upper(c.to, 1)
}

// official reports whether a word of a candidate is of a public body, or one
// follows it that makes a public body of it.
func (s *scan) official(c candidate) bool {
	for i := c.from; i < c.to; i++ {
		if t := s.at(i); t.hash == hashRoyal && royalBodies.Has(s.at(i+1).hash) || t.is(public) || offices.Has(t.hash) || t.hash == hashCourt && ofLaw.Has(s.at(i-1).hash) {
			return true
		}
	}
	if s.courtBefore(c.from-1) || s.at(c.to-1).is(after) && !roads.Has(s.at(c.to-1).hash) && s.at(c.to-1).class&lexicon.Street == 0 || centres.Has(s.at(c.to-1).hash) && publicCentre.Has(s.at(c.to-2).hash) || s.county(c.from, c.to) && countyHead.Has(s.at(c.to-1).hash) {
		return true
	}
	n := s.at(c.to)
	return s.near(c.to-1) && (n.is(public) || offices.Has(n.hash))
}

var (
	hashCourt = lexicon.Hash("court")
	hashRoyal = lexicon.Hash("royal")
	// royalBodies are those of whole professions.
	royalBodies = hashes("college society commission institute institution")
	// ofLaw stand before a court that is no house.
	ofLaw   = hashes("crown family county magistrates high sheriff youth supreme district juvenile coroners")
	offices = hashes("council infirmary hospital constabulary police ct tribunal ministry government maternity safeguarding protection cabinet offices parliament magistrates magistrates' sheriff registry mash camhs cafcass committee")
)

// otherwise reports whether a candidate is rather a person, a town called after a
// saint or the title of a paper or an illness.
func (s *scan) otherwise(c candidate) bool {
	first, last := s.at(c.from), s.at(c.to-1)
	if c.to == c.from+2 && first.flags.Fore() > 0 && !first.possessive() && last.flags&lexicon.Surname != 0 && !last.is(school|schoolBig|org|orgBig|placed) && last.class&(lexicon.Street|lexicon.Org) == 0 {
		return true
	}
	return s.saint(c.from) && c.to == c.from+2 && saintTowns.Has(s.at(c.from+1).hash) || c.to > c.from+1 && last.is(titleEnd)
}

// fieldNames head columns of addresses and are none.
var fieldNames = hashes("postcode postcodes address addresses town county country location locality district")

// usual reports whether a candidate is one usual word, usual words where no body
// need stand ("had Fish & Chips"), or signs of letters and figures alone.
func (s *scan) usual(c candidate) bool {
	if c.to > c.from+1 {
		signs, words := true, true
		for i := c.from; i < c.to; i++ {
			t := s.at(i)
			signs = signs && (t.shape == lexicon.Alnum || t.end-t.start < 3)
			words = words && (t.flags.Ordinary() > 0 || t.shape == lexicon.Punct) && !t.possessive()
		}
		return signs || words && !s.positioned(c.from)
	}
	t := s.at(c.from)
	if t.shape == lexicon.Upper && t.end-t.start < 5 {
		return true
	}
	if s.near(c.from-1) && s.at(c.from-1).hash == hashThe {
		return t.class&(lexicon.Role|lexicon.Kin|lexicon.Domain) != 0
	}
	return t.flags.Ordinary() > 1 || t.class&(lexicon.Role|lexicon.Kin|lexicon.Domain|lexicon.Label) != 0 || strings.Contains(s.text[t.start:t.end], "-") && t.flags == 0
}

// housed reports whether a number stands before a candidate, or a word of it is
// one that streets and houses have.
func (s *scan) housed(c candidate) bool {
	if p := s.at(c.from - 1); s.near(c.from-1) && (p.shape == lexicon.Digits || p.shape == lexicon.Alnum) {
		return true
	}
	return s.at(c.to-1).class&lexicon.Street != 0
}

// positioned reports whether a field begins at token i, or a word stands before it
// that a place or a body follows.
func (s *scan) positioned(i int) bool {
	p := s.at(i - 1)
	return p.punct(':') || p.punct('|') || p.punct('"') || p.punct('“') || p.shape == lexicon.Break && p.hash == '\t' || s.at(i).start-p.stop > 1 && p.shape != lexicon.Break ||
		p.shape == lexicon.Lower && (p.hash == hashThe || preps.Has(p.hash) || toward.Has(p.hash) || p.is(bodyWord|labelOrg|labelSchool))
}

// whole takes in what belongs to a candidate: "the" before it, the number of a
// house, the small kind behind it.
func (s *scan) whole(c candidate, label string) (from, to int) {
	from, to = c.from, c.to
	p := s.at(from - 1)
	switch {
	case s.near(from-1) && p.hash == hashThe:
		from--
	case label == rules.Address && s.near(from-1) && (p.shape == lexicon.Digits && p.end-p.start < 5 || p.shape == lexicon.Alnum && p.end-p.start < 5):
		from--
	}
	if label == rules.Address {
		if n := s.at(to); units.Has(s.at(to-1).hash) && s.near(to-1) && n.shape == lexicon.Digits && n.end-n.start < 4 {
			to++ // "Room 4"
		}
		return from, to
	}
	if n := s.at(to); s.near(to-1) && n.shape == lexicon.Lower && (n.is(school|org|bodyWord) || smallKinds.Has(n.hash)) {
		return from, to + 1
	}
	if n := s.at(to); s.near(to-1) && n.shape == lexicon.Lower && s.near(to) && s.at(to+1).shape == lexicon.Lower {
		to = s.smallKindOf(to)
	}
	return from, to
}

// units are parts of a building that have numbers.
var units = hashes("room rm unit flat flt stall pitch plot bay garage studio apartment apt caravan chalet berth mooring pod suite lodge block")

// smallKinds are kinds of body that only a name stands before.
var smallKinds = hashes("mission branch hall site")

// smallKindOf returns the token after a kind of two words at token i: "Damory
// Court nursing home"; i where there is none.
func (s *scan) smallKindOf(i int) int {
	to := i
	known().at(s.toks, i, func(b set, end int) {
		if b&(school|org) != 0 && end == i+2 {
			to = end
		}
	})
	return to
}

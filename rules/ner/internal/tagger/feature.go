package tagger

import (
	"math/bits"

	"veil/rules/names/lexicon"
)

// maxFeatures bounds how many features a word has. The sums of Model.emit
// overflow beyond 257.
const maxFeatures = 96

// Features are the hashes of what holds at one word. Each is of a template's
// number and one or more values, combined by arithmetic.
type Features struct {
	n    int
	only whose
	h    [maxFeatures]uint32
	rows [maxFeatures]uint32 // of those that have one; room for Model.emit
}

// whose says which features are asked for: those of the word itself, of the one
// before it, of the one after it, each of that word's form and nothing else, and
// those of several words and of where they stand.
type whose uint8

const (
	ofWord whose = 1 << iota
	ofLast
	ofNext
	ofAll
)

// Hashes returns the features; valid until the next call of Passage.Features.
func (f *Features) Hashes() []uint32 { return f.h[:f.n] }

const (
	mixA = 0x9E3779B97F4A7C15
	mixB = 0xD6E8FEB86659FD93
)

// add adds the feature of a template with a value.
func (f *Features) add(template uint64, v uint64) {
	x := (v + template*mixA) * mixB
	x ^= x >> 32
	x *= mixB
	f.h[f.n] = uint32(x >> 32)
	f.n++
}

// pair and triple add features of several values.
func (f *Features) pair(template uint64, a, b uint32) {
	f.add(template, uint64(a)<<32|uint64(b))
}

func (f *Features) triple(template uint64, a, b, c uint32) {
	f.add(template, (uint64(a)<<32|uint64(b))*mixB+uint64(c))
}

// outside stands for the words before and after a sentence.
var outside = func() Word {
	w := Word{low: 0xB5297A4D, token: token{kind: Punct, brief: 1, shape: 1}}
	w.form = w.formOf()
	return w
}()

// formOf is a hash of all that the features of one word by itself are made of,
// never 0. What the lists say follows from the word and from gaz.
func (w *Word) formOf() uint64 {
	h := (uint64(w.low)<<32 | uint64(w.gaz)) * mixA
	h = (h ^ h>>32 ^ uint64(w.first)<<32 ^ uint64(w.last)) * mixB
	h = (h ^ h>>32 ^ uint64(w.shape)<<32 ^ uint64(w.runes)<<8 ^ uint64(w.kind)) * mixA
	return h ^ h>>32 | 1<<63
}

// summarise packs what the lists say, and names the form. Of a word in an address of the internet
// they say nothing: "jo" in "jo@example.org" is no name.
func (w *Word) summarise() {
	if w.net {
		w.class, w.fine, w.coarse, w.count, w.world = 0, 0, 0, 0, 0
		w.gaz, w.gist = 1<<11|uint32(w.kind), 1<<9|uint32(w.kind)
		w.form = w.formOf()
		return
	}
	place := uint32(0)
	if w.town {
		place = 2
	} else if w.Flags&lexicon.Place != 0 {
		place = 1
	}
	surname := bit(w.Flags&lexicon.Surname != 0)
	fore, ord := uint32(w.Flags.Fore()), uint32(w.Flags.Ordinary())
	w.gaz = fore | surname<<2 | place<<3 | ord<<5 | uint32(w.kind)<<7 | 1<<10
	w.gist = bit(fore > 1) | bit(fore > 0)<<1 | surname<<2 | bit(place > 0)<<3 | bit(ord > 1)<<4 | uint32(w.kind)<<5
	w.form = w.formOf()
}

// written is how the word is written, in two bits.
func (w *Word) written() uint32 {
	switch w.kind {
	case Title, Initial:
		return 1
	case Upper:
		return 2
	case Lower:
		return 0
	}
	return 3
}

func bit(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// The classes that tell something of the word beside.
const telling = lexicon.Honorific | lexicon.Kin | lexicon.Role | lexicon.Say | lexicon.Be | lexicon.Function |
	lexicon.Org | lexicon.Street | lexicon.Label | lexicon.ListLabel | lexicon.Particle | lexicon.Greeting |
	lexicon.SignOff | lexicon.Locative | lexicon.Calendar | lexicon.Nation | lexicon.Acronym

// Features returns the features of word i, which is in sentence s. Templates
// are numbered; a number once used must keep its meaning, or the weights be
// trained anew.
func (p *Passage) Features(f *Features, s *Sentence, i int) {
	f.only = ofWord | ofLast | ofNext | ofAll
	p.features(f, s, i)
}

// features returns those of the features that f asks for.
func (p *Passage) features(f *Features, s *Sentence, i int) {
	f.n = 0
	at := func(k int) *Word {
		if k < s.From || k >= s.To {
			return &outside
		}
		return &p.Words[k]
	}
	w, p1, p2, n1, n2 := &p.Words[i], at(i-1), at(i-2), at(i+1), at(i+2)
	first, last := bit(i == s.From), bit(i+1 == s.To)
	written := w.written()

	own, left, right, joint := f.only&ofWord != 0, f.only&ofLast != 0, f.only&ofNext != 0, f.only&ofAll != 0
	if own {
		f.add(0, 0)
		f.add(1, uint64(w.low))
		f.pair(2, w.low, uint32(w.kind))
	}
	if left {
		f.add(3, uint64(p1.low))
	}
	if right {
		f.add(4, uint64(n1.low))
	}
	if joint {
		f.add(5, uint64(p2.low))
		f.add(6, uint64(n2.low))
		f.pair(7, p1.low, w.low)
		f.pair(8, w.low, n1.low)
		f.pair(9, p2.low, p1.low)
		f.pair(10, n1.low, n2.low)
	}

	// How it is written.
	if own {
		f.add(11, uint64(w.shape))
	}
	if joint {
		f.pair(12, p1.brief, w.brief)
		f.pair(13, w.brief, n1.brief)
		f.triple(14, p1.brief, w.brief, n1.brief)
		f.pair(15, p1.low, w.brief)
		f.pair(16, n1.low, w.brief)
		f.add(17, uint64(w.before)<<16|uint64(n1.before)<<8|uint64(w.kind))
		f.add(18, uint64(first)<<4|uint64(last)<<3|uint64(s.casing)<<5|uint64(p.casing)<<7|uint64(written))
		f.pair(19, uint32(s.casing)<<2|uint32(p.casing), w.gaz)
	}
	if own && w.kind.IsWord() {
		for k := range min(w.runes-1, 4) {
			shift := uint(24 - 8*k)
			f.pair(20, w.first<<shift, uint32(k))
			f.pair(21, w.last<<shift, uint32(k))
		}
		f.add(22, uint64(w.fine))
		f.add(23, uint64(w.coarse))
		f.add(24, uint64(w.coarse)<<2|uint64(written))
	}
	if left && p1.runes > 3 {
		f.add(25, uint64(p1.last<<8))
	}
	if right && n1.runes > 3 {
		f.add(26, uint64(n1.last<<8))
	}
	if left && p1.fine > 0 {
		f.add(27, uint64(p1.fine))
	}
	if joint && p1.fine > 0 {
		f.pair(28, uint32(p1.coarse), w.gaz)
	}
	if right && n1.fine > 0 {
		f.add(29, uint64(n1.fine))
	}
	if joint && n1.fine > 0 {
		f.pair(30, uint32(n1.coarse), w.gaz)
	}
	if joint && p1.fine > 0 && n1.fine > 0 {
		f.triple(31, uint32(p1.coarse), uint32(n1.coarse), written)
	}

	// What the lists say.
	if own {
		f.add(32, uint64(w.gaz))
	}
	if left {
		f.add(33, uint64(p1.gaz))
	}
	if right {
		f.add(34, uint64(n1.gaz))
	}
	if joint {
		f.pair(35, p1.gaz, w.gaz)
		f.pair(36, w.gaz, n1.gaz)
		f.triple(37, p1.gist, w.gist, n1.gist)
		f.triple(38, p2.gist, p1.gist, w.gist)
		f.triple(39, w.gist, n1.gist, n2.gist)
		f.pair(40, p1.low, w.gist)
		f.pair(41, n1.low, w.gist)
		f.add(42, uint64(w.count)<<8|uint64(first)<<3|uint64(w.kind))
	}
	if own {
		f.pair(43, uint32(w.class), written)
	}
	if !joint {
		return
	}
	f.triple(44, uint32(p1.class&telling), uint32(p1.kind), w.gist)
	f.triple(45, uint32(n1.class&telling), uint32(n1.kind), w.gist)
	f.triple(46, uint32(p2.class&telling), p1.low, w.gist)
	f.triple(47, uint32(n2.class&telling), n1.low, w.gist)

	// What else it may be a name of.
	if w.world != 0 {
		f.triple(63, uint32(w.world), uint32(w.kind), uint32(s.casing))
		f.triple(64, uint32(w.world), w.gist, uint32(w.count))
		f.triple(65, uint32(w.world), p1.low, written)
		f.triple(66, uint32(w.world), n1.low, written)
	}
	if p1.world|n1.world != 0 {
		f.triple(67, uint32(p1.world), uint32(w.world)<<2|written, uint32(n1.world))
		f.triple(68, uint32(p1.world)<<8|uint32(n1.world), w.gist, uint32(p1.kind)<<4|uint32(n1.kind))
	}

	// Where it stands.
	if w.label != unlabelled {
		f.add(48, uint64(w.label)<<16|uint64(w.gist))
		f.pair(49, w.head, w.gist)
		f.triple(50, w.head, p1.gist, w.gist)
	}
	if w.net {
		f.add(58, uint64(w.kind))
	}
	if k := p.body(s, i); k > 0 {
		f.add(51, uint64(k)<<3|uint64(w.kind))
	}

	// The nearest words, over dots and initials.
	back, ahead := p.near(s, i, -1), p.near(s, i, 1)
	f.triple(59, back.gist, w.gist, ahead.gist)
	f.triple(60, uint32(back.class&telling), back.low, w.gist)
	f.triple(61, uint32(ahead.class&telling), uint32(ahead.kind), w.gist)

	// How it is used elsewhere.
	if w.kind.IsWord() {
		n := p.seen.of(w.low)
		f.add(52, uint64(count(n, capital)<<6|count(n, lower)<<4|written))
		f.add(53, uint64(known(n))<<2|uint64(written))
		f.add(54, uint64(bits.Len32(allUses(n)))<<2|uint64(written))
		f.pair(55, known(n), w.gist)
		if u := use(n); u != 0 {
			f.add(69, uint64(u)<<2|uint64(written))
			f.pair(70, u, w.gist)
			f.triple(71, u, p1.low, written)
		}
		if k := count(n, heads); k > 0 {
			f.add(62, uint64(k)<<8|uint64(bit(w.before >= Line))<<3|uint64(w.kind))
		}
	}
	if p1.kind.IsCapital() {
		n := p.seen.of(p1.low)
		f.add(56, uint64(known(n))<<2|uint64(written))
		f.pair(72, use(n), w.gist)
	}
	if n1.kind.IsCapital() {
		n := p.seen.of(n1.low)
		f.add(57, uint64(known(n))<<2|uint64(written))
		f.pair(73, use(n), w.gist)
	}
}

// known says, from a word's counts, whether the passage names it after a title,
// after a forename or after a label, in six bits.
func known(n uint32) uint32 {
	return count(n, titled)<<4 | count(n, afterFirst)<<2 | count(n, labelled)
}

// use says, from a word's counts, whether the passage speaks of it as of a
// place, a person, a thing or a body, in eight bits.
func use(n uint32) uint32 {
	return count(n, located)<<6 | count(n, speaks)<<4 | count(n, definite)<<2 | count(n, bodied)
}

// body is how many words on there is a word such as "Council" or "Street" that
// makes the capitalised words before it a name of its kind; 0 for none. The
// kind is added eight times.
func (p *Passage) body(s *Sentence, i int) int {
	for k := i + 1; k < s.To && k <= i+4; k++ {
		w := &p.Words[k]
		switch {
		case w.kind.IsCapital() && w.class&lexicon.Org != 0:
			return k - i
		case w.kind.IsCapital() && w.class&lexicon.Street != 0:
			return k - i + 8
		case !w.kind.IsCapital() && w.class&lexicon.Function == 0 && w.kind != Punct:
			return 0
		}
	}
	return 0
}

// near is the first word before or after word i that is neither a dot nor an
// initial.
func (p *Passage) near(s *Sentence, i, step int) *Word {
	for k := i + step; k >= s.From && k < s.To; k += step {
		if w := &p.Words[k]; w.kind != Initial && w.initial != '.' {
			return w
		}
	}
	return &outside
}

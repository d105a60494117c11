package tagger

import (
	"math/bits"

	"veil/rules/names/lexicon"
)

// tally counts how each word is used in a passage: a table with open
// addressing. A slot is the word's hash above its counts.
type tally struct{ slots []uint64 }

// The counts of a slot: the first has four bits and stops at 15, the others two
// and stop at 3.
const (
	total      = 0
	lower      = iota*2 + 2 // in lower case
	capital                 // with a capital inside a sentence
	titled                  // after a title
	afterFirst              // after a forename
	labelled                // where a label says that a name stands
	heads                   // at the start of a line, before a number, colon or dash
	located                 // after "in", "at"
	speaks                  // before a verb of saying or doing
	definite                // after "the" or "a"
	bodied                  // before a word that makes it a place's or body's name
)

// reset makes room for n words.
func (t *tally) reset(n int) {
	size := 1 << bits.Len(uint(2*n+1))
	if cap(t.slots) < size {
		t.slots = make([]uint64, size)
		return
	}
	t.slots = t.slots[:size]
	clear(t.slots)
}

func (t *tally) slot(low uint32) *uint64 {
	mask := uint32(len(t.slots) - 1)
	i := (low * 0x9E3779B1) >> 7 & mask
	for t.slots[i] != 0 && uint32(t.slots[i]>>32) != low {
		i = (i + 1) & mask
	}
	return &t.slots[i]
}

// bump adds one to a count of a slot.
func bump(s *uint64, count int) {
	if *s>>count&3 < 3 {
		*s += 1 << count
	}
}

// bumpTotal adds one to the total of a slot.
func bumpTotal(s *uint64) {
	if *s>>total&15 < 15 {
		*s += 1 << total
	}
}

// of returns a word's counts, for function count to read.
func (t *tally) of(low uint32) uint32 { return uint32(*t.slot(low)) }

// allUses returns how often a word is used, at most 15.
func allUses(s uint32) uint32 { return s >> total & 15 }

// count returns one of a word's counts but the total.
func count(s uint32, which int) uint32 { return s >> which & 3 }

// note counts the words of the passage.
func (p *Passage) note() {
	p.seen.reset(len(p.Words))
	for _, s := range p.Sentences {
		for i := s.From; i < s.To; i++ {
			w := &p.Words[i]
			if !w.kind.IsWord() {
				continue
			}
			n := p.seen.slot(w.low)
			*n |= uint64(w.low) << 32
			bumpTotal(n)
			if w.kind == Lower {
				bump(n, lower)
			}
			if w.before >= Line && p.heading(i) {
				bump(n, heads)
			}
			if w.kind == Lower && (p.casing != allLower || w.Flags.Ordinary() > 0) {
				continue
			}
			if w.kind == Title && i > s.From {
				bump(n, capital)
			}
			if w.label == afterLabel || w.label == besideCell || w.label == underLabel {
				bump(n, labelled)
			}
			if i+1 < s.To {
				switch next := &p.Words[i+1]; {
				case next.kind == Lower && next.class&lexicon.Say != 0:
					bump(n, speaks)
				case next.kind.IsCapital() && next.class&(lexicon.Org|lexicon.Street) != 0:
					bump(n, bodied)
				}
			}
			if i == s.From {
				continue
			}
			switch p.Words[i-1].low {
			case wordIn, wordAt:
				bump(n, located)
			case wordThe, wordA, wordAn:
				bump(n, definite)
			}
			last := &p.Words[i-1]
			if last.initial == '.' && i-1 > s.From {
				last = &p.Words[i-2]
			}
			if last.class&lexicon.Honorific != 0 {
				bump(n, titled)
			}
			if last.Flags.Fore() >= 2 && last.kind == w.kind && last.Flags.Ordinary() < 2 {
				bump(n, afterFirst)
			}
		}
	}
}

// heading reports whether a line begins with word i and what sets it apart:
// "Jo: yes", "jo 20.14 - yes", "Jo - yes".
func (p *Passage) heading(i int) bool {
	if i+1 >= len(p.Words) {
		return false
	}
	next := &p.Words[i+1]
	return next.kind == Digits || next.initial == ':' || next.before != None && (next.initial == '-' || next.initial == '–' || next.initial == '[' || next.initial == '(')
}

var wordIn, wordAt, wordThe, wordA, wordAn = lexicon.Hash("in"), lexicon.Hash("at"), lexicon.Hash("the"), lexicon.Hash("a"), lexicon.Hash("an")

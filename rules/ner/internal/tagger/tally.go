package tagger

import (
	"math/bits"

	"veil/rules/names/lexicon"
)

// tally counts how each word is used in a passage: a table with open
// addressing. A slot is the word's hash above its counts.
type tally struct{ slots []uint64 }

// The counts of a slot: four bits each, and they stop at 15.
const (
	total      = 4 * iota
	lower      // in lower case
	capital    // with a capital inside a sentence
	titled     // after a title
	afterFirst // after a forename
	labelled   // where a label says that a name stands
	heads      // at the start of a line, before a number, colon or dash
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
	if *s>>count&15 < 15 {
		*s += 1 << count
	}
}

// of returns a word's counts, for function count to read.
func (t *tally) of(low uint32) uint32 { return uint32(*t.slot(low)) }

// count returns one of a word's counts, at most limit.
func count(s uint32, which, limit int) uint32 { return min(s>>which&15, uint32(limit)) }

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
			bump(n, total)
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
			if i == s.From {
				continue
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

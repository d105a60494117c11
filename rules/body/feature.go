package body

import (
	"math/bits"
	"strings"

	"veil/rules/names/lexicon"
)

// featureBits is the logarithm of the number of weights.
const featureBits = 15

// features collects what is seen of a candidate, as hashes. It is evidence for
// the weights of guess.go: the words of the run, what the lists say of them, and
// what stands before and after, its label included.
type features struct {
	s   *scan
	out []uint32
}

// put adds one feature: what it is, and its values.
func (f *features) put(name uint32, vals ...uint32) {
	h := name*0x9E3779B1 + 0x7F4A7C15
	for _, v := range vals {
		h ^= v
		h *= 0x85EBCA6B
		h ^= h >> 15
	}
	h *= 0xC2B2AE35
	h ^= h >> 16
	f.out = append(f.out, h&(1<<featureBits-1))
}

// sets adds one feature for each set of words.txt that a word is in.
func (f *features) sets(name uint32, t *token, vals ...uint32) {
	for b := uint64(t.set); b != 0; b &= b - 1 {
		n := uint32(bits.TrailingZeros64(b))
		if len(vals) > 0 {
			f.put(name, n, vals[0], vals[1])
		} else {
			f.put(name, n)
		}
	}
}

// sign is a word, a kind of mark, or that a number stands there.
func sign(t *token) uint32 {
	switch {
	case t.shape == lexicon.Break:
		return 1
	case t.shape == lexicon.Punct:
		return 2<<16 | t.hash
	case t.shape > lexicon.Mixed:
		return 3
	}
	return t.hash
}

// of appends the features of a candidate.
func (f *features) of(c candidate) {
	s := f.s
	first, last, p := s.at(c.from), s.at(c.to-1), c.from-1
	the := uint32(0)
	switch {
	case first.hash == hashThe && c.to > c.from+1:
		first, the = s.at(c.from+1), 1
	case s.near(p) && s.at(p).hash == hashThe:
		the = 2
		p--
	}
	n := f.words(c)
	one := uint32(0)
	if n == 1 {
		one = 1
	}
	n = min(n, 5)
	fore, ordinary, surname := uint32(first.flags.Fore()), uint32(last.flags.Ordinary()), uint32(last.flags&lexicon.Surname)
	f.put(10, n)
	f.put(11, n, fore, surname)
	f.put(12, n, ordinary)
	f.put(13, n, the)
	f.put(14, uint32(first.flags), n)
	f.put(15, uint32(last.flags), n)
	f.put(16, last.hash)
	f.put(17, first.hash)
	f.put(18, uint32(first.class), n)
	f.put(19, uint32(last.class), n)
	if w := s.text[last.start:last.end]; len(w) > 4 {
		w = strings.ToLower(w)
		f.put(22, lexicon.Hash(w[len(w)-3:]))
		f.put(23, lexicon.Hash(w[len(w)-4:]))
	}
	prev, next := s.at(p), s.at(c.to)
	before, before2, after, after2 := sign(prev), sign(s.at(p-1)), sign(next), sign(s.at(c.to+1))
	f.put(30, before)
	f.put(31, before, before2)
	f.put(32, before, one)
	f.put(33, after)
	f.put(34, after, after2)
	f.put(35, before, after)
	f.put(36, before, fore, one)
	f.put(37, before, the)
	f.put(38, before2)
	f.put(39, before, ordinary, one)
	f.put(40, uint32(prev.class), uint32(prev.shape))
	f.put(41, uint32(next.class), uint32(next.shape))
	f.put(42, after, one)
	f.put(43, after, the)
	f.sets(44, prev)
	f.sets(45, prev, one, fore)
	f.sets(46, next)
	f.sets(47, next, one, fore)
	if prev.possessive() {
		f.put(48)
	}
	if prev.capital() {
		f.put(49, uint32(prev.class))
	}
	f.around(c, p, one)
	f.label(c.from, one)
}

// words adds the features of the words by themselves and returns how many there
// are.
func (f *features) words(c candidate) uint32 {
	s := f.s
	n, strange, loud := uint32(0), uint32(0), uint32(0)
	for i := c.from; i < c.to; i++ {
		t := s.at(i)
		if !t.word() && t.shape != lexicon.Alnum {
			f.put(1, t.hash)
			continue
		}
		n++
		f.put(2, t.hash)
		if t.shape == lexicon.Upper {
			loud++
		}
		if t.flags == 0 && t.class == 0 {
			strange++
		}
		if t.possessive() {
			f.put(3)
		}
		f.sets(4, t)
		if t.known {
			f.put(5)
			f.put(5, n)
		}
		if camel(s.text[t.start:t.end]) {
			f.put(6)
		}
		for b := uint64(t.class); b != 0; b &= b - 1 {
			f.put(7, uint32(bits.TrailingZeros64(b)))
		}
	}
	f.put(20, strange, min(n, 5))
	if loud == n {
		f.put(21, min(n, 5))
	}
	return n
}

// around adds the words of the line before and after, in no order.
func (f *features) around(c candidate, p int, one uint32) {
	s := f.s
	for k := range 5 {
		t := s.at(p - 1 - k)
		if t.shape == lexicon.Break {
			break
		}
		if t.word() {
			f.put(50, t.hash)
			if k == 0 {
				f.put(51, t.hash, one)
			}
		}
	}
	for k := range 5 {
		t := s.at(c.to + k)
		if t.shape == lexicon.Break {
			break
		}
		if t.word() {
			f.put(52, t.hash)
		}
	}
}

// label adds the label of the field or cell that the candidate at token i is in,
// or where in the line it stands.
func (f *features) label(i int, one uint32) {
	s := f.s
	for k := range 12 {
		j := i - 1 - k
		t := s.at(j)
		if t.punct(':') || t.punct('|') || t.shape == lexicon.Break && t.hash == '\t' {
			w := s.at(j - 1)
			if !w.word() {
				return
			}
			f.put(60, w.hash)
			f.put(61, w.hash, one)
			if k == 0 {
				f.put(62, w.hash)
				f.put(63, w.hash, sign(s.at(j-2)))
			}
			f.sets(64, w, min(uint32(k), 1), 0)
			return
		}
		if t.shape == lexicon.Break {
			f.put(65, min(uint32(k), 2), one)
			return
		}
	}
}

// camel reports whether a capital stands inside a word of small letters, as
// names of services have it: "CareReaders".
func camel(w string) bool {
	for i := 2; i < len(w)-1; i++ {
		if w[i] >= 'A' && w[i] <= 'Z' && w[i-1] >= 'a' && w[i-1] <= 'z' && w[i+1] >= 'a' {
			return true
		}
	}
	return false
}

package lexicon

import (
	"math/bits"
	"strings"
)

// Set is a set of words, by their Hash. Most words of a text are in none of the
// sets that they are looked up in, and to see that takes less time than in a map.
// Make one with NewSet.
type Set struct {
	slots []uint32 // a power of two of them, half of them 0 at least, which is empty
	mask  uint32
	size  int
	zero  bool // a word with the hash 0 is in it
}

// NewSet returns the set of the words of a text, which spaces or line ends part.
func NewSet(words string) *Set {
	s := &Set{slots: make([]uint32, 8), mask: 7}
	for w := range strings.FieldsSeq(words) {
		s.Add(Hash(w))
	}
	return s
}

// Union returns the set of all words of some sets.
func Union(sets ...*Set) *Set {
	u := NewSet("")
	for _, s := range sets {
		for _, h := range s.slots {
			if h != 0 {
				u.Add(h)
			}
		}
		u.zero = u.zero || s.zero
	}
	return u
}

// Add puts a word in.
func (s *Set) Add(h uint32) {
	if h == 0 {
		s.zero = true
	}
	if h == 0 || s.Has(h) {
		return
	}
	if s.size++; 2*s.size > len(s.slots) {
		old := s.slots
		s.slots = make([]uint32, 2*len(old))
		s.mask = uint32(len(s.slots) - 1)
		for _, h := range old {
			if h != 0 {
				s.place(h)
			}
		}
	}
	s.place(h)
}

func (s *Set) place(h uint32) { s.slots[s.find(h)] = h }

// find returns the slot of a word, or the empty one that it would go to.
func (s *Set) find(h uint32) uint32 {
	i := h & s.mask
	for s.slots[i] != h && s.slots[i] != 0 {
		i = (i + 1) & s.mask
	}
	return i
}

// Has reports whether a word is in the set.
func (s *Set) Has(h uint32) bool {
	for i := h & s.mask; ; i = (i + 1) & s.mask {
		switch s.slots[i] {
		case 0:
			return h == 0 && s.zero
		case h:
			return true
		}
	}
}

// Table maps words, by their Hash, to values: a map of which few words ask for
// what is in it.
type Table[V any] struct {
	words  *Set
	values []V // by slot of words; that of an empty slot is zero
}

// NewTable makes a table of what m has. No word's hash may be 0.
func NewTable[V any](m map[uint32]V) *Table[V] {
	t := newTable[V](len(m))
	for h, v := range m {
		*t.at(h) = v
	}
	return t
}

// newTable makes an empty table with room for n words.
func newTable[V any](n int) *Table[V] {
	size := 8 << bits.Len(uint(n/4))
	return &Table[V]{words: &Set{slots: make([]uint32, size), mask: uint32(size - 1)}, values: make([]V, size)}
}

// at is where the value of a word is, which is put in. There has to be room.
func (t *Table[V]) at(h uint32) *V {
	i := t.words.find(h)
	if t.words.slots[i] == 0 {
		t.words.slots[i] = h
		t.words.size++
	}
	return &t.values[i]
}

// Of returns the value of a word, or the zero value.
func (t *Table[V]) Of(h uint32) V { return t.values[t.words.find(h)] }

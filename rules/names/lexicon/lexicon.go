// Package lexicon knows words as far as people's names go: which are forenames,
// surnames, places and ordinary English words, and which say what the word
// beside them is (titles, kin, roles, organisations).
//
// Names are held as 32-bit hashes of their folded form, so a word that was
// never in a list can in rare cases (about one in 50,000) look like a name. It
// promises no completeness: most names of the world are in no list, and callers
// must treat an unknown capitalised word as a possible name.
//
// Sources: Office for National Statistics, baby names in England and Wales
// (Open Government Licence v3.0); CC0 and MIT lists of forenames and surnames;
// GeoNames (CC BY 4.0); word counts of public-domain texts; surnames and
// forenames of Britain and Ireland written down for this project. See gen.
package lexicon

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"sync"
)

// Flags is what the lists say about one word.
type Flags uint8

// The flags. Fore and Ordinary are two-bit strengths, read by the methods.
const (
	foreShift       = 0 // 0 none, 1 rare, 2 given to twenty children a year or more, 3 to three hundred
	ordShift        = 2 // 0 not a word, 1 rare, 2 usual, 3 among the commonest
	Surname   Flags = 1 << 4
	Place     Flags = 1 << 5
)

// Fore is how common the word is as a forename, 0 (not one) to 3.
func (f Flags) Fore() int { return int(f>>foreShift) & 3 }

// Ordinary is how common the word is in English in lower case, 0 to 3.
func (f Flags) Ordinary() int { return int(f>>ordShift) & 3 }

// Name reports whether the word is in a list of forenames or surnames.
func (f Flags) Name() bool { return f.Fore() > 0 || f&Surname != 0 }

// MakeFlags packs the strengths; gen uses it.
func MakeFlags(fore, ordinary int, surname, place bool) Flags {
	f := Flags(fore&3)<<foreShift | Flags(ordinary&3)<<ordShift
	if surname {
		f |= Surname
	}
	if place {
		f |= Place
	}
	return f
}

//go:embed names.bin
var packed []byte

// table is the words in order of their hashes, with an index of the upper
// sixteen bits. A word is the lower ones and its flags.
type table struct {
	index [1<<16 + 1]uint32
	words []uint32 // lower half of the hash << 8 | flags
}

// The packed form: a count n, n ascending hashes (both little-endian uint32),
// n flag bytes.
func unpack(b []byte) (*table, error) {
	if len(b) < 4 {
		return nil, fmt.Errorf("lexicon: cut short")
	}
	n := int(binary.LittleEndian.Uint32(b))
	if n < 0 || len(b) != 4+5*n {
		return nil, fmt.Errorf("lexicon: %d bytes do not hold %d words", len(b), n)
	}
	t := &table{words: make([]uint32, n)}
	flags := b[4+4*n:]
	prev := uint32(0)
	for i := range n {
		h := binary.LittleEndian.Uint32(b[4+4*i:])
		if i > 0 && h <= prev {
			return nil, fmt.Errorf("lexicon: not in order at %d", i)
		}
		prev = h
		t.words[i] = h&0xffff<<8 | uint32(flags[i])
		t.index[h>>16+1]++
	}
	for i := 1; i < len(t.index); i++ {
		t.index[i] += t.index[i-1]
	}
	return t, nil
}

// Pack is the opposite of unpack, for gen. The hashes must be ascending.
func Pack(hashes []uint32, flags []Flags) []byte {
	b := binary.LittleEndian.AppendUint32(nil, uint32(len(hashes)))
	for _, h := range hashes {
		b = binary.LittleEndian.AppendUint32(b, h)
	}
	for _, f := range flags {
		b = append(b, byte(f))
	}
	return b
}

var load = sync.OnceValue(func() *table {
	t, err := unpack(packed)
	if err != nil {
		panic(err) // the embedded file is part of the program; a test opens it
	}
	return t
})

// Lookup returns what the lists say of the word with that Hash.
func Lookup(h uint32) Flags {
	t := load()
	for _, w := range t.words[t.index[h>>16]:t.index[h>>16+1]] {
		if w>>8 == h&0xffff {
			return Flags(w)
		}
	}
	return 0
}

// Word returns what the lists say of a word in any spelling of case, accents,
// apostrophes and hyphens.
func Word(s string) Flags { return Lookup(Hash(s)) }

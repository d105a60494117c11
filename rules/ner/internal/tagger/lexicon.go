package tagger

import (
	"cmp"
	"encoding/binary"
	"errors"
	"slices"

	"veil/rules/names/lexicon"
)

// Entry is what the model's own lexicon knows of a word, beside what package
// names/lexicon does.
type Entry struct {
	Hash   uint32        // lexicon.Hash of the word
	Class  lexicon.Class // what the word says of those beside it
	Fine   uint16        // cluster of words used alike, 0 for none
	Coarse uint8         // cluster of clusters
	Count  uint8         // how often it is used in lower case, as a power of four
	World  World         // what it is a name of, if not of a person
}

// World is what a word or a phrase names that is no person, as a set of bits.
type World uint8

// The bits.
const (
	Country World = 1 << iota
	Region
	City
	Nation // of people and creeds: "Polish", "Muslims"
	Firm
	Body  // public body, party, club
	Thing // product, work, feast, star
	phrase
)

// Lexicon is a set of Entries, in order of their hashes, with an index of the
// upper bits.
type Lexicon struct {
	entries []Entry
	index   []uint32 // by the upper bits of a hash: the first entry from there on
}

// upper is how far hashes are shifted for the index, which then has about as
// many places as a model has words.
const upper = 32 - 15

// NewLexicon makes a Lexicon, which keeps entries. Of those with the same hash
// the last counts, and one without a hash does not.
func NewLexicon(entries []Entry) *Lexicon {
	if !ascending(entries) {
		entries = slices.Clone(entries)
		slices.Reverse(entries)
		slices.SortStableFunc(entries, func(a, b Entry) int { return cmp.Compare(a.Hash, b.Hash) })
		entries = slices.CompactFunc(entries, func(a, b Entry) bool { return a.Hash == b.Hash })
		if len(entries) > 0 && entries[0].Hash == 0 {
			entries = entries[1:]
		}
	}
	x := &Lexicon{entries: entries, index: make([]uint32, 1<<(32-upper)+1)}
	for _, e := range entries {
		x.index[e.Hash>>upper+1]++
	}
	for i := 1; i < len(x.index); i++ {
		x.index[i] += x.index[i-1]
	}
	return x
}

// ascending reports whether each entry has a greater hash than the one before,
// and the first one more than 0.
func ascending(entries []Entry) bool {
	last := uint32(0)
	for _, e := range entries {
		if e.Hash <= last {
			return false
		}
		last = e.Hash
	}
	return true
}

// of returns what there is of the word with that hash; it is not to be changed.
func (x *Lexicon) of(hash uint32) *Entry {
	from, to := x.index[hash>>upper], x.index[hash>>upper+1]
	for i := range x.entries[from:to] {
		if e := &x.entries[int(from)+i]; e.Hash == hash {
			return e
		}
	}
	return &noEntry
}

var noEntry Entry

const entryLen = 4 + 4 + 2 + 1 + 1 + 1

func appendEntries(b []byte, entries []Entry) []byte {
	le := binary.LittleEndian
	b = le.AppendUint32(b, uint32(len(entries)))
	for _, e := range entries {
		b = le.AppendUint32(b, e.Hash)
		b = le.AppendUint32(b, uint32(e.Class))
		b = le.AppendUint16(b, e.Fine)
		b = append(b, e.Coarse, e.Count, byte(e.World))
	}
	return b
}

func readEntries(b []byte) ([]Entry, error) {
	le := binary.LittleEndian
	if len(b) < 4 || len(b) != 4+entryLen*int(le.Uint32(b)) {
		return nil, errors.New("lexicon cut short")
	}
	b = b[4:]
	out := make([]Entry, 0, len(b)/entryLen)
	for ; len(b) > 0; b = b[entryLen:] {
		out = append(out, Entry{
			Hash: le.Uint32(b), Class: lexicon.Class(le.Uint32(b[4:])),
			Fine: le.Uint16(b[8:]), Coarse: b[10], Count: b[11], World: World(b[12]),
		})
	}
	return out, nil
}

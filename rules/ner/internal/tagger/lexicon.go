package tagger

import (
	"encoding/binary"
	"errors"
	"math/bits"

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

// Lexicon is a set of Entries: a table with open addressing, a power of two
// long and at most half full.
type Lexicon struct{ slots []Entry }

// NewLexicon makes a Lexicon. Of entries with the same hash the last counts.
func NewLexicon(entries []Entry) *Lexicon {
	n := 1 << bits.Len(uint(2*len(entries)+1))
	x := &Lexicon{slots: make([]Entry, n)}
	for _, e := range entries {
		if e.Hash != 0 {
			*x.slot(e.Hash) = e
		}
	}
	return x
}

// slot is where the word with that hash is, or would be.
func (x *Lexicon) slot(hash uint32) *Entry {
	mask := uint32(len(x.slots) - 1)
	i := hash & mask
	for x.slots[i].Hash != hash && x.slots[i].Hash != 0 {
		i = (i + 1) & mask
	}
	return &x.slots[i]
}

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

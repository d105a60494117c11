// Package tagger is the machinery of the name recogniser: it cuts text into
// words, makes features of them and finds, with a linear-chain conditional
// random field, how probable each label is for each word.
//
// It promises the same answer to the last bit on every machine: features are
// sums of integers, exponentials come from a table made by multiplication, and
// products are rounded before they are added. Reading and tagging allocate
// nothing once a Passage and a Lattice have grown. It does not say what is a
// name; package ner does, and its weights come from package main in train.
package tagger

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
)

// The labels, as bits of an Allowed set by 1<<label.
const (
	O     = iota // no name
	BPer         // begins a person's name
	IPer         // goes on with it
	BLoc         // place
	ILoc         //
	BOrg         // organisation
	IOrg         //
	Count        // of labels
)

// Follows reports whether label b may come after label a.
func Follows(a, b int) bool { return b%2 == 1 || b == O || a == b || a == b-1 }

// Scale is how many units of a weight make 1.
const Scale = 32

// stored is how many weights of a row are in the file: all but that of O,
// which is 0.
const stored = Count - 1

// Model is a trained model. It is not changed and safe for concurrent use.
type Model struct {
	Lexicon *Lexicon
	// rows has, of a power of two rows, those that are not 0, after an empty one.
	// Byte l of a row is the weight of label l plus 128.
	rows []uint64
	// blocks says, by 32 rows, which of them are in rows, a bit for each, and above
	// that how many are there before them.
	blocks []uint64
	shift  uint
	moves  [Count + 1][Count]float32 // exponentials; the last row is the start
}

// The file: "VNER", the binary logarithm of the number of rows, the entries'
// length in bytes and the entries, the transitions as int16 in units of Scale,
// a bit for each row that says whether it is not 0, six int8 for each that is.
const magic = "VNER"

// Weights are what training finds, in units of Scale.
type Weights struct {
	Bits    int // binary logarithm of the number of rows
	Rows    [][stored]int8
	Moves   [Count + 1][Count]int16
	Entries []Entry
}

// Append encodes the weights.
func (w *Weights) Append(b []byte) []byte {
	le := binary.LittleEndian
	entries := appendEntries(nil, w.Entries)
	b = append(append(b, magic...), byte(w.Bits))
	b = le.AppendUint32(b, uint32(len(entries)))
	b = append(b, entries...)
	for _, from := range w.Moves {
		for _, v := range from {
			b = le.AppendUint16(b, uint16(v))
		}
	}
	for i := 0; i < len(w.Rows); i += 8 {
		has := byte(0)
		for k, row := range w.Rows[i:min(i+8, len(w.Rows))] {
			if row != [stored]int8{} {
				has |= 1 << k
			}
		}
		b = append(b, has)
	}
	for _, row := range w.Rows {
		if row == [stored]int8{} {
			continue
		}
		for _, v := range row {
			b = append(b, byte(v))
		}
	}
	return b
}

// Open decodes a model.
func Open(b []byte) (*Model, error) {
	le := binary.LittleEndian
	head := len(magic) + 1 + 4
	if len(b) < head || string(b[:len(magic)]) != magic {
		return nil, errors.New("weights: not a model")
	}
	logRows, n := uint(b[len(magic)]), int(le.Uint32(b[len(magic)+1:]))
	moves := 2 * (Count + 1) * Count
	if logRows < 6 || logRows > 24 || n < 0 || len(b) < head+n+moves+1<<logRows/8 {
		return nil, errors.New("weights: cut short")
	}
	entries, err := readEntries(b[head : head+n])
	if err != nil {
		return nil, fmt.Errorf("weights: %w", err)
	}
	m := &Model{Lexicon: NewLexicon(entries), blocks: make([]uint64, 1<<logRows/32), shift: 32 - logRows}
	b = b[head+n:]
	for k := range m.moves {
		for l := range m.moves[k] {
			v := int(int16(le.Uint16(b)))
			b = b[2:]
			if k == Count && Follows(O, l) || k < Count && Follows(k, l) {
				m.moves[k][l] = exp(v)
			}
		}
	}
	count := 0
	for i := range m.blocks {
		has := le.Uint32(b)
		m.blocks[i] = uint64(count)<<32 | uint64(has)
		count += bits.OnesCount32(has)
		b = b[4:]
	}
	if len(b) != count*stored {
		return nil, errors.New("weights: cut short")
	}
	const bias = 0x8080808080808080
	m.rows = make([]uint64, 1, count+1)
	for ; len(b) > 0; b = b[stored:] {
		// Adding 128 to each byte is flipping its highest bit.
		m.rows = append(m.rows, bias^(uint64(le.Uint32(b))<<8|uint64(le.Uint16(b[4:]))<<40))
	}
	return m, nil
}

// Row returns which of 1<<bits rows is that of a feature.
func Row(hash uint32, bits int) uint32 { return hash >> (32 - bits) }

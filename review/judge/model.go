package judge

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"sync"
)

// weights is what the command in review/train wrote.
//
//go:embed weights.bin
var weights []byte

// model is a matrix of weights: a row of int8 for each feature kept, found by
// the feature's hash.
type model struct {
	scale  [rows]float32
	hashes []uint32 // sorted
	values []int8   // rows for each hash
	second [Contexts][rows]float32
}

// embedded is the model in the program.
var embedded = sync.OnceValue(func() *model {
	m, err := decode(weights)
	if err != nil {
		panic("judge: the embedded weights cannot be read: " + err.Error()) // a broken build
	}
	return m
})

// at returns a feature's weights by row, or nil where it has none.
func (m *model) at(hash uint32) []int8 {
	i, ok := slices.BinarySearch(m.hashes, hash)
	if !ok {
		return nil
	}
	return m.values[i*rows : (i+1)*rows]
}

// Encode writes weights, by row and for each hash in rising order, as the file
// that Text reads: the count of features, the scale of each row (float32), the
// hashes (uint32), the weights as int8 in units of the scale, and the weights of
// the second step (float32); all little endian.
func Encode(hashes []uint32, rowsOf func(hash uint32) []float32, second *[Contexts][rows]float32) ([]byte, error) {
	var scale [rows]float32
	for _, h := range hashes {
		w := rowsOf(h)
		if len(w) != rows {
			return nil, errors.New("a feature has another number of rows")
		}
		for r, x := range w {
			scale[r] = max(scale[r], float32(math.Abs(float64(x)))/127)
		}
	}
	out := binary.LittleEndian.AppendUint32(nil, uint32(len(hashes)))
	for _, s := range scale {
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(s))
	}
	for _, h := range hashes {
		out = binary.LittleEndian.AppendUint32(out, h)
	}
	for _, h := range hashes {
		for r, x := range rowsOf(h) {
			q := 0.0
			if scale[r] > 0 {
				q = math.Round(float64(x / scale[r]))
			}
			out = append(out, byte(int8(q)))
		}
	}
	for _, line := range second {
		for _, w := range line {
			out = binary.LittleEndian.AppendUint32(out, math.Float32bits(w))
		}
	}
	return out, nil
}

// Rows is the number of weights that each feature has: one for each kind, one
// for emotional, one for attack and one for each state of evidence, in the
// order of their constants.
const Rows = rows

func decode(b []byte) (*model, error) {
	if len(b) < 4+4*rows {
		return nil, errors.New("too short")
	}
	n := int(binary.LittleEndian.Uint32(b))
	b = b[4:]
	m := &model{hashes: make([]uint32, n), values: make([]int8, n*rows)}
	for r := range m.scale {
		m.scale[r] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*r:]))
	}
	b = b[4*rows:]
	if len(b) != n*(4+rows)+4*Contexts*rows {
		return nil, errors.New("not of the length it says")
	}
	for i := range m.hashes {
		m.hashes[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	b = b[4*n:]
	for i := range m.values {
		m.values[i] = int8(b[i])
	}
	b = b[n*rows:]
	for i := range m.second {
		for r := range m.second[i] {
			m.second[i][r] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*(i*rows+r):]))
		}
	}
	return m, nil
}

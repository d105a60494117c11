package encoder

import (
	"encoding/binary"
	"errors"
	"math"
)

// Encode writes the weights: of each matrix row by row, a row's scale (float32) and
// its weights as int8 in units of the scale; of vectors the float32 values; all little
// endian, in the order of the network.
func (n *Net) Encode() []byte {
	var out []byte
	float := func(f float32) { out = binary.LittleEndian.AppendUint32(out, math.Float32bits(f)) }
	n.each(func(m matrix) {
		for i := range m.rows {
			row := m.row(i)
			if m.rows == 1 {
				for _, f := range row {
					float(f)
				}
				continue
			}
			most := float32(0)
			for _, f := range row {
				most = max(most, f, -f)
			}
			scale := most / math.MaxInt8
			float(scale)
			for _, f := range row {
				q := 0.0
				if scale > 0 {
					q = math.Round(float64(f / scale))
				}
				out = append(out, byte(int8(q)))
			}
		}
	})
	return out
}

// decode reads what Encode wrote of a network of a form.
func decode(b []byte, f form) (*Net, error) {
	n := newNet(f)
	size := 0
	n.each(func(m matrix) {
		if m.rows == 1 {
			size += 4 * m.cols
		} else {
			size += m.rows * (4 + m.cols)
		}
	})
	if len(b) != size {
		return nil, errors.New("the weights are not of the network's size")
	}
	float := func() float32 {
		f := math.Float32frombits(binary.LittleEndian.Uint32(b))
		b = b[4:]
		return f
	}
	n.each(func(m matrix) {
		for i := range m.rows {
			row := m.row(i)
			if m.rows == 1 {
				for k := range row {
					row[k] = float()
				}
				continue
			}
			scale := float()
			for k := range row {
				row[k] = float32(float32(int8(b[k])) * scale)
			}
			b = b[len(row):]
		}
	})
	return n, nil
}

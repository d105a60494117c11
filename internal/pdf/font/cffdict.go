package font

import "encoding/binary"

// entry is an operator of a CFF DICT with its operands, as they are written
// and as integers (0 for real numbers).
type entry struct {
	op   int // of two bytes: 12<<8 and the second
	raw  []byte
	nums []int
}

// int returns the i-th operand, 0 where there is none.
func (e entry) int(i int) int {
	if i < 0 || i >= len(e.nums) {
		return 0
	}
	return e.nums[i]
}

// maxOperands is how many operands an operator may have (Adobe technical note
// 5176, appendix B).
const maxOperands = 48

// readDict lists the operators of a DICT; ok is false where it is damaged.
func readDict(d bytesAt) (list []entry, ok bool) {
	var e entry
	start := 0
	for i := 0; i < len(d); {
		c := int(d[i])
		at := i
		i++
		n := 0
		switch {
		case c <= 21:
			e.op, e.raw = c, d[start:at]
			if c == 12 {
				if i >= len(d) {
					return nil, false
				}
				e.op = 12<<8 | int(d[i])
				i++
			}
			list = append(list, e)
			e, start = entry{}, i
			continue
		case c == 28:
			n, i = int(int16(d.u16(i))), i+2
		case c == 29:
			n, i = int(int32(d.u32(i))), i+4
		case c == 30: // a real number, in nibbles up to 15
			for ; i < len(d) && d[i]&15 != 15 && d[i]>>4 != 15; i++ {
			}
			i++
		case c >= 32 && c <= 246:
			n = c - 139
		case c >= 247 && c <= 250:
			n, i = (c-247)*256+d.u8(i)+108, i+1
		case c >= 251 && c <= 254:
			n, i = -(c-251)*256-d.u8(i)-108, i+1
		default:
			return nil, false
		}
		if i > len(d) || len(e.nums) == maxOperands {
			return nil, false
		}
		e.nums = append(e.nums, n)
	}
	return list, true
}

// dictWriter writes a DICT.
type dictWriter struct{ b []byte }

// op writes an operator after operands that are written already.
func (w *dictWriter) op(op int) {
	if op > 0xff {
		w.b = append(w.b, byte(op>>8))
	}
	w.b = append(w.b, byte(op))
}

// ints writes an operator with integers, five bytes each, so that a DICT's
// size does not depend on the offsets in it.
func (w *dictWriter) ints(op int, operands ...int) {
	for _, v := range operands {
		w.b = binary.BigEndian.AppendUint32(append(w.b, 29), uint32(int32(v)))
	}
	w.op(op)
}

// copy writes the entries of list whose operator is in allowed.
func (w *dictWriter) copy(list []entry, allowed map[int]bool) {
	for _, e := range list {
		if allowed[e.op] {
			w.b = append(w.b, e.raw...)
			w.op(e.op)
		}
	}
}

// writeIndex writes an INDEX.
func writeIndex(items [][]byte) []byte {
	be := binary.BigEndian
	out := be.AppendUint16(nil, uint16(len(items)))
	if len(items) == 0 {
		return out
	}
	at := uint32(1)
	out = be.AppendUint32(append(out, 4), at)
	for _, s := range items {
		at += uint32(len(s))
		out = be.AppendUint32(out, at)
	}
	for _, s := range items {
		out = append(out, s...)
	}
	return out
}

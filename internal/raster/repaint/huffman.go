package repaint

// decoder tells the symbols of a table of codes.
type decoder struct {
	short [1 << shortBits]uint16 // by the next bits: a symbol's length and value; 0: it is longer
	// By length of code: the first code that is too large for it, made 16 bits long,
	// and what to add to a code to find its symbol.
	limit  [18]int32
	offset [17]int32
	values []byte
}

const shortBits = 9

// newDecoder makes a decoder of how many codes there are of each length, and their
// symbols (T.81, annex C); nil where there are more codes than can be.
func newDecoder(counts, values []byte) *decoder {
	d := &decoder{values: append([]byte(nil), values...)}
	code, at := int32(0), int32(0)
	for n := int32(1); n <= 16; n++ {
		count := int32(counts[n-1])
		d.offset[n] = at - code
		if code+count > 1<<n {
			return nil
		}
		for i := range count {
			if n <= shortBits {
				entry := uint16(n)<<8 | uint16(values[at+i])
				first := (code + i) << (shortBits - n)
				for k := range int32(1) << (shortBits - n) {
					d.short[first+k] = entry
				}
			}
		}
		at, code = at+count, code+count
		d.limit[n] = code << (16 - n)
		code <<= 1
	}
	d.limit[17] = 1 << 17
	return d
}

// reader reads bits, the highest first; stuffed zeros are passed over (T.81, B.1.1.5).
type reader struct {
	b    []byte
	bits uint64 // the next ones are the highest of n
	n    int
	past int // bits that were given although there are no more
}

// fill makes sure of 32 bits, zeros where a marker or the end has come.
func (r *reader) fill() {
	for r.n <= 48 {
		v := byte(0)
		switch {
		case len(r.b) == 0 || r.b[0] == 0xff && (len(r.b) < 2 || r.b[1] != 0):
			r.past += 8
		case r.b[0] == 0xff:
			v, r.b = 0xff, r.b[2:]
		default:
			v, r.b = r.b[0], r.b[1:]
		}
		r.bits = r.bits<<8 | uint64(v)
		r.n += 8
	}
}

// symbol reads a code and returns what it stands for.
func (r *reader) symbol(d *decoder) (byte, bool) {
	if r.n < 32 {
		r.fill()
	}
	if e := d.short[r.bits>>(r.n-shortBits)&(1<<shortBits-1)]; e != 0 {
		r.n -= int(e >> 8)
		return byte(e), true
	}
	next := int32(r.bits >> (r.n - 16) & 0xffff)
	n := shortBits + 1
	for next >= d.limit[n] {
		n++
	}
	if n > 16 {
		return 0, false
	}
	r.n -= n
	return d.values[next>>(16-n)+d.offset[n]], true
}

// value reads a number of n bits (T.81, F.2.2.1).
func (r *reader) value(n int) int32 {
	if n == 0 {
		return 0
	}
	v := int32(r.bits >> (r.n - n) & (1<<n - 1))
	r.n -= n
	if v < 1<<(n-1) {
		v -= 1<<n - 1
	}
	return v
}

// over reports whether more was read than there was.
func (r *reader) over() bool { return r.past > r.n }

// next goes on behind a restart marker.
func (r *reader) next() bool {
	r.bits, r.n, r.past = 0, 0, 0
	for len(r.b) >= 2 && r.b[0] == 0xff && r.b[1] == 0xff {
		r.b = r.b[1:]
	}
	if len(r.b) < 2 || r.b[0] != 0xff || r.b[1]&^7 != mRST0 {
		return false
	}
	r.b = r.b[2:]
	return true
}

// The table of codes that is written, that of brightness in T.81, annex K.3.
var (
	dcCounts = []byte{0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0}
	dcValues = []byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}
	acCounts = []byte{0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 125}
	acValues = []byte("\x01\x02\x03\x00\x04\x11\x05\x12\x21\x31\x41\x06\x13\x51\x61\x07\x22\x71\x14\x32\x81\x91\xa1\x08\x23\x42\xb1" +
		"\xc1\x15\x52\xd1\xf0\x24\x33\x62\x72\x82\x09\x0a\x16\x17\x18\x19\x1a\x25\x26\x27\x28\x29\x2a\x34\x35\x36" +
		"\x37\x38\x39\x3a\x43\x44\x45\x46\x47\x48\x49\x4a\x53\x54\x55\x56\x57\x58\x59\x5a\x63\x64\x65\x66\x67\x68" +
		"\x69\x6a\x73\x74\x75\x76\x77\x78\x79\x7a\x83\x84\x85\x86\x87\x88\x89\x8a\x92\x93\x94\x95\x96\x97\x98\x99" +
		"\x9a\xa2\xa3\xa4\xa5\xa6\xa7\xa8\xa9\xaa\xb2\xb3\xb4\xb5\xb6\xb7\xb8\xb9\xba\xc2\xc3\xc4\xc5\xc6\xc7\xc8" +
		"\xc9\xca\xd2\xd3\xd4\xd5\xd6\xd7\xd8\xd9\xda\xe1\xe2\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xea\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8\xf9\xfa")
	dcCodes = codesOf(dcCounts, dcValues)
	acCodes = codesOf(acCounts, acValues)
)

// codesOf are a table's codes by symbol: the code, and its length in the lowest byte.
func codesOf(counts, values []byte) (out [256]uint32) {
	code, at := uint32(0), 0
	for n, count := range counts {
		for range count {
			out[values[at]] = code<<8 | uint32(n+1)
			code, at = code+1, at+1
		}
		code <<= 1
	}
	return out
}

// writer writes bits.
type writer struct {
	b    []byte
	bits uint64
	n    int
}

// put writes the lowest n bits of a number, at most 32.
func (w *writer) put(v uint32, n int) {
	w.bits = w.bits<<n | uint64(v)
	for w.n += n; w.n >= 8; w.n -= 8 {
		c := byte(w.bits >> (w.n - 8))
		if w.b = append(w.b, c); c == 0xff {
			w.b = append(w.b, 0)
		}
	}
}

// end fills the last byte with ones (T.81, F.1.2.3).
func (w *writer) end() {
	if w.n > 0 {
		w.put(1<<(8-w.n)-1, 8-w.n)
	}
}

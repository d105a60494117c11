package font

import "slices"

// More operators of the DICTs of a CFF font (Adobe technical note 5176, tables
// 9, 10 and 23).
const (
	opPrivate      = 18
	opSubrs        = 19
	opCharstrings2 = 12<<8 | 6 // the type of charstrings, 2 where it is not given
	opCIDCount     = 12<<8 | 34
	opFDArray      = 12<<8 | 36
	opFDSelect     = 12<<8 | 37
)

// cffFont is a CFF font taken apart.
type cffFont struct {
	b       bytesAt
	top     []entry
	strings index
	glyphs  index // the charstrings
	global  index
	isCID   bool
	sids    []int // names, or CIDs, by glyph
	encoded map[int][]int
	dicts   []cffPrivate // one, or those of the FDArray
	fd      []int        // which of these each glyph has
}

// cffPrivate is a Font DICT with its Private DICT and local subroutines.
type cffPrivate struct {
	font, private []entry
	subrs         index
	used          map[int]bool // subroutines that stay
}

// readCFF takes a font apart; ok is false where it is too damaged to be drawn.
func readCFF(data []byte) (f *cffFont, ok bool) {
	f = &cffFont{b: data}
	_, pos := f.b.index(f.b.u8(2))
	tops, pos := f.b.index(pos)
	f.strings, pos = f.b.index(pos)
	f.global, _ = f.b.index(pos)
	if f.top, ok = readDict(tops.item(0)); !ok || tops.count == 0 {
		return nil, false
	}
	f.glyphs, _ = f.b.index(f.value(opCharStrings, 0))
	if f.glyphs.count == 0 || f.value(opCharstrings2, 2) != 2 {
		return nil, false
	}
	_, f.isCID = f.find(opROS)
	f.sids = f.b.charset(f.value(opCharset, 0), f.glyphs.count, f.isCID)
	for len(f.sids) < f.glyphs.count {
		f.sids = append(f.sids, 0)
	}
	if !f.isCID {
		f.encoded = f.b.encodedGlyphs(f.value(opEncoding, 0), f.sids)
		p, ok := f.private(f.top)
		f.dicts, f.fd = []cffPrivate{p}, make([]int, f.glyphs.count)
		return f, ok
	}
	array, _ := f.b.index(f.value(opFDArray, 0))
	for i := range array.count {
		d, ok := readDict(array.item(i))
		if !ok {
			return nil, false
		}
		p, ok := f.private(d)
		if !ok {
			return nil, false
		}
		f.dicts = append(f.dicts, p)
	}
	if f.fd, ok = f.b.fdSelect(f.value(opFDSelect, 0), f.glyphs.count); !ok {
		return nil, false
	}
	return f, !slices.ContainsFunc(f.fd, func(d int) bool { return d >= len(f.dicts) })
}

func (f *cffFont) find(op int) (entry, bool) {
	for _, e := range f.top {
		if e.op == op {
			return e, true
		}
	}
	return entry{}, false
}

// value is the operand of an operator of the Top DICT.
func (f *cffFont) value(op, def int) int {
	if e, ok := f.find(op); ok {
		return e.int(0)
	}
	return def
}

// private reads the Private DICT that a DICT names: its size and offset.
func (f *cffFont) private(d []entry) (p cffPrivate, ok bool) {
	p = cffPrivate{font: d, used: map[int]bool{}}
	for _, e := range d {
		if e.op == opPrivate {
			at := e.int(1)
			if p.private, ok = readDict(f.b.sub(at, e.int(0))); !ok {
				return p, false
			}
			for _, e := range p.private {
				if e.op == opSubrs {
					p.subrs, _ = f.b.index(at + e.int(0))
				}
			}
		}
	}
	return p, true
}

// fdSelect reads which Font DICT each glyph has.
func (b bytesAt) fdSelect(pos, glyphs int) ([]int, bool) {
	out := make([]int, glyphs)
	switch b.u8(pos) {
	case 0:
		list := b.sub(pos+1, glyphs)
		for i, d := range list {
			out[i] = int(d)
		}
		return out, list != nil
	case 3:
		n := b.u16(pos + 1)
		ranges := b.sub(pos+3, 3*n+2)
		for i := range n {
			for g := ranges.u16(3 * i); g < min(ranges.u16(3*i+3), glyphs); g++ {
				out[g] = ranges.u8(3*i + 2)
			}
		}
		return out, ranges != nil
	}
	return nil, false
}

// encodedGlyphs reads the codes that the font's own encoding gives to glyphs;
// nil for a predefined encoding.
func (b bytesAt) encodedGlyphs(pos int, sids []int) map[int][]int {
	if pos <= 1 {
		return nil
	}
	codes := map[int][]int{}
	gid := 1
	set := func(code int) {
		if gid < len(sids) && code < 256 {
			codes[gid] = append(codes[gid], code)
		}
		gid++
	}
	format, n := b.u8(pos), b.u8(pos+1)
	at := pos + 2
	for range n {
		if format&0x7f == 0 {
			set(b.u8(at))
			at++
			continue
		}
		for i := range b.u8(at+1) + 1 {
			set(b.u8(at) + i)
		}
		at += 2
	}
	if format&0x80 != 0 {
		n = b.u8(at)
		for at++; n > 0; n, at = n-1, at+3 {
			if g := slices.Index(sids, b.u16(at+1)); g > 0 {
				codes[g] = append(codes[g], b.u8(at))
			}
		}
	}
	return codes
}

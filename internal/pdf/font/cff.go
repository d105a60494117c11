package font

// A CFF font (Adobe technical note 5176) is read only for its glyph names,
// its encoding and its CIDs. What is damaged is left out.

// Operators of the Top DICT that matter here; two-byte operators are 12<<8
// and the second byte.
const (
	opCharset     = 15
	opEncoding    = 16
	opCharStrings = 17
	opROS         = 12<<8 | 30 // there only in CID-keyed fonts
)

// parseCFF adds what a CFF font program says to p. The kinds of the byte at 4
// and on: header, Name INDEX, Top DICT INDEX, String INDEX.
func (p *program) parseCFF(data []byte) {
	b := bytesAt(data)
	_, pos := b.index(b.u8(2))
	tops, pos := b.index(pos)
	strs, _ := b.index(pos)
	if tops.count == 0 {
		return
	}
	top := topDict(tops.item(0))
	glyphs, _ := b.index(top[opCharStrings])
	if glyphs.count == 0 {
		return
	}
	_, isCID := top[opROS]
	sids := b.charset(top[opCharset], glyphs.count, isCID)
	if isCID {
		p.cids = make(map[int]int, len(sids))
		for gid, cid := range sids {
			p.cids[cid] = gid
		}
		return
	}
	p.names = make([]string, len(sids))
	for gid, sid := range sids {
		p.names[gid] = sidString(sid, strs)
	}
	p.encoding = b.cffEncoding(top[opEncoding], p.names, strs)
}

// index is an INDEX: an array of byte strings.
type index struct {
	b       bytesAt // the whole font
	count   int
	offSize int
	offsets int // where the offset array starts
	data    int // the offset that item offsets, from 1, count from
}

// index reads the INDEX at pos and returns where it ends. An INDEX whose
// offset array is not all there is empty.
func (b bytesAt) index(pos int) (index, int) {
	count := b.u16(pos)
	if pos <= 0 || count == 0 {
		return index{}, pos + 2
	}
	x := index{b: b, count: count, offSize: b.u8(pos + 2), offsets: pos + 3}
	x.data = x.offsets + (count+1)*x.offSize - 1
	if x.offSize < 1 || x.offSize > 4 || b.sub(x.offsets, (count+1)*x.offSize) == nil {
		return index{}, len(b)
	}
	return x, x.data + x.offset(count)
}

func (x index) offset(i int) int {
	v := 0
	for _, c := range x.b.sub(x.offsets+i*x.offSize, x.offSize) {
		v = v<<8 | int(c)
	}
	return v
}

// item returns the i-th string, nil if it is damaged.
func (x index) item(i int) bytesAt {
	if i < 0 || i >= x.count {
		return nil
	}
	start := x.offset(i)
	return x.b.sub(x.data+start, x.offset(i+1)-start)
}

// topDict reads a DICT into its operators, each with its last operand as an
// integer; that is all the offsets need.
func topDict(d bytesAt) map[int]int {
	m := make(map[int]int)
	operand := 0
	for i := 0; i < len(d); {
		c := int(d[i])
		i++
		switch {
		case c == 12:
			m[12<<8|d.u8(i)] = operand
			i++
			operand = 0
		case c <= 21:
			m[c] = operand
			operand = 0
		case c == 28:
			operand = int(int16(d.u16(i)))
			i += 2
		case c == 29:
			operand = int(int32(d.u32(i)))
			i += 4
		case c == 30: // a real number, in nibbles up to 15
			for ; i < len(d); i++ {
				if d[i]&15 == 15 || d[i]>>4 == 15 {
					i++
					break
				}
			}
		case c >= 32 && c <= 246:
			operand = c - 139
		case c >= 247 && c <= 250:
			operand = (c-247)*256 + d.u8(i) + 108
			i++
		case c >= 251 && c <= 254:
			operand = -(c-251)*256 - d.u8(i) - 108
			i++
		}
	}
	return m
}

// Predefined charsets, as first and last SID of runs.
var (
	expertCharset = []int{1, 1, 229, 238, 13, 15, 99, 99, 239, 248, 27, 28, 249, 266, 109, 110,
		267, 318, 158, 158, 155, 155, 163, 163, 319, 326, 150, 150, 164, 164, 169, 169, 327, 378}
	expertSubsetCharset = []int{1, 1, 231, 232, 235, 238, 13, 15, 99, 99, 239, 248, 27, 28, 249, 251,
		253, 266, 109, 110, 267, 270, 272, 272, 300, 302, 305, 305, 314, 315, 158, 158, 155, 155,
		163, 163, 320, 326, 150, 150, 164, 164, 169, 169, 327, 346}
	isoAdobeCharset = []int{1, 228}
)

// charset returns the SIDs, or CIDs, by glyph index.
func (b bytesAt) charset(pos, glyphs int, isCID bool) []int {
	out := make([]int, 1, glyphs) // glyph 0 is .notdef
	run := func(first, count int) {
		for i := 0; i < count && len(out) < glyphs; i++ {
			out = append(out, first+i)
		}
	}
	if pos >= 0 && pos <= 2 {
		if isCID {
			run(1, glyphs) // the specification gives no charset here: CIDs are glyph indices
			return out
		}
		runs := [][]int{isoAdobeCharset, expertCharset, expertSubsetCharset}[pos]
		for i := 0; i < len(runs); i += 2 {
			run(runs[i], runs[i+1]-runs[i]+1)
		}
		return out
	}
	format := b.u8(pos)
	for pos++; len(out) < glyphs && pos >= 0 && pos < len(b); {
		switch format {
		case 0:
			run(b.u16(pos), 1)
			pos += 2
		case 1:
			run(b.u16(pos), b.u8(pos+2)+1)
			pos += 3
		case 2:
			run(b.u16(pos), b.u16(pos+2)+1)
			pos += 4
		default:
			return out
		}
	}
	return out
}

// sidString returns the string with that identifier.
func sidString(sid int, own index) string {
	std := cffStrings()
	if sid < len(std) {
		return std[sid]
	}
	if s := own.item(sid - len(std)); len(s) <= 127 {
		return string(s)
	}
	return ""
}

// cffEncoding reads the built-in encoding at pos; 0 and 1 are predefined.
func (b bytesAt) cffEncoding(pos int, names []string, strs index) *encoding {
	switch pos {
	case 0:
		return encodings()["StandardEncoding"]
	case 1:
		return encodings()["ExpertEncoding"]
	}
	e := new(encoding)
	gid := 1
	set := func(code int) {
		if gid < len(names) && code < len(e) {
			e[code] = names[gid]
		}
		gid++
	}
	format, n := b.u8(pos), b.u8(pos+1)
	at := pos + 2
	switch format & 0x7f {
	case 0:
		for range n {
			set(b.u8(at))
			at++
		}
	case 1:
		for range n {
			first, left := b.u8(at), b.u8(at+1)
			for i := 0; i <= left; i++ {
				set(first + i)
			}
			at += 2
		}
	}
	if format&0x80 != 0 { // codes of glyphs that have more than one
		n = b.u8(at)
		for at++; n > 0; n, at = n-1, at+3 {
			e[b.u8(at)] = sidString(b.u16(at+1), strs)
		}
	}
	return e
}

package pdf

import (
	"bytes"
	"encoding/binary"
)

// scrubFont blanks the texts about a font that its program holds (who drew it,
// notices, its own name), which no viewer needs, in place: every offset in the
// program stays right. data is changed and returned; a program of no known
// form is returned as it is.
func scrubFont(data []byte) []byte {
	switch {
	case len(data) < 4:
	case bytes.HasPrefix(data, []byte("%!")):
		scrubType1(data)
	case data[0] == 1 && data[1] == 0 && data[2] >= 4:
		scrubCFF(data)
	default:
		scrubSfnt(data)
	}
	return data
}

// scrubSfnt empties the name table and others that hold texts (OpenType
// specification, "Font file").
func scrubSfnt(b []byte) {
	if len(b) < 12 {
		return
	}
	n := int(binary.BigEndian.Uint16(b[4:]))
	for i := range n {
		at := 12 + 16*i
		if at+16 > len(b) {
			return
		}
		off, size := binary.BigEndian.Uint32(b[at+8:]), binary.BigEndian.Uint32(b[at+12:])
		if uint64(off)+uint64(size) > uint64(len(b)) {
			continue
		}
		table := b[off : off+size]
		switch string(b[at : at+4]) {
		case "name":
			clear(table)
			if len(table) >= 6 {
				table[5] = 6 // no records; storage begins after the header
			}
		case "meta", "DSIG", "ltag", "SVG ", "FFTM", "PfEd":
			clear(table)
		case "CFF ":
			scrubCFF(table)
		}
	}
}

// type1Keys are the entries of a Type 1 font's FontInfo that hold text (Adobe
// Type 1 Font Format, 2.2).
var type1Keys = [][]byte{[]byte("/version"), []byte("/Notice"), []byte("/Copyright"),
	[]byte("/FullName"), []byte("/FamilyName"), []byte("/Weight")}

// scrubType1 blanks comments and the texts of FontInfo in the clear part.
func scrubType1(b []byte) {
	end := bytes.Index(b, []byte("eexec"))
	if end < 0 {
		end = len(b)
	}
	head := b[:end]
	for _, key := range type1Keys {
		for at := 0; ; {
			i := bytes.Index(head[at:], key)
			if i < 0 {
				break
			}
			at += i + len(key)
			blankString(head[at:])
		}
	}
	first := true
	for at := 0; at < len(head); {
		i := bytes.IndexByte(head[at:], '%')
		if i < 0 {
			break
		}
		at += i
		eol := bytes.IndexAny(head[at:], "\r\n")
		if eol < 0 {
			eol = len(head) - at
		}
		line := head[at : at+eol]
		if first && bytes.HasPrefix(line, []byte("%!")) {
			// "%!PS-AdobeFont-1.0: Name": viewers look at the beginning.
			if c := bytes.IndexByte(line, ':'); c >= 0 {
				blank(line[c:])
			}
		} else {
			blank(line[1:])
		}
		first = false
		at += eol
	}
}

// blankString blanks the first (string) of b if it begins within a few bytes.
func blankString(b []byte) {
	open := bytes.IndexByte(b[:min(len(b), 8)], '(')
	if open < 0 {
		return
	}
	depth := 0
	for i := open; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				blank(b[open+1 : i])
				return
			}
		}
	}
}

func blank(b []byte) {
	for i := range b {
		b[i] = ' '
	}
}

// scrubCFF blanks the font's name and the strings that its Top DICT uses for
// texts (Adobe Technical Note 5176, sections 7 to 10).
func scrubCFF(b []byte) {
	if len(b) < 4 {
		return
	}
	names, next, ok := cffIndex(b, int(b[2]))
	if !ok {
		return
	}
	for _, s := range names {
		for i := range s {
			s[i] = 'F'
		}
	}
	tops, next, ok := cffIndex(b, next)
	if !ok {
		return
	}
	strings, _, ok := cffIndex(b, next)
	if !ok {
		return
	}
	for _, top := range tops {
		for _, sid := range cffTexts(top) {
			if i := sid - cffStandard; i >= 0 && i < len(strings) {
				for k := range strings[i] {
					strings[i][k] = 'x'
				}
			}
		}
	}
}

// scrubProfile empties the texts of an ICC profile in place: a display's
// profile can be called after its owner (ICC.1, 7.3 and 10). What is no profile
// is returned as it is.
func scrubProfile(b []byte) []byte {
	if len(b) < 132 || string(b[36:40]) != "acsp" {
		return b
	}
	b = bytes.Clone(b)
	n := int(min(binary.BigEndian.Uint32(b[128:]), 200))
	for i := range n {
		at := 132 + 12*i
		if at+12 > len(b) {
			break
		}
		off, size := binary.BigEndian.Uint32(b[at+4:]), binary.BigEndian.Uint32(b[at+8:])
		if size < 8 || uint64(off)+uint64(size) > uint64(len(b)) {
			continue
		}
		switch tag := b[off : off+size]; string(tag[:4]) {
		case "desc", "mluc", "text", "dict", "utf8", "utf1", "zut8", "zutx", "data", "ncl2", "pseq", "psid":
			clear(tag[8:])
		}
	}
	return b
}

// cffStandard is how many strings every CFF font has without holding them.
const cffStandard = 391

// cffIndex reads an INDEX at offset at and returns its objects and where it ends.
func cffIndex(b []byte, at int) (objects [][]byte, end int, ok bool) {
	if at < 0 || at+2 > len(b) {
		return nil, 0, false
	}
	n := int(binary.BigEndian.Uint16(b[at:]))
	if n == 0 {
		return nil, at + 2, true
	}
	if at+3 > len(b) {
		return nil, 0, false
	}
	size := int(b[at+2])
	offsets := at + 3
	data := offsets + (n+1)*size - 1
	if size < 1 || size > 4 || data+1 > len(b) {
		return nil, 0, false
	}
	offset := func(i int) int {
		v := 0
		for _, c := range b[offsets+i*size : offsets+(i+1)*size] {
			v = v<<8 | int(c)
		}
		return data + v
	}
	for i := range n {
		from, to := offset(i), offset(i+1)
		if from <= data || from > to || to > len(b) {
			return nil, 0, false
		}
		objects = append(objects, b[from:to])
	}
	return objects, offset(n), true
}

// cffTexts lists the string numbers that a Top DICT uses for version, Notice,
// FullName, FamilyName, Weight and Copyright.
func cffTexts(top []byte) []int {
	var out, stack []int
	for i := 0; i < len(top); {
		c := int(top[i])
		i++
		switch {
		case c <= 21: // an operator
			op := c
			if c == 12 && i < len(top) {
				op = 1200 + int(top[i])
				i++
			}
			switch op {
			case 0, 1, 2, 3, 4, 1200:
				if len(stack) > 0 {
					out = append(out, stack[len(stack)-1])
				}
			}
			stack = stack[:0]
		case c == 28 && i+2 <= len(top):
			stack = append(stack, int(int16(binary.BigEndian.Uint16(top[i:]))))
			i += 2
		case c == 29 && i+4 <= len(top):
			stack = append(stack, int(int32(binary.BigEndian.Uint32(top[i:]))))
			i += 4
		case c == 30: // a real number: ends with a nibble of 15
			for i < len(top) && top[i]&0x0f != 0x0f && top[i]>>4 != 0x0f {
				i++
			}
			i++
		case c >= 32 && c <= 246:
			stack = append(stack, c-139)
		case c >= 247 && c <= 250 && i < len(top):
			stack = append(stack, (c-247)*256+int(top[i])+108)
			i++
		case c >= 251 && c <= 254 && i < len(top):
			stack = append(stack, -(c-251)*256-int(top[i])-108)
			i++
		}
	}
	return out
}

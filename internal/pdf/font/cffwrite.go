package font

import (
	"encoding/binary"
	"maps"
	"slices"
)

// Operators of which a copy needs the operands as they are: what drawing a
// glyph takes, none of what is said about the font.
var (
	topOps = opSet(5, 12<<8|1, 12<<8|2, 12<<8|3, 12<<8|4, 12<<8|5, 12<<8|7, 12<<8|8)
	fdOps  = opSet(12<<8|5, 12<<8|7, 12<<8|8)

	privateOps = opSet(6, 7, 8, 9, 10, 11, 20, 21, 12<<8|9, 12<<8|10, 12<<8|11, 12<<8|12, 12<<8|13, 12<<8|14, 12<<8|17, 12<<8|18)
)

func opSet(ops ...int) map[int]bool {
	m := map[int]bool{}
	for _, op := range ops {
		m[op] = true
	}
	return m
}

// emptyGlyph and emptySubr are charstrings of type 2 that draw nothing.
var emptyGlyph, emptySubr = []byte{14}, []byte{11}

// cffWriter lays out a font anew.
type cffWriter struct {
	f          *cffFont
	kept       *Kept
	keep       map[int]bool
	usedGlobal map[int]bool
	order      []int // the glyphs of the new font, by their old index
	strings    [][]byte
}

func (w *cffWriter) write() []byte {
	f := w.f
	be := binary.BigEndian
	dictNumber := w.usedDicts()
	var charset, fdSelect []byte
	charset, fdSelect = []byte{0}, []byte{0}
	var glyphs [][]byte
	free := 65535
	cids := map[int]bool{}
	for gid := range w.keep {
		cids[f.sids[gid]] = true
	}
	last := 0
	for i, gid := range w.order {
		cs := []byte(f.glyphs.item(gid))
		sid := 0
		switch {
		case !w.keep[gid] && f.isCID: // some CID that no glyph has
			for cids[free] {
				free--
			}
			sid, free = free, free-1
		case !w.keep[gid]:
		case f.isCID:
			sid = f.sids[gid]
			last = max(last, sid)
		default:
			sid = w.string(f.sids[gid])
		}
		if !w.keep[gid] || len(cs) == 0 {
			cs = emptyGlyph
		}
		glyphs = append(glyphs, cs)
		if i > 0 {
			charset = be.AppendUint16(charset, uint16(sid))
		}
		d := 0 // what an empty glyph had tells nothing if it is always the first
		if w.keep[gid] {
			d = dictNumber[f.fd[gid]]
		}
		fdSelect = append(fdSelect, byte(d))
	}
	encoding := w.encoding()
	var ros [3]int
	if f.isCID {
		ros = w.collection()
	}
	header := []byte{1, 0, 4, 4}
	name := writeIndex([][]byte{[]byte("F")})
	global := writeIndex(subrsOnly(f.global, w.usedGlobal))
	charstrings := writeIndex(glyphs)

	// The Top DICT's size is that of any with the same entries.
	layout := func(at [6]int) []byte {
		var d dictWriter
		if f.isCID {
			d.ints(opROS, ros[:]...)
		}
		d.copy(f.top, topOps)
		d.ints(opCharset, at[0])
		switch {
		case f.isCID:
			d.ints(opCIDCount, last+1)
			d.ints(opFDSelect, at[1])
			d.ints(opFDArray, at[3])
		case f.encoded != nil:
			d.ints(opEncoding, at[1])
		default:
			if f.value(opEncoding, 0) == 1 {
				d.ints(opEncoding, 1)
			}
		}
		d.ints(opCharStrings, at[2])
		if !f.isCID {
			d.ints(opPrivate, at[5], at[4])
		}
		return writeIndex([][]byte{d.b})
	}
	var at [6]int
	second := encoding
	if f.isCID {
		second = fdSelect
	}
	body := slices.Concat(writeIndex(w.strings), global)
	at[0] = len(header) + len(name) + len(layout(at)) + len(body)
	at[1] = at[0] + len(charset)
	at[2] = at[1] + len(second)
	at[3] = at[2] + len(charstrings)
	tail := w.privates(&at, dictNumber)
	return slices.Concat(header, name, layout(at), body, charset, second, charstrings, tail)
}

// collection is the character collection that the CIDs belong to: one of
// Adobe's or none.
func (w *cffWriter) collection() [3]int {
	e, _ := w.f.find(opROS)
	own := func(sid int) string { return string(w.f.strings.item(sid - len(cffStrings()))) }
	if o := own(e.int(1)); own(e.int(0)) == "Adobe" && Collections[o] {
		return [3]int{w.own("Adobe"), w.own(o), e.int(2)}
	}
	return [3]int{w.own("Adobe"), w.own("Identity"), 0}
}

// Collections are the names of Adobe's character collections.
var Collections = map[string]bool{"Identity": true, "Japan1": true, "Japan2": true, "GB1": true, "CNS1": true,
	"Korea1": true, "KR": true, "Manga1": true}

// usedDicts numbers the Font DICTs of the glyphs that stay.
func (w *cffWriter) usedDicts() map[int]int {
	used := map[int]bool{}
	for gid := range w.keep {
		used[w.f.fd[gid]] = true
	}
	out := map[int]int{}
	for i, d := range slices.Sorted(maps.Keys(used)) {
		out[d] = i
	}
	return out
}

// privates writes the FDArray, of a font with CIDs, and the Private DICTs with
// their subroutines. at[3] is where it begins; it sets at[4] and at[5] to the
// offset and the size of the first Private DICT.
func (w *cffWriter) privates(at *[6]int, numbers map[int]int) []byte {
	dicts := make([][]byte, len(numbers))
	tails := make([][]byte, len(numbers))
	for d, i := range numbers {
		src := &w.f.dicts[d]
		var p dictWriter
		p.copy(src.private, privateOps)
		if src.subrs.count > 0 {
			p.ints(opSubrs, len(p.b)+6) // they follow at once
			tails[i] = writeIndex(subrsOnly(src.subrs, src.used))
		}
		dicts[i] = p.b
	}
	if !w.f.isCID {
		at[4], at[5] = at[3], len(dicts[0])
		return slices.Concat(dicts[0], tails[0])
	}
	array := func(offset int) []byte {
		fonts := make([][]byte, len(dicts))
		for d, i := range numbers {
			var p dictWriter
			p.copy(w.f.dicts[d].font, fdOps)
			at := offset
			for k := range i {
				at += len(dicts[k]) + len(tails[k])
			}
			p.ints(opPrivate, len(dicts[i]), at)
			fonts[i] = p.b
		}
		return writeIndex(fonts)
	}
	out := array(at[3] + len(array(0)))
	for i := range dicts {
		out = slices.Concat(out, dicts[i], tails[i])
	}
	return out
}

// string returns the new number of a name.
func (w *cffWriter) string(sid int) int {
	if sid < len(cffStrings()) {
		return sid
	}
	return w.own(w.kept.rename(string(w.f.strings.item(sid - len(cffStrings())))))
}

// own adds a string to those of the font.
func (w *cffWriter) own(s string) int {
	i := slices.IndexFunc(w.strings, func(b []byte) bool { return string(b) == s })
	if i < 0 {
		i = len(w.strings)
		w.strings = append(w.strings, []byte(s))
	}
	return len(cffStrings()) + i
}

// encoding writes the codes of the glyphs that stay: one of each of the first
// glyphs, and further codes with the names of their glyphs.
func (w *cffWriter) encoding() []byte {
	if w.f.encoded == nil {
		return nil
	}
	var first, more []byte
	for i, gid := range w.order[1:] {
		codes := w.f.encoded[gid]
		if !w.keep[gid] || len(codes) == 0 {
			continue
		}
		if len(first) == i && i < 255 {
			first, codes = append(first, byte(codes[0])), codes[1:]
		}
		for _, c := range codes {
			if w.f.sids[gid] == 0 {
				break // further codes go by name
			}
			more = binary.BigEndian.AppendUint16(append(more, byte(c)), uint16(w.string(w.f.sids[gid])))
		}
	}
	out := append([]byte{0, byte(len(first))}, first...)
	if n := min(len(more)/3, 255); n > 0 {
		out[0] = 0x80
		out = append(append(out, byte(n)), more[:3*n]...)
	}
	return out
}

// subrsOnly empties the subroutines that are not used. Their number stays: it
// is part of how they are called.
func subrsOnly(subrs index, used map[int]bool) [][]byte {
	out := make([][]byte, subrs.count)
	for i := range out {
		out[i] = emptySubr
		if s := subrs.item(i); used[i] && len(s) > 0 {
			out[i] = s
		}
	}
	return out
}

package font

import (
	"bytes"
	"fmt"
)

// Outlines are the outlines of a program's glyphs, as its bytes have them, by
// what finds them: name, CID or index. Empty glyphs are left out.
func Outlines(data []byte) map[string]string {
	out := map[string]string{}
	add := func(key string, b []byte) {
		if len(b) > 1 {
			out[key] = string(b)
		}
	}
	t := sfntTables(data)
	switch kindOf(data) {
	case Type1Program:
		f, ok := readType1(data)
		if !ok {
			break
		}
		for n, b := range f.glyphs {
			add(n, b)
		}
		for i, b := range f.subrs {
			if text := type1Decrypt(b, charstringKey, f.lenIV); len(text) > 1 {
				add(fmt.Sprintf("subr %d", i), b)
			}
		}
	case TrueTypeProgram:
		o := outlines{glyf: t["glyf"], loca: t["loca"], long: t["head"].u16(50) != 0, glyphs: t["maxp"].u16(4)}
		for gid := range o.glyphs {
			add(fmt.Sprint(gid), bytes.TrimRight(withoutInstructions(o.glyph(gid)), "\x00")) // glyphs are padded
		}
	case OpenTypeProgram:
		return Outlines(t["CFF "])
	case CFFProgram:
		f, ok := readCFF(data)
		if !ok {
			break
		}
		for gid, sid := range f.sids {
			key := fmt.Sprint("cid ", sid)
			if !f.isCID {
				key = sidString(sid, f.strings)
			}
			if _, dup := out[key]; dup {
				key = fmt.Sprint(gid)
			}
			add(key, f.glyphs.item(gid))
		}
		for i := range f.global.count {
			add(fmt.Sprint("global ", i), f.global.item(i))
		}
		for d, p := range f.dicts {
			for i := range p.subrs.count {
				add(fmt.Sprint("subr ", d, i), p.subrs.item(i))
			}
		}
	}
	return out
}

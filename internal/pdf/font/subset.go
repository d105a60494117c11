package font

import (
	"encoding/binary"
	"maps"
	"slices"
)

// cutTrueType returns a TrueType program with the glyphs that stay, at their
// indexes: the outlines, widths, characters and names of the others are gone,
// and so are tables that tell of them or that PDF viewers do not need. The
// instructions that fit outlines to coarse pixels are programs that can hold
// anything: they go as well. ok is false for damaged programs.
func cutTrueType(data []byte, kept *Kept) (_ []byte, ok bool) {
	t := sfntTables(data)
	head, maxp := t["head"], t["maxp"]
	glyphs := maxp.u16(4)
	if len(head) < 54 || glyphs == 0 || t["glyf"] == nil || t["loca"] == nil || t["hhea"] == nil || t["hmtx"] == nil {
		return nil, false
	}
	o := outlines{glyf: t["glyf"], loca: t["loca"], long: head.u16(50) != 0, glyphs: glyphs}
	whole := *kept
	whole.Glyphs = o.closure(kept.Glyphs)
	out := commonTables(t, glyphs, &whole)
	out["glyf"], out["loca"] = o.only(whole.Glyphs)
	if len(out["glyf"]) > 2*len(data)+4*glyphs {
		return nil, false // glyphs that share their bytes: no real font, and it would grow without bound
	}
	binary.BigEndian.PutUint16(out["head"][50:], 1) // long offsets
	return assemble("\x00\x01\x00\x00", out), true
}

// commonTables are the tables that TrueType and OpenType files share, telling
// of the glyphs that stay only. The file has head, hhea and hmtx.
func commonTables(t map[string]bytesAt, glyphs int, kept *Kept) map[string][]byte {
	out := map[string][]byte{"hmtx": advancesOnly(t["hmtx"], t["hhea"].u16(34), glyphs, kept.Glyphs)}
	for tag, size := range map[string]int{"head": 54, "hhea": 36, "maxp": 32, "OS/2": 96} {
		if b := t[tag]; b != nil {
			out[tag] = slices.Clone(b[:min(len(b), size)])
		}
	}
	clear(out["head"][8:12])  // the checksum, which is optional in a PDF
	clear(out["head"][20:36]) // when the font was made
	if os2 := out["OS/2"]; len(os2) >= 68 {
		copy(os2[58:62], "NONE") // who made the font
		clear(os2[64:68])        // first and last character
		binary.BigEndian.PutUint16(os2[66:], 0xffff)
	}
	out["cmap"] = cmapOnly(t["cmap"], kept.Glyphs)
	out["post"] = postOnly(t["post"], kept, glyphs)
	out["name"] = []byte{0, 0, 0, 0, 0, 6}
	return out
}

// outlines are the glyphs of a TrueType program.
type outlines struct {
	glyf, loca bytesAt
	long       bool
	glyphs     int
}

func (o *outlines) glyph(gid int) bytesAt {
	if gid < 0 || gid >= o.glyphs {
		return nil
	}
	var from, to int
	if o.long {
		from, to = o.loca.u32(4*gid), o.loca.u32(4*gid+4)
	} else {
		from, to = 2*o.loca.u16(2*gid), 2*o.loca.u16(2*gid+2)
	}
	if to > len(o.glyf) {
		to = len(o.glyf)
	}
	return o.glyf.sub(from, to-from)
}

// closure adds the glyphs that others are composed of (OpenType, "glyf").
func (o *outlines) closure(keep map[int]bool) map[int]bool {
	out := maps.Clone(keep)
	open := slices.Collect(maps.Keys(keep))
	for len(open) > 0 {
		g := o.glyph(open[len(open)-1])
		open = open[:len(open)-1]
		if int16(g.u16(0)) >= 0 {
			continue
		}
		for at := 10; at+4 <= len(g); {
			flags, part := g.u16(at), g.u16(at+2)
			if !out[part] {
				out[part] = true
				open = append(open, part)
			}
			at += componentSize(flags)
			if flags&0x20 == 0 { // no more components
				break
			}
		}
	}
	return out
}

func (o *outlines) only(keep map[int]bool) (glyf, loca []byte) {
	for gid := range o.glyphs {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		if keep[gid] && len(glyf) <= 2*len(o.glyf)+4*o.glyphs {
			glyf = append(glyf, withoutInstructions(o.glyph(gid))...)
			for len(glyf)%4 != 0 {
				glyf = append(glyf, 0)
			}
		}
	}
	return glyf, binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
}

// withoutInstructions is a glyph's outline without the program that fits it to
// coarse pixels (OpenType, "glyf").
func withoutInstructions(g bytesAt) []byte {
	contours := int(int16(g.u16(0)))
	if contours >= 0 {
		at := 10 + 2*contours // of how long the program is
		if rest := g.from(at + 2 + g.u16(at)); rest != nil && contours > 0 {
			return slices.Concat(g[:at], []byte{0, 0}, rest)
		}
		return nil
	}
	out := slices.Clone(g)
	for at, more := 10, true; more; {
		flags := g.u16(at)
		if at+4 > len(g) {
			return nil
		}
		binary.BigEndian.PutUint16(out[at:], uint16(flags&^0x100)) // no program follows
		at += componentSize(flags)
		if more = flags&0x20 != 0; !more {
			out = out[:min(at, len(out))]
		}
	}
	return out
}

// componentSize is how many bytes a component of a composed glyph takes.
func componentSize(flags int) int {
	size := 6
	if flags&1 != 0 { // arguments are words
		size += 2
	}
	switch {
	case flags&8 != 0: // a scale
		size += 2
	case flags&0x40 != 0: // two
		size += 4
	case flags&0x80 != 0: // a matrix
		size += 8
	}
	return size
}

// advancesOnly clears the metrics of the glyphs that go. The last width is that
// of all further glyphs.
func advancesOnly(hmtx bytesAt, widths, glyphs int, keep map[int]bool) []byte {
	out := slices.Clone([]byte(hmtx))
	tail := false
	for gid := widths; gid < glyphs; gid++ {
		tail = tail || keep[gid]
		if at := 4*widths + 2*(gid-widths); !keep[gid] && at+2 <= len(out) {
			clear(out[at : at+2])
		}
	}
	for gid := range min(widths, len(out)/4) {
		if !keep[gid] && !(tail && gid == widths-1) {
			clear(out[4*gid : 4*gid+4])
		}
	}
	return out
}

// cmapOnly writes the cmap table with the codes of the glyphs that stay.
func cmapOnly(t bytesAt, keep map[int]bool) []byte {
	subs := cmapTables(t)
	head := []byte{0, 0, 0, byte(len(subs))}
	var body []byte
	for _, s := range subs {
		codes := map[int]int{}
		s.data.eachMapping(func(code, gid int) {
			if _, dup := codes[code]; !dup && keep[gid] {
				codes[code] = gid
			}
		})
		head = binary.BigEndian.AppendUint16(head, uint16(s.platform))
		head = binary.BigEndian.AppendUint16(head, uint16(s.encoding))
		head = binary.BigEndian.AppendUint32(head, uint32(4+8*len(subs)+len(body)))
		body = append(body, cmapSub(codes, s.platform == 1)...)
	}
	return append(head, body...)
}

// cmapSub writes a subtable: format 6 for the Macintosh, whose codes are few,
// else 4, or 12 where codes are beyond it.
func cmapSub(codes map[int]int, mac bool) []byte {
	sorted := slices.Sorted(maps.Keys(codes))
	be := binary.BigEndian
	if mac {
		out := []byte{0, 6, 0, 0, 0, 0, 0, 0, 0, 0}
		if len(sorted) > 0 {
			first, last := sorted[0], sorted[len(sorted)-1]
			be.PutUint16(out[6:], uint16(first))
			be.PutUint16(out[8:], uint16(last-first+1))
			for c := first; c <= last; c++ {
				out = be.AppendUint16(out, uint16(codes[c]))
			}
		}
		be.PutUint16(out[2:], uint16(len(out)))
		return out
	}
	if n := len(sorted); n > 8000 || n > 0 && sorted[n-1] >= 0xffff {
		out := make([]byte, 16)
		be.PutUint16(out, 12)
		be.PutUint32(out[4:], uint32(16+12*n))
		be.PutUint32(out[12:], uint32(n))
		for _, c := range sorted {
			out = be.AppendUint32(be.AppendUint32(be.AppendUint32(out, uint32(c)), uint32(c)), uint32(codes[c]))
		}
		return out
	}
	var ends, starts, deltas, offsets []byte
	for _, c := range append(sorted, 0xffff) {
		ends, starts = be.AppendUint16(ends, uint16(c)), be.AppendUint16(starts, uint16(c))
		deltas, offsets = be.AppendUint16(deltas, uint16(codes[c]-c)), be.AppendUint16(offsets, 0)
	}
	n := len(ends) / 2
	search, log := 1, 0
	for search*2 <= n {
		search, log = search*2, log+1
	}
	out := make([]byte, 14)
	for i, v := range []int{4, 16 + 8*n, 0, 2 * n, 2 * search, log, 2 * (n - search)} {
		be.PutUint16(out[2*i:], uint16(v))
	}
	return slices.Concat(out, ends, []byte{0, 0}, starts, deltas, offsets)
}

// postOnly writes the post table with the names of the glyphs that stay.
func postOnly(t bytesAt, kept *Kept, glyphs int) []byte {
	out := make([]byte, 32)
	copy(out, t.sub(0, min(16, len(t)))) // the slant, the underline and whether all are as wide
	be := binary.BigEndian
	names := postNames(t, glyphs)
	if names == nil {
		be.PutUint32(out, 0x00030000)
		return out
	}
	be.PutUint32(out, 0x00020000)
	out = be.AppendUint16(out, uint16(len(names)))
	var own []byte
	count := len(macGlyphs())
	for gid, n := range names {
		if kept.Glyphs[gid] && n != "" {
			n = kept.rename(n)
		}
		if !kept.Glyphs[gid] || n == "" || len(n) > 255 {
			out = be.AppendUint16(out, 0)
			continue
		}
		if i := slices.Index(macGlyphs(), n); i >= 0 {
			out = be.AppendUint16(out, uint16(i))
			continue
		}
		out = be.AppendUint16(out, uint16(count))
		count++
		own = append(append(own, byte(len(n))), n...)
	}
	return append(out, own...)
}

// assemble writes the file (OpenType, "Organization of an OpenType Font").
func assemble(version string, tables map[string][]byte) []byte {
	tags := slices.Sorted(maps.Keys(tables))
	n := len(tags)
	search, log := 1, 0
	for search*2 <= n {
		search, log = search*2, log+1
	}
	be := binary.BigEndian
	out := []byte(version)
	for _, v := range []int{n, 16 * search, log, 16 * (n - search)} {
		out = be.AppendUint16(out, uint16(v))
	}
	at := 12 + 16*n
	var body []byte
	for _, tag := range tags {
		b := tables[tag]
		size := len(b)
		for len(b)%4 != 0 {
			b = append(b, 0)
		}
		sum := uint32(0)
		for i := 0; i < len(b); i += 4 {
			sum += be.Uint32(b[i:])
		}
		out = append(out, tag...)
		out = be.AppendUint32(be.AppendUint32(be.AppendUint32(out, sum), uint32(at+len(body))), uint32(size))
		body = append(body, b...)
	}
	return append(out, body...)
}

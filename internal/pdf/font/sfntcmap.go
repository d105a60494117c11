package font

// maxMapped bounds how many codes of one table are looked at: overlapping
// segments of a hostile font could otherwise name 65,536 codes each.
const maxMapped = 1 << 18

// parseCmapTable reads the cmap table of a font with that many glyphs: from
// Unicode tables the character of each glyph, from the others the glyph of
// each code.
func (p *program) parseCmapTable(t bytesAt, glyphs int) {
	for _, s := range cmapTables(t) {
		platform, enc, sub := s.platform, s.encoding, s.data
		switch {
		case platform == 3 && enc == 0:
			p.symbols = new([256]uint16)
			sub.eachMapping(func(code, gid int) {
				if code < 0x100 || code >= 0xf000 && code < 0xf300 {
					if c := &p.symbols[code&0xff]; *c == 0 {
						*c = uint16(gid)
					}
				}
			})
		case platform == 1 && enc == 0:
			p.mac = new([256]uint16)
			sub.eachMapping(func(code, gid int) {
				if code < 0x100 {
					p.mac[code] = uint16(gid)
				}
			})
		case platform == 0 && enc != 5, platform == 3 && (enc == 1 || enc == 10):
			if p.runes == nil {
				p.runes = make([]rune, glyphs)
			}
			sub.eachMapping(func(code, gid int) {
				if gid < len(p.runes) && readableRune(rune(code)) {
					p.runes[gid] = preferred(p.runes[gid], rune(code))
				}
			})
		}
	}
}

// cmapTable is a subtable of the cmap table.
type cmapTable struct {
	platform, encoding int
	data               bytesAt
}

func cmapTables(t bytesAt) (out []cmapTable) {
	for i := range min(t.u16(2), 32) {
		rec := t.from(4 + 8*i)
		if sub := t.from(rec.u32(4)); len(rec) >= 8 && sub != nil {
			out = append(out, cmapTable{rec.u16(0), rec.u16(2), sub})
		}
	}
	return out
}

// preferred picks the character that a glyph with two stands for: the lower
// number, which is the plainer one (space before no-break space, Latin before
// Greek), unless it is a radical that only looks like the ideograph.
func preferred(a, b rune) rune {
	radical := func(r rune) bool { return r >= 0x2e80 && r <= 0x2fdf }
	switch {
	case a == 0, radical(a) && !radical(b):
		return b
	case radical(b) && !radical(a):
		return a
	}
	return min(a, b)
}

// eachMapping calls fn for the codes of a subtable that have a glyph other
// than 0, at most maxMapped times.
func (t bytesAt) eachMapping(fn func(code, gid int)) {
	budget := maxMapped
	visit := func(code, gid int) bool {
		if budget--; budget < 0 {
			return false
		}
		if gid > 0 && gid <= 0xffff && code >= 0 && code <= 0x10ffff {
			fn(code, gid)
		}
		return true
	}
	switch t.u16(0) {
	case 0:
		for c := range 256 {
			visit(c, t.u8(6+c))
		}
	case 4:
		t.eachSegment(visit)
	case 6:
		first := t.u16(6)
		for i := range min(t.u16(8), (len(t)-10)/2) {
			visit(first+i, t.u16(10+2*i))
		}
	case 10:
		first := t.u32(12)
		for i := range min(t.u32(16), (len(t)-20)/2) {
			visit(first+i, t.u16(20+2*i))
		}
	case 12, 13:
		t.eachGroup(t.u16(0) == 13, visit)
	}
}

// eachSegment reads format 4: parallel arrays of segment ends, starts, deltas
// and offsets into the glyph array behind.
func (t bytesAt) eachSegment(visit func(code, gid int) bool) {
	n := min(t.u16(6)/2, (len(t)-16)/8)
	ends, starts := 14, 16+2*n
	deltas, offsets := starts+2*n, starts+4*n
	for i := range max(n, 0) {
		lo, hi := t.u16(starts+2*i), t.u16(ends+2*i)
		delta, off := t.u16(deltas+2*i), t.u16(offsets+2*i)
		for c := lo; c <= hi && c < 0xffff; c++ {
			gid := c
			if off != 0 && off != 0xffff {
				if gid = t.u16(offsets + 2*i + off + 2*(c-lo)); gid == 0 {
					if !visit(c, 0) {
						return
					}
					continue
				}
			}
			if !visit(c, (gid+delta)&0xffff) {
				return
			}
		}
	}
}

// eachGroup reads formats 12 and 13: groups of codes whose glyphs count up, or
// are all the same.
func (t bytesAt) eachGroup(same bool, visit func(code, gid int) bool) {
	for i := range min(t.u32(12), (len(t)-16)/12) {
		g := 16 + 12*i
		lo, hi, gid := t.u32(g), t.u32(g+4), t.u32(g+8)
		for c := lo; c <= hi; c++ {
			if !visit(c, gid) {
				return
			}
			if !same {
				gid++
			}
		}
	}
}

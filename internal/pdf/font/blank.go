package font

// blanks knows which glyphs of a font program draw nothing: whatever the tables
// leave out, such a glyph is a space.
type blanks struct {
	loca  bytesAt // of a TrueType program: where outlines begin
	glyf  bytesAt // and the outlines
	long  bool    // in four bytes rather than two
	chars index   // of a CFF program
}

func blanksOf(data []byte) blanks {
	if isSFNT(data) {
		t := sfntTables(data)
		if cff := t["CFF "]; cff != nil {
			return blanks{chars: charStrings(cff)}
		}
		if t["glyf"] == nil {
			return blanks{}
		}
		return blanks{loca: t["loca"], glyf: t["glyf"], long: t["head"].u16(50) != 0}
	}
	if len(data) > 4 && data[0] == 1 {
		return blanks{chars: charStrings(data)}
	}
	return blanks{}
}

// charStrings is the INDEX of a CFF font's glyphs.
func charStrings(b bytesAt) index {
	_, pos := b.index(b.u8(2))
	tops, _ := b.index(pos)
	if tops.count == 0 {
		return index{}
	}
	chars, _ := b.index(topDict(tops.item(0))[opCharStrings])
	return chars
}

// has reports whether a glyph draws nothing. Glyph 0 stands for what a font does
// not have, and is no space.
func (x *blanks) has(gid int) bool {
	if gid <= 0 {
		return false
	}
	if gid < x.chars.count {
		return endsAtOnce(x.chars.item(gid))
	}
	if x.long {
		return len(x.loca) >= 4*gid+8 && x.loca.u32(4*gid) == x.loca.u32(4*gid+4)
	}
	return len(x.loca) >= 2*gid+4 && x.loca.u16(2*gid) == x.loca.u16(2*gid+2)
}

// outline is what draws a glyph; nil where that is not known.
func (x *blanks) outline(gid int) bytesAt {
	if gid < x.chars.count {
		return x.chars.item(gid)
	}
	var from, to int
	switch {
	case x.long && len(x.loca) >= 4*gid+8:
		from, to = int(x.loca.u32(4*gid)), int(x.loca.u32(4*gid+4))
	case !x.long && len(x.loca) >= 2*gid+4:
		from, to = 2*int(x.loca.u16(2*gid)), 2*int(x.loca.u16(2*gid+2))
	}
	if from < 0 || from >= to || to > len(x.glyf) {
		return nil
	}
	return x.glyf[from:to]
}

// endsAtOnce reports whether a charstring (Adobe technical note 5177) is nothing
// but a width and endchar. With four operands more, endchar draws two glyphs.
func endsAtOnce(s bytesAt) bool {
	operands := 0
	for i := 0; i < len(s) && operands < 2; operands++ {
		switch c := s[i]; {
		case c == 14:
			return true
		case c == 28:
			i += 3
		case c >= 32 && c <= 246:
			i++
		case c >= 247 && c <= 254:
			i += 2
		case c == 255:
			i += 5
		default:
			return false
		}
	}
	return false
}

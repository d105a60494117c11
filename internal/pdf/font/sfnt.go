package font

// parseSFNT reads a TrueType or OpenType font, of which PDFs embed subsets
// that lack tables a general reader insists on. Missing tables leave their
// part of the program empty.
func parseSFNT(data []byte) *program {
	tables := sfntTables(data)
	p := &program{}
	if cff := tables["CFF "]; cff != nil {
		p.parseCFF(cff)
	} else {
		p.trueType = true
	}
	glyphs := tables["maxp"].u16(4)
	if p.names == nil {
		p.names = postNames(tables["post"], glyphs)
	}
	p.widths = advances(tables["hhea"], tables["hmtx"], tables["head"].u16(18))
	p.parseCmapTable(tables["cmap"], glyphs)
	return p
}

// sfntTables finds the tables of a TrueType or OpenType font.
func sfntTables(data []byte) map[string]bytesAt {
	b := bytesAt(data)
	tables := make(map[string]bytesAt)
	if !isSFNT(data) {
		return tables
	}
	start := 0
	if string(b.sub(0, 4)) == "ttcf" {
		start = b.u32(12) // the first font of a collection
	}
	for i := range min(b.u16(start+4), 64) {
		rec := b.sub(start+12+16*i, 16)
		if rec == nil {
			break
		}
		off, size := rec.u32(8), rec.u32(12)
		if off <= len(b) {
			size = min(size, len(b)-off) // a table that was cut short is read as far as it goes
		}
		if t := b.sub(off, size); t != nil {
			tables[string(rec[:4])] = t
		}
	}
	return tables
}

// isSFNT reports whether data starts like a TrueType or OpenType font.
func isSFNT(data []byte) bool {
	if len(data) < 12 {
		return false
	}
	switch string(data[:4]) {
	case "\x00\x01\x00\x00", "OTTO", "true", "ttcf":
		return true
	}
	return false
}

// postNames reads the glyph names of the post table, nil if it has none.
func postNames(t bytesAt, glyphs int) []string {
	switch t.u32(0) {
	case 0x00010000:
		if glyphs != len(macGlyphs()) {
			return nil // a subset that kept the table of the whole font
		}
		return macGlyphs()
	case 0x00020000:
	default:
		return nil
	}
	n := min(t.u16(32), glyphs, (len(t)-34)/2)
	if n <= 0 {
		return nil
	}
	var own []string
	for rest := t.from(34 + 2*t.u16(32)); len(rest) > 0; {
		size := int(rest[0])
		name := rest.sub(1, size)
		if name == nil {
			break
		}
		own = append(own, string(name))
		rest = rest[1+size:]
	}
	std := macGlyphs()
	names := make([]string, n)
	for i := range names {
		id := t.u16(34 + 2*i)
		if id < len(std) {
			names[i] = std[id]
		} else if id -= len(std); id < len(own) {
			names[i] = own[id]
		}
	}
	return names
}

// advances reads the advance widths, scaled to 1/1000 em.
func advances(hhea, hmtx bytesAt, unitsPerEm int) []float64 {
	n := min(hhea.u16(34), len(hmtx)/4)
	if n <= 0 || unitsPerEm <= 0 {
		return nil
	}
	w := make([]float64, n)
	for i := range w {
		w[i] = float64(hmtx.u16(4*i)) * 1000 / float64(unitsPerEm)
	}
	return w
}

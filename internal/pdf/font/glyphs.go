package font

// Code is a character code of N bytes.
type Code struct {
	V uint32
	N int
}

// Glyphs adds to keep the indexes of the glyphs in the embedded program that
// viewers may draw for the codes, by every way that leads from a code to a
// glyph (PDF 32000-1, 9.6.6 and 9.7.4).
func (f *Font) Glyphs(codes []Code, keep map[int]bool) {
	keep[0] = true
	if f.composite {
		for _, c := range codes {
			if cid, ok := f.cidOf(c.N, c.V); ok {
				if gid := f.gidOf(cid); gid >= 0 {
					keep[gid] = true
				}
			}
		}
		return
	}
	w := wanted{names: map[string]bool{}, runes: map[rune]bool{}, codes: map[int]bool{}}
	for _, c := range codes {
		f.want(byte(c.V), &w)
	}
	for n := range w.names {
		if gid, ok := numberedGID(n); ok {
			keep[gid] = true
		}
	}
	for gid, n := range f.prog.names {
		if w.names[n] {
			keep[gid] = true
		}
	}
	for _, sub := range cmapTables(sfntTables(f.spec.FontFile)["cmap"]) {
		sub.data.eachMapping(func(code, gid int) {
			switch {
			case sub.platform == 3 && sub.encoding == 0, sub.platform == 1:
				if w.codes[code&0xff] {
					keep[gid] = true
				}
			case w.runes[rune(code)]:
				keep[gid] = true
			}
		})
	}
}

// wanted is what codes of a simple font may be looked up by.
type wanted struct {
	names map[string]bool
	runes map[rune]bool
	codes map[int]bool // in the program's own tables
}

func (f *Font) want(code byte, w *wanted) {
	w.codes[int(code)] = true
	name := func(n string) {
		if n == "" {
			return
		}
		w.names[n] = true
		for _, r := range f.nameText(n) {
			w.runes[r] = true
		}
		for c, m := range encodings()["MacRomanEncoding"] {
			if m == n {
				w.codes[c] = true
			}
		}
	}
	g := f.simple[code]
	name(g.Name)
	for _, r := range g.Text {
		w.runes[r] = true
	}
	if n := f.spec.Differences[code]; n != "" {
		name(n)
		return
	}
	if base := f.baseEncoding(); base != nil {
		name(base[code])
		return
	}
	if f.prog.encoding != nil {
		name(f.prog.encoding[code])
	}
	for _, e := range []string{"StandardEncoding", "WinAnsiEncoding"} { // what viewers fall back on
		name(encodings()[e][code])
	}
}

// CIDWidths returns the widths, in 1/1000 em, that the font's W array gives the
// characters of the codes, by CID (PDF 32000-1, 9.7.4.3).
func (f *Font) CIDWidths(codes []Code) map[int]float64 {
	out := map[int]float64{}
	for _, c := range codes {
		if cid, ok := f.cidOf(c.N, c.V); ok {
			if w, listed := f.spec.W[cid]; listed {
				out[cid] = w
			}
		}
	}
	return out
}

// CIDToGID returns the font's CIDToGIDMap with the glyphs of the codes only;
// nil where it has none.
func (f *Font) CIDToGID(codes []Code) []byte {
	m := f.spec.CIDToGIDMap
	if m == nil {
		return nil
	}
	last := 0
	out := make([]byte, len(m))
	for _, c := range codes {
		if cid, ok := f.cidOf(c.N, c.V); ok && cid >= 0 && 2*cid+1 < len(m) {
			copy(out[2*cid:], m[2*cid:2*cid+2])
			last = max(last, 2*cid+2)
		}
	}
	return out[:last]
}

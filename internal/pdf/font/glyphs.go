package font

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Code is a character code of N bytes.
type Code struct {
	V uint32
	N int
}

// Keep adds to kept the glyphs in the embedded program that viewers may draw
// for the codes, by every way that leads from a code to a glyph (PDF 32000-1,
// 9.6.6 and 9.7.4).
func (f *Font) Keep(codes []Code, kept *Kept) {
	if f.composite {
		f.keepComposite(codes, kept)
		return
	}
	kept.ByTable = kept.ByTable || f.spec.Subtype == "TrueType"
	w := wanted{names: map[string]bool{}, runes: map[rune]bool{}, codes: map[int]bool{}}
	for _, c := range codes {
		f.want(byte(c.V), &w)
	}
	maps.Copy(kept.Names, w.names)
	there := map[string]bool{}
	for gid, n := range f.prog.names {
		if w.names[n] {
			kept.Glyphs[gid], there[n] = true, true
		}
	}
	missing := map[string]bool{} // what glyphs stand for that go by another name here
	for n := range w.names {
		if there[n] {
			continue
		}
		if gid, ok := numberedGID(n); ok {
			kept.Glyphs[gid] = true
		}
		if t := nameText(n, false); t != "" {
			missing[t] = true
		}
	}
	if len(missing) > 0 && !f.prog.trueType {
		for gid, n := range f.prog.names {
			if missing[nameText(n, false)] {
				kept.Glyphs[gid] = true
			}
		}
	}
	for _, sub := range cmapTables(sfntTables(f.spec.FontFile)["cmap"]) {
		sub.data.eachMapping(func(code, gid int) {
			switch {
			case sub.platform == 3 && sub.encoding == 0, sub.platform == 1:
				if w.codes[code&0xff] {
					kept.Glyphs[gid] = true
				}
			case w.runes[rune(code)]:
				kept.Glyphs[gid] = true
			}
		})
	}
}

func (f *Font) keepComposite(codes []Code, kept *Kept) {
	byCID := f.prog.cids != nil && f.spec.CIDSubtype == "CIDFontType0"
	kept.ByIndex = kept.ByIndex || !byCID
	kept.ByTable = kept.ByTable || f.spec.CIDSubtype != "CIDFontType0"
	for _, c := range codes {
		cid, ok := f.cidOf(c.N, c.V)
		if !ok {
			kept.Unknown = kept.Unknown || f.known != nil
			continue
		}
		if gid := f.gidOf(cid); gid >= 0 {
			kept.Glyphs[gid] = true
		}
		if f.prog.cids != nil && !byCID {
			kept.Glyphs[cid] = true // viewers differ in what a CID is here
		}
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
	if f.prog.encoding != nil && f.prog.encoding[code] != "" {
		name(f.prog.encoding[code])
		return
	}
	for _, e := range []string{"StandardEncoding", "WinAnsiEncoding"} { // what viewers fall back on
		name(encodings()[e][code])
	}
}

// CIDs returns the characters of the codes, by CID.
func (f *Font) CIDs(codes []Code) map[int]bool {
	out := map[int]bool{}
	for _, c := range codes {
		if cid, ok := f.cidOf(c.N, c.V); ok {
			out[cid] = true
		}
	}
	return out
}

// StandardWidth returns how wide a code of a simple font is, in 1/1000 em, in
// the standard font that is most like it.
func (f *Font) StandardWidth(code byte) (float64, bool) {
	if f.composite {
		return 0, false
	}
	return f.standInMetrics().width(f.simple[code].Name)
}

// CIDWidths returns the widths, in 1/1000 em, that the font's W array gives the
// characters of the codes, by CID (PDF 32000-1, 9.7.4.3).
func (f *Font) CIDWidths(codes []Code) map[int]float64 {
	out := map[int]float64{}
	for cid := range f.CIDs(codes) {
		if w, listed := f.spec.W[cid]; listed {
			out[cid] = w
		}
	}
	return out
}

// CodeMap returns an embedded CMap (PDF 32000-1, 9.7.5.4) that splits strings
// as the font's own does and says which characters the codes are; nil where
// the font has none of its own.
func (f *Font) CodeMap(name string, codes []Code) []byte {
	if len(f.spec.EncodingCMap) == 0 {
		return nil
	}
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n")
	use := f.spec.UseCMap
	if use == "" {
		use = f.codes.use
	}
	if lookupCMap(use) != nil {
		fmt.Fprintf(&b, "/%s usecmap\n", use)
	}
	fmt.Fprintf(&b, "/CIDSystemInfo 3 dict dup begin /Registry (Adobe) def /Ordering (Identity) def /Supplement 0 def end def\n"+
		"/CMapName /%s def\n/CMapType 1 def\n", name)
	if f.vertical {
		b.WriteString("/WMode 1 def\n")
	}
	for list := range slices.Chunk(f.codes.spaces, 100) {
		fmt.Fprintf(&b, "%d begincodespacerange\n", len(list))
		for _, s := range list {
			fmt.Fprintf(&b, "<%0*X> <%0*X>\n", 2*s.n, s.lo, 2*s.n, s.hi)
		}
		b.WriteString("endcodespacerange\n")
	}
	var lines []string
	for _, c := range codes {
		if cid, ok := f.cidOf(c.N, c.V); ok {
			lines = append(lines, fmt.Sprintf("<%0*X> %d\n", 2*c.N, c.V, cid))
		}
	}
	slices.Sort(lines)
	for list := range slices.Chunk(lines, 100) {
		fmt.Fprintf(&b, "%d begincidchar\n%sendcidchar\n", len(list), strings.Join(list, ""))
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
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

package font

import (
	"sync/atomic"
	"unicode/utf8"
)

// initComposite prepares a Type0 font: the CMap that splits strings into codes
// and turns codes into CIDs, and what that CMap builds on.
func (f *Font) initComposite() {
	f.composite = true
	f.cache = make(map[uint64]*Glyph)
	f.pages = new([256]atomic.Pointer[codePage])
	f.codes = &cmap{}
	name := f.spec.Encoding
	if len(f.spec.EncodingCMap) > 0 {
		f.codes = parseCMap(f.spec.EncodingCMap)
		f.vertical = f.codes.vertical
		name = f.spec.UseCMap
		if name == "" {
			name = f.codes.use
		}
		if len(f.spec.UseCMapData) > 0 {
			f.base = parseCMap(f.spec.UseCMapData)
			f.codes.spaces = append(f.codes.spaces, f.base.spaces...)
			if name == "" {
				name = f.base.use
			}
		}
	}
	if f.codes.spaces == nil && name == "" {
		name = f.spec.Encoding // an embedded copy of a predefined CMap that cannot be read
	}
	if f.known = lookupCMap(name); f.known != nil {
		f.vertical = f.vertical || f.known.vertical
		f.codes.spaces = append(f.codes.spaces, f.known.spaces...)
	}
	if len(f.codes.spaces) == 0 {
		f.codes.spaces = twoBytes // what nearly every composite font has
	}
	f.pairs = len(f.codes.spaces) == 1 && f.codes.spaces[0] == twoBytes[0]
	f.findFaces(func(n int, code uint32) int {
		if f.pairs {
			n = 2
		}
		if cid, ok := f.cidOf(n, code); ok {
			return f.gidOf(cid)
		}
		return -1
	})
}

// codeLen returns how many bytes of s, which is not empty, the next code has.
// Bytes that start no code are taken, as PDF 32000-1, 9.7.6.3 has it, as many
// as the shortest code that shares their beginning has.
func (f *Font) codeLen(s []byte) int {
	if f.pairs {
		return min(2, len(s))
	}
	var prefix uint32
	for k := 1; k <= 4 && k <= len(s); k++ {
		prefix = prefix<<8 | uint32(s[k-1])
		for _, c := range f.codes.spaces {
			if c.n == k && c.match(prefix, k) {
				return k
			}
		}
	}
	best := 0
	for k := min(4, len(s)); k >= 1 && best == 0; k-- {
		prefix = 0
		for _, b := range s[:k] {
			prefix = prefix<<8 | uint32(b)
		}
		for _, c := range f.codes.spaces {
			if c.match(prefix, k) && (best == 0 || c.n < best) {
				best = c.n
			}
		}
	}
	if best == 0 {
		best = 4
		for _, c := range f.codes.spaces {
			best = min(best, c.n)
		}
	}
	return max(1, min(best, len(s)))
}

// compositeGlyph finds out about a code of a composite font.
func (f *Font) compositeGlyph(n int, code uint32) *Glyph {
	g := &Glyph{Code: code, N: n, Space: n == 1 && code == ' '}
	cid, known := f.cidOf(n, code)
	g.Width = f.cidWidth(cid, known)
	var own string
	var route Route
	own, route, g.Name = f.cidText(n, code, cid, known)
	if g.Text = f.tableText(n, code); g.Text != "" {
		g.Route = ToUnicode
		g.Lies = lies(g.Text, own) || known && f.twoFaced(f.gidOf(cid)) && latinOnly(plainLetters(g.Text))
		return g
	}
	if own == "" && known && f.blank.has(f.gidOf(cid)) {
		own, route = " ", Embedded
	}
	g.Text, g.Route = own, route
	return g
}

// cidText finds the text of a code by the first route, ToUnicode aside, that
// knows it, and the name of its glyph.
func (f *Font) cidText(n int, code uint32, cid int, known bool) (text string, r Route, name string) {
	if f.known != nil && f.known.text != nil {
		if text = cleanText(f.known.text(n, code)); text != "" {
			return text, Predefined, ""
		}
	}
	if !known {
		return "", None, ""
	}
	if text = f.collectionText(cid); text != "" {
		return text, Predefined, ""
	}
	if name, text = f.prog.glyphText(f.gidOf(cid)); text != "" {
		return text, Embedded, name
	}
	return "", None, name
}

// tableText is what the ToUnicode table says about a code, or "".
func (f *Font) tableText(n int, code uint32) string {
	var raw string
	switch {
	case f.unicode != nil:
		raw = f.unicode.unicode(n, code)
	case f.spec.ToUnicodeName == "Identity-H" || f.spec.ToUnicodeName == "Identity-V":
		if code <= 0xffff && utf8.ValidRune(rune(code)) {
			raw = string(rune(code))
		}
	}
	if t := cleanText(raw); t != "" {
		return t
	}
	return f.family.privateText(raw)
}

// cidOf returns the CID of a code.
func (f *Font) cidOf(n int, code uint32) (int, bool) {
	if cid, ok := f.codes.cid(n, code); ok {
		return cid, true
	}
	if f.base != nil {
		if cid, ok := f.base.cid(n, code); ok {
			return cid, true
		}
	}
	if f.known != nil {
		return f.known.cid(code)
	}
	return 0, false
}

// cidWidth returns the width of a CID in 1/1000 em.
func (f *Font) cidWidth(cid int, known bool) float64 {
	if known {
		if w, ok := f.spec.W[cid]; ok {
			return w
		}
	}
	if f.spec.DW < 0 || f.spec.DW == 0 && len(f.spec.W) == 0 {
		return 1000 // the default of the default
	}
	return f.spec.DW
}

// gidOf returns the glyph that the font program has for a CID, or -1.
func (f *Font) gidOf(cid int) int {
	if m := f.spec.CIDToGIDMap; m != nil && f.spec.CIDSubtype != "CIDFontType0" {
		if 2*cid+1 >= len(m) {
			return -1
		}
		return int(m[2*cid])<<8 | int(m[2*cid+1])
	}
	if f.prog.cids != nil {
		if gid, ok := f.prog.cids[cid]; ok {
			return gid
		}
		return -1
	}
	return cid
}

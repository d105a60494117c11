package font

import (
	"strconv"
	"strings"
)

// initSimple fills the table of a font with one-byte codes.
func (f *Font) initSimple() {
	base := f.baseEncoding()
	metrics := f.standInMetrics()
	gid := func(_ int, code uint32) int {
		return f.prog.gid(byte(code), f.glyphName(byte(code), base), f.symbolic())
	}
	f.findFaces(gid)
	for c := range 256 {
		code := byte(c)
		g := Glyph{Code: uint32(c), N: 1, Space: c == ' '}
		g.Name = f.glyphName(code, base)
		if f.spec.CharProcs != nil && !f.spec.CharProcs[g.Name] {
			g.Name = ".notdef"
		}
		if g.Text = f.tableText(1, uint32(c)); g.Text != "" {
			g.Route = ToUnicode
			if f.spec.Subtype != "Type3" { // whose names mean nothing
				own, route := f.simpleText(code, base)
				g.Lies = route != Standard && lies(g.Text, own) || f.faces != nil && f.twoFaced(gid(1, uint32(c))) && latinOnly(plainLetters(g.Text))
			}
		} else {
			g.Text, g.Route = f.simpleText(code, base)
			if g.Text == "" && f.blank.has(f.prog.gid(code, g.Name, f.symbolic())) {
				g.Text, g.Route = " ", Embedded
			}
		}
		g.Width = f.simpleWidth(code, g, metrics)
		f.simple[c] = g
	}
}

// baseEncoding returns the encoding that the dictionary names, or nil.
func (f *Font) baseEncoding() *encoding {
	for _, name := range []string{f.spec.Encoding, f.spec.BaseEncoding} {
		if e := encodings()[name]; e != nil {
			return e
		}
	}
	return nil
}

// symbolic reports whether the codes mean what the font program says rather
// than what a named encoding says. Where the flags are silent or contradict
// each other the dictionary's encoding is believed.
func (f *Font) symbolic() bool {
	return f.spec.Flags&flagSymbolic != 0 && f.spec.Flags&flagNonsymbolic == 0
}

// ownCodes reports whether the codes belong to a TrueType font's own table,
// which goes before a named encoding (PDF 32000-1, 9.6.6.4).
func (f *Font) ownCodes() bool {
	return f.symbolic() && (f.spec.Subtype == "TrueType" || f.prog.trueType)
}

// glyphName returns the name of a code's glyph, "" if it has none.
func (f *Font) glyphName(code byte, base *encoding) string {
	if n := f.spec.Differences[code]; n != "" {
		return n
	}
	if f.family != plain && (base == nil || f.ownCodes()) {
		return f.family.name(code)
	}
	if base != nil && base[code] != "" && !f.ownCodes() {
		return base[code]
	}
	if e := f.prog.encoding; e != nil {
		if e[code] == "" {
			return ".notdef"
		}
		return e[code]
	}
	if gid := f.prog.codeGID(code, f.symbolic()); gid > 0 {
		return f.prog.name(gid)
	}
	if base == nil {
		base = f.impliedEncoding()
	}
	if base == nil {
		return ""
	}
	return base[code]
}

// impliedEncoding is the encoding of a font whose dictionary and program name
// none: StandardEncoding, unless codes are the font's own.
func (f *Font) impliedEncoding() *encoding {
	if f.spec.Subtype == "Type3" || f.ownCodes() && len(f.spec.FontFile) > 0 {
		return nil
	}
	return encodings()["StandardEncoding"]
}

// simpleText finds the text of a code by the first route, ToUnicode aside, that
// knows it.
func (f *Font) simpleText(code byte, base *encoding) (string, Route) {
	if n := f.spec.Differences[code]; n != "" {
		if t := f.nameText(n); t != "" {
			return t, Differences
		}
		if t := f.prog.namedText(n); t != "" {
			return t, Embedded
		}
		return "", None // the glyph is named, so nothing else applies
	}
	if base != nil && base[code] != "" && !f.ownCodes() {
		if t := f.nameText(base[code]); t != "" {
			return t, BaseEncoding
		}
		return "", None
	}
	if f.family != plain {
		if t := f.family.text(code); t != "" {
			return t, Standard
		}
		return "", None
	}
	if e := f.prog.encoding; e != nil {
		if t := f.nameText(e[code]); t != "" {
			return t, Embedded
		}
		return "", None
	}
	if gid := f.prog.codeGID(code, f.symbolic()); gid > 0 {
		if _, t := f.prog.glyphText(gid); t != "" {
			return t, Embedded
		}
	}
	if base != nil {
		if t := f.nameText(base[code]); t != "" {
			return t, BaseEncoding
		}
	} else if e := f.impliedEncoding(); e != nil {
		if t := f.nameText(e[code]); t != "" {
			return t, Standard
		}
	}
	return "", None
}

// gid is the glyph of a code that has that name; 0 where it is not known.
func (p *program) gid(code byte, name string, symbolic bool) int {
	if gid := p.codeGID(code, symbolic); gid > 0 {
		return gid
	}
	if name == "" || name == ".notdef" {
		return 0
	}
	for i, n := range p.names {
		if n == name {
			return i
		}
	}
	return 0
}

// nameText is the text of a glyph name in this font.
func (f *Font) nameText(name string) string {
	return nameText(name, f.family == zapfDingbats)
}

// simpleWidth returns the advance of a code, from the dictionary or, where
// that is silent, the standard metrics or the font program.
func (f *Font) simpleWidth(code byte, g Glyph, m metrics) float64 {
	if i := int(code) - f.spec.FirstChar; i >= 0 && i < len(f.spec.Widths) && f.spec.Widths[i] >= 0 {
		return f.spec.Widths[i]
	}
	if f.spec.Subtype == "Type3" {
		return 0
	}
	if len(f.spec.Widths) > 0 {
		return f.spec.MissingWidth
	}
	if !m.exact {
		if w, ok := f.prog.advance(f.prog.codeGID(code, f.symbolic())); ok {
			return w
		}
	}
	if w, ok := m.width(g.Name); ok {
		return w
	}
	if f.spec.MissingWidth > 0 {
		return f.spec.MissingWidth
	}
	return m.usual
}

// numberedGID reads glyph names that tell the glyph's index: glyph12, gid12,
// index12. Font makers write them where a glyph has no name.
func numberedGID(name string) (int, bool) {
	for _, p := range []string{"glyph", "gid", "index"} {
		if d, ok := strings.CutPrefix(name, p); ok {
			if n, err := strconv.ParseUint(d, 10, 16); err == nil {
				return int(n), true
			}
		}
	}
	return 0, false
}

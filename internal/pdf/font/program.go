package font

import "bytes"

// program is what an embedded font program says about its characters. The
// zero value knows nothing.
type program struct {
	encoding *encoding   // the built-in encoding of a Type 1 or CFF font
	names    []string    // glyph names by glyph index
	runes    []rune      // characters by glyph index, 0 where none
	cids     map[int]int // glyph indices by CID, of a CID-keyed CFF font
	widths   []float64   // advances by glyph index, 1/1000 em; the last goes on

	trueType bool
	symbols  *[256]uint16 // glyphs by code, of a symbol font's table (3,0)
	mac      *[256]uint16 // glyphs by code, of the Macintosh table (1,0)
	gids     map[string]int
}

// parseProgram reads a font program of any kind, told by its first bytes:
// dictionaries often name the wrong one.
func parseProgram(data []byte) *program {
	switch {
	case bytes.HasPrefix(data, []byte("%!")), len(data) > 6 && data[0] == 0x80 && data[1] == 1:
		return parseType1(data)
	case isSFNT(data):
		return parseSFNT(data)
	case len(data) > 4 && data[0] == 1 && data[2] >= 4 && data[3] >= 1 && data[3] <= 4:
		p := &program{}
		p.parseCFF(data)
		return p
	case bytes.Contains(data[:min(len(data), 1024)], []byte("%!")):
		return parseType1(data)
	}
	return &program{}
}

// name returns the name of a glyph, "" if it has none.
func (p *program) name(gid int) string {
	if gid >= 0 && gid < len(p.names) {
		return p.names[gid]
	}
	return ""
}

// glyphText returns the name and the text of a glyph.
func (p *program) glyphText(gid int) (name, text string) {
	name = p.name(gid)
	if gid >= 0 && gid < len(p.runes) && p.runes[gid] != 0 {
		return name, string(p.runes[gid])
	}
	return name, nameText(name, false)
}

// namedText returns the text of the glyph of that name, where the name itself
// tells nothing but the program maps the glyph to a character.
func (p *program) namedText(name string) string {
	gid, ok := numberedGID(name)
	if !ok {
		if p.gids == nil {
			p.gids = make(map[string]int, len(p.names))
			for i, n := range p.names {
				if _, ok := p.gids[n]; !ok && n != "" {
					p.gids[n] = i
				}
			}
		}
		if gid, ok = p.gids[name]; !ok {
			return ""
		}
	}
	if gid > 0 && gid < len(p.runes) && p.runes[gid] != 0 {
		return string(p.runes[gid])
	}
	return ""
}

// codeGID returns the glyph of a code in the font's own tables, or 0. Fonts
// that are not symbolic have no codes of their own.
func (p *program) codeGID(code byte, symbolic bool) int {
	if p.symbols != nil && p.symbols[code] != 0 {
		return int(p.symbols[code])
	}
	if p.mac != nil && symbolic {
		return int(p.mac[code])
	}
	return 0
}

// advance returns the width of a glyph in 1/1000 em.
func (p *program) advance(gid int) (float64, bool) {
	if gid <= 0 || len(p.widths) == 0 {
		return 0, false
	}
	return p.widths[min(gid, len(p.widths)-1)], true
}

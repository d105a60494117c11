package font

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
)

// Kept says which glyphs of an embedded program stay in a copy.
type Kept struct {
	Glyphs  map[int]bool    // by index
	Names   map[string]bool // by name, where the program has names
	ByIndex bool            // some font finds its glyphs by their index, which must stay what it is
	ByTable bool            // some font finds its glyphs by the tables of a TrueType or OpenType file
	Unknown bool            // some font finds glyphs by a table that is not known here

	// Rename says what the glyphs that stay are called; nil leaves their names.
	Rename func(name string) string
}

func (k *Kept) rename(name string) string {
	if k.Rename == nil || name == ".notdef" {
		return name
	}
	return k.Rename(name)
}

// NewKept returns a Kept with no glyph but .notdef, which every program has.
func NewKept() *Kept {
	return &Kept{Glyphs: map[int]bool{0: true}, Names: map[string]bool{".notdef": true}}
}

// Kind is the format of a font program.
type Kind uint8

// The formats of font programs.
const (
	NoProgram Kind = iota
	Type1Program
	TrueTypeProgram
	CFFProgram
	OpenTypeProgram // CFF in the tables of an OpenType file
)

// Program is a font program in the form in which a PDF embeds it.
type Program struct {
	Kind      Kind
	Data      []byte
	Clear     int // of a Type 1 program: how many bytes are clear text
	Encrypted int // and how many are encrypted
}

// Cut returns a font program with only the glyphs that stay. The outlines,
// names, codes and widths of the others are gone, and so is what only they
// used and what is written about the font. The outlines of those that stay are
// the same bytes. ok is false where the program is of no known format or too
// damaged, or it is not known which glyphs show: then nothing of it can be carried.
func Cut(data []byte, kept *Kept) (p Program, ok bool) {
	if kept.Unknown {
		return Program{}, false
	}
	switch kindOf(data) {
	case Type1Program:
		return cutType1(data, kept)
	case TrueTypeProgram:
		data, ok = cutTrueType(data, kept)
		return Program{Kind: TrueTypeProgram, Data: data}, ok
	case CFFProgram:
		data, ok = cutCFF(data, kept)
		return Program{Kind: CFFProgram, Data: data}, ok
	case OpenTypeProgram:
		return cutOpenType(data, kept)
	}
	return Program{}, false
}

// kindOf tells the format of a font program by its first bytes: dictionaries
// often name the wrong one.
func kindOf(data []byte) Kind {
	switch {
	case bytes.HasPrefix(data, []byte("%!")), len(data) > 6 && data[0] == 0x80 && data[1] == 1:
		return Type1Program
	case isSFNT(data):
		if sfntTables(data)["CFF "] != nil {
			return OpenTypeProgram
		}
		return TrueTypeProgram
	case len(data) > 4 && data[0] == 1 && data[2] >= 4 && data[3] >= 1 && data[3] <= 4:
		return CFFProgram
	case bytes.Contains(data[:min(len(data), 1024)], []byte("%!")):
		return Type1Program
	}
	return NoProgram
}

// cutOpenType cuts the CFF font in an OpenType file. The tables around it go
// unless they are needed to find the glyphs.
func cutOpenType(data []byte, kept *Kept) (Program, bool) {
	t := sfntTables(data)
	if !kept.ByTable {
		cff, ok := cutCFF(t["CFF "], kept)
		return Program{Kind: CFFProgram, Data: cff}, ok
	}
	whole := *kept
	whole.ByIndex = true
	cff, ok := cutCFF(t["CFF "], &whole)
	glyphs := t["maxp"].u16(4)
	if !ok || len(t["head"]) < 54 || glyphs == 0 || t["hhea"] == nil || t["hmtx"] == nil {
		return Program{}, false
	}
	out := commonTables(t, glyphs, kept)
	out["CFF "] = cff
	return Program{Kind: OpenTypeProgram, Data: assemble("OTTO", out)}, true
}

// StandardName reports whether a glyph's name is one that viewers know without
// the font, which therefore tells no more than which character it is.
func StandardName(name string) bool {
	if _, ok := numberedGID(name); ok || Usual(name) || dingbatText()[name] != "" || slices.Contains(cffStrings(), name) {
		return true
	}
	digits, ok := strings.CutPrefix(name, "uni")
	if !ok || len(digits) != 4 {
		if digits, ok = strings.CutPrefix(name, "u"); !ok || len(digits) < 4 || len(digits) > 6 {
			return false
		}
	}
	_, err := strconv.ParseUint(digits, 16, 32)
	return err == nil
}

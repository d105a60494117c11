// Package font turns the bytes that a PDF shows into glyphs with text and
// advance widths, given the font dictionary they are shown in.
//
// It promises that every byte handed to Decode belongs to exactly one Glyph,
// that a Glyph's Text is valid UTF-8 that some part of the font vouches for
// (PDF 32000-1, 9.10), and that a glyph nobody can read has an empty Text
// rather than a guess from its number. It reads damaged and hostile fonts
// without panicking and in memory proportional to their size.
//
// It does not draw: a font whose parts agree on another letter than the one it
// draws is taken at its word. It does not normalise text (ligature characters
// and decomposed accents pass through).
package font

import (
	"sync"
	"sync/atomic"
)

// Spec is a font dictionary with every reference resolved and every stream
// decoded. Absent entries have the zero value unless said otherwise.
type Spec struct {
	Subtype, BaseFont string // Type1, MMType1, TrueType, Type3, Type0; PostScript name

	Encoding     string          // name of a base encoding or, for Type0, of a predefined CMap
	BaseEncoding string          // of an encoding dictionary
	Differences  map[byte]string // glyph names
	EncodingCMap []byte          // embedded CMap of a Type0 font
	UseCMap      string          // predefined CMap named by the UseCMap entry of that stream
	UseCMapData  []byte          // or the embedded CMap it refers to

	ToUnicode     []byte // CMap
	ToUnicodeName string // where ToUnicode is a name: Identity-H

	FirstChar    int       // code of Widths[0]
	Widths       []float64 // simple fonts; -1 where missing
	MissingWidth float64

	Flags        int    // of the font descriptor
	FontFile     []byte // the embedded font program
	FontFileKind string // Type1, TrueType, Type1C, CIDFontType0C, OpenType; only a hint, the bytes decide

	CIDSubtype         string // CIDFontType0, CIDFontType2
	Registry, Ordering string
	Supplement         int
	CIDToGIDMap        []byte          // nil means identity
	DW                 float64         // default width, 1/1000 em; -1, or 0 with no W, means absent
	W                  map[int]float64 // widths by CID, 1/1000 em

	FontMatrix [6]float64      // Type3
	CharProcs  map[string]bool // Type3: the glyph names that exist

	Ascent, Descent, CapHeight float64    // 1/1000 em
	BBox                       [4]float64 // 1/1000 em; Type3: glyph space
}

// Flags of a font descriptor (PDF 32000-1, table 123).
const (
	flagFixedPitch  = 1 << 0
	flagSerif       = 1 << 1
	flagSymbolic    = 1 << 2
	flagNonsymbolic = 1 << 5
	flagItalic      = 1 << 6
	flagForceBold   = 1 << 18
)

// Route says where the text of a Glyph was found.
type Route uint8

// The routes, in no order of trust.
const (
	None         Route = iota // nowhere: Text is empty
	ToUnicode                 // the font's ToUnicode table
	BaseEncoding              // a glyph name of the named encoding
	Differences               // a glyph name of the encoding dictionary
	Standard                  // StandardEncoding, or the well-known encoding of a font known by name
	Embedded                  // the font program
	Predefined                // a predefined CMap or character collection

	// Routes is the number of routes, for counting by route.
	Routes
)

// String returns the name of the route in lower case.
func (r Route) String() string {
	names := [Routes]string{"none", "tounicode", "base encoding", "differences", "standard", "embedded", "predefined"}
	if r < Routes {
		return names[r]
	}
	return "unknown"
}

// Glyph is one character code of a shown string.
type Glyph struct {
	Code  uint32  // the bytes of the code, big-endian
	N     int     // how many bytes of the string it took, at least 1
	Text  string  // UTF-8, not normalised; empty if unmapped
	Width float64 // advance in 1/1000 em; Type3: in glyph space
	Space bool    // the single byte 32, to which word spacing applies
	Route Route
	// Name is the glyph name, where the font has names: it finds the
	// procedure of a Type3 glyph. ".notdef" means that the font says itself
	// that it has no glyph for the code.
	Name string
	// Lies is true where the ToUnicode table, from which Text is, says another
	// letter than the rest of the font does.
	Lies bool
}

// maxCached is how many different codes of a composite font are remembered.
const maxCached = 1 << 16

// Font decodes the strings shown in one font. It is safe for concurrent use.
type Font struct {
	spec    Spec
	family  family
	unicode *cmap    // ToUnicode, or nil
	prog    *program // the embedded font program; never nil
	blank   blanks
	faces   *faces // nil where no shape stands for several letters

	simple [256]Glyph // filled by New unless composite

	composite bool
	codes     *cmap // of a composite font
	known     *predefined
	base      *cmap // what codes builds on, or nil
	vertical  bool
	pairs     bool // all codes have two bytes

	mu    sync.Mutex // held by those who add to pages or use cache
	pages *[256]atomic.Pointer[codePage]
	cache map[uint64]*Glyph // codes of other lengths than two
}

// New prepares a decoder. It never fails: what is damaged in the font leaves
// its glyphs without text.
func New(s Spec) *Font {
	f := &Font{spec: s, family: familyOf(s.BaseFont), prog: &program{}}
	if len(s.ToUnicode) > 0 {
		f.unicode = parseCMap(s.ToUnicode)
	}
	if s.Subtype != "Type3" && len(s.FontFile) > 0 {
		f.prog = parseProgram(s.FontFile)
		f.blank = blanksOf(s.FontFile)
	}
	if s.Subtype == "Type0" {
		f.initComposite()
	} else {
		f.initSimple()
	}
	return f
}

// Decode calls emit for each character code of s, in order. The N of the
// glyphs add up to len(s). The glyphs are the font's own: they last as long as
// it and are not to be changed.
func (f *Font) Decode(s []byte, emit func(*Glyph)) {
	if !f.composite {
		for _, b := range s {
			emit(&f.simple[b])
		}
		return
	}
	for len(s) > 0 {
		n := f.codeLen(s)
		var code uint32
		for _, b := range s[:n] {
			code = code<<8 | uint32(b)
		}
		s = s[n:]
		emit(f.remembered(n, code))
	}
}

// remembered finds out about each code of a composite font once.
func (f *Font) remembered(n int, code uint32) *Glyph {
	if n == 2 {
		if page := f.pages[code>>8].Load(); page != nil {
			if g := page[code&0xff].Load(); g != nil {
				return g
			}
		}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if n == 2 {
		page := f.pages[code>>8].Load()
		if page == nil {
			page = new(codePage)
			f.pages[code>>8].Store(page)
		}
		g := page[code&0xff].Load()
		if g == nil {
			g = f.compositeGlyph(n, code)
			page[code&0xff].Store(g)
		}
		return g
	}
	key := codeKey(n, code)
	g, ok := f.cache[key]
	if !ok {
		g = f.compositeGlyph(n, code)
		if len(f.cache) >= maxCached {
			clear(f.cache)
		}
		f.cache[key] = g
	}
	return g
}

// codePage holds the glyphs of the two-byte codes with one first byte.
type codePage [256]atomic.Pointer[Glyph]

// Vertical reports whether the font writes from top to bottom.
func (f *Font) Vertical() bool { return f.vertical }

// Pictures reports whether the font goes by the name of one of the well-known
// fonts that hold pictures and no letters, so that a glyph of it without text
// is most likely an ornament. It is a hint: a name proves nothing.
func (f *Font) Pictures() bool {
	switch f.family {
	case wingdings, otherDings, zapfDingbats:
		return true
	}
	return false
}

// Ascent is how far the font reaches above the baseline, in 1/1000 em.
func (f *Font) Ascent() float64 {
	if f.spec.Subtype == "Type3" {
		return clamp(f.spec.BBox[3]*f.type3Scale(), 1, 4000, 750)
	}
	for _, a := range []float64{f.spec.Ascent, f.spec.BBox[3], f.spec.CapHeight} {
		if a >= 300 && a <= 2000 {
			return a
		}
	}
	return 750
}

// Descent is how far the font reaches below the baseline, in 1/1000 em; it is
// negative.
func (f *Font) Descent() float64 {
	if f.spec.Subtype == "Type3" {
		return -clamp(-f.spec.BBox[1]*f.type3Scale(), 1, 4000, 250)
	}
	for _, d := range []float64{-f.spec.Descent, f.spec.Descent, -f.spec.BBox[1]} {
		if d >= 50 && d <= 1000 { // some producers leave out the sign
			return -d
		}
	}
	return -250
}

// type3Scale turns heights in glyph space into 1/1000 em.
func (f *Font) type3Scale() float64 {
	d := f.spec.FontMatrix[3]
	if d < 0 {
		d = -d
	}
	if d == 0 {
		d = 0.001
	}
	return d * 1000
}

// clamp returns v, or def where v is outside [lo, hi] or not a number.
func clamp(v, lo, hi, def float64) float64 {
	if v >= lo && v <= hi {
		return v
	}
	return def
}

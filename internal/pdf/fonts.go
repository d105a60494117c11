package pdf

import (
	"reflect"
	"sync"

	"veil/internal/pdf/font"
)

// Font is a font as a page uses it.
type Font struct {
	*font.Font
	Ref     Ref  // 0 where the dictionary is no indirect object
	Dict    Dict // nil for the stand-in of a font that is missing
	Subtype Name
	unit    float64  // from the font's width units to text space
	wordy   sync.Map // of a Type 3 font: which glyphs draw more than a letter, by name
}

// FontProgram is the stream with the embedded program of a font dictionary; 0
// where none is embedded.
func (f *File) FontProgram(font Dict) Ref {
	if a := f.Array(font["DescendantFonts"]); len(a) > 0 {
		font = f.Dict(a[0])
	}
	desc := f.Dict(font["FontDescriptor"])
	for _, k := range []Name{"FontFile", "FontFile2", "FontFile3"} {
		if f.Stream(desc[k]) != nil {
			ref, _ := desc[k].(Ref)
			return ref
		}
	}
	return 0
}

// Unit is what a glyph's width is multiplied by to be in units of text space.
func (f *Font) Unit() float64 { return f.unit }

// Fonts reads each font of a document once. It is safe for concurrent use.
type Fonts struct {
	file    *File
	mu      sync.Mutex
	byRef   map[Ref]*Font
	byDict  map[uintptr]*Font // dictionaries written in place, by their address
	standIn *Font
}

// NewFonts prepares an empty store.
func NewFonts(f *File) *Fonts {
	return &Fonts{file: f, byRef: map[Ref]*Font{}, byDict: map[uintptr]*Font{}}
}

// Get returns the font that o refers to; nil where it is no font.
func (s *Fonts) Get(o Object) *Font {
	d := s.file.Dict(o)
	if d == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	ref, indirect := o.(Ref)
	if !indirect {
		at := reflect.ValueOf(d).Pointer()
		if s.byDict[at] == nil {
			s.byDict[at] = s.load(0, d)
		}
		return s.byDict[at]
	}
	if f, ok := s.byRef[ref]; ok {
		return f
	}
	f := s.load(ref, d)
	s.byRef[ref] = f
	return f
}

// missing is used where text is shown without a font: nothing of it can be
// read, and it counts as such.
func (s *Fonts) missing() *Font {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.standIn == nil {
		s.standIn = &Font{Font: font.New(font.Spec{Subtype: "Type3"}), unit: 0.001}
	}
	return s.standIn
}

func (s *Fonts) load(ref Ref, d Dict) *Font {
	spec := s.spec(d)
	out := &Font{Font: font.New(spec), Ref: ref, Dict: d, Subtype: Name(spec.Subtype), unit: 0.001}
	if spec.Subtype == "Type3" {
		out.unit = spec.FontMatrix[0]
		if out.unit == 0 {
			out.unit = spec.FontMatrix[1] // a font turned by 90 degrees
		}
	}
	return out
}

// data decodes a stream; nil where there is none or it cannot be decoded.
func (f *File) data(o Object) []byte {
	s := f.Stream(o)
	if s == nil {
		return nil
	}
	d, rest, err := f.Decode(s)
	if err != nil || rest != "" {
		return nil
	}
	return d
}

// spec gathers what the font decoder needs (PDF 32000-1, 9.6 to 9.8).
func (s *Fonts) spec(d Dict) font.Spec {
	f := s.file
	sp := font.Spec{
		Subtype:   string(f.Name(d["Subtype"])),
		BaseFont:  string(f.Name(d["BaseFont"])),
		FirstChar: f.Int(d["FirstChar"], 0),
		ToUnicode: f.data(d["ToUnicode"]),
	}
	sp.ToUnicodeName = string(f.Name(d["ToUnicode"]))
	switch e := f.Resolve(d["Encoding"]).(type) {
	case Name:
		sp.Encoding = string(e)
	case Dict:
		sp.BaseEncoding = string(f.Name(e["BaseEncoding"]))
		sp.Differences = f.Differences(e["Differences"])
	case *Stream:
		sp.EncodingCMap = f.data(e)
		sp.Encoding = string(f.Name(e.Dict["CMapName"]))
	}
	if w := f.Array(d["Widths"]); w != nil && len(w) <= 256 {
		sp.Widths = make([]float64, len(w))
		for i, x := range w {
			v, ok := f.Num(x)
			if !ok {
				v = -1
			}
			sp.Widths[i] = v
		}
	}
	desc := f.Dict(d["FontDescriptor"])
	if sp.Subtype == "Type0" {
		df := Dict{}
		if a := f.Array(d["DescendantFonts"]); len(a) > 0 {
			df = f.Dict(a[0])
		} else if x := f.Dict(d["DescendantFonts"]); x != nil {
			df = x
		}
		desc = f.Dict(df["FontDescriptor"])
		s.cidSpec(&sp, df)
	}
	if sp.Subtype == "Type3" {
		if n := f.Nums(d["FontMatrix"]); len(n) >= 6 {
			copy(sp.FontMatrix[:], n)
		} else {
			sp.FontMatrix = [6]float64{0.001, 0, 0, 0.001, 0, 0}
		}
		sp.CharProcs = map[string]bool{}
		for k := range f.Dict(d["CharProcs"]) {
			sp.CharProcs[string(k)] = true
		}
		if n := f.Nums(d["FontBBox"]); len(n) >= 4 {
			copy(sp.BBox[:], n)
		}
	}
	f.descriptor(&sp, desc)
	return sp
}

// maxWidths bounds the work that a font's ranges of widths can ask for.
const maxWidths = 1 << 18

func (s *Fonts) cidSpec(sp *font.Spec, df Dict) {
	f := s.file
	sp.CIDSubtype = string(f.Name(df["Subtype"]))
	si := f.Dict(df["CIDSystemInfo"])
	reg, _ := f.Resolve(si["Registry"]).(String)
	ord, _ := f.Resolve(si["Ordering"]).(String)
	sp.Registry, sp.Ordering, sp.Supplement = string(reg), string(ord), f.Int(si["Supplement"], 0)
	sp.CIDToGIDMap = f.data(df["CIDToGIDMap"])
	sp.DW = 1000
	if v, ok := f.Num(df["DW"]); ok {
		sp.DW = v
	}
	sp.W = map[int]float64{}
	w := f.Array(df["W"])
	for i, n := 0, 0; i+1 < len(w) && n < maxWidths; {
		first := f.Int(w[i], -1)
		if list := f.Array(w[i+1]); list != nil {
			for k, x := range list {
				sp.W[first+k], _ = f.Num(x)
			}
			n += len(list)
			i += 2
			continue
		}
		if i+2 >= len(w) {
			break
		}
		last := min(f.Int(w[i+1], -1), 65535)
		v, _ := f.Num(w[i+2])
		for c := max(first, 0); c <= last; c++ {
			sp.W[c] = v
			n++
		}
		i += 3
	}
}

func (f *File) descriptor(sp *font.Spec, d Dict) {
	if d == nil {
		return
	}
	sp.Flags = f.Int(d["Flags"], 0)
	sp.MissingWidth, _ = f.Num(d["MissingWidth"])
	sp.Ascent, _ = f.Num(d["Ascent"])
	sp.Descent, _ = f.Num(d["Descent"])
	sp.CapHeight, _ = f.Num(d["CapHeight"])
	if n := f.Nums(d["FontBBox"]); len(n) >= 4 && sp.Subtype != "Type3" {
		copy(sp.BBox[:], n)
	}
	switch {
	case f.Stream(d["FontFile"]) != nil:
		sp.FontFile, sp.FontFileKind = f.data(d["FontFile"]), "Type1"
	case f.Stream(d["FontFile2"]) != nil:
		sp.FontFile, sp.FontFileKind = f.data(d["FontFile2"]), "TrueType"
	case f.Stream(d["FontFile3"]) != nil:
		sp.FontFile = f.data(d["FontFile3"])
		sp.FontFileKind = string(f.Name(f.Dict(d["FontFile3"])["Subtype"]))
	}
}

// Differences reads an encoding's Differences array (PDF 32000-1, 9.6.6.1).
func (f *File) Differences(o Object) map[byte]string {
	out := map[byte]string{}
	code := 0
	for _, x := range f.Array(o) {
		switch v := f.Resolve(x).(type) {
		case int:
			code = v
		case float64:
			code = int(v)
		case Name:
			if code >= 0 && code < 256 {
				out[byte(code)] = string(v)
			}
			code++
		}
	}
	return out
}

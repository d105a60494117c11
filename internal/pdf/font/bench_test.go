package font

import (
	"testing"

	"golang.org/x/image/font/gofont/goregular"
)

func benchDecode(b *testing.B, s Spec, in string) {
	f := New(s)
	data := []byte(in)
	width := 0.0
	emit := func(g *Glyph) { width += g.Width }
	f.Decode(data, emit)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		f.Decode(data, emit)
	}
}

func BenchmarkDecodeSimple(b *testing.B) {
	benchDecode(b, Spec{Subtype: "Type1", BaseFont: "Helvetica", Encoding: "WinAnsiEncoding"}, "The carer met the school on Tuesday; Zo\xeb was there.")
}

func BenchmarkDecodeComposite(b *testing.B) {
	benchDecode(b, Spec{Subtype: "Type0", Encoding: "Identity-H", FontFile: goregular.TTF, CIDSubtype: "CIDFontType2"}, "\x00\x24\x00\x25\x00\x26\x00\x27\x00\x28\x00\x29\x00\x2a")
}

func BenchmarkDecodeMixed(b *testing.B) {
	benchDecode(b, Spec{Subtype: "Type0", Encoding: "90ms-RKSJ-H"}, "Tokyo \x93\x8c\x8b\x9e")
}

func BenchmarkNewSimple(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		New(Spec{Subtype: "Type1", BaseFont: "Helvetica", Encoding: "WinAnsiEncoding"})
	}
}

func BenchmarkNewTrueType(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		New(Spec{Subtype: "Type0", Encoding: "Identity-H", FontFile: goregular.TTF})
	}
}

// TestDecodeAllocs guards the promise of the benchmarks.
func TestDecodeAllocs(t *testing.T) {
	f := New(Spec{Subtype: "Type0", Encoding: "Identity-H", ToUnicode: []byte("beginbfrange <0000> <FFFF> <0000> endbfrange")})
	g := New(Spec{Subtype: "Type1"})
	in, n := []byte("some text, shown"), 0
	emit := func(*Glyph) { n++ }
	if a := testing.AllocsPerRun(100, func() { f.Decode(in, emit); g.Decode(in, emit) }); a != 0 {
		t.Errorf("%v allocations", a)
	}
}

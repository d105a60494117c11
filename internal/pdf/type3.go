package pdf

import (
	"context"
	"math"
	"math/bits"
)

// A glyph of a Type 3 font is drawn by content of its own, which can draw
// anything: a whole line of writing under the name of one letter. It counts as
// writing by its looks: many shapes in a row, or a stencil with more strokes
// side by side than a letter has.
const (
	manyShapes  = 40  // in one glyph
	someShapes  = 14  // in one that is wider than high
	fewShapes   = 5   // in one that is twice as wide as high
	manyStrokes = 10  // side by side in a stencil
	fewStrokes  = 5   // in one that is twice as wide as high
	letterSize  = 256 // samples across of a stencil that nobody can decode here
)

// Wordy reports whether a glyph of a Type 3 font draws more than a letter.
func (s *Fonts) Wordy(f *Font, name string) bool {
	if w, ok := f.wordy.Load(name); ok {
		return w.(bool)
	}
	w := s.draws(f, name)
	f.wordy.Store(name, w)
	return w
}

func (s *Fonts) draws(f *Font, name string) bool {
	proc := s.file.Stream(s.file.Dict(f.Dict["CharProcs"])[Name(name)])
	if proc == nil {
		return false
	}
	g := &glyphShapes{file: s.file, box: [4]float64{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}}
	m := NewMachine(context.Background(), s.file, s, &Layers{}, g)
	page := Page{Dict: Dict{"Contents": proc}, Resources: s.file.Dict(f.Dict["Resources"])}
	if _, err := m.Page(page); err != nil {
		return true
	}
	w, h := g.box[2]-g.box[0], g.box[3]-g.box[1]
	return g.stencil || g.shapes >= manyShapes || g.shapes >= someShapes && w > 1.2*h || g.shapes >= fewShapes && w > 2*h
}

// glyphShapes is the Sink that counts what a glyph draws.
type glyphShapes struct {
	file    *File
	shapes  int
	box     [4]float64
	stencil bool // one that is writing
}

// Op implements Sink.
func (g *glyphShapes) Op(m *Machine, op Operation) {
	switch a := op.Args; op.Op {
	case "m":
		g.shapes++
		g.grow(m, a[0].Num, a[1].Num)
	case "re":
		g.shapes++
		g.grow(m, a[0].Num, a[1].Num)
		g.grow(m, a[0].Num+a[2].Num, a[1].Num+a[3].Num)
	case "l", "c", "v", "y":
		g.grow(m, a[len(a)-2].Num, a[len(a)-1].Num)
	}
}

func (g *glyphShapes) grow(m *Machine, x, y float64) {
	x, y = m.CTM().Apply(x, y)
	g.box = [4]float64{min(g.box[0], x), min(g.box[1], y), max(g.box[2], x), max(g.box[3], y)}
}

// Show implements Sink. Text in a glyph is never carried.
func (g *glyphShapes) Show(*Machine, *Show) {}

// Begin implements Sink.
func (g *glyphShapes) Begin(*Machine, *Form) {}

// End implements Sink.
func (g *glyphShapes) End(*Machine, *Form) {}

// Image implements Sink.
func (g *glyphShapes) Image(_ *Machine, i Image) {
	if i.Inline == nil {
		return // never carried
	}
	d := i.Inline.Args[0].Dict
	get := func(long, short Name) Object {
		if v, ok := d[long]; ok {
			return v
		}
		return d[short]
	}
	w, h := g.file.Int(get("Width", "W"), 0), g.file.Int(get("Height", "H"), 0)
	if w < 1 || h < 1 {
		return
	}
	data, rest, err := g.file.Decode(&Stream{Raw: i.Inline.Args[0].Bytes, Dict: Dict{"Filter": get("Filter", "F"), "DecodeParms": get("DecodeParms", "DP")}})
	if err != nil || rest != "" {
		g.stencil = g.stencil || w > 2*h || w > letterSize
		return
	}
	n := strokes(data, (w+7)/8)
	g.stencil = g.stencil || n >= manyStrokes || n >= fewStrokes && w > 2*h
}

// strokes is how many runs of samples the row with most of them has.
func strokes(data []byte, row int) int {
	most := 0
	for ; len(data) >= row; data = data[row:] {
		changes, last := 0, data[0]>>7
		for _, b := range data[:row] {
			changes += bits.OnesCount8(b ^ (b>>1 | last<<7))
			last = b & 1
		}
		most = max(most, (changes+1)/2)
	}
	return most
}

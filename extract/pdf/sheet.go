package pdf

import (
	"context"

	"veil/internal/pdf"
)

// Sheet is a page as it lies before a reader: cut to its crop box and turned as
// the file says (PDF 32000-1, 7.7.3.3). Lengths are points, 1/72 inch; (0, 0) is
// the left upper corner and y runs downwards.
type Sheet struct {
	Width, Height float64
	Glyphs        []Placed // in the order of the page's text
}

// Placed is where bytes of a page's text stand: a glyph, or a word of a page that
// was read from its picture.
type Placed struct {
	Start, End int     // of the text of the page's Part
	X, Y       float64 // where its base line begins
	AX, AY     float64 // how far it goes along the line
	UX, UY     float64 // one em upwards
	// Low and High are how far it reaches below and above the line, in ems.
	Low, High float64
	Face      string // the font's PostScript name; empty where it is not known
}

// How far letters reach from the line, in ems: those of most fonts stay within.
const (
	below = 0.22
	above = 0.78
)

// Corners are those of its box: on the line's side first, and round.
func (g *Placed) Corners() [4][2]float64 {
	lx, ly := g.X-g.Low*g.UX, g.Y-g.Low*g.UY
	hx, hy := g.X+g.High*g.UX, g.Y+g.High*g.UY
	return [4][2]float64{{lx, ly}, {lx + g.AX, ly + g.AY}, {hx + g.AX, hy + g.AY}, {hx, hy}}
}

// Size is the sheet's of a page, without what stands on it.
func (p *Page) Size() (width, height float64) {
	if s := p.Scan; s != nil && s.DPI > 0 && s.Pixels != nil {
		return float64(s.Pixels.W) * 72 / s.DPI, float64(s.Pixels.H) * 72 / s.DPI
	}
	w, h := p.CropBox[2]-p.CropBox[0], p.CropBox[3]-p.CropBox[1]
	if p.Rotate%180 != 0 {
		return h, w
	}
	return w, h
}

// Sheet says where the text of a page stands, by its place in Pages. It runs
// through the page once more, since the places of all glyphs of a long document
// would take more room than the document. It is safe for concurrent use.
func (d *Document) Sheet(ctx context.Context, page int) (Sheet, error) {
	p := &d.Pages[page]
	w, h := p.Size()
	s := Sheet{Width: w, Height: h}
	if p.Scan != nil {
		s.Glyphs = p.scanned()
		return s, nil
	}
	if len(p.Marks) == 0 {
		return s, nil
	}
	var l places
	if _, err := pdf.NewMachine(ctx, d.File, d.Fonts, d.Layers, &l).Page(p.Page); err != nil {
		return Sheet{}, err
	}
	to := p.upright()
	s.Glyphs = make([]Placed, 0, len(p.Marks))
	for _, m := range p.Marks {
		if int(m.Glyph) >= len(l.at) {
			continue
		}
		g := l.at[m.Glyph]
		g.Start, g.End, g.Low, g.High = int(m.Start), int(m.End), below, above
		g.X, g.Y = to.Apply(g.X, g.Y)
		g.AX, g.AY = to.Vector(g.AX, g.AY)
		g.UX, g.UY = to.Vector(g.UX, g.UY)
		s.Glyphs = append(s.Glyphs, g)
	}
	return s, nil
}

// upright leads from page space to the sheet.
func (p *Page) upright() pdf.Matrix {
	c := p.CropBox
	switch p.Rotate {
	case 90:
		return pdf.Matrix{0, 1, 1, 0, -c[1], -c[0]}
	case 180:
		return pdf.Matrix{-1, 0, 0, 1, c[2], -c[1]}
	case 270:
		return pdf.Matrix{0, -1, -1, 0, c[3], c[2]}
	}
	return pdf.Matrix{1, 0, 0, -1, -c[0], c[3]}
}

// scanned are the words of a page that was read from its picture.
func (p *Page) scanned() []Placed {
	unit := 72 / p.Scan.DPI
	out := make([]Placed, 0, len(p.Scan.Words))
	for _, w := range p.Scan.Words {
		em := float64(w.Box.Dy())
		if em <= 0 {
			continue
		}
		out = append(out, Placed{Start: w.Start, End: w.End, X: float64(w.Box.Min.X) * unit, Y: float64(w.Base) * unit,
			AX: float64(w.Box.Dx()) * unit, UY: -em * unit,
			Low: float64(w.Box.Max.Y-w.Base) / em, High: float64(w.Base-w.Box.Min.Y) / em})
	}
	return out
}

// places is a Sink that notes where each glyph of a page is, by its ordinal.
type places struct{ at []Placed }

func (l *places) Op(*pdf.Machine, pdf.Operation) {}
func (l *places) Image(*pdf.Machine, pdf.Image)  {}
func (l *places) Begin(*pdf.Machine, *pdf.Form)  {}
func (l *places) End(*pdf.Machine, *pdf.Form)    {}

func (l *places) Show(m *pdf.Machine, s *pdf.Show) {
	face := string(m.File.Name(s.Font.Dict["BaseFont"]))
	for len(l.at) < s.First {
		l.at = append(l.at, Placed{})
	}
	for i := range s.Glyphs {
		g := &s.Glyphs[i]
		l.at = append(l.at[:s.First+i], Placed{X: g.X, Y: g.Y, AX: g.AX, AY: g.AY, UX: g.UX, UY: g.UY, Face: face})
	}
}

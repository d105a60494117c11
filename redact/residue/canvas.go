package residue

import (
	"math"

	"veil/internal/pdf"
	"veil/internal/pdf/sight"
)

// canvas is a pdf.Sink that keeps the letters of a page beside what decides which
// of them show.
type canvas struct {
	*sight.Canvas
	glyphs   []glyph
	pictures int // painted on the page
	ground   ground
}

// glyph is one letter where it was drawn.
type glyph struct {
	text    string
	ordinal int
	low     sight.Point // in the middle of it, low down, in page space
	high    sight.Point
	ax, ay  float64 // how far the pen moved, space after it included
	size    float64 // an em, in points
	off     bool    // beyond the page
}

func newCanvas(crop [4]float64) *canvas { return &canvas{Canvas: sight.New(crop)} }

// maxGlyphs bounds what is kept of a page; the Machine has a bound of its own
// that is no larger.
const maxGlyphs = 1_000_000

// tiny is the size, in points, below which nobody sees letters.
const tiny = 1

// Show implements pdf.Sink.
func (c *canvas) Show(m *pdf.Machine, s *pdf.Show) {
	c.Canvas.Show(m, s)
	for i := range s.Glyphs {
		g := &s.Glyphs[i]
		if g.Text == "" || len(c.glyphs) >= maxGlyphs {
			continue
		}
		up := math.Hypot(g.UX, g.UY)
		// The pen also moves over space after the letter.
		half := min(0.5, 0.3*up/max(math.Hypot(g.AX, g.AY), 1e-9))
		low := sight.Point{X: g.X + half*g.AX + 0.1*g.UX, Y: g.Y + half*g.AY + 0.1*g.UY}
		c.glyphs = append(c.glyphs, glyph{
			text: g.Text, ordinal: s.First + i, low: low, high: sight.Point{X: low.X + 0.35*g.UX, Y: low.Y + 0.35*g.UY},
			ax: g.AX, ay: g.AY, size: up, off: g.Off,
		})
	}
}

// judge says how a glyph is hidden; "" if it shows.
func (c *canvas) judge(g *glyph) How {
	how := c.Judge(g.ordinal, g.low, g.high)
	switch {
	case how == sight.HiddenLayer:
		return HiddenLayer
	case g.off:
		return OffPage
	case how == sight.Shows && g.size < tiny:
		return Tiny
	}
	return hows[how]
}

var hows = map[sight.How]How{
	sight.Invisible: Invisible, sight.HiddenLayer: HiddenLayer, sight.OffPage: OffPage,
	sight.UnderBox: UnderBox, sight.UnderPicture: UnderPicture, sight.SameColour: SameColour,
}

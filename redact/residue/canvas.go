package residue

import (
	"math"

	"veil/internal/pdf"
)

// canvas is a pdf.Sink that keeps what is painted on a page, in order.
type canvas struct {
	glyphs []glyph
	layers grid // boxes and pictures
	order  int  // how many things were painted so far

	paint paint
	saved []paint
	path  path
}

// paint is the part of the graphics state that decides what covers what
// (PDF 32000-1, 8.4).
type paint struct {
	fill   colour
	alpha  float64 // of fills
	blend  bool    // with what is below, or through a soft mask
	clip   [4]float64
	clips  bool // clip holds
	unseen bool
}

// glyph is one letter where it was drawn.
type glyph struct {
	text   string
	x, y   float64 // the middle of it, low down, in page space
	ux, uy float64 // from there to high up
	ax, ay float64 // how far the pen moved, space after it included
	size   float64 // an em, in points
	fill   colour
	order  int
	how    How // known at once; empty where it depends on what comes later
}

func newCanvas(crop [4]float64) *canvas {
	c := &canvas{layers: newGrid(crop)}
	c.paint.alpha = 1
	c.paint.fill = grey(0)
	return c
}

// maxGlyphs bounds what is kept of a page; the Machine has a bound of its own
// that is no larger.
const maxGlyphs = 1_000_000

// Show implements pdf.Sink.
func (c *canvas) Show(m *pdf.Machine, s *pdf.Show) {
	for i := range s.Glyphs {
		g := &s.Glyphs[i]
		if g.Text == "" || len(c.glyphs) >= maxGlyphs {
			continue
		}
		c.order++
		up := math.Hypot(g.UX, g.UY)
		// The pen also moves over space after the letter.
		half := min(0.5, 0.3*up/max(math.Hypot(g.AX, g.AY), 1e-9))
		e := glyph{
			text: g.Text, ax: g.AX, ay: g.AY, size: up, fill: c.paint.fill, order: c.order,
			x: g.X + half*g.AX + 0.1*g.UX, y: g.Y + half*g.AY + 0.1*g.UY, ux: 0.35 * g.UX, uy: 0.35 * g.UY,
		}
		switch {
		case s.Hidden || m.Hidden():
			e.how = HiddenLayer
		case g.Off || c.paint.clips && !within(c.paint.clip, e.x, e.y):
			e.how = OffPage
		case s.Mode == 3 || s.Mode == 7 || c.paint.alpha < faint:
			e.how = Invisible
		case up < tiny:
			e.how = Tiny
		case s.Mode%4 == 1 || s.Mode%4 == 2: // the outline is drawn as well
			e.fill = colour{}
		}
		c.glyphs = append(c.glyphs, e)
	}
}

const (
	faint = 0.02 // how opaque, at least, what is seen has to be
	tiny  = 1    // points
)

// Image implements pdf.Sink.
func (c *canvas) Image(m *pdf.Machine, i pdf.Image) {
	if i.Hidden || i.Ink || i.Inline != nil || i.Stream == nil || c.paint.alpha < opaque || c.paint.blend {
		return
	}
	d := i.Stream.Dict
	for _, k := range []pdf.Name{"SMask", "Mask", "ImageMask"} {
		if v := m.File.Resolve(d[k]); v != nil && v != false {
			return // may be seen through
		}
	}
	c.order++
	c.layers.add(layer{quad: unit(m.CTM()), clip: c.paint.clip, clips: c.paint.clips, picture: true, order: c.order})
}

// opaque is from where nothing is read through what is painted.
const opaque = 0.9

// Begin and End implement pdf.Sink. A form has its own graphics state.
func (c *canvas) Begin(_ *pdf.Machine, f *pdf.Form) {
	c.save()
	if f.Kind == pdf.FormMask || f.Kind == pdf.FormPattern {
		c.paint.unseen = true // what they paint is not on the page
	}
}

// End implements pdf.Sink.
func (c *canvas) End(*pdf.Machine, *pdf.Form) { c.restore() }

func (c *canvas) save() { c.saved = append(c.saved, c.paint) }

func (c *canvas) restore() {
	if n := len(c.saved); n > 0 {
		c.paint, c.saved = c.saved[n-1], c.saved[:n-1]
	}
}

// Op implements pdf.Sink.
func (c *canvas) Op(m *pdf.Machine, op pdf.Operation) {
	switch op.Op {
	case "q":
		c.save()
	case "Q":
		c.restore()
	case "gs":
		c.extState(m, pdf.Name(op.Args[0].Bytes))
	case "sh":
		if c.paint.clips {
			c.cover(m, box(c.paint.clip), colour{})
		}
	default:
		if !c.path.op(m, op) {
			c.paint.fill = c.paint.fill.after(op)
			return
		}
		c.painted(m, op.Op)
	}
}

// painted ends a path with the operator.
func (c *canvas) painted(m *pdf.Machine, op string) {
	switch op {
	case "f", "F", "f*", "B", "B*", "b", "b*":
		for _, q := range c.path.quads {
			c.cover(m, q, c.paint.fill)
		}
	case "S", "s", "n":
	default:
		return // the path goes on
	}
	if c.path.clip && len(c.path.quads) == 1 && !c.path.other {
		b := c.path.quads[0].bounds()
		if c.paint.clips {
			b = meet(b, c.paint.clip)
		}
		c.paint.clip, c.paint.clips = b, true
	}
	c.path.reset()
}

func (c *canvas) cover(m *pdf.Machine, q quad, fill colour) {
	if c.paint.unseen || c.paint.alpha < opaque || c.paint.blend || m.Hidden() {
		return
	}
	c.order++
	c.layers.add(layer{quad: q, clip: c.paint.clip, clips: c.paint.clips, fill: fill, order: c.order})
}

// extState takes over an extended graphics state (PDF 32000-1, table 58).
func (c *canvas) extState(m *pdf.Machine, name pdf.Name) {
	d := m.File.Dict(m.File.Dict(m.Resources["ExtGState"])[name])
	if a, ok := m.File.Num(d["ca"]); ok {
		c.paint.alpha = a
	}
	if v := m.File.Resolve(d["BM"]); v != nil {
		b := m.File.Name(v)
		c.paint.blend = b != "Normal" && b != "Compatible"
	}
	if _, ok := m.File.Resolve(d["SMask"]).(pdf.Dict); ok {
		c.paint.blend = true
	}
}

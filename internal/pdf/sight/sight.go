// Package sight tells which of the glyphs that a page draws can be seen.
//
// A Canvas watches a page being drawn and afterwards judges its glyphs: painted
// without ink, clipped away, under a box or a picture that came later, or in the
// colour of their ground. It promises to call hidden only what is hidden by what
// it understands: boxes of one plain colour, opaque pictures, clips by their
// bounds. Whatever else is painted (curves, shadings, transparency) hides nothing
// and can be the ground of anything. It does not look into pixels.
package sight

import (
	"math"

	"veil/internal/pdf"
)

// How says how a glyph is hidden.
type How uint8

// The ways in which text is hidden; none is Shows.
const (
	Shows        How = iota
	Invisible        // painted without ink
	HiddenLayer      // in a layer that is off
	OffPage          // beyond the page, or clipped away
	UnderBox         // a box was painted over it
	UnderPicture     // an opaque picture was
	SameColour       // as its ground
)

// Canvas is a pdf.Sink that keeps what decides which glyphs show. It is for one
// page; the zero value is not usable.
type Canvas struct {
	grid  grid
	runs  []run // in order of drawing
	paint paint
	saved []paint
	forms []int // how many were saved when each form began
	path  path
	fills []colour // of boxes, each once, as far as there is room
	at    int      // where Judge looked last among runs
}

// run is the glyphs of strings that were drawn in the same state.
type run struct {
	first, end int // ordinals
	layers     int // painted before
	how        How
	inner      bool // in a pattern or mask, whose places are not the page's
	paint      textPaint
}

// textPaint is what the sight of text depends on.
type textPaint struct {
	fill  colour
	clip  [4]float64
	clips bool
}

// paint is the part of the graphics state that decides what covers what
// (PDF 32000-1, 8.4).
type paint struct {
	textPaint
	foreign  bool    // the colour space is none whose numbers we know
	alpha    float64 // of fills
	outer    float64 // of the groups around
	blend    bool    // with what is below
	masked   bool    // through a soft mask
	over     bool    // overprint
	dim      bool    // one of the groups around has one of these
	cut      bool    // the clip is no upright rectangle
	inner    bool    // in a pattern or mask
	width    float64 // of lines
	outlined []int   // runs that clip to the outlines of their text
}

// New prepares a canvas for a page that shows what is within crop.
func New(crop [4]float64) *Canvas {
	c := &Canvas{grid: newGrid(crop)}
	c.paint = fresh()
	return c
}

// Reset prepares it for another page.
func (c *Canvas) Reset(crop [4]float64) {
	c.grid.reset(crop)
	c.runs, c.saved, c.forms, c.fills, c.at = c.runs[:0], c.saved[:0], c.forms[:0], c.fills[:0], 0
	c.paint = fresh()
	c.path.reset()
}

func fresh() paint {
	return paint{textPaint: textPaint{fill: grey(0)}, alpha: 1, outer: 1, width: 1}
}

const (
	faint  = 0.02 // how opaque, at least, what is seen has to be
	opaque = 0.9  // from where nothing is read through what is painted
)

// plain reports whether what is painted hides what is below.
func (p *paint) plain() bool {
	return p.alpha*p.outer >= opaque && !p.blend && !p.masked && !p.over && !p.dim && !p.cut
}

// Show implements pdf.Sink.
func (c *Canvas) Show(m *pdf.Machine, s *pdf.Show) {
	if len(s.Glyphs) == 0 {
		return
	}
	p := &c.paint
	r := run{first: s.First, end: s.First + len(s.Glyphs), layers: len(c.grid.layers), inner: p.inner, paint: p.textPaint}
	outline := s.Mode%4 == 1 || s.Mode%4 == 2
	switch {
	case s.Hidden || m.Hidden():
		r.how = HiddenLayer
	case s.Mode == 3 || s.Mode == 7 || p.alpha*p.outer < faint && !outline:
		r.how = Invisible
	}
	if outline || p.blend || p.masked || p.over || p.dim {
		r.paint.fill = colour{}
	}
	if s.Mode >= 4 {
		p.cut = true
	}
	if s.Mode == 7 && r.how == Invisible {
		p.outlined = append(p.outlined[:len(p.outlined):len(p.outlined)], len(c.runs))
	} else if n := len(c.runs); n > 0 {
		if l := &c.runs[n-1]; l.end == r.first && l.layers == r.layers && l.how == r.how && l.inner == r.inner && l.paint == r.paint {
			l.end = r.end
			return
		}
	}
	c.runs = append(c.runs, r)
}

// reveal notes that something is painted through the outlines of text.
func (c *Canvas) reveal() {
	for _, i := range c.paint.outlined {
		c.runs[i].how = Shows
	}
	c.paint.outlined = nil
}

// Image implements pdf.Sink.
func (c *Canvas) Image(m *pdf.Machine, i pdf.Image) {
	if i.Hidden {
		return
	}
	c.reveal()
	c.add(layer{quad: unit(m.CTM()), picture: true, vague: !c.paint.plain() || SeeThrough(m.File, i)})
}

// SeeThrough reports whether what is below a picture may be seen.
func SeeThrough(f *pdf.File, i pdf.Image) bool {
	if i.Ink || i.Inline != nil || i.Stream == nil {
		return true
	}
	for _, k := range []pdf.Name{"SMask", "Mask", "ImageMask"} {
		if v := f.Resolve(i.Stream.Dict[k]); v != nil && v != false {
			return true
		}
	}
	return f.Int(i.Stream.Dict["SMaskInData"], 0) != 0
}

// add keeps something that is painted, within the clip.
func (c *Canvas) add(l layer) {
	if c.paint.inner {
		return
	}
	l.clip, l.clips = c.paint.clip, c.paint.clips
	if c.grid.add(l) && !l.vague && !l.picture && len(c.fills) < maxFills {
		for _, f := range c.fills {
			if f == l.fill {
				return
			}
		}
		c.fills = append(c.fills, l.fill)
	}
}

// maxFills is how many colours of boxes are told apart.
const maxFills = 16

// Begin implements pdf.Sink. A form has its own graphics state, and shows nothing
// beyond its box.
func (c *Canvas) Begin(m *pdf.Machine, f *pdf.Form) {
	c.forms = append(c.forms, len(c.saved))
	c.save()
	p := &c.paint
	p.outlined = nil
	switch f.Kind {
	case pdf.FormMask, pdf.FormPattern:
		p.inner = true
	case pdf.FormAnnot:
		*p = fresh()
	}
	if n := m.File.Nums(f.Stream.Dict["BBox"]); len(n) >= 4 && !p.inner {
		p.narrow(m.CTM().Bounds([4]float64{min(n[0], n[2]), min(n[1], n[3]), max(n[0], n[2]), max(n[1], n[3])}))
	}
	if m.File.Dict(f.Stream.Dict["Group"]) != nil {
		p.outer *= p.alpha
		p.dim = p.dim || p.blend || p.masked || p.over
		p.alpha, p.blend, p.masked = 1, false, false
	}
}

// narrow clips to b as well.
func (p *paint) narrow(b [4]float64) {
	if p.clips {
		b = meet(b, p.clip)
	}
	p.clip, p.clips = b, true
}

// End implements pdf.Sink.
func (c *Canvas) End(*pdf.Machine, *pdf.Form) {
	n := len(c.forms) - 1
	c.saved = c.saved[:c.forms[n]+1] // what it saved and did not restore
	c.forms = c.forms[:n]
	c.restore()
}

func (c *Canvas) save() { c.saved = append(c.saved, c.paint) }

func (c *Canvas) restore() {
	if n := len(c.saved); n > 0 {
		c.paint, c.saved = c.saved[n-1], c.saved[:n-1]
	}
}

// Op implements pdf.Sink.
func (c *Canvas) Op(m *pdf.Machine, op pdf.Operation) {
	switch op.Op {
	case "q":
		c.save()
	case "Q":
		c.restore()
	case "w":
		x, y := m.CTM().Vector(op.Args[0].Num, 0)
		c.paint.width = math.Hypot(x, y)
	case "gs":
		c.paint.extState(m, pdf.Name(op.Args[0].Bytes))
	case "sh":
		c.reveal()
		if !m.Hidden() {
			c.add(layer{quad: box(c.grid.page), vague: true})
		}
	case "g", "rg", "k", "cs", "sc", "scn":
		c.paint.colour(m, op)
	default:
		if c.path.op(m, op) {
			c.painted(m, op.Op)
		}
	}
}

// painted ends a path with the operator.
func (c *Canvas) painted(m *pdf.Machine, op string) {
	fills, strokes := false, false
	switch op {
	case "f", "F", "f*":
		fills = true
	case "B", "B*", "b", "b*":
		fills, strokes = true, true
	case "S", "s":
		strokes = true
	case "n":
	default:
		return // the path goes on
	}
	p := &c.path
	if p.begun && (fills || strokes) && !m.Hidden() {
		c.reveal()
		if fills {
			c.filled(op)
		}
		if strokes && c.paint.width >= broad {
			c.add(layer{quad: box(grow(p.box, c.paint.width/2)), vague: true})
		}
	}
	if p.clip {
		b := p.box
		if !p.begun {
			b = [4]float64{}
		}
		c.paint.cut = c.paint.cut || p.other || len(p.quads) > 1 || len(p.quads) == 1 && !p.quads[0].upright()
		if sum := b[0] + b[1] + b[2] + b[3]; math.IsNaN(sum) {
			c.paint.cut = true
		} else {
			c.paint.narrow(b)
		}
	}
	p.reset()
}

// broad is the width, in points, of a line that words can stand on.
const broad = 2

// filled adds the boxes of the path. Pieces that lie on each other may be holes.
func (c *Canvas) filled(op string) {
	p := &c.path
	if p.other || len(p.quads) > maxPieces {
		c.add(layer{quad: box(p.box), vague: true})
		return
	}
	for i, q := range p.quads {
		vague := !c.paint.plain()
		for k := range p.quads {
			vague = vague || k != i && touch(q.bounds(), p.quads[k].bounds())
		}
		c.add(layer{quad: q, fill: c.paint.fill, vague: vague})
	}
}

// maxPieces bounds the pieces of a path that are looked at one by one.
const maxPieces = 64

// extState takes over an extended graphics state (PDF 32000-1, table 58).
func (p *paint) extState(m *pdf.Machine, name pdf.Name) {
	d := m.File.Dict(m.File.Dict(m.Resources["ExtGState"])[name])
	if a, ok := m.File.Num(d["ca"]); ok {
		p.alpha = a
	}
	if w, ok := m.File.Num(d["LW"]); ok {
		p.width = w
	}
	if v := m.File.Resolve(d["BM"]); v != nil {
		b := m.File.Name(v)
		p.blend = b != "Normal" && b != "Compatible"
	}
	switch m.File.Resolve(d["SMask"]).(type) {
	case pdf.Dict:
		p.masked = true
	case pdf.Name:
		p.masked = false
	}
	for _, k := range []pdf.Name{"OP", "op"} {
		if v, ok := m.File.Resolve(d[k]).(bool); ok {
			p.over = v
		}
	}
}

// Judge says how a glyph is hidden. Points are of its body: one low in it and one
// high. It is quickest for ordinals in order.
func (c *Canvas) Judge(ordinal int, low, high Point) How {
	r := c.run(ordinal)
	switch {
	case r == nil || r.inner:
		return Shows
	case r.how != Shows:
		return r.how
	case r.paint.clips && !within(r.paint.clip, low.X, low.Y) && !within(r.paint.clip, high.X, high.Y):
		return OffPage
	}
	if r.layers < len(c.grid.layers) {
		a, b := c.grid.over(low, r.layers), c.grid.over(high, r.layers)
		switch {
		case a == nil || b == nil: // a line through a word hides nothing
		case a.picture:
			return UnderPicture
		default:
			return UnderBox
		}
	}
	if c.ground(r.paint.fill) && c.same(r, low) && c.same(r, high) {
		return SameColour
	}
	return Shows
}

// Boxed reports whether a box was painted over a glyph, also where the glyph was
// painted without ink.
func (c *Canvas) Boxed(ordinal int, low, high Point) bool {
	r := c.run(ordinal)
	if r == nil || r.layers == len(c.grid.layers) {
		return false
	}
	a, b := c.grid.over(low, r.layers), c.grid.over(high, r.layers)
	return a != nil && b != nil && !(a.picture && b.picture)
}

// ground reports whether there is something of this colour to write on.
func (c *Canvas) ground(fill colour) bool {
	if fill.alike(grey(1)) || len(c.fills) == maxFills {
		return fill.known
	}
	for _, f := range c.fills {
		if fill.alike(f) {
			return true
		}
	}
	return false
}

// same reports whether text is in the colour of what it is drawn on.
func (c *Canvas) same(r *run, at Point) bool {
	under := c.grid.under(at, r.layers)
	if under == nil {
		return r.paint.fill.alike(grey(1)) && !c.grid.many
	}
	return !under.vague && !under.picture && r.paint.fill.alike(under.fill)
}

// run finds the run of a glyph.
func (c *Canvas) run(ordinal int) *run {
	if c.at >= len(c.runs) || ordinal < c.runs[c.at].first {
		c.at = 0
	}
	for ; c.at < len(c.runs); c.at++ {
		if r := &c.runs[c.at]; ordinal < r.end {
			if ordinal < r.first {
				return nil
			}
			return r
		}
	}
	return nil
}

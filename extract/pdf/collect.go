package pdf

import (
	"math"
	"strings"
	"sync"
	"unicode/utf8"

	"veil/internal/pdf"
	"veil/internal/pdf/sight"
)

// glyph is what layout needs to know of one shown glyph. Coordinates are in a
// frame turned so that its text runs to the right: u along the line, v up.
type glyph struct {
	text    string
	u, v    float64 // origin
	adv     float64 // to the next origin, but for character spacing
	tc      float64 // character spacing, where it is positive
	size    float64 // one em
	ordinal int32
	spaces  int32 // how many glyphs before it are spaces
	dup     int32 // index of the glyph that this one is drawn over again; -1 if none
	angle   int16 // degrees by which the frame is turned
	font    int16 // index of its font on the page
	space   bool
	unread  bool // nobody knows which character it is
	soft    bool // a soft hyphen
	goesOn  bool // shown by the operator that shows the glyph before
	bent    bool // of a line that was laid straight
}

// collector is the Sink that gathers what a page shows.
type collector struct {
	glyphs   []glyph
	hidden   []glyph // of layers that are off, and beyond the page
	unmapped int     // glyphs without a known character
	blank    int     // of these, those that draw nothing or an ornament
	lying    int     // glyphs whose font says another letter than it shows
	// senseless is how many glyphs are of fonts whose text is no language's.
	senseless int
	fonts     []*pdf.Font
	letters   []letters // by font
	images    [][4]float64
	placed    []placed
	pictures  pictures
	sole      sole
	strokes   int // lines and curves drawn
	curves    int // of these, curves
	drawn     drawings
	rules     ruling
	x, y      float64 // current point of the path, in user space
	shown     repeats
	sight     *sight.Canvas
	scratch   scratch
}

// collectors are used again, since a page's glyphs take some room.
var collectors = sync.Pool{New: func() any { return &collector{shown: newRepeats(), sight: sight.New([4]float64{})} }}

// reset empties the collector for the next page.
func (c *collector) reset(crop [4]float64) {
	*c = collector{glyphs: c.glyphs[:0], hidden: c.hidden[:0], images: c.images[:0], placed: c.placed[:0], fonts: c.fonts[:0], letters: c.letters, scratch: c.scratch,
		drawn: drawings{shapes: c.drawn.shapes[:0]}, rules: ruling{c.rules.level[:0], c.rules.vertical[:0]}, shown: c.shown, sight: c.sight}
	c.shown.reset()
	c.sight.Reset(crop)
}

func (c *collector) Begin(m *pdf.Machine, f *pdf.Form) { c.sight.Begin(m, f); c.sole.other = true }
func (c *collector) End(m *pdf.Machine, f *pdf.Form)   { c.sight.End(m, f) }

func (c *collector) Op(m *pdf.Machine, op pdf.Operation) {
	switch op.Op {
	case "c", "v", "y":
		c.curves++
		c.strokes++
	case "l":
		c.strokes++
	case "sh":
		if m.File.Pictorial(m.File.Dict(m.Resources["Shading"])[pdf.Name(op.Args[0].Bytes)]) {
			c.images = append(c.images, [4]float64{})
		}
	}
	c.sole.op(op.Op)
	c.drawn.op(m, op)
	c.rule(m, op)
	c.sight.Op(m, op)
}

func (c *collector) Image(m *pdf.Machine, i pdf.Image) {
	c.sight.Image(m, i)
	c.sole.image(m, i)
	if !i.Hidden {
		c.images = append(c.images, i.Box)
		if !i.Ink {
			c.placed = append(c.placed, placed{i.Box, i.Stream})
		}
		c.pictures.see(m, i)
	}
}

func (c *collector) Show(m *pdf.Machine, s *pdf.Show) {
	first, font := len(c.glyphs), c.fontIndex(s.Font)
	c.sight.Show(m, s)
	c.sole.show(s)
	drawn := s.Font.Subtype == "Type3" // glyph by glyph, by anything
	for i := range s.Glyphs {
		g := &s.Glyphs[i]
		lies := g.Lies || drawn && m.Fonts.Wordy(s.Font, g.Name)
		to := &c.glyphs
		if s.Hidden || g.Off {
			to = &c.hidden
		}
		t, plain := g.Text, false
		if len(t) == 1 && t[0] >= ' ' && t[0] < 0x7f {
			plain = true
		} else if !lies && ignorable(t) {
			continue
		}
		n := len(*to)
		spaces := int32(0)
		if n > 0 {
			last := &(*to)[n-1]
			if spaces = last.spaces; last.space {
				spaces++
			}
		}
		if n == cap(*to) {
			*to = append(*to, glyph{})
		}
		*to = (*to)[:n+1]
		out := &(*to)[n]
		*out = glyph{text: t, ordinal: int32(s.First + i), spaces: spaces, dup: -1, font: font, goesOn: i > 0}
		out.place(g)
		if s.Tc != 0 {
			out.trim(s, g)
		}
		if lies {
			c.lying++
			out.text, out.unread = string(utf8.RuneError), true
			continue
		}
		if plain {
			out.space = t[0] == ' '
			continue
		}
		if out.text, out.soft = readable(t); out.text == "" {
			c.unmapped++
			if g.Name == ".notdef" || s.Font.Pictures() {
				c.blank++
			}
			out.text, out.unread = string(utf8.RuneError), true
		}
		out.space = strings.TrimSpace(out.text) == ""
	}
	c.shown.mark(c.glyphs, first)
}

// place turns a glyph's geometry into the frame of its own direction.
func (out *glyph) place(g *pdf.Shown) {
	if g.UX == 0 && g.AY == 0 && g.UY > 0 && g.AX > 0 { // upright, to the right
		out.u, out.v, out.adv, out.size = g.X, g.Y, g.AX, g.UY
		return
	}
	dx, dy := g.AX, g.AY
	out.size = math.Hypot(g.UX, g.UY)
	out.adv = math.Hypot(g.AX, g.AY)
	if out.adv < out.size/1000 { // no advance: a combining mark
		dx, dy = g.UY, -g.UX
	}
	if dy != 0 || dx < 0 {
		out.angle = int16(math.Round(math.Atan2(dy, dx) * 180 / math.Pi))
		if out.angle == -180 {
			out.angle = 180
		}
	}
	out.u, out.v = turn(g.X, g.Y, out.angle)
}

// trim takes the character spacing out of the advance. Between letters it is
// tracking; after the last one it is space. Where letters are set closer, it
// gives back what of their own width they share with the next: programs that
// place each letter take it back in the array, and leave no room to be seen.
func (out *glyph) trim(s *pdf.Show, g *pdf.Shown) {
	if whole := -g.Adv * s.Size / 1000; whole > max(s.Tc, 0) { // the advance in units of text space
		tc := out.adv * s.Tc / whole
		out.adv -= tc
		out.tc = max(tc, 0)
	}
}

// turn rotates a point by -angle degrees.
func turn(x, y float64, angle int16) (u, v float64) {
	switch angle {
	case 0:
		return x, y
	case 90:
		return y, -x
	case 180:
		return -x, -y
	case -90:
		return -y, x
	}
	sin, cos := math.Sincos(float64(angle) * math.Pi / 180)
	return x*cos + y*sin, y*cos - x*sin
}

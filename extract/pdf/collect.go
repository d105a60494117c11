package pdf

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"veil/internal/pdf"
)

// glyph is what layout needs to know of one shown glyph. Coordinates are in a
// frame turned so that its text runs to the right: u along the line, v up.
type glyph struct {
	text    string
	u, v    float64 // origin
	adv     float64 // to the next origin
	size    float64 // one em
	ordinal int32
	angle   int16 // degrees by which the frame is turned
	dup     int32 // index of the glyph that this one is drawn over again; -1 if none
	space   bool
	unread  bool // nobody knows which character it is
	breaks  bool // begins a text-showing operator
}

// collector is the Sink that gathers what a page shows.
type collector struct {
	glyphs   []glyph
	hidden   []glyph // of layers that are off, and beyond the page
	unmapped int     // glyphs without a known character
	blank    int     // of these, those that draw nothing or an ornament
	images   [][4]float64
	strokes  int // lines and curves drawn
	curves   int // of these, curves
	rules    ruling
	x, y     float64         // current point of the path, in user space
	shows    map[showKey]int // where a string was shown: index of its first glyph
}

type showKey struct {
	x, y int32
	text string
}

func newCollector() *collector { return &collector{shows: map[showKey]int{}} }

func (c *collector) Begin(*pdf.Machine, *pdf.Form) {}
func (c *collector) End(*pdf.Machine, *pdf.Form)   {}

func (c *collector) Op(m *pdf.Machine, op pdf.Operation) {
	switch op.Op {
	case "c", "v", "y":
		c.curves++
		c.strokes++
	case "l":
		c.strokes++
	}
	c.rule(m, op)
}

func (c *collector) Image(_ *pdf.Machine, i pdf.Image) {
	if !i.Hidden {
		c.images = append(c.images, i.Box)
	}
}

func (c *collector) Show(_ *pdf.Machine, s *pdf.Show) {
	first := len(c.glyphs)
	for i := range s.Glyphs {
		g := &s.Glyphs[i]
		if ignorable(g.Text) {
			continue
		}
		t := readable(g.Text)
		out := place(g)
		if t == "" {
			c.unmapped++
			if g.Name == ".notdef" || s.Font.Pictures() {
				c.blank++
			}
			t, out.unread = string(utf8.RuneError), true
		}
		out.text, out.ordinal, out.breaks = t, int32(s.First+i), i == 0
		out.space = strings.TrimSpace(t) == ""
		if s.Hidden || g.Off {
			c.hidden = append(c.hidden, out)
			continue
		}
		c.glyphs = append(c.glyphs, out)
	}
	c.markRepeat(first)
}

// place turns a glyph's geometry into the frame of its own direction.
func place(g *pdf.Shown) glyph {
	dx, dy := g.AX, g.AY
	size := math.Hypot(g.UX, g.UY)
	if math.Hypot(dx, dy) < size/1000 { // no advance: a combining mark
		dx, dy = g.UY, -g.UX
	}
	angle := int16(0)
	if dy != 0 || dx < 0 {
		angle = int16(math.Round(math.Atan2(dy, dx) * 180 / math.Pi))
		if angle == -180 {
			angle = 180
		}
	}
	u, v := turn(g.X, g.Y, angle)
	return glyph{u: u, v: v, adv: math.Hypot(g.AX, g.AY), size: size, angle: angle, dup: -1}
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

// markRepeat recognises a string that is drawn again over itself, slightly
// displaced, to look bold: its glyphs are the same text, not more of it.
func (c *collector) markRepeat(first int) {
	n := len(c.glyphs) - first
	if n == 0 || n > 500 {
		return
	}
	var b strings.Builder
	for _, g := range c.glyphs[first:] {
		b.WriteString(g.text)
	}
	text := b.String()
	if strings.TrimSpace(text) == "" {
		return
	}
	g := c.glyphs[first]
	grid := max(g.size*0.2, 0.1)
	x, y := int32(math.Round(g.u/grid)), int32(math.Round(g.v/grid))
	for dx := int32(-1); dx <= 1; dx++ {
		for dy := int32(-1); dy <= 1; dy++ {
			at, ok := c.shows[showKey{x + dx, y + dy, text}]
			if !ok || at+n > first || !same(c.glyphs[at:at+n], c.glyphs[first:]) {
				continue
			}
			for i := range n {
				c.glyphs[first+i].dup = int32(at + i)
			}
			return
		}
	}
	c.shows[showKey{x, y, text}] = first
}

func same(a, b []glyph) bool {
	for i := range a {
		if a[i].text != b[i].text || math.Abs(a[i].u-b[i].u) > 0.2*a[i].size ||
			math.Abs(a[i].v-b[i].v) > 0.2*a[i].size || a[i].angle != b[i].angle || a[i].dup >= 0 {
			return false
		}
	}
	return true
}

// ligatures are the presentation forms that are written out, so that a name
// with one is the same name (Unicode block Alphabetic Presentation Forms).
var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st")

const softHyphen = '\u00ad'

// ignorable reports whether all of s are characters that show nothing and only
// steer layout. Left in the text they would part a name in the middle.
func ignorable(s string) bool {
	for _, r := range s {
		if !unicode.Is(layoutMarks, r) {
			return false
		}
	}
	return s != ""
}

// layoutMarks are the zero-width characters and the marks of direction
// (Unicode 16, 23.2). Joiners matter in scripts other than Latin, but not to
// who is named.
var layoutMarks = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x200b, Hi: 0x200f, Stride: 1}, {Lo: 0x202a, Hi: 0x202e, Stride: 1},
	{Lo: 0x2060, Hi: 0x206f, Stride: 1}, {Lo: 0xfeff, Hi: 0xfeff, Stride: 1},
}}

// readable cleans a glyph's characters for use in text; empty where none is left.
func readable(s string) string {
	if len(s) == 1 && s[0] > ' ' && s[0] < 0x7f {
		return s
	}
	if strings.ContainsAny(s, "ﬀﬁﬂﬃﬄﬅﬆ") {
		s = ligatures.Replace(s)
	}
	clean := true
	for _, r := range s {
		if r == utf8.RuneError || r == softHyphen || unicode.IsControl(r) || unicode.Is(layoutMarks, r) {
			clean = false
		}
	}
	if clean {
		return s
	}
	out := strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case r == softHyphen: // where it is drawn, it is a hyphen
			return '-'
		case r == utf8.RuneError || unicode.IsControl(r) || unicode.Is(layoutMarks, r):
			return -1
		}
		return r
	}, s)
	return out
}

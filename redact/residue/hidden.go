package residue

import (
	"math"
	"strings"

	"veil/internal/pdf"
)

// order of the ways in reports.
var ways = []How{UnderBox, UnderPicture, SameColour, Invisible, HiddenLayer, OffPage, Tiny}

// hidden tells which of the page's text does not show, and why.
func (c *canvas) hidden(f *pdf.File, where string) []Find {
	over, others := c.sortInvisible(f)
	text := map[How]*strings.Builder{}
	last := map[How]*glyph{}
	for i := range c.glyphs {
		g := &c.glyphs[i]
		how := c.judge(g)
		if how == "" || how == Invisible && !others[g.ordinal] && strings.TrimSpace(g.text) != "" {
			continue
		}
		b := text[how]
		if b == nil {
			b = &strings.Builder{}
			text[how] = b
		}
		if p := last[how]; p != nil && apart(p, g) {
			b.WriteByte(' ')
		}
		b.WriteString(g.text)
		last[how] = g
	}
	var out []Find
	if over > 0 {
		out = append(out, Find{Where: where, How: Layer, Words: over})
	}
	for _, how := range ways {
		if b := text[how]; b != nil {
			if words := strings.Fields(b.String()); len(words) > 0 {
				out = append(out, Find{where, how, len(words), strings.Join(words, " ")})
			}
		}
	}
	return out
}

// apart reports whether there is room for a space between two glyphs, or a new
// line begins with the second.
func apart(a, b *glyph) bool {
	em := max(a.size, b.size)
	return math.Hypot(b.low.X-a.low.X, b.low.Y-a.low.Y) > math.Hypot(a.ax, a.ay)/2+math.Hypot(b.ax, b.ay)/2+0.2*em
}

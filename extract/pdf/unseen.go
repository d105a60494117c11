package pdf

import (
	"math"

	"veil/internal/pdf/sight"
)

// unsee takes out what does not show although it is on the page: painted without
// ink, covered, clipped away, in the colour of its ground. It goes with the text
// of hidden layers. Returned are the ordinals of the glyphs, in order.
func (c *collector) unsee() (unseen []int32) {
	var to []int32 // where each glyph is now; -1 for what is hidden
	for i := range c.glyphs {
		g := &c.glyphs[i]
		if c.sight.Judge(int(g.ordinal), g.point(0.1), g.point(0.45)) == sight.Shows {
			continue
		}
		if to == nil {
			to = make([]int32, len(c.glyphs))
		}
		to[i] = -1
		unseen = append(unseen, g.ordinal)
	}
	if to == nil {
		return nil
	}
	kept := c.glyphs[:0]
	for i := range c.glyphs {
		g := c.glyphs[i]
		list := &kept
		if to[i] < 0 {
			list = &c.hidden
			g.dup = -1
		} else {
			to[i] = int32(len(kept))
		}
		if g.dup >= 0 {
			g.dup = to[g.dup]
		}
		if g.spaces = 0; len(*list) > 0 {
			last := &(*list)[len(*list)-1]
			if g.spaces = last.spaces; last.space {
				g.spaces++
			}
		}
		*list = append(*list, g)
	}
	c.glyphs = kept
	return unseen
}

// point is a place in the glyph, so many ems above the line.
func (g *glyph) point(up float64) sight.Point {
	// The advance may reach over space after the letter.
	u, v := g.u+min(0.5*g.adv, 0.3*g.size), g.v+up*g.size
	if g.angle == 0 {
		return sight.Point{X: u, Y: v}
	}
	sin, cos := math.Sincos(float64(g.angle) * math.Pi / 180)
	return sight.Point{X: u*cos - v*sin, Y: u*sin + v*cos}
}

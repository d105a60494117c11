package pdf

import "unicode/utf8"

// Signs can be dots of a picture: full stops close together that show a name. A
// leader is one row of them; a picture has many rows.
const (
	leastSpecks = 400 // signs on a page that may be such a picture
	cellSpecks  = 40  // signs in a cell of a page that is full of them
)

// speckled makes signs unread that stand as close together as no text does.
func (c *collector) speckled() {
	n := 0
	for i := range c.glyphs {
		if isSpeck(&c.glyphs[i]) {
			n++
		}
	}
	if n < leastSpecks {
		return
	}
	type place struct{ x, y int }
	at := func(g *glyph) place {
		x, y, _, _ := g.origin()
		return place{int(x / cell), int(y / cell)}
	}
	count := map[place]int{}
	for i := range c.glyphs {
		if g := &c.glyphs[i]; isSpeck(g) {
			count[at(g)]++
		}
	}
	full := 0
	for _, n := range count {
		if n >= cellSpecks {
			full++
		}
	}
	if full < fullCells {
		return
	}
	for i := range c.glyphs {
		if g := &c.glyphs[i]; isSpeck(g) {
			g.text, g.unread = string(utf8.RuneError), true
			c.senseless++
		}
	}
}

// isSpeck reports whether a glyph is a sign: no letter, digit or space.
func isSpeck(g *glyph) bool {
	if g.space || g.unread || len(g.text) != 1 {
		return !g.space && !g.unread && (g.text == "•" || g.text == "·" || g.text == "■")
	}
	return !plain(g.text)
}

package pdf

import (
	"math"
	"unicode"
	"unicode/utf8"
)

// A line may be bent, or its letters stand one below another: along the edge of a
// round stamp, down a margin, or letter by letter askew. Nobody has to turn the
// page to read it, so it is laid straight before words are made of it.
const (
	leastBent    = 4    // letters that make a bent line
	mostBend     = 45   // degrees from one letter to the next
	bentGap      = 0.45 // ems from the end of a letter to the next
	leastStacked = 6    // letters one below another that make a line
	leastVariety = 5    // different ones among them: ticks and marks in a column are no word
	stackedStep  = 1.5  // ems from one to the next
	skippedSteps = 2.2  // of these, over a space that is not drawn
)

// straighten lays bent and stacked lines straight, in their own frame.
func straighten(glyphs []glyph) {
	for i := 0; i+1 < len(glyphs); i++ {
		if glyphs[i].angle != glyphs[i+1].angle && follows(glyphs, i) {
			from, to := i, i+1
			for from > 0 && follows(glyphs, from-1) {
				from--
			}
			for to < len(glyphs) && follows(glyphs, to-1) {
				to++
			}
			layStraight(glyphs[from:to])
			i = to - 1
		} else if step := glyphs[i].v - glyphs[i+1].v; step <= stackedStep*glyphs[i].size && beneath(glyphs, i, step) {
			to := i + 2
			for to < len(glyphs) && beneath(glyphs, to-1, skippedSteps*step) {
				to++
			}
			layDown(glyphs[i:to])
			i = to - 1
		}
	}
}

// origin is where a glyph stands on the page, and where it ends.
func (g *glyph) origin() (x0, y0, x1, y1 float64) {
	x0, y0 = turn(g.u, g.v, -g.angle)
	x1, y1 = turn(g.u+g.adv, g.v, -g.angle)
	return x0, y0, x1, y1
}

// bend is by how many degrees the line turns from one glyph to the next.
func bend(a, b *glyph) int {
	d := int(b.angle - a.angle)
	switch {
	case d > 180:
		d -= 360
	case d < -180:
		d += 360
	}
	return max(d, -d)
}

// follows reports whether the glyph after i goes on where i ends.
func follows(glyphs []glyph, i int) bool {
	a, b := &glyphs[i], &glyphs[i+1]
	if a.dup >= 0 || b.dup >= 0 || !alike(a.size, b.size) || bend(a, b) > mostBend {
		return false
	}
	_, _, x1, y1 := a.origin()
	x0, y0, _, _ := b.origin()
	return math.Hypot(x0-x1, y0-y1) <= bentGap*max(a.size, b.size)
}

// layStraight lays glyphs that follow each other along the line from the first to
// the last, if they are bent.
func layStraight(line []glyph) {
	letters, bends := 0, 0
	for i := range line {
		if !line[i].space {
			letters++
		}
		if i > 0 && line[i].angle != line[i-1].angle {
			bends++
		}
	}
	if letters < leastBent || bends < 2 {
		return
	}
	x0, y0, _, _ := line[0].origin()
	_, _, x1, y1 := line[len(line)-1].origin()
	angle := int16(math.Round(math.Atan2(y1-y0, x1-x0) * 180 / math.Pi))
	if angle >= -2 && angle <= 2 {
		angle = 0
	}
	v := 0.0
	for i := range line {
		x, y, _, _ := line[i].origin()
		_, height := turn(x, y, angle)
		v += height / float64(len(line))
	}
	u, _ := turn(x0, y0, angle)
	var endX, endY, dirX, dirY float64
	for i := range line {
		g := &line[i]
		x, y, x1, y1 := g.origin()
		if i > 0 { // what is left free between two letters
			u += max(overlap*g.size, (x-endX)*dirX+(y-endY)*dirY)
		}
		endX, endY = x1, y1
		if d := math.Hypot(x1-x, y1-y); d > 0 {
			dirX, dirY = (x1-x)/d, (y1-y)/d
		}
		g.u, g.v, g.angle, g.bent = u, v, angle, true
		u += g.adv
	}
}

// beneath reports whether the glyph after i stands below it, by so much at most.
func beneath(glyphs []glyph, i int, most float64) bool {
	a, b := &glyphs[i], &glyphs[i+1]
	step := a.v - b.v
	return step > 0.5*a.size && step <= most && a.angle == b.angle && a.dup < 0 && b.dup < 0 && alike(a.size, b.size) &&
		(math.Abs(a.u-b.u) < 0.1*a.size || math.Abs(a.u+a.adv/2-b.u-b.adv/2) < 0.3*a.size)
}

// layDown lays glyphs that stand one below another along a line downwards, if they
// are a word.
func layDown(column []glyph) {
	letters, signs := 0, map[string]bool{}
	step := math.Inf(1)
	for i := range column {
		if r, _ := utf8.DecodeRuneInString(column[i].text); unicode.IsLetter(r) {
			letters++
		}
		if !column[i].space {
			signs[column[i].text] = true
		}
		if i > 0 {
			step = min(step, column[i-1].v-column[i].v)
		}
	}
	if len(column) < leastStacked || letters < leastStacked/2 || len(signs) < leastVariety {
		return
	}
	v, angle := column[0].u, column[0].angle-90
	if angle <= -180 {
		angle += 360
	}
	for i := range column {
		g := &column[i]
		g.u, g.v, g.angle, g.adv, g.bent = -g.v, v, angle, step, true
	}
}

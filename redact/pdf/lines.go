package pdf

import (
	"math"
	"slices"
)

// row is the glyphs of one baseline that stand close together: a line of a
// paragraph, or what one cell of a table holds of it. Spots are in order of u.
type row struct {
	angle  float64
	spots  []spot
	u0, u1 float64 // of what shows
	size   float64 // of the largest glyph
	v      float64
	limit  float64 // where the next row of the baseline begins; +Inf where there is none
}

// liner parts glyphs into rows.
type liner struct {
	angle float64
	ruled ruler // may be nil
	rows  []*row
	room  []row
	gaps  []gap
	sizes []float64
}

// gap is the distance, between two words or within one drawn apart, before a
// glyph: at is the glyph's index, size the larger of the two.
type gap struct {
	at         int
	wide, size float64
}

// rowsOf parts the glyphs of one direction into rows, from the top; it reorders
// spots, whose memory the rows use. ruled tells
// whether a vertical rule stands between two places of a line; it may be nil.
func rowsOf(angle float64, spots []spot, ruled ruler) []*row {
	l := &liner{angle: angle, ruled: ruled}
	if slices.ContainsFunc(spots, nowhere) {
		spots = slices.DeleteFunc(spots, nowhere)
	}
	sortDown(spots)
	for from := 0; from < len(spots); {
		to, size := from, 0.0
		for to < len(spots) && spots[from].v-spots[to].v < 0.4*max(size, spots[to].size) {
			size = max(size, spots[to].size)
			to++
		}
		to = max(to, from+1)
		l.part(spots[from:to])
		from = to
	}
	return l.rows
}

// nowhere reports whether a spot has absurd numbers.
func nowhere(s spot) bool {
	sum := s.u + s.v + s.natural
	return math.IsNaN(sum) || math.Abs(sum) > 1e7 || s.size <= 0
}

// ruler is source.Page.Ruled.
type ruler func(u0, u1, v, size float64) bool

// part parts the glyphs of one baseline at wide gaps and at vertical rules.
func (l *liner) part(spots []spot) {
	sortAcross(spots)
	if !overlaid(spots) {
		l.layer(spots)
		return
	}
	for _, layer := range layersOf(spots) {
		sortAcross(layer)
		l.layer(layer)
	}
}

// layer parts the glyphs of one baseline that do not lie on each other, in order.
func (l *liner) layer(spots []spot) {
	l.gaps, l.sizes = eachGap(l.gaps[:0], spots), l.sizes[:0]
	for _, g := range l.gaps {
		if g.wide > wordGap*g.size {
			l.sizes = append(l.sizes, g.wide/g.size)
		}
	}
	// In a justified line all gaps are wide; between columns one is wider than
	// the others.
	wide := 1.5
	if n := len(l.sizes); n > 2 {
		slices.Sort(l.sizes)
		wide = max(1, 2.2*l.sizes[n/2])
	}
	from, first := 0, len(l.rows)
	for _, g := range l.gaps {
		s := &spots[g.at]
		if g.wide > wide*g.size || l.ruled != nil && g.wide > 0 && l.ruled(s.u-g.wide-0.5, s.u+0.5, s.v+0.3*g.size, g.size) {
			l.row(spots[from:g.at])
			from = g.at
		}
	}
	l.row(spots[from:])
	for i := first; i+1 < len(l.rows); i++ {
		l.rows[i].limit = l.rows[i+1].u0
	}
}

// wordGap is the least distance between two words, in ems.
const wordGap = 0.12

// eachGap appends, for every glyph that is no space and no further letter of a
// word, the distance from the one before it that is no space.
func eachGap(out []gap, spots []spot) []gap {
	end, size, last := math.NaN(), 0.0, -1
	for i := range spots {
		s := &spots[i]
		if s.white {
			continue
		}
		same := last >= 0 && s.follows(&spots[last])
		last = i
		if !same && end == end {
			out = append(out, gap{i, s.u - end, max(size, s.size)})
		}
		if e := s.u + s.natural; end != end || e > end {
			end = e
		}
		size = s.size
	}
	return out
}

// row makes a row of spots.
func (l *liner) row(spots []spot) {
	if len(l.room) == cap(l.room) {
		l.room = make([]row, 0, 32)
	}
	l.room = append(l.room, row{angle: l.angle, spots: spots, limit: math.Inf(1), u0: math.Inf(1), u1: math.Inf(-1)})
	r := &l.room[len(l.room)-1]
	for i := range spots {
		s := &spots[i]
		if s.size > r.size {
			r.size, r.v = s.size, s.v
		}
		if !s.white {
			r.u0, r.u1 = min(r.u0, s.u), max(r.u1, s.u+s.natural)
		}
	}
	l.rows = append(l.rows, r)
}

// masked reports whether an edit masks something in the row.
func (r *row) masked(unread int32) bool {
	for i := range r.spots {
		if r.spots[i].masked(unread) {
			return true
		}
	}
	return false
}

// shows reports whether the row has anything but spaces.
func (r *row) shows() bool { return r.u1 > r.u0 }

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

// rowsOf parts the glyphs of one direction into rows, from the top; it reorders
// spots, whose memory the rows use. ruled tells
// whether a vertical rule stands between two places of a line; it may be nil.
func rowsOf(angle float64, spots []spot, ruled ruler) []*row {
	spots = slices.DeleteFunc(spots, func(s spot) bool {
		sum := s.u + s.v + s.natural
		return math.IsNaN(sum) || math.Abs(sum) > 1e7 || s.size <= 0
	})
	sortDown(spots)
	var out []*row
	for from := 0; from < len(spots); {
		to, size := from, 0.0
		for to < len(spots) && spots[from].v-spots[to].v < 0.4*max(size, spots[to].size) {
			size = max(size, spots[to].size)
			to++
		}
		to = max(to, from+1)
		out = append(out, partRow(angle, spots[from:to], ruled)...)
		from = to
	}
	return out
}

// ruler is source.Page.Ruled.
type ruler func(u0, u1, v, size float64) bool

// partRow parts the glyphs of one baseline at wide gaps and at vertical rules.
func partRow(angle float64, spots []spot, ruled ruler) []*row {
	var out []*row
	for _, layer := range layersOf(spots) {
		out = append(out, partLayer(angle, layer, ruled)...)
	}
	return out
}

func partLayer(angle float64, spots []spot, ruled ruler) []*row {
	sortAcross(spots)
	var gaps []float64 // between words
	eachGap(spots, func(_ int, gap, size float64) {
		if gap > wordGap*size {
			gaps = append(gaps, gap/size)
		}
	})
	// In a justified line all gaps are wide; between columns one is wider than
	// the others.
	wide := 1.5
	if len(gaps) > 2 {
		slices.Sort(gaps)
		wide = max(1, 2.2*gaps[len(gaps)/2])
	}
	var out []*row
	from := 0
	eachGap(spots, func(i int, gap, size float64) {
		s := &spots[i]
		if gap > wide*size || ruled != nil && gap > 0 && ruled(s.u-gap-0.5, s.u+0.5, s.v+0.3*size, size) {
			out = append(out, newRow(angle, spots[from:i]))
			from = i
		}
	})
	out = append(out, newRow(angle, spots[from:]))
	for i := range out[1:] {
		out[i].limit = out[i+1].u0
	}
	return out
}

// wordGap is the least distance between two words, in ems.
const wordGap = 0.12

// eachGap calls f with every glyph that is no space and no further letter of a
// word, the distance from the one before it that is no space, and the larger
// size of the two.
func eachGap(spots []spot, f func(i int, gap, size float64)) {
	end, size, last := math.NaN(), 0.0, -1
	for i := range spots {
		s := &spots[i]
		if s.blank() {
			continue
		}
		same := last >= 0 && s.follows(&spots[last])
		last = i
		if !math.IsNaN(end) && !same {
			f(i, s.u-end, max(size, s.size))
		}
		if e := s.u + s.natural; math.IsNaN(end) || e > end {
			end = e
		}
		size = s.size
	}
}

func newRow(angle float64, spots []spot) *row {
	r := &row{angle: angle, spots: spots, limit: math.Inf(1), u0: math.Inf(1), u1: math.Inf(-1)}
	for i := range spots {
		s := &spots[i]
		if s.size > r.size {
			r.size, r.v = s.size, s.v
		}
		if !s.blank() {
			r.u0, r.u1 = min(r.u0, s.u), max(r.u1, s.u+s.natural)
		}
	}
	return r
}

// masked reports whether an edit masks something in the row.
func (r *row) masked(unread int32) bool {
	return slices.ContainsFunc(r.spots, func(s spot) bool { return s.masked(unread) })
}

// shows reports whether the row has anything but spaces.
func (r *row) shows() bool { return r.u1 > r.u0 }

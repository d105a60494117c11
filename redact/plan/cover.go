package plan

import (
	"cmp"
	"slices"

	"veil/extract"
)

// cover answers how spans lie to a set of spans, in logarithmic time.
type cover map[string][]reach

// reach is a span together with the furthest end of all spans up to it, since
// they may nest.
type reach struct{ start, end, furthest int }

func newCover(edits []Edit) cover {
	c := cover{}
	for _, e := range edits {
		c[e.Part] = append(c[e.Part], reach{start: e.Start, end: e.End})
	}
	for _, rs := range c {
		slices.SortFunc(rs, func(a, b reach) int { return cmp.Compare(a.start, b.start) })
		far := 0
		for i := range rs {
			far = max(far, rs[i].end)
			rs[i].furthest = far
		}
	}
	return c
}

// any reports whether f holds for one of the spans that overlap s.
func (c cover) any(s extract.Span, f func(reach) bool) bool {
	rs := c[s.Part]
	n, _ := slices.BinarySearchFunc(rs, s.End, func(r reach, end int) int { return cmp.Compare(r.start, end) })
	for i := n - 1; i >= 0 && rs[i].furthest > s.Start; i-- {
		if rs[i].end > s.Start && f(rs[i]) {
			return true
		}
	}
	return false
}

// touches reports whether s overlaps a span.
func (c cover) touches(s extract.Span) bool {
	return c.any(s, func(reach) bool { return true })
}

// contains reports whether s lies within a span.
func (c cover) contains(s extract.Span) bool {
	return c.any(s, func(r reach) bool { return r.start <= s.Start && s.End <= r.end })
}

// strictly reports whether s lies within a larger span.
func (c cover) strictly(s extract.Span) bool {
	return c.any(s, func(r reach) bool {
		return r.start <= s.Start && s.End <= r.end && r.end-r.start > s.End-s.Start
	})
}

package plan

import (
	"cmp"
	"slices"
)

// cover answers how spans lie to a set of spans, by the part they are in, in
// logarithmic time. Add them all and sort it before asking.
type cover[Part comparable] map[Part][]reach

// reach is a span together with the furthest end of all spans up to it, since
// they may nest.
type reach struct{ start, end, furthest int }

func (c cover[Part]) add(part Part, start, end int) {
	c[part] = append(c[part], reach{start: start, end: end})
}

func (c cover[Part]) sort() {
	for _, rs := range c {
		slices.SortFunc(rs, func(a, b reach) int { return cmp.Compare(a.start, b.start) })
		far := 0
		for i := range rs {
			far = max(far, rs[i].end)
			rs[i].furthest = far
		}
	}
}

// any reports whether f holds for one of the spans that overlap [start, end).
func (c cover[Part]) any(part Part, start, end int, f func(reach) bool) bool {
	rs := c[part]
	n, _ := slices.BinarySearchFunc(rs, end, func(r reach, end int) int { return cmp.Compare(r.start, end) })
	for i := n - 1; i >= 0 && rs[i].furthest > start; i-- {
		if rs[i].end > start && f(rs[i]) {
			return true
		}
	}
	return false
}

// touches reports whether [start, end) overlaps a span.
func (c cover[Part]) touches(part Part, start, end int) bool {
	return c.any(part, start, end, func(reach) bool { return true })
}

// contains reports whether [start, end) lies within a span.
func (c cover[Part]) contains(part Part, start, end int) bool {
	return c.any(part, start, end, func(r reach) bool { return r.start <= start && end <= r.end })
}

// strictly reports whether [start, end) lies within a larger span.
func (c cover[Part]) strictly(part Part, start, end int) bool {
	return c.any(part, start, end, func(r reach) bool {
		return r.start <= start && end <= r.end && r.end-r.start > end-start
	})
}

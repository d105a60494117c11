package font

import (
	"cmp"
	"container/heap"
	"slices"
	"sort"
)

// span maps the codes from lo to hi to consecutive CIDs, or to dst with its
// last character counted up.
type span struct {
	lo, hi uint64
	first  uint64 // the code that cid and dst belong to; lo before any cutting
	cid    uint32
	dst    string
	seq    int // order of appearance: later spans win
}

// ranges is a set of spans. Spans may overlap while they are added; sort cuts
// them so that they do not, which at most doubles their number.
type ranges struct{ spans []span }

// add adds a span, unless its ends are the wrong way round.
func (r *ranges) add(s span) {
	if s.lo > s.hi {
		return
	}
	s.first, s.seq = s.lo, len(r.spans)
	r.spans = append(r.spans, s)
}

// find returns the span of a code and how far the code is from the span's
// first. Call sort before.
func (r *ranges) find(code uint64) (s *span, off uint32, ok bool) {
	i := sort.Search(len(r.spans), func(i int) bool { return r.spans[i].hi >= code })
	if i == len(r.spans) || r.spans[i].lo > code {
		return nil, 0, false
	}
	return &r.spans[i], uint32(code - r.spans[i].first), true
}

// sort orders the spans by code and cuts overlapping ones: where two claim a
// code, the one added later keeps it.
func (r *ranges) sort() {
	slices.SortStableFunc(r.spans, func(a, b span) int { return cmp.Compare(a.lo, b.lo) })
	for i := 1; i < len(r.spans); i++ {
		if r.spans[i].lo <= r.spans[i-1].hi {
			r.cut()
			return
		}
	}
}

// cut sweeps over the ends of all spans and keeps, between each two ends, the
// latest of the spans that are open there.
func (r *ranges) cut() {
	ends := make([]uint64, 0, 2*len(r.spans))
	for _, s := range r.spans {
		ends = append(ends, s.lo, s.hi+1)
	}
	slices.Sort(ends)
	ends = slices.Compact(ends)
	var out []span
	var open latest
	next := 0
	for i, lo := range ends[:len(ends)-1] {
		for ; next < len(r.spans) && r.spans[next].lo == lo; next++ {
			heap.Push(&open, &r.spans[next])
		}
		for len(open) > 0 && open[0].hi < lo {
			heap.Pop(&open)
		}
		if len(open) > 0 {
			s := *open[0]
			s.lo, s.hi = lo, ends[i+1]-1
			out = append(out, s)
		}
	}
	r.spans = out
}

// latest is a heap of spans with the one added last on top.
type latest []*span

func (h latest) Len() int           { return len(h) }
func (h latest) Less(i, j int) bool { return h[i].seq > h[j].seq }
func (h latest) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *latest) Push(x any)        { *h = append(*h, x.(*span)) }
func (h *latest) Pop() any {
	last := len(*h) - 1
	s := (*h)[last]
	*h = (*h)[:last]
	return s
}

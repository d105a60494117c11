package pdf

import "math"

// What makes the edge of a column: so many other rows near by whose cells begin
// there, exactly.
const (
	edgeRows  = 3
	edgeNear  = 24   // rows above and below that are looked at
	edgeExact = 0.08 // ems

	mostPasses = 4 // over all rows
)

// full parts cells of a table's row that stand as close as words, since the one on
// the left is full: where a new operator begins to show text at the very edge at
// which cells of other rows begin. It reports whether there were some.
func full(rs []row, at int, glyphs []glyph) bool {
	r := &rs[at]
	first := r.segments[0]
	if len(r.segments) < 2 && !edge(rs, at, first.u0, edgeExact*r.size) { // nor a further line of a cell
		return false
	}
	var out []segment // of the row, once some are parted
	for i, s := range r.segments {
		from := 0
		for k := 1; k < len(s.words); k++ {
			w := &s.words[k]
			if glyphs[w.glyphs[0]].goesOn || !edge(rs, at, w.u0, edgeExact*w.size) {
				continue
			}
			if out == nil {
				out = append(make([]segment, 0, len(r.segments)+4), r.segments[:i]...)
			}
			out = append(out, segmentOf(s.words[from:k]))
			from = k
		}
		if out != nil {
			out = append(out, segmentOf(s.words[from:]))
		}
	}
	if out != nil {
		r.segments = out
	}
	return out != nil
}

// edge reports whether cells of other rows near one begin at u.
func edge(rs []row, at int, u, exact float64) bool {
	n := 0
	for i := max(0, at-edgeNear); i < min(len(rs), at+edgeNear+1); i++ {
		if i == at {
			continue
		}
		for _, s := range rs[i].segments[1:] {
			if math.Abs(s.u0-u) <= exact {
				n++
				break
			}
		}
	}
	return n >= edgeRows
}

// segmentOf makes one of words that stand one after the other.
func segmentOf(ws []word) segment {
	s := segment{words: ws, u0: ws[0].u0, u1: ws[0].u1}
	for i := range ws {
		s.u1 = max(s.u1, ws[i].u1)
		s.chars += len(ws[i].glyphs)
		if i > 0 {
			s.chars++
		}
	}
	return s
}

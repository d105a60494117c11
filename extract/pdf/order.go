package pdf

import (
	"math"
	"sort"
)

// interval is a stretch of a row that holds no text.
type interval struct{ a, b float64 }

// Columns are told from tables by what they hold: running text fills lines.
const (
	proseRows  = 4   // rows that both columns need
	proseChars = 22  // characters a line needs on average
	proseFill  = 0.6 // share of the column's width that its lines need on average

	// A gutter is this wide, in ems. A full cell leaves hardly any room before the next
	// one, which begins where others of its column do.
	gutterLeast = 0.25
	fullLeast   = 0.02

	groupGap = 2.2 // ems of space below which lines can belong together
)

// readingOrder returns rows in the order in which they read: columns of running
// text column by column, a table row by row and in each row cell by cell.
func readingOrder(rs []row, rules []rule) []row {
	var out []row
	for i := 0; i < len(rs); {
		n, gutters := sharedGutters(rs[i:])
		group := rs[i : i+n]
		sort.Slice(gutters, func(i, j int) bool { return gutters[i].a < gutters[j].a })
		if cols := split(group, gutters); cols != nil {
			for _, c := range cols {
				out = append(out, c...)
			}
		} else if len(gutters) > 0 {
			out = append(out, tableRows(group, gutters, rules)...)
		} else {
			out = append(out, group...)
		}
		i += n
	}
	return out
}

// sharedGutters returns how many of the rows, from the first, share at least
// one gap between segments that runs through all of them, and these gaps.
func sharedGutters(rs []row) (n int, shared []interval) {
	for i, r := range rs {
		in := inner(r)
		if i == 0 {
			shared = in
			n = 1
			continue
		}
		if len(shared) == 0 {
			if len(in) > 0 {
				return n, nil
			}
			n++
			continue
		}
		if rs[i-1].v-r.v > groupGap*math.Max(r.size, rs[i-1].size) {
			return n, shared
		}
		next := intersectGaps(shared, free(r), r.size)
		if len(next) == 0 || len(next) < len(shared) && n >= 2 && len(in) == 0 { // a heading across columns
			return n, shared
		}
		shared = next
		n++
	}
	return n, shared
}

// inner lists the gaps between a row's segments.
func inner(r row) []interval {
	var out []interval
	for i := 1; i < len(r.segments); i++ {
		out = append(out, interval{r.segments[i-1].u1, r.segments[i].u0})
	}
	return out
}

// free is inner with the margins on both sides.
func free(r row) []interval {
	n := len(r.segments)
	out := append([]interval{{math.Inf(-1), r.segments[0].u0}}, inner(r)...)
	return append(out, interval{r.segments[n-1].u1, math.Inf(1)})
}

// intersectGaps returns what the gutters x and the gaps y of a further row, with
// letters of a size, share. Letters of no size leave gaps of none, which would
// multiply from row to row.
func intersectGaps(x, y []interval, size float64) []interval {
	var out []interval
	for _, p := range x {
		for _, q := range y {
			r := interval{math.Max(p.a, q.a), math.Min(p.b, q.b)}
			w := r.b - r.a
			wide := w >= gutterLeast*size || r == p || w >= fullLeast*size && math.Abs(p.b-q.b) <= edgeExact*size
			if w > 0 && wide && len(out) < len(x)+len(y) {
				out = append(out, r)
			}
		}
	}
	return out
}

// split parts rows at the gutters into columns, top to bottom and left to
// right; nil where they are cells of a table rather than running text.
func split(rs []row, gutters []interval) [][]row {
	if len(gutters) == 0 || len(rs) < proseRows {
		return nil
	}
	cols := make([][]row, len(gutters)+1)
	for _, r := range rs {
		parts := make([]row, len(cols))
		for _, s := range r.segments {
			c := column(gutters, s)
			parts[c].segments = append(parts[c].segments, s)
		}
		for c, p := range parts {
			if len(p.segments) > 0 {
				p.v, p.size = r.v, r.size
				cols[c] = append(cols[c], p)
			}
		}
	}
	for _, c := range cols {
		if !prose(c) {
			return nil
		}
	}
	return cols
}

func prose(rs []row) bool {
	if len(rs) < proseRows {
		return false
	}
	left, right := math.Inf(1), math.Inf(-1)
	chars, width := 0, 0.0
	for _, r := range rs {
		first, last := r.segments[0], r.segments[len(r.segments)-1]
		left, right = math.Min(left, first.u0), math.Max(right, last.u1)
		width += last.u1 - first.u0
		for _, s := range r.segments {
			chars += s.chars
		}
	}
	n := float64(len(rs))
	return float64(chars)/n >= proseChars && width/n >= proseFill*(right-left)
}

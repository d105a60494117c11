package pdf

import "math"

// tableRows regroups the lines of a table, which share gutters: the lines of
// one row are read cell by cell, so that a name broken over two lines of its
// cell stays together. Where rules are drawn between rows they tell which lines
// belong to one row; elsewhere the space between lines has to.
func tableRows(rs []row, gutters []interval, rules []rule) []row {
	left, right := math.Inf(1), math.Inf(-1)
	for _, r := range rs {
		left = math.Min(left, r.segments[0].u0)
		right = math.Max(right, r.segments[len(r.segments)-1].u1)
	}
	starts := make([]bool, len(rs)) // lines at which a row begins
	starts[0] = true
	ruled := 0
	for i := 1; i < len(rs); i++ {
		starts[i] = separated(rules, rs[i-1].v, rs[i].v, rs[i].size, left, right)
		if starts[i] {
			ruled++
		}
	}
	if ruled == 0 {
		bySpace(rs, gutters, starts)
	}
	var out []row
	for i := 0; i < len(rs); {
		j := i + 1
		for j < len(rs) && !starts[j] {
			j++
		}
		at := len(out)
		if j == i+1 {
			out = append(out, rs[i])
		} else {
			out = append(out, cells(rs[i:j], gutters, right)...)
		}
		out[at].next = i > 0
		i = j
	}
	return out
}

// cells reads the lines of one table row column by column. A line that was
// broken because its cell is too narrow for the next word goes on after a
// space; other lines stay lines.
func cells(rs []row, gutters []interval, right float64) []row {
	var out []row
	for c := 0; c <= len(gutters); c++ {
		edge := right
		if c < len(gutters) {
			edge = gutters[c].b
		}
		var last *segment
		for _, r := range rs {
			line := row{v: r.v, size: r.size}
			for _, s := range r.segments {
				if column(gutters, s) == c {
					line.segments = append(line.segments, s)
				}
			}
			if len(line.segments) == 0 {
				continue
			}
			first := &line.segments[0].words[0]
			switch {
			case last == nil:
				line.cell = len(out) > 0
			case last.u1+0.25*r.size+first.u1-first.u0 > edge-cellMargin*r.size:
				line.joined = true
			default:
				line.inside = true
			}
			out = append(out, line)
			last = &line.segments[len(line.segments)-1]
		}
	}
	return out
}

// cellMargin is about the space that cells leave before the next one, in ems.
const cellMargin = 0.9

// column is the number of the column in which a segment stands.
func column(gutters []interval, s segment) int {
	n := 0
	for n < len(gutters) && gutters[n].a < s.u0 {
		n++
	}
	return n
}

// loose is how much more space than within a row stands between rows.
const loose = 1.3

// bySpace marks the lines at which a row begins in a table without rules. A
// line that leaves the first column empty continues the row above. So does
// every line of a block, where space sets several blocks apart, and a line of
// it that begins in the first column leaves another one empty: its cells are
// broken over lines.
func bySpace(rs []row, gutters []interval, starts []bool) {
	tight := math.Inf(1)
	for i := 1; i < len(rs); i++ {
		starts[i] = column(gutters, rs[i].segments[0]) == 0
		tight = math.Min(tight, rs[i-1].v-rs[i].v)
	}
	var blocks [][2]int
	from := 0
	for i := 1; i <= len(rs); i++ {
		if i == len(rs) || rs[i-1].v-rs[i].v > loose*tight {
			blocks = append(blocks, [2]int{from, i})
			from = i
			if i < len(rs) {
				starts[i] = true
			}
		}
	}
	if len(blocks) < 3 || len(gutters) < 2 {
		return
	}
	for _, b := range blocks {
		if b[1]-b[0] > 8 || !broken(rs[b[0]:b[1]], gutters) {
			continue
		}
		for i := b[0] + 1; i < b[1]; i++ {
			starts[i] = false
		}
	}
}

// broken reports whether a line that begins in the first column leaves a
// column empty that another line of the block fills.
func broken(rs []row, gutters []interval) bool {
	most := 0
	for _, r := range rs {
		most = max(most, filled(r, gutters))
	}
	for _, r := range rs {
		if column(gutters, r.segments[0]) == 0 && filled(r, gutters) < most {
			return true
		}
	}
	return false
}

// filled counts the columns in which a line has something.
func filled(r row, gutters []interval) int {
	n, last := 0, -1
	for _, s := range r.segments {
		if c := column(gutters, s); c != last {
			n, last = n+1, c
		}
	}
	return n
}

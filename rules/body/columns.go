package body

import (
	"slices"
	"strings"
)

// cell is one cell of a line: bytes of the text, spaces taken off.
type cell struct{ start, end int }

// columns finds names in the columns of tables whose head says that they are
// schools or organisations. A table's cells are parted by bars, tabs or two
// spaces and more; it ends at an empty line.
func (s *scan) columns() {
	type column struct {
		n, at int // which cell, and where in the line it begins
		set   set
	}
	var cols []column
	var bars bool
	for at := 0; at < len(s.text); {
		end := strings.IndexByte(s.text[at:], '\n')
		if end < 0 {
			end = len(s.text)
		} else {
			end += at
		}
		line := s.text[at:end]
		start := at
		at = end + 1
		if strings.TrimSpace(line) == "" {
			cols = nil
			continue
		}
		cells, barred := split(line, start)
		if len(cells) < 2 {
			cols = nil
			continue
		}
		if cols == nil || barred != bars {
			cols, bars = nil, barred
			for n, c := range cells {
				if b := s.headOf(c); b != 0 {
					cols = append(cols, column{n, c.start - start, b})
				}
			}
			// A label and its value are no head of a table.
			if len(cells) == 2 && (len(cols) != 1 || cols[0].n == 0) {
				cols = nil
			}
			continue
		}
		for _, col := range cols {
			for n, c := range cells {
				if bars && n == col.n || !bars && c.start-start >= col.at-2 && c.start-start <= col.at+2 {
					if i, ok := s.tokenAt(c.start); ok {
						s.value(i, col.set)
					}
				}
			}
		}
	}
}

// split cuts a line into cells and reports whether bars or tabs part them.
func split(line string, start int) ([]cell, bool) {
	var out []cell
	put := func(a, b int) {
		for a < b && (line[a] == ' ' || line[a] == '*' || line[a] == '\r') {
			a++
		}
		for b > a && (line[b-1] == ' ' || line[b-1] == '*' || line[b-1] == '\r') {
			b--
		}
		out = append(out, cell{start + a, start + b})
	}
	if strings.ContainsAny(line, "|\t") {
		from := 0
		for i := range len(line) {
			if line[i] == '|' || line[i] == '\t' {
				put(from, i)
				from = i + 1
			}
		}
		put(from, len(line))
		return out, true
	}
	from := -1
	for i := 0; i <= len(line); i++ {
		gap := i == len(line) || line[i] == ' ' && (i+1 == len(line) || line[i+1] == ' ')
		switch {
		case !gap && from < 0 && line[i] != ' ':
			from = i
		case gap && from >= 0:
			put(from, i)
			from = -1
		}
	}
	return out, false
}

// headOf returns whether a cell holds a label and nothing else.
func (s *scan) headOf(c cell) set {
	i, ok := s.tokenAt(c.start)
	if !ok || c.end-c.start > 40 {
		return 0
	}
	var b set
	known().at(s.toks, i, func(x set, end int) {
		if s.at(end-1).stop == c.end {
			b = x & (labelSchool | labelOrg)
		}
	})
	return b
}

// tokenAt returns the token that begins at a byte of the text.
func (s *scan) tokenAt(at int) (int, bool) {
	return slices.BinarySearchFunc(s.toks, at, func(t token, at int) int { return t.start - at })
}

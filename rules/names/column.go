package names

import (
	"veil/rules/names/lexicon"
)

// cell is what stands between two borders of a table in one line.
type cell struct {
	first, end int // units
	row        int // number of the line
}

// column tells cells of one column from those of others: the last of a line, or
// the place in it.
type column int

// maxColumns is how many columns of a table are looked at, besides the last.
const maxColumns = 30

// wideGap is how many spaces set columns apart.
const wideGap = 3

// cells cuts the lines that have a tab, a bar or a wide gap into cells, by
// column.
func (s *scan) cells() map[column][]cell {
	m := map[column][]cell{}
	row, from := 0, 0
	var line []cell
	flush := func(end int) {
		if from < end {
			line = append(line, cell{from, end, row})
		}
		if len(line) > 1 {
			for k, c := range line[:min(len(line)-1, maxColumns)] {
				m[column(k)] = append(m[column(k)], c)
			}
			m[-1] = append(m[-1], line[len(line)-1])
		}
		line = line[:0]
	}
	for i := range s.units {
		switch u := &s.units[i]; {
		case u.punct == '|' || u.punct == '\t':
			if from < i {
				line = append(line, cell{from, i, row})
			}
			from = i + 1
		case u.shape == lexicon.Break:
			flush(i)
			row++
			from = i + 1
		case i > from && u.start-s.units[i-1].end >= wideGap:
			line = append(line, cell{from, i, row})
			from = i
		}
	}
	flush(len(s.units))
	return m
}

// wrapped is how many last cells of lines are looked at: where the text of
// other cells is wrapped, the last cell of a line is often one of them.
const wrapped = 6

// farRows is how many lines may lie between two cells that are compared.
const farRows = 40

// inTheirColumn reports whether units [i, j) are alone in a cell of a table
// where a cell close above or below holds somebody's name or initials.
func (s *scan) inTheirColumn(i, j int, cells map[column][]cell, taken []bool) bool {
	for name, col := range cells {
		at := -1
		for k, n := 0, len(col); k < n; { // the cells are in order: search by halves
			mid := (k + n) / 2
			if col[mid].end <= i {
				k = mid + 1
			} else {
				n = mid
			}
			at = k
		}
		if at < 0 || at >= len(col) || col[at].first != i || col[at].end != j {
			continue
		}
		reach := 1
		if name < 0 {
			reach = wrapped
		}
		for k := at - reach; k <= at+reach; k++ {
			if k != at && k >= 0 && k < len(col) && abs(col[k].row-col[at].row) <= farRows && s.people(col[k], taken) {
				return true
			}
		}
	}
	return false
}

func abs(n int) int { return max(n, -n) }

// inColumns returns the forenames, and words in no list, that are alone in a cell among cells of
// people: what they are called for short in a list of who does what.
func (s *scan) inColumns(named []bool) []int {
	var out []int
	var cells map[column][]cell
	border := func(i int) bool {
		u := s.at(i)
		return u.punct == '|' || u.punct == '\t'
	}
	gap := func(i int) bool { return i > 0 && i < len(s.units) && s.units[i].start-s.units[i-1].end >= wideGap }
	for i := range s.units {
		u, n := &s.units[i], s.at(i+1)
		if named[i] || u.shape != lexicon.Title || u.class != 0 || u.flags != 0 && u.flags.Fore() == 0 || u.flags.Ordinary() > 1 || !border(i-1) && !gap(i) || !border(i+1) && !gap(i+1) && n.shape != lexicon.Break {
			continue
		}
		if cells == nil {
			cells = s.cells()
		}
		if s.inTheirColumn(i, i+1, cells, named) {
			out = append(out, i)
		}
	}
	return out
}

// people reports whether a cell holds nothing but names.
func (s *scan) people(c cell, taken []bool) bool {
	some := false
	for i := c.first; i < c.end; i++ {
		switch u := &s.units[i]; {
		case taken[i]:
			some = true
		case u.shape.IsWord() && !u.is(lexicon.Honorific|lexicon.Kin) && u.hash != hashAnd:
			return false
		case u.shape == lexicon.Digits || u.shape == lexicon.Alnum:
			return false
		}
	}
	return some
}

package reference

import (
	"slices"
	"strings"

	"veil/rules"
)

// table is what is known of the table that a scan has come to: the columns
// whose headings announce numbers, and where the next line starts.
type table struct {
	next    int
	columns []column // nil outside a table
	sep     byte     // what is between its cells: see separator
	cells   bool     // the line has cells
	bank    bool     // a column announces accounts
}

type column struct {
	label
	cell
	ok bool
}

// cell is the place of a cell in its row.
type cell struct{ start, end int }

const (
	maxHeading = 40   // bytes of a heading
	maxRow     = 2000 // bytes of a row
)

// headed judges a token that begins a cell by the heading of its column, or by
// that of its row. Of what is plain only what may be a sort code is taken,
// which looks like a date.
func (s *scanner) headed(t token, plain bool) (match, bool) {
	if plain && (t.letters > 0 || t.digits != 6 && t.digits != 2 || t.joints != 2 && t.joints != 0) {
		return match{}, false
	}
	for s.table.next <= t.start {
		s.line()
	}
	if !s.table.cells || plain && !s.table.bank {
		return match{}, false
	}
	start := strings.LastIndexByte(s.text[:t.start], '\n') + 1
	row := s.text[start:min(s.table.next, len(s.text))]
	cs := cells(row, s.table.sep)
	i := 0
	for i < len(cs)-1 && t.start-start >= cs[i].end {
		i++
	}
	from := t.start
	if !plain {
		from = leadIn(s.text, t.start) // "PHD 2207"
	}
	if strings.Trim(row[cs[i].start:max(from-start, cs[i].start)], " *_`#\"'") != "" {
		return match{}, false
	}
	col := s.column(cs, i)
	if !col.ok && i > 1 { // the cell beside it is read as a label
		col = heading(row, cs[0])
		col.ok = col.ok && (col.strength > noun || col.kind == rules.BankAccount)
	}
	if !col.ok || plain && col.kind != rules.BankAccount || !plain && !t.fits(s.text, col.label) {
		return match{}, false
	}
	m := match{start: from, end: t.end, kind: col.kind, rule: "column", score: 0.88, why: "A number in a column of numbers", token: t}
	if !plain {
		m.end = s.groups(t, false)
	} else if t.digits == 2 {
		_, n, ok := spacedSort.Find(s.text[t.start:min(len(s.text), t.start+10)])
		if !ok {
			return match{}, false
		}
		m.end = t.start + n
	}
	return m, true
}

// column returns the column of the cell i of a row: the how manyth it is, or
// where gaps are all there is between cells and some are empty, the one over
// it.
func (s *scanner) column(cs []cell, i int) column {
	cols := s.table.columns
	if s.table.sep == 0 && len(cs) != len(cols) {
		for _, c := range cols {
			if cs[i].start < c.cell.end && c.cell.start < cs[i].end {
				return c
			}
		}
		return column{}
	}
	if i >= len(cols) {
		return column{}
	}
	return cols[i]
}

// line takes in the next line. A line with cells and no digit may head a
// table, which goes on while lines have cells.
func (s *scanner) line() {
	rest := s.text[s.table.next:]
	n := strings.IndexByte(rest, '\n')
	if n < 0 {
		n = len(rest)
	}
	row := rest[:n]
	s.table.next += n + 1
	if s.table.columns != nil && s.table.sep != 0 && strings.IndexByte(row, s.table.sep) >= 0 {
		s.table.cells = true
		if s.table.sep != '|' && s.table.sep != '\t' || len(row) > maxRow {
			return // as the heading says, whatever else there is
		}
	}
	sep, ok := separator(row)
	s.table.cells = ok
	if !ok {
		s.table.columns, s.table.bank = nil, false
		return
	}
	if s.table.columns == nil {
		s.table.sep = sep
	}
	if !strings.ContainsAny(row, "0123456789") {
		if cols, any := headings(row, sep); any {
			s.table.columns, s.table.sep = cols, sep
			s.table.bank = slices.ContainsFunc(cols, func(c column) bool { return c.ok && c.kind == rules.BankAccount })
		}
	}
}

// separator tells what is between the cells of a line, if it has more than one:
// a bar, a tab, 0 for wide gaps, or the comma or semicolon of an export, after
// which is no space.
func separator(row string) (byte, bool) {
	if len(row) > maxRow {
		return 0, false
	}
	switch {
	case strings.IndexByte(row, '|') >= 0:
		return '|', true
	case strings.IndexByte(row, '\t') >= 0:
		return '\t', true
	case strings.Contains(strings.TrimSpace(row), "  "):
		return 0, true
	}
	for _, sep := range []string{",", ";"} {
		if strings.Count(row, sep) >= 2 && !strings.Contains(row, sep+" ") && !strings.Contains(row, ". ") {
			return sep[0], true
		}
	}
	return 0, false
}

// headings reads a row as the headings of columns.
func headings(row string, sep byte) (cols []column, any bool) {
	for _, c := range cells(row, sep) {
		col := heading(row, c)
		any = any || col.ok
		cols = append(cols, col)
	}
	return cols, any
}

// heading reads a cell as a heading. It announces numbers where the whole of it
// is a label, but for what stands in brackets.
func heading(row string, c cell) column {
	h, _, _ := strings.Cut(strings.Trim(row[c.start:c.end], " *_`#.:\"'"), "(")
	h = strings.TrimRight(h, " .:")
	col := column{cell: c}
	if h != "" && len(h) <= maxHeading {
		h = parted(h)
		var buf [maxWords]word
		col.label, col.ok = read(wordsBefore(h, len(h), buf[:0]))
		col.ok = col.ok && (col.strength > noun || col.label.start == 0)
	}
	return col
}

// parted puts a space between the words of a heading that a program wrote,
// "CaseRef".
func parted(h string) string {
	for i := len(h) - 1; i > 0; i-- {
		if isUpper(h[i]) && 'a' <= h[i-1] && h[i-1] <= 'z' {
			h = h[:i] + " " + h[i:]
		}
	}
	return h
}

// cells returns the cells of a row. A separator of 0 stands for wide gaps.
// Commas and semicolons in quotation marks separate nothing.
func cells(row string, sep byte) []cell {
	var out []cell
	at, quoted := 0, false
	for i := 0; i < len(row); i++ {
		end := i
		switch {
		case row[i] == '"' && (sep == ',' || sep == ';'):
			quoted = !quoted
			continue
		case sep != 0 && row[i] == sep && !quoted:
		case sep == 0 && i > 0 && row[i] == ' ' && i+1 < len(row) && row[i+1] == ' ':
			for i+1 < len(row) && row[i+1] == ' ' {
				i++
			}
		default:
			continue
		}
		out = append(out, cell{at, end})
		at = i + 1
	}
	return append(out, cell{at, len(row)})
}

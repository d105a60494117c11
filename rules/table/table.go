// Package table reads lines of text as rows of a table: cells are what stands
// between bars, tabs or gaps of two spaces or more, or between commas. It promises no more than
// that: whether a line is a row of anything is for the caller to judge.
package table

import "strings"

// Longest is how many bytes of a line are looked at on either side of a place.
const Longest = 2000

// Cell is a stretch of bytes of a row.
type Cell struct{ Start, End int }

// Line returns the line around byte i of text, where it starts, and where the
// next one does. Of a very long line it returns what is near i.
func Line(text string, i int) (row string, start, next int) {
	start = max(0, i-Longest)
	if j := strings.LastIndexByte(text[start:i], '\n'); j >= 0 {
		start += j + 1
	}
	end := min(len(text), i+Longest)
	if n := strings.IndexByte(text[i:end], '\n'); n >= 0 {
		return text[start : i+n], start, i + n + 1
	}
	return text[start:end], start, end
}

// Cells cuts a row up.
func Cells(row string) []Cell {
	var out []Cell
	at := 0
	for i := 0; i < len(row); i++ {
		end := i
		switch row[i] {
		case '\t', '|':
		case ' ':
			for i+1 < len(row) && row[i+1] == ' ' {
				i++
			}
			if i == end || end == at || i+1 < len(row) && row[i+1] == '|' {
				continue
			}
		default:
			continue
		}
		out = append(out, Cell{at, end})
		at = i + 1
	}
	return append(out, Cell{at, len(row)})
}

// Commas cuts a row of comma-separated values up; commas in double quotes do
// not count. The quotes are part of the cells.
func Commas(row string) []Cell {
	var out []Cell
	at, quoted := 0, false
	for i := 0; i < len(row); i++ {
		switch {
		case row[i] == '"':
			quoted = !quoted
		case row[i] == ',' && !quoted:
			out = append(out, Cell{at, i})
			at = i + 1
		}
	}
	return append(out, Cell{at, len(row)})
}

// Heading reports whether head may be the heading of comma-separated values:
// three short cells or more, without full stops or colons. The rows must have
// as many.
func Heading(head string) bool {
	if strings.Count(head, ",") < 2 || strings.ContainsAny(head, ".;:|\t") || strings.Contains(head, ", ") && !strings.Contains(head, `"`) {
		return false
	}
	for _, c := range Commas(head) {
		if c.End-c.Start > 40 {
			return false
		}
	}
	return true
}

// Column returns which cell of a heading begins (after blanks and marks of
// emphasis) at byte rel, and how many cells are not empty; col is -1 where none
// begins there.
func Column(head string, cells []Cell, rel int) (col, full int) {
	col = -1
	for i, c := range cells {
		if strings.Trim(head[c.Start:c.End], blank) != "" {
			full++
		}
		if c.Start <= rel && rel < c.End && strings.Trim(head[c.Start:rel], blank) == "" {
			col = i
		}
	}
	return col, full
}

const blank = " *_>\""

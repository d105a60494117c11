// Package table reads lines of text as rows of a table: cells are what stands
// between bars, tabs or gaps of two spaces or more. It promises no more than
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

const blank = " *_>"

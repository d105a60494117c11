package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"golang.org/x/term"
)

// table is rows of cells in columns that are as wide as their widest cell. Its
// last column, and notes under rows, are folded to the width of the terminal.
type table struct {
	columns int // of the terminal; 0 for no limit
	head    []string
	rows    [][]string
	notes   map[int][]string // under the row with that index
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// note puts a line under the last row.
func (t *table) note(s string) {
	if t.notes == nil {
		t.notes = map[int][]string{}
	}
	t.notes[len(t.rows)-1] = append(t.notes[len(t.rows)-1], s)
}

const (
	indent     = 2
	gutter     = 2
	leastFolds = 20 // the last column is not folded to fewer columns
)

func (t *table) print(w io.Writer) {
	wide := make([]int, len(t.head))
	for _, row := range append([][]string{t.head}, t.rows...) {
		for i, c := range row {
			wide[i] = max(wide[i], utf8.RuneCountInString(c))
		}
	}
	left := indent
	for _, n := range wide[:len(wide)-1] {
		left += n + gutter
	}
	line := func(row []string) {
		var b strings.Builder
		b.WriteString(strings.Repeat(" ", indent))
		for i, c := range row[:len(row)-1] {
			pad := strings.Repeat(" ", wide[i]-utf8.RuneCountInString(c))
			if isNumber(c) {
				c = pad + c
			} else {
				c += pad
			}
			b.WriteString(c + strings.Repeat(" ", gutter))
		}
		for i, part := range fold(row[len(row)-1], t.columns-left) {
			if i > 0 {
				b.WriteString("\n" + strings.Repeat(" ", left))
			}
			b.WriteString(part)
		}
		fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
	}
	line(t.head)
	for i, row := range t.rows {
		line(row)
		for _, n := range t.notes[i] {
			for _, part := range fold(n, t.columns-3*indent) {
				fmt.Fprintln(w, strings.Repeat(" ", 3*indent)+part)
			}
		}
	}
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// fold cuts text at spaces into lines of at most n characters; words that are
// longer stay whole. Under leastFolds it is not cut.
func fold(s string, n int) []string {
	if n < leastFolds {
		return []string{s}
	}
	var out []string
	line := ""
	for _, word := range strings.Split(s, " ") {
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > n {
			out = append(out, line)
			line = word
			continue
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(out, line)
}

// width is how many columns the terminal has; 0 where there is none.
func width(w any) int {
	if s, ok := w.(stream); ok {
		w = s.w
	}
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0
	}
	n, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return n
}

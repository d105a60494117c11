package rules

import "strings"

// column reports whether the tab at i parts columns of figures: a line above or
// below has figures in the same two columns, or the line above has a heading
// over each.
//
// Figures that begin with a nought, as telephone numbers do and counts do not,
// are no columns, nor are those under "day", "month" and "year". Neither are NHS
// numbers in their groups, below each other.
func column(text string, i int) bool {
	start, end := lineStart(text, i), lineEnd(text, i)
	if i-start > farCell || end-i > farCell {
		return true // too long a row
	}
	row := text[start:end]
	at := strings.Count(row[:i-start], "\t") // the cell before the tab
	if zeroed(row, at) {
		return false
	}
	above, below := "", ""
	if start > 0 {
		above = text[lineStart(text, start-1) : start-1]
	}
	if end < len(text) {
		below = text[end+1 : lineEnd(text, end+1)]
	}
	tabs := strings.Count(row, "\t")
	for _, other := range [2]string{above, below} {
		if strings.Count(other, "\t") == tabs && figured(cell(other, at)) && figured(cell(other, at+1)) {
			return !(health(row) && health(other))
		}
	}
	if strings.Count(above, "\t") != tabs {
		return false
	}
	a, b := headed(cell(above, at)), headed(cell(above, at+1))
	return a != "" && b != "" && !(partOfDate[a] && partOfDate[b])
}

// tabular reports whether the line of i is a row of a table: whether a line beside
// it has as many tabs.
func tabular(text string, i int) bool {
	start, end := lineStart(text, i), lineEnd(text, i)
	tabs := strings.Count(text[start:end], "\t")
	return start > 0 && strings.Count(text[lineStart(text, start-1):start-1], "\t") == tabs ||
		end < len(text) && strings.Count(text[end+1:lineEnd(text, end+1)], "\t") == tabs
}

// farCell is how far from the ends of its row figures are joined, in bytes.
const farCell = 1000

// lineStart is where the line of i begins, and lineEnd where it ends; farther
// away than farCell does not matter.
func lineStart(text string, i int) int {
	low := max(0, i-farCell-1)
	return low + strings.LastIndexByte(text[low:i], '\n') + 1
}

func lineEnd(text string, i int) int {
	rest := text[i:min(len(text), i+farCell+1)]
	if n := strings.IndexByte(rest, '\n'); n >= 0 {
		return i + n
	}
	return i + len(rest)
}

// cell is the cell of a row with that number, without the blanks around it.
func cell(row string, n int) string {
	for ; n > 0; n-- {
		_, row, _ = strings.Cut(row, "\t")
	}
	c, _, _ := strings.Cut(row, "\t")
	return strings.Trim(c, " ")
}

// figured reports whether a cell holds figures alone: a number, an amount, a
// share.
func figured(c string) bool {
	digit := false
	for _, r := range c {
		switch {
		case '0' <= r && r <= '9':
			digit = true
		case !strings.ContainsRune(" .,-+()/%£€$:", r):
			return false
		}
	}
	return digit
}

// zeroed reports whether the figures around the tab after a cell are of a number
// that begins with a nought and two more digits.
func zeroed(row string, at int) bool {
	digits := count(cell(row, at+1))
	for ; at >= 0; at-- {
		c := strings.TrimLeft(cell(row, at), "(+")
		if digits += count(c); digits > britishDigits {
			return false
		}
		if len(c) >= 3 && c[0] == '0' && isDigit(c[1]) && isDigit(c[2]) {
			return true
		}
		if !figured(c) {
			break
		}
	}
	return false
}

// britishDigits is how long a telephone number of the British plan is.
const britishDigits = 11

// health reports whether a row holds an NHS number in its three groups.
func health(row string) bool {
	for n := range strings.Count(row, "\t") - 1 {
		a, b, c := cell(row, n), cell(row, n+1), cell(row, n+2)
		if len(a) == 3 && len(b) == 3 && len(c) == 4 && count(a+b+c) == 10 && validNHS(a+b+c) {
			return true
		}
	}
	return false
}

// count is how many digits s has.
func count(s string) (n int) {
	for i := range len(s) {
		if isDigit(s[i]) {
			n++
		}
	}
	return n
}

// headed is a cell in small letters if it can head a column: words without
// digits.
func headed(cell string) string {
	if strings.ContainsAny(cell, "0123456789") {
		return ""
	}
	return strings.ToLower(strings.Trim(cell, " *_:.()"))
}

// partOfDate are the headings over the cells of one date.
var partOfDate = map[string]bool{"day": true, "month": true, "year": true, "dd": true, "mm": true, "yy": true, "yyyy": true,
	"d": true, "m": true, "y": true, "diwrnod": true, "mis": true, "blwyddyn": true}

package rules

import (
	"cmp"
	"slices"
	"strings"

	"veil/rules/dfa"
	"veil/rules/table"
)

// tail is how much text beyond the place where a finding may start the pattern
// sees, in bytes.
const tail = 160

// near runs a rule that needs its context.
func (r *search) near() []found {
	var out []found
	for _, h := range r.hits {
		if r.context.Before > 0 {
			out = append(out, r.after(h)...)
		}
		if r.context.After > 0 {
			out = append(out, r.preceding(h)...)
		}
	}
	slices.SortFunc(out, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.start, b.start), -cmp.Compare(a.end, b.end))
	})
	// Two words of the context may lead to the same finding.
	kept := out[:0]
	for _, f := range out {
		if n := len(kept); n == 0 || f.start >= kept[n-1].end {
			kept = append(kept, f)
		}
	}
	return kept
}

// after returns the findings that a word points to: those in its column where
// it heads one, and those that follow it otherwise. In a row of two cells the
// first is rather the label of the second.
func (r *search) after(h hit) []found {
	col, rows, label, ok := heading(r.t.text, h)
	if !ok {
		return r.following(h)
	}
	if label {
		if next := r.following(h); len(next) > 0 {
			return next
		}
		return r.below(col, rows)
	}
	if under := r.below(col, rows); len(under) > 0 {
		return under
	}
	return r.following(h)
}

// following returns the first finding after a word, and those listed after it.
func (r *search) following(h hit) []found {
	var out []found
	at, limit, between := h.end, h.end+r.context.Before, r.between
	for len(out) < maxList {
		f, ok := r.first(at, limit, between)
		if !ok {
			break
		}
		out = append(out, f)
		at, limit, between = f.end, f.end+listGap, listed
	}
	return out
}

const (
	maxList = 50 // values after one word
	listGap = 8  // bytes between two of them
)

// listed is what stands between values of a list.
var listed = dfa.MustCompile(`\A\s*(?:,|;|/|&|\+|and|or|to)\s*(?:and|or)?\s*\z`)

// first returns the first finding that starts in text[at:limit] with only what
// between allows before it.
func (r *search) first(at, limit int, between *dfa.Regexp) (found, bool) {
	end := ahead(r.t.text, limit, tail)
	for from := at; from < end; {
		f, resume, ok := r.next(from, end)
		if ok && f.start > limit {
			return found{}, false
		}
		if ok && matchesWhole(between, r.t.text[at:f.start]) {
			return f, true
		}
		if resume < 0 {
			return found{}, false
		}
		from = max(resume, from+1)
		if ok { // rejected for what stands between
			from = f.start + skip(r.t.text[f.start:end], 0)
		}
	}
	return found{}, false
}

// preceding returns the last finding before a word.
func (r *search) preceding(h hit) []found {
	start := back(r.t.text, h.start, r.context.After+tail)
	var last []found
	for from := start; from < h.start; {
		f, resume, ok := r.next(from, h.start)
		if ok && h.start-f.end <= r.context.After && matchesWhole(r.between, r.t.text[f.end:h.start]) {
			last = []found{f}
		}
		if resume < 0 {
			break
		}
		from = resume
	}
	return last
}

// heading reports whether a word heads a column of a table: whether it begins
// a short cell in a line of several cells in which no digit stands. It returns
// the number of the cell, where the next line starts, and whether the cell is
// the first of two.
func heading(text string, h hit) (col, next int, label, ok bool) {
	from := max(0, h.start-maxRow-1)
	start := from + strings.LastIndexByte(text[from:h.start], '\n') + 1
	if h.start-start > maxRow {
		return 0, 0, false, false
	}
	head, next := line(text, start)
	cells := table.Cells(head)
	if len(cells) < 2 || strings.ContainsAny(head, "0123456789") {
		return 0, 0, false, false
	}
	first, full := -1, 0
	for i, c := range cells {
		if strings.TrimSpace(head[c.Start:c.End]) != "" {
			full++
			if first < 0 {
				first = i
			}
		}
		if h.start-start < c.Start || h.end-start > c.End {
			continue
		}
		lead := strings.Trim(head[c.Start:h.start-start], " *_>")
		if lead == "" && c.End-(h.end-start) <= maxHeading {
			col, ok = i, true
		}
	}
	return col, next, full == 2 && col == first, ok
}

// below returns the findings that begin a cell of that column in the rows from
// a position on. The table goes on while lines have cells.
func (r *search) below(col, next int) []found {
	var out []found
	text := r.t.text
	for range maxRows {
		if next >= len(text) {
			break
		}
		row := next
		var s string
		s, next = line(text, row)
		cells := table.Cells(s)
		if len(cells) < 2 {
			break
		}
		if col >= len(cells) {
			continue
		}
		c := cells[col]
		cell := &search{r.Rule, r.exprs, &target{text: text[:row+c.End]}, nil}
		if f, ok := cell.first(row+c.Start, row+c.End, cellStart); ok {
			out = append(out, f)
		}
	}
	return out
}

const (
	maxHeading = 30   // bytes of a heading after its word
	maxRow     = 2000 // bytes of a row
	maxRows    = 200  // rows below a heading
)

// cellStart is what may stand in a cell before the value.
var cellStart = dfa.MustCompile(`\A[\s*_]*\z`)

// line returns the line of text that starts at i, at most maxRow bytes of it,
// and where the next one starts.
func line(text string, i int) (string, int) {
	n := strings.IndexByte(text[i:], '\n')
	if n < 0 {
		n = len(text) - i
	}
	return text[i:ahead(text, i, min(n, maxRow))], i + n + 1
}

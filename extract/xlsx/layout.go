package xlsx

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"veil/extract/xlsx/celltext"
	"veil/internal/ooxml"
)

// shape reads the widths of columns and the merged cells.
func (r *reader) shape(g *grid, root *ooxml.Node) error {
	s := &g.sheet
	if f := root.Kid("x:sheetFormatPr"); f != nil {
		s.Width = measure(f.Attr("defaultColWidth"), 255)
	}
	span := 0
	for _, n := range root.Kid("x:cols").All("x:col") {
		c := Col{Min: number(n.Attr("min")), Max: number(n.Attr("max")), Style: number(n.Attr("style")),
			Width: measure(n.Attr("width"), 255), Hidden: truth(n.Attr("hidden"))}
		c.Max = min(c.Max, maxCol)
		if v, ok := n.Lookup("width"); ok && c.Width == 0 && strings.Trim(v, "0.") == "" {
			c.Hidden = true
		}
		if c.Min < 1 || c.Max < c.Min {
			continue
		}
		if span += int(c.Max-c.Min) + 1; span > 10*maxCol {
			return damaged("the columns of a sheet overlap")
		}
		s.Cols = append(s.Cols, c)
	}
	return r.merge(g, root.Kid("x:mergeCells").All("x:mergeCell"))
}

// number is an attribute that is a number from 0 up; others are 0.
func number(v string) int32 {
	n, err := strconv.ParseInt(v, 10, 32)
	if err != nil || n < 0 {
		return 0
	}
	return int32(n)
}

// hider answers which rows and columns do not show.
type hider struct {
	cols [maxCol + 1]bool
	rows []int32 // sorted
}

func newHider(s *Sheet) *hider {
	h := &hider{}
	for _, c := range s.Cols {
		for i := c.Min; c.Hidden && i <= c.Max; i++ {
			h.cols[i] = true
		}
	}
	for _, row := range s.Rows {
		if row.Hidden {
			h.rows = append(h.rows, row.Row)
		}
	}
	h.rows = slices.Compact(h.rows)
	return h
}

func (h *hider) row(n int32) bool {
	_, ok := slices.BinarySearch(h.rows, n)
	return ok
}

// between is how many rows that show stand between two.
func (h *hider) between(a, b int32) int {
	i, _ := slices.BinarySearch(h.rows, a)
	j, _ := slices.BinarySearch(h.rows, b)
	return int(b-a) - 1 - max(0, j-i)
}

// writer lays out the text of a sheet.
type writer struct {
	r     *reader
	g     *grid
	b     celltext.Builder
	place [maxCol + 1]int32 // of each column that has something in it, from 1
	width int32             // how many there are
	row   int32             // that is written
	at    int32             // column of it, by place
}

// layout makes the text of what shows, and says where in it each cell stands.
func (r *reader) layout(g *grid, id string) (*Sheet, string, error) {
	s := g.sheet
	s.ID = id
	h := newHider(&s)
	s.Cells = make([]Cell, 0, len(g.cells))
	head, heading := int32(0), []raw(nil) // the first row that shows, which may be that of a table
	for _, c := range g.cells {
		switch {
		case h.cols[c.col], h.row(c.row):
			if c.kind != Blank {
				g.veiled = append(g.veiled, c)
				r.count.hiddenCells++
			}
			continue
		case c.kind == Blank:
		case head == 0, head == c.row:
			head, heading = c.row, append(heading, c)
		}
		if c.under && c.kind != Blank {
			g.veiled = append(g.veiled, c)
			r.count.covered++
			c.kind = Blank
		}
		s.Cells = append(s.Cells, Cell{Row: c.row, Col: c.col, Style: c.style, Kind: c.kind, Start: c.str, Value: c.num})
	}
	if len(g.veiled) > 0 {
		g.veiled = append(g.veiled, heading...)
		slices.SortStableFunc(g.veiled, func(a, b raw) int { return cmpPlace(a.row, a.col, b.row, b.col) })
		g.veiled = slices.Compact(g.veiled)
	}
	w := &writer{r: r, g: g}
	text, err := w.cells(s.Cells, h)
	s.Breaks = w.b.Breaks
	return &s, text, err
}

// whole is the text of cells of a sheet, whether or not they show.
func (r *reader) whole(g *grid, of []raw) (string, error) {
	cells := make([]Cell, 0, len(of))
	for _, c := range of {
		cells = append(cells, Cell{Row: c.row, Col: c.col, Style: c.style, Kind: c.kind, Start: c.str, Value: c.num})
	}
	w := &writer{r: r, g: g}
	return w.cells(cells, &hider{})
}

// cells lays out cells, in which Start is the index of a string, and puts into
// them where they stand.
func (w *writer) cells(cells []Cell, h *hider) (string, error) {
	for i := range cells {
		if cells[i].Kind != Blank && w.shown(&cells[i]) != "" {
			w.place[cells[i].Col] = 1
		}
	}
	for c := range w.place {
		if w.place[c] > 0 {
			w.width++
			w.place[c] = w.width
		}
	}
	for i := range cells {
		c := &cells[i]
		if c.Kind == Blank {
			c.Start, c.End = 0, 0
			continue
		}
		text := w.shown(c)
		if text == "" {
			// A number whose format shows nothing.
			w.r.note("hidden", strconv.FormatFloat(c.Value, 'f', -1, 64))
			c.Kind, c.Start, c.End = Blank, 0, 0
			continue
		}
		if c.Kind == Number {
			v, ok := w.r.format(c.Style).Bare(w.serial(c))
			if ok {
				c.Value = v
			} else {
				c.Kind = Text
			}
		}
		w.to(c.Row, w.place[c.Col], h)
		start := w.b.Len()
		w.b.Cell(text)
		c.Start, c.End = int32(start), int32(w.b.Len())
		if w.r.size+w.b.Len() > MaxText {
			return "", tooLarge("the workbook has more than 64 MB of text")
		}
	}
	if w.row > 0 {
		w.pad(w.width)
	}
	w.r.size += w.b.Len()
	return w.b.String(), nil
}

// to goes to a cell.
func (w *writer) to(row, place int32, h *hider) {
	if row != w.row {
		if w.row > 0 {
			w.pad(w.width)
			w.b.WriteByte('\n')
			if h.between(w.row, row) > 1 {
				w.b.WriteByte('\n')
			}
		}
		w.row, w.at = row, 1
	}
	w.pad(place)
}

// pad writes tabs up to a column.
func (w *writer) pad(place int32) {
	for ; w.at < place; w.at++ {
		w.b.WriteByte('\t')
	}
}

// serial is a number as its format takes it: a date counted from 1900.
func (w *writer) serial(c *Cell) float64 {
	if w.r.date04 && w.r.format(c.Style).Date() {
		return c.Value + shift1904
	}
	return c.Value
}

// shown is what a cell shows; Start is the index of its string.
func (w *writer) shown(c *Cell) string {
	switch c.Kind {
	case Text, Error:
		return w.r.string(w.g, c.Start)
	case Boolean:
		if c.Value != 0 {
			return "TRUE"
		}
		return "FALSE"
	case Number:
		f := w.r.format(c.Style)
		v := w.serial(c)
		if v == math.Trunc(v) && math.Abs(v) < 1e15 && f.Plain() {
			return strconv.FormatInt(int64(v), 10)
		}
		s := f.Show(v)
		if !utf8.ValidString(s) {
			s = strings.ToValidUTF8(s, "\uFFFD")
		}
		return tidy(s)
	}
	return ""
}

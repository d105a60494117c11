package xlsx

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"veil/internal/ooxml"
)

// raw is a cell as it was read.
type raw struct {
	row, col, style int32
	kind            Kind
	str             int32   // index into the strings, or into the sheet's own (-1 is the first)
	num             float64 // of a Number, and of a Boolean 1 or 0
	under           bool    // a merged cell covers it
}

// grid is a sheet as it was read.
type grid struct {
	cells  []raw
	own    []string // strings that are no part of the shared ones
	sheet  Sheet    // columns, rows and merged cells
	veiled []raw    // the cells with something in them that do not show, and a heading
}

// sheet reads the cells of one sheet.
func (r *reader) sheet(name string) (*grid, error) {
	g := &grid{}
	row := int32(0)
	t, err := r.each(name, "x:row", func(n *ooxml.Node) error {
		if row&0x3FF == 0 {
			if err := r.ctx.Err(); err != nil {
				return err
			}
		}
		return r.row(g, n, &row)
	})
	if err != nil {
		return nil, err
	}
	if t.Root.Tag != "x:worksheet" {
		return nil, damaged("a sheet of the workbook is none")
	}
	byPlace := func(a, b raw) int { return cmpPlace(a.row, a.col, b.row, b.col) }
	if !slices.IsSortedFunc(g.cells, byPlace) {
		slices.SortStableFunc(g.cells, byPlace)
	}
	r.single(g)
	slices.SortStableFunc(g.sheet.Rows, func(a, b Row) int { return int(a.Row - b.Row) })
	if err := r.shape(g, t.Root); err != nil {
		return nil, err
	}
	for _, k := range t.Root.Kids {
		r.around(k)
	}
	return g, nil
}

func cmpPlace(ar, ac, br, bc int32) int {
	if ar != br {
		return int(ar - br)
	}
	return int(ac - bc)
}

// single leaves of cells at the same place the last.
func (r *reader) single(g *grid) {
	out := g.cells[:0]
	for i, c := range g.cells {
		if i+1 < len(g.cells) && cmpPlace(c.row, c.col, g.cells[i+1].row, g.cells[i+1].col) == 0 {
			if c.kind == Text {
				r.note("hidden", r.string(g, c.str))
			}
			continue
		}
		out = append(out, c)
	}
	g.cells = out
}

// row reads a row; last is the number of the one before.
func (r *reader) row(g *grid, n *ooxml.Node, last *int32) error {
	*last++
	if v := n.Attr("r"); v != "" {
		i, err := strconv.Atoi(v)
		if err != nil || i < 1 || i > maxRow {
			return damaged("a row of a sheet has no proper number")
		}
		*last = int32(i)
	}
	if *last > maxRow {
		return damaged("a sheet has more rows than sheets can have")
	}
	own := Row{Row: *last, Hidden: truth(n.Attr("hidden"))}
	if v := n.Attr("ht"); v != "" && (own.Hidden || truth(n.Attr("customHeight"))) {
		own.Height = measure(v, 409)
		own.Hidden = own.Hidden || own.Height == 0
	}
	if own.Hidden || own.Height > 0 {
		g.sheet.Rows = append(g.sheet.Rows, own)
	}
	r.stray("other", n.Text)
	col := int32(0)
	for _, k := range n.Kids {
		if k.Tag != "x:c" {
			r.gather("other", k)
			continue
		}
		col++
		if v := k.Attr("r"); v != "" {
			row, c, ok := Ref(v)
			if !ok || row != *last {
				return damaged("a cell of a sheet has no proper place")
			}
			col = c
		}
		if col > maxCol {
			return damaged("a row has more cells than rows can have")
		}
		if r.cells++; r.cells > MaxCells {
			return tooLarge("the workbook has more than 6 million cells")
		}
		g.cells = append(g.cells, r.cell(g, k, *last, col))
	}
	return nil
}

// measure is a height or a width, 0 where it is none; and at most so much.
func measure(v string, most float64) float64 {
	f, err := strconv.ParseFloat(v, 64)
	if err != nil || !(f > 0) {
		return 0
	}
	return min(math.Round(f*100)/100, most)
}

// cell reads one cell.
func (r *reader) cell(g *grid, n *ooxml.Node, row, col int32) raw {
	c := raw{row: row, col: col}
	if s, err := strconv.Atoi(n.Attr("s")); err == nil && s > 0 && s < 1<<16 {
		c.style = int32(s)
	}
	value, valued, formula := "", false, false
	var inline *ooxml.Node
	r.stray("other", n.Text)
	for _, k := range n.Kids {
		switch {
		case k.Tag == "x:v" && !valued:
			value, valued = k.AllText(), true
		case k.Tag == "x:is" && inline == nil:
			inline = k
		case k.Tag == "x:f":
			formula = true
			r.formula(k.AllText())
			for _, a := range k.Attrs {
				if a.Tag != "t" && a.Tag != "ref" && a.Tag != "si" && a.Tag != "ca" {
					r.attr("other", k.Tag, a)
				}
			}
		default:
			r.gather("other", k)
		}
	}
	switch typ := n.Attr("t"); typ {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil || i < 0 || i >= len(r.strings) {
			r.stray("other", value)
			return c
		}
		r.used[i] = true
		if r.strings[i] != "" {
			c.kind, c.str = Text, int32(i)
		}
	case "inlineStr":
		if inline != nil {
			g.put(&c, r.item(inline))
			inline = nil
		} else {
			g.put(&c, clean(value))
			valued = false
		}
		if valued {
			r.stray("other", value)
		}
	case "b":
		switch strings.TrimSpace(value) {
		case "1", "true":
			c.kind, c.num = Boolean, 1
		case "0", "false":
			c.kind = Boolean
		default:
			g.put(&c, clean(value))
		}
	case "e":
		g.put(&c, clean(value))
		if c.kind == Text && knownError[g.own[-c.str-1]] {
			c.kind = Error
		}
	case "str":
		g.put(&c, clean(value))
	case "d":
		if v, ok := isoDate(strings.TrimSpace(value)); ok {
			c.kind, c.num = Number, v
			if r.date04 {
				c.num -= shift1904
			}
		} else {
			g.put(&c, clean(value))
		}
	default:
		v, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
		if err == nil && !math.IsInf(v, 0) && !math.IsNaN(v) {
			c.kind, c.num = Number, v
		} else {
			g.put(&c, clean(value))
		}
	}
	if inline != nil {
		r.gather("other", inline)
	}
	if formula {
		r.count.formulas++
		if !valued && c.kind == Blank {
			r.count.uncomputed++
		}
	}
	return c
}

// put makes a cell one of text, unless there is none.
func (g *grid) put(c *raw, s string) {
	if s != "" {
		g.own = append(g.own, s)
		c.kind, c.str = Text, int32(-len(g.own))
	}
}

// string is a string by its index in raw.
func (r *reader) string(g *grid, i int32) string {
	if i < 0 {
		return g.own[-i-1]
	}
	return r.strings[i]
}

// knownError are the errors that cells show (18.17.3, and those of later
// programs).
var knownError = map[string]bool{"#DIV/0!": true, "#N/A": true, "#NAME?": true, "#NULL!": true, "#NUM!": true, "#REF!": true, "#VALUE!": true,
	"#GETTING_DATA": true, "#SPILL!": true, "#CALC!": true, "#FIELD!": true, "#BLOCKED!": true, "#CONNECT!": true, "#BUSY!": true, "#UNKNOWN!": true}

// shift1904 is how many days the calendar that begins with 1904 is behind.
const shift1904 = 1462

// isoDate is the serial number of a date in ISO 8601.
func isoDate(s string) (float64, bool) {
	for _, layout := range []string{"2006-01-02T15:04:05.999999999", "2006-01-02T15:04:05Z07:00", "2006-01-02T15:04", "2006-01-02"} {
		if t, err := time.Parse(layout, s); err == nil {
			v := t.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24
			return v, v >= 61
		}
	}
	return 0, false
}

// Ref reads the place of a cell, "B12".
func Ref(s string) (row, col int32, ok bool) {
	i := 0
	for ; i < len(s) && i < 4 && s[i] >= 'A' && s[i] <= 'Z'; i++ {
		col = col*26 + int32(s[i]-'A'+1)
	}
	if i == 0 || i == len(s) || col > maxCol || s[i] == '0' || len(s)-i > 7 {
		return 0, 0, false
	}
	for ; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, 0, false
		}
		row = row*10 + int32(s[i]-'0')
	}
	return row, col, row <= maxRow
}

// Name is the way back from Ref: "B12".
func Name(row, col int32) string {
	var b [12]byte
	i := len(b)
	for ; row > 0; row /= 10 {
		i--
		b[i] = '0' + byte(row%10)
	}
	for ; col > 0; col = (col - 1) / 26 {
		i--
		b[i] = 'A' + byte((col-1)%26)
	}
	return string(b[i:])
}

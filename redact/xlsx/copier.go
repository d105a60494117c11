package xlsx

import (
	"context"
	"io"
	"math"
	"strconv"

	"veil/extract"
	source "veil/extract/xlsx"
	"veil/internal/ooxml"
	"veil/redact/plan"
	"veil/redact/plan/search"
	"veil/redact/xlsx/cells"
)

// copier makes the copy of one workbook.
type copier struct {
	book    *source.Book
	plan    plan.Plan
	text    map[string]string      // of the sheets
	masked  map[string][]plan.Edit // in order, by part
	names   extract.Part           // those of the sheets
	values  *search.Matcher        // what is masked; nil for nothing
	looks   *looks
	strings map[string]int // by text, where in the table it stands
	table   []string
}

func newCopier(d *source.Document, p plan.Plan, masked map[string][]plan.Edit) *copier {
	c := &copier{book: d.Book(), plan: p, text: map[string]string{}, masked: masked, strings: map[string]int{}}
	for _, part := range d.Parts() {
		if part.ID == source.NamesID {
			c.names = part
		} else if Carried(part.Kind) {
			c.text[part.ID] = part.Text
		}
	}
	seen := map[string]bool{}
	var values []string
	for _, e := range p.Edits {
		if e.Mask && !seen[e.Text] {
			seen[e.Text] = true
			values = append(values, e.Text)
		}
	}
	if len(values) > 0 {
		c.values = search.New(values)
	}
	c.looks = newLooks(c.book, c.tainted)
	return c
}

// tainted reports whether a masked value stands in a text.
func (c *copier) tainted(s string) bool {
	if c.values == nil {
		return false
	}
	for range c.values.All(s) {
		return true
	}
	return false
}

const (
	mainType  = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	bookName  = "xl/workbook.xml"
	styleName = "xl/styles.xml"
	tableName = "xl/sharedStrings.xml"
)

// write makes the package.
func (c *copier) write(ctx context.Context, w io.Writer) error {
	sheets := c.book.Sheets
	if len(sheets) == 0 {
		sheets = []*source.Sheet{{}} // programs want one
	}
	list := ooxml.New("x:sheets")
	var files []ooxml.File
	var rels []ooxml.Rel
	names := c.sheetNames(len(sheets))
	for i, s := range sheets {
		if err := ctx.Err(); err != nil {
			return err
		}
		n := strconv.Itoa(i + 1)
		name := "xl/worksheets/sheet" + n + ".xml"
		files = append(files, ooxml.File{Name: name, Type: mainType + "worksheet+xml", Data: c.sheet(s)})
		rels = append(rels, ooxml.Rel{ID: "rId" + n, Kind: "worksheet", Target: name})
		list.Add(ooxml.New("x:sheet", "name", names[i], "sheetId", n, "r:id", "rId"+n))
	}
	rels = append(rels, ooxml.Rel{ID: "rIdS1", Kind: "styles", Target: styleName}, ooxml.Rel{ID: "rIdT1", Kind: "sharedStrings", Target: tableName})
	files = append(files,
		ooxml.File{Name: bookName, Type: mainType + "sheet.main+xml", Data: ooxml.Marshal(ooxml.New("x:workbook").Add(list))},
		ooxml.File{Name: ooxml.RelsName(bookName), Data: ooxml.MarshalRels(rels)},
		ooxml.File{Name: "_rels/.rels", Data: ooxml.MarshalRels([]ooxml.Rel{{ID: "rId1", Kind: "officeDocument", Target: bookName}})},
		ooxml.File{Name: styleName, Type: mainType + "styles+xml", Data: ooxml.Marshal(c.looks.marshal())},
		ooxml.File{Name: tableName, Type: mainType + "sharedStrings+xml", Data: c.sharedStrings()})
	return ooxml.Write(w, files)
}

func (c *copier) sharedStrings() []byte {
	m := ooxml.NewMarshaller(ooxml.New("x:sst"))
	item, text := ooxml.New("x:si"), ooxml.New("x:t")
	item.Add(text)
	for _, s := range c.table {
		text.Text = source.Escape(s)
		m.Add(item)
	}
	return m.Close("")
}

// sheet makes the part of one sheet.
func (c *copier) sheet(s *source.Sheet) []byte {
	m := ooxml.NewMarshaller(ooxml.New("x:worksheet"))
	format := ooxml.New("x:sheetFormatPr", "defaultRowHeight", "15")
	if s.Width > 0 {
		format.Attrs = append(format.Attrs, ooxml.Attr{Tag: "defaultColWidth", Value: decimal(s.Width)})
	}
	m.Add(format)
	if cols := c.cols(s); len(cols.Kids) > 0 {
		m.Add(cols)
	}
	data := ooxml.New("x:sheetData")
	m.Start(data)
	e := &editor{c, cells.Editor{Text: c.text[s.ID], Mark: c.plan.Mark, Edits: c.masked[s.ID], Breaks: s.Breaks}}
	left, rows := s.Cells, s.Rows
	for len(left) > 0 || len(rows) > 0 {
		row := int32(math.MaxInt32)
		if len(left) > 0 {
			row = left[0].Row
		}
		if len(rows) > 0 {
			row = min(row, rows[0].Row)
		}
		n := ooxml.New("x:row", "r", strconv.Itoa(int(row)))
		for len(rows) > 0 && rows[0].Row == row {
			describe(n, rows[0])
			rows = rows[1:]
		}
		for len(left) > 0 && left[0].Row == row {
			if k := e.cell(&left[0]); k != nil {
				n.Add(k)
			}
			left = left[1:]
		}
		if len(n.Kids) > 0 || len(n.Attrs) > 1 {
			m.Add(n)
		}
	}
	m.End(data)
	if len(s.Merges) > 0 {
		merges := ooxml.New("x:mergeCells")
		for _, r := range s.Merges {
			merges.Add(ooxml.New("x:mergeCell", "ref", source.Name(r.Row, r.Col)+":"+source.Name(r.LastRow, r.LastCol)))
		}
		m.Add(merges)
	}
	return m.Close("")
}

// describe says of a row in the copy what is known of it; once is enough.
func describe(n *ooxml.Node, r source.Row) {
	if len(n.Attrs) > 1 {
		return
	}
	if r.Height > 0 {
		n.Attrs = append(n.Attrs, ooxml.Attr{Tag: "ht", Value: decimal(r.Height)}, ooxml.Attr{Tag: "customHeight", Value: "1"})
	}
	if r.Hidden {
		n.Attrs = append(n.Attrs, ooxml.Attr{Tag: "hidden", Value: "1"})
	}
}

// cols are the widths of columns; programs refuse those that overlap.
func (c *copier) cols(s *source.Sheet) *ooxml.Node {
	out := ooxml.New("x:cols")
	last := int32(0)
	for _, x := range s.Cols {
		if x.Min <= last {
			continue
		}
		last = x.Max
		n := ooxml.New("x:col", "min", strconv.Itoa(int(x.Min)), "max", strconv.Itoa(int(x.Max)))
		if x.Width > 0 {
			n.Attrs = append(n.Attrs, ooxml.Attr{Tag: "width", Value: decimal(x.Width)}, ooxml.Attr{Tag: "customWidth", Value: "1"})
		} else {
			n.Attrs = append(n.Attrs, ooxml.Attr{Tag: "width", Value: "9.14"})
		}
		if id := c.looks.use(x.Style); id > 0 {
			n.Attrs = append(n.Attrs, ooxml.Attr{Tag: "style", Value: strconv.Itoa(id)})
		}
		if x.Hidden {
			n.Attrs = append(n.Attrs, ooxml.Attr{Tag: "hidden", Value: "1"})
		}
		out.Add(n)
	}
	return out
}

func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// editor goes along the cells of a sheet.
type editor struct {
	*copier
	cells.Editor
}

// cell makes a cell of the copy, or nil for one of no use.
func (e *editor) cell(c *source.Cell) *ooxml.Node {
	style := e.looks.use(c.Style)
	if c.Kind == source.Blank && style == 0 {
		return nil
	}
	n := ooxml.New("x:c", "r", source.Name(c.Row, c.Col))
	if style > 0 {
		n.Attrs = append(n.Attrs, ooxml.Attr{Tag: "s", Value: strconv.Itoa(style)})
	}
	if c.Kind == source.Blank {
		return n
	}
	text, changed := e.Cell(int(c.Start), int(c.End))
	typ, value := "", ""
	switch {
	case changed, c.Kind == source.Text:
		typ = "s"
	case c.Kind == source.Number:
		value = number(c.Value)
		if !e.looks.shows(c.Style) || e.tainted(value) {
			typ = "s"
		}
	case c.Kind == source.Boolean:
		typ, value = "b", strconv.Itoa(int(c.Value))
	case c.Kind == source.Error:
		typ, value = "e", text
	}
	if typ == "s" {
		value = strconv.Itoa(e.index(text))
	}
	if typ != "" {
		n.Attrs = append(n.Attrs, ooxml.Attr{Tag: "t", Value: typ})
	}
	v := ooxml.New("x:v")
	v.Text = value
	return n.Add(v)
}

// number writes a number as sheets do.
func number(v float64) string {
	if a := math.Abs(v); v == 0 || a >= 1e-9 && a < 1e17 {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return strconv.FormatFloat(v, 'E', -1, 64)
}

// index is where a string stands in the table.
func (c *copier) index(s string) int {
	i, ok := c.strings[s]
	if !ok {
		i = len(c.table)
		c.strings[s] = i
		c.table = append(c.table, s)
	}
	return i
}

package docx

import (
	"slices"
	"strconv"

	"veil/extract"
	source "veil/extract/docx"
	"veil/internal/ooxml"
	"veil/redact/plan"
)

// wholeBoxes widens masked edits within words that have a cell for each letter
// to the whole word, of which one mark is left.
func wholeBoxes(d *source.Document, edits []plan.Edit) []plan.Edit {
	boxes := d.Borders().Boxes
	if len(boxes) == 0 {
		return edits
	}
	text := map[string]string{}
	for _, p := range d.Parts() {
		text[p.ID] = p.Text
	}
	var out []plan.Edit
	masked := map[extract.Span]bool{}
	for _, e := range edits {
		i := slices.IndexFunc(boxes, e.Overlaps)
		if i < 0 || !e.Mask || e.Start < 0 || e.End > len(text[e.Part]) {
			out = append(out, e)
			continue
		}
		if masked[boxes[i]] {
			continue
		}
		masked[boxes[i]] = true
		e.Start, e.End = min(e.Start, boxes[i].Start), max(e.End, boxes[i].End)
		e.Text = text[e.Part][e.Start:e.End]
		out = append(out, e)
	}
	return out
}

// row copies a row of a table. Cells whose letters were masked together with
// those before become one cell with them.
func (c *copier) row(n *ooxml.Node) *ooxml.Node {
	row := c.shell(n)
	for _, k := range n.Kids {
		cells := c.node(k)
		last := len(row.Kids) - 1
		if at, ok := c.src.Boxed[k]; ok && len(cells) == 1 && last >= 0 && row.Kids[last].Tag == "w:tc" && c.within(at) {
			widen(row.Kids[last], cells[0])
			continue
		}
		row.Add(cells...)
	}
	return row
}

// within reports whether an edit that began before a span covers it.
func (c *copier) within(s extract.Span) bool {
	return slices.ContainsFunc(c.edits.over(s), func(e plan.Edit) bool { return e.Start < s.Start })
}

// widen makes a cell as wide as it and the next are.
func widen(cell, next *ooxml.Node) {
	columns := span(cell) + span(next)
	pr := cell.Kid("w:tcPr")
	if pr == nil {
		pr = ooxml.New("w:tcPr")
		cell.Kids = append(one(pr), cell.Kids...)
	}
	at := 0 // the order of the schema: w:cnfStyle, w:tcW, w:gridSpan
	pr.Kids = slices.DeleteFunc(pr.Kids, func(k *ooxml.Node) bool { return k.Tag == "w:gridSpan" })
	for i, k := range pr.Kids {
		switch k.Tag {
		case "w:tcW":
			at = i + 1
			if w := next.Kid("w:tcPr", "w:tcW"); w != nil && w.Attr("w:type") == k.Attr("w:type") {
				a, err1 := strconv.Atoi(k.Attr("w:w"))
				b, err2 := strconv.Atoi(w.Attr("w:w"))
				if err1 == nil && err2 == nil {
					pr.Kids[i] = ooxml.New("w:tcW", "w:w", strconv.Itoa(a+b), "w:type", k.Attr("w:type"))
				}
			}
		case "w:cnfStyle":
			at = i + 1
		}
	}
	pr.Kids = slices.Insert(pr.Kids, at, ooxml.New("w:gridSpan", "w:val", strconv.Itoa(columns)))
}

// span is how many columns of the grid a cell takes.
func span(cell *ooxml.Node) int {
	if g := cell.Kid("w:tcPr", "w:gridSpan"); g != nil {
		if n, err := strconv.Atoi(g.Attr("w:val")); err == nil && n > 0 {
			return n
		}
	}
	return 1
}

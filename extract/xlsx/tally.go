package xlsx

import (
	"fmt"
	"strings"

	"veil/extract"
)

// tally counts what is not read and what is left out.
type tally struct {
	pictures, unknown, formulas, uncomputed, charts, pivots, links, hiddenSheets, hiddenCells, covered, otherSheets int
	macros, printer, comments, headers, validations, names, properties, externals                                   bool
}

// PicturesOnly is why a workbook whose only content is pictures blocks.
const PicturesOnly = "it holds pictures and no text, as scans do"

const (
	embeddedFile  = " embedded file not read; left out"
	embeddedFiles = " embedded files not read; left out"
)

// Followed reports whether a gap is of the files in the workbook, which are
// documents of their own.
func Followed(g extract.Gap) bool {
	return strings.HasSuffix(g.Why, embeddedFile) || strings.HasSuffix(g.Why, embeddedFiles)
}

// gaps are what nobody has read.
func (r *reader) gaps() []extract.Gap {
	var out []extract.Gap
	add := func(n int, one, many string, blocking bool) {
		switch {
		case n == 1:
			out = append(out, extract.Gap{Where: "workbook", Why: one, Blocking: blocking})
		case n > 1:
			out = append(out, extract.Gap{Where: "workbook", Why: fmt.Sprintf(many, n), Blocking: blocking})
		}
	}
	add(len(r.members), "1"+embeddedFile, "%d"+embeddedFiles, true)
	add(r.count.unknown, "1 part of an unknown kind not read; left out", "%d parts of unknown kinds not read; left out", true)
	add(r.count.pictures, "1 picture not read; left out", "%d pictures not read; left out", false)
	add(r.count.uncomputed, "1 formula was saved without its value; its cell is empty in the copy", "%d formulas were saved without their values; their cells are empty in the copy", false)
	if r.count.macros {
		out = append(out, extract.Gap{Where: "workbook", Why: "macros not read; left out"})
	}
	if r.count.printer {
		out = append(out, extract.Gap{Where: "workbook", Why: "settings of printers not read; left out"})
	}
	for _, p := range r.parts {
		if p.Kind == extract.Body && strings.ContainsFunc(p.Text, func(c rune) bool { return c > ' ' }) {
			return out
		}
	}
	if r.count.pictures > 0 {
		out = append(out, extract.Gap{Where: "workbook", Why: PicturesOnly, Blocking: true})
	}
	return out
}

// dropped is what copies leave out.
func (r *reader) dropped() []extract.Dropped {
	var out []extract.Dropped
	for _, c := range []struct {
		n         int
		one, many string
	}{
		{r.count.hiddenSheets, "hidden sheet", "hidden sheets"},
		{r.count.hiddenCells, "cell in hidden rows or columns", "cells in hidden rows and columns"},
		{r.count.covered, "cell that a merged one covers", "cells that merged ones cover"},
		{r.count.otherSheets, "sheet of a chart, a dialogue or macros", "sheets of charts, dialogues or macros"},
		{r.count.formulas, "formula, of which the value stays", "formulas, of which the values stay"},
		{r.count.charts, "chart", "charts"},
		{r.count.pivots, "pivot table, of which the cells stay", "pivot tables, of which the cells stay"},
		{r.count.links, "link, of which the words stay", "links, of which the words stay"},
	} {
		switch {
		case c.n == 1:
			out = append(out, extract.Dropped{What: c.one, Count: 1})
		case c.n > 1:
			out = append(out, extract.Dropped{What: c.many, Count: c.n})
		}
	}
	for _, c := range []struct {
		any  bool
		what string
	}{
		{r.count.comments, "comments"},
		{r.count.headers, "headers and footers of printed pages"},
		{r.aside["drawings"] != nil, "drawings and their words"},
		{r.count.validations, "lists and rules for what may be entered"},
		{r.count.names, "defined names"},
		{r.count.externals, "links to other workbooks"},
		{r.count.properties, "the workbook's properties"},
		{r.count.macros, "macros"},
	} {
		if c.any {
			out = append(out, extract.Dropped{What: c.what})
		}
	}
	return out
}

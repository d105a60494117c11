// Package cells masks the text of sheets cell by cell, for the writers of formats
// that are made of cells.
//
// It promises that a masked edit over several cells becomes one for each, with the
// same label, and that every byte of a cell's text is either written or masked. In
// the text, cells are parted by a tab and rows by "\n", and neither stands in a
// cell.
package cells

import (
	"errors"
	"strings"
	"unicode/utf8"

	"veil/extract"
	"veil/extract/xlsx/celltext"
	"veil/redact/plan"
)

// ErrPlan means that a plan was made for another document, or changed by hand in a
// way that cannot be done.
var ErrPlan = errors.New("the plan does not match the sheet")

// borders are the separators of cells and of rows.
const borders = "\t\n"

// Fit cuts the masked edits of a plan at the borders of cells.
func Fit(parts []extract.Part, carried func(extract.Kind) bool, p plan.Plan) plan.Plan {
	text := map[string]string{}
	for _, part := range parts {
		if carried(part.Kind) {
			text[part.ID] = part.Text
		}
	}
	edits := make([]plan.Edit, 0, len(p.Edits))
	for _, e := range p.Edits {
		t, ok := text[e.Part]
		if !e.Mask || !ok || e.Start < 0 || e.End > len(t) || e.Start > e.End || !strings.ContainsAny(t[e.Start:e.End], borders) {
			edits = append(edits, e)
			continue
		}
		at := e.Start
		for at < e.End {
			end := e.End
			if i := strings.IndexAny(t[at:e.End], borders); i >= 0 {
				end = at + i
			}
			piece := t[at:end]
			if core := strings.Trim(piece, " "); core != "" {
				c := e
				c.Start = at + len(piece) - len(strings.TrimLeft(piece, " "))
				c.End, c.Text = c.Start+len(core), core
				edits = append(edits, c)
			}
			at = end + 1
		}
	}
	p.Edits = edits
	return p
}

// Check returns the masked edits of each part, in order. It refuses a plan whose
// edits do not match the parts or were not cut; the error is ErrPlan.
func Check(parts []extract.Part, carried func(extract.Kind) bool, p plan.Plan) (map[string][]plan.Edit, error) {
	masked := map[string][]plan.Edit{}
	for _, e := range p.Edits {
		if e.Mask {
			masked[e.Part] = append(masked[e.Part], e)
		}
	}
	for _, part := range parts {
		end := 0
		for _, e := range masked[part.ID] {
			if e.Start < end || e.End <= e.Start || e.End > len(part.Text) || part.Text[e.Start:e.End] != e.Text || !utf8.ValidString(e.Text) {
				return nil, ErrPlan
			}
			end = e.End
			if carried(part.Kind) && strings.ContainsAny(e.Text, borders) {
				return nil, ErrPlan
			}
		}
	}
	return masked, nil
}

// Editor writes the cells of one part, in the order of its text.
type Editor struct {
	Text   string
	Mark   func(plan.Edit) string
	Edits  []plan.Edit // the masked ones, in order
	Breaks []celltext.Break
}

// Cell is the text of the cell at [start, end) in the copy, with its line ends, and
// whether a mask stands in it.
func (e *Editor) Cell(start, end int) (string, bool) {
	for len(e.Edits) > 0 && e.Edits[0].End <= start {
		e.Edits = e.Edits[1:]
	}
	for len(e.Breaks) > 0 && int(e.Breaks[0].At) < start {
		e.Breaks = e.Breaks[1:]
	}
	edited := len(e.Edits) > 0 && e.Edits[0].Start < end
	if !edited && (len(e.Breaks) == 0 || int(e.Breaks[0].At) >= end) {
		return e.Text[start:end], false
	}
	var b strings.Builder
	at := start
	for len(e.Edits) > 0 && e.Edits[0].Start < end {
		m := e.Edits[0]
		e.plain(&b, at, m.Start)
		b.WriteString(e.Mark(m))
		at = m.End
		e.Edits = e.Edits[1:]
	}
	e.plain(&b, at, end)
	return b.String(), edited
}

// plain writes text outside masks, with the line ends that are in it.
func (e *Editor) plain(b *strings.Builder, from, to int) {
	for len(e.Breaks) > 0 && int(e.Breaks[0].At) < from {
		e.Breaks = e.Breaks[1:]
	}
	for len(e.Breaks) > 0 && int(e.Breaks[0].At) < to {
		x := e.Breaks[0]
		b.WriteString(e.Text[from:x.At])
		b.WriteString(strings.Repeat("\n", int(x.Lines)))
		from = int(x.At) + 1
		e.Breaks = e.Breaks[1:]
	}
	b.WriteString(e.Text[from:to])
}

// Package csv writes the redacted copy of a table in plain text.
//
// It promises every cell that is not masked as it was, byte for byte, and the same
// delimiters, line ends and encoding. A cell in which something is masked is
// written anew, in quotes where it had some or needs them. Where cleaning such a
// cell would make a formula of it, it begins with a blank; formulas that were there
// before stay as they were.
package csv

import (
	"context"
	"fmt"
	"io"
	"strings"

	"veil/extract"
	source "veil/extract/csv"
	"veil/redact/plan"
	"veil/redact/xlsx/cells"
)

// Writer writes tables. The zero value is ready.
type Writer struct{}

var _ plan.Writer = Writer{}

// Carried reports whether the copy holds parts of that kind: all of a table's do.
func Carried(extract.Kind) bool { return true }

// Fit cuts masked edits at the borders of cells.
func Fit(doc extract.Document, p plan.Plan) plan.Plan { return cells.Fit(doc.Parts(), isTable, p) }

// isTable is Carried for cells: the file's name, which goes with the parts, has none.
func isTable(k extract.Kind) bool { return k == extract.Body }

// Write implements plan.Writer. It refuses marks that the file's encoding cannot
// store, such as the block of plan.StyleBox in Windows-1252.
func (Writer) Write(ctx context.Context, w io.Writer, doc extract.Document, p plan.Plan) error {
	d, ok := doc.(*source.Document)
	if !ok {
		return fmt.Errorf("csv writer: a %s document", doc.Format())
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	masked, err := cells.Check(d.Parts(), isTable, p)
	if err != nil {
		return err
	}
	src, enc, delim := d.Source()
	e := cells.Editor{Text: d.Parts()[0].Text, Mark: p.Mark, Edits: masked[source.PartID], Breaks: d.Breaks()}
	var b strings.Builder
	b.Grow(len(src))
	at := 0
	for _, c := range d.Cells() {
		b.WriteString(src[at:c.From])
		raw := src[c.From:c.To]
		if text, changed := e.Cell(int(c.Start), int(c.End)); changed {
			raw = write(text, raw, delim)
		}
		b.WriteString(raw)
		at = int(c.To)
	}
	b.WriteString(src[at:])
	out, err := enc.Encode(b.String())
	if err != nil {
		return err
	}
	_, err = w.Write(out)
	return err
}

// write writes the text of a cell that was raw before.
func write(text, raw string, delim byte) string {
	if strings.Contains(raw, "\r\n") {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	if formula(text) && !formula(source.Value(raw)) {
		text = " " + text
	}
	if strings.HasPrefix(raw, `"`) || strings.HasPrefix(text, " ") || strings.ContainsAny(text, string([]byte{delim, '"', '\n', '\r'})) {
		return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	}
	return text
}

// formula reports whether spreadsheets take a cell for a formula.
func formula(s string) bool { return s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) }

// Package xlsx writes the redacted copy of a workbook.
//
// It promises a package made anew of nothing but the visible sheets: their cells
// with every masked edit replaced by its mark, the widths of columns, the heights
// of rows, merged cells, and how cells look, by a list of what may be said of that.
// Formulas are the values that were saved with them. A number keeps no more digits
// than show; where only words can show the same, or a mask stands in it, it is
// words. Hidden sheets, rows and columns, comments, links, names, headers and
// footers, charts, pictures, properties and all else are gone.
//
// Marks in the names of sheets have round brackets, since square ones may not stand
// there. Facts are from ECMA-376 part 1, 18.
package xlsx

import (
	"context"
	"fmt"
	"io"

	"veil/extract"
	source "veil/extract/xlsx"
	"veil/redact/plan"
	"veil/redact/xlsx/cells"
)

// Writer writes workbooks. The zero value is ready.
type Writer struct{}

var _ plan.Writer = Writer{}

// Carried reports whether the copy holds parts of that kind.
func Carried(k extract.Kind) bool { return k == extract.Body }

// Fit cuts masked edits at the borders of cells, which a copy keeps: an address in
// three cells becomes three edits with the same label.
func Fit(doc extract.Document, p plan.Plan) plan.Plan {
	if _, ok := doc.(*source.Document); !ok {
		return p
	}
	return cells.Fit(doc.Parts(), Carried, p)
}

// Write implements plan.Writer. The plan must fit the workbook: see Fit.
func (Writer) Write(ctx context.Context, w io.Writer, doc extract.Document, p plan.Plan) error {
	d, ok := doc.(*source.Document)
	if !ok {
		return fmt.Errorf("xlsx writer: a %s document", doc.Format())
	}
	masked, err := cells.Check(d.Parts(), Carried, p)
	if err != nil {
		return err
	}
	return newCopier(d, p, masked).write(ctx, w)
}

// Package text writes the redacted copy of a plain text file.
//
// It promises the original's text with every masked edit replaced by its mark
// and not a byte else changed, in the original's encoding. It does not decide
// what is masked.
package text

import (
	"context"
	"fmt"
	"io"

	"veil/extract"
	source "veil/extract/text"
	"veil/redact/plan"
)

// Writer writes plain text. The zero value is ready.
type Writer struct{}

var _ plan.Writer = Writer{}

// Write implements plan.Writer. It refuses marks that the file's encoding
// cannot store, such as the block of plan.StyleBox in Windows-1252.
func (Writer) Write(ctx context.Context, w io.Writer, doc extract.Document, p plan.Plan) error {
	d, ok := doc.(*source.Document)
	if !ok {
		return fmt.Errorf("text writer: a %s document", doc.Format())
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	for _, part := range d.Parts() {
		b, err := d.Encoding().Encode(p.Apply(part))
		if err != nil {
			return err
		}
		if _, err := w.Write(b); err != nil {
			return err
		}
	}
	return nil
}

// Carried reports whether the copy holds parts of that kind: all of a text
// file's do.
func Carried(extract.Kind) bool { return true }

package verify

import (
	"bytes"
	"context"
	"io"

	ledongthuc "github.com/ledongthuc/pdf"

	"veil/internal/isolate"
)

// LedongthucPDF is the worker that reads a PDF with github.com/ledongthuc/pdf,
// which shares no code with ours.
const LedongthucPDF = "ledongthuc"

func init() { isolate.Register(LedongthucPDF, readLedongthuc) }

// readLedongthuc writes the plain text of every page. A page that it cannot
// read is an error, and a panic ends the worker.
func readLedongthuc(in io.Reader, out io.Writer) error {
	b, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	r, err := ledongthuc.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return err
	}
	for i := 1; i <= r.NumPage(); i++ {
		p := r.Page(i)
		if p.V.IsNull() {
			continue
		}
		// nil: fonts are looked up page by page. A name that stands for one
		// font on this page may stand for another on the next.
		text, err := p.GetPlainText(nil)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(out, text+"\n\f\n"); err != nil {
			return err
		}
	}
	return nil
}

// second searches what a foreign reader makes of the copy.
func (c *checker) second(ctx context.Context, out io.ReaderAt, size int64) error {
	f := c.in.Format
	if f.Second == "" {
		return nil
	}
	text, err := isolate.Run(ctx, f.Second, io.NewSectionReader(out, 0, size), secondLimit)
	if err != nil {
		return wrap(ctx, &Error{Check: "second reader", Why: "the second reader, " + f.SecondName + ", could not read it: " + err.Error(), Err: err})
	}
	if err := c.find.places("second reader", []Place{{Where: "the text that " + f.SecondName + " reads", Text: string(text)}}); err != nil {
		return err
	}
	c.report.Readers = append(c.report.Readers, f.SecondName)
	c.did("looked for them again in what %s reads", f.SecondName)
	return nil
}

package verify

import (
	"bytes"
	"context"
	"io"
	"iter"
	"slices"
	"strings"
	"unicode"

	ledongthuc "github.com/ledongthuc/pdf"

	"veil/extract"
	"veil/internal/isolate"
)

// LedongthucPDF is the worker that reads a PDF with github.com/ledongthuc/pdf,
// which shares no code with ours.
const LedongthucPDF = "ledongthuc"

func init() { isolate.Register(LedongthucPDF, readLedongthuc) }

// readLedongthuc writes the plain text of every page and of the forms on it. A page that it cannot
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
	for v := range leaves(r.Trailer().Key("Root").Key("Pages"), 0) {
		p := ledongthuc.Page{V: v}
		// nil: fonts are looked up page by page. A name that stands for one
		// font on this page may stand for another on the next.
		text, err := p.GetPlainText(nil)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(out, text+"\n\f\n"); err != nil {
			return err
		}
		if _, err := io.WriteString(out, formText(p.Resources(), 0)); err != nil {
			return err
		}
	}
	return nil
}

// leaves yields the pages below a node of the page tree. Reader.Page looks
// through the tree from its beginning for each.
func leaves(node ledongthuc.Value, depth int) iter.Seq[ledongthuc.Value] {
	return func(yield func(ledongthuc.Value) bool) {
		kids := node.Key("Kids")
		for i := 0; i < kids.Len() && depth < maxTree; i++ {
			kid := kids.Index(i)
			switch kid.Key("Type").Name() {
			case "Page":
				if !yield(kid) {
					return
				}
			case "Pages":
				for v := range leaves(kid, depth+1) {
					if !yield(v) {
						return
					}
				}
			}
		}
	}
}

// maxTree is how deep the tree of pages may be.
const maxTree = 32

// maxForms is how deep forms may call forms.
const maxForms = 8

// formText is the text of the form XObjects of a page or a form, which
// GetPlainText passes over.
func formText(resources ledongthuc.Value, depth int) string {
	if depth == maxForms {
		return ""
	}
	var b strings.Builder
	for _, name := range resources.Key("XObject").Keys() {
		form := resources.Key("XObject").Key(name)
		if form.Key("Subtype").Name() != "Form" {
			continue
		}
		own := form.Key("Resources")
		b.WriteString(shownText(form, own) + "\n" + formText(own, depth+1))
	}
	return b.String()
}

// shownText is what the text operators of one content stream show. Lines end
// where the text position moves.
func shownText(stream, resources ledongthuc.Value) string {
	var b strings.Builder
	var enc ledongthuc.TextEncoding
	show := func(v ledongthuc.Value) {
		if enc != nil {
			b.WriteString(enc.Decode(v.RawString()))
		}
	}
	ledongthuc.Interpret(stream, func(stack *ledongthuc.Stack, op string) {
		args := make([]ledongthuc.Value, stack.Len())
		for i := len(args) - 1; i >= 0; i-- {
			args[i] = stack.Pop()
		}
		if len(args) == 0 {
			return
		}
		last := args[len(args)-1]
		switch op {
		case "Tf":
			font := ledongthuc.Font{V: resources.Key("Font").Key(args[0].Name())}
			enc = font.Encoder()
		case "Td", "TD", "Tm":
			b.WriteByte('\n')
		case "Tj":
			show(last)
		case "'", "\"":
			b.WriteByte('\n')
			show(last)
		case "TJ":
			for i := range last.Len() {
				if v := last.Index(i); v.Kind() == ledongthuc.String {
					show(v)
				}
			}
		}
	})
	return b.String()
}

// A second reader that sees nothing confirms nothing. It must see a third of
// the letters of a copy that has as many as a paragraph: fewer may be form
// fields and notes, which it does not look at. Letters, since it does not
// divide words as we do.
const (
	enoughLetters = 250
	minShare      = 3
)

func letters(parts ...extract.Part) int {
	n := 0
	for _, p := range parts {
		for _, r := range p.Text {
			if unicode.IsLetter(r) || unicode.IsNumber(r) {
				n++
			}
		}
	}
	return n
}

// second searches what a foreign reader makes of the copy.
func (c *checker) second(ctx context.Context, doc extract.Document, out io.ReaderAt, size int64) error {
	f := c.in.Format
	if f.Second == "" {
		return nil
	}
	text, err := isolate.Run(ctx, f.Second, io.NewSectionReader(out, 0, size), secondLimit(size))
	if err != nil && c.listing && ctx.Err() == nil {
		return nil // the file is not of our making: that reader is not among the report's
	}
	if err != nil {
		return wrap(ctx, &Error{Check: "second reader", Why: "the second reader, " + f.SecondName + ", could not read it: " + err.Error(), Err: err})
	}
	if ours, its := letters(doc.Parts()...), letters(extract.Part{Text: string(text)}); !c.listing && ours >= enoughLetters && its*minShare < ours {
		return &Error{Check: "second reader", Why: "the second reader, " + f.SecondName + ", could read hardly any of it"}
	}
	if err := c.find.places("second reader", slices.Values([]Place{{Where: "the text that " + f.SecondName + " reads", Text: string(text)}})); err != nil {
		return err
	}
	c.report.Readers = append(c.report.Readers, f.SecondName)
	c.did("looked for them again in what %s reads", f.SecondName)
	return nil
}

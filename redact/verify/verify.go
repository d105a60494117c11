// Package verify reopens a redacted copy and looks for what should be gone.
//
// It promises that a copy that passed was read anew, that every carried part
// says what the plan says it should, that no masked value of searchable length
// stands in any text-bearing place of the file in any of its normal forms more
// often than the plan keeps it, that a second reader that shares no code with
// ours saw none either (where the format has one), and that the rules find
// nothing of a masked kind that they are sure of. Of pages that are pictures it
// promises that the pixels of what is masked are painted over; it does not read
// them again. It cannot promise that the
// plan knew everything that identifies somebody. Reports and errors never hold
// text of the document.
package verify

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"time"

	"veil/extract"
	"veil/redact/plan"
	"veil/rules"
)

// Place is one text-bearing place of a file: a string, an inflated stream, an
// XML part, a file name inside it.
type Place struct {
	Where string // "object 12", "word/document.xml"; no text of the document
	// View separates readings of the same content (raw bytes, decoded text):
	// what the plan keeps is counted in each.
	View string
	Text string
	// Fragments says that words may be cut in this reading, so that one word
	// alone proves nothing.
	Fragments bool
}

// Format is how copies of one format are verified.
type Format struct {
	Reader extract.Format
	// Copies reads copies, where Reader does not.
	Copies *extract.Format
	// Carried says which kinds of part the copy still holds.
	Carried func(extract.Kind) bool
	// Exact says that a carried part reads in the copy exactly as planned.
	// Otherwise words are compared, and MinKept of those outside masks must
	// be there.
	Exact   bool
	MinKept float64
	// Own reports whether a blocking gap of a copy is of the writer's making,
	// such as its own grey boxes; may be nil.
	Own func(extract.Gap) bool
	// Probe lists every text-bearing place of a file, one at a time: a long file
	// has more text in all of them together than memory has room for. nil: the file
	// goes nowhere.
	Probe func(ctx context.Context, r io.ReaderAt, size int64) (iter.Seq[Place], error)
	// Pieces returns the words that a word at [start, end) of a place may be a
	// piece of, since the format draws words in pieces; may be nil.
	Pieces func(view, text string, start, end int) []string
	// Second is the name of the worker that reads the copy independently, and
	// SecondName what people call it; empty where the format has none.
	Second, SecondName string
}

// TextOnly is the format for a copy of which nothing but the text goes anywhere: its
// insides are not searched, nor does another program read it.
func (f Format) TextOnly() Format {
	f.Probe, f.Second = nil, ""
	return f
}

// Input is what a copy is checked against.
type Input struct {
	Format Format
	Plan   plan.Plan // as it was written
	// Whole is the plan before the format cut its edits; its masked texts are
	// what is looked for. A piece of an address ("Leeds") may stay elsewhere.
	Whole plan.Plan
	Parts []extract.Part // of the original
	Name  string         // the copy's file name
	// Masks says which kinds the policy masks, for the last look of the rules.
	Masks func(kind string) bool
	// Ordinary is that of plan.Options: whether a word is plain English where it
	// stands; may be nil.
	Ordinary func(text string, start, end int) bool
	// Open is how the copy is read again.
	Open extract.Options
	// Painted looks whether what is masked is painted over in the pixels of the
	// copy's pages that are pictures, and says at how many boxes it looked; nil where
	// the format has no such pages. Its error holds no text of the document.
	Painted func(ctx context.Context, out io.ReaderAt, size int64) (boxes int, err error)
}

// Report says what was checked. It holds no text of the document.
type Report struct {
	Readers   []string `json:"readers"`    // programs that read the copy
	Originals int      `json:"originals"`  // distinct masked values that were looked for
	Excused   int      `json:"excused"`    // of them, those that also stand where the plan keeps them
	Places    int      `json:"places"`     // text-bearing places that were searched
	Bytes     int64    `json:"bytes"`      // in those places
	Masks     int      `json:"masks"`      // places that were masked
	Kept      float64  `json:"words_kept"` // share of the words outside masks that the copy has
	Checks    []string `json:"checks"`     // what was done, in words
}

// Error says that a copy did not pass. It names the check and the place, never
// what was found there.
type Error struct {
	Check string // "search", "second reader"
	Where string
	Kind  string // of the value, where there is one
	Why   string
	Err   error // not printed: foreign errors may quote the document
	// strays are what the rules found; not printed either.
	strays []Stray
}

// Stray is a detail that the rules found in the copy. Text is the document's:
// for the plan alone, never for people.
type Stray struct{ Kind, Text, Rule, Why string }

// Strays lists what the rules found in the copy, where that is the failure.
func (e *Error) Strays() []Stray { return e.strays }

func (e *Error) Error() string {
	s := "the copy did not pass verification: " + e.Why
	if e.Kind != "" {
		s += " (" + e.Kind + ")"
	}
	if e.Where != "" {
		s += " at " + e.Where
	}
	return s
}

func (e *Error) Unwrap() error { return e.Err }

// Text is the text of a copy that passed. Only Check makes one; the zero value
// is not valid.
type Text struct {
	ok   bool
	text string
}

// Valid reports whether the text was verified.
func (t Text) Valid() bool { return t.ok }

// String returns the text as Markdown, pages marked; empty if not Valid.
func (t Text) String() string { return t.text }

// Check verifies the copy. The error is an *Error where the copy failed, and
// the context's or the rules' own otherwise; in either case there is no Text.
func Check(ctx context.Context, out io.ReaderAt, size int64, in Input, set *rules.Set) (Report, Text, error) {
	c := checker{in: in, expect: expectations(in)}
	c.report.Masks = countMasks(in.Plan)
	reader := &in.Format.Reader
	if in.Format.Copies != nil {
		reader = in.Format.Copies
	}
	doc, err := reader.Open(ctx, out, size, in.Open)
	if err != nil {
		why := "it cannot be opened again"
		if e := (*extract.Error)(nil); errors.As(err, &e) {
			why += ": " + e.What
		}
		return Report{}, Text{}, wrap(ctx, &Error{Check: "reopen", Why: why, Err: err})
	}
	defer doc.Close()
	c.report.Readers = []string{"Veil"}
	for _, step := range []func() error{
		func() error { return c.gaps(doc) },
		func() error { return c.reread(doc) },
		c.prepare,
		func() error { return c.parts(doc) },
		func() error { return c.painted(ctx, out, size) },
		func() error { return c.probe(ctx, out, size) },
		func() error { return c.second(ctx, doc, out, size) },
		func() error { return c.rescan(ctx, doc, set) },
	} {
		if err := ctx.Err(); err != nil {
			return Report{}, Text{}, err
		}
		if err := step(); err != nil {
			return Report{}, Text{}, err
		}
	}
	return c.report, Text{ok: true, text: markdown(doc.Parts())}, nil
}

// painted looks at the pixels of pages that are pictures.
func (c *checker) painted(ctx context.Context, out io.ReaderAt, size int64) error {
	if c.in.Painted == nil {
		return nil
	}
	boxes, err := c.in.Painted(ctx, out, size)
	if err != nil {
		return wrap(ctx, &Error{Check: "pixels", Why: err.Error(), Err: err})
	}
	if boxes > 0 {
		c.did("looked whether %d boxes are black in the pixels of scanned pages", boxes)
	}
	return nil
}

// Search looks for the masked values of a plan in every text-bearing place of a
// file that may have been made by another program, and in what both readers
// make of it. It lists every find, each kind at each place once. What the plan
// leaves in the original may be in the file as often.
func Search(ctx context.Context, file io.ReaderAt, size int64, in Input) (Report, []*Error, error) {
	c := checker{in: in, expect: expectations(in), listing: true}
	doc, err := in.Format.Reader.Open(ctx, file, size, extract.Options{})
	if err != nil {
		return Report{}, nil, err
	}
	defer doc.Close()
	for _, step := range []func() error{
		c.prepare,
		func() error { return c.parts(doc) },
		func() error { return c.probe(ctx, file, size) },
		func() error { return c.second(ctx, doc, file, size) },
	} {
		if err := ctx.Err(); err != nil {
			return Report{}, nil, err
		}
		if err := step(); err != nil {
			return Report{}, nil, err
		}
	}
	return c.report, c.leaks, nil
}

// fail ends a check with e, or notes e once and goes on.
func (c *checker) fail(e *Error) error {
	if !c.listing {
		return e
	}
	for _, l := range c.leaks {
		if l.Where == e.Where && l.Kind == e.Kind {
			return nil
		}
	}
	c.leaks = append(c.leaks, e)
	return nil
}

// wrap prefers the context's error: a cancelled run is not a failed check.
func wrap(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// checker is one run of Check.
type checker struct {
	in     Input
	expect []expected
	report Report
	find   finder

	listing bool // for Search: go on after a find
	leaks   []*Error
}

func (c *checker) did(format string, args ...any) {
	c.report.Checks = append(c.report.Checks, fmt.Sprintf(format, args...))
}

// secondLimit is how long the second reader may take over a file of some bytes:
// several times what it takes on a slow computer.
func secondLimit(size int64) time.Duration {
	return 15*time.Second + time.Duration(size>>20)*5*time.Second
}

func countMasks(p plan.Plan) int {
	n := 0
	for _, e := range p.Edits {
		if e.Mask {
			n++
		}
	}
	return n
}

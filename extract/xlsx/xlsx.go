// Package xlsx opens workbooks of Excel (.xlsx, .xlsm and their templates).
//
// Each visible sheet is a Part, its rows parted by "\n" and its cells by a tab;
// columns in which nothing stands are left out, and all rows have as many cells.
// Cells read as they show: numbers and dates by their number formats, formulas by
// the values that were saved with them. White space in a cell is one blank, line
// ends among it. An empty row is passed over, several are one empty line.
//
// Hidden sheets, rows and columns, comments, headers and footers, formulas, charts,
// pivot caches, names, links, properties and all other text of the package are
// Parts of kinds that a copy does not carry. Pictures, embedded files and macros
// are not read: they are Gaps. It does not compute formulas, and it does not read
// binary workbooks (.xlsb), those of before 2007 (.xls), or encrypted ones.
//
// Facts are from ECMA-376 part 1, 18.
package xlsx

import (
	"context"
	"errors"
	"io"
	"strings"

	"veil/extract"
	"veil/internal/ooxml"
)

// Format is the entry for the table of formats. Copies of macro books and templates
// are neither.
var Format = extract.Format{Name: "xlsx", Exts: []string{".xlsx"}, Sniff: Sniff, Open: open}

// The limits of a workbook.
const (
	MaxText  = 64 << 20  // bytes of text in all sheets
	MaxCells = 6_000_000 // in all sheets, empty ones with a format included
	maxRow   = 1 << 20   // the last row that sheets have
	maxCol   = 1 << 14   // the last column
)

// Document is an opened workbook.
type Document struct {
	parts   []extract.Part
	gaps    []extract.Gap
	dropped []extract.Dropped
	members []extract.Member
	book    Book
}

// Format implements extract.Document.
func (d *Document) Format() string { return Format.Name }

// Parts implements extract.Document.
func (d *Document) Parts() []extract.Part { return d.parts }

// Gaps implements extract.Document.
func (d *Document) Gaps() []extract.Gap { return d.gaps }

// Dropped implements extract.Dropping.
func (d *Document) Dropped() []extract.Dropped { return d.dropped }

// Members implements extract.Container: the embedded files.
func (d *Document) Members() []extract.Member { return d.members }

// Close implements extract.Document.
func (d *Document) Close() error { return nil }

// Book is what a copy is made of. Callers do not change it.
func (d *Document) Book() *Book { return &d.book }

// NamesID is the ID of the Part with the names of the visible sheets, one a line.
const NamesID = "workbook#sheets"

func open(ctx context.Context, f io.ReaderAt, size int64, _ extract.Options) (extract.Document, error) {
	if size > extract.MaxFile {
		return nil, &extract.Error{Reason: extract.TooLarge, What: "the file is larger than 512 MB"}
	}
	pkg, err := ooxml.Open(f, size)
	if err != nil {
		return nil, inExcel(err)
	}
	r := &reader{ctx: ctx, pkg: pkg, seen: map[string]bool{}, aside: map[string]*lines{}}
	if err := r.workbook(); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, inExcel(err)
	}
	return &Document{parts: r.parts, gaps: r.gaps(), dropped: r.dropped(), members: r.members, book: r.book}, nil
}

// inExcel names the program of workbooks in what errors of packages say to do.
func inExcel(err error) error {
	var e *extract.Error
	if !errors.As(err, &e) || !strings.Contains(e.Do, "open it in Word or LibreOffice") {
		return err
	}
	own := *e
	own.Do = strings.Replace(e.Do, "Word", "Excel", 1)
	return &own
}

func damaged(what string) error {
	return &extract.Error{Reason: extract.Damaged, What: what, Do: "open it in Excel or LibreOffice and save it anew as .xlsx"}
}

func tooLarge(what string) error {
	return &extract.Error{Reason: extract.TooLarge, What: what, Do: "split it into smaller workbooks"}
}

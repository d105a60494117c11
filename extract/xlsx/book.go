package xlsx

import (
	"veil/extract/xlsx/celltext"
	"veil/internal/ooxml"
)

// Book is the map from the text of a workbook back to its cells.
type Book struct {
	Sheets []*Sheet    // the visible ones, in order
	Styles *ooxml.Tree // how cells look, or nil
	Theme  *ooxml.Tree // what its colours are, or nil
}

// Sheet is a visible sheet.
type Sheet struct {
	ID     string // of its Part; there is none where the sheet has no text
	Cells  []Cell // those that show, by row and column
	Breaks []celltext.Break
	Cols   []Col
	Rows   []Row
	Merges []Range
	// Width is that of the columns that do not say their own; 0 for the usual.
	Width float64
}

// Kind is what a cell holds.
type Kind uint8

// The kinds of cell.
const (
	Blank   Kind = iota // a format alone
	Text                // words; numbers and dates that only words can show
	Number              // a number, or a date as a serial number
	Boolean             // TRUE or FALSE
	Error               // an error such as #N/A
)

// Cell is a cell that shows. Its text is [Start, End) of the sheet's Part.
type Cell struct {
	Row, Col   int32 // from 1
	Style      int32 // index into the formats of cells
	Start, End int32
	Value      float64 // of a Number: shows as the text and tells no more
	Kind       Kind
}

// Col is a run of columns.
type Col struct {
	Min, Max int32
	Style    int32
	Width    float64 // 0 for the usual
	Hidden   bool
}

// Row is what is said of a row beside its cells.
type Row struct {
	Row    int32
	Height float64 // 0 for the usual
	Hidden bool
}

// Range is a block of cells, corners included.
type Range struct{ Row, Col, LastRow, LastCol int32 }

// Package csv opens tables in plain text: values parted by commas, semicolons, tabs
// or bars, in quotes or not (RFC 4180 and what spreadsheets make of it).
//
// A table is told from other text by its content alone, and only where that leaves
// no doubt: what is not surely a table is plain text. The document is one Part, ID
// "table", laid out like a sheet: rows are parted by "\n" and cells by a tab, and
// white space in a cell is one blank. Every text can be read; quotes that do not
// pair are part of their cells.
package csv

import (
	"context"
	"io"
	"strings"

	"veil/extract"
	"veil/extract/text"
	"veil/extract/xlsx/celltext"
)

// Format is the entry for the table of formats. It stands before text.
var Format = extract.Format{Name: "csv", Exts: []string{".csv", ".tsv", ".tab", ".txt", ".md", ".text", ".markdown", ".log"}, Sniff: Sniff, Open: open}

// PartID is the ID of the only part.
const PartID = "table"

// MaxCells is how many cells a table may have.
const MaxCells = 6_000_000

// Document is an opened table.
type Document struct {
	src    string // decoded
	enc    text.Encoding
	parts  []extract.Part
	cells  []Cell
	breaks []celltext.Break
	delim  byte
}

// Cell is a cell: bytes [From, To) of the decoded file, quotes included, and bytes
// [Start, End) of the Part's text. What stands between cells is a delimiter or a
// line end.
type Cell struct {
	From, To, Start, End int32
}

// Format implements extract.Document.
func (d *Document) Format() string { return Format.Name }

// Parts implements extract.Document.
func (d *Document) Parts() []extract.Part { return d.parts }

// Gaps implements extract.Document: all of a table is read.
func (d *Document) Gaps() []extract.Gap { return nil }

// Close implements extract.Document.
func (d *Document) Close() error { return nil }

// Source is the decoded file, how it was stored, and what parts its cells.
func (d *Document) Source() (src string, enc text.Encoding, delim byte) { return d.src, d.enc, d.delim }

// Cells are in the order of the file. Callers do not change them.
func (d *Document) Cells() []Cell { return d.cells }

// Breaks are the blanks of the text that stand for line ends in cells, in order.
func (d *Document) Breaks() []celltext.Break { return d.breaks }

func open(ctx context.Context, r io.ReaderAt, size int64, o extract.Options) (extract.Document, error) {
	t, err := text.Format.Open(ctx, r, size, o)
	if err != nil {
		return nil, err
	}
	plain, ok := t.(*text.Document)
	if !ok {
		return nil, &extract.Error{Reason: extract.Unsupported, What: "this is not a text file"}
	}
	d := &Document{src: plain.Parts()[0].Text, enc: plain.Encoding()}
	// A copy has the same cells in other words, and must be cut up alike: what
	// stands in them has no say in the choice as far as Sniff goes.
	d.delim, ok = delimiter(start(d.src), len(d.src) > extract.SniffLen)
	if !ok {
		d.delim = likely(start(d.src))
	}
	if err := d.read(); err != nil {
		return nil, err
	}
	return d, nil
}

// start is as much of a text as Sniff sees, and the mark of its encoding left out.
func start(s string) string { return strings.TrimPrefix(s[:min(len(s), extract.SniffLen)], bom) }

const bom = "\ufeff"

// read cuts the file up into cells and lays out their text.
func (d *Document) read() error {
	at := 0
	if strings.HasPrefix(d.src, bom) {
		at = len(bom)
	}
	var b celltext.Builder
	b.Grow(len(d.src))
	for row := range rows(d.src, at, d.delim) {
		for i, f := range row.fields {
			if len(d.cells) == MaxCells {
				return &extract.Error{Reason: extract.TooLarge, What: "the table has more than 6 million cells", Do: "split it into smaller files"}
			}
			if i > 0 {
				b.WriteByte('\t')
			}
			from := b.Len()
			b.Cell(celltext.Tidy(Value(d.src[f.from:f.to])))
			d.cells = append(d.cells, Cell{int32(f.from), int32(f.to), int32(from), int32(b.Len())})
		}
		if row.ended {
			b.WriteByte('\n')
		}
	}
	d.breaks = b.Breaks
	d.parts = []extract.Part{{ID: PartID, Kind: extract.Body, Text: b.String()}}
	return nil
}

// Value is what a cell says: what stands in quotes, with doubled ones as one. What
// comes after them is part of it.
func Value(raw string) string {
	if len(raw) == 0 || raw[0] != '"' {
		return raw
	}
	var b strings.Builder
	quoted := true
	for i := 1; i < len(raw); i++ {
		switch {
		case raw[i] != '"':
			b.WriteByte(raw[i])
		case quoted && i+1 < len(raw) && raw[i+1] == '"':
			b.WriteByte('"')
			i++
		case quoted:
			quoted = false
		default:
			b.WriteByte('"')
		}
	}
	return b.String()
}

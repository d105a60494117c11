// Package text opens plain text and Markdown.
//
// The document is one part, ID "text", whose Text is the whole file: for UTF-8
// byte for byte, byte order mark and CR LF included, and for UTF-16 and
// Windows-1252 the decoded UTF-8 without the mark. Spans of a UTF-8 file are
// therefore offsets into the file.
//
// It promises to refuse what only looks like plain text (rich text, HTML, raw
// e-mail, binary files), since names can hide there behind another layer of
// coding. It does not interpret Markdown: marks stay in the text.
package text

import (
	"context"
	"io"

	"veil/extract"
)

// Format is the entry for the table of formats. Its Sniff accepts anything
// that is not binary, so it stands last.
var Format = extract.Format{
	Name:  "text",
	Exts:  []string{".txt", ".md", ".text", ".markdown", ".log", ".csv", ".tsv", ".tab"},
	Sniff: Sniff,
	Open:  open,
}

// PartID is the ID of the only part.
const PartID = "text"

// MaxSize is the largest text that is opened, in bytes: some 8,000 pages.
const MaxSize = 64 << 20

// Document is an opened text file.
type Document struct {
	text string
	enc  Encoding
}

// Sniff reports whether a file that starts with head can be text.
func Sniff(head []byte) bool {
	if len(head) == 0 {
		return false
	}
	switch detect(head) {
	case utf16LE, utf16BE:
		return true
	}
	return !junk(head)
}

// open reads and decodes the file.
func open(ctx context.Context, r io.ReaderAt, size int64, _ extract.Options) (extract.Document, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if size > MaxSize {
		return nil, &extract.Error{Reason: extract.TooLarge,
			What: "the text file is larger than 64 MB", Do: "split it into smaller files"}
	}
	b := make([]byte, size)
	if _, err := io.ReadFull(io.NewSectionReader(r, 0, size), b); err != nil {
		return nil, &extract.Error{Reason: extract.Damaged, What: "the file could not be read to its end", Err: err}
	}
	if err := disguised(b); err != nil {
		return nil, err
	}
	s, enc, err := Decode(b)
	if err != nil {
		return nil, err
	}
	if err := disguised([]byte(s)); err != nil { // the same in UTF-16
		return nil, err
	}
	if blank(s) {
		return nil, &extract.Error{Reason: extract.Empty, What: "the file is empty"}
	}
	return &Document{text: s, enc: enc}, nil
}

// Format implements extract.Document.
func (d *Document) Format() string { return Format.Name }

// Parts implements extract.Document.
func (d *Document) Parts() []extract.Part {
	return []extract.Part{{ID: PartID, Kind: extract.Body, Text: d.text}}
}

// Gaps implements extract.Document: all of a text file is read.
func (d *Document) Gaps() []extract.Gap { return nil }

// Close implements extract.Document.
func (d *Document) Close() error { return nil }

// Encoding says how the file was stored, for the writer.
func (d *Document) Encoding() Encoding { return d.enc }

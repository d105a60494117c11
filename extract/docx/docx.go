// Package docx opens Word documents (.docx, .docm and their templates).
//
// Each header, footer and the body is one Part, and so are all footnotes and
// all endnotes; runs are joined into the text of their paragraph, so that a
// name split over formatting is one word. Paragraphs end in "\n"; table cells
// are parted by a tab and rows by "\n". A text box is a Part of its own, of
// the kind of the part that holds it, and so are the words above others (ruby).
// Text is what its reader sees: characters of no width are left out, letters of
// full width or of mathematics are plain ones, words written in the codes of a
// symbol font are words, and so are those with a table cell for each letter.
//
// The text is that of the document with all tracked insertions accepted.
// Deletions, hidden text, field instructions, comments, alternative texts,
// properties and the like are Parts of kinds that a copy does not carry. What
// is not read (pictures, embedded files) is named by a Gap, and so is what a
// copy leaves out.
package docx

import (
	"bytes"
	"context"
	"io"

	"veil/extract"
	"veil/internal/ooxml"
)

// Format is the entry for the table of formats. Every zip package sniffs as
// one, and old Office files do, so that opening can say what they are.
var Format = extract.Format{
	Name:  "docx",
	Exts:  []string{".docx", ".docm", ".dotx", ".dotm"},
	Sniff: Sniff,
	Open:  open,
}

// Sniff reports whether a file that starts with head can be a Word document.
func Sniff(head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) || ooxml.IsCompound(head)
}

// Document is an opened Word document.
type Document struct {
	parts []extract.Part
	gaps  []extract.Gap
	src   *ooxml.Source
}

// Format implements extract.Document.
func (d *Document) Format() string { return Format.Name }

// Parts implements extract.Document.
func (d *Document) Parts() []extract.Part { return d.parts }

// Gaps implements extract.Document.
func (d *Document) Gaps() []extract.Gap { return d.gaps }

// Close implements extract.Document.
func (d *Document) Close() error { return nil }

// Source is the map from the text back to the document's nodes. It is for the
// writer of this format; its type is out of reach for others.
func (d *Document) Source() *ooxml.Source { return d.src }

func open(ctx context.Context, f io.ReaderAt, size int64, _ extract.Options) (extract.Document, error) {
	if size > extract.MaxFile {
		return nil, &extract.Error{Reason: extract.TooLarge, What: "the file is larger than 512 MB"}
	}
	if size == 0 {
		return nil, &extract.Error{Reason: extract.Empty, What: "the file is empty"}
	}
	pkg, err := ooxml.Open(f, size)
	if err != nil {
		return nil, err
	}
	r := &reader{ctx: ctx, pkg: pkg, src: ooxml.NewSource(pkg), seen: map[string]bool{}}
	if err := r.document(); err != nil {
		return nil, err
	}
	return &Document{parts: r.parts, gaps: r.gaps, src: r.src}, nil
}

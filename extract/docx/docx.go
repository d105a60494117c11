// Package docx opens Word documents (.docx, .docm and their templates).
//
// Each header, footer and the body is one Part, and so are all footnotes and
// all endnotes; runs are joined into the text of their paragraph, so that a
// name split over formatting is one word. Paragraphs end in "\n"; table cells
// are parted by a tab and rows by "\n". A text box is a Part of its own, of
// the kind of the part that holds it, and so are the words above others (ruby)
// and word art.
// Text is what its reader sees: characters of no width are left out, letters of
// full width or of mathematics are plain ones, words written in the codes of a
// symbol font are words, and so are those with a table cell for each letter.
//
// The text is that of the document with all tracked insertions accepted.
// Web pages, rich text, plain texts and Word documents that Word takes in when it
// opens the file stand in the text as plain paragraphs.
// Deletions, hidden text, field instructions, comments, alternative texts,
// properties and the like are Parts of kinds that a copy does not carry. What
// is not read (pictures but for their words, embedded files) is named by a Gap, and so is what a
// copy leaves out.
//
// Where the options ask for comments, those that the text refers to are Parts that
// a copy carries, and so are the names of their authors, a line for each comment.
package docx

import (
	"bytes"
	"context"
	"io"
	"slices"

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

	dropped  []extract.Dropped
	pictures int               // that are shown
	words    map[string]string // see PictureID
	comments bool              // that are shown are carried
	borders  Borders
	pkg      *ooxml.Package
	src      *ooxml.Source // nil unless asked for; see Source
}

// Format implements extract.Document.
func (d *Document) Format() string { return Format.Name }

// Parts implements extract.Document.
func (d *Document) Parts() []extract.Part { return d.parts }

// Gaps implements extract.Document.
func (d *Document) Gaps() []extract.Gap { return d.gaps }

// Pictures counts those that the document shows: see PicturesGap.
func (d *Document) Pictures() int { return d.pictures }

// Comments reports whether comments were asked for, so that a copy carries them.
func (d *Document) Comments() bool { return d.comments }

// Close implements extract.Document.
func (d *Document) Close() error { return nil }

// Source is the map from the text back to the document's nodes. It is for the
// writer of this format; its type is out of reach for others.
//
// The nodes take several times as much memory as the text, and are needed for
// writing alone: the document is read again for them. It is an error if it says
// something else by then.
func (d *Document) Source(ctx context.Context) (*ooxml.Source, error) {
	if d.src != nil {
		return d.src, nil
	}
	r := newReader(ctx, d.pkg, ooxml.NewSource(d.pkg))
	r.comments = d.comments
	if err := r.document(); err != nil {
		return nil, err
	}
	if !slices.Equal(r.parts, d.parts[:len(d.parts)-len(d.words)]) {
		return nil, &extract.Error{Reason: extract.Damaged, What: "the file has changed while it was read", Do: "try again"}
	}
	d.src = r.src
	return d.src, nil
}

// Release lets go of the Source, until it is asked for again.
func (d *Document) Release() { d.src = nil }

func open(ctx context.Context, f io.ReaderAt, size int64, o extract.Options) (extract.Document, error) {
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
	r := newReader(ctx, pkg, ooxml.NewSource(pkg).Light())
	r.comments = o.Comments
	if err := r.document(); err != nil {
		return nil, err
	}
	d := &Document{parts: r.parts, gaps: r.gaps, dropped: r.tally.drop(), pictures: r.tally.pictures, comments: o.Comments, borders: Borders{Stay: r.stay, Boxes: r.src.Boxes}, pkg: pkg}
	if err := d.readPictures(ctx, r.sightings, o.Scans); err != nil {
		return nil, err
	}
	return d, nil
}

func newReader(ctx context.Context, pkg *ooxml.Package, src *ooxml.Source) *reader {
	return &reader{ctx: ctx, pkg: pkg, src: src, stay: map[string][]int{}, seen: map[string]bool{}, anchored: map[string]bool{}}
}

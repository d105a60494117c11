// Package extract turns the bytes of a document into text whose every byte is
// accounted for.
//
// It promises that whatever a reader of the document could see or a program
// could dig out is either in the Text of a Part or named by a Gap. It does not
// judge what identifies somebody (package rules does) and it does not write
// (the packages below redact do).
package extract

import (
	"context"
	"io"
)

// Kind says what a Part of a document is. A writer carries some kinds over to
// the redacted copy and drops the others; all of them are read, because a name
// in a dropped property is still the name to look for in the body.
type Kind string

// The kinds of part.
const (
	Body       Kind = "body"       // running text, or a page
	Header     Kind = "header"     // page header
	Footer     Kind = "footer"     // page footer
	Footnote   Kind = "footnote"   // footnotes of a document
	Endnote    Kind = "endnote"    // endnotes of a document
	Comment    Kind = "comment"    // a reviewer's note; annotation contents in PDF
	Author     Kind = "author"     // who wrote the comments that a copy keeps, a line each
	Deleted    Kind = "deleted"    // tracked deletions and earlier wording
	Hidden     Kind = "hidden"     // text that is there but does not show
	Picture    Kind = "picture"    // words that a program read in a picture
	Drawing    Kind = "drawing"    // text of charts, diagrams and alternative texts
	Field      Kind = "field"      // form field values
	Metadata   Kind = "metadata"   // document properties, XMP, outlines
	Link       Kind = "link"       // link targets
	FileName   Kind = "filename"   // the document's own file name
	Attachment Kind = "attachment" // an embedded file's name
)

// Part is a stretch of a document's text that is read in one go: a page of a
// PDF, the body of a Word file, one of its headers. Text is valid UTF-8.
type Part struct {
	ID   string `json:"id"` // unique in the document and the same on every reading of the same bytes
	Kind Kind   `json:"kind"`
	Page int    `json:"page,omitempty"` // 1-based; 0 where the format has no pages
	Text string `json:"text,omitempty"`
}

// Span is a half-open range of bytes, [Start, End), of the Text of the Part
// with that ID. Both ends lie on rune borders.
type Span struct {
	Part  string `json:"part"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// Contains reports whether o lies within s, both ends included.
func (s Span) Contains(o Span) bool {
	return s.Part == o.Part && s.Start <= o.Start && o.End <= s.End
}

// Overlaps reports whether the two spans share at least one byte.
func (s Span) Overlaps(o Span) bool {
	return s.Part == o.Part && s.Start < o.End && o.Start < s.End
}

// Gap is content that nobody has read. Where and Why are shown to people and
// never hold text of the document. A blocking Gap stops a redaction unless the
// user accepts it; an accepted Gap is left out of the copy all the same.
type Gap struct {
	Where    string `json:"where"` // "page 3", "header 1", "attachment 2"
	Why      string `json:"why"`
	Blocking bool   `json:"blocking"`
}

// Document is an opened document. Parts and Gaps return the same values on
// every call; callers do not change them. A Document also holds, privately,
// the map from its text to the places in the source, which only the writer of
// its own format reads.
type Document interface {
	// Format is the name of the Format that opened the document.
	Format() string
	Parts() []Part
	Gaps() []Gap
	Close() error
}

// Options are what opening a document may need. The zero value is usable.
type Options struct {
	Password string // for encrypted documents
	Name     string // the file's name, for messages only; never decides the format
	Scans    Scans
	// Comments reads comments as text that a copy carries, with their authors, where
	// the format can.
	Comments bool
}

// Scans say how pages that are pictures are read. The zero value does not read
// them: they are Gaps.
type Scans struct {
	Read      bool   // have the programs for it read them
	Languages string // for tesseract, "eng+cym"; empty: English
	// Trusting takes words for read although the reading program doubts them, and
	// leaves ink that is no words (handwriting, signatures) where it is, as a
	// blocking Gap.
	Trusting bool
	// Blank puts a blank page that says so in place of one that is not read, which
	// is no blocking Gap then.
	Blank bool
	// Flatten takes every page for a picture, also where it has text.
	Flatten bool
	// Progress hears how many of the pages to be read have been; may be nil. It may
	// be called from several goroutines.
	Progress func(done, total int)
	// Readings keeps what the reading program answered, so that a document which is
	// opened again is not read again; nil keeps nothing.
	Readings Readings
}

// Readings keeps answers of a program by what it was asked. It is used from several
// goroutines.
type Readings interface {
	Recall(key [32]byte) (answer []byte, ok bool)
	Keep(key [32]byte, answer []byte)
}

// Format is one kind of document: how to tell it by its first bytes and how to
// open it.
type Format struct {
	Name string // "pdf", "docx", "text"
	Exts []string
	// Sniff reports whether a file that starts with head (at most SniffLen
	// bytes) can be of this format.
	Sniff func(head []byte) bool
	// Open reads the whole document. The reader is not kept after Close.
	Open func(ctx context.Context, r io.ReaderAt, size int64, o Options) (Document, error)
}

// SniffLen is how many leading bytes a Format gets to see.
const SniffLen = 4096

// MaxFile is the size above which a file is not opened, in bytes.
const MaxFile = 512 << 20

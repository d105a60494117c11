// Package odt opens text documents of OpenDocument (.odt), as LibreOffice writes
// them.
//
// The body, each header and footer, each note and each text box is a Part;
// paragraphs end in "\n", table cells are parted by a tab and rows by "\n". White
// space is what a reader sees of it. Tracked insertions are accepted. Deleted and
// hidden text, comments, properties, names and the targets of links are Parts of
// kinds that a copy does not carry. Pictures and objects are not read: they are
// Gaps.
//
// It does not read flat (.fodt) or encrypted documents, nor spreadsheets and
// presentations. Facts are from OASIS, "Open Document Format for Office
// Applications (OpenDocument) Version 1.3", part 3.
package odt

import (
	"bytes"
	"context"
	"encoding/binary"
	"io"
	"slices"
	"strings"

	"veil/extract"
	"veil/internal/ooxml"
)

// Format is the entry for the table of formats.
var Format = extract.Format{Name: "odt", Exts: []string{".odt"}, Sniff: Sniff, Open: open}

// Type is the media type of a text document.
const Type = "application/vnd.oasis.opendocument.text"

// Sniff reports whether a file that starts with head is a text document, or a
// template of one, which says so in the first entry of its archive. That entry
// should have no extra field (part 2, 3.3), which some programs add all the same.
func Sniff(head []byte) bool {
	const from, name = 30, "mimetype" // where the name of the first entry stands
	if !bytes.HasPrefix(head, []byte("PK\x03\x04")) || len(head) < from || !bytes.HasPrefix(head[from:], []byte(name)) {
		return false
	}
	named, extra := binary.LittleEndian.Uint16(head[26:]), binary.LittleEndian.Uint16(head[28:])
	at := from + len(name) + int(extra)
	return int(named) == len(name) && at <= len(head) && bytes.HasPrefix(head[at:], []byte(Type))
}

// Document is an opened text document.
type Document struct {
	parts   []extract.Part
	gaps    []extract.Gap
	dropped []extract.Dropped
	stay    map[string][]int
	pkg     *ooxml.Package
}

// Format implements extract.Document.
func (d *Document) Format() string { return Format.Name }

// Parts implements extract.Document.
func (d *Document) Parts() []extract.Part { return d.parts }

// Gaps implements extract.Document.
func (d *Document) Gaps() []extract.Gap { return d.gaps }

// Dropped implements extract.Dropping.
func (d *Document) Dropped() []extract.Dropped { return d.dropped }

// Close implements extract.Document.
func (d *Document) Close() error { return nil }

// Borders are, by part, the separators in its text: those of paragraphs and of
// cells. A copy takes none of them away.
func (d *Document) Borders() map[string][]int { return d.stay }

// Source is the map from the text back to the document's nodes, for the writer of
// this format. The document is read again for it; it is an error if it says
// something else by then.
func (d *Document) Source(ctx context.Context) (*Source, error) {
	r := newReader(ctx, d.pkg)
	if err := r.document(); err != nil {
		return nil, err
	}
	if !slices.Equal(r.parts, d.parts) {
		return nil, &extract.Error{Reason: extract.Damaged, What: "the file has changed while it was read", Do: "try again"}
	}
	return r.src, nil
}

// Source says where the text of nodes stands, and what is not carried.
type Source struct {
	Content, Styles *ooxml.Tree // Styles may be nil
	Text            map[*ooxml.Node]extract.Span
	Gone            map[*ooxml.Node]bool
	Hidden          map[string]bool // styles whose text does not show
}

func open(ctx context.Context, f io.ReaderAt, size int64, _ extract.Options) (extract.Document, error) {
	if size > extract.MaxFile {
		return nil, &extract.Error{Reason: extract.TooLarge, What: "the file is larger than 512 MB"}
	}
	pkg, err := ooxml.Open(f, size)
	if err != nil {
		return nil, err
	}
	if b, err := pkg.Read("META-INF/manifest.xml"); err == nil && strings.Contains(string(b), "encryption-data") {
		return nil, &extract.Error{Reason: extract.Encrypted, What: "the document needs a password",
			Do: "open it in LibreOffice and save it without a password"}
	}
	r := newReader(ctx, pkg)
	if err := r.document(); err != nil {
		return nil, err
	}
	return &Document{parts: r.parts, gaps: r.gaps(), dropped: r.dropped(), stay: r.stay, pkg: pkg}, nil
}

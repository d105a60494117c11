// Package html opens web pages (.html, .htm): those that browsers save, that Word
// and Outlook export, and the bodies of messages.
//
// The text is what a reader of the page sees: paragraphs end in "\n", table cells
// are parted by a tab and rows by "\n", white space is one blank but where the
// page keeps it. It is one Part; each stretch of it belongs to an Item, from which
// a copy is made. What is in the page and does not show as text (comments, scripts,
// attributes, hidden elements, the title, targets of links) is read as Parts of
// kinds that a copy does not carry. Pictures, frames and embedded objects are not
// read: they are Gaps. What form fields show is text.
//
// Of style sheets it knows those in the page, with rules for an element, a class
// or an id, as far as they hide something; words that a style sheet adds are read and
// not carried. It runs no scripts, and fetches nothing.
// It reads tokens, not a tree: markup that browsers repair by moving text about
// (text between the cells of a table) is read where it stands. Facts are from the
// HTML Living Standard of WHATWG.
package html

import (
	"bytes"
	"context"
	"io"
	"strings"

	"veil/extract"
)

// Format is the entry for the table of formats.
var Format = extract.Format{Name: "html", Exts: []string{".html", ".htm"}, Sniff: Sniff, Open: open}

// BodyID is the ID of the Part that a copy carries.
const BodyID = "body"

// MaxSize is the largest page that is opened, in bytes. Pictures may be within it.
const MaxSize = 64 << 20

// Document is an opened page.
type Document struct {
	parts   []extract.Part
	gaps    []extract.Gap
	dropped []extract.Dropped
	borders []int
	items   []Item
	lang    string
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

// Borders are the separators of paragraphs and of cells in the body, in order. A
// copy takes none of them away.
func (d *Document) Borders() []int { return d.borders }

// Items are the body's content, in order. Every byte of its text but the borders is
// in exactly one of them. Callers do not change them.
func (d *Document) Items() []Item { return d.items }

// Lang is the language that the page says it is in, such as "en-GB", or nothing.
func (d *Document) Lang() string { return d.lang }

// Op is what an Item is.
type Op uint8

// The sorts of Item.
const (
	Words Op = iota // text
	Open            // the start of an element
	Close           // the end of the element that was opened last and is still open
	Image           // something that is shown and not read
	Rule            // a line across
)

// Item is a piece of the body. Elements are nested as they should be. It is small,
// for there may be millions.
type Item struct {
	Start, End int32  // of Words, in the body's text
	First      int32  // of OL: its first number; 0 for 1
	Cols, Rows uint16 // of TD and TH: how many they span; 0 for one
	Op         Op
	Look       Look // of Words
	Tag        Tag  // of Open
	Back       bool // of a paragraph: it runs from right to left
	Lines      bool // of Table: it has borders
}

// Tag is an element of the body.
type Tag uint8

// The elements. Those from P to H6 are paragraphs, which hold words; the others
// hold paragraphs and each other.
const (
	P Tag = iota
	Div
	Pre
	H1
	H2
	H3
	H4
	H5
	H6
	UL
	OL
	LI
	DL
	DT
	DD
	Blockquote
	Table
	Caption
	TR
	TD
	TH
	None
)

var tagNames = [...]string{"p", "div", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "table", "caption", "tr", "td", "th", ""}

// String is the element's name.
func (t Tag) String() string { return tagNames[t] }

// Paragraph reports whether the element holds words.
func (t Tag) Paragraph() bool { return t <= H6 }

// Look is how words look.
type Look uint8

// The looks; words may have several.
const (
	Bold Look = 1 << iota
	Italic
	Underline
	Strike
	Sub
	Sup
	Code
)

// starts are the tags with which pages begin, whole or in part (MIME Sniffing
// Standard, 7.1; and those that exports of messages and sites begin with).
var starts = []string{"!doctype html", "html", "head", "body", "meta", "title", "script", "iframe", "style", "table", "div", "font", "center", "h1", "p", "br", "b", "a", "span", "article", "section", "main", "header", "frameset",
	"ul", "ol", "dl", "pre", "h2", "h3", "h4", "img", "hr", "form", "blockquote", "nav", "footer", "strong", "em", "i", "u", "link", "base", "o:p"}

// Sniff reports whether a file that starts with head is a web page, or a piece of
// one.
func Sniff(head []byte) bool {
	if i := bytes.IndexByte(head, 0); i >= 0 || bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		head = bytes.ReplaceAll(head, []byte{0}, nil) // UTF-16, as far as its tags go
		head = bytes.TrimPrefix(bytes.TrimPrefix(head, []byte("\xff\xfe")), []byte("\xfe\xff"))
	}
	s := strings.TrimPrefix(string(head), "\ufeff")
	tags := starts
	for {
		s = strings.TrimLeft(s, " \t\r\n\f")
		end := ""
		switch {
		case strings.HasPrefix(s, "<!--"):
			end = "-->"
		case strings.HasPrefix(s, "<?xml"):
			end, tags = "?>", starts[:2]
		default:
			return begins(s, tags)
		}
		_, after, ok := strings.Cut(s, end)
		if !ok {
			return false
		}
		s = after
	}
}

func begins(s string, tags []string) bool {
	s, ok := strings.CutPrefix(s, "<")
	if !ok {
		return false
	}
	for _, tag := range tags {
		if len(s) > len(tag) && strings.EqualFold(s[:len(tag)], tag) && strings.IndexByte(" \t\r\n\f/>", s[len(tag)]) >= 0 {
			return true
		}
	}
	return false
}

func open(ctx context.Context, f io.ReaderAt, size int64, _ extract.Options) (extract.Document, error) {
	if size > MaxSize {
		return nil, &extract.Error{Reason: extract.TooLarge, What: "the web page is larger than 64 MB", Do: "open it in a browser and print it to a PDF"}
	}
	b := make([]byte, size)
	if _, err := io.ReadFull(io.NewSectionReader(f, 0, size), b); err != nil {
		return nil, &extract.Error{Reason: extract.Damaged, What: "the file could not be read to its end", Err: err}
	}
	s, err := Decode(b)
	if err != nil {
		return nil, err
	}
	d, err := Read(ctx, s)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(d.body()) == "" && len(d.gaps) == 0 {
		return nil, &extract.Error{Reason: extract.Empty, What: "the web page shows no text", Do: "if a browser shows some, print it from there to a PDF"}
	}
	return d, nil
}

func (d *Document) body() string {
	if len(d.parts) > 0 && d.parts[0].ID == BodyID {
		return d.parts[0].Text
	}
	return ""
}

// maxItems is how many pieces a page may have; some hundred thousand make a book.
const maxItems = 8 << 20

var errLarge = &extract.Error{Reason: extract.TooLarge, What: "the web page has more elements than a book", Do: "split it, or print it to a PDF"}

// Read reads a page that is decoded already, such as the body of a message. The
// error is an *extract.Error or the context's.
func Read(ctx context.Context, page string) (*Document, error) {
	r := newReader(ctx, page)
	if err := r.run(); err != nil {
		return nil, err
	}
	d := &Document{gaps: r.gaps(), dropped: r.dropped(), borders: r.borders, items: r.items, lang: r.lang}
	if len(r.buf) > 0 {
		d.parts = append(d.parts, extract.Part{ID: BodyID, Kind: extract.Body, Text: string(r.buf)})
	}
	d.parts = append(d.parts, r.aside.Parts()...)
	return d, nil
}

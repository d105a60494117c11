// Package rtf opens documents in Rich Text Format (.rtf), as Word, WordPad,
// Outlook, LibreOffice and TextEdit write them.
//
// The body, each header and footer, each note and each text box is a Part;
// paragraphs end in "\n", table cells are parted by a tab and rows by "\n". Escapes
// are characters, whatever code page they are in. Tracked insertions are accepted;
// numbers and bullets of lists are text, as they stand in the file. Deleted and
// hidden text, comments, properties, names, fields' instructions, targets of links,
// and whatever stands in a destination that is not known, are Parts of kinds that a
// copy does not carry. Pictures and objects are not read: they are Gaps.
//
// It does not read what programs keep in hexadecimal beside the text (themes, data
// stores); copies are without it. Facts are from Microsoft, "Rich Text Format (RTF)
// Specification", version 1.9.1.
package rtf

import (
	"bytes"
	"context"
	"io"
	"strings"

	"veil/extract"
)

// Format is the entry for the table of formats.
var Format = extract.Format{Name: "rtf", Exts: []string{".rtf"}, Sniff: Sniff, Open: open}

// MaxSize is the largest document that is opened, in bytes. Pictures are within it,
// in hexadecimal.
const MaxSize = 256 << 20

// Sniff reports whether a file that starts with head is in Rich Text Format.
func Sniff(head []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n\x00"), []byte(`{\rtf`))
}

// Document is an opened document.
type Document struct {
	parts   []extract.Part
	gaps    []extract.Gap
	dropped []extract.Dropped
	borders map[string][]int
	stories []Story
	page    Page
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
func (d *Document) Borders() map[string][]int { return d.borders }

// Stories are the texts of the document; the first is the body, and others are
// named where they belong. Callers do not change them.
func (d *Document) Stories() []Story { return d.stories }

// Page is the size of the paper.
func (d *Document) Page() Page { return d.page }

// Page holds lengths in twentieths of a point; 0 where the document does not say.
type Page struct {
	Width, Height, Left, Right, Top, Bottom int
	Landscape, FirstApart, Facing           bool // a first page of its own; left and right pages
}

// Story is a text: the body, a header, a note.
type Story struct {
	ID     string // of its Part
	Kind   extract.Kind
	Word   string // header, headerl, headerr, headerf, footer and so on; "footnote", "box" or "body"
	Width  int    // of a box, in twentieths of a point
	Height int
	Blocks []Block
}

// Sort is what a Block is.
type Sort uint8

// The sorts of Block.
const (
	Paragraph Sort = iota
	Row            // the end of a row of a table
	Section        // the end of a section
	PageEnd        // the end of a page, where no paragraph is open
	Head           // a header or footer for the pages from here on
)

// Block is a paragraph, or what stands between two. It is small, for there may be
// many.
type Block struct {
	Pieces []Piece  // of a Paragraph
	Look   *Setting // of a Paragraph
	Row    *RowLook // of a Row; nil where nothing is said of it
	Story  int32    // of a Head: its place among the stories
	Sort   Sort
	Level  uint8 // of a Paragraph and a Row: in how many tables it is
	Cell   bool  // a Paragraph that ends a cell
}

// RowLook is what a row of a table is like.
type RowLook struct {
	Edges []int // where cells end, in twentieths of a point
	Lines bool  // its cells have borders
}

// Op is what a Piece is.
type Op uint8

// The sorts of Piece.
const (
	Words   Op = iota // text
	Image             // something that is shown and not read
	Note              // a note
	Box               // a text box
	Aside             // a Head that stands within a paragraph
	PageNum           // the number of the page
)

// Piece is a part of a paragraph.
type Piece struct {
	Start, End int32 // of Words, in the story's text
	Story      int32 // of Note, Box and Aside: its place among the stories
	Op         Op
	Look       Look
	Size       uint8  // of letters, in half points; 0 for the usual
	Font       Family // of letters
	Field      Field  // what the words are, if they come from a field
	Break      bool   // of Words: a line end at which a page ends
}

// Field is a field whose words may change.
type Field uint8

// The fields.
const (
	NoField    Field = iota
	PageField        // the number of the page
	CountField       // how many pages there are
)

// String is the field's instruction.
func (f Field) String() string { return [...]string{"", "PAGE", "NUMPAGES"}[f] }

// Look is how words look.
type Look uint8

// The looks; words may have several.
const (
	Bold Look = 1 << iota
	Italic
	Underline
	Strike
	Sub
	Super
	Caps
)

// Family is a sort of letters.
type Family uint8

// The families.
const (
	Roman Family = iota
	Swiss
	Modern
)

// Setting is how a paragraph is set, in twentieths of a point.
type Setting struct {
	Align                             byte // l, c, r or j; 0 for l
	Left, Right, First, Before, After int
	Tabs                              []int
	RightToLeft, KeepNext, PageBefore bool
}

func open(ctx context.Context, f io.ReaderAt, size int64, _ extract.Options) (extract.Document, error) {
	if size > MaxSize {
		return nil, &extract.Error{Reason: extract.TooLarge, What: "the RTF document is larger than 256 MB", Do: "open it in Word or LibreOffice and save it without its pictures"}
	}
	b := make([]byte, size)
	if _, err := io.ReadFull(io.NewSectionReader(f, 0, size), b); err != nil {
		return nil, &extract.Error{Reason: extract.Damaged, What: "the file could not be read to its end", Err: err}
	}
	d, err := Read(ctx, b)
	if err != nil {
		return nil, err
	}
	for _, p := range d.parts {
		if strings.TrimSpace(p.Text) != "" && !strings.HasPrefix(p.ID, "document#") {
			return d, nil
		}
	}
	if len(d.gaps) == 0 {
		return nil, &extract.Error{Reason: extract.Empty, What: "the RTF document shows no text", Do: "open it in Word or LibreOffice; if there is some, save it anew"}
	}
	return d, nil
}

// Read reads a document from its bytes. The error is an *extract.Error or the
// context's.
func Read(ctx context.Context, b []byte) (*Document, error) {
	r := newReader(ctx, b)
	if err := r.run(); err != nil {
		return nil, err
	}
	d := &Document{borders: map[string][]int{}, page: r.page}
	for _, s := range r.stories {
		d.stories = append(d.stories, s.Story)
		d.borders[s.ID] = s.borders
		if len(s.buf) > 0 {
			d.parts = append(d.parts, extract.Part{ID: s.ID, Kind: s.Kind, Text: string(s.buf)})
		}
	}
	d.gaps, d.dropped = r.gaps(strings.TrimSpace(string(r.stories[0].buf)) == ""), r.dropped()
	d.parts = append(d.parts, r.aside.Parts()...)
	return d, nil
}

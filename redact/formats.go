package redact

import (
	"context"
	"errors"
	"io"

	"veil/extract"
	csvin "veil/extract/csv"
	docxin "veil/extract/docx"
	emailin "veil/extract/email"
	htmlin "veil/extract/html"
	odtin "veil/extract/odt"
	pdfin "veil/extract/pdf"
	picturein "veil/extract/picture"
	rtfin "veil/extract/rtf"
	textin "veil/extract/text"
	xlsxin "veil/extract/xlsx"
	csvout "veil/redact/csv"
	docxout "veil/redact/docx"
	emailout "veil/redact/email"
	htmlout "veil/redact/html"
	odtout "veil/redact/odt"
	pdfout "veil/redact/pdf"
	"veil/redact/plan"
	"veil/redact/residue"
	rtfout "veil/redact/rtf"
	textout "veil/redact/text"
	"veil/redact/verify"
	xlsxout "veil/redact/xlsx"
)

// Format is everything about one kind of document: its reader, its writer and
// how copies of it are verified.
type Format struct {
	verify.Format
	Writer plan.Writer
	// Keeping is a Writer that keeps pictures; nil where the format has none.
	Keeping keepingWriter
	// WithComments says which parts a copy with comments holds; nil where the format
	// keeps none.
	WithComments func(extract.Kind) bool
	// Fit cuts masked edits where the format cannot mask in one piece, such as
	// at the border of table cells, or adds what a page break divides; nil where
	// there are no such places.
	Fit func(extract.Document, plan.Plan) plan.Plan
	// Holds tells the format by all of the file, where its first bytes do not; nil
	// where they always do.
	Holds func(in io.ReaderAt, size int64) bool
	// Drawn is the text in the order in which the document draws it, without what
	// is masked; nil where that is the order of reading.
	Drawn func(doc extract.Document, masked func(extract.Span) bool) []pdfin.DrawnText
	// Residue finds text that does not show and can be copied out all the same;
	// nil where the reader alone sees all of it.
	Residue func(ctx context.Context, data []byte, password string) ([]residue.Find, error)
	// Followed reports whether a gap is a file inside the document, which can be
	// redacted by itself; nil where documents hold none.
	Followed func(extract.Gap) bool
	// Painted looks at the pixels of a copy, and says at how many boxes; nil where
	// copies have none that show what was read.
	Painted func(ctx context.Context, out io.ReaderAt, size int64, doc extract.Document, p plan.Plan) (int, error)
	// Pictured reports whether a copy's gap is of a page that is a picture in it as
	// well, and was read in the document; nil where there are no such pages.
	Pictured func(doc extract.Document, g extract.Gap) bool
	// CopyExt is the extension of copies; empty where it is the document's.
	CopyExt string
}

// keepingWriter keeps pictures. Gaps are a document's with those of the
// pictures that are kept.
type keepingWriter interface {
	plan.Writer
	Gaps(context.Context, extract.Document) ([]extract.Gap, error)
}

// Carried reports whether a gap is of content that a copy carries although
// nobody has read it: pictures that the user wants to keep.
func Carried(g extract.Gap) bool { return pdfout.KeptPictures(g) || docxout.KeptPictures(g) }

// formats is the one table of formats. The first that sniffs a file opens it;
// text accepts nearly anything and stands last.
var formats = []Format{
	{Format: verify.Format{Reader: pdfin.Format, Copies: &pdfin.Copies, Carried: drawn, MinKept: 0.95, Probe: pdfPlaces, Pieces: pdfPieces,
		Second: verify.LedongthucPDF, SecondName: "ledongthuc/pdf"}, Writer: pdfout.Writer{}, Fit: pdfout.Fit,
		Keeping: pdfout.Writer{KeepPictures: true}, Drawn: pdfDrawn, Residue: residue.Search,
		Painted: pdfout.Painted, Pictured: pdfout.Pictured},
	{Format: verify.Format{Reader: picturein.Format, Copies: &pdfin.Copies, Carried: drawn, MinKept: 0.95, Probe: pdfPlaces, Pieces: pdfPieces,
		Second: verify.LedongthucPDF, SecondName: "ledongthuc/pdf"}, Writer: pdfout.Writer{}, Fit: pdfout.Fit,
		Painted: pdfout.Painted, Pictured: pdfout.Pictured, CopyExt: ".pdf"},
	{Format: verify.Format{Reader: odtin.Format, Carried: odtout.Carried, Exact: true, Probe: docxPlaces,
		Own: func(g extract.Gap) bool { return g.Why == odtin.PicturesOnly }}, Writer: odtout.Writer{}, Fit: odtout.Fit},
	{Format: verify.Format{Reader: emailin.Format, Carried: emailout.Carried, Exact: true, Probe: emailPlaces,
		Second: emailout.Second, SecondName: "enmime"}, Writer: emailout.Writer{}, Fit: emailout.Fit, Followed: emailin.Followed},
	{Format: verify.Format{Reader: xlsxin.Format, Carried: xlsxout.Carried, Exact: true, Probe: sheetPlaces,
		Second: xlsxout.Second, SecondName: xlsxout.SecondName}, Writer: xlsxout.Writer{}, Fit: xlsxout.Fit, Holds: xlsxin.Holds, Followed: xlsxin.Followed},
	{Format: verify.Format{Reader: docxin.Format, Carried: withPictures(docxout.Carried), Exact: true, Probe: docxPlaces,
		Own: greyBoxes}, Writer: docxout.Writer{}, Fit: docxout.Fit, WithComments: withPictures(docxout.CarriedWithComments), Keeping: docxout.Writer{KeepPictures: true}},
	{Format: verify.Format{Reader: htmlin.Format, Carried: htmlout.Carried, Exact: true, Probe: htmlPlaces,
		Own: func(g extract.Gap) bool { return g.Why == htmlin.PicturesOnly }}, Writer: htmlout.Writer{}, Fit: htmlout.Fit},
	{Format: verify.Format{Reader: rtfin.Format, Carried: rtfout.Carried, Exact: true, Probe: rtfPlaces,
		Own: func(g extract.Gap) bool { return g.Why == rtfin.PicturesOnly }}, Writer: rtfout.Writer{}, Fit: rtfout.Fit},
	{Format: verify.Format{Reader: csvin.Format, Carried: csvout.Carried, Exact: true, Probe: textPlaces}, Writer: csvout.Writer{}, Fit: csvout.Fit},
	{Format: verify.Format{Reader: textin.Format, Carried: textout.Carried, Exact: true, Probe: textPlaces},
		Writer: textout.Writer{}},
}

// greyBoxes is the gap of a Word copy that shows nothing but the boxes in place
// of its pictures.
func greyBoxes(g extract.Gap) bool { return g.Why == docxin.PicturesOnly }

// drawn is what a PDF's copy carries: what its pages draw, and what was read in
// their pictures.
func drawn(k extract.Kind) bool { return k == extract.Body || k == extract.Picture }

// withPictures adds, to what a copy carries, what was read in its pictures.
func withPictures(carried func(extract.Kind) bool) func(extract.Kind) bool {
	return func(k extract.Kind) bool { return k == extract.Picture || carried(k) }
}

// Formats returns the names of the formats, in the order of sniffing.
func Formats() []string {
	var names []string
	for _, f := range formats {
		names = append(names, f.Reader.Name)
	}
	return names
}

// sniff tells the format by the first bytes.
func sniff(in io.ReaderAt, size int64) (Format, error) {
	head := make([]byte, min(size, extract.SniffLen))
	if n, err := in.ReadAt(head, 0); n < len(head) && err != nil && !errors.Is(err, io.EOF) {
		return Format{}, &extract.Error{Reason: extract.Damaged, What: "the file cannot be read", Err: err}
	}
	for _, f := range formats {
		if f.Reader.Sniff(head) || f.Holds != nil && f.Holds(in, size) {
			return f, nil
		}
	}
	return Format{}, errUnknown(head)
}

// Open reads a document of any known format.
func Open(ctx context.Context, in io.ReaderAt, size int64, o extract.Options) (extract.Document, error) {
	j, err := open(ctx, in, size, Options{Password: o.Password, Scans: o.Scans})
	if err != nil {
		return nil, err
	}
	return j.doc, nil
}

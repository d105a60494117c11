package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"io"

	"veil/extract"
	source "veil/extract/pdf"
	"veil/internal/pdf"
	"veil/internal/raster"
	"veil/redact/plan"
)

// How black a painted box is that JPEG has been over: on the whole, and at its
// lightest, where white is 255.
const (
	blackMean  = 24
	blackWorst = 120
)

// Painted opens a copy again and looks whether all that the plan masks on pages
// that were read from pictures is black in the pixels of the copy, and whether such
// a page draws its one picture and nothing else that could show the old one. It
// returns how many boxes it looked at.
func Painted(ctx context.Context, out io.ReaderAt, size int64, doc extract.Document, p plan.Plan) (boxes int, err error) {
	d, ok := doc.(*source.Document)
	if !ok {
		return 0, errors.New("redact/pdf: not a PDF document")
	}
	if !hasScans(d) {
		return 0, nil
	}
	data := make([]byte, size)
	if _, err := io.ReadFull(io.NewSectionReader(out, 0, size), data); err != nil {
		return 0, err
	}
	f, err := pdf.Load(ctx, data, "")
	if err != nil {
		return 0, err
	}
	pages := f.Pages()
	if len(pages) != len(d.Pages) {
		return 0, errors.New("the copy has another number of pages")
	}
	for i := range d.Pages {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		src := &d.Pages[i]
		if src.Scan == nil {
			continue
		}
		want := maskBoxes(src, p)
		if err := proofPage(f, pages[i], src, want); err != nil {
			return 0, fmt.Errorf("page %d: %w", src.Number, err)
		}
		boxes += len(want)
	}
	return boxes, nil
}

func hasScans(d *source.Document) bool {
	for i := range d.Pages {
		if d.Pages[i].Scan != nil {
			return true
		}
	}
	return false
}

// proofPage looks at the pixels of one page of the copy.
func proofPage(f *pdf.File, page pdf.Page, src *source.Page, boxes []maskBox) error {
	pictures := f.Dict(page.Resources["XObject"])
	if len(pictures) != 1 || len(f.Array(page.Dict["Annots"])) > 0 {
		return errors.New("it does not draw one picture")
	}
	var s *pdf.Stream
	for _, o := range pictures {
		s = f.Stream(o)
	}
	px := src.Scan.Pixels
	if s == nil || f.Int(s.Dict["Width"], 0) != px.W || f.Int(s.Dict["Height"], 0) != px.H {
		return errors.New("its picture has another size")
	}
	switch f.Name(s.Dict["Filter"]) {
	case "CCITTFaxDecode":
		b, err := raster.FromFax(s.Raw, px.W, px.H)
		if err != nil {
			return err
		}
		for _, x := range boxes {
			if !b.Filled(x.Rectangle) {
				return errNotPainted
			}
		}
	case "DCTDecode":
		m, err := jpeg.Decode(bytes.NewReader(s.Raw))
		if err != nil {
			return errors.New("its picture cannot be read")
		}
		for _, x := range boxes {
			if !black(m, x.Rectangle) {
				return errNotPainted
			}
		}
	default:
		return errors.New("its picture is of another kind")
	}
	return nil
}

var errNotPainted = errors.New("what is masked is not painted over")

// black reports whether a rectangle of a picture is black, as far as JPEG keeps it.
func black(m image.Image, r image.Rectangle) bool {
	if r = r.Intersect(m.Bounds()); r.Empty() {
		return true
	}
	sum := 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		var row []byte
		switch m := m.(type) {
		case *image.Gray:
			row = m.Pix[m.PixOffset(r.Min.X, y):][:r.Dx()]
		case *image.YCbCr:
			row = m.Y[m.YOffset(r.Min.X, y):][:r.Dx()]
		default:
			return false
		}
		for _, v := range row {
			if v > blackWorst {
				return false
			}
			sum += int(v)
		}
	}
	return sum <= blackMean*r.Dx()*r.Dy()
}

// Pictured reports whether a copy's gap is that of a page which is a picture and
// was read as one in the document: its copy is one as well.
func Pictured(doc extract.Document, g extract.Gap) bool {
	d, ok := doc.(*source.Document)
	if !ok || g.Why != source.ScannedPage {
		return false
	}
	for i := range d.Pages {
		if d.Pages[i].Scan != nil && g.Where == where(&d.Pages[i]) {
			return true
		}
	}
	return false
}

package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math"

	source "veil/extract/pdf"
	"veil/extract/scan"
	"veil/internal/pdf"
	"veil/internal/raster"
	"veil/internal/raster/repaint"
	"veil/redact/plan"
)

// scanQuality is that of the pixels of scanned pages, as JPEG, where they are encoded
// once more.
const scanQuality = 72

// made is an object that is finished.
type made struct{ object pdf.Object }

// scanned makes a page anew from its pixels.
func (c *copy) scanned(src *source.Page, p plan.Plan) (*page, error) {
	boxes := maskBoxes(src, p)
	picture, err := painted(src, boxes)
	if err != nil {
		return nil, err
	}
	s := src.Scan
	e := &emitter{copy: c}
	e.push()
	unit := 72 / s.DPI * c.unit(src)
	size := [2]float64{float64(s.Pixels.W) * unit, float64(s.Pixels.H) * unit}
	f := e.cur
	f.buf.WriteString("q\n")
	e.nums(size[0], 0, 0, size[1], 0, 0)
	f.buf.WriteString("cm ")
	f.use(f.res.name("XObject", &made{picture}), "Do")
	f.buf.WriteString("Q\n")
	e.layer(src, p, unit, size[1])
	e.coverBoxes(src, p, boxes, unit, size)
	return &page{src: src, content: pdf.NewStream(nil, f.buf.Bytes()), res: f.res, size: size}, nil
}

// unit is the size of a page's unit, in points.
func (c *copy) unit(src *source.Page) float64 {
	if u, ok := c.file.Num(src.Dict["UserUnit"]); ok && u > 0 && u < 1000 {
		return u
	}
	return 1
}

// painted encodes the pixels of a page with boxes painted black.
func painted(src *source.Page, boxes []maskBox) (*pdf.Stream, error) {
	px := src.Scan.Pixels
	d := pdf.Dict{"Type": pdf.Name("XObject"), "Subtype": pdf.Name("Image"), "Width": px.W, "Height": px.H,
		"ColorSpace": pdf.Name("DeviceGray"), "BitsPerComponent": 8}
	if px.OneBit {
		b, err := px.Bitmap()
		if err != nil {
			return nil, err
		}
		for _, x := range boxes {
			b.Fill(x.Rectangle)
		}
		d["BitsPerComponent"] = 1
		d["Filter"] = pdf.Name("CCITTFaxDecode")
		d["DecodeParms"] = pdf.Dict{"K": -1, "Columns": px.W, "Rows": px.H}
		return &pdf.Stream{Dict: d, Raw: b.Fax()}, nil
	}
	data, err := paintedJPEG(px, boxes)
	if err != nil {
		return nil, err
	}
	if c, err := jpeg.DecodeConfig(bytes.NewReader(data)); err != nil || c.Width != px.W || c.Height != px.H {
		return nil, errors.New("redact/pdf: a page's pixels were not painted")
	} else if c.ColorModel != color.GrayModel {
		d["ColorSpace"] = pdf.Name("DeviceRGB")
	}
	d["Filter"] = pdf.Name("DCTDecode")
	return &pdf.Stream{Dict: d, Raw: data}, nil
}

// paintedJPEG paints on the file that the pixels are kept as, where that is of a kind
// that can be painted on, and else on what it shows.
func paintedJPEG(px *scan.Pixels, boxes []maskBox) ([]byte, error) {
	if data, ok := px.JPEG(); ok {
		rects := make([]image.Rectangle, len(boxes))
		for i, x := range boxes {
			rects[i] = x.Rectangle
		}
		if out, err := repaint.Paint(data, rects); err == nil {
			return out, nil
		}
	}
	m, err := px.Picture()
	if err != nil {
		return nil, err
	}
	for _, x := range boxes {
		if err := raster.Fill(m, x.Rectangle); err != nil {
			return nil, err
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: scanQuality}); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// layer writes the words that stay as text that does not show (PDF 32000-1,
// 9.3.6, mode 3), each as wide as in the picture.
func (e *emitter) layer(src *source.Page, p plan.Plan, unit, top float64) {
	s, masked := src.Scan, maskedWords(src, p)
	fonts := &layerFonts{copy: e.copy}
	size := 0.0
	f := e.cur
	f.buf.WriteString("q BT 3 Tr\n")
	for i, w := range s.Words {
		if masked[i] != stays {
			continue
		}
		if i == 0 || s.Words[i-1].Line != w.Line || size == 0 {
			end := i + 1
			for end < len(s.Words) && s.Words[end].Line == w.Line {
				end++
			}
			size = letterSize(s.Words[i:end]) * unit
		}
		text := s.Text[w.Start:w.End]
		if w.Divided {
			text += "-"
		}
		font, codes, ems := fonts.encode(text + " ")
		if ems <= 0 {
			continue
		}
		f.setFont(e, font, size)
		own := ems - fonts.space(font) // without the space after it
		e.nums(min(max(float64(w.Box.Dx())*unit/(own*size)*100, 5), 2000))
		f.buf.WriteString("Tz 1 0 0 1 ")
		e.nums(float64(w.Box.Min.X)*unit, top-float64(w.Base)*unit)
		f.buf.WriteString("Tm ")
		pdf.AppendString(f.buf, codes)
		f.buf.WriteString(" Tj\n")
	}
	f.buf.WriteString("ET Q\n")
}

// grey is the side of a region, in points, from which what is not read is most
// likely a picture.
const pictureSide = 80.0

// coverBoxes draws the boxes and their labels over the painted pixels. The parts
// of one edit share a label, which the widest bears.
func (e *emitter) coverBoxes(src *source.Page, p plan.Plan, boxes []maskBox, unit float64, size [2]float64) {
	edits := p.Masked(src.ID)
	widest := map[int]int{}
	taken := []strip{{0, size[0], size[0] + 1, 0, size[1]}}
	at := func(r image.Rectangle) strip {
		return strip{0, float64(r.Min.X) * unit, float64(r.Max.X) * unit, size[1] - float64(r.Max.Y)*unit, size[1] - float64(r.Min.Y)*unit}
	}
	for i, b := range boxes {
		if k, ok := widest[b.edit]; !ok || b.Dx() > boxes[k].Dx() {
			widest[b.edit] = i
		}
		taken = append(taken, at(b.Rectangle))
	}
	for i, edit := range maskedWords(src, p) {
		if edit == stays {
			taken = append(taken, at(src.Scan.Words[i].Box))
		}
	}
	labelled := func(i int) bool { return boxes[i].edit >= 0 && widest[boxes[i].edit] == i }
	for i, b := range boxes { // labels stand on top of what else is painted
		if labelled(i) {
			continue
		}
		style := p.Style
		for k, o := range boxes {
			if k != i && o.Overlaps(b.Rectangle) {
				style = plan.StyleBox // a mark under the other's box would be text that nobody sees
				break
			}
		}
		e.coverUnread(b, at(b.Rectangle), style)
	}
	for i, b := range boxes {
		if labelled(i) {
			e.strip(at(b.Rectangle), markOf(p, edits, b.edit), taken)
		}
	}
}

// coverUnread draws a box that bears no label of an edit.
func (e *emitter) coverUnread(b maskBox, s strip, style plan.Style) {
	w, h := s.u1-s.u0, s.v1-s.v0
	switch {
	case b.edit == unknownInk && math.Min(w, h) > pictureSide:
		ctm := pdf.Matrix{w, 0, 0, h, s.u0, s.v0}
		e.cur.buf.WriteString("q\n")
		e.nums(ctm[:]...)
		e.cur.buf.WriteString("cm\n0.85 g 0 0 1 1 re f\n")
		e.imageLabel(ctm)
		e.cur.buf.WriteString("Q\n")
	case b.edit < 0:
		label := ""
		if em := e.copy.labelWidth(unreadMark); style == plan.StyleLabel && w*0.94 > em*leastSize*leastSqueeze/100 {
			label = unreadMark
		}
		e.strip(s, label, nil)
	default:
		e.strip(s, "", nil)
	}
}

// blank is the page in place of one that was not read.
func (c *copy) blank(src *source.Page) *page {
	e := &emitter{copy: c}
	e.push()
	w, h := src.CropBox[2]-src.CropBox[0], src.CropBox[3]-src.CropBox[1]
	if src.Rotate%180 != 0 {
		w, h = h, w
	}
	text := fmt.Sprintf("Page %d was a picture, which was not read. It is left out.", src.Number)
	size := min(12, w/40)
	b := e.cur.buf
	b.WriteString("BT ")
	e.setFont(c.labelFont(), size)
	e.nums(w/2-c.labelWidth(text)*size/2, h*2/3)
	b.WriteString("Td ")
	pdf.AppendString(b, winAnsi(nil, text))
	b.WriteString(" Tj ET\n")
	c.use(c.labelFont()).seeText(text)
	return &page{src: src, content: pdf.NewStream(nil, b.Bytes()), res: e.cur.res, size: [2]float64{w, h}}
}

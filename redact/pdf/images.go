package pdf

import (
	"fmt"
	"math"

	"veil/internal/pdf"
)

// keepable is the picture to be kept in place of the last one met; nil where it
// may not be or cannot be decoded.
func (e *emitter) keepable(m *pdf.Machine, i pdf.Image) *picture {
	if !e.album[e.seen-1] {
		return nil
	}
	if i.Inline != nil {
		return e.copy.inlinePicture(i.Inline, m.Resources)
	}
	return e.copy.picture(i.Stream, m.Resources)
}

// imageMark is what the box in place of a picture says.
const imageMark = "[IMAGE]"

// imageLabel writes the mark upright in the middle of the unit square that ctm
// maps onto the picture's place, where it is large enough to be read.
func (e *emitter) imageLabel(ctm pdf.Matrix) {
	w, h := math.Hypot(ctm[0], ctm[1]), math.Hypot(ctm[2], ctm[3])
	size := min(h*0.5, w/6, 12)
	if size < 3 {
		return
	}
	tw := e.copy.labelWidth(imageMark) * size
	x, y, flip := (w-tw)/2/w, (h-0.7*size)/2/h, 1.0
	if ctm[0]*ctm[3]-ctm[1]*ctm[2] < 0 { // mirrored: turn the letters back
		y, flip = 1-y, -1
	}
	f := e.cur
	f.buf.WriteString("0.35 g\nBT 0 Tr 0 Tc 0 Tw 100 Tz 0 Ts\n")
	e.setFont(e.copy.labelFont(), size)
	fmt.Fprintf(f.buf, "%.6f 0 0 %.6f %.6f %.6f Tm\n", 1/w, flip/h, x, y)
	f.buf.WriteString("(" + imageMark + ") Tj\nET\n")
	e.copy.use(e.copy.labelFont()).seeText(imageMark)
}

// drawPictures draws grey boxes, in page space, in place of the paths that are
// left out.
func (e *emitter) drawPictures(boxes [][4]float64) {
	for _, b := range boxes {
		x0, y0 := max(b[0], e.masks.crop[0]), max(b[1], e.masks.crop[1])
		w, h := min(b[2], e.masks.crop[2])-x0, min(b[3], e.masks.crop[3])-y0
		if w <= 0 || h <= 0 {
			continue
		}
		ctm := pdf.Matrix{w, 0, 0, h, x0, y0}
		e.cur.buf.WriteString("q\n")
		e.nums(ctm[:]...)
		e.cur.buf.WriteString("cm\n0.85 g 0 0 1 1 re f\n")
		e.imageLabel(ctm)
		e.cur.buf.WriteString("Q\n")
	}
}

// maxStencil is how many samples a stencil in a Type 3 glyph may have: a glyph
// at 1,200 dots an inch, not a page of writing.
const maxStencil = 1 << 18

// stencil copies an inline image that is a one-bit stencil into a Type 3 glyph;
// other pictures are left out.
func (e *emitter) stencil(m *pdf.Machine, i pdf.Image) {
	if i.Inline == nil {
		return
	}
	f := e.copy.file
	src := i.Inline.Args[0].Dict
	get := func(long, short pdf.Name) pdf.Object {
		if v, ok := src[long]; ok {
			return v
		}
		return src[short]
	}
	isMask, _ := get("ImageMask", "IM").(bool)
	w, h := f.Int(get("Width", "W"), 0), f.Int(get("Height", "H"), 0)
	if !isMask || w < 1 || h < 1 || w > maxStencil/h {
		return
	}
	d := pdf.Dict{}
	if v := get("Filter", "F"); v != nil {
		d["Filter"] = longFilter(f, v)
	}
	if v := get("DecodeParms", "DP"); v != nil {
		d["DecodeParms"] = v
	}
	s := &pdf.Stream{Dict: d, Raw: i.Inline.Args[0].Bytes}
	data, rest, err := f.Decode(s)
	out := e.cur.buf
	fmt.Fprintf(out, "BI /W %d /H %d /IM true /BPC 1", w, h)
	if v := f.Nums(get("Decode", "D")); len(v) == 2 {
		fmt.Fprintf(out, " /D [%d %d]", int(v[0]), int(v[1]))
	}
	switch {
	case err == nil && rest == "":
		data = data[:min(len(data), (w+7)/8*h)]
		out.WriteString(" /F /AHx ID\n")
		fmt.Fprintf(out, "%X>", data)
	case rest == "CCITTFaxDecode" || rest == "CCF":
		out.WriteString(" /F [/AHx /CCF] /DP [null ")
		pdf.AppendObject(out, parms(f, d["DecodeParms"]))
		out.WriteString("] ID\n")
		fmt.Fprintf(out, "%X>", data)
	}
	out.WriteString("\nEI\n")
}

// parms copies the parameters of a fax stencil (PDF 32000-1, table 11).
func parms(f *pdf.File, o pdf.Object) pdf.Dict {
	src := f.Dict(o)
	if a := f.Array(o); len(a) > 0 {
		src = f.Dict(a[len(a)-1])
	}
	d := pdf.Dict{}
	for _, k := range []pdf.Name{"K", "Columns", "Rows", "BlackIs1", "EncodedByteAlign", "EndOfLine", "EndOfBlock"} {
		if v := f.Resolve(src[k]); v != nil {
			d[k] = v
		}
	}
	return d
}

// longFilter spells out the abbreviations of inline images (PDF 32000-1, table 94).
func longFilter(f *pdf.File, o pdf.Object) pdf.Object {
	long := map[pdf.Name]pdf.Name{"AHx": "ASCIIHexDecode", "A85": "ASCII85Decode", "LZW": "LZWDecode",
		"Fl": "FlateDecode", "RL": "RunLengthDecode", "CCF": "CCITTFaxDecode", "DCT": "DCTDecode"}
	one := func(n pdf.Name) pdf.Name {
		if l, ok := long[n]; ok {
			return l
		}
		return n
	}
	switch v := f.Resolve(o).(type) {
	case pdf.Name:
		return one(v)
	case pdf.Array:
		out := make(pdf.Array, len(v))
		for i, x := range v {
			out[i] = one(f.Name(x))
		}
		return out
	}
	return nil
}

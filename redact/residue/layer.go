package residue

import (
	"bytes"
	"image"
	"image/jpeg"
	"math"
	"strings"
	"unicode"

	"veil/internal/pdf"
	"veil/internal/raster"
)

// A scan that can be searched has words that do not show laid over its picture,
// each where it stands there. Such words tell nothing that the page does not show.
// Whether they are such is looked up in the pixels: a word whose place is painted
// over, or empty, is hidden text like any other.
const (
	leastContrast = 48   // grey values between ink and paper
	leastInked    = 0.02 // share of a word's place that is ink
	mostInked     = 0.6  // and that may be: more is a box
	inner         = 0.15 // of a word's place, left aside at each edge
	aside         = 0.25 // of an em: by how much a word may lie higher or lower than its ink
)

// ground is a picture that text may be laid over.
type ground struct {
	stream *pdf.Stream
	place  pdf.Matrix // of the unit square
	pixels *image.Gray
}

// Image implements pdf.Sink.
func (c *canvas) Image(m *pdf.Machine, i pdf.Image) {
	c.Canvas.Image(m, i)
	if i.Hidden {
		return
	}
	c.pictures++
	if p := m.CTM(); i.Stream != nil && p[1] == 0 && p[2] == 0 && p[0] > 0 && p[3] > 0 {
		c.ground = ground{stream: i.Stream, place: p}
	}
}

// overInk reports whether a word of glyphs lies over ink of the page's one picture.
func (c *canvas) overInk(f *pdf.File, word []glyph) bool {
	if c.pictures != 1 || c.ground.stream == nil {
		return false
	}
	g := &c.ground
	if g.pixels == nil {
		if g.pixels = decoded(f, g.stream); g.pixels == nil {
			g.pixels = &image.Gray{}
		}
	}
	if g.pixels.Rect.Empty() {
		return false
	}
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	boxed, em := 0, 0.0
	for i := range word {
		w := &word[i]
		if w.ay != 0 || w.ax <= 0 {
			return false // not upright: nobody lays out a scan's words so
		}
		if c.Boxed(w.ordinal, w.low, w.high) {
			boxed++
		}
		left := w.low.X - 0.5*w.ax
		x0, x1 = min(x0, left), max(x1, left+w.ax)
		y0, y1 = min(y0, w.low.Y), max(y1, w.high.Y+0.15*w.size)
		em = max(em, w.size)
	}
	if 3*boxed > len(word) {
		return false
	}
	// Words of a line may be set level although the page lies askew.
	for _, up := range []float64{0, aside, -aside} {
		if inked(g.pixels, g.at(x0, y1+up*em, x1, y0+up*em)) {
			return true
		}
	}
	return false
}

// at is where in the pixels a box on the page is.
func (g *ground) at(left, top, right, bottom float64) image.Rectangle {
	w, h := float64(g.pixels.Rect.Dx())/g.place[0], float64(g.pixels.Rect.Dy())/g.place[3]
	high := g.place[5] + g.place[3]
	dx := inner * (right - left)
	return image.Rect(int((left+dx-g.place[4])*w), int((high-top)*h), int((right-dx-g.place[4])*w+1), int((high-bottom)*h+1)).Intersect(g.pixels.Rect)
}

// inked reports whether there is ink on paper in a rectangle, neither nothing nor a
// box.
func inked(m *image.Gray, r image.Rectangle) bool {
	if r.Empty() {
		return false
	}
	lo, hi := uint8(255), uint8(0)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for _, v := range m.Pix[m.PixOffset(r.Min.X, y) : m.PixOffset(r.Max.X-1, y)+1] {
			lo, hi = min(lo, v), max(hi, v)
		}
	}
	if hi-lo < leastContrast {
		return false
	}
	dark, middle := 0, lo+(hi-lo)/2
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for _, v := range m.Pix[m.PixOffset(r.Min.X, y) : m.PixOffset(r.Max.X-1, y)+1] {
			if v < middle {
				dark++
			}
		}
	}
	share := float64(dark) / float64(r.Dx()*r.Dy())
	return leastInked <= share && share <= mostInked
}

// decoded returns the brightness of a picture in JPEG or fax group 4; nil for others,
// and for what is damaged or masked.
func decoded(f *pdf.File, s *pdf.Stream) (g *image.Gray) {
	defer func() {
		if recover() != nil {
			g = nil
		}
	}()
	d := s.Dict
	w, h := f.Int(d["Width"], 0), f.Int(d["Height"], 0)
	for _, k := range []pdf.Name{"SMask", "Mask", "Decode", "ImageMask", "F"} {
		if d[k] != nil {
			return nil
		}
	}
	if w < 1 || h < 1 || w > raster.MaxPixels/h {
		return nil
	}
	switch f.Name(d["Filter"]) {
	case "DCTDecode":
		c, err := jpeg.DecodeConfig(bytes.NewReader(s.Raw))
		if err != nil || c.Width != w || c.Height != h {
			return nil
		}
		m, err := jpeg.Decode(bytes.NewReader(s.Raw))
		if err != nil {
			return nil
		}
		if c, ok := m.(*image.YCbCr); ok {
			return &image.Gray{Pix: c.Y, Stride: c.YStride, Rect: c.Rect}
		}
		return raster.Gray(m)
	case "CCITTFaxDecode":
		p := f.Dict(d["DecodeParms"])
		if f.Int(p["K"], 0) >= 0 || f.Int(p["Columns"], 0) != w || p["BlackIs1"] != nil || p["EncodedByteAlign"] != nil {
			return nil
		}
		b, err := raster.FromFax(s.Raw, w, h)
		if err != nil {
			return nil
		}
		return b.Gray()
	}
	return nil
}

// sortInvisible tells the invisible words that lie over ink from the others: how
// many there are of the first, and which glyphs the others have.
func (c *canvas) sortInvisible(f *pdf.File) (over int, others map[int]bool) {
	others = map[int]bool{}
	var word []glyph
	flush := func() {
		said := strings.ContainsFunc(text(word), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
		switch {
		case !said:
		case c.overInk(f, word):
			over++
		default:
			for _, g := range word {
				others[g.ordinal] = true
			}
		}
		word = word[:0]
	}
	for i := range c.glyphs {
		g := &c.glyphs[i]
		if c.judge(g) != Invisible {
			continue
		}
		if n := len(word); strings.TrimSpace(g.text) == "" || n > 0 && (apart(&word[n-1], g) || g.ordinal != word[n-1].ordinal+1) {
			flush()
		}
		if strings.TrimSpace(g.text) != "" {
			word = append(word, *g)
		}
	}
	flush()
	return over, others
}

func text(word []glyph) string {
	var b strings.Builder
	for _, g := range word {
		b.WriteString(g.text)
	}
	return b.String()
}

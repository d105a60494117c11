package survival

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"math"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// goFont is a TrueType font with real letters.
var goFont = func() *sfnt.Font {
	f, err := sfnt.Parse(goregular.TTF)
	if err != nil {
		panic(err) // a font that comes with its package
	}
	return f
}()

// glyph is a letter's number and width in thousandths of an em.
func glyph(r rune) (id int, width int) {
	var b sfnt.Buffer
	i, _ := goFont.GlyphIndex(&b, r)
	w, _ := goFont.GlyphAdvance(&b, i, fixed.I(1000), font.HintingNone)
	return int(i), w.Round()
}

// curve is one piece of an outline, in thousandths of an em: "m" to a point,
// "l" a line to it, "c" a curve with two points before it.
type curve struct {
	op string
	p  []int
}

// outline is a letter's outline.
func outline(r rune) []curve {
	var b sfnt.Buffer
	i, _ := goFont.GlyphIndex(&b, r)
	segments, err := goFont.LoadGlyph(&b, i, fixed.I(1000), nil)
	if err != nil {
		return nil
	}
	var out []curve
	var x, y float64
	at := func(p fixed.Point26_6) (float64, float64) { return float64(p.X) / 64, -float64(p.Y) / 64 }
	round := func(v ...float64) []int {
		out := make([]int, len(v))
		for i := range v {
			out[i] = int(math.Round(v[i]))
		}
		return out
	}
	for _, s := range segments {
		x1, y1 := at(s.Args[0])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			out = append(out, curve{"m", round(x1, y1)})
		case sfnt.SegmentOpLineTo:
			out = append(out, curve{"l", round(x1, y1)})
		case sfnt.SegmentOpQuadTo: // as a cubic
			x2, y2 := at(s.Args[1])
			out = append(out, curve{"c", round(x+2*(x1-x)/3, y+2*(y1-y)/3, x2+2*(x1-x2)/3, y2+2*(y1-y2)/3, x2, y2)})
			x1, y1 = x2, y2
		}
		x, y = x1, y1
	}
	return out
}

// outlines draws the details as filled paths, as programs do that turn text
// into curves.
func outlines() string { return outlinesBy("f") }

// outlinesBy draws the outline of each letter with these operators.
func outlinesBy(paint string) string {
	var b strings.Builder
	for i, s := range labelled() {
		fmt.Fprintf(&b, "q 0.012 0 0 0.012 20 %d cm 0 g\n", 270-i*24)
		for _, r := range s {
			_, w := glyph(r)
			if cs := outline(r); len(cs) > 0 {
				fmt.Fprintf(&b, "q %s %s Q\n", path(cs), paint)
			}
			fmt.Fprintf(&b, "1 0 0 1 %d 0 cm\n", w)
		}
		b.WriteString("Q\n")
	}
	return b.String()
}

// path writes an outline.
func path(cs []curve) string {
	var b strings.Builder
	for _, c := range cs {
		for _, v := range c.p {
			fmt.Fprintf(&b, "%d ", v)
		}
		b.WriteString(c.op + "\n")
	}
	return b.String()
}

// picture is the details as a grey picture, black on white.
func picture() *image.Gray {
	face, err := opentype.NewFace(goFont, &opentype.FaceOptions{Size: 22, DPI: 72})
	if err != nil {
		panic(err) // the options do not change
	}
	img := image.NewGray(image.Rect(0, 0, 640, 360))
	draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
	d := font.Drawer{Dst: img, Src: image.NewUniform(color.Black), Face: face}
	for i, s := range labelled() {
		d.Dot = fixed.P(20, 40+i*46)
		d.DrawString(s)
	}
	return img
}

// stencil packs a picture into one bit a sample, 1 where it is white.
func stencil(img *image.Gray) string {
	var out []byte
	for y := range img.Rect.Dy() {
		row := make([]byte, (img.Rect.Dx()+7)/8)
		for x := range img.Rect.Dx() {
			if img.GrayAt(x, y).Y > 128 {
				row[x/8] |= 0x80 >> (x % 8)
			}
		}
		out = append(out, row...)
	}
	return string(out)
}

// composite is a font with codes of two bytes.
type composite struct{}

// composite adds the font F2 to the page.
func (f *file) composite(encoding string) composite {
	var c composite
	f.page.use("Font", "F2", f.compositeFont(encoding, string(goregular.TTF), toUnicode(""), ""))
	return c
}

func (f *file) compositeFont(encoding, program, toUnicode, extra string) string {
	desc := f.ref("<</Type/FontDescriptor/FontName/AAAAAA+Go/Flags 4/FontBBox[0 -200 1000 900]/Ascent 900/Descent -200/CapHeight 700/ItalicAngle 0/StemV 80/FontFile2 %s%s>>",
		f.stream("", program), extra)
	var widths strings.Builder
	for _, r := range letters() {
		id, w := glyph(r)
		fmt.Fprintf(&widths, "%d[%d]", id, w)
	}
	cid := f.ref("<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+Go/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor %s/W[%s]>>",
		desc, widths.String())
	return f.ref("<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Go/Encoding/%s/DescendantFonts[%s]/ToUnicode %s>>", encoding, cid, f.stream("", toUnicode))
}

// letters are those that the fonts of the tests have.
func letters() []rune {
	out := []rune{'ﬁ'}
	for r := rune(' '); r <= '~'; r++ {
		out = append(out, r)
	}
	return out
}

// toUnicode says what the codes of a composite font mean; more is added to it.
func toUnicode(more string) string {
	var b strings.Builder
	for _, r := range letters() {
		id, _ := glyph(r)
		fmt.Fprintf(&b, "<%04X> <%04X>\n", id, r)
	}
	return cmapOf("1 begincodespacerange <0000> <FFFF> endcodespacerange\n96 beginbfchar\n" + b.String() + "endbfchar\n" + more)
}

// cmapOf wraps the mappings of a CMap.
func cmapOf(body string) string {
	return "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CMapName /Go def /CMapType 2 def\n" + body +
		"endcmap CMapName currentdict /CMap defineresource pop end end\n"
}

// encode writes a string in the font's codes.
func (composite) encode(s string) string {
	var b strings.Builder
	for _, r := range s {
		id, _ := glyph(r)
		fmt.Fprintf(&b, "%04x", id)
	}
	return "<" + b.String() + ">"
}

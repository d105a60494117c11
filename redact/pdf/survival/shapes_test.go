package survival

import (
	"fmt"
	"strings"
)

// shapes are words that are drawn without letters, in other ways than pictures,
// and words that something else on the page takes away.
var shapes = []place{
	{name: "raster of pictures", seen: true, hide: func(f *file) {
		f.page.use("XObject", "I1", f.stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "\x00"))
		f.raster(func(x, y, n int) string { return fmt.Sprintf("q %d 0 0 1 %d %d cm /I1 Do Q", n, x, y) })
	}},
	{name: "raster of inline pictures", seen: true, hide: func(f *file) {
		f.raster(func(x, y, n int) string {
			return fmt.Sprintf("q %d 0 0 1 %d %d cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 00> EI Q", n, x, y)
		})
	}},
	{name: "raster of lines", seen: true, hide: func(f *file) {
		f.draw("1 w 0 J")
		f.raster(func(x, y, n int) string { return fmt.Sprintf("%d %d m %d %d l S", x, y, x+n, y) })
	}},
	{name: "raster of dots", seen: true, hide: func(f *file) {
		f.draw("1.3 w 1 J")
		f.raster(func(x, y, n int) string {
			var b strings.Builder
			for i := range n {
				fmt.Fprintf(&b, "%d %d m %d %d l ", x+i, y, x+i, y)
			}
			return b.String() + "S"
		})
	}},
	{name: "raster of dashes", seen: true, hide: func(f *file) {
		img := picture()
		f.draw("q 0.625 0 0 0.625 10 70 cm 1 w 0 J")
		for y := range 360 {
			var dash []string
			run, ink := 0, true
			for x := range 640 {
				if (img.GrayAt(x, y).Y < 128) != ink {
					dash, run, ink = append(dash, fmt.Sprint(run)), 0, !ink
				}
				run++
			}
			if len(dash) > 1 {
				f.draw("[%s 9999] 0 d 0 %d m 640 %d l S", strings.Join(dash, " "), 360-y, 360-y)
			}
		}
		f.draw("Q")
	}},
	{name: "raster of shadings", seen: true, hide: func(f *file) {
		f.page.use("Shading", "S1", "<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 1 1]/Extend[true true]/Function<</FunctionType 2/Domain[0 1]/C0[0]/C1[0]/N 1>>>>")
		f.raster(func(x, y, n int) string { return fmt.Sprintf("q %d %d %d 1 re W n /S1 sh Q", x, y, n) })
	}},
	{name: "raster of forms", seen: true, hide: func(f *file) {
		f.page.use("XObject", "X1", f.form("0 0 1 1 re f", "/BBox[0 0 1 1]"))
		f.raster(func(x, y, n int) string { return fmt.Sprintf("q %d 0 0 1 %d %d cm /X1 Do Q", n, x, y) })
	}},
	{name: "raster of white on black", seen: true, hide: func(f *file) {
		f.draw("0 g 0 60 420 250 re f 1 g")
		f.raster(func(x, y, n int) string { return fmt.Sprintf("%d %d %d 1 re f", x, y, n) })
	}},
	{name: "raster of full stops", seen: true, gap: true, hide: func(f *file) {
		f.draw("BT /F1 13 Tf")
		f.raster(func(x, y, n int) string {
			var b strings.Builder
			for i := range n {
				fmt.Fprintf(&b, "1 0 0 1 %d %d Tm (.) Tj ", x+i, y)
			}
			return b.String()
		})
		f.draw("ET")
	}},
	{name: "outlines in a pattern", seen: true, hide: func(f *file) {
		f.page.use("Pattern", "P1", f.stream("/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 420 320]/XStep 420/YStep 320/Resources<<>>", outlines()))
		f.draw("/Pattern cs /P1 scn 0 60 420 260 re f")
	}},
	{name: "outlines in a soft mask", seen: true, hide: func(f *file) {
		f.page.use("ExtGState", "G1", "<</SMask<</S/Luminosity/BC[0]/G "+f.form("1 g "+strings.ReplaceAll(outlines(), "0 g", "1 g"), "/Group<</S/Transparency/CS/DeviceGray>>")+">>>>")
		f.draw("q /G1 gs 0 60 420 260 re f Q")
	}},
	{name: "outlines in an annotation", seen: true, hide: func(f *file) { f.annot("/Subtype/Stamp/AP<</N %s>>", f.form(outlines(), "")) }},
	{name: "outlines of one path", seen: true, hide: func(f *file) {
		var b strings.Builder
		for i, s := range labelled() {
			x := 20.0
			for _, r := range s {
				_, w := glyph(r)
				for _, c := range outline(r) {
					for k := 0; k < len(c.p); k += 2 {
						fmt.Fprintf(&b, "%.3f %.3f ", x+float64(c.p[k])*0.012, float64(270-i*24)+float64(c.p[k+1])*0.012)
					}
					b.WriteString(c.op + "\n")
				}
				x += float64(w) * 0.012
			}
		}
		f.draw("0 g %s f", b.String())
	}},
	{name: "outlines of straight lines", seen: true, hide: func(f *file) {
		var b strings.Builder
		for i, s := range labelled() {
			fmt.Fprintf(&b, "q 0.012 0 0 0.012 20 %d cm 0 g\n", 270-i*24)
			for _, r := range s {
				_, w := glyph(r)
				for _, c := range outline(r) {
					if c.op == "c" {
						fmt.Fprintf(&b, "%d %d l ", (c.p[0]+c.p[2])/2, (c.p[1]+c.p[3])/2)
					}
					op := "l"
					if c.op == "m" {
						op = "m"
					}
					fmt.Fprintf(&b, "%d %d %s ", c.p[len(c.p)-2], c.p[len(c.p)-1], op)
				}
				fmt.Fprintf(&b, "f 1 0 0 1 %d 0 cm\n", w)
			}
			b.WriteString("Q\n")
		}
		f.draw("%s", b.String())
	}},
	{name: "outlines out of order", seen: true, hide: func(f *file) {
		var all []string
		for i, s := range labelled() {
			x := 20.0
			for _, r := range s {
				_, w := glyph(r)
				all = append(all, fmt.Sprintf("q 0.012 0 0 0.012 %.3f %d cm 0 g %s f Q", x, 270-i*24, path(outline(r))))
				x += float64(w) * 0.012
			}
		}
		for first := range 5 {
			for i := first; i < len(all); i += 5 {
				f.draw("%s", all[i])
			}
		}
	}},
	{name: "taken away by a blend mode", hide: func(f *file) {
		f.page.use("ExtGState", "G1", "<</BM/Screen>>")
		f.draw("q /G1 gs %s Q", lines())
	}},
	{name: "masked away", hide: func(f *file) {
		f.page.use("ExtGState", "G1", "<</SMask<</S/Luminosity/BC[0]/G "+f.form("0 g 0 0 1 1 re f", "/Group<</S/Transparency/CS/DeviceGray>>")+">>>>")
		f.draw("q /G1 gs %s Q", lines())
	}},
	{name: "covered by a pattern", hide: func(f *file) {
		f.page.use("Pattern", "P1", f.stream("/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<<>>", "0 g 0 0 9 9 re f"))
		f.draw("%s /Pattern cs /P1 scn 30 110 380 180 re f", lines())
	}},
	{name: "covered by strips", hide: func(f *file) {
		f.show()
		for x := 30; x < 410; x += 5 {
			f.draw("%d 110 5 180 re f", x)
		}
	}},
	{name: "covered by a polygon", hide: func(f *file) {
		f.draw("%s 0 g 200 700 m 700 100 l 200 -500 l -300 100 l f 1 g %s", lines(), line(40, 30, 11, control))
	}},
	{name: "covered within a group", hide: func(f *file) {
		f.page.use("XObject", "X1", f.form(lines()+" 1 g 30 110 380 180 re f", "/Group<</S/Transparency/I true>>"))
		f.draw("/X1 Do")
	}},
	{name: "cut by a clipping path of letters", hide: func(f *file) { f.draw("q BT /F1 40 Tf 7 Tr 40 150 Td (XX) Tj ET %s Q", lines()) }},
	{name: "ink that is not printed", hide: func(f *file) {
		f.page.use("ExtGState", "G1", "<</OP true/op true/OPM 1>>")
		f.draw("q /G1 gs 0 0 0 0 k %s Q", lines())
	}},
}

// raster draws the details as runs of dots: n from (x, y) to the right, in units
// of a fixed fraction of a point.
func (f *file) raster(run func(x, y, n int) string) { f.rasterBy(run, "Q") }

// rasterBy is raster with other operators at its end.
func (f *file) rasterBy(run func(x, y, n int) string, end string) {
	img := picture()
	f.draw("q 0.625 0 0 0.625 10 70 cm")
	for y := range 360 {
		for x := 0; x < 640; x++ {
			from := x
			for x < 640 && img.GrayAt(x, y).Y < 128 {
				x++
			}
			if x > from {
				f.draw("%s", run(from, 360-y, x-from))
			}
		}
	}
	f.draw("%s", end)
}

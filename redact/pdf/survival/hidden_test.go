package survival

import "fmt"

// hidden are the places of text that is in a page's content and does not show,
// or hardly.
var hidden = []place{
	{name: "invisible mode", hide: func(f *file) { f.draw("q 3 Tr %s Q", lines()) }},
	{name: "clipping mode", hide: func(f *file) { f.draw("q 7 Tr %s Q", lines()) }},
	{name: "outline mode", hide: func(f *file) { f.draw("q 1 Tr 0.3 w %s Q", lines()) }},
	{name: "clipping to letters", hide: func(f *file) { f.draw("q 5 Tr %s 0 0 400 300 re f Q", lines()) }},
	{name: "white on white", hide: func(f *file) { f.draw("q 1 g %s Q", lines()) }},
	{name: "nearly white", hide: func(f *file) { f.draw("q 0.99 0.99 1 rg %s Q", lines()) }},
	{name: "transparent", hide: func(f *file) {
		f.page.use("ExtGState", "G1", "<</ca 0/CA 0>>")
		f.draw("q /G1 gs %s Q", lines())
	}},
	{name: "no colorant", hide: func(f *file) {
		f.page.use("ColorSpace", "C1", "[/Separation/None/DeviceGray<</FunctionType 2/Domain[0 1]/N 1>>]")
		f.draw("q /C1 cs 1 scn %s Q", lines())
	}},
	{name: "beyond the page", hide: func(f *file) { f.draw("q 1 0 0 1 1000 0 cm %s Q", lines()) }},
	{name: "below the page", hide: func(f *file) { f.draw("q 1 0 0 1 0 -2000 cm %s Q", lines()) }},
	{name: "outside the crop box", hide: func(f *file) {
		f.page.dict["CropBox"] = "[0 0 420 100]"
		f.show()
	}},
	{name: "at the crop box's edge", hide: func(f *file) {
		f.page.dict["CropBox"] = "[44 0 420 320]" // through the first letters
		f.draw("q 1 0 0 1 10 40 cm %s Q", line(40, 30, 11, control))
		f.show()
	}},
	{name: "clipped away", hide: func(f *file) { f.draw("q 0 0 1 1 re W n %s Q", lines()) }},
	{name: "clipped by an empty path", hide: func(f *file) { f.draw("q 5 5 m W n %s Q", lines()) }},
	{name: "covered by a rectangle", hide: func(f *file) { f.draw("%s 0 g 30 110 380 180 re f", lines()) }},
	{name: "covered by a white rectangle", hide: func(f *file) { f.draw("%s 1 g 30 110 380 180 re f", lines()) }},
	{name: "covered by a picture", hide: func(f *file) {
		f.page.use("XObject", "I1", f.stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "\x00"))
		f.draw("%s q 380 0 0 180 30 110 cm /I1 Do Q", lines())
	}},
	{name: "covered by an inline picture", hide: func(f *file) {
		f.draw("%s q 380 0 0 180 30 110 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 00> EI Q", lines())
	}},
	{name: "covered by a form", hide: func(f *file) {
		f.page.use("XObject", "X1", f.form("0 g 30 110 380 180 re f", ""))
		f.draw("%s /X1 Do", lines())
	}},
	{name: "covered by a shading", hide: func(f *file) {
		f.page.use("Shading", "S1", "<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 1 1]/Extend[true true]/Function<</FunctionType 2/Domain[0 1]/C0[0]/C1[0]/N 1>>>>")
		f.draw("%s q 30 110 380 180 re W n /S1 sh Q", lines())
	}},
	{name: "covered by an annotation", hide: func(f *file) {
		f.show()
		f.annot("/Subtype/Square/AP<</N %s>>", f.form("0 g 30 110 380 180 re f", ""))
	}},
	{name: "covered by other text", hide: func(f *file) {
		f.show()
		for i := range person {
			f.text(40, 270-float64(i)*24, 11, "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW")
		}
	}},
	{name: "covered by a thick line", hide: func(f *file) {
		f.show()
		for i := range person {
			f.draw("12 w 0 G 40 %d m 380 %d l S", 274-i*24, 274-i*24)
		}
	}},
	{name: "tiny", hide: func(f *file) { f.tiny(0.4) }},
	{name: "minute", hide: func(f *file) { f.tiny(0.001) }},
	{name: "of no size", hide: func(f *file) {
		for i, s := range labelled() {
			f.draw("BT /F1 0 Tf 40 %d Td %s Tj ET", 270-i*24, lit(s))
		}
	}},
	{name: "of no width", hide: func(f *file) { f.draw("q 0 Tz %s 100 Tz Q", lines()) }},
	{name: "flattened by its matrix", hide: func(f *file) { f.draw("q 1 0 0 0 0 200 cm %s Q", lines()) }},
	{name: "huge", hide: func(f *file) {
		f.draw("q 40 0 0 40 0 0 cm %s Q", lines())
	}},
	{name: "in a pattern", hide: func(f *file) {
		f.page.use("Pattern", "P1", f.stream("/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 420 320]/XStep 420/YStep 320"+f.formResources(), lines()))
		f.draw("/Pattern cs /P1 scn 0 100 420 200 re f")
	}},
	{name: "in an uncoloured pattern for lines", hide: func(f *file) {
		f.page.use("Pattern", "P1", f.stream("/PatternType 1/PaintType 2/TilingType 1/BBox[0 0 420 320]/XStep 420/YStep 320"+f.formResources(), lines()))
		f.page.use("ColorSpace", "C1", "[/Pattern/DeviceGray]")
		f.draw("/C1 CS 0 /P1 SCN 300 w 0 150 m 420 150 l S")
	}},
	{name: "in a pattern nobody uses", hide: func(f *file) {
		f.page.use("Pattern", "P1", f.stream("/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 420 320]/XStep 420/YStep 320"+f.formResources(), lines()))
	}},
	{name: "in a soft mask", hide: func(f *file) {
		f.page.use("ExtGState", "G1", "<</SMask<</S/Luminosity/BC[0]/G "+f.form("1 g "+lines(), "/Group<</S/Transparency/CS/DeviceGray>>")+">>>>")
		f.draw("q /G1 gs 0 0 420 320 re f Q")
	}},
	{name: "in a soft mask's transfer function", hide: func(f *file) {
		tr := f.stream("/FunctionType 4/Domain[0 1]/Range[0 1]/Note "+lit(everything()), "{ % "+everything()+"\n}")
		f.page.use("ExtGState", "G1", "<</SMask<</S/Alpha/TR "+tr+"/Note "+lit(everything())+"/G "+f.form("0 g 0 0 400 400 re f", "/Group<</S/Transparency>>")+">>>>")
		f.draw("q /G1 gs 0 100 420 100 re f Q")
	}},
	{name: "in a form", hide: func(f *file) {
		f.page.use("XObject", "X1", f.form(lines(), ""))
		f.draw("/X1 Do")
	}},
	{name: "in a form used twice", hide: func(f *file) {
		f.page.use("XObject", "X1", f.form(lines(), ""))
		f.draw("q 0.5 0 0 0.5 0 100 cm /X1 Do 1 0 0 1 400 0 cm /X1 Do Q")
	}},
	{name: "in forms in forms", hide: func(f *file) {
		x := f.form(lines(), "")
		for range 6 {
			x = f.form("/X1 Do", "/Resources<</XObject<</X1 "+x+">>>>")
		}
		f.page.use("XObject", "X1", x)
		f.draw("/X1 Do")
	}},
	{name: "in a form nobody draws", hide: func(f *file) { f.page.use("XObject", "X1", f.form(lines(), "")) }},
	{name: "in a form's group", hide: func(f *file) {
		f.page.use("XObject", "X1", f.form(lines(), "/Group<</S/Transparency/I true/K true/Note "+lit(everything())+">>"))
		f.draw("/X1 Do")
	}},
	{name: "outside a form's box", hide: func(f *file) {
		f.page.use("XObject", "X1", f.form(lines(), "/BBox[0 0 10 10]"))
		f.draw("/X1 Do")
	}},
	{name: "half in a form", hide: func(f *file) {
		f.page.use("XObject", "X1", f.form(half(1), ""))
		f.draw("%s /X1 Do", half(0))
	}},
	{name: "form without resources", hide: func(f *file) {
		f.page.use("XObject", "X1", f.stream(fmt.Sprintf("/Subtype/Form/BBox[0 0 %d %d]", width, height), lines()))
		f.draw("/X1 Do")
	}},
	{name: "form's own entries", hide: func(f *file) {
		f.page.use("XObject", "X1", f.form("0 g", "/Name"+name(everything())+"/LastModified "+lit(everything())+"/PieceInfo<</App<</Private "+lit(everything())+">>>>/Ref<</F "+lit(everything())+">>"))
		f.draw("/X1 Do")
	}},
	{name: "without a font", hide: func(f *file) { f.draw("BT /None 11 Tf 40 200 Td %s Tj ET", lit(everything())) }, gap: true},
	{name: "between BX and EX", hide: func(f *file) { f.draw("BX %s unknown %s EX", lit(everything()), lines()) }},
	{name: "outside BT and ET", hide: func(f *file) {
		for i, s := range labelled() {
			f.draw("/F1 11 Tf 1 0 0 1 40 %d Tm %s Tj", 270-i*24, lit(s))
		}
	}},
	{name: "comments", hide: func(f *file) { f.draw("%%%s\n0 g %% %s", everything(), everything()) }},
	{name: "operands of nothing", hide: func(f *file) {
		f.draw("%s %s /X 1 2 Bogus %s pop", lit(everything()), hexed(everything()), lit(everything()))
	}},
	{name: "operands that are too many", hide: func(f *file) {
		f.draw("%s 1 w %s 0 g [%s] 0 d BT ET", lit(everything()), name(everything()), lit(everything()))
	}},
	{name: "last operands", hide: func(f *file) { f.draw("%s", lit(everything())) }},
	{name: "PostScript XObject", hide: func(f *file) {
		f.page.use("XObject", "X1", f.stream("/Subtype/PS/Level1 "+f.stream("", everything()), everything()))
		f.draw("/X1 Do")
	}},
}

// tiny shows the details in a very small type.
func (f *file) tiny(size float64) {
	for i, s := range labelled() {
		f.text(40, 200-float64(i)*size*1.5, size, s)
	}
}

// half is every other word of the details, so that two halves make the lines.
func half(which int) string {
	out := ""
	for i, s := range labelled() {
		for k, part := range []string{s[:len(s)*2/3], s[len(s)*2/3:]} {
			if k == which {
				out += line(40+helvetica(s[:len(s)*2/3], 11)*float64(k), 270-float64(i)*24, 11, part) + "\n"
			}
		}
	}
	return out
}

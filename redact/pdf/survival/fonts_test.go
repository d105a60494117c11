package survival

import (
	"fmt"
	"strings"

	"golang.org/x/image/font/gofont/goregular"
)

// fonts are the places of fonts: their names, their tables and programs, and
// what they say that their codes mean.
var fonts = []place{
	{name: "font name", hide: func(f *file) {
		f.simpleFont("/Subtype/Type1/BaseFont"+name(everything())+"/Encoding/WinAnsiEncoding", "")
	}},
	{name: "font name of a subset", hide: func(f *file) {
		f.simpleFont("/Subtype/TrueType/BaseFont"+name("ABCDEF+"+everything())+"/Encoding/WinAnsiEncoding"+f.widths(), f.descriptor("/FontFamily"+lit(everything())+"/FontStretch/Normal", name(everything())))
	}},
	{name: "descriptor", hide: func(f *file) {
		f.simpleFont("/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding"+f.widths(),
			f.descriptor("/FontFamily"+lit(everything())+"/FontStretch"+name(everything())+"/CharSet"+lit("/"+everything())+"/Lang"+name(everything())+"/Style<</Panose"+hexed(everything())+">>", "/Times-Roman"))
	}},
	{name: "resource name", hide: func(f *file) {
		n := name(everything())
		f.page.use("Font", n[1:], ref(f.font))
		f.draw("BT %s 11 Tf 40 60 Td (Nothing here.) Tj ET", n)
	}},
	{name: "font's own entries", hide: func(f *file) {
		f.simpleFont("/Subtype/Type1/BaseFont/Courier/Name"+name(everything())+"/Note"+lit(everything())+"/Metadata "+f.stream("/Type/Metadata", everything()), "")
	}},
	{name: "encoding's names", hide: func(f *file) {
		f.simpleFont("/Subtype/Type1/BaseFont/Courier/Encoding<</Type/Encoding/BaseEncoding"+name(everything())+"/Differences[1 "+name(everything())+"]/Note"+lit(everything())+">>", "")
	}},
	{name: "encoding as a name", hide: func(f *file) { f.simpleFont("/Subtype/Type1/BaseFont/Courier/Encoding"+name(everything()), "") }},
	{name: "glyph names in use", gap: true, hide: func(f *file) {
		f.page.use("Font", "F4", f.ref("<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding<</Type/Encoding/Differences[65%s]>>>>", name(everything())))
		f.draw("BT /F4 11 Tf 40 60 Td (AAAAAAAAAAAA) Tj ET")
	}},
	{name: "TrueType names", hide: func(f *file) { f.trueType(map[string]string{"name": nameTable(everything())}) }},
	{name: "TrueType table of its own", hide: func(f *file) {
		f.trueType(map[string]string{"pupl": everything(), "meta": everything(), "DSIG": everything()})
	}},
	{name: "TrueType glyph names", hide: func(f *file) {
		post := "\x00\x02\x00\x00" + strings.Repeat("\x00", 28) + "\x00\x01\x01\x02" + string([]byte{byte(len(everything()))}) + everything()
		f.trueType(map[string]string{"post": post})
	}},
	{name: "TrueType instructions", hide: func(f *file) {
		f.trueType(map[string]string{"fpgm": "\x40" + string([]byte{byte(len(everything()))}) + everything(), "cvt ": everything() + strings.Repeat(" ", len(everything())%2)})
	}},
	{name: "TrueType in a composite font", hide: func(f *file) {
		f.page.use("Font", "F2", f.compositeFont("Identity-H", sfntWith(goregular.TTF, map[string]string{"name": nameTable(everything())}), toUnicode(""), "/CIDSet "+f.stream("", everything())))
		f.draw("BT /F2 11 Tf 40 60 Td %s Tj ET", composite{}.encode("Nothing here."))
	}},
	{name: "after the TrueType program", hide: func(f *file) { f.trueTypeProgram(string(goregular.TTF) + everything()) }},
	{name: "CFF name and strings", hide: func(f *file) {
		f.simpleFont("/Subtype/Type1/BaseFont/AAAAAA+Go/Encoding/WinAnsiEncoding"+f.widths(), f.descriptor("/FontFile3 "+
			f.stream("/Subtype/Type1C", cff("RosalindGriffith", []string{everything(), everything(), everything(), "Rosalind Griffith", everything(), everything(), everything()})), "/AAAAAA+Go"))
	}},
	{name: "CFF string nobody uses", hide: func(f *file) {
		f.simpleFont("/Subtype/Type1/BaseFont/AAAAAA+Go/Encoding/WinAnsiEncoding"+f.widths(), f.descriptor("/FontFile3 "+
			f.stream("/Subtype/Type1C", cff("Go", []string{"1", "2", "3", "4", "5", "6", everything()})), "/AAAAAA+Go"))
	}},
	{name: "after the CFF program", hide: func(f *file) {
		f.simpleFont("/Subtype/Type1/BaseFont/AAAAAA+Go/Encoding/WinAnsiEncoding"+f.widths(), f.descriptor("/FontFile3 "+
			f.stream("/Subtype/Type1C", cff("Go", nil)+everything()), "/AAAAAA+Go"))
	}},
	{name: "Type 1 notices and comments", hide: func(f *file) {
		f.type1("11 dict begin\n/FontInfo 9 dict dup begin\n/version "+lit(everything())+" readonly def\n/Notice "+lit(everything())+" def\n/FullName "+lit(everything())+
			" def\n/FamilyName "+lit(everything())+" def\nend readonly def\n%"+everything()+"\n", "", "")
	}},
	{name: "Type 1 entry of its own", hide: func(f *file) {
		f.type1("11 dict begin\n/FontInfo 9 dict dup begin\n/Pupil "+lit(everything())+" def\nend readonly def\n/Case "+hexed(everything())+" def\n", "", "")
	}},
	{name: "Type 1 encrypted part", hide: func(f *file) {
		f.type1("11 dict begin\n", "/Pupil "+lit(everything())+" def\n% "+everything()+"\n", "")
	}},
	{name: "after the Type 1 program", hide: func(f *file) { f.type1("11 dict begin\n", "", everything()) }},
	{name: "ToUnicode comments and names", hide: func(f *file) {
		f.toUnicodeFont("%" + everything() + "\n/CMapName " + name(everything()) + " def\n/Pupil " + lit(everything()) + " def\n/XUID [" + lit(everything()) + "] def\n")
	}},
	{name: "ToUnicode of codes not shown", hide: func(f *file) {
		f.toUnicodeFont(fmt.Sprintf("1 beginbfchar <01> <%x> endbfchar\n", wide(everything())))
	}},
	{name: "one glyph that means it all", hide: func(f *file) {
		f.page.use("Font", "F4", f.ref("<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding/ToUnicode %s>>",
			f.stream("", cmapOf(fmt.Sprintf("1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <41> <%x> endbfchar\n", wide(everything()))))))
		f.draw("BT /F4 11 Tf 40 60 Td (A) Tj ET")
	}},
	{name: "codes that mean nothing", seen: true, hide: func(f *file) {
		f.page.use("Font", "F2", f.compositeFont("Identity-H", string(goregular.TTF), cmapOf(""), ""))
		for i, s := range labelled() {
			f.draw("BT /F2 11 Tf 40 %d Td %s Tj ET", 270-i*24, composite{}.encode(s))
		}
	}},
	{name: "codes that lie", gap: true, seen: true, hide: func(f *file) {
		id, _ := glyph('A')
		f.page.use("Font", "F2", f.compositeFont("Identity-H", string(goregular.TTF), cmapOf(fmt.Sprintf(
			"1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <%04X> <%04X> <0050> endbfrange\n", id-33, id+62)), ""))
		for i, s := range labelled() {
			f.draw("BT /F2 11 Tf 40 %d Td %s Tj ET", 270-i*24, composite{}.encode(s))
		}
	}},
	{name: "codes in the private use area", seen: true, hide: func(f *file) {
		id, _ := glyph('A')
		f.page.use("Font", "F2", f.compositeFont("Identity-H", string(goregular.TTF), cmapOf(fmt.Sprintf(
			"1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <%04X> <%04X> <E020> endbfrange\n", id-33, id+62)), ""))
		for i, s := range labelled() {
			f.draw("BT /F2 11 Tf 40 %d Td %s Tj ET", 270-i*24, composite{}.encode(s))
		}
	}},
	{name: "CMap's strings and comments", hide: func(f *file) {
		cmap := f.stream("/Type/CMap/CMapName"+name(everything())+"/CIDSystemInfo<</Registry"+lit(everything())+"/Ordering"+lit(everything())+"/Supplement 0>>",
			"%"+everything()+"\n"+cmapOf("/CIDSystemInfo <</Registry "+lit(everything())+"/Ordering(x)/Supplement 0>> def /Pupil "+lit(everything())+" def\n"+
				"1 begincodespacerange <0000> <FFFF> endcodespacerange 1 begincidrange <0000> <FFFF> 0 endcidrange\n"))
		font := f.compositeFont("Identity-H", string(goregular.TTF), toUnicode(""), "")
		f.objects[len(f.objects)-1] = strings.Replace(f.objects[len(f.objects)-1], "/Encoding/Identity-H", "/Encoding "+cmap, 1)
		f.page.use("Font", "F2", font)
		f.draw("BT /F2 11 Tf 40 60 Td %s Tj ET", composite{}.encode("Nothing here."))
	}},
	{name: "character collection", hide: func(f *file) {
		font := f.compositeFont("Identity-H", string(goregular.TTF), toUnicode(""), "")
		for i, o := range f.objects {
			f.objects[i] = strings.Replace(o, "/Registry(Adobe)/Ordering(Identity)", "/Registry"+lit(everything())+"/Ordering"+lit(everything()), 1)
		}
		f.page.use("Font", "F2", font)
		f.draw("BT /F2 11 Tf 40 60 Td %s Tj ET", composite{}.encode("Nothing here."))
	}},
	{name: "Type 3 glyph names", hide: func(f *file) { f.type3(everything(), "500 0 d0 0 0 400 400 re f", "") }},
	{name: "Type 3 text in a glyph", hide: func(f *file) { f.type3("A", "500 0 d0 q 0.1 0 0 0.1 0 0 cm "+lines()+" Q", "") }},
	{name: "Type 3 comments and marks", hide: func(f *file) {
		f.type3("A", "500 0 d0 %"+everything()+"\n/P<</ActualText"+lit(everything())+">>BDC EMC "+lit(everything())+" Bogus 0 0 400 400 re f", "/Name"+name(everything())+"/Note"+lit(everything()))
	}},
	{name: "Type 3 glyphs not shown", hide: func(f *file) {
		f.page.use("Font", "F4", f.ref("<</Type/Font/Subtype/Type3/FontMatrix[0.001 0 0 0.001 0 0]/FontBBox[0 0 1000 1000]/FirstChar 65/LastChar 66/Widths[500 500]"+
			"/Encoding<</Differences[65/A/B]>>/Resources<<%s>>/CharProcs<</A %s/B %s>>>>", f.formResources(), f.stream("", "500 0 d0 0 0 400 400 re f"), f.stream("", "500 0 d0 "+lines())))
		f.draw("BT /F4 11 Tf 40 60 Td (A) Tj ET")
	}},
	{name: "Type 3 glyph that is a picture of words", seen: true, hide: func(f *file) {
		img := picture()
		f.type3("bullet", fmt.Sprintf("1000 0 d0 30000 0 0 17000 0 0 cm BI /W %d /H %d /IM true /BPC 1 /F /AHx ID %x> EI", img.Rect.Dx(), img.Rect.Dy(), stencil(img)), "")
	}},
	{name: "Type 3 glyph of curves that is words", seen: true, hide: func(f *file) {
		f.type3("bullet", "1000 0 d0 90 0 0 90 0 0 cm "+outlines(), "")
	}},
}

// simpleFont shows a sentence in a font with these entries and descriptor.
func (f *file) simpleFont(entries, descriptor string) {
	f.page.use("Font", "F4", f.ref("%s", "<</Type/Font"+entries+descriptor+">>"))
	f.draw("BT /F4 11 Tf 40 60 Td (Nothing here.) Tj ET")
}

func (f *file) descriptor(entries, fontName string) string {
	return "/FontDescriptor " + f.ref("%s", "<</Type/FontDescriptor/FontName"+fontName+"/Flags 32/FontBBox[0 -200 1000 900]/Ascent 900/Descent -200/CapHeight 700/ItalicAngle 0/StemV 80"+entries+">>")
}

// widths are those of the letters of goFont.
func (f *file) widths() string {
	var b strings.Builder
	for _, r := range letters()[1:] {
		_, w := glyph(r)
		fmt.Fprintf(&b, "%d ", w)
	}
	return "/FirstChar 32/LastChar 126/Widths[" + b.String() + "]"
}

// trueType shows a sentence in a TrueType font with tables replaced.
func (f *file) trueType(tables map[string]string) { f.trueTypeProgram(sfntWith(goregular.TTF, tables)) }

func (f *file) trueTypeProgram(program string) {
	f.simpleFont("/Subtype/TrueType/BaseFont/AAAAAA+Go/Encoding/WinAnsiEncoding"+f.widths(), f.descriptor(fmt.Sprintf("/FontFile2 %s", f.stream(fmt.Sprintf("/Length1 %d", len(program)), program)), "/AAAAAA+Go"))
}

// type1 shows a sentence in a Type 1 font.
func (f *file) type1(clear, secret, tail string) {
	program := type1(clear, secret, tail)
	at := strings.Index(program, "eexec\n") + 6
	end := strings.Index(program, "\n"+strings.Repeat("0", 64))
	f.simpleFont("/Subtype/Type1/BaseFont/AAAAAA+Go/Encoding/WinAnsiEncoding"+f.widths(), f.descriptor("/FontFile "+
		f.stream(fmt.Sprintf("/Length1 %d/Length2 %d/Length3 %d", at, end-at, len(program)-end), program), "/AAAAAA+Go"))
}

// toUnicodeFont shows a sentence in a font whose table of meanings holds more.
func (f *file) toUnicodeFont(more string) {
	f.simpleFont("/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding/ToUnicode "+f.stream("/Note"+lit(everything()), cmapOf(more+
		"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <7E> <0020> endbfrange\n")), "")
}

// type3 shows the one glyph of a font that is drawn by this content.
func (f *file) type3(glyphName, proc, extra string) {
	f.page.use("Font", "F4", f.ref("%s", "<</Type/Font/Subtype/Type3/FontMatrix[0.001 0 0 0.001 0 0]/FontBBox[0 0 9000 9000]/FirstChar 65/LastChar 65/Widths[500]"+
		"/Encoding<</Differences[65"+name(glyphName)+"]>>"+f.formResources()+"/CharProcs<<"+name(glyphName)+" "+f.stream("", proc)+">>"+extra+">>"))
	f.draw("BT /F4 11 Tf 40 60 Td (A) Tj ET")
}

package survival

import (
	"fmt"
	"strings"

	"veil/internal/trace"
)

// looks are the places of what says how things look: names of styles and
// fonts, lists, and values that should be words of the standard.
var looks = []place{
	{name: "style names", hide: func(f *file) {
		f.styles(`<w:style w:type="paragraph" w:customStyle="1" w:styleId="Own"><w:name w:val="` + details + `"/><w:aliases w:val="` + details + `"/></w:style>`)
		f.add(`<w:p><w:pPr><w:pStyle w:val="Own"/></w:pPr>` + run("x") + "</w:p>")
	}},
	{name: "style identifiers", hide: func(f *file) {
		f.styles(`<w:style w:type="character" w:styleId="` + details + `"><w:name w:val="x"/></w:style>`)
		f.add(para(styled(`<w:rStyle w:val="`+details+`"/>`, "x")))
	}},
	{name: "styles nobody defines", hide: func(f *file) {
		f.add(para(styled(`<w:rStyle w:val="`+details+`"/>`, "x")), `<w:tbl><w:tblPr><w:tblStyle w:val="`+details+`"/></w:tblPr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>`)
	}},
	{name: "latent styles and their rest", hide: func(f *file) {
		f.styles(fmt.Sprintf(`<w:latentStyles w:count="1"><w:lsdException w:name="%[1]s"/></w:latentStyles><w:style w:styleId="Z" w:type="paragraph"><w:name w:val="z"/><w:rsid w:val="20110314"/><w:link w:val="%[1]s"/><w:basedOn w:val="%[1]s"/></w:style>`, details))
	}},
	{name: "table style parts", hide: func(f *file) {
		f.styles(`<w:style w:styleId="T" w:type="table"><w:name w:val="t"/><w:tblStylePr w:type="` + details + `"><w:tcPr><w:shd w:val="clear" w:fill="` + details + `"/></w:tcPr></w:tblStylePr></w:style>`)
	}},
	{name: "older style sheet", hide: func(f *file) {
		f.part("word/stylesWithEffects.xml", "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects", "application/vnd.ms-word.stylesWithEffects+xml",
			declare("w:styles", `<w:style w:customStyle="1" w:styleId="`+details+`"><w:name w:val="`+details+`"/></w:style>`))
	}},
	{name: "font names of runs", partly: true, hide: func(f *file) {
		for _, name := range []string{"Rosalind Griffith", "RosalindGriffith", "31 Larkspur Close", "Larkspur", "CYP202348817", "14 March 2011"} {
			f.add(para(styled(fmt.Sprintf(`<w:rFonts w:ascii="%[1]s" w:hAnsi="%[1]s" w:cs="%[1]s" w:eastAsia="%[1]s"/>`, name), "x")))
		}
	}},
	{name: "font names of a symbol and a formula", partly: true, hide: func(f *file) {
		f.add(para(`<w:r><w:sym w:font="Rosalind Griffith" w:char="F0FC"/></w:r>`))
	}},
	{name: "font names of the theme", partly: true, hide: func(f *file) {
		f.theme(`<a:fontScheme name="` + details + `"><a:majorFont><a:latin typeface="Rosalind Griffith"/><a:ea typeface="` + details + `"/><a:font script="Jpan" typeface="` + details + `"/></a:majorFont><a:minorFont><a:latin typeface="Larkspur Close"/></a:minorFont></a:fontScheme>`)
	}},
	{name: "theme's own names", hide: func(f *file) {
		f.theme(`<a:clrScheme name="` + details + `"><a:dk1><a:sysClr val="` + details + `" lastClr="000000"/></a:dk1></a:clrScheme><a:fmtScheme name="` + details + `"/>`)
	}},
	{name: "font table", hide: func(f *file) {
		f.word("fontTable", "fontTable", `<w:font w:name="`+details+`"><w:altName w:val="`+details+`"/><w:family w:val="roman"/></w:font>`)
	}},
	{name: "embedded font", hide: func(f *file) {
		f.defaults["odttf"] = office + "obfuscatedFont"
		f.parts["word/fonts/font1.odttf"] = strings.Repeat("\x01", 32) + wide(big, details)
		f.relate("word/fontTable.xml", relStem+"font", "fonts/font1.odttf", false)
		f.word("fontTable", "fontTable", `<w:font w:name="Calibri"><w:embedRegular r:id="rId1" w:fontKey="{6D0C4E7F-4B2A-4A3D-9A55-0C2C1F9B7E11}"/></w:font>`)
	}},
	{name: "list texts", hide: func(f *file) {
		f.lists(listOf(trace.Labelled()))
		f.listed(len(trace.Person))
	}},
	{name: "list texts of digits alone", partly: true, hide: func(f *file) {
		f.lists(listOf([]string{"999 123 4578 %1", "07700 900471"}))
		f.listed(2)
	}},
	{name: "list names and their rest", hide: func(f *file) {
		f.lists(fmt.Sprintf(`<w:abstractNum w:abstractNumId="7"><w:nsid w:val="20110314"/><w:tmpl w:val="20110314"/><w:name w:val="%[1]s"/><w:styleLink w:val="%[1]s"/><w:lvl w:ilvl="0" w:tplc="20110314"><w:numFmt w:val="custom" w:format="%[1]s"/><w:pStyle w:val="%[1]s"/><w:lvlText w:val="%%1"/></w:lvl></w:abstractNum><w:num w:numId="7" w:durableId="20110314"><w:abstractNumId w:val="7"/></w:num>`, details))
	}},
	{name: "list's picture bullet", hide: func(f *file) {
		f.lists(`<w:numPicBullet w:numPicBulletId="0"><w:pict><v:shape alt="` + details + `"><v:imagedata o:title="` + details + `"/></v:shape></w:pict></w:numPicBullet>`)
	}},
	{name: "values that are no words of the standard", hide: func(f *file) {
		var pPr, rPr strings.Builder
		for _, d := range trace.Person {
			for _, v := range []string{d.Text, strings.ToLower(trace.Compact(d.Text)), strings.ReplaceAll(strings.ToLower(d.Text), " ", "")} {
				fmt.Fprintf(&pPr, `<w:jc w:val="%[1]s"/><w:spacing w:lineRule="%[1]s" w:line="%[1]s"/><w:framePr w:wrap="%[1]s" w:hAnchor="%[1]s"/><w:tabs><w:tab w:val="%[1]s" w:pos="%[1]s"/></w:tabs>`, v)
				fmt.Fprintf(&rPr, `<w:color w:val="%[1]s" w:themeColor="%[1]s"/><w:highlight w:val="%[1]s"/><w:u w:val="%[1]s"/><w:em w:val="%[1]s"/><w:lang w:val="%[1]s"/><w:sz w:val="%[1]s"/><w:kern w:val="%[1]s"/>`, v)
			}
		}
		f.add("<w:p><w:pPr>" + pPr.String() + "</w:pPr>" + styled(rPr.String(), "x") + "</w:p>")
	}},
	{name: "single words as values", partly: true, hide: func(f *file) {
		f.add(`<w:p><w:pPr><w:jc w:val="rosalind"/><w:ind w:left="07700900471" w:right="9991234578"/></w:pPr>` + styled(`<w:u w:val="griffith"/><w:effect w:val="griffith88"/><w:lang w:val="ros-alin-d"/>`, "x") + `</w:p>`)
	}},
	{name: "values of table properties", hide: func(f *file) {
		f.add(fmt.Sprintf(`<w:tbl><w:tblPr><w:tblW w:w="0" w:type="%[1]s"/><w:tblCaption w:val="%[1]s"/><w:tblDescription w:val="%[1]s"/><w:tblLook w:val="%[1]s"/></w:tblPr><w:tblGrid><w:gridCol w:w="%[1]s"/></w:tblGrid><w:tr><w:trPr><w:trHeight w:hRule="%[1]s"/><w:divId w:val="20110314"/></w:trPr><w:tc><w:tcPr><w:tcW w:w="1" w:type="%[1]s"/><w:headers><w:header w:val="%[1]s"/></w:headers></w:tcPr><w:p/></w:tc></w:tr></w:tbl>`, details))
	}},
	{name: "values of section properties", hide: func(f *file) {
		f.section = fmt.Sprintf(`<w:pgNumType w:fmt="%[1]s" w:chapSep="%[1]s"/><w:pgBorders w:display="%[1]s"><w:top w:val="%[1]s" r:id="%[1]s"/></w:pgBorders><w:printerSettings r:id="%[1]s"/><w:type w:val="%[1]s"/>`, details)
	}},
	{name: "background", hide: func(f *file) {
		f.parts[mainName] = declare("w:document", `<w:background w:color="`+details+`"><v:background id="`+details+`"><v:fill o:title="`+details+`"/></v:background></w:background><w:body>`+f.body.String()+`<w:sectPr/></w:body>`)
	}},
	{name: "effects of Word 2010", hide: func(f *file) {
		f.add(para(styled(`<w14:textFill><w14:solidFill><w14:schemeClr w14:val="`+details+`"/></w14:solidFill></w14:textFill><w14:ligatures w14:val="`+details+`"/><w15:color w:val="`+details+`"/>`, "x")))
	}},
}

// styles adds to the style sheet.
func (f *file) styles(xml string) { f.before("word/styles.xml", "</w:styles>", xml) }

// lists adds to the lists.
func (f *file) lists(xml string) { f.before("word/numbering.xml", "</w:numbering>", xml) }

func (f *file) before(part, end, xml string) {
	f.parts[part] = strings.Replace(f.parts[part], end, xml+end, 1)
}

// listOf defines a list with such texts, one a level.
func listOf(texts []string) string {
	var b strings.Builder
	b.WriteString(`<w:abstractNum w:abstractNumId="5">`)
	for i, s := range texts {
		fmt.Fprintf(&b, `<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%s"/></w:lvl>`, i, s)
	}
	return b.String() + `</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="5"/></w:num>`
}

// listed adds paragraphs of that list, one a level.
func (f *file) listed(n int) {
	for i := range n {
		f.add(fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="5"/></w:numPr></w:pPr>%s</w:p>`, i, run("x")))
	}
}

func (f *file) theme(elements string) {
	f.part("word/theme/theme1.xml", relStem+"theme", office+"theme+xml", xmlHead+`<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="`+details+`"><a:themeElements>`+elements+`</a:themeElements></a:theme>`)
	f.add(para(styled(`<w:rFonts w:asciiTheme="majorHAnsi"/>`, "x")))
}

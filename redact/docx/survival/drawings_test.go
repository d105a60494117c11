package survival

import (
	"encoding/base64"
	"fmt"
	"strings"

	"veil/internal/trace"
)

func encoded(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

const (
	shapeURI   = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
	groupURI   = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
	pictureURI = "http://schemas.openxmlformats.org/drawingml/2006/picture"
	chartURI   = "http://schemas.openxmlformats.org/drawingml/2006/chart"
	diagramURI = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
)

// drawing is a run with a drawing. inDocPr goes into the properties of the frame.
func drawing(inDocPr, uri, content string) string { return named("Shape 1", "", inDocPr, uri, content) }

func named(name, attrs, inDocPr, uri, content string) string {
	return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="1905000" cy="952500"/><wp:docPr id="1" name="` + name + `"` + attrs + `>` + inDocPr + `</wp:docPr><a:graphic><a:graphicData uri="` + uri + `">` +
		content + `</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
}

func textBox(content string) string {
	return `<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1905000" cy="952500"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>` + content + `</w:txbxContent></wps:txbx><wps:bodyPr rot="0" vert="horz"/></wps:wsp>`
}

func picture(id, attrs string) string {
	return `<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="Picture 1"` + attrs + `/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="` + id + `"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1905000" cy="952500"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic>`
}

// pict is a run with a VML picture.
func pict(content string) string { return "<w:r><w:pict>" + content + "</w:pict></w:r>" }

func vmlBox(content string) string {
	return pict(`<v:shape style="width:200pt;height:90pt"><v:textbox><w:txbxContent>` + content + `</w:txbxContent></v:textbox></v:shape>`)
}

// drawings are the places of text boxes, shapes, charts and diagrams.
var drawings = []place{
	{name: "text box", hide: func(f *file) { f.add(para(drawing("", shapeURI, textBox(shown())))) }},
	{name: "text box with its fallback", hide: func(f *file) {
		box := drawing("", shapeURI, textBox(shown()))
		fallback := vmlBox(shown())
		f.add(para(`<w:r><mc:AlternateContent><mc:Choice Requires="wps">` + inner(box) + `</mc:Choice><mc:Fallback>` + inner(fallback) + `</mc:Fallback></mc:AlternateContent></w:r>`))
	}},
	{name: "fallback that says more", hide: func(f *file) {
		f.add(para(`<w:r><mc:AlternateContent><mc:Choice Requires="wps">` + inner(drawing("", shapeURI, textBox(para(run("x"))))) + `</mc:Choice><mc:Fallback>` + inner(vmlBox(shown())) + `</mc:Fallback></mc:AlternateContent></w:r>`))
	}},
	{name: "fallback in running text", hide: func(f *file) {
		f.each(func(s string) string {
			return `<w:r><mc:AlternateContent><mc:Choice Requires="w14"><w:t>x</w:t></mc:Choice><mc:Fallback><w:t>` + s + `</w:t></mc:Fallback></mc:AlternateContent></w:r>`
		})
	}},
	{name: "second choice", hide: func(f *file) {
		f.add(para(`<w:r><mc:AlternateContent><mc:Choice Requires="w99"><w:t>` + details + `</w:t></mc:Choice><mc:Choice Requires="w14"><w:t>` + details + `</w:t></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>`))
	}},
	{name: "VML text box", hide: func(f *file) { f.add(para(vmlBox(shown()))) }},
	{name: "text box in a text box", hide: func(f *file) {
		f.add(para(drawing("", shapeURI, textBox(para(run("x"), drawing("", shapeURI, textBox(shown())))))))
	}},
	{name: "text box in a group", hide: func(f *file) {
		f.add(para(drawing("", groupURI, `<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr/>`+textBox(shown())+`<wpg:graphicFrame><wpg:cNvPr id="3" name="`+details+`"/></wpg:graphicFrame></wpg:wgp>`)))
	}},
	{name: "text box in a header", hide: func(f *file) { f.header("header", "default", para(drawing("", shapeURI, textBox(shown())))) }},
	{name: "half in a text box", hide: func(f *file) {
		f.show()
		f.each(func(s string) string {
			return run(s[:len(s)/2]) + drawing("", shapeURI, textBox(para(run("x")))) + run(s[len(s)/2:])
		})
	}},
	{name: "alternative text", hide: func(f *file) {
		f.add(para(named(details, ` descr="`+details+`" title="`+details+`"`, "", shapeURI, textBox(para(run("x"))))))
	}},
	{name: "alternative text's extensions", hide: func(f *file) {
		f.add(para(drawing(`<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:d xmlns:adec="urn:d" val="`+details+`">`+details+`</adec:d></a:ext></a:extLst>`, shapeURI, textBox(para(run("x"))))))
	}},
	{name: "alternative text of VML", hide: func(f *file) {
		f.add(para(pict(fmt.Sprintf(`<v:shapetype id="%[1]s" path="m%[1]s"/><v:shape id="%[1]s" alt="%[1]s" title="%[1]s" href="%[1]s" target="%[1]s" o:spid="%[1]s" class="%[1]s" type="#%[1]s" style="width:9pt;height:9pt;font-family:%[1]s" fillcolor="%[1]s" o:gfxdata="%[2]s"><v:formulas><v:f eqn="%[1]s"/></v:formulas><o:lock v:ext="%[1]s"/></v:shape>`, details, encoded(details)))))
	}},
	{name: "single words as values of VML", partly: true, hide: func(f *file) {
		f.add(para(pict(`<v:rect style="width:9pt;height:9pt;position:griffith;mso-wrap-style:rosalind;z-index:07700900471" fillcolor="griffith88" strokecolor="larkspur" type="rosalind" coordsize="9991234578,1"><w10:wrap type="griffith" anchorx="larkspur"/></v:rect>`)))
	}},
	{name: "single words as values of a shape", partly: true, hide: func(f *file) {
		f.add(para(drawing("", shapeURI, `<wps:wsp><wps:cNvSpPr/><wps:spPr bwMode="griffith"><a:xfrm><a:off x="9991234578" y="0"/><a:ext cx="1" cy="1"/></a:xfrm><a:prstGeom prst="larkspur"><a:avLst><a:gd name="rosalind" fmla="val griffith"/></a:avLst></a:prstGeom><a:solidFill><a:schemeClr val="rosalind"/></a:solidFill></wps:spPr><wps:bodyPr vert="griffith88" lang="ros-alin-d"/></wps:wsp>`)))
	}},
	{name: "watermark", hide: func(f *file) {
		f.header("header", "default", para(pict(`<v:shape id="PowerPlusWaterMarkObject" style="width:400pt;height:90pt"><v:textpath style="font-family:&quot;Arial&quot;" string="`+details+`"/></v:shape>`)))
	}},
	{name: "word art of VML", hide: func(f *file) {
		f.each(func(s string) string {
			return pict(`<v:shapetype id="t136"><v:textpath on="t" string="` + s + `"/></v:shapetype><v:shape type="#t136" style="width:300pt;height:20pt"><v:textpath on="t" string="` + s + `"/></v:shape>`)
		})
	}},
	{name: "word art on several lines", hide: func(f *file) {
		f.add(para(pict(`<v:group style="width:300pt;height:200pt"><v:rect style="width:300pt;height:200pt"><v:textpath string="` + strings.Join(trace.Labelled(), "&#10;") + `"/></v:rect></v:group>`)))
	}},
	{name: "word art with a text box", hide: func(f *file) {
		f.add(para(pict(`<v:shape><v:textpath string="` + details + `"/><v:textbox><w:txbxContent>` + para(run("x")) + `</w:txbxContent></v:textbox></v:shape>`)))
	}},
	{name: "word art", hide: func(f *file) {
		f.add(para(drawing("", shapeURI, strings.Replace(textBox(shown()), `<wps:bodyPr rot="0" vert="horz"/>`, `<wps:bodyPr><a:prstTxWarp prst="textPlain"><a:avLst/></a:prstTxWarp></wps:bodyPr>`, 1))))
	}},
	{name: "freehand shape's names", hide: func(f *file) {
		f.add(para(drawing("", shapeURI, `<wps:wsp><wps:cNvSpPr/><wps:spPr><a:custGeom><a:gdLst><a:gd name="`+details+`" fmla="val 1"/></a:gdLst><a:pathLst/></a:custGeom></wps:spPr><wps:bodyPr/></wps:wsp>`)))
	}},
	{name: "chart's titles and cached words", hide: func(f *file) { f.chart(details, "") }},
	{name: "chart's workbook", hide: func(f *file) {
		f.chart("x", "word/embeddings/Microsoft_Excel_Sheet1.xlsx")
		f.parts["word/embeddings/Microsoft_Excel_Sheet1.xlsx"] = workbook(details)
		f.defaults["xlsx"] = office + "spreadsheetml.sheet"
	}},
	{name: "chart's link, user shapes and styles", hide: func(f *file) {
		const chart = "word/charts/chart1.xml"
		f.chart("x", "")
		f.relate(chart, relStem+"oleObject", "file:///C:/"+strings.ReplaceAll(details, " ", "%20"), true)
		f.parts["word/drawings/drawing1.xml"] = xmlHead + `<c:userShapes xmlns:c="` + chartURI + `" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:t>` + details + `</a:t></c:userShapes>`
		f.relate(chart, relStem+"chartUserShapes", "/word/drawings/drawing1.xml", false)
		f.parts["word/charts/style1.xml"] = xmlHead + `<cs:chartStyle xmlns:cs="urn:cs" id="` + details + `"/>`
		f.relate(chart, "http://schemas.microsoft.com/office/2011/relationships/chartStyle", "style1.xml", false)
	}},
	{name: "new chart", hide: func(f *file) {
		id := f.part("word/charts/chartEx1.xml", "http://schemas.microsoft.com/office/2014/relationships/chartEx", "application/vnd.ms-office.chartex+xml",
			xmlHead+`<cx:chartSpace xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex"><cx:chartData><cx:data id="0"><cx:strDim type="cat"><cx:f>`+details+`</cx:f><cx:lvl><cx:pt idx="0">`+details+`</cx:pt></cx:lvl></cx:strDim></cx:data></cx:chartData></cx:chartSpace>`)
		f.add(para(drawing("", "http://schemas.microsoft.com/office/drawing/2014/chartex", `<x:chart xmlns:x="urn:x" r:id="`+id+`"/>`)))
	}},
	{name: "diagram", hide: func(f *file) {
		var ids []any
		for _, part := range []string{"Data", "Layout", "QuickStyle", "Colors"} {
			ids = append(ids, f.part("word/diagrams/"+strings.ToLower(part)+"1.xml", relStem+"diagram"+part, office+"drawingml.diagram"+part+"+xml",
				xmlHead+`<dgm:x xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" uniqueId="`+details+`"><dgm:title val="`+details+`"/><dgm:t><a:p><a:r><a:t>`+details+`</a:t></a:r></a:p></dgm:t></dgm:x>`))
		}
		f.part("word/diagrams/drawing1.xml", "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing", "application/vnd.ms-office.drawingml.diagramDrawing+xml",
			xmlHead+`<dsp:drawing xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:t>`+details+`</a:t></dsp:drawing>`)
		f.add(para(drawing("", diagramURI, fmt.Sprintf(`<dgm:relIds r:dm="%s" r:lo="%s" r:qs="%s" r:cs="%s"/>`, ids...))))
	}},
	{name: "words of a drawing where none belong", hide: func(f *file) {
		f.add(para(drawing("", shapeURI, `<wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:style>`+details+`</wps:style><a:t>`+details+`</a:t><wps:bodyPr/></wps:wsp>`)))
	}},
	{name: "equation", hide: func(f *file) {
		f.each(func(s string) string { return `<m:oMath><m:r><m:t>` + s + `</m:t></m:r></m:oMath>` })
	}},
	{name: "equation, letter by letter", hide: func(f *file) {
		f.each(func(s string) string {
			return `<m:oMathPara><m:oMath>` + runes(s, func(r rune) string { return `<m:r><m:t xml:space="preserve">` + string(r) + `</m:t></m:r>` }) + `</m:oMath></m:oMathPara>`
		})
	}},
	{name: "equation's properties", hide: func(f *file) {
		f.add(para(`<m:oMath><m:acc><m:accPr><m:chr m:val="` + details + `"/><m:ctrlPr><w:rPr><w:rFonts w:ascii="` + details + `"/></w:rPr></m:ctrlPr></m:accPr><m:e><m:r><m:rPr><m:sty m:val="` + details + `"/></m:rPr><m:t>x</m:t></m:r></m:e></m:acc></m:oMath>`))
	}},
	{name: "ruby", hide: func(f *file) {
		f.each(func(s string) string {
			return `<w:r><w:ruby><w:rubyPr><w:lid w:val="ja-JP"/></w:rubyPr><w:rt>` + run(s) + `</w:rt><w:rubyBase>` + run("x") + `</w:rubyBase></w:ruby></w:r>`
		})
	}},
	{name: "ink", hide: func(f *file) {
		f.parts["word/ink/ink1.xml"] = xmlHead + `<inkml:ink xmlns:inkml="http://www.w3.org/2003/InkML"><inkml:annotation type="t">` + details + `</inkml:annotation></inkml:ink>`
		f.types["word/ink/ink1.xml"] = "application/inkml+xml"
		id := f.relate(mainName, relStem+"customXml", "ink/ink1.xml", false)
		f.add(para(`<w:r><w:contentPart r:id="` + id + `"/></w:r>`))
	}},
}

// inner is what is in a run.
func inner(run string) string {
	return strings.TrimSuffix(strings.TrimPrefix(run, "<w:r>"), "</w:r>")
}

// chart adds a chart that says s, with its workbook if one is named.
func (f *file) chart(s, book string) {
	const name = "word/charts/chart1.xml"
	external := ""
	if book != "" {
		external = `<c:externalData r:id="` + f.relate(name, relStem+"package", "/"+book, false) + `"/>`
	}
	id := f.part(name, relStem+"chart", office+"drawingml.chart+xml", declare("c:chartSpace", `<c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>`+s+`</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart><c:ser><c:tx><c:strRef><c:f>`+s+
		`</c:f><c:strCache><c:pt idx="0"><c:v>`+s+`</c:v></c:pt></c:strCache></c:strRef></c:tx></c:ser></c:barChart></c:plotArea></c:chart>`+external))
	f.add(para(drawing("", chartURI, `<c:chart r:id="`+id+`"/>`)))
}

// workbook is a package within the package.
func workbook(s string) string {
	f := &file{parts: map[string]string{
		"[Content_Types].xml":  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"xl/sharedStrings.xml": xmlHead + `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>` + s + `</t></si></sst>`}}
	return string(f.archive())
}

// pictures are the places of what pictures carry and show.
var pictures = []place{
	{name: "JPEG with EXIF, XMP and a comment", hide: func(f *file) {
		f.picture("jpeg", "image/jpeg", jpegWith(segment(0xE1, exif(details)), segment(0xE1, "http://ns.adobe.com/xap/1.0/\x00"+xmp(details)), segment(0xFE, details)))
	}},
	{name: "after the end of a JPEG", hide: func(f *file) { f.picture("jpeg", "image/jpeg", jpegWith()+details) }},
	{name: "PNG with texts", hide: func(f *file) {
		f.picture("png", "image/png", pngWith(dot(), chunk("tEXt", "Title\x00"+details), chunk("iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00"+xmp(details))))
	}},
	{name: "PNG with compressed texts", hide: func(f *file) {
		f.picture("png", "image/png", pngWith(dot(), chunk("zTXt", "Title\x00\x00"+deflated(details))))
	}},
	{name: "SVG", hide: func(f *file) {
		f.picture("svg", "image/svg+xml", `<svg xmlns="http://www.w3.org/2000/svg"><title>`+details+`</title><text>`+details+`</text></svg>`)
	}},
	{name: "SVG beside a PNG", hide: func(f *file) {
		svg := f.media("svg", "image/svg+xml", `<svg xmlns="http://www.w3.org/2000/svg"><text>`+details+`</text></svg>`)
		id := f.media("png", "image/png", pngWith(dot()))
		f.add(para(drawing("", pictureURI, strings.Replace(picture(id, ""), `"/><a:stretch>`, `"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="urn:asvg" r:embed="`+svg+`"/></a:ext></a:extLst></a:blip><a:stretch>`, 1))))
	}},
	{name: "EMF", hide: func(f *file) { f.picture("emf", "image/x-emf", emf(details)) }},
	{name: "compressed EMF", hide: func(f *file) { f.picture("emz", "image/x-emz", gzipped(emf(details))) }},
	{name: "WMF", hide: func(f *file) { f.picture("wmf", "image/x-wmf", wmf(details)) }},
	{name: "picture of words", seen: true, hide: func(f *file) { f.picture("png", "image/png", pngWith(painted())) }},
	{name: "picture's name and description", hide: func(f *file) {
		id := f.media("png", "image/png", pngWith(dot()))
		f.add(para(named(details, ` descr="`+details+`"`, "", pictureURI, picture(id, ` descr="`+details+`" title="`+details+`"`))))
	}},
	{name: "picture's file name", hide: func(f *file) {
		f.defaults["png"] = "image/png"
		name := "word/media/" + strings.NewReplacer("/", "-", ":", "").Replace(details) + ".png"
		f.parts[name] = pngWith(dot())
		id := f.relate(mainName, relStem+"image", "/"+name, false)
		f.add(para(drawing("", pictureURI, picture(id, ""))))
	}},
	{name: "linked picture", hide: func(f *file) {
		id := f.link("image", "file:///C:/"+strings.ReplaceAll(details, " ", "%20")+".png")
		f.add(para(drawing("", pictureURI, strings.Replace(picture(id, ""), "r:embed", "r:link", 1))))
	}},
	{name: "picture of VML", hide: func(f *file) {
		id := f.media("emf", "image/x-emf", emf(details))
		f.add(para(pict(`<v:shape style="width:90pt;height:40pt"><v:imagedata r:id="` + id + `" o:title="` + details + `" o:href="` + details + `"/></v:shape>`)))
	}},
	{name: "picture filling a shape", hide: func(f *file) {
		id := f.media("jpeg", "image/jpeg", jpegWith(segment(0xFE, details)))
		f.add(para(drawing("", shapeURI, `<wps:wsp><wps:cNvSpPr/><wps:spPr><a:blipFill><a:blip r:embed="`+id+`"/></a:blipFill></wps:spPr><wps:bodyPr/></wps:wsp>`)))
	}},
	{name: "picture behind the page", hide: func(f *file) {
		id := f.media("jpeg", "image/jpeg", jpegWith(segment(0xFE, details)))
		f.parts[mainName] = declare("w:document", `<w:background w:color="FFFFFF"><v:background><v:fill r:id="`+id+`" type="frame"/></v:background></w:background><w:body>`+f.body.String()+`<w:sectPr/></w:body>`)
	}},
	{name: "picture nobody shows", hide: func(f *file) { f.media("png", "image/png", pngWith(dot(), chunk("tEXt", "Title\x00"+details))) }},
	{name: "picture that is something else", hide: func(f *file) { f.picture("png", "image/png", trace.Everything()) }},
}

func (f *file) picture(ext, typ, data string) {
	id := f.media(ext, typ, data)
	f.add(para(drawing("", pictureURI, picture(id, ""))))
}

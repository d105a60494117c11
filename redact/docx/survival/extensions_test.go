package survival

import (
	"fmt"
	"strings"
)

// anchored is a run with a drawing that floats; attrs are those of the frame, and
// more follows its properties.
func anchored(attrs, more, uri, content string) string {
	return `<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"` + attrs + `><wp:simplePos x="0" y="0"/>` +
		`<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>` +
		`<wp:extent cx="1905000" cy="952500"/><wp:wrapNone/><wp:docPr id="1" name="Shape 1"/>` + more + `<a:graphic><a:graphicData uri="` + uri + `">` + content + `</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>`
}

// extensions are the places in drawings, VML and charts beyond their first edition.
var extensions = []place{
	{name: "text box in a canvas", hide: func(f *file) {
		f.add(para(drawing("", "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
			`<wpc:wpc xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"><wpc:bg><a:solidFill><a:srgbClr val="`+details+`"/></a:solidFill></wpc:bg><wpc:whole/>`+textBox(shown())+`</wpc:wpc>`)))
	}},
	{name: "locked canvas", fewer: true, hide: func(f *file) {
		f.add(para(drawing("", "http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas",
			`<lc:lockedCanvas xmlns:lc="http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas"><a:sp><a:nvSpPr><a:cNvPr id="1" name="`+details+`"/></a:nvSpPr><a:txSp><a:txBody><a:p><a:r><a:t>`+details+`</a:t></a:r></a:p></a:txBody></a:txSp></a:sp></lc:lockedCanvas>`)))
	}},
	{name: "linked text boxes", hide: func(f *file) {
		f.add(para(drawing("", shapeURI, strings.Replace(textBox(shown()), "<wps:txbx>", `<wps:txbx id="1">`, 1)), drawing("", shapeURI,
			`<wps:wsp normalEastAsianFlow="`+details+`"><wps:cNvCnPr/><wps:spPr/><wps:linkedTxbx id="1" seq="1"><wps:extLst><a:ext uri="x">`+details+`</a:ext></wps:extLst></wps:linkedTxbx><wps:bodyPr/></wps:wsp>`)))
	}},
	{name: "ink with its fallback", hide: func(f *file) {
		f.parts["word/ink/ink1.xml"] = xmlHead + `<inkml:ink xmlns:inkml="http://www.w3.org/2003/InkML"><inkml:definitions><inkml:brush xml:id="` + details + `"/></inkml:definitions><inkml:trace>` + details + `</inkml:trace></inkml:ink>`
		f.types["word/ink/ink1.xml"] = "application/inkml+xml"
		id := f.relate(mainName, relStem+"customXml", "ink/ink1.xml", false)
		picture1 := f.media("png", "image/png", pngWith(dot(), chunk("tEXt", "Title\x00"+details)))
		f.add(para(`<w:r><mc:AlternateContent><mc:Choice Requires="wpi">` + inner(drawing("", "http://schemas.microsoft.com/office/word/2010/wordprocessingInk",
			`<w14:contentPart r:id="`+id+`" bwMode="auto"><w14:nvContentPartPr><w14:cNvPr id="1" name="`+details+`" descr="`+details+`"/></w14:nvContentPartPr></w14:contentPart>`)) +
			`</mc:Choice><mc:Fallback>` + inner(drawing("", pictureURI, picture(picture1, ` descr="`+details+`"`))) + `</mc:Fallback></mc:AlternateContent></w:r>`))
	}},
	{name: "model with its picture", gap: true, hide: func(f *file) {
		f.defaults["glb"] = "model/gltf.binary"
		f.parts["word/media/model3d1.glb"] = "glTF\x02\x00\x00\x00" + details
		model := f.relate(mainName, "http://schemas.microsoft.com/office/2017/06/relationships/model3d", "media/model3d1.glb", false)
		from := f.link("hyperlink", "https://example.org/"+strings.ReplaceAll(details, " ", "%20"))
		f.add(para(drawing("", "http://schemas.microsoft.com/office/drawing/2017/model3d",
			`<am3d:model3d xmlns:am3d="http://schemas.microsoft.com/office/drawing/2017/model3d" r:embed="`+model+`"><am3d:attrSrcUrl r:id="`+from+`"/><am3d:raster rName="`+details+`" rVer="1"/></am3d:model3d>`)))
	}},
	{name: "add-in in the text", hide: func(f *file) {
		f.parts["word/webextensions/webextension1.xml"] = xmlHead + `<we:webextension xmlns:we="http://schemas.microsoft.com/office/webextensions/webextension/2010/11" id="x"><we:bindings><we:binding id="` + details + `" type="text" appref="` + details + `"/></we:bindings></we:webextension>`
		f.types["word/webextensions/webextension1.xml"] = "application/vnd.ms-office.webextension+xml"
		id := f.relate(mainName, "http://schemas.microsoft.com/office/2011/relationships/webextension", "webextensions/webextension1.xml", false)
		f.add(para(drawing("", "http://schemas.microsoft.com/office/webextensions/webextension/2010/11", `<we:webextensionref xmlns:we="http://schemas.microsoft.com/office/webextensions/webextension/2010/11" r:id="`+id+`"/>`)))
	}},
	{name: "layer of a picture before it was changed", hide: func(f *file) {
		f.defaults["wdp"] = "image/vnd.ms-photo"
		f.parts["word/media/hdphoto1.wdp"] = "II\xbc\x01" + details
		layer := f.relate(mainName, "http://schemas.microsoft.com/office/2007/relationships/hdphoto", "media/hdphoto1.wdp", false)
		id := f.media("png", "image/png", pngWith(dot()))
		f.add(para(drawing("", pictureURI, strings.Replace(picture(id, ""), `"/><a:stretch>`, `"><a:extLst><a:ext uri="{BEBA8EAE-BF5A-486C-A8C5-ECC9F3942E4B}"><a14:imgProps xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main"><a14:imgLayer r:embed="`+layer+`"/></a14:imgProps></a:ext></a:extLst></a:blip><a:stretch>`, 1))))
	}},
	{name: "who made a picture", hide: func(f *file) {
		id := f.media("png", "image/png", pngWith(dot()))
		from := f.link("hyperlink", "https://example.org/"+strings.ReplaceAll(details, " ", "%20"))
		f.add(para(drawing("", pictureURI, strings.Replace(picture(id, ""), `"/><a:stretch>`, `"><a:extLst><a:ext uri="{837473B0-CC2E-450A-ABE3-18F120FF3D39}"><a1611:picAttrSrcUrl xmlns:a1611="http://schemas.microsoft.com/office/drawing/2016/11/main" r:id="`+from+`"/></a:ext></a:extLst></a:blip><a:stretch>`, 1))))
	}},
	{name: "frame's identifiers", partly: true, hide: func(f *file) {
		f.add(para(anchored(` wp14:anchorId="20110314" wp14:editId="20110314" xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"`,
			`<wp14:sizeRelH xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing" relativeFrom="rosalind"><wp14:pctWidth>20110314</wp14:pctWidth></wp14:sizeRelH>`, shapeURI, textBox(para(run("x"))))))
	}},
	{name: "place of a drawing", hide: func(f *file) {
		word := `relativeFrom="` + details + `"`
		set := strings.NewReplacer(`<wp:posOffset>0<`, `<wp:posOffset>`+details+`<`, `relativeFrom="column"`, word, `behindDoc="0"`, `behindDoc="`+details+`"`)
		f.add(para(set.Replace(anchored("", `<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="`+details+`"/></wp:cNvGraphicFramePr>`, shapeURI, textBox(para(run("x")))))))
		f.add(para(strings.Replace(anchored("", "", shapeURI, textBox(para(run("x")))), `<wp:posOffset>0</wp:posOffset>`, `<wp:align>`+details+`</wp:align>`, 1)))
	}},
	{name: "signature line", hide: func(f *file) {
		id := f.media("emf", "image/x-emf", emf(details))
		f.add(para(pict(fmt.Sprintf(`<v:shape id="x" alt="Microsoft Office Signature Line..." style="width:192pt;height:96pt"><v:imagedata r:id="%s" o:title=""/><o:lock v:ext="edit" ungrouping="t"/><o:signatureline v:ext="edit" id="{%[2]s}" provid="{x}" o:suggestedsigner="%[2]s" o:suggestedsigner2="%[2]s" o:suggestedsigneremail="%[2]s" o:signinginstructions="%[2]s" o:addlxml="%[2]s" o:sigprovurl="%[2]s" issignatureline="t"/></v:shape>`, id, details))))
	}},
	{name: "equation in a shape's attribute", hide: func(f *file) {
		f.add(para(pict(`<v:shape style="width:90pt;height:20pt" o:equationxml="` + strings.ReplaceAll(`<m:oMath><m:r><m:t>`+details+`</m:t></m:r></m:oMath>`, "<", "&lt;") + `"/>`)))
	}},
	{name: "other data of VML", hide: func(f *file) {
		f.add(para(pict(fmt.Sprintf(`<v:shape style="width:90pt;height:20pt" o:button="%[1]s" o:bwmode="%[1]s" o:dgmlayout="%[1]s" o:connectortype="%[1]s" o:ole="%[1]s" o:master="%[1]s" opacity="%[1]s" wrapcoords="%[1]s" path="%[1]s" adj="%[1]s">`+
			`<v:fill src="%[1]s" o:href="%[1]s" o:althref="%[1]s" o:title="%[1]s" color2="%[1]s" type="%[1]s"/><v:stroke src="%[1]s" o:title="%[1]s" dashstyle="%[1]s"/><v:shadow color="%[1]s" offset="%[1]s"/>`+
			`<o:ink i="%[2]s" annotation="t"/><o:callout type="%[1]s"/><o:extrusion color="%[1]s"/><o:skew id="%[1]s"/><o:diagram dgmbasetextscale="%[1]s"><o:relationtable><o:rel idsrc="%[1]s" iddest="%[1]s"/></o:relationtable></o:diagram>`+
			`<x:ClientData xmlns:x="urn:schemas-microsoft-com:office:excel" ObjectType="%[1]s"><x:FmlaMacro>%[1]s</x:FmlaMacro></x:ClientData><pvml:textdata xmlns:pvml="urn:schemas-microsoft-com:office:powerpoint" id="%[1]s"/></v:shape>`, details, encoded(details)))))
	}},
	{name: "other shapes of VML", fewer: true, hide: func(f *file) {
		f.add(para(pict(fmt.Sprintf(`<v:image src="%[1]s" style="width:9pt;height:9pt" alt="%[1]s"/><v:line from="%[1]s" to="%[1]s" title="%[1]s"/><v:curve from="0,0" control1="%[1]s"/><v:arc startangle="%[1]s"/><v:polyline points="%[1]s"/><v:oval href="%[1]s"><v:textbox style="%[1]s" inset="%[1]s">%[2]s</v:textbox></v:oval>`, details, shown()))))
	}},
	{name: "web page in a VML box", fewer: true, hide: func(f *file) {
		f.add(para(pict(`<v:rect style="width:90pt;height:20pt"><v:textbox><div xmlns="http://www.w3.org/TR/REC-html40"><p>` + details + `</p></div></v:textbox></v:rect>`)))
	}},
	{name: "picture of VML by a file's name", hide: func(f *file) {
		f.add(para(pict(`<v:shape style="width:90pt;height:40pt"><v:imagedata src="C:\` + details + `.png" r:href="` + f.link("image", "file:///C:/"+strings.ReplaceAll(details, " ", "%20")+".png") + `" o:althref="` + details + `" o:relid="` + details + `" r:pict="` + details + `"/></v:shape>`)))
	}},
	{name: "film in a picture", hide: func(f *file) {
		f.add(para(`<w:r><w:pict><w:movie r:id="` + f.link("video", "file:///"+strings.ReplaceAll(details, " ", "%20")) + `"/></w:pict></w:r>`))
	}},
	{name: "codes of an embedded object", gap: true, hide: func(f *file) {
		f.parts["word/embeddings/o.bin"] = compound("x")
		id := f.relate(mainName, relStem+"oleObject", "embeddings/o.bin", false)
		f.add(para(fmt.Sprintf(`<w:r><w:object w:dxaOrig="%[1]s" w:dyaOrig="1"><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="1" name="%[1]s"/></wp:inline></w:drawing><w:objectEmbed r:id="%[2]s" w:progId="%[1]s" w:shapeId="%[1]s" w:fieldCodes="%[1]s"/><w:objectLink r:id="x" w:progId="%[1]s" w:fieldCodes="%[1]s"/></w:object></w:r>`, details, id)))
	}},
	{name: "chart's formats and sources", hide: func(f *file) {
		f.chart("x", "")
		f.before("word/charts/chart1.xml", "</c:chartSpace>", fmt.Sprintf(`<c:pivotSource><c:name>%[1]s</c:name></c:pivotSource><c:printSettings><c:headerFooter><c:oddHeader>%[1]s</c:oddHeader></c:headerFooter></c:printSettings><c:extLst><c:ext uri="%[1]s"><c15:datalabelsRange xmlns:c15="urn:c15"><c15:f>%[1]s</c15:f><c15:dlblRangeCache><c:pt idx="0"><c:v>%[1]s</c:v></c:pt></c15:dlblRangeCache></c15:datalabelsRange></c:ext></c:extLst>`, details))
	}},
	{name: "diagram's placeholders and names", hide: func(f *file) {
		id := f.part("word/diagrams/data1.xml", relStem+"diagramData", office+"drawingml.diagramData+xml",
			xmlHead+`<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"><dgm:ptLst><dgm:pt modelId="`+details+`"><dgm:prSet phldrT="`+details+`" presName="`+details+`" custT="`+details+`"/><dgm:spPr/></dgm:pt></dgm:ptLst></dgm:dataModel>`)
		f.add(para(drawing("", diagramURI, `<dgm:relIds r:dm="`+id+`" r:lo="x" r:qs="x" r:cs="x"/>`)))
	}},
	{name: "shape that is deleted", hide: func(f *file) {
		f.add(para(run("x"), "<w:del"+author+">"+named(details, ` descr="`+details+`"`, "", shapeURI, textBox(shown()))+vmlBox(shown())+"</w:del>"))
	}},
	{name: "formula that is deleted", hide: func(f *file) {
		f.add(para(run("x"), `<w:del`+author+`><m:oMath><m:r><m:t>`+details+`</m:t></m:r></m:oMath></w:del>`), para(run("x"), `<m:oMath><w:del`+author+`><m:r><m:t>`+details+`</m:t></m:r></w:del><m:r><m:t>y</m:t></m:r></m:oMath>`))
	}},
	{name: "authors of marks, rows, cells, numbers and formulas", hide: func(f *file) {
		by := ` w:id="1" w:author="` + details + `" w:date="2011-03-14T00:00:00Z" w16du:dateUtc="2011-03-14T00:00:00Z" xmlns:w16du="http://schemas.microsoft.com/office/word/2023/wordml/word16du"`
		f.add(`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins` + by + `/></w:numPr><w:rPr><w:ins` + by + `/></w:rPr></w:pPr>` + run("x") + `<m:oMath><m:f><m:fPr><m:ctrlPr><w:ins` + by + `/></m:ctrlPr></m:fPr><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></w:p>`)
		f.add(`<w:tbl><w:tr><w:tblPrEx><w:tblPrExChange` + by + `><w:tblPrEx/></w:tblPrExChange></w:tblPrEx><w:trPr><w:trPrChange` + by + `><w:trPr/></w:trPrChange></w:trPr><w:tc><w:tcPr><w:cellMerge` + by + ` w:vMerge="rest"/><w:tcPrChange` + by + `><w:tcPr/></w:tcPrChange></w:tcPr><w:p/></w:tc></w:tr></w:tbl>`)
	}},
	{name: "move in an insertion in a deletion", hide: func(f *file) {
		f.each(func(s string) string {
			return run("x") + "<w:ins" + author + "><w:moveFrom" + author + ">" + run(s) + "</w:moveFrom></w:ins><w:del" + author + "><w:ins" + author + ">" + run(s) + "</w:ins></w:del>"
		})
	}},
	{name: "number format of one's own with its fallback", hide: func(f *file) {
		f.lists(`<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="` + details + `"/></mc:Choice><mc:Fallback><w:numFmt w:val="` + details + `"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="8"><w:abstractNumId w:val="8"/></w:num>`)
	}},
	{name: "extensions of the theme", hide: func(f *file) {
		f.theme(`<a:clrScheme name="x"/></a:themeElements><a:objectDefaults><a:spDef><a:extLst><a:ext uri="` + details + `"/></a:extLst></a:spDef></a:objectDefaults><a:custClrLst><a:custClr name="` + details + `"/></a:custClrLst><a:extLst><a:ext uri="{05A4C25C-085E-4340-85A3-A5531E510DB2}"><thm15:themeFamily xmlns:thm15="urn:t" name="` + details + `" id="` + details + `"/></a:ext></a:extLst><a:themeElements>`)
	}},
	{name: "shapes' defaults and the font of formulas", hide: func(f *file) {
		f.word("settings", "settings", fmt.Sprintf(`<m:mathPr><m:mathFont m:val="%[1]s"/></m:mathPr><w:shapeDefaults><o:shapedefaults v:ext="edit" spidmax="2"><o:colormru colors="%[1]s"/><o:colormenu strokecolor="%[1]s"/></o:shapedefaults></w:shapeDefaults><w:hdrShapeDefaults><o:shapelayout><o:idmap data="%[1]s"/></o:shapelayout></w:hdrShapeDefaults><w:defaultTableStyle w:val="%[1]s"/><w:stylePaneSortMethod w:val="%[1]s"/><w:docPartGallery w:val="%[1]s"/>`, details))
	}},
	{name: "content control's appearance and add-in", hide: func(f *file) {
		f.add(contentControl(fmt.Sprintf(`<w15:appearance w15:val="%[1]s"/><w15:color w:val="%[1]s"/><w15:dataBinding w:prefixMappings="%[1]s" w:xpath="%[1]s" w:storeItemID="%[1]s"/><w15:webExtensionLinked w15:val="%[1]s"/><w:label w:val="20110314"/><w:id w:val="20110314"/><w:docPartList><w:docPartGallery w:val="%[1]s"/></w:docPartList><w:citation/><w14:entityPicker/>`, details), para(run("x"))))
	}},
	{name: "other parts of later editions", hide: func(f *file) {
		for name, kind := range map[string]string{"intelligence2": "http://schemas.microsoft.com/office/2020/10/relationships/intelligence", "documenttasks/documenttasks1": "http://schemas.microsoft.com/office/2019/05/relationships/documenttasks", "customXml/chart": "http://schemas.microsoft.com/office/2006/relationships/x"} {
			f.part("word/"+name+".xml", kind, "application/vnd.ms-office.x+xml", xmlHead+`<x:a xmlns:x="urn:x" key="`+details+`">`+details+`</x:a>`)
		}
	}},
	{name: "attached toolbars", gap: true, hide: func(f *file) {
		f.part("word/attachedToolbars.bin", msRelStem+"attachedToolbars", "application/vnd.ms-word.attachedToolbars", wide(little, details))
	}},
	{name: "properties that are data", hide: func(f *file) {
		f.parts["docProps/custom.xml"] = xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">` +
			`<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="x" linkTarget="` + details + `"><vt:blob>` + encoded(details) + `</vt:blob></property></Properties>`
		f.types["docProps/custom.xml"] = office + "custom-properties+xml"
		f.relate("", relStem+"custom-properties", "docProps/custom.xml", false)
		f.app("<DigSig><vt:blob>" + encoded(details) + "</vt:blob></DigSig>")
	}},
	{name: "inserted document of many kinds of text", fewer: true, hide: func(f *file) {
		g := newFile()
		g.add(para(named(details, ` descr="`+details+`"`, "", shapeURI, textBox(shown()))), para(run("x"), "<w:del"+author+"><w:r><w:delText>"+details+"</w:delText></w:r></w:del>"), para(styled("<w:vanish/>", details)))
		g.word("comments", "comments", `<w:comment w:id="1" w:author="`+details+`">`+shown()+`</w:comment>`)
		f.chunk("docx", wordType+"document.main+xml", string(g.bytes()))
	}},
	{name: "inserted web page in a header", hide: func(f *file) {
		f.parts["word/chunk.html"], f.types["word/chunk.html"] = "<p>"+details+"</p>", "text/html"
		f.relate("word/header1.xml", relStem+"aFChunk", "chunk.html", false)
		f.header("header", "default", `<w:altChunk r:id="rId1"/><w:p/>`)
	}},
	{name: "inserted web page of another encoding", fewer: true, hide: func(f *file) {
		f.chunk("html", "text/html", "\xff\xfe"+wide(little, "<html><body><p>"+details+"</p></body></html>"))
	}},
}

package survival

import (
	"fmt"
	"strings"
)

const (
	plainXML = "application/xml"
	drawing  = "application/vnd.openxmlformats-officedocument.drawing+xml"
	chartNS  = `xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`
	drawNS   = `xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`
	ms2018   = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
)

func el(tag, content string) string {
	name, _, _ := strings.Cut(tag, " ")
	return xmlHead + "<" + tag + ` xmlns="` + main2006 + `" xmlns:r="` + office + `">` + content + "</" + name + ">"
}

var partPlaces = []place{
	{name: "defined names", hide: func(f *file) {
		f.book.WriteString(`<definedNames><definedName name="` + strings.NewReplacer(" ", "_", ":", "").Replace(escape(details)) + `" comment="` + escape(details) + `">"` + escape(details) + `"</definedName></definedNames>`)
	}},
	{name: "who shares and protects", hide: func(f *file) {
		f.book.WriteString(`<fileSharing userName="` + escape(details) + `"/><workbookProtection workbookPassword="` + escape(details) + `"/>`)
	}},
	{name: "views of the workbook", hide: func(f *file) {
		f.book.WriteString(`<customWorkbookViews><customWorkbookView name="` + escape(details) + `" guid="{1}"/></customWorkbookViews>`)
	}},
	{name: "names of styles", hide: func(f *file) {
		f.styles.WriteString(`<cellStyles><cellStyle name="` + escape(details) + `" xfId="0"/></cellStyles><dxfs><dxf><numFmt numFmtId="200" formatCode="&quot;` + escape(details) + `&quot;"/></dxf></dxfs><tableStyles><tableStyle name="` + escape(details) + `"/></tableStyles>`)
	}},
	{name: "names of fonts", hide: func(f *file) {
		f.fonts = append(f.fonts, `<font><name val="`+escape(details)+`"/></font>`)
		f.xfs = append(f.xfs, `<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0"/>`)
		f.add(`<c s="1"><v>1</v></c>`)
	}},
	{name: "unusual looks", hide: func(f *file) {
		f.xfs = append(f.xfs, `<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"><alignment horizontal="`+escape(details)+`"/><protection locked="`+escape(details)+`"/></xf>`)
		f.add(`<c s="1"><v>1</v></c>`)
	}},
	{name: "the theme", hide: func(f *file) {
		f.partOf("xl/workbook.xml", "xl/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml", "theme",
			xmlHead+`<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="`+escape(details)+`"><a:themeElements><a:clrScheme name="`+escape(details)+`"><a:dk1><a:srgbClr val="`+escape(details)+`"/></a:dk1></a:clrScheme></a:themeElements></a:theme>`)
	}},
	{name: "comments", hide: func(f *file) {
		f.part("xl/comments1.xml", types+"comments+xml", "comments", el("comments", `<authors><author>`+escape(details)+`</author></authors><commentList><comment ref="A1" authorId="0"><text><r><t>`+escape(details)+`</t></r></text></comment></commentList>`))
	}},
	{name: "threads of comments", hide: func(f *file) {
		f.part("xl/threadedComments/threadedComment1.xml", "application/vnd.ms-excel.threadedcomments+xml", "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
			xmlHead+`<ThreadedComments xmlns="`+ms2018+`"><threadedComment ref="A1" id="{1}"><text>`+escape(details)+`</text></threadedComment></ThreadedComments>`)
	}},
	{name: "persons", hide: func(f *file) {
		f.partOf("xl/workbook.xml", "xl/persons/person.xml", "application/vnd.ms-excel.person+xml", "http://schemas.microsoft.com/office/2017/10/relationships/person",
			xmlHead+`<personList xmlns="`+ms2018+`"><person displayName="`+escape(details)+`" id="{1}" userId="`+escape(details)+`" providerId="AD"/></personList>`)
	}},
	{name: "boxes of comments", hide: func(f *file) {
		f.part("xl/drawings/vmlDrawing1.vml", "", "vmlDrawing", `<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape alt="`+escape(details)+`"><v:textbox><div style='text-align:left'>`+escape(details)+`<br></div></v:textbox></v:shape></xml>`)
	}},
	{name: "columns of tables", hide: func(f *file) {
		id := f.part("xl/tables/table1.xml", types+"table+xml", "table", el(`table id="1" name="`+strings.ReplaceAll(escape(details), " ", "_")+`" displayName="T" ref="A1:A2" comment="`+escape(details)+`"`,
			`<autoFilter ref="A1:A2"/><tableColumns count="1"><tableColumn id="1" name="`+escape(details)+`" totalsRowLabel="`+escape(details)+`"><calculatedColumnFormula>"`+escape(details)+`"</calculatedColumnFormula></tableColumn></tableColumns>`))
		f.after.WriteString(`<tableParts count="1"><tablePart r:id="` + id + `"/></tableParts>`)
	}},
	{name: "fields of pivot caches", hide: func(f *file) {
		f.partOf("xl/workbook.xml", "xl/pivotCache/pivotCacheDefinition1.xml", types+"pivotCacheDefinition+xml", "pivotCacheDefinition",
			el(`pivotCacheDefinition refreshedBy="`+escape(details)+`"`, `<cacheFields><cacheField name="`+escape(details)+`"><sharedItems><s v="`+escape(details)+`"/></sharedItems></cacheField></cacheFields>`))
	}},
	{name: "records of pivot caches", hide: func(f *file) {
		f.partOf("xl/workbook.xml", "xl/pivotCache/pivotCacheRecords1.xml", types+"pivotCacheRecords+xml", "pivotCacheRecords",
			el("pivotCacheRecords", strings.Repeat(`<r><s v="`+escape(details)+`"/><n v="1"/></r>`, 3)))
	}},
	{name: "pivot tables", hide: func(f *file) {
		f.part("xl/pivotTables/pivotTable1.xml", types+"pivotTable+xml", "pivotTable", el(`pivotTableDefinition name="`+escape(details)+`" dataCaption="`+escape(details)+`"`, `<dataFields><dataField name="`+escape(details)+`"/></dataFields>`))
	}},
	{name: "slicers", hide: func(f *file) {
		f.part("xl/slicers/slicer1.xml", "application/vnd.ms-excel.slicer+xml", "http://schemas.microsoft.com/office/2007/relationships/slicer", el("slicers", `<slicer name="x" caption="`+escape(details)+`" cache="c"/>`))
		f.partOf("xl/workbook.xml", "xl/slicerCaches/slicerCache1.xml", "application/vnd.ms-excel.slicerCache+xml", "http://schemas.microsoft.com/office/2007/relationships/slicerCache", el(`slicerCacheDefinition sourceName="`+escape(details)+`"`, ""))
	}},
	{name: "charts", hide: func(f *file) {
		f.part("xl/drawings/drawing1.xml", drawing, "drawing", xmlHead+`<xdr:wsDr `+drawNS+`><xdr:graphicFrame/></xdr:wsDr>`)
		f.partOf("xl/drawings/drawing1.xml", "xl/charts/chart1.xml", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", "chart",
			xmlHead+`<c:chartSpace `+chartNS+`><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>`+escape(details)+`</a:t></a:r></a:p></c:rich></c:tx></c:title><c:ser><c:tx><c:strRef><c:f>'`+escape(details)+`'!A1</c:f><c:strCache><c:pt idx="0"><c:v>`+escape(details)+`</c:v></c:pt></c:strCache></c:strRef></c:tx></c:ser></c:chart></c:chartSpace>`)
	}},
	{name: "words in drawings", hide: func(f *file) {
		f.part("xl/drawings/drawing1.xml", drawing, "drawing", xmlHead+`<xdr:wsDr `+drawNS+`><xdr:twoCellAnchor><xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="`+escape(details)+`" descr="`+escape(details)+`" title="`+escape(details)+`"/></xdr:nvSpPr><xdr:txBody>`+
			`<a:p>`+runes(details, func(r rune) string { return "<a:r><a:t>" + escape(string(r)) + "</a:t></a:r>" })+`</a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>`)
	}},
	{name: "diagrams", hide: func(f *file) {
		f.part("xl/diagrams/data1.xml", "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml", "diagramData", xmlHead+`<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:t><a:p><a:r><a:t>`+escape(details)+`</a:t></a:r></a:p></dgm:t></dgm:dataModel>`)
	}},
	{name: "pictures", hide: func(f *file) {
		f.part("xl/media/image1.png", "", "image", "\x89PNG\r\n\x1a\n"+details)
	}},
	{name: "ink", hide: func(f *file) {
		f.part("xl/ink/ink1.xml", "application/inkml+xml", "customXml", `<ink xmlns="http://www.w3.org/2003/InkML"><annotation>`+escape(details)+`</annotation></ink>`)
	}},
	{name: "what other workbooks said", hide: func(f *file) {
		f.partOf("xl/workbook.xml", "xl/externalLinks/externalLink1.xml", types+"externalLink+xml", "externalLink",
			el("externalLink", `<externalBook r:id="rId1"><sheetNames><sheetName val="`+escape(details)+`"/></sheetNames><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>`+escape(details)+`</v></cell></row></sheetData></sheetDataSet></externalBook>`))
		f.link("xl/externalLinks/externalLink1.xml", "externalLinkPath", "file:///C:/"+strings.ReplaceAll(details, " ", "%20")+".xlsx")
	}},
	{name: "connections", hide: func(f *file) {
		f.partOf("xl/workbook.xml", "xl/connections.xml", types+"connections+xml", "connections", el("connections", `<connection id="1" name="`+escape(details)+`" description="`+escape(details)+`"><dbPr connection="`+escape(details)+`" command="`+escape(details)+`"/></connection>`))
		f.part("xl/queryTables/queryTable1.xml", types+"queryTable+xml", "queryTable", el(`queryTable name="`+escape(details)+`"`, ""))
	}},
	{name: "the log of changes", hide: func(f *file) {
		f.partOf("xl/workbook.xml", "xl/revisions/revisionHeaders.xml", types+"revisionHeaders+xml", "revisionHeaders", el("headers", `<header userName="`+escape(details)+`"/>`))
		f.partOf("xl/revisions/revisionHeaders.xml", "xl/revisions/revisionLog1.xml", types+"revisionLog+xml", "revisionLog", el("revisions", `<rcc><oc r="A1" t="inlineStr"><is><t>`+escape(details)+`</t></is></oc><nc r="A1"/></rcc>`))
		f.partOf("xl/workbook.xml", "xl/revisions/userNames.xml", types+"userNames+xml", "usernames", el("users", `<userInfo name="`+escape(details)+`"/>`))
	}},
	{name: "data of its own", hide: func(f *file) {
		f.partOf("xl/workbook.xml", "customXml/item1.xml", plainXML, "customXml", `<a b="`+escape(details)+`">`+escape(details)+`</a>`)
	}},
	{name: "maps of XML", hide: func(f *file) {
		f.partOf("xl/workbook.xml", "xl/xmlMaps.xml", plainXML, "xmlMaps", el("MapInfo", `<Map ID="1" Name="`+escape(details)+`" RootElement="`+escape(details)+`"/>`))
	}},
	{name: "the order of calculation", hide: func(f *file) {
		f.partOf("xl/workbook.xml", "xl/calcChain.xml", types+"calcChain+xml", "calcChain", el("calcChain", `<c r="`+escape(details)+`" i="1"/>`))
	}},
	{name: "live data", hide: func(f *file) {
		f.partOf("xl/workbook.xml", "xl/volatileDependencies.xml", types+"volatileDependencies+xml", "volatileDependencies", el("volTypes", `<volType type="realTimeData"><main first="`+escape(details)+`"><tp><v>`+escape(details)+`</v></tp></main></volType>`))
	}},
	{name: "rich values", hide: func(f *file) {
		f.partOf("xl/workbook.xml", "xl/richData/rdrichvalue.xml", "application/vnd.ms-excel.rdrichvalue+xml", "http://schemas.microsoft.com/office/2017/06/relationships/rdRichValue", `<rvData xmlns="http://schemas.microsoft.com/office/spreadsheetml/2017/richdata"><rv s="0"><v>`+escape(details)+`</v></rv></rvData>`)
	}},
	{name: "properties", hide: func(f *file) {
		f.partOf("", "docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
			`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>`+escape(details)+`</dc:creator><cp:lastModifiedBy>`+escape(details)+`</cp:lastModifiedBy></cp:coreProperties>`)
		f.partOf("", "docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", "extended-properties", `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>`+escape(details)+`</Company></Properties>`)
		f.partOf("", "docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml", "custom-properties", `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property name="`+escape(details)+`"/></Properties>`)
	}},
	{name: "a preview", hide: func(f *file) {
		f.partOf("", "docProps/thumbnail.jpeg", "image/jpeg", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail", "\xff\xd8\xff"+details)
	}},
	{name: "macros", hide: func(f *file) {
		f.partOf("xl/workbook.xml", "xl/vbaProject.bin", "application/vnd.ms-office.vbaProject", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "\xd0\xcf\x11\xe0"+details)
	}},
	{name: "settings of printers", hide: func(f *file) { f.part("xl/printerSettings/printerSettings1.bin", "", "printerSettings", details) }},
	{name: "controls", gap: true, hide: func(f *file) {
		f.part("xl/activeX/activeX1.bin", "", "control", "\x00"+details)
		f.part("xl/ctrlProps/ctrlProp1.xml", "application/vnd.ms-excel.controlproperties+xml", "ctrlProp", el(`formControlPr objectType="Drop" fmlaRange="`+escape(details)+`"`, `<itemLst><item val="`+escape(details)+`"/></itemLst>`))
	}},
	{name: "a workbook in the workbook", gap: true, hide: func(f *file) {
		in := newFile()
		in.add(inline(details))
		f.part("xl/embeddings/Microsoft_Excel_Sheet1.xlsx", types+"sheet", "package", string(in.bytes()))
	}},
	{name: "an object in the workbook", gap: true, hide: func(f *file) { f.part("xl/embeddings/oleObject1.bin", "", "oleObject", "\x00"+details) }},
	{name: "a model of data", gap: true, hide: func(f *file) {
		f.partOf("xl/workbook.xml", "xl/model/item.data", "application/vnd.openxmlformats-officedocument.model+data", "http://schemas.microsoft.com/office/2011/relationships/powerPivotData", "\x00"+details)
	}},
	{name: "a part that is not well formed", gap: true, hide: func(f *file) {
		f.part("xl/tables/table9.xml", types+"table+xml", "table", "<table><a>"+details)
	}},
	{name: "a sheet that is a chart", hide: func(f *file) { special(f, "chartsheets/sheet9.xml", "chartsheet", "chartsheet") }},
	{name: "a sheet of macros", hide: func(f *file) {
		special(f, "macrosheets/sheet9.xml", "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet", "macrosheet")
	}},
	{name: "a sheet that is a dialogue", hide: func(f *file) { special(f, "dialogsheets/sheet9.xml", "dialogsheet", "dialogsheet") }},
	{name: "a sheet that no list names", hide: func(f *file) {
		f.part("xl/worksheets/sheet8.xml", types+"worksheet+xml", "worksheet", worksheet("<sheetData><row>"+inline(details)+"</row></sheetData>"))
	}},
	{name: "names of entries and comments", hide: func(f *file) {
		f.comment = details
		f.parts["xl/media/"+strings.NewReplacer("/", "-", ":", "", " ", "_").Replace(details)+".png"] = "\x89PNG"
	}},
	{name: "relations", hide: func(f *file) {
		f.link("xl/worksheets/sheet1.xml", "x/"+escape(details), "http://example.org/"+strings.ReplaceAll(details, " ", "%20"))
	}},
	{name: "types of parts", hide: func(f *file) {
		f.parts["xl/x.xml"], f.types["xl/x.xml"] = "<a/>", "application/"+details
	}},
	{name: "task panes", hide: func(f *file) {
		f.partOf("", "xl/webextensions/webextension1.xml", "application/vnd.ms-office.webextension+xml", "http://schemas.microsoft.com/office/2011/relationships/webextension", `<we:webextension xmlns:we="http://schemas.microsoft.com/office/webextensions/webextension/2010/11"><we:properties><we:property name="x" value="`+escape(details)+`"/></we:properties></we:webextension>`)
	}},
	{name: "signatures", gap: true, hide: func(f *file) {
		f.partOf("", "_xmlsignatures/origin.sigs", "application/vnd.openxmlformats-package.digital-signature-origin", "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin", details)
	}},
}

// special makes a sheet of another kind.
func special(f *file, part, kind, tag string) {
	f.parts["xl/"+part] = el(tag, `<sheetData><row r="1">`+inline(details)+`</row></sheetData><headerFooter><oddHeader>`+escape(details)+`</oddHeader></headerFooter>`)
	f.types["xl/"+part] = types + tag + "+xml"
	fmt.Fprintf(&f.sheets, `<sheet name="x" sheetId="9" r:id="%s"/>`, f.link("xl/workbook.xml", kind, part))
}

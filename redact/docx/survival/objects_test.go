package survival

import (
	"fmt"
	"strings"

	"veil/internal/trace"
)

// objects are the places of files within the document.
var objects = []place{
	{name: "OLE object", gap: true, hide: func(f *file) {
		f.object("word/embeddings/oleObject1.bin", "oleObject", compound(wide(little, details)+details))
	}},
	{name: "OLE object that packs a file", gap: true, hide: func(f *file) {
		f.object("word/embeddings/oleObject1.bin", "oleObject", compound("\x02\x00letter.txt\x00C:\\letter.txt\x00"+details))
	}},
	{name: "embedded workbook", gap: true, hide: func(f *file) { f.object("word/embeddings/sheet1.xlsx", "package", workbook(details)) }},
	{name: "embedded document", gap: true, hide: func(f *file) {
		g := newFile()
		g.show()
		f.object("word/embeddings/doc1.docx", "package", string(g.bytes()))
	}},
	{name: "object's preview and names", gap: true, hide: func(f *file) {
		picture := f.media("emf", "image/x-emf", emf(details))
		id := f.relate(mainName, relStem+"oleObject", "embeddings/o.bin", false)
		f.parts["word/embeddings/o.bin"] = compound("x")
		f.add(para(fmt.Sprintf(`<w:r><w:object><v:shape style="width:90pt;height:40pt" o:ole="" alt="%[1]s"><v:imagedata r:id="%[2]s" o:title="%[1]s"/><v:textbox><w:txbxContent>%[4]s</w:txbxContent></v:textbox></v:shape><o:OLEObject Type="Embed" ProgID="%[1]s" ShapeID="%[1]s" ObjectID="%[1]s" r:id="%[3]s"><o:FieldCodes>%[1]s</o:FieldCodes></o:OLEObject></w:object></w:r>`, details, picture, id, shown())))
	}},
	{name: "linked object", hide: func(f *file) {
		id := f.link("oleObject", "file:///C:/"+strings.ReplaceAll(details, " ", "%20")+".xlsx")
		f.add(para(`<w:r><w:object><v:shape style="width:90pt;height:40pt"/><o:OLEObject Type="Link" ProgID="Excel.Sheet" r:id="` + id + `"/></w:object></w:r>`))
	}},
	{name: "inserted web page", fewer: true, hide: func(f *file) { f.chunk("html", "text/html", "<html><body><p>"+details+"</p></body></html>") }},
	{name: "inserted document", fewer: true, hide: func(f *file) {
		g := newFile()
		g.show()
		f.chunk("docx", wordType+"document.main+xml", string(g.bytes()))
	}},
	{name: "inserted web page with hidden words", fewer: true, hide: func(f *file) {
		f.chunk("htm", "text/html", `<!DOCTYPE html><html><head><title>`+details+`</title><!--`+details+`--><style>p { content: "`+details+`" }</style><script>if (a<b) { c = "`+details+`" }</script></head>`+
			`<body><p title="`+details+`">x<br>`+details+`<img alt="`+details+`"><input value="`+details+`"><table><tr><td>Rosalind<td>Griffith</table><![if x]>&nbsp;`+details+`<![endif]></body></html>`)
	}},
	{name: "inserted web page that is not well formed", fewer: true, hide: func(f *file) {
		f.chunk("html", "text/html", `<p>`+details+`<p a="<`+details)
	}},
	{name: "inserted web page in a cell", fewer: true, hide: func(f *file) {
		f.parts["word/chunk.html"], f.types["word/chunk.html"] = "<p>x</p>"+details, "text/html"
		id := f.relate(mainName, relStem+"aFChunk", "chunk.html", false)
		f.add(`<w:tbl><w:tr><w:tc><w:altChunk r:id="` + id + `"/><w:p/></w:tc></w:tr></w:tbl>`)
	}},
	{name: "inserted document with properties and notes", fewer: true, hide: func(f *file) {
		g := newFile()
		g.core("<dc:title>" + details + "</dc:title>")
		g.word("header9", "header", shown())
		g.word("footnotes", "footnotes", `<w:footnote w:id="1">`+shown()+`</w:footnote>`)
		f.chunk("docx", wordType+"document.main+xml", string(g.bytes()))
	}},
	{name: "inserted document in an inserted document", gap: true, fewer: true, hide: func(f *file) {
		h := newFile()
		h.show()
		g := newFile()
		g.chunk("docx", wordType+"document.main+xml", string(h.bytes()))
		f.chunk("docx", wordType+"document.main+xml", string(g.bytes()))
	}},
	{name: "inserted RTF", fewer: true, hide: func(f *file) {
		f.chunk("rtf", "application/rtf", `{\rtf1\ansi `+runes(details, func(r rune) string { return fmt.Sprintf(`\'%02x`, r) })+`}`)
	}},
	{name: "inserted text", fewer: true, hide: func(f *file) { f.chunk("txt", "text/plain", details) }},
	{name: "inserted web archive", fewer: true, hide: func(f *file) {
		f.chunk("mht", "message/rfc822", "MIME-Version: 1.0\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"+runes(details, func(r rune) string { return fmt.Sprintf("=%02X=\r\n", r) }))
	}},
	{name: "inserted document that is linked", gap: true, hide: func(f *file) {
		id := f.link("aFChunk", "file:///C:/"+strings.ReplaceAll(details, " ", "%20")+".html")
		f.add(`<w:altChunk r:id="` + id + `"/>`)
	}},
	{name: "sub-document", gap: true, hide: func(f *file) {
		id := f.link("subDocument", "file:///C:/"+strings.ReplaceAll(details, " ", "%20")+".docx")
		f.add(`<w:subDoc r:id="` + id + `"/>`)
	}},
	{name: "film and sound", gap: true, hide: func(f *file) {
		f.defaults["mp3"] = "audio/mpeg"
		f.parts["word/media/media1.mp3"] = "ID3\x03\x00\x00\x00\x00\x01\x00TIT2" + details
		f.relate(mainName, relStem+"audio", "media/media1.mp3", false)
	}},
	{name: "online film", hide: func(f *file) {
		id := f.media("png", "image/png", pngWith(dot()))
		f.add(para(drawing(`<a:extLst><a:ext uri="{C809E66F-F1BF-436E-b5F7-EEA9579F0CBA}"><wp15:webVideoPr xmlns:wp15="http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing" embeddedHtml="`+details+`"/></a:ext></a:extLst>`, pictureURI, picture(id, ""))))
	}},
	{name: "model", gap: true, hide: func(f *file) {
		f.defaults["glb"] = "model/gltf.binary"
		f.parts["word/media/model3d1.glb"] = "glTF\x02\x00\x00\x00" + details
		f.relate(mainName, "http://schemas.microsoft.com/office/2017/06/relationships/model3d", "media/model3d1.glb", false)
	}},
}

func (f *file) object(name, kind, data string) {
	f.parts[name] = data
	f.defaults["bin"] = office + "oleObject"
	f.defaults["xlsx"] = office + "spreadsheetml.sheet"
	f.defaults["docx"] = wordType + "document"
	id := f.relate(mainName, relStem+kind, "/"+name, false)
	f.add(para(`<w:r><w:object><v:shape style="width:90pt;height:40pt"/><o:OLEObject Type="Embed" ProgID="Package" r:id="` + id + `"/></w:object></w:r>`))
}

// chunk adds a document in another format for Word to take in.
func (f *file) chunk(ext, typ, data string) {
	f.parts["word/chunk."+ext], f.types["word/chunk."+ext] = data, typ
	id := f.relate(mainName, relStem+"aFChunk", "chunk."+ext, false)
	f.add(`<w:altChunk r:id="` + id + `"/>`)
}

const author = ` w:id="1" w:author="A" w:date="2024-01-01T00:00:00Z"`

// revisions are the places of tracked changes.
var revisions = []place{
	{name: "insertion", hide: func(f *file) { f.each(func(s string) string { return "<w:ins" + author + ">" + run(s) + "</w:ins>" }) }},
	{name: "insertion letter by letter", hide: func(f *file) {
		f.each(func(s string) string {
			return runes(s, func(r rune) string { return "<w:ins" + author + ">" + run(string(r)) + "</w:ins>" })
		})
	}},
	{name: "deletion", hide: func(f *file) {
		f.each(func(s string) string {
			return run("x") + "<w:del" + author + "><w:r><w:delText>" + s + "</w:delText></w:r></w:del>"
		})
	}},
	{name: "deletion in the middle of a detail", hide: func(f *file) {
		f.each(func(s string) string {
			return run(s[:len(s)-3]) + "<w:del" + author + "><w:r><w:delText>, no longer, </w:delText></w:r></w:del>" + run(s[len(s)-3:])
		})
	}},
	{name: "insertion that was deleted", hide: func(f *file) {
		f.each(func(s string) string {
			return run("x") + "<w:ins" + author + "><w:del" + author + "><w:r><w:delText>" + s + "</w:delText></w:r></w:del></w:ins>"
		})
	}},
	{name: "text in a deletion", hide: func(f *file) {
		f.each(func(s string) string { return run("x") + "<w:del" + author + ">" + run(s) + "</w:del>" })
	}},
	{name: "deleted text outside a deletion", hide: func(f *file) {
		f.each(func(s string) string { return run("x") + "<w:r><w:delText>" + s + "</w:delText></w:r>" })
	}},
	{name: "move", hide: func(f *file) {
		f.each(func(s string) string { return "<w:moveFrom" + author + ">" + run(s) + "</w:moveFrom>" + run("x") })
		f.each(func(s string) string { return "<w:moveTo" + author + ">" + run(s) + "</w:moveTo>" })
	}},
	{name: "move ranges", hide: func(f *file) {
		f.add(para(`<w:moveFromRangeStart`+author+` w:name="`+details+`"/><w:moveFromRangeEnd w:id="1"/><w:moveToRangeStart`+author+` w:name="`+details+`"/><w:moveToRangeEnd w:id="1"/>`, run("x")))
	}},
	{name: "authors", hide: func(f *file) {
		by := ` w:id="1" w:author="` + details + `" w:date="2011-03-14T00:00:00Z" w15:userId="` + details + `"`
		f.add(para("<w:ins"+by+">", run("x"), "</w:ins><w:del"+by+"/>"))
	}},
	{name: "earlier looks", hide: func(f *file) {
		by := ` w:id="1" w:author="` + details + `"`
		f.add(`<w:p><w:pPr><w:pPrChange` + by + `><w:pPr><w:pStyle w:val="` + details + `"/></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:rPrChange` + by + `><w:rPr><w:rStyle w:val="` + details + `"/></w:rPr></w:rPrChange></w:rPr><w:t>x</w:t></w:r></w:p>`)
		f.section = `<w:sectPrChange` + by + `><w:sectPr><w:pgSz w:w="1" w:code="` + details + `"/></w:sectPr></w:sectPrChange>`
	}},
	{name: "earlier numbers", hide: func(f *file) {
		f.add(`<w:p><w:pPr><w:numPr><w:numberingChange w:id="1" w:author="A" w:original="` + details + `"/></w:numPr></w:pPr>` + run("x") + `</w:p>`)
	}},
	{name: "earlier tables", hide: func(f *file) {
		by := ` w:id="1" w:author="` + details + `"`
		f.add(`<w:tbl><w:tblPr><w:tblPrChange` + by + `><w:tblPr><w:tblStyle w:val="` + details + `"/></w:tblPr></w:tblPrChange></w:tblPr><w:tblGrid><w:tblGridChange w:id="1"><w:tblGrid><w:gridCol w:w="` + details + `"/></w:tblGrid></w:tblGridChange></w:tblGrid><w:tr><w:trPr><w:ins` + by + `/></w:trPr><w:tc><w:tcPr><w:cellIns` + by + `/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>`)
	}},
	{name: "deleted row", fewer: true, hide: func(f *file) {
		f.add(`<w:tbl><w:tr><w:trPr><w:del` + author + `/></w:trPr><w:tc>` + shown() + `</w:tc></w:tr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>`)
	}},
	{name: "deleted cell", fewer: true, hide: func(f *file) {
		f.add(`<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel` + author + `/></w:tcPr>` + shown() + `</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>`)
	}},
	{name: "deleted paragraph marks", fewer: true, hide: func(f *file) {
		for _, s := range trace.Labelled() {
			f.add(`<w:p><w:pPr><w:rPr><w:del`+author+`/></w:rPr></w:pPr>`+run(s[:len(s)-5])+`</w:p>`, para(run(s[len(s)-5:])))
		}
	}},
	{name: "custom XML changes", hide: func(f *file) {
		f.add(para(`<w:customXmlInsRangeStart w:id="1" w:author="`+details+`"/>`, run("x"), `<w:customXmlInsRangeEnd w:id="1"/>`))
	}},
	{name: "conflicts", hide: func(f *file) {
		f.each(func(s string) string {
			return `<w14:conflictIns w:id="1" w:author="` + s + `">` + run(s) + `</w14:conflictIns>`
		})
	}},
}

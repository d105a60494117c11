package write

import (
	"fmt"
	"strings"

	"veil/internal/bundle/paper"
)

const (
	wordNS = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	pkgRel = "http://schemas.openxmlformats.org/package/2006/relationships"
	offRel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	xmlTop = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
)

// DOCX writes a paper as a Word document: runs cut in the middle of words, as
// Word's spelling checker leaves them, a header, a footer, a comment and the
// author in the properties.
func DOCX(p *paper.Paper) []byte {
	var body strings.Builder
	for _, bl := range p.Blocks {
		switch bl.Kind {
		case paper.Head:
			fmt.Fprintf(&body, `<w:p><w:pPr><w:pStyle w:val="Heading%d"/></w:pPr>%s</w:p>`, bl.Level, runs(bl.Text.S))
		case paper.NewPage:
			body.WriteString(`<w:p><w:r><w:br w:type="page"/></w:r></w:p>`)
		case paper.Table:
			wide := 0
			for _, r := range bl.Rows {
				wide = max(wide, len(r))
			}
			body.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>` + strings.Repeat(fmt.Sprintf(`<w:gridCol w:w="%d"/>`, 9000/wide), wide) + `</w:tblGrid>`)
			for _, r := range bl.Rows {
				body.WriteString("<w:tr>")
				for i := range wide {
					cell := ""
					if i < len(r) {
						cell = r[i].S
					}
					fmt.Fprintf(&body, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr><w:p>%s</w:p></w:tc>`, 9000/wide, runs(cell))
				}
				body.WriteString("</w:tr>")
			}
			body.WriteString("</w:tbl><w:p/>")
		case paper.Item:
			fmt.Fprintf(&body, `<w:p><w:pPr><w:ind w:left="360"/></w:pPr>%s</w:p>`, runs("– "+bl.Text.S))
		default:
			fmt.Fprintf(&body, `<w:p>%s</w:p>`, runs(bl.Text.S))
		}
	}
	if p.Comment.S != "" {
		body.WriteString(`<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>See the margin.</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>`)
	}
	types, rels, sect := "", "", ""
	var more []Member
	part := func(id, name, kind, xml string) {
		types += fmt.Sprintf(`<Override PartName="/word/%s.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.%s+xml"/>`, name, kind)
		rels += fmt.Sprintf(`<Relationship Id="%s" Type="%s/%s" Target="%s.xml"/>`, id, offRel, kind, name)
		more = append(more, Member{Name: "word/" + name + ".xml", Data: []byte(xmlTop + xml)})
	}
	part("rId1", "styles", "styles", `<w:styles `+wordNS+`><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style></w:styles>`)
	if p.Header.S != "" {
		part("rId2", "header1", "header", `<w:hdr `+wordNS+`><w:p>`+runs(p.Header.S)+`</w:p></w:hdr>`)
		sect += `<w:headerReference w:type="default" r:id="rId2"/>`
	}
	if p.Footer.S != "" {
		part("rId3", "footer1", "footer", `<w:ftr `+wordNS+`><w:p>`+runs(p.Footer.S)+`</w:p></w:ftr>`)
		sect += `<w:footerReference w:type="default" r:id="rId3"/>`
	}
	if p.Comment.S != "" {
		part("rId4", "comments", "comments", `<w:comments `+wordNS+`><w:comment w:id="0" w:author="Reader"><w:p>`+runs(p.Comment.S)+`</w:p></w:comment></w:comments>`)
	}
	doc := `<w:document ` + wordNS + `><w:body>` + body.String() + `<w:sectPr>` + sect + `<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`
	members := []Member{
		{Name: "[Content_Types].xml", Data: []byte(xmlTop + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` + types + `</Types>`)},
		{Name: "_rels/.rels", Data: []byte(xmlTop + `<Relationships xmlns="` + pkgRel + `"><Relationship Id="rId1" Type="` + offRel + `/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`)},
		{Name: "word/document.xml", Data: []byte(xmlTop + doc)},
		{Name: "word/_rels/document.xml.rels", Data: []byte(xmlTop + `<Relationships xmlns="` + pkgRel + `">` + rels + `</Relationships>`)},
		{Name: "docProps/core.xml", Data: core(p)},
	}
	return Zip(append(members, more...))
}

// core is the part of an Office package with its properties.
func core(p *paper.Paper) []byte {
	return []byte(xmlTop + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>` + x(p.Title.S) + `</dc:title><dc:creator>` + x(p.Author.S) + `</dc:creator></cp:coreProperties>`)
}

// runs writes a text as runs, cut every 37 letters wherever that is.
func runs(s string) string {
	var b strings.Builder
	for i, l := range strings.Split(s, "\n") {
		if i > 0 {
			b.WriteString(`<w:r><w:br/></w:r>`)
		}
		for r := []rune(l); len(r) > 0; {
			n := min(37, len(r))
			fmt.Fprintf(&b, `<w:r><w:t xml:space="preserve">%s</w:t></w:r>`, x(string(r[:n])))
			r = r[n:]
		}
	}
	return b.String()
}

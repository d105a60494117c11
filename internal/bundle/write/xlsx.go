package write

import (
	"fmt"
	"strings"

	"veil/internal/bundle/gold"
	"veil/internal/bundle/paper"
)

// Sheets are the parts of a workbook beside its visible rows, where names hide.
type Sheets struct {
	Name    gold.Str     // of the visible sheet, at most 31 letters
	Hidden  *paper.Paper // rows of a second sheet that does not show; may be nil
	Comment gold.Str     // on the first cell
	Gone    int          // number of the row that is hidden, from 1; 0 for none
}

// XLSX writes the rows of a paper as a workbook: strings in the shared table,
// a last row that is a formula with its value kept, and what s asks for. It
// returns the texts that the workbook holds.
func XLSX(p *paper.Paper, s Sheets) ([]byte, []gold.Text) {
	rows := p.Rows()
	repeated := gold.Str{}
	if len(rows) > 1 && len(rows[1]) > 0 {
		repeated = rows[len(rows)-1][min(2, len(rows[len(rows)-1])-1)]
	}
	var shared []string
	index := map[string]int{}
	cell := func(ref, text string) string {
		if _, ok := index[text]; !ok {
			index[text] = len(shared)
			shared = append(shared, text)
		}
		return fmt.Sprintf(`<c r="%s" t="s"><v>%d</v></c>`, ref, index[text])
	}
	sheet := func(rows [][]gold.Str, gone int, last string) []byte {
		var b strings.Builder
		b.WriteString(xmlTop + `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="` + offRel + `"><sheetData>`)
		for i, r := range rows {
			hidden := ""
			if i+1 == gone {
				hidden = ` hidden="1"`
			}
			fmt.Fprintf(&b, `<row r="%d"%s>`, i+1, hidden)
			for j, c := range r {
				if c.S != "" {
					b.WriteString(cell(fmt.Sprintf("%c%d", 'A'+j, i+1), c.S))
				}
			}
			b.WriteString(`</row>`)
		}
		b.WriteString(last + `</sheetData>`)
		if gone > 0 && s.Comment.S != "" {
			b.WriteString(`<legacyDrawing r:id="rId1"/>`)
		}
		b.WriteString(`</worksheet>`)
		return []byte(b.String())
	}
	texts := []gold.Text{linear(rows).Text("body")}
	last := ""
	if repeated.S != "" {
		n := len(rows)
		last = fmt.Sprintf(`<row r="%d"><c r="A%d" t="str"><f>%c%d</f><v>%s</v></c></row>`, n+1, n+1, 'A'+min(2, len(rows[n-1])-1), n, x(repeated.S))
		texts = append(texts, repeated.Text("formula"))
	}
	gone := s.Gone
	first := sheet(rows, gone, last)
	override := func(part, kind string) string {
		return `<Override PartName="/xl/` + part + `" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.` + kind + `+xml"/>`
	}
	types := override("worksheets/sheet1.xml", "worksheet")
	book := `<sheet name="` + x(s.Name.S) + `" sheetId="1" r:id="rId1"/>`
	rels := `<Relationship Id="rId1" Type="` + offRel + `/worksheet" Target="worksheets/sheet1.xml"/>`
	members := []Member{{Name: "xl/worksheets/sheet1.xml", Data: first}}
	if s.Name.S != "" {
		texts = append(texts, s.Name.Text("sheet name"))
	}
	if s.Hidden != nil {
		h := s.Hidden.Rows()
		members = append(members, Member{Name: "xl/worksheets/sheet2.xml", Data: sheet(h, 0, "")})
		types += override("worksheets/sheet2.xml", "worksheet")
		book += `<sheet name="Lists" sheetId="2" state="hidden" r:id="rId2"/>`
		rels += `<Relationship Id="rId2" Type="` + offRel + `/worksheet" Target="worksheets/sheet2.xml"/>`
		texts = append(texts, linear(h).Text("hidden sheet"))
	}
	if gone > 0 && s.Comment.S != "" {
		types += override("comments1.xml", "comments")
		members = append(members,
			Member{Name: "xl/comments1.xml", Data: []byte(xmlTop + `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>Reader</author></authors><commentList><comment ref="A1" authorId="0"><text><t>` + x(s.Comment.S) + `</t></text></comment></commentList></comments>`)},
			Member{Name: "xl/drawings/vmlDrawing1.vml", Data: []byte(`<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="c0" type="#_x0000_t202" style="visibility:hidden"><x:ClientData ObjectType="Note"><x:Row>0</x:Row><x:Column>0</x:Column></x:ClientData></v:shape></xml>`)},
			Member{Name: "xl/worksheets/_rels/sheet1.xml.rels", Data: []byte(xmlTop + `<Relationships xmlns="` + pkgRel + `"><Relationship Id="rId1" Type="` + offRel + `/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/><Relationship Id="rId2" Type="` + offRel + `/comments" Target="../comments1.xml"/></Relationships>`)})
		texts = append(texts, s.Comment.Text("comment"))
	}
	var sst strings.Builder
	for _, t := range shared {
		sst.WriteString(`<si><t xml:space="preserve">` + x(t) + `</t></si>`)
	}
	types += override("sharedStrings.xml", "sharedStrings")
	rels += `<Relationship Id="rId9" Type="` + offRel + `/sharedStrings" Target="sharedStrings.xml"/>`
	if p.Author.S != "" {
		texts = append(texts, p.Author.Text("author"))
	}
	head := []Member{
		{Name: "[Content_Types].xml", Data: []byte(xmlTop + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` + override("workbook.xml", "sheet.main") + types + `</Types>`)},
		{Name: "_rels/.rels", Data: []byte(xmlTop + `<Relationships xmlns="` + pkgRel + `"><Relationship Id="rId1" Type="` + offRel + `/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`)},
		{Name: "docProps/core.xml", Data: core(p)},
		{Name: "xl/workbook.xml", Data: []byte(xmlTop + `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="` + offRel + `"><sheets>` + book + `</sheets></workbook>`)},
		{Name: "xl/_rels/workbook.xml.rels", Data: []byte(xmlTop + `<Relationships xmlns="` + pkgRel + `">` + rels + `</Relationships>`)},
		{Name: "xl/sharedStrings.xml", Data: []byte(xmlTop + `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="` + fmt.Sprint(len(shared)) + `">` + sst.String() + `</sst>`)},
	}
	return Zip(append(head, members...)), texts
}

func linear(rows [][]gold.Str) gold.Str {
	return paper.Linear([]paper.Block{{Kind: paper.Table, Rows: rows}})
}

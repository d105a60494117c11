// Package xlsxtest makes small workbooks for tests. It promises nothing about
// their looks.
package xlsxtest

import (
	"strings"

	"veil/internal/ooxml"
	"veil/internal/ooxml/ooxmltest"
)

const (
	types = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	x     = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
)

// Book is a workbook of those sheets, which are the XML of their rows or, where
// they begin with "<x ", all that is in them; further parts, and those that it
// replaces.
func Book(more map[string]string, sheets ...string) []byte {
	var list, over strings.Builder
	files := map[string]string{"_rels/.rels": ooxmltest.Rels("rId1", "officeDocument", "xl/workbook.xml")}
	rels := []string{"styles", "styles", "styles.xml", "strings", "sharedStrings", "sharedStrings.xml", "theme", "theme", "theme/theme1.xml"}
	for i, s := range sheets {
		n := string(rune('1' + i))
		if rest, ok := strings.CutPrefix(s, "<x "); ok {
			s = rest
		} else {
			s = "<sheetData>" + s + "</sheetData>"
		}
		files["xl/worksheets/sheet"+n+".xml"] = "<worksheet" + x + ">" + s + "</worksheet>"
		list.WriteString(`<sheet name="Sheet` + n + `" sheetId="` + n + `" r:id="s` + n + `"/>`)
		rels = append(rels, "s"+n, "worksheet", "worksheets/sheet"+n+".xml")
	}
	files["xl/workbook.xml"] = "<workbook" + x + "><sheets>" + list.String() + "</sheets></workbook>"
	for name, s := range more {
		if !strings.Contains(name, "/") && name != "[Content_Types].xml" { // an element of a workbook's part
			files["xl/"+name+".xml"] = "<" + root[name] + x + ">" + s + "</" + root[name] + ">"
			continue
		}
		files[name] = s
	}
	var own []string
	for i := 0; i < len(rels); i += 3 {
		if _, ok := files["xl/"+rels[i+2]]; ok {
			own = append(own, rels[i:i+3]...)
		}
	}
	if _, ok := files["xl/_rels/workbook.xml.rels"]; !ok {
		files["xl/_rels/workbook.xml.rels"] = ooxmltest.Rels(own...)
	}
	over.WriteString(`<Override PartName="/xl/workbook.xml" ContentType="` + types + `sheet.main+xml"/>`)
	if _, ok := files["[Content_Types].xml"]; !ok {
		files["[Content_Types].xml"] = `<Types xmlns="` + ooxml.Namespace("ct") + `"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` + over.String() + `</Types>`
	}
	return ooxmltest.Zip(files)
}

// root is the element of the parts that Book knows by a short name.
var root = map[string]string{"styles": "styleSheet", "sharedStrings": "sst"}

// Row is a row of inline strings.
func Row(cells ...string) string {
	return `<row><c t="inlineStr"><is><t>` + strings.Join(cells, `</t></is></c><c t="inlineStr"><is><t>`) + `</t></is></c></row>`
}

package survival

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"path"
	"slices"
	"strings"

	"veil/internal/trace"
)

// control is a sentence that must stay.
const control = "The tortoise walked slowly round the pond in the garden."

var details = trace.Everything()

const (
	main2006 = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	office   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	relsNS   = "http://schemas.openxmlformats.org/package/2006/relationships"
	xmlHead  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	types    = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// file is a workbook in the making, with one sheet that shows.
type file struct {
	rows          strings.Builder // of the sheet, after those of its own
	row           int             // the last one
	before, after strings.Builder // in the sheet, around its cells
	book          strings.Builder // in the workbook, after the list of sheets
	sheetName     string
	sheets        strings.Builder // in the list of sheets
	items         []string        // shared strings, as XML
	numFmts       strings.Builder
	fonts         []string
	xfs           []string
	styles        strings.Builder // after the formats of cells
	parts         map[string]string
	types         map[string]string
	rels          map[string][]string // by part
	comment       string
}

func newFile() *file {
	f := &file{parts: map[string]string{}, types: map[string]string{}, rels: map[string][]string{}, sheetName: "Garden",
		fonts: []string{`<font><sz val="11"/><name val="Calibri"/></font>`}, xfs: []string{`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`}}
	f.link("xl/workbook.xml", "worksheet", "worksheets/sheet1.xml")
	f.link("xl/workbook.xml", "styles", "styles.xml")
	f.link("xl/workbook.xml", "sharedStrings", "sharedStrings.xml")
	f.add(inline(control))
	f.add(inline("grass"), inline("reeds"), `<c><v>42</v></c>`, `<c t="b"><v>1</v></c>`)
	return f
}

// add appends a row of cells.
func (f *file) add(cells ...string) { f.addRow("", cells...) }

// addRow appends a row that has further attributes.
func (f *file) addRow(attrs string, cells ...string) {
	f.row++
	fmt.Fprintf(&f.rows, `<row r="%d" %s>`, f.row, attrs)
	f.rows.WriteString(strings.Join(cells, ""))
	f.rows.WriteString("</row>")
}

// each appends a row for each detail, of what set makes of its line.
func (f *file) each(set func(line string) string) {
	for _, s := range trace.Labelled() {
		f.add(set(s))
	}
}

func inline(s string) string { return `<c t="inlineStr"><is><t>` + escape(s) + `</t></is></c>` }

// shared is a cell that shows a string of the table, given as XML.
func (f *file) shared(item string) string {
	f.items = append(f.items, "<si>"+item+"</si>")
	return fmt.Sprintf(`<c t="s"><v>%d</v></c>`, len(f.items)-1)
}

// format is the number of a look with that number format.
func (f *file) format(code string) int {
	id := 170 + len(f.xfs)
	fmt.Fprintf(&f.numFmts, `<numFmt numFmtId="%d" formatCode="%s"/>`, id, escape(code))
	f.xfs = append(f.xfs, fmt.Sprintf(`<xf numFmtId="%d" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`, id))
	return len(f.xfs) - 1
}

// sheet appends a sheet of those rows; state may be empty.
func (f *file) sheet(name, state, rows string) {
	n := 2 + strings.Count(f.sheets.String(), "<sheet ")
	part := fmt.Sprintf("worksheets/sheet%d.xml", n)
	f.parts["xl/"+part] = worksheet("<sheetData>" + rows + "</sheetData>")
	f.types["xl/"+part] = types + "worksheet+xml"
	fmt.Fprintf(&f.sheets, `<sheet name="%s" sheetId="%d" state="%s" r:id="%s"/>`, escape(name), n, state, f.link("xl/workbook.xml", "worksheet", part))
}

func worksheet(content string) string {
	return xmlHead + `<worksheet xmlns="` + main2006 + `" xmlns:r="` + office + `">` + content + `</worksheet>`
}

// link relates a part to another, or to something outside, and returns the ID.
func (f *file) link(part, kind, target string) string {
	mode := ""
	if strings.Contains(target, ":") {
		mode = ` TargetMode="External"`
	}
	if !strings.Contains(kind, "/") {
		kind = office + "/" + kind
	}
	id := fmt.Sprintf("rId%d", len(f.rels[part])+1)
	f.rels[part] = append(f.rels[part], fmt.Sprintf(`<Relationship Id="%s" Type="%s" Target="%s"%s/>`, id, kind, escape(target), mode))
	return id
}

// part appends a part to the package, related to the sheet (or to another part).
func (f *file) part(name, typ, kind, content string) string {
	return f.partOf("xl/worksheets/sheet1.xml", name, typ, kind, content)
}

func (f *file) partOf(of, name, typ, kind, content string) string {
	f.parts[name] = content
	f.types[name] = typ
	return f.link(of, kind, "/"+name)
}

// bytes is the finished file.
func (f *file) bytes() []byte {
	given := func(name, typ, data string) {
		if _, ok := f.parts[name]; !ok {
			f.parts[name] = data
			f.types[name] = typ
		}
	}
	given("xl/worksheets/sheet1.xml", types+"worksheet+xml", worksheet(f.before.String()+"<sheetData>"+f.rows.String()+"</sheetData>"+f.after.String()))
	given("xl/workbook.xml", types+"sheet.main+xml", xmlHead+`<workbook xmlns="`+main2006+`" xmlns:r="`+office+`"><sheets><sheet name="`+escape(f.sheetName)+`" sheetId="1" r:id="rId1"/>`+f.sheets.String()+"</sheets>"+f.book.String()+"</workbook>")
	given("xl/sharedStrings.xml", types+"sharedStrings+xml", xmlHead+`<sst xmlns="`+main2006+`">`+strings.Join(f.items, "")+"</sst>")
	given("xl/styles.xml", types+"styles+xml", xmlHead+`<styleSheet xmlns="`+main2006+`"><numFmts>`+f.numFmts.String()+`</numFmts><fonts>`+strings.Join(f.fonts, "")+
		`</fonts><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders><border/></borders>`+
		`<cellStyleXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs>`+strings.Join(f.xfs, "")+"</cellXfs>"+f.styles.String()+"</styleSheet>")
	f.link("", "officeDocument", "xl/workbook.xml")
	for part, rels := range f.rels {
		dir, base := path.Split(part)
		given(dir+"_rels/"+base+".rels", "", xmlHead+`<Relationships xmlns="`+relsNS+`">`+strings.Join(rels, "")+"</Relationships>")
	}
	var list strings.Builder
	for name, typ := range f.types {
		if typ != "" {
			fmt.Fprintf(&list, `<Override PartName="/%s" ContentType="%s"/>`, escape(name), escape(typ))
		}
	}
	given("[Content_Types].xml", "", xmlHead+`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`+
		`<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="bin" ContentType="application/octet-stream"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>`+list.String()+"</Types>")
	return archive(f.parts, f.comment)
}

func archive(parts map[string]string, comment string) []byte {
	var names []string
	for name := range parts {
		names = append(names, name)
	}
	slices.Sort(names)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range names {
		if w, err := z.Create(name); err == nil {
			w.Write([]byte(parts[name]))
		}
	}
	z.SetComment(comment)
	z.Close()
	return b.Bytes()
}

func escape(s string) string {
	var b bytes.Buffer
	xml.EscapeText(&b, []byte(s))
	return b.String()
}

// runes joins what of makes of every character.
func runes(s string, of func(r rune) string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteString(of(r))
	}
	return b.String()
}

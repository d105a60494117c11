package survival

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"strings"

	"veil/internal/trace"
)

// control is a sentence that must stay.
const control = "The tortoise walked slowly round the pond in the garden."

var details = trace.Everything()

// file is a document in the making.
type file struct {
	body, automatic, common, master, decls strings.Builder
	parts                                  map[string]string
	comment                                string
}

func newFile() *file {
	f := &file{parts: map[string]string{}}
	f.body.WriteString(`<text:h text:outline-level="1" text:style-name="Heading_20_1">In the garden</text:h>` + para(control) +
		`<text:list><text:list-item><text:p>a wet stone</text:p></text:list-item></text:list>` + table(2, "grass", "reeds", "water", "mud"))
	return f
}

// add appends to the body.
func (f *file) add(xml ...string) { f.body.WriteString(strings.Join(xml, "")) }

// each writes a paragraph for each detail, of what set makes of its line.
func (f *file) each(set func(line string) string) {
	for _, s := range trace.Labelled() {
		f.add("<text:p>" + set(s) + "</text:p>")
	}
}

func para(s string) string { return "<text:p>" + s + "</text:p>" }

// shown are paragraphs with the details.
func shown() string {
	var b strings.Builder
	for _, s := range trace.Labelled() {
		b.WriteString(para(s))
	}
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

func table(columns int, cells ...string) string {
	var b strings.Builder
	b.WriteString(`<table:table table:name="T"><table:table-column table:number-columns-repeated="` + string(rune('0'+columns)) + `"/>`)
	for i, c := range cells {
		if i%columns == 0 {
			b.WriteString("<table:table-row>")
		}
		b.WriteString(`<table:table-cell office:value-type="string">` + para(c) + "</table:table-cell>")
		if i%columns == columns-1 {
			b.WriteString("</table:table-row>")
		}
	}
	return b.String() + "</table:table>"
}

var namespaces = func() string {
	const o = "urn:oasis:names:tc:opendocument:xmlns:"
	var b strings.Builder
	for _, p := range []string{"office", o + "office:1.0", "style", o + "style:1.0", "text", o + "text:1.0", "table", o + "table:1.0", "draw", o + "drawing:1.0",
		"fo", o + "xsl-fo-compatible:1.0", "svg", o + "svg-compatible:1.0", "meta", o + "meta:1.0", "form", o + "form:1.0", "script", o + "script:1.0",
		"config", o + "config:1.0", "xlink", "http://www.w3.org/1999/xlink", "dc", "http://purl.org/dc/elements/1.1/", "math", "http://www.w3.org/1998/Math/MathML"} {
		if strings.Contains(p, ":") {
			b.WriteString(`="` + p + `"`)
		} else {
			b.WriteString(" xmlns:" + p)
		}
	}
	return b.String()
}()

func declare(tag, content string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>` + "\n<" + tag + namespaces + ` office:version="1.3">` + content + "</" + tag + ">"
}

// bytes is the finished file.
func (f *file) bytes() []byte {
	given := func(name, data string) {
		if _, ok := f.parts[name]; !ok {
			f.parts[name] = data
		}
	}
	given("content.xml", declare("office:document-content", f.decls.String()+"<office:automatic-styles>"+f.automatic.String()+"</office:automatic-styles><office:body><office:text>"+f.body.String()+"</office:text></office:body>"))
	given("styles.xml", declare("office:document-styles", `<office:styles><style:style style:name="Standard" style:family="paragraph"/>`+f.common.String()+`</office:styles>`+
		`<office:automatic-styles><style:page-layout style:name="pm1"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/></style:page-layout></office:automatic-styles>`+
		`<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm1">`+f.master.String()+`</style:master-page></office:master-styles>`))
	given("meta.xml", declare("office:document-meta", "<office:meta/>"))
	var list strings.Builder
	for name := range f.parts {
		list.WriteString(`<manifest:file-entry manifest:full-path="` + escape(name) + `" manifest:media-type="text/xml"/>`)
	}
	const typ = "application/vnd.oasis.opendocument.text"
	given("META-INF/manifest.xml", `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="`+typ+`"/>`+list.String()+`</manifest:manifest>`)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if w, err := z.CreateRaw(&zip.FileHeader{Name: "mimetype", Method: zip.Store, CRC32: 0x0c32c65e, CompressedSize64: uint64(len(typ)), UncompressedSize64: uint64(len(typ))}); err == nil {
		w.Write([]byte(typ))
	}
	for name, data := range f.parts {
		if w, err := z.Create(name); err == nil {
			w.Write([]byte(data))
		}
	}
	z.SetComment(f.comment)
	z.Close()
	return b.Bytes()
}

func escape(s string) string {
	var b bytes.Buffer
	xml.EscapeText(&b, []byte(s))
	return b.String()
}

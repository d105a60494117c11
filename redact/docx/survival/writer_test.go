package survival

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"veil/internal/trace"
)

// control is what every file also says; it identifies nobody.
const control = "The tortoise walked slowly round the pond in the garden."

// file is a Word document in the making, as text: whatever a test wants to
// write goes in as it is.
type file struct {
	parts    map[string]string   // by name
	types    map[string]string   // content types by part name
	defaults map[string]string   // content types by extension
	rels     map[string][]string // relationship elements by the part they lead from
	body     strings.Builder     // what is in w:body
	section  string              // what is in the last w:sectPr
	root     string              // further attributes of w:document
	mainType string
	strict   bool

	headers []*zip.FileHeader // further entries of the archive, with raw above
	raw     []string
	comment string // of the archive
	after   []func([]byte) []byte
}

const (
	office    = "application/vnd.openxmlformats-officedocument."
	wordType  = office + "wordprocessingml."
	relStem   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	msRelStem = "http://schemas.microsoft.com/office/2006/relationships/"
	xmlHead   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
)

// namespaces are declared at the root of every part of Word's own.
var namespaces = []string{
	"w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
	"r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
	"wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
	"a", "http://schemas.openxmlformats.org/drawingml/2006/main",
	"pic", "http://schemas.openxmlformats.org/drawingml/2006/picture",
	"c", "http://schemas.openxmlformats.org/drawingml/2006/chart",
	"dgm", "http://schemas.openxmlformats.org/drawingml/2006/diagram",
	"m", "http://schemas.openxmlformats.org/officeDocument/2006/math",
	"mc", "http://schemas.openxmlformats.org/markup-compatibility/2006",
	"wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
	"wpg", "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
	"w14", "http://schemas.microsoft.com/office/word/2010/wordml",
	"w15", "http://schemas.microsoft.com/office/word/2012/wordml",
	"v", "urn:schemas-microsoft-com:vml",
	"o", "urn:schemas-microsoft-com:office:office",
	"w10", "urn:schemas-microsoft-com:office:word",
}

// declare wraps content in a root element with all namespaces.
func declare(tag, content string) string { return declareWith(tag, "", content) }

func declareWith(tag, attrs, content string) string {
	var b strings.Builder
	b.WriteString(xmlHead + "<" + tag)
	for i := 0; i < len(namespaces); i += 2 {
		fmt.Fprintf(&b, ` xmlns:%s="%s"`, namespaces[i], namespaces[i+1])
	}
	return b.String() + ` mc:Ignorable="w14 w15"` + attrs + ">" + content + "</" + tag + ">"
}

// newFile starts a document with a heading, the control sentence, a list and a
// table.
func newFile() *file {
	f := &file{parts: map[string]string{}, types: map[string]string{}, rels: map[string][]string{}, mainType: wordType + "document.main+xml",
		defaults: map[string]string{"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}}
	f.relate("", relStem+"officeDocument", "word/document.xml", false)
	f.word("styles", "styles", `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>`+
		`<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/></w:style>`)
	f.word("numbering", "numbering", `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>`+
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`)
	f.add(`<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>` + run("In the garden") + `</w:p>`)
	f.add(para(run(control)))
	f.add(`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>` + run("a wet stone") + `</w:p>`)
	f.add(table(2, "moss", "reeds", "water", "mud"))
	return f
}

// add appends to the body.
func (f *file) add(xml ...string) { f.body.WriteString(strings.Join(xml, "")) }

// relate adds a relationship and returns its ID.
func (f *file) relate(from, kind, target string, external bool) string {
	id := fmt.Sprintf("rId%d", len(f.rels[from])+1)
	mode := ""
	if external {
		mode = ` TargetMode="External"`
	}
	f.rels[from] = append(f.rels[from], fmt.Sprintf(`<Relationship Id="%s" Type="%s" Target="%s"%s/>`, id, kind, target, mode))
	return id
}

// part adds a part that the main one leads to.
func (f *file) part(name, kind, typ, data string) string {
	f.parts[name], f.types[name] = data, typ
	return f.relate(mainName, kind, "/"+name, false)
}

// link adds an external target of the main part.
func (f *file) link(kind, target string) string {
	return f.relate(mainName, relStem+kind, target, true)
}

const mainName = "word/document.xml"

// roots are the root elements of Word's parts.
var roots = map[string]string{"styles": "w:styles", "numbering": "w:numbering", "settings": "w:settings", "comments": "w:comments",
	"footnotes": "w:footnotes", "endnotes": "w:endnotes", "header": "w:hdr", "footer": "w:ftr", "fontTable": "w:fonts",
	"webSettings": "w:webSettings"}

// word adds, or replaces, a part of Word's own vocabulary. name has no folder
// and no extension.
func (f *file) word(name, kind, content string) string {
	full := "word/" + name + ".xml"
	if _, there := f.parts[full]; there {
		f.parts[full] = declare(roots[kind], content)
		return ""
	}
	return f.part(full, relStem+kind, wordType+kind+"+xml", declare(roots[kind], content))
}

// media adds a picture.
func (f *file) media(ext, typ, data string) string {
	f.defaults[ext] = typ
	name := fmt.Sprintf("word/media/image%d.%s", len(f.parts), ext)
	f.parts[name] = data
	return f.relate(mainName, relStem+"image", "/"+name, false)
}

// bytes is the finished file.
func (f *file) bytes() []byte {
	if _, given := f.parts[mainName]; !given {
		f.parts[mainName] = declareWith("w:document", f.root, "<w:body>"+f.body.String()+"<w:sectPr>"+f.section+`<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body>`)
	}
	f.types[mainName] = f.mainType
	for from, rels := range f.rels {
		dir, base := path.Split(from)
		f.parts[dir+"_rels/"+base+".rels"] = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + strings.Join(rels, "") + `</Relationships>`
	}
	var types strings.Builder
	types.WriteString(xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`)
	for _, ext := range slices.Sorted(maps.Keys(f.defaults)) {
		fmt.Fprintf(&types, `<Default Extension="%s" ContentType="%s"/>`, ext, f.defaults[ext])
	}
	for _, name := range slices.Sorted(maps.Keys(f.types)) {
		if f.types[name] != "" {
			fmt.Fprintf(&types, `<Override PartName="/%s" ContentType="%s"/>`, name, f.types[name])
		}
	}
	if _, given := f.parts["[Content_Types].xml"]; !given {
		f.parts["[Content_Types].xml"] = types.String() + "</Types>"
	}
	if f.strict {
		for name, data := range f.parts {
			f.parts[name] = strictNames.Replace(data)
		}
	}
	out := f.archive()
	for _, change := range f.after {
		out = change(out)
	}
	return out
}

var strictNames = strings.NewReplacer(
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships",
	"http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main",
	"http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math")

// archive zips the parts and the further entries.
func (f *file) archive() []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(f.parts)) {
		if w, err := z.Create(name); err == nil {
			w.Write([]byte(f.parts[name]))
		}
	}
	for i, h := range f.headers {
		if w, err := z.CreateHeader(h); err == nil {
			w.Write([]byte(f.raw[i]))
		}
	}
	z.SetComment(f.comment)
	z.Close()
	return b.Bytes()
}

// entry adds an entry to the archive as it is.
func (f *file) entry(h *zip.FileHeader, data string) {
	h.Method = zip.Deflate
	f.headers, f.raw = append(f.headers, h), append(f.raw, data)
}

// run is a run of text; what before it is goes into its properties.
func run(s string) string { return styled("", s) }

func styled(rPr, s string) string {
	if rPr != "" {
		rPr = "<w:rPr>" + rPr + "</w:rPr>"
	}
	return "<w:r>" + rPr + `<w:t xml:space="preserve">` + s + "</w:t></w:r>"
}

func para(content ...string) string { return "<w:p>" + strings.Join(content, "") + "</w:p>" }

// table is a table of so many columns.
func table(columns int, cells ...string) string {
	var b strings.Builder
	b.WriteString("<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>" + strings.Repeat(`<w:gridCol w:w="2000"/>`, columns) + "</w:tblGrid>")
	for i, c := range cells {
		if i%columns == 0 {
			b.WriteString("<w:tr>")
		}
		b.WriteString(`<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>` + para(run(c)) + "</w:tc>")
		if i%columns == columns-1 {
			b.WriteString("</w:tr>")
		}
	}
	return b.String() + "</w:tbl>"
}

// each writes a paragraph for each detail, of what set makes of its line.
func (f *file) each(set func(line string) string) {
	for _, s := range trace.Labelled() {
		f.add(para(set(s)))
	}
}

// show writes the details as anybody would.
func (f *file) show() { f.each(run) }

// shown are paragraphs with the details, for text boxes and the like.
func shown() string {
	var b strings.Builder
	for _, s := range trace.Labelled() {
		b.WriteString(para(run(s)))
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

// field is a complex field.
func field(instr, result string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">` + instr + `</w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + run(result) + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

// wide is UTF-16 without a mark.
func wide(order binary.AppendByteOrder, s string) string {
	var b []byte
	for _, r := range s { // all texts are of the first plane
		b = order.AppendUint16(b, uint16(r))
	}
	return string(b)
}

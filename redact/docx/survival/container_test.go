package survival

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"time"
)

// markup are the places of XML that is no text of the format.
var markup = []place{
	{name: "comments", hide: func(f *file) {
		f.add("<!--" + details + "-->")
		f.before("word/styles.xml", "</w:styles>", "<!--"+details+"-->")
	}},
	{name: "processing instructions", hide: func(f *file) { f.add("<?note " + details + "?>") }},
	{name: "before and after the root", hide: func(f *file) {
		f.parts["word/settings.xml"] = xmlHead + "<!--" + details + "-->" + strings.TrimPrefix(declare("w:settings", ""), xmlHead) + "<?x " + details + "?>"
		f.types["word/settings.xml"] = wordType + "settings+xml"
		f.relate(mainName, relStem+"settings", "settings.xml", false)
	}},
	{name: "character data sections", hide: func(f *file) { f.each(func(s string) string { return run("<![CDATA[" + s + "]]>") }) }},
	{name: "references", hide: func(f *file) {
		f.each(func(s string) string { return run(runes(s, func(r rune) string { return fmt.Sprintf("&#x%X;", r) })) })
	}},
	{name: "comments inside a text", hide: func(f *file) {
		f.each(func(s string) string { return run(runes(s, func(r rune) string { return string(r) + "<!-- -->" })) })
	}},
	{name: "elements inside a text", hide: func(f *file) {
		f.each(func(s string) string { return run(s[:5] + "<w:x>" + s[5:] + "</w:x>") })
	}},
	{name: "unknown elements", hide: func(f *file) {
		f.add(para(`<x:own xmlns:x="urn:x" x:note="`+details+`" note="`+details+`">`+details+`</x:own>`, run("x")))
	}},
	{name: "unknown elements around the text", hide: func(f *file) {
		f.each(func(s string) string { return `<x:own xmlns:x="urn:x">` + run(s) + `</x:own>` })
	}},
	{name: "unknown attributes", hide: func(f *file) {
		f.add(`<w:p w:own="` + details + `" xml:lang="` + details + `" note="` + details + `" w14:own="` + details + `" x:own="` + details + `" xmlns:x="urn:x">` + run("x") + "</w:p>")
	}},
	{name: "names of namespaces", hide: func(f *file) {
		f.root = ` xmlns:x="urn:` + details + `"`
		f.add(`<w:p xmlns:y="` + details + `">` + run("x") + "</w:p>")
	}},
	{name: "names of elements", partly: true, hide: func(f *file) {
		f.add(para(`<x:RosalindGriffith xmlns:x="urn:x" x:Larkspur="1"/>`, run("x")))
	}},
	{name: "ignorable and understood names", hide: func(f *file) {
		f.add(`<w:p mc:Ignorable="w14" mc:ProcessContent="` + details + `" mc:PreserveAttributes="` + details + `">` + run("x") + "</w:p>")
	}},
	{name: "another prefix", hide: func(f *file) {
		f.add(`<q:p xmlns:q="` + namespaces[1] + `"><q:r><q:t>` + details + `</q:t></q:r></q:p>`)
	}},
	{name: "text of another vocabulary", hide: func(f *file) {
		f.add(para(`<a:r><a:t>`+details+`</a:t></a:r>`, run("x")))
	}},
	{name: "strict namespaces", hide: func(f *file) { f.strict = true; f.show() }},
	{name: "strict namespaces and a text box", hide: func(f *file) {
		f.strict = true
		f.add(para(drawing("", shapeURI, textBox(shown()))))
	}},
	{name: "UTF-16", hide: func(f *file) {
		f.show()
		f.recode(mainName, "\xff\xfe", "UTF-16")
	}},
	{name: "UTF-16 without a mark", hide: func(f *file) { f.show(); f.recode(mainName, "", "UTF-16") }},
	{name: "UTF-16 properties", hide: func(f *file) {
		f.core("<dc:title>" + details + "</dc:title>")
		f.recode("docProps/core.xml", "\xff\xfe", "UTF-16")
	}},
	{name: "another encoding", hide: func(f *file) {
		f.show()
		f.build()
		f.parts[mainName] = strings.Replace(f.parts[mainName], "UTF-8", "windows-1252", 1)
	}},
	{name: "entities of its own", hide: func(f *file) {
		f.add(para(run("&who;")))
		f.doctype(`<!ENTITY who "` + details + `">`)
	}},
	{name: "entities in entities", hide: func(f *file) {
		f.each(func(s string) string { return run("&a;" + s[len(s)-6:]) })
		f.add(para(run("&all;")))
		f.doctype(`<!ENTITY a "&b;"><!ENTITY b "C"><!ENTITY all "` + runes(details, func(r rune) string { return fmt.Sprintf("&#x%X;", r) }) + `">`)
	}},
	{name: "entities in values", hide: func(f *file) {
		f.add(para(`<w:bookmarkStart w:id="1" w:name="&who;"/>`, run("x"), `<w:bookmarkEnd w:id="1"/>`), para(`<w:r><w:sym w:font="&who;" w:char="F0FC"/></w:r>`))
		f.doctype(`<!ENTITY who "` + details + `">`)
	}},
	{name: "entities nobody uses", hide: func(f *file) {
		f.doctype(`<!-- ` + details + ` --><?x ` + details + `?><!ENTITY who "` + details + `"><!ENTITY where SYSTEM "file:///` + details + `">`)
	}},
	{name: "entities outside", gap: true, hide: func(f *file) {
		f.add(para(run("&who;")))
		f.doctype(`<!ENTITY who SYSTEM "file:///` + details + `">`)
	}},
	{name: "entities that are markup", gap: true, hide: func(f *file) {
		f.add(para("&who;", run("x")))
		f.doctype(`<!ENTITY who "<w:r><w:t>` + details + `</w:t></w:r>">`)
	}},
	{name: "values of attributes that a document type gives", never: true, hide: func(f *file) {
		f.doctype(`<!ATTLIST w:t note CDATA "` + details + `">`)
	}},
	{name: "document type of the properties", hide: func(f *file) {
		f.core("<dc:title>&who;</dc:title>")
		f.parts["docProps/core.xml"] = strings.Replace(f.parts["docProps/core.xml"], xmlHead, xmlHead+`<!DOCTYPE x [<!ENTITY who "`+details+`">]>`, 1)
	}},
	{name: "content types", hide: func(f *file) {
		f.types["word/other.xml"] = "application/" + details
		f.defaults["x"] = details
	}},
	{name: "comments in relationships and types", hide: func(f *file) {
		f.rels[mainName] = append(f.rels[mainName], "<!--"+details+"-->")
		f.rels[""] = append(f.rels[""], "<?x "+details+"?>")
	}},
	{name: "extension lists", hide: func(f *file) {
		f.add(para(drawing("", shapeURI, `<wps:wsp><wps:cNvSpPr><a:extLst><a:ext uri="`+details+`"><x:y xmlns:x="urn:x">`+details+`</x:y></a:ext></a:extLst></wps:cNvSpPr><wps:spPr/><wps:bodyPr/></wps:wsp>`)))
	}},
}

// build makes the main part, for places that change it as a whole.
func (f *file) build() {
	f.parts[mainName] = declareWith("w:document", f.root, "<w:body>"+f.body.String()+"<w:sectPr/></w:body>")
}

// doctype gives the main part a document type with such declarations.
func (f *file) doctype(declarations string) {
	f.build()
	f.parts[mainName] = strings.Replace(f.parts[mainName], xmlHead, xmlHead+`<!DOCTYPE w:document [`+declarations+`]>`, 1)
}

// recode makes a part UTF-16.
func (f *file) recode(name, mark, label string) {
	if name == mainName {
		f.build()
	}
	f.parts[name] = mark + wide(little, strings.Replace(f.parts[name], "UTF-8", label, 1))
}

// container are the places of the archive.
var container = []place{
	{name: "archive's comment", hide: func(f *file) { f.comment = details }},
	{name: "entries' comments and extra fields", hide: func(f *file) {
		extra := append([]byte("\x99\x99"), little.AppendUint16(nil, uint16(len(details)))...)
		f.entry(&zip.FileHeader{Name: "word/extra.xml", Comment: details, Extra: append(extra, details...)}, "<x/>")
	}},
	{name: "entries' times", partly: true, hide: func(f *file) {
		f.entry(&zip.FileHeader{Name: "word/extra.xml", Modified: time.Date(2011, 3, 14, 12, 0, 0, 0, time.UTC)}, "<x/>")
	}},
	{name: "names of entries and folders", hide: func(f *file) {
		name := strings.NewReplacer("/", "-", ":", "").Replace(details)
		f.entry(&zip.FileHeader{Name: "word/" + name + ".xml"}, "<x/>")
		f.entry(&zip.FileHeader{Name: name + "/"}, "")
	}},
	{name: "XML nobody refers to", hide: func(f *file) { f.parts["word/more.xml"] = declare("w:document", "<w:body>"+shown()+"</w:body>") }},
	{name: "file nobody refers to", gap: true, hide: func(f *file) { f.parts["notes.txt"] = details }},
	{name: "archive in the archive", gap: true, hide: func(f *file) { f.parts["word/old.zip"] = workbook(details) }},
	{name: "earlier version of the document", hide: func(f *file) {
		f.parts["word/document2.xml"] = declare("w:document", "<w:body>"+shown()+"</w:body>")
		f.types["word/document2.xml"] = f.mainType
	}},
	{name: "files of other systems", gap: true, hide: func(f *file) {
		f.parts["__MACOSX/._document.xml"] = "\x00\x05\x16\x07" + details
		f.parts[".DS_Store"] = "\x00\x00\x00\x01Bud1" + wide(big, details)
		f.parts["desktop.ini"] = details
	}},
	{name: "after the end", hide: func(f *file) { f.after = append(f.after, func(b []byte) []byte { return append(b, details...) }) }},
	{name: "between entries", hide: func(f *file) { f.after = append(f.after, unlisted) }},
	{name: "entry twice", never: true, hide: func(f *file) {
		f.entry(&zip.FileHeader{Name: mainName}, declare("w:document", "<w:body>"+shown()+"</w:body>"))
	}},
	{name: "entry twice in other letters", never: true, hide: func(f *file) {
		f.entry(&zip.FileHeader{Name: "Word/Document.xml"}, declare("w:document", "<w:body>"+shown()+"</w:body>"))
	}},
	{name: "entry outside the package", never: true, hide: func(f *file) { f.entry(&zip.FileHeader{Name: "../notes.xml"}, "<x>"+details+"</x>") }},
	{name: "main part of another name", fewer: true, hide: func(f *file) {
		f.show()
		f.build()
		const name = "word/Rosalind Griffith.xml"
		f.parts[name], f.types[name] = f.parts[mainName], f.mainType
		f.rels[name] = f.rels[mainName]
		delete(f.rels, mainName)
		f.rels[""] = nil
		f.relate("", relStem+"officeDocument", name, false)
		f.parts[mainName] = "<x/>"
	}},
	{name: "parts without a folder", hide: func(f *file) {
		f.parts["customXml/item2.xml"] = "<x>" + details + "</x>"
		f.relate(mainName, relStem+"customXml", "../customXml/item2.xml", false)
	}},
	{name: "in the file's name", ext: " Rosalind Griffith NHS 999 123 4578.docx", hide: func(f *file) { f.show() }},
}

// unlisted adds an entry that the archive's directory does not name, right
// before the directory.
func unlisted(b []byte) []byte {
	at := bytes.Index(b, []byte("PK\x01\x02"))
	var other bytes.Buffer
	z := zip.NewWriter(&other)
	if w, err := z.Create("word/old.xml"); err == nil {
		w.Write([]byte("<x>" + details + "</x>"))
	}
	z.Close()
	entry := other.Bytes()[:bytes.Index(other.Bytes(), []byte("PK\x01\x02"))]
	out := append(append(append([]byte{}, b[:at]...), entry...), b[at:]...)
	end := bytes.LastIndex(out, []byte("PK\x05\x06"))
	little.PutUint32(out[end+16:], uint32(at+len(entry)))
	return out
}

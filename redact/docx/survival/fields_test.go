package survival

import (
	"net/url"
	"strings"

	"veil/internal/trace"
)

// fields are the places of fields: what they are told and what they show.
var fields = []place{
	{name: "result", hide: func(f *file) { f.each(func(s string) string { return field(" DOCPROPERTY Subject ", s) }) }},
	{name: "result of a simple field", hide: func(f *file) {
		f.each(func(s string) string { return `<w:fldSimple w:instr=" AUTHOR ">` + run(s) + `</w:fldSimple>` })
	}},
	{name: "instruction of a simple field", hide: func(f *file) {
		f.add(para(`<w:fldSimple w:instr=" QUOTE &quot;`+details+`&quot; ">`, run("x"), `</w:fldSimple>`))
	}},
	{name: "page number with a remark", hide: func(f *file) {
		f.add(para(`<w:fldSimple w:instr=" PAGE \* &quot;`+details+`&quot; ">`, run("7"), `</w:fldSimple>`), para(field(` PAGE \# "`+details+`" `, "7")))
	}},
	{name: "page number's result", hide: func(f *file) { f.each(func(s string) string { return field(" PAGE ", s) }) }},
	{name: "link to an address", hide: func(f *file) {
		f.add(para(field(` HYPERLINK "https://example.org/`+url.PathEscape(details)+`" \o "`+details+`" `, "x")))
	}},
	{name: "link to a mailbox", hide: func(f *file) {
		f.add(para(field(` HYPERLINK "mailto:r.griffith88@example.org?subject=`+url.PathEscape(details)+`" `, "x")))
	}},
	{name: "merge field", hide: func(f *file) {
		f.each(func(s string) string { return field(` MERGEFIELD "`+s+`" \b "`+s+`" `, "«"+s+"»") })
	}},
	{name: "condition", hide: func(f *file) { f.add(para(field(` IF "`+details+`" = "x" "`+details+`" "no" `, "no"))) }},
	{name: "field in a field", hide: func(f *file) {
		f.add(para(`<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>IF </w:instrText></w:r>`, field(" QUOTE x ", details), `<w:r><w:instrText> = "x"</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>`, run("yes"), `<w:r><w:fldChar w:fldCharType="end"/></w:r>`))
	}},
	{name: "table of contents", hide: func(f *file) {
		f.add(para(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \o "1-3" \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`))
		f.each(func(s string) string {
			return `<w:hyperlink w:anchor="_Toc1">` + run(s) + `<w:r><w:tab/></w:r>` + field(` PAGEREF _Toc1 \h `, "3") + `</w:hyperlink>`
		})
		f.add(para(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`))
	}},
	{name: "included text and picture", hide: func(f *file) {
		f.add(para(field(` INCLUDETEXT "C:\\`+details+`.docx" `, "x")), para(field(` INCLUDEPICTURE "https://example.org/`+details+`.png" \d `, "x")))
	}},
	{name: "document variable", hide: func(f *file) { f.add(para(field(` DOCVARIABLE "`+details+`" `, "x"))) }},
	{name: "entry of an index", hide: func(f *file) {
		f.add(para(`<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> XE "`+details+`" \t "`+details+`" </w:instrText><w:fldChar w:fldCharType="end"/></w:r>`),
			para(`<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> TC "`+details+`" </w:instrText><w:fldChar w:fldCharType="end"/></w:r>`))
	}},
	{name: "private data and a button", hide: func(f *file) {
		f.add(para(`<w:r><w:fldChar w:fldCharType="begin"><w:fldData xml:space="preserve">`+encoded(details)+`</w:fldData></w:fldChar></w:r><w:r><w:instrText> ADDIN `+details+` </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`, run("x"), `<w:r><w:fldChar w:fldCharType="end"/></w:r>`),
			para(field(` MACROBUTTON Own `+details+` `, "x")))
	}},
	{name: "barcode and equation", hide: func(f *file) {
		f.add(para(field(` DISPLAYBARCODE "`+details+`" QR `, "x")), para(field(` EQ \f(`+details+`,2) `, "x")))
	}},
	{name: "letter by letter in the instruction", hide: func(f *file) {
		f.add(para(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`, runes(` QUOTE "`+details+`" `, func(r rune) string { return "<w:r><w:instrText>" + string(r) + "</w:instrText></w:r>" }),
			`<w:r><w:fldChar w:fldCharType="separate"/></w:r>`, run("x"), `<w:r><w:fldChar w:fldCharType="end"/></w:r>`))
	}},
	{name: "instruction outside a field", hide: func(f *file) { f.add(para(`<w:r><w:instrText>` + details + `</w:instrText></w:r>`)) }},
	{name: "deleted instruction", hide: func(f *file) {
		f.add(para(`<w:del w:id="1" w:author="A"><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:delInstrText>` + details + `</w:delInstrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>`))
	}},
	{name: "text before the separator", hide: func(f *file) {
		f.add(para(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`, run(details), `<w:r><w:fldChar w:fldCharType="separate"/></w:r>`, run("x"), `<w:r><w:fldChar w:fldCharType="end"/></w:r>`))
	}},
	{name: "result over several paragraphs", hide: func(f *file) {
		f.add(para(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> QUOTE x </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`), shown(), para(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`))
	}},
	{name: "field that does not end", gap: true, hide: func(f *file) {
		f.add(para(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`, run(details)))
	}},
}

// links are the places of what points out of the document.
var links = []place{
	{name: "target of a link", hide: func(f *file) {
		id := f.link("hyperlink", "https://example.org/?q="+url.QueryEscape(details))
		f.add(para(`<w:hyperlink r:id="`+id+`">`, run("x"), `</w:hyperlink>`))
	}},
	{name: "mailbox of a link", hide: func(f *file) {
		id := f.link("hyperlink", "mailto:r.griffith88@example.org?body="+url.PathEscape(details))
		f.add(para(`<w:hyperlink r:id="`+id+`">`, run("x"), `</w:hyperlink>`))
	}},
	{name: "target nobody uses", hide: func(f *file) { f.link("hyperlink", "file:///C:/"+url.PathEscape(details)) }},
	{name: "tooltip, place and frame of a link", hide: func(f *file) {
		f.add(para(`<w:hyperlink w:anchor="`+details+`" w:tooltip="`+details+`" w:docLocation="`+details+`" w:tgtFrame="`+details+`">`, run("x"), `</w:hyperlink>`))
	}},
	{name: "text of links", hide: func(f *file) {
		id := f.link("hyperlink", "https://example.org/")
		f.each(func(s string) string {
			return `<w:hyperlink r:id="` + id + `">` + run(s[:len(s)/2]) + `</w:hyperlink>` + run(s[len(s)/2:])
		})
	}},
	{name: "identifier of a relationship", hide: func(f *file) {
		f.rels[mainName] = append(f.rels[mainName], `<Relationship Id="`+details+`" Type="`+relStem+`hyperlink" Target="https://example.org/" TargetMode="External"/>`)
		f.add(para(`<w:hyperlink r:id="`+details+`">`, run("x"), `</w:hyperlink>`))
	}},
	{name: "kind of a relationship", hide: func(f *file) {
		f.rels[mainName] = append(f.rels[mainName], `<Relationship Id="rX" Type="`+relStem+url.PathEscape(details)+`" Target="https://example.org/" TargetMode="External"/>`)
	}},
	{name: "relationships of a part that is not there", hide: func(f *file) {
		f.relate("word/gone.xml", relStem+"hyperlink", "https://example.org/"+url.PathEscape(details), true)
	}},
	{name: "linked template, style sheet and transform", hide: func(f *file) {
		for _, kind := range []string{"attachedTemplate", "styles", "transform", "theme", "header", "image", "video", "audio"} {
			f.link(kind, "https://example.org/"+url.PathEscape(details))
		}
	}},
	{name: "target that leads nowhere", hide: func(f *file) {
		f.relate(mainName, relStem+"image", strings.ReplaceAll(url.PathEscape(details), "%2F", "-")+".png", false)
	}},
	{name: "link on a shape", hide: func(f *file) {
		id := f.link("hyperlink", "https://example.org/"+url.PathEscape(details))
		f.add(para(drawing(`<a:hlinkClick xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:id="`+id+`" tooltip="`+details+`"/>`, shapeURI, `<wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:bodyPr/></wps:wsp>`)))
	}},
	{name: "web address in the text", hide: func(f *file) {
		var b strings.Builder
		for _, d := range trace.Person[4:5] {
			b.WriteString(d.Text)
		}
		f.show()
		f.add(para(run("See https://example.org/people/rosalind-griffith and mail " + b.String() + " now.")))
	}},
}

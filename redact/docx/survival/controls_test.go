package survival

import (
	"fmt"
	"strings"

	"veil/internal/trace"
)

// control is a content control with properties and content.
func contentControl(props, content string) string {
	return "<w:sdt><w:sdtPr>" + props + "</w:sdtPr><w:sdtContent>" + content + "</w:sdtContent></w:sdt>"
}

// controls are the places of content controls, form fields and marked-up text.
var controls = []place{
	{name: "content control's text", hide: func(f *file) { f.add(contentControl("<w:text/>", shown())) }},
	{name: "content control's title and tag", hide: func(f *file) {
		f.add(contentControl(`<w:alias w:val="`+details+`"/><w:tag w:val="`+details+`"/>`, para(run("x"))))
	}},
	{name: "content control's placeholder", hide: func(f *file) {
		f.add(contentControl(`<w:placeholder><w:docPart w:val="`+details+`"/></w:placeholder><w:showingPlcHdr/>`, para(run("x"))))
	}},
	{name: "content control's choices", hide: func(f *file) {
		f.add(contentControl(`<w:dropDownList w:lastValue="`+details+`"><w:listItem w:displayText="`+details+`" w:value="`+details+`"/></w:dropDownList>`, para(run("x"))))
		f.add(contentControl(`<w:comboBox><w:listItem w:displayText="`+details+`" w:value="`+details+`"/></w:comboBox>`, para(run("x"))))
	}},
	{name: "content control's binding", hide: func(f *file) {
		f.custom(`<case xmlns="urn:case"><who>`+details+`</who></case>`, "urn:case")
		f.add(contentControl(`<w:dataBinding w:prefixMappings="xmlns:n='`+details+`'" w:xpath="/n:case[1]/n:who[1]" w:storeItemID="{6D0C4E7F-4B2A-4A3D-9A55-0C2C1F9B7E11}"/>`, shown()))
	}},
	{name: "content control's date", hide: func(f *file) {
		f.add(contentControl(`<w:date w:fullDate="2011-03-14T00:00:00Z"><w:dateFormat w:val="`+details+`"/></w:date>`, para(run("x"))))
	}},
	{name: "content control's tick box and sections", hide: func(f *file) {
		f.add(contentControl(`<w14:checkbox><w14:checked w14:val="1"/><w14:checkedState w14:val="2612" w14:font="`+details+`"/></w14:checkbox><w15:repeatingSection><w15:sectionTitle w15:val="`+details+`"/></w15:repeatingSection>`, para(run("☒"))))
	}},
	{name: "content control's gallery", hide: func(f *file) {
		f.add(contentControl(`<w:docPartObj><w:docPartGallery w:val="`+details+`"/><w:docPartCategory w:val="`+details+`"/></w:docPartObj>`, para(run("x"))))
	}},
	{name: "content control in a run, a row and a cell", hide: func(f *file) {
		f.each(func(s string) string { return contentControl("<w:text/>", run(s[:4])) + contentControl("", run(s[4:])) })
		f.add("<w:tbl>", contentControl("", `<w:tr>`+contentControl("", `<w:tc>`+shown()+`</w:tc>`)+`</w:tr>`), "</w:tbl>")
	}},
	{name: "smart tags", hide: func(f *file) {
		f.add(para(`<w:smartTag w:uri="`+details+`" w:element="`+details+`"><w:smartTagPr><w:attr w:name="`+details+`" w:val="`+details+`"/></w:smartTagPr>`, run("x"), `</w:smartTag>`))
	}},
	{name: "smart tags' text", hide: func(f *file) {
		f.each(func(s string) string {
			return `<w:smartTag w:uri="urn:x" w:element="PersonName">` + run(s) + `</w:smartTag>`
		})
	}},
	{name: "custom XML markup", hide: func(f *file) {
		f.add(`<w:customXml w:uri="` + details + `" w:element="` + details + `"><w:customXmlPr><w:placeholder w:val="` + details + `"/><w:attr w:uri="u" w:name="n" w:val="` + details + `"/></w:customXmlPr>` + para(run("x")) + `</w:customXml>`)
	}},
	{name: "form field's data", hide: func(f *file) {
		f.add(para(`<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="`+details+`"/><w:entryMacro w:val="`+details+`"/><w:helpText w:type="text" w:val="`+details+`"/><w:statusText w:type="text" w:val="`+details+
			`"/><w:textInput><w:default w:val="`+details+`"/><w:format w:val="`+details+`"/></w:textInput></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMTEXT</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`, run("x"), `<w:r><w:fldChar w:fldCharType="end"/></w:r>`))
	}},
	{name: "form field's text", hide: func(f *file) {
		f.each(func(s string) string { return field(" FORMTEXT ", s) })
	}},
	{name: "form list's choices", hide: func(f *file) {
		for _, s := range trace.Labelled() {
			f.add(para(`<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="none"/><w:listEntry w:val="` + s + `"/><w:listEntry w:val="` + s + `"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`))
		}
	}},
	{name: "permissions", hide: func(f *file) {
		f.add(para(`<w:permStart w:id="1" w:ed="`+details+`" w:edGrp="`+details+`"/>`, run("x"), `<w:permEnd w:id="1"/>`))
	}},
	{name: "proofing", hide: func(f *file) {
		f.each(func(s string) string {
			return runes(s, func(r rune) string { return `<w:proofErr w:type="spellStart"/>` + run(string(r)) })
		})
	}},
	{name: "bookmarks", hide: func(f *file) {
		f.add(para(`<w:bookmarkStart w:id="1" w:name="`+details+`"/>`, run("x"), `<w:bookmarkEnd w:id="1"/>`))
	}},
	{name: "embedded controls", gap: true, hide: func(f *file) {
		f.parts["word/activeX/activeX1.xml"] = xmlHead + `<ax:ocx xmlns:ax="http://schemas.microsoft.com/office/2006/activeX" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ax:classid="{8BD21D10-EC42-11CE-9E0D-00AA006002F3}" ax:persistence="persistPropertyBag"><ax:ocxPr ax:name="Value" ax:value="` + details + `"/></ax:ocx>`
		f.types["word/activeX/activeX1.xml"] = "application/vnd.ms-office.activeX+xml"
		f.relate("word/activeX/activeX1.xml", msRelStem+"activeXControlBinary", "activeX1.bin", false)
		f.defaults["bin"] = "application/vnd.ms-office.activeX"
		f.parts["word/activeX/activeX1.bin"] = compound(wide(little, details))
		id := f.relate(mainName, relStem+"control", "activeX/activeX1.xml", false)
		f.add(para(`<w:r><w:object><v:shape style="width:90pt;height:20pt"/><w:control r:id="` + id + `" w:name="` + details + `" w:shapeid="x"/></w:object></w:r>`))
	}},
}

// notes are the places of comments, footnotes and endnotes.
var notes = []place{
	{name: "comments", hide: func(f *file) {
		f.word("comments", "comments", `<w:comment w:id="1" w:author="A"><w:p w14:paraId="00000001">`+run(details)+`</w:p></w:comment>`)
		f.add(para(`<w:commentRangeStart w:id="1"/>`, run("x"), `<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>`))
	}},
	{name: "comments' authors", hide: func(f *file) {
		f.word("comments", "comments", fmt.Sprintf(`<w:comment w:id="1" w:author="%[1]s" w:initials="%[1]s" w:date="2011-03-14T00:00:00Z"><w:p/></w:comment>`, details))
	}},
	{name: "comments' extensions", hide: func(f *file) {
		for name, kind := range map[string]string{"commentsExtended": "w15:commentsEx", "commentsIds": "w16cid:commentsIds", "commentsExtensible": "w16cex:commentsExtensible", "documenttasks": "t:Tasks"} {
			prefix, _, _ := strings.Cut(kind, ":")
			f.part("word/"+name+".xml", "http://schemas.microsoft.com/office/2018/08/relationships/"+name, wordType+name+"+xml",
				xmlHead+`<`+kind+` xmlns:`+prefix+`="urn:`+name+`"><x a="`+details+`">`+details+`</x></`+kind+`>`)
		}
	}},
	{name: "comments no relationship leads to", hide: func(f *file) { f.parts["word/comments.xml"] = declare("w:comments", shown()) }},
	{name: "footnotes", hide: func(f *file) { f.note("footnote", `<w:footnote w:id="2">`+shown()+`</w:footnote>`) }},
	{name: "endnotes", hide: func(f *file) { f.note("endnote", `<w:endnote w:id="2">`+shown()+`</w:endnote>`) }},
	{name: "footnotes nobody refers to", hide: func(f *file) {
		f.word("footnotes", "footnotes", `<w:footnote w:id="9">`+shown()+`</w:footnote>`)
	}},
	{name: "footnote separators", hide: func(f *file) {
		f.note("footnote", `<w:footnote w:type="separator" w:id="-1">`+shown()+`</w:footnote><w:footnote w:type="continuationNotice" w:id="1">`+shown()+`</w:footnote><w:footnote w:id="2"><w:p/></w:footnote>`)
	}},
	{name: "footnote marks", hide: func(f *file) {
		f.word("footnotes", "footnotes", `<w:footnote w:id="2">`+para(run("x"))+`</w:footnote>`)
		f.each(func(s string) string {
			return `<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/></w:r>` + run(s)
		})
	}},
	{name: "glued together by notes", hide: func(f *file) {
		f.word("footnotes", "footnotes", `<w:footnote w:id="2">`+para(run("x"))+`</w:footnote>`)
		f.each(func(s string) string {
			return run(s[:len(s)-4]) + `<w:r><w:footnoteReference w:id="2"/></w:r>` + run(s[len(s)-4:])
		})
	}},
}

func (f *file) note(kind, content string) {
	f.word(kind+"s", kind+"s", content)
	f.add(para(run("x"), `<w:r><w:`+kind+`Reference w:id="2"/></w:r>`))
}

// headers are the places above and below the page.
var headers = []place{
	{name: "header", hide: func(f *file) { f.header("header", "default", shown()) }},
	{name: "first header", hide: func(f *file) { f.header("header", "first", shown()); f.section += "<w:titlePg/>" }},
	{name: "even header", hide: func(f *file) {
		f.header("header", "even", shown())
		f.word("settings", "settings", "<w:evenAndOddHeaders/>")
	}},
	{name: "footer", hide: func(f *file) { f.header("footer", "default", shown()) }},
	{name: "first footer that does not show", hide: func(f *file) { f.header("footer", "first", shown()) }},
	{name: "header nobody refers to", hide: func(f *file) { f.word("header4", "header", shown()) }},
	{name: "header no relationship leads to", hide: func(f *file) { f.parts["word/header4.xml"] = declare("w:hdr", shown()) }},
	{name: "header of another name", hide: func(f *file) {
		f.part("word/Rosalind Griffith 14 March 2011.xml", relStem+"header", wordType+"header+xml", declare("w:hdr", shown()))
	}},
	{name: "table in a footer", hide: func(f *file) {
		var cells []string
		for _, d := range trace.Person {
			cells = append(cells, d.Label, d.Text)
		}
		f.header("footer", "default", table(2, cells...)+para())
	}},
	{name: "header of an earlier section", hide: func(f *file) {
		f.word("header1", "header", shown())
		id := strings.Count(strings.Join(f.rels[mainName], ""), "<Rel")
		f.add(fmt.Sprintf(`<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId%d"/></w:sectPr></w:pPr></w:p>`, id))
	}},
}

func (f *file) header(kind, typ, content string) {
	id := f.part("word/"+kind+"1.xml", relStem+kind, wordType+kind+"+xml", declare(roots[kind], content))
	f.section += `<w:` + kind + `Reference w:type="` + typ + `" r:id="` + id + `"/>`
}

package survival

import (
	"encoding/base64"
	"fmt"
	"strings"

	"veil/internal/trace"
)

// place is one place to hide the details in.
type place struct {
	name   string
	hide   func(f *file)
	gap    bool // nobody reads what is there: refused unless the user accepts that
	partly bool // the file holds only some of the details
	fewer  bool // paragraphs become fewer, since some do not show
}

const anchored = ` text:anchor-type="paragraph" svg:x="1cm" svg:y="1cm" svg:width="6cm" svg:height="4cm"`

var places = []place{
	{name: "plain", hide: func(f *file) { f.add(shown()) }},
	{name: "headings", hide: func(f *file) {
		for _, s := range trace.Labelled() {
			f.add(`<text:h text:outline-level="2">` + s + `</text:h>`)
		}
	}},
	{name: "letter by letter", hide: func(f *file) {
		f.each(func(s string) string {
			return runes(s, func(r rune) string {
				if r == ' ' {
					return "<text:s/>"
				}
				return "<text:span>" + string(r) + "</text:span>"
			})
		})
	}},
	{name: "blanks between spans", hide: func(f *file) {
		f.each(func(s string) string {
			return "<text:span>" + strings.ReplaceAll(s, " ", "</text:span> <text:span>") + "</text:span>"
		})
	}},
	{name: "white space of all kinds", hide: func(f *file) {
		f.each(func(s string) string { return strings.ReplaceAll(s, " ", "\n\t  ") })
	}},
	{name: "many blanks", hide: func(f *file) {
		f.each(func(s string) string { return strings.ReplaceAll(s, " ", `<text:s text:c="3"/>`) })
	}},
	{name: "tabs", hide: func(f *file) { f.each(func(s string) string { return strings.ReplaceAll(s, " ", "<text:tab/>") }) }},
	{name: "line breaks", hide: func(f *file) {
		f.each(func(s string) string { return strings.ReplaceAll(s, " ", "<text:line-break/>") })
	}},
	{name: "soft hyphens and page breaks", hide: func(f *file) {
		f.each(func(s string) string { return s[:len(s)-2] + "\u00ad<text:soft-page-break/>" + s[len(s)-2:] })
	}},
	{name: "no-break spaces", hide: func(f *file) { f.each(func(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }) }},
	{name: "a list", hide: func(f *file) {
		f.add("<text:list>")
		for _, s := range trace.Labelled() {
			f.add("<text:list-item>" + para(s) + "</text:list-item>")
		}
		f.add("</text:list>")
	}},
	{name: "a table", hide: func(f *file) {
		var cells []string
		for _, d := range trace.Person {
			cells = append(cells, d.Label, d.Text)
		}
		f.add(table(2, cells...))
	}},
	{name: "over cells", hide: func(f *file) {
		f.add(table(3, "Child:", "Rosalind", "Griffith"), table(4, "NHS number", "999", "123", "4578"), table(3, "Telephone", "07700", "900471"))
		f.add(shown())
	}},
	{name: "a section", hide: func(f *file) { f.add(`<text:section text:name="` + details + `">` + shown() + `</text:section>`) }},
	{name: "a hidden section", fewer: true, hide: func(f *file) {
		f.add(`<text:section text:name="a" text:display="none">` + shown() + `</text:section>`)
	}},
	{name: "a section shown on a condition", fewer: true, hide: func(f *file) {
		f.add(`<text:section text:name="a" text:condition="ooow:` + details + `" text:display="condition">` + shown() + `</text:section>`)
	}},
	{name: "hidden by its style", hide: func(f *file) {
		f.automatic.WriteString(`<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>`)
		f.each(func(s string) string { return `x<text:span text:style-name="T1">` + s + `</text:span>` })
	}},
	{name: "hidden fields", hide: func(f *file) {
		f.add(para(`x<text:hidden-text text:condition="ooow:1" text:string-value="` + details + `" text:is-hidden="true">` + details + `</text:hidden-text><text:hidden-paragraph text:condition="` + details + `"/>`))
	}},
	{name: "comments", hide: func(f *file) {
		f.add(para(`x<office:annotation office:name="1"><dc:creator>` + details + `</dc:creator><dc:date>2024-01-01T00:00:00</dc:date>` + shown() + `</office:annotation>y<office:annotation-end office:name="1"/>`))
	}},
	{name: "tracked deletions", hide: func(f *file) {
		f.add(`<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>` + details + `</dc:creator></office:change-info>` + shown() + `</text:deletion></text:changed-region></text:tracked-changes>`)
		f.add(para(`x<text:change text:change-id="c1"/>y`))
	}},
	{name: "tracked insertions", hide: func(f *file) {
		f.add(`<text:tracked-changes><text:changed-region text:id="c1"><text:insertion><office:change-info><dc:creator>` + details + `</dc:creator></office:change-info></text:insertion></text:changed-region></text:tracked-changes>`)
		f.each(func(s string) string {
			return `<text:change-start text:change-id="c1"/>` + s + `<text:change-end text:change-id="c1"/>`
		})
	}},
	{name: "footnotes", hide: func(f *file) {
		f.add(para(`x<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation text:label="` + details + `">1</text:note-citation><text:note-body>` + shown() + `</text:note-body></text:note>`))
	}},
	{name: "endnotes", hide: func(f *file) {
		f.add(para(`x<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body>` + shown() + `</text:note-body></text:note>`))
	}},
	{name: "headers and footers", hide: func(f *file) {
		f.master.WriteString(`<style:header>` + shown() + `</style:header><style:header-left>` + shown() + `</style:header-left><style:header-first>` + shown() + `</style:header-first>` +
			`<style:footer>` + shown() + `</style:footer><style:footer-left>` + shown() + `</style:footer-left><style:footer-first>` + shown() + `</style:footer-first>`)
	}},
	{name: "a text box", hide: func(f *file) {
		f.add(para(`<draw:frame draw:name="` + details + `"` + anchored + `><draw:text-box>` + shown() + `</draw:text-box><svg:title>` + details + `</svg:title><svg:desc>` + details + `</svg:desc></draw:frame>x`))
	}},
	{name: "a text box in a text box", hide: func(f *file) {
		f.add(para(`<draw:frame` + anchored + `><draw:text-box>` + para(`<draw:frame`+anchored+`><draw:text-box>`+shown()+`</draw:text-box></draw:frame>y`) + `</draw:text-box></draw:frame>x`))
	}},
	{name: "a shape", hide: func(f *file) {
		f.add(para(`<draw:custom-shape` + anchored + `>` + shown() + `<draw:enhanced-geometry draw:text-areas="` + details + `" draw:type="rectangle"/></draw:custom-shape>x`))
	}},
	{name: "shapes in a group", hide: func(f *file) {
		f.add(para(`<draw:g draw:name="` + details + `"><draw:rect` + anchored + `>` + shown() + `</draw:rect><draw:ellipse` + anchored + `>` + shown() + `</draw:ellipse></draw:g>x`))
	}},
	{name: "a picture's names", hide: func(f *file) {
		f.parts["Pictures/a.png"] = "\x89PNG\r\n\x1a\n" + details
		f.add(para(`<draw:frame draw:name="` + details + `"` + anchored + `><draw:image xlink:href="Pictures/a.png"><text:p>` + details + `</text:p></draw:image><svg:desc>` + details + `</svg:desc></draw:frame>x`))
	}, fewer: true},
	{name: "a picture in the text", hide: func(f *file) {
		f.add(para(`<draw:frame` + anchored + `><draw:image><office:binary-data>` + base64.StdEncoding.EncodeToString([]byte(details)) + `</office:binary-data></draw:image></draw:frame>x`))
	}},
	{name: "an embedded object", gap: true, hide: func(f *file) {
		f.parts["Object 1/content.xml"] = declare("office:document-content", "<office:body><office:text>"+shown()+"</office:text></office:body>")
		f.add(para(`<draw:frame` + anchored + `><draw:object xlink:href="./Object 1"/></draw:frame>x`))
	}},
	{name: "an OLE object", gap: true, hide: func(f *file) {
		f.parts["Object 1"] = "\xD0\xCF\x11\xE0" + details
		f.add(para(`<draw:frame` + anchored + `><draw:object-ole xlink:href="./Object 1"/></draw:frame>x`))
	}},
	{name: "links", hide: func(f *file) {
		f.each(func(s string) string {
			return `<text:a xlink:href="mailto:` + strings.ReplaceAll(details, " ", "%20") + `" office:title="` + details + `" office:name="` + details + `">` + s + `</text:a>`
		})
	}},
	{name: "bookmarks and references", hide: func(f *file) {
		f.add(para(`<text:bookmark text:name="` + details + `"/><text:bookmark-start text:name="` + details + `"/>x<text:bookmark-end text:name="` + details + `"/><text:reference-mark-start text:name="` + details + `"/>y<text:reference-mark-end text:name="` + details + `"/>`))
	}},
	{name: "fields", hide: func(f *file) {
		f.each(func(s string) string {
			return `<text:user-defined text:name="` + details + `" office:string-value="` + details + `">` + s + `</text:user-defined>`
		})
		f.add(para(`<text:page-number text:select-page="current">` + details + `</text:page-number>`))
	}},
	{name: "declared fields", hide: func(f *file) {
		f.add(`<text:user-field-decls><text:user-field-decl office:value-type="string" office:string-value="` + details + `" text:name="a"/></text:user-field-decls>` + para("x"))
	}},
	{name: "a table of contents", fewer: true, hide: func(f *file) {
		f.add(`<text:table-of-content text:name="` + details + `"><text:table-of-content-source><text:index-title-template>` + details + `</text:index-title-template></text:table-of-content-source><text:index-body>` + shown() + `</text:index-body></text:table-of-content>`)
	}},
	{name: "ruby", hide: func(f *file) {
		f.each(func(s string) string {
			return `<text:ruby><text:ruby-base>` + s + `</text:ruby-base><text:ruby-text>` + s + `</text:ruby-text></text:ruby>`
		})
	}},
	{name: "forms", gap: true, hide: func(f *file) {
		f.add(`<office:forms><form:form form:name="a"><form:text form:name="` + details + `" form:value="` + details + `"/></form:form></office:forms>` + para("x"))
	}},
	{name: "names of styles", hide: func(f *file) {
		f.automatic.WriteString(`<style:style style:name="P1" style:display-name="` + details + `" style:family="paragraph"/>`)
		f.common.WriteString(`<style:style style:name="` + details + `" style:display-name="` + details + `" style:family="paragraph" style:parent-style-name="` + details + `"><style:text-properties style:font-name="` + details + `" fo:font-family="` + details + `"/></style:style>`)
		f.add(`<text:p text:style-name="` + details + `">x</text:p>`)
	}},
	{name: "numbers of lists", hide: func(f *file) {
		f.common.WriteString(`<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-prefix="` + details + `" style:num-suffix="` + details + `" style:num-format="1"/><text:list-level-style-bullet text:level="2" text:bullet-char="` + details + `"/></text:list-style>`)
	}},
	{name: "fonts and scripts", hide: func(f *file) {
		f.decls.WriteString(`<office:scripts><office:script script:language="` + details + `">` + details + `</office:script></office:scripts><office:font-face-decls><style:font-face style:name="` + details + `" svg:font-family="` + details + `"/></office:font-face-decls>`)
	}},
	{name: "properties", hide: func(f *file) {
		f.parts["meta.xml"] = declare("office:document-meta", "<office:meta><dc:title>"+details+"</dc:title><meta:initial-creator>"+details+`</meta:initial-creator><meta:user-defined meta:name="`+details+`">`+details+"</meta:user-defined></office:meta>")
	}},
	{name: "settings", hide: func(f *file) {
		f.parts["settings.xml"] = declare("office:document-settings", `<office:settings><config:config-item-set config:name="ooo:view-settings"><config:config-item config:name="PrinterName" config:type="string">`+details+`</config:config-item></config:config-item-set></office:settings>`)
	}},
	{name: "macros", hide: func(f *file) {
		f.parts["Basic/Standard/Module1.xml"] = `<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1">` + details + `</script:module>`
	}},
	{name: "data of its own", hide: func(f *file) { f.parts["manifest.rdf"] = `<a b="` + details + `">` + details + `</a>` }},
	{name: "a file of another kind", gap: true, hide: func(f *file) { f.parts["versions/Version1"] = "PK" + details }},
	{name: "a preview", hide: func(f *file) { f.parts["Thumbnails/thumbnail.png"] = "\x89PNG\r\n\x1a\n" + details }},
	{name: "names of entries and comments", hide: func(f *file) {
		f.comment = details
		f.parts["Pictures/"+strings.NewReplacer("/", "-", ":", "", " ", "_").Replace(details)+".png"] = "\x89PNG"
	}},
	{name: "XML comments and instructions", hide: func(f *file) { f.add("<!--" + details + "--><?x " + details + "?>" + para("x")) }},
	{name: "unknown elements", hide: func(f *file) {
		f.each(func(s string) string { return `<x:y xmlns:x="urn:x" x:z="` + details + `">` + s + `</x:y>` })
	}},
	{name: "attributes of the text", hide: func(f *file) {
		f.add(fmt.Sprintf(`<text:p text:cond-style-name="%s" text:class-names="%[1]s" text:id="%[1]s" xml:id="%[1]s">x</text:p>`, details))
	}},
	{name: "loose text", hide: func(f *file) { f.add(details + para("x") + details) }},
	{name: "references", hide: func(f *file) {
		f.each(func(s string) string { return runes(s, func(r rune) string { return fmt.Sprintf("&#x%X;", r) }) })
	}},
}

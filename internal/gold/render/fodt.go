package main

import (
	"encoding/base64"
	"fmt"
	"html"
	"os"
	"strings"
)

// fodtHead holds the styles; its verbs take the title, the author, the header
// and the footer.
const fodtHead = `<?xml version="1.0" encoding="UTF-8"?>
<office:document office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink">
<office:meta><dc:title>%s</dc:title><meta:initial-creator>%s</meta:initial-creator><dc:creator>%[2]s</dc:creator>
<meta:creation-date>2025-01-06T09:00:00</meta:creation-date></office:meta>
<office:font-face-decls><style:font-face style:name="Sans" svg:font-family="'Liberation Sans'"/></office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties style:font-name="Sans" fo:font-size="11pt" fo:language="en" fo:country="GB"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0.25cm"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="1"><style:paragraph-properties fo:margin-top="0.3cm" fo:margin-bottom="0.3cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="16pt" fo:font-weight="bold" fo:color="#1d3c5a"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="2"><style:paragraph-properties fo:margin-top="0.3cm" fo:margin-bottom="0.15cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="13pt" fo:font-weight="bold" fo:color="#1d3c5a"/></style:style>
<style:style style:name="Header" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="9pt" fo:color="#555555"/></style:style>
<style:style style:name="Footer" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="9pt" fo:color="#555555"/></style:style>
</office:styles>
<office:automatic-styles>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="BP" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #777777" fo:padding="0.1cm"/></style:style>
<style:style style:name="Head" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #777777" fo:padding="0.1cm" fo:background-color="#e4ebf1"/></style:style>
<style:style style:name="Box" style:family="graphic"><style:graphic-properties draw:fill="none" fo:border="1pt solid #1d3c5a" fo:padding="0.2cm" style:wrap="none" style:vertical-pos="from-top" style:vertical-rel="paragraph" style:horizontal-pos="left" style:horizontal-rel="paragraph"/></style:style>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/><style:header-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-bottom="0.5cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.5cm"/></style:footer-style></style:page-layout>
<text:list-style style:name="L"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.6cm" fo:margin-left="1.2cm"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>
%[3]s</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">
<style:header><text:p text:style-name="Header">%[4]s</text:p></style:header>
<style:footer><text:p text:style-name="Footer">%[5]s<text:page-number text:select-page="current">1</text:page-number></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>
`

// odt gathers the parts of the file that stand apart from its text.
type odt struct {
	styles, changes, body strings.Builder
	tables, notes, edits  int
	logo                  string
}

// fodt renders the paper as a flat OpenDocument file for LibreOffice Writer.
func (p paper) fodt(logo string) (string, error) {
	o := &odt{}
	if logo != "" {
		png, err := os.ReadFile(logo)
		if err != nil {
			return "", err
		}
		o.logo = base64.StdEncoding.EncodeToString(png)
	}
	for _, bl := range p.blocks {
		o.block(bl)
	}
	changes := ""
	if o.edits > 0 {
		changes = "<text:tracked-changes>" + o.changes.String() + "</text:tracked-changes>\n"
	}
	footer := odtLines(p.footer)
	if footer != "" {
		footer += " – "
	}
	head := fmt.Sprintf(fodtHead, html.EscapeString(p.title), html.EscapeString(p.author),
		o.styles.String(), odtLines(p.header), footer)
	return head + changes + o.body.String() + "</office:text></office:body></office:document>\n", nil
}

// block writes one block.
func (o *odt) block(bl block) {
	text := odtLines(bl.lines) + o.after(bl)
	switch bl.kind {
	case "h":
		fmt.Fprintf(&o.body, "<text:h text:style-name=\"Heading_20_%d\" text:outline-level=\"%[1]d\">%s</text:h>\n", bl.level, text)
	case "li":
		fmt.Fprintf(&o.body, "<text:list text:style-name=\"L\"><text:list-item><text:p text:style-name=\"Standard\">%s</text:p></text:list-item></text:list>\n", text)
	case "table":
		o.table(bl.rows)
	case "box":
		fmt.Fprintf(&o.body, "<text:p text:style-name=\"Text_20_body\"><draw:frame draw:style-name=\"Box\" text:anchor-type=\"paragraph\" svg:width=\"16.5cm\"><draw:text-box fo:min-height=\"1.2cm\"><text:p>%s</text:p></draw:text-box></draw:frame></text:p>\n", text)
	case "picture":
		fmt.Fprintf(&o.body, "<text:p><draw:frame text:anchor-type=\"as-char\" svg:width=\"6cm\" svg:height=\"1.8cm\"><draw:image><office:binary-data>%s</office:binary-data></draw:image><svg:desc>Logo</svg:desc></draw:frame></text:p>\n", o.logo)
	case "deleted", "inserted":
		o.change(bl, text)
	default:
		fmt.Fprintf(&o.body, "<text:p text:style-name=\"Text_20_body\">%s</text:p>\n", text)
	}
}

// after is the footnote and the comment at the end of a block.
func (o *odt) after(bl block) string {
	out := ""
	if bl.note != nil {
		o.notes++
		out += fmt.Sprintf("<text:note text:id=\"n%d\" text:note-class=\"footnote\"><text:note-citation>%[1]d</text:note-citation><text:note-body><text:p>%s</text:p></text:note-body></text:note>", o.notes, odtLines(bl.note))
	}
	if bl.remark != nil {
		out += fmt.Sprintf("<office:annotation><dc:creator>%s</dc:creator><dc:date>2025-01-06T09:30:00</dc:date><text:p>%s</text:p></office:annotation>", odtLines(bl.remark[:1]), odtLines(bl.remark[1:]))
	}
	return out
}

// change writes a paragraph that someone added or struck out.
func (o *odt) change(bl block, text string) {
	o.edits++
	info := fmt.Sprintf("<office:change-info><dc:creator>%s</dc:creator><dc:date>2025-01-06T10:00:00</dc:date></office:change-info>", html.EscapeString(bl.by))
	fmt.Fprintf(&o.changes, "<text:changed-region text:id=\"ct%d\">", o.edits)
	if bl.kind == "deleted" {
		fmt.Fprintf(&o.changes, "<text:deletion>%s<text:p text:style-name=\"Text_20_body\">%s</text:p></text:deletion>", info, text)
		fmt.Fprintf(&o.body, "<text:p text:style-name=\"Text_20_body\"><text:change text:change-id=\"ct%d\"/></text:p>\n", o.edits)
	} else {
		fmt.Fprintf(&o.changes, "<text:insertion>%s</text:insertion>", info)
		fmt.Fprintf(&o.body, "<text:p text:style-name=\"Text_20_body\"><text:change-start text:change-id=\"ct%d\"/>%s<text:change-end text:change-id=\"ct%[1]d\"/></text:p>\n", o.edits, text)
	}
	o.changes.WriteString("</text:changed-region>\n")
}

// table writes a table, its first row as a heading.
func (o *odt) table(rows [][]string) {
	o.tables++
	fmt.Fprintf(&o.styles, "<style:style style:name=\"T%d\" style:family=\"table\"><style:table-properties style:width=\"17cm\" table:align=\"left\" fo:margin-bottom=\"0.3cm\"/></style:style>\n", o.tables)
	fmt.Fprintf(&o.body, "<table:table table:name=\"Table%d\" table:style-name=\"T%[1]d\">", o.tables)
	for c, w := range widths(rows) {
		fmt.Fprintf(&o.styles, "<style:style style:name=\"T%d.%d\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"%.2fcm\"/></style:style>\n", o.tables, c, w*0.17)
		fmt.Fprintf(&o.body, "<table:table-column table:style-name=\"T%d.%d\"/>", o.tables, c)
	}
	for i, row := range rows {
		cell, para := "Cell", "Standard"
		if i == 0 {
			cell, para = "Head", "BP"
		}
		o.body.WriteString("<table:table-row>")
		for _, text := range row {
			fmt.Fprintf(&o.body, "<table:table-cell table:style-name=\"%s\"><text:p text:style-name=\"%s\">%s</text:p></table:table-cell>", cell, para, odtLines([]string{text}))
		}
		o.body.WriteString("</table:table-row>\n")
	}
	o.body.WriteString("</table:table>\n")
}

// odtLines renders lines of text.
func odtLines(lines []string) string {
	return inline(lines, "<text:line-break/>", func(p piece) string {
		s := html.EscapeString(p.text)
		s = strings.ReplaceAll(s, "        ", "<text:tab/>")
		if p.bold {
			s = `<text:span text:style-name="B">` + s + "</text:span>"
		}
		if p.href != "" {
			s = fmt.Sprintf(`<text:a xlink:type="simple" xlink:href="%s">%s</text:a>`, html.EscapeString(p.href), s)
		}
		return s
	})
}

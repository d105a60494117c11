package survival

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"veil/internal/trace"
)

// place is somewhere in a workbook where text can hide.
type place struct {
	name   string
	hide   func(*file)
	gap    bool     // the workbook is refused unless unread content is accepted
	partly bool     // not all details fit, or the search does not know the place's coding
	read   bool     // it shows, so that there is a mark in the copy
	gone   []string // further traces, which no part of the copy may hold
}

// places are those in cells that show; others are in the other files.
var places = append(append(append([]place{}, shownPlaces...), hiddenPlaces...), partPlaces...)

var shownPlaces = []place{
	{name: "inline strings", read: true, hide: func(f *file) { f.each(inline) }},
	{name: "shared strings", read: true, hide: func(f *file) {
		f.each(func(s string) string { return f.shared("<t>" + escape(s) + "</t>") })
	}},
	{name: "a run for each letter", read: true, hide: func(f *file) {
		f.each(func(s string) string {
			return f.shared(runes(s, func(r rune) string {
				return `<r><rPr><b/></rPr><t xml:space="preserve">` + escape(string(r)) + "</t></r>"
			}))
		})
	}},
	{name: "inline runs", read: true, hide: func(f *file) {
		f.each(func(s string) string {
			i := len(s) - 5
			return `<c t="inlineStr"><is><r><t xml:space="preserve">` + escape(s[:i]) + `</t></r><r><t xml:space="preserve">` + escape(s[i:]) + `</t></r></is></c>`
		})
	}},
	{name: "values of formulas", read: true, hide: func(f *file) {
		f.each(func(s string) string { return `<c t="str"><f>A1&amp;B1</f><v>` + escape(s) + `</v></c>` })
	}},
	{name: "labels beside values", read: true, hide: func(f *file) {
		for _, d := range trace.Person {
			f.add(inline(d.Label), inline(d.Text))
		}
	}},
	{name: "labels above columns", read: true, hide: func(f *file) {
		var head, row []string
		for _, d := range trace.Person {
			head, row = append(head, inline(d.Label)), append(row, inline(d.Text))
		}
		f.add(head...)
		f.add(row...)
	}},
	{name: "numbers and dates", partly: true, read: true, gone: []string{"40616"}, hide: func(f *file) {
		f.add(inline("Child"), inline("Date of birth"), inline("NHS number"), inline("Telephone"))
		f.add(inline("Rosalind Griffith"), fmt.Sprintf(`<c s="%d"><v>40616</v></c>`, f.format("dd/mm/yyyy")),
			fmt.Sprintf(`<c s="%d"><v>9991234578</v></c>`, f.format("000 000 0000")), fmt.Sprintf(`<c s="%d"><v>7700900471</v></c>`, f.format("00000 000000")))
	}},
	{name: "dates of 1904", partly: true, read: true, gone: []string{"39154", "40616"}, hide: func(f *file) {
		f.book.WriteString(`<workbookPr date1904="1"/>`)
		f.add(inline("Rosalind Griffith"), inline("Date of birth"), fmt.Sprintf(`<c s="%d"><v>39154</v></c>`, f.format("d mmmm yyyy")))
	}},
	{name: "dates as text", partly: true, read: true, gone: []string{"20110314"}, hide: func(f *file) {
		f.add(inline("Rosalind Griffith"), inline("Date of birth"), fmt.Sprintf(`<c s="%d" t="d"><v>2011-03-14T00:00:00</v></c>`, f.format("dd/mm/yyyy")))
	}},
	{name: "merged cells", read: true, hide: func(f *file) {
		f.each(inline)
		fmt.Fprintf(&f.after, `<mergeCells><mergeCell ref="A%d:C%d"/></mergeCells>`, f.row, f.row)
	}},
	{name: "escapes", read: true, hide: func(f *file) {
		f.each(func(s string) string {
			return inline(runes(s, func(r rune) string { return fmt.Sprintf("_x%04X_", r) }))
		})
	}},
	{name: "references", read: true, hide: func(f *file) {
		f.each(func(s string) string {
			return `<c t="inlineStr"><is><t>` + runes(s, func(r rune) string { return fmt.Sprintf("&#x%X;", r) }) + `</t></is></c>`
		})
	}},
	{name: "sections of plain text", read: true, hide: func(f *file) {
		f.each(func(s string) string { return `<c t="inlineStr"><is><t><![CDATA[` + s + `]]></t></is></c>` })
	}},
	{name: "characters of no width", read: true, hide: func(f *file) {
		f.each(func(s string) string {
			return inline(runes(s, func(r rune) string { return string(r) + "\u200b" }))
		})
	}},
	{name: "characters in full width", partly: true, read: true, hide: func(f *file) {
		f.add(inline("Rosalind Griffith"))
		f.each(func(s string) string {
			return inline(runes(s, func(r rune) string {
				if r > ' ' && r <= '~' {
					return string(r - '!' + '！')
				}
				return string(r)
			}))
		})
	}},
	{name: "line ends in cells", read: true, hide: func(f *file) {
		f.add(inline(strings.Join(trace.Labelled(), "\n")))
		f.add(inline("Address:\n31 Larkspur Close,\nThornbury,\nBS99 4QT"))
	}},
	{name: "white letters", read: true, hide: func(f *file) {
		f.fonts = append(f.fonts, `<font><sz val="1"/><color rgb="FFFFFFFF"/><name val="Calibri"/></font>`)
		f.xfs = append(f.xfs, `<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0"/>`)
		f.each(func(s string) string { return strings.Replace(inline(s), "<c ", `<c s="1" `, 1) })
	}},
	{name: "words in number formats", hide: func(f *file) {
		for _, s := range trace.Labelled() {
			f.add(fmt.Sprintf(`<c s="%d"><v>1</v></c>`, f.format(`"`+s+`"`)))
			f.add(fmt.Sprintf(`<c s="%d"><v>2</v></c>`, f.format(runes(s, func(r rune) string { return `\` + string(r) }))))
		}
	}},
	{name: "formats that show nothing", partly: true, hide: func(f *file) {
		s := f.format(";;;")
		f.add(inline("NHS number"), fmt.Sprintf(`<c s="%d"><v>9991234578</v></c>`, s), inline("Telephone"), fmt.Sprintf(`<c s="%d"><v>7700900471</v></c>`, s))
	}},
	{name: "formats that show a part", partly: true, gone: []string{"40616"}, hide: func(f *file) {
		f.add(fmt.Sprintf(`<c s="%d"><v>9991234578</v></c>`, f.format("0.0E+00")), fmt.Sprintf(`<c s="%d"><v>40616</v></c>`, f.format("yyyy")),
			fmt.Sprintf(`<c s="%d"><v>7700900471</v></c>`, f.format(`"withheld"`)), fmt.Sprintf(`<c s="%d"><v>40616.25</v></c>`, f.format(`mmm yyyy`)))
	}},
	{name: "numbers with much after the point", partly: true, hide: func(f *file) {
		f.add(fmt.Sprintf(`<c s="%d"><v>5.9991234578</v></c>`, f.format("0.00")))
	}},
	{name: "a number that is none", read: true, hide: func(f *file) {
		f.each(func(s string) string { return "<c><v>" + escape(s) + "</v></c>" })
	}},
	{name: "errors and truths", read: true, hide: func(f *file) {
		f.each(func(s string) string { return `<c t="e"><v>` + escape(s) + `</v></c>` })
		f.each(func(s string) string { return `<c t="b"><v>` + escape(s) + `</v></c>` })
	}},
	{name: "the name of the sheet", partly: true, hide: func(f *file) {
		f.sheetName = "Rosalind Griffith 9991234578"
		f.add(inline("Child: Rosalind Griffith, NHS number: 999 123 4578"))
	}},
	{name: "rows far apart", read: true, hide: func(f *file) {
		for i, s := range trace.Labelled() {
			f.row += 1000 * (i + 1)
			f.add(fmt.Sprintf(`<c r="XF%d" t="inlineStr"><is><t>%s</t></is></c>`, f.row+1, escape(s)))
		}
	}},
	{name: "another sheet", read: true, hide: func(f *file) {
		f.sheet("Pond", "visible", `<row><c t="inlineStr"><is><t>`+escape(details)+`</t></is></c></row>`)
	}},
	{name: "a sheet in UTF-16", partly: true, read: true, hide: func(f *file) {
		s := strings.Replace(worksheet("<sheetData><row>"+inline(control)+"</row><row>"+inline(details)+"</row></sheetData>"), "UTF-8", "UTF-16", 1)
		b := []byte{0xFF, 0xFE}
		for _, u := range utf16.Encode([]rune(s)) {
			b = append(b, byte(u), byte(u>>8))
		}
		f.parts["xl/worksheets/sheet1.xml"] = string(b)
		f.types["xl/worksheets/sheet1.xml"] = types + "worksheet+xml"
	}},
}

var hiddenPlaces = []place{
	{name: "a hidden sheet", hide: func(f *file) { f.sheet("x", "hidden", "<row>"+inline(details)+"</row>") }},
	{name: "a very hidden sheet", hide: func(f *file) { f.sheet(details[:20], "veryHidden", "<row>"+inline(details)+"</row>") }},
	{name: "hidden rows", hide: func(f *file) {
		for _, s := range trace.Labelled() {
			f.addRow(`hidden="1"`, inline(s))
		}
	}},
	{name: "rows of no height", hide: func(f *file) {
		for _, s := range trace.Labelled() {
			f.addRow(`ht="0" customHeight="1"`, inline(s))
		}
	}},
	{name: "hidden columns", hide: func(f *file) {
		f.before.WriteString(`<cols><col min="7" max="8" width="9" hidden="1"/></cols>`)
		f.add(fmt.Sprintf(`<c r="G%d" t="inlineStr"><is><t>%s</t></is></c>`, f.row+1, escape(details)))
	}},
	{name: "columns of no width", hide: func(f *file) {
		f.before.WriteString(`<cols><col min="7" max="7" width="0" customWidth="1"/></cols>`)
		f.add(fmt.Sprintf(`<c r="G%d" t="inlineStr"><is><t>%s</t></is></c>`, f.row+1, escape(details)))
	}},
	{name: "under merged cells", hide: func(f *file) {
		f.add(inline("top"), inline(details))
		fmt.Fprintf(&f.after, `<mergeCells><mergeCell ref="A%d:C%d"/></mergeCells>`, f.row, f.row)
	}},
	{name: "two cells in one place", hide: func(f *file) {
		at := fmt.Sprintf("A%d", f.row+1)
		f.add(`<c r="`+at+`" t="inlineStr"><is><t>`+escape(details)+`</t></is></c>`, `<c r="`+at+`"><v>5</v></c>`)
	}},
	{name: "strings that no cell shows", hide: func(f *file) { f.shared("<t>" + escape(details) + "</t>") }},
	{name: "how words sound", hide: func(f *file) {
		f.add(f.shared("<t>pond</t><rPh sb=\"0\" eb=\"1\"><t>" + escape(details) + "</t></rPh>"))
	}},
	{name: "loose text", hide: func(f *file) {
		f.rows.WriteString(details)
		f.add(details, inline("x"), "<c>"+details+"</c>")
	}},
	{name: "further elements of cells", hide: func(f *file) {
		f.add(`<c t="n"><v>1</v><v>`+escape(details)+`</v></c>`, `<c t="inlineStr"><is><t>a</t></is><is><t>`+escape(details)+`</t></is></c>`,
			`<c><v>1</v><extLst><ext uri="{1}">`+escape(details)+`</ext></extLst></c>`)
	}},
	{name: "attributes of cells", hide: func(f *file) {
		f.addRow(`spans="`+escape(details)+`" thickTop="`+escape(details)+`"`, `<c cm="`+escape(details)+`" vm="`+escape(details)+`"><v>1</v></c>`)
	}},
	{name: "numbers of strings that are none", hide: func(f *file) { f.add(`<c t="s"><v>` + escape(details) + `</v></c>`) }},
	{name: "unknown elements", hide: func(f *file) {
		f.before.WriteString(`<x:y xmlns:x="urn:x" x:z="` + escape(details) + `">` + escape(details) + `</x:y>`)
		f.rows.WriteString(`<x:y xmlns:x="urn:x" x:z="` + escape(details) + `">` + escape(details) + `</x:y>`)
	}},
	{name: "XML comments and instructions", hide: func(f *file) {
		f.rows.WriteString("<!--" + details + "--><?x " + details + "?>")
	}},
	{name: "formulas", hide: func(f *file) {
		f.add(`<c><f>IF(A1=1,"`+escape(details)+`",2)</f><v>2</v></c>`, `<c t="str"><f>HYPERLINK("mailto:x?`+escape(details)+`","x")</f><v>x</v></c>`)
	}},
	{name: "formulas without values", hide: func(f *file) { f.add(`<c><f>"` + escape(details) + `"</f></c>`) }},
	{name: "headers and footers", hide: func(f *file) {
		f.after.WriteString(`<headerFooter differentOddEven="1"><oddHeader>&amp;L&amp;"Arial,Bold"` + escape(details) + `&amp;C&amp;P</oddHeader><evenFooter>&amp;R` + escape(details) + `</evenFooter></headerFooter>`)
	}},
	{name: "links", hide: func(f *file) {
		id := f.link("xl/worksheets/sheet1.xml", "hyperlink", "mailto:x@example.org?subject="+strings.ReplaceAll(details, " ", "%20"))
		f.after.WriteString(`<hyperlinks><hyperlink ref="A1" r:id="` + id + `" tooltip="` + escape(details) + `" display="` + escape(details) + `" location="'` + escape(details) + `'!A1"/></hyperlinks>`)
	}},
	{name: "lists of what may be entered", hide: func(f *file) {
		f.after.WriteString(`<dataValidations><dataValidation type="list" sqref="A1" promptTitle="x" prompt="` + escape(details) + `" error="` + escape(details) + `"><formula1>"` + escape(details) + `"</formula1></dataValidation></dataValidations>`)
	}},
	{name: "conditional formats", hide: func(f *file) {
		f.after.WriteString(`<conditionalFormatting sqref="A1"><cfRule type="containsText" priority="1" text="` + escape(details) + `"><formula>NOT(ISERROR(SEARCH("` + escape(details) + `",A1)))</formula></cfRule></conditionalFormatting>`)
	}},
	{name: "filters", hide: func(f *file) {
		f.after.WriteString(`<autoFilter ref="A1:A9"><filterColumn colId="0"><filters><filter val="` + escape(details) + `"/></filters></filterColumn></autoFilter>`)
	}},
	{name: "scenarios", hide: func(f *file) {
		f.after.WriteString(`<scenarios><scenario name="` + escape(details) + `" user="` + escape(details) + `" comment="` + escape(details) + `"><inputCells r="A1" val="` + escape(details) + `"/></scenario></scenarios>`)
	}},
	{name: "protected ranges", hide: func(f *file) {
		f.after.WriteString(`<protectedRanges><protectedRange name="` + escape(details) + `" sqref="A1" securityDescriptor="` + escape(details) + `"/></protectedRanges>`)
	}},
	{name: "views of the sheet", hide: func(f *file) {
		f.after.WriteString(`<customSheetViews><customSheetView guid="{1}"><headerFooter><oddHeader>` + escape(details) + `</oddHeader></headerFooter><autoFilter ref="A1"><filterColumn colId="0"><filters><filter val="` + escape(details) + `"/></filters></filterColumn></autoFilter></customSheetView></customSheetViews>`)
	}},
	{name: "smart tags and watches", hide: func(f *file) {
		f.after.WriteString(`<cellWatches><cellWatch r="` + escape(details) + `"/></cellWatches><smartTags><cellSmartTags r="A1"><cellSmartTag type="0"><cellSmartTagPr key="k" val="` + escape(details) + `"/></cellSmartTag></cellSmartTags></smartTags>`)
	}},
	{name: "extensions of the sheet", hide: func(f *file) {
		f.after.WriteString(`<extLst><ext uri="{05C60535}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:sparklineGroups><x14:sparklineGroup><x14:sparklines><x14:sparkline><f xmlns="http://schemas.microsoft.com/office/excel/2006/main">'` + escape(details) + `'!A1</f></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups><x14:dataValidation><x14:formula1>"` + escape(details) + `"</x14:formula1></x14:dataValidation></ext></extLst>`)
	}},
	{name: "code names", hide: func(f *file) {
		f.before.WriteString(`<sheetPr codeName="` + escape(details) + `"/>`)
		f.book.WriteString(`<workbookPr codeName="` + escape(details) + `"/>`)
	}},
	{name: "alternatives", hide: func(f *file) {
		f.after.WriteString(`<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x14"><controls><control name="` + escape(details) + `"/></controls></mc:Choice><mc:Fallback>` + escape(details) + `</mc:Fallback></mc:AlternateContent>`)
	}},
}

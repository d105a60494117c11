package survival

import (
	"fmt"
	"strings"

	"veil/internal/trace"
)

// hidden are the places of text that does not show, or hardly.
var hidden = []place{
	{name: "hidden runs", hide: func(f *file) { f.each(func(s string) string { return run("x") + styled("<w:vanish/>", s) }) }},
	{name: "hidden by style", hide: func(f *file) {
		f.styles(`<w:style w:type="character" w:styleId="Gone"><w:name w:val="gone"/><w:rPr><w:vanish/></w:rPr></w:style>`)
		f.each(func(s string) string { return run("x") + styled(`<w:rStyle w:val="Gone"/>`, s) })
	}},
	{name: "hidden on the web", hide: func(f *file) { f.each(func(s string) string { return styled("<w:webHidden/>", s) }) }},
	{name: "hidden paragraph marks", hide: func(f *file) {
		for _, s := range trace.Labelled() {
			f.add(`<w:p><w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>` + run(s) + `</w:p>`)
		}
	}},
	{name: "half hidden", hide: func(f *file) {
		f.each(func(s string) string { return run(s[:len(s)-3]) + styled("<w:vanish/>", s[len(s)-3:]) })
	}},
	{name: "hidden letters between", hide: func(f *file) {
		f.each(func(s string) string {
			return runes(s, func(r rune) string { return run(string(r)) + styled("<w:vanish/>", "q") })
		})
	}},
	{name: "white", hide: func(f *file) { f.each(func(s string) string { return styled(`<w:color w:val="FFFFFF"/>`, s) }) }},
	{name: "of the background's colour", hide: func(f *file) {
		f.each(func(s string) string {
			return styled(`<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>`, s)
		})
	}},
	{name: "blacked out by highlighting", hide: func(f *file) {
		f.each(func(s string) string { return styled(`<w:highlight w:val="black"/>`, s) })
	}},
	{name: "tiny", hide: func(f *file) { f.each(func(s string) string { return styled(`<w:sz w:val="2"/>`, s) }) }},
	{name: "narrow", hide: func(f *file) {
		f.each(func(s string) string { return styled(`<w:w w:val="1"/><w:spacing w:val="-400"/>`, s) })
	}},
	{name: "off the page", hide: func(f *file) {
		for _, s := range trace.Labelled() {
			f.add(`<w:p><w:pPr><w:framePr w:w="100" w:hAnchor="page" w:x="30000" w:y="30000"/></w:pPr>` + run(s) + `</w:p>`)
		}
	}},
	{name: "row of no height", hide: func(f *file) {
		f.add(`<w:tbl><w:tr><w:trPr><w:trHeight w:val="1" w:hRule="exact"/></w:trPr><w:tc>` + shown() + `</w:tc></w:tr></w:tbl>`)
	}},
	{name: "hidden row", hide: func(f *file) {
		f.add(`<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>` + shown() + `</w:tc></w:tr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>`)
	}},
	{name: "merged cells", hide: func(f *file) {
		f.add(`<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>` + shown() + `</w:tc></w:tr></w:tbl>`)
	}},
	{name: "hidden shape", hide: func(f *file) {
		f.add(para(strings.Replace(vmlBox(shown()), "width:200pt", "visibility:hidden;width:200pt", 1)))
		f.add(para(named("x", ` hidden="1"`, "", shapeURI, textBox(shown()))))
	}},
	{name: "struck out", hide: func(f *file) { f.each(func(s string) string { return styled("<w:strike/><w:dstrike/>", s) }) }},
	{name: "loose text", hide: func(f *file) { f.add("<w:p>" + details + run("x") + details + "</w:p>") }},
	{name: "loose text in properties", hide: func(f *file) {
		f.add("<w:p><w:pPr>" + details + "<w:jc>" + details + "</w:jc></w:pPr>" + run("x") + "</w:p>")
	}},
	{name: "text after the body", hide: func(f *file) {
		f.parts[mainName] = declare("w:document", `<w:body>`+f.body.String()+`<w:sectPr/></w:body>`+shown())
	}},
	{name: "text after the last section", hide: func(f *file) {
		f.parts[mainName] = declare("w:document", `<w:body>`+f.body.String()+`<w:sectPr/>`+shown()+`</w:body>`)
	}},
}

// layout are the ways to set words that a reader sees whole and a program may
// not.
var layout = []place{
	{name: "plain", hide: func(f *file) { f.show() }},
	{name: "letter by letter", hide: func(f *file) {
		f.each(func(s string) string { return runes(s, func(r rune) string { return run(string(r)) }) })
	}},
	{name: "letters of several looks", hide: func(f *file) {
		n := 0
		f.each(func(s string) string {
			return runes(s, func(r rune) string { n++; return styled(fmt.Sprintf(`<w:sz w:val="%d"/>`, 18+n%5), string(r)) })
		})
	}},
	{name: "several texts in a run", hide: func(f *file) {
		f.each(func(s string) string {
			return "<w:r>" + runes(s, func(r rune) string { return `<w:t xml:space="preserve">` + string(r) + `</w:t>` }) + "</w:r>"
		})
	}},
	{name: "a cell for a letter", fewer: true, hide: func(f *file) {
		for _, d := range trace.Person {
			row := strings.Split(strings.ReplaceAll(d.Text, ", ", " "), "")
			for i := range row {
				row[i] = strings.TrimSpace(row[i])
			}
			f.add(para(run(d.Label+":")), table(len(row), row...))
		}
	}},
	{name: "a cell for a detail", hide: func(f *file) {
		var cells []string
		for _, d := range trace.Person {
			cells = append(cells, d.Label, d.Text)
		}
		f.add(table(2, cells...))
	}},
	{name: "a column for a detail", hide: func(f *file) {
		var labels, values []string
		for _, d := range trace.Person {
			labels, values = append(labels, d.Label), append(values, d.Text)
		}
		f.add(table(len(labels), append(labels, values...)...))
	}},
	{name: "over two cells", hide: func(f *file) {
		f.add(table(4, "Forename", "Rosalind", "Surname", "Griffith"))
		f.add(table(3, "Child:", "Rosalind", "Griffith"), table(3, "Address:", "31 Larkspur Close", "Thornbury, BS99 4QT"))
		f.show()
	}},
	{name: "over two paragraphs", fewer: true, hide: func(f *file) {
		f.each(func(s string) string { return run(s) })
		f.add(para(run("Address:")), para(run("31 Larkspur Close")), para(run("Thornbury")), para(run("BS99 4QT")))
		f.add(para(run("The child is Rosalind")), para(run("Griffith of this town.")))
	}},
	{name: "with line breaks", hide: func(f *file) {
		f.each(func(s string) string {
			return "<w:r><w:t>" + strings.ReplaceAll(s, " ", `</w:t><w:br/><w:t>`) + "</w:t></w:r>"
		})
	}},
	{name: "with tabs", hide: func(f *file) {
		f.each(func(s string) string { return parted(s, " ", `<w:tab/>`) })
	}},
	{name: "with aligned tabs", hide: func(f *file) {
		f.each(func(s string) string {
			return parted(s, " ", `<w:ptab w:alignment="left" w:relativeTo="margin" w:leader="none"/>`)
		})
	}},
	{name: "with tabs at the strokes", hide: func(f *file) {
		f.add(para(run("Date of birth: 14/"), "<w:r><w:tab/></w:r>", run("03/2011")), para(run("Case number: CYP/2023/"), "<w:r><w:tab/></w:r>", run("48817")))
		f.add(para(run("Date of birth: 14"), "<w:r><w:tab/></w:r>", run("/03/2011")), para(run("Case number: CYP/2023"), "<w:r><w:tab/></w:r>", run("/48817")))
		f.show()
	}},
	{name: "with line breaks at the strokes", hide: func(f *file) {
		f.add(para(run("Case number: CYP/2023/"), "<w:r><w:br/></w:r>", run("48817")), para(run("Date of birth: 14/03/"), "<w:r><w:br/></w:r>", run("2011")))
		f.show()
	}},
	{name: "a cell for a group of digits", hide: func(f *file) {
		f.add(table(4, "NHS number", "999", "123", "4578"), table(3, "Telephone", "07700", "900471"), table(4, "Date of birth", "14", "March", "2011"))
		f.add(table(6, "Telephone", "07700", "900471", "NHS number", "999 123", "4578"))
		f.show()
	}},
	{name: "a cell for a group of digits under headings", hide: func(f *file) {
		f.add(table(4, "Child", "Day", "Month", "Year", "Rosalind Griffith", "14", "03", "2011"))
		f.add(table(3, "Who", "Code", "Number", "Mother", "07700", "900471"))
		f.show()
	}},
	{name: "a line for a group of digits", fewer: true, hide: func(f *file) {
		for _, s := range trace.Labelled()[3:6] {
			for _, word := range strings.Split(s, " ") {
				f.add(para(run(word)))
			}
		}
		f.show()
	}},
	{name: "with a break in the middle of words", hide: func(f *file) {
		f.each(func(s string) string {
			return "<w:r>" + textOf(s[:len(s)-3]) + `<w:lastRenderedPageBreak/>` + textOf(s[len(s)-3:]) + "</w:r>"
		})
	}},
	{name: "with soft hyphens", hide: func(f *file) {
		f.each(func(s string) string {
			return "<w:r>" + runes(s, func(r rune) string { return textOf(string(r)) + "<w:softHyphen/>" }) + "</w:r>"
		})
	}},
	{name: "with hyphens that do not break", hide: func(f *file) {
		f.show()
		f.add(para("<w:r>", textOf("Telephone: 07700"), "<w:noBreakHyphen/>", textOf("900471 and NHS number 999"), "<w:noBreakHyphen/>", textOf("123"), "<w:noBreakHyphen/>", textOf("4578"), "</w:r>"))
	}},
	{name: "with characters of no width", hide: func(f *file) {
		f.each(func(s string) string { return run(runes(s, func(r rune) string { return string(r) + "\u200b\u2060" })) })
	}},
	{name: "with spaces that do not break", hide: func(f *file) {
		f.each(func(s string) string { return run(strings.ReplaceAll(s, " ", "\u00a0")) })
	}},
	{name: "with spaces of other widths", hide: func(f *file) {
		for _, r := range []string{"\u2002", "\u2003", "\u2007", "\u2008", "\u2009", "\u200a", "\u202f", "\u205f", "\u3000"} {
			f.each(func(s string) string { return run(strings.ReplaceAll(s, " ", r)) })
		}
	}},
	{name: "with hyphens of other forms", hide: func(f *file) {
		for _, r := range []string{"\u2010", "\u2011", "\u2012", "\u2212"} {
			f.add(para(run("Telephone: 07700" + r + "900471 and NHS number 999" + r + "123" + r + "4578, child Rosalind Griffith" + r + "Rosalind")))
		}
		f.show()
	}},
	{name: "with marks of direction", hide: func(f *file) {
		f.each(func(s string) string {
			return run(strings.NewReplacer(": ", ": \u202a", " 9", " \u200e9").Replace(s) + "\u202c")
		})
		f.each(func(s string) string { return run(runes(s, func(r rune) string { return "\u200f" + string(r) })) })
	}},
	{name: "with joiners of no width", hide: func(f *file) {
		f.each(func(s string) string { return run(runes(s, func(r rune) string { return string(r) + "\u200c\u200d" })) })
	}},
	{name: "with soft hyphens as characters", hide: func(f *file) {
		f.each(func(s string) string { return run(runes(s, func(r rune) string { return string(r) + "\u00ad" })) })
	}},
	{name: "letters far apart", hide: func(f *file) {
		f.each(func(s string) string { return styled(`<w:spacing w:val="200"/>`, s) })
	}},
	{name: "upside down case", hide: func(f *file) {
		f.each(func(s string) string { return styled("<w:caps/>", s) })
		f.each(func(s string) string { return run(strings.ToUpper(s)) })
	}},
	{name: "symbols", hide: func(f *file) { f.each(func(s string) string { return "<w:r>" + syms("Arial", s) + "</w:r>" }) }},
	{name: "symbols of the symbol font", hide: func(f *file) {
		f.each(func(s string) string { return run("x ") + "<w:r>" + syms("Wingdings", s) + "</w:r>" })
		f.each(func(s string) string { return run("x ") + "<w:r>" + syms("Symbol", s) + "</w:r>" })
	}},
	{name: "private use characters", hide: func(f *file) {
		f.each(func(s string) string { return run(runes(s, func(r rune) string { return string(r + 0xF000) })) })
	}},
	{name: "private use characters one a run", hide: func(f *file) {
		f.each(func(s string) string {
			return runes(s, func(r rune) string {
				return styled(`<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>`, string(r+0xF000))
			})
		})
	}},
	{name: "full width", hide: func(f *file) { f.each(func(s string) string { return run(fullWidth(s)) }) }},
	{name: "combining letters", hide: func(f *file) {
		f.each(func(s string) string { return run(strings.NewReplacer("ffi", "ﬃ", "ff", "ﬀ").Replace(s)) })
	}},
	{name: "right to left", hide: func(f *file) {
		f.each(func(s string) string { return `<w:dir w:val="rtl">` + styled("<w:rtl/>", s) + `</w:dir>` })
	}},
	{name: "direction given", hide: func(f *file) { f.each(func(s string) string { return `<w:bdo w:val="ltr">` + run(s) + `</w:bdo>` }) }},
	{name: "backwards", never: true, hide: func(f *file) {
		f.each(func(s string) string { return `<w:bdo w:val="rtl">` + run(reversed(s)) + `</w:bdo>` })
	}},
	{name: "backwards by a character", never: true, hide: func(f *file) { f.each(func(s string) string { return run("\u202e" + reversed(s) + "\u202c") }) }},
	{name: "many spaces", hide: func(f *file) { f.each(func(s string) string { return run(strings.ReplaceAll(s, " ", "   ")) }) }},
	{name: "in a frame", hide: func(f *file) {
		for _, s := range trace.Labelled() {
			f.add(`<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3" w:wrap="around"/></w:pPr>`+run(s[:1])+`</w:p>`, para(run(s[1:])))
		}
		f.show()
	}},
	{name: "in a nested table", hide: func(f *file) {
		f.add(`<w:tbl><w:tr><w:tc>` + table(1, trace.Labelled()...) + `<w:p/></w:tc></w:tr></w:tbl>`)
	}},
	{name: "underlined title", hide: func(f *file) {
		for _, s := range trace.Labelled() {
			f.add(`<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>` + run(s) + `</w:p>`)
		}
	}},
}

// parted is a run with an element in place of a sign in its text.
func parted(s, sign, element string) string {
	return "<w:r>" + textOf(strings.ReplaceAll(s, sign, `</w:t>`+element+`<w:t xml:space="preserve">`)) + "</w:r>"
}

func textOf(s string) string { return `<w:t xml:space="preserve">` + s + `</w:t>` }

func syms(font, s string) string {
	return runes(s, func(r rune) string { return fmt.Sprintf(`<w:sym w:font="%s" w:char="F0%02X"/>`, font, r) })
}

func fullWidth(s string) string {
	return strings.Map(func(r rune) rune {
		if r > ' ' && r < 0x7F {
			return r - ' ' + 0xFF00
		}
		return r
	}, s)
}

func reversed(s string) string {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}

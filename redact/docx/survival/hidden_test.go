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
		// Between words, and not between digits: there a tab parts columns.
		in := strings.NewReplacer(": ", ":\t", ", ", ",\t", "d G", "d\tG")
		f.each(func(s string) string {
			return "<w:r><w:t>" + strings.ReplaceAll(in.Replace(s), "\t", `</w:t><w:tab/><w:t>`) + "</w:t></w:r>"
		})
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

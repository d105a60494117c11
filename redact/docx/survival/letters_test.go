package survival

import (
	"fmt"
	"strings"

	"veil/internal/trace"
)

// between writes a character after each letter of each detail.
func between(f *file, chars ...string) {
	for _, c := range chars {
		f.each(func(s string) string { return run(runes(s, func(r rune) string { return string(r) + c })) })
	}
}

// shifted writes the letters of the details in another form, by where the forms of
// A and a begin in Unicode.
func shifted(f *file, upper, lower rune) {
	f.each(func(s string) string {
		return run(strings.Map(func(r rune) rune {
			switch {
			case r >= 'A' && r <= 'Z':
				return upper + r - 'A'
			case r >= 'a' && r <= 'z':
				return lower + r - 'a'
			}
			return r
		}, s))
	})
}

// letters are the ways to write words so that programs do not see them.
var letters = []place{
	{name: "with selectors of forms", hide: func(f *file) { between(f, "\ufe00", "\ufe0e", "\ufe0f", "\U000e0100", "\U000e01ef") }},
	{name: "with a joiner of graphemes", hide: func(f *file) { between(f, "\u034f") }},
	{name: "with fillers", hide: func(f *file) { between(f, "\u115f", "\u1160", "\u3164", "\uffa0") }},
	{name: "with vowels that do not show", hide: func(f *file) { between(f, "\u17b4", "\u17b5", "\u180b", "\u180f") }},
	{name: "with marks of directions, isolates", hide: func(f *file) { between(f, "\u061c", "\u2066\u2069", "\u2068\u2069", "\u206a", "\u206f") }},
	{name: "with marks of annotations", hide: func(f *file) { between(f, "\ufff9", "\ufffa", "\ufffb") }},
	{name: "with marks of music and shorthand", hide: func(f *file) { between(f, "\U0001d173", "\U0001d17a", "\U0001bca0") }},
	{name: "in bold of mathematics", hide: func(f *file) { shifted(f, 0x1D400, 0x1D41A) }},
	{name: "in circles", hide: func(f *file) { shifted(f, 0x24B6, 0x24D0) }},
	{name: "in brackets", hide: func(f *file) { shifted(f, 0x1F110, 0x249C) }},
	{name: "in squares", hide: func(f *file) { shifted(f, 0x1F130, 0x1F130) }},
	{name: "in another dress where no text stands", hide: func(f *file) {
		f.each(func(s string) string { return `<m:oMath><m:r><m:t>` + fullWidth(s) + `</m:t></m:r></m:oMath>` })
		f.each(func(s string) string { return pict(`<v:rect><v:textpath string="` + fullWidth(s) + `"/></v:rect>`) })
		f.each(func(s string) string {
			return `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:listEntry w:val="` + fullWidth(s) + `"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
		})
		f.each(func(s string) string {
			return "<w:r>" + runes(fullWidth(s), func(r rune) string { return fmt.Sprintf(`<w:sym w:font="Arial" w:char="%04X"/>`, r) }) + "</w:r>"
		})
		f.lists(listOf([]string{fullWidth(trace.Labelled()[0]), fullWidth(trace.Labelled()[3])}))
		f.listed(2)
	}},
	{name: "with line ends in the text", hide: func(f *file) {
		f.each(func(s string) string {
			return "<w:r><w:t>\n  " + strings.ReplaceAll(s, " ", "\n   ") + "\t\n</w:t></w:r>"
		})
	}},
	{name: "with breaks of columns and pages", hide: func(f *file) {
		f.each(func(s string) string { return parted(s, " ", `<w:br w:type="page"/>`) })
		f.each(func(s string) string { return parted(s, " ", `<w:br w:type="column"/>`) })
		f.each(func(s string) string { return parted(s, " ", `<w:cr/>`) })
	}},
	{name: "over the end of a section", fewer: true, hide: func(f *file) {
		f.show()
		f.add(`<w:p><w:pPr><w:sectPr><w:type w:val="continuous"/></w:sectPr></w:pPr>`+run("The child is Rosalind")+`</w:p>`, para(run("Griffith of this town.")))
	}},
	{name: "name half in the list's text", hide: func(f *file) {
		f.lists(listOf([]string{"Child: Rosalind"}))
		f.add(`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr></w:pPr>` + run("Griffith") + `</w:p>`)
		f.show()
	}},
	{name: "half in a formula", hide: func(f *file) {
		f.each(func(s string) string {
			return run(s[:len(s)-5]) + `<m:oMath><m:r><m:t>` + s[len(s)-5:] + `</m:t></m:r></m:oMath>`
		})
	}},
	{name: "under and over a line", hide: func(f *file) {
		f.each(func(s string) string {
			at := strings.IndexByte(s, ' ')
			return `<m:oMath><m:f><m:num><m:r><m:t xml:space="preserve">` + s[:at+1] + `</m:t></m:r></m:num><m:den><m:r><m:t>` + s[at+1:] + `</m:t></m:r></m:den></m:f></m:oMath>`
		})
		f.show()
	}},
	{name: "raised and lowered", hide: func(f *file) {
		f.each(func(s string) string {
			up := false
			return runes(s, func(r rune) string {
				if up = !up; up {
					return styled(`<w:vertAlign w:val="superscript"/>`, string(r))
				}
				return styled(`<w:position w:val="-20"/>`, string(r))
			})
		})
	}},
	{name: "two lines in one", hide: func(f *file) {
		f.each(func(s string) string {
			return styled(`<w:eastAsianLayout w:id="1" w:combine="1"/>`, s[:len(s)/2]) + styled(`<w:eastAsianLayout w:id="1" w:combine="1"/>`, s[len(s)/2:])
		})
	}},
	{name: "initial and rest", hide: func(f *file) {
		f.show()
		for _, s := range []string{"R. Griffith", "Griffith, R", "Griffith, Rosalind", "GRIFFITH Rosalind", "rosalind GRIFFITH", "Rosalind's", "Miss Griffith’s"} {
			f.add(para(run("The school wrote to " + s + " and to nobody else.")))
		}
	}},
	{name: "hidden by the paragraph's style", hide: func(f *file) {
		f.styles(`<w:style w:type="paragraph" w:styleId="A"><w:name w:val="a"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="B"><w:name w:val="b"/><w:basedOn w:val="A"/></w:style>`)
		for _, s := range trace.Labelled() {
			f.add(`<w:p><w:pPr><w:pStyle w:val="B"/></w:pPr>` + run(s) + `</w:p>`)
		}
	}},
	{name: "hidden by the document's defaults", hide: func(f *file) {
		f.styles(`<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>`)
		f.parts[mainName] = declare("w:document", "<w:body>"+strings.ReplaceAll(f.body.String(), "<w:r>", `<w:r><w:rPr><w:vanish w:val="0"/></w:rPr>`)+shown()+"<w:sectPr/></w:body>")
	}},
	{name: "hidden by a table's style", hide: func(f *file) {
		f.styles(`<w:style w:type="table" w:styleId="T"><w:name w:val="t"/><w:rPr><w:vanish/></w:rPr></w:style>`)
		f.add(`<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr><w:tr><w:tc>` + shown() + `</w:tc></w:tr></w:tbl>`)
	}},
	{name: "runs without a paragraph", fewer: true, hide: func(f *file) { f.add(run(details), "<w:t>"+details+"</w:t>") }},
	{name: "paragraphs beside cells", fewer: true, hide: func(f *file) {
		f.add(`<w:tbl>` + shown() + `<w:tr>` + shown() + `<w:tc><w:p/></w:tc></w:tr></w:tbl>`)
	}},
	{name: "paragraphs in a paragraph", fewer: true, hide: func(f *file) { f.add("<w:p>" + run("x") + shown() + run("y") + "</w:p>") }},
	{name: "runs in a run", hide: func(f *file) { f.each(func(s string) string { return "<w:r>" + run(s) + "</w:r>" }) }},
	{name: "paragraphs in properties", fewer: true, hide: func(f *file) {
		f.add("<w:p><w:pPr>"+run(details)+"<w:rPr>"+run(details)+"</w:rPr></w:pPr>"+run("x")+"</w:p>", `<w:tbl><w:tblPr>`+shown()+`</w:tblPr><w:tr><w:tc><w:tcPr>`+shown()+`</w:tcPr><w:p/></w:tc></w:tr></w:tbl>`)
	}},
}

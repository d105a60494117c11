package survival

import (
	"fmt"
	"strings"

	"veil/internal/trace"
)

// place is one place to hide the details in.
type place struct {
	name    string
	hide    func(f *file)
	gap     bool // nobody reads what is there: refused unless the user accepts that
	partly  bool // the file holds only some of the details
	fewer   bool // cells become more or fewer, since rows are made whole
	refused bool // no copy is made
}

func inGroup(start string) func(*file) {
	return func(f *file) { f.add("x{" + start + " " + details + `}y\par`) }
}

var places = []place{
	{name: "plain", hide: func(f *file) { f.add(shown()) }},
	{name: "letter by letter", hide: func(f *file) {
		f.each(func(s string) string { return runes(s, func(r rune) string { return "{" + string(r) + "}" }) })
	}},
	{name: "letters in different looks", hide: func(f *file) {
		f.each(func(s string) string {
			return s[:len(s)-3] + `{\b ` + s[len(s)-3:len(s)-1] + `}\i ` + s[len(s)-1:] + `\i0 `
		})
	}},
	{name: "bytes", hide: func(f *file) {
		f.each(func(s string) string { return runes(s, func(r rune) string { return fmt.Sprintf(`\'%02x`, r) }) })
	}},
	{name: "Unicode", hide: func(f *file) {
		f.each(func(s string) string { return runes(s, func(r rune) string { return fmt.Sprintf(`\u%d?`, r) }) })
	}},
	{name: "Unicode with longer stand-ins", hide: func(f *file) {
		f.each(func(s string) string {
			return `{\uc3 ` + runes(s, func(r rune) string { return fmt.Sprintf(`\u%d q\'71q`, r) }) + "}"
		})
	}},
	{name: "where symbols are", hide: func(f *file) {
		f.each(func(s string) string {
			return `{\f1 ` + runes(s, func(r rune) string { return fmt.Sprintf(`\u%d ?`, int(r)+0xf000-0x10000) }) + "}"
		})
	}},
	{name: "lines cut anywhere", hide: func(f *file) {
		f.each(func(s string) string { return runes(s, func(r rune) string { return string(r) + "\r\n" }) })
	}},
	{name: "hyphens that may be", hide: func(f *file) { f.each(func(s string) string { return s[:len(s)-2] + `\-` + s[len(s)-2:] }) }},
	{name: "no-break spaces", hide: func(f *file) { f.each(func(s string) string { return strings.ReplaceAll(s, " ", `\~`) }) }},
	{name: "tabs", hide: func(f *file) { f.each(func(s string) string { return strings.ReplaceAll(s, " ", `\tab `) }) }},
	{name: "line breaks", hide: func(f *file) { f.each(func(s string) string { return strings.ReplaceAll(s, " ", `\line `) }) }},
	{name: "control characters", hide: func(f *file) {
		f.each(func(s string) string { return runes(s, func(r rune) string { return string(r) + `\'01` }) })
	}},
	{name: "words of no width", hide: func(f *file) {
		f.each(func(s string) string { return runes(s, func(r rune) string { return string(r) + `\zwnj ` }) })
	}},
	{name: "bookmarks between letters", hide: func(f *file) {
		f.each(func(s string) string { return runes(s, func(r rune) string { return string(r) + `{\*\bkmkstart a}` }) })
	}},
	{name: "another code page", hide: func(f *file) {
		f.each(func(s string) string { return `{\f2 ` + s + ` \'e0}` })
	}},
	{name: "a list", hide: func(f *file) {
		f.each(func(s string) string { return `{\listtext\pard\plain 1.\tab}\ls1 ` + s })
		f.add(`{\pntext ` + details + `\tab}{\*\pn\pnlvlbody{\pntxtb ` + details + `}{\pntxta ` + details + `}}x\par`)
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
	{name: "a table in a table", fewer: true, hide: func(f *file) {
		f.add(`\trowd\cellx9000\pard\plain\intbl y\par`)
		for _, s := range trace.Labelled() {
			f.add(`\pard\plain\intbl\itap2 ` + s + `\nestcell{\*\nesttableprops\trowd\cellx4000\nestrow}{\nonesttables ` + s + `\par}`)
		}
		f.add(`\pard\plain\intbl\cell\row`)
	}},
	{name: "a row without end", fewer: true, hide: func(f *file) { f.add(`\trowd\cellx9000\pard\intbl `, strings.Join(trace.Labelled(), `\cell `)) }},
	{name: "headers and footers", hide: func(f *file) {
		for _, w := range strings.Fields("header headerl headerr headerf footer footerl footerr footerf") {
			f.head.WriteString(`{\` + w + " " + shown() + "}\n")
		}
	}},
	{name: "footnotes", hide: func(f *file) { f.add(`x{\super\chftn}{\footnote\pard\plain{\super\chftn} ` + shown() + `}\par`) }},
	{name: "endnotes", hide: func(f *file) { f.add(`x{\super\chftn}{\*\footnote\ftnalt\pard\plain ` + shown() + `}\par`) }},
	{name: "comments", hide: func(f *file) {
		f.add(`x{\*\atrfstart 1}y{\*\atrfend 1}{\*\atnid ` + details + `}{\*\atnauthor ` + details + `}\chatn{\*\annotation{\*\atndate 1}{\*\atnref 1}` + shown() + `}\par`)
	}},
	{name: "hidden text", hide: func(f *file) { f.add(`x{\v ` + details + `}y\v ` + details + `\v0 z\par`) }},
	{name: "hidden paragraphs", hide: func(f *file) {
		f.add(`\pard\plain\v ` + strings.Join(trace.Labelled(), `\par `) + `\par\pard\plain x\par`)
	}},
	{name: "hidden in words", hide: func(f *file) {
		f.each(func(s string) string { return s[:len(s)-2] + `{\v q}` + s[len(s)-2:] })
	}},
	{name: "white on white", hide: func(f *file) { f.each(func(s string) string { return `{\cf1\fs2 ` + s + `}` }) }},
	{name: "tracked deletions", hide: func(f *file) {
		f.head.WriteString(`{\*\revtbl{Unknown;}{` + details + `;}}`)
		f.add(`x{\deleted\revauthdel1\revdttmdel1 ` + strings.Join(trace.Labelled(), `\par `) + `}y\par`)
	}},
	{name: "tracked insertions", hide: func(f *file) { f.each(func(s string) string { return `{\revised\revauth1 ` + s + `}` }) }},
	{name: "properties", hide: func(f *file) {
		f.head.WriteString(`{\info{\title ` + details + `}{\subject ` + details + `}{\author ` + details + `}{\manager ` + details + `}{\operator ` + details + `}{\doccomm ` + details + `}{\*\company ` + details + `}{\*\hlinkbase ` + details + `}}`)
	}},
	{name: "properties of the user", hide: func(f *file) {
		f.head.WriteString(`{\*\userprops{\propname ` + details + `}\proptype30{\staticval ` + details + `}{\linkval ` + details + `}}{\*\docvar{` + details + `}{` + details + `}}`)
	}},
	{name: "properties twice", hide: func(f *file) {
		f.head.WriteString(`{\info{\upr{\author ` + details + `}{\*\ud{\author ` + details + `}}}}`)
		f.each(func(s string) string { return `{\upr{` + s + `}{\*\ud{` + s + `}}}` })
	}},
	{name: "the template's path", hide: inGroup(`\*\template`)},
	{name: "links", hide: func(f *file) {
		f.each(func(s string) string {
			return `{\field{\*\fldinst{HYPERLINK "mailto:x@example.com?` + details + `" \\o "` + details + `"}}{\fldrslt{\ul ` + s + `}}}`
		})
	}},
	{name: "data of links", hide: func(f *file) {
		f.add(`{\field{\*\fldinst HYPERLINK "x"{\*\datafield ` + packed(details) + `}}{\fldrslt y}}\par`)
	}},
	{name: "fields", hide: func(f *file) {
		f.each(func(s string) string { return `{\field{\*\fldinst MERGEFIELD "` + details + `"}{\fldrslt ` + s + `}}` })
		f.add(`{\field{\*\fldinst PAGE ` + details + `}{\fldrslt 1}}\par`)
	}},
	{name: "fields in fields", hide: func(f *file) {
		f.add(`{\field{\*\fldinst IF {\field{\*\fldinst DOCPROPERTY x}{\fldrslt ` + details + `}} "` + details + `"}{\fldrslt y}}\par`)
	}},
	{name: "form fields", hide: func(f *file) {
		f.add(`{\field{\*\fldinst FORMTEXT{\*\formfield{\fftype0{\*\ffname ` + details + `}{\*\ffdeftext ` + details + `}{\*\ffhelptext ` + details + `}{\*\ffl ` + details + `}}}}{\fldrslt x}}\par`)
	}},
	{name: "bookmarks", hide: func(f *file) { f.add(`x{\*\bkmkstart ` + details + `}y{\*\bkmkend ` + details + `}\par`) }},
	{name: "entries of the index", hide: func(f *file) { f.add(`x{\xe ` + details + `{\*\txe ` + details + `}}{\v{\tc ` + details + `}}\par`) }},
	{name: "names of styles", hide: func(f *file) { f.styles.WriteString(`{\s5 ` + details + `;}{\*\cs6\additive ` + details + `;}`) }},
	{name: "names of fonts", hide: func(f *file) {
		f.fonts.WriteString(`{\f5\fnil ` + details + `{\*\falt ` + details + `};}{\f6{\*\fontemb\ftruetype{\*\fontfile ` + details + `}` + packed(details) + `}x;}`)
	}},
	{name: "names of lists", hide: func(f *file) {
		f.head.WriteString(`{\*\listtable{\list{\listlevel{\leveltext\'01` + details + `;}{\levelnumbers;}}{\listname ` + details + `;}{\*\liststylename ` + details + `;}}}`)
	}},
	{name: "names of files and users", hide: func(f *file) {
		f.head.WriteString(`{\*\filetbl{\file\fid0 ` + details + `}}{\*\protusertbl{` + details + `}}{\nextfile ` + details + `}{\*\windowcaption ` + details + `}{\private ` + details + `}`)
	}},
	{name: "the program", hide: inGroup(`\*\generator`)},
	{name: "an unknown destination", hide: inGroup(`\*\jane5`)},
	{name: "an unknown destination within another", hide: inGroup(`\*\a{\b \*\c`)},
	{name: "an unknown word", hide: func(f *file) { f.each(func(s string) string { return `{\jane5 ` + s + `}` }) }},
	{name: "words that are details", partly: true, hide: func(f *file) { f.add(`\rosalind\griffith x\par`) }},
	{name: "a text box", hide: func(f *file) {
		f.add(`x{\shp{\*\shpinst\shpleft0\shptop0\shpright4000\shpbottom3000{\sp{\sn wzName}{\sv ` + details + `}}{\sp{\sn wzDescription}{\sv ` + details + `}}{\shptxt ` + shown() + `}}{\shprslt{\*\do\dptxbx{\dptxbxtext ` + shown() + `}}}}\par`)
	}},
	{name: "a text box in a text box", hide: func(f *file) {
		f.add(`x{\shp{\*\shpinst{\shptxt y{\shp{\*\shpinst{\shptxt ` + shown() + `}}}\par}}}\par`)
	}},
	{name: "boxes in a group", hide: func(f *file) {
		f.add(`x{\shpgrp{\*\shpinst{\shp{\*\shpinst{\shptxt ` + shown() + `}}}}}\par`)
	}},
	{name: "an old text box", hide: func(f *file) { f.add(`x{\*\do\dobxpage\dptxbx{\dptxbxtext ` + shown() + `}\dpx0}\par`) }},
	{name: "letters as a drawing", hide: func(f *file) {
		f.add(`x{\shp{\*\shpinst{\sp{\sn gtextUNICODE}{\sv ` + details + `}}{\sp{\sn ` + details + `}{\sv 1}}}}\par`)
	}},
	{name: "a picture", hide: func(f *file) {
		f.add(`x{\*\shppict{\pict{\*\picprop{\sp{\sn wzDescription}{\sv ` + details + `}}}\pngblip ` + packed("\x89PNG"+details) + `}}{\nonshppict{\pict\wmetafile8 ` + packed(details) + `}}\par`)
	}},
	{name: "a picture in bytes", hide: func(f *file) {
		f.add(fmt.Sprintf(`x{\pict\pngblip\bin%d %s}\par`, len(details), details))
	}},
	{name: "bytes in the text", hide: func(f *file) { f.add(fmt.Sprintf(`x\bin%d %sy\par`, len(details), details)) }},
	{name: "an object", gap: true, hide: func(f *file) {
		f.add(`x{\object\objemb{\*\objclass ` + details + `}{\*\objname ` + details + `}{\*\objdata ` + packed(details) + `}{\result ` + details + `{\pict ` + packed(details) + `}}}\par`)
	}},
	{name: "a formula", hide: func(f *file) {
		f.add(`x{\mmath{\*\moMath{\mr\mscr0 ` + details + `}}{\mmathPict{\pict ` + packed(details) + `}}}\par`)
	}},
	{name: "a theme", hide: func(f *file) {
		f.add(`{\*\themedata ` + packed(details) + `}{\*\colorschememapping ` + packed(details) + `}{\*\datastore ` + packed(details) + `}{\*\latentstyles{\lsdlockedexcept ` + details + `;}}x\par`)
	}},
	{name: "unknown data", hide: func(f *file) { f.add(`{\*\jane ` + packed(details) + `}x\par`) }},
	{name: "XML", hide: func(f *file) {
		f.head.WriteString(`{\*\xmlnstbl{\xmlns1 urn:` + details + `}}`)
		f.add(`{\*\xmlopen\xmlns1{\factoidname ` + details + `}{\xmlattr\xmlattrns0{\xmlattrname ` + details + `}{\xmlattrvalue ` + details + `}}}x{\*\xmlclose}\par`)
	}},
	{name: "a page from Outlook", hide: func(f *file) {
		f.start.WriteString(`\fromhtml1 \fbidis`)
		f.each(func(s string) string {
			return `{\*\htmltag64 <p title="` + details + `">}\htmlrtf {\htmlrtf0 ` + s + `\htmlrtf\par}\htmlrtf0 {\*\htmltag84 &nbsp;}{\*\mhtmltag x}`
		})
	}},
	{name: "a background and a merge", hide: func(f *file) {
		f.head.WriteString(`{\*\background{\shp{\*\shpinst{\sp{\sn wzName}{\sv ` + details + `}}{\shptxt ` + details + `}}}}{\*\mailmerge{\mmconnectstr ` + details + `}{\mmquery ` + details + `}}{\*\passwordhash ` + packed(details) + `}`)
	}},
	{name: "separators of notes", hide: func(f *file) {
		f.head.WriteString(`{\*\ftnsep ` + details + `}{\*\aftnsepc ` + details + `}{\*\ftncn ` + details + `}`)
	}},
	{name: "after the end", hide: func(f *file) { f.after.WriteString(details + "{\\rtf1 " + shown() + "}") }},
	{name: "groups without end", hide: func(f *file) { f.add(`{\b{\i ` + shown()) }},
	{name: "backwards", refused: true, hide: func(f *file) {
		f.each(func(s string) string { return `\u8238?` + reversed(s) + `\u8236?` })
	}},
	{name: "as WordPad writes it", hide: func(f *file) {
		f.start.Reset()
		f.start.WriteString(`{\rtf1\ansi\ansicpg1252\deff0\nouicompat\deflang2057`)
		f.head.WriteString(`{\*\generator Riched20 10.0.19041}\viewkind4\uc1 `)
		f.each(func(s string) string { return `\sa200\sl276\slmult1\f0\fs22\lang9 ` + s })
	}},
	{name: "as Word writes it", hide: func(f *file) {
		f.each(func(s string) string {
			label, value, _ := strings.Cut(s, ": ")
			return `\ltrpar\ql \li0\ri0\sa160\sl259\slmult1\widctlpar\wrapdefault\aspalpha\faauto\rin0\lin0\itap0 \rtlch\fcs1 \af0\afs22\alang1025 \ltrch\fcs0 \fs22\lang2057\langfe1033\langnp2057\insrsid1 {\rtlch\fcs1 \ab\af0 \ltrch\fcs0 \b\insrsid2 ` + label + `:}{\rtlch\fcs1 \af0 \ltrch\fcs0 \insrsid3  ` + value[:3] + `}{\rtlch\fcs1 \af0 \ltrch\fcs0 \insrsid4\charrsid5 ` + value[3:] + "}{\\rtlch\\fcs1 \\af0 \\ltrch\\fcs0 \\insrsid6 \r\n"
		})
		f.add("}}}}}}}")
	}},
}

func reversed(s string) string {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}

package survival

import (
	"fmt"
	"html"
	"net/url"
	"strings"
	"unicode/utf16"

	"veil/internal/trace"
)

// place is one place to hide the details in.
type place struct {
	name    string
	hide    func(f *file)
	gap     bool // nobody reads what is there: refused unless the user accepts that
	partly  bool // the file holds only some of the details
	fewer   bool // cells or items become fewer, since some do not show
	refused bool // no copy is made
}

func hidden(style string) func(*file) {
	return func(f *file) { f.add("<div " + style + ">" + shown() + "</div>x") }
}

var quoted = html.EscapeString(details)

var places = []place{
	{name: "plain", hide: func(f *file) { f.add(shown()) }},
	{name: "headings", hide: func(f *file) {
		for _, s := range trace.Labelled() {
			f.add("<h2>" + s + "</h2>")
		}
	}},
	{name: "letter by letter", hide: func(f *file) {
		f.each(func(s string) string {
			return runes(s, func(r rune) string { return "<span>" + string(r) + "</span>" })
		})
	}},
	{name: "letters in different looks", hide: func(f *file) {
		f.each(func(s string) string {
			return s[:len(s)-3] + "<b>" + s[len(s)-3:len(s)-1] + "</b><i>" + s[len(s)-1:] + "</i>"
		})
	}},
	{name: "blanks between tags", hide: func(f *file) {
		f.each(func(s string) string { return "<b>" + strings.ReplaceAll(s, " ", "</b> <b>") + "</b>" })
	}},
	{name: "comments between letters", hide: func(f *file) {
		f.each(func(s string) string { return runes(s, func(r rune) string { return string(r) + "<!---->" }) })
	}},
	{name: "white space of all kinds", hide: func(f *file) { f.each(func(s string) string { return strings.ReplaceAll(s, " ", "\n\t  \f") }) }},
	{name: "no-break spaces", hide: func(f *file) { f.each(func(s string) string { return strings.ReplaceAll(s, " ", "&nbsp;") }) }},
	{name: "line breaks", hide: func(f *file) { f.each(func(s string) string { return strings.ReplaceAll(s, " ", "<br>") }) }},
	{name: "soft hyphens", hide: func(f *file) { f.each(func(s string) string { return s[:len(s)-2] + "&shy;" + s[len(s)-2:] }) }},
	{name: "characters of no width", hide: func(f *file) {
		f.each(func(s string) string {
			return runes(s, func(r rune) string { return string(r) + "&#x200B;" })
		})
	}},
	{name: "breaks that may be", hide: func(f *file) {
		f.each(func(s string) string { return runes(s, func(r rune) string { return string(r) + "<wbr>" }) })
	}},
	{name: "control characters", hide: func(f *file) {
		f.each(func(s string) string { return runes(s, func(r rune) string { return string(r) + "&#1;" }) })
	}},
	{name: "hexadecimal references", hide: func(f *file) {
		f.each(func(s string) string { return runes(s, func(r rune) string { return fmt.Sprintf("&#x%X;", r) }) })
	}},
	{name: "decimal references", hide: func(f *file) {
		f.each(func(s string) string { return runes(s, func(r rune) string { return fmt.Sprintf("&#%d;", r) }) })
	}},
	{name: "named references", hide: func(f *file) {
		f.each(func(s string) string {
			return strings.NewReplacer("@", "&commat;", ",", "&comma;", "/", "&sol;", ".", "&period;", ":", "&colon;").Replace(s)
		})
	}},
	{name: "bold without end", hide: func(f *file) { f.each(func(s string) string { return "<b>" + s }) }},
	{name: "pre", hide: func(f *file) { f.add("<pre>\n" + strings.Join(trace.Labelled(), "\n") + "\n</pre>") }},
	{name: "white space kept by style", hide: func(f *file) {
		f.add("<div style='white-space:pre-wrap'>" + strings.Join(trace.Labelled(), "\n") + "</div>")
	}},
	{name: "xmp", hide: func(f *file) { f.add("<xmp>" + strings.Join(trace.Labelled(), "\n") + "</xmp>") }},
	{name: "plaintext", hide: func(f *file) { f.add("<plaintext>" + strings.Join(trace.Labelled(), "\n") + "\n") }},
	{name: "a list", hide: func(f *file) {
		f.add("<ol><li>", strings.Join(trace.Labelled(), "<li>"), "</ol>")
	}},
	{name: "definitions", hide: func(f *file) {
		f.add("<dl>")
		for _, d := range trace.Person {
			f.add("<dt>" + d.Label + ":<dd>" + d.Text)
		}
		f.add("</dl>")
	}},
	{name: "a table", hide: func(f *file) {
		var cells []string
		for _, d := range trace.Person {
			cells = append(cells, d.Label, d.Text)
		}
		f.add(table(2, cells...))
	}},
	{name: "a table in a table", hide: func(f *file) { f.add(table(1, "y"+table(1, trace.Labelled()...))) }},
	{name: "over cells", hide: func(f *file) {
		f.add(table(3, "Child:", "Rosalind", "Griffith"), table(4, "NHS number", "999", "123", "4578"), table(3, "Telephone", "07700", "900471"))
		f.add(shown())
	}},
	{name: "text between cells", fewer: true, hide: func(f *file) {
		f.add("<table>", strings.Join(trace.Labelled(), "<br>"), "<tr><td>x</td></tr></table>")
	}},
	{name: "captions and summaries", hide: func(f *file) {
		f.add("<table summary=\"" + details + "\"><caption>" + details + "</caption><tr><td>x</table><figure><figcaption>" + details + "</figcaption></figure><details><summary>" + details + "</summary>y</details><fieldset><legend>" + details + "</legend></fieldset>")
	}},
	{name: "comments", hide: func(f *file) { f.add("<!-- " + details + " -->x") }},
	{name: "comments for Outlook", hide: func(f *file) { f.add("<!--[if mso]>" + shown() + "<![endif]--><![if !mso]>x<![endif]>") }},
	{name: "comments outside", hide: func(f *file) {
		f.before.WriteString("<!-- " + details + " -->")
		f.after.WriteString("<!-- " + details + " -->")
	}},
	{name: "bogus comments", hide: func(f *file) { f.add("<?x " + details + "?><!x " + details + "></ " + details + ">x") }},
	{name: "CDATA", hide: func(f *file) { f.add("<![CDATA[" + details + "]]>x") }},
	{name: "the doctype", hide: func(f *file) {
		f.before.Reset()
		f.before.WriteString(`<!DOCTYPE html SYSTEM "` + details + `">`)
	}},
	{name: "the title", hide: func(f *file) { f.head.WriteString("<title>" + details + "</title>") }},
	{name: "meta", hide: func(f *file) {
		f.head.WriteString(`<meta name="author" content="` + details + `"><meta property="og:title" content="` + details + `"><meta name="` + details + `">`)
	}},
	{name: "the head's links", hide: func(f *file) {
		f.head.WriteString(`<base href="http://x.example/` + url.PathEscape(details) + `"><link rel="stylesheet" title="` + details + `" href="` + url.PathEscape(details) + `">`)
	}},
	{name: "Word's properties", hide: func(f *file) {
		f.head.WriteString("<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>" + details + "</o:Author></o:DocumentProperties></xml><![endif]--><xml><o:Title>" + details + "</o:Title></xml>")
	}},
	{name: "the root's attributes", hide: func(f *file) {
		f.root.WriteString(` lang="` + details + `" manifest="` + details + `" data-x="` + details + `"`)
		f.attrs.WriteString(` title="` + details + `" onload="` + details + `"`)
	}},
	{name: "language tags", partly: true, hide: func(f *file) { f.root.WriteString(` lang="en-rosalind"`); f.add("<p lang=griffith>x</p>") }},
	{name: "scripts", hide: func(f *file) {
		f.head.WriteString("<script>var child = \"" + details + "\"; // " + details + "\n</script>")
		f.add("<script type='application/ld+json'>{\"name\": \"" + details + "\"}</script>x")
	}},
	{name: "noscript", hide: func(f *file) {
		f.add("<noscript>" + shown() + "<img src='" + quoted + "'></noscript><noembed>" + details + "</noembed><noframes>" + details + "</noframes>x")
	}},
	{name: "templates", hide: func(f *file) { f.add("<template>" + shown() + "</template>x") }},
	{name: "style sheets", hide: func(f *file) {
		f.head.WriteString("<style>/* " + details + " */ p::before { content: \"" + details + "\" } ." + strings.NewReplacer(" ", "-", ":", "", ",", "", ".", "", "@", "", "/", "").Replace(details) + " {} b { background: url('" + details + "') }</style>")
	}},
	{name: "style attributes", hide: func(f *file) {
		f.add("<p style=\"background:url('" + details + "'); font-family:'" + details + "'\">x</p>")
	}},
	{name: "hidden", hide: hidden("hidden")},
	{name: "display none", hide: hidden(`style="Display: NONE"`)},
	{name: "invisible", hide: hidden(`style="visibility:hidden"`)},
	{name: "of no size", hide: hidden(`style="font-size:0pt;line-height:0"`)},
	{name: "of no height", hide: hidden(`style="height:0;overflow:hidden"`)},
	{name: "transparent", hide: hidden(`style="opacity:0"`)},
	{name: "out of sight", hide: hidden(`style="position:absolute;left:-10000px"`)},
	{name: "hidden from Outlook", hide: hidden(`style="mso-hide:all"`)},
	{name: "hidden by a rule", hide: func(f *file) {
		f.head.WriteString("<style>.preheader { display: none; }</style>")
		hidden(`class="preheader"`)(f)
	}},
	{name: "white on white", hide: hidden(`style="color:#ffffff;background:#fff"`)},
	{name: "hidden spans in words", hide: func(f *file) {
		f.each(func(s string) string {
			return s[:len(s)-2] + "<span style='display:none'>" + s + "</span>" + s[len(s)-2:]
		})
	}},
	{name: "hidden and crossed", hide: func(f *file) { f.add("<b hidden>" + details + "<p>" + details + "</b>x</p>") }},
	{name: "hidden cells", fewer: true, hide: func(f *file) {
		f.add("<table><tr><td>x</td><td hidden>" + details + "</td></tr><tr style='display:none'><td>" + details + "</td></tr></table>")
	}},
	{name: "a closed dialog", hide: func(f *file) { f.add("<dialog>" + shown() + "</dialog><dialog open>" + shown() + "</dialog>x") }},
	{name: "a picture's words", hide: func(f *file) {
		f.add("<p>x<img src=\"photos/" + url.PathEscape(details) + "\" alt=\"" + details + "\" title=\"" + details + "\" longdesc=\"" + details + "\" srcset=\"" + url.PathEscape(details) + " 2x\" usemap=\"#" + details + "\"></p>")
	}},
	{name: "a picture in the page", hide: func(f *file) {
		f.add(`<p>x<img src="data:image/png;base64,` + pack("\x89PNG"+details+"   ") + `"></p>`)
	}},
	{name: "maps", hide: func(f *file) {
		f.add(`<map name="` + details + `"><area href="` + details + `" alt="` + details + `"></map>x`)
	}},
	{name: "links", hide: func(f *file) {
		f.each(func(s string) string {
			return `<a href="mailto:x@example.com?body=` + url.PathEscape(details) + `" title="` + details + `" name="` + details + `" id="` + details + `">` + s + `</a>`
		})
	}},
	{name: "data in links", hide: func(f *file) {
		f.add(`<a href="data:text/plain;base64,` + pack(details) + `">x</a><a href="data:text/html,` + url.PathEscape(shown()) + `" ping="` + url.PathEscape(details) + `">y</a>`)
	}},
	{name: "ARIA and data", hide: func(f *file) {
		f.add(`<p aria-label="` + details + `" aria-description='` + details + `' data-child="` + details + `" itemid="` + details + `">x</p>`)
	}},
	{name: "classes and names", hide: func(f *file) { f.add(`<p class="` + details + `" id="` + details + `" slot="` + details + `">x</p>`) }},
	{name: "unknown elements and attributes", hide: func(f *file) {
		f.each(func(s string) string {
			return `<o:p jane="` + details + `"><x-y z='` + details + `'>` + s + `</x-y></o:p>`
		})
	}},
	{name: "attributes without quotes", partly: true, hide: func(f *file) { f.add(`<p title=Rosalind&#32;Griffith rosalind-griffith>x</p>`) }},
	{name: "events", hide: func(f *file) { f.add(`<p onclick="alert('` + details + `')">x</p>`) }},
	{name: "form fields", hide: func(f *file) {
		f.add("<form action='" + details + "'>")
		for _, d := range trace.Person {
			f.add("<p>" + d.Label + ": <input name='" + d.Text + "' value='" + d.Text + "' placeholder='" + d.Text + "'></p>")
		}
		f.add("</form>")
	}},
	{name: "hidden fields", hide: func(f *file) {
		f.add("<input type=hidden value='" + details + "'><input type=password value='" + details + "'>x")
	}},
	{name: "text areas and choices", hide: func(f *file) {
		f.add("<textarea>" + strings.Join(trace.Labelled(), "\n") + "</textarea><select><option>" + strings.Join(trace.Labelled(), "<option>") + "</select><datalist><option value='" + details + "'></datalist><button value='" + details + "'>" + details + "</button>")
	}},
	{name: "a drawing", hide: func(f *file) {
		f.add("<p>x<svg aria-label='" + details + "'><title>" + details + "</title><desc>" + details + "</desc><metadata>" + details + "</metadata><style>" + details + "</style><text>" + runes(details, func(r rune) string { return "<tspan>" + string(r) + "</tspan>" }) + "</text><foreignObject>" + shown() + "</foreignObject><image xlink:href='" + details + "'/></svg></p>")
	}},
	{name: "out of a drawing", hide: func(f *file) { f.add("<svg><g>" + shown() + "</g></svg>") }},
	{name: "CDATA in a drawing", hide: func(f *file) { f.add("<svg><text><![CDATA[" + details + "]]></text></svg>x") }},
	{name: "a formula", hide: func(f *file) {
		f.add("<p>x<math alttext='" + details + "'><mi>" + details + "</mi><annotation>" + details + "</annotation></math></p>")
	}},
	{name: "ruby", hide: func(f *file) {
		f.each(func(s string) string { return "<ruby>" + s + "<rp>(</rp><rt>" + s + "</rt><rp>)</rp></ruby>" })
	}},
	{name: "a frame", gap: true, hide: func(f *file) {
		f.add(`<iframe name="` + details + `" src="` + url.PathEscape(details) + `" srcdoc="` + html.EscapeString(shown()) + `">` + details + `</iframe>x`)
	}},
	{name: "objects", gap: true, hide: func(f *file) {
		f.add(`<object data="data:text/html;base64,` + pack(shown()) + `" standby="` + details + `"><param name="x" value="` + details + `">` + shown() + `</object><embed src="` + details + `"><applet alt="` + details + `">` + details + `</applet>`)
	}},
	{name: "films and sounds", gap: true, hide: func(f *file) {
		f.add(`<video poster="` + details + `"><source src="` + details + `"><track label="` + details + `">` + details + `</video><audio src="` + details + `">` + details + `</audio><canvas>` + details + `</canvas>`)
	}},
	{name: "backwards", refused: true, hide: func(f *file) {
		f.each(func(s string) string { return "<bdo dir=rtl>" + reversed(s) + "</bdo>" })
	}},
	{name: "backwards by style", refused: true, hide: func(f *file) {
		f.add("<div style='unicode-bidi:bidi-override;direction:rtl'>x")
		f.each(reversed)
		f.add("</div>")
	}},
	{name: "backwards by characters", refused: true, hide: func(f *file) {
		f.each(func(s string) string { return "&#x202E;" + reversed(s) + "&#x202C;" })
	}},
	{name: "after the end", hide: func(f *file) { f.after.WriteString(shown()) }},
	{name: "an unfinished tag", hide: func(f *file) { f.after.WriteString(`<p title="` + details) }},
	{name: "an unfinished comment", hide: func(f *file) { f.after.WriteString(`<!-- ` + details) }},
	{name: "UTF-16", hide: func(f *file) {
		f.add(shown())
		f.encode = func(s string) []byte {
			b := []byte{0xff, 0xfe}
			for _, u := range utf16.Encode([]rune(s)) {
				b = append(b, byte(u), byte(u>>8))
			}
			return b
		}
	}},
	{name: "Windows-1252", hide: func(f *file) {
		f.head.WriteString("<meta charset=windows-1252>")
		f.add(shown() + "caf\xe9")
	}},
	{name: "as a browser saves it", hide: func(f *file) {
		f.before.WriteString("<!-- saved from url=(0042)https://x.example/" + url.PathEscape(details) + " -->\n")
		f.add(shown())
	}},
	{name: "as Outlook writes it", hide: func(f *file) {
		f.root.WriteString(` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"`)
		f.head.WriteString(`<meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm;} --></style>`)
		f.each(func(s string) string {
			return `</p><p class=MsoNormal><b><span lang=EN-GB style='font-size:11.0pt'>` + strings.Replace(s, ": ", `:</span></b><span> <o:p></o:p>`, 1) + `<o:p></o:p></span>`
		})
		f.add(`<v:imagedata src="cid:x" o:title="` + details + `"/><p class=MsoNormal><o:p>&nbsp;</o:p></p>`)
	}},
}

func reversed(s string) string {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}

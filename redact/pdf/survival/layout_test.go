package survival

import (
	"fmt"
	"strings"
)

// layout are the ways to set words that a reader sees whole and a program may
// not.
var layout = []place{
	{name: "plain", hide: func(f *file) { f.show() }},
	{name: "page turned by 90", hide: func(f *file) { f.page.dict["Rotate"] = "90"; f.show() }},
	{name: "page turned by 180", hide: func(f *file) { f.page.dict["Rotate"] = "180"; f.show() }},
	{name: "page of other units", hide: func(f *file) { f.page.dict["UserUnit"] = "2.5"; f.show() }},
	{name: "page not at the origin", hide: func(f *file) {
		f.page.dict["MediaBox"] = "[-200 -100 420 320]"
		f.draw("q 1 0 0 1 -150 -50 cm %s Q", lines())
	}},
	{name: "text turned by 90", hide: func(f *file) { f.draw("q 0 1 -1 0 320 0 cm %s Q", lines()) }},
	{name: "text turned by 270", hide: func(f *file) { f.draw("q 0 -1 1 0 0 320 cm %s Q", lines()) }},
	{name: "text upside down", hide: func(f *file) { f.draw("q -1 0 0 -1 420 400 cm %s Q", lines()) }},
	{name: "slanting text", hide: func(f *file) { f.draw("q 0.966 0.259 -0.259 0.966 60 0 cm 0.7 0 0 0.7 0 0 cm %s Q", lines()) }},
	{name: "mirrored text", hide: func(f *file) { f.draw("q -1 0 0 1 420 0 cm %s Q", lines()) }},
	{name: "vertical writing", hide: func(f *file) {
		c := f.composite("Identity-V")
		for i, s := range labelled() {
			f.draw("BT /F2 6 Tf %d 315 Td %s Tj ET", 40+i*40, c.encode(s))
		}
	}},
	{name: "glyph by glyph", hide: func(f *file) { f.draw("%s", glyphByGlyph(0)) }},
	{name: "glyph by glyph, from the end", hide: func(f *file) { f.draw("%s", fromTheEnd()) }},
	{name: "lines from below", hide: func(f *file) {
		for i := len(person) - 1; i >= 0; i-- {
			f.text(40, 270-float64(i)*24, 11, labelled()[i])
		}
	}},
	{name: "kerned", hide: func(f *file) { f.showAs(func(s string) string { return "[" + kernedString(s) + "]TJ" }) }},
	{name: "letters far apart", hide: func(f *file) { f.showAs(func(s string) string { return "3 Tc " + lit(s) + " Tj 0 Tc" }, 8) }},
	{name: "spaces between letters", hide: func(f *file) { f.showAs(func(s string) string { return lit(detailSpaced(s)) + " Tj" }, 8) }},
	{name: "wide spaces", hide: func(f *file) { f.showAs(func(s string) string { return "4 Tw " + lit(s) + " Tj 0 Tw" }) }},
	{name: "spaces by moving only", hide: func(f *file) {
		f.showAs(func(s string) string {
			return "[" + strings.ReplaceAll(lit(s), " ", ") -278 (") + "]TJ"
		})
	}},
	{name: "two operators for lines", hide: func(f *file) {
		f.draw("BT /F1 11 Tf 24 TL 40 294 Td")
		for i, s := range labelled() {
			if i%2 == 0 {
				f.draw("%s '", lit(s))
			} else {
				f.draw("0 0 %s \"", lit(s))
			}
		}
		f.draw("ET")
	}},
	{name: "words over two lines", hide: func(f *file) { f.narrow(" ", "") }},
	{name: "words hyphenated", hide: func(f *file) { f.narrow("", "-") }},
	{name: "words with soft hyphens", hide: func(f *file) { f.showAs(func(s string) string { return lit(softHyphened(s)) + " Tj" }) }},
	{name: "columns", hide: func(f *file) { f.columns() }},
	{name: "table cells", hide: func(f *file) {
		for i, d := range person {
			y := 270 - float64(i)*24
			f.text(40, y, 11, d.Label)
			f.text(150, y, 11, d.Text)
			f.draw("0.5 w 36 %g 376 20 re S 145 %g m 145 %g l S", y-6, y-6, y+14)
		}
	}},
	{name: "table with the labels above", hide: func(f *file) {
		x := []float64{10, 100, 180, 285}
		for i, d := range person[:4] {
			if d.Kind != "address" {
				f.text(x[i], 270, 8, d.Label)
				f.text(x[i], 255, 8, d.Text)
			}
		}
		f.draw("0.5 w 5 250 410 32 re S 5 266 m 415 266 l S")
		for i, d := range append(person[4:], person[2]) {
			f.text(40, 200-float64(i)*20, 11, d.Label+": "+d.Text)
		}
	}},
	{name: "across pages", hide: func(f *file) { f.acrossPages() }},
	{name: "running headers", hide: func(f *file) {
		for i := range 3 {
			if i > 0 {
				f.newPage()
			}
			f.text(40, 305, 7, strings.Join(labelled()[:3], "   "))
			f.text(40, 10, 7, strings.Join(labelled()[3:], "   "))
		}
	}},
	{name: "small capitals", hide: func(f *file) { f.draw("%s", smallCapitals()) }},
	{name: "capitals", hide: func(f *file) { f.showAs(func(s string) string { return lit(strings.ToUpper(s)) + " Tj" }) }},
	{name: "raised and lowered", hide: func(f *file) {
		f.showAs(func(s string) string {
			var b strings.Builder
			for i, r := range s {
				fmt.Fprintf(&b, "%d Ts %s Tj ", i%3-1, lit(string(r)))
			}
			return b.String() + "0 Ts"
		})
	}},
	{name: "drawn twice for boldness", hide: func(f *file) { f.draw("%s q 1 0 0 1 0.3 0 cm %s Q", lines(), lines()) }},
	{name: "shadowed", hide: func(f *file) { f.draw("q 0.7 g 1 0 0 1 1.5 -1.5 cm %s Q %s", lines(), lines()) }},
	{name: "two colours in a word", hide: func(f *file) {
		f.showAs(func(s string) string {
			return "0 g " + lit(s[:len(s)*2/3]) + " Tj 1 0 0 rg " + lit(s[len(s)*2/3:]) + " Tj 0 g"
		})
	}},
	{name: "two fonts in a word", hide: func(f *file) {
		f.page.use("Font", "F3", f.ref("<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>"))
		f.showAs(func(s string) string {
			return lit(s[:len(s)*2/3]) + " Tj /F3 11 Tf " + lit(s[len(s)*2/3:]) + " Tj /F1 11 Tf"
		})
	}},
	{name: "hexadecimal strings", hide: func(f *file) { f.showAs(func(s string) string { return hexed(s) + " Tj" }) }},
	{name: "octal escapes", hide: func(f *file) { f.showAs(func(s string) string { return octal(s) + " Tj" }) }},
	{name: "two-byte codes", hide: func(f *file) {
		c := f.composite("Identity-H")
		for i, s := range labelled() {
			f.draw("BT /F2 11 Tf 40 %d Td %s Tj ET", 270-i*24, c.encode(s))
		}
	}},
	{name: "ligatures", hide: func(f *file) {
		c := f.composite("Identity-H")
		for i, s := range labelled() {
			f.draw("BT /F2 11 Tf 40 %d Td %s Tj ET", 270-i*24, c.encode(strings.ReplaceAll(s, "fi", "ﬁ")))
		}
	}},
	{name: "characters of no width between", hide: func(f *file) {
		f.writeAs(func(r rune) string { return string(r) + "\u200d" })
	}},
	{name: "full-width letters", seen: true, hide: func(f *file) {
		f.writeAs(func(r rune) string {
			if r > ' ' && r <= '~' {
				r += 0xfee0
			}
			return string(r)
		})
	}},
	{name: "mathematical letters", seen: true, hide: func(f *file) {
		f.writeAs(func(r rune) string {
			switch {
			case 'A' <= r && r <= 'Z':
				r += 0x1d400 - 'A'
			case 'a' <= r && r <= 'z':
				r += 0x1d41a - 'a'
			}
			return string(r)
		})
	}},
	{name: "letters of another script", seen: true, hide: func(f *file) {
		f.writeAs(func(r rune) string {
			return strings.NewReplacer("a", "а", "e", "е", "o", "о", "i", "і", "s", "ѕ", "c", "с", "p", "р").Replace(string(r))
		})
	}},
	{name: "every other letter first", hide: func(f *file) {
		all := strings.Split(strings.TrimSpace(glyphByGlyph(0)), "\n")
		for first := range 2 {
			for i := first; i < len(all); i += 2 {
				f.draw("%s", all[i])
			}
		}
	}},
	{name: "contents cut in strings", hide: func(f *file) {
		all := line(40, 30, 11, control) + "\n" + lines()
		at := strings.Index(all, "Griffith") + 4
		f.page.dict["Contents"] = "[" + f.stream("", all[:at]) + " " + f.stream("", all[at:]) + "]"
	}},
	{name: "font by graphics state", hide: func(f *file) {
		f.page.use("ExtGState", "G1", "<</Font["+ref(f.font)+" 11]>>")
		for i, s := range labelled() {
			f.draw("q /G1 gs BT 40 %d Td %s Tj ET Q", 270-i*24, lit(s))
		}
	}},
	{name: "inherited resources", hide: func(f *file) {
		f.page.dict["Resources"] = "null"
		f.objects[treeNumber-1] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count 1/Resources<</Font<</F1 %s>>>>>>", ref(f.page.number), ref(f.font))
		f.show()
	}},
	{name: "names in other forms", hide: func(f *file) {
		f.show()
		f.text(40, 90, 11, "Griffith, R. came with Rosalind's aunt; GRIFFITH left. R. Griffith stayed.")
		f.text(40, 70, 11, "See 07700900471, BS99 4QT, 9991234578 and cyp/2023/48817.")
	}},
}

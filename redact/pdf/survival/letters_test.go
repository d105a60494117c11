package survival

import (
	"fmt"
	"math"
	"strings"

	"golang.org/x/image/font/gofont/goregular"
)

// lettering is ways to set words in which each letter goes its own way, and
// letters that are not what plain text has.
var lettering = []place{
	{name: "along an arc", hide: func(f *file) {
		f.draw("%s", dancing(6.5, func(i int) (float64, float64) { return 0, 12 - float64(i)*0.6 }))
	}},
	{name: "letters that dance", hide: func(f *file) {
		f.draw("%s", dancing(7.5, func(i int) (float64, float64) { return float64(i%3-1) * 1.5, float64(i%2)*16 - 8 }))
	}},
	{name: "one below another", hide: func(f *file) {
		for i, s := range labelled() {
			for k, r := range s {
				f.text(40+float64(i)*50, 312-float64(k)*6, 6, string(r))
			}
		}
	}},
	{name: "one below another, turned", hide: func(f *file) {
		f.page.dict["Rotate"] = "270"
		for i, s := range labelled() {
			for k, r := range s {
				f.text(40+float64(i)*50, 312-float64(k)*6, 6, string(r))
			}
		}
	}},
	{name: "sheared", hide: func(f *file) { f.draw("q 1 0 0.4 1 -60 0 cm %s Q", lines()) }},
	{name: "condensed and extended", hide: func(f *file) {
		f.showAs(func(s string) string {
			return "60 Tz " + lit(s[:len(s)/2]) + " Tj 140 Tz " + lit(s[len(s)/2:]) + " Tj 100 Tz"
		})
	}},
	{name: "in changing sizes", hide: func(f *file) {
		for i, s := range labelled() {
			f.draw("BT 20 %d Td", 270-i*24)
			for k, r := range s {
				f.draw("/F1 %d Tf %s Tj", 9+k%3*2, lit(string(r)))
			}
			f.draw("ET")
		}
	}},
	{name: "half of each word small and raised", hide: func(f *file) {
		for i, s := range labelled() {
			f.draw("BT 20 %d Td", 270-i*24)
			for _, w := range strings.SplitAfter(s, " ") {
				f.draw("/F1 11 Tf 0 Ts %s Tj /F1 7 Tf 4 Ts %s Tj", lit(w[:len(w)/2]), lit(w[len(w)/2:]))
			}
			f.draw("0 Ts ET")
		}
	}},
	{name: "spaces that do not break", hide: func(f *file) {
		f.showAs(func(s string) string { return lit(strings.ReplaceAll(s, " ", "\xa0")) + " Tj" })
	}},
	{name: "spaces of all kinds", hide: func(f *file) {
		kinds, n := []string{"\u2009", "\u202f", "\u2003", "\u3000", "\u205f", "\u1680"}, 0
		f.writeAs(func(r rune) string {
			if r == ' ' {
				n++
				return kinds[n%len(kinds)]
			}
			return string(r)
		})
	}},
	{name: "signs of no width between", hide: func(f *file) {
		signs := []string{"\u200b", "\u2060", "\u034f", "\ufe0f", "\ufeff", "\u200e", "\u00ad", "\u180e"}
		f.writeAs(func(r rune) string { return string(r) + signs[int(r)%len(signs)] })
	}},
	{name: "marks over each letter", seen: true, hide: func(f *file) {
		f.writeAs(func(r rune) string {
			if r == ' ' || r == ':' {
				return string(r)
			}
			return string(r) + "\u0332"
		})
	}},
	{name: "letters in circles", seen: true, hide: func(f *file) {
		f.writeAs(func(r rune) string {
			switch {
			case 'A' <= r && r <= 'Z':
				r += 'Ⓐ' - 'A'
			case 'a' <= r && r <= 'z':
				r += 'ⓐ' - 'a'
			}
			return string(r)
		})
	}},
	{name: "digits of another script", seen: true, gap: true, hide: func(f *file) {
		f.writeAs(func(r rune) string {
			if '0' <= r && r <= '9' {
				r += '٠' - '0'
			}
			return string(r)
		})
	}},
	{name: "a form for each letter", hide: func(f *file) {
		forms := map[rune]string{}
		for i, s := range labelled() {
			x := 20.0
			for _, r := range s {
				if forms[r] == "" {
					forms[r] = fmt.Sprintf("L%d", r)
					f.page.use("XObject", forms[r], f.form(line(0, 0, 11, string(r)), "/BBox[-5 -5 20 20]"))
				}
				f.draw("q 1 0 0 1 %g %d cm /%s Do Q", x, 270-i*24, forms[r])
				x += helvetica(string(r), 11)
			}
		}
	}},
	{name: "Type 3 letters", hide: func(f *file) {
		var procs, names, widths, table strings.Builder
		for r := ' '; r <= '~'; r++ {
			_, w := glyph(r)
			fmt.Fprintf(&names, "/g%d", r)
			fmt.Fprintf(&widths, "%d ", w)
			fmt.Fprintf(&procs, "/g%d %s", r, f.stream("", fmt.Sprintf("%d 0 -100 -300 1100 1100 d1 %s f", w, path(outline(r)))))
			fmt.Fprintf(&table, "<%02X> <%04X>\n", r, r)
		}
		f.page.use("Font", "F4", f.ref("<</Type/Font/Subtype/Type3/FontMatrix[0.001 0 0 0.001 0 0]/FontBBox[-100 -300 1100 1100]/FirstChar 32/LastChar 126/Widths[%s]"+
			"/Encoding<</Differences[32%s]>>/Resources<<>>/CharProcs<<%s>>/ToUnicode %s>>", widths.String(), names.String(), procs.String(),
			f.stream("", cmapOf("1 begincodespacerange <00> <FF> endcodespacerange 95 beginbfchar\n"+table.String()+"endbfchar\n"))))
		for i, s := range labelled() {
			f.draw("BT /F4 11 Tf 20 %d Td %s Tj ET", 270-i*24, lit(s))
		}
	}},
	{name: "page box from the other corner", hide: func(f *file) {
		f.page.dict["MediaBox"] = fmt.Sprintf("[%d %d 0 0]", width, height)
		f.show()
	}},
	{name: "across the page at 45 degrees", hide: func(f *file) { f.draw("q 0.6 0.6 -0.6 0.6 120 -30 cm %s Q", lines()) }},
	{name: "turned page of other units, cropped", hide: func(f *file) {
		f.page.dict["Rotate"], f.page.dict["UserUnit"], f.page.dict["CropBox"] = "-90", "3", "[20 10 420 310]"
		f.show()
	}},
	{name: "each word on top of the one before", hide: func(f *file) {
		for i, s := range labelled() {
			for _, w := range strings.Fields(s) {
				f.text(40, 270-float64(i)*24, 11, w)
			}
		}
	}},
	{name: "another text for each code", seen: true, gap: true, hide: func(f *file) { f.ciphered(true) }},
	{name: "another text for each code, and no names", seen: true, gap: true, hide: func(f *file) { f.ciphered(false) }},
}

// dancing sets the letters of each line one by one, step points apart, each
// raised and turned by what move says of the letter.
func dancing(step float64, move func(i int) (up, degrees float64)) string {
	var b strings.Builder
	for i, s := range labelled() {
		x, y := 20.0, 270-float64(i)*24
		for k, r := range []rune(s) {
			up, degrees := move(k)
			sin, cos := math.Sincos(degrees * math.Pi / 180)
			fmt.Fprintf(&b, "BT /F1 11 Tf %.4f %.4f %.4f %.4f %.2f %.2f Tm %s Tj ET\n", cos, sin, -sin, cos, x, y+up, lit(string(r)))
			x += math.Max(helvetica(string(r), 11), step*0.4)
		}
	}
	return b.String()
}

// ciphered shows the details with codes of their own for every letter, whose table
// says that they are other words. Without names the font program does not say
// which characters its glyphs are.
func (f *file) ciphered(named bool) {
	cover := strings.Repeat(strings.ToLower(strings.TrimSuffix(control, ".")+" "), 9)
	var gids, table, widths strings.Builder
	code := 0
	for i, s := range labelled() {
		f.draw("BT /F2 11 Tf 40 %d Td <", 270-i*24)
		for _, r := range s {
			code++
			id, w := glyph(r)
			gids.Write([]byte{byte(id >> 8), byte(id)})
			fmt.Fprintf(&table, "<%04X> <%04X>\n", code, cover[code])
			fmt.Fprintf(&widths, "%d ", w)
			f.draw("%04X", code)
		}
		f.draw("> Tj ET")
	}
	program := string(goregular.TTF)
	if !named {
		program = sfntWith(goregular.TTF, map[string]string{"cmap": "\x00\x00\x00\x00", "post": "\x00\x03\x00\x00" + strings.Repeat("\x00", 28)})
	}
	n := code
	cmap := cmapOf("1 begincodespacerange <0000> <FFFF> endcodespacerange\n" + chunks(table.String()))
	desc := f.ref("<</Type/FontDescriptor/FontName/AAAAAA+Go/Flags 4/FontBBox[0 -200 1000 900]/Ascent 900/Descent -200/CapHeight 700/ItalicAngle 0/StemV 80/FontFile2 %s>>",
		f.stream("", program))
	cid := f.ref("<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+Go/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap %s/FontDescriptor %s/W[1[%s]]>>",
		f.stream("", "\x00\x00"+gids.String()), desc, widths.String())
	_ = n
	f.page.use("Font", "F2", f.ref("<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Go/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode %s>>", cid, f.stream("", cmap)))
}

// chunks writes mappings in blocks of at most 100 (Adobe Technical Note 5014).
func chunks(table string) string {
	all := strings.Split(strings.TrimSpace(table), "\n")
	var b strings.Builder
	for len(all) > 0 {
		n := min(100, len(all))
		fmt.Fprintf(&b, "%d beginbfchar\n%s\nendbfchar\n", n, strings.Join(all[:n], "\n"))
		all = all[n:]
	}
	return b.String()
}

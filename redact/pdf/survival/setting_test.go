package survival

import (
	"fmt"
	"strings"

	"golang.org/x/image/font/gofont/goregular"
)

// helvetica is the width of s in a size, by the widths of the letters in
// question (Adobe Core 14 AFM), good enough to set letters side by side.
func helvetica(s string, size float64) float64 {
	sum := 0.0
	for _, r := range s {
		switch {
		case strings.ContainsRune(" ,.:/ft", r):
			sum += 278
		case strings.ContainsRune("ijl", r):
			sum += 222
		case strings.ContainsRune("ckvsxyzJ", r):
			sum += 500
		case r == 'r' || r == '-':
			sum += 333
		case strings.ContainsRune("mM", r):
			sum += 833
		case r == '@':
			sum += 1015
		case strings.ContainsRune("CDHNR", r):
			sum += 722
		case strings.ContainsRune("BPSEVAYXK", r):
			sum += 667
		case strings.ContainsRune("GOQ", r):
			sum += 778
		case strings.ContainsRune("TFZ", r):
			sum += 611
		default:
			sum += 556
		}
	}
	return sum * size / 1000
}

// showAs shows each line by what show makes of it, in a size of 11 or another.
func (f *file) showAs(show func(string) string, size ...float64) {
	points := 11.0
	if len(size) > 0 {
		points = size[0]
	}
	for i, s := range labelled() {
		f.draw("BT /F1 %g Tf 20 %d Td %s ET", points, 270-i*24, show(s))
	}
}

// glyphByGlyph places every letter by itself: where it belongs, or step points
// after the one before.
func glyphByGlyph(step float64) string {
	var b strings.Builder
	for i, s := range labelled() {
		x := 20.0
		for _, r := range s {
			fmt.Fprintf(&b, "%s\n", line(x, 270-float64(i)*24, 11, string(r)))
			if step > 0 {
				x += step
			} else {
				x += helvetica(string(r), 11)
			}
		}
	}
	return b.String()
}

// fromTheEnd draws the letters where they belong, the last one first.
func fromTheEnd() string {
	all := strings.Split(strings.TrimSpace(glyphByGlyph(0)), "\n")
	for i, j := 0, len(all)-1; i < j; i, j = i+1, j-1 {
		all[i], all[j] = all[j], all[i]
	}
	return strings.Join(all, "\n")
}

// kernedString cuts a string into pieces of two letters.
func kernedString(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i += 2 {
		fmt.Fprintf(&b, "%s %d ", lit(s[i:min(i+2, len(s))]), i%5*6-12)
	}
	return b.String()
}

// detailSpaced puts spaces between the letters of a line's detail, and two
// between its words.
func detailSpaced(s string) string {
	label, text, _ := strings.Cut(s, ": ")
	var words []string
	for _, w := range strings.Fields(text) {
		words = append(words, spacedOut(w))
	}
	return label + ":  " + strings.Join(words, "   ")
}

// softHyphened has a soft hyphen in each long word, which viewers do not draw.
func softHyphened(s string) string {
	words := strings.Split(s, " ")
	for i, w := range words {
		if len(w) > 5 && !strings.ContainsAny(w, "@0123456789:") {
			words[i] = w[:3] + "\xad" + w[3:]
		}
	}
	return strings.Join(words, " ")
}

// narrow breaks every detail in two lines: after a space, or within its first
// long word with a hyphen.
func (f *file) narrow(space, hyphen string) {
	y := 300.0
	for _, d := range person {
		text := d.Label + ": " + d.Text
		at := strings.LastIndex(text, " ") + 1
		if hyphen != "" {
			if at = strings.Index(text, d.Text) + longWord(d.Text) + 4; d.Kind != "name" && d.Kind != "address" {
				at = strings.Index(text, d.Text) // nobody hyphenates a number
			}
		}
		first := text[:at]
		if hyphen != "" && at != strings.Index(text, d.Text) {
			first += hyphen
		}
		f.text(40, y, 10, strings.TrimSpace(first))
		f.text(40, y-13, 10, text[at:])
		y -= 34
	}
}

// longWord is where the first word of more than six letters begins.
func longWord(s string) int {
	at := 0
	for _, w := range strings.Split(s, " ") {
		if len(w) > 6 {
			return at
		}
		at += len(w) + 1
	}
	return 0
}

// columns sets running text in two columns, with details that go on in the
// next line and in the next column.
func (f *file) columns() {
	left := strings.Split("The meeting was about Rosalind|Griffith, date of birth 14 March|2011, who lives at 31 Larkspur|Close, Thornbury, BS99 4QT. The|"+
		"NHS number: 999 123 4578. It was|agreed that the school writes by|Email: r.griffith88@example.org|and that the school asks Rosalind", "|")
	right := strings.Split("Griffith what she wants to do in|the summer. Telephone: 07700|900471. Case number:|CYP/2023/48817. The group meets|"+
		"again when the leaves have come|down and the days are short and|nobody needs to be in a garden|at all. There was tea for all.", "|")
	for i := range left {
		y := 290 - float64(i)*14
		f.text(20, y, 10, left[i])
		f.text(220, y, 10, right[i])
	}
}

// acrossPages ends a page within each detail, and has them whole elsewhere.
func (f *file) acrossPages() {
	f.show()
	for _, d := range person {
		cut := strings.LastIndexAny(d.Text[:len(d.Text)*3/4], " /@.")
		f.text(40, 60, 11, "The last line says "+d.Text[:cut+1])
		f.newPage()
		f.text(40, 290, 11, d.Text[cut+1:]+" and so it goes on with other things.")
	}
	f.text(40, 30, 11, "The end.")
}

// smallCapitals shows the details with small capitals for small letters.
func smallCapitals() string {
	var b strings.Builder
	for i, s := range labelled() {
		fmt.Fprintf(&b, "BT 40 %d Td ", 270-i*24)
		for _, r := range s {
			size := 11.0
			if 'a' <= r && r <= 'z' {
				size = 8.8
			}
			fmt.Fprintf(&b, "/F1 %g Tf %s Tj ", size, lit(strings.ToUpper(string(r))))
		}
		b.WriteString("ET\n")
	}
	return b.String()
}

// writeAs shows the details in a font whose table says that each letter is
// what as makes of it.
func (f *file) writeAs(as func(r rune) string) {
	var b strings.Builder
	for _, r := range letters() {
		id, _ := glyph(r)
		fmt.Fprintf(&b, "<%04X> <%X>\n", id, wide(as(r)))
	}
	table := cmapOf("1 begincodespacerange <0000> <FFFF> endcodespacerange\n96 beginbfchar\n" + b.String() + "endbfchar\n")
	f.page.use("Font", "F2", f.compositeFont("Identity-H", string(goregular.TTF), table, ""))
	for i, s := range labelled() {
		f.draw("BT /F2 11 Tf 40 %d Td %s Tj ET", 270-i*24, composite{}.encode(s))
	}
}

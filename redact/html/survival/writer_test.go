package survival

import (
	"encoding/base64"
	"fmt"
	"strings"

	"veil/internal/trace"
)

// control is a sentence that must stay.
const control = "The tortoise walked slowly round the pond in the garden."

var details = trace.Everything()

// file is a page in the making.
type file struct {
	before, root, head, attrs, body, after strings.Builder
	encode                                 func(string) []byte
}

func newFile() *file {
	f := &file{encode: func(s string) []byte { return []byte(s) }}
	f.before.WriteString("<!DOCTYPE html>\n")
	f.body.WriteString("<h1>In the garden</h1>\n" + para(control) + "<ul>\n<li>a wet stone</li>\n</ul>\n" + table(2, "grass", "reeds", "water", "mud"))
	return f
}

// add appends to the body.
func (f *file) add(s ...string) { f.body.WriteString(strings.Join(s, "")) }

// each writes a paragraph for each detail, of what set makes of its line.
func (f *file) each(set func(line string) string) {
	for _, s := range trace.Labelled() {
		f.add(para(set(s)))
	}
}

func para(s string) string { return "<p>" + s + "</p>\n" }

// shown are paragraphs with the details.
func shown() string {
	var b strings.Builder
	for _, s := range trace.Labelled() {
		b.WriteString(para(s))
	}
	return b.String()
}

// runes joins what of makes of every character.
func runes(s string, of func(r rune) string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteString(of(r))
	}
	return b.String()
}

func table(columns int, cells ...string) string {
	var b strings.Builder
	b.WriteString("<table>\n")
	for i, c := range cells {
		if i%columns == 0 {
			b.WriteString("<tr>")
		}
		b.WriteString("<td>" + c + "</td>")
		if i%columns == columns-1 {
			b.WriteString("</tr>\n")
		}
	}
	return b.String() + "</table>\n"
}

func pack(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

// bytes is the finished file.
func (f *file) bytes() []byte {
	return f.encode(fmt.Sprintf("%s<html%s>\n<head>%s</head>\n<body%s>\n%s</body>\n</html>\n%s", f.before.String(), f.root.String(), f.head.String(), f.attrs.String(), f.body.String(), f.after.String()))
}

package survival

import (
	"encoding/hex"
	"fmt"
	"strings"
	"unicode/utf16"

	"veil/internal/trace"
)

// control is a sentence that must stay.
const control = "The tortoise walked slowly round the pond in the garden."

var details = trace.Everything()

// file is a document in the making.
type file struct {
	start, fonts, styles, head, body, after strings.Builder
}

func newFile() *file {
	f := &file{}
	f.start.WriteString(`{\rtf1\ansi\ansicpg1252\deff0`)
	f.fonts.WriteString(`{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil\fcharset2 Symbol;}{\f2\fswiss\fcharset204 Arial;}`)
	f.body.WriteString(`\pard\plain {\b\fs32 In the garden}\par ` + "\n" + para(control) + table(2, "grass", "reeds", "water", "mud"))
	return f
}

// add appends to the body.
func (f *file) add(s ...string) { f.body.WriteString(strings.Join(s, "") + "\n") }

// each writes a paragraph for each detail, of what set makes of its line.
func (f *file) each(set func(line string) string) {
	for _, s := range trace.Labelled() {
		f.add(para(set(s)))
	}
}

func para(s string) string { return `\pard\plain ` + s + `\par` + "\n" }

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
	for i, c := range cells {
		if i%columns == 0 {
			b.WriteString(`\trowd`)
			for k := range columns {
				fmt.Fprintf(&b, `\cellx%d`, 9000*(k+1)/columns)
			}
			b.WriteByte('\n')
		}
		b.WriteString(`\pard\plain\intbl ` + c + `\cell` + "\n")
		if i%columns == columns-1 {
			b.WriteString("\\row\n")
		}
	}
	return b.String()
}

// packed is text in hexadecimal, as it is and as UTF-16, over several lines.
func packed(s string) string {
	wide := ""
	for _, u := range utf16.Encode([]rune(s)) {
		wide += string([]byte{byte(u), byte(u >> 8)})
	}
	h := hex.EncodeToString([]byte(s + "    " + wide))
	var b strings.Builder
	for len(h) > 0 {
		n := min(len(h), 128)
		b.WriteString(h[:n] + "\n")
		h = h[n:]
	}
	return b.String()
}

// bytes is the finished file.
func (f *file) bytes() []byte {
	return []byte(f.start.String() + `{\fonttbl` + f.fonts.String() + `}{\colortbl;\red255\green255\blue255;}{\stylesheet{\s0 Normal;}` + f.styles.String() + "}\n" + f.head.String() + "\n" + f.body.String() + "}" + f.after.String())
}

package main

import (
	"testing"

	"veil/internal/bundle/write"
)

// FuzzRead: whatever lies below OUT is read without a crash.
func FuzzRead(f *testing.F) {
	f.Add("a.txt", []byte("\xff\xfea\x00b\x00"))
	f.Add("a.rtf", []byte(`{\rtf1{\info{\author A}}\u8217?\'e9\uc0\u-3913 x}`))
	f.Add("a.html", []byte("<p>a&amp;b<script>x</script></p>"))
	f.Add("a.eml", []byte("Subject: =?utf-8?q?a?=\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\ny\r\n--b--"))
	f.Add("a.zip", write.Zip([]write.Member{{Name: "b/c.txt", Data: []byte("d")}}))
	f.Add("a.xlsx", write.Zip([]write.Member{{Name: "[Content_Types].xml"}, {Name: "xl/workbook.xml"}, {Name: "xl/worksheets/sheet1.xml", Data: []byte(`<row><c t="s"><v>9</v></c></row>`)}}))
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		if len(b) > 4 && string(b[:4]) == "%PDF" {
			return // that asks other programs
		}
		r := &reader{}
		for _, o := range r.file(name, b, 0) {
			for _, text := range o.texts {
				words(text)
			}
		}
	})
}

// FuzzAlign: pairs are of equal words, and grow on both sides.
func FuzzAlign(f *testing.F) {
	f.Add("a b c d e f", "a b x d e f")
	f.Add("a a b a b c a b c d", "b a [PERSON 1] a b c c d")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 4000 {
			return
		}
		g, o := words(a), words(b)
		last := pair{-1, -1}
		for _, p := range align(g, o) {
			if p.g <= last.g || p.o <= last.o || g[p.g].word != o[p.o].word || o[p.o].label != "" {
				t.Fatalf("%v after %v", p, last)
			}
			last = p
		}
	})
}

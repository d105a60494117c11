package ooxml_test

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"

	"veil/extract"
	"veil/internal/ooxml"
)

const wordNS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

func TestParse(t *testing.T) {
	wide := func(s string, big bool) string {
		var b []byte
		for _, u := range utf16.Encode([]rune("\ufeff" + s)) {
			if big {
				b = append(b, byte(u>>8), byte(u))
			} else {
				b = append(b, byte(u), byte(u>>8))
			}
		}
		return string(b)
	}
	doc := `<?xml version="1.0" encoding="UTF-16"?><w:p xmlns:w="` + wordNS + `"><w:t>é</w:t></w:p>`
	for name, tc := range map[string]struct{ in, tag, text string }{
		"plain":          {`<w:p xmlns:w="` + wordNS + `"><w:t>Ann &amp; B&#233;a</w:t></w:p>`, "w:p", "Ann & Béa"},
		"own prefix":     {`<x:p xmlns:x="` + wordNS + `"><x:t>a</x:t></x:p>`, "w:p", "a"},
		"default":        {`<p xmlns="` + wordNS + `"><t>a</t></p>`, "w:p", "a"},
		"strict":         {`<p xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main">a</p>`, "w:p", "a"},
		"unknown":        {`<p xmlns="urn:x">a</p>`, "{urn:x}p", "a"},
		"none":           {`<p>a</p>`, "p", "a"},
		"comment inside": {`<p>Jo<!-- x -->hn<?y z?></p>`, "p", "John"},
		"CDATA":          {`<p><![CDATA[<b>]]></p>`, "p", "<b>"},
		"mark":           {"\ufeff<p>a</p>", "p", "a"},
		"UTF-16 LE":      {wide(doc, false), "w:p", "é"},
		"UTF-16 BE":      {wide(doc, true), "w:p", "é"},
		"Latin-1":        {"<?xml version='1.0' encoding='ISO-8859-1'?><p>\xe9</p>", "p", "é"},
		"mixed":          {"<p>a <b>b</b> c </p>", "p", "a b c "},
		"white space":    {"<p>\n <b> b </b>\n</p>", "p", " b "},
		"scopes":         {`<p xmlns="urn:x"><q xmlns="urn:y"/><r>a</r></p>`, "{urn:x}p", "a"},
	} {
		tree, err := ooxml.Parse([]byte(tc.in))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if tree.Root.Tag != tc.tag || tree.Root.AllText() != tc.text {
			t.Errorf("%s: got %s %q", name, tree.Root.Tag, tree.Root.AllText())
		}
	}
}

func TestParseRefuses(t *testing.T) {
	bomb := `<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>`
	for name, in := range map[string]string{
		"empty": "", "text": "a", "open": "<a>", "crossed": "<a><b></a></b>", "two roots": "<a/><b/>",
		"entities": bomb, "doctype": `<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>`, "unknown entity": "<a>&x;</a>",
		"attribute twice": `<a b="1" b="2"/>`, "prefix": "<x:a/>", "bytes": "<a>\xff</a>", "encoding": `<?xml version="1.0" encoding="UTF-7"?><a/>`,
		"deep": strings.Repeat("<a>", 300) + strings.Repeat("</a>", 300), "NUL": "<a>\x00</a>",
	} {
		_, err := ooxml.Parse([]byte(in))
		var e *extract.Error
		if !errors.As(err, &e) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAsides(t *testing.T) {
	tree, err := ooxml.Parse([]byte(`<?xml version="1.0"?><!-- one --><a><?do two?></a>`))
	if err != nil || !reflect.DeepEqual(tree.Asides, []string{" one ", "do two"}) {
		t.Error(tree, err)
	}
}

// FuzzTree holds that what is written reads back as the same tree.
func FuzzTree(f *testing.F) {
	for _, s := range []string{`<w:p xmlns:w="` + wordNS + `"><w:t a="&#10;&quot;">x&#13;y</w:t> z </w:p>`, "<a/>", "<a>\ufeff</a>", "<a b='&lt;'>]]&gt;</a>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		tree, err := ooxml.Parse(b)
		if err != nil {
			return
		}
		foreign := false // only known vocabularies are written
		tree.Root.Walk(func(n *ooxml.Node) bool {
			for _, a := range n.Attrs {
				foreign = foreign || strings.ContainsAny(a.Tag, "{") || a.Tag == "Requires"
			}
			foreign = foreign || strings.Contains(n.Tag, "{") || strings.HasPrefix(n.Tag, "xml:")
			return true
		})
		if foreign {
			return
		}
		out := ooxml.Marshal(tree.Root)
		again, err := ooxml.Parse(out)
		if err != nil {
			t.Fatalf("%v in %q", err, out)
		}
		if back := ooxml.Marshal(again.Root); !bytes.Equal(out, back) || !reflect.DeepEqual(tree.Root, again.Root) {
			t.Errorf("%q became %q", out, back)
		}
	})
}

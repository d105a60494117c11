package ooxml_test

import (
	"archive/zip"
	"bytes"
	"context"
	"strings"
	"testing"

	"veil/internal/ooxml"
	"veil/internal/ooxml/ooxmltest"
)

// TestPlaces hides a word in every place that a package has.
func TestPlaces(t *testing.T) {
	utf16 := func(s string) string {
		var b []byte
		for _, c := range s {
			b = append(b, byte(c), 0)
		}
		return string(b)
	}
	doc := func(s string) string { return ooxmltest.Declare("w:document", s) }
	for name, in := range map[string]map[string]string{
		"text":         {"a.xml": doc("<w:p><w:r><w:t>Jayden</w:t></w:r></w:p>")},
		"split":        {"a.xml": doc("<w:p><w:r><w:t>Jay</w:t></w:r><w:r><w:t>den</w:t></w:r></w:p>")},
		"over cells":   {"a.xml": doc("<w:tc><w:p><w:t>Jay</w:t></w:p></w:tc><w:tc><w:p><w:t>den</w:t></w:p></w:tc>")},
		"attribute":    {"a.xml": doc(`<w:p w:x="Jayden"/>`)},
		"style":        {"a.xml": doc(`<v:rect style="position:Jayden;left:1"/>`)},
		"style's key":  {"a.xml": doc(`<v:rect style="mso-wrap-Jayden:1"/>`)},
		"comment":      {"a.xml": doc(`<!-- Jayden -->`)},
		"instruction":  {"a.xml": doc(`<?x Jayden?>`)},
		"field":        {"a.xml": doc(`<w:instrText>XE "Jay</w:instrText><w:instrText>den"</w:instrText><w:instrText>Jayden</w:instrText>`)},
		"directive":    {"a.xml": `<!DOCTYPE Jayden><a/>`},
		"CDATA":        {"a.xml": `<a><![CDATA[Jayden]]></a>`},
		"broken":       {"a.xml": `<a><b>Jayden</a>`},
		"UTF-16":       {"a.bin": "x" + utf16("Jayden")},
		"UTF-16 XML":   {"a.xml": "\xff\xfe" + utf16("<a>Jayden</a>")},
		"bytes":        {"a.bin": "\xff\x00Jayden\x00"},
		"entry's name": {"Jayden.bin": ""},
	} {
		b := ooxmltest.Zip(in)
		if !found(t, b, "Jayden") {
			t.Errorf("%s: not found", name)
		}
		if found(t, b, "Grace") {
			t.Errorf("%s: found what is not there", name)
		}
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.SetComment("Jayden")
	z.CreateHeader(&zip.FileHeader{Name: "a", Comment: "Grace", Extra: []byte("\x99\x99\x04\x00Hope")})
	z.Close()
	for _, w := range []string{"Jayden", "Grace", "Hope"} {
		if !found(t, b.Bytes(), w) {
			t.Errorf("the archive's own %s: not found", w)
		}
	}
}

// What a shape's style says in words of the standard is nobody's name.
func TestPlacesVocabulary(t *testing.T) {
	b := ooxmltest.Zip(map[string]string{"a.xml": ooxmltest.Declare("w:document",
		`<v:rect style="position:absolute; mso-position-horizontal-relative:char;width:12pt"/>`)})
	for _, w := range []string{"char", "horizontal", "absolute"} {
		if found(t, b, w) {
			t.Errorf("%s is listed as text", w)
		}
	}
}

func found(t *testing.T, b []byte, word string) bool {
	t.Helper()
	places, err := ooxml.Places(context.Background(), bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range places {
		if strings.Contains(p.Text, word) && !p.Vocabulary {
			return true
		}
	}
	return false
}

func TestVocabulary(t *testing.T) {
	b := ooxmltest.Zip(map[string]string{"a.xml": ooxmltest.Declare("w:document",
		`<w:color w:val="green"/><w:p w:x="Green"/><w:instrText> PAGE </w:instrText>`)})
	if found(t, b, "green") || !found(t, b, "Green") || found(t, b, "PAGE") {
		t.Error("words of the standard are not told from others")
	}
}

func FuzzPlaces(f *testing.F) {
	f.Add(ooxmltest.Docx(ooxmltest.P("a"), nil))
	f.Add(ooxmltest.Zip(map[string]string{"a.xml": "\xfe\xff\x00<"}))
	f.Fuzz(func(_ *testing.T, b []byte) {
		ooxml.Places(context.Background(), bytes.NewReader(b), int64(len(b)))
	})
}

func TestWrite(t *testing.T) {
	var a, b bytes.Buffer
	files := []ooxml.File{{Name: "b.xml", Type: "x/y+xml", Data: []byte("<b/>")}, {Name: "a.png", Data: []byte("p")}}
	for _, w := range []*bytes.Buffer{&a, &b} {
		if err := ooxml.Write(w, files); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two writings differ")
	}
	p, err := open(a.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(p.Names(), " "); got != "[Content_Types].xml a.png b.xml" {
		t.Error(got)
	}
	if p.Type("b.xml") != "x/y+xml" || p.Type("a.png") != "image/png" {
		t.Error("types")
	}
}

func TestPlacesOfSheets(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, s := range map[string]string{
		"xl/worksheets/sheet1.xml": `<worksheet><cols><col min="1" max="2" width="30.71" x="Jane"/></cols><row r="12345" ht="40"><c r="AB12345" s="7" t="s"><v>4711</v></c><c r="AC12345"><v>12</v></c><c t="s"><v>Tim</v></c><c><v>34</v></c></row></worksheet>`,
		"xl/sharedStrings.xml":     `<sst><si><r><t>Ja</t></r><r><t>ne</t></r></si><si><t>Roe</t></si></sst>`,
	} {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(s))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	places, err := ooxml.Places(context.Background(), bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, p := range places {
		if !p.Vocabulary {
			got[p.Where] += p.Text + "|"
		}
	}
	want := map[string]string{"xl/worksheets/sheet1.xml: attribute x": "Jane|", "xl/worksheets/sheet1.xml: attribute t": "s|",
		"xl/worksheets/sheet1.xml: text": "### \t12 \tTim \t34 \t\n|", "xl/sharedStrings.xml: text": "Jane\n\nRoe\n\n|"}
	for where, text := range want {
		if got[where] != text {
			t.Errorf("%s: %q, want %q", where, got[where], text)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%q", got)
	}
}

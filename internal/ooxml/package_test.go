package ooxml_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"veil/extract"
	"veil/internal/ooxml"
	"veil/internal/ooxml/ooxmltest"
)

func open(b []byte) (*ooxml.Package, error) { return ooxml.Open(bytes.NewReader(b), int64(len(b))) }

func TestRefused(t *testing.T) {
	ole := func(stream string) []byte {
		b := append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, make([]byte, 3<<20)...)
		for i, c := range []byte(stream) {
			b[1<<20-7+2*i] = c // over the border of what is read at once
		}
		return b
	}
	many := map[string]string{}
	for i := range ooxml.MaxEntries + 1 {
		many[fmt.Sprint("a/", i)] = ""
	}
	for name, tc := range map[string]struct {
		in   []byte
		want extract.Reason
	}{
		"empty":            {nil, extract.Damaged},
		"not a zip":        {[]byte("PK\x03\x04 and no more"), extract.Damaged},
		"cut short":        {ooxmltest.Docx("", nil)[:200], extract.Damaged},
		"encrypted":        {ole("EncryptedPackage"), extract.Encrypted},
		"old Word":         {ole("WordDocument"), extract.Unsupported},
		"other old":        {ole("Workbook"), extract.Unsupported},
		"traversal":        {ooxmltest.Zip(map[string]string{"word/../../etc/passwd": "x"}), extract.Damaged},
		"absolute":         {ooxmltest.Zip(map[string]string{"/word/document.xml": "x"}), extract.Damaged},
		"backslash":        {ooxmltest.Zip(map[string]string{`word\document.xml`: "x"}), extract.Damaged},
		"drive":            {ooxmltest.Zip(map[string]string{`c:document.xml`: "x"}), extract.Damaged},
		"control":          {ooxmltest.Zip(map[string]string{"word/a\x01.xml": "x"}), extract.Damaged},
		"twice by case":    {ooxmltest.Zip(map[string]string{"word/a.xml": "x", "word/A.xml": "y"}), extract.Damaged},
		"too many":         {ooxmltest.Zip(many), extract.TooLarge},
		"zip bomb":         {ooxmltest.Zip(map[string]string{"word/a.xml": strings.Repeat(" ", 11<<20)}), extract.TooLarge},
		"types with a DTD": {ooxmltest.Zip(map[string]string{"[Content_Types].xml": "<!DOCTYPE a><Types/>"}), extract.Unsupported},
	} {
		_, err := open(tc.in)
		var e *extract.Error
		if !errors.As(err, &e) || e.Reason != tc.want || strings.Contains(e.Error(), "\n") {
			t.Errorf("%s: got %v, want reason %d", name, err, tc.want)
		}
	}
}

// TestLies opens a part that is larger than its entry says.
func TestLies(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, _ := z.Create("word/a.xml")
	w.Write(bytes.Repeat([]byte("abcdefgh"), 1000))
	z.Close()
	// The directory's inflated size stands 24 bytes into its entry.
	raw := b.Bytes()
	at := bytes.LastIndex(raw, []byte("PK\x01\x02"))
	raw[at+24], raw[at+25] = 10, 0
	p, err := open(raw)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Read("word/a.xml"); err == nil {
		t.Error("read")
	}
}

func TestNames(t *testing.T) {
	p, err := open(ooxmltest.Docx("", map[string]string{"Word/Media/A.PNG": "x", "word/": ""}))
	if err != nil {
		t.Fatal(err)
	}
	if n, ok := p.Name("word/media/a.png"); !ok || n != "Word/Media/A.PNG" {
		t.Error(n, ok)
	}
	if got := p.Type("WORD/document.xml"); !strings.HasSuffix(got, "document.main+xml") {
		t.Error(got)
	}
	if got := p.Type("Word/Media/A.PNG"); got != "image/png" {
		t.Error(got)
	}
}

func TestRels(t *testing.T) {
	p, err := open(ooxmltest.Docx("", map[string]string{
		"word/media/a b.png":           "x",
		"word/_rels/document.xml.rels": ooxmltest.Rels("r1", "image", "media/a%20b.png", "r2", "image", "/word/Media/A b.png", "r3", "hyperlink", "mailto:x", "r4", "header", "../../../up.xml", "r5", "header", "h.xml#top"),
	}))
	if err != nil {
		t.Fatal(err)
	}
	rels, err := p.Rels("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	want := []ooxml.Rel{
		{ID: "r1", Kind: "image", Target: "word/media/a b.png"},
		{ID: "r2", Kind: "image", Target: "word/media/a b.png"},
		{ID: "r3", Kind: "hyperlink", Target: "mailto:x", Extern: true},
		{ID: "r4", Kind: "header", Target: "up.xml"},
		{ID: "r5", Kind: "header", Target: "word/h.xml"},
	}
	for i, w := range want {
		if rels[i] != w {
			t.Errorf("got %+v, want %+v", rels[i], w)
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(ooxmltest.Docx(ooxmltest.P("a"), nil))
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Add([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1})
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := open(b)
		if err != nil {
			var e *extract.Error
			if !errors.As(err, &e) {
				t.Fatalf("%T", err)
			}
			return
		}
		for _, n := range p.Names() {
			p.Rels(n)
			p.XML(n)
		}
	})
}

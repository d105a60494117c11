package write

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"veil/internal/bundle/gold"
	"veil/internal/bundle/paper"
)

// sample has every kind of block, and letters that XML, RTF and PDF escape.
func sample() *paper.Paper {
	s := func(t string) gold.Str { return gold.Str{S: t} }
	return &paper.Paper{
		Title: s("T <&> Ș"), Author: s("A & B"), Header: s("Head"), Footer: s("Foot"), Comment: s("Note \"x\""),
		From: s("Zoë Ng <z@example.org>"), To: s("A B <a@example.org>, C D <c@example.org>"), Date: "Mon, 06 Jan 2025 09:00:00 +0000",
		Blocks: []paper.Block{
			{Kind: paper.Head, Level: 1, Text: s("Heading")},
			{Kind: paper.Para, Text: s("Ștefania (one) \\ two {three} <four> & five\nsecond line")},
			{Kind: paper.Item, Text: s("item")}, {Kind: paper.Quote, Level: 2, Text: s("quoted")},
			{Kind: paper.NewPage},
			{Kind: paper.Table, Rows: [][]gold.Str{{s("a"), s("b & c"), s("d")}, {s("e")}}},
			{Kind: paper.Para, Text: s(strings.Repeat("Phạm said so. ", 400))},
		},
	}
}

func TestPackages(t *testing.T) {
	p := sample()
	xlsx, texts := XLSX(p, Sheets{Name: gold.Str{S: "S & T"}, Hidden: p, Comment: gold.Str{S: "<c>"}, Gone: 1})
	if len(texts) < 5 {
		t.Errorf("the workbook tells of %d texts", len(texts))
	}
	for name, b := range map[string][]byte{"docx": DOCX(p), "odt": ODT(p), "xlsx": xlsx} {
		z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all := ""
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			part, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			all += string(part)
			if f.Name == "mimetype" {
				continue
			}
			for d := xml.NewDecoder(bytes.NewReader(part)); ; {
				if _, err := d.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Errorf("%s: %s: %v", name, f.Name, err)
					break
				}
			}
		}
		if !strings.Contains(all, "Ștefania (one)") || !strings.Contains(all, "b &amp; c") {
			t.Errorf("%s lacks its text", name)
		}
	}
}

func TestPDF(t *testing.T) {
	p := sample()
	b, n := PDF(p, Numbering{})
	if n != 3 || strings.Count(string(b), "/Type /Page ") != 3 || !bytes.Contains(b, []byte("<A1> <A1> <0218>")) {
		t.Errorf("%d pages", n)
	}
	// Page 2 of the bundle is missing and page 3 is empty.
	b, n = PDF(p, Numbering{First: 1, Skip: map[int]bool{2: true}, Empty: 3})
	s := string(b)
	if n != 4 || !strings.Contains(s, "Bundle page 0001") || strings.Contains(s, "Bundle page 0002") || !strings.Contains(s, "Bundle page 0005") {
		t.Errorf("%d numbered pages", n)
	}
}

func TestPlain(t *testing.T) {
	if got := wrap("one two three\n> one two three", 7); got != "one two\nthree\n> one two three" {
		t.Errorf("%q", got)
	}
	for _, c := range []struct {
		enc, text, want string
		ok              bool
	}{
		{"utf-8", "é\n", "é\n", true},
		{"utf-8-bom", "é\n", "\ufeffé\r\n", true},
		{"utf-16", "é\n", "\xff\xfe\xe9\x00\r\x00\n\x00", true},
		{"windows-1252", "é–\n", "\xe9\x96\r\n", true},
		{"windows-1252", "ș", "", false},
	} {
		b, ok := Encode(c.text, c.enc)
		if ok != c.ok || ok && string(b) != c.want {
			t.Errorf("%s: %q %v", c.enc, b, ok)
		}
	}
	if got := rtf("ș{é}\n\\"); got != `\u537?\{\'e9\}\line \\` {
		t.Errorf("%q", got)
	}
	if got := string(CSV(&paper.Paper{Blocks: sample().Blocks[5:6]}, ';')); got != "a;b & c;d\r\ne;;\r\n" {
		t.Errorf("%q", got)
	}
	if _, ok := TeX(sample(), "lmodern"); ok {
		t.Error("TeX's fonts have no ạ")
	}
}

func TestMail(t *testing.T) {
	inner := EML(sample(), "2", false, nil)
	b := string(EML(sample(), "1", true, []Attachment{{Name: "Ștefania.eml", Type: "message/rfc822", Data: inner}, {Name: "n.txt", Type: "text/plain", Data: bytes.Repeat([]byte("x"), 100)}}))
	for _, want := range []string{"From: =?utf-8?q?Zo=C3=AB_Ng?= <z@example.org>\r\n", `To: "A B" <a@example.org>, "C D" <c@example.org>`, "multipart/mixed", "multipart/alternative", "Message-ID: <2@", "--=_mixed_1--"} {
		if !strings.Contains(b, want) {
			t.Errorf("no %q in the e-mail", want)
		}
	}
	for _, l := range strings.Split(b, "\n") {
		if l != "" && !strings.HasSuffix(l, "\r") {
			t.Fatalf("a line ends without CR: %q", l)
		}
	}
}

// TestMSG follows the chain of the largest stream in the compound file.
func TestMSG(t *testing.T) {
	b := MSG(sample())
	if !bytes.HasPrefix(b, []byte("\xd0\xcf\x11\xe0")) || len(b)%512 != 0 {
		t.Fatalf("%d bytes that are no compound file", len(b))
	}
	if !bytes.Contains(b, utf16Bytes("__substg1.0_1000001F")) || !bytes.Contains(b, utf16Bytes("Phạm said so. Phạm")) {
		t.Error("the body is not there")
	}
}

func TestScan(t *testing.T) {
	pages, err := Scan(sample(), rand.New(rand.NewPCG(1, 1)))
	if err != nil || len(pages) != 2 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	dark := 0
	for _, v := range pages[0].Pix {
		if v < 100 {
			dark++
		}
	}
	if dark < 2000 {
		t.Errorf("only %d dark dots", dark)
	}
	if b := PicturePDF([][]byte{JPEG(pages[0])}, ScanW, ScanH); bytes.Contains(b, []byte("tefania")) || !bytes.Contains(b, []byte("DCTDecode")) {
		t.Error("the PDF is not a picture only")
	}
}

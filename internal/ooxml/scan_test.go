package ooxml

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf8"
)

// mine lists what the scanner makes of a document, a line for each token; texts
// beside each other are one.
func mine(in string) ([]string, error) {
	s := scanner{b: []byte(in)}
	var out []string
	text := ""
	flush := func() {
		if text != "" {
			out = append(out, "text "+text)
		}
		text = ""
	}
	for {
		k, err := s.next()
		if err != nil {
			return nil, err
		}
		if k == tokenText {
			text += string(s.text)
			continue
		}
		flush()
		switch k {
		case tokenEnd:
			return out, nil
		case tokenStart:
			l := "start " + string(s.name)
			for _, a := range s.attrs {
				l += fmt.Sprintf(" %s=%q", a.name, a.value)
			}
			if out = append(out, l); s.empty {
				out = append(out, "stop "+string(s.name))
			}
		case tokenStop:
			out = append(out, "stop "+string(s.name))
		case tokenComment:
			out = append(out, "comment "+string(s.text))
		case tokenInstruction:
			out = append(out, "instruction "+string(s.name)+" "+string(s.text))
		}
	}
}

// theirs lists what encoding/xml makes of it.
func theirs(in string) ([]string, error) {
	d := xml.NewDecoder(strings.NewReader(in))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	name := func(n xml.Name) string {
		if n.Space != "" {
			return n.Space + ":" + n.Local
		}
		return n.Local
	}
	var out []string
	text := ""
	for {
		tok, err := d.RawToken()
		if t, ok := tok.(xml.CharData); ok && err == nil {
			text += string(t)
			continue
		}
		if text != "" {
			out, text = append(out, "text "+text), ""
		}
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := tok.(type) {
		case xml.StartElement:
			l := "start " + name(t.Name)
			for _, a := range t.Attr {
				l += fmt.Sprintf(" %s=%q", name(a.Name), a.Value)
			}
			out = append(out, l)
		case xml.EndElement:
			out = append(out, "stop "+name(t.Name))
		case xml.Comment:
			out = append(out, "comment "+string(t))
		case xml.ProcInst:
			out = append(out, "instruction "+t.Target+" "+string(t.Inst))
		case xml.Directive:
			out = append(out, "directive "+string(t))
		}
	}
}

var documents = []string{
	"", "text", "<a/>", "<a></a >", "<a b='1' c = \"2\"/>", "<a b='1'c='2'>x</a>", "<w:p w:x=\"&lt;&#10;&#x41;&quot;\">a &amp; b</w:p>",
	"<a>x\r\ny\rz\n</a>", "<a b='x\r\ny\rz'/>", "<a><![CDATA[<b>&amp;\r\n]]></a>", "<!-- x --><a/><?do this?>", "<é/>", "<a>é\U0001F600\ufeff</a>",
	"<?xml version=\"1.0\"?><a/>", "<a>]]&gt;</a>", "<?a?>", "<a\t\n/>", "<a>\t\n</a>", "<![CDATA[]]>", "<a-b.c1 _d=''/>",
}

var broken = []string{
	"<", "<a", "<a b>", "<a b=1>", "<a b='1>", "<a b='<'/>", "</", "</a b>", "<1/>", "<a:b:c/>", "<a>]]></a>", "<a>&x;</a>", "<a>&</a>", "<a>&#0;</a>",
	"<a>\x00</a>", "<a>\ufffe</a>", "<a>&#xFFFF;</a>", "<!-- -- -->", "<!--->", "<?", "<?x", "<![CDATA[", "<a b='&#x110000;'/>", "<a>&#x;</a>", "<a>&#1_0;</a>",
	"<a/ >", "<×/>", "x<?xml version='1.0'?>", "<a>&#+5;</a>",
}

func TestScanner(t *testing.T) {
	for _, in := range documents {
		got, err := mine(in)
		want, err2 := theirs(in)
		if err != nil || err2 != nil || fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%q: %q (%v), want %q (%v)", in, got, err, want, err2)
		}
	}
	for _, in := range broken {
		if got, err := mine(in); err == nil {
			t.Errorf("%q is %q", in, got)
		}
	}
	if _, err := mine("<!DOCTYPE a><a/>"); err != errDirective {
		t.Error(err)
	}
}

// FuzzScanner: what the scanner reads, encoding/xml reads likewise.
func FuzzScanner(f *testing.F) {
	for _, in := range append(documents, broken...) {
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		if !utf8.ValidString(in) || strings.Contains(in, "<?xml") {
			return
		}
		got, err := mine(in)
		if err != nil {
			return
		}
		want, err := theirs(in)
		if err != nil {
			t.Fatalf("%q is accepted: %v", in, err)
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("%q: %q, want %q", in, got, want)
		}
	})
}

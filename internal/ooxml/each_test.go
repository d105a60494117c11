package ooxml

import (
	"errors"
	"strings"
	"testing"

	"veil/extract"
)

func TestParseEach(t *testing.T) {
	const part = `<a><b n="1"><c>x</c></b>text<d><b n="2"/></d><b n="3">y<b n="4"/></b></a>`
	var seen []string
	tree, err := ParseEach([]byte(part), "b", func(n *Node) error {
		seen = append(seen, n.Attr("n")+n.AllText())
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(seen, " "); got != "1x 2 4 3y" {
		t.Errorf("visited %q", got)
	}
	if got := string(Marshal(tree.Root)); !strings.HasSuffix(got, "<a>text<d/></a>") {
		t.Errorf("left %s", got)
	}
	stop := errors.New("enough")
	if _, err := ParseEach([]byte(part), "b", func(*Node) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("not stopped: %v", err)
	}
}

func TestParseEachTooMany(t *testing.T) {
	read := func(s string) (visits int, err error) {
		p := newParser([]byte(s))
		p.each, p.most, p.visit = "b", 100, func(*Node) error { visits++; return nil }
		_, err = p.parsed()
		return visits, err
	}
	if visits, err := read("<a>" + strings.Repeat("<b><c/></b>", 1000) + "</a>"); err != nil || visits != 1000 {
		t.Errorf("visited %d, %v", visits, err)
	}
	if _, err := read("<a>" + strings.Repeat("<c/>", 100) + "</a>"); !extract.IsReason(err, extract.TooLarge) {
		t.Errorf("too many: %v", err)
	}
}

func TestMarshallerBare(t *testing.T) {
	m := NewMarshaller(New("x:worksheet"))
	d := New("x:sheetData")
	m.Start(d)
	m.Add(New("x:row", "r", "1"))
	m.End(d)
	if got := string(m.Close("")); !strings.HasSuffix(got, `main"><sheetData><row r="1"/></sheetData></worksheet>`) {
		t.Error(got)
	}
}

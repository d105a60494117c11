package main

import (
	"reflect"
	"strings"
	"testing"

	"veil/internal/bundle/gold"
)

func TestSearch(t *testing.T) {
	person := func(text string) *gold.Bundle {
		return &gold.Bundle{Files: []gold.File{{Path: "a", Texts: []gold.Text{{Text: text, Spans: []gold.Span{{End: len(text), Kind: "PERSON", Person: "p"}}}}}}}
	}
	for _, c := range []struct {
		value, text string
		found       bool
	}{
		{"Ann Shaw", "then ann\n  SHAW left", true},
		{"Ann Shaw", "Joann Shaw", false},
		{"Ann Shaw", "Ann Shaws", false},
		{"Ann Shaw", "Ann Shaw's", true},
		{"O'Shea", "O’Shea", true},
		{"Ngọc", "Ngo\u0323c", true}, // decomposed
		{"Wai-Ling", "wai‑ling", true},
		{"Wai-Ling", "wai-\nling", true},
		{"Shaughnessy", "Shaugh-\nnessy", true},
		{"Shaughnessy", "Shaugh\u00adnessy", true},
		{"Nowak", "", false},
		{"(01632) 960123", "(01632)  960123.", true},
		{"a.b@example.org", "<a.b@example.org>", true},
		{"a.b@example.org", "a.b@example.orgs", true}, // long values are found anywhere
		{"kowal12@example.org", "kowal12@exam\nple.org", true},
		{"999 123 4567", "9991234567", true},
		{"Ann Shaw", "Joann\nShawl", false},
	} {
		s := newSearch(person(c.value))
		s.output(&output{name: "x", texts: []string{c.text}})
		found := false
		for _, v := range s.values {
			found = found || len(v.in) > 0
		}
		if found != c.found {
			t.Errorf("%q in %q: found %v", c.value, c.text, found)
		}
	}
	// Names of files run words together; texts do not.
	s := newSearch(person("Nowak"))
	s.output(&output{name: "in/AnnaNowak_2.pdf"})
	if len(s.values["PERSON\x00nowak"].in) != 1 {
		t.Error("a name inside a file name is not found")
	}
}

func TestAlign(t *testing.T) {
	for _, c := range []struct{ gold, out, want string }{
		{"", "", ""},
		{"a b c", "a b c", "a b c"},
		{"a X c", "a [PERSON 1] c", "a c"},
		{"a b c d e f g h", "a b c d x e f g h", "a b c d e f g h"},
		{"one two three four five", "head one two [PHONE 1] four five foot", "one two four five"},
		{"a a a b", "b a", "b"},
	} {
		g, o := words(c.gold), words(c.out)
		var got []string
		for _, p := range align(g, o) {
			if g[p.g].word != o[p.o].word {
				t.Errorf("%q: %q tied to %q", c.gold, g[p.g].word, o[p.o].word)
			}
			got = append(got, g[p.g].word)
		}
		if len(got) != len(strings.Fields(c.want)) {
			t.Errorf("%q and %q: %v, want %s", c.gold, c.out, got, c.want)
		}
	}
}

func TestLabelsInText(t *testing.T) {
	ts := words("Dear [PERSON\n12], [CHILD A] and [SOCIAL WORKER 2] of [IMAGE] at [3] [Sic]")
	var got []string
	for _, x := range ts {
		if x.label != "" {
			got = append(got, x.label)
		}
	}
	if want := []string{"PERSON 12", "CHILD A", "SOCIAL WORKER 2", "IMAGE"}; !reflect.DeepEqual(got, want) {
		t.Errorf("labels %q, want %q", got, want)
	}
}

func TestRTF(t *testing.T) {
	s := `{\rtf1\ansi{\fonttbl{\f0 Times;}}{\info{\author Zo\'eb}}\pard Ka\u347?ka\uc1 \{x\}\par{\*\x gone}B\'e9\line\tab C}`
	if got := rtfText(s, false); got != "Kaśka{x}\nBé\n\tC" {
		t.Errorf("%q", got)
	}
	if got := rtfText(s, true); !strings.Contains(got, "Zoë") {
		t.Errorf("the author is not in %q", got)
	}
}

func TestMailParts(t *testing.T) {
	eml := "From: =?utf-8?q?Zo=C3=AB?= <z@example.org>\r\nSubject: Hello\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nJos=C3=A9\r\n--b\r\nContent-Type: text/plain; name=\"n.txt\"\r\nContent-Transfer-Encoding: base64\r\n\r\nTm90ZQ==\r\n--b--\r\n"
	r := &reader{}
	all := r.file("m.eml", []byte(eml), 0)
	if len(all) != 2 || all[1].name != "m.eml!/n.txt" || all[1].texts[0] != "Note" {
		t.Fatalf("members: %+v", all)
	}
	if text := all[0].texts[0]; !strings.Contains(text, "Zoë") || !strings.Contains(text, "José") || strings.Contains(text, "Note") {
		t.Errorf("text: %q", text)
	}
}

func TestWorkbook(t *testing.T) {
	got := officeText(map[string]string{
		"xl/workbook.xml":          "<workbook/>",
		"xl/sharedStrings.xml":     "<sst><si><t>Ann &amp; Bo</t></si><si><r><t>C</t></r><r><t>D</t></r></si></sst>",
		"xl/worksheets/sheet1.xml": `<sheetData><row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1"/><c r="C1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>In</t></is></c><c r="B2" t="str"><f>A1</f><v>Kept</v></c><c r="C2"><v>7</v></c></row></sheetData>`,
	}, []string{"xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"})
	if want := "CD\t\tAnn & Bo\t\nIn\tKept\t7\t\n\n"; got[0] != want {
		t.Errorf("%q, want %q", got[0], want)
	}
}

func TestNotPeople(t *testing.T) {
	for label, want := range map[string]bool{"CASE NUMBER 4": true, "DATE OF BIRTH 12": true, "NHS_NUMBER 1": true, "DATE 3": true, "PERSON 1": false, "CHILD A": false} {
		if got := notPeople.MatchString(label); got != want {
			t.Errorf("%s: %v", label, got)
		}
	}
}

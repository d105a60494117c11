package csv

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"veil/extract"
	"veil/extract/xlsx/celltext"
)

func openBytes(b []byte) (*Document, error) {
	d, err := Format.Open(context.Background(), bytes.NewReader(b), int64(len(b)), extract.Options{})
	if err != nil {
		return nil, err
	}
	return d.(*Document), nil
}

func TestText(t *testing.T) {
	for _, tc := range []struct{ in, delim, want string }{
		{"Name,Town,Age\nJane,Leeds,9\n", ",", "Name\tTown\tAge\nJane\tLeeds\t9\n"},
		{"Name;Town;Age\r\nJane;\"Leeds; York\";9\r\n", ";", "Name\tTown\tAge\nJane\tLeeds; York\t9\n"},
		{"\ufeffName|Town|Age\nJane|é👧|9", "|", "Name\tTown\tAge\nJane\té👧\t9"},
		{"Name\tTown\nJane\t\"a \"\"b\"\"\n c\"\nTim\t\n", "\t", "Name\tTown\nJane\ta \"b\" c\nTim\t\n"},
		{"Name,Town,Age\nJane,,\n\n,,x\n", ",", "Name\tTown\tAge\nJane\t\t\n\n\t\tx\n"},
		{"Name,Town,Age\nJane,\"open,9\nx,y,z\n", ",", "Name\tTown\tAge\nJane\topen,9 x,y,z"},
		{"Name,Town,Age\nJane,\"a\" b,\"c\"\"\nd\"\n", ",", "Name\tTown\tAge\nJane\ta b\tc\" d\n"},
		{"a,b,c\r1,2,3\r", ",", "a\tb\tc\n1\t2\t3\n"},
		{"a,b,c\n  x\t y ,Ros\u200balind,3\n", ",", "a\tb\tc\nx y\tRosalind\t3\n"},
	} {
		d, err := openBytes([]byte(tc.in))
		if err != nil {
			t.Errorf("%q: %v", tc.in, err)
			continue
		}
		if got := d.Parts()[0].Text; got != tc.want || string(d.delim) != tc.delim {
			t.Errorf("%q: %q by %q, want %q", tc.in, got, d.delim, tc.want)
		}
		mapped(t, d)
	}
}

// mapped holds that the cells cover the file and the text once, but for what parts
// them.
func mapped(t *testing.T, d *Document) {
	t.Helper()
	src, _, delim := d.Source()
	text := d.Parts()[0].Text
	if !utf8.ValidString(text) {
		t.Error("not UTF-8")
	}
	from, start := int32(0), int32(0)
	for i, c := range d.Cells() {
		between := src[from:c.From]
		if i == 0 {
			between = strings.TrimPrefix(between, bom)
		}
		if strings.Trim(between, "\r\n"+string(delim)) != "" || strings.Trim(text[start:c.Start], "\t\n") != "" {
			t.Fatalf("something stands before cell %d", i)
		}
		said := text[c.Start:c.End]
		if strings.ContainsAny(said, "\t\n") || said != strings.Join(strings.FieldsFunc(celltext.Tidy(Value(src[c.From:c.To])), func(r rune) bool { return r == '\n' }), " ") {
			t.Fatalf("cell %d says %q", i, said)
		}
		from, start = c.To, c.End
	}
	if strings.Trim(src[from:], "\r\n") != "" || strings.Trim(text[start:], "\n") != "" {
		t.Error("something stands after the last cell")
	}
}

func TestSniff(t *testing.T) {
	long := "Name,Date,Notes\n" + strings.Repeat("Jane Roé,1 May,\"seen, and\nwell\"\n", 400)
	wide := func(s string) string {
		b := []byte{0xFF, 0xFE}
		for _, u := range utf16.Encode([]rune(s)) {
			b = append(b, byte(u), byte(u>>8))
		}
		return string(b)
	}
	for _, tc := range []struct {
		name, in string
		want     bool
	}{
		{"commas", "Name,Town,Age\nJane,Leeds,9\n", true},
		{"a byte order mark", "\ufeffName,Town,Age\nJane,Leeds,9\n", true},
		{"tabs", "Name\tTown\nJane\tLeeds\nTim\tYork\n", true},
		{"Windows-1252", "Name,Town,Age\nZo\xeb,Leeds,9\n", true},
		{"UTF-16", wide("Name,Town,Age\nJane,Leeds,9\n"), true},
		{"long", long, true},
		{"long, in UTF-16", wide(long), true},
		{"nothing", "", false},
		{"one row", "Name,Town,Age\n", false},
		{"two tabs in two rows", "Name\tTown\nJane\tLeeds\n", false},
		{"a letter", "Dear Jane,\nthank you,\nyours,\nTim\n", false},
		{"prose", "She came, saw, left\nHe sat, read, slept\nThey ate, drank, sang\n", false},
		{"an address", "Jane Roe\n12 Larch Close,\nLeeds,\nLS1 4AB\n", false},
		{"ragged", "Name,Town,Age\nJane,Leeds\nTim,York,8\n", false},
		{"no head", "Jane,12,9\nTim,13,8\n1,2,3\n", false},
		{"a head twice", "a,a,b\n1,2,3\n4,5,6\n", false},
		{"sentences", "He came. She left,x,y\n1,2,3\n4,5,6\n", false},
		{"Markdown", "| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n", false},
		{"open quotes", "Name,Town,Age\nJane,\"Leeds,9\nTim,York,8\n", false},
		{"binary", "a,b,c\n1,2,3\n\x00\x01\x02\x03", false},
		{"rich text", `{\rtf1,b,c}` + "\n1,2,3\n4,5,6\n", true}, // refused when it is opened
	} {
		head := []byte(tc.in[:min(len(tc.in), extract.SniffLen)])
		if got := Sniff(head); got != tc.want {
			t.Errorf("%s: %v", tc.name, got)
		}
	}
}

func TestRefused(t *testing.T) {
	for in, why := range map[string]extract.Reason{"": extract.Empty, "{\\rtf1,b,c}\n1,2,3\n": extract.Unsupported, "a,b,c\n\x00,2,3": extract.Unsupported} {
		_, err := openBytes([]byte(in))
		var e *extract.Error
		if !errors.As(err, &e) || e.Reason != why {
			t.Errorf("%q: %v", in, err)
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add([]byte("Name,Town,Age\nJane,\"Leeds\n\"\"x\",9\r\n"))
	f.Add([]byte("\ufeffa;b;c\r1;\"2;3"))
	f.Add([]byte("a\tb\n\"\"\t\"x\"y\"\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		Sniff(b[:min(len(b), extract.SniffLen)])
		if d, err := openBytes(b); err == nil {
			mapped(t, d)
		}
	})
}

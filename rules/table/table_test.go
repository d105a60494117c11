package table

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestCells(t *testing.T) {
	for row, want := range map[string][]string{
		"":               {""},
		"a | b":          {"a ", " b"},
		"a  b c\td":      {"a", "b c", "d"},
		"| a | b |":      {"", " a ", " b ", ""},
		"é   b":          {"é", "b"},
		"a  | b":         {"a  ", " b"},
		"  indented two": {"  indented two"},
	} {
		var got []string
		for _, c := range Cells(row) {
			got = append(got, row[c.Start:c.End])
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %q, want %q", row, got, want)
		}
	}
}

func TestLine(t *testing.T) {
	text := "one\ntwo\nthree"
	if row, start, next := Line(text, 5); row != "two" || start != 4 || next != 8 {
		t.Errorf("%q %d %d", row, start, next)
	}
	if row, start, next := Line(text, 8); row != "three" || start != 8 || next != len(text) {
		t.Errorf("%q %d %d", row, start, next)
	}
	if row, _, _ := Line(strings.Repeat("a", 3*Longest), Longest+5); len(row) != 2*Longest {
		t.Errorf("%d bytes", len(row))
	}
}

func TestColumn(t *testing.T) {
	head := "| **Name** | DOB |"
	if col, full := Column(head, Cells(head), strings.Index(head, "DOB")); col != 2 || full != 2 {
		t.Errorf("%d %d", col, full)
	}
	if col, _ := Column(head, Cells(head), strings.Index(head, "ame")); col != -1 {
		t.Errorf("%d", col)
	}
}

func FuzzCells(f *testing.F) {
	f.Add("a | b  c\td")
	f.Fuzz(func(t *testing.T, row string) {
		at := 0
		for _, c := range Cells(row) {
			if c.Start < at || c.End < c.Start || c.End > len(row) {
				t.Fatalf("%+v", c)
			}
			at = c.End
		}
	})
}

func TestCommas(t *testing.T) {
	row := `1,"Pryce, Tobi",,é`
	var got []string
	for _, c := range Commas(row) {
		got = append(got, row[c.Start:c.End])
	}
	if want := []string{"1", `"Pryce, Tobi"`, "", "é"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	for s, want := range map[string]bool{
		"ID,Name,DOB": true, `"ID","Name","DOB"`: true, "Name, DOB, address and so on": false, "Name,DOB": false, "": false, "A,B.,C": false,
	} {
		if Heading(s) != want {
			t.Errorf("%q", s)
		}
	}
}

package main

import (
	"strings"
	"testing"

	"veil/extract"
)

func TestTable(t *testing.T) {
	tab := table{columns: 44, head: []string{"person", "times", "where"}}
	tab.add("CHILD A", "12", "pages 1-3, 5, 7, 9, comment, footnote")
	tab.note("Jayden (10), é (2)")
	tab.add("É", "3", "page 1")
	var b strings.Builder
	tab.print(&b)
	want := `  person   times  where
  CHILD A     12  pages 1-3, 5, 7, 9,
                  comment, footnote
      Jayden (10), é (2)
  É            3  page 1
`
	if b.String() != want {
		t.Errorf("\n%s", b.String())
	}
}

func TestFold(t *testing.T) {
	for _, tt := range []struct {
		in   string
		n    int
		want string
	}{
		{"", 30, ""}, {"a b", 0, "a b"}, {"a b", -5, "a b"}, {"aaaaaaaaaaaaaaaaaaaaaaaaa b", 20, "aaaaaaaaaaaaaaaaaaaaaaaaa|b"},
		{"one two three four five six", 20, "one two three four|five six"},
	} {
		if got := strings.Join(fold(tt.in, tt.n), "|"); got != tt.want {
			t.Errorf("fold(%q, %d) = %q", tt.in, tt.n, got)
		}
	}
}

func TestPlaces(t *testing.T) {
	var parts []extract.Part
	where := map[string]bool{}
	for _, n := range []int{1, 2, 3, 4, 5, 7} {
		p := extract.Part{Page: n}
		parts = append(parts, p)
		where[place(p)] = n != 4
	}
	parts = append(parts, extract.Part{Kind: extract.Comment}, extract.Part{Kind: extract.Body})
	where["comment"], where["text"] = true, true
	if got := list(where, placeOrder(parts)); got != "pages 1-3, 5, 7, comment, text" {
		t.Error(got)
	}
	if got := list(map[string]bool{"page 2": true}, placeOrder(parts)); got != "page 2" {
		t.Error(got)
	}
	c := lineCounter{part: extract.Part{Page: 2, Text: "é x\nab"}, line: 1}
	if a, b, z := c.at(3), c.at(6), c.at(0); a != "page 2, line 1, column 3" || b != "page 2, line 2, column 2" || z != "page 2, line 1, column 1" {
		t.Error(a, b, z)
	}
}

func TestAround(t *testing.T) {
	long := strings.Repeat("é", 40)
	if got := around(long+" Kjt\n"+long, len(long)+1, len(long)+4); !strings.Contains(got, " Kjt ") || !strings.HasPrefix(got, "...é") {
		t.Error(got)
	}
}

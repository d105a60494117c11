package font

import "testing"

func TestLies(t *testing.T) {
	for _, tt := range []struct {
		table, own string
		want       bool
	}{
		{"J", "J", false}, {"J", "", false}, {"", "", false},
		{"J", "K", true}, {"1", "7", true}, {"a", "1", true},
		{"A", "a", false}, {"é", "e", false}, {"\ufb01", "fi", false}, {"f", "fi", false},
		{"А", "A", false}, {"ο", "o", false}, {"ж", "z", true}, {"ı", "i", false},
		{"•", "l", false}, {"-", "\u00ad", false}, {"\u00a0", " ", false}, {"Ω", "\u2126", false},
		{"£", "s", true}, {"~", "N", true}, {"°", "o", false}, {" ", "J", true}, {"\u200b", "J", true}, {" ", ".", false},
	} {
		if got := lies(tt.table, tt.own); got != tt.want {
			t.Errorf("lies(%q, %q) is %v", tt.table, tt.own, got)
		}
	}
}

// A ToUnicode table that says K for the glyph named J lies; a Type 3 font's
// names mean nothing.
func TestLyingFonts(t *testing.T) {
	table := []byte("2 beginbfchar <01> <004B> <02> <0061> endbfchar 1 beginbfchar <0024> <004B> endbfchar")
	names := map[byte]string{1: "J", 2: "a"}
	for _, tt := range []struct {
		name string
		spec Spec
		in   string
		lies []bool
	}{
		{"names", Spec{Subtype: "Type1", Differences: names, ToUnicode: table}, "\x01\x02", []bool{true, false}},
		{"Type 3", Spec{Subtype: "Type3", Differences: names, ToUnicode: table, CharProcs: map[string]bool{"J": true, "a": true}}, "\x01\x02", []bool{false, false}},
		{"no names", Spec{Subtype: "Type1", ToUnicode: table}, "\x01\x02", []bool{false, false}},
		{"collection", Spec{Subtype: "Type0", Encoding: "Identity-H", Registry: "Adobe", Ordering: "Japan1", ToUnicode: table}, "\x00\x24", []bool{true}},
		{"another collection", Spec{Subtype: "Type0", Encoding: "Identity-H", Registry: "Adobe", Ordering: "Identity", ToUnicode: table}, "\x00\x24", []bool{false}},
	} {
		i := 0
		New(tt.spec).Decode([]byte(tt.in), func(g *Glyph) {
			if g.Route != ToUnicode || g.Lies != tt.lies[i] {
				t.Errorf("%s: code %x is %q by %v, lies %v", tt.name, g.Code, g.Text, g.Route, g.Lies)
			}
			i++
		})
	}
}

package phrase

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"veil/rules/names/lexicon"
)

func TestFind(t *testing.T) {
	tests := []struct {
		name, skip string
		ocr        bool
		phrases    []string
		text       string
		want       []string
	}{
		{"empty", InNames, false, nil, "Jane", nil},
		{"case and spaces", InNames, false, []string{"Jane Okafor"}, "JANE  OKAFOR, jane\nokafor", []string{"JANE  OKAFOR", "jane\nokafor"}},
		{"borders", InNames, false, []string{"Ann"}, "Anna Ann Joann", []string{"Ann"}},
		{"hyphens", InNames, false, []string{"Okafor-Hughes"}, "Okafor Hughes OKAFOR-HUGHES OkaforHughes Okafor\u2011Hughes", []string{"Okafor Hughes", "OKAFOR-HUGHES", "OkaforHughes", "Okafor\u2011Hughes"}},
		{"apostrophes", InNames, false, []string{"O'Neill"}, "O’Neill ONeill O Neill", []string{"O’Neill", "ONeill", "O Neill"}},
		{"divided", InNames, false, []string{"Okafor"}, "é Oka-\nfor Oka\u00ad\nfor Okafor's", []string{"Oka-\nfor", "Oka\u00ad\nfor", "Okafor"}},
		{"no comma in names", InNames, false, []string{"Jane Okafor"}, "Jane, Okafor", nil},
		{"values", InValues, false, []string{"14 Larch Close, Northbridge"}, "14 LARCH CLOSE\nNorthbridge", []string{"14 LARCH CLOSE\nNorthbridge"}},
		{"scanned", InNames, true, []string{"Bernard", "Okafor", "Li"}, "Bemard 0kafor 0KAF0R L1", []string{"Bemard", "0kafor", "0KAF0R"}},
		{"parted", InNames, true, []string{"Okafor", "Bo"}, "Oka for 0 kafor B o Oka  for", []string{"Oka for", "0 kafor"}},
		{"parted without a scanner", InNames, false, []string{"Okafor"}, "Oka for", nil},
		{"adjacent", InNames, false, []string{"Jo", "Ng"}, "Jo Ng", []string{"Jo", "Ng"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := New(tt.skip, tt.ocr)
			for i, p := range tt.phrases {
				m.Add(i, p)
			}
			var got []string
			m.Find(Read(tt.text, lexicon.Atoms(tt.text), tt.ocr), func(f Match) { got = append(got, tt.text[f.Start:f.End]) })
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFuzzy(t *testing.T) {
	var f Fuzzy
	f.Add(1, "Okafor")
	f.Add(2, "Szymański")
	f.Add(3, "Jane")
	for word, want := range map[string][]int{"Okofor": {1}, "Okafo": {1}, "Okaffor": {1}, "Okafor": nil, "Szymansky": {2}, "Jana": nil, "": nil} {
		if diff := cmp.Diff(want, f.Near(word)); diff != "" {
			t.Errorf("%s: %s", word, diff)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Oka-\nfor Okafor\u00ad\nHughes", "Okafor-Hughes")
	f.Fuzz(func(t *testing.T, text, phrase string) {
		m := New(InValues, true)
		m.Add(0, phrase)
		m.Find(Read(text, lexicon.Atoms(text), true), func(x Match) {
			if x.Start >= x.End || x.End > len(text) {
				t.Fatalf("bad match %+v", x)
			}
		})
	})
}

func TestOneAway(t *testing.T) {
	words := []string{"", "Okafor", "Okafo", "Okaforr", "Okofar", "Akafor", "O'Kafor", "Nowak", "Nowaks", "Brânză", "Branzas", "Ökafor", strings.Repeat("a", 40), strings.Repeat("a", 41)}
	for _, a := range words {
		for _, b := range words {
			var f Fuzzy
			f.Add(0, a)
			if got, want := OneAway(a, b), len(f.Near(b)) > 0; got != want {
				t.Errorf("%q and %q: %v, but Near says %v", a, b, got, want)
			}
		}
	}
}

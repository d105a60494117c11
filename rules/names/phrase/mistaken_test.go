package phrase

import (
	"strings"
	"testing"

	"veil/rules/names/lexicon"
)

var confusions = strings.NewReplacer("rn", "m", "vv", "w", "0", "o", "1", "l", "i", "l", "5", "s", "8", "b")

// skeleton is a word with all that scanners mix up made alike.
func skeleton(w string) string { return confusions.Replace(lexicon.Fold(w)) }

func TestMistaken(t *testing.T) {
	for _, tt := range []struct{ a, b string }{
		{"Okafor", "0kafor"}, {"Bernard", "Bemard"}, {"Oliver", "0l1ver"}, {"Davvson", "Dawson"}, {"Müller", "mu11er"}, {"SIMON", "51rn0n"},
	} {
		if seed.on(tt.a).sum() != seed.on(tt.b).sum() {
			t.Errorf("%s and %s differ", tt.a, tt.b)
		}
	}
	if seed.on("Karen").sum() == seed.on("Kamen").sum() {
		t.Error("r and m are the same")
	}
}

func FuzzMistaken(f *testing.F) {
	for _, s := range []string{"", "Bernard vvinter", "rrn vvv", "r\u00adn", "Ørn Ægir 0158", "\xff\xc3", "Ωméga мария"} {
		f.Add(s, len(s)/2)
	}
	f.Fuzz(func(t *testing.T, s string, at int) {
		if strings.ContainsFunc(lexicon.Fold(s), func(r rune) bool { return lexicon.Fold(string(r)) != string(r) }) {
			return // no letter: folds to what folds to something else
		}
		want := lexicon.Hash(skeleton(s))
		if got := seed.on(s).sum(); got != want {
			t.Fatalf("%q: %x, want %x", s, got, want)
		}
		if at = max(0, min(at, len(s))); lexicon.Fold(s[:at])+lexicon.Fold(s[at:]) == lexicon.Fold(s) {
			if got := seed.on(s[:at]).on(s[at:]).sum(); got != want {
				t.Fatalf("%q cut at %d: %x, want %x", s, at, got, want)
			}
		}
	})
}

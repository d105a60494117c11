package standard

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"veil/extract"
	"veil/rules"
)

// TestCompile: every pattern of every pack compiles. A run compiles only those
// that it needs.
func TestCompile(t *testing.T) {
	all, err := Packs()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range all {
		if err := p.Compile(); err != nil {
			t.Error(err)
		}
	}
}

// TestSameEveryTime: the same document always has the same findings, whatever
// the timing and the order of its parts.
func TestSameEveryTime(t *testing.T) {
	docs, err := papers()
	if err != nil || len(docs) < 12 {
		t.Fatalf("%d documents (%v)", len(docs), err)
	}
	var parts []extract.Part
	for _, d := range docs[:12] {
		parts = append(parts, extract.Part{ID: d.Style + d.Title, Text: d.Text})
	}
	set := whole(t)
	scan := func(parts []extract.Part) []rules.Finding {
		fs, err := set.ScanParts(t.Context(), parts)
		if err != nil {
			t.Fatal(err)
		}
		// In one order whatever that of the parts was.
		slices.SortStableFunc(fs, func(a, b rules.Finding) int { return strings.Compare(a.Part, b.Part) })
		return fs
	}
	want := scan(parts)
	for range 4 {
		if got := scan(parts); !reflect.DeepEqual(got, want) {
			t.Fatal("another run has other findings")
		}
	}
	for i := range 5 {
		turned := append(slices.Clone(parts[2*i:]), parts[:2*i]...)
		if i%2 > 0 {
			slices.Reverse(turned)
		}
		if got := scan(turned); !reflect.DeepEqual(got, want) {
			for k := range min(len(got), len(want)) {
				if got[k] != want[k] {
					t.Fatalf("parts in another order: finding %d is %+v, was %+v", k, got[k], want[k])
				}
			}
			t.Fatalf("parts in another order: %d findings, were %d", len(got), len(want))
		}
	}
}

// TestNoSpaces: text without line ends, and without any space, takes no more
// time than other text; tests that run for long show that it does.
func TestNoSpaces(t *testing.T) {
	size := 1 << 18
	if testing.Short() {
		size = 1 << 15
	}
	text := bigText(t, size)
	set := whole(t)
	for name, s := range map[string]string{
		"a line":    strings.ReplaceAll(text, "\n", " "),
		"no spaces": strings.NewReplacer("\n", "", " ", "").Replace(text),
		"digits":    strings.Repeat("1234567890", size/40),
		"letters":   strings.Repeat("Ab", size/8),
		"dots":      strings.Repeat("a.b@", size/16),
		"cells":     strings.Repeat("DOB\tref\t", size/32),
	} {
		if _, err := set.ScanParts(t.Context(), []extract.Part{{ID: "p", Text: s}}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzWhole runs the whole set: no detector may fail or panic, and findings lie
// in their parts, on borders of characters, nested or apart.
func FuzzWhole(f *testing.F) {
	for _, s := range []string{
		"", "a", "\xff", "\xb30\xf8\xdb\xfd\xa2\xff", "Mrs Okafor, 14 Larch Close, DL37 4QT", "dob 12/3/14 – NHS 943 476 5919", "é’s\u00adb\u2028|x|\t", "tobi_op@x.org +44 7700 900655",
		"DOB\tref\n1/2/14\tAB123", "O\u0301 Briain\u00a0 ‹›", strings.Repeat("(", 300), "Flat 2,\n9 Chapel Row\r\nSA84 2NB",
	} {
		f.Add(s, len(s)/2)
	}
	set := whole(f)
	f.Fuzz(func(t *testing.T, s string, at int) {
		if len(s) > 4000 {
			return
		}
		at = min(max(at, 0), len(s))
		parts := []extract.Part{{ID: "1", Text: s[:at]}, {ID: "2", Text: s[at:]}, {ID: "3", Kind: extract.FileName, Text: s}}
		fs, err := set.ScanParts(t.Context(), parts) // checks every span
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range fs {
			for _, g := range fs[:i] {
				if f.Overlaps(g.Span) && !f.Contains(g.Span) && !g.Contains(f.Span) {
					t.Fatalf("%+v and %+v cross", f.Span, g.Span)
				}
			}
		}
	})
}

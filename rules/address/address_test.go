package address

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"veil/extract"
	"veil/rules"
	"veil/rules/rulestest"
)

func TestAccept(t *testing.T) { rulestest.Accept(t, New()) }

// lines returns the examples of a file, with \n as line ends.
func lines(t testing.TB, name string) []string {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []string
	for sc := bufio.NewScanner(f); sc.Scan(); {
		if s := sc.Text(); s != "" && s[0] != '#' {
			out = append(out, strings.NewReplacer(`\n`, "\n", `\t`, "\t").Replace(s))
		}
	}
	return out
}

// marked returns text with the findings of one label between ‹ and ›, as the
// set merges them.
func marked(t testing.TB, text, label string) string {
	t.Helper()
	fs, err := rules.NewSet(New()).Detect(t.Context(), extract.Part{ID: "p", Text: text})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	at := 0
	for _, f := range fs {
		if f.Label == label {
			b.WriteString(text[at:f.Start] + "‹" + text[f.Start:f.End] + "›")
			at = f.End
		}
	}
	return b.String() + text[at:]
}

var unmark = strings.NewReplacer("‹", "", "›", "")

func TestAddresses(t *testing.T) {
	for _, want := range lines(t, "testdata/addresses.txt") {
		if got := marked(t, unmark.Replace(want), rules.Address); got != want {
			t.Errorf("\n got %q\nwant %q", got, want)
		}
	}
}

func TestPostcodes(t *testing.T) {
	for _, want := range lines(t, "testdata/postcodes.txt") {
		if got := marked(t, unmark.Replace(want), rules.Postcode); got != want {
			t.Errorf("\n got %q\nwant %q", got, want)
		}
	}
}

func TestNothing(t *testing.T) {
	for _, s := range lines(t, "testdata/nothing.txt") {
		for _, label := range []string{rules.Address, rules.Postcode} {
			if got := marked(t, s, label); got != s {
				t.Errorf("%s: %q", label, got)
			}
		}
	}
}

func FuzzDetect(f *testing.F) {
	f.Add("Flat 2, 14 Larch Close,\nNorthbridge\nDL37 4QT c/o Tŷ Mawr, no. 14")
	f.Add("Name | Address | Tel\nA | 14 larch close nb47qt | 0\n> l4 Mill\n> Lane, The Old Forge,")
	f.Add("postcode D L 3 7 4 Q T, L eight, two double-u P. BT99  l ZZ; 12, 14 and 16 Mill Lane, near Ely, the yellow house on Pound Hill, 27b chandlers row")
	f.Fuzz(func(t *testing.T, s string) {
		fs, err := New().Detect(t.Context(), extract.Part{ID: "p", Text: s})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range fs {
			if x.Start < 0 || x.Start >= x.End || x.End > len(s) {
				t.Fatalf("%d to %d of %d", x.Start, x.End, len(s))
			}
		}
	})
}

func BenchmarkDetect(b *testing.B) {
	text := strings.Repeat(strings.Join(lines(b, "testdata/addresses.txt"), "\n")+"\n"+strings.Repeat("The worker spoke to the school about his mood and about contact.\n", 200), 10)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		_, _ = New().Detect(b.Context(), extract.Part{ID: "p", Text: text})
	}
}

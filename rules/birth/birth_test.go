package birth

import (
	_ "embed"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"veil/extract"
	"veil/rules"
	"veil/rules/rulestest"
)

func TestAccept(t *testing.T) { rulestest.Accept(t, New(Options{})) }

// lines returns the examples of the files that match, with \n as line ends.
func lines(t testing.TB, pattern string) []string {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatal(pattern, err)
	}
	var out []string
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for s := range strings.Lines(string(src)) {
			if s = strings.TrimSuffix(s, "\n"); s != "" && s[0] != '#' {
				out = append(out, strings.NewReplacer(`\n`, "\n", `\t`, "\t").Replace(s))
			}
		}
	}
	return out
}

// marked returns text with the findings of one label between ‹ and ›.
func marked(t testing.TB, text, label string) string {
	t.Helper()
	fs, err := New(Options{Plain: true}).Detect(t.Context(), extract.Part{ID: "p", Text: text})
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

func TestBirths(t *testing.T) {
	for _, want := range append(lines(t, "testdata/births*.txt"), lines(t, "testdata/forms/*.txt")...) {
		if got := marked(t, unmark.Replace(want), rules.DateOfBirth); got != want {
			t.Errorf("\n got %q\nwant %q", got, want)
		}
	}
}

func TestOtherDates(t *testing.T) {
	for _, s := range lines(t, "testdata/others*.txt") {
		if got := marked(t, s, rules.DateOfBirth); got != s {
			t.Errorf("%q", got)
		}
	}
}

func TestDates(t *testing.T) {
	for _, want := range []string{
		"on ‹12/03/2024› and", "‹2024-05-11›", "‹1.5.24›", "Tuesday ‹14 May 2024›, 16:10", "‹1st of May ’24›", "by ‹17 May›.",
		"in ‹March 2014›", "since ‹Sept 2023›", "13/48217/24", "£12.30.20", "the 14 of them", "45/67/2024", "in May", "10 Mayfield Road",
		"in 2014", "ratio 12/3", "No 120314", "é ‹12/03/2024›", "", "section 3 may apply",
	} {
		if got := marked(t, unmark.Replace(want), rules.Date); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func FuzzDetect(f *testing.F) {
	f.Add("Tobi (DOB 12/03/2014), born on the 3rd of April; aged 10 (1 2 0 3 2 0 1 4)")
	f.Add("[12/03/2024, 19:04] A: dob?\n[12/03/2024, 19:05] B: 8 6 98\nborn Easter Sunday 2014, 21 Mizan 1384, her 40th on 3 May, DOB 1 2/03/2014")
	f.Add("Name | DOB\nA | 12.3.14\nDOB12/03/2014 b'day 9th turned six on")
	f.Add("Hidar 12, 1991 or August, DOB ☐1☐9☐ / ☐0☐6☐ / ☐2☐0☐1☐0☐ his birthday on the ninth of the same, DOB: 11 Meán Fómhair 2020 he's one this Sunday")
	f.Fuzz(func(t *testing.T, s string) {
		fs, err := New(Options{}).Detect(t.Context(), extract.Part{ID: "p", Text: s})
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
	text := strings.Repeat(strings.Join(lines(b, "testdata/births*.txt"), "\n")+"\n"+strings.Repeat("The worker spoke to the school about his mood and about contact.\n", 200), 10)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		_, _ = New(Options{}).Detect(b.Context(), extract.Part{ID: "p", Text: text})
	}
}

package main

import (
	"math"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"veil/rules/birth"
)

// TestManifest: the weights were made by this program from these inputs.
func TestManifest(t *testing.T) {
	t.Chdir("../../..")
	recorded, err := os.ReadFile(manifestFile)
	if err != nil {
		t.Fatal(err)
	}
	weights, err := os.ReadFile(weightsFile)
	if err != nil {
		t.Fatal(err)
	}
	got, err := manifest(".", weights)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(strings.Split(string(recorded), "\n"), strings.Split(got, "\n")); d != "" {
		t.Errorf("the weights are not of these inputs; run go run ./rules/birth/train\n%s", d)
	}
}

// TestFit learns from a few lines and tells others like them apart; twice the
// same.
func TestFit(t *testing.T) {
	var docs []doc
	for _, s := range []string{
		"Tobi Pryce, born ‹12/03/2014›, was seen on 4/6/2024.", "Ann was born on ‹3 May 1988›.", "She was seen on 3 June 2024 at home.",
		"Review on 14/02/2024 and 15/05/2024.", "Her daughter was born in ‹2011›.",
	} {
		docs = append(docs, newDoc("", "", unmark(s)))
	}
	l := fit(docs)
	if a, b := encode(l), encode(fit(docs)); string(a) != string(b) {
		t.Error("not the same weights twice")
	}
	for text, want := range map[string]bool{"Joe was born on 2 April 1990.": true, "Joe was seen on 2 April 2024.": false} {
		c := birth.Candidates(text)
		if len(c) != 1 {
			t.Fatalf("%q: %d candidates", text, len(c))
		}
		if got := l.score(c[0].Rows) > 0; got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestEncode(t *testing.T) {
	l := new(learner)
	l.weights[3], l.weights[birth.Rows-1] = 2, -4
	b := encode(l)
	if len(b) != 8+birth.Rows || int8(b[8+3]) != 64 || int8(b[len(b)-1]) != -127 {
		t.Errorf("%d bytes, %d, %d", len(b), int8(b[8+3]), int8(b[len(b)-1]))
	}
}

func TestUnmark(t *testing.T) {
	d := unmark(`é ‹12/3›\n‹a›`)
	if d.Text != "é 12/3\na" || len(d.Spans) != 2 || d.Spans[0].Start != 3 || d.Spans[0].End != 7 || d.Spans[1].Start != 8 {
		t.Errorf("%+v", d)
	}
}

// TestPapers: every template can be filled, and marks lie on what they say.
func TestPapers(t *testing.T) {
	a, err := papers("../../..")
	if err != nil {
		t.Fatal(err)
	}
	b, err := papers("../../..")
	if err != nil || len(a) < 100 || len(a) != len(b) {
		t.Fatalf("%d and %d papers, %v", len(a), len(b), err)
	}
	births := 0
	for i := range a {
		if a[i].text != b[i].text {
			t.Fatal("not the same papers twice")
		}
		if strings.ContainsAny(a[i].text, "{}") {
			t.Errorf("a slot is left: %q", a[i].text)
		}
		births += len(a[i].births)
	}
	if births < 1000 {
		t.Errorf("%d births", births)
	}
}

func TestOrdinals(t *testing.T) {
	for n, want := range map[int]string{1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 21: "21st", 113: "113th"} {
		if got := ordinal(n); got != want {
			t.Errorf("%d: %s", n, got)
		}
	}
	if s := ordinalWord(23) + ordinalWord(30) + inWords(45) + yearWords(1987) + yearWords(2014) + yearWords(2003); s != "twenty-thirdthirtiethforty-fivenineteen eighty-seventwenty fourteentwo thousand and three" {
		t.Error(s)
	}
	if math.Abs(ratio(1, 0)-1) > 0 {
		t.Error("ratio of none")
	}
}

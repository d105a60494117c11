package birth

import (
	"slices"
	"strings"
	"testing"

	"veil/extract"
	"veil/rules"
)

// tally is what was found in lines with births between ‹ and ›.
type tally struct{ births, found, others, wrong int }

// count compares what rules and classifier find with the marks of lines.
func count(t *testing.T, pattern string) (c tally) {
	t.Helper()
	for _, line := range lines(t, pattern) {
		text := unmark.Replace(line)
		fs, err := New(Options{}).Detect(t.Context(), extract.Part{ID: "p", Text: text})
		if err != nil {
			t.Fatal(err)
		}
		var births [][2]int
		for at := 0; ; {
			before, rest, ok := strings.Cut(line, "‹")
			if !ok {
				break
			}
			in, after, _ := strings.Cut(rest, "›")
			at += len(before)
			births = append(births, [2]int{at, at + len(in)})
			at, line = at+len(in), after
		}
		for _, b := range births {
			c.births++
			if slices.ContainsFunc(fs, func(f rules.Finding) bool {
				return f.Label == rules.DateOfBirth && f.Start < b[1] && b[0] < f.End
			}) {
				c.found++
			} else {
				t.Logf("missed %q in %q", text[b[0]:b[1]], text)
			}
		}
		for _, f := range fs {
			if slices.ContainsFunc(births, func(b [2]int) bool { return f.Start < b[1] && b[0] < f.End }) {
				continue
			}
			if c.others++; f.Label == rules.DateOfBirth {
				c.wrong++
				t.Logf("wrong %q in %q (%.2f)", text[f.Start:f.End], text, f.Score)
			}
		}
	}
	t.Logf("%d of %d births found; %d of %d other dates taken for births", c.found, c.births, c.wrong, c.others)
	return c
}

// TestUnseen measures what rules and classifier find together in text that
// neither was made from.
func TestUnseen(t *testing.T) {
	c := count(t, "testdata/unseen/*.txt")
	if float64(c.found) < 0.9*float64(c.births) {
		t.Errorf("%d of %d births found", c.found, c.births)
	}
	if float64(c.wrong) > 0.4*float64(c.others) {
		t.Errorf("%d of %d other dates taken for births", c.wrong, c.others)
	}
}

// TestTaught: what was taught is known.
func TestTaught(t *testing.T) {
	if c := count(t, "testdata/taught.txt"); float64(c.found) < 0.98*float64(c.births) {
		t.Errorf("%d of %d births found", c.found, c.births)
	}
}

// TestWeights: the weights are of this program.
func TestWeights(t *testing.T) {
	if len(packed) != weightsHead+Rows {
		t.Fatalf("%d bytes of weights, want %d", len(packed), weightsHead+Rows)
	}
	for text, want := range map[string]bool{
		"Tobi Pryce, a boy, born 12/03/2014. Seen on 4/6/2024.":         true,
		"The review of 12/03/2014 was followed by another on 4/6/2014.": false,
		"": false,
		"é The court sat on 3 May 2024 and heard Dr Patel on 4 May 2024.": false,
	} {
		s := newScan(text)
		best := float32(-99)
		var f features
		s.candidates(func(c *candidate, _ int) {
			s.features(c, s.timeline(), &f)
			z, _ := learnt().score(&f)
			best = max(best, z)
		})
		if (best > 0) != want {
			t.Errorf("%q: %.1f", text, best)
		}
	}
}

// TestLoose: what is less than a date is a candidate too.
func TestLoose(t *testing.T) {
	for text, want := range map[string]string{
		"on the 23rd of": "23rd", "in January he": "January", "born ’83 in": "’83", "b c1950 é": "c1950", "in nineteen eighty-three,": "nineteen eighty-three",
		"two thousand and three": "two thousand and three", "twenty five": "", "it's '83s": "", "": "", "he may": "", "1385 in": "1385", "two thousand pounds": "", "nineteen": "",
	} {
		got := ""
		s := newScan(text)
		s.candidates(func(c *candidate, k int) {
			start, end := s.bytes(c, k)
			got += text[start:end]
		})
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestStretched(t *testing.T) {
	for _, want := range []string{
		"Born ‹March of 2014›.", "DOB ‹12;03;2014›", "born ‹on the 12th of March, in the year 2014› in Hull", "DOB ‹twelve oh three twenty fourteen›",
		"DOB: ‹’09›", "born (May) and ‹3 April 2014›", "date of birth? ‹one two, oh three, one four›", "DOB flat 3, 12 Mill Row, 4 beds",
	} {
		if got := marked(t, unmark.Replace(want), rules.DateOfBirth); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

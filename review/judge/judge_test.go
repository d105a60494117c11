package judge

import (
	"slices"
	"testing"

	"veil/review/sentence"
)

func reading(text string) *Reader { return NewReader(text, sentence.Split(text)) }

func TestOutcomeOfTheWholeDraft(t *testing.T) {
	for _, c := range []struct {
		name, text string
		asks       bool
		at         []int
	}{
		{"empty", "", false, nil},
		{"marks alone", "... – !", false, nil},
		{"no request", "Nobody came on 3 May.\n\nThe café was shut — «fermé».", false, nil},
		{"two requests at the end", "Dear Ms Hale,\n\nNobody came on 3 May.\n\nPlease correct the record. I ask that the visits be restored.\n\nYours sincerely,", true, []int{2, 3}},
	} {
		r := reading(c.text)
		r.Judge()
		p, at := r.Outcome()
		if (p >= 0.5) != c.asks || c.asks && !slices.Equal(at, c.at) {
			t.Errorf("%s: %.2f %v", c.name, p, at)
		}
	}
}

func TestSameVerdictTwice(t *testing.T) {
	const text = "He never came. It is a disgrace!\n\nShe is a liar, and her letter of 3 May 2024 (page 2) shows it.\n\nPlease reply."
	if a, b := reading(text).Judge(), reading(text).Judge(); !slices.Equal(a, b) {
		t.Errorf("%v\n%v", a, b)
	}
}

func TestQuotedWordsAreNoFeeling(t *testing.T) {
	own := reading("You are a disgusting liar and a bully.").Judge()[0]
	quoted := reading("The note of 3 May reads \"you are a disgusting liar and a bully\".").Judge()[0]
	if own.Emotional < EmotionalFrom || own.Attack < AttackFrom || quoted.Emotional >= own.Emotional || quoted.Attack >= AttackFrom {
		t.Errorf("own %+v, quoted %+v", own, quoted)
	}
}

// TestOneClassEach fails where a word stands in two lists of one map: which of
// them counts would be chance, and verdicts would differ from run to run.
func TestOneClassEach(t *testing.T) {
	for range 20 {
		for w, r := range rolesOf() {
			if roles[w] != r {
				t.Fatalf("%q is %s and %s", w, roles[w], r)
			}
		}
		for w, c := range verbClassesOf() {
			if verbClass[w] != c {
				t.Fatalf("%q is %s and %s", w, verbClass[w], c)
			}
		}
	}
}

// TestEvidenceOfADoubtfulClaim tells a sure claim from one that may well be an
// opinion: only of the first is evidence said to be missing.
func TestEvidenceOfADoubtfulClaim(t *testing.T) {
	for _, c := range []struct {
		name                          string
		opinion, none, cited, missing float32
		want                          Evidence
	}{
		{"sure claim", -4, 0, -4, 1, Missing},
		{"sure claim, shown", -4, 0, 1, -4, Cited},
		{"sure claim, next to even", -4, 0.1, -4, 0, Missing},
		{"may be an opinion", -0.1, 0, -4, 1, NotNeeded},
		{"opinion", 4, -4, -4, 4, NotNeeded},
	} {
		sum := Sums{rowKind + int(Opinion): c.opinion, rowKind + int(Mixed): -9, rowKind + int(Request): -9, rowKind + int(Other): -9,
			rowEvidence: c.none, rowEvidence + int(Cited): c.cited, rowEvidence + int(Missing): c.missing}
		if got := sum.Verdict().Evidence; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

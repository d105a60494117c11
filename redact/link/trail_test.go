package link

import (
	"slices"
	"strings"
	"testing"
)

// TestTrailing: a full name without its beginning is that of somebody who is met
// far more often, and the report says so; not where both are met together.
func TestTrailing(t *testing.T) {
	often := slices.Repeat([]string{"{PERSON|Mary Anne Okafor}"}, rarely)
	for _, tt := range []struct {
		name, last string
		one        bool
	}{
		{"apart", "{PERSON|Anne Okafor}", true},
		{"together", "{PERSON|Mary Anne Okafor} and {PERSON|Anne Okafor}", false},
		{"another surname", "{PERSON|Anne Okoro}", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var r Registry
			got := strings.Split(across(t, &r, append(slices.Clone(often), tt.last)...), "; ")
			last := got[len(got)-1]
			if one := last == "PERSON 1"; one != tt.one {
				t.Errorf("the last has %s", last)
			}
			if d := r.Doubts()["PERSON 1"]; tt.one != (d == Guessed) {
				t.Errorf("doubt %q", d)
			}
		})
	}
	broken := append(slices.Repeat([]string{"{PERSON|Fatima-Zahra Ali}"}, muchMore), "{PERSON|Zahra Ali} and {PERSON|Fatima-Zahra Ali}")
	if got := across(t, &Registry{}, broken...); strings.Contains(got, "PERSON 2") {
		t.Errorf("broken at a hyphen: %s", got)
	}
	var r Registry
	if got := across(t, &r, "{PERSON|Mary Anne Okafor}", "{PERSON|Anne Okafor}"); got != "PERSON 1; PERSON 2" {
		t.Errorf("met once each: %s", got)
	}
}

// TestWeekday: a day before a name makes nobody of them.
func TestWeekday(t *testing.T) {
	texts := slices.Repeat([]string{"{PERSON|Olumide Cole}"}, rarely+1)
	texts = append(texts, "{PERSON|Tuesday Olumide} {PERSON|Ann Lee}", "{PERSON|Olumide} {PERSON|Ann Lee}")
	var r Registry
	got := strings.Split(across(t, &r, texts...), "; ")
	if last := got[len(got)-1]; !strings.HasPrefix(last, "PERSON 1,") {
		t.Errorf("Olumide has %s", last)
	}
}

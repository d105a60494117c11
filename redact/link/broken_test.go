package link

import (
	"slices"
	"strings"
	"testing"
)

// TestBroken: a full name of the same letters in more words, or of one forename twice, is
// that of whom the bundle knows.
func TestBroken(t *testing.T) {
	for _, tt := range []struct {
		name  string
		often string
		last  string
		one   bool
	}{
		{"a word came apart", "{PERSON|Prakash Raghunathan}", "{PERSON|PRAKASH RAGHUNATHA N}", true},
		{"another name", "{PERSON|Prakash Raghunathan}", "{PERSON|PRAKASH RAGHURAM N}", false},
		{"said twice", "{PERSON|Adaeze Okafor}", "{PERSON|Adaeze Ada}", true},
		{"a name of its own", "{PERSON|Adaeze Okafor}", "{PERSON|Adaeze Obi}", false},
		{"two have the forename", "{PERSON|Adaeze Okafor} and {PERSON|Adaeze Obi}", "{PERSON|Adaeze Ada}", false},
		{"the words in another order", "{PERSON|Mohammed Ali Hussain}", "{PERSON|Hussain Ali Mohammed}", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var r Registry
			got := strings.Split(across(t, &r, append(slices.Repeat([]string{tt.often}, 3), tt.last)...), "; ")
			if last := got[len(got)-1]; (last == "PERSON 1") != tt.one {
				t.Errorf("the last has %s", last)
			}
		})
	}
}

package policy

import (
	"regexp"
	"testing"

	"veil/rules"
)

func TestReasons(t *testing.T) {
	times := map[string]int{}
	codes := map[string]bool{}
	for _, r := range Reasons() {
		if !regexp.MustCompile(`^[A-Z]$`).MatchString(r.Code) || codes[r.Code] || r.Text == "" {
			t.Errorf("reason %+v", r)
		}
		codes[r.Code] = true
		for _, k := range r.Kinds {
			times[k]++
		}
	}
	for _, k := range rules.Kinds {
		if times[k] != 1 {
			t.Errorf("%s has %d reasons", k, times[k])
		}
	}
	if len(times) != len(rules.Kinds) {
		t.Error("a reason for a kind that there is not")
	}
}

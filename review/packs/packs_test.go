package packs

import (
	"testing"

	"veil/review/phrase"
)

func TestExamples(t *testing.T) {
	set := All()
	if len(set.Rules) < 12 {
		t.Fatalf("only %d rules", len(set.Rules))
	}
	fires := func(id, text string) bool {
		for _, m := range set.Find(phrase.Tokens(text, 0, len(text))) {
			if m.Rule.ID == id {
				return true
			}
		}
		return false
	}
	for _, r := range set.Rules {
		if len(r.Fires) == 0 || len(r.Quiet) == 0 {
			t.Errorf("%s has no examples", r.ID)
		}
		if r.Level != "" && r.Says == "" {
			t.Errorf("%s says nothing", r.ID)
		}
		for _, x := range r.Fires {
			if !fires(r.ID, x) {
				t.Errorf("%s does not fire on %q", r.ID, x)
			}
		}
		for _, x := range r.Quiet {
			if fires(r.ID, x) {
				t.Errorf("%s fires on %q", r.ID, x)
			}
		}
	}
}

package rules_test

import (
	"testing"

	"veil/rules/standard"
)

// TestExamples runs the examples of every embedded pack.
func TestExamples(t *testing.T) {
	packs, err := standard.Packs()
	if err != nil {
		t.Fatal(err)
	}
	names, n := map[string]bool{}, 0
	for _, p := range packs {
		if names[p.Name()] {
			t.Errorf("two packs are called %s", p.Name())
		}
		names[p.Name()] = true
		n += len(p.Rules())
		for _, f := range p.Test() {
			t.Error(f)
		}
	}
	t.Logf("%d packs, %d rules", len(packs), n)
}

package main

import (
	"testing"

	"veil/review/judge"
)

// TestFitOutcome learns from drafts of which one figure tells all.
func TestFitOutcome(t *testing.T) {
	var as []asked
	for i := range 40 {
		a := asked{does: i%4 != 0}
		a.figures[0] = 1
		if a.does {
			a.figures[2] = 1
		}
		as = append(as, a)
	}
	w := fitOutcome(as)
	for _, a := range as {
		if p := judge.OutcomeOf(w, a.figures); (p >= 0.5) != a.does {
			t.Fatalf("%v: %.2f", a.does, p)
		}
	}
}

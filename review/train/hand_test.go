package main

import (
	"fmt"
	"testing"

	"veil/review/judge"
)

// TestLeaning: of two hands one calls a sentence emotional and one does not. How
// much either wrote decides nothing.
func TestLeaning(t *testing.T) {
	x := example{features: []judge.Feature{{Hash: 7, Value: 1}}, evidence: -1}
	files := make([]file, 0, 100)
	for i := range 100 {
		hand := "a"
		if i%10 == 0 {
			hand = "b"
		}
		x.emotion = hand == "a"
		files = append(files, file{name: fmt.Sprintf("%s%02d.txt", hand, i), examples: []example{x}})
	}
	if sum := fit(files).sums(x.features)[emotion]; sum > 1.5 { // by counts it is 2.2
		t.Errorf("the sum of a sentence on which two hands differ is %.2f", sum)
	}
}

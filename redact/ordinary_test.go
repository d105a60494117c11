package redact

import (
	"strings"
	"testing"
)

func TestOrdinary(t *testing.T) {
	for marked, want := range map[string]bool{
		"I ‹will› go":                      true,
		"‹Will› the worker return?":        true,
		"now. ‹Will› you come":             true,
		"now. ‹May› I ask":                 true,
		"It ends in ‹May›.":                true,
		"é in early ‹April›,":              true,
		"‹Will› came home":                 false,
		"‹Will› and Grace":                 false,
		"‹Will›, the worker":               false,
		"‹Will›":                           false,
		"saw ‹Will› the other day":         false,
		"saw ‹May› yesterday":              false,
		"a new ‹tobi›":                     false,
		"Present:\n‹Grace›\nthe others":    false, // a list, perhaps
		"Present:\n‹Grace› (the mother)\n": false,
	} {
		i, j := strings.Index(marked, "‹"), strings.Index(marked, "›")
		text := strings.NewReplacer("‹", "", "›", "").Replace(marked)
		if got := ordinary(text, i, j-len("‹")); got != want {
			t.Errorf("%s: %v", marked, got)
		}
	}
}

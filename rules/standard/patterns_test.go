package standard

import (
	"testing"

	"veil/rules/dfa"
)

// TestPatterns parses the expressions of all detectors, which a run does when it
// first needs one.
func TestPatterns(t *testing.T) {
	if err := dfa.Check(); err != nil {
		t.Error(err)
	}
}

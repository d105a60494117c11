package profile

import (
	"slices"
	"strings"
	"testing"

	"veil/rules/names/lexicon"
)

// TestPageLeavesAtoms looks that a page changes nothing of the atoms that the
// other detectors of a long text read as well.
func TestPageLeavesAtoms(t *testing.T) {
	text := strings.Repeat("Seán O’Neill rang. ", 200)
	defer lexicon.Hold(text)()
	before := slices.Clone(lexicon.Atoms(text))
	newPage(text)
	if !slices.Equal(before, lexicon.Atoms(text)) {
		t.Error("the atoms of the text changed")
	}
}

package redact

import (
	"testing"

	"veil/redact/residue"
)

func TestPlainScans(t *testing.T) {
	hidden := []residue.Find{{Where: "page 1", How: residue.Layer, Words: 9}, {Where: "page 2", How: residue.Layer, Words: 9},
		{Where: "page 4", How: residue.Layer, Words: 9}, {Where: "page 4", How: residue.UnderBox, Words: 2}}
	for where, want := range map[string]bool{"page 1": true, "pages 1 to 2": true, "pages 1, 2": true, "page 3": false, "pages 1 to 3": false,
		"page 4": false, "pages 1 to 2, 4": false, "": false, "page": false, "header 1": false, "pages 2 to 1": false, "page 1 of 2": false} {
		if plainScans(where, hidden) != want {
			t.Errorf("%q: %v", where, !want)
		}
	}
}

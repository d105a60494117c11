package redact

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"veil/redact/verify"
)

func TestShreds(t *testing.T) {
	for text, want := range map[string][]string{
		"":                     nil,
		"00 23.343.332":        {"23.343.332"},
		"Larch\n14 and Close":  {"Larch", "Close"},
		"the grey house":       nil,
		"Zoë O'Neill, p. 2014": {"Zoë", "O'Neill,"},
	} {
		var got []string
		for _, s := range shreds([]verify.Stray{{Kind: "PHONE", Text: text}}) {
			got = append(got, s.Text)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%q: %s", text, d)
		}
	}
}

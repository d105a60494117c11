package rules

import (
	"strings"
	"testing"
)

// TestDecodeYAMLQuotesNothing: the wrong file, given by mistake, may hold names.
func TestDecodeYAMLQuotesNothing(t *testing.T) {
	for _, src := range []string{
		"Jane Okafor, 12 May", "name: [Okafor", "Okafor: x", "name: Okafor\nname: Okafor", "name: {a: Okafor}", "- Okafor\n- b",
		"name: \"Okafor", "\tOkafor: 1", "&a *Okafor",
	} {
		var v struct {
			Name string `yaml:"name"`
		}
		err := DecodeYAML([]byte(src), &v)
		if err == nil {
			t.Errorf("%q is taken", src)
			continue
		}
		if s := err.Error(); strings.Contains(s, "Okafor") || strings.Contains(s, "Jane") || strings.ContainsAny(s, "\n") {
			t.Errorf("%q: %q", src, s)
		}
	}
}

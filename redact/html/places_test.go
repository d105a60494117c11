package html

import (
	"strings"
	"testing"

	"veil/redact/plan"
)

// TestPlaces: whatever a page holds is in one of its places, and copies have no
// markup that would be taken for words.
func TestPlaces(t *testing.T) {
	for name, in := range map[string]string{
		"words":              "<p>Jane Roe",
		"in pieces":          "<p>J<b>an</b>e R<i>oe</i>",
		"references":         "<p>&#74;ane&nbsp;Roe",
		"a comment":          "<!-- Jane Roe -->",
		"an attribute":       "<p title='&#74;ane Roe'>",
		"another element":    "<jane roe>",
		"an attribute's own": "<p jane roe>",
		"a script":           "<script>Jane Roe</script>",
		"an unfinished tag":  "<p jane roe",
		"a declaration":      "<!DOCTYPE Jane Roe>",
		"the title":          "<title>Jane Roe</title>",
		"not UTF-8":          "<p>Jane Roe \xff\x00",
	} {
		found := false
		for _, p := range Places([]byte(in)) {
			s := strings.ToLower(p.Text)
			found = found || strings.Contains(strings.ReplaceAll(s, "\u00a0", " "), "jane roe")
		}
		if !found {
			t.Errorf("%s: not found in %v", name, Places([]byte(in)))
		}
	}
	places := Places([]byte(written(t, open(t, page), plan.Plan{})))
	if len(places) != 1 || strings.ContainsAny(places[0].Text, "=/") {
		t.Errorf("%q", places)
	}
}

package rtf

import (
	"strings"
	"testing"

	"veil/redact/plan"
)

// TestPlaces: whatever a document holds is in one of its places, and copies have no
// control words that would be taken for words.
func TestPlaces(t *testing.T) {
	for name, in := range map[string]string{
		"words":             `Jane Roe`,
		"in pieces":         `{\b J}a{\i n}e{ R}oe`,
		"escapes":           `\'4a\u97?ne\~Roe`,
		"over lines":        "Ja\r\nne Ro\ne",
		"a destination":     `{\*\x Jane Roe}`,
		"control words":     `\jane\roe`,
		"the table's fonts": `{\fonttbl{\f0 Jane Roe;}}`,
		"hexadecimal":       `{\pict 4a616e65 2052 6f65 20202020202020}`,
		"wide":              `{\*\objdata 4a0061006e0065002000\n52006f006500}`,
		"an instruction":    `{\*\fldinst PAGE Jane Roe}`,
	} {
		found := false
		for _, p := range Places([]byte(`{\rtf1 ` + strings.ReplaceAll(in, `\n52`, "\n52") + `}`)) {
			s := strings.ToLower(strings.ReplaceAll(p.Text, "\u00a0", " "))
			found = found || strings.Contains(s, "jane roe") || strings.Contains(s, `\jane\roe`)
		}
		if !found {
			t.Errorf("%s: not found in %q", name, Places([]byte(in)))
		}
	}
	places := Places([]byte(copyOf(t, open(t, paper), plan.Plan{})))
	if len(places) != 1 || strings.ContainsAny(places[0].Text, `\=`) {
		t.Errorf("%q", places)
	}
}

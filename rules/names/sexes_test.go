package names

import (
	"strings"
	"testing"

	"veil/rules/names/lexicon"
)

func TestForenameSex(t *testing.T) {
	for name, want := range map[string]byte{
		"Jane": 'f', "Tom": 'm', "Latoya": 'f', "Delroy": 'm', "Zofia": 'f', "Łukasz": 'm', "Ifeoma": 'f', "Kwabena": 'm',
		"Marie-Claire": 'f', "Manjit": 0, "Jordan": 0, "Oluwaseun": 0, "": 0, "Qwrt": 0,
	} {
		if got := ForenameSex(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

// TestSexesOnce: no name is both a girl's and a boy's.
func TestSexesOnce(t *testing.T) {
	of := map[string]string{}
	for line := range strings.Lines(sexesText) {
		sex, words, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for w := range strings.FieldsSeq(words) {
			w = lexicon.Fold(w)
			if other := of[w]; other != "" {
				t.Errorf("%s stands twice: %s and %s", w, other, sex)
			}
			of[w] = sex
		}
	}
}

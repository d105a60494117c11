package pdf

import "testing"

func TestVocabulary(t *testing.T) {
	for n, want := range map[Name]bool{"": false, "Page": true, "TimesNewRoman": true, "Times New Roman": true, "Times#20New#20Roman": true,
		"New": false, "Jane Roe": false, "Times New Roe": false} {
		if got := vocabulary(n); got != want {
			t.Errorf("%q: %v", n, got)
		}
	}
}

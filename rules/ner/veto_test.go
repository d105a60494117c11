package ner

import (
	"strings"
	"testing"

	"veil/extract"
	"veil/rules"
)

// TestNoName asks of what stands between ‹ and › whether it can be a name.
func TestNoName(t *testing.T) {
	for text, want := range map[string]bool{
		"| ‹SW› | rang the school |":       true,
		"‹SW› rang Mrs Okafor":             false, // initials
		"referred to ‹CAMHS› on 3 May":     true,
		"NAME: ‹PRU› MARSH":                false,
		"‹Name›: Elena Popa":               true,
		"PART ‹B› - brothers":              true,
		"‹B› was at home":                  false,
		"| Arjan | ‹M› | 3 |":              true,
		"Dad of ‹M› and P":                 false,
		"‹Transcript› of the call":         true,
		"the ‹School› nurse":               true,
		"Mr ‹Ward› came":                   false,
		"‹Baby› is six weeks old":          true,
		"‹Grace› is six":                   false,
		"‹Tel› and her sister came by bus": false,
	} {
		from := strings.Index(text, "‹")
		plain := strings.NewReplacer("‹", "", "›", "").Replace(text)
		to := strings.Index(text, "›") - len("‹")
		g := grouper{part: extract.Part{ID: "p", Text: plain}}
		if got := g.noName(&rules.Finding{Span: extract.Span{Part: "p", Start: from, End: to}}); got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}

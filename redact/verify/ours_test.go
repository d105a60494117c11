package verify

import (
	"testing"

	"veil/extract"
	"veil/redact/plan"
	"veil/rules"
)

// TestOurs reads a label among the words that it lies on.
func TestOurs(t *testing.T) {
	const original = "Ms Étoile has been no reply, room 41"
	masked := plan.Edit{Span: extract.Span{Part: "page/1", Start: 3, End: 10}, Kind: rules.Person, Label: "PERSON 133", Mask: true}
	for _, tt := range []struct {
		name, part, kind, text string
		exact, want            bool
	}{
		{"a label's number beside a word", "page/1", rules.CaseNumber, "no133", false, true},
		{"twice", "page/1", rules.CaseNumber, "no133 133", false, true},
		{"another number", "page/1", rules.CaseNumber, "no134", false, false},
		{"a longer number", "page/1", rules.CaseNumber, "no1331", false, false},
		{"with a number that the page keeps", "page/1", rules.CaseNumber, "133/41", false, false},
		{"another part", "page/2", rules.CaseNumber, "no133", false, false},
		{"no number", "page/1", rules.CaseNumber, "étoile", false, false},
		{"empty", "page/1", rules.CaseNumber, "", false, false},
		{"a kind whose words identify", "page/1", rules.Address, "133 no", false, false},
		{"a format that reads as planned", "page/1", rules.CaseNumber, "no133", true, false},
	} {
		c := checker{in: Input{Format: Format{Exact: tt.exact}, Parts: []extract.Part{{ID: "page/1", Text: original}},
			Plan: plan.Plan{Edits: []plan.Edit{masked}}}}
		f := rules.Finding{Span: extract.Span{Part: tt.part, End: len(tt.text)}, Label: tt.kind}
		if got := c.ours(f, tt.text); got != tt.want {
			t.Errorf("%s: got %v", tt.name, got)
		}
	}
	c := checker{in: Input{Parts: []extract.Part{{ID: "page/1", Text: "Ms Étoile: 1 3, 3"}}, Plan: plan.Plan{Edits: []plan.Edit{masked}}}}
	if c.ours(rules.Finding{Span: extract.Span{Part: "page/1"}, Label: rules.CaseNumber}, "no133") {
		t.Error("a number that the page keeps in pieces is taken for a label's")
	}
}

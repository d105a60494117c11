package roster

import (
	"testing"

	"veil/extract"
	"veil/rules"
)

func TestRanTogether(t *testing.T) {
	x := New(Options{Rule: "r", Why: "known"})
	x.AddPerson("Tariq Zulfiqar", "", 0.95)
	for text, want := range map[string]string{
		"at the newZulfiqar address": "Zulfiqar",
		"the McZulfiqar clan":        "",
		"the newTariqs":              "",
	} {
		got := ""
		for _, f := range x.Find(extract.Part{ID: "p", Text: text}, nil) {
			if f.Label == rules.Person {
				got += text[f.Start:f.End]
			}
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

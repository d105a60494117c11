package roster

import (
	"strings"
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

// TestTurned: a surname and the next cell's forename are no name, however the name
// was written where it was learned.
func TestTurned(t *testing.T) {
	x := New(Options{Rule: "r", Why: "known"})
	x.AddPerson("ZULFIQAR, Tariq", "", 0.95)
	x.AddPerson("Qorban Leyla", "", 0.95)
	for text, want := range map[string]string{
		"Zulfiqar, Tariq came":             "Zulfiqar|Tariq",
		"Omar Qorban\tLeyla asked":         "Omar Qorban|Leyla",
		"4 May\tQorban\tLeyla asked":       "Qorban\tLeyla",
		"Omar Zulfiqar\tTariq asked":       "Omar Zulfiqar|Tariq",
		"Omar Zulfiqar\nTariq asked again": "Omar Zulfiqar|Tariq",
	} {
		var got []string
		for _, f := range x.Find(extract.Part{ID: "p", Text: text}, nil) {
			got = append(got, text[f.Start:f.End])
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

package link

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
	"veil/rules"
)

// across links documents one by one, tells the registry of all and returns the
// labels of each document's entities.
func across(t *testing.T, r *Registry, texts ...string) string {
	t.Helper()
	var all []Told
	for i, s := range texts {
		d := doc(t, s)
		seen := Figures(d.Parts, Entities(d.Parts, d.Found, Options{}))
		all = append(all, Told{Doc: strconv.Itoa(i), Seen: seen})
	}
	r.Add(all, Options{})
	var out []string
	for _, told := range all {
		var labels []string
		for _, s := range told.Seen {
			l, ok := r.Label(told.Doc, s.Figure)
			if !ok {
				t.Fatalf("no label for %+v", s)
			}
			labels = append(labels, l)
		}
		out = append(out, strings.Join(labels, ","))
	}
	return strings.Join(out, "; ")
}

func TestRegistry(t *testing.T) {
	tests := []struct {
		name  string
		texts []string
		want  string
	}{
		{"nothing", []string{""}, ""},
		{"one in two", []string{"{PERSON|Jane Okafor}", "Mrs {PERSON|Okafor}"}, "PERSON 1; PERSON 1"},
		{"short before full", []string{"{PERSON|Tobi}", "{PERSON|Tobi Okafor}"}, "PERSON 1; PERSON 1"},
		{"apart by what each document says", []string{"{PERSON|Jane Okafor} and {PERSON|Jane}", "{PERSON|Jane Ng} and {PERSON|Jane}"}, "PERSON 1; PERSON 2"},
		{"short name of two", []string{"{PERSON|Jane Okafor}", "{PERSON|Jane Ng}", "{PERSON|Jane}"}, "PERSON 1; PERSON 2; PERSON 3"},
		{"Mr and Mrs", []string{"{PERSON|Jane Smith}, {PERSON|John Smith}", "Mr {PERSON|Smith} and Mrs {PERSON|Smith}"}, "PERSON 1,PERSON 2; PERSON 2,PERSON 1"},
		{"role", []string{"{PERSON=CHILD A|Jay}", "{PERSON=CHILD A|Jayden Okafor}", "{PERSON|Jayden}"}, "CHILD A; CHILD A; CHILD A"},
		{"values", []string{"{PHONE|07700 900655} {EMAIL|a@b.uk}", "{PHONE|+44 7700 900655} {EMAIL|A@B.uk} {EMAIL|c@b.uk}"}, "PHONE 1,EMAIL 1; PHONE 1,EMAIL 1,EMAIL 2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, across(t, &Registry{}, tt.texts...)); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestRegistryKeeps: who has a label keeps it when more comes, and over a
// journey through JSON.
func TestRegistryKeeps(t *testing.T) {
	var r Registry
	across(t, &r, "{PERSON|Jane Okafor} {PHONE|07700 900655}", "{PERSON|Ann Lee}")
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var again Registry
	if err := json.Unmarshal(b, &again); err != nil {
		t.Fatal(err)
	}
	got := across(t, &again, "{PERSON|Zoe Abel} {PHONE|07700900655} {PHONE|07700 900111}", "{PERSON|Ann Lee}, Mrs {PERSON|Okafor}")
	if want := "PERSON 3,PHONE 1,PHONE 2; PERSON 2,PERSON 1"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestDoubts(t *testing.T) {
	var r Registry
	across(t, &r, "{PERSON|John Smith}, born {DATE_OF_BIRTH|1/2/1960}", "{PERSON|John Smith} (dob {DATE_OF_BIRTH|3/4/1990})",
		"{PERSON|Jane Okafor}, {DATE_OF_BIRTH|5/6/2001}", "{PERSON|Jane Ng}", "{PERSON|Jane}", "{PERSON|Jane Okafor}, {DATE_OF_BIRTH|5/6/2001}")
	want := map[string]Doubt{"PERSON 1": Births, "PERSON 4": Shared}
	if d := cmp.Diff(want, r.Doubts()); d != "" {
		t.Error(d)
	}
}

func TestFigures(t *testing.T) {
	d := doc(t, "Mrs {PERSON|Smith}. {PERSON|Jane Smith} (born {DATE_OF_BIRTH|12/03/1984}), {PERSON|Tom Ng}\n{DATE_OF_BIRTH|1/1/2001}")
	got := Figures(d.Parts, Entities(d.Parts, d.Found, Options{}))
	want := []Seen{
		{Figure: Figure{Kind: rules.Person, Name: "Jane Smith", Title: "Mrs"}, Text: "Jane Smith", Born: "1984-3-12", Times: 2, Also: []Alias{{"Smith", "Mrs"}}},
		{Figure: Figure{Kind: rules.DateOfBirth, Name: "1984-3-12"}, Text: "12/03/1984"},
		{Figure: Figure{Kind: rules.Person, Name: "Tom Ng"}, Text: "Tom Ng", Times: 1},
		{Figure: Figure{Kind: rules.DateOfBirth, Name: "2001-1-1"}, Text: "1/1/2001"},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if n := len(Figures([]extract.Part{}, nil)); n != 0 {
		t.Errorf("%d figures of nothing", n)
	}
}

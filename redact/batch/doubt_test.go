package batch

import (
	"html"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"veil/redact/link"
)

func TestDoubtsInOrder(t *testing.T) {
	person := func(label string, places int, d link.Doubt) Person {
		return Person{Label: label, Mentions: places, Files: 1, Doubt: string(d)}
	}
	few, many := person("PERSON 1", 2, link.Weighed), person("PERSON 2", 9, link.Weighed)
	role, sure, births := person("PERSON 3", 50, link.Role), person("PERSON 4", 80, link.NoDoubt), person("PERSON 5", 3, link.Births)
	odd := person("PERSON 6", 1, "another reason")
	for _, tt := range []struct {
		name   string
		people []Person
		want   []Doubtful
	}{
		{"nobody", nil, nil},
		{"none in doubt", []Person{sure}, nil},
		{"gravest reason first, then most often named", []Person{sure, role, few, births, many}, []Doubtful{
			{string(link.Births), []Person{births}}, {string(link.Weighed), []Person{many, few}}, {string(link.Role), []Person{role}},
		}},
		{"a reason that has no place comes first", []Person{births, odd}, []Doubtful{{"another reason", []Person{odd}}, {string(link.Births), []Person{births}}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, Result{People: tt.people}.Doubts()); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestDoubtsShown: the report leaves out none of them.
func TestDoubtsShown(t *testing.T) {
	var people []Person
	for i, d := range link.ByWeight {
		people = append(people, Person{Label: "PERSON " + itoa(i+1), Files: 1, Mentions: 2, Doubt: string(d)})
	}
	page, err := htmlReport(Result{People: people}, Options{}, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range people {
		if s := string(page); !strings.Contains(s, "<strong>"+p.Label+"</strong>") || !strings.Contains(s, html.EscapeString(p.Doubt)) {
			t.Errorf("no word of %s", p.Label)
		}
	}
}

func TestMatters(t *testing.T) {
	for _, tt := range []struct {
		name            string
		doubt           link.Doubt
		figures, places int
		want            bool
	}{
		{"one place", link.Shared, 1, 1, false},
		{"two places", link.Shared, 1, 2, true},
		{"the name of a file too", link.Weighed, 2, 1, true},
		{"two names in one place", link.Mixed, 1, 1, true},
	} {
		if got := matters(tt.doubt, tt.figures, tt.places); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}

// TestDoubtsPlain: a doubt is short, and says what to look at.
func TestDoubtsPlain(t *testing.T) {
	for _, d := range link.ByWeight {
		why, look, ok := strings.Cut(string(d), ". Look ")
		if !ok || !strings.HasSuffix(look, ".") {
			t.Errorf("%q does not say what to look at", d)
		}
		if n := len(strings.Fields(why)); n > 20 {
			t.Errorf("%q has %d words before it says what to look at", d, n)
		}
	}
}

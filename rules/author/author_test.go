package author

import (
	"context"
	"testing"

	"veil/extract"
	"veil/rules/rulestest"
)

func TestAccept(t *testing.T) { rulestest.Accept(t, Detector{}) }

func TestDetect(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"empty", "", nil},
		{"one", "Jo Brânză", []string{"Jo Brânză"}},
		{"beside each other", "jb\nO'Neill, Máire \n\nauthor 2", []string{"jb", "O'Neill, Máire", "author 2"}},
		{"nobody", "Author\nUnknown Author\nMicrosoft Office User", nil},
		{"a mark of an earlier copy", "[PERSON 1]\nJay", []string{"[PERSON 1]", "Jay"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			found, err := Detector{}.Detect(context.Background(), extract.Part{ID: "a", Kind: extract.Author, Text: test.text})
			if err != nil || len(found) != len(test.want) {
				t.Fatalf("%v, %v", found, err)
			}
			for i, f := range found {
				if got := test.text[f.Start:f.End]; got != test.want[i] {
					t.Errorf("%q, want %q", got, test.want[i])
				}
			}
		})
	}
	if found, _ := (Detector{}).Detect(context.Background(), extract.Part{ID: "a", Kind: extract.Body, Text: "Jo Brânză"}); len(found) > 0 {
		t.Error("found in running text")
	}
}

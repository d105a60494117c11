package batch

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLooks(t *testing.T) {
	for _, tt := range []struct {
		name   string
		places []Look
		want   []unsureOf
	}{
		{"none", nil, nil},
		{"no page", []Look{{0, "PHONE", "PHONE 1", 0.2, ""}}, []unsureOf{{"PHONE", "PHONE 1", 1, nil, 0.2}}},
		{"together by label", []Look{{1, "PERSON", "PERSON 1", 0.2, ""}, {2, "PERSON", "PERSON 2", 0.1, ""}, {4, "PERSON", "PERSON 1", 0.1, ""}, {4, "PERSON", "PERSON 1", 0.25, ""}},
			[]unsureOf{{"PERSON", "PERSON 1", 3, []int{1, 4}, 0.1}, {"PERSON", "PERSON 2", 1, []int{2}, 0.1}}},
		{"one label, two kinds", []Look{{1, "PERSON", "[X]", 0.2, ""}, {1, "SCHOOL", "[X]", 0.1, ""}},
			[]unsureOf{{"PERSON", "[X]", 1, []int{1}, 0.2}, {"SCHOOL", "[X]", 1, []int{1}, 0.1}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, looks(tt.places)); d != "" {
				t.Error(d)
			}
		})
	}
}

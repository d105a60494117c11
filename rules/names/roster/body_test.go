package roster

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
	"veil/rules"
)

func TestBodyShort(t *testing.T) {
	tests := []struct {
		name, label, value, text string
		want                     []string
	}{
		{"empty", rules.School, "Quorfield Primary School", "", nil},
		{"letters", rules.School, "Elm Row Junior School", "ERJS wrote; erjs did not.", []string{"ERJS"}},
		{"letters and S", rules.School, "Elm Row Juniors", "Ask ERJS.", []string{"ERJS"}},
		{"acronym", rules.School, "Quorfield Elm Hill School", "an EHS", nil},
		{"saint", rules.School, "St Bède's RC Primary", "At St Bède's. Then Bède's rang, and St B's too.", []string{"St Bède's", "Bède's", "St B's"}},
		{"the", rules.School, "The Willows School", "the Willows; willows; Willows", []string{"Willows"}},
		{"two words", rules.Organisation, "Little Acorns Nursery", "Little Acorns rang. little acorns grow. shes at little acorns", []string{"Little Acorns", "little acorns"}},
		{"street", rules.School, "Elm Row Primary School", "hes at elm row now, not on elm row", []string{"elm row"}},
		{"house in capitals", rules.Organisation, "QUORMEAD HOUSE", "RETURNED TO QUORMEAD AT 9", []string{"QUORMEAD"}},
		{"first two of three words", rules.Organisation, "Open Latch Quorhill", "Seen at Open Latch drop in; an open latch", []string{"Open Latch"}},
		{"number and street", rules.School, "Elm Rise Academy", "Ask Elm Rise 3. 3 Elm Rise.", []string{"Elm Rise"}},
		{"usual word", rules.School, "Woodlands School", "in Woodlands; at Woodlands; the woodlands", []string{"Woodlands"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x := New(Options{Rule: "test", Why: "test"})
			x.AddValue(tt.label, tt.value, "", 1)
			var got []string
			for _, f := range x.Find(extract.Part{ID: "p", Text: tt.text}, nil) {
				got = append(got, tt.text[f.Start:f.End])
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

package names

import (
	"slices"
	"testing"
)

// TestPlaceNames: a known name that is a place's, too, counts where nothing says
// that the place is meant.
func TestPlaceNames(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"Kosi", "Kosi's NHS number is not known.", []string{"Kosi"}},
		{"Kosi", "a report on the attachment of Kosi to her aunt", []string{"Kosi"}},
		{"Chelsea", "Form for Chelsea, aged four", []string{"Chelsea"}},
		{"Chelsea", "He was from the borough of Chelsea, near Chelsea Court", nil},
	} {
		var k Known
		k.Add(Parse(c.name))
		found, _ := k.Find(c.text)
		var got []string
		for _, m := range found {
			got = append(got, c.text[m.Start:m.End])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

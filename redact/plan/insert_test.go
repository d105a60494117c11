package plan

import (
	"strings"
	"testing"

	"veil/extract"
)

func TestInsert(t *testing.T) {
	parts := []extract.Part{{ID: "b", Text: "one two three"}, {ID: "a", Text: "four"}}
	edit := func(part, text string, mask bool) Edit {
		for _, p := range parts {
			if i := strings.Index(p.Text, text); p.ID == part && i >= 0 {
				return Edit{Span: extract.Span{Part: part, Start: i, End: i + len(text)}, Mask: mask, Text: text}
			}
		}
		t.Fatalf("no %q", text)
		return Edit{}
	}
	for _, tt := range []struct {
		name      string
		has, more []Edit
		want      string
		added     bool
	}{
		{"nothing", []Edit{edit("b", "two", true)}, nil, "+two", false},
		{"order of the parts", []Edit{edit("a", "four", true)}, []Edit{edit("b", "three", true), edit("b", "one", true)}, "+one +three +four", true},
		{"masked already", []Edit{edit("b", "two", true)}, []Edit{edit("b", "two three", true)}, "+two", false},
		{"kept before", []Edit{edit("b", "two", false), edit("a", "four", false)}, []Edit{edit("b", "two three", true)}, "+two three -four", true},
		{"over each other", nil, []Edit{edit("b", "two", true), edit("b", "one two", true)}, "+one two", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := Plan{Edits: tt.has}
			if added := p.Insert(parts, tt.more); added != tt.added {
				t.Errorf("added: %v", added)
			}
			var got []string
			for _, e := range p.Edits {
				got = append(got, map[bool]string{true: "+", false: "-"}[e.Mask]+e.Text)
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("got %q, want %q", s, tt.want)
			}
		})
	}
}

// TestPieceIsNoValue leaves a piece of a value elsewhere.
func TestPieceIsNoValue(t *testing.T) {
	values, _ := Values([]Edit{{Mask: true, Text: "Jane Grey"}, {Mask: true, Text: "Grey", Rule: RulePiece}})
	if len(values) != 1 {
		t.Errorf("got %q", values)
	}
}

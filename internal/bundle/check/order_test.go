package main

import (
	"maps"
	"strings"
	"testing"

	"veil/internal/bundle/gold"
)

// paper is a file of the bundle: words in {KIND|...} are details, people's with the
// person's name in lower case as their ID.
func paper(marked string) *gold.File {
	var b strings.Builder
	var t gold.Text
	for s := range strings.SplitSeq(marked, "{") {
		in, after, ok := strings.Cut(s, "}")
		if !ok {
			b.WriteString(s)
			continue
		}
		kind, words, _ := strings.Cut(in, "|")
		sp := gold.Span{Start: b.Len(), End: b.Len() + len(words), Kind: kind}
		if kind == "PERSON" {
			sp.Person = strings.ToLower(words)
		}
		t.Spans = append(t.Spans, sp)
		b.WriteString(words + after)
	}
	t.Text = b.String()
	return &gold.File{Path: "a.txt", State: gold.Readable, Texts: []gold.Text{t}}
}

// TestOrder: names in a gap whose order is lost are not tied to its labels, and are
// said not to be; a wrong label where the order holds is seen.
func TestOrder(t *testing.T) {
	for _, c := range []struct {
		name, paper, copy string
		want              map[string]string // label -> person
		loose             int
	}{
		{"one after the other", "then {PERSON|Ann} {PHONE|01632 960111} {PERSON|Bea} rang", "then [PERSON 1] [PHONE 1] [PERSON 2] rang", map[string]string{"PERSON 1": "ann", "PERSON 2": "bea"}, 0},
		{"a label that is another's", "then {PERSON|Ann} {PERSON|Bea} rang and {PERSON|Ann} wept", "then [PERSON 1] [PERSON 2] rang and [PERSON 3] wept", map[string]string{"PERSON 1": "ann", "PERSON 2": "bea", "PERSON 3": "ann"}, 0},
		{"two that have changed places", "then {PERSON|Ann} {PERSON|Bea} rang", "then [PERSON 2] [PERSON 1] rang", map[string]string{"PERSON 2": "ann", "PERSON 1": "bea"}, 0},
		{"columns", "call {PERSON|Ann} {PHONE|01632 960111} {PERSON|Bea} {PHONE|01632 960112} today", "call [PERSON 1] [PERSON 2] [PHONE 1] [PHONE 2] today", map[string]string{}, 2},
		{"a word covered as well", "then Nurse {PERSON|Ann} {PERSON|Bea} rang", "then [PERSON 1] [PERSON 2] rang", map[string]string{"PERSON 1": "ann", "PERSON 2": "bea"}, 0},
		{"a label too many of another kind", "then {PERSON|Ann} at Elm View rang", "then [PERSON 1] [ORGANISATION 1] rang", map[string]string{"PERSON 1": "ann"}, 0},
		{"other words between", "tests me {PERSON|Ann} {PHONE|01632 960111} re {PERSON|Bea}", "tests me [PERSON 1] [PHONE 1] attachment [PERSON 2]", map[string]string{}, 2},
		{"rows left out", "paid to {PERSON|Ann} taxi to the school at ten and fares of {PERSON|Bea} in full", "paid to [PERSON 1] [PERSON 2] in full", map[string]string{}, 2},
	} {
		l := newLabels(&gold.Bundle{People: []gold.Person{{ID: "ann"}, {ID: "bea"}}})
		l.file(paper(c.paper), &output{name: "a.txt", texts: []string{c.copy}})
		got := map[string]string{}
		for label, held := range l.holders {
			for p := range held {
				got[label] += p
			}
		}
		if !maps.Equal(got, c.want) || l.loose != c.loose {
			t.Errorf("%s: %v, %d not tied; want %v, %d", c.name, got, l.loose, c.want, c.loose)
		}
	}
}

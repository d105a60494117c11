package main

import (
	"math/rand/v2"
	"strings"
	"testing"

	"veil/rules/names/lexicon"
)

func testNames(t *testing.T) *nameLists {
	t.Helper()
	n := &nameLists{family: []string{"Okonkwo"}, usual: []string{"Hall"}, words: []string{"Grace"}, places: []string{"Hull"}, sites: []string{"Hull"}, firms: []string{"Tesco"}}
	n.pairs = [][2][]string{{{"Piotr"}, {"Nowak"}}}
	n.given.add("Jane", 1)
	return n
}

func TestNote(t *testing.T) {
	n := testNames(t)
	r := rand.New(rand.NewPCG(1, 1))
	labels := map[string]int{}
	for range 200 {
		d := n.note(r)
		if strings.ContainsAny(d.Text, "{}") {
			t.Fatalf("not filled in: %q", d.Text)
		}
		end := 0
		for _, s := range d.Spans {
			if s.Start < end || s.End <= s.Start || s.End > len(d.Text) {
				t.Fatalf("span %v after %d of %d", s, end, len(d.Text))
			}
			end = s.End
			labels[s.Label]++
		}
	}
	if labels[person] == 0 || labels[location] == 0 || labels[org] == 0 {
		t.Error(labels)
	}
	a, b := n.note(rand.New(rand.NewPCG(7, 7))), n.note(rand.New(rand.NewPCG(7, 7)))
	if a.Text != b.Text {
		t.Error("the same numbers do not give the same paper")
	}
}

// TestBlocks fills every template in, with what it marks as people.
func TestBlocks(t *testing.T) {
	if len(blocks) < 200 {
		t.Fatal(len(blocks), "templates")
	}
	for _, block := range blocks {
		w := writer{names: testNames(t), rng: rand.New(rand.NewPCG(3, 3)), cast: [][2]string{{"Jane", "Hall"}, {"Piotr", "Nowak"}, {"Ada", "Bell"}, {"Zoë", "Ito"}}}
		w.block(block) // panics at what it does not know
	}
	w := writer{names: testNames(t), rng: rand.New(rand.NewPCG(3, 3)), cast: [][2]string{{"Zoë", "Hall"}}}
	w.block("PC {S1} AND {F1} AT {TOWN}. WILL RING {PH}")
	if got := w.text.String(); !strings.HasPrefix(got, "PC HALL AND ZOË AT ") || len(w.doc.Spans) != 3 || w.doc.Spans[1] != (Span{12, 16, person}) {
		t.Errorf("%q %v", got, w.doc.Spans)
	}
	w = writer{names: testNames(t), rng: rand.New(rand.NewPCG(3, 3)), cast: [][2]string{{"Zoë", "Hall"}}}
	w.block("{f1} seen by {Q1}: {L1}")
	if got := w.text.String(); !strings.HasPrefix(got, "zoë seen by Z") || !strings.HasSuffix(got, "Hall: Z") {
		t.Error(got)
	}
}

func TestParseTerms(t *testing.T) {
	m, err := parseTerms("# comment\nkin: mum ; birth mum;\n\nkin: dad\n")
	if err != nil || strings.Join(m["kin"], "|") != "mum|birth mum|dad" {
		t.Error(m, err)
	}
	for _, bad := range []string{"kin mum", "no such kind: a"} {
		if _, err := parseTerms(bad); err == nil {
			t.Errorf("%q is read", bad)
		}
	}
}

// TestTells: names that many bear are not told to be something else.
func TestTells(t *testing.T) {
	for kind, k := range termKinds {
		for _, term := range terms[kind] {
			if k.tells(term) && lexicon.Word(term).Fore() > 1 {
				t.Errorf("%s: %s is a forename", kind, term)
			}
		}
	}
	tests := []struct {
		kind, term string
		want       bool
	}{
		{"acronym", "SGO", true}, {"eponym", "Rovsing", true}, {"eponym", "Murphy", false}, {"car", "Leon", false},
		{"medicine", "Movicol", true}, {"opener", "Screenshots", false}, {"kin", "nan", false},
	}
	for _, tt := range tests {
		if got := termKinds[tt.kind].tells(tt.term); got != tt.want {
			t.Errorf("%s %s: %v", tt.kind, tt.term, got)
		}
	}
}

func TestBroken(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	text := strings.Repeat("The foster carers of Jane Oliver wrote again. ", 40)
	got := broken(text, r)
	if got == text || strings.Count(got, " ") <= strings.Count(text, " ") || len(got) > len(text)*11/10 {
		t.Errorf("%q", got[:200])
	}
	if got := broken("é ab", r); got != "é ab" {
		t.Errorf("%q", got)
	}
}

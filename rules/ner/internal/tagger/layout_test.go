package tagger

import (
	"slices"
	"strings"
	"testing"

	"veil/rules/names/lexicon"
)

var layoutLexicon = NewLexicon([]Entry{
	{Hash: lexicon.Hash("name"), Class: lexicon.Label},
	{Hash: lexicon.Hash("present"), Class: lexicon.ListLabel},
})

func TestLabels(t *testing.T) {
	tests := []struct {
		text, word string
		want       label
		head       string
	}{
		{"Name: Jo", "Jo", afterLabel, "name"},
		{"Name ....... Jo", "Jo", afterLabel, "name"},
		{"Name: Jo\nmum", "mum", unlabelled, ""},
		{"Outcome: Jo", "Jo", afterColon, "outcome"},
		{"Present: Jo, Ann", "Ann", afterList, "present"},
		{"Present:\nJo, mum\nAnn", "Ann", afterList, "present"},
		{"Present:\nJo\n\nAnn", "Ann", unlabelled, ""},
		{"Name   Jo", "Jo", besideCell, "name"},
		{"Name\tJo", "Jo", besideCell, "name"},
		{"| Name | Jo |", "Jo", besideCell, "name"},
		{"| Name | Age |\n|---|---|\n| Jo | 9 |\n| Ann | 8 |", "Ann", underLabel, "name"},
		{"| Age | Name |\n|---|---|\n| 9 | Jo |", "Jo", underLabel, "name"},
		{"| Name | Age |\n|---|---|\n| Jo | nine |", "nine", underOther, "age"},
		{"Age\tName\n9\tJo", "Jo", underLabel, "name"},
		{"Name\tAge\nJo\t9", "Jo", underLabel, "name"},
		{"Name\tAge\n\nJo\t9", "Jo", unlabelled, ""},
	}
	for _, tt := range tests {
		var p Passage
		p.Read(tt.text, 0, layoutLexicon, nil)
		at := strings.LastIndex(tt.text, tt.word)
		for i := range p.Words {
			w := &p.Words[i]
			if w.start != at {
				continue
			}
			head := uint32(0)
			if tt.head != "" {
				head = lexicon.Hash(tt.head)
			}
			if w.label != tt.want || w.head != head {
				t.Errorf("%q: %s has label %d, want %d; head right: %v", tt.text, tt.word, w.label, tt.want, w.head == head)
			}
		}
	}
}

func TestTally(t *testing.T) {
	var p Passage
	m, _ := testModel()
	p.Read("So Jo came. Mr Jo and jo came. Jo!", 0, m.Lexicon, nil)
	n := p.seen.of(lexicon.Hash("jo"))
	for which, want := range map[int]uint32{lower: 1, capital: 2, titled: 1, afterFirst: 0, labelled: 0} {
		if got := count(n, which); got != want {
			t.Errorf("count %d: %d, want %d", which, got, want)
		}
	}
	if got := allUses(n); got != 4 {
		t.Errorf("total %d, want 4", got)
	}
	if got := p.seen.of(lexicon.Hash("nobody")); got != 0 {
		t.Errorf("unseen: %d", got)
	}
	p.Read(strings.Repeat("a Jo ", 100), 0, m.Lexicon, nil)
	n = p.seen.of(lexicon.Hash("jo"))
	if got := allUses(n); got != 15 {
		t.Errorf("total %d, want it to stop at 15", got)
	}
	if got := count(n, definite); got != 3 {
		t.Errorf("after an article %d, want it to stop at 3", got)
	}
}

// TestUse: how a word is used in one place is known in another.
func TestUse(t *testing.T) {
	x := NewLexicon([]Entry{
		{Hash: lexicon.Hash("said"), Class: lexicon.Say}, {Hash: lexicon.Hash("council"), Class: lexicon.Org},
	})
	tests := []struct {
		text string
		want uint32 // located, speaks, definite, bodied
	}{
		{"Zed came.", 0},
		{"We met in Zed.", 1 << 6},
		{"At Zed, at Zed, at Zed and at Zed.", 3 << 6},
		{"Then Zed said no.", 1 << 4},
		{"It was the Zed, or a Zed.", 2 << 2},
		{"Ask Zed Council.", 1},
		{"in zed", 0}, // too short a text to be all in lower case: a word, not a name
		{"", 0},
	}
	for _, tt := range tests {
		var p Passage
		p.Read(tt.text, 0, x, nil)
		if got := use(p.seen.of(lexicon.Hash("Zed"))); got != tt.want {
			t.Errorf("%q: %08b, want %08b", tt.text, got, tt.want)
		}
	}
}

// TestWorld: names of several words are found whole, in capitals, on one line.
func TestWorld(t *testing.T) {
	x := NewLexicon([]Entry{
		{Hash: lexicon.Hash("Zed"), World: Firm}, {Hash: lexicon.Hash("São Zed"), World: City}, {Hash: lexicon.Hash("Ab-Cd"), World: Body},
	})
	tests := []struct {
		text string
		want []World // of each word
	}{
		{"Zed", []World{Firm}},
		{"zed", []World{Firm}},
		{"São Zed Zed", []World{City | phrase, City | Firm | phrase, Firm}},
		{"são Zed", []World{0, Firm}},
		{"São  Zed", []World{0, Firm}},
		{"SAO ZED", []World{City | phrase, City | Firm | phrase}},
		{"Ab-Cd", []World{Body | phrase, Body | phrase, Body | phrase}},
		{"jo@Zed", []World{0, 0, 0}},
		{"", nil},
	}
	for _, tt := range tests {
		var p Passage
		p.Read(tt.text, 0, x, nil)
		var got []World
		for i := range p.Words {
			got = append(got, p.Words[i].world)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q: %v, want %v", tt.text, got, tt.want)
		}
		p.Read(tt.text, 0, x, func(uint32) bool { return true })
		for i := range p.Words {
			if w := &p.Words[i]; w.world&^phrase == Firm && w.world&phrase == 0 {
				t.Errorf("%q: word %d is in a list although hidden", tt.text, i)
			}
		}
	}
}

func TestAddresses(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Jo a.b@c.org x", "a . b @ c . org"},
		{"see www.jo.uk, x", "www . jo . uk ,"},
		{"http://jo.uk x", "http : / / jo . uk"},
		{"Ann @jo, Ann/Jo and e.g. Jo", ""},
		{"|a@b|", "a @ b"},
	}
	for _, tt := range tests {
		var p Passage
		p.Read(tt.text, 0, noLexicon, nil)
		var got []string
		for i := range p.Words {
			if a, b := p.Words[i].Span(); p.Words[i].net {
				got = append(got, tt.text[a:b])
			}
		}
		if g := strings.Join(got, " "); g != tt.want {
			t.Errorf("%q: %q, want %q", tt.text, g, tt.want)
		}
	}
}

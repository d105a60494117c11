package tagger

import (
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
	for which, want := range map[int]uint32{total: 4, lower: 1, capital: 2, titled: 1, afterFirst: 0, labelled: 0} {
		if got := count(n, which, 15); got != want {
			t.Errorf("count %d: %d, want %d", which, got, want)
		}
	}
	if got := p.seen.of(lexicon.Hash("nobody")); got != 0 {
		t.Errorf("unseen: %d", got)
	}
	p.Read(strings.Repeat("Jo ", 100), 0, m.Lexicon, nil)
	if got := count(p.seen.of(lexicon.Hash("jo")), total, 15); got != 15 {
		t.Errorf("total %d, want it to stop at 15", got)
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

package aside

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"veil/extract"
)

func TestLists(t *testing.T) {
	l := New("page", List{"comments", extract.Comment}, List{"links", extract.Link}, List{"empty", extract.Hidden})
	for _, n := range [][2]string{{"links", "b"}, {"comments", " a "}, {"comments", "\n"}, {"comments", "a"}, {"links", "c\xff"}} {
		l.Note(n[0], n[1])
	}
	want := []extract.Part{{ID: "page#comments", Kind: extract.Comment, Text: "a"}, {ID: "page#links", Kind: extract.Link, Text: "b\nc\ufffd"}}
	if diff := cmp.Diff(want, l.Parts()); diff != "" {
		t.Error(diff)
	}
}

func TestPhrase(t *testing.T) {
	for s, want := range map[string]bool{"Jane Roe": true, "é x": true, "Jane": false, " Jane ": false, "12 13": false, "": false} {
		if Phrase(s) != want {
			t.Errorf("%q: %v", s, !want)
		}
	}
}

func TestShows(t *testing.T) {
	for r, want := range map[rune]bool{'a': true, 'é': true, '👧': true, '\t': true, '\n': true, '\u00a0': true, '\u200d': true, '\u202e': true,
		0: false, '\r': false, 0x7f: false, '\u0085': false, '\u00ad': false, '\u200b': false, '\ufeff': false} {
		if Shows(r) != want {
			t.Errorf("%U: %v", r, !want)
		}
	}
}

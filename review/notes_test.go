package review

import (
	"testing"

	"veil/extract"
)

// TestWhoSpeaks looks that a judgement for which no word can be shown is told as
// what may be.
func TestWhoSpeaks(t *testing.T) {
	for _, c := range []struct {
		text              string
		emotional, attack bool
		want              string
	}{
		{"", false, false, ""},
		{"The visit was on Monday.", false, false, ""},
		{"You are a liar.", false, true, "This reads as being about the person."},
		{"He has the pace of a glacier.", true, true, "This may read as being about the person."},
		{"It was utterly heartbreaking.", true, false, "This tells how it felt. The reader can act on what happened."},
		{"We ate our supper with the coats on – zoë too.", true, false, "This may read as told in strong feeling. The reader can act on what happened."},
	} {
		d := read([]extract.Part{{ID: "draft", Kind: extract.Body, Text: c.text}})
		got := ""
		for i, s := range d.sentences {
			ss := []Sentence{{Span: d.span(s.Start, s.End), Text: c.text, Kind: "opinion", Emotional: c.emotional, Attack: c.attack, Repeats: -1}}
			for _, n := range d.onSentence(nil, ss, i) {
				got = n.Message
			}
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

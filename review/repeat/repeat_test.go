package repeat

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"veil/review/encoder"
	"veil/review/phrase"
)

// draft reads sentences as one text.
func draft(sentences ...string) []Sentence {
	text := ""
	var spans [][2]int
	for _, s := range sentences {
		spans = append(spans, [2]int{len(text), len(text) + len(s)})
		text += s + "\n"
	}
	var out []Sentence
	for _, s := range spans {
		out = append(out, Sentence{Text: text, Tokens: phrase.Tokens(text, s[0], s[1])})
	}
	return out
}

var between = []string{
	"She is nine and likes swimming.", "We live beside the river.", "The dog sleeps on the stairs.",
	"My husband drives a van.", "Her room has yellow curtains.",
}

func TestFind(t *testing.T) {
	for name, c := range map[string]struct {
		first, last string
		want        int
	}{
		"same words":   {"The support package was cut on 1 April without any consultation.", "The support package was cut on 1 April without any consultation.", 0},
		"other order":  {"The support package was cut on 1 April without any consultation.", "Without any consultation the support package was cut on 1 April.", 0},
		"other events": {"Mr Hale visited us on 3 May.", "Ms Price rang the school on 9 June.", -1},
		"other words":  {"Nobody told us that the meeting had been moved.", "We were never informed of the change of date of the meeting.", 0},
		"nothing like": {"The support package was cut on 1 April.", "Kayleigh broke her wrist at the park.", -1},
	} {
		t.Run(name, func(t *testing.T) {
			all := append(append([]string{c.first}, between...), c.last)
			got := NewIndex(draft(all...)).Find()
			want := []int{-1, -1, -1, -1, -1, -1, c.want}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestEmpty(t *testing.T) {
	if got := NewIndex(nil).Find(); len(got) != 0 {
		t.Error(got)
	}
	if got := NewIndex(make([]Sentence, 2)).Find(); !cmp.Equal(got, []int{-1, -1}) {
		t.Error(got)
	}
}

// TestRead looks at what is read of a sentence besides its words.
func TestRead(t *testing.T) {
	for in, want := range map[string]struct{ numbers, dates, names []string }{
		"They came on 3 May at 10.05.":       {numbers: []string{"3"}, dates: []string{"3may"}},
		"On the 12th of June Mr Bose rang.":  {numbers: []string{"12"}, dates: []string{"12jun"}, names: []string{"bose"}},
		"Four times Mrs O’Neil was at home.": {numbers: []string{"4"}, names: []string{"o'neil"}},
	} {
		var s said
		s.read(draft(in)[0])
		if !cmp.Equal(s.numbers, want.numbers) || !cmp.Equal(s.dates, want.dates) || !cmp.Equal(s.names, want.names) {
			t.Errorf("%q: numbers %q, dates %q, names %q", in, s.numbers, s.dates, s.names)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("She came on 3 May.", "On 3 May she came. 10.05")
	f.Add("Ü\xff12.", ".:9")
	f.Fuzz(func(t *testing.T, a, b string) {
		for i, j := range NewIndex(draft(a, b, a)).Find() {
			if j >= i {
				t.Fatalf("sentence %d repeats %d", i, j)
			}
		}
	})
}

// TestAsk: of a long draft no more than a few pages are read by the encoder, those that
// are most alike, and what was said twice in the same words is found all the same.
func TestAsk(t *testing.T) {
	var all []string
	for i := range 600 {
		all = append(all, fmt.Sprintf("On visit %d the social worker asked about the contact plan and the school report of week %d.", i, i+3))
	}
	all = append(all, all[7])
	x := NewIndex(draft(all...))
	if n := x.Ask(weights(), encoder.Sense()); n == 0 || n*x.Words(0) > mostWords+2*longest {
		t.Errorf("%d of %d sentences were read", n, len(all))
	}
	if got := x.Find()[600]; got != 7 {
		t.Errorf("the last repeats %d", got)
	}
}

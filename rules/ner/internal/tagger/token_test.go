package tagger

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

var noLexicon = NewLexicon(nil)

// words are the tokens of a text.
func words(text string) []string {
	var p Passage
	var out []string
	for at := 0; at < len(text); {
		at = p.Read(text, at, noLexicon, nil)
		for i := range p.Words {
			a, b := p.Words[i].Span()
			out = append(out, text[a:b])
		}
	}
	return out
}

func TestTokens(t *testing.T) {
	tests := []struct{ text, want string }{
		{"", ""},
		{" \n\t ", ""},
		{"Jo", "Jo"},
		{"Jo's mum", "Jo|'s|mum"},
		{"Jo’s", "Jo|’s"},
		{"the Lowes' dog", "the|Lowes|'|dog"},
		{"O'Neill and D’Arcy", "O'Neill|and|D’Arcy"},
		{"O'NEILL'S", "O'NEILL|'S"},
		{"didn't", "didn|'|t"},
		{"I'm", "I'm"},
		{"'Jo'", "'|Jo|'"},
		{"Ann-Marie Côté-Żuk", "Ann|-|Marie|Côté|-|Żuk"},
		{"J.R. Poe", "J|.|R|.|Poe"},
		{"a|b\tc", "a|||b|c"},
		{"0kafor 12th 3.50", "0kafor|12th|3|.|50"},
		{"Zoe\u0308 Ó", "Zoe\u0308|Ó"},
		{"Oka\u00adfor\u200b now", "Oka\u00adfor|now"},
		{"日本 x", "日本|x"},
		{"👩‍👧Jo", "👩|👧|Jo"},
		{"a\x00b\xffc", "a|\x00|b|\xff|c"},
		{"@jo_b: hi!", "@|jo|_|b|:|hi|!"},
	}
	for _, tt := range tests {
		if got := strings.Join(words(tt.text), "|"); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestKinds(t *testing.T) {
	for text, want := range map[string]Kind{
		"jane": Lower, "Jane": Title, "McDonald": Title, "JANE": Upper, "O'NEILL": Upper, "J": Initial, "É": Initial, "jANE": Mixed, "B12": Alnum, "42": Digits, "-": Punct, "’": Punct,
	} {
		if got := scan(text, 0).kind; got != want {
			t.Errorf("%q: kind %d, want %d", text, got, want)
		}
	}
}

func TestSentences(t *testing.T) {
	full := strings.Repeat("word ", 12)
	tests := []struct {
		text string
		want []string
	}{
		{"One. Two", []string{"One.", "Two"}},
		{"Mr. Okafor and J. Poe came.", []string{"Mr. Okafor and J. Poe came."}},
		{"Name: Jo\nRole: mum", []string{"Name: Jo", "Role: mum"}},
		{full + "Ann\nPoe came", []string{full + "Ann\nPoe came"}},
		{full + "Ann\n\nPoe came", []string{full + "Ann", "Poe came"}},
		{"Mr.\nOkafor", []string{"Mr.", "Okafor"}},
	}
	for _, tt := range tests {
		var p Passage
		m, _ := testModel()
		p.Read(tt.text, 0, m.Lexicon, nil)
		var got []string
		for _, s := range p.Sentences {
			a, _ := p.Words[s.From].Span()
			_, b := p.Words[s.To-1].Span()
			got = append(got, tt.text[a:b])
		}
		if d := cmp.Diff(tt.want, got); d != "" {
			t.Errorf("%q: %s", tt.text, d)
		}
	}
}

// TestLong: a text longer than a passage is read on, every token once.
func TestLong(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("Jo came. ", maxTokens), strings.Repeat("x,", maxTokens), strings.Repeat("é", 3*maxTokens), strings.Repeat("Jo\n", 2*maxTokens+1),
	} {
		all := words(text)
		if got, want := strings.Join(all, ""), strings.NewReplacer(" ", "", "\n", "").Replace(text); got != want {
			t.Errorf("%.10q: %d tokens do not make up the text", text, len(all))
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "Jo's mum, Ann-Marie O’Neill.\n", "| Name | Jo |\n|---|---|\n", "\u0308\u200b\xff'", "a@b.c www.x //"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var p Passage
		end := 0
		for at := 0; at < len(text); {
			next := p.Read(text, at, noLexicon, nil)
			if next <= at {
				t.Fatalf("stuck at %d", at)
			}
			at = next
			n := 0
			for _, s := range p.Sentences {
				if s.From != n || s.To <= s.From || s.To-s.From > maxSentence {
					t.Fatalf("sentence %v after word %d", s, n)
				}
				n = s.To
			}
			if n != len(p.Words) {
				t.Fatalf("sentences end at word %d of %d", n, len(p.Words))
			}
			for i := range p.Words {
				a, b := p.Words[i].Span()
				if a < end || b <= a || b > len(text) {
					t.Fatalf("word %d to %d after %d, in %d bytes", a, b, end, len(text))
				}
				if utf8.ValidString(text) && !(utf8.RuneStart(text[a]) && (b == len(text) || utf8.RuneStart(text[b]))) {
					t.Fatalf("word %d to %d splits a character", a, b)
				}
				end = b
			}
		}
	})
}

package phrase

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

const rules = `
- id: a
  phrases:
    - absolutely|completely
    - heartbreak*
    - end of my|our tether
    - does|do not? care
    - torn _? _? apart
    - '! !'
  not:
    - completely by
- id: quoted
  quoted: true
  phrases: [liar]
`

func find(t *testing.T, text string) []string {
	t.Helper()
	s, err := Load([]byte(rules))
	if err != nil {
		t.Fatal(err)
	}
	tokens := Tokens(text, 0, len(text))
	var out []string
	for _, m := range s.Find(tokens) {
		out = append(out, m.Rule.ID+":"+text[tokens[m.From].Start:tokens[m.To-1].End])
	}
	return out
}

func TestFind(t *testing.T) {
	for text, want := range map[string][]string{
		"":                                  nil,
		"Absolutely. completely!":           {"a:Absolutely", "a:completely"},
		"Done completely by hand.":          nil,
		"a heartbreaking end of our tether": {"a:heartbreaking", "a:end of our tether"},
		"they do not care, does care":       {"a:do not care", "a:does care"},
		"torn apart, torn us all apart, torn us all to apart": {"a:torn apart", "a:torn us all apart"},
		"no!! yes!":                  {"a:!!"},
		`"absolutely a liar" I said`: {"quoted:liar"},
		`an open " absolutely`:       {"a:absolutely"},
		"l’absolutely’s Ábsolutely":  nil,
		"HEARTBREAK":                 {"a:HEARTBREAK"},
	} {
		if d := cmp.Diff(want, find(t, text)); d != "" {
			t.Errorf("%q: %s", text, d)
		}
	}
}

func TestLoadRefuses(t *testing.T) {
	for name, src := range map[string]string{
		"twice": "- id: a\n- id: a\n", "unknown field": "- id: a\n  colour: red\n", "no word": "- id: a\n  phrases: ['']\n", "optional first": "- id: a\n  phrases: ['b? c']\n",
	} {
		if _, err := Load([]byte(src)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzTokens(f *testing.F) {
	f.Add("Don’t \"say\" so—22:15, e-mail a@b.c!!")
	s, err := Load([]byte(rules))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		tokens := Tokens(text, 0, len(text))
		for _, k := range tokens {
			if k.Start < at || k.End <= k.Start || k.End > len(text) {
				t.Fatalf("token [%d, %d) after %d", k.Start, k.End, at)
			}
			at = k.End
		}
		for _, m := range s.Find(tokens) {
			if m.From < 0 || m.To <= m.From || m.To > len(tokens) {
				t.Fatalf("match [%d, %d) of %d", m.From, m.To, len(tokens))
			}
		}
	})
}

package celltext

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTidy(t *testing.T) {
	for in, want := range map[string]string{"": "", " ": "", "a": "a", "a b": "a b", " a  b ": "a b", "a\tb": "a b", "a\r\nb": "a\nb", "a \n\n b": "a\n\nb",
		"\na\n": "a", "Ros\u200balind": "Rosalind", "Zoë  é": "Zoë é", "a\x01b": "ab", "a\rb": "a\nb", "a\u2028b": "a\nb", "a\u00a0b": "a\u00a0b"} {
		if got := Tidy(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
		if got := Tidy(want); got != want {
			t.Errorf("%q: %q the second time", want, got)
		}
	}
}

func TestBuilder(t *testing.T) {
	var b Builder
	b.Cell("é\n\nb")
	b.WriteByte('\t')
	b.Cell("c\nd")
	if b.String() != "é b\tc d" {
		t.Errorf("%q", b.String())
	}
	if diff := cmp.Diff([]Break{{2, 2}, {6, 1}}, b.Breaks); diff != "" {
		t.Error(diff)
	}
}

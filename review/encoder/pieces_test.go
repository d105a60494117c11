package encoder

import (
	"slices"
	"strings"
	"testing"
)

// words are the pieces' texts.
func words(ids []int32) (out []string) {
	lines := strings.Split(vocabulary, "\n")
	for _, id := range ids {
		text, _, _ := strings.Cut(lines[id], "\t")
		out = append(out, text)
	}
	return out
}

func TestCut(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The social worker missed the appointment.", "▁The ▁social ▁work er ▁missed ▁the ▁appointment ."},
		{"  two\n lines ", "▁two ▁lines"},
		{"", ""},
		{"ﬁle", "▁file"},
		{"a漢b", "▁a  b"}, // what no piece stands for has the number 0 and no text
	} {
		if got := strings.Join(words(cut(c.text)), " "); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
	if n := len(cut(strings.Repeat("word ", 500))); n != maxPieces {
		t.Errorf("a long sentence has %d pieces, want %d", n, maxPieces)
	}
}

func FuzzCut(f *testing.F) {
	f.Add("The visit on 4 March did not take place.")
	f.Add("\xff▁▁ \u00a0x")
	f.Add("ﷺ")
	f.Fuzz(func(t *testing.T, s string) {
		ids := cut(s)
		for _, id := range ids {
			if id < 0 || id >= pieceCount {
				t.Fatalf("piece %d", id)
			}
		}
		if !slices.Equal(ids, cut(s)) {
			t.Fatal("two cuts differ")
		}
	})
}

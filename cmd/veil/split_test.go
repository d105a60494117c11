package main

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPieces(t *testing.T) {
	long := strings.Repeat("A sentence about [PERSON 1]. ", 30)
	texts := map[string]string{
		"short": "a\n", "pages": long + "\n---\n" + long + "\n---\n" + long, "one word": strings.Repeat("ż", 900),
		"lines": strings.Repeat("line\n", 300), "empty": "",
	}
	for name, text := range texts {
		for _, tokens := range []int{1, 7, 100, 100000} {
			parts := pieces(text, tokens)
			if strings.Join(parts, "") != text {
				t.Errorf("%s by %d: the parts are not the text", name, tokens)
			}
			for _, p := range parts {
				if len(p) > tokens*bytesPerToken {
					t.Errorf("%s by %d: a part of %d bytes", name, tokens, len(p))
				}
				if tokens > 1 && !utf8.ValidString(p) {
					t.Errorf("%s by %d: a character is cut", name, tokens)
				}
			}
		}
	}
	if got := pieces(texts["pages"], len(long)/bytesPerToken+5); len(got) != 3 || !strings.HasSuffix(got[0], "\n---\n") {
		t.Errorf("pages are not kept together: %d parts", len(got))
	}
}

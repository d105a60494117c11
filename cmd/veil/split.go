package main

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// bytesPerToken is a cautious guess for English and its names: models cut it
// into pieces of about four letters, more often where it is names and numbers.
const bytesPerToken = 3

// pieces divides a text into parts of at most so many tokens, at the marks
// between pages where that serves, else between paragraphs, lines, and at worst
// words. Joined they are the text again.
func pieces(text string, tokens int) []string {
	most := tokens * bytesPerToken
	if tokens <= 0 || len(text) <= most {
		return []string{text}
	}
	var out []string
	for len(text) > most {
		at := border(text[:most])
		out = append(out, text[:at])
		text = text[at:]
	}
	if text != "" {
		out = append(out, text)
	}
	return out
}

// border is the best place to cut before the end of a text: in its second half
// the last of the marks that divide most.
func border(s string) int {
	for _, sep := range []string{"\n---\n", "\n#", "\n\n", "\n", ". ", " "} {
		if i := strings.LastIndex(s, sep); i > len(s)/2 {
			if sep == "\n#" {
				return i + 1
			}
			return i + len(sep)
		}
	}
	at := len(s)
	for at > 1 && !utf8.RuneStart(s[at-1]) {
		at--
	}
	return max(at-1, 1)
}

// numbered puts a head above each of several parts.
func numbered(parts []string) string {
	if len(parts) == 1 {
		return parts[0]
	}
	var b strings.Builder
	for i, p := range parts {
		fmt.Fprintf(&b, "<!-- part %d of %d -->\n%s", i+1, len(parts), p)
		if !strings.HasSuffix(p, "\n") {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

package email

import (
	"strings"
	"unicode"

	"veil/internal/lazyregexp"
)

// withoutCode takes out of a text what nobody can read in it: files and messages
// in code that some program pasted there. found says what there was; it is empty
// where there was nothing.
func withoutCode(text string) (rest, found string) {
	for _, c := range []struct {
		what, sign string
		is         *lazyregexp.Regexp
	}{
		{"encrypted text", "-----BEGIN PGP", pgpBlock},
		{"a file in code", "begin ", uuBlock},
		{"a file in code", "=ybegin ", yBlock},
	} {
		if strings.Contains(text, c.sign) && c.is.MatchString(text) {
			text, found = c.is.ReplaceAllString(text, ""), c.what
		}
	}
	text, code := withoutBase64(text)
	if code {
		found = "text in code"
	}
	return text, found
}

var (
	pgpBlock = lazyregexp.New(`(?s)-----BEGIN PGP MESSAGE-----.*?(?:-----END PGP MESSAGE-----|$)`)
	uuBlock  = lazyregexp.New("(?m)^begin [0-7]{3,4} [^\n]*\n(?:[!-`][^\n]*\n)+(?:[ `]?\r?\n)?end[ \r]*$")
	yBlock   = lazyregexp.New(`(?ms)^=ybegin .*?(?:^=yend[^\n]*$|\z)`)
)

// Lines of base64 are this long, and text in it has at least as many; a line of
// writing without a space is a link, which has other signs, too.
const (
	codeLine  = 56
	codeLines = 2
)

// withoutBase64 takes out lines of base64.
func withoutBase64(text string) (string, bool) {
	if len(text) < codeLine {
		return text, false
	}
	lines := strings.Split(text, "\n")
	out := lines[:0:0]
	found := false
	for i := 0; i < len(lines); {
		n := i
		for n < len(lines) && isCode(lines[n]) {
			n++
		}
		if n-i < codeLines && (n == i || len(lines[i]) < 4*codeLine) {
			n = max(n, i+1)
			out = append(out, lines[i:n]...)
		} else {
			found = true
			if n < len(lines) && tail(lines[n]) {
				n++ // the last line of it is shorter
			}
		}
		i = n
	}
	if !found {
		return text, false
	}
	return strings.Join(out, "\n"), true
}

// isCode reports whether a line is base64, or quoted base64, from end to end.
func isCode(line string) bool {
	line = strings.Trim(line, "> \t\r")
	return len(line) >= codeLine && strings.Trim(line, base64Letters+"=") == "" &&
		strings.ContainsFunc(line, unicode.IsUpper) && strings.ContainsFunc(line, unicode.IsLower)
}

// tail reports whether a line can be the end of base64.
func tail(line string) bool {
	line = strings.Trim(line, "> \t\r")
	return line != "" && len(line)%4 == 0 && strings.Trim(line, base64Letters+"=") == "" &&
		(strings.HasSuffix(line, "=") || strings.ContainsFunc(line[1:], unicode.IsUpper))
}

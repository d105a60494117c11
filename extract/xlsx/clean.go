package xlsx

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"veil/extract/xlsx/celltext"
)

// clean is the text of a cell as it is written, with its escapes read.
func clean(s string) string { return tidy(unescape(s)) }

// tidy is clean for a text in which escapes have been read.
func tidy(s string) string { return celltext.Tidy(s) }

// unescape reads characters that are written as _x0041_ (22.4.2.4).
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if c, ok := escaped(s[i:]); ok {
			b.WriteRune(c)
			i += escapeLen
			continue
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}

// escapeLen is the length of an escape.
const escapeLen = len("_x0041_")

func escaped(s string) (rune, bool) {
	if len(s) < escapeLen || s[0] != '_' || s[1] != 'x' || s[6] != '_' {
		return 0, false
	}
	v, err := strconv.ParseUint(s[2:6], 16, 16)
	if err != nil {
		return 0, false
	}
	if !utf8.ValidRune(rune(v)) {
		return utf8.RuneError, true
	}
	return rune(v), true
}

// Escape writes a text so that nothing in it is read as an escape.
func Escape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if _, ok := escaped(s[i:]); ok {
			b.WriteString("_x005F")
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

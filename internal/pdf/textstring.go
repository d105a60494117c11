package pdf

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Text decodes a text string: UTF-16 or UTF-8 by its byte order mark, and
// PDFDocEncoding otherwise (PDF 32000-1, 7.9.2.2). PDFDocEncoding is taken as
// Windows-1252, from which it differs in punctuation only.
func Text(s string) string {
	if strings.HasPrefix(s, "\xef\xbb\xbf") {
		return decoded(s)
	}
	return clean(decoded(s))
}

// decoded is Text with its control characters.
func decoded(s string) string {
	switch {
	case strings.HasPrefix(s, "\xfe\xff"):
		return fromUTF16(s[2:], 0, 1)
	case strings.HasPrefix(s, "\xff\xfe"):
		return fromUTF16(s[2:], 1, 0)
	case strings.HasPrefix(s, "\xef\xbb\xbf"):
		return strings.ToValidUTF8(s[3:], "\ufffd")
	case utf8.ValidString(s): // ASCII, or what many producers write in spite of the rule
		return s
	}
	out, err := charmap.Windows1252.NewDecoder().String(s)
	if err != nil {
		return ""
	}
	return out
}

func fromUTF16(s string, hi, lo int) string {
	u := make([]uint16, 0, len(s)/2)
	for ; len(s) >= 2; s = s[2:] {
		u = append(u, uint16(s[hi])<<8|uint16(s[lo]))
	}
	return string(utf16.Decode(u))
}

// clean turns control characters into spaces.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' {
			return ' '
		}
		return r
	}, s)
}

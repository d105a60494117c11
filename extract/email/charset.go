package email

import (
	"encoding/base64"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"

	"veil/extract/aside"
)

func windows1252(c byte) rune { return charmap.Windows1252.DecodeByte(c) }

// decodeCharset reads bytes in a character set. It is false where nobody knows the
// set and the bytes are not UTF-8 either. What calls itself ASCII or UTF-8 and is
// not is read as Windows-1252 where it is not, unless it is another script.
func decodeCharset(b []byte, label string) (string, bool) {
	label = strings.ToLower(strings.Trim(label, " \t\"'"))
	switch label {
	case "", "utf-8", "utf8", "us-ascii", "ascii", "ansi_x3.4-1968", "unknown", "unknown-8bit", "x-unknown", "default", "8bit", "7bit", "binary":
		return loose(b), !foreign(b)
	case "utf-7", "utf7", "unicode-1-1-utf-7":
		return decodeUTF7(string(b)), true
	}
	e := findCharset(label)
	if e == nil {
		return string(b), utf8.Valid(b)
	}
	out, err := e.NewDecoder().Bytes(b)
	return string(out), err == nil && utf8.Valid(out)
}

// foreign reports whether bytes are neither UTF-8 nor a language of Western Europe,
// in whose writing few letters have accents.
func foreign(b []byte) bool {
	if utf8.Valid(b) {
		return false
	}
	high, letters := 0, 0
	for _, c := range b {
		switch {
		case c >= utf8.RuneSelf:
			high++
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
			letters++
		}
	}
	return high > 8 && high > letters/2
}

// findCharset knows the names of the web's and of IANA's list, and common
// misspellings.
func findCharset(label string) encoding.Encoding {
	digits := strings.TrimLeft(label, "abcdefghijklmnopqrstuvwxyz-_ ")
	for _, name := range []string{label, strings.ReplaceAll(label, "_", "-"), "windows-" + digits, "iso-" + digits, "ibm" + digits} {
		if e, err := htmlindex.Get(name); err == nil && e != nil {
			return e
		}
		if e, err := ianaindex.MIME.Encoding(name); err == nil && e != nil {
			return e
		}
		if e, err := ianaindex.IANA.Encoding(name); err == nil && e != nil {
			return e
		}
	}
	return nil
}

// decodeUTF7 is RFC 2152: UTF-16 in base64 between "+" and "-".
func decodeUTF7(s string) string {
	var out strings.Builder
	for {
		before, rest, ok := strings.Cut(s, "+")
		out.WriteString(before)
		if !ok {
			return out.String()
		}
		n := len(rest) - len(strings.TrimLeft(rest, base64Letters))
		b, _ := base64.RawStdEncoding.DecodeString(rest[:n-min(n, b64Odd(n))])
		if n == 0 {
			out.WriteByte('+')
		}
		var units []uint16
		for i := 0; i+1 < len(b); i += 2 {
			units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
		}
		out.WriteString(string(utf16.Decode(units)))
		s = strings.TrimPrefix(rest[n:], "-")
	}
}

const base64Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// b64Odd is how many letters at the end of n are no whole byte.
func b64Odd(n int) int {
	if n%4 == 1 {
		return 1
	}
	return 0
}

// clean is text without what does not show: controls become white space, and
// characters without width go, which can stand inside a name. Line ends are "\n".
// The text with marks in it is clean again.
func clean(s string) string {
	s = lineEnds.Replace(strings.ToValidUTF8(s, "\ufffd"))
	if !strings.ContainsFunc(s, suspect) {
		return s
	}
	rs := []rune(s)
	out := make([]rune, 0, len(rs))
	for i := 0; i < len(rs); i++ {
		r := rs[i]
		switch {
		case r == '\n' || r == '\t':
		case r == '\f' || r == '\v':
			r = '\n'
		case r < ' ' || 0x7f <= r && r < 0xa0:
			r = ' '
		case gone(r):
			continue
		case joins(r): // letters of other scripts, and parts of pictures
			n := i
			for n < len(rs) && (joins(rs[n]) || gone(rs[n])) {
				n++
			}
			if len(out) > 0 && latin(out[len(out)-1]) && n < len(rs) && latin(rs[n]) {
				i = n - 1
				continue
			}
		}
		out = append(out, r)
	}
	return string(out)
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n")

func suspect(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || 0x7f <= r && r < 0xa0 || gone(r) || joins(r)
}

// gone reports whether a character has no width and no use.
func gone(r rune) bool {
	return r == '\u034f' || 0xe0000 <= r && r <= 0xe007f || r >= 0xa0 && !aside.Shows(r)
}

// joins reports whether a character joins its neighbours or sets their direction.
func joins(r rune) bool { return '\u200c' <= r && r <= '\u200f' }

func latin(r rune) bool { return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

package survival

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// lit writes a literal string.
func lit(s string) string {
	return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`, "\r", `\r`).Replace(s) + ")"
}

// hexed writes a string in hexadecimal.
func hexed(s string) string { return fmt.Sprintf("<%x>", s) }

// octal writes a literal string of escapes, with a line that goes on.
func octal(s string) string {
	var b strings.Builder
	b.WriteByte('(')
	for i := range len(s) {
		fmt.Fprintf(&b, "\\%03o", s[i])
		if i%9 == 8 {
			b.WriteString("\\\n")
		}
	}
	b.WriteByte(')')
	return b.String()
}

// utf16be and utf16le write a text string with its byte order mark.
func utf16be(s string) string { return hexed("\xfe\xff" + wide(s)) }

func utf16le(s string) string {
	b := []byte("\xff\xfe" + wide(s))
	for i := 2; i+1 < len(b); i += 2 {
		b[i], b[i+1] = b[i+1], b[i]
	}
	return hexed(string(b))
}

// wide is big-endian UTF-16.
func wide(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		b.WriteByte(byte(u >> 8))
		b.WriteByte(byte(u))
	}
	return b.String()
}

// name writes a name object with everything but letters and digits escaped.
func name(s string) string {
	var b strings.Builder
	b.WriteByte('/')
	for i := range len(s) {
		c := s[i]
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "#%02X", c)
		}
	}
	return b.String()
}

// percent encodes every character for a URI.
func percent(s string) string {
	var b strings.Builder
	for i := range len(s) {
		fmt.Fprintf(&b, "%%%02X", s[i])
	}
	return b.String()
}

// entities writes every character as a reference in XML.
func entities(s string) string {
	var b strings.Builder
	for _, r := range s {
		fmt.Fprintf(&b, "&#x%X;", r)
	}
	return b.String()
}

// spacedOut puts a space between all letters.
func spacedOut(s string) string {
	return strings.Join(strings.Split(s, ""), " ")
}

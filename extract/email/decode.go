package email

import (
	"bytes"
	"encoding/base64"
	"strings"
)

// decodeTransfer undoes the coding of a part for its transport (RFC 2045, 6). It
// is false where the coding is not known. stray is what stands among the code and
// is none.
func decodeTransfer(b []byte, coding string) (data []byte, stray string, ok bool) {
	switch strings.ToLower(strings.Trim(coding, " \t\"';")) {
	case "", "7bit", "8bit", "binary", "7-bit", "8-bit", "none", "us-ascii", "utf-8":
		return b, "", true
	case "quoted-printable", "quoted/printable", "quotedprintable":
		return unquote(b), "", true
	case "base64", "base-64", "b":
		code, rest := b, []byte(nil)
		if at := notCode(b); at >= 0 { // such as the footer of a mailing list
			code, rest = b[:at], b[at:]
		}
		data, _ = unbase64(code)
		return data, strings.TrimSpace(loose(rest)), true
	case "x-uuencode", "uuencode", "x-uue", "uue":
		data, rest := uudecode(loose(b))
		return data, strings.TrimSpace(rest), len(data) > 0 || rest == ""
	}
	return nil, "", false
}

// notCode is where the first line that is no base64 begins, or -1.
func notCode(b []byte) int {
	for at := 0; at < len(b); {
		line, next := cutLine(b[at:])
		if strings.Trim(line, base64Letters+"= \t") != "" || strings.Contains(strings.TrimSpace(line), " ") {
			return at
		}
		at = len(b) - len(next)
	}
	return -1
}

// unbase64 decodes what of b is base64, however it is padded.
func unbase64(b []byte) (data []byte, whole bool) {
	code := make([]byte, 0, len(b))
	whole = true
	flush := func() {
		n := len(code)
		out := make([]byte, base64.RawStdEncoding.DecodedLen(n))
		k, err := base64.RawStdEncoding.Decode(out, code[:n-b64Odd(n)])
		data = append(data, out[:k]...)
		whole = whole && err == nil && b64Odd(n) == 0
		code = code[:0]
	}
	for _, c := range b {
		switch {
		case 'A' <= c && c <= 'Z', 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '+', c == '/':
			code = append(code, c)
		case c == '=':
			flush() // code may follow code
		}
	}
	flush()
	return data, whole
}

// unquote decodes quoted-printable (RFC 2045, 6.7). What is no code stays.
func unquote(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for len(b) > 0 {
		line, end := b, 0
		if at := bytes.IndexByte(b, '\n'); at >= 0 {
			line, end = b[:at], 1
		}
		b = b[len(line)+end:]
		text := bytes.TrimRight(line, " \t\r") // what transport added
		soft := bytes.HasSuffix(text, []byte("="))
		if soft {
			text = text[:len(text)-1]
		} else if end == 0 {
			text = line
		}
		for i := 0; i < len(text); i++ {
			if text[i] == '=' && i+2 < len(text) {
				if v, ok := hexByte(text[i+1], text[i+2]); ok {
					out = append(out, v)
					i += 2
					continue
				}
			}
			out = append(out, text[i])
		}
		if !soft && end > 0 {
			out = append(out, '\n')
		}
	}
	return out
}

func hexByte(a, b byte) (byte, bool) {
	x, y := hexDigit(a), hexDigit(b)
	return byte(x<<4 | y), x >= 0 && y >= 0
}

func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	}
	return -1
}

// uudecode decodes the first uuencoded file in text and returns the text without
// it; data is nil where there is none.
func uudecode(text string) (data []byte, rest string) {
	m := uuBlock.FindStringIndex(text)
	if m == nil {
		return nil, text
	}
	data = []byte{}
	for _, line := range strings.Split(text[m[0]:m[1]], "\n")[1:] {
		line = strings.TrimRight(line, "\r")
		if line == "" || line == "end" {
			continue
		}
		n := int(line[0]-' ') & 63
		var out []byte
		for i := 1; i+3 < len(line); i += 4 {
			var v uint32
			for _, c := range []byte(line[i : i+4]) {
				v = v<<6 | uint32(c-' ')&63
			}
			out = append(out, byte(v>>16), byte(v>>8), byte(v))
		}
		data = append(data, out[:min(n, len(out))]...)
	}
	return data, text[:m[0]] + text[m[1]:]
}

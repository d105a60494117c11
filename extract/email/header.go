package email

import (
	"bytes"
	"mime"
	"strings"
	"unicode/utf8"

	"veil/internal/lazyregexp"
)

// field is one header: its name as it stands and its value on one line, in
// UTF-8, not yet decoded.
type field struct{ name, value string }

// header are the headers of a message or of a part of it, in order.
type header []field

// get is the value of the first header of a name, in lower case.
func (h header) get(name string) string {
	for _, f := range h {
		if strings.EqualFold(f.name, name) {
			return f.value
		}
	}
	return ""
}

// splitHeader parts the headers from the body; whole is false where the text ends
// before the headers do. A line that is no header goes on with the one before, as
// carelessly folded lines do. The line that opens a message in a mailbox is a
// header without a name.
func splitHeader(b []byte) (h header, body []byte, whole bool) {
	var folds [][]string // of each header, the lines of its value
	rest := bytes.TrimLeft(bytes.TrimPrefix(b, []byte("\ufeff")), "\r\n")
	for len(rest) > 0 && !whole {
		line, next := cutLine(rest)
		name, value, ok := strings.Cut(line, ":")
		name = strings.TrimRight(name, " \t")
		switch {
		case line == "":
			whole = true
		case ok && fieldName.MatchString(name):
			h = append(h, field{name: name})
			folds = append(folds, []string{strings.TrimSpace(value)})
		case len(h) == 0 && (strings.HasPrefix(line, "From ") || strings.HasPrefix(line, ">From ")):
			h = append(h, field{})
			folds = append(folds, []string{line})
		case len(h) == 0:
			return nil, b, true // no headers at all
		default:
			folds[len(h)-1] = append(folds[len(h)-1], strings.TrimSpace(line))
		}
		rest = next
	}
	for i := range h {
		h[i].value = strings.Join(folds[i], " ")
	}
	return h, rest, whole
}

// fieldName is RFC 5322, 2.2, without what no header has.
var fieldName = lazyregexp.New(`^[!-9;-~]+$`)

// cutLine returns the first line, in UTF-8 and without its end, and what follows.
func cutLine(b []byte) (line string, rest []byte) {
	at := bytes.IndexByte(b, '\n')
	end := at
	if at < 0 {
		at, end = len(b)-1, len(b)
	}
	return loose(bytes.TrimRight(b[:end], "\r")), b[at+1:]
}

// wordStart opens an encoded word (RFC 2047, 2); blanks may be too many.
var wordStart = lazyregexp.New(`=\? *([A-Za-z0-9_.:*+-]+) *\? *([bBqQ]) *\?`)

// decodeWords is a header's text on one line, its encoded words decoded. Some
// senders encode twice, and some divide a character between two words. It is false
// where nobody knows the character set, or where code is left.
func decodeWords(s string) (string, bool) {
	ok := true
	s = oneLine(s)
	for range 3 {
		if !strings.Contains(s, "=?") {
			return s, ok
		}
		next, known := decodeOnce(s)
		ok = ok && known
		if next = oneLine(next); next == s {
			break
		}
		s = next
	}
	if wordStart.MatchString(s) { // nobody does that but to hide something
		return strings.ReplaceAll(s, "=?", "="), false
	}
	return s, ok
}

func decodeOnce(s string) (string, bool) {
	var out strings.Builder
	var run []byte // what consecutive words of one character set hold
	charset, ok, at := "", true, 0
	flush := func() {
		if len(run) > 0 {
			text, known := decodeCharset(run, charset)
			ok = ok && known
			out.WriteString(text)
			run = nil
		}
	}
	starts := wordStart.FindAllStringSubmatchIndex(s, -1)
	for i, m := range starts {
		between := s[at:m[0]]
		set, _, _ := strings.Cut(s[m[2]:m[3]], "*") // a language may follow (RFC 2231, 5)
		if at == 0 || strings.TrimSpace(between) != "" || !strings.EqualFold(set, charset) {
			flush()
		}
		if at == 0 || strings.TrimSpace(between) != "" {
			out.WriteString(between)
		}
		charset = set
		rest := s[m[1]:]
		if i+1 < len(starts) {
			rest = s[m[1]:starts[i+1][0]]
		}
		text, ended := rest, 2
		if n := strings.Index(rest, "?="); n >= 0 {
			text = rest[:n]
		} else { // the end is missing
			text, _, _ = strings.Cut(rest, " ")
			ended = 0
		}
		if c := s[m[4]]; c == 'q' || c == 'Q' {
			run = append(run, unquote([]byte(strings.ReplaceAll(text, "_", " ")))...)
		} else {
			data, _ := unbase64([]byte(text))
			run = append(run, data...)
		}
		at = m[1] + len(text) + ended
	}
	flush()
	out.WriteString(s[at:])
	return out.String(), ok
}

// oneLine is text as it stands in a header: one line, one space between words.
func oneLine(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// mediaType takes a header apart that has parameters: "text/plain; charset=x".
// What is not well formed is read as far as it can be.
func mediaType(value string) (string, map[string]string) {
	if t, p, err := mime.ParseMediaType(value); err == nil {
		return t, p
	}
	t, rest, _ := strings.Cut(value, ";")
	params := map[string]string{}
	for _, m := range parameter.FindAllStringSubmatch(";"+rest, -1) {
		name, v := strings.ToLower(m[1]), m[3]
		if m[2] != "" {
			v = m[2]
		}
		if _, twice := params[name]; !twice {
			params[name] = strings.TrimSpace(v)
		}
	}
	return strings.ToLower(strings.TrimSpace(t)), params
}

var parameter = lazyregexp.New(`;\s*([A-Za-z][A-Za-z-]*)(?:\*?[0-9]*\*?)\s*=\s*(?:"([^"]*)"?|([^;]*))`)

// loose is bytes as UTF-8; those that are not are taken for Windows-1252.
func loose(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	var out strings.Builder
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			r = windows1252(b[0])
		}
		out.WriteRune(r)
		b = b[n:]
	}
	return out.String()
}

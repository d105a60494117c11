package font

import "bytes"

// tokenKind is a kind of token of a CMap, which is a small PostScript program.
type tokenKind uint8

const (
	tokEOF tokenKind = iota
	tokHex
	tokName
	tokNumber
	tokOpen  // [
	tokClose // ]
	tokWord  // an operator
)

// maxHexDigits bounds a hexadecimal string: a ToUnicode destination is at most
// 512 bytes long (PDF 32000-1, 9.10.3).
const maxHexDigits = 1024

type token struct {
	kind   tokenKind
	text   []byte // of a name, without the slash, or a word; hexadecimal digits
	number int
}

// value is the number that a hexadecimal string of up to eight digits writes.
func (t token) value() (v uint32, ok bool) {
	if t.kind != tokHex || len(t.text) == 0 || len(t.text) > 8 {
		return 0, false
	}
	for _, c := range t.text {
		v = v<<4 | uint32(hexDigit(c))
	}
	return v, true
}

// size is how many bytes the hexadecimal string writes.
func (t token) size() int { return (len(t.text) + 1) / 2 }

// lexer splits a CMap into tokens. It forgives: what is no token is skipped.
type lexer struct {
	data   []byte
	pos    int
	digits []byte // of the last hexadecimal strings
}

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// word reads regular characters.
func (l *lexer) word() []byte {
	start := l.pos
	for l.pos < len(l.data) && !isSpace(l.data[l.pos]) && !isDelimiter(l.data[l.pos]) {
		l.pos++
	}
	return l.data[start:l.pos]
}

// next returns the next token. The text of a hexadecimal string is valid
// until the next call.
func (l *lexer) next() token {
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		switch {
		case isSpace(c):
			l.pos++
		case c == '%':
			l.skipTo('\n', '\r')
		case c == '(':
			l.skipString()
		case c == '<':
			l.pos++
			if l.pos < len(l.data) && l.data[l.pos] == '<' {
				l.pos++
				continue
			}
			return l.hex()
		case c == '/':
			l.pos++
			return token{kind: tokName, text: l.word()}
		case c == '[':
			l.pos++
			return token{kind: tokOpen}
		case c == ']':
			l.pos++
			return token{kind: tokClose}
		case isDelimiter(c):
			l.pos++
		default:
			w := l.word()
			if n, ok := atoi(w); ok {
				return token{kind: tokNumber, number: n}
			}
			return token{kind: tokWord, text: w}
		}
	}
	return token{kind: tokEOF}
}

// hex reads a hexadecimal string behind its opening bracket. A string that is
// never closed ends at the next bracket or delimiter.
func (l *lexer) hex() token {
	l.digits = l.digits[:0]
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		if c == '>' {
			l.pos++
			break
		}
		if isDelimiter(c) {
			break
		}
		if hexDigit(c) >= 0 && len(l.digits) < maxHexDigits {
			l.digits = append(l.digits, c)
		}
		l.pos++
	}
	return token{kind: tokHex, text: l.digits}
}

func (l *lexer) skipTo(a, b byte) {
	for l.pos < len(l.data) && l.data[l.pos] != a && l.data[l.pos] != b {
		l.pos++
	}
}

// skipString passes over a string in parentheses, which no CMap operator that
// matters here takes.
func (l *lexer) skipString() {
	depth := 0
	for l.pos < len(l.data) {
		switch l.data[l.pos] {
		case '\\':
			l.pos++
		case '(':
			depth++
		case ')':
			depth--
		}
		l.pos++
		if depth == 0 {
			return
		}
	}
	l.pos = len(l.data)
}

// atoi reads a decimal number of at most nine digits, with a sign.
func atoi(w []byte) (int, bool) {
	neg := len(w) > 0 && w[0] == '-'
	if neg || len(w) > 0 && w[0] == '+' {
		w = w[1:]
	}
	if len(w) == 0 || len(w) > 9 {
		return 0, false
	}
	n := 0
	for _, c := range w {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	if neg {
		n = -n
	}
	return n, true
}

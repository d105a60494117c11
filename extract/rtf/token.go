package rtf

// sort of token.
type kind uint8

const (
	end    kind = iota
	opens       // {
	closes      // }
	word        // a control word
	symbol      // a control symbol
	char        // a byte of text, as it is or as \'xx
	blob        // bytes of \bin
)

// token is what a document is made of.
type token struct {
	kind kind
	name string // of a word, without its number; of a symbol, the sign
	n    int    // its number
	has  bool   // it has a number
	b    byte   // of a char
}

// lexer cuts a document into tokens.
type lexer struct {
	in []byte
	at int
}

// maxWord is how many letters a control word has at most.
const maxWord = 32

// next is the next token. Line ends between tokens mean nothing.
func (l *lexer) next() token {
	for l.at < len(l.in) {
		c := l.in[l.at]
		l.at++
		switch c {
		case '\r', '\n', 0:
			continue
		case '{':
			return token{kind: opens}
		case '}':
			return token{kind: closes}
		case '\\':
			return l.control()
		}
		return token{kind: char, b: c}
	}
	return token{kind: end}
}

func letter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

func digit(c byte) bool { return '0' <= c && c <= '9' }

// control reads what follows a backslash.
func (l *lexer) control() token {
	if l.at == len(l.in) {
		return token{kind: end}
	}
	if c := l.in[l.at]; !letter(c) {
		l.at++
		if c == '\'' && l.at+1 < len(l.in) {
			if h, ok := nibble(l.in[l.at]); ok {
				if k, ok := nibble(l.in[l.at+1]); ok {
					l.at += 2
					return token{kind: char, b: h<<4 | k}
				}
			}
		}
		return token{kind: symbol, name: string(rune(c))}
	}
	from := l.at
	for l.at < len(l.in) && l.at-from < maxWord && letter(l.in[l.at]) {
		l.at++
	}
	t := token{kind: word, name: string(l.in[from:l.at])}
	sign := 1
	if l.at+1 < len(l.in) && l.in[l.at] == '-' && digit(l.in[l.at+1]) {
		sign = -1
		l.at++
	}
	for l.at < len(l.in) && digit(l.in[l.at]) {
		t.has = true
		t.n = min(t.n*10+int(l.in[l.at]-'0'), 1<<31-1)
		l.at++
	}
	t.n *= sign
	if l.at < len(l.in) && l.in[l.at] == ' ' {
		l.at++
	}
	if t.name == "bin" {
		l.at += max(0, min(t.n, len(l.in)-l.at))
		t.kind = blob
	}
	return t
}

func nibble(c byte) (byte, bool) {
	switch {
	case digit(c):
		return c - '0', true
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10, true
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

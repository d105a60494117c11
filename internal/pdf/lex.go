package pdf

import (
	"bytes"
	"math"
)

// Kind of a token.
type Kind uint8

// The kinds of token (PDF 32000-1, 7.2 and 7.3).
const (
	EOF Kind = iota
	Number
	Str
	NameTok
	ArrayOpen
	ArrayClose
	DictOpen
	DictClose
	Keyword
)

// Token is one token. Bytes is decoded; it may share memory with the input and
// is valid until the input changes.
type Token struct {
	Kind       Kind
	IsInt      bool
	Num        float64
	Bytes      []byte
	Start, End int // byte range in the input
}

// Lexer splits PDF syntax into tokens. It accepts anything: bytes that are not
// PDF come out as keywords.
type Lexer struct {
	Buf []byte
	Pos int

	open  bool   // the last string was not ended
	reuse bool   // strings are decoded into arena rather than memory of their own
	arena []byte // decoded strings; its owner cuts it back when they have served
}

const (
	clsRegular = iota
	clsSpace
	clsDelim
)

var class = func() (t [256]uint8) {
	for _, c := range "\x00\t\n\f\r " {
		t[c] = clsSpace
	}
	for _, c := range "()<>[]{}/%" {
		t[c] = clsDelim
	}
	return
}()

// IsSpace reports whether c is PDF white space.
func IsSpace(c byte) bool { return class[c] == clsSpace }

// IsDelim reports whether c is a PDF delimiter.
func IsDelim(c byte) bool { return class[c] == clsDelim }

// SkipSpace moves over white space and comments.
func (l *Lexer) SkipSpace() {
	for l.Pos < len(l.Buf) {
		c := l.Buf[l.Pos]
		switch {
		case class[c] == clsSpace:
			l.Pos++
		case c == '%':
			for l.Pos < len(l.Buf) && l.Buf[l.Pos] != '\n' && l.Buf[l.Pos] != '\r' {
				l.Pos++
			}
		default:
			return
		}
	}
}

// Next returns the next token.
func (l *Lexer) Next() Token {
	l.SkipSpace()
	start := l.Pos
	if start >= len(l.Buf) {
		return Token{Kind: EOF, Start: start, End: start}
	}
	c := l.Buf[start]
	var t Token
	switch {
	case c == '/':
		l.Pos++
		t = Token{Kind: NameTok, Bytes: l.name()}
	case c == '(':
		t = Token{Kind: Str, Bytes: l.literal()}
	case c == '<':
		if start+1 < len(l.Buf) && l.Buf[start+1] == '<' {
			l.Pos += 2
			t.Kind = DictOpen
		} else {
			t = Token{Kind: Str, Bytes: l.hex()}
		}
	case c == '>':
		l.Pos++
		t.Kind = Keyword
		if l.Pos < len(l.Buf) && l.Buf[l.Pos] == '>' {
			l.Pos++
			t.Kind = DictClose
		}
	case c == '[':
		l.Pos++
		t.Kind = ArrayOpen
	case c == ']':
		l.Pos++
		t.Kind = ArrayClose
	case c == '{' || c == '}' || c == ')':
		l.Pos++
		t = Token{Kind: Keyword, Bytes: l.Buf[start:l.Pos]}
	default:
		for l.Pos < len(l.Buf) && class[l.Buf[l.Pos]] == clsRegular {
			l.Pos++
		}
		word := l.Buf[start:l.Pos]
		if n, isInt, ok := number(word); ok {
			t = Token{Kind: Number, Num: n, IsInt: isInt}
		} else {
			t = Token{Kind: Keyword, Bytes: word}
		}
	}
	t.Start, t.End = start, l.Pos
	return t
}

// word moves over the number or keyword that comes next, and returns it; nil where
// something else does, or the end.
func (l *Lexer) word() []byte {
	l.SkipSpace()
	start := l.Pos
	end := start
	for end < len(l.Buf) && class[l.Buf[end]] == clsRegular {
		end++
	}
	if end == start {
		return nil
	}
	l.Pos = end
	return l.Buf[start:end]
}

// value is number, quick for what nearly all numbers are and for words.
func value(w []byte) (float64, bool) {
	i, neg := 0, w[0] == '-'
	if neg {
		i = 1
	}
	if len(w) > 15 || i == len(w) {
		n, _, ok := number(w)
		return n, ok
	}
	v, places, digits := 0.0, -1, 0
	for ; i < len(w); i++ {
		d := w[i] - '0'
		switch {
		case d <= 9:
			v = v*10 + float64(d)
			digits++
			if places >= 0 {
				places++
			}
		case w[i] == '.' && places < 0:
			places = 0
		case digits == 0 && w[i] > '9':
			return 0, false
		default:
			n, _, ok := number(w)
			return n, ok
		}
	}
	if digits == 0 {
		n, _, ok := number(w)
		return n, ok
	}
	if places > 0 {
		v /= pow10[places] // exact operands: the result is correctly rounded
	}
	if neg {
		v = -v
	}
	return v, true
}

var pow10 = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// number reads a PDF number the way tolerant readers do: "--5" is -5, "1.2.3"
// is 1.2, "12-3" is 12. It is not strconv since PDF has no exponents and this
// runs for every operand.
func number(w []byte) (v float64, isInt, ok bool) {
	i, neg := 0, false
	for i < len(w) && (w[i] == '+' || w[i] == '-') {
		neg = neg || w[i] == '-'
		i++
	}
	if i == len(w) {
		return 0, false, false
	}
	if c := w[i]; c != '.' && (c < '0' || c > '9') {
		return 0, false, false
	}
	digits := 0
	isInt = true
	for ; i < len(w) && w[i] >= '0' && w[i] <= '9'; i++ {
		v = v*10 + float64(w[i]-'0')
		digits++
	}
	if i < len(w) && w[i] == '.' {
		isInt = false
		places := 0
		for i++; i < len(w) && w[i] >= '0' && w[i] <= '9'; i++ {
			if v < 1<<53/10 && places < len(pow10)-1 { // further digits do not fit a float64
				v = v*10 + float64(w[i]-'0')
				places++
			}
			digits++
		}
		v /= pow10[places] // exact operands: the result is correctly rounded
	}
	if i < len(w) && w[i] != '-' && w[i] != '.' {
		return 0, false, false // "0a": an operator glued to a number is a keyword
	}
	if digits == 0 && len(w) > 1 && w[0] != '.' && w[0] != '-' {
		return 0, false, false
	}
	if neg {
		v = -v
	}
	if isInt && math.Abs(v) > 1<<53 {
		isInt = false
	}
	return v, isInt, true
}

// hexDigits is the value of each hexadecimal digit, -1 for other bytes.
var hexDigits = func() (t [256]int8) {
	for i := range t {
		t[i] = -1
	}
	for i, c := range []byte("0123456789abcdef") {
		t[c] = int8(i)
		if c >= 'a' {
			t[c-'a'+'A'] = int8(i)
		}
	}
	return
}()

func unhex(c byte) int { return int(hexDigits[c]) }

// name reads a name after its slash; #xx escapes are decoded.
func (l *Lexer) name() []byte {
	start, escaped := l.Pos, false
	for l.Pos < len(l.Buf) && class[l.Buf[l.Pos]] == clsRegular {
		escaped = escaped || l.Buf[l.Pos] == '#'
		l.Pos++
	}
	raw := l.Buf[start:l.Pos]
	if !escaped {
		return raw
	}
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) && unhex(raw[i+1]) >= 0 && unhex(raw[i+2]) >= 0 {
			out = append(out, byte(unhex(raw[i+1])<<4|unhex(raw[i+2])))
			i += 2
			continue
		}
		out = append(out, raw[i])
	}
	return out
}

// literal reads a (string). A string that never ends ends with the input.
func (l *Lexer) literal() []byte {
	l.Pos++
	start, depth := l.Pos, 1
	plain := true
	for l.Pos < len(l.Buf) {
		switch c := l.Buf[l.Pos]; c {
		case '\\':
			plain = false
			l.Pos++
		case '\r':
			plain = false
		case '(':
			depth++
		case ')':
			depth--
		}
		l.Pos++
		if depth == 0 {
			break
		}
	}
	end := min(l.Pos, len(l.Buf))
	l.Pos, l.open = end, depth > 0
	if depth == 0 {
		end--
	}
	raw := l.Buf[start:end]
	if plain {
		return raw
	}
	return l.keep(unescapeTo(l.room(len(raw)), raw))
}

// room returns an empty slice for a decoded string of up to n bytes.
func (l *Lexer) room(n int) []byte {
	if !l.reuse {
		return make([]byte, 0, n)
	}
	if cap(l.arena)-len(l.arena) < n { // what was handed out keeps its memory
		l.arena = make([]byte, 0, max(n, 2*cap(l.arena), 1024))
	}
	return l.arena[len(l.arena):]
}

// keep notes that what room gave now holds out, and returns it.
func (l *Lexer) keep(out []byte) []byte {
	if l.reuse {
		l.arena = l.arena[:len(l.arena)+len(out)]
	}
	return out[:len(out):len(out)]
}

func unescape(raw []byte) []byte { return unescapeTo(make([]byte, 0, len(raw)), raw) }

// unescapeTo appends a literal string's bytes with its escapes decoded.
func unescapeTo(out, raw []byte) []byte {
	for i := 0; i < len(raw); i++ {
		c := raw[i]
		if c == '\r' { // an end of line in a string is \n
			if i+1 < len(raw) && raw[i+1] == '\n' {
				i++
			}
			out = append(out, '\n')
			continue
		}
		if c != '\\' || i+1 >= len(raw) {
			if c != '\\' {
				out = append(out, c)
			}
			continue
		}
		i++
		switch c = raw[i]; c {
		case 'n':
			out = append(out, '\n')
		case 'r':
			out = append(out, '\r')
		case 't':
			out = append(out, '\t')
		case 'b':
			out = append(out, '\b')
		case 'f':
			out = append(out, '\f')
		case '\r':
			if i+1 < len(raw) && raw[i+1] == '\n' {
				i++
			}
		case '\n':
		case '0', '1', '2', '3', '4', '5', '6', '7':
			v := int(c - '0')
			for n := 0; n < 2 && i+1 < len(raw) && raw[i+1] >= '0' && raw[i+1] <= '7'; n++ {
				i++
				v = v<<3 | int(raw[i]-'0')
			}
			out = append(out, byte(v))
		default:
			out = append(out, c)
		}
	}
	return out
}

// hex reads a <hex string>; what is not a hex digit is passed over.
func (l *Lexer) hex() []byte {
	l.Pos++
	end := bytes.IndexByte(l.Buf[l.Pos:], '>')
	l.open = end < 0
	if l.open {
		end = len(l.Buf) - l.Pos
	}
	raw := l.Buf[l.Pos : l.Pos+end]
	l.Pos += end
	if !l.open {
		l.Pos++
	}
	if len(raw) == 0 {
		return nil
	}
	out := l.room(len(raw)/2 + 1)
	half := -1
	for _, c := range raw {
		v := unhex(c)
		if v < 0 {
			continue
		}
		if half < 0 {
			half = v
			continue
		}
		out = append(out, byte(half<<4|v))
		half = -1
	}
	if half >= 0 {
		out = append(out, byte(half<<4))
	}
	return l.keep(out)
}

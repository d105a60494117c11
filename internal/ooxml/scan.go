package ooxml

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"unicode/utf8"
)

// scanner reads XML 1.0 token by token, without a document type unless asked to. It
// refuses what encoding/xml refuses and a little more (names that begin or end in a
// colon, an XML declaration that is not the first thing), and is several times as
// fast, which long documents need: the tests hold it to that package's answers.
type scanner struct {
	b  []byte // UTF-8
	at int

	types    bool      // document types are read
	begun    bool      // an element has begun, or there was a document type
	entities *entities // of the document type

	// The token that was read last. The bytes are good until the next one.
	name  []byte    // of an element or an instruction, with its prefix
	attrs []rawAttr // of an element
	empty bool      // the element ends as it begins
	text  []byte    // of text, a comment or an instruction

	buf []byte // text that is not as it was written
}

// rawAttr is an attribute as it is written, its value unescaped.
type rawAttr struct{ name, value []byte }

// kind is what a token is.
type kind int

const (
	tokenEnd   kind = iota // of the document
	tokenStart             // <a>, <a/>
	tokenStop              // </a>
	tokenText              // text, a part of a text
	tokenComment
	tokenInstruction
	tokenDoctype
)

var errSyntax = errors.New("not well formed")

// next reads a token.
func (s *scanner) next() (kind, error) {
	if s.at == len(s.b) {
		return tokenEnd, nil
	}
	if s.b[s.at] != '<' {
		return tokenText, s.chars()
	}
	rest := s.b[s.at+1:]
	switch {
	case len(rest) == 0:
		return 0, errSyntax
	case rest[0] == '/':
		s.at += 2
		return tokenStop, s.stop()
	case rest[0] == '?':
		s.at += 2
		return tokenInstruction, s.instruction()
	case bytes.HasPrefix(rest, []byte("!--")):
		s.at += 4
		return tokenComment, s.comment()
	case bytes.HasPrefix(rest, []byte("![CDATA[")):
		s.at += len("<![CDATA[")
		return tokenText, s.cdata()
	case s.types && !s.begun && bytes.HasPrefix(rest, []byte("!DOCTYPE")):
		s.at += len("<!DOCTYPE")
		s.begun = true
		return tokenDoctype, s.doctype()
	case rest[0] == '!':
		return 0, errDirective
	}
	s.at++
	s.begun = true
	return tokenStart, s.start()
}

func (s *scanner) start() error {
	if !s.readName() {
		return errSyntax
	}
	s.attrs, s.empty, s.buf = s.attrs[:0], false, s.buf[:0]
	element := s.name
	for {
		s.space()
		if s.at == len(s.b) {
			return errSyntax
		}
		switch s.b[s.at] {
		case '>':
			s.at++
			s.name = element
			return nil
		case '/':
			if s.at+1 == len(s.b) || s.b[s.at+1] != '>' {
				return errSyntax
			}
			s.at += 2
			s.name, s.empty = element, true
			return nil
		}
		if !s.readName() {
			return errSyntax
		}
		name := s.name
		s.space()
		if s.at == len(s.b) || s.b[s.at] != '=' {
			return errSyntax
		}
		s.at++
		s.space()
		if s.at == len(s.b) || s.b[s.at] != '"' && s.b[s.at] != '\'' {
			return errSyntax
		}
		quote := s.b[s.at]
		s.at++
		n := bytes.IndexByte(s.b[s.at:], quote)
		if n < 0 {
			return errSyntax
		}
		value, err := s.unescape(s.b[s.at : s.at+n])
		if err != nil {
			return err
		}
		if bytes.IndexByte(s.b[s.at:s.at+n], '<') >= 0 {
			return errSyntax
		}
		s.at += n + 1
		s.attrs = append(s.attrs, rawAttr{name, value})
	}
}

func (s *scanner) stop() error {
	if !s.readName() {
		return errSyntax
	}
	s.space()
	if s.at == len(s.b) || s.b[s.at] != '>' {
		return errSyntax
	}
	s.at++
	return nil
}

// chars reads text up to the next tag.
func (s *scanner) chars() (err error) {
	n := bytes.IndexByte(s.b[s.at:], '<')
	if n < 0 {
		n = len(s.b) - s.at
	}
	raw := s.b[s.at : s.at+n]
	s.at += n
	if bytes.Contains(raw, []byte("]]>")) {
		return errSyntax
	}
	s.buf = s.buf[:0]
	s.text, err = s.unescape(raw)
	return err
}

func (s *scanner) cdata() error {
	n := bytes.Index(s.b[s.at:], []byte("]]>"))
	if n < 0 {
		return errSyntax
	}
	raw := s.b[s.at : s.at+n]
	s.at += n + len("]]>")
	s.text = raw
	if plain, ok := ordinary(raw); !ok {
		return errSyntax
	} else if !plain {
		s.text = lineEnds(s.buf[:0], raw)
		s.buf = s.text
	}
	return nil
}

func (s *scanner) comment() error {
	n := bytes.Index(s.b[s.at:], []byte("--"))
	if n < 0 || s.at+n+2 >= len(s.b) || s.b[s.at+n+2] != '>' {
		return errSyntax
	}
	s.text = s.b[s.at : s.at+n]
	s.at += n + 3
	return nil
}

func (s *scanner) instruction() error {
	from := s.at - 2
	if !s.readName() {
		return errSyntax
	}
	s.space()
	n := bytes.Index(s.b[s.at:], []byte("?>"))
	if n < 0 {
		return errSyntax
	}
	s.text = s.b[s.at : s.at+n]
	s.at += n + 2
	if string(s.name) == "xml" && len(bytes.TrimSpace(s.b[:from])) > 0 {
		return errSyntax
	}
	return nil
}

func (s *scanner) space() {
	for s.at < len(s.b) {
		switch s.b[s.at] {
		case ' ', '\t', '\n', '\r':
			s.at++
		default:
			return
		}
	}
}

// nameBytes are those of names in ASCII; all others that are no ASCII may be.
var nameBytes = func() (t [256]bool) {
	for c := range t {
		t[c] = c >= utf8.RuneSelf || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c == ':' || c == '-' || c == '.'
	}
	return t
}()

// readName reads a name with at most one colon in it.
func (s *scanner) readName() bool {
	from, colons, other := s.at, 0, false
	for s.at < len(s.b) && nameBytes[s.b[s.at]] {
		switch c := s.b[s.at]; {
		case c == ':':
			colons++
		case c >= utf8.RuneSelf:
			other = true
		}
		s.at++
	}
	s.name = s.b[from:s.at]
	if len(s.name) == 0 || colons > 1 || s.name[0] == ':' || s.name[len(s.name)-1] == ':' {
		return false
	}
	if c := s.name[0]; c == '-' || c == '.' || '0' <= c && c <= '9' {
		return false
	}
	return !other || validName(s.name)
}

// validName asks encoding/xml about a name in letters of other scripts, which are
// in a table of its own.
func validName(name []byte) bool {
	d := xml.NewDecoder(io.MultiReader(bytes.NewReader([]byte{'<'}), bytes.NewReader(name), bytes.NewReader([]byte("/>"))))
	_, err := d.RawToken()
	return err == nil
}

// ordinary reports whether text can be taken as it is written, and whether it has
// no characters that XML does not allow. Carriage returns are no longer there
// when text is read, and escapes are something else.
func ordinary(raw []byte) (plain, ok bool) {
	plain = true
	for i, c := range raw {
		switch {
		case c == '&', c == '\r':
			plain = false
		case c < ' ' && c != '\t' && c != '\n':
			return false, false
		case c == 0xEF && i+2 < len(raw) && raw[i+1] == 0xBF && raw[i+2] >= 0xBE: // U+FFFE, U+FFFF
			return false, false
		}
	}
	return plain, true
}

// unescape returns text with its references resolved and its line ends as "\n".
func (s *scanner) unescape(raw []byte) (_ []byte, err error) {
	plain, ok := ordinary(raw)
	if !ok {
		return nil, errSyntax
	}
	if plain {
		return raw, nil
	}
	from := len(s.buf)
	for len(raw) > 0 {
		n := bytes.IndexByte(raw, '&')
		if n < 0 {
			n = len(raw)
		}
		s.buf = lineEnds(s.buf, raw[:n])
		if raw = raw[n:]; len(raw) == 0 {
			break
		}
		end := bytes.IndexByte(raw, ';')
		if end < 0 {
			return nil, errSyntax
		}
		if r, ok := reference(raw[1:end]); ok {
			s.buf = utf8.AppendRune(s.buf, r)
		} else if s.buf, err = s.entities.put(s.buf, raw[1:end], 1); err != nil {
			return nil, err
		}
		raw = raw[end+1:]
	}
	return s.buf[from:len(s.buf):len(s.buf)], nil
}

// lineEnds appends text with "\n" for all ends of lines.
func lineEnds(to, raw []byte) []byte {
	for i, c := range raw {
		switch {
		case c == '\r':
			to = append(to, '\n')
		case c == '\n' && i > 0 && raw[i-1] == '\r':
		default:
			to = append(to, c)
		}
	}
	return to
}

// reference is the character that "lt" or "#x41" stands for.
func reference(name []byte) (rune, bool) {
	switch string(name) {
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "amp":
		return '&', true
	case "apos":
		return '\'', true
	case "quot":
		return '"', true
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(string(digits), base, 32)
	if err != nil || bytes.IndexByte(digits, '_') >= 0 {
		return 0, false
	}
	r := rune(n)
	switch {
	case n > 0x10FFFF, r >= 0xD800 && r <= 0xDFFF, r == 0xFFFE, r == 0xFFFF, r < ' ' && r != '\t' && r != '\n' && r != '\r':
		return 0, false
	}
	return r, true
}

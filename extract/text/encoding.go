package text

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"veil/extract"
)

// Encoding is a way of storing text in bytes.
type Encoding struct {
	charset charset
	bom     bool // a byte order mark that is not part of the decoded text
}

type charset int

// The character sets. mixed is UTF-8 with stray Windows-1252 bytes, as files
// pasted together from several sources have it; it is written as UTF-8.
const (
	utf8Set charset = iota
	mixed
	utf16LE
	utf16BE
	windows1252
)

// ErrUnencodable means that the text has a character that the file's encoding
// cannot store.
var ErrUnencodable = errors.New("the redacted text has a character that the file's encoding cannot store")

// String names the encoding for people.
func (e Encoding) String() string {
	return [...]string{"UTF-8", "UTF-8", "UTF-16 LE", "UTF-16 BE", "Windows-1252"}[e.charset]
}

// Decode finds the encoding of b and returns its text as UTF-8. UTF-8 comes
// back unchanged, a mark at its start included; from UTF-16 the mark is taken
// off. It refuses bytes that do not survive the way there and back, so that
// nothing can hide in what decoding throws away.
func Decode(b []byte) (string, Encoding, error) {
	enc := Encoding{charset: detect(b)}
	var s string
	switch enc.charset {
	case utf16LE, utf16BE:
		if len(b)%2 != 0 {
			return "", enc, damaged()
		}
		s = decode16(b, enc.charset)
		if rest, ok := strings.CutPrefix(s, "\ufeff"); ok {
			s, enc.bom = rest, true
		}
	case windows1252:
		s, _ = charmap.Windows1252.NewDecoder().String(string(b))
	case mixed:
		s = decodeMixed(b)
	default:
		s = string(b)
	}
	if junk([]byte(s)) {
		return "", enc, unsupported("this is not a text file")
	}
	if enc.charset == mixed {
		return s, enc, nil
	}
	back, err := enc.Encode(s)
	if err != nil || !bytes.Equal(back, b) {
		return "", enc, damaged()
	}
	return s, enc, nil
}

// Encode stores s in the encoding. The error is ErrUnencodable.
func (e Encoding) Encode(s string) ([]byte, error) {
	if !utf8.ValidString(s) {
		return nil, ErrUnencodable
	}
	switch e.charset {
	case utf16LE, utf16BE:
		var out []byte
		units := utf16.Encode([]rune(s))
		if e.bom {
			units = append([]uint16{0xFEFF}, units...)
		}
		for _, u := range units {
			out = order(e.charset).AppendUint16(out, u)
		}
		return out, nil
	case windows1252:
		out, err := charmap.Windows1252.NewEncoder().Bytes([]byte(s))
		if err != nil {
			return nil, ErrUnencodable
		}
		return out, nil
	}
	return []byte(s), nil
}

// detect decides by marks, then by where NUL bytes stand, then by validity.
func detect(b []byte) charset {
	switch {
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}):
		return utf16LE
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		return utf16BE
	}
	if c, ok := guess16(b); ok {
		return c
	}
	valid, stray := multibyte(b)
	switch {
	case stray == 0:
		return utf8Set
	case valid >= stray:
		return mixed
	}
	return windows1252
}

// guess16 recognises UTF-16 without a mark: in Latin text nearly every second
// byte is NUL, always on the same side.
func guess16(b []byte) (charset, bool) {
	var even, odd int
	for i, c := range b {
		switch {
		case c != 0:
		case i%2 == 0:
			even++
		default:
			odd++
		}
	}
	pairs := len(b) / 2
	switch {
	case pairs < 2:
		return 0, false
	case odd*10 >= pairs*7 && even*20 <= pairs:
		return utf16LE, true
	case even*10 >= pairs*7 && odd*20 <= pairs:
		return utf16BE, true
	}
	return 0, false
}

// multibyte counts the well-formed sequences of two bytes and more, and the
// bytes that belong to none. A sequence cut off by the end counts as neither.
func multibyte(b []byte) (valid, stray int) {
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			stray++
		case n > 1:
			valid++
		}
		b = b[n:]
	}
	return valid, stray
}

func decode16(b []byte, c charset) string {
	units := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, order(c).Uint16(b[i:]))
	}
	return string(utf16.Decode(units))
}

// byteOrder is what encoding/binary's two orders have in common here.
type byteOrder interface {
	binary.ByteOrder
	binary.AppendByteOrder
}

func order(c charset) byteOrder {
	if c == utf16LE {
		return binary.LittleEndian
	}
	return binary.BigEndian
}

// decodeMixed reads what is UTF-8 as such and every other byte as Windows-1252.
func decodeMixed(b []byte) string {
	var out strings.Builder
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			r = charmap.Windows1252.DecodeByte(b[0])
		}
		out.WriteRune(r)
		b = b[n:]
	}
	return out.String()
}

func damaged() error {
	return &extract.Error{Reason: extract.Damaged, What: "the text file holds bytes that are no text in its encoding",
		Do: "save it again as UTF-8 text"}
}

func unsupported(what string) error {
	return &extract.Error{Reason: extract.Unsupported, What: what,
		Do: "open it in its own program and save it as PDF, Word (.docx) or plain text"}
}

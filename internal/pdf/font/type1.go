package font

import (
	"bytes"
	"encoding/binary"
)

// maxEncodings is how often the word /Encoding is tried: the first that an
// encoding follows counts, and each try may read to the end.
const maxEncodings = 8

// parseType1 reads the built-in encoding of a Type 1 font, which stands in the
// clear text before the encrypted part. Only there: the glyph names that the
// encrypted part adds have no codes.
func parseType1(data []byte) *program {
	p := &program{}
	clearText := stripPFB(data)
	if i := bytes.Index(clearText, []byte("eexec")); i >= 0 {
		clearText = clearText[:i]
	}
	key := []byte("/Encoding")
	for range maxEncodings {
		i := bytes.Index(clearText, key)
		if i < 0 {
			break
		}
		clearText = clearText[i+len(key):]
		if e := type1Encoding(clearText); e != nil {
			p.encoding = e
			break
		}
	}
	return p
}

// stripPFB joins the text segments at the head of a font in the format of
// files for Windows: each segment has a header of six bytes, 128, the type and
// the length as little-endian number.
func stripPFB(data []byte) []byte {
	if len(data) == 0 || data[0] != 0x80 {
		return data
	}
	var out []byte
	for len(data) >= 6 && data[0] == 0x80 && data[1] == 1 {
		n := int64(binary.LittleEndian.Uint32(data[2:]))
		data = data[6:]
		n = min(n, int64(len(data)))
		out = append(out, data[:n]...)
		data = data[n:]
	}
	return out
}

// type1Encoding reads what follows /Encoding: the name StandardEncoding, an
// array of names in brackets, or an array that is filled by lines like
// "dup 65 /A put" up to def. It returns nil if it is none of these.
func type1Encoding(data []byte) *encoding {
	l := &lexer{data: data}
	t := l.next()
	switch {
	case t.kind == tokWord && string(t.text) == "StandardEncoding":
		return encodings()["StandardEncoding"]
	case t.kind == tokOpen:
		e := new(encoding)
		for i := 0; i < len(e); i++ {
			if t = l.next(); t.kind != tokName {
				break
			}
			e.set(i, t.text)
		}
		return e
	case t.kind == tokNumber:
		e := new(encoding)
		code := -1
		for {
			switch t = l.next(); t.kind {
			case tokEOF:
				return e
			case tokNumber:
				code = t.number
			case tokName:
				e.set(code, t.text)
				code = -1
			case tokWord:
				if n, ok := radix(t.text); ok {
					code = n
				} else if w := string(t.text); w == "def" || w == "readonly" {
					return e
				} else if w == "for" {
					// The loop that fills the array with .notdef named codes
					// that were none.
					*e = encoding{}
				}
			}
		}
	}
	return nil
}

// set gives a code its glyph name; names longer than any font has are left
// out.
func (e *encoding) set(code int, name []byte) {
	if code >= 0 && code < len(e) && len(name) <= 127 && string(name) != ".notdef" {
		e[code] = string(name)
	}
}

// radix reads a number written with its base, 8#101.
func radix(w []byte) (int, bool) {
	base, digits, ok := bytes.Cut(w, []byte("#"))
	b, isNum := atoi(base)
	if !ok || !isNum || b < 2 || b > 16 || len(digits) == 0 || len(digits) > 8 {
		return 0, false
	}
	n := 0
	for _, c := range digits {
		d := hexDigit(c)
		if d < 0 || d >= b {
			return 0, false
		}
		n = n*b + d
	}
	return n, true
}

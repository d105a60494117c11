package font

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// family is a font that is known by its name to have an encoding of its own.
type family uint8

const (
	plain family = iota
	symbol
	zapfDingbats
	wingdings
	otherDings // Wingdings 2 and 3, Webdings: pictures without a table here
)

// baseName is a font name without the tag of a subset (ABCDEF+).
func baseName(name string) string {
	if len(name) > 7 && name[6] == '+' && strings.Trim(name[:6], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
		return name[7:]
	}
	return name
}

// folded is a font name as it is compared: lower case, letters and digits.
func folded(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		}
		return -1
	}, baseName(name))
}

func familyOf(name string) family {
	n := folded(name)
	switch {
	case strings.HasPrefix(n, "wingdings2"), strings.HasPrefix(n, "wingdings3"), strings.HasPrefix(n, "webdings"):
		return otherDings
	case strings.HasPrefix(n, "wingdings"):
		return wingdings
	case strings.HasPrefix(n, "zapfdingbats"), strings.HasPrefix(n, "itczapfdingbats"), n == "dingbats":
		return zapfDingbats
	}
	for _, style := range []string{"", "mt", "ps", "psmt", "regular", "bold", "italic", "bolditalic", "mtbold", "mtitalic", "mtbolditalic"} {
		if n == "symbol"+style {
			return symbol
		}
	}
	return plain
}

// name returns the glyph name of a code in the family's own encoding.
func (f family) name(code byte) string {
	switch f {
	case symbol:
		return encodings()["SymbolEncoding"][code]
	case zapfDingbats:
		return encodings()["ZapfDingbatsEncoding"][code]
	}
	return ""
}

// text returns the text of a code in the family's own encoding.
func (f family) text(code byte) string {
	if f == wingdings {
		return wingChars()[code]
	}
	return nameText(f.name(code), f == zapfDingbats)
}

// privateText reads a single character of the private use area: U+F020 to
// U+F0FF, with which symbol fonts of Windows write their codes down, and those
// that Adobe once gave to glyph names.
func (f family) privateText(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == len(s) && r >= 0xf020 && r <= 0xf0ff {
		return f.text(byte(r))
	}
	if name := privateNames()[s]; name != "" {
		return nameText(name, false)
	}
	return ""
}

// dingbatText maps the glyph names of Zapf Dingbats to text. The block
// Dingbats of Unicode was laid out after the font: most codes follow it and
// the others are characters that were elsewhere already.
var dingbatText = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 208)
	for code, name := range encodings()["ZapfDingbatsEncoding"] {
		if name != "" {
			m[name] = string(dingbatRune(code))
		}
	}
	return m
})

// dingbatRune is the character at a code of Zapf Dingbats.
func dingbatRune(code int) rune {
	if r, ok := map[int]rune{
		0x20: ' ', 0x25: 0x260e, 0x2a: 0x261b, 0x2b: 0x261e, 0x48: 0x2605,
		0x6c: 0x25cf, 0x6e: 0x25a0, 0x73: 0x25b2, 0x74: 0x25bc, 0x75: 0x25c6, 0x77: 0x25d7,
		0xa8: 0x2663, 0xa9: 0x2666, 0xaa: 0x2665, 0xab: 0x2660,
		0xd5: 0x2192, 0xd6: 0x2194, 0xd7: 0x2195,
	}[code]; ok {
		return r
	}
	switch {
	case code < 0x80:
		return 0x2700 + rune(code-0x20)
	case code < 0xa0: // ornamental brackets
		return 0x2768 + rune(code-0x80)
	case code >= 0xac && code <= 0xb5: // circled digits
		return 0x2460 + rune(code-0xac)
	}
	return 0x2700 + rune(code-0x40)
}

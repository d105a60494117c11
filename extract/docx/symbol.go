package docx

import (
	"strconv"
	"strings"
)

// wingdings maps the characters of the Wingdings font that documents use as
// marks to their Unicode forms.
var wingdings = map[rune]rune{
	0x4A: '☺', 0x6E: '■', 0x6F: '□', 0x71: '❑', 0x72: '❒', 0x75: '◆', 0x76: '❖', 0x78: '⌧',
	0x9F: '•', 0xA7: '▪', 0xA8: '◻', 0xD8: '➢', 0xDF: '←', 0xE0: '→', 0xE1: '↑', 0xE2: '↓',
	0xFB: '✗', 0xFC: '✓', 0xFD: '☒', 0xFE: '☑', 0xFF: '�',
}

// symbolFont maps the Symbol font likewise.
var symbolFont = map[rune]rune{
	0xB7: '•', 0xB0: '°', 0xB1: '±', 0xA3: '≤', 0xB3: '≥', 0xB4: '×', 0xB8: '÷', 0xAE: '→',
	0xAC: '←', 0xDE: '⇒', 0x61: 'α', 0x62: 'β', 0x67: 'γ', 0x64: 'δ', 0x6D: 'μ', 0x70: 'π', 0x57: 'Ω', 0x2D: '−',
}

// symbol is the character that a w:sym shows, or U+FFFD where that is not
// known. In an ordinary font the code is Unicode, as it is or moved up into
// the private use area.
func symbol(font, char string) rune {
	v, err := strconv.ParseUint(char, 16, 20)
	if err != nil {
		return '\uFFFD'
	}
	r := rune(v)
	if r >= 0xF000 && r <= 0xF0FF {
		r -= 0xF000
	}
	found, ok := rune(0), false
	switch f := strings.ToLower(strings.TrimSpace(font)); {
	case f == "wingdings":
		found, ok = wingdings[r]
	case f == "symbol":
		found, ok = symbolFont[r]
	case strings.HasPrefix(f, "wingdings"), f == "webdings", f == "zapf dingbats", f == "marlett":
	default:
		found, ok = r, r >= 0x20 && r != 0x7F && (r < 0xD800 || r > 0xDFFF) && r != 0xFFFE && r != 0xFFFF
	}
	if !ok {
		return '\uFFFD'
	}
	return found
}

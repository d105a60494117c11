package font

import "strings"

// cleanText returns s as text that a font's table may stand for, or "" if the
// table was filled with nonsense: no characters, the replacement character,
// control characters, noncharacters or characters for private use.
func cleanText(s string) string {
	if strings.IndexByte(s, 0) >= 0 {
		s = strings.ReplaceAll(s, "\x00", "") // padding of some producers
	}
	if !readable(s) {
		return ""
	}
	return s
}

// readable reports whether s is not empty and made only of characters that
// mean the same to everybody.
func readable(s string) bool {
	for _, r := range s {
		if !readableRune(r) {
			return false
		}
	}
	return s != ""
}

func readableRune(r rune) bool {
	switch {
	case r < 0x20:
		return r == '\t' || r == '\n' || r == '\r'
	case r >= 0x7f && r < 0xa0: // delete and the C1 controls
		return false
	case r == 0xfffd: // also what a lone surrogate has become
		return false
	case r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe: // noncharacters
		return false
	}
	return !private(r) && r <= 0x10ffff
}

// private reports whether r is of the private use areas.
func private(r rune) bool {
	return r >= 0xe000 && r <= 0xf8ff || r >= 0xf0000
}

package plan

import (
	"unicode"
	"unicode/utf8"
)

// SafeLabel reports whether a label can stand in any format and be found again
// in an answer: letters, digits, and single spaces and hyphens between them,
// at most 40 characters.
func SafeLabel(s string) bool {
	if s == "" || utf8.RuneCountInString(s) > maxLabel || !utf8.ValidString(s) {
		return false
	}
	inner := false // the last character was a letter or digit
	for _, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) && inner:
			inner = true
		case (r == ' ' || r == '-') && inner:
			inner = false
		default:
			return false
		}
	}
	return inner
}

package rules

import (
	"strings"
	"unicode"
)

// validAddressLine accepts what may stand after the label "Address": a line
// with a figure, or of two parts or more, that is not running text.
func validAddressLine(s string) bool {
	capitals, words := 0, strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == ',' })
	for _, w := range words {
		if r := []rune(w); unicode.IsUpper(r[0]) || unicode.IsDigit(r[0]) {
			capitals++
		}
	}
	return (strings.ContainsAny(s, ",") || strings.IndexFunc(s, unicode.IsDigit) >= 0) &&
		len(words) >= 2 && 2*capitals > len(words)
}

// validStreet accepts the name of a street that is more than "the High Street"
// or "Main Road", which every town has.
func validStreet(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 {
		return false
	}
	kind := words[len(words)-1]
	if r := []rune(kind)[0]; !unicode.IsUpper(r) {
		return false
	}
	for _, w := range words[:len(words)-1] {
		switch low := strings.ToLower(strings.Trim(w, ".,'’")); {
		case generic[low]:
		case low == "high", low == "main", low == "back", low == "side", low == "busy", low == "memory", low == "downing":
		default:
			return true
		}
	}
	return false
}

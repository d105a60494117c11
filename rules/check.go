package rules

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"veil/extract"
)

// check says whether a finding keeps the promise of Detector: inside the part,
// on rune borders, not empty, of a known kind. Its errors hold numbers only.
func check(f Finding, p extract.Part) error {
	switch n := len(p.Text); {
	case f.Part != p.ID:
		return fmt.Errorf("rules: finding names another part than the one looked at")
	case f.Start < 0 || f.End > n || f.Start > f.End:
		return fmt.Errorf("rules: span %d to %d lies outside a part of %d bytes", f.Start, f.End, n)
	case f.Start == f.End:
		return fmt.Errorf("rules: empty span at %d", f.Start)
	case !border(p.Text, f.Start) || !border(p.Text, f.End):
		return fmt.Errorf("rules: span %d to %d splits a character", f.Start, f.End)
	case !IsKind(f.Label):
		return fmt.Errorf("rules: finding at %d is of a kind that does not exist", f.Start)
	case !(f.Score >= 0 && f.Score <= 1): // also catches NaN
		return fmt.Errorf("rules: finding at %d has a score outside 0 to 1", f.Start)
	}
	return nil
}

// IsKind reports whether label is one of Kinds.
func IsKind(label string) bool { return slices.Contains(Kinds, label) }

// border reports whether i does not lie inside a character of s. Bytes that are
// no UTF-8 are characters each.
func border(s string, i int) bool {
	if i <= 0 || i >= len(s) || utf8.RuneStart(s[i]) {
		return true
	}
	for j := i - 1; j >= 0 && j > i-utf8.UTFMax; j-- {
		if utf8.RuneStart(s[j]) {
			_, n := utf8.DecodeRuneInString(s[j:])
			return j+n <= i
		}
	}
	return true
}

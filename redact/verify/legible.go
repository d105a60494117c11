package verify

import "unicode"

// minRun is how many characters of text in a row count in binary data. Among
// random bytes a run of that length comes about once in a megabyte.
const minRun = 24

// legible returns the text of a place without its binary noise. Compressed
// data holds every short name sooner or later; in what is noise, only runs of
// at least minRun printable characters can be text. Places with hardly any
// control characters are text and come back whole.
func legible(s string) string {
	if !noisy(s) {
		return s
	}
	out := make([]byte, 0, len(s)/8)
	start, n := 0, 0
	flush := func(end int) {
		if n >= minRun {
			out = append(append(out, s[start:end]...), "\n\x00\x00\x00\x00"...) // too far apart to be one value
		}
		n = 0
	}
	plain := false // the last character was printable ASCII
	for i, r := range s {
		// A single accented letter between plain ones is text.
		ascii := ' ' <= r && r <= '~' || r == '\n' || r == '\r' || r == '\t'
		if ascii || plain && unicode.IsLetter(r) {
			if n == 0 {
				start = i
			}
			n++
		} else {
			flush(i)
		}
		plain = ascii
	}
	flush(len(s))
	return string(out)
}

// noisy reports whether more than one byte in a hundred is a control character.
func noisy(s string) bool {
	bad := 0
	for i := range len(s) {
		if c := s[i]; c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' {
			bad++
		}
	}
	return bad*100 > len(s)
}

package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"veil/rules/dfa"
)

// title matches one form of address before a name. Family words (Auntie, Nana)
// count as titles where a name follows them; alone they are left as they are.
var title = dfa.MustCompile(`^(?i:(?:mr|mrs|miss|ms|mx|dr|doctor|prof|professor|rev|reverend|fr|sir|dame|lord|lady|cllr|councillor|judge|hhj|dj|sgt|sergeant|pc|wpc|dc|ds|di|dci|pcso|insp|inspector|constable|detective|master|auntie|aunty|aunt|uncle|nana|nanny|nan|nain|taid|gran|grandma|granny|grandad|grandpa|mamgu|tadcu|sister|nurse|matron)(?:\.\s*|\s+|\s*/\s*))`)

// trimPerson narrows a PERSON to the name itself: without titles, a possessive
// 's and the punctuation around it. Where nothing would be left the span stays.
// Initials are never half of them.
func trimPerson(text string, f Finding) Finding {
	start, end := f.Start, f.End
	for {
		s := text[start:end]
		t := strings.TrimLeftFunc(s, notName)
		if _, end, ok := title.Find(t); ok && hasName(t[end:]) {
			t = t[end:]
		}
		if len(t) == len(s) {
			break
		}
		start = end - len(t)
	}
	s := strings.TrimRightFunc(text[start:end], notName)
	for _, p := range []string{"'s", "’s", "'S", "’S", "ʼs"} {
		if t, ok := strings.CutSuffix(s, p); ok {
			s = strings.TrimRightFunc(t, notName)
			break
		}
	}
	// "G.O." keeps its last full stop: initials are written with it.
	if rest := text[start+len(s) : end]; strings.HasPrefix(rest, ".") && initials(s) {
		s = text[start : start+len(s)+1]
	}
	if s == "" {
		return f
	}
	f.Start, f.End = start, start+len(s)
	f.End += furtherInitials(text, f.Start, f.End)
	return f
}

// furtherInitials is how many bytes after a name that ends with an initial its other
// initials take: of "D" in "D.M. rang" those of ".M.". A recogniser that cuts words
// at full stops leaves them behind.
func furtherInitials(text string, start, end int) int {
	last, n := utf8.DecodeLastRuneInString(text[start:end])
	if before, _ := utf8.DecodeLastRuneInString(text[:end-n]); !unicode.IsUpper(last) || end-n > 0 && !notName(before) {
		return 0
	}
	more := 0
	for rest := text[end:]; strings.HasPrefix(rest, "."); rest = text[end+more:] {
		r, n := utf8.DecodeRuneInString(rest[1:])
		if !unicode.IsUpper(r) || !strings.HasPrefix(rest[1+n:], ".") {
			if more > 0 {
				more++ // the last full stop
			}
			break
		}
		more += 1 + n
	}
	return more
}

// notName reports whether r cannot be part of a name or a number.
func notName(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }

// hasName reports whether s starts with a letter, so that a name may follow.
func hasName(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// initials reports whether s is letters and full stops in turn, "G.O".
func initials(s string) bool {
	dot := false
	n := 0
	for _, r := range s {
		if dot != (r == '.') || (!dot && !unicode.IsLetter(r)) {
			return false
		}
		if dot {
			n++
		}
		dot = !dot
	}
	return dot && n > 0
}

package rules

import (
	"regexp"
	"strings"
	"sync"
	"time"
	"unicode"

	"veil/rules/dfa"
)

var dateParts = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(\d{1,2})\s?[./\-–]\s?(\d{1,2})\s?[./\-–]\s?(\d{4}|\d{2})$|^(\d{4})[./-](\d{1,2})[./-](\d{1,2})$`)
})

// validDate accepts a date in figures whose day and month exist, day first or
// month first.
func validDate(s string) bool {
	m := dateParts().FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return false
	}
	a, b := m[1], m[2]
	if m[4] != "" {
		a, b = m[5], m[6]
		_, err := time.Parse("1/2", a+"/"+b)
		return err == nil
	}
	_, day := time.Parse("2/1", a+"/"+b)
	_, month := time.Parse("1/2", a+"/"+b)
	return day == nil || month == nil || a == "29" && strings.TrimLeft(b, "0") == "2"
}

var (
	year      = dfa.MustCompile(`^(?:19|20)\d\d(?:[/\-–](?:\d\d|(?:19|20)\d\d))?$`)
	clock     = dfa.MustCompile(`^\d{1,2}[.:]\d{2}(?:am|pm)?$`)
	formOrLaw = dfa.MustCompile(`^(?i:MG\d+[A-Z]?|[CDN]\d{1,3}[A-Z]?|COVID-?19|[sr]\.?\d+|EU-?\d+)$`)
)

// validReference accepts what may stand after "our ref": three digits or more,
// or two with a letter; not a date, a year or a time.
func validReference(s string) bool {
	n := len(digitsOf(s))
	letters := strings.IndexFunc(s, unicode.IsLetter) >= 0
	return (n >= 3 || n >= 2 && letters && len(s) >= 4) &&
		!validDate(s) && !year.MatchString(s) && !clock.MatchString(s) && !ordinary(s)
}

// ordinary reports a number with a plain word hyphened to it, "2024-onwards".
func ordinary(s string) bool {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == '-' || r == '–' }) {
		if len(w) >= 4 && w == strings.ToLower(w) && strings.IndexFunc(w, unicode.IsDigit) < 0 {
			return true
		}
	}
	return false
}

// validReferenceShape accepts a token that looks like a reference without any
// label near it: letters and at least four digits that are more than a year.
func validReferenceShape(s string) bool {
	if formOrLaw.MatchString(s) || !validReference(s) {
		return false
	}
	d := digitsOf(s)
	return len(d) >= 5 || len(d) == 4 && !year.MatchString(d)
}

// validHandle accepts a user name as it stands after the name of a service:
// something that is no ordinary word, with a digit or a sign in it.
func validHandle(s string) bool {
	return strings.ContainsAny(s, "0123456789_.#") || s != "" && strings.IndexFunc(s[1:], unicode.IsUpper) > 0
}

// validHandleShape accepts a token that looks like a user name without any
// label near it: small letters, and a digit or none of the words of which the
// names of files and of fields of a form are made.
func validHandleShape(s string) bool {
	if strings.IndexFunc(s, unicode.IsLower) < 0 {
		return false
	}
	if strings.ContainsAny(s, "0123456789") {
		return true
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == '_' || r == '.' }) {
		if fieldWord[w] {
			return false
		}
	}
	return s == strings.ToLower(s) || handleCase.MatchString(s)
}

// handleCase is a user name that begins with a capital or has one after a sign.
var handleCase = dfa.MustCompile(`^[A-Za-z][a-z]+(?:_+[A-Za-z]?[a-z]*)+$`)

// fieldWord are the words of which the names of fields and files are made.
var fieldWord = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`name names date dates birth id ids type file files ref reference number no address
		created updated modified by at code status user client child case form field value text note notes report page
		first last middle start end time description address line postcode phone email gender school worker team plan
		review draft final copy version minutes letter meeting assessment record log data table index count is has not
		full and or true false null key box to tick list chart photo image risk transport letter scan email attachment book support contact order court care school health police social services`) {
		m[w] = true
	}
	return m
}()

// validMixed accepts what has both letters and figures in it.
func validMixed(s string) bool {
	return strings.ContainsAny(s, "0123456789") && strings.IndexFunc(s, unicode.IsLetter) >= 0
}

// spokenFigure are the words for figures in dictation.
var spokenFigure = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\d|\b(?:oh|zero|nought|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b`)
})

// validSpokenReference accepts dictation with two figures at least.
func validSpokenReference(s string) bool {
	return len(spokenFigure().FindAllString(s, 2)) == 2
}

// validSaidFigures accepts dictation in which a figure is a word.
func validSaidFigures(s string) bool {
	return strings.IndexFunc(s, unicode.IsLetter) >= 0
}

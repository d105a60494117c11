package rules

import (
	"regexp"
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// extension is what follows a telephone number to name a desk, or the ends of
// numbers that begin like it ("960417/8", "960417 or 418").
var extension = regexp.MustCompile(`(?i)[\s,;/(]*(?:extension|extn?\.?|x|#)[\s:.]*\d{1,6}\)?$|(?:\s?/\s?\d{1,4})+$|\s(?:or|and|&)\s[1-9]\d{2,3}$`)

// validPhone accepts numbers of the British plan by their length and first
// digits, which takes in the ranges that Ofcom keeps for drama and that
// libphonenumber rightly calls unassigned (07700 900xxx, 01632 960xxx,
// 020 7946 0xxx, 0161 496 0xxx and so on), and numbers of other countries that
// libphonenumber knows. Sources: Ofcom, "The National Telephone Numbering
// Plan" and "Telephone numbers for use in TV and radio drama programmes".
func validPhone(s string) bool {
	s = extension.ReplaceAllString(s, "")
	s = strings.NewReplacer("O", "0", "o", "0", "(0)", "").Replace(s)
	d := digitsOf(s)
	abroad := strings.Contains(s, "+")
	if rest, ok := strings.CutPrefix(d, "00"); ok && !abroad {
		d, abroad = rest, true
	}
	if abroad {
		rest, british := strings.CutPrefix(d, "44")
		if british {
			return validNational(strings.TrimPrefix(rest, "0"))
		}
		n, err := phonenumbers.Parse("+"+d, "GB")
		return err == nil && phonenumbers.IsValidNumber(n)
	}
	rest, ok := strings.CutPrefix(d, "0")
	return ok && validNational(rest)
}

// validNational accepts a national significant number: ten digits, or nine for
// the few old ranges that still have them.
func validNational(d string) bool {
	if len(d) != 10 && len(d) != 9 {
		return false
	}
	switch d[0] {
	case '1', '2':
		// Area codes have no two noughts at the front (Crown dependencies
		// and 01 numbers of nine digits included).
		return d[1] != '0' || d[0] == '2'
	case '3', '7':
		return len(d) == 10
	case '5', '8', '9':
		return true
	}
	return false
}

// validLocalPhone accepts what a telephone label may be followed by: a number
// without its area code, or without its nought.
func validLocalPhone(s string) bool {
	n := len(digitsOf(s))
	return n >= 6 && n <= 12 && !validDate(s)
}

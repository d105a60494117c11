package rules

import (
	"strings"
	"unicode"
)

// months are the names and short forms of the months, English and Welsh.
var months = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`jan january feb february mar march apr april may jun june jul july aug
		august sep sept september oct october nov november dec december
		ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr`) {
		m[w] = true
	}
	return m
}()

// validDateLike accepts a date in any form: in figures, with its month in
// letters (and no other word than "of" and the endings of ordinal numbers), six
// or eight figures in a row, or a year alone.
func validDateLike(s string) bool {
	if validDate(s) || year.MatchString(s) {
		return true
	}
	month := false
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch w = strings.ToLower(w); {
		case months[w] && !month:
			month = true
		case w == "of", w == "st", w == "nd", w == "rd", w == "th":
		default:
			return false
		}
	}
	d := digitsOf(s)
	if month {
		return d != ""
	}
	return d == s && (len(d) == 6 || len(d) == 8) && d[:2] <= "31" && d[2:4] <= "12" && d[:2] > "00"
}

package reference

import (
	"strings"

	"veil/rules"
	"veil/rules/dfa"
)

var (
	// spacedCode is a code in groups: capitals, then groups of figures, and perhaps
	// one last capital, "K 0551 938", "CD 220 118", "QQ 41 02 77 C".
	spacedCode = dfa.MustCompile(`\A[A-Z]{1,2}(?: \d{1,6}){2,4}(?: ?[A-Z]\b)?`)
	// spacedDate is a day, a month and a year in groups.
	spacedDate   = dfa.MustCompile(`\A[A-Z]{1,2} [0-3]?\d [01]?\d (?:(?:19|20)\d\d|\d\d)$`)
	insuredForm  = dfa.MustCompile(`\A[A-Z]{2} \d\d \d\d \d\d [A-D]$`)
	passportWord = dfa.MustCompile(`(?i)\b(?:passports?|pasbort|travel document|brp|visa)\b`)
	// logOfDay is a serial of the police and its day in full.
	logOfDay = dfa.MustCompile(`\A of [0-3lIO]?[\dlIO][/.][01lIO]?[\dlIO](?:[/.](?:20)?\d\d)?\b`)
)

// spaced finds a code of which the capitals stand apart before groups of figures.
// One or two capitals are no word, and six figures no date.
func (s *scanner) spaced(t token) (match, bool) {
	if t.letters+t.joints > 0 || t.digits > 6 || t.start < 2 || s.text[t.start-1] != ' ' || !isUpper(s.text[t.start-2]) {
		return match{}, false
	}
	at := t.start - 2
	if at > 0 && isUpper(s.text[at-1]) {
		at--
	}
	if inWord(s.text, at) || at > 0 && strings.IndexByte("£/-&'.@#", s.text[at-1]) >= 0 {
		return match{}, false
	}
	letters := s.text[at : t.start-1]
	if letters == "A" || letters == "I" || plainCapitals[strings.ToLower(letters)] || common[strings.ToLower(letters)] || numbering[strings.ToLower(letters)] > 0 {
		return match{}, false
	}
	_, n, ok := spacedCode.Find(s.text[at:min(len(s.text), at+40)])
	if !ok {
		return match{}, false
	}
	v := s.text[at : at+n]
	if last := v[len(v)-1]; isUpper(last) && v[len(v)-2] == ' ' && !insuredForm.MatchString(v) && (last == 'A' || last == 'I' || at+n+1 < len(s.text) && s.text[at+n] == ' ' && isUpper(s.text[at+n+1])) {
		v = v[:len(v)-2] // "C 118 0274 A man", "NB 11 2044 P Smith"
	}
	digits := 0
	for i := range len(v) {
		if isDigit(v[i]) {
			digits++
		}
	}
	end := at + len(v)
	if digits < 6 || digits > 14 || spacedDate.MatchString(v) || yearsOnly(v[len(letters)+1:]) || inWord(s.text, end) || unit[nextWord(s.text, end)] || s.telephone(t) ||
		end+1 < len(s.text) && strings.IndexByte("/-.:,", s.text[end]) >= 0 && isDigit(s.text[end+1]) {
		return match{}, false
	}
	l, _, labelled := s.label(t)
	if labelled && l.kind == rules.Address {
		return match{}, false // of a map
	}
	m := match{start: at, end: end, kind: rules.CaseNumber, rule: "spaced", score: 0.8, why: "A code of capitals and groups of figures", token: t}
	before := s.text[max(0, at-40):at]
	switch {
	case insuredForm.MatchString(v):
		m.kind = rules.NINumber
	case labelled && l.kind != "":
		m.kind = l.kind
	case passportWord.MatchString(before):
		m.kind = rules.Passport
	}
	return m, true
}

// ofTheDay finds the serial of a police log with its day, "1904 of 14/09/25".
func (s *scanner) ofTheDay(t token) (match, bool) {
	if t.joints > 0 || t.digits+t.letters < 3 || t.digits+t.letters > 5 || t.digits < 2 {
		return match{}, false
	}
	_, n, ok := logOfDay.Find(s.text[t.end:min(len(s.text), t.end+20)])
	if !ok || inWord(s.text, t.end+n) {
		return match{}, false
	}
	for i := t.start; i < t.end; i++ {
		if figure[s.text[i]] == 0 {
			return match{}, false
		}
	}
	return match{start: t.start, end: t.end + n, kind: rules.CaseNumber, rule: "log-of-day", score: 0.85, why: "The number of a police log and its day", token: t}, true
}

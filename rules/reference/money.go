package reference

import (
	"strings"
	"unicode"

	"veil/rules"
	"veil/rules/dfa"
)

var (
	// sortAndAccount is a sort code and the account number after it.
	sortAndAccount = dfa.MustCompile(`(?i)\A(?:(?:\d\d[-–/]\d\d[-–/]\d\d|\d\d\.\d\d\.\d\d|\d\d \d\d \d\d)[\s,:/|&()·•–-]{1,12}(?:(?:and|with|a/c|acc|acct|account|ac|no|number|the|is)\b[\s.,:#]*){0,4}(?:\d{8}|\d{4}[ -]\d{4}|\d(?: \d){7}|[*xX•]{2,6} ?\d{2,4})|\d{6}[\s,:/|&()·•–-]{1,12}(?:(?:and|with|a/c|acc|acct|account|ac|no|number|the|is)\b[\s.,:#]*){0,4}\d{8})`)
	spacedSort     = dfa.MustCompile(`\A\d\d \d\d \d\d\b`)
	hiddenSort     = dfa.MustCompile(`\A(?:\d\d[-– ]\d\d[-– ](?:\*\*|xx|XX|••)|\d\d[-– ](?:\*\*|xx|XX|••)[-– ](?:\*\*|xx|XX|••|\d\d))`)
	accountBefore  = dfa.MustCompile(`\b\d{8} ?[,;:/|(-]{0,2} ?$`)
	shortSorts     = dfa.MustCompile(`(?i)\b(?:sort|sc|s/c) $`)
	inFigures      = dfa.MustCompile(`\d[-–. ]{0,2}$`)
)

// shortSort returns the length of the short label, and the space after it,
// with which a sort code and its account are one in running text, "sort 00-12-34
// a/c 31926819".
func shortSort(before string) int {
	at, n, ok := shortSorts.Find(before[max(0, len(before)-6):])
	if !ok {
		return 0
	}
	return n - at
}

// sortCode finds sort codes: beside an account number, with a part hidden, or
// in hyphens where they are no date.
func (s *scanner) sortCode(t token) (match, bool) {
	if t.letters > 0 || t.digits != 2 && t.digits != 4 && t.digits != 6 || t.digits == 6 && t.joints != 2 && t.joints != 0 || t.end >= len(s.text) && t.joints != 2 {
		return match{}, false
	}
	m := match{start: t.start, kind: rules.BankAccount, rule: "sort-code", score: 0.9, why: "A sort code", token: t}
	rest := s.text[t.start:min(len(s.text), t.start+64)]
	switch {
	case t.digits < 6 && (len(rest) < 8 || rest[2] != ' ' && rest[2] != '-' && rest[2] != '.'):
		return match{}, false
	case inFigures.MatchString(s.text[max(0, t.start-3):t.start]):
		return match{}, false
	}
	if _, n, ok := hiddenSort.Find(rest); ok {
		m.end = t.start + n
		return m, true
	}
	if t.digits == 4 {
		return match{}, false
	}
	if t.digits == 6 && t.joints == 2 && accountBefore.MatchString(s.text[max(0, t.start-16):t.start]) {
		m.end = t.end
		return m, true
	}
	if _, n, ok := sortAndAccount.Find(rest); ok && !inWord(s.text, t.start+n) && !strings.HasPrefix(s.text[t.start+n:], "-") {
		m.end = t.start + n
		if at := strings.IndexFunc(rest[:n], unicode.IsLetter); at > 0 && n-at > len("account: 00000000") {
			if m.end = t.end; t.digits == 2 { // the account has its own label
				m.end = t.start + len("00 00 00")
			}
		} else if at > 0 {
			m.start -= shortSort(s.text[:t.start])
		}
		return m, true
	}
	v := s.text[t.start:t.end]
	if t.digits == 6 && t.joints == 2 && len(v) == 8 && v[2] == v[5] && strings.IndexByte("-/", v[2]) >= 0 && !rules.Validators["date"](v) {
		m.end, m.score, m.why = t.end, 0.7, "Figures in the form of a sort code that are no date"
		return m, true
	}
	return match{}, false
}

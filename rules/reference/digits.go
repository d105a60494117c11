package reference

import (
	"strings"

	"veil/rules"
	"veil/rules/dfa"
)

// damaged finds telephone numbers in which a scan turned figures into letters,
// "O1632 96O 417": it begins with 0 or O, every sign of it is a figure or looks
// like one, and read as figures it is a number of the British plan.
func (s *scanner) damaged(t token) (match, bool) {
	if b := s.text[t.start]; b != '0' && b != 'O' && b != 'o' || t.start > 0 && strings.IndexByte("@/\\-_", s.text[t.start-1]) >= 0 {
		return match{}, false
	}
	var d [11]byte
	n, letters, figures, gap, end := 0, 0, 0, 0, t.start
	for i := t.start; i < len(s.text) && n < len(d); i++ {
		c := s.text[i]
		if f := figure[c]; f != 0 && (c != '|' || s.text[i-1] != ' ') {
			if c != f {
				letters++
			} else {
				figures++
			}
			d[n], gap, end = f, 0, i+1
			n++
			continue
		}
		if gap++; strings.IndexByte(" -.()\u00a0", c) < 0 || gap > 2 {
			break
		}
	}
	if letters == 0 || figures < 5 || n < 10 || inWord(s.text, end) || !rules.Validators["phone"](string(d[:n])) {
		return match{}, false
	}
	if _, n, ok := extension.Find(s.text[end:min(len(s.text), end+24)]); ok && !inWord(s.text, end+n) {
		end += n
	}
	return match{start: t.start, end: end, kind: rules.Phone, rule: "phone-damaged", score: 0.9, why: "A telephone number that a scan damaged", token: t}, true
}

// extension is what may follow a telephone number: "ext. 17", "(press 2)".
var extension = dfa.MustCompile(`(?i)\A[ ,]{0,2}(?:(?:ext|extn|extension|opt|option|x)[ .:]{0,2}\d{1,6}|\((?:ext|extn|extension|opt|option|press|x)[ .:]{0,2}\d{1,6}\))`)

// figure is what a sign in a scanned number stands for, 0 for none.
var figure = func() (f [256]byte) {
	for _, p := range []string{"0OoQD", "1lI|i", "5S", "8B", "2Z"} {
		for i := range len(p) {
			f[p[i]] = p[0]
		}
	}
	for b := byte('0'); b <= '9'; b++ {
		f[b] = b
	}
	return f
}()

var (
	stars   = dfa.MustCompile(`(?:(?:\*{2,}[ -]?){1,4}|(?:\b[xX]{3,4}[ -]?){1,4}|(?:•{2,}[ -]?){1,4})[ -]?$|…[ -]?$|(?:^|[^.])\.{3}$`)
	calling = dfa.MustCompile(`(?i)\b(?:phone|mobile|mob|tel|number|no|call|calls|called|caller|text|texts|texted|texting|ring|rang|sms|whatsapp)\b`)
	paying  = dfa.MustCompile(`(?i)\b(?:card|account|acc|acct|ac|a/c|sort|roll|mandate|dd|visa|mastercard|debit|credit|bank|pay|paid|payment)\b`)
)

// starred finds the last figures of a number whose others are hidden,
// "***0123".
func (s *scanner) starred(t token) (match, bool) {
	if t.letters > 0 || t.joints > 0 || t.digits < 3 || t.digits > 4 || t.start < 2 {
		return match{}, false
	}
	switch s.text[t.start-1] {
	case '*', 'x', 'X', ' ', '-', '.', 0xa2, 0xa6: // the last bytes of • and …
	default:
		return match{}, false
	}
	from := max(0, t.start-24)
	hid, _, ok := stars.Find(s.text[from:t.start])
	if !ok || t.end < len(s.text) && s.text[t.end] == '*' {
		return match{}, false
	}
	before := s.text[max(0, t.start-48):t.start]
	m := match{start: from + hid, end: t.end, rule: "hidden", score: 0.75, why: "The end of a number of which the rest is hidden", token: t}
	switch {
	case paying.MatchString(before):
		m.kind = rules.BankAccount
	case calling.MatchString(before):
		m.kind = rules.Phone
	default:
		return match{}, false
	}
	return m, true
}

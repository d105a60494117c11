package reference

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"veil/rules"
	"veil/rules/dfa"
)

// scanner walks the tokens of a text. The rest is what it remembers of the
// table it is in; see headed.
type scanner struct {
	text  string
	at    int
	table table
}

// token is a run of letters and digits with single joints in it and at least
// one digit, or capitals with a stroke between them.
type token struct {
	start, end int
	digits     int
	letters    int
	joints     int
}

// maxToken is the longest token, in bytes. Longer runs are no references.
const maxToken = 48

// token returns the next token at or after s.at and moves s.at past it.
func (s *scanner) token() (token, bool) {
	for i := s.at; i < len(s.text); i++ {
		if b := s.text[i]; !isDigit(b) && (b != '/' || !strokeOfCapitals(s.text, i)) {
			continue
		}
		t := token{start: s.back(i)}
		j := t.start
		for j < len(s.text) {
			b := s.text[j]
			if isDigit(b) {
				t.digits++
			} else if isLetter(b) {
				t.letters++
			} else if n := joint(s.text, j); n > 0 && j > t.start {
				t.joints++
				j += n
				continue
			} else {
				break
			}
			j++
		}
		t.end = j
		s.at = max(t.end, i+1)
		if t.end-t.start > maxToken || inWord(s.text, t.start) || inWord(s.text, t.end) {
			i = s.at - 1
			continue
		}
		return t, true
	}
	s.at = len(s.text)
	return token{}, false
}

// back returns where the token around position i starts.
func (s *scanner) back(i int) int {
	low := max(s.at, i-maxToken)
	for i > low {
		b := s.text[i-1]
		if isDigit(b) || isLetter(b) {
			i--
			continue
		}
		n := 1
		if b >= utf8.RuneSelf {
			_, n = utf8.DecodeLastRuneInString(s.text[:i])
		}
		if i-n < low || joint(s.text, i-n) != n {
			break
		}
		i -= n
	}
	return i
}

// joint returns the length of the sign at i if it joins two halves of a token:
// a stroke, hyphen, dash or underscore between letters or digits, or a full
// stop between digits.
func joint(text string, i int) int {
	n := 1
	switch text[i] {
	case '/', '-', '_', '\\', '.', '*':
	case 0xe2:
		if !strings.HasPrefix(text[i:], "–") {
			return 0
		}
		n = len("–")
	default:
		return 0
	}
	if i == 0 || i+n >= len(text) {
		return 0
	}
	a, b := text[i-1], text[i+n]
	if text[i] == '.' {
		// "48213.1", "TOL.4471-2", "0033.K", but not the end of a sentence.
		if isDigit(a) && isUpper(b) && (i+2 == len(text) || !isDigit(text[i+2]) && !isLetter(text[i+2])) {
			return n
		}
		if isDigit(b) && (isDigit(a) || isUpper(a) && i > 1 && isUpper(text[i-2])) {
			return n
		}
		return 0
	}
	if text[i] == '*' {
		if isDigit(a) && isDigit(b) && i > 1 && isDigit(text[i-2]) {
			return n // "16*88120*24"
		}
		return 0
	}
	if (isDigit(a) || isLetter(a)) && (isDigit(b) || isLetter(b)) {
		return n
	}
	return 0
}

// strokeOfCapitals reports whether the stroke at i joins capitals, "SOC/JT".
func strokeOfCapitals(text string, i int) bool {
	return i > 1 && i+2 < len(text) && isUpper(text[i-1]) && isUpper(text[i+1]) && (isUpper(text[i-2]) || isUpper(text[i+2]))
}

var (
	clock = dfa.MustCompile(`^\d{1,2}[.:]\d{2}(?:am|pm|hrs)?$`)
	year  = dfa.MustCompile(`^(?:19|20)\d\d(?:[/\-–](?:\d\d|(?:19|20)\d\d))?[A-Za-z]?$`)
	// measure is a number with its unit, an ordinal, a decimal or a range of
	// small numbers.
	measure = dfa.MustCompile(`(?i)^\d{1,5}(?:[.,]\d+)*(?:st|nd|rd|th|am|pm|hrs?|k|kg|g|mg|mcg|ml|mls|l|cm|mm|m|km|in|ft|yrs?|mths?|wks?|x|s|p|d|bn|mb|gb)$|^\d{1,3}(?:\.\d+)+$|^\d{1,2}[-–/]\d{1,2}(?:[-–/]\d{1,2})?$|^\d+[-–/](?:year|yr|month|week|day|hour|hr|minute|min|page|bed|point|week|mile|bedroom|metre|time)\w*$|^\d{1,3}[-–][1-9]\d{0,2}$|^\d{1,2}[.:]\d{2}(?:am|pm)?[-–]\d{1,2}[.:]\d{2}(?:am|pm)?$`)
	// form is the name of a form, a law, a road or a key stage.
	form = dfa.MustCompile(`(?i)^(?:MG\d{1,2}[A-Z]?|COVID-?19|SARS.*|[CDN]\d{1,3}[A-Z]?|EX\d{3}|FP\d|FM\d|FL\d{3}|SF\d?|P\d{2}|SA\d{3}|UC\d{2}|DS\d{4}|KS\d|EU-?\d+|GDPR\d*|[sr]\.?\d{1,3}[A-Z]?|pp?\.?\d{1,4}|[ABM]\d{1,2}|[AB]\d{3}|G\d|4x4|24/7|PTSD\d|T\d|[HU]\d|CO2|MP[34]|B12|[A-Z]\d|\d[A-Z]|Y(?:ea)?r?\d{1,2}|SCQF\d|v\d{1,2}(?:\.\d+)*)$`)
)

// plain reports a token that is no reference whatever stands before it: a
// date, a time, a year, a measure, the name of a form, an amount of money.
func (t token) plain(text string) bool {
	v := text[t.start:t.end]
	if t.digits < 3 && t.letters == 0 && t.joints == 0 || t.digits == 1 && t.joints == 0 && (t.letters < 2 || t.letters > 6 || !isUpper(v[0]) || v != strings.ToUpper(v)) {
		return true
	}
	if t.start > 0 {
		switch prev := text[t.start-1]; {
		case prev == '$' || prev == '@' || prev == '\'' && t.letters == 0 && t.digits == 2:
			return true
		case strings.HasSuffix(text[max(0, t.start-4):t.start], "£") || strings.HasSuffix(text[max(0, t.start-4):t.start], "£ ") || strings.HasSuffix(text[max(0, t.start-4):t.start], "€"):
			return true
		}
	}
	if next := text[t.end:min(len(text), t.end+3)]; next != "" {
		if next[0] == '@' || next[0] == '%' || len(next) > 1 && next[0] == ':' && isDigit(next[1]) && t.digits < 5 || len(next) > 1 && next[0] == ',' && isDigit(next[1]) && t.letters == 0 && t.joints == 0 && t.digits <= 3 {
			return true
		}
	}
	if t.digits <= 8 && (isDigit(v[0])) {
		if rules.Validators["date"](v) || clock.MatchString(v) || year.MatchString(v) || measure.MatchString(v) {
			return true
		}
	}
	return t.digits <= 4 && form.MatchString(v) || t.digits <= 8 && t.letters == 0 && unit[nextWord(text, t.end)]
}

// unit are words that make a number before them a count or a date.
var unit = set(`years year yrs months weeks days hours hrs minutes mins seconds pages page words people children
	young beds miles metres mg mcg ml mls kg grams g tablets units times calls visits contacts sessions per cent percent pounds
	january february march april may june july august september october november december jan feb mar apr jun jul
	aug sep sept oct nov dec am pm regulations act families pupils households adults homes o'clock`)

// nextWord returns the word after position i in lower case, if only a space
// stands between.
func nextWord(text string, i int) string {
	if i >= len(text) || text[i] != ' ' {
		return ""
	}
	j := i + 1
	for j < len(text) && j-i < 16 && isLetter(text[j]) {
		j++
	}
	return strings.ToLower(text[i+1 : j])
}

// like reports whether two tokens are built alike, as those of one list are.
func (t token) like(u token) bool {
	if t.letters > 0 && t.letters == u.letters && t.digits > 0 && t.digits <= 2 && u.digits > 0 && u.digits <= 2 {
		return true // exhibits: "DM1, DM2 and DM/3"
	}
	return t.joints == u.joints && (t.letters > 0) == (u.letters > 0) && max(t.digits, u.digits)-min(t.digits, u.digits) <= 1 && (t.digits >= 3 || t.joints > 0 && t.letters > 0)
}

// listed reports whether only what joins the items of a list stands between
// two references.
func listed(gap string) bool {
	switch strings.TrimSpace(gap) {
	case ",", ";", "/", "&", "+", "and", "or", "to", ", and", "(", "; and":
		return len(gap) <= 8
	}
	return false
}

// again reports whether a gap holds no more than a name, "(3317544) and Yaw (".
func again(gap string) bool {
	return len(gap) <= 40 && strings.HasSuffix(gap, "(") && !strings.ContainsAny(gap, ".:\n")
}

func isDigit(b byte) bool  { return '0' <= b && b <= '9' }
func isUpper(b byte) bool  { return 'A' <= b && b <= 'Z' }
func isLetter(b byte) bool { return isUpper(b) || 'a' <= b && b <= 'z' }

// inWord reports whether position i lies between two letters or digits.
func inWord(text string, i int) bool {
	if i <= 0 || i >= len(text) {
		return false
	}
	a, _ := utf8.DecodeLastRuneInString(text[:i])
	b, _ := utf8.DecodeRuneInString(text[i:])
	return (unicode.IsLetter(a) || unicode.IsDigit(a)) && (unicode.IsLetter(b) || unicode.IsDigit(b) || unicode.IsMark(b))
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

package rules

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"veil/rules/dfa"
)

// join puts blanks for the tabs and line ends within numbers, references and
// dates: "07700\t900123", "12\tMarch\t2014", "QQ 12 34\n56 C". Cells of a table
// are parted by tabs as well, and columns of figures are not joined.
func join(text string) string {
	var out []byte
	for i := range len(text) {
		if c := text[i]; c != '\t' && c != '\n' || !parted(text, i) && (c == '\n' || !street(text, i)) {
			continue
		}
		if out == nil {
			out = []byte(text)
		}
		out[i] = ' '
	}
	if out == nil {
		return text
	}
	return string(out)
}

// cutAtStroke reports whether the tab or line end at i parts what a stroke or a
// hyphen joins: "CYP/2023/\t48817".
func cutAtStroke(text string, i int) bool {
	if i < 2 || i+2 > len(text) {
		return false
	}
	a, b := text[i-1], text[i+1]
	switch {
	case a == '-' && text[i] == '\n':
		return isDigit(text[i-2]) && isDigit(b)
	case a == '/', a == '-':
		return alnum[text[i-2]] && alnum[b] && (isDigit(text[i-2]) || isDigit(b))
	case b == '/' && i+2 < len(text):
		return alnum[a] && alnum[text[i+2]] && (isDigit(a) || isDigit(text[i+2]))
	}
	return false
}

// parted reports whether the tab or line end at i stands within one value.
func parted(text string, i int) bool {
	if i == 0 || i+1 == len(text) || !tokenByte(text[i-1]) || !tokenByte(text[i+1]) {
		return false
	}
	l, r := leftToken(text, i), rightToken(text, i+1)
	if l.start == l.end || r.start == r.end {
		return false
	}
	left, right := text[l.start:l.end], text[r.start:r.end]
	if text[i] == '\t' {
		if figures(left) && figures(right) {
			if (len(left) == 1 || len(right) == 1) && !boxed(text, i) && !dayMonthYear(text, l, r) {
				return false
			}
			return right[0] != '-' && !complete(text, i) && !validDate(left) && !validDate(right) && !column(text, i)
		}
		if dayMonth(text, left, right, r.end) || monthYear(text, left, right, l.start) {
			return true
		}
	}
	return code(text, i, l, r)
}

// boxed reports whether the single figures on both sides of the tab at i are
// those of a number that was written one figure to a box: there are at least
// eight boxes beside each other, with three different figures in them. Rows of
// small counts are full of noughts and ones.
func boxed(text string, i int) bool {
	const boxes, different = 8, 3
	start, n, seen := i-1, 0, 0
	for start >= 2 && i-start < 2*britishDigits && text[start-1] == '\t' && isDigit(text[start-2]) {
		start -= 2
	}
	for k := start; k < len(text) && isDigit(text[k]) && (k+1 == len(text) || !isDigit(text[k+1])); k += 2 {
		n++
		seen |= 1 << (text[k] - '0')
		if k+1 == len(text) || text[k+1] != '\t' {
			break
		}
	}
	return n >= boxes && bits.OnesCount(uint(seen)) >= different
}

// dayMonthYear reports whether two tokens are the day and the month or the
// month and the year of a date with a cell for each: "3\t4\t2014".
func dayMonthYear(text string, l, r hit) bool {
	left, right := text[l.start:l.end], text[r.start:r.end]
	if len(left) > 2 {
		return false
	}
	if fullYear(right) {
		day := leftToken(text, max(l.start-1, 0))
		return l.start > 0 && text[l.start-1] == '\t' && day.end > day.start && day.end-day.start <= 2 && figures(text[day.start:day.end])
	}
	return len(right) <= 2 && r.end < len(text) && text[r.end] == '\t' && yearAfter(text, r.end)
}

// maxJoint is the longest of the tokens beside a joint, in bytes.
const maxJoint = 16

// tokenByte are the bytes of a token: of a number, or a group of one.
func tokenByte(b byte) bool {
	return alnum[b] && b < utf8.RuneSelf || strings.IndexByte("/-.+()", b) >= 0
}

// leftToken is the token that ends at i, empty where it is a part of something
// longer: of an amount, a time, a word.
func leftToken(text string, i int) hit {
	start := i
	for start > 0 && i-start <= maxJoint && tokenByte(text[start-1]) {
		start--
	}
	if i-start > maxJoint {
		return hit{i, i}
	}
	if start > 0 {
		b := text[start-1]
		if b == ',' || b == '_' || b == '%' || b == ':' && start > 1 && isDigit(text[start-2]) || b >= utf8.RuneSelf {
			return hit{i, i}
		}
	}
	return hit{start, i}
}

// rightToken is the token that begins at i, likewise, without the full stop
// after it.
func rightToken(text string, i int) hit {
	end := i
	for end < len(text) && end-i <= maxJoint && tokenByte(text[end]) {
		end++
	}
	if end-i > maxJoint {
		return hit{i, i}
	}
	if end < len(text) {
		b := text[end]
		next := end+1 < len(text) && isDigit(text[end+1])
		if b == '_' || b == '%' || (b == ',' || b == ':') && next {
			return hit{i, i}
		}
		if r, _ := utf8.DecodeRuneInString(text[end:]); b >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return hit{i, i}
		}
	}
	return hit{i, i + len(strings.TrimRight(text[i:end], ".)"))}
}

var decimal = dfa.MustCompile(`^\d+\.\d\d?$`)

// figures reports a group of digits, with signs or without, that is no amount.
func figures(s string) bool {
	digits := 0
	for i := range len(s) {
		switch {
		case isDigit(s[i]):
			digits++
		case alnum[s[i]]:
			return false
		}
	}
	return digits > 0 && !(strings.Contains(s, ".") && decimal.MatchString(s))
}

// fullNumber is how many digits a number has that needs no more.
const fullNumber = 9

// complete reports whether the figures on one side of i are a number already.
func complete(text string, i int) bool {
	digits := 0
	for k := i - 1; k >= 0 && digits < fullNumber && ofNumber(text[k]); k-- {
		if isDigit(text[k]) {
			digits++
		}
	}
	if digits >= fullNumber {
		return true
	}
	digits = 0
	for k := i + 1; k < len(text) && digits < fullNumber && ofNumber(text[k]); k++ {
		if isDigit(text[k]) {
			digits++
		}
	}
	return digits >= fullNumber
}

func ofNumber(b byte) bool { return isDigit(b) || b == ' ' || tokenByte(b) && !alnum[b] }

// month reports the name of a month.
func month(s string) bool { return months[strings.ToLower(strings.TrimRight(s, "."))] }

var dayOfMonth = dfa.MustCompile(`^(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$`)

// dayMonth reports a day and its month, before a year.
func dayMonth(text, left, right string, after int) bool {
	return month(right) && dayOfMonth.MatchString(left) && yearAfter(text, after)
}

// monthYear reports a month and its year, after a day.
func monthYear(text, left, right string, before int) bool {
	if !month(left) || !fullYear(right) {
		return false
	}
	day := strings.TrimRight(text[max(0, before-8):before], " \t,")
	return day != "" && dayOfMonth.MatchString(day[strings.LastIndexAny(day, " \t\n:(")+1:])
}

func yearAfter(text string, at int) bool {
	rest := strings.TrimLeft(text[at:min(len(text), at+8)], " \t,.")
	return len(rest) >= 4 && fullYear(rest[:4])
}

func fullYear(s string) bool {
	return len(s) == 4 && (s[:2] == "19" || s[:2] == "20") && isDigit(s[2]) && isDigit(s[3])
}

// codes are the numbers with letters, and those with a check digit, that are
// told from cells beside each other by how they are built, with the lengths of
// their groups.
var codes = []struct {
	form   *dfa.Regexp
	groups []int
	valid  func(string) bool
}{
	{dfa.MustCompile(`^[A-Z]{2}\d{6}[A-D]$`), []int{2, 2, 2, 2, 1}, nil}, // National Insurance
	{dfa.MustCompile(`^[A-Z]{2}\d{2}[A-Z]{3}$`), []int{4, 3}, validPlate},
	{postal, []int{2, 3}, validPostcode}, {postal, []int{3, 3}, validPostcode}, {postal, []int{4, 3}, validPostcode},
	{dfa.MustCompile(`^\d{10}$`), []int{3, 3, 4}, validNHS},
	{dfa.MustCompile(`^\d{16}$`), []int{4, 4, 4, 4}, validCard},
	{british, []int{5, 6}, validPhone}, {british, []int{5, 3, 3}, validPhone},
	{british, []int{4, 3, 4}, validPhone}, {british, []int{3, 4, 4}, validPhone},
	{dfa.MustCompile(`^[A-Z]{2}\d{2}[A-Z]{4}\d{14}$`), []int{4, 4, 4, 4, 4, 2}, nil}, // an account
	{dfa.MustCompile(`^[A-Z]+9*\d{6}[A-Z9]{2}\d[A-Z]{2}$`), []int{5, 6, 5}, validDrivingLicence},
}

// postal is a postcode.
var postal = dfa.MustCompile(`^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$`)

// british is a telephone number of the British plan.
var british = dfa.MustCompile(`^0\d{9,10}$`)

// maxGroups is how many groups a code has at most, and maxCode its length.
const maxGroups, maxCode = 6, 22

// code reports whether the tokens on both sides of i are groups of one code,
// with others before and after.
func code(text string, i int, l, r hit) bool {
	if !capitals(text[l.start:l.end]) || !capitals(text[r.start:r.end]) || !strings.ContainsAny(text[l.start:l.end]+text[r.start:r.end], "0123456789") {
		return false
	}
	var room [2*maxGroups - 2]hit
	chain := append(room[:0], l, r)
	first := 0
	for n := 0; n < maxGroups-2; n++ { // towards the start
		at := chain[0].start
		if at == 0 || !separator(text[at-1]) {
			break
		}
		t := leftToken(text, at-1)
		if t.start == t.end || !capitals(text[t.start:t.end]) {
			break
		}
		chain = slices.Insert(chain, 0, t)
		first++
	}
	for n := 0; n < maxGroups-2; n++ {
		at := chain[len(chain)-1].end
		if at == len(text) || !separator(text[at]) {
			break
		}
		t := rightToken(text, at+1)
		if t.start == t.end || !capitals(text[t.start:t.end]) {
			break
		}
		chain = append(chain, t)
	}
	for from := 0; from <= first; from++ {
		for to := first + 2; to <= len(chain); to++ {
			if oneCode(text, chain[from:to]) {
				return true
			}
		}
	}
	return text[i] == '\t' && called(text, chain) && !tabular(text, i)
}

// calls are the words that a reference follows.
var calls = dfa.MustCompile(`(?i)(?:^|[^a-z])(?:refs?|reference|case|file|claim|crime|urn|id|no|num|number)$`)

// called reports whether a reference is announced before tokens, "Our ref:
// KX\t4471\t20", of which one has as many figures as references have.
func called(text string, chain []hit) bool {
	figures := false
	for _, t := range chain {
		figures = figures || count(text[t.start:t.end]) >= 3
	}
	before := strings.TrimRight(text[back(text, chain[0].start, 24):chain[0].start], " \t:.#")
	return figures && calls.MatchString(before)
}

func separator(b byte) bool { return b == ' ' || b == '\t' || b == '\n' }

func capitals(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) && (s[i] < 'A' || s[i] > 'Z') {
			return false
		}
	}
	return s != ""
}

// oneCode reports whether tokens make up a code, parted between its groups.
func oneCode(text string, chain []hit) bool {
	var buf [maxCode]byte
	whole, ends := buf[:0], uint32(0) // a bit for each length at which a token ends
	for _, t := range chain {
		if len(whole)+t.end-t.start > maxCode {
			return false
		}
		whole = append(whole, text[t.start:t.end]...)
		ends |= 1 << len(whole)
	}
	for _, c := range codes {
		sum, allowed := 0, uint32(0)
		for _, g := range c.groups {
			sum += g
			allowed |= 1 << sum
		}
		if sum == len(whole) && ends&^allowed == 0 && c.form.MatchString(string(whole)) && (c.valid == nil || c.valid(string(whole))) {
			return true
		}
	}
	return false
}

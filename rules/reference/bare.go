package reference

import (
	"strings"

	"veil/rules"
	"veil/rules/dfa"
	"veil/rules/names/lexicon"
)

// bare judges what nothing else knew: in papers about a child a code of letters
// and figures, or a long run of figures, that is no date, measure, form or law
// is nearly always the number of somebody.
func (s *scanner) bare(t token) (match, bool) {
	m := match{start: t.start, end: t.end, kind: rules.CaseNumber, score: 0.5, token: t}
	var prev byte
	if t.start > 0 {
		prev = s.text[t.start-1]
	}
	v := s.text[t.start:t.end]
	switch {
	case strings.HasSuffix(s.text[max(0, t.start-5):t.start], "ISBN ") || strings.HasSuffix(s.text[max(0, t.start-5):t.start], "ISSN "):
		return match{}, false
	case prev == '#' && t.digits >= 4:
		m.rule, m.why, m.score = "hash", "A number after a number sign", 0.7
	case s.officer(t, prev):
		m.rule, m.why, m.score = "beside-name", "A number in brackets after a name", 0.6
	case prev == '.' || prev == ',' && t.letters == 0 || prev == '=' || prev == '@' || prev == '+':
		return match{}, false
	case t.letters == 0 && t.joints == 0:
		if m.end = s.run(t); m.end == 0 {
			return match{}, false
		}
		m.rule, m.why = "figures", "A long number that is no date, amount or telephone number"
	case mixed(t, v) && !harmless(v) && !(t.digits <= 2 && formBefore.MatchString(s.text[max(0, t.start-24):t.start])):
		m.rule, m.why, m.score = "mixed", "A code of letters and figures", 0.55
	case t.letters == 0 && (s.serial(t, v) || s.stroked(t, v)):
		m.rule, m.why = "figures-joined", "Figures joined by strokes or hyphens that are no date"
	default:
		return match{}, false
	}
	if m.rule == "mixed" && (t.digits > 2 || t.joints > 0) {
		m.end = s.tail(t)
	}
	if prev == ' ' && isDigit(v[0]) {
		if at := capitals(s.text, t.start); at < t.start {
			m.start = at
		}
	}
	return m, true
}

// mixed reports a token of letters and figures that is long enough to be a
// reference.
func mixed(t token, v string) bool {
	return t.letters > 0 && t.digits+t.letters >= 5 && t.digits >= 3 && strings.IndexByte(v, '\\') < 0 ||
		t.joints == 1 && exhibit.MatchString(v) || t.joints == 2 && bundle.MatchString(v)
}

var (
	// formBefore is what the number of a form stands after.
	formBefore = dfa.MustCompile(`(?i)\b(?:form|template|leaflet|annex|schedule|policy)\b[^.\n]{0,16}$`)
	exhibit    = dfa.MustCompile(`^[A-Z]{2,4}/\d{1,3}[A-Za-z]?$`)
	bundle     = dfa.MustCompile(`^[A-Z]{2,4}/[A-Z]{2,4}/\d{1,3}[A-Za-z]?$`)
)

var (
	months = `(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*`
	// tame are the forms of codes that tell nothing of anybody: dates and
	// times with letters, ages and measures, years of school, terms and
	// quarters, pages of a bundle, laws, guidance of NICE, standards, forms.
	tame = dfa.MustCompile(`(?i)^(?:` + strings.Join([]string{
		`(?:mon|tues?|wed|thurs?|fri|sat|sun)?\d{0,2}(?:st|nd|rd|th)?[-/. ]?` + months + `[-/. ]?(?:\d\d|(?:19|20)\d\d)?`,
		`(?:19|20)\d\d[-/]\d\d[-/]\d\dt?\d*z?`,
		`(?:spring|summer|autumn|winter|term|t|q|fy|ay|sy|class|year|yr|y|ks|wk|week|day|stage|phase|session|level|age|ages|aged|grade|band|room|rm|unit|tier|part|tab|box|set|group|level|version|ver|v|c|r|p|pp|pg|pages?|paras?|fig|no|ch|s|ss|reg|regs|rr|arts?|sch|sec|rule|pd)[-/–_]?\d{1,4}(?:[-/–&_.][a-z]*\d{1,4})*[a-z]?`,
		`\d{1,4}(?:[./]\d+)?(?:years?|yrs?|y|months?|mths?|m|weeks?|wks?|w|days?|d|hours?|hrs?|h|minutes?|mins?|seconds?|secs?|st|lbs?|oz|ft|in|cm|mm|km|kg|g|mg|mcg|ml|mls|l|kcal|cal|mmol|mmhg|iu|bpm|mph|kw|kwh|gb|mb|p|ppm|x|px|units?|°c|c|f|k|pm|am)(?:[-/+ ]?\d{0,4}[a-z]{0,6})?`,
		`\d{1,2}[.:]?\d{0,2}(?:am|pm|hrs|h)?[-–/]\d{1,2}[.:]?\d{0,2}(?:am|pm|hrs?|h|yrs?|years?|mths?|months?|wks?|weeks?|days?|mins?|kg|cm|mg|ml|lbs?|miles?|m|y|d|w)?`,
		`[a-z]\d{1,3}[a-z]?[-–/][a-z]?\d{1,3}[a-z]?`,
		`(?:mg|ex|fp|fl|fm|sf|sa|uc|ds|et|ap|pn|n|c|d|a|b|m|e|f|g|h|ad|co|cop|dla|pip|esa|is|p|ssp|sscs|ct|cic|hc|rf|tu|t|u|iht|pa|lpa|lp|form)\d{1,3}[a-z]?(?:[-/](?:mg|ex|fp|fl|fm|c|d|n|a|p|sscs)?\d{1,3}[a-z]?)*`,
		`(?:ng|cg|qs|ph|ta|ipg|mpg|bs|iso|en|iec|si|ssi|wsi|nisr|sr|hs|circular|pace|icd|dsm|hl|bp|hr|rr|sats|spo|temp|wt|ht|bmi|gcs|iq|cat|sdq|phq|gad|cgas|auditc?|epds|asq|covid|sars|iphone|ipad|galaxy|ps|xbox|windows|office|android|ios|model|wisc|wiat|wppsi|bas|basc|vabs|abas|ados|conners)[-/–_]?[ivx]*\d[\d./-]*[a-z]{0,3}`,
		`[a-z]\d{2}\.\d{1,2}[a-z]?`,
		`(?:19|20)\d\d(?:[-/–](?:\d\d|(?:19|20)\d\d))?[-/–_ ]?[a-z]{1,12}|[a-z]{1,12}[-/–_ ]?(?:19|20)\d\d(?:[-/–]\d\d(?:\d\d)?)?`,
		`[a-z]+/[a-z]+`,
		`[ab]\d{4}`,
		`[a-z]{3,5}/\d{1,2}-\d{1,2}`,
		`e[uc]/(?:19|20)\d\d/\d+`,
		`(?:img|dscf?|dscn|pxl|vid|mvi|mov|photo|scan|ptt|aud|video|audio)[-_]?\d.*`,
		`\d{5,8}-(?:photo|audio|video|sticker|gif|img)-.*`,
		`(?:am|pm|lh|rh|l|r|m|f)/\d+.*`,
	}, "|") + `)$`)
	// scannedDate is a date, or a pressure of the blood, in which a scan turned
	// ones and noughts into letters.
	scannedDate = dfa.MustCompile(`^[0-9lIO]{1,2}[./-](?:[0-9lIO]{1,2}|(?i:` + months + `))[./-][0-9lIO]{2,4}$|^[0-9lIO]{2,3}/[0-9lIO]{2,3}$`)
	// serialTail is the end of a code that counts: no measure, year or page is
	// written so, "WT25-0644".
	serialTail = dfa.MustCompile(`^[A-Z]{2,6}\d*[-/]0\d{3,}$`)
	isoTime    = dfa.MustCompile(`^(?:19|20)\d\d-\d\d-\d\dT`)
)

// harmless reports a code that is no reference.
func harmless(v string) bool {
	if isoTime.MatchString(v) || ordinary(v) || scannedDate.MatchString(v) {
		return true
	}
	if !tame.MatchString(v) || serialTail.MatchString(v) {
		return plainWords(v)
	}
	// "CS-2024" may be a year, "C1-88120" is not a page: six figures are more
	// than any of these forms has, but for dates and ages.
	n := 0
	for i := range len(v) {
		if isDigit(v[i]) {
			n++
		}
	}
	return n <= 6 || strings.ContainsAny(v, "-–/.")
}

// plainWords reports a token of which the longest run of letters is a common
// word, "school/2024", "office365".
func plainWords(v string) bool {
	for _, w := range strings.FieldsFunc(v, func(r rune) bool { return r < 'A' || r > 'Z' && r < 'a' || r > 'z' }) {
		if len(w) >= 4 && w != strings.ToUpper(w) && lexicon.Word(w).Ordinary() >= 2 {
			return true
		}
	}
	return false
}

// run returns where a long number ends that stands for itself, or 0.
func (s *scanner) run(t token) int {
	v := s.text[t.start:t.end]
	switch {
	case t.digits == 6 && (dayMonth(v[:2], v[2:4]) || dayMonth(v[4:], v[2:4]) || v[:2] == "20" && v[4:] <= "12"):
		return 0
	case t.digits == 8 && (dayMonth(v[:2], v[2:4]) && century(v[4:]) || dayMonth(v[6:], v[4:6]) && century(v)):
		return 0
	case s.telephone(t):
		return 0
	case t.digits >= 6:
		if strings.Trim(v[1:], "0") == "" {
			return 0 // 1000000
		}
		return t.end
	case t.digits < 3:
		return 0
	}
	// Four figures after capitals, "ADP 3061".
	if t.digits >= 4 && !year.MatchString(v) && (t.digits > 4 || !hour(v)) {
		if at := capitals(s.text, t.start); at < t.start && !s.telephone(t) {
			return s.groups(t, false)
		}
	}
	// "1200 4471 0388", "943 476 5918".
	if _, n, ok := groupsOfFigures.Find(s.text[t.start:min(len(s.text), t.start+40)]); ok && !inWord(s.text, t.start+n) && !yearsOnly(s.text[t.start:t.start+n]) {
		return t.start + n
	}
	return 0
}

var groupsOfFigures = dfa.MustCompile(`\A\d{3,4}(?:(?: \d{3,4}){2,4}|(?:-\d{3,4}){2,4})(?:[ -]\d{1,2})?`)

func yearsOnly(v string) bool {
	for _, y := range strings.FieldsFunc(v, func(r rune) bool { return r == ' ' || r == '-' }) {
		if !year.MatchString(y) {
			return false
		}
	}
	return true
}

// tail returns where a code ends that has further groups of three figures or
// more and a last letter apart from it: "H0088 4471 A", "F0099 4417 201".
func (s *scanner) tail(t token) int {
	_, n, ok := tailGroups.Find(s.text[t.end:min(len(s.text), t.end+32)])
	if !ok || inWord(s.text, t.end+n) || yearsOnly(s.text[t.end:t.end+n]) || unit[nextWord(s.text, t.end+n)] ||
		t.end+n+1 < len(s.text) && strings.IndexByte("/-.:,", s.text[t.end+n]) >= 0 && isDigit(s.text[t.end+n+1]) {
		return t.end
	}
	g := s.text[t.end : t.end+n]
	if last := g[len(g)-1]; isUpper(last) && (last == 'A' || last == 'I') && t.end+n+1 < len(s.text) && s.text[t.end+n] == ' ' && isLetter(s.text[t.end+n+1]) {
		n -= 2 // "AB12345 678 A man"
	}
	return t.end + n
}

var tailGroups = dfa.MustCompile(`\A(?: [1-9]\d{2,5}| 0\d{2,3})(?: \d{3,5}){0,3}(?: [A-Z]\b)?`)

// stroked reports five figures or more with a stroke or a hyphen in them that
// capitals stand before, "MAT 11/882", or of which the first five are a
// number and the rest its part, "20771-1".
func (s *scanner) stroked(t token, v string) bool {
	if t.joints != 1 || strings.ContainsAny(v, ".\\_") {
		return false
	}
	if t.digits >= 6 && subNumber.MatchString(v) {
		return true
	}
	return t.digits >= 5 && !monthOfYear.MatchString(v) && !strings.Contains(v, "–") && capitals(s.text, t.start) < t.start && !s.telephone(t)
}

var (
	subNumber   = dfa.MustCompile(`^[1-9]\d{4,6}[-/]\d{1,2}$`)
	monthOfYear = dfa.MustCompile(`^(?:0?[1-9]|1[0-2])[-/](?:19|20)\d\d$|^(?:19|20)\d\d[-/]\d{1,4}$`)
)

// serial reports figures joined by strokes or hyphens, six at least, that are
// no date, range, year or amount.
func (s *scanner) serial(t token, v string) bool {
	return t.digits >= 7 && !strings.Contains(v, ".") && !datish.MatchString(v) && !strings.Contains(v, "\\")
}

// datish are dates, ranges of years and of hours, laws by year and number, and
// telephone numbers.
var datish = dfa.MustCompile(`^(?:\d{1,2}[-/–](?:19|20)\d\d[-/–]\d{1,2}|\d{1,2}[-/–]\d{1,2}[-/–](?:19|20)?\d\d(?:[-/–]\d{1,2}[-/–]\d{1,2}[-/–](?:19|20)?\d\d)?|(?:19|20)\d\d[-/–]\d{1,4}(?:[-/–]\d{1,2})?|\d{3,4}[-–]\d{3,4}|\d{1,4}(?:[-/–]\d{1,3})+|(?:19|20)\d\d[-/–].*(?:19|20)\d\d|0\d{2,5}[-/]\d{3,8}(?:[-/]\d+)?)$`)

func dayMonth(d, m string) bool { return d >= "01" && d <= "31" && m >= "01" && m <= "12" }
func century(y string) bool     { return strings.HasPrefix(y, "19") || strings.HasPrefix(y, "20") }
func hour(v string) bool        { return v[:2] < "24" && v[2:4] < "60" }

// capitals returns where the two to six capitals begin that stand apart before
// a number and belong to it, or at.
func capitals(text string, at int) int {
	if at < 3 || text[at-1] != ' ' {
		return at
	}
	i, upper := at-1, 0
	for i > 0 && isLetter(text[i-1]) && at-1-i <= 6 {
		i--
		if isUpper(text[i]) {
			upper++
		}
	}
	w := text[i : at-1]
	if len(w) < 2 || len(w) > 6 || upper < 2 || len(w) > 4 && (upper < len(w) || lexicon.Word(w) != 0) || !isUpper(w[0]) || inWord(text, i) || plainCapitals[strings.ToLower(w)] || common[strings.ToLower(w)] || filler[strings.ToLower(w)] || lexicon.Word(w).Ordinary() >= 3 {
		return at
	}
	return i
}

// plainCapitals stand before figures that tell nothing of anybody, or before
// those of another kind.
var plainCapitals = set(`ewhc ewca ewfc ewcop uksc ukhl ukut ukftt nisc csih csoh wlr flr fcr ac qb kb fam civ crim bmlr hlr iso bs en iec pd cpr fpr
	si ssi wsi nisr sr gbp eur usd mg bbc itv gcse btec nvq nhs nice ng cg qs ta hrs ext tel mob fax dob aged yrs mths ks yr tv dvd iq wisc
	chi cli hcn gp ni ct mri ecg hr bp rr gcs bmi sats temp act reg regs cap ch para page pp vol no rm room unit flat room bed ward po box mph kg cm mm ml`)

// collar is the number of an officer with letters before or after it. Those of
// a diagnosis are in the middle, "(6A70)".
var collar = dfa.MustCompile(`^(?:[A-Z]{1,2}\d+|\d+[A-Z]{1,2}|[a-z]{1,2}\d+|\d+[a-z]{1,2})$`)

// officer reports figures in brackets after a name in capitals, or of four
// figures and more after any name: "KAUR-TAYLOR (881)".
func (s *scanner) officer(t token, prev byte) bool {
	if prev != '(' || t.digits < 3 || t.digits > 6 || t.joints > 0 || t.letters > 0 && !collar.MatchString(s.text[t.start:t.end]) || t.start < 6 || t.end >= len(s.text) || s.text[t.end] != ')' || s.text[t.start-2] != ' ' || year.MatchString(s.text[t.start:t.end]) {
		return false
	}
	j := t.start - 2
	i := j
	for i > 0 && (isLetter(s.text[i-1]) || s.text[i-1] == '-' || s.text[i-1] == '\'') {
		i--
	}
	w := s.text[i:j]
	if len(w) < 3 || !isUpper(w[0]) {
		return false
	}
	f := lexicon.Word(w)
	if w == strings.ToUpper(w) {
		return len(w) >= 4 && f.Ordinary() < 2 || f.Name()
	}
	return t.digits >= 4 && (f.Name() || f.Ordinary() == 0)
}

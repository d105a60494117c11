package reference

import (
	"strings"

	"veil/rules"
	"veil/rules/dfa"
)

// grouped judges figures that are nothing by themselves but may begin a number
// in groups after a label: "24 004 821", "01 / YE / 10482 / 24", "4 8 2 1 3 0".
func (s *scanner) grouped(t token) (match, bool) {
	if m, ok := s.boxed(t); ok {
		return m, true
	}
	if t.digits > 4 || t.joints > 0 || t.letters > 2 {
		return match{}, false
	}
	end := s.groups(t, true)
	digits := 0
	for i := t.start; i < end; i++ {
		if isDigit(s.text[i]) {
			digits++
		}
	}
	if end == t.end || digits < 5 {
		return match{}, false
	}
	if monthYear.MatchString(s.text[t.start:end]) {
		return match{}, false
	}
	l, start, ok := s.label(t)
	if !ok || l.strength == noun && (digits < l.min || s.telephone(t)) || ordinary(s.text[t.start:t.end]) {
		return match{}, false
	}
	if l.whole && l.strength == noun && start-l.start <= 6 || s.announced(l.start, start) {
		start = l.start
	}
	return match{start: start, end: end, kind: l.kind, rule: "label", score: 0.9, why: "A number in groups after its label", token: t}, true
}

// capitalGroups finds two figures and a longer group after capitals that are no
// word, "NB 22 0917".
func (s *scanner) capitalGroups(t token) (match, bool) {
	if t.digits != 2 || t.letters+t.joints > 0 || t.end >= len(s.text) || s.text[t.end] != ' ' {
		return match{}, false
	}
	_, n, ok := groupAfter.Find(s.text[t.end:min(len(s.text), t.end+24)])
	at := t.start
	if ok {
		at = capitals(s.text, t.start)
	}
	if at == t.start || inWord(s.text, t.end+n) || yearsOnly(s.text[t.end:t.end+n]) || unit[nextWord(s.text, t.end+n)] || s.telephone(t) ||
		t.end+n+1 < len(s.text) && strings.IndexByte("/-.:", s.text[t.end+n]) >= 0 && isDigit(s.text[t.end+n+1]) {
		return match{}, false
	}
	return match{start: at, end: t.end + n, kind: rules.CaseNumber, rule: "capitals-groups", score: 0.55, why: "Groups of figures after capitals", token: t}, true
}

// afterCapitals finds what would be a range of pages, were there no capitals
// before it that are no word: "DSA 24-118", "XR 118-204".
func (s *scanner) afterCapitals(t token) (match, bool) {
	v := s.text[t.start:t.end]
	if t.letters > 0 || strings.IndexByte(v, '-') < 0 || !s.stroked(t, v) || t.end < len(s.text) && s.text[t.end] == '-' {
		return match{}, false
	}
	from, to, _ := strings.Cut(v, "-")
	if hours := len(from) == 4 && len(to) == 4 && hour(from) && hour(to); hours || yearsOnly(v) {
		return match{}, false
	}
	return match{start: capitals(s.text, t.start), end: t.end, kind: rules.CaseNumber, rule: "capitals-groups", score: 0.55, why: "Groups of figures after capitals", token: t}, true
}

var groupAfter = dfa.MustCompile(`\A (?:\d{4,6}|\d{2,3}[ -]\d{3,5})`)

// ranged finds figures that look like a range after "ref": "SAR ref 417-24".
func (s *scanner) ranged(t token) (match, bool) {
	if t.digits < 5 || t.letters > 0 || t.joints != 1 || strings.IndexByte(s.text[t.start:t.end], '.') >= 0 || monthOfYear.MatchString(s.text[t.start:t.end]) || year.MatchString(s.text[t.start:t.end]) {
		return match{}, false
	}
	l, start, ok := s.label(t)
	if !ok || l.kind != rules.CaseNumber || l.strength < ref && !complaint.MatchString(s.text[l.start:start]) {
		return match{}, false
	}
	return match{start: start, end: t.end, kind: l.kind, rule: "label", score: 0.8, why: "Figures with a hyphen after their label", token: t}, true
}

var complaint = dfa.MustCompile(`(?i)^(?:complaint|incident|crime|case|file|sar|foi|referral|investigation|record)`)

// boxes are the boxes of a form with a figure in each, or the four parts of a
// reference of the police in a box each.
var boxes = dfa.MustCompile(`\A\d{2} ?\| ?[A-Z0-9]{2} ?\| ?\d{3,7} ?\| ?\d{2}\b|\A[A-Z0-9](?: ?\| ?[A-Z0-9]){4,20}\b`)

// boxed finds a number in boxes.
func (s *scanner) boxed(t token) (match, bool) {
	if t.digits > 2 || t.joints > 0 || t.end+1 >= len(s.text) || s.text[t.end] != '|' && s.text[t.end+1] != '|' {
		return match{}, false
	}
	_, n, ok := boxes.Find(s.text[t.start:min(len(s.text), t.start+90)])
	if !ok {
		return match{}, false
	}
	return match{start: t.start, end: t.start + n, kind: rules.CaseNumber, rule: "boxes", score: 0.7, why: "A number in the boxes of a form", token: t}, true
}

// thousands is the rest of a number that is written in groups from its end.
var thousands = dfa.MustCompile(`\A \d{3,4}(?:\D|$)`)

// monthYear are two figures and a year.
var monthYear = dfa.MustCompile(`^\d{1,2} (?:19|20)\d\d$`)

// groups returns where a reference ends that is written in groups: "24 004
// 821", "ZW 24 C 50123", "44 / QZ / 10773 / 24", "4 8 2 1 3 0", or broken after
// a stroke at the end of a line. Letters are taken where figures follow.
// Loose says that the first group needs company, so that any figures will do.
func (s *scanner) groups(t token, loose bool) int {
	if t.joints > 1 || t.digits+t.letters > 9 {
		return s.broken(t.end)
	}
	end, total, single := t.end, t.digits, t.digits+t.letters == 1
	lone := false // the last group was letters only
	for at, n := end, 0; n < 14; n++ {
		gap := gapBefore(s.text, at)
		if gap == 0 || gap > 1 && total >= 9 { // another number beside it
			break
		}
		g := group(s.text, at+gap)
		j := g.end
		if g.digits > 0 && g.capitals > 0 && j+1 < len(s.text) && s.text[j] == '/' && isDigit(s.text[j+1]) {
			if h := group(s.text, j+1); !inWord(s.text, h.end) { // "HS-449 2O/3", of a scan
				return h.end
			}
		}
		switch {
		case g.digits+g.capitals == 0 || g.digits+g.capitals > 10 || g.digits == 0 && g.capitals > 3 || inWord(s.text, j):
			return end
		case single && n == 0 && t.digits == 1 && g.digits == 3 && g.capitals == 0 && thousands.MatchString(s.text[j:min(len(s.text), j+6)]):
			single = false // "1 204 778"
		case single && g.digits+g.capitals > 1, !single && n > 5:
			return end
		case g.digits == 0 && (lone || announces(strings.ToLower(s.text[at+gap:j]))):
			return end // "OIC PC 4821" is another thing
		case j+1 < len(s.text) && strings.IndexByte("/-.:", s.text[j]) >= 0 && isDigit(s.text[j+1]) && gap == 1, j < len(s.text) && s.text[j] == '%':
			return end
		case g.digits > 0 && g.capitals == 0 && gap == 1 && (unit[nextWord(s.text, j)] || !single && !loose && n == 0 && g.digits < 3 && group(s.text, j+1).digits < 2 && !(g.digits == 1 && t.digits > 6 && s.closes(j))):
			return end
		case g.capitals == 0 && total+g.digits > 20:
			return end
		case g.capitals == 0 && t.digits > 6 && t.letters == 0 && !loose && n == 0 && !(g.digits == 1 && s.closes(j)):
			return end // a long number, and another thing
		}
		at, lone = j, g.digits == 0 && !single
		total += g.digits
		if g.digits > 0 || g.capitals < 3 && (at >= len(s.text) || strings.IndexByte("\n;,.)|", s.text[at]) >= 0 || g.capitals == 1 && apartFrom(s.text, at)) {
			end = at
		}
	}
	return s.broken(end)
}

// closes reports whether a line, a cell or a clause ends at a position: a single
// figure before it is the last of a number, "70018823 4".
func (s *scanner) closes(at int) bool {
	return at >= len(s.text) || strings.IndexByte("\r\n;,.)|\t", s.text[at]) >= 0
}

// apartFrom reports whether a capital that ends at a position, and is no word,
// stands before a word in small letters: "4471 B retained".
func apartFrom(text string, at int) bool {
	return text[at-1] != 'A' && text[at-1] != 'I' && at+1 < len(text) && text[at] == ' ' && 'a' <= text[at+1] && text[at+1] <= 'z'
}

// broken returns where a reference ends of which half stands on the next line,
// after a stroke or a hyphen.
func (s *scanner) broken(end int) int {
	if end+2 >= len(s.text) || s.text[end] != '/' && s.text[end] != '-' || s.text[end+1] != '\n' {
		return end
	}
	j := end + 2
	for j < len(s.text) && (s.text[j] == ' ' || s.text[j] == '\t') {
		j++
	}
	if g := group(s.text, j); g.digits >= 2 && !inWord(s.text, g.end) {
		return g.end
	}
	return end
}

// gapBefore returns the length of what may stand between two groups at a
// position: a space, or a stroke or a hyphen with space beside it.
func gapBefore(text string, at int) int {
	for _, g := range []string{" / ", " - ", " – ", " /", "/ ", " "} {
		if strings.HasPrefix(text[at:], g) {
			return len(g)
		}
	}
	return 0
}

// group is a run of figures and capitals.
func group(text string, at int) (g struct{ digits, capitals, end int }) {
	for g.end = at; g.end < len(text); g.end++ {
		if c := text[g.end]; isDigit(c) || c == 'l' && scannedOne(text, g.end) {
			g.digits++
		} else if isUpper(c) {
			g.capitals++
		} else {
			break
		}
	}
	if g.digits > 1 && g.end < len(text) && 'a' <= text[g.end] && text[g.end] <= 'f' && !inWord(text, g.end+1) {
		g.end++ // "559a"
	}
	return g
}

// scannedOne reports whether the small l at a position is a 1 to a scan: it
// stands beside a figure and no small letter.
func scannedOne(text string, at int) bool {
	small := func(i int) bool { return i >= 0 && i < len(text) && 'a' <= text[i] && text[i] <= 'z' && text[i] != 'l' }
	figure := func(i int) bool { return i >= 0 && i < len(text) && isDigit(text[i]) }
	return !small(at-1) && !small(at+1) && (figure(at-1) || figure(at+1))
}

package reference

import (
	"strings"

	"veil/rules"
	"veil/rules/dfa"
)

// scanned finds numbers in which a scan turned figures into letters: those of
// the National Insurance and of the health service, whose shape and check digit
// say what they are, and any other after its label, "GMC 7O1 22l8".
func (s *scanner) scanned(t token) (match, bool) {
	if t.start > 0 && strings.IndexByte("@/\\_.", s.text[t.start-1]) >= 0 {
		return match{}, false
	}
	if m, ok := s.insurance(t); ok {
		return m, true
	}
	r := s.figures(t.start)
	if r.letters == 0 || r.real < 3 || r.real < r.letters || inWord(s.text, r.end) {
		return match{}, false
	}
	if len(r.read) == 10 && r.real > 4 && rules.Validators["nhs"](r.read) {
		return match{start: t.start, end: r.end, kind: rules.NHSNumber, rule: "nhs-scanned", score: 0.85,
			why: "Figures that a scan damaged, with the check digit of an NHS number", token: t}, true
	}
	if len(r.read) < 5 || scannedDate.MatchString(s.text[t.start:r.end]) || r.end < len(s.text) && strings.IndexByte("/:%", s.text[r.end]) >= 0 {
		return match{}, false
	}
	l, start, ok := s.label(t)
	if !ok || len(r.read) < l.min && l.strength == noun || l.kind == rules.CaseNumber && yearOnly(r.read) {
		return match{}, false
	}
	return match{start: start, end: r.end, kind: l.kind, rule: "label", score: 0.85, why: "A number that a scan damaged, after its label", token: t}, true
}

// reading is a run of figures, some of which may look like letters.
type reading struct {
	read          string // the figures they stand for
	real, letters int
	end           int
}

// maxReading is how many figures are read of a number.
const maxReading = 20

// figures reads on from a position over groups of figures that stand apart by a
// space or a hyphen. A group holds a figure, or is of letters that are nothing
// but damaged figures, "O1", "OO".
func (s *scanner) figures(at int) (r reading) {
	var b [maxReading]byte
	n := 0
	for i := at; n < len(b); {
		j, real, letters := i, 0, 0
		for j < len(s.text) && n+j-i < len(b) && figure[s.text[j]] != 0 && s.text[j] != '|' {
			if b[n+j-i] = figure[s.text[j]]; isDigit(s.text[j]) {
				real++
			} else {
				letters++
			}
			j++
		}
		if j == i || inWord(s.text, j) || real == 0 && (i == at || letters > 4 || letters == 1 && s.text[i] != 'O' && s.text[i] != 'l') {
			break
		}
		n += j - i
		r.real, r.letters, r.end = r.real+real, r.letters+letters, j
		if j+1 >= len(s.text) || s.text[j] != ' ' && s.text[j] != '-' {
			break
		}
		i = j + 1
	}
	r.read = string(b[:n])
	return r
}

// yearOnly reports a reading that is a year and perhaps what follows it.
func yearOnly(v string) bool {
	return len(v) <= 6 && (strings.HasPrefix(v, "19") || strings.HasPrefix(v, "20"))
}

// insured is a National Insurance number as a scan may leave it: two capitals,
// six signs that are figures or look like them, and the last letter.
var insured = dfa.MustCompile(`\A[A-Z]{2}[ .-]{0,2}(?:[0-9OoQlISBZ][ .-]{0,2}){6}[A-D]`)

// insuredBefore is the beginning of one before its first token with a figure.
var insuredBefore = dfa.MustCompile(`\b[A-Z]{2}[ .-]{0,2}(?:[OoQlISBZ][ .-]{0,2}){0,4}$`)

// insurance finds a National Insurance number with letters for figures. Its
// capitals are of the token or stand before it.
func (s *scanner) insurance(t token) (match, bool) {
	start := t.start
	if start > 2 && strings.IndexByte(" .-", s.text[start-1]) >= 0 && (isUpper(s.text[start-2]) || figure[s.text[start-2]] != 0 || isLetter(s.text[start-3])) {
		from := max(0, start-9)
		if at, _, ok := insuredBefore.Find(s.text[from:start]); ok {
			start = from + at
		}
	}
	if !isUpper(s.text[start]) || inWord(s.text, start) {
		return match{}, false
	}
	_, n, ok := insured.Find(s.text[start:min(len(s.text), start+32)])
	if !ok || inWord(s.text, start+n) {
		return match{}, false
	}
	var b [9]byte
	k, real := 0, 0
	for i := start; i < start+n; i++ {
		c := s.text[i]
		switch {
		case c == ' ' || c == '.' || c == '-':
			continue
		case k > 1 && k < 8:
			if isDigit(c) {
				real++
			}
			c = figure[c]
		}
		b[k] = c
		k++
	}
	if v := string(b[:k]); real == 6 || real < 3 || v[:2] != "QQ" && !rules.Validators["nino"](v) {
		return match{}, false
	}
	return match{start: start, end: start + n, kind: rules.NINumber, rule: "nino-scanned", score: 0.85,
		why: "The form of a National Insurance number that a scan damaged", token: t}, true
}

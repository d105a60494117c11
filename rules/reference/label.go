package reference

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"veil/rules"
	"veil/rules/dfa"
	"veil/rules/names/lexicon"
)

// label is what stands before a reference.
type label struct {
	start int // where it starts
	spec
	strength strength
	bare     bool // a word of numbering, and none that says what is numbered
}

// strength says how plainly a label announces a reference.
type strength int

const (
	noun   strength = iota // "crime", "Mosaic"
	number                 // "… no", "… number"
	ref                    // "… ref", "… ID", "URN"
)

// ofDay returns the length of the date that belongs to a number before it.
func ofDay(text string, at int) int {
	if at >= len(text) || text[at] != ' ' {
		return 0
	}
	_, end, _ := ofDate.Find(text[at:min(len(text), at+28)])
	return end
}

// dayAfter returns the length of a day and month after a number, "serial 1408
// 09/12".
func dayAfter(text string, at int) int {
	if r := text[at:min(len(text), at+7)]; len(r) >= 6 && r[3] == '/' && r[0] == ' ' && dayMonth(r[1:3], r[4:6]) && (len(r) == 6 || r[6] != '/' && r[6] != '-' && !isDigit(r[6])) {
		return len(" 09/12")
	}
	return 0
}

// word is one word before or after a place, in lower case, and what stands
// between it and the next thing.
type word struct {
	start, end int
	text, gap  string
}

const maxWords = 6

// ofDate is how a police log tells the numbers of different days apart.
var ofDate = dfa.MustCompile(`\A (?:of|/) ?[\dlIO]{1,2}[/.-][\dlIO]{1,2}(?:[/.-]\d{2,4})?\b|\A of (?:the )?\d{1,2}(?:st|nd|rd|th)? [A-Z][A-Za-z]{2,8}(?: \d{4})?\b`)

// labelled judges a token by the label before it.
func (s *scanner) labelled(t token) (match, bool) {
	l, start, ok := s.label(t)
	if !ok || l.strength == noun && s.telephone(t) {
		return match{}, false
	}
	if !t.fits(s.text, l) {
		return s.grouped(t)
	}
	m := match{start: start, end: t.end, kind: l.kind, rule: "label", score: 0.92, why: "A number after its label", token: t}
	if l.kind == rules.CaseNumber {
		if m.end += ofDay(s.text, t.end); m.end == t.end && l.dated {
			m.end += dayAfter(s.text, t.end)
		}
	}
	if m.end == t.end {
		m.end = s.groups(t, start < t.start)
	}
	if m.end == t.end && t.digits == 5 && t.letters+t.joints == 0 && l.kind == rules.CaseNumber {
		if _, n, ok := entry.Find(s.text[t.end:min(len(s.text), t.end+6)]); ok && !inWord(s.text, t.end+n) {
			m.end += n // "Candidate number 71441:0386"
		}
	}
	if m.end == t.end && t.joints > 0 && t.letters > 0 && l.kind == rules.CaseNumber {
		m.end = s.tail(t) // "T/BB/118 205"
	}
	if l.whole && l.strength == noun && start-l.start <= 6 && strings.IndexByte(s.text[l.start:start], ':') < 0 {
		m.start = l.start
	} else if l.strength == noun && start-l.start <= 6 && s.cellOf(l.start, start) || s.announced(l.start, start) {
		m.start = l.start
	}
	return m, true
}

// announced reports whether a label in capitals from start on, with only a space
// after it, has a label of its own before it, so that it is the beginning of the
// reference: "ref URN 42NB 04471 25", "Trust ID SOSCARE 771204".
func (s *scanner) announced(start, end int) bool {
	w := s.text[start:end]
	if len(w) < 4 || len(w) > 9 || w[len(w)-1] != ' ' || strings.Trim(w[:len(w)-1], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return false
	}
	if low := strings.ToLower(w[:len(w)-1]); numbering[low] > 0 || common[low] {
		return false
	}
	var buf [maxWords]word
	ws := wordsBefore(s.text, start, buf[:0])
	if len(ws) == 0 || !linked(ws[0], true) || strings.ContainsAny(ws[0].gap, "\n|\t(") {
		return false
	}
	_, known := labels[ws[0].text]
	return known && !denied[ws[0].text] || numbering[ws[0].text] > 0
}

// entry is the number of a candidate after that of the centre.
var entry = dfa.MustCompile(`\A:\d{4}`)

// suffix judges figures after a hyphen that stand for the end of the reference
// before them: "(LL700412, –413, –620)", "2117734 & -35".
func (s *scanner) suffix(t token, last match) (match, bool) {
	if last.end == 0 || last.kind != rules.CaseNumber || last.end > t.start || t.start-last.end > 8 || t.letters+t.joints > 0 || t.digits > 4 || t.digits < 2 || s.text[last.end-1] < '0' || s.text[last.end-1] > '9' || last.token.end-last.token.start <= t.digits {
		return match{}, false
	}
	gap := s.text[last.end:t.start]
	next := gap == " / " && t.digits > 2 && s.text[last.end-t.digits] == s.text[t.start] // "…00714 / 715"
	if !next && !suffixGap.MatchString(gap) {
		return match{}, false
	}
	return match{start: t.start, end: t.end, kind: last.kind, rule: "suffix", score: 0.6, why: "The end of a number like the one before it", token: last.token}, true
}

var suffixGap = dfa.MustCompile(`^(?:, ?| ?& ?| and | or |; ?)[-–/…]$`)

// cellOf reports whether a label in capitals from start begins a cell, or what
// is quoted, and has only a space after it, so that it is the beginning of the
// reference: "| LAC 5510 |".
func (s *scanner) cellOf(start, end int) bool {
	w := s.text[start:end]
	if len(w) < 3 || w[len(w)-1] != ' ' || strings.Trim(w[:len(w)-1], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return false
	}
	before := strings.TrimRight(s.text[max(0, start-12):start], " ")
	return strings.HasSuffix(before, "|") || strings.HasSuffix(before, "\t") || strings.HasSuffix(strings.ToLower(before), "quoting") || strings.HasSuffix(strings.ToLower(before), "quote")
}

// label reads the label before a token and says where the reference starts.
func (s *scanner) label(t token) (l label, start int, ok bool) {
	if at := t.start - 3; at > 0 && hcpcKinds[s.text[at:t.start]] && !inWord(s.text, at) {
		if l, ok = s.labelBefore(at); ok && strings.EqualFold(s.text[l.start:min(len(s.text), l.start+len("hcpc"))], "hcpc") {
			return l, at, true // "HCPC AS 019944"
		}
	}
	if start = leadIn(s.text, t.start); start < t.start {
		_, known := labels[strings.ToLower(s.text[start:t.start-1])]
		small := !isUpper(s.text[start]) // in a text message
		known = known || t.start-start == 2
		if l, ok = s.labelBefore(start); ok && (!known && !small || l.strength > noun && !small || l.strength == ref) {
			return l, start, true
		}
	}
	l, ok = s.labelBefore(t.start)
	return l, t.start, ok
}

// hcpcKinds are the professions on the register, before a number apart from it.
var hcpcKinds = map[string]bool{"AS ": true, "BS ": true, "CH ": true, "CS ": true, "DT ": true, "OR ": true, "OT ": true, "PA ": true, "PH ": true, "RA ": true, "SL ": true, "PO ": true}

// telephone reports whether a token begins with nought and makes a telephone
// number with the groups after it.
func (s *scanner) telephone(t token) bool {
	if s.text[t.start] != '0' || t.letters > 0 {
		return false
	}
	n, end := 0, t.start
	for i := t.start; i < len(s.text) && i < t.start+16 && (isDigit(s.text[i]) || s.text[i] == ' '); i++ {
		if isDigit(s.text[i]) {
			n, end = n+1, i+1
		}
	}
	return (n == 10 || n == 11) && rules.Validators["phone"](s.text[t.start:end])
}

// leadIn returns where a reference starts whose letters stand apart from its
// figures, "ASC 48213044": a capital, or two to four letters of one case, that
// are no word.
func leadIn(text string, at int) int {
	if at == 0 || text[at-1] != ' ' {
		return at
	}
	i := at - 1
	for i > 0 && isLetter(text[i-1]) && at-1-i <= 4 {
		i--
	}
	w := text[i : at-1]
	if len(w) == 0 || len(w) > 4 || len(w) == 3 && lexicon.Word(w).Ordinary() > 1 {
		return at // "NICHE HIT 12A"
	}
	low := strings.ToLower(w)
	if len(w) == 1 && (w == low || w == "A" || w == "I") || w != low && w != strings.ToUpper(w) || w == low && len(w) > 3 || inWord(text, i) ||
		numbering[low] > 0 || filler[low] || denied[low] || article[low] || common[low] {
		return at
	}
	return i
}

// announces reports whether letters before figures are a word of their own.
func announces(low string) bool {
	_, known := labels[low]
	return known && len(low) > 1 || numbering[low] > 0 || denied[low] || common[low]
}

// fits reports whether a token is what the label announces.
func (t token) fits(text string, l label) bool {
	v := text[t.start:t.end]
	if ordinary(v) {
		return l.strength == ref && wordAndNumber.MatchString(v) && !strings.HasPrefix(v[len(v)-4:], "20") && !strings.HasPrefix(v[len(v)-4:], "19")
	}
	if t.digits == 0 { // capitals and strokes
		return l.initials && t.joints > 0
	}
	if l.plate && t.digits <= 4 && t.letters > 0 {
		return false // that of a vehicle
	}
	low := l.min
	if l.strength > noun {
		low = min(3, low)
	}
	switch {
	case (l.bare || l.min == joined) && l.strength == number && t.digits == 3 && v[0] == '0' && len(v) == 3:
		return false // the how manyth in a list, "no 007"
	case t.letters == 0 && t.joints == 0:
		return t.digits >= low || l.dated && t.digits >= 2 && ofDay(text, t.end) > 0
	case low == never:
		return false
	case l.strength > noun:
		return t.digits+t.letters >= 3 && (t.joints > 0 || t.digits >= 2 || t.letters <= 5 && v == strings.ToUpper(v))
	}
	v = strings.TrimRight(v, "abcdef") // "LMO/7a"
	return t.digits >= 3 && t.digits+t.letters >= 4 || t.letters > 0 && v == strings.ToUpper(v) &&
		(l.min <= 4 && (t.digits >= 2 || len(v) >= 5) || l.min == joined)
}

// wordAndNumber is a surname and a serial: "smith-0417".
var wordAndNumber = dfa.MustCompile(`^[a-z]{3,}[-–]\d{3,6}$`)

// ordinary reports a token with a plain word hyphened to it, "2024-onwards".
func ordinary(v string) bool {
	for _, w := range strings.FieldsFunc(v, func(r rune) bool { return r == '-' || r == '–' }) {
		if len(w) >= 4 && w == strings.ToLower(w) && strings.IndexFunc(w, unicode.IsDigit) < 0 {
			return true
		}
	}
	return false
}

// labelBefore reads the label that ends before position at. A noun on the line
// above counts only where it has that line for itself.
func (s *scanner) labelBefore(at int) (label, bool) {
	var buf [maxWords]word
	l, ok := read(wordsBefore(s.text, at, buf[:0]))
	if ok && l.strength == noun && strings.IndexByte(s.text[l.start:at], '\n') >= 0 {
		ok = l.start == 0 || s.text[l.start-1] == '\n'
	}
	return l, ok
}

// read makes a label of words, the last word first: words that fill, words of
// numbering, and the words that say what is numbered.
func read(ws []word) (label, bool) {
	i, strong := 0, noun
	for ; i < len(ws); i++ {
		n := numbering[ws[i].text]
		if n == 0 && !filler[ws[i].text] || !linked(ws[i], n > 0) {
			break
		}
		strong = max(strong, n)
	}
	switch {
	case i == 0 && (len(ws) == 0 || !linked(ws[0], false)):
		return label{}, false
	case i == len(ws):
	case i == 0 || inner(ws[i].gap) || strong == noun && linked(ws[i], false):
		if l, ok := phrase(ws[i:], strong); ok {
			return l, true
		}
		if inner(ws[i].gap) && (denied[ws[i].text] || strong == number && article[ws[i].text]) {
			return label{}, false
		}
	}
	// Welsh puts the number first: "rhif y ffeil".
	for k := i; k < len(ws) && k < i+3 && (k == 0 && linked(ws[0], false) || inner(ws[k].gap)) && !denied[ws[k].text]; k++ {
		if k > 0 && ws[k].text == "rhif" {
			return label{start: ws[k].start, spec: spec{min: 5, kind: rules.CaseNumber}, strength: number}, true
		}
	}
	if strong == noun {
		return label{}, false
	}
	l := label{start: ws[i-1].start, spec: spec{min: 5, kind: rules.CaseNumber}, strength: strong, bare: true}
	if strong == ref {
		l.min, l.initials = 3, true
	}
	return l, true
}

// phrase looks the words up, the longest label first.
func phrase(ws []word, strong strength) (label, bool) {
	var b [64]byte
	for n := min(4, len(ws)); n > 0; n-- {
		key, fit := b[:0], true
		for k := n - 1; k >= 0; k-- {
			if k < n-1 {
				key = append(key, ' ')
			}
			key = append(key, ws[k].text...)
			if k > 0 && !inner(ws[k].gap) {
				fit = false
			}
		}
		for k := 1; k < n; k++ {
			fit = fit && inner(ws[k].gap)
		}
		if !fit {
			continue
		}
		if sp, ok := labels[string(key)]; ok {
			return label{start: ws[n-1].start, spec: sp, strength: strong}, true
		}
	}
	return label{}, false
}

// inner reports whether a gap may stand inside a label.
func inner(gap string) bool {
	switch gap {
	case " ", "-", "/", ". ", "'", "’", "  ", ".", "\n", " / ", "s ", "_":
		return true
	}
	return false
}

// linked reports whether what stands after a word of a label may stand between
// a label and its number. A full stop may only after a word that is shortened.
func linked(w word, short bool) bool {
	lines := 0
	if at := strings.Index(w.gap, "..."); at >= 0 { // dots that lead to the number
		w.gap = w.gap[:at] + strings.TrimLeft(w.gap[at:], ".")
	}
	for i, r := range w.gap {
		switch {
		case r == '\n':
			lines++
		case r == '.':
			if !short && i+1 < len(w.gap) && !abbreviated[w.text] {
				return false
			}
		case (r == ',' || r == ';') && (i > 0 || !short):
			return false
		case unicode.IsSpace(r):
		case !strings.ContainsRune(":#|,;()[]=*_\"“”‘'’/-–—>+~{}", r):
			return false
		}
	}
	return lines <= 2 && len(w.gap) <= 40
}

// wordsBefore lists the words before position at, the nearest first.
func wordsBefore(text string, at int, ws []word) []word {
	i := at
	for len(ws) < maxWords {
		j := i
		for j > 0 && (i-j < 40 || i-j < 80 && text[j-1] == '.') {
			r, n := utf8.DecodeLastRuneInString(text[:j])
			if wordRune(r) {
				break
			}
			j -= n
		}
		end := j
		for j > 0 && end-j < 24 {
			r, n := utf8.DecodeLastRuneInString(text[:j])
			if !wordRune(r) {
				break
			}
			j -= n
		}
		if j == end {
			break
		}
		w := word{start: j, end: end, text: asRead(strings.ToLower(text[j:end])), gap: text[end:i]}
		ws = append(ws, w)
		i = j
	}
	return ws
}

// asRead puts letters for the figures that a scan put into a word of a label,
// "fi1e", "n0", "acc0unt".
func asRead(w string) string {
	if at := strings.IndexAny(w, "015"); at < 1 || w != "n0" && (len(w) < 4 || at == len(w)-1 || isDigit(w[at+1]) && !isLetter(w[len(w)-1])) {
		return w
	}
	return scannedLetters.Replace(w)
}

var scannedLetters = strings.NewReplacer("0", "o", "1", "l", "5", "s")

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '&' }

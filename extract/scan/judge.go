package scan

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How sure tesseract has to be, of 100.
const (
	sureWord    = 40 // below it a word is unknown
	sureDetail  = 55 // below it a word with a capital letter or a digit is unknown
	sureValue   = 70 // below it the value beside a label is unknown, as far as the line goes, and a lone letter
	sureInDoubt = 85 // below it a word of a line that was hardly made out is unknown
	sureNoise   = 60 // below it what has neither letters nor digits is no word
	sureAll     = 20 // below it a word is unknown although the user trusts the program
)

// labels stand before what identifies somebody, on forms.
var labels = regexp.MustCompile(`(?i)^\W*(?:(?:full|first|last|middle|family|given|legal|birth|child'?s|mother'?s|father'?s|parent'?s|carer'?s|pupil'?s|patient'?s|client'?s|school|previous|known)\s+)*` +
	`(?:(?:fore|sur)?names?|aka|alias|d\.?\s?o\.?\s?b\.?|date of birth|born|(?:home |current |previous )?address|post ?code|tel(?:ephone)?|phone|mobile|e-?mail|` +
	`nhs|ni|upn|case|ref(?:erence)?|child|mother|father|carer|parent|sibling|guardian|placement|school|gp|surgery|nursery|social worker|health visitor|passport|` +
	`signed?|signature|print name|sort code|account)\b[^:]{0,24}:`)

// judge marks the words that are unknown and leaves out specks and lines that
// were taken for characters. Careful is what it is for scans unless the user
// trusts the program.
func judge(lines []line, careful bool) {
	high := typicalHeight(lines)
	for i := range lines {
		l := &lines[i]
		l.words = slices.DeleteFunc(l.words, func(w word) bool { return noise(w, high) })
		for k := range l.words {
			w := &l.words[k]
			least := float64(sureWord)
			switch {
			case !careful:
				least = sureAll
			case strings.ContainsFunc(w.text, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) }):
				least = sureDetail
			case loneLetter(w.text):
				least = sureValue
			}
			w.unknown = w.sure < least
		}
		if careful {
			l.judgeAll()
			l.judgeValue()
			l.judgeNeighbours()
		}
	}
}

// doubtful is the share of a line's words that are unknown from which the line is one
// that the program could not make out: names become plain words there.
const doubtful = 0.3

// judgeAll makes the words of a line that was not made out unknown but for those that
// are certain.
func (l *line) judgeAll() {
	unknown, all := 0, 0
	for _, w := range l.words {
		if !wordy(w.text) {
			continue
		}
		if all++; w.unknown {
			unknown++
		}
	}
	if all < 4 || float64(unknown) < doubtful*float64(all) {
		return
	}
	for k := range l.words {
		l.words[k].unknown = l.words[k].unknown || l.words[k].sure < sureInDoubt
	}
}

// judgeValue makes all that follows a label unknown where one of its words is
// doubtful: a misread name would not be found.
func (l *line) judgeValue() {
	var text strings.Builder
	var ends []int
	for _, w := range l.words {
		text.WriteString(w.text + " ")
		ends = append(ends, text.Len()-1)
	}
	at := labels.FindStringIndex(text.String())
	if at == nil {
		return
	}
	from := slices.IndexFunc(ends, func(end int) bool { return end >= at[1] })
	if from < 0 || ends[from] == at[1] {
		from++ // the word that ends with the colon is the label's
	}
	if from < 0 || from >= len(l.words) || !slices.ContainsFunc(l.words[from:], func(w word) bool { return w.sure < sureValue && wordy(w.text) }) {
		return
	}
	for k := range l.words[from:] {
		l.words[from+k].unknown = true
	}
}

// judgeNeighbours makes words unknown that are no plain words and stand beside one
// that is unknown: half of a telephone number or of an e-mail address is not found.
func (l *line) judgeNeighbours() {
	spread := func(i, from int) {
		if from >= 0 && from < len(l.words) && l.words[from].unknown && odd(l.words[i].text) {
			l.words[i].unknown = true
		}
	}
	for i := range l.words {
		spread(i, i-1)
	}
	for i := len(l.words) - 1; i >= 0; i-- {
		spread(i, i+1)
	}
}

// odd reports whether a word has digits, or signs that plain words do not have.
func odd(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsDigit(r) || strings.ContainsRune("<>@_/\\={}[]#~^+*", r) })
}

// loneLetter reports whether something is a single letter that is no word in English:
// specks are read as such.
func loneLetter(s string) bool {
	s = strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	return utf8.RuneCountInString(s) == 1 && s != "a" && s != "o"
}

// noise reports whether something is no word: rules, specks and the edges of the
// paper are read as strokes and dots. Its ink is looked at as such.
func noise(w word, high int) bool {
	short := len([]rune(w.text)) < 3
	return !wordy(w.text) && w.sure < sureNoise || short && high > 0 && w.box.Dy() > 4*high
}

func wordy(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// typicalHeight is the height of most words of three letters and more.
func typicalHeight(lines []line) int {
	var hs []int
	for _, l := range lines {
		for _, w := range l.words {
			if len(w.text) > 2 && w.sure > sureDetail {
				hs = append(hs, w.box.Dy())
			}
		}
	}
	if len(hs) == 0 {
		return 0
	}
	slices.Sort(hs)
	return hs[len(hs)/2]
}

// poor reports whether a page was read so badly that it may stand on its head
// or lie on its side.
func poor(lines []line) bool {
	good, all := 0, 0
	for _, l := range lines {
		for _, w := range l.words {
			n := len([]rune(w.text))
			if all += n; w.sure > sureValue && n > 2 && wordy(w.text) {
				good += n
			}
		}
	}
	return good < 40 || 2*good < all
}

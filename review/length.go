package review

import (
	"fmt"
	"strings"
	"unicode"
)

// wordsPerPage is a page of A4 with headings and usual margins.
const wordsPerPage = 450

// mostPages is how long a complaint may be and still be read to its end.
const mostPages = 4

// Length is the size of a draft and how easily it reads.
type Length struct {
	Words       int
	Pages       float64 // of the file where it has pages, otherwise by words
	Sentences   int
	Headings    int
	PerSentence float64 // words in a sentence, on average
	Ease        float64 // Flesch reading ease: 60 to 70 is plain English, under 30 is hard
}

// String tells words and pages.
func (l Length) String() string {
	if l.Pages < 1 {
		return fmt.Sprintf("%s, less than a page", count(l.Words, "word", "words"))
	}
	return fmt.Sprintf("%d words, about %.0f %s", l.Words, l.Pages, map[bool]string{true: "page", false: "pages"}[l.Pages < 1.5])
}

// measure counts.
func measure(d *draft, ss []Sentence) Length {
	var l Length
	syllables, prose, proseWords := 0, 0, 0
	for i, s := range ss {
		words := 0
		if s.Heading {
			l.Headings++
		}
		for _, t := range d.reader.Tokens(i) {
			if r := rune(t.Lower[0]); unicode.IsLetter(r) || unicode.IsDigit(r) || r >= 0x80 {
				words++
				if s.Kind != "other" {
					syllables += syllablesOf(t.Lower)
				}
			}
		}
		l.Words += words
		if s.Kind != "other" && !s.Heading {
			prose++
			proseWords += words
		}
	}
	l.Sentences = len(ss)
	l.Pages = float64(l.Words) / wordsPerPage
	last := 0
	for _, p := range d.parts {
		last = max(last, p.Page)
	}
	if last > 0 {
		l.Pages = float64(last)
	}
	if prose > 0 && proseWords > 0 {
		l.PerSentence = float64(proseWords) / float64(prose)
		l.Ease = 206.835 - 1.015*l.PerSentence - 84.6*float64(syllables)/float64(proseWords)
	}
	return l
}

// syllablesOf counts groups of vowels; a final e is silent. Flesch's formula
// needs no more.
func syllablesOf(w string) int {
	n := 0
	before := false
	for _, r := range w {
		vowel := strings.ContainsRune("aeiouy", r)
		if vowel && !before {
			n++
		}
		before = vowel
	}
	if strings.HasSuffix(w, "e") && !strings.HasSuffix(w, "le") && n > 1 {
		n--
	}
	return max(n, 1)
}

package redact

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"veil/rules/names/lexicon"
)

// ordinary reports whether the word at [start, end), which is somebody's name
// elsewhere in the document, is plain English here: in lower case ("no hope");
// at the start of a sentence before a word that does not follow a name ("Will
// the worker"); or a month after a word of time ("in May"). Where it could be
// either it is taken for the name.
func ordinary(text string, start, end int) bool {
	word := text[start:end]
	low := strings.ToLower(word)
	if lexicon.Word(low).Ordinary() < usual && lexicon.ClassOf(low)&lexicon.Calendar == 0 {
		return false
	}
	switch {
	case word == low:
		return true
	case lexicon.ClassOf(low)&lexicon.Calendar != 0 && slices.Contains(beforeMonths, lastWord(text[:start])):
		return true
	}
	return startsSentence(text[:start]) && slices.Contains(notAfterNames, nextWord(text[end:]))
}

// usual is the strength from which a word counts as plain English.
const usual = 2

var (
	notAfterNames = []string{"the", "a", "an", "this", "these", "those", "there", "i", "you", "he", "she", "it", "we", "they",
		"my", "your", "his", "her", "our", "their", "any", "anyone", "someone", "everyone"}
	beforeMonths = []string{"in", "by", "until", "till", "since", "during", "early", "late", "mid", "last", "next", "this", "of",
		"before", "after", "from", "to", "through", "between", "each", "every"}
)

func startsSentence(before string) bool {
	before = strings.TrimRight(before, " \t\u00a0\"'“‘(*_-•")
	r, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || strings.ContainsRune(".!?:\n\r", r)
}

// lastWord is the word right before a place, in lower case.
func lastWord(before string) string {
	before = strings.TrimRight(before, " \t\r\n\u00a0-")
	i := strings.LastIndexFunc(before, notLetter)
	_, n := utf8.DecodeRuneInString(before[max(i, 0):])
	if i >= 0 {
		before = before[i+n:]
	}
	return strings.ToLower(before)
}

// nextWord is the word after white space alone, in the same line; empty where
// there is a sign. Of capitalised words only "I" counts.
func nextWord(after string) string {
	rest := strings.TrimLeft(after, " \t\u00a0")
	if len(rest) == len(after) {
		return ""
	}
	if i := strings.IndexFunc(rest, notLetter); i >= 0 {
		rest = rest[:i]
	}
	if rest == "I" {
		return "i"
	}
	return rest
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

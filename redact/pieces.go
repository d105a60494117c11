package redact

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"veil/internal/pdf"
)

// pdfPieces returns the words that a word at [start, end) of a PDF's place is a
// piece of if nothing parts it from the strings that are drawn before and after:
// for "rated" in "(ope) Tj (rated) Tj" this is "operated".
func pdfPieces(view, text string, start, end int) (words []string) {
	var left, right string
	switch view {
	case pdf.ViewShown: // a space between operators
		if strings.HasSuffix(text[:start], " ") {
			left = lettersAtEnd(text[:start-1])
		}
		if strings.HasPrefix(text[end:], " ") {
			right = lettersAtStart(text[end+1:])
		}
	case pdf.ViewInside: // parentheses, and operators between them; letters as octal codes
		before := unescape(text[max(0, start-nextString):start])
		after := unescape(text[end:min(len(text), end+nextString)])
		if strings.HasSuffix(before, "(") {
			before = before[:max(0, strings.LastIndexByte(before, ')'))]
		}
		if strings.HasPrefix(after, ")") {
			_, after, _ = strings.Cut(after, "(")
		}
		left, right = lettersAtEnd(before), lettersAtStart(after)
	}
	word := text[start:end]
	if left != "" {
		words = append(words, left+word)
	}
	if right != "" {
		words = append(words, word+right)
	}
	if left != "" && right != "" {
		words = append(words, left+word+right)
	}
	return words
}

// octal is a character of a PDF string written as its code (7.3.4.2).
var octal = regexp.MustCompile(`\\[0-3][0-7]{2}`)

// unescape writes out the characters that are given as codes, as those of Latin-1.
func unescape(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	return octal.ReplaceAllStringFunc(s, func(code string) string {
		n, _ := strconv.ParseUint(code[1:], 8, 8)
		return string(rune(n))
	})
}

// nextString is how far from a string the next one may be, in bytes.
const nextString = 400

func lettersAtEnd(s string) string {
	return s[len(strings.TrimRightFunc(s, unicode.IsLetter)):]
}

func lettersAtStart(s string) string {
	return s[:len(s)-len(strings.TrimLeftFunc(s, unicode.IsLetter))]
}

package rules

import "strings"

// streets are the usual last words of the names of streets.
var streets = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`Street St Road Rd Lane Ln Close Cl Avenue Ave Drive Dr Crescent Cres Court Ct Place Pl Terrace
		Gardens Gdns Grove Way Walk Row Hill Park Square Sq Mews View Rise Green Fold Croft Mount Parade Bank Yard Heights Meadow`) {
		m[w] = true
	}
	return m
}()

// street reports whether the tab at i stands between the number of a house, the
// words of its street and the kind of street: "31\tLarkspur\tClose".
func street(text string, i int) bool {
	words, at := 0, i
	for { // on to the kind of street
		w := wordAfter(text, at+1)
		if w == "" || !isCapital(w[0]) {
			return false
		}
		if words++; streets[w] && words+wordsBefore(text, i) > 1 {
			break
		}
		if at += 1 + len(w); words > maxStreet || at >= len(text) || text[at] != ' ' && text[at] != '\t' {
			return false
		}
	}
	return wordsBefore(text, i) >= 0
}

// wordsBefore is how many words stand between the number of a house and i; -1
// where there is none.
func wordsBefore(text string, i int) int {
	for n := range maxStreet + 1 {
		from := i
		for from > 0 && i-from <= maxJoint && (alnum[text[from-1]] || text[from-1] == '\'') {
			from--
		}
		w := text[from:i]
		switch {
		case w == "":
			return -1
		case isDigit(w[0]):
			if count(w) > 4 || len(w) > count(w)+1 {
				return -1
			}
			return n
		case !isCapital(w[0]) || from == 0 || text[from-1] != ' ' && text[from-1] != '\t':
			return -1
		}
		i = from - 1
	}
	return -1
}

// maxStreet is how many words the name of a street has at most.
const maxStreet = 4

func isCapital(b byte) bool { return 'A' <= b && b <= 'Z' || b >= 0xC3 }

// wordAfter is the word that begins at i.
func wordAfter(text string, i int) string {
	end := i
	for end < len(text) && end-i <= maxJoint && (alnum[text[end]] || text[end] == '\'') {
		end++
	}
	return text[i:end]
}

package judge

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"github.com/kljensen/snowball/english"
)

// Nobody can list all the words that people find for their anger. But the words
// that records are written in can be listed, and a word that is in no record
// ("weasel", "champagne") is more often a figure of speech. So a sentence is also
// seen with its words replaced by how usual they are in records: "like a U",
// "as P as a U".

// plainList is the stems of the words in the records that names are learned
// from (rules/ner/corpus), written by review/train -count.
//
//go:embed plain.txt
var plainList string

var plain = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(plainList) {
		m[w] = true
	}
	return m
})

// PlainStem is the form of a word, in lower case, under which it is listed.
func PlainStem(w string) string { return english.Stem(strings.TrimSuffix(w, "'s"), true) }

// grammar are the words that stand for themselves where the others are replaced.
var grammar = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`a an the and or but if so as of at by for from in into on onto to up with about over under off out down
		i me my we us our you your he him his she her it its they them their this that these those there here who what when where which how why
		is are was were be been being am do does did has have had having will would shall should can could may might must
		not no never nobody nothing none any some all both every much more most such same other one two than then too very just also only even ever
		like because while until before after without i'm we're it's he's she's they're that's i've we've i'd we'd i'll we'll you're you've
		don't didn't doesn't isn't wasn't can't couldn't won't wouldn't hasn't haven't hadn't`) {
		m[w] = true
	}
	return m
}()

// plainness is what a word is replaced by: itself where it is of grammar, the
// shape of a figure or a name, P where records use it and U where they do not.
func plainness(text string, s *seen, i int) string {
	t := s.tokens[i]
	w := t.Lower
	switch {
	case t.Quoted:
		return "Q"
	case grammar[w], !isWord(w):
		return norm(w)
	case roles[w] != "":
		return roles[w]
	case i > 0 && capital(text, t):
		return "N"
	case plain()[PlainStem(w)]:
		return "P"
	}
	return "U"
}

// unusual adds how many words no record uses, and the runs of two or three words
// so replaced.
func (b *bag) unusual(text string, s *seen) {
	line := make([]string, 0, len(s.tokens)+2)
	line = append(line, "<")
	rare, words := 0, 0
	for i, t := range s.tokens {
		c := plainness(text, s, i)
		if c == "U" {
			rare++
			if strings.HasSuffix(t.Lower, "ly") {
				b.put(hash("rare ly"), 0.5)
			}
		}
		if len(t.Lower) > 0 && unicode.IsLetter(rune(t.Lower[0])) && !t.Quoted {
			words++
		}
		line = append(line, c)
	}
	line = append(line, ">")
	b.add("rare" + strconv.Itoa(min(rare, 4)))
	b.put(hash("rare share"), float32(rare)*3/float32(max(words, 6)))
	if who, _ := subjectOf(text, s.tokens); rare > 0 {
		b.put(hash("rare of", who), 0.7)
	}
	v := float32(0.35)
	if n := len(line); n > 14 {
		v *= 0.8
	}
	for i := range line {
		for n := 2; n <= 3 && i+n <= len(line); n++ {
			if n == 2 && line[i] != "U" && line[i+1] != "U" {
				continue // pairs of plain words stand among the words
			}
			b.put(hash(append([]string{"line"}, line[i:i+n]...)...), v)
		}
	}
}

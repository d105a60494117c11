// Package repeat finds the sentences of a draft that say again what an earlier
// one has said, in the same words or in others.
//
// It promises for each sentence at most one earlier sentence, and the same
// answer for the same text. It compares words by their stems and by a list of
// words that stand for each other (concepts.txt), the rarer the weightier; it
// does not understand, so a point made again by a hint is missed, and two
// events told in nearly the same words may be taken for one.
package repeat

import (
	_ "embed"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/kljensen/snowball/english"

	"veil/review/phrase"
)

//go:embed concepts.txt
var conceptList string

// concepts maps a stem to its concept's number.
var concepts = sync.OnceValue(func() map[string]int {
	m := map[string]int{}
	for n, line := range strings.Split(conceptList, "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, w := range strings.Fields(line) {
			if s := stem(w); m[s] == 0 {
				m[s] = n + 1
			}
		}
	}
	return m
})

func stem(w string) string { return english.Stem(w, true) }

// said is one sentence as words.
type said struct {
	terms    []term // in rising order of id
	concepts []concept
	numbers  []string
	total    float64
	marked   bool // "as I said", "again", "still"
	words    int
}

// term is a stem: its number in the Index, its weight, and its concept or 0.
type term struct {
	id, concept int
	weight      float64
}

// concept is one that a sentence names, with the weight of the weightiest stem.
type concept struct {
	id     int
	weight float64
}

// Index holds the sentences of a text.
type Index struct {
	said []said
}

// NewIndex reads sentences, each as its tokens; an empty one is compared with
// nothing.
func NewIndex(sentences [][]phrase.Token) *Index {
	x := &Index{said: make([]said, len(sentences))}
	ids := map[string]int{}
	var names []string
	var df []int
	stemmed := map[string]string{}
	for i, tokens := range sentences {
		s := &x.said[i]
		for _, w := range s.read(tokens) {
			st, ok := stemmed[w]
			if !ok {
				st = stem(w)
				stemmed[w] = st
			}
			id, ok := ids[st]
			if !ok {
				id = len(names)
				ids[st] = id
				names, df = append(names, st), append(df, 0)
			}
			if !slices.ContainsFunc(s.terms, func(t term) bool { return t.id == id }) {
				s.terms = append(s.terms, term{id: id, concept: concepts()[st]})
				df[id]++
			}
		}
	}
	n := float64(len(sentences)) + 1
	for i := range x.said {
		s := &x.said[i]
		slices.SortFunc(s.terms, func(a, b term) int { return a.id - b.id })
		for k := range s.terms {
			t := &s.terms[k]
			t.weight = math.Log(n/float64(df[t.id])) + 0.3
			if common[names[t.id]] {
				t.weight *= 0.35
			}
			s.total += t.weight
			s.name(t.concept, t.weight)
		}
	}
	return x
}

// name notes that a sentence names a concept.
func (s *said) name(id int, weight float64) {
	if id == 0 {
		return
	}
	for k := range s.concepts {
		if s.concepts[k].id == id {
			s.concepts[k].weight = max(s.concepts[k].weight, weight)
			return
		}
	}
	s.concepts = append(s.concepts, concept{id, weight})
}

// names returns the weight of a concept in a sentence, 0 if it names it not.
func (s *said) names(id int) float64 {
	for _, c := range s.concepts {
		if c.id == id {
			return c.weight
		}
	}
	return 0
}

// longest is how many words of a sentence are compared: more than that is a
// text without full stops, whose end nobody could tell.
const longest = 120

// read takes a sentence apart and returns the words that carry a point.
func (s *said) read(tokens []phrase.Token) []string {
	var out []string
	before := ""
	for _, t := range tokens {
		w := t.Lower
		if !wordy(w) || s.words == longest {
			continue
		}
		s.words++
		switch w {
		case "again", "still", "repeat", "repeatedly":
			s.marked = true
		case "said", "say":
			s.marked = s.marked || before == "i" || before == "we"
		}
		before = w
		if stop[w] {
			continue
		}
		if w[0] >= '0' && w[0] <= '9' {
			s.numbers = append(s.numbers, w)
		}
		out = append(out, w)
	}
	return out
}

func wordy(w string) bool {
	return w[0] >= 'a' && w[0] <= 'z' || w[0] >= '0' && w[0] <= '9' || w[0] >= 0x80
}

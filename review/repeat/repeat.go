// Package repeat finds the sentences of a draft that say again what an earlier
// one has said, in the same words or in others.
//
// It promises for each sentence at most one earlier sentence, and the same
// answer for the same text. It compares words by their stems and by a list of
// words that stand for each other (concepts.txt), the rarer the weightier, and where
// that leaves it open asks review/encoder how near the sentences are in sense. It
// does not understand, so a point made again by a hint is missed, and two
// events told in nearly the same words may be taken for one.
package repeat

import (
	_ "embed"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/kljensen/snowball/english"

	"veil/review/encoder"
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

// Sentence is one of a draft, as NewIndex takes it.
type Sentence struct {
	Tokens []phrase.Token // none: it is compared with nothing
	Kind   uint8          // what it does; sentences of one kind repeat each other more often
	Text   string         // the draft that the tokens are of
}

// The kinds of sentences, as in package judge.
const (
	fact uint8 = iota
	opinion
	mixed
	request
)

// said is one sentence as words.
type said struct {
	kind     uint8
	terms    []term // in rising order of id
	concepts []concept
	numbers  []string
	dates    []string // day and month
	names    []string // words with a capital inside the sentence
	grams    []uint32 // hashes of four letters each, rising
	total    float64  // weight of the terms
	usual    float64  // the same by drafts at large
	average  float64  // see usually; -1 before
	marked   bool     // "as I said", "again", "still"
	denies   bool
	words    int
	text     string
	sense    *[encoder.Senses]float32 // nil where the encoder was not asked
	open     []int                    // the earlier sentences that it may repeat
}

// term is a stem: its number in the Index, its weight in the draft and in
// drafts at large, and its concept or 0.
type term struct {
	id, concept   int
	weight, usual float64
}

// concept is one that a sentence names, with the weights of the weightiest
// stem.
type concept struct {
	id            int
	weight, usual float64
}

// Index holds the sentences of a text.
type Index struct {
	said []said
}

// NewIndex reads the sentences of a draft.
func NewIndex(sentences []Sentence) *Index {
	x := &Index{said: make([]said, len(sentences))}
	ids := map[string]int{}
	var names []string
	var df []int
	stemmed := map[string]string{}
	for i, in := range sentences {
		s := &x.said[i]
		s.kind, s.average = in.Kind, -1
		if n := len(in.Tokens); n > 0 {
			s.text = in.Text[in.Tokens[0].Start:in.Tokens[n-1].End]
		}
		for _, w := range s.read(in) {
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
			t.usual = rarity(names[t.id])
			s.total += t.weight
			s.usual += t.usual
			s.name(t.concept, t.weight, t.usual)
		}
	}
	return x
}

// name notes that a sentence names a concept.
func (s *said) name(id int, weight, usual float64) {
	if id == 0 {
		return
	}
	for k := range s.concepts {
		if c := &s.concepts[k]; c.id == id {
			c.weight, c.usual = max(c.weight, weight), max(c.usual, usual)
			return
		}
	}
	s.concepts = append(s.concepts, concept{id, weight, usual})
}

// weightsOf returns the weights of a concept in a sentence, 0 if it names it not.
func (s *said) weightsOf(id int) (weight, usual float64) {
	for _, c := range s.concepts {
		if c.id == id {
			return c.weight, c.usual
		}
	}
	return 0, 0
}

// longest is how many words of a sentence are compared: more than that is a
// text without full stops, whose end nobody could tell.
const longest = 120

// read takes a sentence apart and returns the words that carry a point.
func (s *said) read(in Sentence) []string {
	var out []string
	before := ""
	for i, t := range in.Tokens {
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
		s.denies = s.denies || denials[w]
		before = w
		if stop[w] {
			continue
		}
		if clock(in, i) {
			continue // one time of day is as good as another
		}
		if w[0] >= '0' && w[0] <= '9' {
			s.numbers = append(s.numbers, strings.TrimRightFunc(w, unicode.IsLetter))
			if m := month(in.Tokens, i); m != "" {
				s.dates = append(s.dates, s.numbers[len(s.numbers)-1]+m)
			}
		} else if n := figure[w]; n != "" {
			s.numbers = append(s.numbers, n)
		} else if i > 0 && len(in.Text) >= t.End && in.Text[t.Start] >= 'A' && in.Text[t.Start] <= 'Z' && !titles[w] {
			s.names = append(s.names, strings.TrimSuffix(w, "'s"))
		}
		out = append(out, w)
		for k := 0; k+4 <= len(w); k++ {
			h := uint32(2166136261)
			for _, c := range []byte(w[k : k+4]) {
				h = (h ^ uint32(c)) * 16777619
			}
			s.grams = append(s.grams, h)
		}
	}
	slices.Sort(s.grams)
	s.grams = slices.Compact(s.grams)
	return out
}

func wordy(w string) bool {
	return w[0] >= 'a' && w[0] <= 'z' || w[0] >= '0' && w[0] <= '9' || w[0] >= 0x80
}

// clock reports whether token i is part of a time: "10.05", "4:30".
func clock(in Sentence, i int) bool {
	t := in.Tokens[i]
	digit := func(at int) bool { return at >= 0 && at < len(in.Text) && in.Text[at] >= '0' && in.Text[at] <= '9' }
	mark := func(at int) bool { return at >= 0 && at < len(in.Text) && (in.Text[at] == '.' || in.Text[at] == ':') }
	return digit(t.Start) && (mark(t.End) && digit(t.End+1) || mark(t.Start-1) && digit(t.Start-2))
}

// month returns the month beside a number, or nothing.
func month(tokens []phrase.Token, i int) string {
	for _, j := range [...]int{i + 1, i + 2, i - 1} {
		if j < 0 || j >= len(tokens) || j == i+2 && tokens[i+1].Lower != "of" {
			continue
		}
		if w := tokens[j].Lower; len(w) >= 3 && months[w[:3]] && titles[w] {
			return w[:3]
		}
	}
	return ""
}

var months = set("jan feb mar apr may jun jul aug sep oct nov dec")

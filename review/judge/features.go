package judge

import (
	"math"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"github.com/jonreiter/govader"

	"veil/review/packs"
	"veil/review/phrase"
	"veil/review/sentence"
)

// Feature is one thing seen in a sentence: the hash of its name and how much of
// it there is.
type Feature struct {
	Hash  uint32
	Value float32
}

// Reader tells the features of a text's sentences.
type Reader struct {
	text  string
	all   []seen
	heads []string // heading or introduction above each sentence, in lower case
	asked int      // questions that stand alone, as those of a form do

	linear []Verdict // what Judge made of each sentence before the encoder was asked
}

// seen is what a sentence shows before its neighbours are looked at.
type seen struct {
	sentence.Sentence
	tokens  []phrase.Token
	matches []phrase.Match
	words   int
	dated   bool // names a day, a month or a year
	paged   bool // names a page, a paragraph or an enclosure
}

// NewReader reads the sentences of a text; ss are in its order.
func NewReader(text string, ss []sentence.Sentence) *Reader {
	r := &Reader{text: text, all: make([]seen, len(ss)), heads: make([]string, len(ss))}
	set := packs.All()
	head := ""
	for i, s := range ss {
		x := seen{Sentence: s, tokens: phrase.Tokens(text, s.Start, s.End)}
		x.matches = set.Find(x.tokens)
		for _, t := range x.tokens {
			if isWord(t.Lower) {
				x.words++
			}
		}
		x.dated, x.paged = dated.MatchString(text[s.Start:s.End]), paged.MatchString(text[s.Start:s.End])
		r.all[i] = x
		r.heads[i] = head
		body := text[s.Start:s.End]
		if strings.HasSuffix(body, "?") && (i+1 == len(ss) || ss[i+1].Block != s.Block) && (i == 0 || ss[i-1].Block != s.Block) {
			r.asked++
		}
		if s.Role == sentence.Heading || strings.HasSuffix(body, "?") && ss[max(0, i-1)].Block != s.Block || strings.HasSuffix(body, ":") {
			head = strings.ToLower(body)
		} else if s.Role == sentence.Prose && i > 0 && ss[i-1].Block != s.Block {
			head = ""
		}
	}
	return r
}

// Tokens returns the tokens of sentence i.
func (r *Reader) Tokens(i int) []phrase.Token { return r.all[i].tokens }

// Head returns the heading, the introduction or the form's question above
// sentence i, in lower case, or nothing.
func (r *Reader) Head(i int) string { return r.heads[i] }

// Matches returns the rules whose phrases stand in sentence i, by its tokens.
func (r *Reader) Matches(i int) []phrase.Match { return r.all[i].matches }

// Features appends the features of sentence i.
func (r *Reader) Features(fs []Feature, i int) []Feature {
	s := &r.all[i]
	b := bag{fs: fs}
	b.add("bias")
	b.words(s)
	long := float32(1)
	if n := len(s.tokens); n > 12 {
		long = float32(math.Sqrt(12 / float64(n)))
	}
	for i := range b.fs {
		b.fs[i].Value *= long
	}
	b.classes(s)
	b.valence(s)
	b.shape(r.text, s)
	b.subject(r.text, s)
	b.unusual(r.text, s)
	b.place(r, i)
	return b.fs
}

// bag collects the features of one sentence.
type bag struct {
	fs []Feature
}

func (b *bag) add(name string)         { b.put(hash(name), 1) }
func (b *bag) put(h uint32, v float32) { b.fs = append(b.fs, Feature{Hash: h, Value: v}) }

// hash is FNV-1a.
func hash(parts ...string) uint32 {
	h := uint32(2166136261)
	for _, p := range parts {
		for i := range len(p) {
			h = (h ^ uint32(p[i])) * 16777619
		}
		h = (h ^ 0x1f) * 16777619
	}
	return h
}

// words adds words, pairs and beginnings of words, those of the writer apart
// from those of others.
func (b *bag) words(s *seen) {
	before := "<"
	n := 0
	for _, t := range s.tokens {
		w := norm(t.Lower)
		whose := "w"
		if t.Quoted {
			whose = "q"
			b.put(hash("inq"), 0.2)
		}
		b.put(hash(whose, w), 1)
		b.put(hash(whose, before, w), 1)
		if len(w) > 3 && whose == "w" {
			p := "^" + w + "$"
			for k := 0; k+4 <= len(p); k++ {
				b.put(hash("g", p[k:k+4]), 0.25)
			}
		}
		if len(w) > 6 && whose == "w" {
			b.put(hash("stem", w[:5]), 0.7)
			b.put(hash("tail", w[len(w)-4:]), 0.5)
		}
		if n < 3 {
			b.add("at" + strconv.Itoa(n) + w)
		}
		before = w
		n++
	}
	b.put(hash("w", before, ">"), 1)
}

// norm replaces what is a value rather than a word.
func norm(w string) string {
	if w[0] >= '0' && w[0] <= '9' {
		if len(w) == 4 && (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20")) {
			return "#year"
		}
		return "#"
	}
	return w
}

func isWord(w string) bool {
	for _, r := range w {
		return unicode.IsLetter(r)
	}
	return false
}

// classes adds the rules whose phrases stand in the sentence.
func (b *bag) classes(s *seen) {
	count := map[string]int{}
	var ids []string // sums of floats have to come in the same order
	for _, m := range s.matches {
		id := m.Rule.ID
		if count[id]++; count[id] == 1 {
			ids = append(ids, id)
		}
		b.put(hash("rule", id), 0.8)
	}
	for _, id := range ids {
		b.add("has" + id)
		if count[id] > 2 {
			b.add("many" + id)
		}
	}
	for _, pair := range [...][2]string{{"reporting", "document"}, {"judgement", "reporting"}, {"judgement", "feeling"}, {"emotional", "reporting"}, {"emotional", "attack"}, {"hedge", "judgement"}, {"request", "document"}, {"certainty", "judgement"}, {"mind-reading", "reporting"}} {
		switch a, c := count[pair[0]] > 0, count[pair[1]] > 0; {
		case a && c:
			b.add(pair[0] + "&" + pair[1])
		case a:
			b.add(pair[0] + "&no" + pair[1])
		}
	}
}

// lexicon is VADER's list of words and their valence, -4 to 4 (Hutto and
// Gilbert 2014, under the MIT licence): it knows more words than the drafts
// that the model is trained on. What it makes of sentences is not used.
var lexicon = sync.OnceValue(func() map[string]float64 {
	return govader.NewSentimentIntensityAnalyzer().Lexicon
})

// valence adds how good or bad the writer's words are.
func (b *bag) valence(s *seen) {
	var low, high float64
	bad := 0
	for _, t := range s.tokens {
		v := lexicon()[t.Lower]
		if v == 0 || t.Quoted {
			continue
		}
		low, high = min(low, v), max(high, v)
		if v < -1 {
			bad++
		}
		switch {
		case v <= -2.4:
			b.put(hash("very bad"), 1)
		case v <= -1.2:
			b.put(hash("bad"), 0.7)
		case v >= 2:
			b.put(hash("very good"), 0.7)
		}
	}
	b.put(hash("lowest"), float32(-low/4))
	b.put(hash("highest"), float32(high/4))
	b.put(hash("bad share"), float32(bad)/float32(max(s.words, 4)))
}

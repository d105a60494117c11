// Package ner recognises names of people, places and organisations in running
// text, by a model trained for the prose of social work.
//
// It promises for every word the probability that the word belongs to a name,
// with the word's bytes in the text; the same answer for the same text on every
// machine; time linear in the text, working space that does not grow with it
// beyond some fifty pages, and no allocation for each word. It sees names that
// no list holds, and lone surnames, by the words around them and by how they
// are used on the pages nearby.
//
// It does not promise to find every name, nor that what it finds is one: it is
// evidence, to be joined with that of rules, of the people file and of the rest
// of the document. Titles and a possessive 's are no part of a name. Text that
// is not English prose (code, other languages) is read as if it were.
//
// The weights are made by the command in train from the corpus beside it and
// from public texts; see NOTICE.
package ner

import (
	_ "embed"
	"iter"
	"sync"

	"veil/rules/ner/internal/tagger"
	"veil/rules/room"
)

// Mark is what the model says of one word: bytes [Start, End) of the text, on
// rune borders, and the probabilities, 0 to 1, that the word belongs to the
// name of a person, place or organisation. What is missing from 1 is that it
// belongs to no name.
type Mark struct {
	Start, End int
	Person     float32
	Begin      float32 // that it begins a person's name; part of Person
	Location   float32
	Org        float32
}

// Label is what a word is.
type Label uint8

// The labels.
const (
	None Label = iota
	Person
	Location
	Org
)

// Best returns the likeliest label.
func (m *Mark) Best() Label {
	best, p := None, 1-m.Person-m.Location-m.Org
	for l, q := range [...]float32{Person: m.Person, Location: m.Location, Org: m.Org} {
		if q > p {
			best, p = Label(l), q
		}
	}
	return best
}

// Model is a trained recogniser. It is safe for concurrent use.
type Model struct {
	m    *tagger.Model
	room room.Room[space]
}

// space is what tagging works in.
type space struct {
	passage tagger.Passage
	lattice tagger.Lattice
}

//go:embed weights.bin
var weights []byte

var load = sync.OnceValue(func() *Model {
	m, err := Open(weights)
	if err != nil {
		panic(err) // the embedded file is part of the program; a test opens it
	}
	return m
})

// Default returns the model that comes with the program.
func Default() *Model { return load() }

// Open reads a model from what the command in train wrote.
func Open(weights []byte) (*Model, error) {
	m, err := tagger.Open(weights)
	if err != nil {
		return nil, err
	}
	return &Model{m: m}, nil
}

// Marks yields a Mark for each word of the text in order; numbers count as
// words, punctuation does not. How a word is used elsewhere in the text bears
// on its mark, so a page is better given whole than line by line.
func (m *Model) Marks(text string) iter.Seq[Mark] {
	return func(yield func(Mark) bool) {
		s := m.room.Take()
		defer m.room.Give(s)
		for at := 0; at < len(text); {
			at = s.passage.Read(text, at, m.m.Lexicon, nil)
			for i := range s.passage.Sentences {
				if !m.sentence(s, &s.passage.Sentences[i], yield) {
					return
				}
			}
		}
	}
}

func (m *Model) sentence(s *space, sent *tagger.Sentence, yield func(Mark) bool) bool {
	m.m.Tag(&s.passage, sent, &s.lattice)
	for i := sent.From; i < sent.To; i++ {
		w := &s.passage.Words[i]
		if w.Kind() == tagger.Punct {
			continue
		}
		p := &s.lattice.Posterior[i-sent.From]
		mark := Mark{
			Person: p[tagger.BPer] + p[tagger.IPer], Begin: p[tagger.BPer],
			Location: p[tagger.BLoc] + p[tagger.ILoc], Org: p[tagger.BOrg] + p[tagger.IOrg],
		}
		mark.Start, mark.End = w.Span()
		if !yield(mark) {
			return false
		}
	}
	return true
}

// Tag appends the Marks of the text to dst.
func (m *Model) Tag(dst []Mark, text string) []Mark {
	for mark := range m.Marks(text) {
		dst = append(dst, mark)
	}
	return dst
}

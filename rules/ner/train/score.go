package main

import (
	"fmt"
	"iter"

	"veil/rules/names/lexicon"
	"veil/rules/ner"
)

// tally counts words: hits, false alarms, misses.
type tally struct{ hit, false, miss int }

func (t tally) precision() float64 { return ratio(t.hit, t.hit+t.false) }
func (t tally) recall() float64    { return ratio(t.hit, t.hit+t.miss) }
func (t tally) f1() float64 {
	return ratio(2*t.hit, 2*t.hit+t.false+t.miss)
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func (t tally) String() string {
	return fmt.Sprintf("%.3f/%.3f", t.precision(), t.recall())
}

func (t *tally) add(is, said bool) {
	switch {
	case is && said:
		t.hit++
	case is:
		t.miss++
	case said:
		t.false++
	}
}

// thresholds are the posterior probabilities at which people are measured.
var thresholds = []float32{0.5, 0.2, 0.1, 0.05, 0.02, 0.01}

// score is the measure over words of what a model says of documents. Words are
// the recogniser's own, without titles; a word is a person's if its posterior
// reaches the threshold.
type score struct {
	people   []tally // by threshold
	balanced tally   // the likeliest label
	places   tally
	orgs     tally
}

// measure runs the model over the documents.
func measure(m *ner.Model, docs []Doc) score {
	s := score{people: make([]tally, len(thresholds))}
	for i := range docs {
		s.doc(m, &docs[i])
	}
	return s
}

func (s *score) doc(m *ner.Model, d *Doc) {
	for mark, label := range words(m, d) {
		for i, t := range thresholds {
			s.people[i].add(label == person, mark.Person >= t)
		}
		best := mark.Best()
		s.balanced.add(label == person, best == ner.Person)
		if !d.Partial {
			s.places.add(label == location, best == ner.Location)
			s.orgs.add(label == org, best == ner.Org)
		}
	}
}

// words yields the words of a document that are measured, with their labels.
func words(m *ner.Model, d *Doc) iter.Seq2[ner.Mark, string] {
	return func(yield func(ner.Mark, string) bool) {
		k := 0
		for mark := range m.Marks(d.Text) {
			for k < len(d.Spans) && d.Spans[k].End <= mark.Start {
				k++
			}
			label := ""
			if k < len(d.Spans) && d.Spans[k].Start < mark.End {
				label = d.Spans[k].Label
			}
			if !ignored(label) && !titles[lexicon.Hash(d.Text[mark.Start:mark.End])] && !yield(mark, label) {
				return
			}
		}
	}
}

func ignored(label string) bool { return label == unknown || label == "IGNORE" || label == "ADDRESS" }

package main

import (
	"maps"
	"math"
	"path/filepath"
	"slices"

	"veil/review/judge"
)

// leaning is how readily each hand gives each label: one calls emotional what
// another calls plain. It is learned beside the weights, so that they need not
// tell hands apart; a new hand is expected to be like the average of all.
type leaning struct {
	names []string
	rows  map[string]*[judge.Rows]float32
	seen  map[string]*[judge.Rows]float32
}

// handOf is the letter that the name of a draft begins with: one sitting of writing.
func handOf(f file) string { return filepath.Base(f.name)[:1] }

func newLeaning(files []file) *leaning {
	l := &leaning{rows: map[string]*[judge.Rows]float32{}, seen: map[string]*[judge.Rows]float32{}}
	for _, f := range files {
		h := handOf(f)
		l.rows[h], l.seen[h] = new([judge.Rows]float32), new([judge.Rows]float32)
	}
	l.names = slices.Sorted(maps.Keys(l.rows))
	return l
}

// add adds what a hand leans to.
func (l *leaning) add(hand string, sum *judge.Sums) {
	for r, w := range l.rows[hand] {
		sum[r] += w
	}
}

// step goes down a gradient, as the weights do.
func (l *leaning) step(hand string, grad *[judge.Rows]float32, rate float32) {
	const pull = 1e-3 // towards nought
	w, s := l.rows[hand], l.seen[hand]
	for r, g := range grad {
		g += float32(pull * w[r])
		s[r] += float32(g * g)
		w[r] -= rate * g / (float32(math.Sqrt(float64(s[r]))) + 1e-6)
	}
}

// centre moves what hands lean to so that it is nought on average, each hand
// counted once however much it wrote: what they have in common is not theirs.
func (l *leaning) centre() {
	var mean [judge.Rows]float32
	for _, h := range l.names {
		for r, w := range l.rows[h] {
			mean[r] += w / float32(len(l.names))
		}
	}
	for _, h := range l.names {
		for r, m := range mean {
			l.rows[h][r] -= m
		}
	}
}

package main

import (
	"math"

	"veil/rules/ner/internal/tagger"
)

// average sums up what a learner held at several moments. The mean is steadier
// than what it holds last, which leans to the documents seen last.
type average struct {
	n     int
	rows  map[int][labels]float32
	moves [labels + 1][labels]float64
}

// add adds what the learner holds now.
func (a *average) add(m *learner) {
	if a.rows == nil {
		a.rows = map[int][labels]float32{}
	}
	for i := range m.rows {
		if r := &m.rows[i]; *r != (row{}) {
			sum := a.rows[i]
			for l := range sum {
				sum[l] += r.w[l]
			}
			a.rows[i] = sum
		}
	}
	for k := range m.moves {
		for l, v := range m.moves[k] {
			a.moves[k][l] += v
		}
	}
	a.n++
}

// weights rounds the mean of what was learned. Dropout made the sums of the
// training smaller than those of use, for which the weights are scaled.
func (m *learner) weights(entries []tagger.Entry) *tagger.Weights {
	const least = 0.04 // smaller weights are left out as noise
	if m.average.n == 0 {
		m.average.add(m)
	}
	n := float64(m.average.n)
	w := &tagger.Weights{Bits: m.bits, Rows: make([][labels - 1]int8, len(m.rows)), Entries: entries}
	for i, sum := range m.average.rows {
		for l := 1; l < labels; l++ {
			v := float64(sum[l]) / n * (1 - dropout)
			if abs(v) >= least {
				w.Rows[i][l-1] = int8(max(-127, min(127, math.Round(v*tagger.Scale))))
			}
		}
	}
	for k := range m.average.moves {
		for l, v := range m.average.moves[k] {
			w.Moves[k][l] = int16(max(-15, min(15, math.Round(v/n*tagger.Scale)/tagger.Scale)) * tagger.Scale)
		}
	}
	return w
}

package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"time"

	"veil/review/encoder"
	"veil/review/judge"
)

// The settings of the training of tone.
const (
	rounds   = 3
	atOnce   = 48   // sentences in a step
	warm     = 0.15 // share of the steps in which the rate rises
	pool     = 20   // steps whose sentences are sorted by length, so that the long stand together
	handRate = 0.05
)

// tuned trains the encoder of tone from the start file.
func tuned(files []file) (*encoder.Net, error) {
	start, err := os.ReadFile(startFile)
	if err != nil {
		return nil, err
	}
	return tune(files, start, 1)
}

// tune trains the encoder of tone further on the sentences of drafts, from what it knew
// before; each hand's leaning is learnt beside it, as in fit. It says how far it is.
func tune(files []file, start []byte, seed uint64) (*encoder.Net, error) {
	l, err := encoder.NewToneLearner(start, seed)
	if err != nil {
		return nil, err
	}
	type sentence struct {
		pieces []int32
		x      *example
		hand   string
	}
	var all []sentence
	for _, f := range files {
		for i := range f.examples {
			s := f.draft.Sentences[i]
			all = append(all, sentence{encoder.Pieces(f.draft.Text[s.Start:s.End]), &f.examples[i], handOf(f)})
		}
	}
	lean := newLeaning(files)
	lot := rand.New(rand.NewPCG(seed, 2))
	steps := (len(all) + atOnce - 1) / atOnce
	began := time.Now()
	for round := range rounds {
		lot.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for from := 0; from < len(all); from += pool * atOnce {
			slices.SortStableFunc(all[from:min(from+pool*atOnce, len(all))], func(a, b sentence) int { return len(a.pieces) - len(b.pieces) })
		}
		for k, step := range lot.Perm(steps) {
			part := all[step*atOnce : min((step+1)*atOnce, len(all))]
			var pieces [][]int32
			for _, s := range part {
				pieces = append(pieces, s.pieces)
			}
			l.Step(pieces, func(read []encoder.Reading) {
				for i := range read {
					grad := &read[i].Tone
					sum := judge.Sums(*grad)
					lean.add(part[i].hand, &sum)
					gradient(sum, part[i].x, grad)
					lean.step(part[i].hand, grad, handRate)
					for r := range grad {
						grad[r] /= float32(len(part))
					}
				}
			}, pace(float64(round*steps+k)/float64(rounds*steps)))
		}
		lean.centre()
		fmt.Printf("tone: round %d of %d, %.0f s\n", round+1, rounds, time.Since(began).Seconds())
	}
	return l.Net(), nil
}

// pace is the share of the full rate at a part of the way: up by a straight line,
// down by half a wave.
func pace(done float64) float64 {
	if done < warm {
		return done / warm
	}
	return (1 + math.Cos(math.Pi*(done-warm)/(1-warm))) / 2
}

package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"time"

	"veil/internal/exact"
	"veil/review/encoder"
	"veil/review/repeat"
)

// The settings of the training of sense.
const (
	passes    = 4
	drafted   = 4    // drafts in a step
	alikeRate = 0.02 // of the weights of a pair's figures
	sameShare = 0.2  // what the loss of a pair counts, by the drafts in the step
)

// lesson is a draft for the encoder of sense.
type lesson struct {
	pieces [][]int32
	pairs  []pair
}

// related trains the encoder of sense on which of two sentences of a draft repeats the
// other, with the weights of their other figures beside it, which it returns. It says
// how far it is.
func related(files []file) (*encoder.Net, [repeat.Inputs]float64, error) {
	var none [repeat.Inputs]float64
	start, err := os.ReadFile(startFile)
	if err != nil {
		return nil, none, err
	}
	l, err := encoder.NewSenseLearner(start)
	if err != nil {
		return nil, none, err
	}
	var all []lesson
	var ps []pair
	for _, f := range files {
		if x := lessonOf(f); len(x.pairs) > 0 {
			all, ps = append(all, x), append(ps, x.pairs...)
		}
	}
	alike := newAlike(fitRepeats(ps))
	lot := rand.New(rand.NewPCG(1, 2))
	began := time.Now()
	for round := range passes {
		lot.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for from := 0; from < len(all); from += drafted {
			part := all[from:min(from+drafted, len(all))]
			var pieces [][]int32
			for _, d := range part {
				pieces = append(pieces, d.pieces...)
			}
			rate := pace((float64(round) + float64(from)/float64(len(all))) / passes)
			l.Step(pieces, func(read []encoder.Reading) {
				for _, d := range part {
					d.gradient(read[:len(d.pieces)], alike, sameShare/float64(len(part)))
					read = read[len(d.pieces):]
				}
			}, rate)
			alike.step(rate * alikeRate)
		}
		fmt.Printf("sense: round %d of %d, %.0f s\n", round+1, passes, time.Since(began).Seconds())
	}
	return l.Net(), alike.weights, nil
}

func lessonOf(f file) lesson {
	ss := said(f.draft)
	x := repeat.NewIndex(ss)
	d := lesson{pieces: make([][]int32, len(ss))}
	for i, s := range f.draft.Sentences {
		d.pieces[i] = encoder.Pieces(x.Text(i))
		for j := range i {
			if x.Comparable(i, j) {
				d.pairs = append(d.pairs, pair{i, j, x.Compare(i, j), s.Repeats == j})
			}
		}
	}
	return d
}

// gradient puts in the place of what was read of a draft's sentences how the loss of its
// pairs, each counting by share, grows with it.
func (d *lesson) gradient(read []encoder.Reading, alike *alike, share float64) {
	grads := make([]encoder.Reading, len(read))
	for _, p := range d.pairs {
		a, b := &read[p.later].Sense, &read[p.earlier].Sense
		p.figures[repeat.Likeness] = repeat.Like(a, b)
		miss := repeat.Probability(alike.weights, p.figures)
		if p.same {
			miss = weigh * (miss - 1)
		}
		g := float32(alike.add(share*miss, &p.figures))
		for k := range a {
			grads[p.later].Sense[k] += float32(g * b[k])
			grads[p.earlier].Sense[k] += float32(g * a[k])
		}
	}
	copy(read, grads)
}

// alike is the weights that tell repetitions by a pair's figures, in training (Adam:
// Kingma and Ba, 2015).
type alike struct {
	weights, grad, first, second [repeat.Inputs]float64
	steps                        float64
}

// newAlike goes on from the weights that hold without the encoder.
func newAlike(w [repeat.Inputs]float64) *alike {
	const begin = 6 // what likeness counts at first
	w[repeat.Likeness] = begin
	return &alike{weights: w}
}

// add adds to the gradient what a pair is missed by, and returns how that grows with
// the likeness.
func (a *alike) add(miss float64, figures *[repeat.Inputs]float64) float64 {
	for i, f := range figures {
		a.grad[i] += float64(miss * f)
	}
	return miss * a.weights[repeat.Likeness]
}

// step moves the weights.
func (a *alike) step(rate float64) {
	const forget, forgetMore = 0.9, 0.999
	a.steps++
	warm1, warm2 := 1-exact.Exp(a.steps*math.Log(forget)), 1-exact.Exp(a.steps*math.Log(forgetMore))
	for i, g := range a.grad {
		a.first[i] = float64(forget*a.first[i]) + float64((1-forget)*g)
		a.second[i] = float64(forgetMore*a.second[i]) + float64((1-forgetMore)*float64(g*g))
		a.weights[i] -= rate * a.first[i] / warm1 / (math.Sqrt(a.second[i]/warm2) + 1e-8)
	}
	a.grad = [repeat.Inputs]float64{}
}

package main

import (
	"encoding/binary"
	"math"
	"math/rand/v2"

	"veil/rules/birth"
)

// How is learned. The rate is that of AdaGrad; the decay pulls weights that are
// seldom needed to nothing; in each step each feature is left out with the
// probability of dropped, so that no single word is relied on.
const (
	epochs  = 12
	rate    = 0.1
	decay   = 0.03
	dropped = 0.2
	runs    = 4 // whose weights are averaged
)

// learner is a logistic regression.
type learner struct {
	weights, squares  [birth.Rows]float32
	bias, biasSquares float32
}

func (l *learner) score(rows []uint32) float32 {
	z := l.bias
	for _, r := range rows {
		z += l.weights[r]
	}
	return z
}

// fit learns from the texts. The order of the examples and the features left out
// are chance, and with them what a run makes of words seldom seen: the weights are
// the mean of several runs.
func fit(docs []doc) *learner {
	mean := new(learner)
	for n := range runs {
		l := fitOnce(docs, uint64(n)+1)
		for i, w := range l.weights {
			mean.weights[i] += w / runs
		}
		mean.bias += l.bias / runs
	}
	return mean
}

func fitOnce(docs []doc, seed uint64) *learner {
	l := &learner{biasSquares: 1}
	for i := range l.squares {
		l.squares[i] = 1
	}
	var all []*example
	for i := range docs {
		for j := range docs[i].candidates {
			all = append(all, &docs[i].candidates[j])
		}
	}
	rng := rand.New(rand.NewPCG(seed, 2))
	var kept []uint32
	for range epochs {
		rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for _, x := range all {
			kept = kept[:0]
			for _, r := range x.Rows {
				if rng.Float64() >= dropped {
					kept = append(kept, r)
				}
			}
			l.learn(kept, x.birth, x.weight)
		}
	}
	return l
}

func (l *learner) learn(rows []uint32, is bool, weight float32) {
	g := float32(1 / (1 + math.Exp(-float64(l.score(rows)))))
	if is {
		g--
	}
	g *= weight
	for _, r := range rows {
		h := g + decay*l.weights[r]
		l.squares[r] += h * h
		l.weights[r] -= rate * h / float32(math.Sqrt(float64(l.squares[r])))
	}
	l.biasSquares += g * g
	l.bias -= rate * g / float32(math.Sqrt(float64(l.biasSquares)))
}

// encode returns the weights as the detector reads them: bias and scale, float32,
// and an int8 for each row.
func encode(l *learner) []byte {
	top := float32(0)
	for _, w := range l.weights {
		top = max(top, w, -w)
	}
	scale := top / math.MaxInt8
	b := binary.LittleEndian.AppendUint32(nil, math.Float32bits(l.bias))
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(scale))
	for _, w := range l.weights {
		b = append(b, byte(int8(math.Round(float64(w/scale)))))
	}
	return b
}

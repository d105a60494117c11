package main

import (
	"maps"
	"math"
	"math/rand/v2"
	"slices"

	"veil/internal/exact"
	"veil/review/judge"
)

// matrix is the weights in training: judge.Rows for each feature, one after
// another.
type matrix struct {
	at      map[uint32]int32 // number of a feature, by its hash
	weights []float32
}

// row returns the weights of a feature by its number.
func (m matrix) row(n int32) []float32 {
	return m.weights[int(n)*judge.Rows : (int(n)+1)*judge.Rows : (int(n)+1)*judge.Rows]
}

const (
	epochs   = 24
	rate     = 0.12
	decay    = 1e-4 // pull towards nought at every step, by feature seen
	leastSee = 2    // drafts' sentences that a feature must be seen in
	dropout  = 0.3  // share of features left out at a step, so that none is all
	averaged = 8    // last rounds whose weights are averaged, so that the last steps do not decide
	kindRows = 5
	emotion  = 5
	attack   = 6
	evidence = 7
)

// trainings is how many times the first step is trained, each time in another
// order; the mean of the weights is kept. Of one training alone, a word changed in
// one draft moves what is measured by a hundredth and more.
const trainings = 4

// fit trains the first step.
func fit(files []file) matrix {
	m := fitOnce(files, 0)
	for k := uint64(1); k < trainings; k++ {
		for i, w := range fitOnce(files, k).weights {
			m.weights[i] += w
		}
	}
	for i := range m.weights {
		m.weights[i] /= trainings
	}
	return m
}

// fitOnce trains by AdaGrad, in an order that a seed shuffles.
func fitOnce(files []file, seed uint64) matrix {
	var xs []example
	var hands []string
	for _, f := range files {
		xs = append(xs, f.examples...)
		for range f.examples {
			hands = append(hands, handOf(f))
		}
	}
	m, lean := number(xs), newLeaning(files)
	type numbered struct {
		n     int32
		value float32
	}
	all := make([][]numbered, len(xs))
	for i, x := range xs {
		for _, f := range x.features {
			if n, ok := m.at[f.Hash]; ok {
				all[i] = append(all[i], numbered{n, f.Value})
			}
		}
	}
	sums := make([]float32, len(m.weights))
	rnd := rand.New(rand.NewPCG(11, 7+seed))
	order := rnd.Perm(len(xs))
	var grad [judge.Rows]float32
	var kept []numbered
	mean := make([]float32, len(m.weights))
	for epoch := range epochs {
		rnd.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		step := float32(rate) / float32(1+epoch/8)
		for _, i := range order {
			kept = kept[:0]
			var sum judge.Sums
			for _, f := range all[i] {
				if rnd.Float32() >= dropout {
					kept = append(kept, f)
					for r, w := range m.row(f.n) {
						sum[r] += float32(w * f.value)
					}
				}
			}
			lean.add(hands[i], &sum)
			gradient(sum, &xs[i], &grad)
			lean.step(hands[i], &grad, step)
			for _, f := range kept {
				w, s := m.row(f.n), sums[int(f.n)*judge.Rows:]
				for r, g := range grad {
					g = float32(g*f.value) + float32(decay*w[r])
					s[r] += float32(g * g)
					w[r] -= step * g / (float32(math.Sqrt(float64(s[r]))) + 1e-6)
				}
			}
		}
		lean.centre()
		if epoch >= epochs-averaged {
			for i, w := range m.weights {
				mean[i] += w / averaged
			}
		}
	}
	m.weights = mean
	return m
}

// number gives a number to each feature that is seen often enough.
func number(xs []example) matrix {
	count := map[uint32]int{}
	for _, x := range xs {
		for _, f := range x.features {
			count[f.Hash]++
		}
	}
	m := matrix{at: map[uint32]int32{}}
	for _, h := range slices.Sorted(maps.Keys(count)) {
		if count[h] >= leastSee {
			m.at[h] = int32(len(m.at))
		}
	}
	m.weights = make([]float32, len(m.at)*judge.Rows)
	return m
}

// gradient is that of the losses by row: softmax over the kinds and over the
// states of evidence, logistic for the two others.
func gradient(sum judge.Sums, x *example, grad *[judge.Rows]float32) {
	*grad = [judge.Rows]float32{}
	softGradient(sum[:kindRows], x.kind, grad[:kindRows])
	grad[emotion] = logistic(sum[emotion], x.emotion)
	grad[attack] = logistic(sum[attack], x.attack)
	if x.evidence >= 0 {
		softGradient(sum[evidence:], x.evidence, grad[evidence:])
	}
}

func (m matrix) sums(fs []judge.Feature) (sum judge.Sums) {
	for _, f := range fs {
		if n, ok := m.at[f.Hash]; ok {
			for r, w := range m.row(n) {
				sum[r] += float32(w * f.Value)
			}
		}
	}
	return sum
}

func softGradient(sums []float32, want int, grad []float32) {
	top := slices.Max(sums)
	var total float64
	for _, s := range sums {
		total += exact.Exp(float64(s - top))
	}
	for i, s := range sums {
		grad[i] = float32(exact.Exp(float64(s-top)) / total)
		if i == want {
			grad[i]--
		}
	}
}

func logistic(sum float32, want bool) float32 {
	p := float32(1 / (1 + exact.Exp(-float64(sum))))
	if want {
		return p - 1
	}
	return p
}

// fitSecond trains the second step on what the first says of drafts that it was
// not trained on.
func fitSecond(files []file) (*[judge.Contexts][judge.Rows]float32, [judge.OutcomeFigures]float64) {
	const folds, steps, rate, decay = 5, 60, 0.05, 1e-4
	type item struct {
		context [judge.Contexts]float32
		x       *example
		hand    string
	}
	var items []item
	contexts := make([][][judge.Contexts]float32, len(files))
	for fold := range folds {
		var train []file
		for i, f := range files {
			if i%folds != fold {
				train = append(train, f)
			}
		}
		m := fit(train)
		for i, f := range files {
			if i%folds != fold {
				continue
			}
			contexts[i] = f.reader.Context(m.all(f.examples))
			for k, c := range contexts[i] {
				items = append(items, item{c, &f.examples[k], handOf(f)})
			}
		}
	}
	w, seen := new([judge.Contexts][judge.Rows]float32), new([judge.Contexts][judge.Rows]float32)
	rnd, lean := rand.New(rand.NewPCG(5, 3)), newLeaning(files)
	for range steps {
		rnd.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
		for _, it := range items {
			var grad [judge.Rows]float32
			sum := judge.Second(w, it.context)
			lean.add(it.hand, &sum)
			gradient(sum, it.x, &grad)
			lean.step(it.hand, &grad, rate)
			for i, c := range it.context {
				for r, g := range grad {
					g = float32(g*c) + float32(decay*w[i][r])
					seen[i][r] += float32(g * g)
					w[i][r] -= rate * g / float32(math.Sqrt(float64(seen[i][r]))+1e-6)
				}
			}
		}
		lean.centre()
	}
	var outcomes []asked
	for i, f := range files {
		if f.draft.Outcome != "" {
			outcomes = append(outcomes, f.asked(w, contexts[i]))
		}
	}
	return w, fitOutcome(outcomes)
}

// all is what the first step says of each sentence of a draft.
func (m matrix) all(xs []example) []judge.Sums {
	out := make([]judge.Sums, len(xs))
	for i := range xs {
		out[i] = m.sums(xs[i].features)
	}
	return out
}

// encode writes the weights as review/judge reads them, without the features
// that say next to nothing.
func (m matrix) encode(second *[judge.Contexts][judge.Rows]float32) ([]byte, error) {
	const little = 0.035
	var hashes []uint32
	for _, h := range slices.Sorted(maps.Keys(m.at)) {
		if slices.ContainsFunc(m.row(m.at[h]), func(w float32) bool { return w > little || w < -little }) {
			hashes = append(hashes, h)
		}
	}
	return judge.Encode(hashes, func(h uint32) []float32 { return m.row(m.at[h]) }, second)
}

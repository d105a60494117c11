package main

import (
	"math"
	"math/rand/v2"

	"veil/rules/ner/internal/tagger"
)

// How the weights are learned: AdaGrad on the likelihood of what each word may
// be, with features left out by chance.
const (
	rate    = 0.1
	percent = 15 // of features left out
	dropout = percent / 100.0
	l2      = 1e-6
	labels  = tagger.Count
	// contrast is how much more places and organisations weigh, where they are
	// marked: they are what is most often taken for people.
	contrast = 2
)

// row is the weights of a feature and their sums of squared gradients. That of
// O stays 0: only differences between labels matter.
type row struct{ w, g [8]float32 }

// learner holds a model in training.
type learner struct {
	bits          int
	rows          []row
	pruned        []bool // rows that are left out; nil for none
	moves, movesG [labels + 1][labels]float64
	expMoves      [labels + 1][labels]float64
	average       average
	free, bound   lattice
	kept          []uint32
	offs          []int32
	rng           *rand.Rand
}

func newLearner(bits int) *learner {
	return &learner{bits: bits, rows: make([]row, 1<<bits), rng: rand.New(rand.NewPCG(3, 5))}
}

// sentence is what is learned from at a time.
type sentence struct {
	features []uint32 // rows, of all words
	offs     []int32  // where the features of each word begin, and the end of all
	allowed  []uint8
	weight   float32
}

// lattice is the working space of forward-backward.
type lattice struct{ emit, forward, back [][labels]float64 }

func (y *lattice) grow(n int) {
	for len(y.emit) < n {
		y.emit = append(y.emit, [labels]float64{})
		y.forward = append(y.forward, [labels]float64{})
		y.back = append(y.back, [labels]float64{})
	}
}

// step learns from one sentence and returns its loss.
func (m *learner) step(s *sentence) float64 {
	n := len(s.allowed)
	m.drop(s)
	m.free.grow(n)
	m.bound.grow(n)
	m.expMoves = m.exponentials()
	exact := true
	for i := range n {
		m.emit(i)
		a := s.allowed[i]
		exact = exact && a&(a-1) == 0
	}
	m.free.sum(n, &m.expMoves)
	if !exact {
		for i := range n {
			m.bound.emit[i] = m.free.emit[i]
			for l := range labels {
				if s.allowed[i]>>l&1 == 0 {
					m.bound.emit[i][l] = 0
				}
			}
		}
		exact = !m.bound.sum(n, &m.expMoves)
	}
	var moves [labels + 1][labels]float64
	loss := 0.0
	for i := range n {
		p := m.free.posterior(i)
		q := [labels]float64{}
		if exact {
			q[lowest(s.allowed[i])] = 1
		} else {
			q = m.bound.posterior(i)
		}
		var g [8]float32
		large := false
		weight := s.weight
		if s.allowed[i]&places != 0 && s.allowed[i]&^places == 0 {
			weight *= contrast
		}
		for l := 1; l < labels; l++ {
			v := q[l] - p[l]
			if v > 1e-4 || v < -1e-4 {
				g[l] = float32(v) * weight
				large = true
			}
		}
		if large {
			m.update(m.kept[m.offs[i]:m.offs[i+1]], &g)
		}
		for l := range labels {
			loss += abs(q[l]-p[l]) / 2
		}
		m.free.moved(i, &m.expMoves, &moves, -1)
		if exact {
			from := labels
			if i > 0 {
				from = lowest(s.allowed[i-1])
			}
			moves[from][lowest(s.allowed[i])]++
		} else {
			m.bound.moved(i, &m.expMoves, &moves, 1)
		}
	}
	m.updateMoves(&moves)
	return loss
}

// lowest is the first label of a set.
func lowest(set uint8) int {
	l := 0
	for set>>l&1 == 0 {
		l++
	}
	return l
}

func abs(x float64) float64 { return max(x, -x) }

// drop copies the sentence's features, without some.
func (m *learner) drop(s *sentence) {
	m.kept, m.offs = m.kept[:0], append(m.offs[:0], 0)
	const limit = percent * (1 << 32) / 100
	x := m.rng.Uint32() | 1
	for i := range s.allowed {
		for _, f := range s.features[s.offs[i]:s.offs[i+1]] {
			x ^= x << 13
			x ^= x >> 17
			x ^= x << 5
			if x >= limit && (m.pruned == nil || !m.pruned[f]) {
				m.kept = append(m.kept, f)
			}
		}
		m.offs = append(m.offs, int32(len(m.kept)))
	}
}

// emit fills in the exponentials of word i's scores.
func (m *learner) emit(i int) {
	var sum [8]float32
	for _, f := range m.kept[m.offs[i]:m.offs[i+1]] {
		w := &m.rows[f].w
		for l := range w {
			sum[l] += w[l]
		}
	}
	top := sum[0]
	for _, v := range sum[1:labels] {
		top = max(top, v)
	}
	for l := range labels {
		m.free.emit[i][l] = exp(float64(sum[l] - top))
	}
}

func (m *learner) exponentials() (e [labels + 1][labels]float64) {
	for k := range e {
		for l := range e[k] {
			if k == labels && tagger.Follows(tagger.O, l) || k < labels && tagger.Follows(k, l) {
				e[k][l] = exp(m.moves[k][l])
			}
		}
	}
	return e
}

func (m *learner) update(features []uint32, g *[8]float32) {
	for _, f := range features {
		r := &m.rows[f]
		for l := 1; l < labels; l++ {
			if g[l] == 0 {
				continue
			}
			v := g[l] - float32(l2*r.w[l])
			r.g[l] += float32(v * v)
			r.w[l] += float32(rate * v / (float32(math.Sqrt(float64(r.g[l]))) + 1e-3))
		}
	}
}

func (m *learner) updateMoves(g *[labels + 1][labels]float64) {
	for k := range g {
		for l, v := range g[k] {
			if v != 0 {
				m.movesG[k][l] += float64(v * v)
				m.moves[k][l] += float64(rate * v / (math.Sqrt(m.movesG[k][l]) + 1e-3))
			}
		}
	}
}

// sum is the forward-backward algorithm; it reports whether any labelling is
// possible.
func (y *lattice) sum(n int, moves *[labels + 1][labels]float64) bool {
	for i := range n {
		from := moves[labels]
		if i > 0 {
			from = [labels]float64{}
			for k, a := range y.forward[i-1] {
				for l := range from {
					from[l] += float64(a * moves[k][l])
				}
			}
		}
		for l := range from {
			y.forward[i][l] = from[l] * y.emit[i][l]
		}
		if !normal(&y.forward[i]) {
			return false
		}
	}
	for l := range y.back[n-1] {
		y.back[n-1][l] = 1
	}
	for i := n - 2; i >= 0; i-- {
		for k := range labels {
			v := 0.0
			for l := range labels {
				v += float64(moves[k][l] * y.emit[i+1][l] * y.back[i+1][l])
			}
			y.back[i][k] = v
		}
		normal(&y.back[i])
	}
	return true
}

func normal(v *[labels]float64) bool {
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	if !(sum > 0) {
		return false
	}
	for l := range v {
		v[l] /= sum
	}
	return true
}

func (y *lattice) posterior(i int) (p [labels]float64) {
	for l := range p {
		p[l] = y.forward[i][l] * y.back[i][l]
	}
	normal(&p)
	return p
}

// moved adds, times sign, how often each transition into word i is expected.
func (y *lattice) moved(i int, moves, sum *[labels + 1][labels]float64, sign float64) {
	if i == 0 {
		for l, v := range y.posterior(0) {
			sum[labels][l] += float64(sign * v)
		}
		return
	}
	var q [labels][labels]float64
	z := 0.0
	for k := range q {
		for l := range q[k] {
			q[k][l] = y.forward[i-1][k] * moves[k][l] * y.emit[i][l] * y.back[i][l]
			z += q[k][l]
		}
	}
	for k := range q {
		for l, v := range q[k] {
			sum[k][l] += float64(sign * v / z)
		}
	}
}

// exp is the exponential, the same on every machine; math.Exp is not.
func exp(x float64) float64 {
	if x < -40 {
		x = -40
	}
	// x = k ln2 + r, |r| at most ln2/2.
	k := math.RoundToEven(float64(x * math.Log2E))
	r := x - float64(k*math.Ln2)
	// Taylor's series; the first term left out is below 1e-10.
	v := 1.0
	for i := 9; i > 0; i-- {
		v = 1 + float64(v*r/float64(i))
	}
	return math.Ldexp(v, int(k))
}

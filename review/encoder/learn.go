package encoder

import (
	"math"
	"math/rand/v2"
	"slices"
	"sync"
)

// Learner trains a network (AdamW: Loshchilov and Hutter, 2019). Trained on the same
// sentences in the same order it comes to the same weights on one kind of processor.
type Learner struct {
	net           *Net
	all           []matrix // the weights, and beside them, for each:
	first, second []matrix // the means of the gradient and of its square
	parts         [shards]shard
	lot           *rand.Rand
	steps         int
}

// shards is how many parts of a step are worked on beside each other, whatever the
// number of processors.
const shards = 4

type shard struct {
	pass    pass
	grad    *Net
	all     []matrix
	figures [][Outputs]float32
}

// The settings of training.
const (
	rateBody   = 3e-4 // for what had read English before
	rateHead   = 2e-3 // for what had not
	decay      = 1e-2
	forget     = 0.9   // of the mean
	forgetMore = 0.999 // of the mean square
	most       = 1.0   // length of the whole gradient
	lost       = 0.08  // share of pieces taken for unknown
)

// NewLearner goes on from weights as Encode wrote them; what is trained from nothing
// begins with small figures that seed draws.
func NewLearner(start []byte, seed uint64) (*Learner, error) {
	n, err := Decode(start)
	if err != nil {
		return nil, err
	}
	l := &Learner{net: n, lot: rand.New(rand.NewPCG(seed, 1))}
	for i := range n.last.scale {
		n.last.scale[i], n.last.shift[i] = 1, 0
	}
	for _, fresh := range []linear{n.mid, n.out} {
		wide := float32(1 / math.Sqrt(float64(fresh.weight.cols)))
		for i := range fresh.weight.w {
			fresh.weight.w[i] = (2*l.lot.Float32() - 1) * wide
		}
		clear(fresh.bias)
	}
	l.all, l.first, l.second = n.list(), newNet().list(), newNet().list()
	for i := range l.parts {
		l.parts[i].grad = newNet()
		l.parts[i].all = l.parts[i].grad.list()
	}
	return l, nil
}

// list is all weights, in the order of the file.
func (n *Net) list() (all []matrix) {
	n.each(func(m matrix) { all = append(all, m) })
	return all
}

// Net is the network as it is now.
func (l *Learner) Net() *Net { return l.net }

// Pieces cuts a sentence for Step.
func Pieces(sentence string) []int32 { return cut(sentence) }

// Step learns from some sentences. The loss tells how it grows with each figure of
// sentence i; pace is the share of the full rate.
func (l *Learner) Step(sentences [][]int32, loss func(i int, figures [Outputs]float32) [Outputs]float32, pace float64) {
	var wait sync.WaitGroup
	edge := func(k int) int { return k * len(sentences) / shards }
	for k := range l.parts {
		s := &l.parts[k]
		wait.Go(func() {
			s.pass.reset()
			s.pass.lot = rand.New(rand.NewPCG(uint64(l.steps), uint64(k)+2))
			for _, ids := range sentences[edge(k):edge(k+1)] {
				ids = slices.Clone(ids)
				for i := range ids {
					if s.pass.lot.Float32() < lost {
						ids[i] = unknown
					}
				}
				s.pass.add(ids)
			}
			s.figures = nil
			if len(s.pass.spans) > 0 {
				s.figures = l.net.forward(&s.pass)
			}
		})
	}
	wait.Wait()
	for k := range l.parts {
		for i := range l.parts[k].figures {
			f := &l.parts[k].figures[i]
			*f = loss(edge(k)+i, *f)
			for r := range f {
				f[r] /= float32(len(sentences))
			}
		}
	}
	for k := range l.parts {
		if s := &l.parts[k]; len(s.figures) > 0 {
			wait.Go(func() { l.net.backward(&s.pass, s.figures, s.grad) })
		}
	}
	wait.Wait()
	l.update(pace)
}

// update moves the weights, and clears the gradients.
func (l *Learner) update(pace float64) {
	l.steps++
	var seen []int32 // the pieces in this step; the others' rows stay
	for k := range l.parts {
		seen = append(seen, l.parts[k].pass.ids...)
	}
	slices.Sort(seen)
	seen = slices.Compact(seen)
	length := 0.0
	for i := range l.all {
		l.rows(i, seen, func(from, to int) {
			sum := l.parts[0].all[i].w[from:to]
			for k := 1; k < shards; k++ {
				part := l.parts[k].all[i].w[from:to]
				plus(sum, part)
				clear(part)
			}
			for _, f := range sum {
				length += float64(f) * float64(f)
			}
		})
	}
	shrink := float32(min(1, most/(math.Sqrt(length)+1e-6)))
	warm1, warm2 := 1-math.Pow(forget, float64(l.steps)), 1-math.Pow(forgetMore, float64(l.steps))
	for i, w := range l.all {
		rate := rateBody * pace
		if i >= len(l.all)-6 { // last, mid and out, each of two
			rate = rateHead * pace
		}
		size, pull := float32(rate/warm1), float32(1-rate*decay)
		l.rows(i, seen, func(from, to int) {
			first, second, grad := l.first[i].w[from:to], l.second[i].w[from:to], l.parts[0].all[i].w[from:to]
			weights := w.w[from:to]
			for k, g := range grad {
				g *= shrink
				first[k] = float32(forget*first[k]) + float32((1-forget)*g)
				second[k] = float32(forgetMore*second[k]) + float32((1-forgetMore)*float32(g*g))
				deviation := float32(math.Sqrt(float64(second[k])/warm2)) + 1e-8
				weights[k] = float32(weights[k]*pull) - size*first[k]/deviation
			}
			clear(grad)
		})
	}
}

// rows calls f with the ranges of a matrix's weights that a step moves.
func (l *Learner) rows(i int, seen []int32, f func(from, to int)) {
	if i > 0 {
		f(0, len(l.all[i].w))
		return
	}
	for _, id := range seen {
		f(int(id)*narrow, int(id+1)*narrow)
	}
}

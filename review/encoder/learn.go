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
	body          int // how many of the matrices had read English before
	steps         int
}

// shards is how many parts of a step are worked on beside each other, whatever the
// number of processors.
const shards = 4

type shard struct {
	pass    pass
	grad    *Net
	all     []matrix
	figures []Reading
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

// NewToneLearner goes on from the weights of Origin, as Encode wrote them; what is
// trained from nothing begins with small figures that seed draws.
func NewToneLearner(start []byte, seed uint64) (*Learner, error) {
	from, err := decode(start, origin)
	if err != nil {
		return nil, err
	}
	n := newNet(toneForm)
	n.embed, n.layers = from.embed, from.layers
	l := &Learner{net: n, lot: rand.New(rand.NewPCG(seed, 1))}
	for i := range n.tone.last.scale {
		n.tone.last.scale[i] = 1
	}
	for _, fresh := range []linear{n.tone.mid, n.tone.out} {
		wide := float32(1 / math.Sqrt(float64(fresh.weight.cols)))
		for i := range fresh.weight.w {
			fresh.weight.w[i] = (2*l.lot.Float32() - 1) * wide
		}
	}
	l.begin(6) // last, mid and out, each of two
	return l, nil
}

// NewSenseLearner goes on from the first layer of the weights of Origin, and from what
// tells the sense there.
func NewSenseLearner(start []byte) (*Learner, error) {
	from, err := decode(start, origin)
	if err != nil {
		return nil, err
	}
	n := newNet(senseForm)
	n.embed, n.layers, n.sense = from.embed, from.layers[:senseForm.layers], from.sense
	l := &Learner{net: n}
	l.begin(0)
	return l, nil
}

// begin makes room; fresh is how many matrices, the last ones, begin with nothing.
func (l *Learner) begin(fresh int) {
	f := l.net.form()
	l.all, l.first, l.second = l.net.list(), newNet(f).list(), newNet(f).list()
	l.body = len(l.all) - fresh
	for i := range l.parts {
		l.parts[i].grad = newNet(f)
		l.parts[i].all = l.parts[i].grad.list()
	}
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

// Step learns from some sentences. The loss puts in the place of each figure how it
// grows with that; pace is the share of the full rate.
func (l *Learner) Step(sentences [][]int32, loss func([]Reading), pace float64) {
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
	all := make([]Reading, 0, len(sentences))
	for k := range l.parts {
		all = append(all, l.parts[k].figures...)
	}
	loss(all)
	for k := range l.parts {
		l.parts[k].figures = all[edge(k):edge(k+1)]
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
		if i >= l.body {
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

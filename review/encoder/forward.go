package encoder

import (
	"math"
	"math/rand/v2"
	"slices"
)

// pass is one reading of some sentences, with all that a step of training needs to
// go back the same way. Matrices have a row for each piece, sentence after sentence.
type pass struct {
	ids     []int32
	spans   [][2]int // rows of each sentence
	layers  []walk
	last    normed
	pool    matrix  // a row for each sentence: mean, then greatest
	peaks   []int32 // the row that has the greatest figure
	mid     matrix
	out     matrix
	whole   matrix // a row for each sentence: sum by root of length
	sense   matrix // the same through sense, between -1 and 1
	numbers numbers
	// In training, parts are left out at random, so that none is all.
	lot          *rand.Rand
	dropP, dropM []bool
}

// walk is what a layer made of its input.
type walk struct {
	in           matrix
	before       normed
	ask, mixed   matrix
	shares       []float32 // of attention: for each sentence and head, a row for each piece
	middle       matrix
	then         normed
	up, out      matrix
	dropA, dropB []bool
}

// normed is what a normalisation made.
type normed struct {
	out     matrix
	plain   matrix    // before scale and shift
	inverse []float32 // of each row's deviation
}

func (p *pass) reset() { p.ids, p.spans = p.ids[:0], p.spans[:0] }

// add adds a sentence by its pieces.
func (p *pass) add(ids []int32) {
	if len(ids) == 0 {
		ids = []int32{unknown}
	}
	p.spans = append(p.spans, [2]int{len(p.ids), len(p.ids) + len(ids)})
	p.ids = append(p.ids, ids...)
}

// shaped returns the matrix in the size wanted, in its own room where it has that.
func shaped(m matrix, rows, cols int) matrix {
	return matrix{rows, cols, slices.Grow(m.w[:0], rows*cols)[:rows*cols]}
}

// forward reads each sentence.
func (n *Net) forward(p *pass) []Reading {
	p.layers = slices.Grow(p.layers[:0], len(n.layers))[:len(n.layers)]
	x := shaped(p.layers[0].in, len(p.ids), narrow)
	for _, s := range p.spans {
		for at := s[0]; at < s[1]; at++ {
			row := x.row(at)
			copy(row, n.embed.row(int(p.ids[at])))
			for i, f := range positions()[at-s[0]] {
				row[i] += f
			}
		}
	}
	for i := range n.layers {
		p.layers[i].in = x
		n.layers[i].forward(p, &p.layers[i])
		x = p.layers[i].out
	}
	out := make([]Reading, len(p.spans))
	if n.sense != nil {
		n.makeSense(p, x, out)
	}
	if n.tone != nil {
		n.tone.forward(p, x, out)
	}
	return out
}

// makeSense puts the sense of each sentence into out.
func (n *Net) makeSense(p *pass, x matrix, out []Reading) {
	p.whole = shaped(p.whole, len(p.spans), wide)
	clear(p.whole.w)
	for i, s := range p.spans {
		for at := s[0]; at < s[1]; at++ {
			axpy(p.whole.row(i), rootShare(s), x.row(at))
		}
	}
	p.sense = n.sense.forward(p, p.whole, p.sense)
	bend(p.sense.w)
	for i := range out {
		copy(out[i].Sense[:], p.sense.row(i))
		unit(out[i].Sense[:])
	}
}

// rootShare is what a piece of a sentence counts in its sum.
func rootShare(span [2]int) float32 { return float32(1 / math.Sqrt(float64(span[1]-span[0]))) }

// forward puts the tone of each sentence into out.
func (t *tone) forward(p *pass, x matrix, out []Reading) {
	t.last.forward(x, &p.last)
	p.gather()
	p.dropP = p.drop(p.pool.w, p.dropP, 0.2)
	p.mid = t.mid.forward(p, p.pool, p.mid)
	positive(p.mid.w)
	p.dropM = p.drop(p.mid.w, p.dropM, 0.2)
	p.out = t.out.forward(p, p.mid, p.out)
	for i := range out {
		copy(out[i].Tone[:], p.out.row(i))
	}
}

func (l *layer) forward(p *pass, w *walk) {
	l.before.forward(w.in, &w.before)
	w.ask = l.ask.forward(p, w.before.out, w.ask)
	attend(p.spans, w)
	w.middle = l.answer.forward(p, w.mixed, w.middle)
	w.dropA = p.drop(w.middle.w, w.dropA, 0.1)
	if l.widen != nil {
		l.widen.add(p, w.in, w.middle)
	} else {
		plus(w.middle.w, w.in.w)
	}
	l.then.forward(w.middle, &w.then)
	w.up = l.up.forward(p, w.then.out, w.up)
	positive(w.up.w)
	w.out = l.down.forward(p, w.up, w.out)
	w.dropB = p.drop(w.out.w, w.dropB, 0.1)
	plus(w.out.w, w.middle.w)
}

// attend mixes the values of a sentence's pieces for each of them, by how well its
// query goes with their keys, head by head.
func attend(spans [][2]int, w *walk) {
	in := w.ask.cols / 3
	size := in / heads
	scale := float32(1 / math.Sqrt(float64(size)))
	w.mixed = shaped(w.mixed, w.ask.rows, in)
	clear(w.mixed.w)
	w.shares = w.shares[:0]
	for _, s := range spans {
		for h := range heads {
			for i := s[0]; i < s[1]; i++ {
				q := w.ask.row(i)[h*size:][:size]
				at := len(w.shares)
				for j := s[0]; j < s[1]; j++ {
					w.shares = append(w.shares, scale*dot(q, w.ask.row(j)[in+h*size:][:size]))
				}
				share := w.shares[at:]
				softmax(share)
				mixed := w.mixed.row(i)[h*size:][:size]
				for k, a := range share {
					axpy(mixed, a, w.ask.row(s[0] + k)[2*in+h*size:][:size])
				}
			}
		}
	}
}

// gather sums up each sentence: the mean of its pieces' figures, and the greatest.
func (p *pass) gather() {
	p.pool = shaped(p.pool, len(p.spans), 2*wide)
	p.peaks = slices.Grow(p.peaks[:0], len(p.spans)*wide)[:len(p.spans)*wide]
	for i, s := range p.spans {
		mean, most, peaks := p.pool.row(i)[:wide], p.pool.row(i)[wide:], p.peaks[i*wide:(i+1)*wide]
		clear(mean)
		for at := s[0]; at < s[1]; at++ {
			for k, f := range p.last.out.row(at) {
				mean[k] += f
				if at == s[0] || f > most[k] {
					most[k], peaks[k] = f, int32(at)
				}
			}
		}
		for k := range mean {
			mean[k] /= float32(s[1] - s[0])
		}
	}
}

// forward writes x with its weights into out, which is given room.
func (l linear) forward(p *pass, x, out matrix) matrix {
	out = shaped(out, x.rows, l.weight.rows)
	for i := range x.rows {
		copy(out.row(i), l.bias)
	}
	l.multiply(p, x, out)
	return out
}

// add adds x with its weights to out.
func (l linear) add(p *pass, x, out matrix) {
	for i := range x.rows {
		plus(out.row(i), l.bias)
	}
	l.multiply(p, x, out)
}

func (l linear) multiply(p *pass, x, out matrix) {
	if l.quick != nil {
		l.quick.multiply(out, x, &p.numbers)
		return
	}
	multiply(out, x, l.weight)
}

func (o normal) forward(x matrix, to *normed) {
	to.out, to.plain = shaped(to.out, x.rows, x.cols), shaped(to.plain, x.rows, x.cols)
	to.inverse = slices.Grow(to.inverse[:0], x.rows)[:x.rows]
	for i := range x.rows {
		row, plain, out := x.row(i), to.plain.row(i), to.out.row(i)
		mean, square := 0.0, 0.0
		for _, f := range row {
			mean += float64(f)
		}
		mean /= float64(x.cols)
		for k, f := range row {
			d := float64(f) - mean
			plain[k] = float32(d)
			square += float64(d * d)
		}
		inverse := float32(1 / math.Sqrt(square/float64(x.cols)+1e-6))
		to.inverse[i] = inverse
		for k := range plain {
			plain[k] *= inverse
			out[k] = float32(plain[k]*o.scale[k]) + o.shift[k]
		}
	}
}

// drop leaves out a share of the figures in training, and makes up for it in the
// others; it returns which, in the room given.
func (p *pass) drop(x []float32, which []bool, share float32) []bool {
	if p.lot == nil {
		return which[:0]
	}
	which = slices.Grow(which[:0], len(x))[:len(x)]
	for i := range x {
		which[i] = p.lot.Float32() < share
		if which[i] {
			x[i] = 0
		} else {
			x[i] /= 1 - share
		}
	}
	return which
}

package encoder

import (
	"math"
	"slices"
)

// backward adds to g how the loss grows with each weight, given how it grows with
// each sentence's figures in the pass before.
func (n *Net) backward(p *pass, figures []Reading, g *Net) {
	d := newMatrix(len(p.ids), wide)
	if n.tone != nil {
		plus(d.w, n.tone.backward(p, figures, g.tone).w)
	}
	if n.sense != nil {
		n.unmakeSense(p, figures, g, d)
	}
	for i := len(n.layers) - 1; i >= 0; i-- {
		d = n.layers[i].backward(p, &p.layers[i], d, &g.layers[i])
	}
	for at, id := range p.ids {
		plus(g.embed.row(int(id)), d.row(at))
	}
}

// backward returns how the loss grows with what the layers made.
func (t *tone) backward(p *pass, figures []Reading, g *tone) matrix {
	d := newMatrix(len(figures), Tones)
	for i := range figures {
		copy(d.row(i), figures[i].Tone[:])
	}
	d = t.out.backward(d, p.mid, g.out)
	undrop(d.w, p.dropM, 0.2)
	unclip(d.w, p.mid.w)
	d = t.mid.backward(d, p.pool, g.mid)
	undrop(d.w, p.dropP, 0.2)
	return t.last.backward(p.spread(d), &p.last, g.last)
}

// unmakeSense adds to d how the loss grows with what the layers made.
func (n *Net) unmakeSense(p *pass, figures []Reading, g *Net, d matrix) {
	sense := newMatrix(len(figures), Senses)
	for i := range figures {
		bent := p.sense.row(i)
		plain := slices.Clone(bent)
		length := unit(plain)
		along := dot(figures[i].Sense[:], plain)
		for k, f := range figures[i].Sense {
			sense.row(i)[k] = (f - float32(along*plain[k])) / length * (1 - float32(bent[k]*bent[k]))
		}
	}
	whole := n.sense.backward(sense, p.whole, *g.sense)
	for i, s := range p.spans {
		for at := s[0]; at < s[1]; at++ {
			axpy(d.row(at), rootShare(s), whole.row(i))
		}
	}
}

// spread gives each piece its part of what its sentence was made of.
func (p *pass) spread(pool matrix) matrix {
	d := newMatrix(len(p.ids), wide)
	for i, s := range p.spans {
		mean, most := pool.row(i)[:wide], pool.row(i)[wide:]
		for at := s[0]; at < s[1]; at++ {
			axpy(d.row(at), 1/float32(s[1]-s[0]), mean)
		}
		for k, at := range p.peaks[i*wide : (i+1)*wide] {
			d.row(int(at))[k] += most[k]
		}
	}
	return d
}

func (l *layer) backward(p *pass, w *walk, d matrix, g *layer) matrix {
	middle := matrix{d.rows, d.cols, slices.Clone(d.w)}
	undrop(d.w, w.dropB, 0.1)
	up := l.down.backward(d, w.up, g.down)
	unclip(up.w, w.up.w)
	plus(middle.w, l.then.backward(l.up.backward(up, w.then.out, g.up), &w.then, g.then).w)
	var in matrix
	if l.widen != nil {
		in = l.widen.backward(middle, w.in, *g.widen)
	} else {
		in = matrix{middle.rows, middle.cols, slices.Clone(middle.w)}
	}
	undrop(middle.w, w.dropA, 0.1)
	ask := unattend(p.spans, w, l.answer.backward(middle, w.mixed, g.answer))
	plus(in.w, l.before.backward(l.ask.backward(ask, w.before.out, g.ask), &w.before, g.before).w)
	return in
}

// unattend is how the loss grows with queries, keys and values, given how it grows
// with what was mixed.
func unattend(spans [][2]int, w *walk, mixed matrix) matrix {
	in := w.ask.cols / 3
	size := in / heads
	scale := float32(1 / math.Sqrt(float64(size)))
	d := newMatrix(w.ask.rows, w.ask.cols)
	shares := w.shares
	var ds []float32
	for _, s := range spans {
		for h := range heads {
			part := func(m matrix, row, which int) []float32 { return m.row(row)[which*in+h*size:][:size] }
			for i := s[0]; i < s[1]; i++ {
				share := shares[:s[1]-s[0]]
				shares = shares[len(share):]
				dm := mixed.row(i)[h*size:][:size]
				ds = ds[:0]
				mean := float32(0)
				for k, a := range share {
					f := dot(dm, part(w.ask, s[0]+k, 2))
					ds = append(ds, f)
					mean += float32(a * f)
					axpy(part(d, s[0]+k, 2), a, dm)
				}
				for k, a := range share {
					f := scale * a * (ds[k] - mean)
					axpy(part(d, i, 0), f, part(w.ask, s[0]+k, 1))
					axpy(part(d, s[0]+k, 1), f, part(w.ask, i, 0))
				}
			}
		}
	}
	return d
}

func (l linear) backward(d, x matrix, g linear) matrix {
	for i := range d.rows {
		plus(g.bias, d.row(i))
	}
	most := (d.rows + laneCount - 1) / laneCount * laneCount
	multiply(g.weight, d.transposed(most), x.transposed(most))
	out := newMatrix(x.rows, x.cols)
	multiply(out, d, l.weight.transposed(l.weight.rows))
	return out
}

// transposed has a row for each column, with zeros up to cols.
func (m matrix) transposed(cols int) matrix {
	const tile = 16 // rows at once, so that what is written lies together
	t := newMatrix(m.cols, cols)
	for from := 0; from < m.rows; from += tile {
		to := min(from+tile, m.rows)
		for j := range m.cols {
			for i := from; i < to; i++ {
				t.w[j*cols+i] = m.w[i*m.cols+j]
			}
		}
	}
	return t
}

func (o normal) backward(d matrix, made *normed, g normal) matrix {
	out := newMatrix(d.rows, d.cols)
	for i := range d.rows {
		row, plain, to := d.row(i), made.plain.row(i), out.row(i)
		mean, along := float32(0), float32(0)
		for k, f := range row {
			g.scale[k] += float32(f * plain[k])
			g.shift[k] += f
			to[k] = f * o.scale[k]
			mean += to[k]
			along += float32(to[k] * plain[k])
		}
		mean /= float32(d.cols)
		along /= float32(d.cols)
		for k := range to {
			to[k] = made.inverse[i] * (to[k] - mean - float32(plain[k]*along))
		}
	}
	return out
}

func undrop(d []float32, which []bool, share float32) {
	for i, left := range which {
		if left {
			d[i] = 0
		} else {
			d[i] /= 1 - share
		}
	}
}

// unclip stops where positive put 0.
func unclip(d, x []float32) {
	for i, f := range x {
		if f <= 0 {
			d[i] = 0
		}
	}
}

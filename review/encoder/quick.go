package encoder

import (
	"math"
	"slices"
)

// For reading, products are of whole numbers: weights as they stand in the file, and
// figures in steps of a part of the row's greatest. Sums of whole numbers are the same
// in every order, so that every processor comes to the same figures here, too.

// quick is a linear's weights as whole numbers.
type quick struct {
	w     []int16
	scale []float32 // of each row
}

// finest is the greatest whole number that a figure becomes: the longest row of
// products, inner, must not come over what an int32 holds.
const finest = 1<<13 - 1

// lanes16 is how many figures are multiplied at once.
const lanes16 = 16

// hasten makes whole numbers of the weights of a network as it was read from a file; it
// cannot be trained or written after that.
func (n *Net) hasten() *Net {
	each := func(l *linear) {
		m := l.weight
		if m.rows%abreast != 0 || m.cols%lanes16 != 0 {
			return
		}
		q := &quick{make([]int16, len(m.w)), make([]float32, m.rows)}
		for i := range m.rows {
			q.scale[i] = whole(q.w[i*m.cols:(i+1)*m.cols], m.row(i), math.MaxInt8) / math.MaxInt8
		}
		l.quick, l.weight.w = q, nil
	}
	for i := range n.layers {
		l := &n.layers[i]
		for _, x := range []*linear{&l.ask, &l.answer, l.widen, &l.up, &l.down} {
			if x != nil {
				each(x)
			}
		}
	}
	if n.sense != nil {
		each(n.sense)
	}
	if n.tone != nil {
		each(&n.tone.mid)
	}
	return n
}

// whole writes to out the figures of a row, the greatest of which becomes so many steps,
// and returns the greatest.
func whole(out []int16, row []float32, steps int32) float32 {
	bits := uint32(0) // of a figure without its sign: they are in the figures' order
	for _, f := range row {
		bits = max(bits, math.Float32bits(f)&^(1<<31))
	}
	most := math.Float32frombits(bits)
	if most == 0 {
		clear(out)
		return 0
	}
	by := float32(steps) / most
	up := float32(steps) + 0.5 // so that what is cut off is cut off below
	out = out[:len(row)]
	for k, f := range row {
		out[k] = int16(int32(float32(f*by)+up) - steps)
	}
	return most
}

// numbers are figures as whole numbers, row by row.
type numbers struct {
	x    []int16
	step []float32 // of each row
	out  []int32
}

// read makes whole numbers of x.
func (n *numbers) read(x matrix) {
	n.x = slices.Grow(n.x[:0], len(x.w))[:len(x.w)]
	n.step = slices.Grow(n.step[:0], x.rows)[:x.rows]
	for i := range x.rows {
		n.step[i] = whole(n.x[i*x.cols:(i+1)*x.cols], x.row(i), finest) / finest
	}
}

// multiply adds to out the product of each row of x with each row of weights.
func (q *quick) multiply(out, x matrix, n *numbers) {
	if x.rows == 0 {
		return
	}
	n.read(x)
	n.out = slices.Grow(n.out[:0], len(out.w))[:len(out.w)]
	for j := 0; j < out.cols; j += abreast {
		quickBlock(n.x, x.cols, q.w[j*x.cols:(j+abreast)*x.cols], n.out, out.cols, j)
	}
	for i := range out.rows {
		sums, row, step := n.out[i*out.cols:(i+1)*out.cols], out.row(i), n.step[i]
		scale := q.scale[:len(row)]
		sums = sums[:len(row)]
		for j := range row {
			row[j] += float32(float32(sums[j]) * float32(step*scale[j]))
		}
	}
}

// quickBlock writes to four columns of out, from at on, the products of the rows of x
// with four rows of weights. Rows of x and of weights have cols figures, those of out
// stride.
var quickBlock = quickBlockGo

func quickBlockGo(x []int16, cols int, w []int16, out []int32, stride, at int) {
	for i := 0; i*cols < len(x); i++ {
		row := x[i*cols : (i+1)*cols]
		for j := range abreast {
			sum := int32(0)
			for k, f := range w[j*cols : (j+1)*cols] {
				sum += int32(f) * int32(row[k])
			}
			out[i*stride+at+j] = sum
		}
	}
}

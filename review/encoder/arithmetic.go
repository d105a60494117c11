package encoder

import (
	"math"
	"sync"

	"veil/internal/exact"
)

// Nearly all the time of training goes into the products of a row of figures with a row of
// weights (for reading, see quick.go). They are added up in eight lanes, each step rounded by itself (the Go
// specification lets a product and a sum be joined unless the product is converted),
// so that every processor comes to the same figures, with wide instructions or without.
const (
	laneCount = 8
	abreast   = 4 // rows of weights that are used at once
)

// block adds to four columns of out, from at on, the products of the rows of x with
// four rows of weights, which follow one another in w. The rows are as long as those
// of x, a multiple of eight.
var block = blockGo

func blockGo(x matrix, w []float32, out matrix, at int) {
	for i := range x.rows {
		sum := out.row(i)[at:]
		for j := range abreast {
			sum[j] += dot(x.row(i), w[j*x.cols:(j+1)*x.cols])
		}
	}
}

// dot is the product of two rows of the same length.
func dot(x, w []float32) float32 {
	w = w[:len(x)]
	var l0, l1, l2, l3, l4, l5, l6, l7 float32
	for len(x) >= laneCount {
		a, b := (*[laneCount]float32)(x), (*[laneCount]float32)(w)
		l0 += float32(a[0] * b[0])
		l1 += float32(a[1] * b[1])
		l2 += float32(a[2] * b[2])
		l3 += float32(a[3] * b[3])
		l4 += float32(a[4] * b[4])
		l5 += float32(a[5] * b[5])
		l6 += float32(a[6] * b[6])
		l7 += float32(a[7] * b[7])
		x, w = x[laneCount:], w[laneCount:]
	}
	sum := ((l0 + l4) + (l2 + l6)) + ((l1 + l5) + (l3 + l7))
	for i, f := range x {
		sum += float32(f * w[i])
	}
	return sum
}

// multiply adds to out the product of each row of x with each row of w.
func multiply(out, x, w matrix) {
	if x.cols%laneCount != 0 || w.rows%abreast != 0 {
		for i := range x.rows {
			for j := range w.rows {
				out.row(i)[j] += dot(x.row(i), w.row(j))
			}
		}
		return
	}
	for j := 0; j < w.rows; j += abreast {
		block(x, w.w[j*w.cols:(j+abreast)*w.cols], out, j)
	}
}

// axpy adds a times x to y.
func axpy(y []float32, a float32, x []float32) {
	y = y[:len(x)]
	for i, f := range x {
		y[i] += float32(a * f)
	}
}

// plus adds x to y.
func plus(y, x []float32) {
	y = y[:len(x)]
	for i, f := range x {
		y[i] += f
	}
}

// positive puts 0 for what is less.
func positive(x []float32) {
	for i, f := range x {
		x[i] = max(f, 0)
	}
}

// unit brings a row to the length 1 and returns the length it had.
func unit(x []float32) float32 {
	const least = 1e-6
	length := max(float32(math.Sqrt(float64(dot(x, x)))), least)
	for i := range x {
		x[i] /= length
	}
	return length
}

// bend is the hyperbolic tangent of each figure.
func bend(x []float32) {
	for i, f := range x {
		x[i] = float32(1 - 2/(exact.Exp(2*float64(f))+1))
	}
}

// softmax makes shares of figures, that come to 1.
func softmax(x []float32) {
	top := x[0]
	for _, f := range x {
		top = max(top, f)
	}
	sum := float32(0)
	for i, f := range x {
		x[i] = float32(exact.Exp(float64(f - top)))
		sum += x[i]
	}
	for i := range x {
		x[i] /= sum
	}
}

// positions are what each place in a sentence adds.
var positions = sync.OnceValue(func() *[maxPieces][narrow]float32 {
	const half = narrow / 2
	var out [maxPieces][narrow]float32
	for at := range out {
		for i := range half {
			s, c := math.Sincos(float64(at) * exact.Exp(-math.Ln10*4*float64(i)/(half-1)))
			out[at][i], out[at][half+i] = float32(s), float32(c)
		}
	}
	return &out
})

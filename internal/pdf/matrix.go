package pdf

import "math"

// Matrix is a transformation [a b c d e f]: x' = ax+cy+e, y' = bx+dy+f
// (PDF 32000-1, 8.3.3).
type Matrix [6]float64

// Identity is the transformation that changes nothing.
var Identity = Matrix{1, 0, 0, 1, 0, 0}

// Mul returns the transformation that applies m first and then n.
func (m Matrix) Mul(n Matrix) Matrix {
	return Matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// Apply transforms a point.
func (m Matrix) Apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// Vector transforms a direction: without the translation.
func (m Matrix) Vector(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y, m[1]*x + m[3]*y
}

// Scale is the mean factor by which lengths grow.
func (m Matrix) Scale() float64 { return math.Sqrt(math.Abs(m[0]*m[3] - m[1]*m[2])) }

// maxCoord is the largest element of a matrix that is taken seriously.
const maxCoord = 1e12

// Valid reports whether all elements are finite and within reason.
func (m Matrix) Valid() bool {
	for _, v := range m {
		if math.IsNaN(v) || math.IsInf(v, 0) || math.Abs(v) > maxCoord {
			return false
		}
	}
	return true
}

// Bounds returns the smallest upright box around box after the transformation.
func (m Matrix) Bounds(box [4]float64) [4]float64 {
	r := [4]float64{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, p := range [4][2]float64{{box[0], box[1]}, {box[2], box[1]}, {box[2], box[3]}, {box[0], box[3]}} {
		x, y := m.Apply(p[0], p[1])
		r = [4]float64{min(r[0], x), min(r[1], y), max(r[2], x), max(r[3], y)}
	}
	return r
}

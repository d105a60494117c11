package exact

import "math"

// Exp is e to the power of x, within a few units of the last place. That of
// package math is written apart for each kind of processor, and the answers may
// differ in the last bit; here every step is rounded on its own, so that a
// verdict is the same on all of them (the Go specification lets a product and a
// sum be joined in one step unless the product is converted).
func Exp(x float64) float64 {
	const (
		ln2Hi = 6.93147180369123816490e-01 // ln 2 in two parts, the first with zeros at its end
		ln2Lo = 1.90821492927058770002e-10
		terms = 14 // of the series, enough for |r| ≤ ln 2 / 2
		most  = 700
	)
	x = max(-most, min(most, x))
	k := math.Floor(float64(x*math.Log2E) + 0.5)
	r := x - float64(k*ln2Hi)
	r -= float64(k * ln2Lo)
	p := 1.0
	for n := terms; n > 0; n-- {
		p = 1 + float64(r*p)/float64(n)
	}
	return math.Ldexp(p, int(k))
}

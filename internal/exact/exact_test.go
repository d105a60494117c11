package exact

import (
	"math"
	"testing"
)

func TestExp(t *testing.T) {
	for _, x := range []float64{-1e9, -700, -30.25, -1, -math.Ln2 / 2, -1e-12, 0, 1e-12, 0.3, 1, 6, 88.7, 700, 1e9} {
		want := math.Exp(max(-700, min(700, x)))
		if got := Exp(x); math.Abs(got-want) > 4e-15*want {
			t.Errorf("Exp(%v) = %v, want %v", x, got, want)
		}
	}
}

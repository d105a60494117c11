package pdf

import (
	"math"
	"slices"
	"testing"
)

// TestIntersectGaps shares gaps, and lets those of no width not multiply.
func TestIntersectGaps(t *testing.T) {
	for _, tt := range []struct {
		name  string
		x, y  []interval
		least float64
		want  []interval
	}{
		{"nothing", nil, []interval{{1, 2}}, 0, nil},
		{"one", []interval{{1, 5}}, []interval{{3, 9}}, 1, []interval{{3, 5}}},
		{"too narrow", []interval{{1, 5}}, []interval{{4.5, 9}}, 1, nil},
		{"margins", []interval{{1, 5}}, []interval{{math.Inf(-1), 2}, {4, math.Inf(1)}}, 0.5, []interval{{1, 2}, {4, 5}}},
		{"no size", []interval{{1, 5}}, []interval{{5, 9}, {2, 2}}, 0, nil},
		{"inside out", []interval{{5, 1}}, []interval{{0, 9}}, 0, nil},
	} {
		if got := intersectGaps(tt.x, tt.y, tt.least); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
	all := []interval{{2, 2}, {2, 2}}
	for range 100 {
		all = intersectGaps(all, []interval{{2, 2}, {2, 2}}, 0)
	}
	if len(all) > 4 {
		t.Errorf("%d gaps", len(all))
	}
}

package pdf

import (
	"math"
	"slices"
	"testing"
)

// TestIntersectGaps shares gaps, and lets those of no width not multiply.
func TestIntersectGaps(t *testing.T) {
	for _, tt := range []struct {
		name string
		x, y []interval
		size float64
		want []interval
	}{
		{"nothing", nil, []interval{{1, 2}}, 0, nil},
		{"one", []interval{{1, 5}}, []interval{{3, 9}}, 4, []interval{{3, 5}}},
		{"too narrow", []interval{{1, 5}}, []interval{{4.5, 9}}, 4, nil},
		{"margins", []interval{{1, 5}}, []interval{{math.Inf(-1), 2}, {4, math.Inf(1)}}, 2, []interval{{1, 2}, {4, 5}}},
		{"a full cell", []interval{{1, 5}}, []interval{{4.9, 5}}, 4, []interval{{4.9, 5}}},
		{"beside a full cell", []interval{{4.9, 5}}, []interval{{0, 9}}, 4, []interval{{4.9, 5}}},
		{"no size", []interval{{1, 5}}, []interval{{5, 9}, {2, 2}}, 0, nil},
		{"inside out", []interval{{5, 1}}, []interval{{0, 9}}, 0, nil},
	} {
		if got := intersectGaps(tt.x, tt.y, tt.size); !slices.Equal(got, tt.want) {
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

package pdf

import (
	"cmp"
	"slices"
	"sync"
)

// Spots are large and nearly in order: they are looked at first, sorted by their
// keys, and moved once.

// streak is spots that keep their order: those from at and up to end.
type streak struct {
	key     float64
	at, end int
}

// sorter is memory for sorting.
type sorter struct {
	runs  []streak
	spots []spot
}

var sorters = sync.Pool{New: func() any { return &sorter{} }}

// sortDown sorts spots from the top; those of one height keep their order.
func sortDown(spots []spot) {
	sorted := true
	for i := 1; i < len(spots) && sorted; i++ {
		sorted = spots[i].v <= spots[i-1].v
	}
	if sorted {
		return
	}
	s := sorters.Get().(*sorter)
	s.runs = s.runs[:0]
	for i := range spots {
		if n := len(s.runs); n > 0 && s.runs[n-1].key == -spots[i].v {
			s.runs[n-1].end = i + 1
		} else {
			s.runs = append(s.runs, streak{-spots[i].v, i, i + 1})
		}
	}
	s.sort(spots)
}

// sortAcross sorts spots along the line; those at one place keep their order.
func sortAcross(spots []spot) {
	sorted := true
	for i := 1; i < len(spots) && sorted; i++ {
		sorted = spots[i].u >= spots[i-1].u
	}
	if sorted {
		return
	}
	s := sorters.Get().(*sorter)
	s.runs = s.runs[:0]
	for i := range spots {
		s.runs = append(s.runs, streak{spots[i].u, i, i + 1})
	}
	s.sort(spots)
}

// sort puts the spots in the order of the runs' keys, and ends the use of s.
func (s *sorter) sort(spots []spot) {
	slices.SortFunc(s.runs, func(a, b streak) int {
		switch {
		case a.key < b.key:
			return -1
		case a.key > b.key:
			return 1
		}
		return cmp.Compare(a.at, b.at)
	})
	s.spots = append(s.spots[:0], spots...)
	to := 0
	for _, r := range s.runs {
		to += len(append(spots[to:to], s.spots[r.at:r.end]...))
	}
	sorters.Put(s)
}

package main

import "slices"

// prune leaves out all rows but the n that matter most: those without which the
// loss would grow most. That is about half a weight's square times the
// curvature of the loss, for which stand the squared gradients (optimal brain
// damage, LeCun and others 1989). The features left out weigh nothing from then
// on, and those kept learn to do without them.
func (m *learner) prune(n int) {
	worth := make([]float32, len(m.rows))
	for i := range m.rows {
		r := &m.rows[i]
		for l := 1; l < labels; l++ {
			worth[i] += float32(float32(r.w[l]*r.w[l]) * r.g[l])
		}
	}
	sorted := slices.Clone(worth)
	slices.Sort(sorted)
	least := float32(0)
	if n < len(sorted) {
		least = sorted[len(sorted)-n-1]
	}
	m.pruned = make([]bool, len(m.rows))
	for i := range m.rows {
		if worth[i] <= least {
			m.pruned[i] = true
			m.rows[i] = row{}
		}
	}
}

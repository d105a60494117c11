package repeat

import (
	_ "embed"
	"encoding/json"
	"math"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"
)

//go:embed weights.json
var weightsJSON []byte

// weights are those of the logistic model over Compare's figures; made by
// review/train from the drafts in review/corpus.
var weights = sync.OnceValue(func() (w [Inputs]float64) {
	if err := json.Unmarshal(weightsJSON, &w); err != nil {
		panic("repeat: " + err.Error()) // a broken build
	}
	return w
})

// From is the probability from which a sentence counts as a repetition: where
// seven in ten of those named are repetitions, on drafts by authors left out (go
// run ./review/train -check -authors). To be told of one that is none costs a tired
// writer more than to miss one.
const From = 0.55

// Probability returns how likely it is, 0 to 1, that figures of Compare are
// those of a repetition.
func Probability(w, figures [Inputs]float64) float64 {
	sum := 0.0
	for i, f := range figures {
		sum += w[i] * f
	}
	return 1 / (1 + math.Exp(-sum))
}

// Best returns the earlier sentence that one most likely repeats, or -1, and
// the probability.
func (x *Index) Best(later int, w [Inputs]float64) (int, float64) {
	best, p := -1, 0.0
	for j := range later {
		if x.identical(later, j) {
			return j, 1
		}
		if !x.shares(later, j) {
			continue
		}
		if q := Probability(w, x.Compare(later, j)); q > p {
			best, p = j, q
		}
	}
	return best, p
}

// identical reports whether two sentences say the same stems, at least three,
// in whatever order: that needs no weighing.
func (x *Index) identical(later, earlier int) bool {
	a, b := &x.said[later], &x.said[earlier]
	return len(a.terms) >= 3 && a.denies == b.denies &&
		slices.EqualFunc(a.terms, b.terms, func(s, t term) bool { return s.id == t.id })
}

// Find returns for each sentence the earlier one that it repeats, or -1.
func (x *Index) Find() []int {
	out := make([]int, len(x.said))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range out {
		g.Go(func() error {
			out[i] = -1
			if j, p := x.Best(i, weights()); p >= From {
				out[i] = j
			}
			return nil
		})
	}
	g.Wait()
	return out
}

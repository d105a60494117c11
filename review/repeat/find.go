package repeat

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"math"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"veil/review/encoder"
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

// From is the probability from which a sentence counts as a repetition: where about
// seven in ten of those named are repetitions, on drafts by authors left out (go
// run ./review/train -check -encoder -held nsw). To be told of one that is none costs a
// tired writer more than to miss one.
const From = 0.7

// What the encoder is asked about, for it takes long.
const (
	// worthAsking is the sum of a pair's weighed figures without the encoder's from
	// which that is asked: below, it changes hardly a verdict.
	worthAsking = -0.7
	// rivals is with how many earlier sentences one is compared, the most alike ones.
	rivals = 8
	// mostWords is how many words of a draft are read, about five pages: of a longer one
	// the sentences that are most alike.
	mostWords = 2500
)

// rival is an earlier sentence that one may repeat, and the sum of the pair's weighed
// figures without the encoder's.
type rival struct {
	later, earlier int
	sum            float64
}

// Ask asks the encoder about the sentences of which it may matter what it says, and
// returns how many these are.
func (x *Index) Ask(w [Inputs]float64, net *encoder.Net) int {
	found := make([][]rival, len(x.said))
	x.each(func(i int) {
		var all []rival
		for j := range i {
			if !x.shares(i, j) {
				continue
			}
			if s := sum(w, x.Compare(i, j)); s >= worthAsking {
				all = append(all, rival{i, j, s})
			}
		}
		slices.SortFunc(all, promising)
		found[i] = all[:min(rivals, len(all))]
	})
	all := slices.Concat(found...)
	slices.SortFunc(all, promising)
	ask := make([]bool, len(x.said))
	words := 0
	for _, r := range all {
		for _, i := range [...]int{r.later, r.earlier} {
			if !ask[i] {
				words += x.said[i].words
			}
			ask[i] = true
		}
		s := &x.said[r.later]
		s.open = append(s.open, r.earlier)
		if words > mostWords {
			break
		}
	}
	var at []int
	var texts []string
	for i, is := range ask {
		if is {
			at, texts = append(at, i), append(texts, x.said[i].text)
		}
	}
	for k, r := range net.Read(texts) {
		x.said[at[k]].sense = &r.Sense
	}
	return len(at)
}

// promising puts those most alike first.
func promising(a, b rival) int {
	return cmp.Or(cmp.Compare(b.sum, a.sum), a.later-b.later, a.earlier-b.earlier)
}

// Probability returns how likely it is, 0 to 1, that figures of Compare are
// those of a repetition.
func Probability(w, figures [Inputs]float64) float64 {
	return 1 / (1 + math.Exp(-sum(w, figures)))
}

func sum(w, figures [Inputs]float64) (sum float64) {
	for i, f := range figures {
		sum += w[i] * f
	}
	return sum
}

// Best returns the earlier sentence that one most likely repeats, or -1, and
// the probability; after Ask.
func (x *Index) Best(later int, w [Inputs]float64) (int, float64) {
	for j := range later {
		if x.identical(later, j) {
			return j, 1
		}
	}
	best, p := -1, 0.0
	for _, j := range x.said[later].open {
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
	x.Ask(weights(), encoder.Sense())
	x.each(func(i int) {
		out[i] = -1
		if j, p := x.Best(i, weights()); p >= From {
			out[i] = j
		}
	})
	return out
}

// each calls f with the sentences' numbers, on all processors.
func (x *Index) each(f func(i int)) {
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range x.said {
		g.Go(func() error { f(i); return nil })
	}
	g.Wait()
}

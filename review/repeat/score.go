package repeat

import (
	"math"
	"slices"
)

// Inputs is the number of figures that tell how alike two sentences are.
const Inputs = 9

// Compare returns how sentence later is like the earlier one, each figure about
// 0 to 1: shared weight by the shorter and by the longer sentence, with and
// without words that stand for each other, the rarest shared word, shared
// numbers, marks of repeating, nearness.
func (x *Index) Compare(later, earlier int) [Inputs]float64 {
	a, b := &x.said[later], &x.said[earlier]
	var same, like, rare float64
	short, long := a, b
	if b.total < a.total {
		short, long = b, a
	}
	k := 0
	for _, t := range short.terms {
		for k < len(long.terms) && long.terms[k].id < t.id {
			k++
		}
		if k < len(long.terms) && long.terms[k].id == t.id {
			same += t.weight
			like += t.weight
			rare = max(rare, t.weight)
		} else if t.concept > 0 {
			like += 0.7 * min(t.weight, long.names(t.concept))
		}
	}
	numbers := 0.0
	if slices.ContainsFunc(a.numbers, func(n string) bool { return slices.Contains(b.numbers, n) }) {
		numbers = 1
	}
	marked := 0.0
	if a.marked {
		marked = 1
	}
	top := func(x float64) float64 { return math.Min(x, 1) }
	return [Inputs]float64{
		1,
		top(same / max(short.total, 3)),
		top(like / max(short.total, 3)),
		top(like / max(long.total, 3)),
		top(like / 14),
		top(rare / 4),
		numbers,
		marked * top(like/max(short.total, 3)),
		1 / (1 + float64(later-earlier)/6),
	}
}

// Words is the number of words in a sentence.
func (x *Index) Words(i int) int { return x.said[i].words }

package repeat

import (
	"math"
	"slices"
	"veil/review/encoder"
)

// Inputs is the number of figures that tell how alike two sentences are.
const (
	Inputs   = 47
	Likeness = Inputs - 1 // the place of what the encoder makes of them
)

// Comparable reports whether two sentences say anything that could be compared.
func (x *Index) Comparable(later, earlier int) bool {
	return len(x.said[later].terms) > 0 && len(x.said[earlier].terms) > 0
}

// shares reports whether two sentences share a word or a concept at all.
func (x *Index) shares(later, earlier int) bool {
	_, like, _, _ := share(&x.said[later], &x.said[earlier])
	return like > 0
}

// Compare returns how sentence later is like the earlier one, each figure about
// 0 to 1. Besides the weight of what they share, with and without words that
// stand for each other, it looks at what would make them two events: other
// numbers, other names, one that denies and one that does not, something new; and
// at what is usually said twice: a request, an opinion, something short, at the end
// what was said at the beginning; and, where the encoder has been asked about both, at
// what that makes of them.
func (x *Index) Compare(later, earlier int) [Inputs]float64 {
	a, b := &x.said[later], &x.said[earlier]
	short, long := a, b
	if b.total < a.total {
		short, long = b, a
	}
	same, like, rare, usual := share(short, long)
	is := func(on bool) float64 {
		if on {
			return 1
		}
		return 0
	}
	top := func(x float64) float64 { return math.Min(x, 1) }
	apart := later - earlier
	numbers := slices.ContainsFunc(a.numbers, func(n string) bool { return slices.Contains(b.numbers, n) })
	names := slices.ContainsFunc(a.names, func(n string) bool { return slices.Contains(b.names, n) })
	dates := slices.ContainsFunc(a.dates, func(n string) bool { return slices.Contains(b.dates, n) })
	gram := top(grams(a, b))
	shorter := top(like / max(short.total, 3))
	alike, end := is(a.kind == b.kind), float64(later)/float64(len(x.said))
	stands := top(usual / max(math.Sqrt(a.usual*b.usual), 3))
	return [Inputs]float64{
		1,
		top(same / max(short.total, 3)),
		shorter,
		top(like / max(long.total, 3)),
		top(like / 14),
		top(rare / 4),
		is(numbers),
		is(a.marked) * shorter,
		1 / (1 + float64(apart)/6),
		top(like / max(a.total, 3)),
		stands,
		stands * stands,
		shorter * shorter,
		is(!numbers && len(a.numbers) > 0 && len(b.numbers) > 0),
		is(names),
		is(!names && len(a.names) > 0 && len(b.names) > 0),
		is(a.denies != b.denies) * shorter,
		is((a.kind == request) == (b.kind == request)) * shorter,
		is(a.kind == request && b.kind == request),
		is(apart == 1),
		gram,
		top(max(0, stands-x.usually(later)) * 2),
		1 / float64(1+len(a.terms)),
		1 / float64(1+len(b.terms)),
		is(dates),
		is(!dates && len(a.dates) > 0 && len(b.dates) > 0),
		is(a.kind == request),
		is(b.kind == request),
		alike,
		alike * shorter,
		is(a.kind == request && b.kind == request) * shorter,
		end,
		float64(earlier) / float64(len(x.said)),
		is(a.kind == opinion || a.kind == mixed),
		is(b.kind == opinion || b.kind == mixed),
		is(like == 0),
		is(a.kind == request) * end,
		alike * stands,
		is(a.kind == fact && b.kind == fact),
		top(float64(a.words) / 40),
		top(float64(b.words) / 40),
		is(len(a.numbers) > 0),
		is(len(b.numbers) > 0),
		is(a.denies == b.denies),
		is(a.kind != b.kind && a.kind < request && b.kind < request),
		is(len(a.names) > 0),
		x.alike(later, earlier),
	}
}

// alike is Like of two sentences, or 0 where the encoder has not been asked.
func (x *Index) alike(later, earlier int) float64 {
	a, b := x.said[later].sense, x.said[earlier].sense
	if a == nil || b == nil {
		return 0
	}
	return Like(a, b)
}

// Like is the cosine of two senses, less half.
func Like(a, b *[encoder.Senses]float32) float64 { return float64(encoder.Alike(a, b)) - 0.5 }

// share returns the weight of the stems that two sentences share, the same with
// stems of one concept, the weight of the rarest and all of it again by how
// usual the stems are in drafts at large. The terms are in rising order.
func share(short, long *said) (same, like, rare, usual float64) {
	k := 0
	for _, t := range short.terms {
		for k < len(long.terms) && long.terms[k].id < t.id {
			k++
		}
		if k < len(long.terms) && long.terms[k].id == t.id {
			same += t.weight
			like += t.weight
			usual += t.usual
			rare = max(rare, t.weight)
		} else if t.concept > 0 {
			if w, u := long.weightsOf(t.concept); w > 0 {
				like += 0.7 * min(t.weight, w)
				usual += 0.7 * min(t.usual, u)
			}
		}
	}
	return same, like, rare, usual
}

// grams is how many of the runs of four letters two sentences share, which
// sees through endings and misspellings.
func grams(a, b *said) float64 {
	if len(a.grams) == 0 || len(b.grams) == 0 {
		return 0
	}
	n, k := 0, 0
	for _, g := range a.grams {
		for k < len(b.grams) && b.grams[k] < g {
			k++
		}
		if k < len(b.grams) && b.grams[k] == g {
			n++
		}
	}
	return float64(n) / float64(min(len(a.grams), len(b.grams)))
}

// usually is how much a sentence shares with the earlier ones on average:
// where a whole draft turns on one thing, to share it says little.
func (x *Index) usually(later int) float64 {
	s := &x.said[later]
	if s.average >= 0 {
		return s.average
	}
	sum, n := 0.0, 0
	for j := range later {
		b := &x.said[j]
		if len(b.terms) == 0 {
			continue
		}
		short, long := s, b
		if b.total < s.total {
			short, long = b, s
		}
		_, _, _, usual := share(short, long)
		sum += math.Min(usual/max(math.Sqrt(s.usual*b.usual), 3), 1)
		n++
	}
	s.average = sum / float64(max(n, 1))
	return s.average
}

// Text is the sentence, from its first word to its last.
func (x *Index) Text(i int) string { return x.said[i].text }

// Words is the number of words in a sentence.
func (x *Index) Words(i int) int { return x.said[i].words }

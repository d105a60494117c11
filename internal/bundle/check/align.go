package main

import "sort"

// pair says that word g of the gold text is word o of the output.
type pair struct{ g, o int }

// align finds which words of an output are which of the gold text, in order.
// It ties both together at runs of words that each has once, and fills in
// between; where that leaves much, it gives up rather than guess.
func align(g, o []token) []pair {
	a := &aligner{g: g, o: o}
	a.between(0, len(g), 0, len(o), 4)
	sort.Slice(a.pairs, func(i, j int) bool { return a.pairs[i].g < a.pairs[j].g })
	return a.pairs
}

type aligner struct {
	g, o  []token
	pairs []pair
}

// between aligns g[g1:g2] with o[o1:o2] by runs of n words.
func (a *aligner) between(g1, g2, o1, o2, n int) {
	// Equal words at both ends.
	for g1 < g2 && o1 < o2 && a.same(g1, o1) {
		a.pairs = append(a.pairs, pair{g1, o1})
		g1, o1 = g1+1, o1+1
	}
	for g1 < g2 && o1 < o2 && a.same(g2-1, o2-1) {
		g2, o2 = g2-1, o2-1
		a.pairs = append(a.pairs, pair{g2, o2})
	}
	if g1 == g2 || o1 == o2 {
		return
	}
	if n == 0 {
		if (g2-g1)*(o2-o1) <= 1<<21 {
			a.longest(g1, g2, o1, o2)
		}
		return
	}
	anchors := a.anchors(g1, g2, o1, o2, n)
	for _, p := range anchors {
		a.between(g1, p.g, o1, p.o, n/2)
		for k := range n {
			a.pairs = append(a.pairs, pair{p.g + k, p.o + k})
		}
		g1, o1 = p.g+n, p.o+n
	}
	a.between(g1, g2, o1, o2, n/2)
}

func (a *aligner) same(g, o int) bool { return a.o[o].label == "" && a.g[g].word == a.o[o].word }

// anchors are runs of n words that stand once in each part, in an order that
// both have.
func (a *aligner) anchors(g1, g2, o1, o2, n int) []pair {
	once := func(ts []token, from, to int, plain bool) map[string]int {
		at := map[string]int{}
		for i := from; i+n <= to; i++ {
			key, ok := "", true
			for _, t := range ts[i : i+n] {
				key += t.word + " "
				ok = ok && t.label == "" && (!plain || t.span < 0)
			}
			if !ok {
				continue
			}
			if _, dup := at[key]; dup {
				at[key] = -1
			} else {
				at[key] = i
			}
		}
		return at
	}
	gs, os := once(a.g, g1, g2, true), once(a.o, o1, o2, false)
	var ps []pair
	for k, i := range gs {
		if j, ok := os[k]; ok && i >= 0 && j >= 0 {
			ps = append(ps, pair{i, j})
		}
	}
	sort.Slice(ps, func(i, j int) bool { return ps[i].g < ps[j].g })
	ps = increasing(ps)
	// Runs may overlap; keep those that do not.
	var out []pair
	for _, p := range ps {
		if k := len(out); k == 0 || p.g >= out[k-1].g+n && p.o >= out[k-1].o+n {
			out = append(out, p)
		}
	}
	return out
}

// increasing is the longest part of ps in which o grows, too.
func increasing(ps []pair) []pair {
	var tails []int
	prev := make([]int, len(ps))
	for i, p := range ps {
		k := sort.Search(len(tails), func(k int) bool { return ps[tails[k]].o >= p.o })
		prev[i] = -1
		if k > 0 {
			prev[i] = tails[k-1]
		}
		if k == len(tails) {
			tails = append(tails, i)
		} else {
			tails[k] = i
		}
	}
	if len(tails) == 0 {
		return nil
	}
	out := make([]pair, len(tails))
	for i, k := tails[len(tails)-1], len(tails)-1; k >= 0; i, k = prev[i], k-1 {
		out[k] = ps[i]
	}
	return out
}

// meets reports whether a detail and a label of its kind are at two places: in a list
// of names and numbers there is little else to go by.
func (a *aligner) meets(g, o int) bool {
	return a.o[o].label != "" && a.g[g].kind != "" && a.g[g].kind == a.o[o].kind
}

// longest is the longest common subsequence of two short parts, in which labels go
// with details of their kind.
func (a *aligner) longest(g1, g2, o1, o2 int) {
	w := o2 - o1 + 1
	t := make([]int32, (g2-g1+1)*w)
	for i := g2 - g1 - 1; i >= 0; i-- {
		for j := o2 - o1 - 1; j >= 0; j-- {
			if a.same(g1+i, o1+j) || a.meets(g1+i, o1+j) {
				t[i*w+j] = t[(i+1)*w+j+1] + 1
			} else {
				t[i*w+j] = max(t[(i+1)*w+j], t[i*w+j+1])
			}
		}
	}
	for i, j := 0, 0; i < g2-g1 && j < o2-o1; {
		switch {
		case a.same(g1+i, o1+j):
			a.pairs = append(a.pairs, pair{g1 + i, o1 + j})
			i, j = i+1, j+1
		case a.meets(g1+i, o1+j):
			i, j = i+1, j+1
		case t[(i+1)*w+j] >= t[i*w+j+1]:
			i++
		default:
			j++
		}
	}
}

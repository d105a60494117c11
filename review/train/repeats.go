package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"

	"veil/internal/drafts"
	"veil/review/judge"
	"veil/review/phrase"
	"veil/review/repeat"
)

// pair is two sentences of a draft by their figures, and whether the later one
// repeats the earlier.
type pair struct {
	later, earlier int
	figures        [repeat.Inputs]float64
	same           bool
}

// weigh is how much a repetition counts in training beside another pair; there are two
// hundred of those for one.
const weigh = 4

// said reads a draft's sentences, all but greetings and the like.
func said(d drafts.Draft) []repeat.Sentence {
	var out []repeat.Sentence
	for _, s := range d.Sentences {
		x := repeat.Sentence{Text: d.Text}
		for k := judge.Fact; k < judge.Other; k++ {
			if k.String() == s.Kind {
				x.Kind = uint8(k)
				x.Tokens = phrase.Tokens(d.Text, s.Start, s.End)
			}
		}
		out = append(out, x)
	}
	return out
}

// fitRepeats trains the logistic model without the encoder by Newton's method, which
// needs few steps for few figures.
func fitRepeats(ps []pair) (w [repeat.Inputs]float64) {
	const steps, decay = 12, 2.0
	const n = repeat.Inputs
	for range steps {
		var g [n]float64
		var h [n][n]float64
		for _, p := range ps {
			q := repeat.Probability(w, p.figures)
			weight, want := 1.0, 0.0
			if p.same {
				weight, want = weigh, 1
			}
			d, c := weight*(q-want), weight*q*(1-q)
			for i, f := range p.figures {
				if f == 0 {
					continue
				}
				g[i] += d * f
				for j := range i + 1 {
					h[i][j] += c * f * p.figures[j]
				}
			}
		}
		for i := range n {
			if i > 0 {
				g[i] += decay * w[i]
				h[i][i] += decay
			}
			h[i][i] += 1e-3
			for j := range i {
				h[j][i] = h[i][j]
			}
		}
		for i, d := range solve(h, g) {
			w[i] -= d
		}
	}
	return w
}

// solve returns x of h·x = g by elimination; h is symmetric and positive.
func solve(h [repeat.Inputs][repeat.Inputs]float64, g [repeat.Inputs]float64) [repeat.Inputs]float64 {
	n := len(g)
	for k := range n {
		for i := k + 1; i < n; i++ {
			f := h[i][k] / h[k][k]
			for j := k; j < n; j++ {
				h[i][j] -= f * h[k][j]
			}
			g[i] -= f * g[k]
		}
	}
	for i := n - 1; i >= 0; i-- {
		for j := i + 1; j < n; j++ {
			g[i] -= h[i][j] * g[j]
		}
		g[i] /= h[i][i]
	}
	return g
}

// checkRepeats measures repetitions on drafts that the models have not seen.
func checkRepeats(tests []test, list bool) {
	cuts := []float64{0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7}
	tallies, linked := make([]drafts.Tally, len(cuts)), make([]int, len(cuts))
	read, all := 0, 0
	for _, t := range tests {
		for _, f := range t.files {
			d := f.draft
			x := repeat.NewIndex(said(d))
			open := x.Ask(t.alike, t.sense)
			read, all = read+open, all+len(d.Sentences)
			for i, s := range d.Sentences {
				j, p := x.Best(i, t.alike)
				for k, from := range cuts {
					tallies[k].Add(p >= from, s.Repeats >= 0)
					if p >= from && j == s.Repeats {
						linked[k]++
					}
				}
				if list && p >= repeat.From && j != s.Repeats {
					fmt.Printf("! %.2f %v\t%s\t%s\n", p, s.Repeats >= 0, text(d, j), text(d, i))
				}
			}
		}
	}
	for k, from := range cuts {
		fmt.Printf("repeats from %.2f  %s  linked %d\n", from, tallies[k], linked[k])
	}
	fmt.Printf("the encoder was asked about %d of %d sentences\n", read, all)
}

func text(d drafts.Draft, i int) string { return d.Text[d.Sentences[i].Start:d.Sentences[i].End] }

// writeFrequency counts in how many drafts a stem stands.
func writeFrequency(ds []drafts.Draft) error {
	count := map[string]int{}
	for _, d := range ds {
		seen := map[string]bool{}
		for _, s := range said(d) {
			for _, st := range repeat.Stems(s) {
				seen[st] = true
			}
		}
		for st := range seen {
			count[st]++
		}
	}
	const least = 3 // rarer stems weigh about the same
	var b strings.Builder
	fmt.Fprintf(&b, "* %d\n", len(ds))
	for _, st := range slices.Sorted(maps.Keys(count)) {
		if count[st] >= least {
			fmt.Fprintf(&b, "%s %d\n", st, count[st])
		}
	}
	return os.WriteFile("review/repeat/frequency.txt", []byte(b.String()), 0o644)
}

// writeRepeats writes the weights.
func writeRepeats(w [repeat.Inputs]float64) error {
	for i, x := range w {
		w[i] = math.Round(x*1000) / 1000
	}
	b, err := json.Marshal(w)
	if err != nil {
		return err
	}
	return os.WriteFile("review/repeat/weights.json", append(b, '\n'), 0o644)
}

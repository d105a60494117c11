package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"

	"veil/internal/drafts"
	"veil/review/phrase"
	"veil/review/repeat"
)

// pair is two sentences of a draft by their figures, and whether the later one
// repeats the earlier.
type pair struct {
	figures [repeat.Inputs]float64
	same    bool
}

// index reads a draft's sentences, all but greetings and the like.
func indexOf(d drafts.Draft) *repeat.Index {
	var tokens [][]phrase.Token
	for _, s := range d.Sentences {
		var t []phrase.Token
		if s.Kind != "other" {
			t = phrase.Tokens(d.Text, s.Start, s.End)
		}
		tokens = append(tokens, t)
	}
	return repeat.NewIndex(tokens)
}

func pairs(ds []drafts.Draft) []pair {
	var out []pair
	for _, d := range ds {
		x := indexOf(d)
		for i, s := range d.Sentences {
			for j := range i {
				if x.Words(i) > 0 && x.Words(j) > 0 {
					out = append(out, pair{x.Compare(i, j), s.Repeats == j})
				}
			}
		}
	}
	return out
}

// fitRepeats trains the logistic model by plain gradient descent.
func fitRepeats(ps []pair) (w [repeat.Inputs]float64) {
	const steps, rate, decay, weigh = 3000, 1.2, 1e-4, 6.0
	var total float64
	for _, p := range ps {
		total++
		if p.same {
			total += weigh - 1
		}
	}
	for range steps {
		var g [repeat.Inputs]float64
		for _, p := range ps {
			q := repeat.Probability(w, p.figures)
			d := q
			if p.same {
				d = weigh * (q - 1)
			}
			for k, f := range p.figures {
				g[k] += d * f
			}
		}
		for k := range w {
			w[k] -= rate * (g[k]/total*20 + decay*w[k])
		}
	}
	return w
}

// checkRepeats measures repetitions on drafts that the model has not seen.
func checkRepeats(ds []drafts.Draft) {
	const folds = 5
	for _, from := range []float64{0.2, 0.3, 0.4, 0.5, 0.6, 0.7} {
		var t drafts.Tally
		linked := 0
		for fold := range folds {
			var train, test []drafts.Draft
			for i, d := range ds {
				if i%folds == fold {
					test = append(test, d)
				} else {
					train = append(train, d)
				}
			}
			w := cachedFit(fold, train)
			for _, d := range test {
				x := indexOf(d)
				for i, s := range d.Sentences {
					j, p := x.Best(i, w)
					t.Add(p >= from, s.Repeats >= 0)
					if p >= from && j == s.Repeats {
						linked++
					}
				}
			}
		}
		fmt.Printf("repeats from %.1f  %s  linked %d\n", from, t, linked)
	}
}

// writeRepeats trains on all drafts and writes the weights.
func writeRepeats(ds []drafts.Draft) error {
	w := fitRepeats(pairs(ds))
	for i, x := range w {
		w[i] = math.Round(x*1000) / 1000
	}
	b, err := json.Marshal(w)
	if err != nil {
		return err
	}
	return os.WriteFile("review/repeat/weights.json", append(b, '\n'), 0o644)
}

var fits = map[int][repeat.Inputs]float64{}

func cachedFit(fold int, train []drafts.Draft) [repeat.Inputs]float64 {
	if w, ok := fits[fold]; ok {
		return w
	}
	fits[fold] = fitRepeats(pairs(train))
	return fits[fold]
}

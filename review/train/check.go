package main

import (
	"fmt"
	"math"
	"slices"

	"veil/internal/drafts"
	"veil/review/judge"
)

// cuts are probabilities from which a sentence could count as emotional or an
// attack.
var cuts = [...]float64{0.2, 0.3, 0.4, 0.5, 0.6}

// crossValidate prints what the model does on drafts that it has not seen.
func crossValidate(files []file) {
	const folds = 5
	var kinds [5]drafts.Tally
	var cited, missing drafts.Tally
	var emotional, attacks [len(cuts)]drafts.Tally
	wrong := map[[2]int]int{}
	for fold := range folds {
		var train, test []file
		for i, f := range files {
			if i%folds == fold {
				test = append(test, f)
			} else {
				train = append(train, f)
			}
		}
		m, second := fit(train), fitSecond(train)
		for _, f := range test {
			context := f.reader.Context(m.all(f.examples))
			for i, x := range f.examples {
				sum := judge.Second(second, context[i])
				got := index(sum[:kindRows])
				for k := range kinds {
					kinds[k].Add(got == k, x.kind == k)
				}
				if got != x.kind {
					wrong[[2]int{x.kind, got}]++
				}
				for k, cut := range cuts {
					from := float32(math.Log(cut / (1 - cut)))
					emotional[k].Add(sum[emotion] > from, x.emotion)
					attacks[k].Add(sum[attack] > from, x.attack)
				}
				e := 0
				if got == 0 || got == 2 {
					e = index(sum[evidence:])
				}
				cited.Add(e == 1, x.evidence == 1)
				missing.Add(e == 2, x.evidence == 2)
			}
		}
	}
	macro := 0.0
	for k, name := range []string{"fact", "opinion", "mixed", "request", "other"} {
		fmt.Printf("%-10s %s\n", name, kinds[k])
		if k != 2 {
			macro += kinds[k].F1() / 4
		}
	}
	fmt.Printf("macro F1 without mixed %.3f\n", macro)
	for k, cut := range cuts {
		fmt.Printf("from %.2f  emotional  %s\n           attack     %s\n", cut, emotional[k], attacks[k])
	}
	fmt.Printf("cited      %s\nmissing    %s\n", cited, missing)
	fmt.Println("taken for (want, got):", wrong)
}

func index(xs []float32) int { return slices.Index(xs, slices.Max(xs)) }

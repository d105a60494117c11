package main

import (
	"fmt"
	"math"
	"slices"

	"veil/review/judge"
)

// cuts are probabilities from which a sentence could count as emotional or an
// attack.
var cuts = [...]float64{0.2, 0.3, 0.4, 0.5, 0.6}

// crossValidate prints what the model does on drafts that it has not seen.
func crossValidate(files []file) {
	const folds = 5
	var kinds [5]tally
	var cited, missing tally
	var emotional, attacks [len(cuts)]tally
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
					kinds[k].add(got == k, x.kind == k)
				}
				if got != x.kind {
					wrong[[2]int{x.kind, got}]++
				}
				for k, cut := range cuts {
					from := float32(math.Log(cut / (1 - cut)))
					emotional[k].add(sum[emotion] > from, x.emotion)
					attacks[k].add(sum[attack] > from, x.attack)
				}
				e := 0
				if got == 0 || got == 2 {
					e = index(sum[evidence:])
				}
				cited.add(e == 1, x.evidence == 1)
				missing.add(e == 2, x.evidence == 2)
			}
		}
	}
	macro := 0.0
	for k, name := range []string{"fact", "opinion", "mixed", "request", "other"} {
		fmt.Printf("%-10s %s\n", name, kinds[k])
		if k != 2 {
			macro += kinds[k].f1() / 4
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

// tally counts the answers to one question.
type tally struct{ right, claimed, there int }

func (t *tally) add(got, want bool) {
	if got {
		t.claimed++
	}
	if want {
		t.there++
	}
	if got && want {
		t.right++
	}
}

func (t tally) f1() float64 {
	if t.right == 0 {
		return 0
	}
	return 2 * float64(t.right) / float64(t.claimed+t.there)
}

func (t tally) String() string {
	return fmt.Sprintf("F1 %.3f  precision %.3f  recall %.3f  of %d", t.f1(), float64(t.right)/max(1, float64(t.claimed)), float64(t.right)/max(1, float64(t.there)), t.there)
}

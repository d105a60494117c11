package main

import (
	"encoding/json"
	"math"
	"os"

	"veil/review/judge"
)

// asked is a draft's figures of what it asks for, and whether it does.
type asked struct {
	figures [judge.OutcomeFigures]float64
	does    bool
}

// asked reads them from what the second step makes of the draft's sentences.
func (f file) asked(second *[judge.Contexts][judge.Rows]float32, context [][judge.Contexts]float32) asked {
	vs := make([]judge.Verdict, len(context))
	for i, c := range context {
		vs[i] = judge.Second(second, c).Verdict()
	}
	figures, _ := f.reader.OutcomeFigures(vs)
	return asked{figures, f.draft.Outcome == "yes"}
}

// fitOutcome trains the logistic model of the outcome by gradient descent over
// all drafts; those that ask for nothing are fewer and weigh more.
func fitOutcome(as []asked) (w [judge.OutcomeFigures]float64) {
	const steps, rate, decay = 3000, 0.5, 0.003
	no := 0.0
	for _, a := range as {
		if !a.does {
			no++
		}
	}
	n := float64(len(as))
	weigh := math.Sqrt((n - no) / max(no, 1))
	for range steps {
		var g [judge.OutcomeFigures]float64
		for _, a := range as {
			d := judge.OutcomeOf(w, a.figures)
			if a.does {
				d--
			} else {
				d *= weigh
			}
			for i, f := range a.figures {
				g[i] += d * f / n
			}
		}
		for i := range w {
			if i > 0 {
				g[i] += decay * w[i]
			}
			w[i] -= rate * g[i]
		}
	}
	return w
}

// writeOutcome writes the weights.
func writeOutcome(w [judge.OutcomeFigures]float64) error {
	for i, x := range w {
		w[i] = math.Round(x*1000) / 1000
	}
	b, err := json.Marshal(w)
	if err != nil {
		return err
	}
	return os.WriteFile("review/judge/outcome.json", append(b, '\n'), 0o644)
}

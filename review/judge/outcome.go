package judge

import (
	_ "embed"
	"encoding/json"
	"math"
	"strings"
	"sync"

	"veil/review/sentence"
)

// Whether a draft asks for something definite is judged over the draft: one
// doubtful request among forty sentences of a diary is none, three plain ones at
// the end of a letter are.

// outcomeWeights is what the command in review/train wrote: a number for each
// figure.
//
//go:embed outcome.json
var outcomeWeights []byte

var outcome = sync.OnceValue(func() (w [OutcomeFigures]float64) {
	if err := json.Unmarshal(outcomeWeights, &w); err != nil {
		panic("judge: the embedded weights of the outcome cannot be read: " + err.Error()) // a broken build
	}
	return w
})

// Outcome returns the probability that the draft asks for a definite outcome,
// 0 to 1, and the sentences that ask for it; vs is what Judge returned.
func (r *Reader) Outcome(vs []Verdict) (p float64, found []int) {
	f, found := r.OutcomeFigures(vs)
	return OutcomeOf(outcome(), f), found
}

// OutcomeOf is the probability by weights and figures.
func OutcomeOf(w, f [OutcomeFigures]float64) float64 {
	sum := 0.0
	for i, x := range f {
		sum += w[i] * x
	}
	return 1 / (1 + math.Exp(-sum))
}

// OutcomeFigures is how many figures tell whether a draft asks for something.
const OutcomeFigures = 12

// OutcomeFigures returns the figures, each about 0 to 1, and the sentences that
// ask for something to be done or, where none does, those that ask at all.
func (r *Reader) OutcomeFigures(vs []Verdict) (f [OutcomeFigures]float64, found []int) {
	var best, results, others, plain, questions, charged, spoken, n float64
	var wanted, asked []int
	to := 0.0
	for i, v := range vs {
		s := &r.all[i]
		if v.Kind == Other && r.has(i, "opening") {
			f[3] = 1
		}
		you := s.has(reader)
		if you {
			to++
		}
		if v.Kind != Request {
			continue
		}
		n++
		asked = append(asked, i)
		p := min(float64(v.Sure), 0.999)
		best = max(best, math.Log(p/(1-p)))
		if r.wants(i) {
			wanted, results = append(wanted, i), results+p
		} else {
			others += p
		}
		first := s.first()
		command := commands[first] || first == "please" || first == "kindly"
		if r.has(i, "request") || command {
			plain++
		}
		if command || you || s.has(writer) {
			spoken++
		}
		if strings.HasSuffix(r.text[s.Start:s.End], "?") {
			questions++
		}
		if v.Emotional >= EmotionalFrom {
			charged++
		}
		if 10*i >= 6*(len(vs)-1) {
			f[4] = 1
		}
		if s.Role == sentence.Item || asks.MatchString(r.heads[i]) {
			f[5] = 1
		}
	}
	f[0] = 1
	f[1], f[2], f[9] = best/5, min(math.Log1p(results)/2, 1), min(math.Log1p(others)/2, 1)
	f[10] = min(4*to/float64(max(len(vs), 1)), 1)
	if n > 0 {
		f[6], f[7], f[8], f[11] = plain/n, questions/n, charged/n, spoken/n
	}
	if len(wanted) == 0 {
		wanted = asked
	}
	return f, wanted
}

// has reports whether a word of the writer's own plays a part.
func (s *seen) has(part role) bool {
	for _, t := range s.tokens {
		if !t.Quoted && roles[t.Lower] == part {
			return true
		}
	}
	return false
}

// wants reports whether a request asks for something to be done or changed. To
// ask for an answer, for a confirmation that the letter came or why something
// happened asks for no result.
func (r *Reader) wants(i int) bool {
	if r.has(i, "result") {
		return true
	}
	s := &r.all[i]
	return !r.has(i, "reply-only") && (r.has(i, "request") || !strings.HasSuffix(r.text[s.Start:s.End], "?"))
}

func (r *Reader) has(i int, rule string) bool {
	for _, m := range r.all[i].matches {
		if m.Rule.ID == rule {
			return true
		}
	}
	return false
}

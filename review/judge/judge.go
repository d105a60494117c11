// Package judge says of each sentence of a draft whether it states a fact,
// gives an opinion, does both, asks for something or does none of these;
// whether its writer's own words are emotional, or an attack on somebody; and
// whether a claim names its evidence.
//
// It promises the same verdict for the same sentences, on every machine and
// without a network, in time linear in the text. Words that the writer quotes
// from others do not count as the writer's.
//
// It does not promise to be right: it is a linear model trained on labelled
// drafts (review/corpus), with a second opinion by review/encoder where the tone is
// open, and a hint for a reader who decides. It knows nothing of what is true.
package judge

import (
	"runtime"
	"sync"
	"veil/internal/exact"
	"veil/review/encoder"
)

// Kind is what a sentence does.
type Kind uint8

// The kinds.
const (
	Fact Kind = iota
	Opinion
	Mixed
	Request
	Other
	kinds
)

var kindNames = [...]string{"fact", "opinion", "mixed", "request", "other"}

// String returns the kind's name in reports.
func (k Kind) String() string { return kindNames[k] }

// Evidence is how a sentence stands to what could prove it.
type Evidence uint8

// What evidence there is.
const (
	NotNeeded Evidence = iota
	Cited
	Missing
	evidences
)

var evidenceNames = [...]string{"", "cited", "missing"}

// String returns "cited", "missing" or nothing.
func (e Evidence) String() string { return evidenceNames[e] }

// Verdict is what the model says of one sentence.
type Verdict struct {
	Kind      Kind
	Sure      float32 // probability of the kind, 0 to 1
	Emotional float32 // probabilities, 0 to 1
	Attack    float32
	Evidence  Evidence
}

// The probabilities from which a sentence counts as emotional or an attack, and a
// draft as asking for an outcome, chosen where F1 is about best when one author at a
// time is left out, each author counted once (go run ./review/train -check -authors).
const (
	EmotionalFrom = 0.17
	AttackFrom    = 0.4
	OutcomeFrom   = 0.5
)

// evidenceFrom is the probability, that of the sentence making a claim times
// that of what it says of evidence, from which its evidence counts as cited or
// missing; chosen in the same way. Of a claim that may well be none, nothing is
// said to be missing.
const evidenceFrom = 0.40

// Judge returns the verdict on each sentence.
func (r *Reader) Judge() []Verdict {
	m := embedded()
	first := make([]Sums, len(r.all))
	var wait sync.WaitGroup
	part := max(1, (len(r.all)+runtime.GOMAXPROCS(0)-1)/runtime.GOMAXPROCS(0))
	for from := 0; from < len(first); from += part {
		wait.Go(func() {
			var fs []Feature
			for i := from; i < min(from+part, len(first)); i++ {
				fs = r.Features(fs[:0], i)
				first[i] = m.sums(fs)
			}
		})
	}
	wait.Wait()
	sums := make([]Sums, len(r.all))
	r.linear = make([]Verdict, len(r.all))
	for i, c := range r.Context(first) {
		sums[i] = Second(&m.second, c)
		r.linear[i] = sums[i].Verdict()
	}
	r.Opinions(sums, encoder.Tone())
	out := make([]Verdict, len(r.all))
	for i, sum := range sums {
		out[i] = sum.Verdict()
	}
	return out
}

// The rows of the model's matrix.
const (
	rowKind      = 0
	rowEmotional = rowKind + int(kinds)
	rowAttack    = rowEmotional + 1
	rowEvidence  = rowAttack + 1
	rows         = rowEvidence + int(evidences)
)

// sums is what the first step says of a sentence by its features.
func (m *model) sums(fs []Feature) (sum Sums) {
	for _, f := range fs {
		at := m.at(f.Hash)
		if at == nil {
			continue
		}
		for r := range sum {
			sum[r] += float32(f.Value * float32(at[r]) * m.scale[r])
		}
	}
	return sum
}

// Second is what the second step makes of a sentence's figures.
func Second(w *[Contexts][rows]float32, c [Contexts]float32) (sum Sums) {
	for i, x := range c {
		if x == 0 {
			continue
		}
		for r := range sum {
			sum[r] += float32(x * w[i][r])
		}
	}
	return sum
}

// Verdict puts sums into words.
func (sum Sums) Verdict() Verdict {
	var v Verdict
	best, p := softmax(sum[rowKind:rowEmotional])
	v.Kind, v.Sure = Kind(best), p
	v.Emotional, v.Attack = sigmoid(sum[rowEmotional]), sigmoid(sum[rowAttack])
	if v.Kind == Fact || v.Kind == Mixed {
		kind, p, e := soft(sum[rowKind:rowEmotional]), soft(sum[rowEvidence:]), Cited
		if p[Missing] > p[Cited] {
			e = Missing
		}
		if float32((kind[Fact]+kind[Mixed])*p[e]) >= evidenceFrom {
			v.Evidence = e
		}
	}
	return v
}

// softmax returns the greatest of the sums and its probability.
func softmax(sums []float32) (int, float32) {
	best, p := 0, soft(sums)
	for i := range sums {
		if sums[i] > sums[best] {
			best = i
		}
	}
	return best, p[best]
}

// soft returns the probabilities of at most kinds sums.
func soft(sums []float32) (p [kinds]float32) {
	top := sums[0]
	for _, s := range sums {
		top = max(top, s)
	}
	var total float32
	for i, s := range sums {
		p[i] = float32(exact.Exp(float64(s - top)))
		total += p[i]
	}
	for i := range sums {
		p[i] /= total
	}
	return p
}

func sigmoid(x float32) float32 { return float32(1 / (1 + exact.Exp(-float64(x)))) }

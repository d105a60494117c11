// Command train learns the weights by which package body judges runs of words
// with capitals that no rule of it knows.
//
//	go run ./rules/body/train [-out FILE] [GLOB ...]
//
// It reads marked documents, those of rules/ner/corpus, of its folder more and of
// testdata/src unless others are named, and writes the weights for three questions: is it a school or
// an organisation; is it of an address; and, of bodies, is it a school. Each is
// answered by a sum of weights, learned by gradient descent on the logistic loss
// with steps that shrink by feature (AdaGrad). The same documents give the same
// bytes.
package main

import (
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"

	"veil/internal/gold"
	"veil/rules"
	"veil/rules/body"
)

func main() {
	out := flag.String("out", filepath.FromSlash("rules/body/weights.bin"), "the file to write")
	flag.Parse()
	globs := flag.Args()
	if len(globs) == 0 {
		globs = []string{"rules/ner/corpus/*.md", "rules/ner/corpus/more/*.md", "testdata/src/*.md"}
	}
	if err := run(*out, globs); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(out string, globs []string) error {
	var all []example
	for _, g := range globs {
		files, err := filepath.Glob(filepath.FromSlash(g))
		if err != nil {
			return err
		}
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			doc, err := gold.Parse(src)
			if err != nil {
				return fmt.Errorf("%s: %w", filepath.Base(file), err)
			}
			all = append(all, examples(doc)...)
		}
	}
	if len(all) == 0 {
		return fmt.Errorf("no documents; run it in the folder of the project")
	}
	var weights []byte
	for _, q := range questions {
		weights = append(weights, pack(learn(all, q))...)
	}
	return os.WriteFile(out, weights, 0o644)
}

// example is a candidate and what the marks say it is: a kind, "" for nothing.
type example struct {
	features []uint32
	kind     string
}

// examples are the candidates of a document. A candidate is what most of its
// bytes are marked as.
func examples(doc gold.Doc) []example {
	var out []example
	for _, c := range body.Candidates(doc.Text) {
		x := example{features: c.Features}
		for _, s := range doc.Spans {
			if min(s.End, c.End)-max(s.Start, c.Start) > (c.End-c.Start)/2 {
				x.kind = s.Kind
			}
		}
		out = append(out, x)
	}
	return out
}

// question returns the answer for an example of a kind and what the example
// weighs, 0 for one that is none of its business.
type question func(kind string) (yes bool, weight float64)

var questions = []question{
	func(kind string) (bool, float64) {
		return kind == rules.School || kind == rules.Organisation, weight(kind)
	},
	func(kind string) (bool, float64) { return kind == rules.Address, weight(kind) },
	func(kind string) (bool, float64) {
		if kind != rules.School && kind != rules.Organisation {
			return false, 0
		}
		return kind == rules.School, 1
	},
}

// weight is what an example weighs. To take one identifying thing for another
// does little harm, since both are masked.
func weight(kind string) float64 {
	switch kind {
	case rules.School, rules.Organisation, rules.Address:
		return 2
	case "":
		return 1
	case rules.Person:
		return 0.3
	}
	return 0.2
}

const (
	epochs = 25
	rate   = 0.15
	shrink = 2e-4
	runs   = 4   // whose weights are averaged
	drop   = 0.2 // the share of features that each step does without
)

// learn returns the mean of the weights of several runs: the order of the
// examples and the features left out are chance, and what one run makes of words
// seldom seen is too.
func learn(all []example, q question) []float64 {
	mean := make([]float64, body.Weights)
	for n := range runs {
		for i, v := range learnOnce(all, q, uint64(n)+1) {
			mean[i] += v / float64(runs)
		}
	}
	return mean
}

func learnOnce(all []example, q question, seed uint64) []float64 {
	w, sum := make([]float64, body.Weights), make([]float64, body.Weights)
	r := rand.New(rand.NewPCG(seed, 2))
	order := r.Perm(len(all))
	var kept []uint32
	for range epochs {
		r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			yes, weight := q(all[i].kind)
			if weight == 0 {
				continue
			}
			if !yes && (all[i].kind == rules.School || all[i].kind == rules.Organisation || all[i].kind == rules.Address) {
				weight = min(weight, 0.2) // the other kind of what is masked
			}
			kept = kept[:0]
			for _, f := range all[i].features {
				if r.Float64() >= drop {
					kept = append(kept, f)
				}
			}
			z := body.Bias
			for _, f := range kept {
				z += w[f]
			}
			d := 1 / (1 + math.Exp(-z))
			if yes {
				d--
			}
			d *= weight
			for _, f := range kept {
				g := d + shrink*w[f]
				sum[f] += g * g
				w[f] -= rate * g / math.Sqrt(sum[f]+1)
			}
		}
	}
	return w
}

// pack rounds weights to eighths of their unit; those of a step with fewer
// features are made good for all of them.
func pack(w []float64) []byte {
	out := make([]byte, len(w))
	for i, v := range w {
		out[i] = byte(int8(max(-127, min(127, math.Round(v*(1-drop)*body.Unit)))))
	}
	return out
}

// Package encoder gives a second opinion on a sentence: a small neural network that
// has read much English before it read this project's labelled drafts, and so knows
// that "swept under the carpet" and "brushed aside" are of one kind though no draft
// has the words.
//
// The network is the Universal Sentence Encoder (Cer and others, 2018,
// arXiv:1803.11175), its small English form: a transformer of two layers (Vaswani and
// others, 2017) over 8,000 pieces of words, given by its authors under the Apache
// licence 2.0 (see LICENSE-weights), trained on by go run ./review/train. It sees one
// sentence at a time.
//
// It promises the same figures for the same sentence, whatever stands beside it and
// on every machine. It does not promise to be right: it is a hint, as the rest of the
// check is.
package encoder

import (
	_ "embed"
	"runtime"
	"sync"
)

// Outputs is how many figures a sentence gets: those of judge.Sums, in that order.
const Outputs = 10

//go:embed weights.bin
var weights []byte

// Embedded is the network in the program.
var Embedded = sync.OnceValue(func() *Net {
	n, err := Decode(weights)
	if err != nil {
		panic("encoder: the embedded weights cannot be read: " + err.Error()) // a broken build
	}
	return n
})

// together is how many pieces are worked on at once: enough for a matrix to be read
// once for many, and few enough to stay near the processor.
const together = 256

// Read returns the figures of each sentence, on all processors.
func (n *Net) Read(sentences []string) [][Outputs]float32 {
	out := make([][Outputs]float32, len(sentences))
	jobs := make(chan [2]int)
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(sentences)) {
		wait.Go(func() {
			var p pass
			for j := range jobs {
				p.reset()
				for _, s := range sentences[j[0]:j[1]] {
					p.add(cut(s))
				}
				for k, o := range n.forward(&p) {
					out[j[0]+k] = o
				}
			}
		})
	}
	for from, to := 0, 0; from < len(sentences); from = to {
		for size := 0; to < len(sentences) && size < together; to++ {
			size += len(sentences[to])/4 + 1
		}
		jobs <- [2]int{from, to}
	}
	close(jobs)
	wait.Wait()
	return out
}

// Package encoder gives a second opinion on sentences: small neural networks that
// have read much English before they read this project's labelled drafts, and so know
// that "swept under the carpet" and "brushed aside" are of one kind though no draft
// has the words. One tells the tone of a sentence, the other its sense, so that two can
// be compared.
//
// They are made of the Universal Sentence Encoder (Cer and others, 2018,
// arXiv:1803.11175), its small English form: a transformer of two layers (Vaswani and
// others, 2017) over 8,000 pieces of words, given by its authors under the Apache
// licence 2.0 (see LICENSE-weights), trained on by go run ./review/train; the one for
// sense has only the first layer. They see one sentence at a time.
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

// The figures that a sentence gets.
const (
	Tones  = 10  // of its tone: those of judge.Sums, in that order
	Senses = 512 // of its sense
)

// Reading is what the network makes of a sentence. Of two sentences that make the
// same point, the senses point the same way.
type Reading struct {
	Tone  [Tones]float32
	Sense [Senses]float32 // of length 1
}

// Alike is the cosine of two senses, -1 to 1.
func Alike(a, b *[Senses]float32) float32 { return dot(a[:], b[:]) }

//go:embed tone.bin
var toneWeights []byte

//go:embed sense.bin
var senseWeights []byte

// Tone and Sense are the networks in the program.
var (
	Tone  = sync.OnceValue(func() *Net { return embedded(toneWeights, toneForm) })
	Sense = sync.OnceValue(func() *Net { return embedded(senseWeights, senseForm) })
)

func embedded(b []byte, f form) *Net {
	n, err := decode(b, f)
	if err != nil {
		panic("encoder: the embedded weights cannot be read: " + err.Error()) // a broken build
	}
	return n.hasten()
}

// together is how many pieces are worked on at once: enough for a matrix to be read
// once for many, and few enough to stay near the processor.
const together = 256

// Read reads each sentence, on all processors.
func (n *Net) Read(sentences []string) []Reading {
	out := make([]Reading, len(sentences))
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
				copy(out[j[0]:], n.forward(&p))
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

// Command train makes the weights of the name recogniser, and measures them.
// It runs in the root of the project:
//
//	go run ./rules/ner/train -data ../shared/data/ner         # writes the weights
//	go run ./rules/ner/train -data ../shared/data/ner -eval   # prints the figures
//
// The same inputs always give the same weights. What the inputs were is
// recorded beside the weights (see manifest.go); a test compares.
package main

import (
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"

	"veil/rules/ner/internal/tagger"
)

const (
	corpusDir   = "rules/ner/corpus"
	weightsFile = "rules/ner/weights.bin"
)

func main() {
	log.SetFlags(0)
	data := flag.String("data", "../shared/data/ner", "folder with train, dev and names")
	out := flag.String("o", weightsFile, "file to write")
	eval := flag.Bool("eval", false, "measure the weights instead of making them")
	flag.Parse()
	runtime.GOMAXPROCS(2) // one for the work, one for the garbage
	var err error
	if *eval {
		err = evaluate(os.Stdout, *data, *out)
	} else {
		err = run(*data, *out)
	}
	if err != nil {
		log.Fatal(err)
	}
}

// How long is trained, and on how many copies of our own documents each time.
// Before epoch pruneAt all but the rows that matter most are left out; those
// kept are what fits into 2 MiB.
const (
	rowBits       = 21
	rowsKept      = 231000
	epochs        = 7
	pruneAt       = 4
	copies        = 4
	generalCopies = 8
	notes         = 300 // papers made from templates, others in each epoch
	averageEach   = 20  // batches, in the epochs after the one of the pruning
	batch         = 48  // documents whose sentences are shuffled together
)

func run(data, out string) error {
	start := time.Now()
	b, err := train(data)
	if err != nil {
		return err
	}
	if err := os.WriteFile(out, b, 0o644); err != nil {
		return err
	}
	text, err := manifest(".", data, b)
	if err != nil {
		return err
	}
	if err := os.WriteFile(strings.TrimSuffix(out, ".bin")+".sha256", []byte(text), 0o644); err != nil {
		return err
	}
	fmt.Printf("%d bytes in %.0f s\n", len(b), time.Since(start).Seconds())
	return nil
}

// train returns the encoded weights.
func train(data string) ([]byte, error) {
	lexicon, err := entries(data)
	if err != nil {
		return nil, err
	}
	names, err := loadNames(data)
	if err != nil {
		return nil, err
	}
	docs, err := loadSets(data)
	if err != nil {
		return nil, err
	}
	own, _, err := loadCorpus(corpusDir)
	if err != nil {
		return nil, err
	}
	t := trainer{
		learner: newLearner(rowBits), names: names, lexicon: tagger.NewLexicon(lexicon),
		rng: rand.New(rand.NewPCG(1, 2)),
	}
	for range copies {
		docs = append(docs, own...)
	}
	general, err := loadGeneral()
	if err != nil {
		return nil, err
	}
	for range generalCopies {
		docs = append(docs, general...)
	}
	for e := range epochs {
		if e == pruneAt {
			t.learner.prune(rowsKept)
		}
		start := time.Now()
		all := slices.Clone(docs)
		for range notes {
			all = append(all, names.note(t.rng))
		}
		t.rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for i := 0; i < len(all); i += batch {
			t.batch(all[i:min(i+batch, len(all))])
			if e > pruneAt && i/batch%averageEach == 0 {
				t.learner.average.add(t.learner)
			}
		}
		fmt.Printf("epoch %d: %d words, loss %.4f, %.0f s\n", e+1, t.words, t.loss/float64(t.words), time.Since(start).Seconds())
		t.words, t.loss = 0, 0
	}
	return t.learner.weights(lexicon).Append(nil), nil
}

// trainer turns documents into sentences to learn from.
type trainer struct {
	learner *learner
	names   *nameLists
	lexicon *tagger.Lexicon
	rng     *rand.Rand

	passage   tagger.Passage
	features  tagger.Features
	allowed   []uint8
	sentences []sentence
	words     int
	loss      float64
}

// batch learns from the documents, each with new names and damage.
func (t *trainer) batch(docs []Doc) {
	t.sentences = t.sentences[:0]
	for i := range docs {
		d := docs[i]
		if t.rng.IntN(100) < 50 {
			d = spoil(t.names.swap(&d, t.rng), t.rng)
		}
		t.read(&d)
	}
	t.rng.Shuffle(len(t.sentences), func(i, j int) { t.sentences[i], t.sentences[j] = t.sentences[j], t.sentences[i] })
	for i := range t.sentences {
		t.loss += t.learner.step(&t.sentences[i])
		t.words += len(t.sentences[i].allowed)
	}
}

// read cuts a document into sentences. In one document of eight three in ten
// words are hidden from the lists of names, so that names in no list are
// learned too.
func (t *trainer) read(d *Doc) {
	var hide func(uint32) bool
	if seed := t.rng.Uint32(); seed&7 == 0 {
		hide = func(h uint32) bool { return ((h^seed)*0x9E3779B1)>>16%10 < 3 }
	}
	for at := 0; at < len(d.Text); {
		at = t.passage.Read(d.Text, at, t.lexicon, hide)
		t.allowed = allowed(t.allowed, &t.passage, d)
		for i := range t.passage.Sentences {
			s := &t.passage.Sentences[i]
			x := sentence{weight: d.Weight, offs: []int32{0}, allowed: append([]uint8(nil), t.allowed[s.From:s.To]...)}
			for j := s.From; j < s.To; j++ {
				t.passage.Features(&t.features, s, j)
				for _, h := range t.features.Hashes() {
					x.features = append(x.features, tagger.Row(h, t.learner.bits))
				}
				x.offs = append(x.offs, int32(len(x.features)))
			}
			t.sentences = append(t.sentences, x)
		}
	}
}

